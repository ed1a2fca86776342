"""Which parts of a table style a cell takes (định dạng có điều kiện): head row, first column, bands."""

from __future__ import annotations

from typing import Final

from lxml import etree

from generator.word.numbering import child_value
from generator.word.places import content_of
from generator.word.wordml import CELL, ROW, TABLE, W, ancestor

_BITS: Final = {
    "firstRow": 0x20,
    "lastRow": 0x40,
    "firstColumn": 0x80,
    "lastColumn": 0x100,
    "noHBand": 0x200,
    "noVBand": 0x400,
}
_LINES: Final = frozenset(
    W + name for name in ("top", "left", "start", "bottom", "right", "end", "insideH", "insideV")
)
_NO_LINE: Final = frozenset({"nil", "none"})


def has_lines(borders: etree._Element | None) -> bool | None:
    """Whether borders of a table or cell draw a line; None where nothing is said."""
    if borders is None:
        return None
    return any(line.get(W + "val", "nil") not in _NO_LINE for line in borders if line.tag in _LINES)


def style_of_table(cell: etree._Element) -> str:
    """The id of the style of the table around a cell, "" where it names none."""
    table = ancestor(cell, TABLE)
    return (None if table is None else child_value(table.find(W + "tblPr"), "tblStyle")) or ""


def conditions_of(cell: etree._Element) -> tuple[str, ...]:
    """The parts of the style of the table around a cell that hold for the cell, by w:tblStylePr's names.

    They come in the order in which each goes over those before it (ECMA-376 part 1, 17.7.6).
    """
    table = ancestor(cell, TABLE)
    row = ancestor(cell, ROW)
    properties = None if table is None else table.find(W + "tblPr")
    if table is None or row is None:
        return ()
    look = _look(None if properties is None else properties.find(W + "tblLook"))
    rows = [one for one in content_of(table) if one.tag == ROW]
    cells = [one for one in content_of(row) if one.tag == CELL]
    first_row, last_row = rows[0] is row and look["firstRow"], rows[-1] is row and look["lastRow"]
    first_column = cells[0] is cell and look["firstColumn"]
    last_column = cells[-1] is cell and look["lastColumn"]
    found = ["wholeTable"]
    if not look["noVBand"] and not (first_column or last_column):
        found.append(_band(cells.index(cell) - look["firstColumn"], "Vert"))
    if not look["noHBand"] and not (first_row or last_row):
        found.append(_band(rows.index(row) - look["firstRow"], "Horz"))
    edges = (
        ("firstCol", first_column),
        ("lastCol", last_column),
        ("firstRow", first_row),
        ("lastRow", last_row),
        ("nwCell", first_row and first_column),
        ("neCell", first_row and last_column),
        ("swCell", last_row and first_column),
        ("seCell", last_row and last_column),
    )
    return (*found, *(name for name, holds in edges if holds))


def _look(look: etree._Element | None) -> dict[str, bool]:
    if look is None:
        return dict.fromkeys(_BITS, False)
    value = look.get(W + "val", "")
    bits = int(value, 16) if len(value) == 4 and all(one in "0123456789abcdefABCDEF" for one in value) else 0
    return {
        name: bool(bits & bit) if (own := look.get(W + name)) is None else own in {"1", "true", "on"}
        for name, bit in _BITS.items()
    }


def _band(index: int, direction: str) -> str:
    return f"band{1 + index % 2}{direction}"
