"""Questions to the days off of public authorities, data/holidays/<year>.yaml."""

import re
from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from pathlib import Path

import pytest
import yaml

from tests.data.lunar import hung_kings_day, last_month_day, tet

FOLDER = Path(__file__).parents[2] / "data" / "holidays"
_FIRST_CULTURE_DAY = 2026
"""Nghị quyết số 28/2026/QH16, Điều 2."""

_SATURDAY = 5
Year = Mapping[str, object]


def _read(path: Path) -> Year:
    year = yaml.safe_load(path.read_text(encoding="utf-8"))
    assert isinstance(year, dict)
    return year


YEARS: Mapping[int, Year] = {int(path.stem): _read(path) for path in sorted(FOLDER.glob("*.yaml"))}
every_year = pytest.mark.parametrize("year", YEARS)


def _named(year: int, key: str) -> Sequence[tuple[date, str]]:
    days = YEARS[year].get(key, [])
    assert isinstance(days, list)
    return [(day["date"], day["name"]) for day in days]


def _off(year: int) -> dict[date, str]:
    return dict(_named(year, "days"))


def _is_weekend(day: date) -> bool:
    return day.weekday() >= _SATURDAY


def _day_in_name(name: str, prefix: str, year: int) -> date | None:
    """The day that a name such as ``Nghỉ bù ngày 30/4 (…)`` speaks of."""
    match = re.match(rf"{prefix} (\d\d)/(\d\d?)\b", name)
    return date(year, int(match[2]), int(match[1])) if match else None


def test_the_years_2022_to_2027_are_there() -> None:
    assert {2022, 2023, 2024, 2025, 2026, 2027} <= set(YEARS)


@every_year
def test_a_file_has_its_year_and_known_keys_only(year: int) -> None:
    assert YEARS[year]["year"] == year
    assert set(YEARS[year]) <= {"year", "days", "working", "verified", "source"}
    assert isinstance(YEARS[year]["verified"], bool)
    assert YEARS[year]["verified"] or "chưa kiểm chứng" in str(YEARS[year]["source"])
    for key in ("days", "working"):
        assert all(set(day) == {"date", "name"} for day in YEARS[year].get(key, []))  # type: ignore[attr-defined]


@every_year
def test_every_day_is_in_its_year_once_and_in_order(year: int) -> None:
    for key in ("days", "working"):
        days = [day for day, _ in _named(year, key)]
        assert days == sorted(set(days))
        assert {day.year for day in days} <= {year}
    assert not set(_off(year)) & {day for day, _ in _named(year, "working")}


@every_year
def test_the_fixed_holidays_of_article_112_are_there(year: int) -> None:
    fixed = {(1, 1): "Tết Dương lịch", (4, 30): "Ngày Chiến thắng", (5, 1): "Ngày Quốc tế lao động"}
    fixed[9, 2] = "Quốc khánh"
    if year >= _FIRST_CULTURE_DAY:
        fixed[11, 24] = "Ngày Văn hóa Việt Nam"
    off = _off(year)
    assert {(month, day): off.get(date(year, month, day)) for month, day in fixed} == fixed


@every_year
def test_national_day_has_a_second_day_next_to_it(year: int) -> None:
    second = {day.day: name for day, name in _named(year, "days") if name.startswith("Quốc khánh (")}
    assert second in ({1: "Quốc khánh (ngày liền kề trước)"}, {3: "Quốc khánh (ngày liền kề sau)"})
    assert {day.month for day, name in _named(year, "days") if name.startswith("Quốc khánh")} == {9}


@every_year
def test_tet_is_five_days_around_the_new_moon(year: int) -> None:
    days = [(day, name) for day, name in _named(year, "days") if name.startswith("Tết Âm lịch")]
    assert len(days) == 5
    assert [day for day, _ in days] == [days[0][0] + timedelta(days=number) for number in range(5)]
    assert tet(year) in dict(days)
    for day, name in days:
        if match := re.fullmatch(r"Tết Âm lịch \(mùng (\d) tháng Giêng\)", name):
            assert day == tet(year) + timedelta(days=int(match[1]) - 1)
        else:
            match = re.fullmatch(r"Tết Âm lịch \((\d\d) tháng Chạp\)", name)
            assert match is not None
            assert day == last_month_day(year, int(match[1])) < tet(year)


@every_year
def test_the_hung_kings_day_is_the_tenth_of_the_third_lunar_month(year: int) -> None:
    assert _off(year).get(hung_kings_day(year)) == "Giỗ Tổ Hùng Vương (10 tháng 3 âm lịch)"


def test_the_reckoned_moon_agrees_with_published_days() -> None:
    published = (
        "1985-01-21",
        "2007-02-17",
        "2023-01-22",
        "2024-02-10",
        "2025-01-29",
        "2026-02-17",
        "2030-02-02",
    )
    days = [date.fromisoformat(day) for day in published]
    assert [tet(day.year) for day in days] == days, "1985, 2007 and 2030 differ from the Chinese calendar"
    assert hung_kings_day(2023) == date(2023, 4, 29), "after the leap second month"


@every_year
def test_each_holiday_on_a_weekend_has_the_next_working_day_in_lieu(year: int) -> None:
    off = _off(year)
    stood_for = {day: _day_in_name(name, "Nghỉ bù ngày", year) for day, name in off.items()}
    in_lieu = {day: holiday for day, holiday in stood_for.items() if off[day].startswith("Nghỉ bù")}
    assert set(in_lieu.values()) == {day for day in off if _is_weekend(day)} - _said_to_have_none(year)
    for day, holiday in in_lieu.items():
        assert holiday is not None and holiday < day and not _is_weekend(day)
        between = [holiday + timedelta(days=number) for number in range(1, (day - holiday).days)]
        assert all(_is_weekend(other) or other in off for other in between), day
    assert len(set(in_lieu.values())) == len(in_lieu)


def _said_to_have_none(year: int) -> set[date | None]:
    """The holidays of which the source of the year says that no day is given in lieu."""
    reasons = re.findall(r"không nghỉ bù ngày \d\d/\d\d?", str(YEARS[year]["source"]))
    return {_day_in_name(reason, "không nghỉ bù ngày", year) for reason in reasons}


@every_year
def test_each_day_off_in_exchange_has_a_weekend_day_that_is_worked(year: int) -> None:
    exchanged = {
        (day, _day_in_name(name, "Nghỉ hoán đổi với ngày", year))
        for day, name in _named(year, "days")
        if name.startswith("Nghỉ hoán đổi")
    }
    worked = {(_day_in_name(name, "Làm bù cho ngày", year), day) for day, name in _named(year, "working")}
    assert exchanged == worked
    assert all(not _is_weekend(day) and other is not None and _is_weekend(other) for day, other in exchanged)


def test_the_exchanges_of_2026_are_those_that_were_announced() -> None:
    assert {day for day, _ in _named(2026, "working")} == {date(2026, 1, 10), date(2026, 8, 22)}
    assert date(2026, 11, 23) not in _off(2026), "an exchange for 24 November was proposed, not decided"
