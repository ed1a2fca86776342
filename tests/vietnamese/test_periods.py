from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.vietnamese.periods import ReportingPeriod


@st.composite
def periods(draw: st.DrawFn) -> ReportingPeriod:
    months = draw(st.sampled_from([1, 3, 6, 12]))
    return ReportingPeriod(draw(st.integers(1, 9998)), months, draw(st.integers(1, 12 // months)))


@pytest.mark.parametrize(
    ("text", "name", "first", "last"),
    [
        ("2026-Q1", "Quý I năm 2026", date(2026, 1, 1), date(2026, 3, 31)),
        ("2026-Q4", "Quý IV năm 2026", date(2026, 10, 1), date(2026, 12, 31)),
        ("2026-03", "tháng 3 năm 2026", date(2026, 3, 1), date(2026, 3, 31)),
        ("2024-02", "tháng 02 năm 2024", date(2024, 2, 1), date(2024, 2, 29)),
        ("2026-11", "tháng 11 năm 2026", date(2026, 11, 1), date(2026, 11, 30)),
        ("2026-H1", "6 tháng đầu năm 2026", date(2026, 1, 1), date(2026, 6, 30)),
        ("2026-H2", "6 tháng cuối năm 2026", date(2026, 7, 1), date(2026, 12, 31)),
        ("2026", "năm 2026", date(2026, 1, 1), date(2026, 12, 31)),
    ],
)
def test_periods_have_their_names_and_days(text: str, name: str, first: date, last: date) -> None:
    period = ReportingPeriod.parse(text)
    assert (period.name, period.first_day, period.last_day) == (name, first, last)


@given(periods())
def test_every_period_is_read_as_it_is_written(period: ReportingPeriod) -> None:
    assert ReportingPeriod.parse(str(period)) == period


@given(periods())
def test_the_next_period_begins_the_day_after(period: ReportingPeriod) -> None:
    following = period.next()
    assert following.first_day == period.last_day + timedelta(days=1)
    assert following.months == period.months


@pytest.mark.parametrize(
    "text",
    [
        "",
        "2026-Q0",
        "2026-Q5",
        "2026-H3",
        "2026-13",
        "2026-00",
        "2026-3",
        "2026-q1",
        "26-Q1",
        "0000",
        "Q1-2026",
    ],
)
def test_what_is_no_period_is_refused(text: str) -> None:
    with pytest.raises(ValueError):
        ReportingPeriod.parse(text)


@pytest.mark.parametrize(("months", "number"), [(2, 1), (3, 5), (12, 2), (6, 0), (0, 1)])
def test_a_period_the_year_does_not_have_cannot_be_made(months: int, number: int) -> None:
    with pytest.raises(ValueError, match="no period"):
        ReportingPeriod(2026, months, number)


@given(st.integers(1, 9998), st.sampled_from([1, 3, 6, 12]))
def test_the_periods_of_a_year_follow_one_another_and_fill_it(year: int, months: int) -> None:
    periods = ReportingPeriod.of_year(year, months)
    assert (periods[0].first_day, periods[-1].last_day) == (date(year, 1, 1), date(year, 12, 31))
    assert [one.next() for one in periods[:-1]] == list(periods[1:])


def test_a_year_has_no_periods_of_another_length() -> None:
    with pytest.raises(ValueError, match="no periods of 5 months"):
        ReportingPeriod.of_year(2026, 5)


@pytest.mark.parametrize(
    ("period", "other", "is_within"),
    [
        ("2026-Q1", "2026-Q1", True),
        ("2026-Q1", "2026-03", True),
        ("2026-Q1", "2026-04", False),
        ("2026-03", "2026-Q1", False),
        ("2026-H2", "2026-Q4", True),
        ("2026", "2026-H1", True),
        ("2026", "2025-12", False),
    ],
)
def test_period_covers_itself_and_the_shorter_ones_within_it(
    period: str, other: str, is_within: bool
) -> None:
    assert ReportingPeriod.parse(period).covers(ReportingPeriod.parse(other)) is is_within
