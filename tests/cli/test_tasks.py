"""``vanban tasks``."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from generator.cli import main
from generator.cli.exit_codes import ExitCode
from tests.cli.command import DOSSIER
from tests.documents.dossiers import DossierFiles, steering_committee


def two_tasks() -> DossierFiles:
    """A task due on 30 April 2026, one without end; reports of two members due on 20 March."""
    return steering_committee()


def told(capsys: pytest.CaptureFixture[str], folder: Path, day: str) -> dict[str, Any]:
    assert main(["tasks", str(folder), "--date", day, "--json"]) == ExitCode.DONE
    result: dict[str, Any] = json.loads(capsys.readouterr().out)
    assert result["diagnostics"] == []
    return result


@pytest.mark.parametrize(
    ("day", "expected"),
    [
        ("2026-03-22", []),
        ("2026-04-30", [("t1", "open", 0), ("t2", "open", 0)]),
        ("2026-05-04", [("t1", "overdue", 4), ("t2", "open", 0)]),
        ("2026-05-05", [("t2", "open", 0)]),
    ],
)
def test_tasks_of_a_day_come_with_their_state_and_days_late(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], day: str, expected: list[tuple[str, str, int]]
) -> None:
    files = two_tasks()
    files.meetings["2026-03"]["conclusion"]["tasks"][0]["completed"] = "2026-05-05"
    result = told(capsys, files.write(tmp_path), day)
    assert result["date"] == day
    assert [(one["id"], one["state"], one["days_late"]) for one in result["tasks"]] == expected


def test_task_tells_who_leads_it_by_when_and_which_notice_gave_it(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    first = told(capsys, two_tasks().write(tmp_path), "2026-05-04")["tasks"][0]
    assert first == {
        "id": "t1",
        "state": "overdue",
        "days_late": 4,
        "deadline": "2026-04-30",
        "last_day": "2026-04-30",
        "deadline_text": "30/4/2026",
        "lead": "Sở Tài chính",
        "cooperating": ["Công an tỉnh"],
        "text": "Lập danh mục.",
        "meeting": "2026-03",
        "notice": "Thông báo số …/TB-BCĐ ngày 23 tháng 3 năm 2026",
        "given": "2026-03-23",
    }


def test_reports_that_have_not_come_in_are_listed(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    files = two_tasks()
    files.reports["2026-q1"]["received"] = [{"reporter": "finance", "date": "2026-03-19"}]
    folder = files.write(tmp_path)
    assert told(capsys, folder, "2026-03-20")["missing_reports"] == []
    assert told(capsys, folder, "2026-03-23")["missing_reports"] == [
        {
            "report": "2026-q1",
            "period": "2026-Q1",
            "period_text": "Quý I năm 2026",
            "due": "2026-03-20",
            "due_text": "20/3/2026",
            "days_late": 3,
            "member": "police",
            "agency": "Công an tỉnh",
        }
    ]


def test_what_is_due_first_comes_first_whatever_its_place_in_the_files(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    files = two_tasks()
    files.meetings["2026-03"]["conclusion"]["tasks"].reverse()
    files.reports["0-late"] = {**files.reports["2026-q1"], "period": "2026-Q2"}
    result = told(capsys, files.write(tmp_path), "2026-12-31")
    assert [one["id"] for one in result["tasks"]] == ["t1", "t2"]
    assert list(dict.fromkeys(one["report"] for one in result["missing_reports"])) == ["2026-q1", "0-late"]


def test_tables_and_counts_are_shown_and_overdue_is_no_failure(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = two_tasks().write(tmp_path)
    assert main(["tasks", str(folder), "--date", "2026-05-04", "--lang", "en"]) == ExitCode.DONE
    captured = capsys.readouterr()
    tasks, reports = captured.out.split("\n\n")
    assert [line.split("  ")[0] for line in tasks.splitlines()[1:]] == ["4 days late", "open"]
    assert [line.split("  ")[-1].strip() for line in reports.splitlines()[1:]] == [
        "Công an tỉnh",
        "Sở Tài chính",
    ]
    assert captured.err == "On 04/5/2026: 2 open tasks, 1 of them overdue, 2 reports missing.\n"


def test_day_on_which_nothing_is_owed_has_no_tables(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = two_tasks().write(tmp_path)
    assert main(["tasks", str(folder), "--date", "2026-01-31", "--lang", "en"]) == ExitCode.DONE
    captured = capsys.readouterr()
    assert captured.out == ""
    assert captured.err == "On 31/01/2026: 0 open tasks, 0 of them overdue, 0 reports missing.\n"


def test_dossier_with_faults_has_no_tasks(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["tasks", str(tmp_path / "nothing"), "--json"]) == ExitCode.FAILED
    result = json.loads(capsys.readouterr().out)
    assert (result["tasks"], result["missing_reports"]) == ([], [])
    assert result["diagnostics"]


def test_shipped_dossier_has_tasks(capsys: pytest.CaptureFixture[str]) -> None:
    states = {one["state"] for one in told(capsys, DOSSIER, "2026-05-04")["tasks"]}
    assert states == {"open", "overdue"}
