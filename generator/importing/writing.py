"""A recognised regulation as the facts of ``regulation.yaml`` (ghi thành tệp quy chế)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from generator.importing.shaping import as_written
from generator.regulation.entries import entries
from generator.regulation.numbering import differing_labels
from generator.regulation.provision import Provision

_END_MARK = "./."


def regulation_facts(title: str, children: Sequence[Provision], *, renumber: bool) -> dict[str, Any]:
    """What ``regulation.yaml`` says, key by key; texts stand as they were read.

    What is on another level than its equals becomes a paragraph (``shaping``). A number that differs
    from the computed one stays as ``number``, unless it shall be put right.
    """
    tree = _without_end_mark(as_written(children))
    labels: Mapping[int, str] = {} if renumber else differing_labels(tree)
    return {"title": title, **entries(tree, labels)}


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
