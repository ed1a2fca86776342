"""The committee's own report of a period: from members' reports, tasks and what the dossier adds."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.documents.consolidated import ConsolidatedFields, headings
from generator.documents.fields import blanks
from tests.documents.dossiers import DRAFTED, DossierFiles, all_documents, documents, steering_committee
from tests.documents.outlines import opened, texts

OWN = {"number": "8", "date": "2026-06-25", "issuer": "committee", "signatory": {"member": "chair"}}
POLICE = {"reporter": "police", "date": "2026-06-19"}
FINANCE = {"reporter": "finance", "date": "2026-06-22"}


def reporting(*received: dict[str, Any], **own: Any) -> DossierFiles:
    """A dossier with the committee's report on the second quarter; two members owe theirs."""
    files = steering_committee()
    files.reports = {"q2": {"period": "2026-Q2", "received": list(received), "consolidated": {**OWN, **own}}}
    return files


def report(files: DossierFiles, folder: Path, day: date = DRAFTED) -> ConsolidatedFields:
    [one] = documents(files.papers(folder, day), "bao-cao-tong-hop")
    assert one.name == "bao-cao-tong-hop-q2"
    assert isinstance(one.fields, ConsolidatedFields)
    return one.fields


def tasks_of(files: DossierFiles) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = files.meetings["2026-03"]["conclusion"]["tasks"]
    return found


def test_results_stand_by_agency_in_the_members_order(tmp_path: Path) -> None:
    one = report(
        reporting({**FINANCE, "results": ["Lập dự toán."]}, {**POLICE, "results": ["Kiểm tra;", "Họp"]}),
        tmp_path,
    )
    assert [(part.number, part.agency, [line.text for line in part.results]) for part in one.agencies] == [
        (1, "Công an tỉnh", ["Kiểm tra", "Họp"]),
        (2, "Sở Tài chính", ["Lập dự toán"]),
    ]
    assert (one.reporting.given, one.reporting.owed, one.reporting.missing) == ("02", "02", ())


def test_missing_report_leaves_a_line_to_fill_in(tmp_path: Path) -> None:
    files = reporting({**POLICE, "results": ["Kiểm tra"]}, assessment=["Tốt."], plans=["Họp"])
    one = report(files, tmp_path)
    assert [line.is_open for line in one.agencies[1].results] == [True]
    assert (one.reporting.given, one.reporting.owed) == ("01", "02")
    assert one.reporting.missing == ("Sở Tài chính",)
    assert "agencies[1].results[0].text" in list(blanks(one))


def test_agency_that_reported_without_results_has_no_part(tmp_path: Path) -> None:
    one = report(reporting({**POLICE, "plans": ["Họp"]}, {**FINANCE, "results": ["Lập"]}), tmp_path)
    assert [part.agency for part in one.agencies] == ["Sở Tài chính"]
    assert one.reporting.missing == ()


def test_what_agencies_say_names_them_and_what_the_committee_says_comes_first(tmp_path: Path) -> None:
    files = reporting(
        {**FINANCE, "difficulties": ["Thiếu tiền"], "plans": ["Lập dự toán"], "proposals": ["Cấp vốn"]},
        {**POLICE, "difficulties": ["Thiếu người"], "proposals": ["Thêm người"]},
        shortcomings=["Chậm"],
        causes=["Ít người"],
        plans=["Họp"],
        proposals=["Xem xét"],
    )
    one = report(files, tmp_path)
    assert [(line.text, line.agency) for line in one.difficulties] == [
        ("Thiếu người", "Công an tỉnh"),
        ("Thiếu tiền", "Sở Tài chính"),
    ]
    assert [(line.text, line.agency) for line in one.proposals] == [
        ("Xem xét", None),
        ("Thêm người", "Công an tỉnh"),
        ("Cấp vốn", "Sở Tài chính"),
    ]
    assert [(line.text, line.agency) for line in one.agency_plans] == [("Lập dự toán", "Sở Tài chính")]
    assert [line.text for line in one.own_plans] == ["Họp"]
    assert [line.text for line in one.shortcomings] == ["Chậm"]
    assert [line.text for line in one.causes] == ["Ít người"]


def test_what_the_committee_itself_must_say_is_left_open(tmp_path: Path) -> None:
    one = report(reporting(POLICE, FINANCE), tmp_path)
    assert [line.is_open for line in (*one.assessment, *one.own_plans)] == [True, True]
    assert one.difficulties == one.shortcomings == one.causes == one.proposals == ()
    assert [path for path in blanks(one) if path.startswith(("assessment", "own_plans"))] == [
        "assessment[0].text",
        "own_plans[0].text",
    ]


@pytest.mark.parametrize(
    ("completed", "deadline", "standing", "progress"),
    [
        ("2026-04-30", "2026-04-30", "Hoàn thành đúng hạn", "Đã hoàn thành ngày 30 tháng 4 năm 2026"),
        ("2026-05-12", "2026-04-30", "Hoàn thành chậm 12 ngày", "Đã hoàn thành ngày 12 tháng 5 năm 2026"),
        ("2026-05-12", "regular", "Hoàn thành đúng hạn", "Đã hoàn thành ngày 12 tháng 5 năm 2026"),
        ("2026-06-26", "2026-06-24", "Quá hạn 1 ngày", ""),
        (None, "2026-06-25", "Đang thực hiện", ""),
        (None, "2026-05", "Quá hạn 25 ngày", ""),
        (None, "regular", "Đang thực hiện", ""),
    ],
)
def test_task_stands_as_on_the_day_of_the_report(
    tmp_path: Path, completed: str | None, deadline: str, standing: str, progress: str
) -> None:
    files = reporting()
    tasks_of(files)[0] |= {"deadline": deadline} | ({"completed": completed} if completed else {})
    one = report(files, tmp_path)
    assert (one.tasks[0].standing, one.tasks[0].progress) == (standing, progress)
    assert one.as_of == "ngày 25 tháng 6 năm 2026"


def test_numbers_of_tasks_add_up(tmp_path: Path) -> None:
    files = reporting()
    files.meetings["2026-03"]["conclusion"]["tasks"] = [
        {"id": str(number), "text": "Việc", "lead": "Công an tỉnh", "deadline": deadline}
        | ({"completed": completed} if completed else {})
        for number, (deadline, completed) in enumerate([
            ("2026-05", "2026-05-01"), ("2026-05", "2026-06-01"), ("2026-05", "2026-06-02"),
            ("2026-05", None), ("2026-05", None), ("2026-05", None),
            ("2026", None), ("2026", None), ("2026", None), ("regular", None),
        ])
    ]  # fmt: skip
    one = report(files, tmp_path).task_counts
    assert (one.total, one.in_time, one.late, one.overdue, one.in_progress) == ("10", "01", "02", "03", "04")


def test_newest_words_on_a_task_are_taken_and_blank_is_left_without_any(tmp_path: Path) -> None:
    files = reporting(
        {**FINANCE, "progress": [{"task": "t1", "text": "gần xong."}]},
        {**FINANCE, "date": "2026-06-10", "progress": [{"task": "t1", "text": "mới làm"}]},
    )
    one = report(files, tmp_path / "a")
    assert [(task.text, task.lead, task.progress) for task in one.tasks] == [
        ("Lập danh mục", "Sở Tài chính", "Gần xong"),
        ("Cập nhật hằng ngày", "Công an tỉnh", ""),
    ]
    assert [path for path in blanks(one) if path.startswith("tasks")] == ["tasks[1].progress"]
    tasks_of(files)[0]["completed"] = "2026-06-24"
    told = report(files, tmp_path / "b").tasks[0].progress
    assert told == "Đã hoàn thành ngày 24 tháng 6 năm 2026. Gần xong"


@pytest.mark.parametrize(
    ("held", "completed", "is_told"),
    [
        ("2026-03-20", None, True),
        ("2026-03-20", "2026-03-31", False),
        ("2026-03-20", "2026-04-01", True),
        ("2026-06-25", None, True),
        ("2026-06-26", None, False),
    ],
)
def test_task_is_told_when_given_by_the_day_and_not_completed_before_the_period(
    tmp_path: Path, held: str, completed: str | None, is_told: bool
) -> None:
    files = reporting()
    meeting = files.meetings["2026-03"]
    meeting |= {"date": held, "invitation": None}
    meeting["conclusion"] |= {"date": "blank"}
    tasks_of(files)[0] |= {"deadline": "2026"} | ({"completed": completed} if completed else {})
    one = report(files, tmp_path)
    assert ("Lập danh mục" in [task.text for task in one.tasks]) is is_told


def test_monthly_reports_of_members_fill_the_quarter_of_the_committee(tmp_path: Path) -> None:
    files = reporting()
    files.committee["regimes"]["reports"]["frequency"] = "monthly"
    files.committee["regimes"]["committee_reports"] = {"frequency": "quarterly"}
    del files.reports["q2"]["received"]
    for month in ("04", "05", "06", "07"):
        files.reports[f"thang-{month}"] = {
            "period": f"2026-{month}",
            "received": [{**POLICE, "date": f"2026-{month}-28", "results": [f"Việc tháng {month}"]}],
        }
    files.reports["thang-05"]["received"] = [{**FINANCE, "date": "2026-05-28", "results": ["Chi"]}]
    one = report(files, tmp_path)
    assert [(part.agency, [line.text for line in part.results]) for part in one.agencies] == [
        ("Công an tỉnh", ["Việc tháng 04", "Tháng 5 năm 2026: \t", "Việc tháng 06"]),
        ("Sở Tài chính", ["Tháng 4 năm 2026: \t", "Chi", "Tháng 6 năm 2026: \t"]),
    ]
    assert one.reporting.missing == (
        "Công an tỉnh (tháng 5 năm 2026)",
        "Sở Tài chính (tháng 4 năm 2026 và tháng 6 năm 2026)",
    )


def test_reports_within_the_period_stand_in_order_of_time_whatever_their_files_are_called(
    tmp_path: Path,
) -> None:
    files = reporting()
    files.committee["regimes"]["reports"]["frequency"] = "monthly"
    files.committee["regimes"]["committee_reports"] = {"frequency": "quarterly"}
    del files.reports["q2"]["received"]
    for name, month in (("c", "04"), ("b", "05"), ("a", "06")):
        received = [{**POLICE, "date": f"2026-{month}-28", "results": [f"Việc tháng {month}"]}]
        files.reports[name] = {"period": f"2026-{month}", "reporters": ["police"], "received": received}
    [part] = [one for one in report(files, tmp_path).agencies if one.agency == "Công an tỉnh"]
    assert [line.text for line in part.results] == ["Việc tháng 04", "Việc tháng 05", "Việc tháng 06"]


def test_report_of_who_left_during_the_period_counts_for_the_seat_once(tmp_path: Path) -> None:
    files = reporting({**FINANCE, "date": "2026-05-30", "results": ["Bàn giao"]}, POLICE)
    left = {**files.committee["members"][3], "to": "2026-05-31"}
    joined = {**files.committee["members"][3], "id": "finance-2", "from": "2026-06-01", "replaces": "finance"}
    files.committee["members"][3:] = [left, joined]
    one = report(files, tmp_path / "a")
    assert [(part.agency, [line.text for line in part.results]) for part in one.agencies] == [
        ("Sở Tài chính", ["Bàn giao"])
    ]
    assert (one.reporting.given, one.reporting.missing) == ("02", ())
    left["to"], joined["from"] = "2026-06-30", "2026-07-01"
    again = report(files, tmp_path / "b")
    assert [line.text for part in again.agencies for line in part.results] == ["Bàn giao"]


def test_report_that_nobody_asked_for_is_told_and_not_counted(tmp_path: Path) -> None:
    files = reporting({"reporter": "standing", "date": "2026-06-20", "results": ["Chỉ đạo"]}, POLICE, FINANCE)
    one = report(files, tmp_path)
    # Who leads the governing body reports in the role held here, not for the body above.
    assert [part.agency for part in one.agencies] == ["Phó Trưởng Ban Thường trực Ban Chỉ đạo"]
    assert (one.reporting.given, one.reporting.owed) == ("02", "02")


def test_report_goes_to_whom_it_names_then_the_regime_then_the_body_above(tmp_path: Path) -> None:
    files = reporting(addressee="Tỉnh ủy")
    files.committee["regimes"]["committee_reports"] = {"frequency": "quarterly", "to": "UBND tỉnh"}
    assert report(files, tmp_path / "a").addressee == "Tỉnh ủy"
    del files.reports["q2"]["consolidated"]["addressee"]
    assert report(files, tmp_path / "b").addressee == "UBND tỉnh"
    del files.committee["regimes"]["committee_reports"]
    assert report(files, tmp_path / "c").addressee == "Ủy ban nhân dân tỉnh"
    files.committee["members"][0]["position"] = "Phó Chủ tịch Ủy ban nhân dân tỉnh"
    assert report(files, tmp_path / "d").addressee == "Chủ tịch Ủy ban nhân dân tỉnh"


def test_appendix_names_its_report(tmp_path: Path) -> None:
    one = report(reporting(), tmp_path)
    assert one.letterhead.number == "08/BC-BCĐ"
    assert (one.attached_to.kind, one.attached_to.number, one.attached_to.date, one.attached_to.issuer) == (
        "Báo cáo",
        "08/BC-BCĐ",
        "ngày 25 tháng 6 năm 2026",
        "Ban Chỉ đạo thử nghiệm tỉnh Lai Châu",
    )
    assert one.recipients == ("Các thành viên Ban Chỉ đạo",)


def printed(files: DossierFiles, folder: Path) -> list[str]:
    made = all_documents(files.write(folder))
    [one] = [one for one in made if one.kind == "bao-cao-tong-hop"]
    return texts(opened(one.content))


def test_printed_report_without_parts_numbers_those_that_it_has(tmp_path: Path) -> None:
    files = reporting(POLICE, FINANCE)
    files.meetings = {}
    found = printed(files, tmp_path)
    assert [one for one in found if one[:2] in {"I.", "II", "1.", "2.", "3.", "4."}] == [
        "I. TÌNH HÌNH, KẾT QUẢ HOẠT ĐỘNG",
        "1. Đánh giá chung",
        "2. Chế độ báo cáo",
        "II. NHIỆM VỤ TRỌNG TÂM QUÝ III NĂM 2026",
        "1. Nhiệm vụ chung",
    ]
    assert "Phụ lục" not in found


def test_printed_report_with_all_parts_numbers_all(tmp_path: Path) -> None:
    files = reporting(
        {**FINANCE, "results": ["Lập"], "difficulties": ["Ít"], "plans": ["Làm"], "proposals": ["Cấp"]},
        shortcomings=["Chậm"],
        causes=["Vội"],
    )
    found = printed(files, tmp_path)
    assert [one for one in found if one[:2] in {"I.", "II", "IV", "1.", "2.", "3.", "4."}] == [
        "I. TÌNH HÌNH, KẾT QUẢ HOẠT ĐỘNG",
        "1. Đánh giá chung",
        "2. Chế độ báo cáo",
        "3. Kết quả của các cơ quan",
        "3.1. Công an tỉnh",
        "3.2. Sở Tài chính",
        "4. Nhiệm vụ giao tại các thông báo kết luận",
        "II. KHÓ KHĂN, HẠN CHẾ VÀ NGUYÊN NHÂN",
        "1. Khó khăn, vướng mắc",
        "2. Hạn chế",
        "3. Nguyên nhân",
        "III. NHIỆM VỤ TRỌNG TÂM QUÝ III NĂM 2026",
        "1. Nhiệm vụ chung",
        "2. Nhiệm vụ của các cơ quan",
        "IV. KIẾN NGHỊ, ĐỀ XUẤT",
    ]
    assert "- Ít (Sở Tài chính)." in found
    assert found[-1] == "Phụ lục gồm 02 nhiệm vụ./."


PARTS = (
    "reporting",
    "agencies",
    "tasks",
    "difficulties",
    "shortcomings",
    "causes",
    "agency_plans",
    "proposals",
)


@given(st.fixed_dictionaries({name: st.sampled_from([(), ("a",)]) for name in PARTS}))
def test_numbers_count_the_parts_that_are_there(parts: dict[str, tuple[str, ...]]) -> None:
    one = headings(parts)
    inner = [one.assessment, one.reporting, one.agencies, one.tasks]
    assert [number for number in inner if number] == [str(n + 1) for n in range(len([x for x in inner if x]))]
    large = [number for number in (one.results, one.obstacles, one.plans, one.proposals) if number]
    assert large == ["I", "II", "III", "IV"][: len(large)]
    obstacles = [number for number in (one.difficulties, one.shortcomings, one.causes) if number]
    assert obstacles == ["1", "2", "3"][: len(obstacles)]
    assert bool(obstacles) == bool(one.obstacles)
    assert {name for name in PARTS if getattr(one, name)} == {name for name, part in parts.items() if part}
