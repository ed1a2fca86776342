"""Rules of form: how appendices and attached texts point to their document (chỉ dẫn kèm theo), PL1 III.1."""

from __future__ import annotations

import re
from collections.abc import Iterator
from gettext import gettext as _
from typing import Final

from generator.checking.form.document import FormDocument, FormParagraph
from generator.checking.form.elements import Element, Role
from generator.checking.form.rule import FormRule, FormSlip
from generator.checking.rule import Example, Explanation
from generator.diagnostics import Severity

_SOURCE: Final = "Nghị định số 30/2020/NĐ-CP, Phụ lục I, mục III.1"
_ATTACHED: Final = "Nghị định số 30/2020/NĐ-CP, Phụ lục III, Mẫu 1.3"
SIGNATURE: Final = (Element.CAPACITY, Element.SIGNER, Element.RECIPIENTS)
_REFERENCE = re.compile(r"\(?\s*(?P<words>(?:Ban hành |Được ban hành )?[Kk]èm theo)\s")
_CITED_SYMBOL = re.compile(r"số[\s:]{0,60}(?P<number>\d{0,9})[\s.…_]{0,60}/(?P<symbol>[\w-]+)")
_MAIN_SYMBOL = re.compile(r"Số[\s:]{0,60}(?P<number>\d{0,9})[\s.…_]{0,60}/(?P<symbol>[\w-]+)", re.IGNORECASE)
_DATE = re.compile(r"ngày\s+0?(\d{1,2})\s+tháng\s+0?(\d{1,2})\s+năm\s+(\d{4})")


def check_references(document: FormDocument) -> Iterator[FormSlip]:
    """An appendix or attached text says to which document it belongs (PL1 III.1d, PL3)."""
    for part in document.parts:
        if part.role is not Role.MAIN and part.first(Element.ATTACHED_TO) is None:
            at = (
                part.first(Element.APPENDIX_TITLE)
                or part.first(Element.APPENDIX)
                or part.first(Element.SUBJECT)
                or part.first(Element.KIND)
            )
            if at is not None:
                yield FormSlip(at, _("“{words}” is missing here").format(words="(Kèm theo … số …)"))


def check_brackets(document: FormDocument) -> Iterator[FormSlip]:
    """The reference of an appendix stands in brackets (PL1 III.1d)."""
    for one, text in _references(document):
        if not (text.startswith("(") and text.endswith(")")):
            yield FormSlip(one, _("the reference does not stand in brackets"))


def check_reference_words(document: FormDocument) -> Iterator[FormSlip]:
    """The reference begins "Kèm theo", not "Ban hành kèm theo" (PL3, Mẫu 1.3, 2.1)."""
    for one, text in _references(document):
        match = _REFERENCE.match(text)
        if match is not None and match["words"] != "Kèm theo":
            yield FormSlip(one, _("the form begins the reference with “{words}”").format(words="Kèm theo"))


def check_cited(document: FormDocument) -> Iterator[FormSlip]:
    """The reference cites number, symbol and date of the main document (PL1 III.1d)."""
    number, date = document.main.first(Element.NUMBER), document.main.first(Element.PLACE_DATE)
    main = _MAIN_SYMBOL.search(number.text) if number is not None else None
    if main is None or document.main.role is not Role.MAIN:
        return
    issued = _DATE.search(date.text) if date is not None else None
    for one, text in _references(document):
        cited, day = _CITED_SYMBOL.search(text), _DATE.search(text)
        if cited is not None and (
            cited["symbol"] != main["symbol"] or _differ(cited["number"], main["number"])
        ):
            message = _("the reference cites another number or symbol than that of the document: {number}")
            yield FormSlip(one, message.format(number=number.text.strip() if number else ""))
        elif day is not None and issued is not None and day.groups() != issued.groups():
            message = _("the reference cites another date than that of the document: {date}")
            yield FormSlip(one, message.format(date=issued[0]))


def check_attached_heads(document: FormDocument) -> Iterator[FormSlip]:
    """The letterhead of an attached text has no number and no date (PL3, Mẫu 1.3)."""
    for part in document.parts:
        if part.role is Role.ATTACHED:
            for one in part.of(Element.NUMBER, Element.PLACE_DATE):
                yield FormSlip(one, _("the letterhead of an attached text has no number and no date"))


def check_attached_letterheads(document: FormDocument) -> Iterator[FormSlip]:
    """An attached text has the letterhead of its document (PL3, Mẫu 1.3)."""
    for part in document.parts:
        if part.role is Role.ATTACHED and part.first(Element.NATION) is None:
            at = part.first(Element.KIND)
            if at is not None:
                yield FormSlip(at, _("the form of an attached text has the letterhead of its document"))


def check_attached_signatures(document: FormDocument) -> Iterator[FormSlip]:
    """An attached text has no signature of its own (PL3, Mẫu 1.3)."""
    for part in document.parts:
        if part.role is Role.ATTACHED and document.main.role is Role.MAIN:
            for one in part.of(*SIGNATURE)[:1]:
                yield FormSlip(one, _("the form of an attached text has no signature of its own"))


def check_ruled(document: FormDocument) -> Iterator[FormSlip]:
    """A short line stands below the reference (PL3, Mẫu 1.3, 2.1)."""
    for part in document.parts:
        shown = [one for one in part.paragraphs if part.element_of(one) is not Element.EMPTY or one.lines]
        for place, one in enumerate(shown):
            if part.element_of(one) is Element.ATTACHED_TO and not one.lines and not one.layout.bottom_border:
                behind = shown[place + 1 : place + 2]
                more = behind and part.element_of(behind[0]) in {Element.LINE, Element.ATTACHED_TO}
                if not (more or (behind and behind[0].lines)):
                    yield FormSlip(one, _("there is no short line below the reference"))


def _references(document: FormDocument) -> Iterator[tuple[FormParagraph, str]]:
    """The reference of each document, whole where it stands in several paragraphs."""
    for part in document.parts:
        lines = part.of(Element.ATTACHED_TO)
        if lines:
            yield lines[0], " ".join(one.text.strip() for one in lines)


def _differ(one: str, other: str) -> bool:
    return bool(one and other) and int(one) != int(other)


def _explain_references() -> Explanation:
    return Explanation(
        _("An appendix or attached text does not say to which document it belongs."),
        _("Parted from the document it can no longer be told what it belongs to."),
        "Nghị định số 30/2020/NĐ-CP, Phụ lục I, mục III.1; Phụ lục III, Mẫu 1.3 và Mẫu 2.1",
        _("Add the reference in brackets below the title."),
        Example("Phụ lục\nDANH SÁCH", "Phụ lục\nDANH SÁCH\n(Kèm theo Quyết định số 05/QĐ-UBND ngày …)"),
    )


def _explain_brackets() -> Explanation:
    return Explanation(
        _("The reference of an appendix does not stand in brackets."),
        _("The decree asks for brackets."),
        _SOURCE,
        _("Put the whole reference in one pair of brackets."),
        Example("Kèm theo Quyết định số 05/QĐ-UBND …", "(Kèm theo Quyết định số 05/QĐ-UBND …)"),
    )


def _explain_reference_words() -> Explanation:
    return Explanation(
        _("The reference begins with other words than the form has."),
        _("The forms of the decree have two words only; many offices write more."),
        "Nghị định số 30/2020/NĐ-CP, Phụ lục III, Mẫu 1.3 và Mẫu 2.1",
        _("Write the words of the form."),
        Example("(Ban hành kèm theo Quyết định số …)", "(Kèm theo Quyết định số …)"),
    )


def _explain_cited() -> Explanation:
    return Explanation(
        _("The reference cites another number, symbol or date than the document itself has."),
        _("The appendix would belong to another document; often it was copied from an older one."),
        _SOURCE,
        _("Take number, symbol and date from the head of the document."),
        Example(
            "Số: 05/QĐ-BCĐ\n…\n(Kèm theo Quyết định số 05/QĐ-UBND …)",
            "Số: 05/QĐ-BCĐ\n…\n(Kèm theo Quyết định số 05/QĐ-BCĐ …)",
        ),
    )


def _explain_attached_heads() -> Explanation:
    return Explanation(
        _("The letterhead of an attached regulation has a number or a date."),
        _("It is issued by the decision and has no number of its own."),
        _ATTACHED,
        _("Take number and date away."),
        Example("Số: 05/QC-BCĐ", "(không ghi số và ngày ở văn bản kèm theo)"),
    )


def _explain_attached_letterheads() -> Explanation:
    return Explanation(
        _("An attached regulation has no letterhead."),
        _("The form has the name of the body and that of the nation above it; many offices leave them out."),
        _ATTACHED,
        _("Put the letterhead of the decision above it, with no number and no date."),
        Example("QUY CHẾ\n…", "BAN CHỈ ĐẠO …    CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nQUY CHẾ\n…"),
    )


def _explain_attached_signatures() -> Explanation:
    return Explanation(
        _("An attached regulation has a signature or a list of recipients of its own."),
        _("The form has none; the decision is signed."),
        _ATTACHED,
        _("Take them away."),
        Example("QUY CHẾ\n…\nTM. BAN CHỈ ĐẠO\nTRƯỞNG BAN", "QUY CHẾ\n…./."),
    )


def _explain_ruled() -> Explanation:
    return Explanation(
        _("There is no short line below the reference of an appendix."),
        _("The forms of the decree have one; the wording of annex I does not speak of it."),
        "Nghị định số 30/2020/NĐ-CP, Phụ lục III, Mẫu 1.3 và Mẫu 2.1",
        _("Draw a line of a third to a half of the text above it."),
        Example("(Kèm theo Quyết định số …)", "(Kèm theo Quyết định số …)\n────────"),
    )


_E = Severity.ERROR
_W = Severity.WARNING

RULES: Final[tuple[FormRule, ...]] = (
    FormRule("attached-to-missing", _E, check_references, _explain_references),
    FormRule("attached-to-brackets", _E, check_brackets, _explain_brackets),
    FormRule("attached-to-words", _W, check_reference_words, _explain_reference_words, usual=None),
    FormRule("attached-to-document", _E, check_cited, _explain_cited),
    FormRule("attached-to-line", _W, check_ruled, _explain_ruled, usual=None),
    FormRule(
        *("attached-letterhead", _W, check_attached_letterheads, _explain_attached_letterheads),
        usual=None,
    ),
    FormRule("attached-number", _W, check_attached_heads, _explain_attached_heads, usual=_W),
    FormRule("attached-signed", _W, check_attached_signatures, _explain_attached_signatures, usual=None),
)
