"""What the regimes make due: the regime's day, moved off days off, for every period of the year."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.diagnostics import Diagnostics
from generator.dossier.holidays import Holidays
from generator.dossier.loading import Dossier, load_dossier
from generator.dossier.reference import Reference
from generator.dossier.regimes import DayOffRule, Frequency, PeriodicRegime
from generator.dossier.schedule import DueEvent, EventKind, check_holidays, due_day, schedule
from generator.vietnamese.periods import ReportingPeriod
from tests.dossier.specimen import REFERENCE, SOUND, spoiled, write

TET = {date(2027, 2, day): "Tết Nguyên đán" for day in range(15, 20)}
HOLIDAYS = Holidays(off=TET, worked=frozenset({date(2027, 2, 13)}), years=frozenset({2027}))
"""Monday 15 to Friday 19 February 2027 off, Saturday the 13th worked: invented for these tests."""

WEEKENDS = Holidays(off={}, worked=frozenset(), years=frozenset())
NEXT, PREVIOUS, UNMOVED = DayOffRule.NEXT, DayOffRule.PREVIOUS, DayOffRule.UNMOVED
REGIMES = "  reports: {frequency: quarterly, due_day: 20, via: standing_agency}\n"


def regime(day: int | None, rule: DayOffRule = NEXT) -> PeriodicRegime:
    return PeriodicRegime(frequency=Frequency.MONTHLY, due_day=day, on_day_off=rule)


def dossier(folder: Path, meetings: str, reports: str = "", holidays: Holidays = WEEKENDS) -> Dossier:
    """The specimen with other regimes."""
    text = spoiled("committee.yaml", REGIMES, reports)["committee.yaml"]
    text = text.replace("meetings: {frequency: quarterly, absence_notice_days: 1}", f"meetings: {meetings}")
    found = Diagnostics()
    reference = Reference(REFERENCE.units, REFERENCE.legal_bases, holidays)
    read = load_dossier(write(folder, {**SOUND, "committee.yaml": text}), reference, found)
    assert read is not None, list(map(str, found))
    return read


@pytest.mark.parametrize(
    ("month", "day", "rule", "due"),
    [
        ("2026-03", 20, NEXT, date(2026, 3, 20)),
        ("2026-06", 20, NEXT, date(2026, 6, 22)),
        ("2026-06", 20, PREVIOUS, date(2026, 6, 19)),
        ("2026-06", 20, UNMOVED, date(2026, 6, 20)),
        ("2027-02", 17, NEXT, date(2027, 2, 22)),
        ("2027-02", 17, PREVIOUS, date(2027, 2, 13)),
        ("2026-02", 31, NEXT, date(2026, 3, 2)),
        ("2026-05", 31, NEXT, date(2026, 6, 1)),
        ("2024-02", 30, NEXT, date(2024, 2, 29)),
        ("2026-08", 1, PREVIOUS, date(2026, 7, 31)),
        ("2026-06", None, NEXT, None),
    ],
)
def test_due_day_moves_off_days_off_as_the_regime_says(
    month: str, day: int | None, rule: DayOffRule, due: date | None
) -> None:
    assert due_day(regime(day, rule), ReportingPeriod.parse(month), HOLIDAYS) == due


@given(
    st.integers(1901, 2900),
    st.integers(1, 12),
    st.integers(1, 31),
    st.sampled_from(DayOffRule),
    st.frozensets(st.integers(0, 40)),
)
def test_due_day_is_the_nearest_working_day_in_the_direction_asked_for(
    year: int, month: int, day: int, rule: DayOffRule, off: frozenset[int]
) -> None:
    period = ReportingPeriod(year, 1, month)
    days_off = {period.first_day + timedelta(days=count): "nghỉ" for count in off}
    holidays = Holidays(days_off, frozenset(), frozenset({year}))
    planned = due_day(regime(day, UNMOVED), period, holidays)
    due = due_day(regime(day, rule), period, holidays)
    assert planned is not None and due is not None
    assert period.first_day <= planned <= period.last_day
    passed = [planned + timedelta(days=count) for count in range(abs((due - planned).days))]
    if rule is PREVIOUS:
        passed = [planned - timedelta(days=count) for count in range(abs((due - planned).days))]
    assert not any(map(holidays.is_working_day, passed))
    assert rule is UNMOVED or holidays.is_working_day(due)
    assert (due >= planned) if rule is NEXT else (due <= planned)


def test_events_of_a_year_stand_in_order_of_time(tmp_path: Path) -> None:
    year = schedule(
        dossier(
            tmp_path,
            "{frequency: quarterly, due_day: 25}",
            "  reports: {frequency: quarterly, due_day: 20}\n"
            "  committee_reports: {frequency: semiannual, due_day: 25}\n"
            "  inspections: {frequency: annual, due_day: 15, on_day_off: unmoved}\n",
        ),
        2027,
    )
    assert [(f"{one.day:%d/%m}", one.kind.value, str(one.period)) for one in year] == [
        ("22/03", "member_report", "2027-Q1"),
        ("25/03", "meeting", "2027-Q1"),
        ("21/06", "member_report", "2027-Q2"),
        ("25/06", "meeting", "2027-Q2"),
        ("25/06", "committee_report", "2027-H1"),
        ("20/09", "member_report", "2027-Q3"),
        ("27/09", "meeting", "2027-Q3"),
        ("15/12", "inspection", "2027"),
        ("20/12", "member_report", "2027-Q4"),
        ("27/12", "meeting", "2027-Q4"),
        ("27/12", "committee_report", "2027-H2"),
    ]


def test_a_day_comes_before_the_period_that_ends_on_it(tmp_path: Path) -> None:
    reports = "  reports: {frequency: quarterly, due_day: 31}\n"
    first, second, *_others = schedule(dossier(tmp_path, "{frequency: quarterly}", reports), 2027)
    assert [one.kind for one in (first, second)] == [EventKind.MEMBER_REPORT, EventKind.MEETING]
    assert first.last_day == second.last_day == date(2027, 3, 31)


def test_what_was_due_before_the_regulation_was_issued_is_left_out(tmp_path: Path) -> None:
    """The specimen's regulation is of 15 February 2026."""
    monthly = dossier(tmp_path, "{frequency: monthly, due_day: 15, on_day_off: unmoved}")
    assert [one.day for one in schedule(monthly, 2026)][:2] == [date(2026, 2, 15), date(2026, 3, 15)]
    assert schedule(monthly, 2025) == ()


@pytest.mark.parametrize("frequency", ["on_demand", "periodic"])
def test_regime_without_a_fixed_period_makes_nothing_due(tmp_path: Path, frequency: str) -> None:
    assert schedule(dossier(tmp_path, f"{{frequency: {frequency}, due_day: 5}}"), 2027) == ()


def test_regime_without_a_day_is_due_within_the_period(tmp_path: Path) -> None:
    first, *_others = schedule(dossier(tmp_path, "{frequency: quarterly}"), 2027)
    assert first == DueEvent(None, EventKind.MEETING, ReportingPeriod.parse("2027-Q1"), None)
    assert (first.deadline.phrase, first.last_day) == ("trong Quý I/2027", date(2027, 3, 31))
    assert not first.is_moved
    assert first.days_off(HOLIDAYS) == ()


def test_event_tells_the_days_off_it_was_moved_over(tmp_path: Path) -> None:
    moved = {}
    for rule in DayOffRule:
        regimes = f"{{frequency: monthly, due_day: 17, on_day_off: {rule.value}}}"
        event = schedule(dossier(tmp_path / rule.value, regimes, holidays=HOLIDAYS), 2027)[1]
        moved[rule] = (event.planned, event.is_moved, event.days_off(HOLIDAYS))
    planned = date(2027, 2, 17)
    assert moved == {
        NEXT: (planned, True, ("Tết Nguyên đán", "thứ Bảy", "Chủ nhật")),
        PREVIOUS: (planned, True, ("Tết Nguyên đán", "Chủ nhật")),
        UNMOVED: (planned, False, ()),
    }


def test_report_is_due_on_the_day_its_own_file_gives(tmp_path: Path) -> None:
    """The specimen's report of the first quarter of 2026 has a due day: its own, even on a day off."""
    reports = REGIMES.replace("due_day: 20", "due_day: 15")
    quarterly = dossier(tmp_path, "{frequency: periodic}", reports)
    assert [(one.day, one.planned) for one in schedule(quarterly, 2026)] == [
        (date(2026, 3, 20), date(2026, 3, 20)),
        (date(2026, 6, 15), date(2026, 6, 15)),
        (date(2026, 9, 15), date(2026, 9, 15)),
        (date(2026, 12, 15), date(2026, 12, 15)),
    ]


def test_report_asked_for_apart_from_the_regime_is_due_too(tmp_path: Path) -> None:
    [only] = schedule(dossier(tmp_path, "{frequency: periodic}"), 2026)
    assert only == DueEvent(
        date(2026, 3, 20), EventKind.MEMBER_REPORT, ReportingPeriod.parse("2026-Q1"), date(2026, 3, 20)
    )


@pytest.mark.parametrize(
    ("year", "codes"), [(2027, []), (2028, ["holidays-unverified"]), (2029, ["holidays-unknown"])]
)
def test_days_off_that_are_not_surely_known_are_told(year: int, codes: list[str]) -> None:
    found = Diagnostics()
    check_holidays(Holidays(TET, frozenset(), frozenset({2027, 2028}), frozenset({2028})), year, found)
    assert [one.code for one in found] == codes
    assert not found.has_errors()
