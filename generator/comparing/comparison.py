"""Two regulations compared (bảng đối chiếu hai quy chế)."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from generator.comparing.alignment import aligned
from generator.comparing.pair import Kind, Pair, count_kinds, text_of
from generator.comparing.words import WordChange
from generator.regulation.provision import Provision
from generator.regulation.tree import Regulation

HEADING = "Bảng đối chiếu"
EXPLANATION = (
    "Chữ bỏ đi được gạch ngang ở cột quy định cũ; chữ thêm vào được in đậm và gạch chân ở cột quy định mới."
)


@dataclass(frozen=True, slots=True)
class Side:
    """One of the two regulations: what it is called (name of the file or folder), and its title."""

    name: str
    title: str

    @property
    def heading(self) -> str:
        """The title where there is one, else the name."""
        return self.title or self.name


@dataclass(frozen=True, slots=True)
class Comparison:
    """Two regulations (quy chế) provision by provision; ``pairs`` in the order of the new one."""

    old: Side
    new: Side
    pairs: tuple[Pair, ...]

    @property
    def counts(self) -> dict[Kind, int]:
        """How many provisions there are of each kind."""
        return count_kinds(self.pairs)

    @property
    def differing(self) -> tuple[Pair, ...]:
        """The pairs that are not the same on both sides."""
        return tuple(pair for pair in self.pairs if pair.kind is not Kind.SAME)


def compare(old_name: str, old: Regulation, new_name: str, new: Regulation) -> Comparison:
    """Compare two regulations (đối chiếu); the names say which is which."""
    return Comparison(Side(old_name, old.title), Side(new_name, new.title), aligned(old, new))


def comparison_data(comparison: Comparison) -> dict[str, Any]:
    """The comparison as plain data: names, counts by kind, pairs with labels, ids, texts, marked words."""
    return {
        "old": {"name": comparison.old.name, "title": comparison.old.title},
        "new": {"name": comparison.new.name, "title": comparison.new.title},
        "counts": {kind.value: count for kind, count in comparison.counts.items()},
        "pairs": [
            {
                "kind": pair.kind.value,
                "moved": pair.moved,
                "renumbered": pair.renumbered,
                "old": _provision_data(pair.old, pair.old_label),
                "new": _provision_data(pair.new, pair.new_label),
                "words": _words_data(pair.words),
            }
            for pair in comparison.pairs
        ],
    }


def _provision_data(provision: Provision | None, label: str) -> dict[str, Any] | None:
    if provision is None:
        return None
    where = provision.location
    return {
        "label": label,
        "level": provision.level.value,
        "number": provision.number,
        "id": provision.id,
        "text": text_of(provision),
        "file": where.file if where else None,
        "line": where.line if where else None,
    }


def _words_data(words: Iterable[WordChange]) -> list[dict[str, str]]:
    return [{"mark": one.mark.value, "text": one.text} for one in words]
