"""Rules of form: kind and subject (tên loại, trích yếu), PL1 II.5."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from gettext import gettext as _
from typing import Final

from generator.checking.form.centring import off_centre
from generator.checking.form.decisions import RULES as DECISION_RULES
from generator.checking.form.document import FormDocument, FormParagraph, FormPart
from generator.checking.form.elements import Element, Role
from generator.checking.form.letter_subjects import RULES as LETTER_RULES
from generator.checking.form.looks import DECREE
from generator.checking.form.mending import replace_words
from generator.checking.form.rule import FormRule, FormSlip
from generator.checking.form.ruled_lines import (
    THIRD_TO_HALF,
    check_length,
    draw_below,
    is_missing,
    width_of,
)
from generator.checking.rule import Example, Explanation
from generator.diagnostics import Severity

_SOURCE: Final = f"{DECREE}, Phụ lục I, mục II.5"
# Slips, notes of leave and agreements name what they are about in their text (Mẫu 1.8, 1.10).
_WITHOUT_SUBJECT: Final = frozenset({None, "", "GGT", "GNP", "GUQ", "PG", "PC", "PB", "HĐ", "BGN", "BTT"})
_LONGEST_SUBJECT: Final = 500
_END_MARKS: Final = ".;,:"


def check_missing_kind(document: FormDocument) -> Iterator[FormSlip]:
    """Neither a kind nor the subject of a letter (thiếu tên loại, trích yếu; NĐ 30/2020, Điều 8)."""
    part, head = document.main, document.main.first(Element.NUMBER)
    has_none = not part.of(Element.KIND, Element.LETTER_SUBJECT)
    if part.role is Role.MAIN and head is not None and part.first(Element.NATION) and has_none:
        message = _("there is neither the kind of the document nor the subject of a letter")
        hint = _("write the kind in capitals in the middle, or “V/v …” below the number of a letter")
        yield FormSlip(head, message, hint)


def check_missing_subject(document: FormDocument) -> Iterator[FormSlip]:
    """A kind without a subject (thiếu trích yếu; NĐ 30/2020, Điều 8, PL1 II.5b)."""
    for part in document.parts:
        kind = part.first(Element.KIND)
        if kind and part.kind not in _WITHOUT_SUBJECT and not part.of(Element.SUBJECT):
            message = _("the subject below the kind of the document is missing")
            yield FormSlip(kind, message, _("write in short what the document is about"))


def check_alignment(document: FormDocument) -> Iterator[FormSlip]:
    """Kind or subject is not centred (canh giữa tên loại, trích yếu; NĐ 30/2020, PL1 II.5)."""
    yield from off_centre(document, _TITLE)


def check_below_kind(document: FormDocument) -> Iterator[FormSlip]:
    """Something between kind and subject (trích yếu ngay dưới tên loại; NĐ 30/2020, PL1 II.5b).

    Empty paragraphs have a rule of their own.
    """
    for part in document.parts:
        kind, subject = part.first(Element.KIND), part.first(Element.SUBJECT)
        if kind is None or subject is None:
            continue
        start, end = part.paragraphs.index(kind), part.paragraphs.index(subject)
        between = part.paragraphs[start + 1 : end]
        if any(part.element_of(one) is not Element.EMPTY for one in between):
            message = _("the subject does not stand right below the kind of the document")
            yield FormSlip(subject, message, _("take away what stands between them"))


def _subjects(document: FormDocument) -> Iterator[tuple[FormPart, FormParagraph]]:
    """The last paragraphs of the subjects under which a line stands; not those with “(Kèm theo …)” below."""
    for part in document.parts:
        subjects = part.of(Element.SUBJECT)
        if subjects and part.role is Role.MAIN and not part.of(Element.ATTACHED_TO):
            yield part, subjects[-1]


def check_line(document: FormDocument) -> Iterator[FormSlip]:
    """No line under the subject (thiếu đường kẻ dưới trích yếu; NĐ 30/2020, PL1 II.5b)."""
    for part, subject in _subjects(document):
        if is_missing(part, subject):
            width = width_of(document, subject)
            mend = (
                None if width is None else partial(draw_below, subject.element, width * THIRD_TO_HALF.share)
            )
            message = _("there is no line under the subject")
            yield FormSlip(subject, message, _("draw a solid line (Insert, Shapes, Line)"), mend)


def check_line_length(document: FormDocument) -> Iterator[FormSlip]:
    """A line that is not a third to a half of the subject's line (NĐ 30/2020, PL1 II.5b)."""
    message = _("the line is {percent} % as long as the subject, where a third to a half is laid down")
    for part, subject in _subjects(document):
        # In capitals, which have a rule of their own, the text is longer than it is to be.
        if not subject.text.isupper():
            yield from check_length(document, part, subject, THIRD_TO_HALF, message)


def check_end(document: FormDocument) -> Iterator[FormSlip]:
    """A subject that ends with a mark (dấu câu cuối trích yếu); the sample forms have none (PL3)."""
    for part in document.parts:
        for one in part.of(Element.SUBJECT, Element.LETTER_SUBJECT)[-1:]:
            text = one.text.rstrip()
            if text.endswith(tuple(_END_MARKS)):
                last = text.split("\n")[-1].split(" ")[-1]
                message = _("the subject ends with “{mark}”").format(mark=text[-1])
                mend = partial(replace_words, one.element, last, last.rstrip(_END_MARKS))
                yield FormSlip(one, message, _("leave the mark out"), mend)


def check_length_of_words(document: FormDocument) -> Iterator[FormSlip]:
    """A subject that the register of papers has no room for (độ dài trích yếu; NĐ 30/2020, PL6)."""
    for part in document.parts:
        subjects = part.of(Element.SUBJECT) or part.of(Element.LETTER_SUBJECT)
        letters = len(" ".join(" ".join(one.text.split()) for one in subjects))
        if letters > _LONGEST_SUBJECT:
            message = _("the subject has {count} letters, where registers hold {most}").format(
                count=letters, most=_LONGEST_SUBJECT
            )
            yield FormSlip(subjects[0], message, _("say it shorter"))


def _explain_missing_kind() -> Explanation:
    return Explanation(
        _("The paper has neither a kind nor the subject of a letter."),
        _("Kind and subject tell a reader what the paper is; they are main elements."),
        f"{DECREE}, Điều 8 khoản 2 và Phụ lục I, mục II.5",
        _("Write the kind in capitals in the middle, or “V/v …” below the number of a letter."),
        Example("Số: 05/QĐ-UBND", "Số: 05/QĐ-UBND\nQUYẾT ĐỊNH"),
    )


def _explain_missing_subject() -> Explanation:
    return Explanation(
        _("Below the kind of the document there is no subject."),
        _("The subject is a main element; by it a reader knows whether the paper concerns him."),
        f"{DECREE}, Điều 8 khoản 2 và Phụ lục I, mục II.5",
        _("Write in short, right below the kind, what the document is about."),
        Example("QUYẾT ĐỊNH", "QUYẾT ĐỊNH\nVề việc thành lập Ban Chỉ đạo chuyển đổi số"),
    )


def _explain_alignment() -> Explanation:
    return Explanation(
        _("Kind or subject is not centred."),
        _("The decree centres both on the page, and the subject of a letter below its number."),
        _SOURCE,
        _("Centre it with the alignment of the paragraph, not with blanks."),
        Example("QUYẾT ĐỊNH (căn lề trái)", "QUYẾT ĐỊNH (canh giữa)"),
    )


def _explain_below_kind() -> Explanation:
    return Explanation(
        _("Something stands between the kind of the document and its subject."),
        _("The subject stands right below the kind."),
        _SOURCE,
        _("Take away what stands between them."),
        Example(
            "QUYẾT ĐỊNH\n-----\nVề việc thành lập Tổ công tác", "QUYẾT ĐỊNH\nVề việc thành lập Tổ công tác"
        ),
    )


def _explain_line() -> Explanation:
    return Explanation(
        _("There is no line under the subject."),
        _("A solid line a third to a half as long as the text stands below it."),
        _SOURCE,
        _("Draw a solid line (Insert, Shapes, Line), centred."),
        Example("Trích yếu không có đường kẻ", "Đường kẻ dài bằng 1/3 đến 1/2 dòng trích yếu"),
    )


def _explain_line_length() -> Explanation:
    return Explanation(
        _("The line under the subject is longer or shorter than laid down."),
        _(
            "The decree asks for a third to a half of the line of text. Of a subject in several lines the "
            "last one is taken; the decree does not say which."
        ),
        _SOURCE,
        _("Draw it a third to a half as long as the last line of the subject."),
        Example("Đường kẻ dài bằng dòng trích yếu", "Đường kẻ dài bằng 1/3 đến 1/2 dòng trích yếu"),
    )


def _explain_end() -> Explanation:
    return Explanation(
        _("The subject ends with a full stop or another mark."),
        _("It is a title, not a sentence; the sample forms have no mark there."),
        f"{DECREE}, các mẫu tại Phụ lục III",
        _("Leave the mark out."),
        Example("Về việc thành lập Tổ công tác.", "Về việc thành lập Tổ công tác"),
    )


def _explain_length_of_words() -> Explanation:
    return Explanation(
        _("The subject is longer than 500 letters."),
        _("The field for it in registers and in what systems exchange holds 500."),
        f"{DECREE}, Phụ lục VI",
        _("Say it shorter; leave what the body says to the body."),
        Example("Trích yếu dài 620 ký tự", "Trích yếu dài không quá 500 ký tự"),
    )


_TITLE: Final = (Element.KIND, Element.SUBJECT, Element.LETTER_SUBJECT)

RULES: Final[tuple[FormRule, ...]] = (
    FormRule("kind-missing", Severity.ERROR, check_missing_kind, _explain_missing_kind),
    FormRule("subject-missing", Severity.ERROR, check_missing_subject, _explain_missing_subject),
    FormRule(
        *("title-off-centre", Severity.ERROR, check_alignment, _explain_alignment),
        fixable=True,
    ),
    FormRule("subject-below-kind", Severity.ERROR, check_below_kind, _explain_below_kind),
    FormRule("subject-line-missing", Severity.ERROR, check_line, _explain_line, fixable=True),
    FormRule("subject-line-length", Severity.ERROR, check_line_length, _explain_line_length, fixable=True),
    FormRule(
        *("subject-end", Severity.WARNING, check_end, _explain_end), usual=Severity.WARNING, fixable=True
    ),
    FormRule(
        *("subject-length", Severity.WARNING, check_length_of_words, _explain_length_of_words),
        usual=Severity.WARNING,
    ),
    *LETTER_RULES,
    *DECISION_RULES,
)
