"""Working days and days off (ngày làm việc, ngày nghỉ): ``data/holidays/<year>.yaml``."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from gettext import gettext as _
from pathlib import Path

from pydantic import ConfigDict, Field

from generator.diagnostics import Diagnostics
from generator.dossier.papers import Facts
from generator.dossier.regimes import DayOffRule
from generator.dossier.values import Day, Text
from generator.sources.model import read_model
from generator.sources.node import Node
from generator.sources.yaml import read_yaml
from generator.vietnamese.dates import short_date

_SATURDAY = 5


class NamedDay(Facts):
    """A day with its reason (ngày nghỉ, ngày làm bù)."""

    model_config = ConfigDict(title="Ngày")

    date: Day = Field(description="Ngày")
    name: Text = Field(description="Tên ngày nghỉ, lý do", examples=["Tết Dương lịch"])


class HolidayYear(Facts):
    """The days off of public authorities in one year (ngày nghỉ lễ, tết; Bộ luật Lao động, Điều 112)."""

    model_config = ConfigDict(title="Ngày nghỉ trong năm")

    year: int = Field(ge=1900, le=2999, description="Năm")
    days: tuple[NamedDay, ...] = Field(description="Ngày nghỉ lễ, tết và ngày nghỉ bù, nghỉ hoán đổi")
    working: tuple[NamedDay, ...] = Field(default=(), description="Thứ Bảy, Chủ nhật làm bù")
    verified: bool = Field(description="Đã đối chiếu với thông báo của cơ quan có thẩm quyền")
    source: Text = Field(description="Nguồn")


@dataclass(frozen=True, slots=True)
class Holidays:
    """Which days are worked (lịch làm việc); a year that is not known has its weekends only.

    ``unverified`` are those of ``years`` that nobody has compared with the official notice yet.
    """

    off: Mapping[date, str]
    worked: frozenset[date]
    years: frozenset[int]
    unverified: frozenset[int] = frozenset()

    def is_working_day(self, day: date) -> bool:
        """Whether public authorities work on a day."""
        return day in self.worked or (day.weekday() < _SATURDAY and day not in self.off)

    def moved(self, day: date, rule: DayOffRule) -> date:
        """Where a due day goes: itself on a working day, else as the rule says."""
        step = {DayOffRule.NEXT: 1, DayOffRule.PREVIOUS: -1, DayOffRule.UNMOVED: 0}[rule]
        while step and not self.is_working_day(day):
            day += timedelta(days=step)
        return day


def read_holidays(folder: Path, found: Diagnostics) -> Holidays:
    """Read the years of a folder; a file with faults is reported and its year is not known."""
    off: dict[date, str] = {}
    worked: set[date] = set()
    years: set[int] = set()
    unverified: set[int] = set()
    for path in sorted(folder.glob("*.yaml")):
        earlier = len(found)
        node = read_yaml(path, found)
        one = None if node is None else read_model(node, HolidayYear, found)
        if node is None or one is None:
            continue
        if one.year in years:
            message = _("the days off of {year} stand in another file already").format(year=one.year)
            found.error("duplicate-year", message, node.at(("year",)).location, _("keep one of the two"))
        _check_days(one, node, found)
        if found.has_errors(since=earlier):
            continue
        off |= {day.date: day.name for day in one.days}
        worked |= {day.date for day in one.working}
        years.add(one.year)
        if not one.verified:
            unverified.add(one.year)
    return Holidays(off, frozenset(worked), frozenset(years), frozenset(unverified))


def _check_days(one: HolidayYear, node: Node, found: Diagnostics) -> None:
    """The days are those of the year, each named once, and those worked instead are at weekends."""
    named: set[date] = set()
    for key, days in (("days", one.days), ("working", one.working)):
        for index, day in enumerate(days):
            place = node.at((key, index, "date")).location
            if day.date.year != one.year:
                message = _("{day} is no day of {year}").format(day=short_date(day.date), year=one.year)
                hint = _("check the year, or put the day into the file of its own year")
                found.error("day-outside-year", message, place, hint)
            if day.date in named:
                message = _("{day} stands here again").format(day=short_date(day.date))
                found.error("duplicate-day", message, place, _("keep one of the two"))
            named.add(day.date)
            if key == "working" and day.date.weekday() < _SATURDAY:
                message = _("{day} is neither a Saturday nor a Sunday").format(day=short_date(day.date))
                hint = _("only days at weekends are worked instead of others")
                found.error("not-a-weekend", message, place, hint)
