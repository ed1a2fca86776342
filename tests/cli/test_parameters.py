"""Arguments and options: what is a date."""

from __future__ import annotations

import datetime

import click
import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.cli.parameters import iso_date


@given(day=st.dates())
def test_every_day_can_be_asked_for(day: datetime.date) -> None:
    assert iso_date(day.isoformat()) == day


@given(text=st.text())
def test_what_is_no_day_is_misuse(text: str) -> None:
    try:
        day = iso_date(text)
    except click.BadParameter:
        return
    assert day.isoformat() == text


@pytest.mark.parametrize(
    "text", ["", "15/2/2026", "2026-2-15", "20260215", "2026-W07-1", "2026-02-30", "２０２６-02-15"]
)
def test_other_ways_of_writing_a_date_are_refused(text: str) -> None:
    with pytest.raises(click.BadParameter):
        iso_date(text)
