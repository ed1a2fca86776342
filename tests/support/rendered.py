"""What a printed page shows: a Word file made into PDF by LibreOffice and read back by poppler and PDFium.

Everything is in millimetres from the page's top left corner; sizes of letters are in points.
"""

from __future__ import annotations

import ctypes
import hashlib
import os
import shutil
import subprocess
import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import pypdfium2
import pypdfium2.raw as pdfium
from lxml import etree

from generator.diagnostics import Diagnostics
from generator.word.fonts import faces_for_times_new_roman
from generator.word.pdf import convert_to_pdf, find_libreoffice
from tests.support.requirements import missing

MM_PER_PT = 25.4 / 72

# Poppler's box around letters of Liberation Serif, in parts of their size.
BOX_HEIGHT = 1.3
BOX_ASCENT = 0.907

THIN_PT = 3.0
"""A drawn path thinner than this is a line."""


@dataclass(frozen=True, slots=True)
class Box:
    left: float
    top: float
    right: float
    bottom: float

    @property
    def width(self) -> float:
        return self.right - self.left

    @property
    def height(self) -> float:
        return self.bottom - self.top

    @property
    def centre(self) -> float:
        return (self.left + self.right) / 2


@dataclass(frozen=True, slots=True)
class Line(Box):
    """A line of text as poppler sees it; cells of a table are lines of their own."""

    text: str

    @property
    def size_pt(self) -> float:
        return self.height / MM_PER_PT / BOX_HEIGHT

    @property
    def baseline(self) -> float:
        return self.top + self.height * BOX_ASCENT / BOX_HEIGHT


@dataclass(frozen=True, slots=True)
class Page:
    number: int
    width: float
    height: float
    lines: tuple[Line, ...]
    """From top to bottom, then from left to right."""
    strokes: tuple[Box, ...]
    """Drawn lines, both horizontal and vertical."""

    @property
    def text(self) -> str:
        return "\n".join(line.text for line in self.lines)

    def line(self, start: str) -> Line:
        """The first line that starts with ``start``."""
        return next(line for line in self.lines if line.text.startswith(start))

    def underlines(self, line: Line, within: float = 3.0) -> tuple[Box, ...]:
        """Horizontal strokes under a line of text, no farther below its letters than ``within``."""
        return tuple(
            stroke
            for stroke in self.strokes
            if stroke.width > stroke.height
            and 0 < stroke.top - line.baseline < within
            and line.left - 1 < stroke.centre < line.right + 1
        )


@dataclass(frozen=True, slots=True)
class Face:
    name: str
    embedded: bool


@dataclass(frozen=True, slots=True)
class Rendering:
    pages: tuple[Page, ...]
    faces: tuple[Face, ...]


def require_programs() -> Path:
    """Find LibreOffice; the test ends when it, poppler or a complete face for Times New Roman is absent."""
    search_path = os.environ.get("PATH", "")
    libreoffice = find_libreoffice(search_path, Diagnostics())
    if libreoffice is None:
        missing("LibreOffice (package libreoffice-writer)")
    for program in ("pdfinfo", "pdffonts", "pdftotext"):
        if shutil.which(program) is None:
            missing(f"{program} (package poppler-utils)")
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
        with tempfile.TemporaryDirectory() as folder:
            for sha256, pdf in zip(new, pdfs, strict=True):
                assert pdf is not None, [*map(str, found)]
                shown = Path(folder, f"{sha256}.pdf")
                shown.write_bytes(pdf)
                _known[sha256] = _read(shown)
    return {document: _known[sha256] for document, sha256 in hashes.items()}


def _read(pdf: Path) -> Rendering:
    layout = etree.fromstring(_said("pdftotext", "-bbox-layout", str(pdf), "-").encode())
    sizes = _page_sizes(pdf)
    shown = layout.findall(".//{*}page")
    with pypdfium2.PdfDocument(pdf) as opened:
        strokes = [tuple(_strokes(page)) for page in opened]
    pages = (
        Page(number, *size, lines=tuple(_lines(page)), strokes=drawn)
        for number, (size, page, drawn) in enumerate(zip(sizes, shown, strokes, strict=True), start=1)
    )
    return Rendering(tuple(pages), tuple(_faces(pdf)))


def _said(*command: str) -> str:
    return subprocess.run(command, capture_output=True, check=True, timeout=60, encoding="utf-8").stdout


def _page_sizes(pdf: Path) -> Iterator[tuple[float, float]]:
    # One line for each page: Page, its number, size:, the width, x, the height, pts (A4).
    for line in _said("pdfinfo", "-f", "1", "-l", "-1", str(pdf)).splitlines():
        if line.startswith("Page ") and " size:" in line and not line.startswith("Page size:"):
            width, _by, height = line.partition(" size:")[2].split()[:3]
            yield float(width) * MM_PER_PT, float(height) * MM_PER_PT


def _faces(pdf: Path) -> Iterator[Face]:
    # Two lines of head; the name may carry the mark of a subset, "BAAAAA+LiberationSerif".
    for line in _said("pdffonts", str(pdf)).splitlines()[2:]:
        name, rest = line[:36].strip(), line[36:].split()
        yield Face(name.partition("+")[2] or name, embedded=rest[-5] == "yes")


def _lines(page: etree._Element) -> list[Line]:
    lines = []
    for element in page.iterfind(".//{*}line"):
        left, top, right, bottom = (
            float(element.attrib[name]) * MM_PER_PT for name in ("xMin", "yMin", "xMax", "yMax")
        )
        lines.append(Line(left, top, right, bottom, " ".join(word.text or "" for word in element)))
    return sorted(lines, key=lambda line: (round(line.baseline), line.left))


def _strokes(page: pypdfium2.PdfPage) -> Iterator[Box]:
    height = page.get_height()
    paths = page.get_objects(filter=[pdfium.FPDF_PAGEOBJ_PATH])
    # LibreOffice draws the border of a paragraph twice.
    for left, bottom, right, top in dict.fromkeys(_edges(path) for path in paths):
        if min(right - left, top - bottom) < THIN_PT:
            yield Box(*(edge * MM_PER_PT for edge in (left, height - top, right, height - bottom)))


def _edges(path: pypdfium2.PdfObject) -> tuple[float, float, float, float]:
    """The edges of a path without the pen, by whose width PDFium widens a line on every side."""
    pen, fill, stroke = ctypes.c_float(), ctypes.c_int(), ctypes.c_int()
    pdfium.FPDFPath_GetDrawMode(path, fill, stroke)
    if stroke.value:
        pdfium.FPDFPageObj_GetStrokeWidth(path, pen)
    left, bottom, right, top = path.get_bounds()
    return left + pen.value, bottom + pen.value, right - pen.value, top - pen.value
