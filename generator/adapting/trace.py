"""Where each provision of a unit's regulation comes from (nguồn gốc từng điều khoản)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from generator.adapting.cause import Cause


class Change(StrEnum):
    """What became of a provision of the parent (kết quả chuyển cấp); inserted ones have no parent."""

    KEPT = "kept"
    ADAPTED = "adapted"
    REPLACED = "replaced"
    DROPPED = "dropped"
    INSERTED = "inserted"


@dataclass(frozen=True, slots=True)
class Side:
    """A provision as one of the two regulations prints it: ``khoản 1 Điều 4``, its title, its paragraphs."""

    label: str
    title: str | None
    paragraphs: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class TracedProvision:
    """A provision of either regulation with what changed it; ``moved`` says that its place changed."""

    id: str
    change: Change
    parent: Side | None
    unit: Side | None
    causes: tuple[Cause, ...] = ()
    moved: bool = False


@dataclass(frozen=True, slots=True)
class Trace:
    """The provisions of both regulations (bảng truy nguồn) in the order of the unit's; dropped ones too.

    Before them stands the title of the whole, with an empty id. ``parent`` and ``rules`` name what the unit's
    regulation was made from and by.
    """

    parent: str
    rules: str
    provisions: tuple[TracedProvision, ...]

    def counts(self) -> Mapping[Change, int]:
        """How many provisions each change concerns, the title aside; every change is named, also with 0."""
        changes = [one.change for one in self.provisions if one.id]
        return {change: changes.count(change) for change in Change}
