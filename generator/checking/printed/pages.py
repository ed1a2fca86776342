"""What printed pages show (trang in): lines of text, drawn lines, faces.

Everything is in millimetres from the page's top left corner; sizes of letters are in points.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property

from generator.checking.form.document import FormDocument, FormParagraph

MM_PER_PT = 25.4 / 72

ASCENT, DESCENT = 0.891, 0.216
"""How far the letters of Times New Roman reach above and below their baseline, in parts of their size."""


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle on a page."""

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

    @property
    def is_level(self) -> bool:
        """Whether a drawn line lies, and does not stand."""
        return self.width > self.height


@dataclass(frozen=True, slots=True)
class TextPiece:
    """Letters of one face and size that stand together: ``face`` without the mark of a subset."""

    text: str
    face: str
    size: float


@dataclass(frozen=True, slots=True)
class TextLine(Box):
    """A line of text; cells of a table are lines of their own. ``size`` is that of its largest letters.

    Its box reaches from the ascent to the descent of these letters, blanks at its ends left aside.
    """

    text: str
    size: float
    baseline: float
    pieces: tuple[TextPiece, ...]


@dataclass(frozen=True, slots=True)
class Page:
    """One page: ``number`` counts from 1 in the file, ``lines`` stand in the order in which they were printed,
    that is in reading order, cell by cell. ``strokes`` are the lines drawn on it, level and upright.
    """

    number: int
    width: float
    height: float
    lines: tuple[TextLine, ...]
    strokes: tuple[Box, ...]
    pictures: int = 0

    @property
    def text(self) -> str:
        return "\n".join(line.text for line in self.lines)


@dataclass(frozen=True, slots=True)
class PrintedLine:
    """A line of a paragraph, and its page (dòng in)."""

    page: Page
    line: TextLine


@dataclass(frozen=True, eq=False)
class Printed:
    """A file and its pages (bản in): ``places`` are the lines of each paragraph of the body, by ``id`` of the
    paragraph's own object; a paragraph that was not found again on the pages has none.
    """

    document: FormDocument
    pages: tuple[Page, ...]
    places: Mapping[int, tuple[PrintedLine, ...]] = field(repr=False)

    @cached_property
    def faces(self) -> frozenset[str]:
        """The names of the faces that the pages really use."""
        return frozenset(piece.face for page in self.pages for line in page.lines for piece in line.pieces)

    def lines_of(self, paragraph: FormParagraph) -> tuple[PrintedLine, ...]:
        """The lines that show a paragraph, from the first to the last."""
        return self.places.get(id(paragraph), ())
