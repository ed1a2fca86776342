"""The pages of a PDF measured with PDFium (đo trang in): lines of text, drawn lines, faces."""

from __future__ import annotations

import ctypes
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

import pypdfium2
import pypdfium2.raw as pdfium

from generator.checking.printed.pages import ASCENT, DESCENT, MM_PER_PT, Box, Page, TextLine, TextPiece

_THIN_PT = 3.0
"""A drawn path thinner than this is a line."""

_SAME_BASELINE_EM = 0.1
_RAISED_EM = 0.6
"""Smaller letters so far above or below a baseline still belong to its line (chỉ số trên, dưới)."""

_GAP_EM = 0.6
"""Letters farther apart are of two cells, or of a line that was much stretched: its parts are parts of one
row all the same. The usual room between two cells is 0.77 of letters of 14 pt.
"""
_BLANK_EM = 0.25
_NO_BLANK_EM = 0.15
"""Letters so near to each other are of one word."""

_HYPHENS = str.maketrans({"\x02": "-", "\ufffe": "-"})
_SUBSET_MARK = 6
"""The name of a face that is embedded in part begins with six letters and a plus."""


def measure_pages(pdf: bytes) -> tuple[Page, ...]:
    """Measure all pages of a PDF; raises ``pypdfium2.PdfiumError`` where it cannot be opened."""
    with pypdfium2.PdfDocument(pdf) as opened:
        faces: dict[int, str] = {}
        return tuple(_measure(page, number, faces) for number, page in enumerate(opened, start=1))


@dataclass(frozen=True, slots=True)
class _Portion:
    """Letters set at once, in points from the upper left corner; ``right`` is where their ink ends."""

    text: str
    face: str
    size: float
    left: float
    right: float
    baseline: float


@dataclass(slots=True)
class _Row:
    """A line of text that grows portion by portion; ``reach`` is where it ends, its blanks included.

    ``lacking`` are letters from other faces inside it; its text does not say where.
    """

    lacking: list[_Portion] = field(default_factory=list)
    portions: list[_Portion] = field(default_factory=list)
    words: list[str] = field(default_factory=list)
    reach: float = 0.0

    def takes(self, one: _Portion, upright: Sequence[Box]) -> bool:
        """Whether a portion goes on in this line."""
        if not self.portions:
            return True
        main = max(self.portions, key=lambda portion: portion.size)
        size = max(main.size, one.size)
        apart = abs(one.baseline - main.baseline)
        if apart > (_SAME_BASELINE_EM if one.size > 0.8 * main.size else _RAISED_EM) * size:
            return False
        gap = one.left - self.reach
        if not -size <= gap <= _GAP_EM * size:
            return False
        return gap < _NO_BLANK_EM * size or not any(
            self.reach - 1 <= line.centre <= one.left + 1 and line.top <= one.baseline <= line.bottom
            for line in upright
        )

    def has_room_for(self, one: _Portion) -> bool:
        """Whether a narrower portion printed later stands inside this line, or at one of its ends."""
        first, last = self.portions[0], max(self.portions, key=lambda portion: portion.right)
        narrower = one.right - one.left < last.right - first.left
        return narrower and one.left < last.right and _touch(one, first.left, last)

    def add(self, one: _Portion) -> None:
        blank = bool(self.words) and one.left - self.reach > _NO_BLANK_EM * one.size
        self.words.append((" " if blank else "") + one.text)
        self.portions.append(one)
        self.reach = one.right + (0.0 if one.text.strip() else _BLANK_EM * one.size)

    def finished(self) -> TextLine | None:
        """The line, or None where it shows nothing but blanks."""
        shown = [one for one in self.portions if one.text.strip()]
        text = " ".join(unicodedata.normalize("NFC", "".join(self.words)).split())
        if not shown or not text:
            return None
        main = max(shown, key=lambda one: one.size)
        baseline = main.baseline
        return TextLine(
            shown[0].left * MM_PER_PT,
            (baseline - ASCENT * main.size) * MM_PER_PT,
            max(one.right for one in shown) * MM_PER_PT,
            (baseline + DESCENT * main.size) * MM_PER_PT,
            text,
            main.size,
            baseline * MM_PER_PT,
            tuple(
                TextPiece(unicodedata.normalize("NFC", one.text), one.face, one.size)
                for one in (*shown, *self.lacking)
            ),
        )


def _measure(page: pypdfium2.PdfPage, number: int, faces: dict[int, str]) -> Page:
    width, height = page.get_size()
    text = page.get_textpage()
    portions: list[_Portion] = []
    paths: dict[tuple[float, float, float, float], None] = {}
    pictures = 0
    for index in range(pdfium.FPDFPage_CountObjects(page)):
        shown = pdfium.FPDFPage_GetObject(page, index)
        match pdfium.FPDFPageObj_GetType(shown):
            case pdfium.FPDF_PAGEOBJ_TEXT:
                portions += _portions(shown, text, height, faces)
            case pdfium.FPDF_PAGEOBJ_PATH:
                # LibreOffice draws the border of a paragraph twice.
                paths[_edges(shown)] = None
            case pdfium.FPDF_PAGEOBJ_IMAGE:
                pictures += 1
    strokes = [
        Box(left, height - top, right, height - bottom)
        for left, bottom, right, top in paths
        if min(right - left, top - bottom) < _THIN_PT
    ]
    upright = [one for one in strokes if not one.is_level]
    lines = (row.finished() for row in _rows(portions, upright))
    return Page(
        number,
        width * MM_PER_PT,
        height * MM_PER_PT,
        tuple(line for line in lines if line is not None),
        tuple(
            Box(*(edge * MM_PER_PT for edge in (one.left, one.top, one.right, one.bottom))) for one in strokes
        ),
        pictures,
    )


def _rows(portions: Sequence[_Portion], upright: Sequence[Box]) -> Iterator[_Row]:
    row = _Row()
    for one in portions:
        if not row.takes(one, upright):
            # Letters that a face lacks are printed before or after the others, in the room left for them.
            if row.has_room_for(one):
                row.lacking.append(one)
                continue
            if len(row.portions) == 1 and _touch(one, row.portions[0].left, row.portions[0]):
                row = _Row(lacking=[*row.lacking, *row.portions])
            else:
                yield row
                row = _Row()
        row.add(one)
    if row.portions:
        yield row


def _touch(one: _Portion, left: float, other: _Portion) -> bool:
    """Whether letters from ``left`` to the end of a portion stand on the level of another and touch it."""
    edge = _BLANK_EM * one.size
    level = abs(one.baseline - other.baseline) < _SAME_BASELINE_EM * one.size
    return level and left <= one.right + edge and other.right >= one.left - edge


def _portions(
    shown: pdfium.FPDF_PAGEOBJECT, page: pdfium.FPDF_TEXTPAGE, height: float, faces: dict[int, str]
) -> Iterator[_Portion]:
    """A text object as a portion; what is turned or leans (a watermark) is left aside."""
    matrix, size = pdfium.FS_MATRIX(), ctypes.c_float()
    pdfium.FPDFPageObj_GetMatrix(shown, matrix)
    if abs(matrix.b) > 0.01 * abs(matrix.a) or matrix.a <= 0:
        return
    pdfium.FPDFTextObj_GetFontSize(shown, size)
    edges = [ctypes.c_float() for _edge in range(4)]
    pdfium.FPDFPageObj_GetBounds(shown, *edges)
    yield _Portion(
        _text(shown, page),
        _face(pdfium.FPDFTextObj_GetFont(shown), faces),
        # LibreOffice writes sizes with two decimals or one.
        round(size.value * matrix.d, 2),
        matrix.e,
        max(matrix.e, edges[2].value),
        height - matrix.f,
    )


def _text(shown: pdfium.FPDF_PAGEOBJECT, page: pdfium.FPDF_TEXTPAGE) -> str:
    """The letters of a text object; one that holds only blanks comes out as a blank."""
    needed = pdfium.FPDFTextObj_GetText(shown, page, None, 0)
    buffer = (ctypes.c_ushort * max(needed // 2, 1))()
    pdfium.FPDFTextObj_GetText(shown, page, buffer, needed)
    letters = bytes(buffer)[: needed - 2].decode("utf-16-le", "replace").translate(_HYPHENS)
    return letters or " "


def _face(font: pdfium.FPDF_FONT, faces: dict[int, str]) -> str:
    if not font:
        return ""
    address = ctypes.addressof(font.contents)
    if address not in faces:
        buffer = ctypes.create_string_buffer(256)
        pdfium.FPDFFont_GetBaseFontName(font, buffer, len(buffer))
        name = buffer.value.decode("utf-8", "replace")
        faces[address] = name[_SUBSET_MARK + 1 :] if name[_SUBSET_MARK : _SUBSET_MARK + 1] == "+" else name
    return faces[address]


def _edges(path: pdfium.FPDF_PAGEOBJECT) -> tuple[float, float, float, float]:
    """The edges of a path without the pen, by whose width PDFium widens a line on every side."""
    pen, fill, stroke = ctypes.c_float(), ctypes.c_int(), ctypes.c_int()
    pdfium.FPDFPath_GetDrawMode(path, fill, stroke)
    if stroke.value:
        pdfium.FPDFPageObj_GetStrokeWidth(path, pen)
    left, bottom, right, top = (ctypes.c_float() for _edge in range(4))
    pdfium.FPDFPageObj_GetBounds(path, left, bottom, right, top)
    width = pen.value
    return left.value + width, bottom.value + width, right.value - width, top.value - width
