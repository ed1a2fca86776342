"""A finished paper but for a few values (khuôn văn bản): ready bytes with holes, filled many times.

A document whose fields hold marks in the place of values that are not known yet is rendered once. What does
not depend on them is written once; the rest are holes, each with what its value is computed from.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Final, Protocol

from generator.vietnamese.text import FORBIDDEN, normalise
from generator.word.archive import Member, deflate, write_zip
from generator.word.columns import count_columns, opening_of, varying_tables
from generator.word.dialect import Surroundings
from generator.word.emptiness import close_gaps
from generator.word.environment import value_xml
from generator.word.lines import Drawing

_FIRST_MARK: Final = 0x100000
_MARK: Final = re.compile("[\U00100000-\U0010fffd]")
# Noncharacters around the number of a hole in what is rendered; no text holds them.
_HOLE: Final = re.compile("\ufdd2(\\d+)\ufdd3")
_TABLE_HOLE: Final = re.compile("<w:tbl>(\ufdd2\\d+\ufdd3)</w:tbl>")
# The vowels and finals of Hangul, which join what stands before them as combining letters do.
_JAMO: Final = re.compile("[\u1161-\u1175\u11a8-\u11c2]")


def mark(number: int) -> str:
    """The character that stands for the value with this number, from 0 (dấu giữ chỗ): of private use."""
    return chr(_FIRST_MARK + number)


def is_open(value: object) -> bool:
    """Whether a text, or one of a list, holds a mark or waits for one."""
    if isinstance(value, str):
        return _MARK.search(value) is not None
    if isinstance(value, list | tuple):
        return any(map(is_open, value))
    return isinstance(value, Deferred)


class UndecidedError(Exception):
    """A template would decide by a value that is not known yet."""


@dataclass(frozen=True, slots=True)
class Deferred:
    """What a filter will give for texts with marks (giá trị tính sau); arguments may wait themselves."""

    function: Callable[..., object]
    arguments: tuple[object, ...]
    named: tuple[tuple[str, object], ...] = ()

    def __bool__(self) -> bool:
        raise UndecidedError

    def computed(self, values: Sequence[str] | None) -> object:
        """The result with the values in the place of marks; without any the marks are taken for letters."""
        return _called(self, None if values is None else tuple(values))


# All papers of a unit have the same letterhead, and most the same subject.
@lru_cache(maxsize=256)
def _called(deferred: Deferred, values: tuple[str, ...] | None) -> object:
    return deferred.function(
        *(_with_values(one, values) for one in deferred.arguments),
        **{name: _with_values(one, values) for name, one in deferred.named},
    )


def _with_values(part: object, values: Sequence[str] | None) -> object:
    if isinstance(part, Deferred):
        return part.computed(values)
    if isinstance(part, list | tuple):
        return tuple(_with_values(one, values) for one in part)
    if isinstance(part, str) and values is not None:
        return _MARK.sub(lambda found: values[ord(found[0]) - _FIRST_MARK], part)
    return part


class Hole(Protocol):
    """A place in the XML; ``done`` are the holes of the document before this one, already written."""

    def written(self, values: Sequence[str], done: Sequence[str]) -> str:
        """The XML that stands there with these values."""


@dataclass(frozen=True, slots=True)
class MarkHole:
    """A value as it is (giá trị nguyên văn)."""

    number: int
    around: Surroundings

    def written(self, values: Sequence[str], _done: Sequence[str]) -> str:
        return value_xml(values[self.number], self.around)


@dataclass(frozen=True, slots=True)
class TextHole:
    """A text that filters compute."""

    text: Deferred
    around: Surroundings

    def written(self, values: Sequence[str], _done: Sequence[str]) -> str:
        return value_xml(self.text.computed(values), self.around)


@dataclass(frozen=True, slots=True)
class DrawingHole:
    """A drawing that filters compute, with the number that it has in its document."""

    drawing: Deferred
    number: int

    def written(self, values: Sequence[str], _done: Sequence[str]) -> str:
        drawing = self.drawing.computed(values)
        if not isinstance(drawing, Drawing):
            raise TypeError(type(drawing).__name__)
        return drawing.xml(self.number)


@dataclass(frozen=True, slots=True)
class TableHole:
    """A table whose columns are as wide as its texts need; ``opening`` is how its part begins."""

    opening: str
    pieces: tuple[str | int, ...]

    def written(self, _values: Sequence[str], done: Sequence[str]) -> str:
        table = "".join(one if isinstance(one, str) else done[one] for one in self.pieces)
        return close_gaps(count_columns(self.opening + table))[len(self.opening) :]


class Holes:
    """The holes of a document while it is rendered (các chỗ chờ); equal ones are the same hole."""

    def __init__(self) -> None:
        self.all: list[Hole] = []
        self._known: dict[str, int] = {}

    def sign(self, hole: Hole) -> str:
        """What stands for a hole until the parts are cut."""
        # By what it looks like, since 1 equals True but is written otherwise.
        index = self._known.setdefault(repr(hole), len(self.all))
        if index == len(self.all):
            self.all.append(hole)
        return f"\ufdd2{index}\ufdd3"

    def text(self, xml: str, around: Surroundings) -> str:
        """Escaped text with holes in the place of its marks."""
        return _MARK.sub(lambda found: self.sign(MarkHole(ord(found[0]) - _FIRST_MARK, around)), xml)


@dataclass(frozen=True, slots=True)
class OpenPart:
    """A part of the file with holes: bytes that are ready, and the numbers of holes."""

    name: str
    pieces: tuple[bytes | int, ...]


def cut_part(name: str, xml: str, holes: Holes) -> Member | OpenPart:
    """Finish a rendered part (cắt chỗ chờ) like any other; one without holes is deflated once and for all."""
    pieces = tuple(_pieces(_TABLE_HOLE.sub(r"\1", close_gaps(count_columns(_without_tables(xml, holes))))))
    if len(pieces) == 1 and isinstance(pieces[0], str):
        return deflate(name, pieces[0].encode())
    return OpenPart(name, tuple(one.encode() if isinstance(one, str) else one for one in pieces))


def _without_tables(xml: str, holes: Holes) -> str:
    """Tables whose widths depend on values become holes; what stands around them must still see a table."""
    for start, stop in reversed(varying_tables(xml)):
        pieces = tuple(_pieces(xml[start:stop]))
        if len(pieces) > 1:
            hole = holes.sign(TableHole(opening_of(xml), pieces))
            xml = f"{xml[:start]}<w:tbl>{hole}</w:tbl>{xml[stop:]}"
    return xml


def _pieces(xml: str) -> Iterator[str | int]:
    for place, piece in enumerate(_HOLE.split(xml)):
        if place % 2:
            yield int(piece)
        elif piece:
            yield piece


@dataclass(frozen=True, slots=True)
class Stencil:
    """A document with holes (khuôn văn bản): plain data, which other processes fill as well."""

    parts: tuple[Member | OpenPart, ...]
    holes: tuple[Hole, ...]

    def fill(self, values: Sequence[str]) -> bytes:
        """The file with a value for each mark: the bytes that rendering gives with the values themselves.

        ValueError where a value is empty, could not be printed, or would join the letter before it.
        """
        checked = tuple(map(_checked, values))
        done: list[str] = []
        for hole in self.holes:
            done.append(hole.written(checked, done))
        ready = [one.encode() for one in done]
        return write_zip(
            part
            if isinstance(part, Member)
            else deflate(
                part.name, b"".join(one if isinstance(one, bytes) else ready[one] for one in part.pieces)
            )
            for part in self.parts
        )


@lru_cache(maxsize=4096)
def _checked(value: str) -> str:
    joins = unicodedata.category(value[0])[0] == "M" or _JAMO.match(value) if value else True
    if joins or FORBIDDEN.search(value) or is_open(value):
        raise ValueError(repr(value))
    return normalise(value)
