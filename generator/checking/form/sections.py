"""The sections of a Word file (phần trang): paper, margins, and what stands above and below the text."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Final

from lxml import etree

from generator.checking.form.document import FormParagraph, FormSection
from generator.checking.form.paragraphs import ParagraphReader
from generator.places import Step, StepKind, Story, WordPlace
from generator.word.numbering import is_on
from generator.word.package import Package, parse_xml
from generator.word.stories import story_parts
from generator.word.wordml import SECTION, R, W

_LETTER: Final = {"w": 12240, "h": 15840}
"""The paper that Word takes where a file names none."""
_WORD_MARGINS: Final = {"top": 1440, "bottom": 1440, "left": 1440, "right": 1440, "header": 720}
_HOLDERS: Final = frozenset({W + "body", W + "pPr"})
_KINDS: Final = {
    "headerReference": ("default", "first"),
    "footerReference": ("default", "first"),
}


def section_elements(root: etree._Element) -> list[etree._Element]:
    """The w:sectPr of a body, in order; a body without any has one that says nothing."""
    found = [one for one in root.iter(SECTION) if (up := one.getparent()) is not None and up.tag in _HOLDERS]
    if found:
        return found
    body = root.find(W + "body")
    return [etree.Element(SECTION) if body is None else etree.SubElement(body, SECTION)]


def text_width_of(section: etree._Element) -> int:
    """How wide the text of a section is, in twips."""
    margins = section.find(W + "pgMar")
    page = _number(section.find(W + "pgSz"), "w", _LETTER["w"])
    return page - sum(_number(margins, side, _WORD_MARGINS[side]) for side in ("left", "right"))


class SectionReader:
    """Reads the sections of one file; headers and footers once each."""

    def __init__(self, package: Package, paragraphs: ParagraphReader) -> None:
        self._package = package
        self._paragraphs = paragraphs
        self._stories: Mapping[str, WordPlace] = {one.part: one for one in story_parts(package)}
        self._ids = {one.id: one.target for one in package.relationships.get(package.main, ())}
        self._read: dict[str, tuple[FormParagraph, ...]] = {}

    def read(self, elements: list[etree._Element]) -> tuple[FormSection, ...]:
        """All sections; each takes over what the one before it has and it does not name."""
        sections: list[FormSection] = []
        taken: dict[tuple[str, str], tuple[FormParagraph, ...]] = {}
        for number, element in enumerate(elements, start=1):
            for kind, types in _KINDS.items():
                for one in element.iterchildren(W + kind):
                    if one.get(W + "type") in types:
                        taken[kind, one.get(W + "type", "")] = self._story(one.get(R + "id", ""))
            sections.append(self._section(element, number, taken))
        return tuple(sections)

    def _section(
        self,
        element: etree._Element,
        number: int,
        stories: Mapping[tuple[str, str], tuple[FormParagraph, ...]],
    ) -> FormSection:
        page, margins = element.find(W + "pgSz"), element.find(W + "pgMar")
        numbers = element.find(W + "pgNumType")
        start = None if numbers is None else numbers.get(W + "start")
        main = WordPlace(self._package.main, Story.BODY)
        return FormSection(
            width=_number(page, "w", _LETTER["w"]),
            height=_number(page, "h", _LETTER["h"]),
            top=abs(_number(margins, "top", _WORD_MARGINS["top"])),
            bottom=abs(_number(margins, "bottom", _WORD_MARGINS["bottom"])),
            left=_number(margins, "left", _WORD_MARGINS["left"]),
            right=_number(margins, "right", _WORD_MARGINS["right"]),
            header_distance=_number(margins, "header", _WORD_MARGINS["header"]),
            own_first_page=is_on(element.find(W + "titlePg")),
            number_start=int(start) if start is not None and re.fullmatch(r"\d{1,9}", start, re.A) else None,
            header=stories.get(("headerReference", "default"), ()),
            first_header=stories.get(("headerReference", "first"), ()),
            footer=stories.get(("footerReference", "default"), ()),
            first_footer=stories.get(("footerReference", "first"), ()),
            place=main.within(Step(StepKind.SECTION, (number,))),
            element=element,
        )

    def _story(self, relationship: str) -> tuple[FormParagraph, ...]:
        part = self._ids.get(relationship, "")
        if part not in self._stories or part not in self._package.parts:
            return ()
        if part not in self._read:
            root = parse_xml(self._package.parts[part])
            self._read[part] = self._paragraphs.read(root, self._stories[part], (0,))
        return self._read[part]


def _number(element: etree._Element | None, name: str, otherwise: int) -> int:
    text = None if element is None else element.get(W + name)
    return int(text) if text is not None and re.fullmatch(r"-?\d{1,9}", text, re.A) else otherwise
