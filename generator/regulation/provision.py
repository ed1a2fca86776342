"""One provision of a regulation, and the levels a provision can stand on."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from enum import StrEnum

from generator.diagnostics import Location


class Level(StrEnum):
    """The level (cấp bố cục) of a provision, the largest first (NĐ 30/2020/NĐ-CP, PL1 II.6c)."""

    PART = "part"
    CHAPTER = "chapter"
    SECTION = "section"
    SUBSECTION = "subsection"
    ARTICLE = "article"
    CLAUSE = "clause"
    POINT = "point"
    PARAGRAPH = "paragraph"

    @property
    def word(self) -> str:
        """The word by which a citation names the level, capital down to Điều (PL2 V.7)."""
        return _WORDS[self]


_WORDS = {
    Level.PART: "Phần",
    Level.CHAPTER: "Chương",
    Level.SECTION: "Mục",
    Level.SUBSECTION: "Tiểu mục",
    Level.ARTICLE: "Điều",
    Level.CLAUSE: "khoản",
    Level.POINT: "điểm",
    Level.PARAGRAPH: "đoạn",
}


@dataclass(frozen=True, slots=True)
class Table:
    """A table (bảng): as many cells in each row; the first ``head`` rows are its head."""

    rows: tuple[tuple[str, ...], ...]
    head: int = 1

    @property
    def cells(self) -> tuple[str, ...]:
        """All cells (ô) in reading order."""
        return tuple(cell for row in self.rows for cell in row)

    @property
    def label(self) -> str:
        """What stands for it where only a line can stand: ``bảng 5 hàng``, the head counted."""
        return f"bảng {len(self.rows)} hàng"


@dataclass(frozen=True, slots=True)
class Provision:
    """A provision (phần, chương, mục, tiểu mục, điều, khoản, điểm, đoạn) with its number and finished text.

    ``paragraphs`` stand before ``children``; an unnumbered paragraph among the children is a provision of
    the level ``PARAGRAPH`` with no number; it may hold a ``table`` in the place of words. ``duties_of`` is
    what the provision itself declares. ``origin`` is the id under which it, or what contains it, was taken
    from the library, None for the dossier's own; ``location`` and ``origin`` take no part in comparisons.
    """

    level: Level
    id: str | None = None
    number: str | None = None
    title: str | None = None
    paragraphs: tuple[str, ...] = ()
    table: Table | None = None
    children: tuple[Provision, ...] = ()
    duties_of: tuple[str, ...] = ()
    location: Location | None = field(default=None, compare=False)
    origin: str | None = field(default=None, compare=False)

    @property
    def label(self) -> str:
        """The name (tên gọi) without the parents: ``Điều 9``, ``khoản 3``; empty for a paragraph."""
        return f"{self.level.word} {self.number}" if self.number is not None else ""

    @property
    def marker(self) -> str:
        """What is printed before the text: ``Chương II``, ``Điều 9.``, ``3.``, ``a)`` (PL1 V.6)."""
        if self.number is None:
            return ""
        if self.level is Level.ARTICLE:
            return f"{self.label}."
        if self.level is Level.CLAUSE:
            return f"{self.number}."
        if self.level is Level.POINT:
            return f"{self.number})"
        return self.label

    def walk(self) -> Iterator[Provision]:
        """Yield this provision and everything below it, in reading order."""
        yield self
        for child in self.children:
            yield from child.walk()
