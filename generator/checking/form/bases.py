"""Rules of form: legal bases (căn cứ), PL1 II.6a-b."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import partial
from gettext import gettext as _
from typing import Final

from generator.checking.form.document import FormDocument, FormParagraph, FormPart
from generator.checking.form.elements import Element, Role
from generator.checking.form.marks import end_with
from generator.checking.form.rule import FormRule, FormSlip
from generator.checking.rule import Example, Explanation
from generator.diagnostics import Severity

_SOURCE: Final = "Nghị định số 30/2020/NĐ-CP, Phụ lục I, mục II.6"
_FORMS: Final = "Nghị định số 30/2020/NĐ-CP, Phụ lục III, Mẫu 1.1, Mẫu 1.2 và Mẫu 1.3"

_BEGINNING = re.compile(r"\s*(?:Căn cứ\s+(?!vào\s)|Xét\s|Theo\s|Thực hiện\s|Để\s)")
_PROPOSAL = re.compile(r"\s*(?:Theo đề nghị|Xét đề nghị|Xét Tờ trình)\s")
_ANOTHER = re.compile(r";\s*(?:Căn cứ|Theo đề nghị|Xét)\s")
_LAW = re.compile(r"\s*Căn cứ\s+(?:Bộ luật|Luật|Pháp lệnh)\s", re.IGNORECASE)
_LAW_NUMBER = re.compile(r"số[\s:]*\d[\d/]*(?:UBTV)?QH\d*")
_LAW_ISSUER = re.compile(r"(?:\d|QH\d+),?\s+của\s+(?:Quốc hội|Ủy ban [Tt]hường vụ Quốc hội)")
_DATE = re.compile(
    r"ngày(?:[\s\d.…_]{1,60}tháng[\s\d.…_]{1,60}năm\s*(?:\d{4}|[.…_]*)|[\s\d.…_]{1,60}/[\s\d.…_]{0,60}/\s*\d{4})"
)
_CITED = re.compile(
    r"\s*Căn cứ\s+(?:Nghị định|Nghị quyết|Quyết định|Thông tư liên tịch|Thông tư|Chỉ thị)\s"
    r"(?!Đại hội|Hội nghị|này)",
    re.IGNORECASE,
)
_NUMBER = re.compile(r"\bsố[\s:\d.…_]*[-/\d]|\s\d[\d/]*[-/][A-ZĐ]")
_ISSUER_BEHIND = re.compile(r",?\s*(?:của|do)\s")
_RANKS: Final = (
    (0, re.compile(r"\s*Căn cứ\s+Hiến pháp\s")),
    (1, re.compile(r"\s*Căn cứ\s+(?:Bộ luật|Luật)\s", re.IGNORECASE)),
    (2, re.compile(r"\s*Căn cứ\s+Pháp lệnh\s", re.IGNORECASE)),
    (3, re.compile(r"\s*Căn cứ\s+Nghị định\s", re.IGNORECASE)),
    (4, re.compile(r"\s*Căn cứ\s+Thông tư\s", re.IGNORECASE)),
)
_LAW_RANK: Final = 1
_UNRANKED: Final = 5
_BESIDE_LAWS = re.compile(r"Quốc hội|Trung ương|Bộ Chính trị|Ban Bí thư|/TW(?!\w)|/TU(?!\w)")
"""Resolutions of the National Assembly and papers of the Party stand before laws or behind them."""
_DECIDES = re.compile(r"\s*QUYẾT (?:ĐỊNH|NGHỊ):\s*")


def check_ends(document: FormDocument) -> Iterator[FormSlip]:
    """A basis ends with a semicolon, the last one with a full stop (PL1 II.6a)."""
    for part, bases in _bases(document):
        for one in bases[:-1]:
            if not one.text.rstrip().endswith(";"):
                repair = partial(end_with, one, ";")
                yield FormSlip(one, _("this basis does not end with a semicolon"), repair=repair)
        ends = (".",) if part.first(Element.DECIDES) is not None else (".", ":")
        if not bases[-1].text.rstrip().endswith(ends):
            repair = partial(end_with, bases[-1], ".")
            yield FormSlip(bases[-1], _("the last basis does not end with a full stop"), repair=repair)


def check_paragraphs(document: FormDocument) -> Iterator[FormSlip]:
    """Each basis is a paragraph of its own (PL1 II.6a)."""
    for _part, bases in _bases(document):
        for one in bases:
            if _ANOTHER.search(one.text):
                message = _("two bases stand in one paragraph")
                yield FormSlip(one, message, _("begin a new paragraph behind each semicolon"))


def check_beginnings(document: FormDocument) -> Iterator[FormSlip]:
    """A basis begins with "Căn cứ", the proposal with "Theo đề nghị của" (PL3, Mẫu 1.2)."""
    for part, bases in _bases(document):
        if part.first(Element.DECIDES) is None:
            continue
        for one in bases:
            if not _BEGINNING.match(one.text):
                message = _("a basis begins with “{word}”, without a dash, colon or number").format(
                    word="Căn cứ"
                )
                yield FormSlip(one, message)


def check_order(document: FormDocument) -> Iterator[FormSlip]:
    """Bases stand by their rank: laws, ordinances, decrees, circulars (thứ tự hiệu lực pháp lý)."""
    for _part, bases in _bases(document):
        before: list[int] = []
        for one in bases:
            rank = _rank(one)
            # What else there is may stand anywhere but before a law.
            if any(rank < other and (rank <= _LAW_RANK or other < _UNRANKED) for other in before):
                message = _("a document of higher rank stands behind one of lower rank")
                yield FormSlip(one, message, _("put laws first, then ordinances, decrees, circulars"))
            if not _BESIDE_LAWS.search(one.text):
                before.append(rank)


def check_proposal(document: FormDocument) -> Iterator[FormSlip]:
    """The proposal ("Theo đề nghị của …") is the last of the bases (PL3, Mẫu 1.2)."""
    for _part, bases in _bases(document):
        for one in bases[:-1]:
            if _PROPOSAL.match(one.text) and not _PROPOSAL.match(bases[-1].text):
                yield FormSlip(one, _("the proposal does not stand behind all other bases"))


def check_laws(document: FormDocument) -> Iterator[FormSlip]:
    """A law or ordinance is named without number, symbol and issuer (PL1 II.6a)."""
    for _part, bases in _bases(document):
        for one in bases:
            if _LAW.match(one.text) and (_LAW_NUMBER.search(one.text) or _LAW_ISSUER.search(one.text)):
                message = _("a law or ordinance is cited with its number or issuer")
                yield FormSlip(one, message, _("keep its name and date only"))


def check_law_dates(document: FormDocument) -> Iterator[FormSlip]:
    """A law or ordinance is named with its date (PL1 II.6a)."""
    for _part, bases in _bases(document):
        for one in bases:
            if _LAW.match(one.text) and not _DATE.search(one.text) and not _LAW_NUMBER.search(one.text):
                yield FormSlip(one, _("a law or ordinance is cited without its date"))


def check_complete(document: FormDocument) -> Iterator[FormSlip]:
    """Another document is named with number, symbol, date and issuer (PL1 II.6a)."""
    for _part, bases in _bases(document):
        for one in bases:
            missing = _missing(one.text) if _CITED.match(one.text) else ()
            if missing:
                message = _("a basis is not named in full: {missing} is missing").format(
                    missing=", ".join(missing)
                )
                yield FormSlip(one, message)


def check_present(document: FormDocument) -> Iterator[FormSlip]:
    """A decision or resolution names its bases (PL1 II.6a)."""
    for part in _decisions(document):
        if not part.of(Element.BASIS):
            yield FormSlip(part.first(Element.KIND), _("the document names no basis"))


def check_decides(document: FormDocument) -> Iterator[FormSlip]:
    """Between bases and articles stands "QUYẾT ĐỊNH:" or "QUYẾT NGHỊ:" (PL3, Mẫu 1.1 and 1.2)."""
    for part in _decisions(document):
        right = "QUYẾT NGHỊ:" if part.kind == "NQ" else "QUYẾT ĐỊNH:"
        line = part.first(Element.DECIDES)
        if line is None and part.of(Element.BASIS):
            message = _("the line “{line}” between bases and articles is missing").format(line=right)
            yield FormSlip(part.of(Element.BASIS)[-1], message)
        elif line is not None and not _DECIDES.fullmatch(line.text):
            yield FormSlip(line, _("the line before the articles is “{line}”").format(line=right))


def _bases(document: FormDocument) -> Iterator[tuple[FormPart, Sequence[FormParagraph]]]:
    for part in document.parts:
        bases = part.of(Element.BASIS)
        if bases:
            yield part, bases


def _decisions(document: FormDocument) -> Iterator[FormPart]:
    for part in document.parts:
        if part.role is Role.MAIN and part.kind in {"QĐ", "NQ"} and part.first(Element.ARTICLE) is not None:
            yield part


def _rank(basis: FormParagraph) -> int:
    return next((rank for rank, pattern in _RANKS if pattern.match(basis.text)), _UNRANKED)


def _missing(text: str) -> tuple[str, ...]:
    date = _DATE.search(text)
    if date is None:
        issuer = re.search(r"\scủa\s", text) is not None
    else:
        between = text[: date.start()]
        issuer = (
            _ISSUER_BEHIND.match(text, date.end()) is not None or re.search(r"\scủa\s", between) is not None
        )
    found = (
        (_("the number"), _NUMBER.search(text) is not None),
        (_("the date"), date is not None),
        (_("the issuer"), issuer),
    )
    return tuple(name for name, there in found if not there)


def _explain_ends() -> Explanation:
    return Explanation(
        _("A basis does not end with a semicolon, or the last one not with a full stop."),
        _("The decree lays the marks behind the bases down."),
        _SOURCE,
        _("Put a semicolon behind each basis and a full stop behind the last one."),
        Example(
            "Căn cứ Luật Dữ liệu ngày 30 tháng 11 năm 2024.\nTheo đề nghị của Giám đốc Công an tỉnh;",
            "Căn cứ Luật Dữ liệu ngày 30 tháng 11 năm 2024;\nTheo đề nghị của Giám đốc Công an tỉnh.",
        ),
    )


def _explain_paragraphs() -> Explanation:
    return Explanation(
        _("Two bases stand in one paragraph."),
        _("The decree asks for a new line after each basis."),
        _SOURCE,
        _("Begin a new paragraph behind each semicolon."),
        Example(
            "Căn cứ Luật Dữ liệu ngày 30 tháng 11 năm 2024; Căn cứ Luật Tổ chức chính quyền địa phương …;",
            "Căn cứ Luật Dữ liệu ngày 30 tháng 11 năm 2024;\nCăn cứ Luật Tổ chức chính quyền địa phương …;",
        ),
    )


def _explain_beginnings() -> Explanation:
    return Explanation(
        _("A basis begins with a dash, a number or a colon, or with other words than the forms have."),
        _("All forms of the decree begin a basis with the same word."),
        _FORMS,
        _("Take away what stands before the word, or the colon behind it."),
        Example("- Căn cứ Luật Dữ liệu …;", "Căn cứ Luật Dữ liệu …;"),
    )


def _explain_order() -> Explanation:
    return Explanation(
        _("A document of higher rank stands behind one of lower rank among the bases."),
        _("Readers look for the law first; the order shows which document rests on which."),
        _("No law: a habit of offices. Only laws, ordinances, decrees and circulars are compared."),
        _("Put laws first, then ordinances, decrees and circulars."),
        Example(
            "Căn cứ Nghị định số 30/2020/NĐ-CP …;\nCăn cứ Luật Tổ chức chính quyền địa phương …;",
            "Căn cứ Luật Tổ chức chính quyền địa phương …;\nCăn cứ Nghị định số 30/2020/NĐ-CP …;",
        ),
    )


def _explain_proposal() -> Explanation:
    return Explanation(
        _("The proposal of the drafting body stands before other bases."),
        _("In the forms of the decree the proposal is the last of the bases."),
        _FORMS,
        _("Move the proposal behind all other bases."),
        Example(
            "Theo đề nghị của Giám đốc Sở Nội vụ;\nCăn cứ Luật Dữ liệu ….",
            "Căn cứ Luật Dữ liệu …;\nTheo đề nghị của Giám đốc Sở Nội vụ.",
        ),
    )


def _explain_laws() -> Explanation:
    return Explanation(
        _("A law or ordinance among the bases carries its number, symbol or issuer."),
        _("The decree excepts laws and ordinances: the name and the date are enough."),
        _SOURCE,
        _("Take the number and the issuer away; keep the date."),
        Example(
            "Căn cứ Luật Dữ liệu số 60/2024/QH15 ngày 30 tháng 11 năm 2024;",
            "Căn cứ Luật Dữ liệu ngày 30 tháng 11 năm 2024;",
        ),
    )


def _explain_law_dates() -> Explanation:
    return Explanation(
        _("A law or ordinance among the bases stands without its date."),
        _("Of a law only number, symbol and issuer may be left out; the date tells which version is meant."),
        _SOURCE,
        _("Add day, month and year on which the law was passed."),
        Example("Căn cứ Luật Dữ liệu năm 2024;", "Căn cứ Luật Dữ liệu ngày 30 tháng 11 năm 2024;"),
    )


def _explain_complete() -> Explanation:
    return Explanation(
        _(
            "A decree, resolution, decision, circular or directive among the bases lacks its number, "
            "date or issuer."
        ),
        _("The decree asks for kind, number, symbol, issuer, date and subject of each basis."),
        _SOURCE,
        _("Add what is missing; blanks for a number not yet given are right."),
        Example(
            "Căn cứ Nghị định số 30/2020/NĐ-CP về công tác văn thư;",
            "Căn cứ Nghị định số 30/2020/NĐ-CP ngày 05 tháng 3 năm 2020 của Chính phủ về công tác văn thư;",
        ),
    )


def _explain_present() -> Explanation:
    return Explanation(
        _("A decision or resolution names no basis."),
        _("The bases show on what competence and what documents it rests."),
        _SOURCE,
        _("Add the bases below the line of the issuing authority."),
        Example(
            "QUYẾT ĐỊNH\nĐiều 1. …",
            "Căn cứ Luật Tổ chức chính quyền địa phương ngày 16 tháng 6 năm 2025.\nQUYẾT ĐỊNH:\nĐiều 1. …",
        ),
    )


def _explain_decides() -> Explanation:
    return Explanation(
        _("The line between the bases and the articles is missing, or not as the form has it."),
        _("All forms of decisions and resolutions have it, with a colon."),
        _FORMS,
        _("Write the line in capitals, with a colon behind it and no blank before the colon."),
        Example("QUYẾT ĐỊNH\nĐiều 1. …", "QUYẾT ĐỊNH:\nĐiều 1. …"),
    )


_W = Severity.WARNING
_E = Severity.ERROR

RULES: Final[tuple[FormRule, ...]] = (
    FormRule("basis-missing", _E, check_present, _explain_present),
    FormRule("basis-end", _E, check_ends, _explain_ends, fixable=True),
    FormRule("basis-paragraph", _E, check_paragraphs, _explain_paragraphs),
    FormRule("basis-beginning", _W, check_beginnings, _explain_beginnings, usual=_W),
    FormRule("basis-order", _W, check_order, _explain_order, usual=None),
    FormRule("basis-proposal-last", _W, check_proposal, _explain_proposal, usual=_W),
    FormRule("basis-law-number", _E, check_laws, _explain_laws, usual=_W),
    FormRule("basis-law-date", _E, check_law_dates, _explain_law_dates, usual=_W),
    FormRule("basis-incomplete", _E, check_complete, _explain_complete),
    FormRule("decides-line", _W, check_decides, _explain_decides, usual=_W),
)
