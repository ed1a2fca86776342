"""Where something stands in a Word file (vị trí trong mẫu), in the words of a person who looks for it in
Word.
"""

from __future__ import annotations

from dataclasses import dataclass
from gettext import gettext as _
from itertools import chain

from lxml import etree

from generator.diagnostics import Diagnostics, Location
from generator.word.wordml import CELL, MC, PARAGRAPH, ROW, TABLE, TEXT_BOX, W, ancestor, own_texts

_PLACE = "place"
_SHOWN_CHARACTERS = 80


def shortened(text: str) -> str:
    """A text as a message can show it: its beginning."""
    return text if len(text) <= _SHOWN_CHARACTERS else text[:_SHOWN_CHARACTERS].rstrip() + "…"


_NOTES = {W + "footnote", W + "endnote"}
_TABLE_PARTS = {TABLE, ROW, CELL}


@dataclass(frozen=True, slots=True)
class Place:
    """One paragraph of a template or block: its file, part, place inside the part, and what it says."""

    file: str
    part: str
    spot: str = ""
    text: str = ""

    @property
    def location(self) -> Location:
        return Location(self.file, place=", ".join(filter(None, (self.part, self.spot))) or None)

    def error(self, found: Diagnostics, code: str, message: str, hint: str | None = None) -> None:
        """Report an error here, with the visible text of the paragraph unless the message holds it."""
        if self.text and self.text not in message:
            message = _("{message} (the text there: “{text}”)").format(message=message, text=self.text)
        found.error(code, message, self.location, hint)


class Places:
    """All paragraphs of the files that make one template; each is marked in its tree until ``forget`` is
    called.
    """

    def __init__(self) -> None:
        self._places: list[Place] = []

    def mark(self, root: etree._Element, file: str, part: str) -> None:
        """Number the paragraphs as a person counts them: those outside tables, and those of each cell."""
        self._add(root, Place(file, part))
        self._walk(root, file, part, ())

    def of(self, element: etree._Element) -> Place:
        """The paragraph around the element, or the first of its table, row or cell; else the whole part."""
        around = [element, *element.iterancestors()]
        holders = [one for one in around if one is element or one.tag in _TABLE_PARTS]
        candidates = chain(
            (one for one in around if one.tag == PARAGRAPH),
            (paragraph for holder in holders for paragraph in holder.iter(PARAGRAPH)),
            around[-1:],
        )
        return next(self._places[int(number)] for one in candidates if (number := one.get(_PLACE)))

    @staticmethod
    def forget(root: etree._Element) -> None:
        """Remove the marks from a tree that is about to be written."""
        etree.strip_attributes(root, _PLACE)

    def _add(self, element: etree._Element, place: Place) -> None:
        element.set(_PLACE, str(len(self._places)))
        self._places.append(place)

    def _walk(self, container: etree._Element, file: str, part: str, path: tuple[str, ...]) -> None:
        paragraphs = tables = notes = 0
        for child in _content(container):
            if child.tag == PARAGRAPH:
                paragraphs += 1
                here = (*path, _("paragraph {number}").format(number=paragraphs))
                self._mark_paragraph(child, file, part, here)
            elif child.tag == TABLE:
                tables += 1
                self._walk_table(child, file, part, path, tables)
            elif child.tag in _NOTES:
                notes += 1
                self._walk(child, file, part, (*path, _("note {number}").format(number=notes)))

    def _walk_table(
        self, table: etree._Element, file: str, part: str, path: tuple[str, ...], number: int
    ) -> None:
        rows = [one for one in _content(table) if one.tag == ROW]
        for row_number, row in enumerate(rows, start=1):
            cells = [one for one in _content(row) if one.tag == CELL]
            for cell_number, cell in enumerate(cells, start=1):
                here = _("table {table} row {row} cell {cell}").format(
                    table=number, row=row_number, cell=cell_number
                )
                self._walk(cell, file, part, (*path, here))

    def _mark_paragraph(self, paragraph: etree._Element, file: str, part: str, path: tuple[str, ...]) -> None:
        text = shortened("".join(one.text or "" for one in own_texts(paragraph)).strip())
        self._add(paragraph, Place(file, part, ", ".join(path), text))
        boxes: dict[etree._Element, int] = {}
        for box in paragraph.iter(TEXT_BOX):
            if ancestor(box, PARAGRAPH) is paragraph:
                # Word writes a text box twice, for new and for old programs; both copies are one box.
                drawing = ancestor(box, MC + "AlternateContent")
                number = boxes.setdefault(box if drawing is None else drawing, len(boxes) + 1)
                self._walk(box, file, part, (*path, _("text box {number}").format(number=number)))


_CONTENT = {PARAGRAPH, TABLE, ROW, CELL, *_NOTES}


def _content(container: etree._Element) -> list[etree._Element]:
    """The paragraphs, tables, rows, cells or notes of a container, those inside content controls included."""
    content: list[etree._Element] = []
    for child in container:
        if child.tag in _CONTENT:
            content.append(child)
        elif isinstance(child.tag, str):
            content += _content(child)
    return content
