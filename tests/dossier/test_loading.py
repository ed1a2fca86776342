"""From a folder to a dossier."""

from __future__ import annotations

import os
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, time
from pathlib import Path

import pytest

from generator.diagnostics import Diagnostics, Location
from generator.dossier.loading import load_dossier
from tests.dossier.specimen import COMMITTEE, MEETING, REFERENCE, REPORT, SOUND, load, place, spoiled, write
from tests.sources.faults import told


@contextmanager
def unreadable(folder: Path) -> Iterator[Path]:
    """The folder without any right, in the eyes of one who is not root."""
    user = os.geteuid()
    folder.chmod(0)
    if user == 0:
        for above in folder.parents:
            if above != Path(tempfile.gettempdir()) and above.is_relative_to(tempfile.gettempdir()):
                above.chmod(0o755)
        os.seteuid(65534)
    try:
        yield folder
    finally:
        os.seteuid(user)
        folder.chmod(0o755)


C, M, R = "committee.yaml", "meetings/hop-1.yaml", "reports/quy-1.yaml"


def test_facts_are_read_with_their_types(tmp_path: Path) -> None:
    dossier, _found = load(write(tmp_path))
    assert dossier is not None
    assert [one.id for one in dossier.members] == ["chair", "vice", "money", "home"]
    assert dossier.member("chair") == dossier.head_on(date(2026, 3, 20))
    assert dossier.unit.full_name == "tỉnh Lai Châu"
    home = dossier.member("home")
    assert home is not None
    assert (home.person, home.since, home.until) == (None, date(2026, 1, 15), None)
    (meeting,) = dossier.meetings
    assert (meeting.id, meeting.time, meeting.place) == ("hop-1", time(14, 30), "Phòng họp số 1")
    assert meeting.date.date == date(2026, 3, 20)
    assert meeting.invitation is not None
    assert meeting.invitation.number.value is None
    assert meeting.conclusion is not None
    assert [task.deadline.phrase for task in meeting.conclusion.tasks] == [
        "trong Quý II/2026",
        "thường xuyên",
    ]
    (report,) = dossier.reports
    assert (report.id, report.period.last_day) == ("quy-1", date(2026, 3, 31))
    regulation = dossier.committee.decisions.regulation
    assert regulation is not None
    assert [(one.name, one.errand) for one in regulation.recipients] == [
        ("Sở Nội vụ", None),
        ("Sở Tài chính", "để t/h"),
    ]


def test_members_without_an_order_follow_as_written(tmp_path: Path) -> None:
    bare = COMMITTEE.replace("order: 4, ", "").replace("Sở Tài chính, order: 3}", "Sở Tài chính}")
    more = "  - {id: first, role: member, person: blank, position: a, agency: b, order: 7}\nagencies:\n"
    dossier, found = load(write(tmp_path, {**SOUND, C: bare.replace("agencies:\n", more)}))
    assert told(found) == []
    assert dossier is not None
    assert [one.id for one in dossier.members] == ["chair", "vice", "first", "home", "money"]


def test_a_value_knows_its_place(tmp_path: Path) -> None:
    dossier, _found = load(write(tmp_path))
    assert dossier is not None
    needle = "{id: money, role: @member"
    assert (
        str(dossier.place("committee", ("members", 3, "role"))) == f"{tmp_path / C}:{place(SOUND, C, needle)}"
    )
    assert str(dossier.place("meetings/hop-1", ("agenda", 1, "by"))).endswith(":11:30")
    assert str(dossier.place("reports/quy-1")).endswith("quy-1.yaml:1:1")
    assert str(dossier.place("reports/quy-1", ("under", "nothing"))).endswith("quy-1.yaml:1:1")


@pytest.mark.parametrize(
    ("file", "old", "new", "expected"),
    [
        (C, "symbol: BCĐ\n", "symbol:\n", [("empty-value", "4:1")]),
        (C, "symbol: BCĐ\n", "symbol: blank\n", [("blank-not-allowed", "4:9")]),
        (C, "symbol: BCĐ\n", "", [("missing-key", "1:1")]),
        (C, "symbol: BCĐ\n", "simbol: BCĐ\n", [("missing-key", "1:1"), ("unknown-key", "4:1")]),
        (C, "kind: steering_committee", "kind: comittee", [("bad-choice", "1:7")]),
        (C, "person: blank", "person:", [("empty-value", "11:30")]),
        (C, ", person: blank", "", [("missing-key", "11:5")]),
        (C, "from: 2026-01-15", "from: 2026-02-30", [("bad-date", "11:100")]),
        (C, "from: 2026-01-15", "from: 15/01/2026", [("bad-date", "11:100")]),
        (C, "id: home", "id: Sở Nội vụ", [("bad-id", "11:10")]),
        (C, "order: 4", "order: hai", [("wrong-type", "11:91")]),
        (C, "number: 64", "number: 64/QĐ", [("bad-number", "35:13")]),
        (C, "number: 64", "number: 0", [("bad-number", "35:13")]),
        (C, "  plan:", "  Kế hoạch:", [("bad-id", "25:3")]),
        (C, "due_day: 20", "due_day: 32", [("out-of-range", "21:44")]),
        (C, "number: 64\n    date: 2026-02-15\n", "date: 2026-02-29\n",
         [("missing-key", "34:5"), ("bad-date", "35:11")]),
        (C, "[local-law, establishment]\n    signatory: {member: chair}", "[local-law]\n    signatory: {}",
         [("signatory-unclear", "38:16")]),
        (C, "[local-law, establishment]\n    signatory: {member: chair}",
         "[local-law]\n    signatory: {member: chair, position: x, person: blank}",
         [("signatory-unclear", "38:16")]),
        (M, "person: blank, ", "", [("signatory-unclear", "8:14")]),
        (M, "time: 14:30", "time: 25:30", [("bad-time", "3:7")]),
        (M, "time: 14:30", "time: 870", [("bad-time", "3:7")]),
        (M, "time: 14:30\n", "", [("missing-key", "1:1")]),
        (M, "place: Phòng họp số 1", "place: [a]", [("wrong-type", "4:8")]),
        (M, "lead: Công an tỉnh, ", "", [("missing-key", "21:7")]),
        (M, ", deadline: regular", "", [("missing-key", "21:7")]),
        (M, "deadline: regular", "deadline: sớm", [("bad-deadline", "21:67")]),
        (M, "roles: [member]", "roles: [membr]", [("bad-choice", "14:20")]),
        (R, "period: 2026-Q1", "period: 2026-Q5", [("bad-period", "1:9")]),
        (R, "due: 2026-03-20", "due: {a: b}", [("wrong-type", "3:6")]),
        (R, "due: 2026-03-20", "due: *x", [("alias", "3:6")]),
        (R, "due: 2026-03-20", "\tdue: 2026-03-20", [("tab-character", "3:1")]),
        (R, "due: 2026-03-20", "due: 2026-03-20\ndue: 2026-03-20", [("duplicate-key", "4:1")]),
    ],
)  # fmt: skip
def test_fault_of_form_is_reported_at_its_place(
    tmp_path: Path, file: str, old: str, new: str, expected: list[tuple[str, str]]
) -> None:
    dossier, found = load(write(tmp_path, spoiled(file, old, new)))
    assert dossier is None
    assert told(found) == expected
    assert all(one.hint for one in found)


def test_a_missing_committee_is_reported_with_the_faults_of_the_other_files(tmp_path: Path) -> None:
    dossier, found = load(write(tmp_path, {M: MEETING.replace("14:30", "x"), R: REPORT}))
    assert dossier is None
    assert told(found) == [("file-not-found", C), ("bad-time", "3:7")]


def test_a_missing_folder_is_reported(tmp_path: Path) -> None:
    dossier, found = load(tmp_path / "khong-co")
    assert dossier is None
    assert told(found) == [("folder-not-found", "khong-co")]


@pytest.mark.skipif(os.name == "nt" or os.geteuid() == 0, reason="the rights of a folder bind only others")
def test_a_folder_without_rights_is_reported(tmp_path: Path) -> None:
    write(tmp_path).chmod(0o300)
    dossier, found = load(tmp_path)
    tmp_path.chmod(0o700)
    assert dossier is None
    assert [one.code for one in found] == ["folder-not-readable"]


@pytest.mark.skipif(os.name == "nt", reason="rights of folders are another matter on Windows")
@pytest.mark.parametrize("name", ["meetings", "reports"])
def test_a_folder_of_the_dossier_without_rights_is_reported(tmp_path: Path, name: str) -> None:
    with unreadable(write(tmp_path) / name) as folder:
        dossier, found = load(tmp_path)
    assert dossier is None
    assert [(one.code, one.location) for one in found] == [("folder-not-readable", Location(str(folder)))]


@pytest.mark.skipif(os.name == "nt", reason="rights of folders are another matter on Windows")
def test_a_dossier_in_a_folder_without_rights_is_not_found(tmp_path: Path) -> None:
    folder = tmp_path / "closed" / "dossier"
    folder.mkdir(parents=True)
    with unreadable(folder.parent):
        dossier, found = load(folder)
    assert dossier is None
    assert [one.code for one in found] == ["folder-not-found"]


@pytest.mark.parametrize("name", ["meetings", "reports"])
def test_a_file_in_the_place_of_a_folder_is_reported(tmp_path: Path, name: str) -> None:
    write(tmp_path)
    shutil.rmtree(tmp_path / name)
    (tmp_path / name).write_text("", encoding="utf-8")
    dossier, found = load(tmp_path)
    assert dossier is None
    assert [one.code for one in found] == ["not-a-folder"]


def test_a_file_with_nearly_the_right_name_is_warned_of(tmp_path: Path) -> None:
    extra = {"comittee.yaml": "", "regulation.yml": "", "meetings/hop-2.yml": "", "reports/quy-2.YAML": "",
             "meeting/hop.yaml": "", "notes.yaml": "", "FACTS.md": "",
             "anh.png": "", "roster.csv": ""}  # fmt: skip
    dossier, found = load(write(tmp_path, {**SOUND, **extra}))
    assert dossier is not None
    assert sorted(told(found)) == sorted(
        ("misnamed-file", name)
        for name in ("comittee.yaml", "regulation.yml", "meeting", "hop-2.yml", "quy-2.YAML")
    )


def test_a_file_name_that_is_no_id_needs_an_id(tmp_path: Path) -> None:
    files = {**SOUND, "meetings/Họp 2.yaml": MEETING.replace("id: one", "id: a").replace("id: two", "id: b")}
    _dossier, found = load(write(tmp_path, files))
    assert told(found) == [("bad-id", "1:1")]
    files["meetings/Họp 2.yaml"] = f"id: hop-2\n{files['meetings/Họp 2.yaml']}"
    dossier, found = load(write(tmp_path, files))
    assert dossier is not None
    assert [one.id for one in dossier.meetings] == ["hop-2", "hop-1"]  # by file name


def test_an_error_found_before_does_not_stop_a_sound_dossier(tmp_path: Path) -> None:
    found = Diagnostics()
    found.error("earlier", "of another dossier")
    assert load_dossier(write(tmp_path), REFERENCE, found) is not None


@pytest.mark.parametrize("content", ["\ufeff" + COMMITTEE, COMMITTEE.replace("\n", "\r\n")])
def test_a_mark_and_windows_line_ends_change_nothing(tmp_path: Path, content: str) -> None:
    dossier, found = load(write(tmp_path, {**SOUND, C: content}))
    assert dossier is not None
    assert told(found) == []
