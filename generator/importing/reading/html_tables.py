"""Tables of web pages (bảng): rows with what spans several of them, and whether they hold data."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from generator.importing.paragraphs import SourceParagraph, SourceTable, row_text
from generator.importing.reading.word_tables import (
    MOST_COLUMNS,
    Cell,
    cells_by_column,
    columns_of,
    is_of_a_paper,
)

_MOST_ROWS = 1_000
_BORDER_STYLE = re.compile(
    r"border(?:-(?:top|left|bottom|right))?(?:-style|-width)?\s*:(?!\s*(?:none|0(?![.\d])|hidden))",
    re.IGNORECASE,
)
_BORDER_CLASS = re.compile(r"border|grid", re.IGNORECASE)

_REACHED_INTO = Cell(1, 0)
"""The place that a cell above takes: as large tables have many of them, it is one for all."""


@dataclass(slots=True)
class Table:
    """A table that is being read."""

    bordered: bool
    rows: list[list[Cell]] = field(default_factory=list)
    _width: int = 0
    _down: dict[int, int] = field(default_factory=dict)
    """For each column, how many rows a cell above still reaches into."""

    def row(self) -> None:
        """Begin a row."""
        self.rows.append([])
        self._width = 0
        self._fill()

    def cell(self, attributes: Mapping[str, str], tag: str, line: int) -> list[SourceParagraph]:
        """Begin a cell; its paragraphs belong into the list."""
        if not self.rows:
            self.row()
        columns = _span(attributes.get("colspan"), MOST_COLUMNS)
        rows = _span(attributes.get("rowspan"), _MOST_ROWS)
        one = Cell(columns, line)
        self.rows[-1].append(one)
        if rows > 1:
            self._down |= dict.fromkeys(range(self._width, self._width + columns), rows)
        self._width += columns
        self._fill()
        self.bordered |= tag == "th" or is_bordered(attributes)
        return one.paragraphs

    def paragraphs(self) -> tuple[list[SourceParagraph], SourceTable | None]:
        """What the table says: a line for each row of data, else the paragraphs of its cells in order."""
        read = [one for row in self.rows for cell in row for one in cell.paragraphs]
        filled = [row for row in self.rows if any(cell.paragraphs for cell in row)]
        columns = max(map(columns_of, filled), default=0)
        in_rows = len(filled) > 1 and 1 < columns <= MOST_COLUMNS
        if not self.bordered or not in_rows or any(is_of_a_paper(one.text) for one in read):
            return read, None
        inside = [[one for cell in row for one in cell.paragraphs] for row in filled]
        texts = tuple(cells_by_column(row, columns) for row in filled)
        table = SourceTable(texts, inside[0][0].line)
        lines = [
            SourceParagraph(row_text(cells), own[0].line, own[-1].last_line, table)
            for own, cells in zip(inside, texts, strict=True)
        ]
        return lines, table

    def _fill(self) -> None:
        """Empty cells for those above that reach into this row."""
        while self._width <= MOST_COLUMNS and (rows := self._down.get(self._width, 0)) > 1:
            self._down[self._width] = rows - 1
            self.rows[-1].append(_REACHED_INTO)
            self._width += 1


def is_bordered(attributes: Mapping[str, str]) -> bool:
    """Whether lines are drawn around a table or cell, as far as its own attributes say."""
    if attributes.get("border", "0").strip() not in {"", "0"}:
        return True
    return bool(
        _BORDER_STYLE.search(attributes.get("style", "")) or _BORDER_CLASS.search(attributes.get("class", ""))
    )


def _span(text: str | None, most: int) -> int:
    number = (text or "").strip()
    return max(1, min(int(number), most)) if re.fullmatch(r"\d{1,6}", number, re.ASCII) else 1
