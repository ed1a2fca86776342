"""From a Word file with tags to a compiled template (biên dịch mẫu): all checks, then Jinja."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from gettext import gettext as _
from pathlib import Path
from typing import Final

from jinja2 import TemplateSyntaxError
from lxml import etree

from generator.diagnostics import Diagnostics
from generator.places import Story, WordPlace
from generator.word.archive import Member, deflate
from generator.word.assembly import CORE_PROPERTIES, output_package, plumbing, to_xml
from generator.word.blocks import FOLDER as BLOCKS_FOLDER
from generator.word.blocks import block_names, splice_blocks
from generator.word.columns import mark_varying_tables
from generator.word.dialect import DRAWING_ID, ESCAPED_SIGNS, prepare
from generator.word.environment import TemplateEnvironment
from generator.word.fields import FieldShape
from generator.word.names import check_names
from generator.word.package import DamagedPart, Package, parse_xml, read_package
from generator.word.places import Place, Places
from generator.word.properties import TAKEN_FROM_TEMPLATE, core_properties_xml
from generator.word.rendering import CompiledTemplate, TaggedPart
from generator.word.safety import report_unsafe_links
from generator.word.stories import Opening, story_parts
from generator.word.structure import check_structure
from generator.word.styles import STYLES_FILE, StyleSheet, read_style_sheet
from generator.word.tags import Tag, find_property_tags, find_tags

_SIGNS: Final = ("{{", "{%", "{#", *(escaped for escaped, _signs in ESCAPED_SIGNS))


@dataclass(frozen=True, slots=True)
class Workshop:
    """What the templates of a folder share; without common styles each has its own."""

    folder: Path
    sheet: StyleSheet | None
    environment: TemplateEnvironment

    def compile(self, package: Package, shape: FieldShape, found: Diagnostics) -> CompiledTemplate | None:
        """Compile an opened template; everything that is wrong with it is reported at its place."""
        return self.open(package, shape, found).compile(found)

    def open(self, package: Package, shape: FieldShape, found: Diagnostics) -> OpenedTemplate:
        """Open a template (mở mẫu): its blocks spliced, its tags numbered, all in it checked and reported."""
        opening = Opening(found, self.sheet or read_style_sheet(package, found))
        checked = _Checking(self, package, shape, found)
        roots = checked.stories(opening)
        return OpenedTemplate(
            package,
            opening.sheet,
            self.environment,
            opening.places,
            roots,
            checked.properties(),
            tuple(checked.tags),
            is_sound=opening.sheet is not None and not found.has_errors(),
        )


def open_workshop(folder: Path, environment: TemplateEnvironment, found: Diagnostics) -> Workshop:
    """Open a folder of templates (mở thư mục mẫu) with its ``styles.docx``; faults of that are reported, and
    leave the templates their own styles, so that their own faults can be told, too.
    """
    path = folder / STYLES_FILE
    if not path.exists():
        return Workshop(folder, None, environment)
    package = read_package(path, found)
    if package is None:
        return Workshop(folder, None, environment)
    report_unsafe_links(package, found)
    return Workshop(folder, read_style_sheet(package, found), environment)


class _Checking:
    """The parts of one template, opened and checked in reading order."""

    def __init__(self, workshop: Workshop, package: Package, shape: FieldShape, found: Diagnostics) -> None:
        self._workshop = workshop
        self._package = package
        self._shape = shape
        self._found = found
        self.tags: list[Tag] = []

    def stories(self, opening: Opening) -> dict[str, etree._Element]:
        """The trees of the parts with text, blocks spliced and tags numbered."""
        report_unsafe_links(self._package, self._found)
        roots: dict[str, etree._Element] = {}
        for story in story_parts(self._package):
            root = opening.open_story(self._package, story)
            if root is not None:
                splice_blocks(root, self._workshop.folder / BLOCKS_FOLDER, opening)
                tags = find_tags(root, opening.places, self.tags, self._found)
                self._check(tags)
                mark_varying_tables(tags)
                roots[story.part] = root
        return roots

    def properties(self) -> str:
        """The XML of the document's properties, with the tags of the template's own properties in it."""
        here = _properties_place(self._package)
        texts: dict[str, str] = {}
        first = len(self.tags)
        for core in self._package.related("", "core-properties"):
            try:
                root = parse_xml(self._package.parts[core])
            except DamagedPart:
                continue
            for element in root:
                name = TAKEN_FROM_TEMPLATE.get(str(element.tag))
                if name and any(sign in (element.text or "") for sign in _SIGNS):
                    place = replace(here, text=element.text or "")
                    texts[name] = find_property_tags(element, place, self.tags, self._found)
        self._check(tuple(self.tags[first:]))
        return core_properties_xml(texts)

    def _check(self, tags: tuple[Tag, ...]) -> None:
        check_structure(tags, self._found)
        check_names(tags, self._shape, self._workshop.environment, self._found)


def _properties_place(package: Package) -> Place:
    return Place(package.path.as_posix(), WordPlace(CORE_PROPERTIES, Story.PROPERTIES))


@dataclass(frozen=True, slots=True)
class OpenedTemplate:
    """A template whose parts are trees (mẫu đã mở): blocks spliced, tags joined and numbered, all checked.

    ``roots`` are its parts with text by name, ``properties`` the XML of its properties; ``is_sound`` says
    whether nothing was found that stops it.
    """

    package: Package
    sheet: StyleSheet | None
    environment: TemplateEnvironment
    places: Places
    roots: Mapping[str, etree._Element]
    properties: str
    tags: tuple[Tag, ...]
    is_sound: bool

    @property
    def here(self) -> Place:
        """The body of the template, for what has no place of its own."""
        return Place(self.package.path.as_posix(), WordPlace(self.package.main, Story.BODY))

    def block_files(self, folder: Path) -> frozenset[Path]:
        """The files of the blocks in ``folder`` that were spliced in, those inside others included."""
        return frozenset(
            folder / f"{name}.docx"
            for name in block_names(folder)
            if self.places.has(folder / f"{name}.docx")
        )

    def compile(self, found: Diagnostics, *, keep_places: bool = False) -> CompiledTemplate | None:
        """Turn the trees into Jinja and put them together (biên dịch); None when the template is faulty.

        Where places are kept, each paragraph printed still has the mark by which ``places.kept`` knows from
        which paragraph of the template it came.
        """
        if self.sheet is None or not self.is_sound:
            return None
        if not keep_places:
            for root in self.roots.values():
                Places.forget(root)
        return _Assembly(self, found).run(self.sheet)


class _Assembly:
    """The parts of one template put together, those with tags as Jinja."""

    def __init__(self, opened: OpenedTemplate, found: Diagnostics) -> None:
        self._opened = opened
        self._found = found
        self._drawings = 0
        self._here = _properties_place(opened.package)

    def run(self, sheet: StyleSheet) -> CompiledTemplate | None:
        package = self._opened.package
        texts = {part: to_xml(root) for part, root in self._opened.roots.items()}
        texts[CORE_PROPERTIES] = self._opened.properties
        stories = {story.part: story for story in story_parts(package)}
        output = output_package(package, sheet.package)
        parts: list[Member | TaggedPart | None] = [
            deflate(name, content) for name, content in plumbing(output).items()
        ]
        for part in (output.main, *sorted(set(output.parts) - {output.main})):
            if part in texts:
                parts.append(self._ready_part(stories.get(part, self._here.spot), texts[part]))
            else:
                parts.append(deflate(part, output.parts[part]))
        if None in parts:
            return None
        tags = tuple((tag.place, tag.shown) for tag in self._opened.tags)
        return CompiledTemplate(self._here, tuple(part for part in parts if part), tags, self._drawings)

    def _ready_part(self, story: WordPlace, xml: str) -> Member | TaggedPart | None:
        if any(sign in xml for sign in _SIGNS):
            return self._tagged(story, xml)
        return deflate(story.part, DRAWING_ID.sub(self._next_drawing, xml).encode())

    def _next_drawing(self, drawing: re.Match[str]) -> str:
        """Number the drawings of parts without tags; those with tags count on from there."""
        self._drawings += 1
        return f'{drawing.group(1)}"{self._drawings}"'

    def _tagged(self, story: WordPlace, xml: str) -> TaggedPart | None:
        source = prepare(xml)
        for number in source.broken:
            place = self._opened.tags[number].place if number is not None else Place(self._here.file, story)
            place.error(
                self._found,
                "output-malformed",
                _("the loop or condition begins and ends in different things, and would damage the document"),
                _(
                    "put both tags into one paragraph, or each into a paragraph of its own with {example}"
                ).format(example="{%p … %}"),
            )
        if source.broken:
            return None
        try:
            template = self._opened.environment.compile_source(source, f"{self._here.file}:{story.part}")
        except TemplateSyntaxError as error:
            line = source.line(error.lineno)
            number = line.number if line else None
            place = self._opened.tags[number].place if number is not None else Place(self._here.file, story)
            shown = self._opened.tags[number].shown if number is not None else ""
            place.error(self._found, "tag-syntax", _("the tag {tag} cannot be read").format(tag=shown))
            return None
        return TaggedPart(story.part, source, template)
