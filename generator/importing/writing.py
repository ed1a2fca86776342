"""A recognised regulation as the facts of ``regulation.yaml`` (ghi thành tệp quy chế)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from generator.importing.shaping import as_written, level_of
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

    What is on another level than its equals becomes a paragraph (``shaping``). A number that differs
    from the computed one stays as ``number``, unless it shall be put right.
    """
    tree = _without_end_mark(as_written(children))
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


def _group(
    children: Sequence[Provision], labels: Mapping[int, str], within: Level | None = None
) -> dict[str, Any]:
    """The children under the key of their level."""
    if not children:
        return {}
    return {_GROUPS[level_of(children, within)]: [_entry(child, labels) for child in children]}


def _entry(one: Provision, labels: Mapping[int, str]) -> Any:
    if one.table is not None:
        head = {"header": one.table.head} if one.table.head != 1 else {}
        return {"table": {**head, "rows": [list(row) for row in one.table.rows]}}
    if one.level is Level.PARAGRAPH:
        return {"paragraph": _lines(one.paragraphs)}
    entry: dict[str, Any] = {}
    if one.id is not None:
        entry["id"] = one.id
    if id(one) in labels:
        entry["number"] = labels[id(one)]
    if one.title is not None:
        entry["title"] = one.title
    if one.paragraphs:
        entry["text"] = _lines(one.paragraphs)
    entry |= _group(one.children, labels, one.level)
    bare = list(entry) == ["text"] and isinstance(entry["text"], str) and one.level is not Level.ARTICLE
    return entry["text"] if bare else entry


def _lines(texts: Sequence[str]) -> str | list[str]:
    return texts[0] if len(texts) == 1 else list(texts)
