"""Rules of form: the subject of a letter (trích yếu công văn), PL1 II.5b."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import partial
from gettext import gettext as _
from typing import Final

from generator.checking.form.document import FormDocument, FormParagraph
from generator.checking.form.elements import Element
from generator.checking.form.looks import DECREE
from generator.checking.form.mending import replace_words, set_on_paragraph
from generator.checking.form.rule import FormRule, FormSlip
from generator.checking.form.ruled_lines import lines_under
from generator.checking.rule import Example, Explanation
from generator.diagnostics import Severity

_SOURCE: Final = f"{DECREE}, Phụ lục I, mục II.5"
_BELOW_NUMBER: Final = 120
_BELOW_NUMBER_SLACK: Final = 20
_ABOUT = re.compile(r"v\s*/\s*v(?!\w)", re.IGNORECASE)


def check_letter_line(document: FormDocument) -> Iterator[FormSlip]:
    """A line under the subject of a letter (đường kẻ dưới trích yếu công văn; NĐ 30/2020, PL1 V)."""
    for part in document.parts:
        for one in part.of(Element.LETTER_SUBJECT)[-1:]:
            held = [line for line in lines_under(part, one) if line.holder.cell is one.cell]
            if held:
                message = _("there is a line under the subject of the letter")
                yield FormSlip(one, message, _("take it away; only the subject below a kind has a line"))


def check_letter_opening(document: FormDocument) -> Iterator[FormSlip]:
    """The subject of a letter that does not begin with “V/v” (trích yếu công văn; NĐ 30/2020, PL1 II.5b)."""
    for part in document.parts:
        for one in part.of(Element.LETTER_SUBJECT)[:1]:
            text = one.text.strip()
            # All in capitals it is told of by the rule of its capitals.
            if text.startswith("V/v ") or text.isupper():
                continue
            match = _ABOUT.match(text)
            written = text[: match.end() + 1] if match else ""
            right = "V/v " + ("" if written.endswith(" ") else written[-1:])
            mend = partial(replace_words, one.element, written, right) if written.startswith("V/v") else None
            message = _("the subject of a letter begins with “V/v”")
            yield FormSlip(one, message, _("write “V/v”, a blank, and the subject"), mend)


def check_letter_gap(document: FormDocument) -> Iterator[FormSlip]:
    """The subject of a letter not 6 pt below the number (cách dòng 6pt; NĐ 30/2020, PL1 II.5b)."""
    for part in document.parts:
        number, subject = part.first(Element.NUMBER), part.first(Element.LETTER_SUBJECT)
        if number is None or subject is None:
            continue
        before, after = subject.layout.before, number.layout.after
        # Word adds the two or takes the larger one, as the file has it set.
        gaps = (max(before, after), before + after)
        near = (abs(gap - _BELOW_NUMBER) <= _BELOW_NUMBER_SLACK for gap in gaps)
        if not any(near):
            message = _("the subject stands {points} pt below the number, where 6 pt are laid down").format(
                points=f"{(before + after) / 20:g}"
            )
            hint = _("set 6 pt of room before it")
            yield FormSlip(subject, message, hint, partial(_set_gap, number, subject))


def _set_gap(number: FormParagraph, subject: FormParagraph) -> None:
    set_on_paragraph(number.element, "spacing", after="0", afterAutospacing=None)
    set_on_paragraph(subject.element, "spacing", before=str(_BELOW_NUMBER), beforeAutospacing=None)


def _explain_letter_line() -> Explanation:
    return Explanation(
        _("There is a line under the subject of a letter."),
        _("Only the subject below a kind has a line."),
        f"{DECREE}, Phụ lục I, mục II.5 và V",
        _("Take the drawn line away."),
        Example("V/v cử người họp (có đường kẻ)", "V/v cử người họp"),
    )


def _explain_letter_opening() -> Explanation:
    return Explanation(
        _("The subject of a letter does not begin with “V/v”."),
        _("The decree and its sample form begin it so."),
        _SOURCE,
        _("Write “V/v”, a blank, and the subject."),
        Example("V/V: cử người họp", "V/v cử người họp"),
    )


def _explain_letter_gap() -> Explanation:
    return Explanation(
        _("The subject of a letter stands closer to the number, or farther from it, than laid down."),
        _("The decree asks for 6 pt between them."),
        _SOURCE,
        _("Set 6 pt of room before the subject, and none after the number."),
        Example("V/v sát dưới số và ký hiệu", "V/v cách số và ký hiệu 6pt"),
    )


RULES: Final[tuple[FormRule, ...]] = (
    FormRule(
        *("letter-subject-line", Severity.WARNING, check_letter_line, _explain_letter_line),
        usual=Severity.WARNING,
    ),
    FormRule(
        "letter-subject-opening", Severity.ERROR, check_letter_opening, _explain_letter_opening, fixable=True
    ),
    FormRule(
        *("letter-subject-gap", Severity.ERROR, check_letter_gap, _explain_letter_gap),
        usual=Severity.WARNING,
        fixable=True,
    ),
)
