"""What the minutes of a meeting say against the meeting, its members and the regulation."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.diagnostics import Severity
from generator.dossier.regimes import Quorum
from tests.dossier.specimen import load, place, write
from tests.dossier.year import MINUTES, YEAR, spoiled_year
from tests.sources.faults import told

C, M = "committee.yaml", "meetings/hop-1.yaml"

REGIME = "meetings: {frequency: quarterly, "
ABSENT = "absent: [{member: vice, reason: đi công tác}]"
SECRETARY = "secretary: {member: home}\n"


def changed(old: str, new: str, *, regime: str = "", members: tuple[str, str] = ("", "")) -> dict[str, str]:
    """The year with one place of the minutes changed, a regime added, a member changed."""
    files = spoiled_year(M, old, new)
    committee = files[C].replace(REGIME, f"{REGIME}{regime}").replace(*members)
    return {**files, C: committee}


def saying(lines: str) -> dict[str, str]:
    return changed(SECRETARY, f"{SECRETARY}  {lines}\n")


def test_sound_minutes_are_silent(tmp_path: Path) -> None:
    files = saying("statements: [{by: money, text: Đồng ý}, {by: Đại diện Thống kê tỉnh, text: Đồng ý}]")
    dossier, found = load(write(tmp_path, files))
    assert dossier is not None
    assert told(found) == []


@pytest.mark.parametrize(
    ("kept", "codes"),
    [
        ("", ["minutes-without-content"]),
        ("agenda: [{content: Báo cáo}]\n", []),
        ("conclusion: {number: 5, date: 2026-03-21, signatory: {member: chair}, assessment: [Tốt]}\n", []),
        (
            "conclusion: {number: 5, date: 2026-03-21, signatory: {member: chair}}\n",
            ["minutes-without-content"],
        ),
    ],
)
def test_minutes_without_any_content_are_warned_of(tmp_path: Path, kept: str, codes: list[str]) -> None:
    meeting = f"name: Họp\ndate: 2026-03-20\ntime: 14:30\nplace: a\n{kept}{MINUTES}"
    dossier, found = load(write(tmp_path, {**YEAR, M: meeting}))
    assert dossier is not None
    assert [code for code, _where in told(found)] == codes


def test_speaker_with_an_unknown_id_is_told_with_the_nearest(tmp_path: Path) -> None:
    files = saying("statements: [{by: money, text: Có}, {by: hone, text: Có}, {by: Sở Y tế, text: Có}]")
    dossier, found = load(write(tmp_path, files))
    assert dossier is None
    assert told(found) == [("unknown-member", place(files, M, "by: @hone"))]
    assert "home" in (next(iter(found)).hint or "")


@pytest.mark.parametrize(
    ("old", "new", "where"),
    [
        (ABSENT, "absent: [{member: money}]", "absent: [{member: @money"),
        (SECRETARY, "secretary: {member: money}\n", "secretary: {member: @money"),
        (SECRETARY, f"{SECRETARY}  statements: [{{by: money, text: Có}}]\n", "by: @money"),
    ],
)
def test_member_who_did_not_serve_on_the_day_is_told(tmp_path: Path, old: str, new: str, where: str) -> None:
    files = changed(old, new, members=("order: 3}", "order: 3, to: 2026-03-19}"))
    fault = ("member-not-serving", place(files, M, where))
    assert fault in in_meeting(tmp_path, files)
    on_its_last_day = changed(old, new, members=("order: 3}", "order: 3, to: 2026-03-20}"))
    assert in_meeting(tmp_path, on_its_last_day) == []


def in_meeting(folder: Path, files: dict[str, str]) -> list[tuple[str, str]]:
    """What is found in the meeting's file; other papers ask for the member later."""
    _dossier, found = load(write(folder, files))
    return [one for one, fault in zip(told(found), found, strict=True) if "hop-1" in str(fault.location)]


def test_member_who_is_absent_twice_is_told_at_the_second(tmp_path: Path) -> None:
    files = changed(ABSENT, "absent: [{member: vice}, {member: vice, reason: ốm}]")
    dossier, found = load(write(tmp_path, files))
    assert dossier is None
    assert told(found) == [("absent-twice", place(files, M, "{member: @vice, reason: ốm"))]


@pytest.mark.parametrize(("chair", "absent"), [("", "chair"), ("chair: vice\n", "vice")])
def test_chair_of_the_meeting_cannot_be_absent(tmp_path: Path, chair: str, absent: str) -> None:
    files = changed(ABSENT, f"absent: [{{member: {absent}}}]")
    files[M] = chair + files[M]
    dossier, found = load(write(tmp_path, files))
    assert dossier is None
    assert told(found) == [("chair-absent", place(files, M, f"absent: [{{member: @{absent}"))]


def test_head_may_be_absent_when_another_chairs(tmp_path: Path) -> None:
    files = changed(ABSENT, "absent: [{member: chair}]")
    files[M] = "chair: vice\n" + files[M]
    assert told(load(write(tmp_path, files))[1]) == []


def test_secretary_cannot_be_absent(tmp_path: Path) -> None:
    files = changed(ABSENT, "absent: [{member: home}]")
    assert told(load(write(tmp_path, files))[1]) == [
        ("secretary-absent", place(files, M, "absent: [{member: @home"))
    ]


@pytest.mark.parametrize(
    ("times", "wrong"),
    [
        ("ended: 14:29", True),
        ("ended: 14:30", False),
        ("began: 8:00\n  ended: 14:29", False),
        ("began: 16:31\n  ended: 16:30", True),
        ("began: blank\n  ended: 8:00", False),
        ("ended: blank", False),
    ],
)
def test_meeting_that_ends_before_it_begins_is_told(tmp_path: Path, times: str, wrong: bool) -> None:
    files = changed("ended: 16:30", times)
    ended = times.rpartition("ended: ")[2]
    expected = [("meeting-reversed", place(files, M, f"ended: @{ended}"))] if wrong else []
    assert told(load(write(tmp_path, files))[1]) == expected


def votes(agree: int, disagree: int = 0, abstain: int = 0) -> str:
    return f"votes: [{{matter: Thông qua, agree: {agree}, disagree: {disagree}, abstain: {abstain}}}]"


@pytest.mark.parametrize(
    ("counted", "wrong"), [((3, 0, 0), False), ((1, 1, 1), False), ((4, 0, 0), True), ((2, 1, 1), True)]
)
def test_more_votes_than_members_present_are_told(
    tmp_path: Path, counted: tuple[int, int, int], wrong: bool
) -> None:
    """Four members serve in March, the one who joins in July does not; one is absent."""
    files = saying(votes(*counted))
    expected = [("too-many-votes", place(files, M, "votes: [@{matter"))] if wrong else []
    _dossier, found = load(write(tmp_path, files))
    assert told(found) == expected
    assert all("4" in one.message and "3" in one.message for one in found)


@pytest.mark.parametrize(("agree", "carried"), [(2, True), (1, False)])
def test_vote_without_a_majority_is_told_where_the_majority_decides(
    tmp_path: Path, agree: int, carried: bool
) -> None:
    extra = f"{SECRETARY}  {votes(agree, 1)}\n"
    files = changed(SECRETARY, extra, regime="decide_by: majority, ")
    dossier, found = load(write(tmp_path, files))
    assert dossier is not None
    expected = [] if carried else [("no-majority", place(files, M, "qua, agree: @1"))]
    assert told(found) == expected
    assert told(load(write(tmp_path, saying(votes(agree, 1))))[1]) == []


def test_half_of_the_members_are_no_majority(tmp_path: Path) -> None:
    files = changed(ABSENT, "absent: []", regime="decide_by: majority, ")
    files[M] = files[M].replace(SECRETARY, f"{SECRETARY}  {votes(2, 2)}\n")
    [(code, _where)] = told(load(write(tmp_path, files))[1])
    assert code == "no-majority"


@pytest.mark.parametrize(
    ("quorum", "present", "members", "met"),
    [
        (Quorum.HALF, 2, 4, False),
        (Quorum.HALF, 3, 5, True),
        (Quorum.TWO_THIRDS, 2, 3, True),
        (Quorum.TWO_THIRDS, 9, 14, False),
    ],
)
def test_half_is_not_more_than_half_and_two_thirds_are_two_thirds(
    quorum: Quorum, present: int, members: int, met: bool
) -> None:
    assert quorum.is_met(present, members) is met


def test_who_may_be_a_member_on_an_open_day_may_vote(tmp_path: Path) -> None:
    """The day of a meeting in March is open: who joins in the middle of the month may have been there."""
    files = changed(
        SECRETARY, f"{SECRETARY}  {votes(3)}\n", members=("order: 3}", "order: 3, from: 2026-03-16}")
    )
    files[M] = files[M].replace("date: 2026-03-20\ntime", "date: 2026-03\ntime")
    assert in_meeting(tmp_path, files) == []


@pytest.mark.parametrize(
    ("quorum", "absent", "met"),
    [
        ("half", ["vice"], True),
        ("half", ["vice", "money"], False),
        ("two_thirds", ["vice"], True),
        ("two_thirds", ["vice", "money"], False),
    ],
)
def test_meeting_without_its_quorum_is_warned_of_with_the_numbers(
    tmp_path: Path, quorum: str, absent: list[str], met: bool
) -> None:
    listed = ", ".join(f"{{member: {one}}}" for one in absent)
    files = changed(ABSENT, f"absent: [{listed}]", regime=f"quorum: {quorum}, ")
    dossier, found = load(write(tmp_path, files))
    assert dossier is not None
    assert told(found) == ([] if met else [("quorum-not-met", place(files, M, "absent: @[{member: vice}"))])
    for one in found:
        assert one.severity is Severity.WARNING
        assert {"2", "4"} <= set(one.message.replace("/", " ").split())


def test_everything_wrong_with_minutes_is_told_in_one_run(tmp_path: Path) -> None:
    files = changed(ABSENT, "absent: [{member: chair}, {member: chair}, {member: vice}, {member: money}]")
    files[M] = (
        files[M].replace("ended: 16:30", "ended: 08:00").replace(SECRETARY, f"{SECRETARY}  {votes(9)}\n")
    )
    codes = {code for code, _where in told(load(write(tmp_path, files))[1])}
    assert codes == {"absent-twice", "chair-absent", "meeting-reversed", "too-many-votes"}
