"""The tree of a file as ``regulation.yaml`` can hold it: one level among equals (chuẩn hóa cây)."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from itertools import groupby

from generator.regulation.entries import level_of
from generator.regulation.provision import Level, Provision

_WITHOUT_PARAGRAPHS = frozenset({Level.PART, Level.CHAPTER, Level.SECTION, Level.SUBSECTION, Level.ARTICLE})
"""Among these no unnumbered paragraph may stand."""


def as_written(children: Sequence[Provision]) -> tuple[Provision, ...]:
    """The provisions with what is on another level than most of its equals as paragraphs, sign and all.

    The lines stay the same in the same order. What stands in a point comes behind it. Where no paragraph may
    stand between two provisions, it goes to the end of the last article before it.
    """
    level = level_of(children)
    shaped: list[Provision] = []
    for child in children:
        if child.level is level:
            inside, behind = (child.children, ()) if level is not Level.POINT else ((), child.children)
            shaped.append(replace(child, children=as_written(inside)))
            shaped += (paragraph for one in behind for paragraph in _as_paragraphs(one))
            continue
        for paragraph in _as_paragraphs(child):
            if level in _WITHOUT_PARAGRAPHS and shaped:
                shaped[-1] = _with_last(shaped[-1], paragraph)
            else:
                shaped.append(paragraph)
    return tuple(shaped)


def with_texts(one: Provision, change: Callable[[str], str]) -> Provision:
    """The provision with each of its own texts changed, title and cells of a table too, in reading order."""
    title = change(one.title) if one.title is not None else None
    paragraphs = tuple(map(change, one.paragraphs))
    table = one.table and replace(one.table, rows=tuple(tuple(map(change, row)) for row in one.table.rows))
    return replace(one, title=title, paragraphs=paragraphs, table=table)


def _as_paragraphs(one: Provision) -> Iterator[Provision]:
    """A provision and what is in it as unnumbered paragraphs, each with its sign before it, and as tables."""
    for is_table, group in groupby(one.walk(), lambda each: each.table is not None):
        if is_table:
            yield from group
            continue
        texts = tuple(group)
        lines = tuple(line for each in texts for line in _own_lines(each))
        yield Provision(Level.PARAGRAPH, paragraphs=lines, location=texts[0].location)


def _own_lines(one: Provision) -> tuple[str, ...]:
    first, *others = [*([one.title] if one.title else []), *one.paragraphs] or [""]
    return (f"{one.marker} {first}".strip(), *others)


def _with_last(one: Provision, paragraph: Provision) -> Provision:
    if one.level is Level.ARTICLE or not one.children:
        return replace(one, children=(*one.children, paragraph))
    *others, last = one.children
    return replace(one, children=(*others, _with_last(last, paragraph)))
