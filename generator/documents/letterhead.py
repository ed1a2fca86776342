"""The head of a paper (cơ quan ban hành, số và ký hiệu, địa danh và thời gian): NĐ 30/2020, PL1 II.1–4."""

from __future__ import annotations

from dataclasses import dataclass, replace

from generator.documents.authority import IssuingAuthority
from generator.documents.citations import written_date, written_number
from generator.documents.fields import described, phrase
from generator.dossier.values import DocumentNumber
from generator.vietnamese.dates import PartialDate


@dataclass(frozen=True, slots=True)
class Letterhead:
    """The two blocks at the top of page 1."""

    superior: str | None = described("Cơ quan chủ quản trực tiếp (nếu có)", "UBND tỉnh Lai Châu")
    issuer: str = described("Tên cơ quan ban hành", "Ban Chỉ đạo về dữ liệu")
    number: str | None = described(
        "Số và ký hiệu, đứng sau chữ «Số:»; văn bản kèm theo, phiếu lấy ý kiến thì không có", "05/QĐ-BCĐ"
    )
    place: str = described("Địa danh", "Lai Châu")
    date: str | None = described(
        "Ngày, tháng, năm ban hành; văn bản kèm theo, biên bản thì không có", "ngày 05 tháng 3 năm 2026"
    )


def letterhead(
    authority: IssuingAuthority, kind_symbol: str, number: DocumentNumber, date: PartialDate, place: str
) -> Letterhead:
    """The head of a paper with number and date; ``kind_symbol`` is its abbreviation, ``QĐ`` (PL3 I)."""
    return Letterhead(
        superior=authority.superior,
        issuer=authority.name,
        number=document_number(authority, kind_symbol, number),
        place=place,
        date=written_date(date),
    )


def without_date(head: Letterhead) -> Letterhead:
    """The head of minutes (biên bản): a number, but neither place nor date (PL3, form 1.9)."""
    return replace(head, date=None)


def without_number(head: Letterhead) -> Letterhead:
    """The head of what is none of the kinds of document (PL3 I) and enters no register: place and date."""
    return replace(head, number=None)


def attached_head(head: Letterhead) -> Letterhead:
    """The head of an attached text (văn bản kèm theo): neither number nor place and date (PL3, form 1.3)."""
    return without_number(without_date(head))


def document_number(authority: IssuingAuthority, kind_symbol: str, number: DocumentNumber) -> str:
    """Number and symbol (số, ký hiệu): ``05/QĐ-BCĐ`` (PL1 II.3, V)."""
    return phrase(written_number(number), f"/{kind_symbol}-{authority.symbol}")
