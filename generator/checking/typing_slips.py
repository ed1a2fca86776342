"""Slips of the hand: days that are none, a month misspelt, blanks and marks out of place (lỗi gõ)."""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Iterator
from gettext import gettext as _

from generator.checking.passages import CheckedText, places_of
from generator.checking.rule import Example, Explanation, Rule, Slip
from generator.diagnostics import Severity
from generator.vietnamese.text import ascii_slug

_DAY = re.compile(
    r"(?<![\w/.-])(?:[Nn]gày\s+(?P<d1>\d{1,2})\s+tháng\s+(?P<m1>\d{1,2})(?:\s+năm\s+(?P<y1>\d{4}))?(?!\w)"
    r"|[Nn]gày\s+(?P<d2>\d{1,2})/(?P<m2>\d{1,2})(?:/(?P<y2>\d{4}))?(?![\w/]))"
)
_MONTH = re.compile(
    r"(?:ngày\s+)?(?<!\d)\d{1,2}\s+(?P<word>[^\W\d_]{3,6})\s+\d{1,2}(?:\s+năm\s+\d{4})?(?!\w)"
)
_MONTH_SLIPS = frozenset(
    {"hang", "thang", "than", "thag", "tháng", "tahng", "htang", "thnag", "thng", "thangs"}
)
_MARKS = (
    re.compile(r"\S{0,20} [,;:.!?](?=\s|$)(?!\.\.)"),
    re.compile(r"[^\W\d_]{1,20}[,;][^\W\d_]\w*(?!@)"),
    re.compile(r"\w{1,20}(?:,,|;;|,;|;,|,\.|\.,|::|(?<!\.)\.\.(?!\.))(?=\s|$)"),
    re.compile(r"\S{1,20} {2,}\S{1,20}"),
)
_LEAP_YEAR = 2024


def check_days(text: CheckedText) -> Iterator[Slip]:
    """A day that the calendar does not have: ngày 31 tháng 4 (ngày không có thật)."""
    for passage in text.passages:
        for match in _DAY.finditer(passage.text):
            day, month = int(match["d1"] or match["d2"]), int(match["m1"] or match["m2"])
            year = int(match["y1"] or match["y2"] or _LEAP_YEAR)
            if not (1 <= month <= 12 and year and 1 <= day <= monthrange(year, month)[1]):
                yield Slip(
                    passage.path,
                    _("“{date}” is no day of the calendar").format(date=match[0]),
                    _("compare with the document or the duty that is meant"),
                )


def check_months(text: CheckedText) -> Iterator[Slip]:
    """The word for month misspelt between a day and a number: 12 háng 01 (sai chữ "tháng")."""
    for passage in text.passages:
        for match in _MONTH.finditer(passage.text):
            word = match["word"]
            if word.lower() != "tháng" and ascii_slug(word) in _MONTH_SLIPS:
                yield Slip(
                    passage.path,
                    _("“{date}”: the word for month is misspelt").format(date=match[0]),
                    _("write {words}").format(words=f"“{match[0].replace(word, 'tháng', 1)}”"),
                )


def check_marks(text: CheckedText) -> Iterator[Slip]:
    """A blank before a mark, none behind it, two marks or two blanks in a row (dấu câu, khoảng trắng)."""
    for pattern in _MARKS:
        found = [(one.path, match[0]) for one in text.passages for match in pattern.finditer(one.text)]
        if found:
            paths = [path for path, _words in found]
            message = _("blanks or marks out of place: “{words}” ({count} times)").format(
                words=found[0][1], count=len(found)
            )
            yield Slip(paths[0], message, _("look at {places}").format(places=places_of(paths)))


def _explain_days() -> Explanation:
    return Explanation(
        _("A day is named that the calendar does not have."),
        _("Nobody can keep a deadline that does not exist, and a citation with such a date is wrong."),
        _("No law: the calendar."),
        _("Look the day up in the document that is meant."),
        Example(
            "Điều 1. Báo cáo\n1. Gửi báo cáo trước ngày 31 tháng 6 hằng năm.",
            "Điều 1. Báo cáo\n1. Gửi báo cáo trước ngày 30 tháng 6 hằng năm.",
        ),
    )


def _explain_months() -> Explanation:
    return Explanation(
        _("The word for month is misspelt inside a date."),
        _("It is a slip that spelling programs overlook, since the wrong word may exist."),
        _("No law: the rules of spelling."),
        _("Write the date anew."),
        Example(
            "Điều 1. Báo cáo\n1. Gửi báo cáo trước ngày 12 háng 01 hằng năm.",
            "Điều 1. Báo cáo\n1. Gửi báo cáo trước ngày 12 tháng 01 hằng năm.",
        ),
    )


def _explain_marks() -> Explanation:
    return Explanation(
        _("A blank stands before a mark or is missing behind it, or a mark or blank stands twice."),
        _("It looks careless, and lines may break at the wrong place."),
        _("No law: the rules of typing."),
        _("One blank behind a mark, none before it, one between words."),
        Example(
            "Điều 1. Họp\n1. Tổ trưởng,Tổ phó chủ trì cuộc họp .",
            "Điều 1. Họp\n1. Tổ trưởng, Tổ phó chủ trì cuộc họp.",
        ),
    )


RULES = (
    Rule("day-impossible", Severity.ERROR, check_days, _explain_days),
    Rule("month-misspelt", Severity.WARNING, check_months, _explain_months),
    Rule("marks-out-of-place", Severity.NOTE, check_marks, _explain_marks),
)
