"""What the committee waits for on a day: open and overdue tasks, reports that have not come in."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import pytest

from generator.documents.follow_up import TaskState, missing_reports, report_due, reporters, tasks
from generator.documents.papers import Papers
from tests.documents.dossiers import DossierFiles, steering_committee


def conclusion(files: DossierFiles) -> dict[str, Any]:
    found: dict[str, Any] = files.meetings["2026-03"]["conclusion"]
    return found


def state(papers: Papers, identity: str) -> TaskState:
    return next(one for one in tasks(papers) if one.task.id == identity)


def test_task_is_open_from_its_notice_and_overdue_the_day_after_its_last(tmp_path: Path) -> None:
    one = state(steering_committee().papers(tmp_path), "t1")
    assert (one.given, one.lead, one.last_day) == (date(2026, 3, 23), "Sở Tài chính", date(2026, 4, 30))
    days = [date(2026, 3, 22), date(2026, 3, 23), date(2026, 4, 30), date(2026, 5, 1)]
    assert [one.is_given(day) for day in days] == [False, True, True, True]
    assert [one.is_open(day) for day in days] == [False, True, True, True]
    assert [one.is_overdue(day) for day in days] == [False, False, False, True]


def test_completed_task_is_open_until_the_day_before(tmp_path: Path) -> None:
    files = steering_committee()
    conclusion(files)["tasks"][0]["completed"] = "2026-05-04"
    one = state(files.papers(tmp_path), "t1")
    days = [date(2026, 5, 3), date(2026, 5, 4), date(2026, 5, 5)]
    assert [one.is_open(day) for day in days] == [True, False, False]
    assert [one.is_overdue(day) for day in days] == [True, False, False]


def test_task_without_end_is_never_overdue(tmp_path: Path) -> None:
    one = state(steering_committee().papers(tmp_path), "t2")
    assert one.last_day is None
    assert one.is_open(date(2100, 1, 1))
    assert not one.is_overdue(date(2100, 1, 1))


@pytest.mark.parametrize(
    ("deadline", "last"),
    [("2026-05", date(2026, 5, 31)), ("2026-Q2", date(2026, 6, 30)), ("2026", date(2026, 12, 31))],
)
def test_task_of_a_period_is_in_time_to_the_end_of_it(tmp_path: Path, deadline: str, last: date) -> None:
    files = steering_committee()
    conclusion(files)["tasks"][0]["deadline"] = deadline
    assert state(files.papers(tmp_path), "t1").last_day == last


@pytest.mark.parametrize(
    ("notice", "meeting", "given"),
    [
        ("2026-03-23", "2026-03-20", date(2026, 3, 23)),
        ("2026-03", "2026-03-20", date(2026, 3, 31)),
        ("blank", "2026-03-20", date(2026, 3, 20)),
        ("2026", "2026-03", date(2026, 3, 31)),
        ("blank", "blank", None),
    ],
)
def test_day_of_giving_is_that_of_the_notice_else_of_the_meeting(
    tmp_path: Path, notice: str, meeting: str, given: date | None
) -> None:
    files = steering_committee()
    conclusion(files)["date"] = notice
    files.meetings["2026-03"]["date"] = meeting
    one = state(files.papers(tmp_path), "t1")
    assert one.given == given
    assert one.is_given(date(2026, 1, 1)) == (given is None)


def missing(papers: Papers, day: date) -> list[tuple[str, date]]:
    return [(one.member.id, one.due) for one in missing_reports(papers, day)]


def test_report_is_missing_the_day_after_it_was_due_until_it_comes_in(tmp_path: Path) -> None:
    files = steering_committee()
    files.reports["2026-q1"]["received"] = [{"reporter": "finance", "date": "2026-03-24"}]
    papers = files.papers(tmp_path)
    due = date(2026, 3, 20)
    both = [("police", due), ("finance", due)]
    assert missing(papers, due) == []
    assert missing(papers, date(2026, 3, 21)) == both
    assert missing(papers, date(2026, 3, 23)) == both
    assert missing(papers, date(2026, 3, 24)) == both[:1]


def test_report_of_a_regime_without_a_day_is_never_missing(tmp_path: Path) -> None:
    files = steering_committee()
    del files.committee["regimes"]["reports"]["due_day"]
    assert missing(files.papers(tmp_path), date(2027, 1, 1)) == []


def test_report_s_own_due_day_holds_for_its_period_only(tmp_path: Path) -> None:
    files = steering_committee()
    files.reports["2026-q1"]["due"] = "2026-04-05"
    papers = files.papers(tmp_path)
    [report] = papers.dossier.reports
    assert report_due(papers, report, report.period) == date(2026, 4, 5)
    assert report_due(papers, report, report.period.next()) == date(2026, 6, 22)


def test_reporters_are_those_named_else_all_outside_the_governing_body(tmp_path: Path) -> None:
    files = steering_committee()
    files.reports["2026-q2"] = {"period": "2026-Q2", "reporters": ["standing"]}
    papers = files.papers(tmp_path)
    owed = {one.id: [member.id for member in reporters(papers, one)] for one in papers.dossier.reports}
    assert owed == {"2026-q1": ["police", "finance"], "2026-q2": ["standing"]}
