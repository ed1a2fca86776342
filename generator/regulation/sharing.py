"""How much of a regulation comes from the library of provisions (tỷ lệ lấy từ thư viện)."""

from __future__ import annotations

from dataclasses import dataclass

from generator.regulation.provision import Level
from generator.regulation.tree import Regulation

COUNTED = frozenset({Level.ARTICLE, Level.CLAUSE, Level.POINT})
"""What is counted: all that has a number of its own and words."""


@dataclass(frozen=True, slots=True)
class Share:
    """How many articles, clauses and points of a regulation (điều, khoản, điểm) come from the library."""

    taken: int
    total: int

    @property
    def percent(self) -> int:
        """The share in per cent, rounded; 0 of nothing."""
        return round(100 * self.taken / self.total) if self.total else 0


def library_share(regulation: Regulation) -> Share:
    """The share (tỷ lệ) of a regulation that the library gives, as its conditions leave it."""
    counted = [one for one in regulation.walk() if one.level in COUNTED]
    return Share(sum(one.origin is not None for one in counted), len(counted))


def taken_ids(regulation: Regulation) -> frozenset[str]:
    """The ids (mã) of the library's provisions that stand in a regulation."""
    return frozenset(one.id for one in regulation.walk() if one.origin is not None and one.id is not None)
