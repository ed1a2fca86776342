"""Word files laid out by LibreOffice and measured (dàn trang và đo)."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from generator.checking.form.document import FormDocument
from generator.checking.printed.pages import Printed
from generator.checking.printed.placing import place_paragraphs
from generator.diagnostics import Diagnostics
from generator.word.pdf import convert_to_pdf


def print_form(
    documents: Sequence[tuple[FormDocument, Path]], libreoffice: Path, found: Diagnostics
) -> tuple[Printed | None, ...]:
    """Lay out Word files and measure their pages (dàn trang); None for each that LibreOffice failed at.

    A path holds the very file that was read. Errors are those of ``convert_to_pdf``.
    """
    pdfs = convert_to_pdf([path for _document, path in documents], found, libreoffice=libreoffice)
    return tuple(
        None if pdf is None else printed_as(document, pdf)
        for (document, _path), pdf in zip(documents, pdfs, strict=True)
    )


def printed_as(document: FormDocument, pdf: bytes) -> Printed:
    """A file with the pages of the PDF that shows it."""
    # PDFium is slow to import, and needed only by those who ask for pages.
    from generator.checking.printed.measuring import measure_pages  # noqa: PLC0415

    pages = measure_pages(pdf)
    return Printed(document, pages, place_paragraphs(document, pages))
