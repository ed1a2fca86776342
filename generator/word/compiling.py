"""From a Word file with tags to a compiled template (biên dịch mẫu): all checks, then Jinja."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from gettext import gettext as _
from pathlib import Path
from typing import Final

from jinja2 import TemplateSyntaxError

from generator.diagnostics import Diagnostics
from generator.places import Story, WordPlace
from generator.word.archive import Member, deflate
from generator.word.assembly import CORE_PROPERTIES, output_package, plumbing, to_xml
from generator.word.blocks import FOLDER as BLOCKS_FOLDER
from generator.word.blocks import splice_blocks
from generator.word.columns import mark_varying_tables
from generator.word.dialect import DRAWING_ID, ESCAPED_SIGNS, prepare
from generator.word.environment import TemplateEnvironment
from generator.word.fields import FieldShape
from generator.word.names import check_names
from generator.word.package import DamagedPart, Package, parse_xml
from generator.word.places import Place, Places
from generator.word.properties import TAKEN_FROM_TEMPLATE, core_properties_xml
from generator.word.rendering import CompiledTemplate, TaggedPart
from generator.word.safety import report_unsafe_links
from generator.word.stories import Opening, story_parts
from generator.word.structure import check_structure
from generator.word.styles import StyleSheet, read_style_sheet
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
        return _Compilation(self, package, shape, found).run()


class _Compilation:
    """The way of one template: its parts opened and checked, then turned into Jinja, then put together."""

    def __init__(self, workshop: Workshop, package: Package, shape: FieldShape, found: Diagnostics) -> None:
        self._workshop = workshop
        self._package = package
        self._shape = shape
        self._found = found
        self._tags: list[Tag] = []
        self._drawings = 0
        self._here = Place(package.path.as_posix(), WordPlace(CORE_PROPERTIES, Story.PROPERTIES))

    def run(self) -> CompiledTemplate | None:
        sheet = self._workshop.sheet or read_style_sheet(self._package, self._found)
        texts = self._open_stories(Opening(self._found, sheet))
        stories = {story.part: story for story in story_parts(self._package)}
        properties = self._properties()
        if sheet is None or self._found.has_errors():
            return None
        output = output_package(self._package, sheet.package)
        texts[CORE_PROPERTIES] = properties
        parts: list[Member | TaggedPart | None] = [
            deflate(name, content) for name, content in plumbing(output).items()
        ]
        for part in (output.main, *sorted(set(output.parts) - {output.main})):
            if part in texts:
                parts.append(self._ready_part(stories.get(part, self._here.spot), texts[part]))
            else:
                parts.append(deflate(part, output.parts[part]))
        if self._found.has_errors():
            return None
        tags = tuple((tag.place, tag.shown) for tag in self._tags)
        return CompiledTemplate(self._here, tuple(part for part in parts if part), tags, self._drawings)

    def _open_stories(self, opening: Opening) -> dict[str, str]:
        """The XML of the parts with text, blocks spliced and tags numbered, everything in them checked."""
        report_unsafe_links(self._package, self._found)
        texts: dict[str, str] = {}
        for story in story_parts(self._package):
            root = opening.open_story(self._package, story)
            if root is not None:
                splice_blocks(root, self._workshop.folder / BLOCKS_FOLDER, opening)
                tags = find_tags(root, opening.places, self._tags, self._found)
                self._check(tags)
                mark_varying_tables(tags)
                Places.forget(root)
                texts[story.part] = to_xml(root)
        return texts

    def _ready_part(self, story: WordPlace, xml: str) -> Member | TaggedPart | None:
        if any(sign in xml for sign in _SIGNS):
            return self._tagged(story, xml)
        return deflate(story.part, DRAWING_ID.sub(self._next_drawing, xml).encode())

    def _next_drawing(self, drawing: re.Match[str]) -> str:
        """Number the drawings of parts without tags; those with tags count on from there."""
        self._drawings += 1
        return f'{drawing.group(1)}"{self._drawings}"'

    def _check(self, tags: tuple[Tag, ...]) -> None:
        check_structure(tags, self._found)
        check_names(tags, self._shape, self._workshop.environment, self._found)

    def _properties(self) -> str:
        """The XML of the document's properties, with the tags of the template's own properties in it."""
        texts: dict[str, str] = {}
        first = len(self._tags)
        for core in self._package.related("", "core-properties"):
            try:
                root = parse_xml(self._package.parts[core])
            except DamagedPart:
                continue
            for element in root:
                name = TAKEN_FROM_TEMPLATE.get(str(element.tag))
                if name and any(sign in (element.text or "") for sign in _SIGNS):
                    place = replace(self._here, text=element.text or "")
                    texts[name] = find_property_tags(element, place, self._tags, self._found)
        self._check(tuple(self._tags[first:]))
        return core_properties_xml(texts)

    def _tagged(self, story: WordPlace, xml: str) -> TaggedPart | None:
        source = prepare(xml)
        for number in source.broken:
            place = self._tags[number].place if number is not None else Place(self._here.file, story)
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
            template = self._workshop.environment.compile_source(source, f"{self._here.file}:{story.part}")
        except TemplateSyntaxError as error:
            line = source.line(error.lineno)
            number = line.number if line else None
            place = self._tags[number].place if number is not None else Place(self._here.file, story)
            shown = self._tags[number].shown if number is not None else ""
            place.error(self._found, "tag-syntax", _("the tag {tag} cannot be read").format(tag=shown))
            return None
        return TaggedPart(story.part, source, template)
