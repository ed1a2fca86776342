from __future__ import annotations

import re
from datetime import date, time

import pytest
from babel.dates import get_day_names
from hypothesis import given
from hypothesis import strategies as st

from generator.vietnamese.dates import (
    PartialDate,
    clock_time,
    dates_in,
    official_date,
    short_date,
    weekday_name,
)

# The decree's rule as a pattern: a zero for days below 10 and for the months 1 and 2 only.
OFFICIAL = re.compile(r"ngày (0[1-9]|[12]\d|3[01]) tháng (01|02|[3-9]|1[0-2]) năm (\d{4})")


@pytest.mark.parametrize(
    ("day", "official", "short"),
    [
        (date(2020, 3, 5), "ngày 05 tháng 3 năm 2020", "05/3/2020"),
        (date(2026, 1, 9), "ngày 09 tháng 01 năm 2026", "09/01/2026"),
        (date(2026, 2, 28), "ngày 28 tháng 02 năm 2026", "28/02/2026"),
        (date(2025, 9, 18), "ngày 18 tháng 9 năm 2025", "18/9/2025"),
        (date(2026, 10, 10), "ngày 10 tháng 10 năm 2026", "10/10/2026"),
        (date(2026, 12, 1), "ngày 01 tháng 12 năm 2026", "01/12/2026"),
    ],
)
def test_zeros_stand_where_the_decree_wants_them(day: date, official: str, short: str) -> None:
    assert official_date(day) == official
    assert short_date(day) == short


@given(st.dates(min_value=date(1000, 1, 1)))
def test_every_official_date_follows_the_rule_and_gives_its_date_back(day: date) -> None:
    written = OFFICIAL.fullmatch(official_date(day))
    assert written is not None
    assert date(int(written[3]), int(written[2]), int(written[1])) == day
    assert [int(part) for part in short_date(day).split("/")] == [day.day, day.month, day.year]


def test_weekdays_have_a_capital_ordinal_only() -> None:
    names = [weekday_name(date(2026, 1, day)) for day in range(19, 26)]
    assert names == ["thứ Hai", "thứ Ba", "thứ Tư", "thứ Năm", "thứ Sáu", "thứ Bảy", "Chủ nhật"]


@given(st.dates())
def test_weekdays_agree_with_cldr_but_for_capitals(day: date) -> None:
    assert weekday_name(day).lower() == get_day_names("wide", locale="vi")[day.weekday()].lower()


@pytest.mark.parametrize(
    ("moment", "written"),
    [
        (time(8, 30), "8 giờ 30 phút"),
        (time(14, 30), "14 giờ 30 phút"),
        (time(8), "8 giờ 00 phút"),
        (time(7, 5), "7 giờ 05 phút"),
        (time(0, 0, 59), "0 giờ 00 phút"),
    ],
)
def test_times_name_hours_and_two_digits_of_minutes(moment: time, written: str) -> None:
    assert clock_time(moment) == written


@pytest.mark.parametrize(
    ("text", "official", "short"),
    [
        ("2026-02-15", "ngày 15 tháng 02 năm 2026", "15/02/2026"),
        ("2026-02", "ngày      tháng 02 năm 2026", "     /02/2026"),
        ("2026", "ngày      tháng      năm 2026", "     /     /2026"),
        ("blank", "ngày      tháng      năm      ", "     /     /     "),
    ],
)
def test_absent_parts_of_a_date_stay_blank(text: str, official: str, short: str) -> None:
    partial = PartialDate.parse(text)
    assert partial.official() == official
    assert partial.short() == short
    assert str(partial) == text


def test_another_blank_may_be_chosen() -> None:
    assert PartialDate(2026, 3).official(blank="… ") == "ngày … tháng 3 năm 2026"
    assert PartialDate(2026, 3).short(blank="…") == "…/3/2026"


def test_only_a_complete_date_is_a_date() -> None:
    assert PartialDate.parse("2026-02-15").is_complete
    assert PartialDate.parse("2026-02-15").date == date(2026, 2, 15)
    assert not PartialDate.parse("2026-02").is_complete
    assert PartialDate.parse("2026-02").date is None


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("2026-02-15", date(2026, 2, 15), date(2026, 2, 15)),
        ("2028-02", date(2028, 2, 1), date(2028, 2, 29)),
        ("2026", date(2026, 1, 1), date(2026, 12, 31)),
        ("9999-12", date(9999, 12, 1), date(9999, 12, 31)),
        ("blank", None, None),
    ],
)
def test_the_days_that_a_partial_date_may_be(text: str, first: date | None, last: date | None) -> None:
    partial = PartialDate.parse(text)
    assert (partial.first_day, partial.last_day) == (first, last)


@pytest.mark.parametrize(
    "text", ["2026-02-30", "2026-13", "2026-00", "2025-02-29", "0000", "2026-04-31", "0000-01-01"]
)
def test_a_date_that_does_not_exist_is_refused(text: str) -> None:
    with pytest.raises(ValueError):
        PartialDate.parse(text)


@pytest.mark.parametrize(
    "text", ["", "15/02/2026", "2026-2-15", "26-02-15", "2026-02-15 ", "2026-02-15T00:00", "trống", "٢٠٢٦"]
)
def test_another_way_of_writing_a_date_is_refused(text: str) -> None:
    with pytest.raises(ValueError):
        PartialDate.parse(text)


@pytest.mark.parametrize("parts", [(None, 2, None), (2026, None, 5), (None, None, 5), (None, 2, 5)])
def test_a_day_without_month_or_a_month_without_year_is_refused(parts: tuple[int | None, ...]) -> None:
    with pytest.raises(ValueError):
        PartialDate(*parts)


@given(st.dates(), st.integers(0, 3))
def test_every_partial_date_is_read_as_it_is_written(day: date, known: int) -> None:
    partial = PartialDate(*(day.year, day.month, day.day)[:known])
    assert PartialDate.parse(str(partial)) == partial


@given(st.text())
def test_no_text_breaks_the_reading_of_dates(text: str) -> None:
    try:
        partial = PartialDate.parse(text)
    except ValueError:
        return
    assert str(partial) == text


@pytest.mark.parametrize(
    ("text", "dates"),
    [
        ("Lai Châu, ngày 05 tháng 3 năm 2020", ["2020-03-05"]),
        ("(Kèm theo Quyết định số 5/QĐ-BCĐ ngày 18/9/2025 của Ban)", ["2025-09-18"]),
        ("ngày      tháng 02 năm 2026", ["2026-02"]),
        ("Ngày 1 tháng 1 năm 2024 đến ngày 2/2/2025", ["2024-01-01", "2025-02-02"]),
        ("ngày 31 tháng 4 năm 2026, rồi ngày 30 tháng 4 năm 2026", ["2026-04-30"]),
        ("ngày      tháng      năm 2026", []),
        ("ngày 5 tháng 13 năm 2026; ngày 0/0/0000", []),
    ],
)
def test_dates_in_a_text_are_found_and_those_that_do_not_exist_left_out(text: str, dates: list[str]) -> None:
    assert [str(one) for one in dates_in(text)] == dates


@given(st.dates())
def test_an_official_date_is_found_again(day: date) -> None:
    assert [one.date for one in dates_in(f"Lai Châu, {official_date(day)}")] == (
        [day] if day.year >= 1000 else []
    )
