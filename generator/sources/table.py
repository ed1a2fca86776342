"""Tables that people keep in Excel or CSV: text by column title, with the cell each value stands in."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from gettext import gettext as _
from pathlib import Path

from generator.diagnostics import Diagnostics, Location
from generator.sources.csv_table import csv_rows
from generator.sources.text_file import read_bytes
from generator.sources.workbook import first_sheet, visible_sheets
from generator.vietnamese.text import ascii_slug, forbidden_characters, normalise, without_forbidden

MAX_BYTES = 20_000_000
_HEADER_WITHIN = 20
_FAILED_FORMULAS = frozenset({"#N/A", "#REF!", "#VALUE!", "#DIV/0!", "#NAME?", "#NUM!", "#NULL!"})
"""What Excel shows, and saves as CSV, in the place of a value that it cannot compute."""
"""The titles of the columns are looked for in so many rows; above them may stand a heading."""


@dataclass(frozen=True, slots=True)
class Column:
    """A column that a table may have (cột): its key in the data and the titles that people give it."""

    key: str
    titles: tuple[str, ...]
    required: bool = False


@dataclass(frozen=True, slots=True)
class Cell:
    """The text of a cell (ô) and where it stands; None for an empty cell."""

    text: str | None
    location: Location


@dataclass(frozen=True, slots=True)
class Record:
    """A row (dòng) by the keys of its columns."""

    cells: Mapping[str, Cell]
    location: Location


@dataclass(frozen=True, slots=True)
class Table:
    """The cells of a sheet (bảng) as text; for CSV ``sheet`` is None and ``lines`` the line of each row."""

    file: str
    sheet: str | None
    rows: tuple[tuple[str | None, ...], ...]
    lines: tuple[int, ...] = ()

    def location(self, row: int, column: int | None = None) -> Location:
        """The place of a cell, or of a whole row, counted from 0: ``Sheet1!C7``, ``Sheet1!7``."""
        name = f"{'' if column is None else column_letters(column)}{row + 1}"
        place = name if self.sheet is None else f"{self.sheet}!{name}"
        return Location(self.file, self.lines[row] if row < len(self.lines) else None, None, place)

    def records(self, columns: Sequence[Column], found: Diagnostics) -> tuple[Record, ...] | None:
        """The rows below the titles, by column key; empty rows are passed over.

        The titles are compared without case, blanks and marks. A missing column is reported at
        the free cell behind the titles, a repeated one at its cell; both give None.
        """
        header = max(
            range(min(_HEADER_WITHIN, len(self.rows))), key=lambda row: self._hits(row, columns), default=0
        )
        places = self._places(header, columns, found)
        if places is None:
            return None
        return tuple(
            self._record(row, places)
            for row in range(header + 1, len(self.rows))
            if any(self.rows[row][place] is not None for place in places.values())
        )

    def _record(self, row: int, places: Mapping[str, int]) -> Record:
        cells = {key: Cell(self.rows[row][place], self.location(row, place)) for key, place in places.items()}
        return Record(cells, self.location(row))

    def _hits(self, row: int, columns: Sequence[Column]) -> int:
        titles = {ascii_slug(text) for text in self.rows[row] if text}
        return sum(any(ascii_slug(title) in titles for title in column.titles) for column in columns)

    def _places(self, header: int, columns: Sequence[Column], found: Diagnostics) -> dict[str, int] | None:
        titles = [ascii_slug(text or "") for text in self.rows[header]] if self.rows else []
        # Where a missing column can be added: the first cell of the row behind its titles.
        free = max((place for place, title in enumerate(titles) if title), default=-1) + 1
        places: dict[str, int] = {}
        sound = True
        for column in columns:
            wanted = {ascii_slug(title) for title in column.titles}
            at = [place for place, title in enumerate(titles) if title in wanted]
            if len(at) > 1:
                message = _("the column {title} stands here again").format(title=column.titles[0])
                found.error(
                    "duplicate-column", message, self.location(header, at[1]), _("keep one of the two")
                )
                sound = False
            if at:
                places[column.key] = at[0]
            elif column.required:
                message = _("the column {title} is missing").format(title=column.titles[0])
                expected = ", ".join(one.titles[0] for one in columns)
                hint = _("columns of this table: {titles}").format(titles=expected)
                found.error("missing-column", message, self.location(header, free), hint)
                sound = False
        return places if sound else None


def read_table(path: Path, found: Diagnostics) -> Table | None:
    """Read the first visible sheet of an .xlsx file, or a CSV file in UTF-8 with ``;``, ``,`` or tabs.

    Cells come as text: whole numbers without ``.0``, dates as ``2026-01-15``, formulas as their last value.
    What cannot be read, is protected or too large is reported and gives None.
    """
    if path.suffix.lower() in {".csv", ".txt", ".tsv"}:
        read = csv_rows(path, MAX_BYTES, found)
        if read is None:
            return None
        rows, lines = read
        return _checked(Table(str(path), None, rows, lines), found)
    data = read_bytes(path, MAX_BYTES, found)
    sheet = None if data is None else first_sheet(data, str(path), found)
    if sheet is None:
        return None
    return _checked(Table(str(path), sheet.name, sheet.rows), found)


def read_sheets(path: Path, found: Diagnostics) -> tuple[Table, ...] | None:
    """Read all visible sheets of an .xlsx file (các trang tính), each as ``read_table`` reads the first."""
    data = read_bytes(path, MAX_BYTES, found)
    sheets = None if data is None else visible_sheets(data, str(path), found)
    if sheets is None:
        return None
    return tuple(_checked(Table(str(path), sheet.name, sheet.rows), found) for sheet in sheets)


def column_letters(column: int) -> str:
    """The letters of a column counted from 0: A, B, …, Z, AA."""
    letters = ""
    column += 1
    while column:
        column, rest = divmod(column - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return letters


def _checked(table: Table, found: Diagnostics) -> Table:
    """The table with trimmed NFC texts, empty cells as None; forbidden characters are reported."""
    rows = tuple(
        tuple(_clean(text, table.location(row, column), found) for column, text in enumerate(cells))
        for row, cells in enumerate(table.rows)
    )
    return Table(table.file, table.sheet, rows, table.lines)


def _clean(text: str | None, location: Location, found: Diagnostics) -> str | None:
    if text is None:
        return None
    for _index, name in forbidden_characters(text):
        message = _("the text holds the character {name}, which may not stand in a document").format(
            name=name
        )
        found.error("forbidden-character", message, location, _("delete it and type the text anew"))
        break
    cleaned = normalise(without_forbidden(text)).strip() or None
    if cleaned in _FAILED_FORMULAS:
        message = _("the formula in this cell failed: {value}").format(value=cleaned)
        found.error("failed-formula", message, location, _("type the value itself, or clear the cell"))
        return None
    return cleaned
