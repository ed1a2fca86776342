"""Rules of form: the body (lời văn): alignment, indents, spacing, the end, PL1 II.6."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import partial
from gettext import gettext as _
from gettext import ngettext
from itertools import pairwise
from typing import Final

from generator.checking.form import empty_paragraphs
from generator.checking.form.document import FormDocument, FormParagraph, FormPart
from generator.checking.form.elements import Element, Role
from generator.checking.form.empty_paragraphs import SINGLE, TWIPS, size_of
from generator.checking.form.mending import replace_words, set_on_paragraph
from generator.checking.form.rule import FormRule, FormSlip
from generator.checking.rule import Example, Explanation
from generator.diagnostics import Severity
from generator.word.formats import Alignment, LineRule, ParagraphFormat
from generator.word.wordml import W, remove

_SOURCE: Final = "Nghị định số 30/2020/NĐ-CP, Phụ lục I, mục II.6e và mục V"
_FORMS: Final = "Nghị định số 30/2020/NĐ-CP, Phụ lục III, các mẫu"

INDENTED: Final = frozenset({Element.BASIS, Element.TEXT, Element.ARTICLE, Element.CLAUSE, Element.POINT})
"""What begins with an indent by the decree; headings and dashed items are not named by it."""
_BODY: Final = INDENTED | {Element.HEADING, Element.ITEM}

_FIRST_LINES: Final = (567, 720)
_INDENT_TOLERANCE: Final = 9
"""Word set to inches makes 0.39 or 0.4 of them of a centimetre: nobody sees the difference on paper."""
_LEAST_GAP: Final = 120
_TOLERANCE: Final = 3
_ONE_LINE: Final = 80
"""A text of so many letters certainly fills a line of the page; on a shorter one nobody sees whether it is
justified.
"""
_TYPED_INDENT = re.compile(r"[ \t\u00a0\u2000-\u200a\u3000]{2,}(?=\S)|\t(?=\S)")
_END: Final = "./."


def check_alignment(document: FormDocument) -> Iterator[FormSlip]:
    """The body is justified (canh đều hai lề; PL1 II.6e)."""
    for part in document.parts:
        wrong = [
            one
            for one in _body(part)
            if one.layout.alignment is not Alignment.JUSTIFIED
            and any(len(line) > _ONE_LINE for line in one.text.split("\n"))
        ]
        if wrong:
            message = ngettext(
                "this paragraph is not justified",
                "from this one on {count} paragraphs are not justified",
                len(wrong),
            )
            yield _slip(wrong, message, lambda one: set_on_paragraph(one.element, "jc", val="both"))


def check_first_lines(document: FormDocument) -> Iterator[FormSlip]:
    """The first line of a paragraph begins 1 or 1.27 cm further in (PL1 II.6e)."""
    for part in document.parts:
        wrong = [
            one
            for one in _body(part, INDENTED)
            if not _TYPED_INDENT.match(one.text)
            and one.layout.alignment in {Alignment.JUSTIFIED, Alignment.LEFT}
            and not _is_indented(one.layout)
        ]
        if wrong:
            usual = _usual_first_line(part)
            message = ngettext(
                "the first line of this paragraph is not indented by 1 cm or 1.27 cm",
                "from this one on {count} paragraphs do not begin with an indent of 1 cm or 1.27 cm",
                len(wrong),
            )
            yield _slip(wrong, message, partial(_indent, first_line=usual))


def check_typed_indents(document: FormDocument) -> Iterator[FormSlip]:
    """The indent of a first line is set, not typed with blanks or a tab (kỹ thuật trình bày)."""
    for part in document.parts:
        typed = [one for one in _body(part) if _TYPED_INDENT.match(one.text) and one.runs]
        if typed:
            usual = _usual_first_line(part)
            message = ngettext(
                "blanks or a tab are typed in front of this paragraph",
                "from this one on blanks or tabs are typed in front of {count} paragraphs",
                len(typed),
            )
            yield _slip(typed, message, partial(_untype, first_line=usual))


def check_gaps(document: FormDocument) -> Iterator[FormSlip]:
    """Between two paragraphs there are at least 6 pt (PL1 II.6e)."""
    for part in document.parts:
        wrong = [
            (one, other)
            for one, other in pairwise(part.paragraphs)
            if _is_body(part, one) and _is_body(part, other) and _gap(one, other) < _LEAST_GAP - _TOLERANCE
        ]
        if wrong:
            message = ngettext(
                "there are less than 6 pt between this paragraph and the one before it",
                "from this one on {count} paragraphs stand less than 6 pt below the one before them",
                len(wrong),
            )
            missing = {id(other): _LEAST_GAP - one.layout.after for one, other in wrong}
            yield _slip(
                [other for _one, other in wrong],
                message,
                partial(_part_from_above, missing=missing),
            )


def check_lines(document: FormDocument) -> Iterator[FormSlip]:
    """The lines of the body stand single to one and a half apart (PL1 II.6e)."""
    for part in document.parts:
        wrong = [one for one in _body(part) if _nearest_lines(one) is not None]
        if wrong:
            message = ngettext(
                "the line spacing of this paragraph is less than single or more than 1.5 lines",
                "from this one on {count} paragraphs have a line spacing below single or above 1.5 lines",
                len(wrong),
            )
            yield _slip(wrong, message, _space_lines)


def check_end(document: FormDocument) -> Iterator[FormSlip]:
    """A document ends with "./." (PL3, all forms)."""
    for part in document.parts:
        ends = _ends(part)
        if ends and not any(_END in one.text for one in ends) and _is_closed_by_text(part, ends[-1]):
            yield FormSlip(ends[-1], _("the document does not end with “{mark}”").format(mark=_END))


def check_inside(document: FormDocument) -> Iterator[FormSlip]:
    """The mark "./." stands only at the end of a document (PL3, all forms)."""
    for part in document.parts:
        for one in _ends(part)[:-1]:
            if _END in one.text:
                yield FormSlip(one, _("“{mark}” stands here, and the document goes on").format(mark=_END))


def _body(part: FormPart, elements: frozenset[Element] = _BODY) -> Iterator[FormParagraph]:
    """The paragraphs of the body outside tables that show letters."""
    for one in part.of(*elements):
        if one.cell is None and any(sign.isalnum() for sign in one.text):
            yield one


def _is_body(part: FormPart, one: FormParagraph) -> bool:
    return one.cell is None and part.element_of(one) in _BODY


def _slip(wrong: Sequence[FormParagraph], message: str, repair: Callable[[FormParagraph], None]) -> FormSlip:
    """One finding for all paragraphs of a document that break the rule alike, at the first of them."""

    def repair_all() -> None:
        for one in wrong:
            repair(one)

    return FormSlip(wrong[0], message.format(count=len(wrong)), repair=repair_all)


def _is_indented(layout: ParagraphFormat) -> bool:
    return any(abs(layout.first_line - right) <= _INDENT_TOLERANCE for right in _FIRST_LINES)


def _usual_first_line(part: FormPart) -> int:
    """The one of the two right indents that the document itself has more often."""
    indents = [one.layout.first_line for one in _body(part, INDENTED)]
    return max(_FIRST_LINES, key=lambda right: sum(abs(one - right) <= _INDENT_TOLERANCE for one in indents))


def _indent(one: FormParagraph, first_line: int) -> None:
    set_on_paragraph(
        one.element, "ind", left="0", start=None, firstLine=str(first_line), hanging=None, firstLineChars=None
    )


def _untype(one: FormParagraph, first_line: int) -> None:
    run = next((run.element for run in one.runs if run.text), None)
    while run is not None:
        first = next((child for child in run if child.tag in {W + "tab", W + "t"}), None)
        if first is None or first.tag == W + "t":
            break
        remove(first)
    text = "".join(each.text or "" for each in one.element.iter(W + "t"))
    blanks = text[: len(text) - len(text.lstrip())]
    if blanks:
        replace_words(one.element, blanks, "")
    _indent(one, first_line)


def _gap(one: FormParagraph, other: FormParagraph) -> int:
    return one.layout.after + other.layout.before


def _part_from_above(one: FormParagraph, missing: Mapping[int, int]) -> None:
    set_on_paragraph(one.element, "spacing", before=str(missing[id(one)]), beforeAutospacing=None)


def _nearest_lines(one: FormParagraph) -> float | None:
    """The nearest right line spacing in single lines, None where it is right."""
    layout = one.layout
    lines = layout.line
    if layout.line_rule is not LineRule.MULTIPLE:
        lines = layout.line / (size_of(one) * SINGLE * TWIPS)
    if lines > 1.5 + 0.03:
        return 1.5
    return 1.0 if lines < 1.0 - 0.03 and layout.line_rule is not LineRule.AT_LEAST else None


def _space_lines(one: FormParagraph) -> None:
    right = _nearest_lines(one)
    if right is not None:
        set_on_paragraph(one.element, "spacing", line=str(round(right * 240)), lineRule="auto")


def _ends(part: FormPart) -> list[FormParagraph]:
    """The paragraphs that a document can end with, in reading order."""
    return list(_body(part))


def _is_closed_by_text(part: FormPart, last: FormParagraph) -> bool:
    """Whether the last of the body is its end: no table of an appendix behind it, and a kind that ends so."""
    if part.kind is None and part.role is Role.MAIN:
        return False
    behind = part.paragraphs[part.paragraphs.index(last) + 1 :]
    return not any(part.element_of(one) is Element.CELL_TEXT for one in behind)


def _explain_alignment() -> Explanation:
    return Explanation(
        _("Paragraphs of the body are not justified."),
        _("The decree asks for text that is aligned at both margins."),
        _SOURCE,
        _("Justify them; the repair does it. Paragraphs of a single short line are left alone."),
        Example("Lời văn canh trái, mép phải lởm chởm", "Lời văn canh đều cả hai lề"),
    )


def _explain_first_lines() -> Explanation:
    return Explanation(
        _("Paragraphs of the body do not begin with an indent of 1 cm or 1.27 cm."),
        _("The decree names these two values."),
        _SOURCE,
        _("Set the indent of the first line; the repair takes the value that the document has more often."),
        Example("Chữ đầu dòng lùi vào 0 cm hoặc 1,5 cm", "Chữ đầu dòng lùi vào 1 cm hoặc 1,27 cm"),
    )


def _explain_typed_indents() -> Explanation:
    return Explanation(
        _("The indent of a first line is typed with blanks or a tab."),
        _("Typed indents differ from line to line and move when letters change."),
        _("No law: a habit of clean typing; the decree gives the width of the indent."),
        _("Take the blanks away and set the indent of the first line; the repair does both."),
        Example("␣␣␣␣␣␣Điều 1. Ban hành …", "Điều 1. Ban hành …  (lùi đầu dòng 1 cm)"),
    )


def _explain_gaps() -> Explanation:
    return Explanation(
        _("Paragraphs stand less than 6 pt apart."),
        _("The decree asks for at least 6 pt."),
        _SOURCE,
        _("Set the room before or after the paragraph; the repair sets the one before it."),
        Example("Khoảng cách giữa các đoạn: 0 pt", "Khoảng cách giữa các đoạn: 6 pt"),
    )


def _explain_lines() -> Explanation:
    return Explanation(
        _("The lines of a paragraph stand closer than single or wider than 1.5 lines."),
        _("The decree names these two bounds."),
        _SOURCE,
        _("Set a line spacing between the two; the repair takes the nearer bound."),
        Example("Khoảng cách dòng: 2,0", "Khoảng cách dòng: 1,15"),
    )


def _explain_end() -> Explanation:
    return Explanation(
        _("A document or appendix does not end with the mark of the end."),
        _("All forms of annex III have it; the wording of annex I does not speak of it."),
        _FORMS,
        _("Put the mark behind the last sentence, in place of its full stop."),
        Example(
            "… chịu trách nhiệm thi hành Quyết định này.", "… chịu trách nhiệm thi hành Quyết định này./."
        ),
    )


def _explain_inside() -> Explanation:
    return Explanation(
        _("The mark of the end stands inside a document that goes on."),
        _("Readers take it for the end; often a text was added behind it."),
        _FORMS,
        _("Write a full stop instead, and the mark once at the very end."),
        Example("Điều 2. … kể từ ngày ký./.\nĐiều 3. …./.", "Điều 2. … kể từ ngày ký.\nĐiều 3. …./."),
    )


_E = Severity.ERROR
_W = Severity.WARNING

RULES: Final[tuple[FormRule, ...]] = (
    FormRule("body-not-justified", _E, check_alignment, _explain_alignment, fixable=True),
    FormRule("body-first-line", _E, check_first_lines, _explain_first_lines, fixable=True),
    FormRule("body-typed-indent", _W, check_typed_indents, _explain_typed_indents, usual=_W, fixable=True),
    FormRule("body-gap", _E, check_gaps, _explain_gaps, fixable=True),
    FormRule("body-line-spacing", _E, check_lines, _explain_lines, fixable=True),
    *empty_paragraphs.RULES,
    FormRule("end-mark-missing", _W, check_end, _explain_end, usual=_W),
    FormRule("end-mark-inside", _W, check_inside, _explain_inside, usual=_W),
)
