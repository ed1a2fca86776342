"""Dates and times as official papers write them (NĐ 30/2020, PL1 II.4b).

Days below 10 and the months 1 and 2 carry a zero, the other months none: ``ngày 05 tháng 3 năm 2020``.
"""

from __future__ import annotations

import calendar
import re
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from datetime import date, time
from gettext import gettext as _
from typing import Self

BLANK = " " * 5
"""What stands for a day, month or year that an officer fills in by hand."""

# NĐ 30/2020, PL2 V.8c: the ordinal is a capital, "thứ" is not; CLDR has "Thứ Hai" and "Chủ Nhật".
_WEEKDAYS = ("thứ Hai", "thứ Ba", "thứ Tư", "thứ Năm", "thứ Sáu", "thứ Bảy", "Chủ nhật")

_WRITTEN = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?", re.ASCII)
_IN_WORDS = re.compile(r"ngày\s*(\d{1,2})?\s*(?:/|tháng)\s*(\d{1,2})\s*(?:/|năm)\s*(\d{4})", re.IGNORECASE)


def day_number(day: int) -> str:
    """Write the number of a day (ngày), with a zero below 10 (NĐ 30/2020, PL1 II.4b)."""
    return f"{day:02}"


def month_number(month: int) -> str:
    """Write the number of a month (tháng), with a zero for 1 and 2 only (NĐ 30/2020, PL1 II.4b)."""
    return f"{month:02}" if month <= 2 else str(month)


def official_date(day: date) -> str:
    """Write a date in full (ngày, tháng, năm): ``ngày 05 tháng 3 năm 2020`` (NĐ 30/2020, PL1 II.4b)."""
    return PartialDate(day.year, day.month, day.day).official()


def short_date(day: date) -> str:
    """Write a date for running text and tables: ``18/9/2025``, ``05/3/2020``; zeros as in the full form."""
    return PartialDate(day.year, day.month, day.day).short()


def weekday_name(day: date) -> str:
    """Name the day of the week (thứ): ``thứ Sáu``, ``Chủ nhật`` (NĐ 30/2020, PL2 V.8c)."""
    return _WEEKDAYS[day.weekday()]


def clock_time(moment: time) -> str:
    """Write a time of day (giờ, phút): ``14 giờ 30 phút``, ``8 giờ 00 phút``; seconds are left out."""
    return f"{moment.hour} giờ {moment.minute:02} phút"


@dataclass(frozen=True, slots=True)
class PartialDate:
    """A date of which the day, the month too, or all may be blank until issue (ngày, tháng để trống).

    A day needs its month and a month its year; ``ValueError`` otherwise, and for a date that does not exist.
    """

    year: int | None = None
    month: int | None = None
    day: int | None = None

    def __post_init__(self) -> None:
        if (self.month is not None and self.year is None) or (self.day is not None and self.month is None):
            raise ValueError(_("a day needs its month and a month needs its year"))
        if self.year is not None:
            # The first month and day exist in every year, so they may stand in for absent ones.
            date(self.year, 1 if self.month is None else self.month, 1 if self.day is None else self.day)

    @classmethod
    def parse(cls, text: str) -> Self:
        """Read ``2026-02-15``, ``2026-02``, ``2026`` or ``blank``; ``ValueError`` speaks to the user."""
        if text == "blank":
            return cls()
        written = _WRITTEN.fullmatch(text)
        if written is None:
            raise ValueError(
                _("{text} is not a date; write 2026-02-15, 2026-02, 2026 or blank").format(text=text)
            )
        try:
            return cls(*(None if part is None else int(part) for part in written.groups()))
        except ValueError as error:
            raise ValueError(_("the date {text} does not exist").format(text=text)) from error

    @property
    def is_complete(self) -> bool:
        """Whether day, month and year are all known."""
        return self.day is not None

    @property
    def first_day(self) -> date | None:
        """The first day it may turn out to be, None when all of it is blank."""
        return None if self.year is None else date(self.year, self.month or 1, self.day or 1)

    @property
    def last_day(self) -> date | None:
        """The last day it may turn out to be, None when all of it is blank."""
        if self.year is None:
            return None
        month = self.month or 12
        return date(self.year, month, self.day or calendar.monthrange(self.year, month)[1])

    @property
    def date(self) -> date | None:
        """The calendar date, or None while a part is blank."""
        if self.year is None or self.month is None or self.day is None:
            return None
        return date(self.year, self.month, self.day)

    def official(self, blank: str = BLANK) -> str:
        """Write it in full (NĐ 30/2020, PL1 II.4b): ``ngày      tháng 02 năm 2026``.

        ``blank`` stands for a missing number together with the space behind it.
        """
        day = blank if self.day is None else f"{day_number(self.day)} "
        month = blank if self.month is None else f"{month_number(self.month)} "
        return f"ngày {day}tháng {month}năm {blank if self.year is None else self.year}"

    def short(self, blank: str = BLANK) -> str:
        """Write it for running text and tables: ``18/9/2025``, ``     /02/2026``."""
        day = blank if self.day is None else day_number(self.day)
        month = blank if self.month is None else month_number(self.month)
        return f"{day}/{month}/{blank if self.year is None else self.year}"

    def __str__(self) -> str:
        """Return the text that ``parse`` reads."""
        if self.year is None:
            return "blank"
        month = "" if self.month is None else f"-{self.month:02}"
        return f"{self.year:04}{month}" + ("" if self.day is None else f"-{self.day:02}")


def dates_in(text: str) -> Iterator[PartialDate]:
    """The dates that a text writes in words, a day perhaps blank; those that do not exist are left out."""
    for match in _IN_WORDS.finditer(text):
        day, month, year = (None if part is None else int(part) for part in match.groups())
        with suppress(ValueError):
            yield PartialDate(year, month, day)
