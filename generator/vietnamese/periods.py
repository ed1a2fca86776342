"""Reporting periods (kỳ báo cáo): a month, a quarter, half a year or a year."""

from __future__ import annotations

import calendar
import re
from dataclasses import dataclass
from datetime import date
from gettext import gettext as _
from typing import Self

from generator.vietnamese.dates import month_number
from generator.vietnamese.letters import roman

_WRITTEN = re.compile(r"(\d{4})(?:-(?:(\d{2})|Q([1-4])|H([12])))?", re.ASCII)


@dataclass(frozen=True, slots=True)
class ReportingPeriod:
    """A reporting period (kỳ báo cáo): the ``number``-th run of ``months`` months (1, 3, 6, 12) of a year.

    ``ValueError`` for any other length, for a number the year does not have, and for years outside 1 to 9999.
    """

    year: int
    months: int
    number: int

    def __post_init__(self) -> None:
        if self.months not in (1, 3, 6, 12) or not 1 <= self.number <= 12 // self.months:
            raise ValueError(f"the year has no period {self.number} of {self.months} months")
        date(self.year, 1, 1)

    @classmethod
    def parse(cls, text: str) -> Self:
        """Read ``2026-03``, ``2026-Q1``, ``2026-H1`` or ``2026``; ``ValueError`` says what may be written."""
        if written := _WRITTEN.fullmatch(text):
            year, month, quarter, half = (None if part is None else int(part) for part in written.groups())
            if year is not None and year >= 1 and (month is None or 1 <= month <= 12):
                months = 1 if month else 3 if quarter else 6 if half else 12
                return cls(year, months, month or quarter or half or 1)
        raise ValueError(
            _("{text} is not a period; write 2026-03, 2026-Q1, 2026-H1 or 2026").format(text=text)
        )

    @classmethod
    def of_year(cls, year: int, months: int) -> tuple[Self, ...]:
        """All periods of one length in a year (các kỳ trong năm), in order; ``ValueError`` as above."""
        if months not in (1, 3, 6, 12):
            raise ValueError(f"the year has no periods of {months} months")
        return tuple(cls(year, months, number) for number in range(1, 12 // months + 1))

    @property
    def name(self) -> str:
        """The name in a subject (trích yếu), such as ``Quý I năm 2026`` or ``6 tháng đầu năm 2026``."""
        match self.months:
            case 1:
                return f"tháng {month_number(self.number)} năm {self.year}"
            case 3:
                return f"Quý {roman(self.number)} năm {self.year}"
            case 6:
                return f"6 tháng {'đầu' if self.number == 1 else 'cuối'} năm {self.year}"
            case _:
                return f"năm {self.year}"

    @property
    def first_day(self) -> date:
        """The first day (ngày đầu kỳ)."""
        return date(self.year, (self.number - 1) * self.months + 1, 1)

    @property
    def last_day(self) -> date:
        """The last day (ngày cuối kỳ)."""
        month = self.number * self.months
        return date(self.year, month, calendar.monthrange(self.year, month)[1])

    def covers(self, other: ReportingPeriod) -> bool:
        """Whether another period, or the same one, lies within this one (kỳ nằm trong kỳ)."""
        return self.first_day <= other.first_day and other.last_day <= self.last_day

    def next(self) -> ReportingPeriod:
        """Return the period of the same length that follows (kỳ kế tiếp)."""
        if self.number < 12 // self.months:
            return ReportingPeriod(self.year, self.months, self.number + 1)
        return ReportingPeriod(self.year + 1, self.months, 1)

    def __str__(self) -> str:
        """Return the text that ``parse`` reads."""
        mark = {1: f"-{self.number:02}", 3: f"-Q{self.number}", 6: f"-H{self.number}", 12: ""}[self.months]
        return f"{self.year:04}{mark}"
