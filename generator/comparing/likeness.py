"""How much provisions are like one another (độ giống nhau), told by their pairs of neighbouring words."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache
from itertools import pairwise

from generator.comparing.pair import parts_of, text_of
from generator.regulation.provision import Provision
from generator.vietnamese.text import ascii_slug

_WORD = re.compile(r"\w+")
_NEARLY = 0.98
"""The most that provisions reach which are not equal."""
_TELLING_WORDS = 12
_LONGEST_LIST = 40

Features = frozenset[str]


class Likeness:
    """Knows the words of all provisions of both regulations; each text is looked at once."""

    def __init__(self, *sides: Iterable[Provision]) -> None:
        self._head: dict[int, Features] = {}
        self._own: dict[int, Features] = {}
        self._whole: dict[int, Features] = {}
        self._prints: dict[int, int] = {}
        self._known: dict[tuple[object, ...], int] = {}
        for side in sides:
            for one in side:
                self._learn(one)

    def _learn(self, provision: Provision) -> None:
        parts = parts_of(provision)
        for part in parts:
            self._learn(part)
        text = text_of(provision)
        own = _features(text)
        self._own[id(provision)] = own
        self._head[id(provision)] = _features(provision.title) if provision.title else own
        self._whole[id(provision)] = own.union(*(self._whole[id(part)] for part in parts))
        key = (provision.level, text, *(self._prints[id(part)] for part in parts))
        self._prints[id(provision)] = self._known.setdefault(key, len(self._known))

    def equal(self, old: Provision, new: Provision) -> bool:
        """Whether two provisions say the same with all that they contain, whatever the numbers."""
        return self._prints[id(old)] == self._prints[id(new)]

    def head(self, old: Provision, new: Provision) -> float:
        """The likeness of their titles, or of their own texts where there is none; 1 where both are empty."""
        return _shared(self._head[id(old)], self._head[id(new)])

    def unique_twins(
        self, olds: Iterable[Provision], news: Iterable[Provision]
    ) -> list[tuple[Provision, Provision]]:
        """Pairs of provisions that are equal to one another and to nothing else in the two lists."""
        old_twins, new_twins = self._by_print(olds), self._by_print(news)
        return [
            (ones[0], new_twins[print_][0])
            for print_, ones in old_twins.items()
            if len(ones) == len(new_twins.get(print_, ())) == 1
        ]

    def _by_print(self, provisions: Iterable[Provision]) -> dict[int, list[Provision]]:
        twins: dict[int, list[Provision]] = {}
        for one in provisions:
            twins.setdefault(self._prints[id(one)], []).append(one)
        return twins

    def has_words(self, provision: Provision) -> bool:
        """Whether the provision has a title or a text of its own."""
        return bool(self._own[id(provision)])

    def length(self, provision: Provision) -> int:
        """How many different pairs of words the provision has with all that it contains."""
        return len(self._whole[id(provision)])

    def of(self, old: Provision, new: Provision) -> float:
        """The likeness of two provisions with all that they contain; 1 for equal ones only."""
        if self.equal(old, new):
            return 1.0
        own_old, own_new = self._own[id(old)], self._own[id(new)]
        whole = _shared(self._whole[id(old)], self._whole[id(new)])
        if not parts_of(old) and not parts_of(new):
            return min(whole, _NEARLY)
        own = _shared(own_old, own_new) if own_old and own_new else whole
        return min((own + whole) / 2, _NEARLY)

    def candidates(
        self, olds: Sequence[Provision], news: Sequence[Provision]
    ) -> list[tuple[Provision, Provision]]:
        """Pairs that share words which few of the new ones have: the only ones worth a closer look."""
        lists: dict[str, list[Provision]] = {}
        for new in news:
            for word in self._whole[id(new)]:
                lists.setdefault(word, []).append(new)
        return [(old, new) for old in olds for new in _sharing(self._whole[id(old)], lists)]


def _sharing(words: Features, lists: Mapping[str, list[Provision]]) -> list[Provision]:
    known = sorted((len(lists[word]), word) for word in words if word in lists)
    shared: Counter[int] = Counter()
    found: dict[int, Provision] = {}
    for length, word in known[:_TELLING_WORDS]:
        if length <= _LONGEST_LIST:
            for one in lists[word]:
                shared[id(one)] += 1
                found[id(one)] = one
    return [found[key] for key, _count in shared.most_common(_TELLING_WORDS)]


def _features(text: str) -> Features:
    words = [_folded(word) for word in _WORD.findall(text)]
    return frozenset(map(" ".join, pairwise(["", *words]))) if words else frozenset()


@lru_cache(maxsize=1 << 16)
def _folded(word: str) -> str:
    """A word without marks: ``Uỷ`` and ``Ủy``, ``hoà`` and ``hòa`` are written by turns."""
    return ascii_slug(word) or word.casefold()


def _shared(old: Features, new: Features) -> float:
    total = len(old) + len(new)
    return 2 * len(old & new) / total if total else 1.0
