"""What a printed page shows: a Word file made into PDF by LibreOffice, and measured as vanban measures it."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from generator.checking.printed.measuring import measure_pages
from generator.checking.printed.pages import Page, TextLine
from generator.diagnostics import Diagnostics
from generator.word.fonts import faces_for_times_new_roman
from generator.word.pdf import convert_to_pdf, find_libreoffice
from tests.support.requirements import missing


@dataclass(frozen=True, slots=True)
class ShownPage(Page):
    """A page whose lines are in the order of the eye: from top to bottom, then from left to right."""

    def line(self, start: str) -> TextLine:
        """The first line that starts with ``start``."""
        return next(line for line in self.lines if line.text.startswith(start))


@dataclass(frozen=True, slots=True)
class Rendering:
    pdf: bytes
    pages: tuple[ShownPage, ...]


def require_programs() -> Path:
    """Find LibreOffice; the test ends when it or a complete face for Times New Roman is absent."""
    search_path = os.environ.get("PATH", "")
    libreoffice = find_libreoffice(search_path, Diagnostics())
    if libreoffice is None:
        missing("LibreOffice (package libreoffice-writer)")
    faces = faces_for_times_new_roman(search_path, Diagnostics(), font_folders=[])
    if not faces or any(face.family != "Liberation Serif" or face.missing for face in faces):
        missing("Liberation Serif 2 (package fonts-liberation2)")
    return libreoffice


_known: dict[str, Rendering] = {}


def render(documents: Sequence[Path]) -> dict[Path, Rendering]:
    """Show Word files as pages; equal files are rendered once in a run of the tests."""
    libreoffice = require_programs()
    hashes = {document: hashlib.sha256(document.read_bytes()).hexdigest() for document in documents}
    new = {sha256: document for document, sha256 in hashes.items() if sha256 not in _known}
    if new:
        found = Diagnostics()
        pdfs = convert_to_pdf(list(new.values()), found, libreoffice=libreoffice)
        for sha256, pdf in zip(new, pdfs, strict=True):
            assert pdf is not None, [*map(str, found)]
            _known[sha256] = Rendering(pdf, tuple(_shown(page) for page in measure_pages(pdf)))
    return {document: _known[sha256] for document, sha256 in hashes.items()}


def _shown(page: Page) -> ShownPage:
    lines = sorted(page.lines, key=lambda line: (round(line.baseline), line.left))
    return ShownPage(page.number, page.width, page.height, tuple(lines), page.strokes, page.pictures)
