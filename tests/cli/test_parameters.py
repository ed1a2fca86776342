"""Arguments and options: what is a date, which dossiers are meant."""

from __future__ import annotations

import datetime
import re
from pathlib import Path

import click
import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.cli.parameters import dossiers_argument, iso_date


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


def dossiers(*named: str) -> list[str]:
    """The folders that a command gets for what was typed."""
    command = click.Command("any", params=[dossiers_argument()], callback=lambda dossiers: dossiers)
    folders: tuple[Path, ...] = command.main(list(named), standalone_mode=False)
    return [folder.as_posix() for folder in folders]


@pytest.fixture
def committees(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Folders of several levels, one hidden, one whose name looks like a pattern, and a file."""
    monkeypatch.chdir(tmp_path)
    for name in ("x-b/1", "x/2", "x/1", "x/.hidden", "x/[ban] 3"):
        Path("committees", name).mkdir(parents=True)
    Path("committees", "x", "README.md").write_text("", encoding="utf-8")


@pytest.mark.usefixtures("committees")
@pytest.mark.parametrize(
    ("named", "meant"),
    [
        (["committees/x/*"], ["committees/x/1", "committees/x/2", "committees/x/[ban] 3"]),
        (["committees/x/?"], ["committees/x/1", "committees/x/2"]),
        (["committees/*/[12]"], ["committees/x-b/1", "committees/x/1", "committees/x/2"]),
        (["committees/x/[ban] 3"], ["committees/x/[ban] 3"]),
        (["committees/x/2", "committees/*/?"], ["committees/x/2", "committees/x-b/1", "committees/x/1"]),
        (["committees/x/1", "committees/x/../x/1/"], ["committees/x/1"]),
        (["committees/x/README.md", "nowhere"], ["committees/x/README.md", "nowhere"]),
    ],
)
def test_patterns_stand_for_the_folders_that_they_match(named: list[str], meant: list[str]) -> None:
    assert dossiers(*named) == meant


@pytest.mark.usefixtures("committees")
@pytest.mark.parametrize("pattern", ["committees/y*", "*/x/README.*", "nowhere/*"])
def test_pattern_that_matches_no_folder_is_misuse(pattern: str) -> None:
    with pytest.raises(click.BadParameter, match=re.escape(pattern)):
        dossiers(pattern)
