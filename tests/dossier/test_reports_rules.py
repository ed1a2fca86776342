"""What reports that came in, and the committee's own, say against period, members and tasks."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.diagnostics import Severity
from tests.dossier.specimen import load, place, write
from tests.dossier.year import YEAR, spoiled_year
from tests.sources.faults import told

C, M, R = "committee.yaml", "meetings/hop-1.yaml", "reports/quy-1.yaml"
CAME = "{reporter: home, date: 2026-03-19, results: [Đã làm việc một]}"
TASK = "deadline: 2026-Q2}"
ALL = "reporters: [home, money]\n"
OWN = "date: 2026-03-30"


def came(*reports: str) -> dict[str, str]:
    """The year with other reports that came in."""
    return spoiled_year(R, CAME, ", ".join(reports))


def test_sound_reports_are_silent(tmp_path: Path) -> None:
    files = came(
        "{reporter: home, date: 2026-03-20, progress: [{task: one, text: đang làm}]}",
        "{reporter: money, date: 2026-03-30}",
    )
    dossier, found = load(write(tmp_path, files))
    assert told(found) == []
    assert dossier is not None


@pytest.mark.parametrize(
    ("report", "needle", "code"),
    [
        ("{reporter: vice, date: 2026-03-19}", "{reporter: @vice", "report-not-owed"),
        ("{reporter: home, date: 2025-12-31}", "date: @2025-12-31", "report-before-period"),
        (
            "{reporter: home, date: 2026-03-20, progress: [{task: on, text: xong}]}",
            "{task: @on,",
            "unknown-task",
        ),
        (
            "{reporter: home, date: 2026-03-19, progress: [{task: one, text: xong}]}",
            "{task: @one,",
            "progress-before-task",
        ),
        (
            "{reporter: money, date: 2026-03-20, progress: [{task: one, text: xong}]}",
            "{task: @one,",
            "progress-of-another",
        ),
    ],
)
def test_report_that_came_in_and_cannot_be_right_is_an_error(
    tmp_path: Path, report: str, needle: str, code: str
) -> None:
    files = came(report)
    dossier, found = load(write(tmp_path, files))
    assert told(found) == [(code, place(files, R, needle))]
    assert dossier is None


def test_unknown_task_is_told_with_the_nearest(tmp_path: Path) -> None:
    files = came("{reporter: home, date: 2026-03-20, progress: [{task: on, text: xong}]}")
    _dossier, found = load(write(tmp_path, files))
    assert "one" in (next(iter(found)).hint or "")


def test_every_fault_of_every_report_is_told(tmp_path: Path) -> None:
    files = came(
        "{reporter: vice, date: 2025-12-01}",
        "{reporter: home, date: 2026-03-01, progress: [{task: two, text: xong}, {task: no, text: xong}]}",
    )
    _dossier, found = load(write(tmp_path, files))
    assert told(found) == [
        ("report-not-owed", place(files, R, "{reporter: @vice")),
        ("report-before-period", place(files, R, "date: @2025-12-01")),
        ("progress-before-task", place(files, R, "{task: @two")),
        ("progress-of-another", place(files, R, "{task: @two")),
        ("unknown-task", place(files, R, "{task: @no")),
    ]


@pytest.mark.parametrize(("reporter", "codes"), [("chair", ["report-not-owed"]), ("vice", []), ("money", [])])
def test_without_reporters_all_but_the_head_may_report(
    tmp_path: Path, reporter: str, codes: list[str]
) -> None:
    files = came(f"{{reporter: {reporter}, date: 2026-03-19}}")
    files[R] = files[R].replace(ALL, "")
    _dossier, found = load(write(tmp_path, files))
    assert [code for code, _place in told(found)] == codes


@pytest.mark.parametrize(
    ("until", "codes"), [("2025-12-31", ["member-not-serving"]), ("2026-01-01", []), ("2026-03-31", [])]
)
def test_reporter_was_a_member_in_the_period(tmp_path: Path, until: str, codes: list[str]) -> None:
    files = came("{reporter: money, date: 2026-03-19}")
    files[R] = files[R].replace(ALL, "")
    files[C] = files[C].replace("agency: Sở Tài chính, order: 3}", f"agency: Sở Tài chính, to: {until}}}")
    _dossier, found = load(write(tmp_path, files))
    ours = [one for one in told(found) if one[1] == place(files, R, "reporter: @money")]
    assert [code for code, _place in ours] == codes


def test_second_report_of_one_member_is_a_warning_at_the_second(tmp_path: Path) -> None:
    files = came("{reporter: home, date: 2026-03-18}", "{reporter: money, date: 2026-03-18}",
                 "{reporter: home, date: 2026-03-19}")  # fmt: skip
    dossier, found = load(write(tmp_path, files))
    where = place(files, R, "{reporter: money, date: 2026-03-18}, {reporter: @home")
    assert told(found) == [("report-received-twice", where)]
    assert dossier is not None


@pytest.mark.parametrize(
    ("dated", "codes"),
    [
        ("2026-03-30", []),
        ("2026-03", []),
        ("blank", []),
        ("2026-03-20", []),
        ("2026-03-19", ["report-too-early"]),
        ("2026-03-18", ["report-before-received"]),
        ("2026-02", ["report-before-received"]),
    ],
)
def test_own_report_is_dated_after_those_it_draws_on(tmp_path: Path, dated: str, codes: list[str]) -> None:
    files = spoiled_year(R, OWN, f"date: {dated}")
    dossier, found = load(write(tmp_path, files))
    where = place(files, R, f"  number: blank\n  date: @{dated}")
    assert told(found) == [(code, where) for code in codes]
    assert all(one.severity is Severity.WARNING for one in found)
    assert dossier is not None


def test_own_report_draws_on_the_shorter_periods_within_its_own(tmp_path: Path) -> None:
    monthly = {
        **YEAR,
        C: YEAR[C].replace("reports: {frequency: quarterly, due_day: 20", "reports: {frequency: monthly"),
        R: "period: 2026-Q1\nconsolidated: {number: blank, date: 2026-04-02, signatory: {member: chair}}\n",
        "reports/thang-3.yaml": "period: 2026-03\nreceived: [{reporter: home, date: 2026-04-03}]\n",
        "reports/thang-4.yaml": "period: 2026-04\nreceived: [{reporter: home, date: 2026-05-03}]\n",
    }
    _dossier, found = load(write(tmp_path, monthly))
    ours = [one for one in told(found) if one[0].startswith("report-")]
    assert ours == [("report-before-received", place(monthly, R, "date: @2026-04-02"))]


def test_without_a_due_day_own_report_waits_for_the_end_of_the_period(tmp_path: Path) -> None:
    files = spoiled_year(C, "due_day: 20, ", "")
    files[R] = files[R].replace("due: 2026-03-20\n", "")
    _dossier, found = load(write(tmp_path, files))
    assert told(found) == [("report-too-early", place(files, R, "  number: blank\n  date: @2026-03-30"))]


@pytest.mark.parametrize(
    ("completed", "is_fault"), [("2026-03-19", True), ("2026-03-20", False), ("2026-12-31", False)]
)
def test_task_is_completed_after_its_meeting(tmp_path: Path, completed: str, is_fault: bool) -> None:
    files = spoiled_year(M, TASK, f"deadline: 2026-Q2, completed: {completed}}}")
    _dossier, found = load(write(tmp_path, files))
    where = place(files, M, f"completed: @{completed}")
    assert told(found) == ([("completed-before-meeting", where)] if is_fault else [])
