"""Where the name of an agency or committee is broken when it does not fit on one line of the letterhead."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import accumulate, pairwise

from generator.typography.metrics import UNITS_PER_EM, text_units
from generator.typography.word_groups import FoundGroup, GroupKind, find_groups

# A no-break space is a character of its word: whoever typed it wants no break there.
_BLANKS = re.compile(r"[^\S\u00a0\u202f]+")
_OPENS_LINE = re.compile(r"[\w(\"“«'‘]")
_NUMBER = re.compile(r"\d.*|[IVXLC]+\W*")
_DASHES = ("-", "–")
_PHRASE_OPENERS = frozenset({"của", "về", "tại", "trên", "cho", "giữa", "theo", "thuộc", "do"})

# What a break costs. Each word group that it tears counts, so that nested groups hold firmer.
_TORN_GROUP = 1
_TORN_NAME = 2
_LOOSE_JOINER = 2


_Way = tuple[int, int, int, float, tuple[int, ...]]
"""A way of breaking the first words: groups torn, lines, gaps misplaced, raggedness, and where its lines end.

Ways are compared in this order: of two that cost the same the one with the shorter first line is taken.
"""


@dataclass(slots=True)
class _Gap:
    """A blank of the name: what a line break there tears, and whether one is good or even wanted there."""

    torn: int = 0
    good: bool = False
    wanted: bool = False


def break_name(
    name: str, max_width_pt: float, size_pt: float, bold: bool = True, upper: bool = True
) -> tuple[str, ...]:
    """Break the name of an agency or committee (tên cơ quan, tổ chức) into lines that fit a width in points.

    The lines keep the case of the name and are measured in capitals when ``upper``. There are as few lines as
    word groups and proper names allow; of these ways the one that breaks before units and "và", behind commas
    and the kind of body; of these the most even. A group or proper name too wide for a line is broken at a
    blank, a word never. The lines joined by blanks are the name (NFC, single blanks).
    """
    return _best_lines(_words(name), _gaps, max_width_pt, size_pt, bold, upper)


def break_subject(subject: str, max_width_pt: float, size_pt: float, upper: bool = False) -> tuple[str, ...]:
    """Break a subject or title (trích yếu, tên phụ lục) into centred bold lines that fit a width in points.

    Like ``break_name``, but a subject reads on as a sentence: it breaks before the words that open a phrase
    ("của", "về", "tại" …) or behind a comma, and no longer before every unit.
    """
    return _best_lines(_words(subject), _gaps_of_subject, max_width_pt, size_pt, True, upper)


def torn_groups(lines: Sequence[str]) -> int:
    """How many word groups the breaks between the lines of a name tear (số cụm từ bị ngắt đôi)."""
    words = [_words(line) for line in lines]
    gaps = _gaps([word for line in words for word in line])
    return sum(gaps[place].torn for place in accumulate(len(line) for line in words[:-1]))


def _words(name: str) -> list[str]:
    return [word for word in _BLANKS.split(unicodedata.normalize("NFC", name)) if word]


def _best_lines(
    words: list[str],
    judge: Callable[[list[str]], list[_Gap]],
    max_width_pt: float,
    size_pt: float,
    bold: bool,
    upper: bool,
) -> tuple[str, ...]:
    """The cheapest of all ways to break the words, found line end by line end."""
    blank = _units(" ", bold, upper)
    room = max_width_pt * UNITS_PER_EM / size_pt + blank
    # Where each word would end if all stood on one line; nothing is cheaper than that line.
    places = [0, *accumulate(_units(word, bold, upper) + blank for word in words)]
    if places[-1] <= room:
        return (" ".join(words),) if words else ()
    gaps = judge(words)
    wanted = [0, *accumulate(gap.wanted for gap in gaps)]
    # The best way up to each word, with what it costs to open a line there.
    opened: list[_Way] = []
    best: _Way = (0, 0, 0, 0.0, ())
    for end in range(1, len(words) + 1):
        gap, (torn, lines, misplaced, ragged, ends) = gaps[end - 1], best
        opened.append((torn + gap.torn, lines + 1, misplaced + (not gap.good) - wanted[end], ragged, ends))
        ways: list[_Way] = []
        for start in range(end - 1, -1, -1):
            slack = room - places[end] + places[start]
            if slack < 0 and start < end - 1:
                break
            torn, lines, misplaced, ragged, ends = opened[start]
            if not ways or torn <= ways[-1][0]:
                ways.append((torn, lines, misplaced, ragged + slack * slack, ends))
        torn, lines, misplaced, ragged, ends = min(ways)
        best = (torn, lines, misplaced + wanted[end], ragged, (*ends, end))
    return tuple(" ".join(words[start:end]) for start, end in pairwise((0, *best[-1])))


@lru_cache(maxsize=4096)
def _units(word: str, bold: bool, upper: bool) -> int:
    return text_units(word.upper() if upper else word, bold)


def _gaps(words: list[str]) -> list[_Gap]:
    """Judge every blank of the name: gap n stands before word n.

    The first and last are the ends of the name; every way of breaking has them, so their cost is no matter.
    """
    gaps = [_Gap() for _ in (*words, "")]
    groups = find_groups(words)
    proper = _proper_syllables(words, groups)
    for group in groups:
        _judge_group(group, gaps, proper)
    for place in range(1, len(words)):
        gap, word, following = gaps[place], words[place - 1], words[place]
        if proper[place - 1] and proper[place] and word[-1].isalnum():
            gap.torn += _TORN_NAME
        if word in _DASHES and proper[place - 2] and proper[place]:
            gap.torn += _TORN_NAME
        if not _OPENS_LINE.match(following):
            gap.torn += _TORN_NAME
        if _NUMBER.fullmatch(following):
            gap.torn += _TORN_GROUP
        gap.good |= word.endswith((",", ";")) or following.casefold() == "và"
    return gaps


def _gaps_of_subject(words: list[str]) -> list[_Gap]:
    """The same for a subject, which breaks at phrases instead of units."""
    gaps = _gaps(words)
    for place in range(1, len(words)):
        gaps[place].good = words[place - 1].endswith((",", ";")) or words[place].casefold() in _PHRASE_OPENERS
        gaps[place].wanted = False
    return gaps


def _judge_group(group: FoundGroup, gaps: list[_Gap], proper: list[bool]) -> None:
    """Hold a word group together, and judge the blanks before and behind it by its kind."""
    for gap in gaps[group.start + 1 : group.end]:
        gap.torn += _TORN_GROUP
    if not group.whole:
        return
    before, behind = gaps[group.start], gaps[group.end]
    if group.kind is GroupKind.BODY:
        behind.good = True
    elif group.kind is GroupKind.JOINER:
        behind.torn += _LOOSE_JOINER
    elif group.kind is GroupKind.UNIT and proper[group.end]:
        before.good = before.wanted = True
        behind.torn += _TORN_GROUP


def _proper_syllables(words: list[str], groups: tuple[FoundGroup, ...]) -> list[bool]:
    """Which words may belong to a proper name: capitalised ones; in a name all in capitals, unknown ones.

    One more, False, stands for the end of the name.
    """
    if any(character.islower() for word in words for character in word):
        capitalised = (word[0].isupper() and (len(word) == 1 or not word.isupper()) for word in words)
        return [*capitalised, False]
    known = {place for group in groups for place in range(group.start, group.end)}
    return [*(place not in known and word[0].isalpha() for place, word in enumerate(words)), False]
