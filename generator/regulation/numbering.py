"""Numbers (số thứ tự) of provisions, computed from where they stand."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable
from gettext import gettext as _

from generator.diagnostics import Diagnostics
from generator.regulation.provision import Level, Provision
from generator.regulation.source import ProvisionSource
from generator.vietnamese.letters import POINT_LETTERS, point_letter, point_number, roman, roman_number

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


def _arabic_number(label: str) -> int | None:
    return int(label) if label.isdecimal() else None


_READ: dict[Level, Callable[[str], int | None]] = {
    Level.PART: roman_number,
    Level.CHAPTER: roman_number,
    Level.SECTION: _arabic_number,
    Level.SUBSECTION: _arabic_number,
    Level.ARTICLE: _arabic_number,
    Level.CLAUSE: _arabic_number,
    Level.POINT: point_number,
}

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
    return _READ[level](label)


class _Numbering:
    def __init__(self, found: Diagnostics) -> None:
        self._found = found
        self._running: Counter[Level] = Counter()

    def children(self, sources: Iterable[ProvisionSource]) -> tuple[Provision, ...]:
        within_parent: Counter[Level] = Counter()
        return tuple(self._provision(source, within_parent) for source in sources)

    def _provision(self, source: ProvisionSource, within_parent: Counter[Level]) -> Provision:
        return Provision(
            level=source.level,
            id=source.id,
            number=self._number(source, within_parent),
            duties_of=source.duties_of,
            location=source.location,
            origin=source.origin,
            children=self.children(source.children),
        )

    def _number(self, source: ProvisionSource, within_parent: Counter[Level]) -> str | None:
        level = source.level
        if level is Level.PARAGRAPH:
            return None
        counter = self._running if level in _RUNNING else within_parent
        if source.number is not None:
            # Like a value set in Word: the count goes on from it; 5a, which does not count, changes nothing.
            counter[level] = number_of(level, source.number) or counter[level]
            return source.number
        counter[level] += 1
        limit = _LIMITS.get(level)
        if limit is None or counter[level] <= limit:
            return _WRITTEN[level](counter[level])
        if counter[level] == limit + 1:
            self._report_limit(source, limit)
        return None

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
