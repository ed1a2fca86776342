"""How tags are written in a paragraph (cách viết thẻ): cut into runs, with tracked changes in them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from lxml import etree

from generator.word.wordml import DELETED_TEXT, PARAGRAPH, RUN, RUN_PROPERTIES, TEXT, W, ancestor

TAG: Final = re.compile(r"\{\{.*?\}\}|\{%.*?%\}|\{#.*?#\}")
SMART_QUOTES: Final = str.maketrans({"“": '"', "”": '"', "„": '"', "‘": "'", "’": "'"})
INSERTIONS: Final = (W + "ins", W + "moveTo")
DELETIONS: Final = (W + "del", W + "moveFrom")
_BREAKS: Final = (W + "tab", W + "br", W + "cr", W + "softHyphen", W + "noBreakHyphen")
# What says nothing of the look of letters: the language for spelling, traces of editing.
_NO_LOOK: Final = {W + "lang", W + "noProof", W + "rPrChange", W + "ins", W + "del"}


@dataclass(frozen=True, slots=True)
class Piece:
    """The characters ``start`` to ``end`` of a w:t or w:delText."""

    text: etree._Element
    start: int
    end: int

    @property
    def run(self) -> etree._Element | None:
        return ancestor(self.text, RUN)

    @property
    def is_deleted(self) -> bool:
        return self.text.tag == DELETED_TEXT

    @property
    def changes(self) -> tuple[etree._Element, ...]:
        """The tracked insertions and deletions around it, the inner first, and that of its look."""
        around = self.text.iterancestors(*INSERTIONS, *DELETIONS)
        run = self.run
        looks = () if run is None else run.iterfind(f"{RUN_PROPERTIES}/{W}rPrChange")
        return (*around, *looks)


@dataclass(frozen=True, slots=True)
class WrittenTag:
    """A tag as it stands in the runs of a paragraph; what is deleted inside it belongs to it."""

    raw: str
    pieces: tuple[Piece, ...]
    breaks: tuple[etree._Element, ...] = ()
    """Tabs, line breaks and the like between its letters: a paper has them behind what the tag prints."""

    @property
    def looks(self) -> int:
        """How many different looks its letters have."""
        return len({_look(one.run) for one in self.pieces if not one.is_deleted and one.start < one.end})

    @property
    def is_split(self) -> bool:
        """Whether it stands in more than one run."""
        return len({one.run for one in self.pieces}) > 1

    @property
    def has_smart_quotes(self) -> bool:
        return self.raw.translate(SMART_QUOTES) != self.raw

    @property
    def changes(self) -> tuple[etree._Element, ...]:
        """The tracked changes that touch it, each once."""
        return tuple(dict.fromkeys(change for piece in self.pieces for change in piece.changes))


def written_tags(paragraph: etree._Element) -> Iterator[WrittenTag]:
    """The tags of a paragraph in reading order, those that are deleted as a whole included."""
    texts = [one for one in paragraph.iter(TEXT, DELETED_TEXT) if ancestor(one, PARAGRAPH) is paragraph]
    kept = [one for one in texts if one.tag == TEXT]
    starts, whole = {}, ""
    for one in kept:
        starts[one] = len(whole)
        whole += one.text or ""
    for match in TAG.finditer(whole):
        pieces = [
            Piece(
                one, max(match.start() - starts[one], 0), min(match.end() - starts[one], len(one.text or ""))
            )
            for one in kept
            if starts[one] < match.end() and starts[one] + len(one.text or "") > match.start()
        ]
        first, last = texts.index(pieces[0].text), texts.index(pieces[-1].text)
        deleted = [Piece(one, 0, len(one.text or "")) for one in texts[first:last] if one.tag == DELETED_TEXT]
        ordered = sorted((*pieces, *deleted), key=lambda one: texts.index(one.text))
        yield WrittenTag(
            match.group(), tuple(ordered), tuple(_breaks(pieces[0].text, pieces[-1].text, paragraph))
        )
    for one in texts:
        if one.tag == DELETED_TEXT:
            for match in TAG.finditer(one.text or ""):
                yield WrittenTag(match.group(), (Piece(one, match.start(), match.end()),))


def _breaks(
    first: etree._Element, last: etree._Element, paragraph: etree._Element
) -> Iterator[etree._Element]:
    """The breaks of a paragraph between two of its texts."""
    is_inside = False
    for one in paragraph.iter(TEXT, *_BREAKS):
        if one is first or one is last:
            is_inside = one is first and first is not last
        elif is_inside and one.tag != TEXT and one.getparent() is ancestor(one, RUN):
            yield one


def _look(run: etree._Element | None) -> bytes:
    properties = None if run is None else run.find(RUN_PROPERTIES)
    if properties is None:
        return b""
    return b"".join(sorted(etree.tostring(one) for one in properties if one.tag not in _NO_LOOK))
