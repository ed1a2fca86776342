"""Numbers (số thứ tự) of provisions, computed from where they stand."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable
from gettext import gettext as _

from generator.diagnostics import Diagnostics
from generator.regulation.provision import Level, Provision
from generator.regulation.source import ProvisionSource
from generator.vietnamese.letters import (
    POINT_LETTERS,
    ordinal_number,
    point_letter,
    point_number,
    roman,
    roman_number,
)

MAX_ROMAN = 3999

_WRITTEN: dict[Level, Callable[[int], str]] = {
    Level.PART: roman,
    Level.CHAPTER: roman,
    Level.SECTION: str,
    Level.SUBSECTION: str,
    Level.ARTICLE: str,
    Level.CLAUSE: str,
    Level.POINT: point_letter,
}
"""How a level writes its number: NĐ 30/2020/NĐ-CP, PL1 II.6d-đ and V.6."""

_LIMITS = {Level.PART: MAX_ROMAN, Level.CHAPTER: MAX_ROMAN, Level.POINT: len(POINT_LETTERS)}

_RUNNING = frozenset({Level.PART, Level.CHAPTER, Level.ARTICLE})
"""Levels counted through the whole document; the others start anew in each parent.

Articles: PL1 II.6đ. For chapters under parts the decree gives no rule in words, but its example of a citation
("Điều 103 Mục 5 Chương XII Phần I", PL2 V.7) is from a code whose chapters run through its parts.
"""


def number_provisions(sources: Iterable[ProvisionSource], found: Diagnostics) -> tuple[Provision, ...]:
    """Number (đánh số) provisions: the same tree, each with its number and id, the texts still empty.

    More points in one place than the alphabet has letters are reported at the first that has none.
    """
    return _Numbering(found).children(sources)


def number_of(level: Level, label: str) -> int | None:
    """The place that a printed number stands for, from 1; None for one that is not counted, such as 5a."""
    if label.isdecimal():
        return int(label)
    return point_number(label) if level is Level.POINT else roman_number(label) or ordinal_number(label)


class LabelCount:
    """Counts provisions in reading order; ``siblings`` counts those inside one parent."""

    def __init__(self) -> None:
        self._running: Counter[Level] = Counter()

    def following(self, level: Level, siblings: Counter[Level]) -> int:
        """The number of the next provision on a level."""
        return self._counter(level, siblings)[level] + 1

    def go_to(self, level: Level, siblings: Counter[Level], number: int) -> None:
        """Let a provision have this number; the next one follows it."""
        self._counter(level, siblings)[level] = number

    def _counter(self, level: Level, siblings: Counter[Level]) -> Counter[Level]:
        return self._running if level in _RUNNING else siblings


def differing_labels(provisions: Iterable[Provision]) -> dict[int, str]:
    """The printed numbers that the count would not give, by the identity (``id``) of their provision."""
    differing: dict[int, str] = {}
    _compare(provisions, LabelCount(), differing)
    return differing


def _compare(provisions: Iterable[Provision], count: LabelCount, differing: dict[int, str]) -> None:
    siblings: Counter[Level] = Counter()
    for one in provisions:
        if one.number is not None:
            following = count.following(one.level, siblings)
            if one.number != label_of(one.level, following):
                differing[id(one)] = one.number
                following = number_of(one.level, one.number) or following - 1
            count.go_to(one.level, siblings, following)
        _compare(one.children, count, differing)


def label_of(level: Level, number: int) -> str | None:
    """How a level writes a number from 1; None beyond its last."""
    limit = _LIMITS.get(level)
    return _WRITTEN[level](number) if limit is None or number <= limit else None


class _Numbering:
    def __init__(self, found: Diagnostics) -> None:
        self._found = found
        self._count = LabelCount()

    def children(self, sources: Iterable[ProvisionSource]) -> tuple[Provision, ...]:
        siblings: Counter[Level] = Counter()
        return tuple(self._provision(source, siblings) for source in sources)

    def _provision(self, source: ProvisionSource, siblings: Counter[Level]) -> Provision:
        return Provision(
            level=source.level,
            id=source.id,
            number=self._number(source, siblings),
            duties_of=source.duties_of,
            location=source.location,
            origin=source.origin,
            children=self.children(source.children),
        )

    def _number(self, source: ProvisionSource, siblings: Counter[Level]) -> str | None:
        level = source.level
        if level is Level.PARAGRAPH:
            return None
        following = self._count.following(level, siblings)
        if source.number is not None:
            # Like a value set in Word: the count goes on from it; 5a, which does not count, changes nothing.
            self._count.go_to(level, siblings, number_of(level, source.number) or following - 1)
            return source.number
        self._count.go_to(level, siblings, following)
        label = label_of(level, following)
        if label is None and following == _LIMITS[level] + 1:
            self._report_limit(source, _LIMITS[level])
        return label

    def _report_limit(self, source: ProvisionSource, limit: int) -> None:
        if source.level is Level.POINT:
            message = _("more than {limit} points in one place: the alphabet has no letter left").format(
                limit=limit
            )
            hint = _("divide the clause into two clauses")
            self._found.error("too-many-points", message, source.location, hint)
        else:
            message = _("more than {limit} chapters or parts").format(limit=limit)
            self._found.error(
                "too-many-chapters", message, source.location, _("check whether this is the right file")
            )
