"""Which provision of the new regulation is which of the old one (ghép điều khoản cũ với mới)."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from itertools import product

from generator.comparing.likeness import Likeness
from generator.comparing.order import best_in_order
from generator.comparing.pair import Pair, parts_of, text_of, walk
from generator.comparing.words import Mark, WordChange, compared_below_titles, compared_words, words_all
from generator.regulation.provision import Level, Provision
from generator.regulation.tree import Regulation

_LARGE = (Level.PART, Level.CHAPTER, Level.SECTION, Level.SUBSECTION)
_SMALL = (Level.CLAUSE, Level.POINT, Level.PARAGRAPH)
"""Levels whose provisions may become one another."""
_ALIKE = 0.35
"""From this likeness on, provisions at corresponding places are one provision with changed words."""
_ALIKE_BY_NUMBER = 0.2
"""So much is enough where the number is the same, too: what stands there was written anew."""
_SAME_WORDS = 0.6
"""From this likeness on, their titles make them one, whatever they contain; so for one that moved."""
_SAME_HEAD = 0.4
"""What provisions with the same title are worth at least, all else changed."""
_MOVED_WORDS = 3
_FEW = 20_000
"""So many pairs of two lists are all looked at."""
_FOR_NUMBER, _FOR_HOLDER_NUMBER, _FOR_HOLDER_TITLE = 1e-9, 1e-6, 1e-5
"""What an equal number adds, and of an article equal number and title of its chapter: these decide between
provisions that are equally alike, and hundreds of them weigh less than any likeness.
"""


def aligned(old: Regulation, new: Regulation) -> tuple[Pair, ...]:
    """Pair the provisions of two regulations (đối chiếu), each of which appears exactly once.

    Equal ids are one provision. Others are paired by their texts: articles through the whole regulation,
    larger ones by title and by the articles in them, smaller ones inside what is paired; then what is left
    over anywhere, as having moved. The pairs come in the order of the new regulation, a deleted provision
    after what it stood after.
    """
    return _Alignment(old, new).pairs()


class _Alignment:
    def __init__(self, old: Regulation, new: Regulation) -> None:
        self._old, self._new = old, new
        self._olds, self._news = tuple(walk(old.children)), tuple(walk(new.children))
        self._likeness = Likeness(old.children, new.children)
        self._new_of: dict[int, Provision] = {}
        self._old_of: dict[int, Provision] = {}
        self._old_at = {id(one): at for at, one in enumerate(self._olds)}
        self._new_at = {id(one): at for at, one in enumerate(self._news)}
        self._pair_ids()
        self._pair_list(self._at(self._olds, Level.ARTICLE), self._at(self._news, Level.ARTICLE))
        for level in _LARGE:
            self._pair_large(level)
        self._pair_children(old.children, new.children)
        for one in self._olds:
            if (other := self._new_of.get(id(one))) is not None:
                self._pair_children(parts_of(one), parts_of(other))
        self._pair_moved((Level.ARTICLE,))
        self._pair_moved(_SMALL)

    @staticmethod
    def _at(provisions: Iterable[Provision], *levels: Level) -> list[Provision]:
        return [one for one in provisions if one.level in levels]

    def _free_old(self, provisions: Iterable[Provision]) -> list[Provision]:
        return [one for one in provisions if id(one) not in self._new_of]

    def _free_new(self, provisions: Iterable[Provision]) -> list[Provision]:
        return [one for one in provisions if id(one) not in self._old_of]

    def _pair(self, old: Provision, new: Provision) -> None:
        self._new_of[id(old)] = new
        self._old_of[id(new)] = old

    def _pair_free(self, old: Provision, new: Provision) -> bool:
        """Pair what is not paired yet; whether that was so."""
        if id(old) in self._new_of or id(new) in self._old_of:
            return False
        self._pair(old, new)
        return True

    def _pair_ids(self) -> None:
        compared = {id(one) for one in self._news}
        for old in self._olds:
            new = self._new.find(old.id) if old.id is not None else None
            if new is not None and id(new) in compared:
                self._pair_free(old, new)

    def _pair_children(self, olds: Sequence[Provision], news: Sequence[Provision]) -> None:
        """Pair what stands in one and the same provision, and what stands in those."""
        self._pair_list(self._at(olds, *_SMALL), self._at(news, *_SMALL))
        for one in self._at(olds, *_SMALL):
            other = self._new_of.get(id(one))
            if other is not None:
                self._pair_children(parts_of(one), parts_of(other))

    def _pair_large(self, level: Level) -> None:
        """Chapters and the like: half of the likeness is the title's, half that of the articles in them."""
        olds = self._free_old(self._at(self._olds, level))
        news = self._free_new(self._at(self._news, level))
        scores = {}
        for i, old in enumerate(olds):
            inside = {id(self._new_of[id(one)]) for one in walk((old,)) if id(one) in self._new_of}
            for k, new in enumerate(news):
                other = [one for one in walk((new,)) if id(one) in self._old_of]
                total = len(inside) + len(other)
                common = 2 * sum(id(one) in inside for one in other) / total if total else 1.0
                likeness = (self._likeness.head(old, new) + common) / 2
                if likeness >= _ALIKE:
                    scores[i, k] = likeness + _FOR_NUMBER * (old.number == new.number)
        self._pair_best(olds, news, scores)
        for (i, k), score in sorted(scores.items(), key=lambda one: -one[1]):
            if score >= _SAME_WORDS:
                self._pair_free(olds[i], news[k])

    def _pair_list(self, olds: Sequence[Provision], news: Sequence[Provision]) -> None:
        """Pair two lists: first what is equal and unique, between those so that all is as alike as can be."""
        for old, new in self._likeness.unique_twins(self._free_old(olds), self._free_new(news)):
            if self._likeness.length(old) >= _MOVED_WORDS:
                self._pair(old, new)
        old_gaps, new_gaps = self._gaps(olds, news)
        olds, news = self._free_old(olds), self._free_new(news)
        scores = {
            (i, k): score
            for i, k in self._comparable(olds, news)
            if old_gaps[id(olds[i])] == new_gaps[id(news[k])] and (score := self._score(olds[i], news[k])) > 0
        }
        self._pair_best(olds, news, scores)

    def _gaps(
        self, olds: Sequence[Provision], news: Sequence[Provision]
    ) -> tuple[dict[int, int], dict[int, int]]:
        """For each provision how many of those paired already stand before it, in an order that was kept."""
        new_at = {id(one): at for at, one in enumerate(news)}
        anchors = {
            (at, new_at[id(other)]): 1.0
            for at, one in enumerate(olds)
            if (other := self._new_of.get(id(one))) is not None and id(other) in new_at
        }
        kept = best_in_order(anchors)
        befores = [i for i, _k in kept], [k for _i, k in kept]
        old_gaps, new_gaps = (
            {id(one): bisect_left(before, at) for at, one in enumerate(side)}
            for side, before in zip((olds, news), befores, strict=True)
        )
        return old_gaps, new_gaps

    def _comparable(self, olds: Sequence[Provision], news: Sequence[Provision]) -> Iterable[tuple[int, int]]:
        """The places of what is worth a closer look: all of them, save in lists of hundreds."""
        if len(olds) * len(news) <= _FEW:
            return product(range(len(olds)), range(len(news)))
        new_at = {id(one): at for at, one in enumerate(news)}
        old_at = {id(one): at for at, one in enumerate(olds)}
        alike = self._likeness.candidates(olds, news)
        places = {(old_at[id(old)], new_at[id(new)]) for old, new in alike}
        numbers = {one.number: at for at, one in enumerate(news)}
        places.update((at, numbers[one.number]) for at, one in enumerate(olds) if one.number in numbers)
        return sorted(places)

    def _score(self, old: Provision, new: Provision) -> float:
        """What a pair is worth: the square, so that one of twins is worth more than two of half likeness."""
        if old.level is not new.level:
            return 0.0
        same_number = old.number == new.number
        likeness = self._likeness.of(old, new)
        head = self._likeness.head(old, new)
        has_words = self._likeness.has_words(old)
        if head == 1.0 and (same_number or has_words):
            likeness = max(likeness, _SAME_HEAD)
        has_same_head = head >= _SAME_WORDS and has_words
        if not has_same_head and likeness < (_ALIKE_BY_NUMBER if same_number else _ALIKE):
            return 0.0
        return likeness**2 + _FOR_NUMBER * same_number + self._for_holder(old, new)

    def _for_holder(self, old: Provision, new: Provision) -> float:
        if old.level is not Level.ARTICLE:
            return 0.0
        over_old, over_new = _holder(self._old, old), _holder(self._new, new)
        if over_old is None or over_new is None:
            return 0.0
        same_title = text_of(over_old) == text_of(over_new)
        return _FOR_HOLDER_TITLE * same_title + _FOR_HOLDER_NUMBER * (over_old.number == over_new.number)

    def _pair_best(
        self, olds: Sequence[Provision], news: Sequence[Provision], scores: dict[tuple[int, int], float]
    ) -> None:
        """The pairs in order whose scores add up to the most."""
        for i, k in best_in_order(scores):
            self._pair(olds[i], news[k])

    def _pair_moved(self, levels: tuple[Level, ...]) -> None:
        """Pair what is left over anywhere, the most alike first: it moved, and with it what it contains."""
        olds = self._free_old(self._at(self._olds, *levels))
        news = self._free_new(self._at(self._news, *levels))
        found: list[tuple[float, int, int, Provision, Provision]] = []
        for old, new in self._likeness.candidates(olds, news):
            likeness = self._likeness.of(old, new)
            if likeness >= _SAME_WORDS and self._likeness.length(old) >= _MOVED_WORDS:
                distance = abs(self._old_at[id(old)] - self._new_at[id(new)])
                found.append((-likeness, distance, len(found), old, new))
        for *_rank, old, new in sorted(found, key=lambda one: one[:3]):
            if self._pair_free(old, new):
                self._pair_children(parts_of(old), parts_of(new))

    def pairs(self) -> tuple[Pair, ...]:
        """All pairs in reading order."""
        moved = set(self._moved())
        after: dict[int | None, list[Pair]] = {}
        anchor: int | None = None
        for one in self._olds:
            other = self._new_of.get(id(one))
            if other is None:
                label = self._old.name_of(one)
                deleted = Pair(one, None, words_all(Mark.DELETED, text_of(one)), old_label=label)
                after.setdefault(anchor, []).append(deleted)
            elif id(other) not in moved:
                anchor = id(other)
        pairs = after.get(None, [])
        for one in self._news:
            pairs += [self._pair_of(one, id(one) in moved), *after.get(id(one), ())]
        return tuple(pairs)

    def _pair_of(self, new: Provision, moved: bool) -> Pair:
        old = self._old_of.get(id(new))
        label = self._new.name_of(new)
        if old is None:
            return Pair(None, new, words_all(Mark.INSERTED, text_of(new)), new_label=label)
        words = _words(old, new)
        return Pair(old, new, words, self._old.name_of(old), label, moved)

    def _moved(self) -> Iterator[int]:
        """The new provisions that stand in another one than before, on another level, or in another order."""
        groups: dict[tuple[bool, int], list[Provision]] = {}
        for new in self._news:
            old = self._old_of.get(id(new))
            if old is None:
                continue
            over_old, over_new = _holder(self._old, old), _holder(self._new, new)
            if old.level is not new.level or self._is_elsewhere(new.level, over_old, over_new):
                yield id(new)
            else:
                # Articles are counted through the whole regulation, so their order is that of all.
                is_article = new.level is Level.ARTICLE
                holder = 0 if is_article or over_new is None else id(over_new)
                groups.setdefault((is_article, holder), []).append(new)
        for group in groups.values():
            at = [self._old_at[id(self._old_of[id(one)])] for one in group]
            kept = {place for place, _at in best_in_order(dict.fromkeys(enumerate(at), 1.0))}
            yield from (id(one) for place, one in enumerate(group) if place not in kept)

    def _is_elsewhere(self, level: Level, old: Provision | None, new: Provision | None) -> bool:
        if level not in _SMALL:
            # A chapter put around articles or taken away from them does not move them.
            if old is None or new is None:
                return False
            if id(old) not in self._new_of or id(new) not in self._old_of:
                return False
        if old is None or new is None:
            return old is not new
        return self._new_of.get(id(old)) is not new


def _words(old: Provision, new: Provision) -> tuple[WordChange, ...]:
    old_text, new_text = text_of(old), text_of(new)
    has_titles = all(one.title and one.title.strip() for one in (old, new))
    if has_titles and "\n" in old_text and "\n" in new_text:
        return compared_below_titles(old_text, new_text)
    return compared_words(old_text, new_text)


def _holder(regulation: Regulation, provision: Provision) -> Provision | None:
    path = regulation.path(provision)
    return path[-2] if len(path) > 1 else None
