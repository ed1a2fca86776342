"""What printed pages show (trang in): lines of text, drawn lines, faces.

Everything is in millimetres from the page's top left corner; sizes of letters are in points.
"""

from __future__ import annotations

from dataclasses import dataclass

from generator.checking.form.document import FormDocument


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


@dataclass(frozen=True, slots=True)
class TextLine(Box):
    """A line of text; cells of a table are lines of their own. ``size`` is that of its largest letters."""

    text: str
    size: float
    baseline: float


@dataclass(frozen=True, slots=True)
class Page:
    """One page: ``number`` counts from 1 in the file, ``strokes`` are the lines drawn on it."""

    number: int
    width: float
    height: float
    lines: tuple[TextLine, ...]
    strokes: tuple[Box, ...]


@dataclass(frozen=True, slots=True)
class Printed:
    """A file and its pages; ``faces`` are the names of the faces that the pages really use."""

    document: FormDocument
    pages: tuple[Page, ...]
    faces: frozenset[str]
