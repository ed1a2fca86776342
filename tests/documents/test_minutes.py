"""Minutes of meetings: who was there, what was said, how they voted, who signs."""

from __future__ import annotations

import re
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from docx.document import Document as WordDocument
from hypothesis import given
from hypothesis import strategies as st

from generator.documents.fields import BlankText, blanks
from generator.documents.minutes import percentage
from generator.vietnamese.numbers import parse_number
from tests.documents.dossiers import (
    HOSTILE,
    DossierFiles,
    Yaml,
    all_documents,
    council,
    document,
    documents,
    steering_committee,
    task_force,
)
from tests.documents.outlines import opened, texts, whole_text

MINUTES: Yaml = {
    "number": "7",
    "ended": "16:40",
    "absent": [{"member": "finance", "reason": "đi công tác"}],
    "guests": ["đại diện Sở Y tế"],
    "secretary": {"member": "police"},
    "statements": [{"by": "police", "text": "Thống nhất."}, {"by": "Sở Y tế", "text": "Đề nghị làm sớm."}],
    "votes": [{"matter": "Thông qua báo cáo", "agree": 2, "disagree": 1}],
    "conclusions": ["Họp lại vào tháng sau."],
    "recipients": [{"name": "Thường trực Tỉnh ủy", "errand": "để b/c"}],
    "archive": ["VT", "CAT"],
}


def with_minutes(files: DossierFiles, **changes: Any) -> DossierFiles:
    files.meetings["2026-03"]["minutes"] = {**MINUTES, **changes}
    return files


def minutes(folder: Path, files: DossierFiles | None = None, **changes: Any) -> Any:
    """The fields of the only minutes of a dossier."""
    return document(
        with_minutes(files or steering_committee(), **changes).papers(folder), "bien-ban-hop"
    ).fields


def printed(folder: Path, files: DossierFiles | None = None, **changes: Any) -> WordDocument:
    with_minutes(files or steering_committee(), **changes).write(folder)
    [made] = [one for one in all_documents(folder) if one.kind == "bien-ban-hop"]
    return opened(made.content)


def test_minutes_say_where_and_from_when_to_when(tmp_path: Path) -> None:
    one = minutes(tmp_path)
    assert one.letterhead.number == "07/BB-BCĐ"
    assert one.letterhead.date is None
    assert one.meeting.name == "Phiên họp Quý I"
    assert one.meeting.place == "Phòng họp số 1"
    assert one.meeting.began == "14 giờ 30 phút, ngày 20 tháng 3 năm 2026"
    assert one.meeting.ended == "16 giờ 40 phút, ngày 20 tháng 3 năm 2026"
    assert list(blanks(one)) == []


def test_minutes_have_neither_place_nor_date_above_their_name(tmp_path: Path) -> None:
    """PL3, form 1.9."""
    lines = texts(printed(tmp_path))
    head = lines[: lines.index("BIÊN BẢN")]
    assert "Số: 07/BB-BCĐ" in head
    assert not any("ngày" in line for line in head)


@pytest.mark.parametrize(
    ("began", "written"),
    [("14:05", "14 giờ 05 phút, ngày 20 tháng 3 năm 2026"), ("blank", "~giờ~phút, ngày 20 tháng 3 năm 2026")],
)
def test_beginning_of_the_minutes_goes_before_the_planned_one(
    tmp_path: Path, began: str, written: str
) -> None:
    one = minutes(tmp_path, began=began).meeting.began
    assert re.sub("\u00a0+", "~", one) == written
    assert isinstance(one, BlankText) == (began == "blank")


def test_open_minutes_list_exactly_what_is_left_to_fill_in(tmp_path: Path) -> None:
    files = steering_committee()
    files.committee["members"][0]["person"] = "blank"
    secretary = {"position": "Chuyên viên Công an tỉnh", "person": "blank"}
    one = minutes(tmp_path, files, number="blank", ended="blank", secretary=secretary)
    assert list(blanks(one)) == [
        "letterhead.number",
        "meeting.chair",
        "meeting.ended",
        "attendance.roles[0].members[0]",
        "secretary",
        "secretary_signature.person",
        "chair_signature.person",
    ]


def test_all_who_serve_on_the_day_and_are_not_absent_are_present(tmp_path: Path) -> None:
    files = steering_committee()
    finance = files.committee["members"][3]
    files.committee["members"] += [
        {**finance, "id": "health", "position": "Giám đốc Sở Y tế", "person": "Đỗ Thị Giả Sử"},
        {**finance, "id": "before", "person": "Lò Văn Mẫu", "to": "2026-03-19"},
        {**finance, "id": "later", "person": "Giàng A Ví Dụ", "from": "2026-03-21"},
    ]
    one = minutes(tmp_path, files).attendance
    assert (one.present, one.members, one.share) == (4, 5, "80,00%")
    assert [(role.role, role.members) for role in one.roles] == [
        ("Trưởng Ban Chỉ đạo", ("Nguyễn Văn Mẫu, Chủ tịch UBND tỉnh",)),
        ("Phó Trưởng Ban Thường trực Ban Chỉ đạo", ("Trần Thị Ví Dụ, Phó Chủ tịch UBND tỉnh",)),
        ("Phó Trưởng Ban Chỉ đạo", ("Lê Minh Họa, Giám đốc Công an tỉnh",)),
        ("Thành viên Ban Chỉ đạo", ("Đỗ Thị Giả Sử, Giám đốc Sở Y tế",)),
    ]
    assert [(who.member, who.reason) for who in one.absent] == [
        ("Đồng chí Vũ Thị Giả Tưởng, Giám đốc Sở Tài chính, Thành viên Ban Chỉ đạo", "đi công tác")
    ]


@pytest.mark.parametrize(
    ("quorum", "absent", "sentence"),
    [
        (None, ["finance"], "1. Có mặt: 3/4 thành viên (đạt 75,00%), gồm:"),
        (
            "two_thirds",
            ["finance"],
            "1. Có mặt: 3/4 thành viên (đạt 75,00%); bảo đảm số thành viên dự họp tối thiểu theo quy chế "
            "(ít nhất hai phần ba số thành viên), gồm:",
        ),
        (
            "half",
            ["finance", "standing"],
            "1. Có mặt: 2/4 thành viên (đạt 50,00%); không bảo đảm số thành viên dự họp tối thiểu "
            "theo quy chế (quá nửa số thành viên), gồm:",
        ),
    ],
)
def test_quorum_is_told_where_the_regime_has_one(
    tmp_path: Path, quorum: str | None, absent: list[str], sentence: str
) -> None:
    files = steering_committee()
    if quorum:
        files.committee["regimes"]["meetings"]["quorum"] = quorum
    word = printed(tmp_path, files, absent=[{"member": one} for one in absent], votes=[])
    assert sentence in texts(word)


def test_nobody_absent_is_said_so(tmp_path: Path) -> None:
    lines = texts(printed(tmp_path, absent=[], guests=[]))
    assert "2. Vắng mặt: không." in lines
    assert "3. Người khác dự họp:" not in lines


def test_who_speaks_as_a_member_is_introduced_by_name_and_post(tmp_path: Path) -> None:
    one = minutes(tmp_path)
    assert [(said.by, said.text) for said in one.statements] == [
        ("Đồng chí Lê Minh Họa, Giám đốc Công an tỉnh", "Thống nhất."),
        ("Sở Y tế", "Đề nghị làm sớm."),
    ]
    assert one.secretary == "đồng chí Lê Minh Họa, Giám đốc Công an tỉnh, Phó Trưởng Ban Chỉ đạo"


def test_secretary_from_outside_is_named_with_the_post(tmp_path: Path) -> None:
    secretary = {"position": "Chuyên viên Công an tỉnh", "person": "Mai Văn Minh Họa"}
    one = minutes(tmp_path, secretary=secretary)
    assert one.secretary == "đồng chí Mai Văn Minh Họa, Chuyên viên Công an tỉnh"
    assert (one.secretary_signature.lines, one.secretary_signature.person) == (
        ("Thư ký",),
        "Mai Văn Minh Họa",
    )


def test_votes_are_counted_with_their_share_of_who_is_present(tmp_path: Path) -> None:
    [vote] = minutes(tmp_path).votes
    assert (vote.number, vote.matter) == (1, "Thông qua báo cáo")
    assert [(one.votes, one.share) for one in (vote.agree, vote.disagree, vote.other)] == [
        (2, "66,67%"),
        (1, "33,33%"),
        (0, "0,00%"),
    ]


@pytest.mark.parametrize(
    ("files", "agree", "carried", "told"),
    [
        (steering_committee(), 3, None, "Thông qua"),
        (council(), 3, True, "Thông qua (được thông qua)"),
        (council(), 2, False, "Thông qua (không được thông qua)"),
    ],
)
def test_result_of_a_vote_is_told_where_the_majority_decides(
    tmp_path: Path, files: DossierFiles, agree: int, carried: bool | None, told: str
) -> None:
    """Half of the four members are no majority."""
    changes: Yaml = {"absent": [], "votes": [{"matter": "Thông qua", "agree": agree}]}
    [vote] = minutes(tmp_path, files, **changes).votes
    assert vote.carried is carried
    table = printed(tmp_path, files, **changes).tables[1]
    assert table.rows[1].cells[1].text == told


@given(st.integers(0, 500), st.integers(1, 500))
def test_share_has_two_decimals_and_is_right_to_half_of_the_last(part: int, whole: int) -> None:
    text = percentage(part, whole)
    assert re.fullmatch(r"[\d.]+,\d\d%", text)
    number = parse_number(text.removesuffix("%"))
    assert number is not None
    assert abs(number - Decimal(100 * part) / whole) <= Decimal("0.005")


def test_share_of_nobody_is_nought() -> None:
    assert percentage(0, 0) == "0,00%"


def test_conclusions_are_those_of_the_notice_and_what_the_minutes_add(tmp_path: Path) -> None:
    one = minutes(tmp_path)
    assert one.conclusions == ("Công việc đã bắt đầu.", "Họp lại vào tháng sau.")
    assert [(task.lead, task.text, task.deadline) for task in one.tasks] == [
        ("Sở Tài chính", "Lập danh mục", "chậm nhất ngày 30 tháng 4 năm 2026"),
        ("Công an tỉnh", "Cập nhật hằng ngày", "thường xuyên"),
    ]


def test_meeting_without_conclusions_has_minutes_all_the_same(tmp_path: Path) -> None:
    files = steering_committee()
    files.meetings["2026-03"]["conclusion"] = None
    empty: Yaml = {"conclusions": [], "statements": [], "votes": []}
    text = whole_text(printed(tmp_path, files, **empty))
    assert "Kết luận của chủ tọa" not in text
    assert "Biểu quyết" not in text
    assert text.count("./.") == 1


@pytest.mark.parametrize(
    ("files", "issuer", "number", "post"),
    [
        (steering_committee(), "committee", "07/BB-BCĐ", "Chủ tịch UBND tỉnh"),
        (task_force(), "committee", "07/BB-TCTĐA06", None),
        (council(), "governing_body", "07/BB-UBND", None),
    ],
)
def test_chair_signs_with_the_second_post_where_a_seal_is_used(
    tmp_path: Path, files: DossierFiles, issuer: str, number: str, post: str | None
) -> None:
    """PL1 II.7đ."""
    statements: list[Yaml] = []
    one = minutes(tmp_path, files, issuer=issuer, absent=[], statements=statements)
    assert one.letterhead.number == number
    assert (one.chair_signature.lines, one.chair_signature.post) == (("Chủ tọa",), post)
    assert one.chair_signature.person == "Nguyễn Văn Mẫu"


def test_who_chaired_signs(tmp_path: Path) -> None:
    files = steering_committee()
    files.meetings["2026-03"]["chair"] = "police"
    one = minutes(tmp_path, files, secretary={"member": "finance"}, absent=[{"member": "chair"}])
    assert one.chair_signature.person == "Lê Minh Họa"
    assert one.chair_signature.post == "Giám đốc Công an tỉnh"


def test_both_sign_and_recipients_stand_below_the_secretary(tmp_path: Path) -> None:
    """PL3, form 1.9."""
    [row] = printed(tmp_path).tables[-1].rows
    left, right = ([line.text for line in cell.paragraphs] for cell in row.cells)
    assert left == [
        "THƯ KÝ",
        "Lê Minh Họa",
        "Nơi nhận:",
        "- Thường trực Tỉnh ủy (để b/c);",
        "- Lưu: VT, CAT, Hồ sơ.",
    ]
    assert right == ["CHỦ TỌA", "CHỦ TỊCH UBND TỈNH", "Nguyễn Văn Mẫu"]


def test_file_is_named_once_among_the_places_where_minutes_are_kept(tmp_path: Path) -> None:
    assert minutes(tmp_path, archive=["VT", "Hồ sơ"]).archive == "VT, Hồ sơ"


def test_signs_of_xml_and_templates_come_out_as_they_went_in(tmp_path: Path) -> None:
    texts_of_people: Yaml = {
        "guests": [f"Bà {HOSTILE}"],
        "absent": [{"member": "finance", "reason": HOSTILE}],
        "statements": [{"by": HOSTILE, "text": HOSTILE}],
        "votes": [{"matter": HOSTILE, "agree": 1}],
        "conclusions": [HOSTILE],
        "secretary": {"position": HOSTILE, "person": "blank"},
    }
    text = whole_text(printed(tmp_path, **texts_of_people))
    assert text.count(HOSTILE) == 7


def test_only_meetings_with_minutes_have_some(tmp_path: Path) -> None:
    files = with_minutes(steering_committee())
    kept = ("name", "time", "place", "agenda")
    files.meetings["2026-06"] = {"date": "2026-06-20"} | {key: files.meetings["2026-03"][key] for key in kept}
    papers = files.papers(tmp_path)
    assert [one.name for one in documents(papers, "bien-ban-hop")] == ["bien-ban-hop-2026-03"]
