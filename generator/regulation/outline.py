"""The skeleton (dàn ý) of a regulation, for a quick review: as lines of text or as plain data."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from generator.regulation.provision import Level, Provision
from generator.regulation.tree import Regulation

FIRST_WORDS = 60
"""Characters of a text that an outline shows at most."""


def outline_lines(regulation: Regulation) -> tuple[str, ...]:
    """The outline (dàn ý) as indented lines: number, title or first words, id in brackets."""
    return (regulation.title, *(line for child in regulation.children for line in _lines(child, 0)))


def outline_data(regulation: Regulation) -> dict[str, Any]:
    """The outline (dàn ý) as plain data: level, number, id, title, first words and children of each."""
    return {"title": regulation.title, "children": [_data(child) for child in regulation.children]}


def _lines(provision: Provision, depth: int) -> Iterator[str]:
    marker = provision.marker or "–"
    if provision.level in {Level.PART, Level.CHAPTER, Level.SECTION, Level.SUBSECTION}:
        marker += "."
    identity = f"[{provision.id}]" if provision.id else ""
    words = (marker, provision.title or _beginning(provision), identity)
    yield "  " * depth + " ".join(word for word in words if word)
    for child in provision.children:
        yield from _lines(child, depth + 1)


def _data(provision: Provision) -> dict[str, Any]:
    return {
        "level": provision.level.value,
        "number": provision.number,
        "id": provision.id,
        "title": provision.title,
        "text": _beginning(provision) or None,
        "children": [_data(child) for child in provision.children],
    }


def _beginning(provision: Provision) -> str:
    """The first words of its text; of a table, how large it is."""
    if provision.table is not None:
        return provision.table.label
    return first_words(next(iter(provision.paragraphs), ""))


def first_words(text: str) -> str:
    """The beginning of a text (những chữ đầu), cut between words where it is long."""
    if len(text) <= FIRST_WORDS:
        return text
    return text[: text.rfind(" ", 0, FIRST_WORDS) if " " in text[:FIRST_WORDS] else FIRST_WORDS] + "…"
