"""Where the paragraphs of a Word file stand (vị trí trong tệp Word), counted as a person counts them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from gettext import gettext as _
from itertools import chain
from pathlib import Path

from lxml import etree

from generator.diagnostics import Diagnostics, Location
from generator.places import Step, StepKind, WordPlace
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
    """One paragraph of a Word file: its file, its place in it, and what it says."""

    file: str
    spot: WordPlace
    text: str = ""

    @property
    def location(self) -> Location:
        return Location(self.file, spot=self.spot)

    def error(self, found: Diagnostics, code: str, message: str, hint: str | None = None) -> None:
        """Report an error here, with the visible text of the paragraph unless the message holds it."""
        found.error(code, self.shown(message), self.location, hint)

    def shown(self, message: str) -> str:
        """A message with the visible text of the paragraph, unless it holds that already."""
        if self.text and self.text not in message:
            return _("{message} (the text there: “{text}”)").format(message=message, text=self.text)
        return message


def paragraphs_of(root: etree._Element, part: WordPlace) -> Iterator[tuple[etree._Element, WordPlace]]:
    """The paragraphs of a part in reading order, each with its place (đoạn văn và vị trí).

    A person counts those outside tables, and those of each cell, note and text box on their own.
    """
    paragraphs = tables = notes = 0
    for child in content_of(root):
        if child.tag == PARAGRAPH:
            paragraphs += 1
            here = part.within(Step(StepKind.PARAGRAPH, (paragraphs,)))
            yield child, here
            yield from _boxes(child, here)
        elif child.tag == TABLE:
            tables += 1
            for cell, numbers in cells_of(child):
                yield from paragraphs_of(cell, part.within(Step(StepKind.CELL, (tables, *numbers))))
        elif child.tag in _NOTES and child.get(W + "type", "normal") == "normal":
            # The others are the lines that Word draws above notes.
            notes += 1
            yield from paragraphs_of(child, part.within(Step(StepKind.NOTE, (notes,))))


def cells_of(table: etree._Element) -> Iterator[tuple[etree._Element, tuple[int, int]]]:
    """The cells of a table with the numbers of their row and of themselves in it, from 1."""
    rows = [one for one in content_of(table) if one.tag == ROW]
    for row_number, row in enumerate(rows, start=1):
        cells = [one for one in content_of(row) if one.tag == CELL]
        for cell_number, cell in enumerate(cells, start=1):
            yield cell, (row_number, cell_number)


def _boxes(paragraph: etree._Element, here: WordPlace) -> Iterator[tuple[etree._Element, WordPlace]]:
    numbers: dict[etree._Element, int] = {}
    for box in paragraph.iter(TEXT_BOX):
        if ancestor(box, PARAGRAPH) is paragraph:
            # Word writes a text box twice, for new and for old programs; both copies are one box.
            drawing = ancestor(box, MC + "AlternateContent")
            number = numbers.setdefault(box if drawing is None else drawing, len(numbers) + 1)
            yield from paragraphs_of(box, here.within(Step(StepKind.TEXT_BOX, (number,))))


class Places:
    """All paragraphs of the files that make one template; each is marked in its tree until ``forget`` is
    called.
    """

    def __init__(self) -> None:
        self._places: list[Place] = []

    def mark(self, root: etree._Element, file: str, part: WordPlace) -> None:
        """Number the paragraphs of a part, and the part itself."""
        self._add(root, Place(file, part))
        for paragraph, spot in paragraphs_of(root, part):
            text = "".join(one.text or "" for one in own_texts(paragraph)).strip()
            self._add(paragraph, Place(file, spot, shortened(text)))

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

    def kept(self, printed: etree._Element) -> Place | None:
        """The place of the template's paragraph that a printed one came from, where marks were kept."""
        number = printed.get(_PLACE)
        return None if number is None else self._places[int(number)]

    def has(self, file: Path) -> bool:
        """Whether paragraphs of a file were marked."""
        return any(place.file == file.as_posix() for place in self._places)

    @staticmethod
    def forget(root: etree._Element) -> None:
        """Remove the marks from a tree that is about to be written."""
        etree.strip_attributes(root, _PLACE)

    def _add(self, element: etree._Element, place: Place) -> None:
        element.set(_PLACE, str(len(self._places)))
        self._places.append(place)


_CONTENT = {PARAGRAPH, TABLE, ROW, CELL, *_NOTES}


def content_of(container: etree._Element) -> list[etree._Element]:
    """The paragraphs, tables, rows, cells or notes of a container, those inside content controls included."""
    content: list[etree._Element] = []
    for child in container:
        if child.tag in _CONTENT:
            content.append(child)
        elif isinstance(child.tag, str):
            content += content_of(child)
    return content
