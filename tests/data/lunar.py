"""The Vietnamese lunar calendar (âm lịch, múi giờ +7), reckoned afresh to check the tables against."""

from datetime import date, timedelta
from math import radians, sin

_HOURS_EAST = 7
_JULIAN_DAY_OF_ORDINAL = 1721424.5
"""Julian day of the midnight that begins day 0 of Python's ordinals."""

_LUNATION_ZERO_YEAR = 2000.0
_LUNATIONS_IN_A_YEAR = 12.3685


def month_starts(year: int) -> dict[int, date]:
    """First days of the lunar months 11, 12 (of the year before) and 1 to 10, each without its leap month.

    The month with the winter solstice is the eleventh. When thirteen months begin before the next eleventh,
    the first one in which the Sun enters no new sector of 30 degrees is the leap month.
    """
    first = round((year - 1 + 0.8 - _LUNATION_ZERO_YEAR) * _LUNATIONS_IN_A_YEAR)
    days = [_new_moon_day(first + number) for number in range(18)]
    sectors = [_sun_sector(day) for day in days]
    eleventh, next_eleventh = (
        index for index in range(17) if sectors[index] in (7, 8) and sectors[index + 1] in (9, 10)
    )
    ordinary = list(range(eleventh, next_eleventh))
    if len(ordinary) == 13:
        ordinary.remove(next(index for index in ordinary if sectors[index] == sectors[index + 1]))
    return {number: days[index] for number, index in zip((11, 12, *range(1, 11)), ordinary, strict=True)}


def tet(year: int) -> date:
    """The first day of the first month (mùng một Tết)."""
    return month_starts(year)[1]


def last_month_day(year: int, number: int) -> date:
    """A day of the twelfth month before Tết (ngày tháng Chạp)."""
    return month_starts(year)[12] + timedelta(days=number - 1)


def hung_kings_day(year: int) -> date:
    """The tenth day of the third month (Giỗ Tổ Hùng Vương)."""
    return month_starts(year)[3] + timedelta(days=9)


def _new_moon_day(lunation: int) -> date:
    """The day in Vietnam of a new moon (Meeus, Astronomical Algorithms, chapter 49, main terms)."""
    t = lunation / 1236.85
    moment = 2451550.09766 + 29.530588861 * lunation + 0.00015437 * t * t
    sun = radians(2.5534 + 29.10535670 * lunation)
    moon = radians(201.5643 + 385.81693528 * lunation + 0.0107582 * t * t)
    node_distance = radians(160.7108 + 390.67050284 * lunation - 0.0016118 * t * t)
    eccentricity = 1 - 0.002516 * t
    moment += (
        -0.40720 * sin(moon)
        + 0.17241 * eccentricity * sin(sun)
        + 0.01608 * sin(2 * moon)
        + 0.01039 * sin(2 * node_distance)
        + 0.00739 * eccentricity * sin(moon - sun)
        - 0.00514 * eccentricity * sin(moon + sun)
        + 0.00208 * eccentricity**2 * sin(2 * sun)
        - 0.00111 * sin(moon - 2 * node_distance)
        - 0.00057 * sin(moon + 2 * node_distance)
    )
    seconds_ahead_of_the_clock = 70
    moment += _HOURS_EAST / 24 - seconds_ahead_of_the_clock / 86400
    return date.fromordinal(int(moment - _JULIAN_DAY_OF_ORDINAL))


def _sun_sector(day: date) -> int:
    """The sector of 30 degrees in which the Sun stands at the midnight that begins a day (chapter 25)."""
    t = (day.toordinal() + _JULIAN_DAY_OF_ORDINAL - _HOURS_EAST / 24 - 2451545.0) / 36525
    anomaly = radians(357.52911 + 35999.05029 * t)
    centre = (1.914602 - 0.004817 * t) * sin(anomaly) + 0.019993 * sin(2 * anomaly)
    longitude = 280.46646 + 36000.76983 * t + centre - 0.00569
    return int(longitude % 360 // 30)
