"""Report forms: who reports what by when, each duty and task with its source."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.documents.fields import blanks
from generator.documents.follow_up import report_due
from generator.dossier.schema import Report
from generator.vietnamese.periods import ReportingPeriod
from tests.documents.dossiers import DossierFiles, committee_of, documents, steering_committee, task_force


def forms(files: DossierFiles, folder: Path) -> dict[str, Any]:
    """The fields of every form by the reporter's id, for dossiers with one period."""
    period = next(iter(files.reports))
    found = documents(files.papers(folder), "mau-bao-cao")
    return {one.name.removeprefix(f"mau-bao-cao-{period}-"): one.fields for one in found}


@pytest.mark.parametrize(
    ("period", "due_day_of_month", "due", "next_due"),
    [
        ("2026-Q1", 20, "ngày 20 tháng 3 năm 2026", "ngày 20 tháng 6 năm 2026"),
        ("2026-Q4", 20, "ngày 20 tháng 12 năm 2026", "ngày 20 tháng 3 năm 2027"),
        ("2026-02", 31, "ngày 28 tháng 02 năm 2026", "ngày 31 tháng 3 năm 2026"),
        ("2028-02", 30, "ngày 29 tháng 02 năm 2028", "ngày 30 tháng 3 năm 2028"),
        ("2026-03", 31, "ngày 31 tháng 3 năm 2026", "ngày 30 tháng 4 năm 2026"),
        ("2026-12", 5, "ngày 05 tháng 12 năm 2026", "ngày 05 tháng 01 năm 2027"),
        ("2026-H1", 31, "ngày 30 tháng 6 năm 2026", "ngày 31 tháng 12 năm 2026"),
        ("2026", 15, "ngày 15 tháng 12 năm 2026", "ngày 15 tháng 12 năm 2027"),
    ],
)
def test_due_days_follow_the_regime(
    tmp_path: Path, period: str, due_day_of_month: int, due: str, next_due: str
) -> None:
    files = steering_committee()
    files.committee["regimes"]["reports"] |= {"due_day": due_day_of_month, "on_day_off": "unmoved"}
    files.reports = {"r": {"period": period}}
    one = forms(files, tmp_path)["police"].period
    assert (one.due, one.next_due) == (due, next_due)
    assert one.name == ReportingPeriod.parse(period).name


def test_due_day_of_the_report_goes_before_that_of_the_regime_and_only_for_its_period(tmp_path: Path) -> None:
    files = steering_committee()
    files.reports["2026-q1"]["due"] = "2026-04-05"
    one = forms(files, tmp_path)["police"].period
    assert (one.due, one.next_due) == ("ngày 05 tháng 4 năm 2026", "ngày 22 tháng 6 năm 2026")


@given(st.integers(2000, 2100), st.sampled_from([1, 3, 6, 12]), st.integers(1, 12), st.integers(1, 31))
def test_due_day_lies_in_the_last_month_of_the_period(
    made: Any, year: int, months: int, number: int, day: int
) -> None:
    period = ReportingPeriod(year, months, 1 + (number - 1) % (12 // months))
    files = steering_committee()
    files.committee["regimes"]["reports"] |= {"due_day": day, "on_day_off": "unmoved"}
    papers, report = made(files, period)
    due = report_due(papers, report, period)
    assert due is not None
    assert (due.year, due.month) == (period.last_day.year, period.last_day.month)
    assert due.day == day or (due == period.last_day and day > due.day)


def test_without_a_due_day_both_are_left_open(tmp_path: Path) -> None:
    files = steering_committee()
    del files.committee["regimes"]["reports"]["due_day"]
    told = list(blanks(forms(files, tmp_path)["police"]))
    assert [one for one in told if one.startswith("period.")] == ["period.due", "period.next_due"]


@pytest.mark.parametrize(("due", "year"), [(None, "2026"), ("2027-01-10", "2027"), ("2026-12-20", "2026")])
def test_report_is_dated_in_the_year_in_which_it_is_due(tmp_path: Path, due: str | None, year: str) -> None:
    files = steering_committee()
    files.reports = {"2026": {"period": "2026", **({"due": due} if due else {})}}
    assert forms(files, tmp_path)["police"].letterhead.date.endswith(f"năm {year}")


def test_deputies_and_members_report_but_not_the_governing_body_s_own_leaders(tmp_path: Path) -> None:
    assert list(forms(steering_committee(), tmp_path / "a")) == ["police", "finance"]
    assert list(forms(task_force(), tmp_path / "b")) == ["police", "office", "culture"]


def test_reporters_named_report_and_no_others(tmp_path: Path) -> None:
    files = steering_committee()
    files.reports["2026-q1"]["reporters"] = ["finance", "standing"]
    told = forms(files, tmp_path)
    assert list(told) == ["standing", "finance"]


def test_leader_of_the_body_above_reports_in_the_committee_s_role_not_in_that_body_s_name(
    tmp_path: Path,
) -> None:
    files = steering_committee()
    files.reports["2026-q1"]["reporters"] = ["standing"]
    one = forms(files, tmp_path)["standing"]
    role = "Phó Trưởng Ban Thường trực Ban Chỉ đạo"
    assert (one.letterhead.superior, one.letterhead.issuer) == (
        "UBND tỉnh Lai Châu",
        "Ban Chỉ đạo thử nghiệm",
    )
    assert one.letterhead.number.strip() == "/BC-BCĐ"
    assert one.signature.lines == ("PHÓ TRƯỞNG BAN THƯỜNG TRỰC",)
    assert (one.signature.post, one.signature.person) == ("Phó Chủ tịch UBND tỉnh", "Trần Thị Ví Dụ")
    assert (one.reporter.agency, one.attached_to.issuer) == (role, role)


def test_report_goes_through_the_standing_agency_but_not_its_own(tmp_path: Path) -> None:
    told = forms(steering_committee(), tmp_path)
    assert told["finance"].via == "Công an tỉnh"
    assert told["police"].via is None
    assert {one.addressee for one in told.values()} == {"Ban Chỉ đạo thử nghiệm tỉnh Lai Châu"}


def test_dossier_may_name_another_addressee_and_rule(tmp_path: Path) -> None:
    files = steering_committee()
    files.reports["2026-q1"] |= {"addressee": "Trưởng Ban Chỉ đạo", "under": "members"}
    one = forms(files, tmp_path)["finance"]
    assert one.addressee == "Trưởng Ban Chỉ đạo"
    assert one.rule.startswith("Điều 3 Quy chế ")


def test_report_goes_to_whom_the_regime_names_unless_it_names_another(tmp_path: Path) -> None:
    files = steering_committee()
    files.committee["regimes"]["reports"]["to"] = "Trưởng Ban Chỉ đạo"
    assert forms(files, tmp_path / "a")["finance"].addressee == "Trưởng Ban Chỉ đạo"
    files.reports["2026-q1"]["addressee"] = "Phó Trưởng Ban"
    assert forms(files, tmp_path / "b")["finance"].addressee == "Phó Trưởng Ban"


def test_nobody_is_asked_for_the_period_of_the_committee_s_own_report_alone(tmp_path: Path) -> None:
    files = steering_committee()
    own = {"number": "blank", "date": "2026-07-01", "signatory": {"member": "chair"}}
    files.reports = {"h1": {"period": "2026-H1", "consolidated": own}}
    assert forms(files, tmp_path / "a") == {}
    files.reports["h1"]["reporters"] = ["finance"]
    assert list(forms(files, tmp_path / "b")) == ["finance"]
    files.reports = {"h1": {"period": "2026-H1"}}
    assert list(forms(files, tmp_path / "c")) == ["police", "finance"]


def test_every_duty_of_role_and_standing_agency_stands_once(tmp_path: Path) -> None:
    told = forms(steering_committee(), tmp_path)
    assert [(row.number, row.text, row.basis, row.deadline) for row in told["police"].duties] == [
        (1, "Giúp Trưởng Ban Chỉ đạo theo Điều 1.", "khoản 1 Điều 2 Quy chế", "thường xuyên"),
        (2, "Chỉ đạo theo khoản 1 Điều 2;", "điểm a khoản 2 Điều 2 Quy chế", "thường xuyên"),
        (3, "Thay mặt theo điểm a khoản 2 Điều 2.", "điểm b khoản 2 Điều 2 Quy chế", "thường xuyên"),
        (4, "Báo cáo theo Điều 5; thực hiện Quy chế.", "khoản 1 Điều 3 Quy chế", "thường xuyên"),
        (5, "Tổng hợp, lưu hồ sơ.", "khoản 2 Điều 3 Quy chế", "thường xuyên"),
    ]
    assert [row.basis for row in told["finance"].duties] == ["khoản 1 Điều 3 Quy chế"]


def test_duty_of_a_named_member_stands_in_that_members_form_only(tmp_path: Path) -> None:
    files = steering_committee()
    files.regulation["chapters"][0]["articles"][2]["clauses"].append({
        "duties_of": ["finance"], "text": "Lo kinh phí."
    })  # fmt: skip
    told = forms(files, tmp_path)
    assert [row.text for row in told["finance"].duties if "kinh phí" in row.text] == ["Lo kinh phí."]
    assert not [row for row in told["police"].duties if "kinh phí" in row.text]


def test_words_that_mean_the_place_itself_are_made_to_say_which(tmp_path: Path) -> None:
    files = steering_committee()
    files.regulation["chapters"][0]["articles"][2]["clauses"][0] = {
        "duties_of": ["member"],
        "text": "Làm theo Chương này, Điều này và khoản này. Khoản này, Điều này trong Quy chế này.",
    }
    [row] = forms(files, tmp_path)["finance"].duties
    assert row.text == ("Làm theo Chương I, Điều 3 và khoản 1 Điều 3. Khoản 1 Điều 3, Điều 3 trong Quy chế.")


def test_bases_are_the_numbers_of_the_regulation_as_it_is_now(tmp_path: Path) -> None:
    files = steering_committee()
    del files.regulation["chapters"][0]["articles"][1]
    bases = [row.basis for row in forms(files, tmp_path)["finance"].duties]
    assert bases == ["khoản 1 Điều 2 Quy chế"]


def test_duty_keeps_its_paragraphs_and_title(tmp_path: Path) -> None:
    files = steering_committee()
    files.regulation["chapters"][0]["articles"][2]["clauses"][0] = {
        "duties_of": ["member"],
        "title": "Tên",
        "text": ["Một.", "Hai."],
        "points": [{"paragraph": "Ba."}],
    }
    [row] = forms(files, tmp_path)["finance"].duties
    assert row.text.split("\n") == ["Tên", "Một.", "Hai.", "Ba."]


def test_tasks_of_the_agency_cite_their_notice(tmp_path: Path) -> None:
    files = steering_committee()
    files.meetings["2026-03"]["conclusion"]["number"] = "9"
    told = forms(files, tmp_path)
    [task] = told["finance"].tasks
    assert (task.number, task.text, task.deadline) == (
        1,
        "Lập danh mục.",
        "chậm nhất ngày 30 tháng 4 năm 2026",
    )
    assert task.basis == "Thông báo số 09/TB-BCĐ ngày 23 tháng 3 năm 2026"
    assert [row.text for row in told["police"].tasks] == ["Cập nhật hằng ngày"]


@pytest.mark.parametrize(
    ("held", "deadline", "completed", "period", "is_listed"),
    [
        ("2026-03-20", "2026-04-30", None, "2026-Q1", True),
        ("2026-03-31", "2026-04-30", None, "2026-Q1", True),
        ("2026-04-01", "2026-04-30", None, "2026-Q1", False),
        ("2026-04", "2026-04-30", None, "2026-Q1", False),
        ("blank", "2026-04-30", None, "2026-Q1", True),
        ("2026-03-20", "2026-04-30", None, "2026-Q2", True),
        ("2026-03-20", "2026-03-31", None, "2026-Q2", True),
        ("2026-03-20", "2026-04-30", "2026-03-31", "2026-Q2", False),
        ("2026-03-20", "2026-03-31", "2026-04-01", "2026-Q2", True),
        ("2026-03-20", "2026-Q2", None, "2026-06", True),
        ("2026-03-20", "regular", None, "2027", True),
    ],
)
def test_task_is_reported_from_the_meeting_until_it_is_completed(
    tmp_path: Path, held: str, deadline: str, completed: str | None, period: str, is_listed: bool
) -> None:
    files = steering_committee()
    meeting = files.meetings["2026-03"]
    meeting["date"] = held
    for paper in ("invitation", "conclusion"):
        meeting[paper]["date"] = "blank"
    meeting["conclusion"]["tasks"][0] |= {"deadline": deadline} | (
        {"completed": completed} if completed else {}
    )
    files.reports = {"r": {"period": period}}
    assert bool(forms(files, tmp_path)["finance"].tasks) == is_listed


def test_task_given_to_a_member_is_its_agency_s(tmp_path: Path) -> None:
    files = steering_committee()
    files.meetings["2026-03"]["conclusion"]["tasks"][0]["lead"] = "Sở Tài chính"
    files.meetings["2026-06"] = {**files.meetings["2026-03"], "date": "2026-03-25"}
    files.meetings["2026-06"]["conclusion"] = {
        **files.meetings["2026-03"]["conclusion"],
        "date": "2026-03-27",
        "tasks": [{"id": "t3", "text": "Thêm", "lead": "Sở Tài chính", "deadline": "regular"}],
    }
    rows = forms(files, tmp_path)["finance"].tasks
    assert [(row.number, row.text) for row in rows] == [(1, "Lập danh mục."), (2, "Thêm")]


@pytest.mark.parametrize(
    ("position", "agency", "lines"),
    [
        ("Giám đốc Sở Tài chính", "Sở Tài chính", ("Giám đốc",)),
        ("Phó Giám đốc Công an tỉnh", "Công an tỉnh", ("KT. Giám đốc", "Phó Giám đốc")),
        ("Trưởng Thuế tỉnh", "Thuế tỉnh", ("Trưởng Thuế tỉnh",)),
        ("Trưởng Công an xã", "Công an xã", ("Trưởng Công an xã",)),
        ("Chánh Văn phòng Ủy ban nhân dân tỉnh", "Văn phòng Ủy ban nhân dân tỉnh", ("Chánh Văn phòng",)),
        (
            "Phó Chánh Văn phòng Ủy ban nhân dân tỉnh",
            "Văn phòng Ủy ban nhân dân tỉnh",
            ("KT. Chánh Văn phòng", "Phó Chánh Văn phòng"),
        ),
        ("Trưởng phòng Kinh tế", "Phòng Kinh tế", ("Trưởng phòng",)),
        (
            "Phó Trưởng phòng Văn hóa - Xã hội",
            "Phòng Văn hóa - Xã hội",
            ("KT. Trưởng phòng", "Phó Trưởng phòng"),
        ),
        ("Chủ tịch Hội Mẫu", "Hội Mẫu", ("Chủ tịch",)),
        (
            "Phó Giám đốc phụ trách Sở Tài chính",
            "Sở Tài chính",
            ("KT. Giám đốc", "Phó Giám đốc"),
        ),
    ],
)
def test_reporter_signs_with_the_post_without_the_agency_above(
    tmp_path: Path, position: str, agency: str, lines: tuple[str, ...]
) -> None:
    files = steering_committee()
    files.committee["members"][3] |= {"position": position, "agency": agency}
    files.meetings = {}
    files.reports["2026-q1"]["reporters"] = ["finance"]
    assert forms(files, tmp_path)["finance"].signature.lines == lines


def test_form_lists_exactly_what_is_left_to_fill_in(tmp_path: Path) -> None:
    files = steering_committee()
    assert list(blanks(forms(files, tmp_path / "a")["finance"])) == [
        "letterhead.number",
        "letterhead.date",
        "rule",
        "tasks[0].basis",
        "attached_to.number",
        "attached_to.date",
    ]
    files.committee["decisions"]["regulation"] |= {"number": "64", "date": "2026-02-15"}
    files.meetings["2026-03"]["conclusion"]["number"] = "9"
    files.committee["members"][3]["person"] = "blank"
    assert list(blanks(forms(files, tmp_path / "b")["finance"])) == [
        "letterhead.number",
        "letterhead.date",
        "signature.person",
        "attached_to.number",
        "attached_to.date",
    ]


def test_appendix_names_its_report_without_room_that_breaks(tmp_path: Path) -> None:
    one = forms(steering_committee(), tmp_path)["police"].attached_to
    assert one.kind == "Báo cáo"
    assert one.issuer == "Công an tỉnh Lai Châu"
    assert not re.search(" {2,}", one.number + one.date)


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Any:
    """Opens a dossier's papers and a report of a period without reading files again for every example."""
    papers = steering_committee().papers(tmp_path_factory.mktemp("dossier"), date(2026, 1, 1))

    def make(files: DossierFiles, period: ReportingPeriod) -> tuple[Any, Report]:
        record = replace(papers.dossier.record, committee=committee_of(files))
        report = Report.model_validate({"id": "r", "period": str(period)})
        return replace(papers, dossier=replace(papers.dossier, record=record)), report

    return make
