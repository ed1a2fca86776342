"""Where something stands in a Word file (vị trí trong tệp Word), as data that a person can read in words."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from gettext import gettext as _


class StepKind(StrEnum):
    """What a step into a part of a Word file leads to."""

    PARAGRAPH = "paragraph"
    CELL = "cell"
    NOTE = "note"
    TEXT_BOX = "text_box"
    SECTION = "section"


@dataclass(frozen=True, slots=True)
class Step:
    """One step: ``numbers`` count from 1 as a person counts; of a cell they are table, row and cell."""

    kind: StepKind
    numbers: tuple[int, ...]

    def __str__(self) -> str:
        first = self.numbers[0]
        match self.kind:
            case StepKind.PARAGRAPH:
                return _("paragraph {number}").format(number=first)
            case StepKind.NOTE:
                return _("note {number}").format(number=first)
            case StepKind.TEXT_BOX:
                return _("text box {number}").format(number=first)
            case StepKind.SECTION:
                return _("section {number}").format(number=first)
            case StepKind.CELL:
                table, row, cell = self.numbers
                return _("table {table} row {row} cell {cell}").format(table=table, row=row, cell=cell)


class Story(StrEnum):
    """What a part of a Word file is to a person who opens it."""

    BODY = "body"
    HEADER = "header"
    FOOTER = "footer"
    FOOTNOTES = "footnotes"
    ENDNOTES = "endnotes"
    PROPERTIES = "properties"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class WordPlace:
    """A place in a Word file: ``part`` is the part of the package, ``steps`` lead into it from outside in.

    ``number`` tells headers and footers apart; paragraphs and tables of a container count from 1, tables
    apart from paragraphs.
    """

    part: str
    story: Story
    number: int = 0
    steps: tuple[Step, ...] = ()

    @property
    def name(self) -> str:
        """What a person calls the part; what has no such name is called by its own."""
        match self.story:
            case Story.BODY:
                return _("body")
            case Story.HEADER:
                return _("header {number}").format(number=self.number)
            case Story.FOOTER:
                return _("footer {number}").format(number=self.number)
            case Story.FOOTNOTES:
                return _("footnotes")
            case Story.ENDNOTES:
                return _("endnotes")
            case Story.PROPERTIES:
                return _("document properties")
            case Story.OTHER:
                return self.part

    def __str__(self) -> str:
        return ", ".join((self.name, *map(str, self.steps)))

    def within(self, step: Step) -> WordPlace:
        """The place one step further in."""
        return WordPlace(self.part, self.story, self.number, (*self.steps, step))
