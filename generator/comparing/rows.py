"""The rows of a table of comparison (hàng của bảng đối chiếu), for the page and for Word."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from generator.comparing.pair import Kind, Pair
from generator.comparing.words import Mark, WordChange, lines_of, side_of
from generator.vietnamese.text import ascii_slug

Lines = tuple[tuple[WordChange, ...], ...]


@dataclass(frozen=True, slots=True)
class Row:
    """A pair as it is shown; a side where there is nothing has an empty label and no lines.

    ``anchor`` is the name of the row inside of the page, which no other row has: ``khoan-2-dieu-5``.
    """

    anchor: str
    kind: Kind
    remark: str
    old_label: str
    old_lines: Lines
    new_label: str
    new_lines: Lines


def rows_of(pairs: Iterable[Pair]) -> tuple[Row, ...]:
    """Make the rows of pairs, in their order."""
    taken: set[str] = set()
    return tuple(_row(pair, _anchor(pair, taken)) for pair in pairs)


def _row(pair: Pair, anchor: str) -> Row:
    return Row(
        anchor=anchor,
        kind=pair.kind,
        remark=pair.remark,
        old_label=pair.old_label,
        old_lines=_lines(pair, Mark.DELETED),
        new_label=pair.new_label,
        new_lines=_lines(pair, Mark.INSERTED),
    )


def _lines(pair: Pair, mark: Mark) -> Lines:
    return tuple(line for line in lines_of(side_of(pair.words, mark)) if line)


def _anchor(pair: Pair, taken: set[str]) -> str:
    label = pair.new_label or f"cũ {pair.old_label}"
    slug = ascii_slug(label) or "doan"
    anchor, count = slug, 1
    while anchor in taken:
        count += 1
        anchor = f"{slug}-{count}"
    taken.add(anchor)
    return anchor
