"""What the dates of a dossier say against each other and against the memberships, each at its place."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.diagnostics import Severity
from tests.dossier.specimen import load, place, write
from tests.dossier.year import OPINIONS, PROGRAMMES, REMINDERS, YEAR, spoiled_year
from tests.sources.faults import told

C, M, R = "committee.yaml", "meetings/hop-1.yaml", "reports/quy-1.yaml"

MEETINGS = "meetings: {frequency: quarterly, "
CHAIR, VICE, MONEY = "order: 1}", "order: 2}", "order: 3}"
ERROR, WARNING = Severity.ERROR, Severity.WARNING


@pytest.mark.parametrize(
    ("notice", "sent", "held", "days"),
    [
        (3, "2026-03-18", "2026-03-20", "2"),
        (3, "2026-03-20", "2026-03-20", "0"),
        (11, "2026-03-10", "2026-03-20", "10"),
        # The most that the blanks may leave is too little.
        (30, "2026-03", "2026-03-20", "19"),
        (30, "2026-03-10", "2026-03", "21"),
    ],
)
def test_invitation_that_is_too_late_is_told_with_the_days(
    tmp_path: Path, notice: int, sent: str, held: str, days: str
) -> None:
    files = invited(notice, sent, held)
    dossier, found = load(write(tmp_path, files))
    assert dossier is not None
    assert told(found) == [("notice-too-short", place(files, M, f"number: blank\n  date: @{sent}\n  sig"))]
    (one,) = found
    assert one.severity is WARNING
    assert {days, str(notice)} <= set(one.message.replace(";", " ").split())


@pytest.mark.parametrize(
    ("notice", "sent", "held"),
    [
        (3, "2026-03-17", "2026-03-20"),
        (10, "2026-03-10", "2026-03-20"),
        (19, "2026-03", "2026-03-20"),
        (30, "blank", "2026-03-20"),
        (30, "2026-03-10", "blank"),
        (None, "2026-03-20", "2026-03-20"),
    ],
)
def test_invitation_in_time_or_perhaps_in_time_is_not_told(
    tmp_path: Path, notice: int | None, sent: str, held: str
) -> None:
    _dossier, found = load(write(tmp_path, invited(notice, sent, held)))
    assert told(found) == []


def invited(notice: int | None, sent: str, held: str) -> dict[str, str]:
    key = f"notice_days: {notice}, " if notice else ""
    meeting = (
        YEAR[M].replace("date: 2026-03-20", f"date: {held}").replace("date: 2026-03-10", f"date: {sent}")
    )
    return {**YEAR, C: YEAR[C].replace(MEETINGS, MEETINGS + key), M: meeting}


@pytest.mark.parametrize(
    ("changed", "file", "needle", "severity"),
    [
        # Who signs as head or for the head is a member on that day.
        ({C: (VICE, "order: 2, to: 2026-02-28}")}, M, "{member: @vice, capacity", ERROR),
        ({C: (VICE, "order: 2, from: 2026-04-01}")}, M, "{member: @vice, capacity", ERROR),
        ({C: (VICE, "order: 2, from: 2026-03-16}")}, M, "{member: @vice, capacity", WARNING),
        ({C: (VICE, "order: 2, to: 2026-03-25}")}, M, "{member: @vice, capacity", WARNING),
        # By order, it need not be as a member.
        (
            {C: (VICE, "order: 2, to: 2026-02-28}"), M: ("capacity: deputy", "capacity: by_order")},
            M,
            "{member: @vice, capacity",
            WARNING,
        ),
        ({M: ("date: 2026-03-20", "date: 2026-01-10\nchair: home")}, M, "chair: @home", ERROR),
        ({M: ("date: 2026-03-20", "date: 2026-01\nchair: home")}, M, "chair: @home", WARNING),
        ({C: (MONEY, "order: 3, to: 2025-12-31}")}, R, "[home, @money]", ERROR),
        ({C: (MONEY, "order: 3, from: 2026-04-01}")}, R, "[home, @money]", ERROR),
        ({C: (MONEY, "order: 3, from: 2026-04-02}")}, OPINIONS, "[vice, @money]", ERROR),
        ({OPINIONS: ("date: 2026-04-01", "date: 2026-04"), C: (MONEY, "order: 3, to: 2026-04-15}")},
         OPINIONS, "[vice, @money]", WARNING),
    ],
)  # fmt: skip
def test_who_acts_is_a_member_on_that_day(
    tmp_path: Path, changed: dict[str, tuple[str, str]], file: str, needle: str, severity: Severity
) -> None:
    files = dict(YEAR)
    for name, (old, new) in changed.items():
        assert files[name].count(old) == 1
        files[name] = files[name].replace(old, new)
    _dossier, found = load(write(tmp_path, files))
    where = f"{tmp_path / file}:{place(files, file, needle)}"
    assert ("member-not-serving", severity) in {
        (one.code, one.severity) for one in found if str(one.location) == where
    }


@pytest.mark.parametrize(
    ("file", "old", "new"),
    [
        # A paper of the body above is signed in another post, which did not begin with the membership.
        (C, CHAIR, "order: 1, from: 2026-02-01}"),
        (C, MONEY, "order: 3, to: 2026-01-31}"),
        # Who joins after the period and before the report is due may report.
        (R, "due: 2026-03-20", "due: 2026-04-05"),
        (M, "date: 2026-03-20", "date: blank\nchair: home"),
    ],
)  # fmt: skip
def test_who_may_act_is_not_told(tmp_path: Path, file: str, old: str, new: str) -> None:
    files = spoiled_year(file, old, new)
    if file == R:
        files[C] = files[C].replace(MONEY, "order: 3, from: 2026-04-01}")
    if "2026-01-31" in new:
        files[OPINIONS] = files[OPINIONS].replace(", money", "")
    _dossier, found = load(write(tmp_path, files))
    assert "member-not-serving" not in {one.code for one in found}


def test_body_that_begins_within_the_blank_days_can_sign_after_that(tmp_path: Path) -> None:
    members = [f"{order}, from: 2026-02-10}}" for order in ("order: 1", "order: 2", "order: 3")]
    committee = (
        YEAR[C].replace("from: 2026-01-15", "from: 2026-02-10").replace("date: 2026-02-15", "date: 2026-02")
    )
    for old, new in zip((CHAIR, VICE, MONEY), members, strict=True):
        committee = committee.replace(old, new)
    _dossier, found = load(write(tmp_path, {**YEAR, C: committee}))
    assert told(found) == []


def test_head_who_left_neither_signs_nor_leads_and_his_successor_is_named(tmp_path: Path) -> None:
    successor = "  - {id: new, role: chair, person: blank, position: a, agency: b, from: 2026-03-01}\n"
    committee = (
        YEAR[C].replace(CHAIR, "order: 1, to: 2026-02-28}").replace("agencies:\n", f"{successor}agencies:\n")
    )
    meeting = YEAR[M].replace("date: 2026-03-20", "date: 2026-03-20\nchair: chair")
    files = {**YEAR, C: committee, M: meeting}
    dossier, found = load(write(tmp_path, files))
    assert dossier is None
    late = [one for one in found if one.code == "member-not-serving"]
    assert {(str(one.location), one.severity) for one in late} == {
        (f"{tmp_path / file}:{place(files, file, needle)}", severity)
        for file, needle, severity in (
            (C, "2026-06-25\n      bases: [local-law, plan]\n      signatory: {member: @chair}", WARNING),
            (M, "\nchair: @chair", ERROR),
            (R, "{member: @chair}", ERROR),
            (REMINDERS, "{member: @chair}", ERROR),
        )
    }
    assert all("new" in str(one.hint) for one in late)


def test_meeting_without_a_head_on_its_day_needs_someone_who_chairs_it(tmp_path: Path) -> None:
    files = {**YEAR, C: YEAR[C].replace(CHAIR, "order: 1, to: 2026-03-19}")}
    _dossier, found = load(write(tmp_path, files))
    where = f"{tmp_path / M}:{place(files, M, 'date: @2026-03-20')}"
    assert [one.severity for one in found if str(one.location) == where] == [ERROR]


@pytest.mark.parametrize(
    ("file", "old", "new", "needle", "code", "severity"),
    [
        (REMINDERS, "respond_by: 2026-07-20", "respond_by: 2026-07-09", "respond_by: @2026",
         "answer-before-letter", ERROR),
        (OPINIONS, "respond_by: 2026-04-10", "respond_by: 2026-03-31", "respond_by: @2026",
         "answer-before-letter", ERROR),
        (REMINDERS, "as_of: 2026-07-08", "as_of: 2026-07-11", "as_of: @2026", "reminder-looks-ahead",
         WARNING),
        (PROGRAMMES, "year: 2026", "year: 2028", "year: @2028", "programme-of-another-year", WARNING),
        (PROGRAMMES, "date: 2026-02-20", "date: 2027-01", "year: @2026", "programme-of-another-year",
         WARNING),
        (PROGRAMMES, "deadline: 2026-Q3", "deadline: 2027-Q3", "deadline: @2027", "deadline-outside-year",
         WARNING),
        (PROGRAMMES, "deadline: 2026-Q3", "deadline: 2025-12-31", "deadline: @2025", "deadline-outside-year",
         WARNING),
        (R, "period: 2026-Q1", "period: 2026-03", "period: @2026-03", "period-outside-regime", WARNING),
        (R, "period: 2026-Q1\n", "period: 2026-H1\n", "period: @2026-H1", "period-outside-regime", WARNING),
        (PROGRAMMES, "Làm việc ba", "Làm  việc ba", "text: @Làm  việc", "double-blank", WARNING),
        (OPINIONS, "dự thảo kế hoạch", "dự thảo\u00a0kế hoạch", "subject: @dự", "hidden-character", WARNING),
        (REMINDERS, "[Sở Nội vụ]", "[Sở Nội vụ]\nrecipients: [S\ufffd Tài chính]", "[@S\ufffd", "lost-letter",
         WARNING),
    ],
)  # fmt: skip
def test_contradiction_of_records_is_told_at_its_place(  # noqa: PLR0917 - one row of the table above
    tmp_path: Path, file: str, old: str, new: str, needle: str, code: str, severity: Severity
) -> None:
    files = spoiled_year(file, old, new)
    _dossier, found = load(write(tmp_path, files))
    where = f"{tmp_path / file}:{place(files, file, needle)}"
    assert (code, severity, where) in {(one.code, one.severity, str(one.location)) for one in found}


@pytest.mark.parametrize(
    ("file", "old", "new"),
    [
        (REMINDERS, "date: 2026-07-10", "date: 2026-07"),
        (REMINDERS, "date: 2026-07-10", "date: blank"),
        (REMINDERS, "respond_by: 2026-07-20", "respond_by: 2026-07-10"),
        (REMINDERS, "as_of: 2026-07-08", "as_of: 2026-07-10"),
        (PROGRAMMES, "date: 2026-02-20", "date: 2025-12"),
        (PROGRAMMES, "date: 2026-02-20", "date: blank"),
        (PROGRAMMES, "deadline: 2026-Q3", "deadline: 2026"),
        # The body's own reports have periods of their own, and some bodies report when it is needed.
        (C, "  funding:", "  committee_reports: {frequency: annual}\n  funding:"),
        (C, "reports: {frequency: quarterly", "reports: {frequency: on_demand"),
        (C, "  reports: {frequency: quarterly, due_day: 20, via: standing_agency}\n", ""),
    ],
)
def test_records_that_fit_are_not_told(tmp_path: Path, file: str, old: str, new: str) -> None:
    files = spoiled_year(file, old, new)
    if file == C:
        files[R] = YEAR[R].replace("due: 2026-03-20\n", "").replace("period: 2026-Q1", "period: 2026")
        files[R] = files[R].replace("date: 2026-03-30", "date: 2027-01")
    _dossier, found = load(write(tmp_path, files))
    assert told(found) == []


@pytest.mark.parametrize("key", ["lead", "deadline"])
def test_task_without_lead_or_deadline_is_told_at_the_task_in_words(tmp_path: Path, key: str) -> None:
    value = {"lead": "lead: Sở Nội vụ, ", "deadline": ", deadline: 2026-Q2"}[key]
    files = spoiled_year(M, value, "")
    dossier, found = load(write(tmp_path, files))
    assert dossier is None
    assert told(found) == [("missing-key", place(files, M, "tasks:\n    - @{id: one"))]
    hint = {"lead": "Cơ quan chủ trì", "deadline": "Thời hạn"}[key]
    assert hint in str(next(iter(found)).hint)


@pytest.mark.parametrize("key", ["lead", "deadline"])
def test_task_with_an_empty_lead_or_deadline_is_told_at_the_key(tmp_path: Path, key: str) -> None:
    value = {"lead": "lead: Sở Nội vụ", "deadline": "deadline: 2026-Q2"}[key]
    files = spoiled_year(M, value, f"{key}: ")
    dossier, found = load(write(tmp_path, files))
    assert dossier is None
    assert told(found) == [
        ("empty-value", place(files, M, f"@{key}: " + {"lead": ", coop", "deadline": "}"}[key]))
    ]


def test_report_of_any_period_fits_where_one_regime_has_no_fixed_one(tmp_path: Path) -> None:
    """The body reports whenever it is asked to: a report of a month may be that."""
    files = spoiled_year(R, "period: 2026-Q1\n", "period: 2026-03\n")
    regime = "  committee_reports: {frequency: on_demand}\n  funding:"
    files[C] = files[C].replace("  funding:", regime)
    _dossier, found = load(write(tmp_path, files))
    assert "period-outside-regime" not in [code for code, _where in told(found)]


@pytest.mark.parametrize(("last", "codes"), [("2026-06-25", set()), ("2026-06-24", {"member-not-serving"})])
def test_who_signs_for_the_body_above_may_leave_on_that_day(
    tmp_path: Path, last: str, codes: set[str]
) -> None:
    """The reorganisation is of 25 June 2026."""
    files = {**YEAR, C: YEAR[C].replace(CHAIR, f"order: 1, to: {last}}}")}
    _dossier, found = load(write(tmp_path, files))
    where = place(files, C, "bases: [local-law, plan]\n      signatory: {member: @chair")
    assert {code for code, place_told in told(found) if place_told == where} == codes


@pytest.mark.parametrize(
    ("more", "codes"),
    [
        ("period: 2026-Q1\nreporters: [money]\n", ["period-twice"]),
        ("period: 2026-Q1\n", ["period-twice"]),
        ("period: 2026-Q1\nreporters: [vice]\n", []),
        ("period: 2026-Q2\nreporters: [money]\n", []),
    ],
)
def test_period_that_two_files_ask_the_same_members_about_is_told(
    tmp_path: Path, more: str, codes: list[str]
) -> None:
    dossier, found = load(write(tmp_path, {**YEAR, "reports/quy-1b.yaml": more}))
    assert dossier is not None
    assert [code for code, _where in told(found)] == codes
