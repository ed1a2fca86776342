"""``vanban calendar``."""

from __future__ import annotations

import json
import shutil
from pathlib import Path
from typing import Any

import pytest
from icalendar import Calendar

from generator.cli import main
from generator.cli.exit_codes import ExitCode
from tests.cli.command import DOSSIER


def run(*arguments: str | Path) -> int:
    return main(["calendar", *map(str, arguments)])


def told(capsys: pytest.CaptureFixture[str], *arguments: str | Path) -> dict[str, Any]:
    assert run(*arguments, "--json") == ExitCode.DONE
    result: dict[str, Any] = json.loads(capsys.readouterr().out)
    return result


def test_year_is_shown_in_columns_with_moved_days_explained(capsys: pytest.CaptureFixture[str]) -> None:
    """20 June 2026 is a Saturday; the report regime says day 20."""
    assert run(DOSSIER, "--year", "2026", "--date", "2026-02-02") == ExitCode.DONE
    captured = capsys.readouterr()
    lines = captured.out.splitlines()
    [line] = [one for one in lines if "20/6/2026" in one]
    assert line.startswith("thứ Hai, 22/6/2026 ")
    assert line.endswith("chuyển từ 20/6/2026, trùng ngày nghỉ: thứ Bảy; Chủ nhật")
    assert len(captured.err.splitlines()) == 1
    assert str(len(lines) - 1) in captured.err


def test_json_gives_every_entry_with_its_days(capsys: pytest.CaptureFixture[str]) -> None:
    result = told(capsys, DOSSIER, "--year", "2026", "--date", "2026-02-02")
    assert result["year"] == 2026
    assert result["diagnostics"] == []
    days = [one["last_day"] for one in result["entries"]]
    assert days == sorted(days)
    [report] = [
        one for one in result["entries"] if (one["kind"], one["period"]) == ("member_report", "2026-Q2")
    ]
    assert (report["day"], report["planned"]) == ("2026-06-22", "2026-06-20")
    assert report["days_off"] == ["thứ Bảy", "Chủ nhật"]
    [land] = [one for one in result["entries"] if one["task"] == "q1-land"]
    assert (land["kind"], land["day"], land["last_day"]) == ("task", None, "2026-09-30")
    assert (land["period"], land["planned"]) == ("2026-Q3", None)


def test_year_is_that_of_the_date_unless_given(capsys: pytest.CaptureFixture[str]) -> None:
    assert told(capsys, DOSSIER, "--date", "2026-08-01")["year"] == 2026
    assert told(capsys, DOSSIER, "--date", "2026-08-01", "--year", "2027")["year"] == 2027


def test_year_without_known_holidays_is_told(capsys: pytest.CaptureFixture[str]) -> None:
    result = told(capsys, DOSSIER, "--year", "2093")
    assert [(one["code"], one["severity"]) for one in result["diagnostics"]] == [
        ("holidays-unknown", "warning")
    ]
    assert len(result["entries"]) == 4


def test_year_before_the_committee_has_nothing_due(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(DOSSIER, "--year", "2019") == ExitCode.DONE
    captured = capsys.readouterr()
    assert captured.out == ""
    assert "2019" in captured.err


def test_calendar_file_holds_the_entries_that_are_shown(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """The file is read again by the library's own parser."""
    path = tmp_path / "new" / "lich.ics"
    entries = told(capsys, DOSSIER, "--year", "2026", "--date", "2026-02-02", "--ics", path)["entries"]
    calendar = Calendar.from_ical(path.read_bytes())
    events = [(one.decoded("dtstart").isoformat(), str(one["summary"])) for one in calendar.walk("VEVENT")]
    assert [day for day, _summary in events] == [one["last_day"] for one in entries]
    assert all(summary.startswith(one["text"]) for (_day, summary), one in zip(events, entries, strict=True))
    assert len({str(one["uid"]) for one in calendar.walk("VEVENT")}) == len(entries)


def test_same_dossier_and_date_give_the_same_file_and_a_new_one_takes_its_place(tmp_path: Path) -> None:
    path = tmp_path / "lich.ics"
    contents = []
    for date in ("2026-02-02", "2026-02-02", "2026-02-03"):
        assert run(DOSSIER, "--year", "2026", "--date", date, "--ics", path) == ExitCode.DONE
        contents.append(path.read_bytes())
    assert contents[0] == contents[1] != contents[2]
    assert [one.name for one in tmp_path.iterdir()] == ["lich.ics"]


@pytest.mark.parametrize("name", ["committee.yaml", "meetings"])
def test_what_is_no_calendar_is_not_overwritten(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], name: str
) -> None:
    folder = shutil.copytree(DOSSIER, tmp_path / "dossier")
    before = (folder / "committee.yaml").read_bytes()
    assert run(folder, "--year", "2026", "--ics", folder / name, "--json") == ExitCode.FAILED
    [one] = json.loads(capsys.readouterr().out)["diagnostics"]
    assert (one["code"], one["file"]) == ("not-a-calendar", str(folder / name))
    assert (folder / "committee.yaml").read_bytes() == before


def test_file_that_cannot_be_written_is_a_fault_with_its_place(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / ("x" * 300)
    assert run(DOSSIER, "--year", "2026", "--ics", path, "--json") == ExitCode.FAILED
    [one] = json.loads(capsys.readouterr().out)["diagnostics"]
    assert (one["code"], one["file"]) == ("output-failed", str(path))


def test_dossier_with_faults_has_no_calendar(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "lich.ics"
    assert run(tmp_path / "nothing", "--ics", path) == ExitCode.FAILED
    captured = capsys.readouterr()
    assert captured.out == ""
    assert "lỗi[" in captured.err
    assert not path.exists()


@pytest.mark.parametrize("year", ["1900", "2999", "hai", "-1", "２０２６"])
def test_year_that_cannot_be_is_misuse(year: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(DOSSIER, "--year", year) == ExitCode.MISUSE
    assert "--year" in capsys.readouterr().err
