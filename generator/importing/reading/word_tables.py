"""Tables of Word (bảng): those that only arrange a page, and those that hold data in rows."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from lxml import etree

from generator.importing.markers import marker_of
from generator.importing.paragraphs import SourceParagraph
from generator.importing.reading.word_styles import Styles
from generator.regulation.provision import Level
from generator.word.numbering import child_value
from generator.word.table_look import has_lines
from generator.word.wordml import CELL, ROW, TABLE, W

MOST_COLUMNS = 63
"""Word's own limit; a cell that claims to span more is not believed."""

_OF_A_PAPER = re.compile(r"Độc lập\s*[-–]\s*Tự do|Nơi nhận\s*:|Kính gửi\s*:", re.IGNORECASE)
_TEXT_LEVELS = frozenset({Level.PART, Level.CHAPTER, Level.SECTION, Level.SUBSECTION, Level.ARTICLE})


@dataclass(slots=True)
class Cell:
    """A cell (ô) as it was read: its paragraphs, and how many columns it takes."""

    columns: int
    first: int
    last: int = 0
    paragraphs: list[SourceParagraph] = field(default_factory=list)

    @property
    def text(self) -> str:
        """All of it in one line."""
        return " ".join(one.text for one in self.paragraphs)


def holds_data(table: etree._Element, rows: Sequence[Sequence[Cell]], styles: Styles) -> bool:
    """Whether a table holds data (bảng số liệu): with lines, of several rows and columns, without articles.

    Letterheads, signatures and boxes around text only arrange the page: their paragraphs are read in order.
    """
    if len(rows) < 2 or max(map(len, rows)) < 2 or max(map(columns_of, rows)) > MOST_COLUMNS:
        return False
    if not _is_bordered(table, styles):
        return False
    return not any(is_of_a_paper(one.text) for row in rows for cell in row for one in cell.paragraphs)


def cells_by_column(row: Sequence[Cell], columns: int) -> tuple[str, ...]:
    """The texts of a row, one for each column; what a cell spans beyond its first column is empty."""
    texts: list[str] = []
    for cell in row:
        texts += [cell.text, *[""] * (cell.columns - 1)]
    return (*texts, *[""] * (columns - len(texts)))


def columns_of(row: Iterable[Cell]) -> int:
    """How many columns a row takes."""
    return sum(cell.columns for cell in row)


def rows_of(table: etree._Element) -> Iterator[tuple[etree._Element, bool]]:
    """The rows of a table, those inside content controls included, and whether a change took them away."""
    for row in _content(table, ROW):
        properties = row.find(W + "trPr")
        yield row, properties is not None and properties.find(W + "del") is not None


def cells_of(row: etree._Element) -> Iterator[tuple[etree._Element, int, bool]]:
    """The cells of a row, how many columns each takes, and whether a change took it away."""
    for cell in _content(row, CELL):
        properties = cell.find(W + "tcPr")
        span = child_value(properties, "gridSpan") or "1"
        columns = int(span) if re.fullmatch(r"[1-9]\d?", span, re.ASCII) else 1
        deleted = properties is not None and properties.find(W + "cellDel") is not None
        yield cell, min(columns, MOST_COLUMNS), deleted


def head_rows(table: etree._Element) -> int:
    """How many rows are repeated on each page as the head; one where none is marked."""
    marked = 0
    for row, _gone in rows_of(table):
        sign = row.find(f"{W}trPr/{W}tblHeader")
        if sign is None or sign.get(W + "val", "true") in {"0", "false", "off"}:
            break
        marked += 1
    return max(marked, 1)


def _content(container: etree._Element, tag: str) -> Iterator[etree._Element]:
    for child in container:
        if child.tag == tag:
            yield child
        elif isinstance(child.tag, str) and child.tag not in {TABLE, ROW, CELL}:
            yield from _content(child, tag)


def is_of_a_paper(text: str) -> bool:
    """Whether a paragraph in a cell tells that the table only arranges a page: a motto, an article."""
    marker = marker_of(text)
    return _OF_A_PAPER.search(text) is not None or (marker is not None and marker.level in _TEXT_LEVELS)


def _is_bordered(table: etree._Element, styles: Styles) -> bool:
    properties = table.find(W + "tblPr")
    own = has_lines(None if properties is None else properties.find(W + "tblBorders"))
    if own is None:
        own = styles.style_look(child_value(properties, "tblStyle")).bordered
    cells = (
        cell.find(f"{W}tcPr/{W}tcBorders") for row, _gone in rows_of(table) for cell in _content(row, CELL)
    )
    return bool(own) or any(map(has_lines, cells))
