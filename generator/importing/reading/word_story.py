"""The paragraphs of a story of Word in the order in which it shows them (thứ tự đọc), with their numbers."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from lxml import etree

from generator.importing.characters import cleaned
from generator.importing.markers import marker_of
from generator.importing.paragraphs import Reason, SetAside, SourceParagraph, SourceTable, row_text
from generator.importing.reading.word_fonts import LegacyText, Piece, read_pieces
from generator.importing.reading.word_styles import Styles
from generator.importing.reading.word_tables import (
    Cell,
    cells_by_column,
    cells_of,
    columns_of,
    head_rows,
    holds_data,
    rows_of,
)
from generator.importing.reading.word_text import (
    DELETIONS,
    INSERTIONS,
    LINE_BREAK,
    PAGE_BREAK,
    Content,
    Mark,
    TextReader,
    chosen_content,
)
from generator.word.numbering import Counting, Numbering, child_value
from generator.word.wordml import MC, PARAGRAPH, SECTION, TABLE, W

MAX_DEPTH = 40
"""How deep tables and text boxes may stand in one another; an honest file has three or four."""

MAX_PARAGRAPHS = 200_000
"""In all of a file, empty ones counted: a thousand times a long regulation."""

_NOT_READ = frozenset({SECTION, W + "tcPr", W + "tblPr", W + "sdtPr", W + "sdtEndPr", W + "customXmlPr"})
_ELSEWHERE = frozenset({W + "altChunk", W + "subDoc"})
_OPENS_PARAGRAPH = re.compile(r"[-–+•]\s|\(\s*(?:Ban hành )?[Kk]èm theo\b")


class TooDeep(Exception):  # noqa: N818 - it is a state of the file, not a fault of ours
    """Tables or text boxes stand in one another deeper than ``MAX_DEPTH``."""


class TooLong(Exception):  # noqa: N818 - the same
    """There are more paragraphs than ``MAX_PARAGRAPHS``."""


@dataclass(frozen=True, slots=True)
class Anchor:
    """Where the sign of a note or comment stands: ``kind`` is that of its part."""

    kind: str
    id: str
    line: int


@dataclass(slots=True)
class Reading:
    """What reading the stories of a file brought together."""

    paragraphs: list[SourceParagraph] = field(default_factory=list)
    set_aside: list[SetAside] = field(default_factory=list)
    tables: list[SourceTable] = field(default_factory=list)
    anchors: dict[tuple[str, str], Anchor] = field(default_factory=dict)
    legacy: dict[LegacyText, int] = field(default_factory=dict)
    first_change: int | None = None
    elsewhere: list[int] = field(default_factory=list)
    page_numbers: set[int] = field(default_factory=set)
    elements: dict[int, etree._Element] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Definitions:
    """What all stories of a file share: styles, lists, and the old fonts that hold Unicode."""

    styles: Styles
    numbering: Numbering
    unicode_fonts: frozenset[str] = frozenset()


@dataclass(slots=True)
class _Carried:
    """The beginning of a paragraph whose mark was deleted or hidden: the next one goes on with it."""

    pieces: list[Piece]
    line: int
    numbered: bool


class Story:
    """Reads the body, a note, a comment or a head of a page; each counts its numbers for itself."""

    def __init__(self, root: etree._Element, definitions: Definitions) -> None:
        self.reading = Reading()
        self._root = root
        self._styles = definitions.styles
        self._numbering = definitions.numbering
        self._unicode_fonts = definitions.unicode_fonts
        self._counting = Counting(definitions.numbering)
        self._text = TextReader(root, definitions.styles)
        self._into = self.reading.paragraphs
        self._paragraphs = 0
        self._line = 0
        self._carried: _Carried | None = None

    def read(self) -> Reading:
        """Read all of it; raises ``TooDeep`` and ``TooLong``."""
        self._container(self._root, depth=0, contents=False, deleted=False)
        return self.reading

    def _container(self, container: etree._Element, *, depth: int, contents: bool, deleted: bool) -> None:
        self._blocks(container, depth=depth, contents=contents, deleted=deleted)
        self._flush()

    def _blocks(self, container: etree._Element, *, depth: int, contents: bool, deleted: bool) -> None:
        if depth > MAX_DEPTH:
            raise TooDeep
        for child in container:
            tag = child.tag
            if tag == PARAGRAPH:
                self._paragraphs += 1
                if self._paragraphs > MAX_PARAGRAPHS:
                    raise TooLong
                self._paragraph(child, depth, contents, deleted)
            elif tag == TABLE:
                self._flush()
                self._table(child, depth, contents, deleted)
            elif tag in _ELSEWHERE:
                self.reading.elsewhere.append(self._line + 1)
            elif tag == MC + "AlternateContent":
                for chosen in chosen_content(child):
                    self._blocks(chosen, depth=depth + 1, contents=contents, deleted=deleted)
            elif isinstance(tag, str) and tag not in _NOT_READ:
                self._blocks(
                    child,
                    depth=depth + 1,
                    contents=contents or _is_contents(child),
                    deleted=deleted or tag in DELETIONS,
                )

    def _paragraph(self, paragraph: etree._Element, depth: int, contents: bool, deleted: bool) -> None:
        properties = paragraph.find(W + "pPr")
        look = self._styles.paragraph_look(child_value(properties, "pStyle"))
        content = self._text.read(paragraph, look, deleted=deleted)
        line = self._carried.line if self._carried else self._line + 1
        if self.reading.first_change is None and _is_changed(paragraph):
            self.reading.first_change = line
        self._leave(content.deleted, Reason.DELETED, line)
        self._leave(content.hidden, Reason.HIDDEN, line)
        for kind, one in (*content.notes, *(("comments", one) for one in content.comments)):
            self.reading.anchors.setdefault((kind, one), Anchor(kind, one, line))
        pieces, numbered = content.shown, False
        number = None
        goes_on = self._carried is not None and self._carried.numbered
        if content.mark is not Mark.DELETED and not goes_on and (pieces or content.mark is Mark.KEPT):
            number = self._styles.numbering_of(properties, look, self._numbering)
        label = self._counting.next_label(*number) if number else None
        if label is not None:
            pieces = [Piece(label.text, label.font or content.mark_font), *self._carried_pieces(), *pieces]
            numbered = True
        else:
            pieces = [*self._carried_pieces(), *pieces]
        self._carried = None
        if pieces or content.mark is Mark.KEPT:
            self.reading.elements.setdefault(line, paragraph)
        if content.mark is not Mark.KEPT:
            # Nothing but a mark that is gone: the paragraph is not there at all.
            if pieces:
                self._carried = _Carried(pieces, line, numbered or goes_on)
        else:
            self._line = line
            self._emit(pieces, line, contents or content.in_contents, content.has_page_number)
        self._boxes(content, depth, contents, deleted)

    def _carried_pieces(self) -> list[Piece]:
        return self._carried.pieces if self._carried else []

    def _boxes(self, content: Content, depth: int, contents: bool, deleted: bool) -> None:
        if content.boxes:
            self._flush()
        for box, box_deleted in content.boxes:
            self._container(box, depth=depth + 1, contents=contents, deleted=deleted or box_deleted)

    def _flush(self) -> None:
        """End a paragraph that nothing goes on with."""
        if self._carried is not None:
            carried, self._carried = self._carried, None
            self._line = carried.line
            self._emit(carried.pieces, carried.line, contents=False, page_number=False)

    def _emit(self, pieces: list[Piece], line: int, contents: bool, page_number: bool) -> None:
        for text in _divided(self._shown(pieces, line)):
            paragraph = SourceParagraph(text, line, line)
            if contents:
                self.reading.set_aside.append(SetAside(paragraph, Reason.CONTENTS))
            else:
                self._into.append(paragraph)
        if page_number:
            self.reading.page_numbers.add(line)

    def _leave(self, pieces: list[Piece], reason: Reason, line: int) -> None:
        text = cleaned(self._shown(pieces, line).replace(LINE_BREAK, " ").replace(PAGE_BREAK, " "))
        if text:
            self.reading.set_aside.append(SetAside(SourceParagraph(text, line, line), reason))

    def _shown(self, pieces: list[Piece], line: int) -> str:
        text, legacy = read_pieces(pieces, self._unicode_fonts)
        for one in legacy:
            self.reading.legacy.setdefault(one, line)
        return text

    def _table(self, table: etree._Element, depth: int, contents: bool, deleted: bool) -> None:
        tables_before = len(self.reading.tables)
        first_line = self._line + 1
        outer = self._into
        rows: list[list[Cell]] = []
        for row, row_deleted in rows_of(table):
            cells: list[Cell] = []
            for cell, columns, cell_deleted in cells_of(row):
                one = Cell(columns, self._line + 1)
                self._into = one.paragraphs
                self._container(
                    cell, depth=depth + 1, contents=contents, deleted=deleted or row_deleted or cell_deleted
                )
                one.last = self._line
                cells.append(one)
            if not (deleted or row_deleted):
                rows.append(cells)
            elif self.reading.first_change is None:
                self.reading.first_change = first_line
        self._into = outer
        if not holds_data(table, rows, self._styles):
            outer += [one for row in rows for cell in row for one in cell.paragraphs]
            return
        del self.reading.tables[tables_before:]
        columns = max(map(columns_of, rows))
        texts = [cells_by_column(row, columns) for row in rows]
        source = SourceTable(tuple(texts), first_line, head_rows(table))
        self.reading.tables.append(source)
        for read, row_texts in zip(rows, texts, strict=True):
            if any(row_texts):
                outer.append(SourceParagraph(row_text(row_texts), read[0].first, read[-1].last, source))


def _divided(text: str) -> Iterator[str]:
    """A paragraph as it looks: one line; a new one after a page break, and before a sign of a provision.

    A line break is a blank, as in ``Chương I`` and its title; who types clauses or dashes with line breaks
    instead of paragraphs means paragraphs.
    """
    for page in text.split(PAGE_BREAK):
        line = ""
        for piece in map(cleaned, page.split(LINE_BREAK)):
            if line and (marker_of(piece) is not None or _OPENS_PARAGRAPH.match(piece)):
                yield line
                line = piece
            else:
                line = f"{line} {piece}".strip()
        if line:
            yield line


def _is_changed(paragraph: etree._Element) -> bool:
    return next(paragraph.iter(*DELETIONS, *INSERTIONS), None) is not None


def _is_contents(control: etree._Element) -> bool:
    """Whether a content control holds a table of contents (mục lục)."""
    gallery = control.find(f"{W}sdtPr/{W}docPartObj/{W}docPartGallery")
    return gallery is not None and gallery.get(W + "val") == "Table of Contents"
