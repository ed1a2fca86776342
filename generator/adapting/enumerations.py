"""Enumerations in which several bodies became one (liệt kê trùng nhau): it stands there once."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

from generator.adapting.masked_text import holds_mask

_SEPARATOR = re.compile(r"(?:,|;)[ \u00a0]+(?:(?:và|hoặc)[ \u00a0]+)?|[ \u00a0]+(?:và|hoặc)[ \u00a0]+")
_END = re.compile(r"[.:()“”\n]|$")
_CONJUNCTION = re.compile(r"và|hoặc")
_MOST_WORDS = 5
"""A longer item is a clause of the sentence and no name."""


@dataclass(frozen=True, slots=True)
class NewWords:
    """What a rule put in, from ``start`` to ``end``; ``is_name``: one body, whatever commas its name has."""

    start: int
    end: int
    is_name: bool


@dataclass(frozen=True, slots=True)
class _Item:
    """One item: ``start`` to ``end``, the separator before it, whether a rule put words into it.

    ``has_tag``: it holds a tag that stood there before, and stays.
    """

    start: int
    end: int
    separator: str
    is_new: bool
    has_tag: bool


def without_repetitions(text: str, new: Sequence[NewWords]) -> str:
    """The text with each item once where new words stand in one enumeration; ``new`` in reading order."""
    runs: list[list[_Item]] = []
    for place, words in enumerate(new):
        if not runs or words.start >= runs[-1][-1].end:
            runs.append(_run(text, new, place))
    for run in reversed(runs):
        text = _merged(text, run)
    return text


def _run(text: str, new: Sequence[NewWords], first: int) -> list[_Item]:
    """The items from some new words on, as far as the enumeration goes."""
    items: list[_Item] = []
    start, separator = new[first].start, ""
    while (found := _item(text, start, separator, new)) is not None:
        item, goes_on = found
        items.append(item)
        joint = _SEPARATOR.match(text, item.end) if goes_on else None
        if joint is None:
            break
        start, separator = joint.end(), joint[0]
    return items


def _item(text: str, start: int, separator: str, new: Sequence[NewWords]) -> tuple[_Item, bool] | None:
    """The item that begins here, and whether another may follow; None where the sentence goes on instead."""
    first = bisect_right(new, start, key=lambda one: one.end)
    near = new[first : first + _MOST_WORDS]
    place = start
    while (joint := _SEPARATOR.search(text, place)) is not None and (
        name := next((one for one in near if one.is_name and one.start <= joint.start() < one.end), None)
    ):
        place = name.end
    end = _END.search(text, place)
    stop = min(len(text) if end is None else end.start(), len(text) if joint is None else joint.start())
    inside = [one for one in near if one.start < stop]
    if inside:
        end_of_new = min(inside[-1].end, stop)
        has_tag = holds_mask(text[start : max(start, inside[0].start)])
        return _Item(start, end_of_new, separator, is_new=True, has_tag=has_tag), end_of_new == stop
    if len(text[start:stop].split()) > _MOST_WORDS or stop == start:
        return None
    return _Item(start, stop, separator, is_new=False, has_tag=holds_mask(text[start:stop])), True


def _merged(text: str, run: Sequence[_Item]) -> str:
    kept: list[_Item] = []
    for item in run:
        if not any(_repeats(text, earlier, item, is_first=earlier is run[0]) for earlier in kept):
            kept.append(item)
    if len(kept) == len(run):
        return text
    separators = [one.separator for one in kept]
    if kept[-1] is not run[-1] and len(kept) > 1 and _CONJUNCTION.search(run[-1].separator):
        separators[-1] = run[-1].separator
    words = (
        f"{separator}{text[one.start : one.end]}" for separator, one in zip(separators, kept, strict=True)
    )
    return text[: run[0].start] + "".join(words) + text[run[-1].end :]


def _repeats(text: str, earlier: _Item, item: _Item, *, is_first: bool) -> bool:
    """Whether the item says what an earlier one did; of the first, words before it may belong to it."""
    if item.has_tag or not (earlier.is_new or item.is_new):
        return False
    words = text[item.start : item.end].casefold()
    if not is_first:
        return text[earlier.start : earlier.end].casefold() == words
    before = text[: earlier.end].casefold()
    rest = before[: len(before) - len(words)]
    return before.endswith(words) and len(words) >= earlier.end - earlier.start and not rest[-1:].isalnum()
