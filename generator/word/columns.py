"""Tables whose cells come from data (bảng có số cột thay đổi): their columns counted and given widths."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import lru_cache
from typing import Final

from docxtpl import DocxTemplate
from lxml import etree

from generator.typography.metrics import text_width
from generator.word.tags import Tag
from generator.word.wordml import CELL, ROW, TABLE, TEXT, W, ancestor

_SIGN: Final = "varying"
_MARKED: Final = f'<w:tblGrid {_SIGN}="1">'
_TABLE_ENDS: Final = re.compile(r"<(/?)w:tbl>")
_ROOT: Final = re.compile(r"<\w[^>]*>")
_NAMESPACES: Final = re.compile(r'xmlns:[\w.-]+="[^"]*"')
_OF_CELLS: Final = ("colspan", "hm")
_SIZE_PT: Final = 13
"""The size of text in tables; only the shares of the columns depend on it."""
_MARGINS_PT: Final = 10.0
"""What a cell leaves free left and right of its text."""
_POINT: Final = 20
"""Widths in Word are twentieths of a point."""


def mark_varying_tables(tags: Iterable[Tag]) -> None:
    """Mark the tables in which tags make or join cells, so that they are known in what is rendered."""
    for tag in tags:
        table = ancestor(tag.text, TABLE) if tag.prefix == "tc" or tag.word in _OF_CELLS else None
        grid = table.find(W + "tblGrid") if table is not None else None
        if grid is not None:
            grid.set(_SIGN, "1")


def count_columns(xml: str) -> str:
    """Make the grid of each marked table fit its rows (đếm lại cột).

    A table with a width of its own that fits itself to its contents gets columns as wide as their texts need,
    the longest word of each whole where the page allows it; the others keep their proportions, as docxtpl
    does it.
    """
    end = len(xml)
    while (found := xml.rfind(_MARKED, 0, end)) >= 0:
        start = xml.rfind("<w:tbl>", 0, found)
        stop = _end_of_table(xml, start)
        xml = xml[:start] + _counted(xml[start:stop], xml) + xml[stop:]
        end = start
    return xml


def varying_tables(xml: str) -> tuple[tuple[int, int], ...]:
    """Where the marked tables that stand in no other marked one begin and end."""
    found, stop = [], 0
    while (grid := xml.find(_MARKED, stop)) >= 0:
        start = xml.rfind("<w:tbl>", 0, grid)
        stop = _end_of_table(xml, start)
        found.append((start, stop))
    return tuple(found)


def opening_of(xml: str) -> str:
    """How a part begins: its declaration and the tag of its root, which names the namespaces."""
    root = _ROOT.search(xml)
    return xml[: root.end()] if root else ""


def _end_of_table(xml: str, start: int) -> int:
    depth = 0
    for tag in _TABLE_ENDS.finditer(xml, start):
        depth += -1 if tag[1] else 1
        if depth == 0:
            return tag.end()
    return len(xml)


def _counted(table: str, xml: str) -> str:
    """The table alone, read under the namespaces of its part."""
    names = " ".join(_NAMESPACES.findall(opening_of(xml)))
    bare = table.replace(_MARKED, "<w:tblGrid>", 1)
    document = etree.fromstring(f"<part {names}>{bare}</part>")
    (one,) = document
    if _fits_itself(one):
        _fit_to_texts(one)
    else:
        document = DocxTemplate("").fix_tables(etree.tostring(document))
    written: str = etree.tostring(document, encoding="unicode")
    return written[written.index(">") + 1 : written.rindex("</")]


def _fits_itself(table: etree._Element) -> bool:
    """Whether Word sizes the columns by their texts within a width that is given."""
    layout = table.find(f"{W}tblPr/{W}tblLayout")
    width = table.find(f"{W}tblPr/{W}tblW")
    is_fixed = layout is not None and layout.get(W + "type") == "fixed"
    has_width = width is not None and width.get(W + "type") in {"pct", "dxa"}
    return has_width and not is_fixed and next(table.iter(W + "gridSpan"), None) is None


def _fit_to_texts(table: etree._Element) -> None:
    rows = [row.findall(CELL) for row in table.findall(ROW)]
    grid = table.find(W + "tblGrid")
    if grid is None or not any(rows):
        return
    room = sum(int(column.get(W + "w", "0")) for column in grid) / _POINT
    texts = [[" ".join(text.text or "" for text in cell.iter(TEXT)) for cell in row] for row in rows]
    widths = [str(round(width * _POINT)) for width in column_widths(texts, room)]
    grid[:] = [etree.Element(W + "gridCol", {W + "w": width}) for width in widths]
    for row in rows:
        for cell, width in zip(row, widths, strict=False):
            for own in cell.iterfind(f"{W}tcPr/{W}tcW"):
                own.set(W + "w", width)
                own.set(W + "type", "dxa")


def column_widths(rows: Sequence[Sequence[str]], room: float) -> list[float]:
    """How to divide the room among columns (chia độ rộng cột), in points: by what their texts need.

    Columns of short texts get what these need on one line. Each of the others holds its longest word, if all
    can; the rest goes where lines are long.
    """
    columns = [[row[index] for row in rows if index < len(row)] for index in range(max(map(len, rows)))]
    least = [max(map(_longest_word, texts)) + _MARGINS_PT for texts in columns]
    whole = [max(map(_width, texts)) + _MARGINS_PT for texts in columns]
    if sum(whole) <= room:
        return [width * room / sum(whole) for width in whole]
    long = [index for index, width in enumerate(whole) if width > room / len(whole)]
    needed, wanted = sum(least[index] for index in long), sum(whole[index] for index in long)
    room -= sum(whole) - wanted
    widths = list(whole)
    for index in long:
        if needed >= room:
            widths[index] = least[index] * room / needed
        else:
            share = (room - needed) / (wanted - needed)
            widths[index] = least[index] + (whole[index] - least[index]) * share
    return widths


def _longest_word(text: str) -> float:
    return max(map(_width, text.split()), default=0.0)


@lru_cache(maxsize=4096)
def _width(text: str) -> float:
    return text_width(text, _SIZE_PT, bold=True)
