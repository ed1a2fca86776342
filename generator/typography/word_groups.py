"""Word groups of administrative Vietnamese (cụm từ hành chính) in a name, listed in ``word_groups.txt``."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass, field
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


@dataclass(slots=True)
class _Branch:
    """What may follow the first words of groups: by the next word; ``kind`` is that of the words so far."""

    kind: GroupKind | None = None
    following: dict[str, _Branch] = field(default_factory=dict)


def find_groups(words: Sequence[str]) -> tuple[FoundGroup, ...]:
    """Find every word group of the list among the words of a name, in any case and tone placement."""
    keys = [_key(word) for word in words]
    # Punctuation behind the last word does not belong to the group, inside it does ("phòng, chống").
    last_keys = [_key(word.rstrip(",;:.")) for word in words]
    found: list[FoundGroup] = []
    reach = 0
    for start in range(len(words)):
        branch = _groups()
        own = []
        for end in range(start + 1, len(words) + 1):
            last = branch.following.get(last_keys[end - 1])
            if last is not None and last.kind is not None:
                own.append((last.kind, end))
            if keys[end - 1] not in branch.following:
                break
            branch = branch.following[keys[end - 1]]
        if own:
            # What contains a group begins before it, or with it and ends behind it.
            longest = own[-1][1]
            found += [FoundGroup(kind, start, end, end == longest > reach) for kind, end in own]
            reach = max(reach, longest)
    return tuple(found)


@lru_cache(maxsize=4096)
def _key(word: str) -> str:
    """One spelling for a syllable, its tone mark put last, so that ủy and uỷ, hòa and hoà are the same."""
    letters = unicodedata.normalize("NFD", word.casefold())
    return _TONES.sub("", letters) + "".join(_TONES.findall(letters))


@cache
def _groups() -> _Branch:
    """The list by the keys of each group's words."""
    root = _Branch()
    kind = GroupKind.OTHER
    for line in files(__package__).joinpath("word_groups.txt").read_text(encoding="utf-8").splitlines():
        if line.startswith("["):
            kind = GroupKind(line.strip("[]"))
        elif line and not line.startswith("#"):
            branch = root
            for word in line.split():
                branch = branch.following.setdefault(_key(word), _Branch())
            branch.kind = kind
    return root
