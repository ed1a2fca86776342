"""Working days and days off, and the files that tell them, each fault at its place."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.diagnostics import Diagnostics
from generator.dossier.holidays import Holidays, read_holidays
from generator.dossier.regimes import DayOffRule
from tests.dossier.specimen import place

NEXT, PREVIOUS, UNMOVED = DayOffRule

YEAR = """\
year: 2026
days:
  - {date: 2026-04-30, name: Ngày Chiến thắng}
  - {date: 2026-05-01, name: Ngày Quốc tế lao động}
working:
  - {date: 2026-05-09, name: Làm bù}
verified: true
source: a
"""
OTHER = """\
year: 2027
days: [{date: 2027-01-01, name: Tết Dương lịch}]
verified: false
source: a
"""
FILES: Mapping[str, str] = {"2026.yaml": YEAR, "2027.yaml": OTHER}


def read(folder: Path, files: Mapping[str, str] = FILES) -> tuple[Holidays, list[tuple[str, str]]]:
    for name, text in files.items():
        (folder / name).write_text(text, encoding="utf-8")
    found = Diagnostics()
    holidays = read_holidays(folder, found)
    return holidays, [(one.code, str(one.location).removeprefix(f"{folder}/")) for one in found]


def test_years_of_a_folder_are_read(tmp_path: Path) -> None:
    holidays, found = read(tmp_path)
    assert found == []
    assert holidays.years == {2026, 2027}
    assert holidays.unverified == {2027}
    assert holidays.off[date(2026, 4, 30)] == "Ngày Chiến thắng"
    assert holidays.worked == {date(2026, 5, 9)}


@pytest.mark.parametrize(
    ("day", "works"),
    [
        ("2026-04-29", True),  # a Wednesday
        ("2026-04-30", False),
        ("2026-05-01", False),
        ("2026-05-02", False),  # a Saturday
        ("2026-05-03", False),  # a Sunday
        ("2026-05-04", True),
        ("2026-05-09", True),  # a Saturday that is worked instead
        ("2026-05-10", False),
        ("2030-01-01", True),  # of a year that is not known there are the weekends only
    ],
)
def test_working_days_are_weekdays_without_holidays_and_weekends_worked_instead(
    tmp_path: Path, day: str, works: bool
) -> None:
    holidays, _found = read(tmp_path)
    assert holidays.is_working_day(date.fromisoformat(day)) is works


@pytest.mark.parametrize(
    ("day", "rule", "moved"),
    [
        ("2026-04-30", NEXT, "2026-05-04"),
        ("2026-05-03", PREVIOUS, "2026-04-29"),
        ("2026-05-01", UNMOVED, "2026-05-01"),
        ("2026-05-08", NEXT, "2026-05-08"),
        ("2026-05-09", NEXT, "2026-05-09"),
        ("2026-05-10", PREVIOUS, "2026-05-09"),
        ("2027-01-01", NEXT, "2027-01-04"),
        ("2027-01-01", PREVIOUS, "2026-12-31"),
    ],
)
def test_due_day_moves_as_the_rule_says(tmp_path: Path, day: str, rule: DayOffRule, moved: str) -> None:
    holidays, _found = read(tmp_path)
    assert holidays.moved(date.fromisoformat(day), rule) == date.fromisoformat(moved)


@given(
    st.dates(date(1950, 1, 1), date(2900, 1, 1)),
    st.sets(st.integers(-10, 10)),
    st.sets(st.integers(-10, 10)),
)
def test_moved_day_is_the_nearest_working_day_on_its_side(day: date, off: set[int], worked: set[int]) -> None:
    holidays = Holidays(
        {day + timedelta(one): "x" for one in off},
        frozenset(day + timedelta(one) for one in worked),
        frozenset(),
    )
    for rule, step in ((NEXT, 1), (PREVIOUS, -1)):
        moved = holidays.moved(day, rule)
        assert holidays.is_working_day(moved)
        between = (day + timedelta(step * one) for one in range(abs((moved - day).days)))
        assert not any(holidays.is_working_day(one) for one in between)
    assert holidays.moved(day, UNMOVED) == day


@pytest.mark.parametrize(
    ("old", "new", "needle", "code"),
    [
        ("date: 2026-05-01", "date: 2025-05-01", "date: @2025-05-01", "day-outside-year"),
        ("date: 2026-05-09", "date: 2027-05-09", "date: @2027-05-09", "day-outside-year"),
        ("date: 2026-05-01, name: N", "date: 2026-04-30, name: N", "date: @2026-04-30, name: Ngày Q",
         "duplicate-day"),
        ("{date: 2026-05-09, name: Làm bù}", "{date: 2026-05-09, name: a}\n  - {date: 2026-05-09, name: b}",
         "date: @2026-05-09, name: b", "duplicate-day"),
        ("date: 2026-04-30", "date: 2026-05-09", "date: @2026-05-09, name: Làm", "duplicate-day"),
        ("date: 2026-05-09", "date: 2026-05-08", "date: @2026-05-08", "not-a-weekend"),
        ("date: 2026-05-09", "date: 2026-05-32", "date: @2026-05-32", "bad-date"),
        ("verified: true\n", "", "@year: 2026", "missing-key"),
    ],
)  # fmt: skip
def test_fault_is_told_at_its_place_and_the_year_is_not_known(
    tmp_path: Path, old: str, new: str, needle: str, code: str
) -> None:
    assert YEAR.count(old) == 1
    files = {**FILES, "2026.yaml": YEAR.replace(old, new)}
    holidays, found = read(tmp_path, files)
    assert (code, f"2026.yaml:{place(files, '2026.yaml', needle)}") in found
    assert holidays.years == {2027}
    assert all(day.year == 2027 for day in holidays.off)


def test_second_file_of_a_year_is_told(tmp_path: Path) -> None:
    holidays, found = read(tmp_path, {**FILES, "2027-sua.yaml": OTHER})
    assert found == [("duplicate-year", "2027.yaml:1:7")]
    assert holidays.years == {2026, 2027}


def test_folder_without_files_knows_weekends_only(tmp_path: Path) -> None:
    for folder in (tmp_path, tmp_path / "none"):
        found = Diagnostics()
        holidays = read_holidays(folder, found)
        assert list(found) == []
        assert holidays.years == frozenset()
        assert holidays.is_working_day(date(2026, 4, 30))
        assert not holidays.is_working_day(date(2026, 5, 2))
