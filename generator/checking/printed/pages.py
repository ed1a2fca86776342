"""What printed pages show (trang in): lines of text, drawn lines, faces.

Everything is in millimetres from the page's top left corner; sizes of letters are in points.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from generator.checking.form.document import FormDocument, FormParagraph

MM_PER_PT = 25.4 / 72

MM_PER_TWIP = MM_PER_PT / 20

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
    """One page: ``number`` counts from 1 in the file, ``lines`` stand in the order of printing, which is that
    of reading, cell by cell. ``strokes`` are the lines drawn on it, level and upright.
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

    def strokes_under(self, line: Box, within: float) -> tuple[Box, ...]:
        """The level strokes below a line of text, no farther below its baseline than ``within``."""
        baseline = line.bottom - line.height * DESCENT / (ASCENT + DESCENT)
        return self.strokes_at(line, baseline, baseline + within)

    def strokes_at(self, line: Box, top: float, bottom: float) -> tuple[Box, ...]:
        """The level strokes between two heights whose middle a line of text is above or below; edges of
        tables are none of them.
        """
        return tuple(
            stroke
            for stroke in self.strokes
            if stroke.is_level
            and top <= stroke.top < bottom
            and line.left - 1 < stroke.centre < line.right + 1
            and not self._is_edge(stroke)
        )

    def _is_edge(self, stroke: Box) -> bool:
        """Whether a level stroke meets an upright one, as the edges of a table do."""
        return any(
            not one.is_level
            and one.top - 1 < stroke.bottom
            and stroke.top < one.bottom + 1
            and stroke.left - 1 < one.centre < stroke.right + 1
            for one in self.strokes
        )


@dataclass(frozen=True, slots=True)
class PrintedLine:
    """A line of a paragraph, and its page (dòng in)."""

    page: Page
    line: TextLine


@dataclass(frozen=True, slots=True)
class PrintedRow(Box):
    """What of a paragraph stands on one level (hàng chữ): its letters from the first to the last."""

    page: Page
    text: str
    size: float
    baseline: float


_LEVEL_MM = 0.5


@dataclass(frozen=True, eq=False)
class Printed:
    """A file and its pages (bản in): ``places`` are the lines of each paragraph of the body, by ``id`` of the
    paragraph's own object; a paragraph that was not found again on the pages has none.
    """

    document: FormDocument
    pages: tuple[Page, ...]
    places: Mapping[int, tuple[PrintedLine, ...]] = field(repr=False)

    def lines_of(self, paragraph: FormParagraph) -> tuple[PrintedLine, ...]:
        """The lines that show a paragraph, from the first to the last."""
        return self.places.get(id(paragraph), ())

    def rows_of(self, *paragraphs: FormParagraph) -> tuple[PrintedRow, ...]:
        """The rows of paragraphs, from the first to the last: what stands on one level is one row."""
        rows: list[list[PrintedLine]] = []
        for one in (line for paragraph in paragraphs for line in self.lines_of(paragraph)):
            last = rows[-1][0] if rows else None
            level = last is not None and abs(last.line.baseline - one.line.baseline) < _LEVEL_MM
            if last is not None and last.page is one.page and level:
                rows[-1].append(one)
            else:
                rows.append([one])
        return tuple(_as_row(row) for row in rows)


def _as_row(lines: Iterable[PrintedLine]) -> PrintedRow:
    ordered = sorted(lines, key=lambda one: one.line.left)
    first = max((one.line for one in ordered), key=lambda line: line.size)
    return PrintedRow(
        ordered[0].line.left,
        first.top,
        max(one.line.right for one in ordered),
        first.bottom,
        ordered[0].page,
        " ".join(one.line.text for one in ordered),
        first.size,
        first.baseline,
    )
