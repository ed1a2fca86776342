"""What the regimes make due in a year (lịch công việc theo chế độ): meetings, reports, inspections."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from gettext import gettext as _

from generator.diagnostics import Diagnostics
from generator.dossier.holidays import Holidays
from generator.dossier.record import Dossier
from generator.dossier.regimes import PeriodicRegime, Regimes
from generator.dossier.values import Deadline, DescribedEnum
from generator.vietnamese.dates import weekday_name
from generator.vietnamese.periods import ReportingPeriod


class EventKind(DescribedEnum):
    """What a regime asks for once a period (việc định kỳ), in the order of one day's events."""

    MEETING = "meeting", "Họp"
    MEMBER_REPORT = "member_report", "Báo cáo của thành viên"
    COMMITTEE_REPORT = "committee_report", "Báo cáo của ban"
    INSPECTION = "inspection", "Kiểm tra"


@dataclass(frozen=True, slots=True)
class DueEvent:
    """One thing that a regime makes due (việc đến hạn).

    ``planned`` is the regime's day before days off moved it to ``day``; both are None where the regime names
    no day: then any day of the period is in time.
    """

    day: date | None
    kind: EventKind
    period: ReportingPeriod
    planned: date | None

    @property
    def deadline(self) -> Deadline:
        """The day, or the period where no day is fixed (thời hạn): its phrase is that of the papers."""
        return Deadline(period=self.period) if self.day is None else Deadline(day=self.day)

    @property
    def last_day(self) -> date:
        """The last day that is in time (ngày cuối cùng còn trong hạn)."""
        return self.period.last_day if self.day is None else self.day

    @property
    def is_moved(self) -> bool:
        """Whether days off moved it (chuyển do trùng ngày nghỉ)."""
        return self.day != self.planned

    def days_off(self, holidays: Holidays) -> tuple[str, ...]:
        """The days off it was moved over (ngày nghỉ), each name once: ``Tết Nguyên đán``, ``thứ Bảy``."""
        if self.day is None or self.planned is None:
            return ()
        step = timedelta(days=1 if self.planned < self.day else -1)
        names, day = [], self.planned
        while day != self.day:
            names.append(holidays.off.get(day) or weekday_name(day))
            day += step
        return tuple(dict.fromkeys(names))


def _regime_of(kind: EventKind, regimes: Regimes) -> PeriodicRegime | None:
    """The regime that makes a kind of event due (chế độ), None where the committee has none."""
    return {
        EventKind.MEETING: regimes.meetings,
        EventKind.MEMBER_REPORT: regimes.reports,
        EventKind.COMMITTEE_REPORT: regimes.committee_reports,
        EventKind.INSPECTION: regimes.inspections,
    }[kind]


def due_day(regime: PeriodicRegime, period: ReportingPeriod, holidays: Holidays) -> date | None:
    """The day due in a period (ngày đến hạn): the regime's day of the last month, moved off days off.

    A day that the month does not have is its last day. None where the regime names no day. Moved, it may lie
    after the period or before it.
    """
    planned = _planned(regime, period)
    return None if planned is None else holidays.moved(planned, regime.on_day_off)


def schedule(dossier: Dossier, year: int) -> tuple[DueEvent, ...]:
    """What the regimes make due for the periods of a year (lịch trong năm), in order of time.

    A regime without a fixed period gives nothing. A report whose due day the dossier gives is due on that
    day. What would be due before the regulation was issued is left out: nobody owed it yet.
    """
    order = list(EventKind)
    events = (*_own_due_days(dossier, year), *_due_by_regimes(dossier, year))
    return tuple(sorted(events, key=lambda one: (one.last_day, one.day is None, order.index(one.kind))))


def check_holidays(holidays: Holidays, year: int, found: Diagnostics) -> None:
    """Say how far the days off of a year are known (ngày nghỉ trong năm) where due days rest on them.

    Codes: ``holidays-unknown`` (warning), ``holidays-unverified`` (note).
    """
    if year not in holidays.years:
        message = _("the holidays of {year} are not known: due days were moved off weekends only")
        hint = _("add {example}").format(example=f"data/holidays/{year}.yaml")
        found.warning("holidays-unknown", message.format(year=year), None, hint)
    elif year in holidays.unverified:
        message = _("nobody has compared the holidays of {year} with the official notice yet")
        hint = _("check {example}").format(example=f"data/holidays/{year}.yaml")
        found.note("holidays-unverified", message.format(year=year), None, hint)


def _own_due_days(dossier: Dossier, year: int) -> Iterator[DueEvent]:
    for report in dossier.reports:
        if report.due is not None and report.period.year == year:
            yield DueEvent(report.due, EventKind.MEMBER_REPORT, report.period, report.due)


def _due_by_regimes(dossier: Dossier, year: int) -> Iterator[DueEvent]:
    own = {(one.kind, one.period) for one in _own_due_days(dossier, year)}
    decision = dossier.committee.decisions.regulation
    issued = None if decision is None else decision.date.first_day
    for kind in EventKind:
        regime = _regime_of(kind, dossier.committee.regimes)
        if regime is None or regime.frequency.months is None:
            continue
        for period in ReportingPeriod.of_year(year, regime.frequency.months):
            day = due_day(regime, period, dossier.holidays)
            event = DueEvent(day, kind, period, _planned(regime, period))
            if (kind, period) not in own and (issued is None or issued <= event.last_day):
                yield event


def _planned(regime: PeriodicRegime, period: ReportingPeriod) -> date | None:
    if regime.due_day is None:
        return None
    last = period.last_day
    return last.replace(day=min(regime.due_day, last.day))
