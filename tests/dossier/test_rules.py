"""What the facts of a dossier say against each other, each at its place."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.diagnostics import Severity
from tests.dossier.specimen import SOUND, load, place, spoiled, write
from tests.sources.faults import told

TWIN = "  - {id: home, role: member, person: Bùi Thị Mẫu, position: Giám đốc, agency: Sở Y tế, order: 9}\n"

MARCH_20 = """\
date: 2026-03-20
time: 14:30
place: Phòng họp số 1
invitation:
  number: blank
  date: 2026-03-10
"""

C, M, R = "committee.yaml", "meetings/hop-1.yaml", "reports/quy-1.yaml"


def test_a_sound_dossier_has_no_findings(tmp_path: Path) -> None:
    dossier, found = load(write(tmp_path))
    assert told(found) == []
    assert dossier is not None


@pytest.mark.parametrize(
    ("file", "old", "new", "needle", "code"),
    [
        (C, "role: chair,", "role: member,", "members:\n  @- {id: chair", "chair-missing"),
        (C, "id: home, role: member", "id: home, role: chair", "id: home, role: @chair", "chair-twice"),
        (C, "order: 4,", "order: 3,", "agency: Sở Tài chính, order: @3", "order-twice"),
        (C, "order: 4,", "order: 1,", "agency: Sở Nội vụ, order: @1", "order-twice"),
        (C, "agencies:\n", f"{TWIN}agencies:\n", "{id: @home, role: member, person: Bùi", "duplicate-id"),
        (C, "from: 2026-01-15}", "from: 2026-01-15, to: 2026-01-14}", "to: @2026-01-14",
         "membership-reversed"),
        (C, "roles: [member]", "roles: [member, deputy]", "member, @deputy", "role-not-held"),
        (M, "roles: [member]", "roles: [deputy]", "roles: [@deputy]", "role-not-held"),
        (C, "roles: [member]", "roles: [member, chair]", "member, @chair", "seal-twice"),
        (C, "establishment]\n    signatory: {member: chair}",
         "establishment]\n    signatory: {member: chiar}",
         "{member: @chiar", "unknown-member"),
        (M, "date: 2026-03-20", "date: 2026-03-20\nchair: khong-co", "chair: @khong-co", "unknown-member"),
        (R, "[home, money]", "[home, mony]", "home, @mony", "unknown-member"),
        (M, "lead: Sở Nội vụ", "lead: Sở Nội Vụ", "lead: @Sở Nội Vụ", "unknown-agency"),
        (M, "[Sở Tài chính]", "[Sở Y tế]", "[@Sở Y tế", "unknown-agency"),
        (M, "by: home", "by: hone", "by: @hone", "unknown-agency"),
        (M, "agency: Thống kê tỉnh", "agency: Thống kê", "agency: @Thống kê", "unknown-agency"),
        (C, "  - {name: Thống kê tỉnh}", "  - {name: Thống kê tỉnh}\n  - {name: 'Thống kê tỉnh'}",
         "name: @'Thống", "duplicate-agency"),
        (C, "[local-law, plan]", "[local-law, plam]", "local-law, @plam", "unknown-document"),
        (C, "[local-law, plan]", "[local-law, establishment]",
         "law, @establishment]\n    signatory: {member: chair}\n  reg",
         "unknown-document"),
        (C, "[local-law, plan]", "[plan, plan]", "[plan, @plan", "duplicate-basis"),
        (C, "bases: [local-law, plan]", "replaces: old\n    bases: [local-law, plan]", "replaces: @old",
         "unknown-document"),
        (C, "issuer: UBND tỉnh, subject", "subject", "plan: @{kind", "missing-key"),
        (C, 'unit: "12"', 'unit: "13"', 'unit: @"13"', "unknown-unit"),
        (C, "unit: \"12\"", "unit: Lai Châu", "unit: @Lai Châu", "unknown-unit"),
        (M, "{member: vice, capacity: deputy}", "{member: home, capacity: deputy}", "capacity: @deputy",
         "signatory-not-deputy"),
        (M, "{member: vice, capacity: deputy}", "{member: vice}", "signatory: @{member: vice}",
         "signatory-not-head"),
        (M, "date: 2026-03-10", "date: 2026-03-21", "date: @2026-03-21", "invitation-after-meeting"),
        (M, "date: 2026-03-10", "date: 2026-04", "date: @2026-04", "invitation-after-meeting"),
        (M, MARCH_20, MARCH_20.replace("2026-03-20", "2026-03").replace("2026-03-10", "2026-04-01"),
         "date: @2026-04-01", "invitation-after-meeting"),
        (M, "  date: 2026-03\n", "  date: 2026-03-19\n", "date: @2026-03-19", "conclusion-before-meeting"),
        (M, "  date: 2026-03\n", "  date: 2026-02\n", "date: @2026-02", "conclusion-before-meeting"),
        (M, "deadline: 2026-Q2", "deadline: 2025-Q2", "deadline: @2025-Q2", "deadline-before-meeting"),
        (M, "deadline: 2026-Q2", "deadline: 2026-03-19", "deadline: @2026-03-19", "deadline-before-meeting"),
        (R, "due: 2026-03-20", "due: 2025-03-20", "due: @2025-03-20", "due-outside-period"),
        (R, "due: 2026-03-20", "due: 2062-03-20", "due: @2062-03-20", "due-outside-period"),
        (R, "due: 2026-03-20", "due: 2027-04-02", "due: @2027-04-02", "due-outside-period"),
        (M, "id: two", "id: one", "id: @one, text: Làm việc hai", "duplicate-id"),
        (C, "standing_agency: {name: Công an tỉnh, head: Giám đốc Công an tỉnh, symbol: CAT}\n",
         "support_team: {name: Công an tỉnh}\n", "due_day: 20, via: @standing_agency",
         "standing-body-missing"),
    ],
)  # fmt: skip
def test_contradiction_is_reported_at_its_place(
    tmp_path: Path, file: str, old: str, new: str, needle: str, code: str
) -> None:
    files = spoiled(file, old, new)
    dossier, found = load(write(tmp_path, files))
    assert dossier is None
    assert (code, place(files, file, needle)) in told(found)
    follow = {"role-not-held", "order-twice", "signatory-not-head"} if code == "chair-missing" else set()
    assert {one.code for one in found} - follow == {code}
    assert {str(one.location).split(":")[0] for one in found} == {str(tmp_path / file)}


@pytest.mark.parametrize(
    ("file", "old", "new"),
    [
        # The same order of one who follows another.
        (C, "order: 4, from: 2026-01-15", "order: 4, from: 2026-01-15, to: 2026-01-20}\n"
            "  - {id: next, role: member, person: blank, position: a, agency: Sở Nội vụ, order: 4, "
            "from: 2026-01-21"),
        (C, "{id: chair, role: chair, person: Nguyễn Văn Mẫu",
            "{id: old, role: chair, person: blank, position: a, agency: b, to: 2025-12-31}\n"
            "  - {id: chair, role: chair, from: 2026-01-01, person: Nguyễn Văn Mẫu"),
        # Dates of which a part is blank may still come out right.
        (M, "  date: 2026-03\n", "  date: blank\n"),
        (M, "date: 2026-03-10", "date: 2026-03"),
        (M, "date: 2026-03-20\ntime: 14:30\nplace: Phòng họp số 1", "date: blank\ntime: blank\nplace: blank"),
        (M, "deadline: 2026-Q2", "deadline: 2026-03"),
        (C, "order: 4,", ""),
        # By default all roles are invited, also those that nobody holds.
        (M, "invitees: {roles: [member]}\n", ""),
    ],
)  # fmt: skip
def test_what_is_no_contradiction_is_not_reported(tmp_path: Path, file: str, old: str, new: str) -> None:
    files = spoiled(file, old, new)
    _dossier, found = load(write(tmp_path, files))
    assert told(found) == []


@pytest.mark.parametrize(
    ("file", "old", "new", "needle", "code"),
    [
        (C, "  - {roles: [chair, standing_deputy], owner: governing_body}",
         "  - {roles: [standing_deputy], owner: own_agency}",
         "establishment]\n    signatory: {member: @chair}", "no-seal"),
        (C, "person: Lê Minh Họa", "person: Lê  Minh Họa", "person: @Lê  Minh", "double-blank"),
        (M, "place: Phòng họp số 1", "place: Ph\ufffdng họp", "place: @Ph", "lost-letter"),
        (C, "person: Lê Minh Họa", "person: Lê\u00a0Minh Họa", "person: @Lê", "hidden-character"),
        (M, "place: Phòng họp số 1", "place: Phòng\u200b họp", "place: @Ph", "hidden-character"),
    ],
)  # fmt: skip
def test_slip_is_a_warning_and_stops_nothing(
    tmp_path: Path, file: str, old: str, new: str, needle: str, code: str
) -> None:
    files = spoiled(file, old, new)
    dossier, found = load(write(tmp_path, files))
    assert dossier is not None
    assert told(found) == [(code, place(files, file, needle))]
    assert [one.severity for one in found] == [Severity.WARNING]


GOVERNING = "bases: [local-law, plan]\n    signatory: {member: @vice"


@pytest.mark.parametrize(
    ("position", "capacity", "told_of"),
    [
        ("Phó Chủ tịch UBND tỉnh", "", True),
        ("Phó Chủ tịch UBND tỉnh", ", capacity: deputy", False),
        ("Phó Chủ tịch UBND tỉnh", ", capacity: acting", False),
        ("Chủ tịch UBND tỉnh", "", False),
        ("Chủ tịch Ủy ban nhân dân tỉnh Lai Châu", "", False),
        ("Phó Bí thư Tỉnh ủy, Chủ tịch Ủy ban nhân dân tỉnh", "", False),
        ("Chủ tịch UBND tỉnh", ", capacity: deputy", True),
        ("Chủ tịch Hội đồng nhân dân tỉnh", "", True),
    ],
)
def test_paper_of_the_body_above_is_signed_by_its_head_or_for_him(
    tmp_path: Path, position: str, capacity: str, told_of: bool
) -> None:
    files = spoiled(
        C, "plan]\n    signatory: {member: chair}", f"plan]\n    signatory: {{member: vice{capacity}}}"
    )
    files[C] = (
        files[C]
        .replace("position: Phó,", f"position: '{position}',")
        .replace("head: Chủ tịch}", "head: Chủ tịch Ủy ban nhân dân tỉnh}")
    )
    dossier, found = load(write(tmp_path, files))
    assert dossier is not None
    expected = [("signatory-other-post", place(files, C, GOVERNING))] if told_of else []
    assert told(found) == expected


def test_faults_of_all_files_are_told_in_one_run(tmp_path: Path) -> None:
    files = {
        **SOUND,
        C: SOUND[C].replace("role: chair,", "role: member,").replace('unit: "12"', "unit: xx"),
        M: SOUND[M].replace("lead: Sở Nội vụ", "lead: Sở Lạ").replace("  date: 2026-03\n", "  date: 2025\n"),
        R: SOUND[R].replace("home,", "hoem,"),
        "meetings/hop-2.yaml": MEETING_WITH_SAME_TASKS,
    }
    dossier, found = load(write(tmp_path, files))
    assert dossier is None
    assert {one.code for one in found} == {
        "chair-missing", "role-not-held", "signatory-not-head", "unknown-unit", "unknown-agency",
        "conclusion-before-meeting", "unknown-member", "duplicate-id",
    }  # fmt: skip


MEETING_WITH_SAME_TASKS = SOUND[M].replace("lead: Sở Nội vụ", "lead: Sở Tài chính")


def test_the_nearest_name_is_proposed(tmp_path: Path) -> None:
    for old, new, proposed in (
        ("lead: Sở Nội vụ", "lead: Sở Nội Vụ", "Sở Nội vụ"),
        ("member: vice", "member: vixe", "vice"),
    ):
        _dossier, found = load(write(tmp_path, spoiled(M, old, new)))
        assert proposed in str(next(iter(found)).hint)


def test_an_unknown_unit_is_met_with_the_nearest_codes(tmp_path: Path) -> None:
    _dossier, found = load(write(tmp_path, spoiled(C, 'unit: "12"', "unit: Lai Châu")))
    assert "12 (tỉnh Lai Châu)" in str(next(iter(found)).hint)
