"""Words with two right spellings, of which one text should keep to one (cách viết không thống nhất)."""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterator
from gettext import gettext as _
from itertools import pairwise

from generator.checking.passages import WORD, CheckedText, Path, places_of
from generator.checking.rule import Example, Explanation, Rule, Slip
from generator.diagnostics import Severity

# Two vowels at the end of a word, one of them with a tone mark; after q the u is no vowel.
_TONED = re.compile(r"(?:o[àáảãạèéẻẽẹ]|(?<!q)u[ỳýỷỹỵ]|[òóỏõọ][ae]|[ùúủũụ]y)$", re.IGNORECASE)
_EVERY = ("hàng", "hằng")
_PERIODS = frozenset({"năm", "tháng", "quý", "tuần", "ngày"})


def check_tones(text: CheckedText) -> Iterator[Slip]:
    """Tone marks put now on one vowel, now on the other: hoà, hòa; uỷ, ủy (dấu thanh không thống nhất)."""
    places: dict[bool, list[tuple[str, Path]]] = {True: [], False: []}
    for passage in text.passages:
        for match in WORD.finditer(passage.text):
            if _TONED.search(match[0]):
                places[_is_on_first(match[0])].append((match[0].lower(), passage.path))
    if not all(places.values()):
        return
    fewer = len(places[True]) < len(places[False])
    words, others = (sorted({word for word, _path in places[way]})[:3] for way in (fewer, not fewer))
    paths = [path for _word, path in places[fewer]]
    message = _(
        "tone marks stand in two ways: {words} ({count} times), otherwise {others} ({more} times)"
    ).format(words=", ".join(words), count=len(paths), others=", ".join(others), more=len(places[not fewer]))
    yield Slip(paths[0], message, _("choose one way: {places}").format(places=places_of(paths)))


def check_every(text: CheckedText) -> Iterator[Slip]:
    """Both hàng năm and hằng năm in one text (không thống nhất "hàng", "hằng")."""
    ways: dict[str, list[Path]] = defaultdict(list)
    for passage in text.passages:
        for one, other in pairwise(match[0].lower() for match in WORD.finditer(passage.text)):
            if one in _EVERY and other in _PERIODS:
                ways[one].append(passage.path)
    if len(ways) == len(_EVERY):
        fewer, usual = sorted(_EVERY, key=lambda one: len(ways[one]))
        message = _("“{fewer}” stands {count} times, “{usual}” {more} times").format(
            fewer=fewer, count=len(ways[fewer]), usual=usual, more=len(ways[usual])
        )
        hint = _("choose one way: {places}").format(places=places_of(ways[fewer]))
        yield Slip(ways[fewer][0], message, hint)


def _is_on_first(word: str) -> bool:
    """Whether the mark stands on the first of the two vowels (òa, ủy)."""
    return len(unicodedata.normalize("NFD", word[-2])) > 1


def _explain_tones() -> Explanation:
    return Explanation(
        _("The tone mark stands now on the first, now on the second of two vowels."),
        _("Both ways are right; one text should keep to one, or a search misses half of the places."),
        _("No law: the decree itself has both ways. The rule asks for one way within a text."),
        _("Choose one way and replace the other; the typing program has a setting for it."),
        Example(
            "Điều 1. Họp\n1. Tổ trưởng ủy quyền cho Tổ phó; việc uỷ quyền được lập thành văn bản.",
            "Điều 1. Họp\n1. Tổ trưởng ủy quyền cho Tổ phó; việc ủy quyền được lập thành văn bản.",
        ),
    )


def _explain_every() -> Explanation:
    return Explanation(
        _("Two spellings of the word for every stand in one text."),
        _("Both are in use; one text should keep to one."),
        _("No law: the rules of spelling. The rule asks for one way within a text."),
        _("Choose one way and replace the other."),
        Example(
            "Điều 1. Họp\n1. Tổ họp hàng tháng.\n2. Tổ tổng kết hằng năm.",
            "Điều 1. Họp\n1. Tổ họp hằng tháng.\n2. Tổ tổng kết hằng năm.",
        ),
    )


RULES = (
    Rule("tone-in-two-ways", Severity.NOTE, check_tones, _explain_tones),
    Rule("word-in-two-ways", Severity.NOTE, check_every, _explain_every),
)
