"""A recognised regulation as the facts of ``regulation.yaml`` (ghi thành tệp quy chế)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any

from generator.regulation.numbering import differing_labels
from generator.regulation.provision import Level, Provision

_GROUPS = {
    Level.PART: "parts",
    Level.CHAPTER: "chapters",
    Level.SECTION: "sections",
    Level.SUBSECTION: "subsections",
    Level.ARTICLE: "articles",
    Level.CLAUSE: "clauses",
    Level.POINT: "points",
}
_END_MARK = "./."


def regulation_facts(title: str, children: Sequence[Provision], *, renumber: bool) -> dict[str, Any]:
    """What ``regulation.yaml`` says, key by key; texts stand as they were read.

    A number that differs from the computed one stays as ``number``, unless it shall be put right.
    """
    tree = _without_end_mark(tuple(children))
    labels: Mapping[int, str] = {} if renumber else differing_labels(tree)
    return {"title": title, **_group(tree, labels)}


def _without_end_mark(children: tuple[Provision, ...]) -> tuple[Provision, ...]:
    """Without ``/.`` at the end of the last text: printing puts it there (NĐ 30/2020, PL3)."""
    if not children:
        return children
    *others, last = children
    if last.children:
        last = replace(last, children=_without_end_mark(last.children))
    elif last.paragraphs and last.paragraphs[-1].endswith(_END_MARK):
        text = last.paragraphs[-1].removesuffix(_END_MARK).rstrip() + "."
        last = replace(last, paragraphs=(*last.paragraphs[:-1], text))
    return (*others, last)


def _group(children: Sequence[Provision], labels: Mapping[int, str]) -> dict[str, Any]:
    """The children under the key of their level; what is on another level becomes a paragraph as printed."""
    if not children:
        return {}
    levels = Counter(child.level for child in children if child.level is not Level.PARAGRAPH)
    level = levels.most_common(1)[0][0] if levels else Level.CLAUSE
    entries = [entry for child in children for entry in _entries(child, level, labels)]
    return {_GROUPS[level]: entries}


def _entries(child: Provision, level: Level, labels: Mapping[int, str]) -> Iterator[Any]:
    if child.level is level:
        yield _entry(child, labels)
    else:
        yield {"paragraph": _lines(_printed(child))}


def _entry(one: Provision, labels: Mapping[int, str]) -> Any:
    entry: dict[str, Any] = {}
    if one.id is not None:
        entry["id"] = one.id
    if id(one) in labels:
        entry["number"] = labels[id(one)]
    if one.title is not None:
        entry["title"] = one.title
    if one.paragraphs:
        entry["text"] = _lines(one.paragraphs)
    entry |= _group(one.children, labels)
    bare = list(entry) == ["text"] and isinstance(entry["text"], str) and one.level is not Level.ARTICLE
    return entry["text"] if bare else entry


def _lines(texts: Sequence[str]) -> str | list[str]:
    return texts[0] if len(texts) == 1 else list(texts)


def _printed(one: Provision) -> tuple[str, ...]:
    """A provision and what is in it as plain paragraphs, each with its sign before it."""
    first, *others = [*([one.title] if one.title else []), *one.paragraphs] or [""]
    lines = [f"{one.marker} {first}".strip(), *others]
    return (*lines, *(line for child in one.children for line in _printed(child)))
