"""A Word file as the rules of form see it (văn bản để soát thể thức): what stands where, and how it looks."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from functools import cached_property

from lxml import etree

from generator.checking.form.elements import Element, Role
from generator.places import WordPlace
from generator.word.formats import CharacterFormat, ParagraphFormat
from generator.word.package import Package


@dataclass(frozen=True, slots=True)
class FormRun:
    """Letters of one look (đoạn chữ cùng định dạng): ``element`` is their w:r."""

    text: str
    look: CharacterFormat
    element: etree._Element = field(compare=False, repr=False)


class LineMade(StrEnum):
    """How a line (đường kẻ) was made."""

    DRAWN = "drawn"
    BORDER = "border"
    CHARACTERS = "characters"
    UNDERLINE = "underline"


@dataclass(frozen=True, slots=True)
class DrawnLine:
    """A line in or under a paragraph: ``width`` in twips, None where only the printed page can tell it."""

    made: LineMade
    width: float | None


@dataclass(frozen=True, slots=True, eq=False)
class FormCell:
    """A cell of a table: ``table``, ``row`` and ``column`` count from 1 as a person counts them."""

    table: int
    row: int
    column: int
    bordered: bool
    element: etree._Element = field(repr=False)


@dataclass(frozen=True, slots=True, eq=False)
class FormParagraph:
    """A paragraph: ``text`` is what a reader sees (automatic number in front, "\\n" for a line break, "\\t"
    for a tab, capitals where the look makes them, NFC); ``section`` the index of its section.

    ``lines`` are the horizontal lines drawn in it, or along its bottom edge. Two paragraphs are equal only
    when they are the same.
    """

    text: str
    runs: tuple[FormRun, ...]
    layout: ParagraphFormat
    place: WordPlace
    section: int
    cell: FormCell | None = None
    lines: tuple[DrawnLine, ...] = ()
    element: etree._Element = field(kw_only=True, repr=False)

    @property
    def letters(self) -> tuple[FormRun, ...]:
        """The runs that show letters, blanks left aside: those whose look a reader sees."""
        return tuple(run for run in self.runs if run.text.strip())


@dataclass(frozen=True, slots=True, eq=False)
class FormSection:
    """A section of pages (phần trang): lengths in twips.

    ``first_header`` is what stands above its first page where that page has a header of its own
    (``own_first_page``), ``header`` above all others; both in reading order. What a section takes over from
    the one before it stands here, too. ``number_start`` is the number of its first page, None where it counts
    on.
    """

    width: int
    height: int
    top: int
    bottom: int
    left: int
    right: int
    header_distance: int
    own_first_page: bool
    number_start: int | None
    header: tuple[FormParagraph, ...]
    first_header: tuple[FormParagraph, ...]
    footer: tuple[FormParagraph, ...]
    first_footer: tuple[FormParagraph, ...]
    place: WordPlace
    element: etree._Element = field(repr=False)

    @property
    def is_upright(self) -> bool:
        return self.height >= self.width


@dataclass(frozen=True, eq=False)
class FormPart:
    """One document within the file (văn bản chính, văn bản kèm theo, phụ lục), in reading order.

    ``kind`` is the abbreviation of its kind by Phụ lục III ("QĐ", "TB", "" for a công văn), None where it is
    not recognised. ``elements`` says what each paragraph is, by ``id`` of the paragraph's own object.
    """

    role: Role
    kind: str | None
    paragraphs: tuple[FormParagraph, ...]
    elements: Mapping[int, Element] = field(repr=False)

    @cached_property
    def _places(self) -> Mapping[Element, tuple[int, ...]]:
        """Where the paragraphs of each element stand: a hundred rules ask for a few of thousands."""
        places: dict[Element, list[int]] = {}
        for index, one in enumerate(self.paragraphs):
            places.setdefault(self.elements[id(one)], []).append(index)
        return {element: tuple(indices) for element, indices in places.items()}

    def of(self, *elements: Element) -> tuple[FormParagraph, ...]:
        """The paragraphs that are one of these, in reading order."""
        places = [index for one in elements for index in self._places.get(one, ())]
        return tuple(self.paragraphs[index] for index in (sorted(places) if len(elements) > 1 else places))

    def first(self, element: Element) -> FormParagraph | None:
        """The first paragraph that is this."""
        return next(iter(self.of(element)), None)

    def element_of(self, paragraph: FormParagraph) -> Element:
        return self.elements[id(paragraph)]


@dataclass(frozen=True, eq=False)
class FormDocument:
    """A whole file: its sections, and its documents; the first of them is the main one."""

    file: str
    package: Package
    sections: tuple[FormSection, ...]
    parts: tuple[FormPart, ...]

    @cached_property
    def main(self) -> FormPart:
        return self.parts[0]

    @property
    def is_administrative(self) -> bool:
        """Whether this is a paper that the decree's form is for: something in it is of the form."""
        known = {Element.NATION, Element.MOTTO, Element.NUMBER, Element.RECIPIENTS, Element.APPENDIX}
        return any(known & set(part.elements.values()) for part in self.parts)

    def paragraphs(self) -> Iterator[tuple[FormPart, FormParagraph]]:
        """All paragraphs of the body with the document that they belong to."""
        for part in self.parts:
            for paragraph in part.paragraphs:
                yield part, paragraph
