"""Rules of form: number and symbol (số, ký hiệu văn bản), PL1 II.3."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial
from gettext import gettext as _
from typing import Final

from generator.checking.form.document import FormDocument, FormParagraph, FormPart
from generator.checking.form.elements import Element, Role
from generator.checking.form.kinds import KINDS
from generator.checking.form.looks import DECREE
from generator.checking.form.mending import replace_words
from generator.checking.form.rule import FormRule, FormSlip
from generator.checking.rule import Example, Explanation
from generator.diagnostics import Severity

_SOURCE: Final = f"{DECREE}, Phụ lục I, mục II.3"
_SOURCE_KINDS: Final = f"{DECREE}, Phụ lục I, mục II.3b và Phụ lục III, mục I"
_BLANKS: Final = r"\s\u00a0….·_"
_WRITTEN = re.compile(
    rf"\s*(?P<word>số)\s*(?P<colon>:?)(?P<number>[{_BLANKS}]*(?P<digits>\d*)[{_BLANKS}]*)"
    r"(?P<slash>/?)(?P<symbol>.*)",
    re.IGNORECASE | re.DOTALL,
)
# The hyphen stands last, where it is no range in a pattern.
_DASHES: Final = "–—‑−-"
_JOINT = re.compile(rf"\s*([/{_DASHES}])\s*")
_YEAR = re.compile(r"\s*(?:19|20)\d\d\s*/")
# TTg is how the Prime Minister's own papers name him.
_ABBREVIATIONS: Final = {one.casefold(): one for one in (*KINDS.values(), "SY", "TrS", "SL", "TTg")}
# Resolutions and decisions that are law carry the year in their symbol, and follow another law.
_KINDS_OF_LAW: Final = frozenset({"NQ", "QĐ", None})
_COMMITTEE = re.compile(r"(?:BAN CHỈ ĐẠO|TỔ CÔNG TÁC|BAN CHỈ HUY|BAN TỔ CHỨC|TỔ GIÚP VIỆC)(?!\w)")
_PEOPLES_COMMITTEE = re.compile(r"[ỦU][ỶY] BAN NHÂN DÂN(?!\w)")


@dataclass(frozen=True, slots=True)
class _Number:
    """A number and symbol as written: ``groups`` are those of the symbol, in the letters written."""

    paragraph: FormParagraph
    word: str
    colon: str
    number: str
    digits: str
    slash: str
    symbol: str

    @property
    def groups(self) -> tuple[str, ...]:
        return tuple(one.strip() for one in re.split(rf"[/{_DASHES}]", self.symbol) if one.strip())


def _numbers(document: FormDocument) -> Iterator[tuple[FormPart, _Number]]:
    for part in document.parts:
        for paragraph in part.of(Element.NUMBER):
            # The subject of a letter may stand in the same paragraph, below a line break.
            match = _WRITTEN.match(paragraph.text.strip("\n").partition("\n")[0])
            if match:
                yield part, _Number(paragraph, **match.groupdict())


def _slip(one: _Number, old: str, new: str, message: str) -> FormSlip:
    mend = partial(replace_words, one.paragraph.element, old, new) if old else None
    return FormSlip(one.paragraph, message, _("write “{right}”").format(right=new.strip()), mend)


def is_law(document: FormDocument) -> bool:
    """Whether the main document is a legal one (văn bản quy phạm pháp luật): the year is in its number."""
    years = (_YEAR.match(one.symbol) for part, one in _numbers(document) if part is document.main)
    return document.main.kind in _KINDS_OF_LAW - {None} and any(years)


def check_missing(document: FormDocument) -> Iterator[FormSlip]:
    """A paper of a known kind without number and symbol (thiếu số, ký hiệu; NĐ 30/2020, Điều 8)."""
    part = document.main
    head = part.first(Element.NATION) or part.first(Element.ISSUER)
    if part.role is Role.MAIN and head and part.kind is not None and not part.of(Element.NUMBER):
        message = _("number and symbol are missing")
        yield FormSlip(head, message, _("write “Số:” and the symbol below the issuing body"))


def check_doubled(document: FormDocument) -> Iterator[FormSlip]:
    """More than one number in a letterhead (nhiều số, ký hiệu; NĐ 30/2020, Điều 15)."""
    for part in document.parts:
        for one in part.of(Element.NUMBER)[1:]:
            yield FormSlip(one, _("this is a second number"), _("a paper has one number and symbol"))


def check_colon(document: FormDocument) -> Iterator[FormSlip]:
    """No colon behind “Số” (dấu hai chấm sau từ Số; NĐ 30/2020, PL1 II.3c)."""
    for _part, one in _numbers(document):
        if not one.colon:
            message = _("there is no colon behind “{word}”").format(word=one.word)
            yield _slip(one, one.word, f"{one.word}:", message)


def check_zero(document: FormDocument) -> Iterator[FormSlip]:
    """A number below 10 without its zero (số 0 phía trước; NĐ 30/2020, PL1 II.3c)."""
    for _part, one in _numbers(document):
        if len(one.digits) == 1:
            message = _("the number {number} lacks the zero in front").format(number=one.digits)
            right = one.number.replace(one.digits, f"0{one.digits}", 1)
            yield _slip(one, one.number, right, message)


def check_slash(document: FormDocument) -> Iterator[FormSlip]:
    """No slash between number and symbol (dấu gạch chéo; NĐ 30/2020, PL1 II.3c)."""
    for _part, one in _numbers(document):
        if not one.slash and one.symbol.strip():
            hint = _("write number, slash, symbol; papers of the Party have another form")
            yield FormSlip(one.paragraph, _("there is no slash between number and symbol"), hint)


def check_symbol(document: FormDocument) -> Iterator[FormSlip]:
    """A number without a symbol (thiếu ký hiệu; NĐ 30/2020, PL1 II.3b)."""
    for _part, one in _numbers(document):
        if not one.groups:
            message = _("the symbol behind the number is missing")
            yield FormSlip(one.paragraph, message, _("add the abbreviations of kind and issuing body"))


def check_joints(document: FormDocument) -> Iterator[FormSlip]:
    """Blanks or dashes between the groups (gạch nối, không cách chữ; NĐ 30/2020, PL1 II.3c)."""
    for _part, one in _numbers(document):
        if not one.slash or not one.groups:
            continue
        symbol = one.symbol.strip()
        right = _JOINT.sub(lambda match: "/" if match[1] == "/" else "-", symbol)
        spaced = (one.digits and one.number != one.number.rstrip()) or one.symbol[:1].isspace()
        if right == symbol and not spaced:
            continue
        number = one.number.rstrip() if one.digits else one.number
        yield _slip(
            one,
            f"{one.number}{one.slash}{one.symbol.rstrip()}",
            f"{number}/{right}",
            _("number and symbol are joined by a slash, their groups by hyphens, without blanks"),
        )


def check_capitals(document: FormDocument) -> Iterator[FormSlip]:
    """“SỐ” in capitals, or a symbol in small letters (chữ in hoa, in thường; NĐ 30/2020, PL1 II.3c)."""
    for _part, one in _numbers(document):
        if one.word != "Số":
            message = _("“Số” is written with small letters behind its capital")
            yield FormSlip(one.paragraph, message, _("write “{right}”").format(right="Số:"))
        groups = [group for group in one.groups if not group.isdigit()]
        right = "-".join(_ABBREVIATIONS.get(group.casefold(), group.upper()) for group in groups)
        if right != "-".join(groups):
            message = _("the symbol is to be written “{right}”").format(right=right)
            yield FormSlip(one.paragraph, message, _("write the symbol in capitals"))


def check_year(document: FormDocument) -> Iterator[FormSlip]:
    """A year between number and symbol (năm trong số, ký hiệu; NĐ 30/2020, PL1 II.3)."""
    for part, one in _numbers(document):
        if _YEAR.match(one.symbol) and part.kind not in _KINDS_OF_LAW:
            message = _("a year stands between number and symbol")
            yield FormSlip(one.paragraph, message, _("only legal documents carry the year; leave it out"))


def check_kind(document: FormDocument) -> Iterator[FormSlip]:
    """A symbol that does not begin with the kind of the document (tên loại trong ký hiệu; PL3 I)."""
    for part, one in _numbers(document):
        groups = [group for group in one.groups if not group.isdigit()]
        if not groups or part.kind is None:
            continue
        if part.kind and groups[0].casefold() != part.kind.casefold():
            message = _("the symbol begins with {group}, the kind of the document is {kind}").format(
                group=groups[0], kind=part.kind
            )
            yield FormSlip(one.paragraph, message, _("begin the symbol with {kind}").format(kind=part.kind))
        elif not part.kind and groups[0].casefold() == "cv":
            message = _("a letter has no abbreviation of its kind in the symbol")
            yield FormSlip(one.paragraph, message, _("leave {group} out").format(group=groups[0]))


def check_body(document: FormDocument) -> Iterator[FormSlip]:
    """A symbol that speaks of another body than the letterhead (cơ quan trong ký hiệu; PL1 II.3a, II.3b)."""
    for part, one in _numbers(document):
        issuer = part.first(Element.ISSUER)
        groups = [group.upper() for group in one.groups]
        if issuer is None or not groups or (part.kind and len(groups) < 2):
            continue
        name = " ".join(issuer.text.upper().split())
        if _PEOPLES_COMMITTEE.match(name) and not any("UBND" in group for group in groups):
            message = _("the People's Committee issues the paper, and the symbol does not say UBND")
            yield FormSlip(one.paragraph, message, _("write UBND as the body in the symbol"))
        elif _COMMITTEE.match(name) and groups[-1] == "UBND":
            message = _("the symbol says UBND, where the letterhead names {body}").format(body=issuer.text)
            hint = _("a committee that issues papers under the seal of a body has numbers of its own")
            yield FormSlip(one.paragraph, message, hint)


def _explain_missing() -> Explanation:
    return Explanation(
        _("The paper has no number and symbol."),
        _("They are a main element of every administrative paper; by them it is cited and found."),
        f"{DECREE}, Điều 8 khoản 2 và Phụ lục I, mục II.3",
        _("Write them below the issuing body; leave room for a number not yet given."),
        Example("ỦY BAN NHÂN DÂN TỈNH", "ỦY BAN NHÂN DÂN TỈNH\nSố:         /QĐ-UBND"),
    )


def _explain_doubled() -> Explanation:
    return Explanation(
        _("A letterhead has more than one number."),
        _("A paper is registered under one number."),
        f"{DECREE}, Điều 15",
        _("Leave the number under which the paper is registered."),
        Example("Số: 05/QĐ-UBND\nSố: 06/QĐ-UBND", "Số: 05/QĐ-UBND"),
    )


def _explain_colon() -> Explanation:
    return Explanation(
        _("The colon behind the word for number is missing."),
        _("The decree lays it down."),
        f"{_SOURCE}c",
        _("Put a colon right behind the word."),
        Example("Số 15/QĐ-UBND", "Số: 15/QĐ-UBND"),
    )


def _explain_zero() -> Explanation:
    return Explanation(
        _("A number below 10 has no zero in front."),
        _("The decree lays it down, so that no digit can be added later."),
        f"{_SOURCE}c",
        _("Write 01 to 09."),
        Example("Số: 5/QĐ-UBND", "Số: 05/QĐ-UBND"),
    )


def _explain_slash() -> Explanation:
    return Explanation(
        _("There is no slash between number and symbol."),
        _("The decree puts a slash there; hyphens stand between the groups of the symbol."),
        f"{_SOURCE}c",
        _("Put a slash behind the number."),
        Example("Số: 15-QĐ/UBND", "Số: 15/QĐ-UBND"),
    )


def _explain_symbol() -> Explanation:
    return Explanation(
        _("Behind the number there is no symbol."),
        _("Kind and issuing body tell papers with the same number apart."),
        f"{_SOURCE}b",
        _("Add the abbreviations of kind and issuing body."),
        Example("Số: 15", "Số: 15/QĐ-UBND"),
    )


def _explain_joints() -> Explanation:
    return Explanation(
        _("There are blanks or dashes in number and symbol."),
        _("Groups are joined by a hyphen without blanks; else the number is not found by a search."),
        f"{_SOURCE}c",
        _("Take the blanks away, and type hyphens."),
        Example("Số: 15 / QĐ – UBND", "Số: 15/QĐ-UBND"),
    )


def _explain_capitals() -> Explanation:
    return Explanation(
        _("The word for number is in capitals, or the symbol is not."),
        _("The decree has the word in small letters and the symbol in capitals, as its table spells kinds."),
        f"{_SOURCE}c",
        _("Write it as the decree does: “QyĐ”, “CTr”, “TTr”, “TrS” have small letters, too."),
        Example("SỐ: 15/TTR-ubnd", "Số: 15/TTr-UBND"),
    )


def _explain_year() -> Explanation:
    return Explanation(
        _("The year stands between number and symbol."),
        _("Only legal documents carry the year, by another law; the numbers of others begin anew each year."),
        _SOURCE,
        _("Leave the year out."),
        Example("Số: 15/2026/TB-UBND", "Số: 15/TB-UBND"),
    )


def _explain_kind() -> Explanation:
    return Explanation(
        _("The symbol does not begin with the abbreviation of the kind of the document."),
        _("A decision with the symbol of a notice is registered and cited wrongly. A letter has none."),
        _SOURCE_KINDS,
        _("Take the abbreviation from the table of kinds in the third annex."),
        Example("QUYẾT ĐỊNH, Số: 15/TB-UBND", "QUYẾT ĐỊNH, Số: 15/QĐ-UBND"),
    )


def _explain_body() -> Explanation:
    return Explanation(
        _("The body in the symbol is another than the one in the letterhead."),
        _(
            "Committees and councils that issue papers under the seal of a body have a series of numbers of "
            "their own. Abbreviations of bodies are set by their heads; look whether this one is right."
        ),
        f"{DECREE}, Phụ lục I, mục II.3a và II.3b",
        _("Write the abbreviation of the body that issues the paper."),
        Example("BAN CHỈ ĐẠO, Số: 15/QĐ-UBND", "BAN CHỈ ĐẠO, Số: 15/QĐ-BCĐ"),
    )


RULES: Final[tuple[FormRule, ...]] = (
    FormRule("number-missing", Severity.ERROR, check_missing, _explain_missing),
    FormRule("number-twice", Severity.WARNING, check_doubled, _explain_doubled, usual=Severity.WARNING),
    FormRule("number-colon", Severity.ERROR, check_colon, _explain_colon, fixable=True),
    FormRule("number-zero", Severity.ERROR, check_zero, _explain_zero, fixable=True),
    FormRule("number-slash", Severity.ERROR, check_slash, _explain_slash),
    FormRule("symbol-missing", Severity.ERROR, check_symbol, _explain_symbol),
    FormRule("symbol-joints", Severity.ERROR, check_joints, _explain_joints, fixable=True),
    FormRule("symbol-capitals", Severity.ERROR, check_capitals, _explain_capitals),
    FormRule("symbol-year", Severity.ERROR, check_year, _explain_year),
    FormRule("symbol-kind", Severity.ERROR, check_kind, _explain_kind),
    FormRule("symbol-body", Severity.WARNING, check_body, _explain_body, usual=Severity.WARNING),
)
