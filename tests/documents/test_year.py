"""The work of a year: what regimes, meetings, tasks and programmes make due, in order of time."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import pytest

from generator.documents.year import WorkEntry, WorkKind, regime_entries, year_entries
from generator.dossier.holidays import Holidays
from tests.documents.dossiers import DossierFiles, steering_committee, task_force

WEEKENDS = Holidays(off={}, worked=frozenset(), years=frozenset())


def entries(files: DossierFiles, folder: Path, year: int = 2026, **options: Any) -> tuple[WorkEntry, ...]:
    return year_entries(files.papers(folder, **options), year)


def only(found: tuple[WorkEntry, ...], kind: WorkKind) -> WorkEntry:
    [one] = [entry for entry in found if entry.kind is kind]
    return one


def steering_with(regimes: dict[str, Any]) -> DossierFiles:
    """The committee with these regimes alone; the others make nothing due."""
    files = steering_committee()
    meetings = {"frequency": "periodic", "absence_notice_days": 1}
    files.committee["regimes"] = {"meetings": meetings, "reports": {"frequency": "periodic"}, **regimes}
    files.meetings, files.reports = {}, {}
    return files


def with_item(files: DossierFiles, **item: Any) -> DossierFiles:
    files.programmes["2026"] = {
        "year": 2026,
        "number": "blank",
        "date": "2026-03-02",
        "signatory": {"member": "chair"},
        "items": [{"text": "Tập huấn.", "lead": "Sở Tài chính", "deadline": "2026-06", **item}],
    }
    return files


def test_everything_that_falls_due_stands_in_order_of_time(tmp_path: Path) -> None:
    files = with_item(steering_committee())
    files.committee["regimes"]["inspections"] = {"frequency": "annual", "due_day": 15, "lead": "Công an tỉnh"}
    assert [(str(one.deadline), one.kind.value) for one in entries(files, tmp_path)] == [
        ("2026-03-20", "held_meeting"),
        ("2026-03-20", "member_report"),
        ("2026-Q1", "meeting"),
        ("2026-04-30", "task"),
        ("2026-06-22", "member_report"),
        ("2026-Q2", "meeting"),
        ("2026-06", "programme_item"),
        ("2026-09-21", "member_report"),
        ("2026-Q3", "meeting"),
        ("2026-12-15", "inspection"),
        ("2026-12-21", "member_report"),
        ("2026-Q4", "meeting"),
    ]


def test_regimes_say_what_is_to_be_done_by_whom(tmp_path: Path) -> None:
    regime = {"frequency": "annual"}
    files = steering_with({
        "meetings": {**regime, "absence_notice_days": 1},
        "reports": regime,
        "committee_reports": {**regime, "to": "Chủ tịch Ủy ban nhân dân tỉnh"},
        "inspections": {**regime, "subject": "việc chia sẻ dữ liệu", "lead": "Sở Tài chính"},
    })  # fmt: skip
    told = [
        (one.text, one.lead, one.cooperating, one.result)
        for one in regime_entries(files.papers(tmp_path), 2026)
    ]
    police = ("Công an tỉnh",)
    assert told == [
        ("Họp Ban Chỉ đạo định kỳ năm 2026", "Trưởng Ban Chỉ đạo", police, "Thông báo kết luận"),
        (
            "Báo cáo kết quả thực hiện nhiệm vụ năm 2026",
            "Thành viên Ban Chỉ đạo",
            police,
            "Báo cáo của thành viên",
        ),
        (
            "Báo cáo kết quả hoạt động của Ban Chỉ đạo năm 2026, gửi Chủ tịch Ủy ban nhân dân tỉnh",
            "Công an tỉnh",
            (),
            "Báo cáo của Ban Chỉ đạo",
        ),
        (
            "Kiểm tra việc chia sẻ dữ liệu năm 2026",
            "Sở Tài chính",
            police,
            "Báo cáo kết quả kiểm tra",
        ),
    ]


def test_body_that_nobody_serves_does_its_reports_and_inspections_itself(tmp_path: Path) -> None:
    files = steering_with(
        {"committee_reports": {"frequency": "annual"}, "inspections": {"frequency": "annual"}}
    )
    del files.committee["standing_agency"]
    told = [(one.text, one.lead, one.cooperating) for one in regime_entries(files.papers(tmp_path), 2026)]
    assert told == [
        ("Báo cáo kết quả hoạt động của Ban Chỉ đạo năm 2026", "Ban Chỉ đạo", ()),
        ("Kiểm tra việc thực hiện nhiệm vụ về thử nghiệm năm 2026", "Ban Chỉ đạo", ()),
    ]


def test_words_are_those_of_the_body_s_kind(tmp_path: Path) -> None:
    files = task_force()
    files.committee["regimes"]["meetings"]["frequency"] = "annual"
    one = only(entries(files, tmp_path), WorkKind.MEETING)
    assert (one.text, one.lead) == ("Họp Tổ công tác định kỳ năm 2026", "Tổ trưởng")


def test_meeting_with_a_day_tells_time_and_place(tmp_path: Path) -> None:
    one = only(entries(steering_committee(), tmp_path), WorkKind.HELD_MEETING)
    assert (one.text, one.lead) == ("Phiên họp Quý I", "Trưởng Ban Chỉ đạo")
    assert one.remarks(WEEKENDS) == ("14 giờ 30 phút, Phòng họp số 1",)


@pytest.mark.parametrize(("written", "deadlines"), [("2026-04", ["2026-04"]), ("2026", []), ("blank", [])])
def test_meeting_without_a_day_stands_in_its_month_if_that_is_known(
    tmp_path: Path, written: str, deadlines: list[str]
) -> None:
    files = steering_committee()
    files.meetings["2026-03"] |= {"date": written, "conclusion": None, "invitation": None}
    files.meetings["2026-03"] = {k: v for k, v in files.meetings["2026-03"].items() if v is not None}
    found = entries(files, tmp_path)
    assert [str(one.deadline) for one in found if one.kind is WorkKind.HELD_MEETING] == deadlines


def test_task_is_there_until_it_is_completed(tmp_path: Path) -> None:
    files = steering_committee()
    task = files.meetings["2026-03"]["conclusion"]["tasks"][0]
    task["completed"] = "2026-04-20"
    days = [date(2026, 4, 19), date(2026, 4, 20)]
    found = [entries(files, tmp_path / str(day), day=day) for day in days]
    kinds = [[one.text for one in year if one.kind is WorkKind.TASK] for year in found]
    assert kinds == [["Lập danh mục"], []]


def test_what_has_no_end_is_in_no_year(tmp_path: Path) -> None:
    files = with_item(steering_committee(), deadline="regular")
    kinds = {one.kind for year in (2026, 2027) for one in entries(files, tmp_path / str(year), year)}
    assert WorkKind.PROGRAMME_ITEM not in kinds


def test_due_day_that_days_off_moved_into_the_next_year_stands_in_both(tmp_path: Path) -> None:
    """31 December 2033 is a Saturday; whether 1 January is a holiday, too, is up to data/holidays."""
    files = steering_with({"inspections": {"frequency": "annual", "due_day": 31}})
    due = [[one.deadline.last_day for one in entries(files, tmp_path, year)] for year in (2033, 2034)]
    [[moved], [same, last]] = due
    assert moved == same
    assert moved is not None and date(2034, 1, 2) <= moved <= date(2034, 1, 4)
    assert last is not None and last >= date(2034, 12, 29)


def test_moved_day_tells_from_where_and_why(tmp_path: Path) -> None:
    """20 June 2026 is a Saturday."""
    files = steering_with({"inspections": {"frequency": "semiannual", "due_day": 20}})
    first = entries(files, tmp_path)[0]
    assert first.remarks(WEEKENDS) == ("chuyển từ 20/6/2026, trùng ngày nghỉ: thứ Bảy; Chủ nhật",)
    assert first.description(WEEKENDS).splitlines() == [
        "Chủ trì: Công an tỉnh",
        "Chuyển từ 20/6/2026, trùng ngày nghỉ: thứ Bảy; Chủ nhật",
    ]
    assert first.summary == first.text


def test_entry_without_a_day_names_its_period(tmp_path: Path) -> None:
    files = steering_with({"inspections": {"frequency": "annual"}})
    [one] = entries(files, tmp_path)
    assert one.summary == "Kiểm tra việc thực hiện nhiệm vụ về thử nghiệm năm 2026 (trong năm 2026)"


def test_key_stays_when_the_day_changes(tmp_path: Path) -> None:
    keys = []
    for day in (10, 20):
        files = with_item(steering_committee(), deadline=f"2026-06-{day}")
        files.committee["regimes"]["reports"]["due_day"] = day
        files.meetings["2026-03"]["conclusion"]["tasks"][0]["deadline"] = f"2026-05-{day}"
        keys.append({one.key for one in entries(files, tmp_path / str(day))})
    assert keys[0] == keys[1]
    assert len(keys[0]) == len(entries(files, tmp_path))
