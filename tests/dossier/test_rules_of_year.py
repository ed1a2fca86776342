"""What the records of a year name, each at its place: members, agencies, ids."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.dossier.specimen import load, place, write
from tests.dossier.year import (
    OPINION,
    OPINIONS,
    PROGRAMME,
    PROGRAMMES,
    REMINDER,
    REMINDERS,
    REORGANISATION,
    YEAR,
    spoiled_year,
)
from tests.sources.faults import told

C, M, R = "committee.yaml", "meetings/hop-1.yaml", "reports/quy-1.yaml"


def test_a_sound_year_has_no_findings(tmp_path: Path) -> None:
    dossier, found = load(write(tmp_path, YEAR))
    assert told(found) == []
    assert dossier is not None


@pytest.mark.parametrize(
    ("file", "old", "new", "needle", "code"),
    [
        (M, "absent: [{member: vice,", "absent: [{member: vise,", "{member: @vise,", "unknown-member"),
        (M, "secretary: {member: home}", "secretary: {member: hone}", "{member: @hone}", "unknown-member"),
        (R, "reporter: home", "reporter: hone", "reporter: @hone", "unknown-member"),
        (OPINIONS, "[vice, money]", "[vice, mony]", "[vice, @mony]", "unknown-member"),
        (REMINDERS, "{member: chair}", "{member: chiar}", "{member: @chiar}", "unknown-member"),
        (PROGRAMMES, "{member: chair}", "{member: chiar}", "{member: @chiar}", "unknown-member"),
        (C, "{member: money}", "{member: mony}", "{member: @mony}", "unknown-member"),
        (REMINDERS, "[Sở Nội vụ]", "[Sở Nội Vụ]", "[@Sở Nội Vụ]", "unknown-agency"),
        (PROGRAMMES, "lead: Sở Tài chính", "lead: Sở Tài Chính", "lead: @Sở Tài Chính", "unknown-agency"),
        (PROGRAMMES, "[Thống kê tỉnh]", "[Thống kê]", "[@Thống kê]", "unknown-agency"),
        (C, "lead: Thống kê tỉnh", "lead: Thống kê", "lead: @Thống kê}", "unknown-agency"),
        (C, "agency: Sở Tài chính\n", "agency: Sở Tài\n", "agency: @Sở Tài\n", "unknown-agency"),
        (
            C,
            "  funding:",
            "  committee_reports: {frequency: annual, via: support_team}\n  funding:",
            "via: @support_team",
            "standing-body-missing",
        ),
    ],
)
def test_what_is_not_known_is_reported_at_its_place(
    tmp_path: Path, file: str, old: str, new: str, needle: str, code: str
) -> None:
    files = spoiled_year(file, old, new)
    dossier, found = load(write(tmp_path, files))
    assert dossier is None
    assert told(found) == [(code, place(files, file, needle))]


@pytest.mark.parametrize(
    ("folder", "content"), [("opinions", OPINION), ("reminders", REMINDER), ("programmes", PROGRAMME)]
)
def test_two_records_of_a_kind_with_one_id_are_told(tmp_path: Path, folder: str, content: str) -> None:
    twins = {f"{folder}/{name}.yaml": f"id: hai-lan\n{content}" for name in ("a", "b")}
    _dossier, found = load(write(tmp_path, {**YEAR, **twins}))
    assert [(*one, str(other.location)) for one, other in zip(told(found), found, strict=True)] == [
        ("duplicate-id", "1:5", f"{tmp_path / folder / 'b.yaml'}:1:5")
    ]


def test_two_reorganisations_with_one_id_are_told(tmp_path: Path) -> None:
    entry = REORGANISATION.removeprefix("  reorganisations:\n")
    files = {**YEAR, C: YEAR[C] + entry}
    _dossier, found = load(write(tmp_path, files))
    line = files[C][: files[C].rindex("kien-toan-1")].count("\n") + 1
    assert ("duplicate-id", f"{line}:11") in told(found)


def test_records_of_different_kinds_may_share_an_id(tmp_path: Path) -> None:
    files = {name: f"id: nam-2026\n{YEAR[name]}" for name in (M, R, OPINIONS, REMINDERS, PROGRAMMES)}
    _dossier, found = load(write(tmp_path, {**YEAR, **files}))
    assert told(found) == []


@pytest.mark.parametrize(("task", "codes"), [("one", []), ("noe", ["unknown-task"])])
def test_task_that_a_report_tells_of_is_known(tmp_path: Path, task: str, codes: list[str]) -> None:
    progress = f"progress: [{{task: {task}, text: Xong}}], date: 2026-03-25,"
    files = spoiled_year(R, "date: 2026-03-19,", progress)
    _dossier, found = load(write(tmp_path, files))
    assert [one.code for one in found] == codes
    assert all(one.hint for one in found)


def test_task_may_be_that_of_a_meeting_that_cannot_be_read(tmp_path: Path) -> None:
    progress = "progress: [{task: one, text: Xong}], date: 2026-03-25,"
    files = {**spoiled_year(R, "date: 2026-03-19,", progress), M: YEAR[M].replace("number: 5", "number: năm")}
    _dossier, found = load(write(tmp_path, files))
    assert [one.code for one in found] == ["bad-number"]


@pytest.mark.parametrize("content", ["", "[1]", "a: ["])
def test_task_may_be_that_of_a_meeting_that_is_no_yaml(tmp_path: Path, content: str) -> None:
    progress = "progress: [{task: one, text: Xong}], date: 2026-03-25,"
    files = {**spoiled_year(R, "date: 2026-03-19,", progress), M: content}
    _dossier, found = load(write(tmp_path, files))
    assert found.has_errors()
    assert "unknown-task" not in [one.code for one in found]
