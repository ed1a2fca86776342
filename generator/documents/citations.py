"""How a document of law is named where a paper cites it (căn cứ, viện dẫn; NĐ 30/2020, PL1 II.6a–b)."""

from __future__ import annotations

from generator.documents.fields import BlankText, unbroken
from generator.dossier.legal_bases import citation
from generator.dossier.schema import LawDocument
from generator.dossier.values import BLANK_NUMBER, DocumentNumber
from generator.regulation.building import CitedDocument
from generator.vietnamese.dates import PartialDate


def written_number(number: DocumentNumber) -> str:
    """A number as it is printed: ``05`` below ten (PL1 II.3a), blank room when it is not given yet."""
    return BlankText(BLANK_NUMBER) if number.value is None else f"{number.value:02}"


def written_date(date: PartialDate) -> str:
    """A date in full, with room for what is still blank: ``ngày      tháng 02 năm 2026`` (PL1 II.4b)."""
    return date.official() if date.is_complete else BlankText(date.official())


def full_citation(document: LawDocument) -> str:
    """The first citation (PL1 II.6b): kind, number, date, issuer, subject; a law has only name and date."""
    text = citation(document)
    whole = text if document.is_complete else BlankText(text)
    return whole if document.is_law else unbroken(whole)


def cited(document: LawDocument) -> CitedDocument:
    """Both forms of a citation in running text: full at first, kind and number later (PL1 II.6b)."""
    if document.is_law:
        name = f"{document.kind} {document.subject}"
        return CitedDocument(full=name, short=name)
    return CitedDocument(
        full=full_citation(document), short=unbroken(f"{document.kind} số {document.printed_number}")
    )
