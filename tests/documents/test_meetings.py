"""Invitations and notices of conclusions."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest

from generator.documents.fields import BlankText, blanks
from tests.documents.dossiers import all_documents, document, documents, steering_committee, task_force
from tests.documents.outlines import opened, whole_text

REGULATION = (
    "Quy chế ban hành kèm theo Quyết định số 64/QĐ-BCĐ ngày 15 tháng 02 năm 2026 "
    "của Trưởng Ban Chỉ đạo thử nghiệm tỉnh Lai Châu"
)


def meeting(kind: str, folder: Path, **changes: Any) -> Any:
    """The fields of the only invitation or notice of a changed meeting."""
    files = steering_committee()
    files.committee["decisions"]["regulation"] |= {"number": "64", "date": "2026-02-15"}
    files.meetings["2026-03"] |= changes
    return document(files.papers(folder), kind).fields


def test_invitation_says_when_where_who_and_why(tmp_path: Path) -> None:
    one = meeting("giay-moi", tmp_path)
    assert one.meeting.name == "Phiên họp Quý I"
    assert one.meeting.chair == "đồng chí Nguyễn Văn Mẫu, Chủ tịch UBND tỉnh, Trưởng Ban Chỉ đạo"
    assert one.meeting.time == "14 giờ 30 phút, thứ Sáu, ngày 20 tháng 3 năm 2026"
    assert one.meeting.place == "Phòng họp số 1"
    assert one.inviter == "Trưởng Ban Chỉ đạo thử nghiệm tỉnh Lai Châu"
    assert one.convening == f"khoản 1 Điều 4 {REGULATION}"
    assert [(line.content, line.by) for line in one.agenda] == [
        ("Tình hình thực hiện", "Công an tỉnh"),
        ("Kinh phí", None),
    ]
    assert list(blanks(one)) == []


def test_roles_are_invited_by_name_when_one_holds_them_and_by_post_when_several_do(tmp_path: Path) -> None:
    files = steering_committee()
    health = {**files.committee["members"][3], "id": "health", "position": "Giám đốc Sở Y tế"}
    files.committee["members"].append({**health, "agency": "Sở Y tế"})
    assert document(files.papers(tmp_path), "giay-moi").fields.invitees == (
        "Đồng chí Trần Thị Ví Dụ, Phó Chủ tịch UBND tỉnh, Phó Trưởng Ban Thường trực Ban Chỉ đạo",
        "Đồng chí Lê Minh Họa, Giám đốc Công an tỉnh, Phó Trưởng Ban Chỉ đạo",
        "Các Thành viên Ban Chỉ đạo: Giám đốc Sở Tài chính; Giám đốc Sở Y tế",
        "Đại diện Sở Y tế",
    )


def test_who_chairs_is_not_invited_and_the_head_is_when_another_chairs(tmp_path: Path) -> None:
    one = meeting("giay-moi", tmp_path, chair="police")
    assert one.meeting.chair.startswith("đồng chí Lê Minh Họa, ")
    assert not any("Lê Minh Họa" in line for line in one.invitees)
    assert one.invitees[0] == "Đồng chí Nguyễn Văn Mẫu, Chủ tịch UBND tỉnh, Trưởng Ban Chỉ đạo"


def test_only_the_roles_that_the_meeting_names_are_invited(tmp_path: Path) -> None:
    assert meeting("giay-moi", tmp_path, invitees={"roles": ["deputy"]}).invitees == (
        "Đồng chí Lê Minh Họa, Giám đốc Công an tỉnh, Phó Trưởng Ban Chỉ đạo",
    )


@pytest.mark.parametrize(
    ("day", "days", "deadline"),
    [
        ("2026-03-20", 1, "ngày 19 tháng 3 năm 2026"),
        ("2026-03-01", 1, "ngày 28 tháng 02 năm 2026"),
        ("2028-03-01", 1, "ngày 29 tháng 02 năm 2028"),
        ("2027-01-02", 3, "ngày 30 tháng 12 năm 2026"),
    ],
)
def test_notice_of_absence_ends_before_the_meeting(
    tmp_path: Path, day: str, days: int, deadline: str
) -> None:
    files = steering_committee()
    files.committee["regimes"]["meetings"]["absence_notice_days"] = days
    files.meetings["2026-03"]["date"] = day
    files.meetings["2026-03"]["invitation"]["date"] = "blank"
    del files.meetings["2026-03"]["conclusion"]
    absence = document(files.papers(tmp_path), "giay-moi").fields.absence
    assert (absence.notice, absence.deadline) == (f"{days:02} ngày", deadline)
    assert absence.who == "thành viên Ban Chỉ đạo"
    assert absence.rule.startswith("khoản 2 Điều 4 Quy chế")
    assert absence.via == "Công an tỉnh"


@pytest.mark.parametrize(
    ("words", "written"),
    [
        ("Vắng mặt thì báo trước {{ regimes.meetings.absence_notice }}.", False),
        ("Vắng mặt thì báo trước, gửi kèm ý kiến tham gia bằng văn bản.", True),
        ("Ý kiến của người vắng mặt được gửi lại bằng văn bản.", True),
        ("Người vắng mặt nêu ý kiến tại cuộc họp sau. Việc báo vắng bằng văn bản.", False),
    ],
)
def test_invitation_asks_for_written_opinions_only_where_the_regulation_does(
    tmp_path: Path, words: str, written: bool
) -> None:
    files = steering_committee()
    provision = files.regulation["chapters"][1]["articles"][0]["clauses"][1]
    for place in (
        {"text": words},
        {"text": "Vắng mặt:", "points": [{"text": "Báo trước;"}, {"text": words}]},
    ):
        provision |= place
        papers = files.papers(tmp_path)
        assert document(papers, "giay-moi").fields.absence.written is written
    [made] = [one for one in all_documents(tmp_path) if one.kind == "giay-moi"]
    asked = "thông báo và ý kiến bằng văn bản gửi đến Công an tỉnh"
    text = whole_text(opened(made.content))
    assert (asked in text) is written
    assert "; thông báo" in text


def test_rule_of_absence_is_left_out_when_the_dossier_names_none(tmp_path: Path) -> None:
    files = steering_committee()
    del files.committee["provisions"]["absence"], files.committee["provisions"]["convening"]
    one = document(files.papers(tmp_path), "giay-moi").fields
    assert one.absence is None
    assert one.convening is None


def test_meeting_may_name_the_provision_it_is_convened_under(tmp_path: Path) -> None:
    assert meeting("giay-moi", tmp_path, convened_under="meetings").convening == f"Điều 4 {REGULATION}"


@pytest.mark.parametrize(
    ("day", "clock", "printed"),
    [
        ("blank", "14:30", "14 giờ 30 phút, ngày~tháng~năm~"),
        ("2026-03", "14:30", "14 giờ 30 phút, ngày~tháng 3 năm 2026"),
        ("2026-03-20", "blank", "~giờ~phút, thứ Sáu, ngày 20 tháng 3 năm 2026"),
        ("2026-03-20", "8:00", "8 giờ 00 phút, thứ Sáu, ngày 20 tháng 3 năm 2026"),
    ],
)
def test_time_leaves_room_for_what_is_not_fixed(tmp_path: Path, day: str, clock: str, printed: str) -> None:
    one = meeting("giay-moi", tmp_path, date=day, time=clock, conclusion=None).meeting.time
    assert re.sub("\u00a0+", "~", one) == printed
    assert isinstance(one, BlankText) == ("~" in printed)
    assert "  " not in one


def test_open_meeting_lists_exactly_what_is_left_to_fill_in(tmp_path: Path) -> None:
    files = steering_committee()
    files.meetings["2026-03"] |= {"date": "blank", "time": "blank", "place": "blank"}
    files.meetings["2026-03"]["invitation"] |= {"number": "blank", "date": "2026-03"}
    files.committee["members"][2]["person"] = "blank"
    papers = files.papers(tmp_path)
    assert list(blanks(document(papers, "giay-moi").fields)) == [
        "letterhead.number",
        "letterhead.date",
        "meeting.place",
        "meeting.time",
        "invitees[1]",
        "convening",
        "absence.rule",
    ]
    assert list(blanks(document(papers, "thong-bao-ket-luan").fields)) == [
        "letterhead.number",
        "meeting.place",
        "meeting.date",
    ]
    assert document(papers, "giay-moi").fields.absence.deadline is None


def test_notice_tells_tasks_with_lead_others_and_deadline(tmp_path: Path) -> None:
    one = meeting("thong-bao-ket-luan", tmp_path)
    assert [(task.lead, task.cooperating, task.text, task.deadline) for task in one.tasks] == [
        ("Sở Tài chính", "Công an tỉnh", "Lập danh mục", "chậm nhất ngày 30 tháng 4 năm 2026"),
        ("Công an tỉnh", None, "Cập nhật hằng ngày", "thường xuyên"),
    ]
    assert one.chair_name == "đồng chí Nguyễn Văn Mẫu"
    assert one.issuer == "Ban Chỉ đạo thử nghiệm tỉnh Lai Châu"
    assert one.meeting.date == "ngày 20 tháng 3 năm 2026"
    assert one.follow_up == "Công an tỉnh"


@pytest.mark.parametrize(
    ("deadline", "printed"),
    [
        ("2026-04-05", "chậm nhất ngày 05 tháng 4 năm 2026"),
        ("2026-04", "trong tháng 4 năm 2026"),
        ("2026-Q2", "trong Quý II/2026"),
        ("2026-H2", "trong 6 tháng cuối năm 2026"),
        ("2026", "trong năm 2026"),
        ("regular", "thường xuyên"),
    ],
)
def test_deadlines_in_words(tmp_path: Path, deadline: str, printed: str) -> None:
    files = steering_committee()
    files.meetings["2026-03"]["conclusion"]["tasks"][0]["deadline"] = deadline
    assert document(files.papers(tmp_path), "thong-bao-ket-luan").fields.tasks[0].deadline == printed


def test_several_bodies_are_joined_as_a_sentence_does(tmp_path: Path) -> None:
    files = steering_committee()
    files.committee["agencies"] = [{"name": "Sở Y tế"}, {"name": "Sở Nội vụ"}]
    names = ["Công an tỉnh", "Sở Y tế", "Sở Nội vụ"]
    files.meetings["2026-03"]["conclusion"]["tasks"][0]["cooperating"] = names
    one = document(files.papers(tmp_path), "thong-bao-ket-luan").fields
    assert one.tasks[0].cooperating == "Công an tỉnh, Sở Y tế và Sở Nội vụ"


def test_notice_goes_to_members_to_outsiders_with_tasks_and_to_those_the_dossier_adds_once(
    tmp_path: Path,
) -> None:
    files = steering_committee()
    files.committee["agencies"] = [{"name": "Sở Y tế"}, {"name": "Sở Nội vụ"}]
    conclusion = files.meetings["2026-03"]["conclusion"]
    conclusion["tasks"][0] |= {"lead": "Sở Y tế", "cooperating": ["Công an tỉnh", "Sở Nội vụ"]}
    conclusion["tasks"][1]["cooperating"] = ["Sở Y tế"]
    conclusion["recipients"] = ["Sở Nội vụ", {"name": "Thường trực Tỉnh ủy", "errand": "để b/c"}]
    assert document(files.papers(tmp_path), "thong-bao-ket-luan").fields.recipients == (
        "Các thành viên Ban Chỉ đạo",
        "Sở Y tế",
        "Sở Nội vụ",
        "Thường trực Tỉnh ủy (để b/c)",
    )


def test_invitation_goes_to_who_prepares_the_meeting(tmp_path: Path) -> None:
    assert meeting("giay-moi", tmp_path).recipients == ("Công an tỉnh (để chuẩn bị)",)


def test_every_meeting_has_its_own_papers_in_the_order_of_their_files(tmp_path: Path) -> None:
    files = task_force()
    second = files.meetings["2026-03"] | {"date": "2026-06-20", "conclusion": None}
    files.meetings["2026-06"] = second
    papers = files.papers(tmp_path)
    assert [one.name for one in documents(papers, "giay-moi")] == ["giay-moi-2026-03", "giay-moi-2026-06"]
    assert [one.name for one in documents(papers, "thong-bao-ket-luan")] == ["thong-bao-ket-luan-2026-03"]
