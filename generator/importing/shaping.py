"""The tree of a file as ``regulation.yaml`` can hold it: one level among equals (chuẩn hóa cây)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from generator.regulation.provision import Level, Provision

_WITHOUT_PARAGRAPHS = frozenset({Level.PART, Level.CHAPTER, Level.SECTION, Level.SUBSECTION, Level.ARTICLE})
"""Among these no unnumbered paragraph may stand."""


def as_written(children: Sequence[Provision]) -> tuple[Provision, ...]:
    """The provisions with what is on another level than most of its equals as paragraphs, sign and all.

    The lines stay the same in the same order. Where no paragraph may stand between two provisions, it goes to
    the end of the last article before it.
    """
    level = level_of(children)
    shaped: list[Provision] = []
    for child in children:
        if child.level is level:
            shaped.append(replace(child, children=as_written(child.children)))
            continue
        paragraph = Provision(Level.PARAGRAPH, paragraphs=printed_lines(child), location=child.location)
        if level in _WITHOUT_PARAGRAPHS and shaped:
            shaped[-1] = _with_last(shaped[-1], paragraph)
        else:
            shaped.append(paragraph)
    return tuple(shaped)


def level_of(children: Sequence[Provision]) -> Level:
    """The level on which most of the provisions are; clauses where all are unnumbered paragraphs."""
    levels = Counter(child.level for child in children if child.level is not Level.PARAGRAPH)
    return levels.most_common(1)[0][0] if levels else Level.CLAUSE


def printed_lines(one: Provision) -> tuple[str, ...]:
    """A provision and what is in it as plain paragraphs, each with its sign before it."""
    first, *others = [*([one.title] if one.title else []), *one.paragraphs] or [""]
    lines = [f"{one.marker} {first}".strip(), *others]
    return (*lines, *(line for child in one.children for line in printed_lines(child)))


def _with_last(one: Provision, paragraph: Provision) -> Provision:
    if one.level is Level.ARTICLE or not one.children:
        return replace(one, children=(*one.children, paragraph))
    *others, last = one.children
    return replace(one, children=(*others, _with_last(last, paragraph)))
