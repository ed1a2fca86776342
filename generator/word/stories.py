"""The parts of a Word file that hold text (phần văn bản): body, headers, footers, notes, opened for
compiling.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from gettext import gettext as _
from pathlib import Path

from lxml import etree

from generator.diagnostics import Diagnostics
from generator.places import Story, WordPlace
from generator.word.package import DamagedPart, Package, parse_xml
from generator.word.places import Place, Places
from generator.word.safety import report_unsafe
from generator.word.styles import StyleSheet, read_style_sheet, use_styles_of
from generator.word.wordml import RUN, W14, W_NAMESPACE, R, W, ancestor, remove

# Traces of editing that say nothing about the page; paragraph ids would occur twice in a loop.
_TRACE_ATTRIBUTES = (
    W14 + "paraId", W14 + "textId", W + "rsidR", W + "rsidRPr", W + "rsidRDefault", W + "rsidP", W + "rsidTr",
    W + "rsidSect", W + "rsidDel",
)  # fmt: skip
# Bookmarks too: inside a loop they would be copied with their id and name, which Word repairs.
_TRACES = (
    W + "proofErr", W + "lastRenderedPageBreak", W + "commentRangeStart", W + "commentRangeEnd",
    W + "bookmarkStart", W + "bookmarkEnd",
)  # fmt: skip


@dataclass(slots=True)
class Opening:
    """What the files of one template share: the places of all paragraphs, the common styles, the problems."""

    found: Diagnostics
    sheet: StyleSheet | None
    places: Places = field(default_factory=Places)
    _own_sheets: dict[Path, StyleSheet | None] = field(default_factory=dict)

    def open_story(self, package: Package, part: WordPlace) -> etree._Element | None:
        """Parse a part, mark its paragraphs, drop traces of editing, report what it may not carry."""
        file = package.path.as_posix()
        here = Place(file, part)
        try:
            root = parse_xml(package.parts[part.part])
        except DamagedPart:
            here.error(
                self.found,
                "xml-damaged",
                _("this part of the file is damaged"),
                _("save the file again in Word"),
            )
            return None
        if root.nsmap.get("w") != W_NAMESPACE:
            here.error(
                self.found,
                "not-docx",
                _("the file is in the strict variant of the format"),
                _("save it in Word as “Word document (.docx)”"),
            )
            return None
        _drop_traces(root)
        self.places.mark(root, file, part)
        report_unsafe(root, package, self.places, here, self.found)
        if package.path not in self._own_sheets:
            self._own_sheets[package.path] = read_style_sheet(package, self.found)
        own = self._own_sheets[package.path]
        if self.sheet is not None and own is not None:
            use_styles_of(self.sheet, root, own, self.places, self.found)
        return root


def story_parts(package: Package) -> Iterator[WordPlace]:
    """The parts with text of a file; the body first."""
    main = package.main
    yield WordPlace(main, Story.BODY)
    for story in (Story.HEADER, Story.FOOTER):
        for number, part in enumerate(sorted(set(package.related(main, story.value))), start=1):
            yield WordPlace(part, story, number)
    for story in (Story.FOOTNOTES, Story.ENDNOTES):
        for part in package.related(main, story.value):
            yield WordPlace(part, story)


def links_of(element: etree._Element) -> list[etree._Element]:
    """The elements at or inside this one that point to another part by a relationship."""
    return [one for one in element.iter() if any(str(name).startswith(R) for name in one.attrib)]


def _drop_traces(root: etree._Element) -> None:
    for node in list(root.iter(etree.Comment, etree.PI)):
        remove(node)
    etree.strip_attributes(root, *_TRACE_ATTRIBUTES)
    for element in list(root.iter(*_TRACES)):
        remove(element)
    for reference in list(root.iter(W + "commentReference")):
        run = ancestor(reference, RUN)
        if run is not None:
            remove(run)
