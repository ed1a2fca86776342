"""Provisions as the entries of ``regulation.yaml`` (ghi điều khoản thành tệp): keys and values."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Any

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


def level_of(children: Sequence[Provision], within: Level | None = None) -> Level:
    """The level on which most of the provisions are.

    Where all are unnumbered paragraphs and tables, they stand as points in a clause or point, as clauses
    elsewhere.
    """
    levels = Counter(child.level for child in children if child.level is not Level.PARAGRAPH)
    if not levels:
        return Level.POINT if within in {Level.CLAUSE, Level.POINT} else Level.CLAUSE
    return levels.most_common(1)[0][0]


def entries(
    children: Sequence[Provision], labels: Mapping[int, str], within: Level | None = None
) -> dict[str, Any]:
    """Provisions, on one level all but unnumbered paragraphs, under the key of that level.

    ``labels`` are the numbers to write, by the identity (``id``) of the provision.
    """
    if not children:
        return {}
    return {_GROUPS[level_of(children, within)]: [_entry(child, labels) for child in children]}


def _entry(one: Provision, labels: Mapping[int, str]) -> Any:
    entry: dict[str, Any] = {} if one.id is None else {"id": one.id}
    if one.table is not None:
        head = {"header": one.table.head} if one.table.head != 1 else {}
        return {**entry, "table": {**head, "rows": [list(row) for row in one.table.rows]}}
    if one.level is Level.PARAGRAPH:
        return {**entry, "paragraph": _lines(one.paragraphs)}
    if id(one) in labels:
        entry["number"] = labels[id(one)]
    if one.title is not None:
        entry["title"] = one.title
    if one.duties_of:
        entry["duties_of"] = list(one.duties_of)
    if one.paragraphs:
        entry["text"] = _lines(one.paragraphs)
    entry |= entries(one.children, labels, one.level)
    bare = list(entry) == ["text"] and isinstance(entry["text"], str) and one.level is not Level.ARTICLE
    return entry["text"] if bare else entry


def _lines(texts: Sequence[str]) -> str | list[str]:
    return texts[0] if len(texts) == 1 else list(texts)
