"""Copies of blocks in a template (chép lại nội dung của khối): blocks are included, not copied."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from difflib import SequenceMatcher
from functools import cache
from gettext import gettext as _
from pathlib import Path
from typing import Final

from lxml import etree

from generator.diagnostics import Diagnostics
from generator.word.blocks import FOLDER, block_names
from generator.word.package import DamagedPart, parse_xml, read_package
from generator.word.places import Places
from generator.word.wordml import PARAGRAPH, own_texts
from generator.word.written_tags import SMART_QUOTES, TAG

_ENOUGH: Final = 0.8
"""The share of a block's paragraphs, and of what stands there, that makes a copy; a person may have changed
the others.
"""
_LEAST: Final = 2
"""A single paragraph is no copy: many templates may say it."""


def check_copies(root: etree._Element, places: Places, folder: Path, own: str, found: Diagnostics) -> None:
    """Warn where the paragraphs of a block stand in the tree of another file, at the first of them.

    ``own`` is the name of the file without its ending: a block is no copy of itself.
    """
    paragraphs = [one for one in root.iter(PARAGRAPH) if _text(one)]
    texts = [_text(one) for one in paragraphs]
    for name, block in block_texts(folder / FOLDER).items():
        start = None if name == own else _copied_at(texts, block)
        if start is not None:
            place = places.of(paragraphs[start])
            found.warning(
                "block-copied",
                place.shown(_("the content of the block {block} stands here as a copy").format(block=name)),
                place.location,
                _("put {example} in its place, so that a change of the block changes this, too").format(
                    example=f'{{%p include "{name}" %}}'
                ),
            )


def _copied_at(texts: Sequence[str], block: Sequence[str]) -> int | None:
    """Where a block was copied to, the number of the first paragraph; None where it was not."""
    matcher = SequenceMatcher(None, block, texts, autojunk=False)
    same = [match for match in matcher.get_matching_blocks() if match.size]
    counted = [match.b + index for match in same for index in range(match.size)]
    telling = [at for at in counted if _says_something(texts[at])]
    whole = sum(map(_says_something, block))
    if len(telling) < max(_LEAST, _ENOUGH * whole):
        return None
    # Between the paragraphs of a copy there is little else.
    between = sum(map(_says_something, texts[telling[0] : telling[-1] + 1]))
    return counted[0] if len(telling) >= _ENOUGH * between else None


def _says_something(text: str) -> bool:
    """Whether a paragraph is of its block alone: more than a statement that any template may hold."""
    return bool(TAG.sub("", text).strip()) or text.startswith("{{")


def block_texts(folder: Path) -> Mapping[str, tuple[str, ...]]:
    """The paragraphs of each block by its name, those without text left out; damaged blocks are left out."""
    files = tuple((name, (folder / f"{name}.docx").stat().st_mtime_ns) for name in block_names(folder))
    return _read_blocks(folder, files)


@cache
def _read_blocks(folder: Path, files: tuple[tuple[str, int], ...]) -> Mapping[str, tuple[str, ...]]:
    blocks = {}
    for name, _time in files:
        package = read_package(folder / f"{name}.docx", Diagnostics())
        if package is not None:
            try:
                root = parse_xml(package.parts[package.main])
            except DamagedPart:
                continue
            blocks[name] = tuple(text for one in root.iter(PARAGRAPH) if (text := _text(one)))
    return blocks


def _text(paragraph: etree._Element) -> str:
    """What a paragraph says, with single blanks and straight quotes."""
    return " ".join("".join(one.text or "" for one in own_texts(paragraph)).translate(SMART_QUOTES).split())
