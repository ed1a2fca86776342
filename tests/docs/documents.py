"""The documents for people, and what in them can be checked: fenced blocks, directives, links."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

PROJECT = Path(__file__).resolve().parents[2]

DOCUMENTS = tuple(
    path
    for path in sorted([*PROJECT.glob("*.md"), *PROJECT.glob("docs/*.md"), *PROJECT.glob("benchmarks/*.md")])
    if path.is_file()
)

_FENCE = re.compile(r"^```(\w*)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
_TABLE = re.compile(r"^\|.+\|\n\|[ :|-]+\|\n((?:\|.+\|\n)+)", re.MULTILINE)
_DIRECTIVE = re.compile(r"^<!-- run: (.*?) -->$", re.MULTILINE | re.DOTALL)
_LINK = re.compile(r"(?<!`)\[[^\]]*\]\(([^)\s]+)\)")


@dataclass(frozen=True, slots=True)
class Block:
    """A fenced block, a table, or a directive for the test, by ``language``; ``line`` counts from 1."""

    language: str
    text: str
    line: int
    start: int


def blocks(document: str) -> tuple[Block, ...]:
    """Everything of a document that the tests run or read, in reading order."""
    found = [
        *(
            Block(one[1], one[2], _line(document, one.start(2)), one.start(2))
            for one in _FENCE.finditer(document)
        ),
        *(
            Block(language, one[group], _line(document, one.start()), one.start(group))
            for language, group, pattern in (("run", 1, _DIRECTIVE), ("table", 0, _TABLE))
            for one in pattern.finditer(document)
        ),
    ]
    return tuple(sorted(found, key=lambda block: block.start))


def links(document: str) -> Iterator[str]:
    """The targets of all links and pictures outside fenced blocks."""
    yield from _LINK.findall(_FENCE.sub("", document))


def headings(document: str) -> frozenset[str]:
    """The anchors that a document's headings have on the pages of a git host."""
    return frozenset(map(anchor, re.findall(r"^#+ (.+)$", _FENCE.sub("", document), re.MULTILINE)))


def anchor(heading: str) -> str:
    """The anchor of a heading: small letters, hyphens for blanks, no punctuation."""
    return re.sub(r"[^\w\- ]", "", heading.lower()).replace(" ", "-")


def _line(document: str, offset: int) -> int:
    return document.count("\n", 0, offset) + 1
