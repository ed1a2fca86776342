"""Word groups of administrative Vietnamese (cụm từ hành chính) in a name, listed in ``word_groups.txt``."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import cache, lru_cache
from importlib.resources import files

_TONES = re.compile("[\u0300\u0301\u0303\u0309\u0323]")


class GroupKind(StrEnum):
    """What a word group is (loại cụm từ): the sections of the list."""

    BODY = "bodies"
    UNIT = "units"
    JOINER = "joiners"
    OTHER = "groups"


@dataclass(frozen=True, slots=True)
class FoundGroup:
    """A word group in a name: the words from ``start`` up to but not including ``end``.

    ``whole`` is false for a group that is only part of a longer one, as "hội đồng" of "hội đồng nhân dân".
    """

    kind: GroupKind
    start: int
    end: int
    whole: bool


def find_groups(words: Sequence[str]) -> tuple[FoundGroup, ...]:
    """Find every word group of the list among the words of a name, in any case and tone placement."""
    groups, first_words = _groups(), _first_words()
    keys = tuple(map(_key, words))
    # Punctuation behind the last word does not belong to the group, inside it does ("phòng, chống").
    last_keys = [_key(word.rstrip(",;:.")) for word in words]
    found = []
    for start in range(len(words)):
        if last_keys[start] not in first_words and keys[start] not in first_words:
            continue
        for end in range(start + 1, min(start + _longest(), len(words)) + 1):
            if kind := groups.get((*keys[start : end - 1], last_keys[end - 1])):
                found.append((kind, start, end))
    spans = {(start, end) for _, start, end in found}
    return tuple(
        FoundGroup(
            kind,
            start,
            end,
            not any(left <= start and end <= right for left, right in spans - {(start, end)}),
        )
        for kind, start, end in found
    )


@lru_cache(maxsize=4096)
def _key(word: str) -> str:
    """One spelling for a syllable, its tone mark put last, so that ủy and uỷ, hòa and hoà are the same."""
    letters = unicodedata.normalize("NFD", word.casefold())
    return _TONES.sub("", letters) + "".join(_TONES.findall(letters))


@cache
def _groups() -> dict[tuple[str, ...], GroupKind]:
    """The list: the keys of each group's words, and its kind."""
    groups: dict[tuple[str, ...], GroupKind] = {}
    kind = GroupKind.OTHER
    for line in files(__package__).joinpath("word_groups.txt").read_text(encoding="utf-8").splitlines():
        if line.startswith("["):
            kind = GroupKind(line.strip("[]"))
        elif line and not line.startswith("#"):
            groups[tuple(map(_key, line.split()))] = kind
    return groups


@cache
def _first_words() -> frozenset[str]:
    return frozenset(keys[0] for keys in _groups())


@cache
def _longest() -> int:
    return max(map(len, _groups()))
