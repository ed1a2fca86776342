"""Reorganisations and proposals, against memberships and decisions."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.diagnostics import Severity
from tests.dossier.specimen import COMMITTEE, SOUND, load, place, write
from tests.sources.faults import told

C = "committee.yaml"

MONEY = "agency: Sở Tài chính, order: 3}"
CHANGED = COMMITTEE.replace(
    MONEY,
    "agency: Sở Tài chính, order: 3, to: 2026-06-30, left_because: nghỉ hưu}\n"
    "  - {id: money-2, role: member, person: Bùi Thị Mẫu, position: Giám đốc, agency: Sở Tài chính,\n"
    "     order: 3, from: 2026-07-01, replaces: money}",
).replace(
    "  regulation:\n",
    """\
  reorganisations:
    - id: 2026-07
      effective: 2026-07-01
      issuer: governing_body_head
      number: blank
      date: 2026-06-29
      bases: [local-law, establishment]
      proposed_by:
        position: Giám đốc Công an tỉnh
        document:
          kind: Tờ trình
          number: blank
          date: 2026-06-24
          submission: {signatory: {position: Giám đốc, person: blank}}
      signatory: {member: chair}
  regulation:
""",
)
FILES = {**SOUND, C: CHANGED}

TWICE = """\
    - {id: 2026-08, effective: 2026-07-01, issuer: governing_body_head, number: blank, date: 2026-06-30,
       bases: [local-law], signatory: {member: chair}}
  regulation:
"""
MORE = "  - {id: more, role: member, person: Hồ Văn Mẫu, position: Phó, agency: Sở Y tế, from: 2026-0"


def changed(*pairs: tuple[str, str]) -> dict[str, str]:
    text = CHANGED
    for old, new in pairs:
        assert text.count(old) == 1, old
        text = text.replace(old, new)
    return {**SOUND, C: text}


def test_sound_reorganisation_has_no_findings(tmp_path: Path) -> None:
    dossier, found = load(write(tmp_path, FILES))
    assert told(found) == []
    assert dossier is not None


E, W = Severity.ERROR, Severity.WARNING


@pytest.mark.parametrize(
    ("pairs", "needle", "code", "severity"),
    [
        ([("effective: 2026-07-01", "effective: 2026-08-01")], "effective: @2026-08-01",
         "reorganisation-without-change", E),
        ([("effective: 2026-07-01", "effective: 2026-08-01")], "from: @2026-07-01",
         "newcomer-without-decision", W),
        ([("  regulation:\n", TWICE)], "id: 2026-08, effective: @2026-07-01", "reorganisation-twice", E),
        ([("date: 2026-06-29", "date: 2026-07-02")], "date: @2026-07-02", "reorganisation-backdated", W),
        ([("date: 2026-06-29", "date: 2026-08")], "date: @2026-08", "reorganisation-backdated", W),
        ([("replaces: money}", "replaces: mony}")], "replaces: @mony", "unknown-member", E),
        ([("replaces: money}", "replaces: money-2}")], "replaces: @money-2", "unknown-member", E),
        ([("to: 2026-06-30, ", "")], "from: @2026-07-01", "successor-too-early", E),
        ([("to: 2026-06-30, ", "to: 2026-07-01, ")], "from: @2026-07-01", "successor-too-early", E),
        ([("to: 2026-06-30, ", "to: 2026-06-01, ")], "from: @2026-07-01", "seat-empty", W),
        ([("from: 2026-07-01, ", "")], "replaces: @money", "successor-without-day", E),
        ([(", left_because: nghỉ hưu", "")], "to: @2026-06-30", "leaving-without-reason", W),
        ([("agencies:\n", f"{MORE}7-01, replaces: money}}\nagencies:\n")],
         "from: 2026-07-01, replaces: @money}\nag", "replaced-twice", E),
        ([("agencies:\n", f"{MORE}3-01}}\nagencies:\n")], "from: @2026-03-01",
         "newcomer-without-decision", W),
        ([("id: money-2, role: member", "id: money-2, role: deputy")], "replaces: @money",
         "replaced-in-other-role", W),
        ([("          kind: Tờ trình", "          kind: Công văn")], "kind: @Công văn",
         "not-a-submission", E),
        ([("{signatory: {position: Giám đốc, person: blank}}", "{signatory: {member: home}}")],
         "{signatory: {member: @home", "submission-signed-elsewhere", W),
        ([("date: 2026-06-24", "date: 2026-06-30")], "date: @2026-06-30\n          sub",
         "proposal-after-decision", E),
        ([("date: 2026-06-24", "date: 2026-07")], "date: @2026-07\n          sub",
         "proposal-after-decision", E),
    ],
)  # fmt: skip
def test_contradiction_is_reported_at_its_place(
    tmp_path: Path, pairs: list[tuple[str, str]], needle: str, code: str, severity: Severity
) -> None:
    files = changed(*pairs)
    dossier, found = load(write(tmp_path, files))
    findings = [one for one in found if one.code == code]
    assert [one.severity for one in findings] == [severity], "\n".join(map(str, found))
    assert told(found).count((code, place(files, C, needle))) == 1, "\n".join(map(str, found))
    assert (dossier is None) == found.has_errors()


def test_reorganisation_of_the_first_day_is_too_early(tmp_path: Path) -> None:
    text = COMMITTEE.replace(", order: ", ", from: 2026-01-15, order: ").replace(
        "order: 4, from: 2026-01-15}", "order: 4}"
    )
    text = text.replace("  regulation:\n", TWICE.replace("2026-07-01", "2026-01-15"), 1).replace(
        "    - {id: 2026-08", "  reorganisations:\n    - {id: 2026-08"
    )
    _dossier, found = load(write(tmp_path, {**SOUND, C: text}))
    assert "reorganisation-too-early" in {one.code for one in found}


def test_same_person_in_another_role_is_no_slip(tmp_path: Path) -> None:
    files = changed(
        ("id: money-2, role: member, person: Bùi Thị Mẫu", "id: money-2, role: deputy, person: Lê Minh Họa"),
        (", left_because: nghỉ hưu", ""),
    )
    dossier, found = load(write(tmp_path, files))
    assert told(found) == []
    assert dossier is not None


def test_submission_needs_an_agency(tmp_path: Path) -> None:
    text = CHANGED.replace(
        "standing_agency: {name: Công an tỉnh", "support_team: {name: Tổ giúp việc"
    ).replace("head: Giám đốc Công an tỉnh, symbol: CAT}", "head: Giám đốc Công an tỉnh}")
    text = text.replace("via: standing_agency", "via: support_team").replace(
        "estimate_by: standing_agency", "estimate_by: support_team"
    )
    text = text.replace("agencies:\n", "agencies:\n  - {name: Công an tỉnh}\n")
    _dossier, found = load(write(tmp_path, {**SOUND, C: text}))
    [finding] = [one for one in found if one.severity is Severity.ERROR]
    assert finding.code == "submission-without-agency"
    fixed = text.replace("submission: {signatory", "submission: {agency: Công an tỉnh, signatory")
    dossier, found = load(write(tmp_path / "fixed", {**SOUND, C: fixed}))
    assert dossier is not None, told(found)


def test_proposal_may_be_of_the_day_of_its_decision(tmp_path: Path) -> None:
    _dossier, found = load(write(tmp_path, changed(("date: 2026-06-24", "date: 2026-06-29"))))
    assert told(found) == []


def test_who_stays_in_another_role_needs_no_reason_for_leaving_the_seat(tmp_path: Path) -> None:
    """Money moves up to deputy and leaves the seat to another: that is the reason."""
    up = f"{MORE}7-01}}".replace("role: member, person: Hồ Văn Mẫu", "role: deputy, person: Lê Minh Họa")
    files = changed((", left_because: nghỉ hưu", ""), ("agencies:\n", f"{up}\nagencies:\n"))
    _dossier, found = load(write(tmp_path, files))
    assert "leaving-without-reason" not in [code for code, _where in told(found)]
