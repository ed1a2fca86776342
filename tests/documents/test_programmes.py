"""The work programme: what it is based on, what it holds, in which order, and whom it reaches."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from generator.documents.fields import blanks
from generator.documents.programmes import ProgrammeFields
from tests.documents.dossiers import DossierFiles, document, documents, steering_committee


def programme(files: DossierFiles, folder: Path, **changes: Any) -> ProgrammeFields:
    """The fields of the dossier's only programme, of 2 April 2026 unless changed."""
    files.programmes["2026"] = {
        "year": 2026,
        "number": 4,
        "date": "2026-04-02",
        "signatory": {"member": "chair"},
        **changes,
    }
    fields: ProgrammeFields = document(files.papers(folder), "chuong-trinh-cong-tac").fields
    return fields


def item(text: str, deadline: str, **more: Any) -> dict[str, Any]:
    return {"text": text, "lead": "Sở Tài chính", "deadline": deadline, **more}


def without_regimes() -> DossierFiles:
    files = steering_committee()
    for regime in ("meetings", "reports"):
        files.committee["regimes"][regime]["frequency"] = "on_demand"
    files.reports = {}
    return files


def test_dossier_without_programmes_has_no_such_paper(tmp_path: Path) -> None:
    assert documents(steering_committee().papers(tmp_path), "chuong-trinh-cong-tac") == ()


def test_programme_has_its_name_number_and_title(tmp_path: Path) -> None:
    files = steering_committee()
    programme(files, tmp_path)
    one = document(files.papers(tmp_path), "chuong-trinh-cong-tac")
    assert one.name == "chuong-trinh-cong-tac-2026"
    assert one.title == "Chương trình công tác năm 2026 của Ban Chỉ đạo thử nghiệm tỉnh Lai Châu"
    assert one.fields.letterhead.number == "04/CTr-BCĐ"
    assert one.fields.year == "2026"


def test_rows_come_from_regimes_tasks_and_own_items_in_order_of_time(tmp_path: Path) -> None:
    items = [
        item("Tuyên truyền", "regular"),
        item("Tập huấn.", "2026-05", cooperating=["Công an tỉnh"], result="Kế hoạch"),
    ]
    rows = programme(steering_committee(), tmp_path, items=items).rows
    assert [(one.number, one.deadline, one.text) for one in rows] == [
        (1, "Chậm nhất ngày 30/4/2026", "Lập danh mục"),
        (2, "Trong tháng 5 năm 2026", "Tập huấn"),
        (3, "Chậm nhất ngày 22/6/2026", "Báo cáo kết quả thực hiện nhiệm vụ Quý II năm 2026"),
        (4, "Trong Quý II/2026", "Họp Ban Chỉ đạo định kỳ Quý II năm 2026"),
        (5, "Chậm nhất ngày 21/9/2026", "Báo cáo kết quả thực hiện nhiệm vụ Quý III năm 2026"),
        (6, "Trong Quý III/2026", "Họp Ban Chỉ đạo định kỳ Quý III năm 2026"),
        (7, "Chậm nhất ngày 21/12/2026", "Báo cáo kết quả thực hiện nhiệm vụ Quý IV năm 2026"),
        (8, "Trong Quý IV/2026", "Họp Ban Chỉ đạo định kỳ Quý IV năm 2026"),
        (9, "Thường xuyên", "Tuyên truyền"),
    ]
    assert (rows[1].lead, rows[1].cooperating, rows[1].result) == ("Sở Tài chính", "Công an tỉnh", "Kế hoạch")
    assert (rows[8].cooperating, rows[8].result, rows[8].basis) == (None, None, None)


def test_task_names_the_notice_that_gave_it(tmp_path: Path) -> None:
    [row] = programme(without_regimes(), tmp_path).rows
    assert row.basis is not None
    assert " ".join(row.basis.split()) == "Thông báo số /TB-BCĐ ngày 23 tháng 3 năm 2026"
    assert (row.lead, row.cooperating) == ("Sở Tài chính", "Công an tỉnh")


@pytest.mark.parametrize(
    ("given", "deadline", "completed", "there"),
    [
        ("2026-04-02", "2026-04-30", None, True),
        ("2026-04-03", "2026-04-30", None, False),
        ("2026-03-23", "2026-04-30", "2026-04-02", False),
        ("2026-03-23", "2026-04-30", "2026-04-03", True),
        ("2026-03-23", "2026-04-01", None, False),
        ("2026-03-23", "2026-04-02", None, True),
        ("2026-03-23", "2027-01", None, False),
        ("2026-03-23", "regular", None, False),
    ],
)
def test_programme_holds_the_tasks_open_on_its_day_that_fall_due_in_its_year(
    tmp_path: Path, given: str, deadline: str, completed: str | None, there: bool
) -> None:
    files = without_regimes()
    conclusion = files.meetings["2026-03"]["conclusion"]
    conclusion["date"] = given
    conclusion["tasks"] = [{**conclusion["tasks"][0], "deadline": deadline}]
    if completed:
        conclusion["tasks"][0]["completed"] = completed
    assert bool(programme(files, tmp_path).rows) == there


def test_own_items_stay_whatever_their_day(tmp_path: Path) -> None:
    files = without_regimes()
    files.meetings = {}
    rows = programme(files, tmp_path, items=[item("Sơ kết", "2026-03-31")]).rows
    assert [one.text for one in rows] == ["Sơ kết"]


def test_programme_without_a_day_holds_what_falls_due_from_its_month_on(tmp_path: Path) -> None:
    rows = programme(steering_committee(), tmp_path, date="2026-03").rows
    assert [one.deadline for one in rows][:2] == ["Chậm nhất ngày 20/3/2026", "Trong Quý I/2026"]


def test_bases_are_the_decision_that_established_the_body_and_its_regulation(tmp_path: Path) -> None:
    first, second = programme(steering_committee(), tmp_path).bases
    assert first.startswith("Căn cứ Quyết định số 05/QĐ-UBND ngày 15 tháng 01 năm 2026 của Chủ tịch")
    assert first.endswith("về việc thành lập Ban Chỉ đạo thử nghiệm tỉnh Lai Châu")
    assert second.startswith("Căn cứ Quy chế ban hành kèm theo Quyết định số ")


def test_decision_later_than_the_programme_is_no_basis(tmp_path: Path) -> None:
    files = steering_committee()
    files.committee["decisions"]["regulation"]["date"] = "2026-05"
    [only] = programme(files, tmp_path).bases
    assert "QĐ-UBND" in only


def test_decision_of_the_programme_s_own_day_is_a_basis(tmp_path: Path) -> None:
    files = steering_committee()
    files.committee["decisions"]["regulation"]["date"] = "2026-04-02"
    assert len(programme(files, tmp_path).bases) == 2


def test_bodies_outside_that_have_work_receive_it(tmp_path: Path) -> None:
    files = steering_committee()
    files.committee["agencies"] = [{"name": "Sở Y tế"}, {"name": "Thống kê tỉnh"}]
    one = programme(
        files,
        tmp_path,
        items=[item("Tập huấn", "2026-05", cooperating=["Sở Y tế", "Công an tỉnh"])],
        recipients=["Thường trực Tỉnh ủy"],
    )
    assert one.recipients == ("Sở Y tế", "Thường trực Tỉnh ủy")


def test_what_is_open_is_blank_and_nothing_else(tmp_path: Path) -> None:
    files = steering_committee()
    one = programme(files, tmp_path, number="blank", focus=["Một việc."])
    assert one.focus == ("Một việc",)
    assert list(blanks(one)) == ["letterhead.number", "bases[1]", "rows[0].basis"]
