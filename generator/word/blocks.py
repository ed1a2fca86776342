"""Blocks stand once: templates_docx/blocks/*.docx, spliced where a template includes them."""

from __future__ import annotations

import re
from gettext import gettext as _
from pathlib import Path
from typing import Final

from lxml import etree

from generator.places import Story, WordPlace
from generator.vietnamese.text import nearest
from generator.word.package import read_package
from generator.word.places import Place
from generator.word.safety import report_unsafe_links
from generator.word.stories import Opening, links_of
from generator.word.wordml import CELL, PARAGRAPH, RUN, SECTION, TABLE, W, own_texts, remove

FOLDER: Final = "blocks"
_INCLUDE = re.compile(r"\{%p\s+include\s+[\"'“”‘’]([\w-]+)[\"'“”‘’]\s*%\}")
_MEANT_AS_INCLUDE = re.compile(r"\{%\s*\w*[-+\s]+include\b")
_NOTES = (W + "footnoteReference", W + "endnoteReference", W + "commentReference")


def splice_blocks(root: etree._Element, folder: Path, opening: Opening, stack: tuple[str, ...] = ()) -> None:
    """Replace each paragraph that holds only ``{%p include "name" %}`` by the content of that block (chèn
    khối).

    ``folder`` holds the blocks; ``stack`` names the blocks that are being spliced. Reported at the paragraph:
    an include that is not alone, an unknown block, one that includes itself, one that needs parts of its own
    file.
    """
    for paragraph in list(root.iter(PARAGRAPH)):
        text = "".join(one.text or "" for one in own_texts(paragraph)).strip()
        match = _INCLUDE.fullmatch(text)
        if match:
            _splice(paragraph, match.group(1), folder, opening, stack)
        elif _MEANT_AS_INCLUDE.search(text):
            opening.places.of(paragraph).error(
                opening.found,
                "include-not-alone",
                _("a block can only be included by a paragraph of its own"),
                _("write {example} and nothing else in the paragraph").format(example='{%p include "…" %}'),
            )
            for one in own_texts(paragraph):
                one.text = ""


def _splice(
    paragraph: etree._Element, name: str, folder: Path, opening: Opening, stack: tuple[str, ...]
) -> None:
    place = opening.places.of(paragraph)
    content = _block_content(name, folder, opening, stack, place)
    parent = paragraph.getparent()
    if parent is None:
        return
    for element in content:
        paragraph.addprevious(element)
    if content:
        last = content[-1]
        is_last_of_cell = parent.tag == CELL and paragraph.getnext() is None
        if is_last_of_cell and last.tag == TABLE:
            place.error(
                opening.found,
                "block-ends-with-table",
                _("the block {block} ends with a table, and nothing follows it in the cell").format(
                    block=name
                ),
                _("a cell must end with a paragraph: add one after the include"),
            )
    remove(paragraph)


def _block_content(
    name: str, folder: Path, opening: Opening, stack: tuple[str, ...], place: Place
) -> list[etree._Element]:
    found = opening.found
    if name in stack:
        place.error(
            found,
            "block-cycle",
            _("the block {block} includes itself: {way}").format(block=name, way=" → ".join((*stack, name))),
        )
        return []
    path = folder / f"{name}.docx"
    if not path.is_file():
        close = nearest(name, block_names(folder))
        place.error(
            found,
            "block-unknown",
            _("there is no block {block} in {folder}").format(block=name, folder=folder.as_posix()),
            _("the nearest block is {block}").format(block=close) if close else None,
        )
        return []
    package = read_package(path, found)
    root = opening.open_story(package, WordPlace(package.main, Story.BODY)) if package else None
    if package is None or root is None:
        return []
    report_unsafe_links(package, found)
    body = root.find(W + "body")
    if body is None:
        return []
    for section in body.findall(SECTION):
        remove(section)
    # Word ends every file with a paragraph; an empty one behind a table is not part of the block.
    if len(body) > 1 and body[-2].tag == TABLE and _is_empty(body[-1]):
        remove(body[-1])
    for element in links_of(body):
        opening.places.of(element).error(
            found,
            "block-needs-part",
            _("a block cannot carry pictures, links, or headers of its own"),
            _("put it into the template itself"),
        )
    for element in body.iter(*_NOTES):
        opening.places.of(element).error(
            found,
            "block-needs-part",
            _("a block cannot carry footnotes"),
            _("put it into the template itself"),
        )
    splice_blocks(body, folder, opening, (*stack, name))
    return [*body]


def block_names(folder: Path) -> tuple[str, ...]:
    """The names of all blocks, sorted; files that Word has open leave a ``~$`` file, which is none."""
    return tuple(sorted(path.stem for path in folder.glob("*.docx") if not path.name.startswith("~$")))


def _is_empty(element: etree._Element) -> bool:
    return element.tag == PARAGRAPH and next(element.iter(RUN, SECTION), None) is None
