"""Decisions that change the members: what changes, the articles, the list after the change."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import pytest

from generator.documents.reorganisations import ChangedMember, ChangeRow
from tests.documents.dossiers import DossierFiles, document, documents, steering_committee, task_force

KIND = "quyet-dinh-kien-toan"


def decision(effective: str, **facts: Any) -> dict[str, Any]:
    return {
        "id": effective[:7],
        "effective": effective,
        "issuer": "governing_body_head",
        "number": "blank",
        "date": effective,
        "bases": ["law", "establishment"],
        "signatory": {"member": "chair"},
        **facts,
    }


def reorganised(*decisions: dict[str, Any]) -> DossierFiles:
    """Finance retires and is replaced on 1 July 2026; the successor goes and justice comes on 1 October."""
    files = steering_committee()
    files.meetings, files.reports = {}, {}
    finance = files.committee["members"][3]
    finance |= {"honorific": "Bà", "to": "2026-06-30", "left_because": "nghỉ hưu theo chế độ"}
    files.committee["members"] += [
        {**finance, "id": "finance-2", "honorific": "Ông", "person": "Tạ Văn Ví Von", "from": "2026-07-01",
         "to": "2026-09-30", "replaces": "finance", "left_because": "chuyển công tác"},
        {"id": "justice", "role": "member", "person": "Bùi Thị Mẫu", "position": "Giám đốc Sở Tư pháp",
         "agency": "Sở Tư pháp", "from": "2026-10-01"},
    ]  # fmt: skip
    files.committee["decisions"]["reorganisations"] = list(decisions) or [
        decision("2026-07-01", date="2026-06-29"),
        decision("2026-10-01", number="31"),
    ]
    return files


def told(fields: Any) -> list[str]:
    return [line.text for line in fields.provisions if line.text]


def test_each_reorganisation_tells_its_own_changes_and_the_list_after_them(tmp_path: Path) -> None:
    july, october = documents(reorganised().papers(tmp_path), KIND)
    assert (july.name, october.name) == ("quyet-dinh-kien-toan-2026-07", "quyet-dinh-kien-toan-2026-10")
    assert july.fields.changes == (
        ChangeRow(
            1,
            ChangedMember("Bà Vũ Thị Giả Tưởng", "bà Vũ Thị Giả Tưởng", "Giám đốc Sở Tài chính", None),
            ChangedMember("Ông Tạ Văn Ví Von", "ông Tạ Văn Ví Von", "Giám đốc Sở Tài chính", None),
            False,
            "Thành viên Ban Chỉ đạo",
            "nghỉ hưu theo chế độ",
        ),
    )
    assert [row.person for row in july.fields.members][3:] == ["Ông Tạ Văn Ví Von"]
    added, left = october.fields.changes
    assert (added.left, added.joined.person, added.reason) == (None, "Bùi Thị Mẫu", "bổ sung thành viên")
    assert (left.left.person, left.joined, left.reason) == ("Ông Tạ Văn Ví Von", None, "chuyển công tác")
    assert [row.person for row in october.fields.members][3:] == ["Bùi Thị Mẫu"]
    assert [row.order for row in october.fields.members] == [1, 2, 3, 4]


def test_articles_count_the_changes_and_name_the_day_of_effect(tmp_path: Path) -> None:
    july, october = (one.fields for one in documents(reorganised().papers(tmp_path), KIND))
    assert july.subject == "Về việc kiện toàn Ban Chỉ đạo thử nghiệm tỉnh Lai Châu"
    assert "thay thế 01 thành viên. Nội dung" in told(july)[0]
    assert "bổ sung 01 thành viên, cho thôi tham gia 01 thành viên. Nội dung" in told(october)[0]
    assert "Quyết định này có hiệu lực kể từ ngày 01 tháng 7 năm 2026." in told(july)
    assert "Quyết định này có hiệu lực kể từ ngày ký." in told(october)
    assert july.execution == october.execution == "4"


def test_list_replaces_that_of_the_decision_before(tmp_path: Path) -> None:
    july, october = (told(one.fields) for one in documents(reorganised().papers(tmp_path), KIND))
    start = "Danh sách kèm theo Quyết định này thay thế Danh sách thành viên kèm theo Quyết định số "
    [first] = [one for one in july if one.startswith(start)]
    [second] = [one for one in october if one.startswith(start)]
    assert first == f"{start}05/QĐ-UBND ngày 15 tháng 01 năm 2026 của Chủ tịch Ủy ban nhân dân tỉnh Lai Châu."
    assert second.endswith("/QĐ-UBND ngày 29 tháng 6 năm 2026 của Chủ tịch Ủy ban nhân dân tỉnh Lai Châu.")


def test_without_a_decision_before_nothing_is_replaced(tmp_path: Path) -> None:
    files = reorganised(decision("2026-07-01", bases=["law"]), decision("2026-10-01", bases=["law"]))
    files.committee["decisions"]["regulation"]["bases"] = ["law"]
    del files.committee["decisions"]["establishment"]
    july, october = (told(one.fields) for one in documents(files.papers(tmp_path), KIND))
    assert not any("thay thế Danh sách" in one for one in july)
    assert any("thay thế Danh sách" in one for one in october)


@pytest.mark.parametrize(
    ("left", "joined", "paragraphs"),
    [
        (True, True, ["Người thay thế, người được bổ sung", "Người thôi tham gia"]),
        (False, True, ["Người thay thế, người được bổ sung"]),
        (True, False, ["Người thôi tham gia"]),
    ],
)
def test_who_comes_and_who_goes_is_told_only_where_somebody_does(
    tmp_path: Path, left: bool, joined: bool, paragraphs: list[str]
) -> None:
    files = reorganised(decision("2026-07-01"))
    files.committee["members"].pop()
    if not joined:
        files.committee["members"].pop()
    if not left:
        finance = files.committee["members"][3]
        del finance["to"], finance["left_because"], files.committee["members"][4]["replaces"]
    [one] = documents(files.papers(tmp_path), KIND)
    starts = [text for text in told(one.fields) if text.startswith("Người ")]
    assert [text[: len(start)] for text, start in zip(starts, paragraphs, strict=True)] == paragraphs


def test_one_who_moves_up_is_told_with_the_role_held_until_then(tmp_path: Path) -> None:
    files = reorganised(decision("2026-07-01"))
    members = files.committee["members"][:4]
    police, finance = members[2], members[3]
    del finance["to"], finance["left_because"]
    police |= {"to": "2026-06-30", "left_because": "nghỉ hưu"}
    finance["to"] = "2026-06-30"
    new = {key: value for key, value in finance.items() if key != "to"} | {"from": "2026-07-01"}
    files.committee["members"] = [
        *members,
        {**new, "id": "finance-up", "role": "deputy", "replaces": "police"},
        {**new, "id": "finance-3", "person": "Tạ Văn Ví Von", "replaces": "finance"},
    ]
    [one] = documents(files.papers(tmp_path), KIND)
    up, seat = one.fields.changes
    assert (up.left.person, up.joined.person, up.role, up.reason) == (
        "Lê Minh Họa", "Bà Vũ Thị Giả Tưởng", "Phó Trưởng Ban Chỉ đạo", "nghỉ hưu",
    )  # fmt: skip
    assert up.joined.former_role == "Thành viên Ban Chỉ đạo"
    assert not up.same_person
    assert (seat.left.person, seat.joined.person) == ("Bà Vũ Thị Giả Tưởng", "Bà Tạ Văn Ví Von")
    assert seat.reason == "chuyển sang giữ chức danh Phó Trưởng Ban Chỉ đạo"
    assert "thay thế 02 thành viên. Nội dung" in told(one.fields)[0]


def test_another_role_of_the_same_person_alone_is_told_as_such(tmp_path: Path) -> None:
    files = reorganised(decision("2026-07-01"))
    finance = files.committee["members"][3]
    del finance["left_because"]
    new = {key: value for key, value in finance.items() if key != "to"} | {"from": "2026-07-01"}
    files.committee["members"] = [*files.committee["members"][:4], {**new, "id": "up", "role": "deputy"}]
    [one] = documents(files.papers(tmp_path), KIND)
    [row] = one.fields.changes
    assert row.same_person
    assert row.left.former_role == "Thành viên Ban Chỉ đạo"
    assert (row.role, row.joined.former_role) == ("Phó Trưởng Ban Chỉ đạo", None)
    assert row.reason == "chuyển sang giữ chức danh Phó Trưởng Ban Chỉ đạo"
    assert "thay đổi chức danh, chức vụ của 01 thành viên. Nội dung" in told(one.fields)[0]
    assert not any(text.startswith("Người thôi") for text in told(one.fields))


def test_who_stays_in_the_role_with_another_post_leaves_the_seat_for_that(tmp_path: Path) -> None:
    files = reorganised(decision("2026-07-01"))
    members = files.committee["members"][:4]
    finance = members[3]
    del finance["left_because"]
    new = {key: value for key, value in finance.items() if key != "to"} | {"from": "2026-07-01"}
    home = {"position": "Giám đốc Sở Nội vụ", "agency": "Sở Nội vụ"}
    files.committee["members"] = [
        *members,
        {**new, "id": "finance-2", "person": "Tạ Văn Ví Von", "replaces": "finance"},
        {**new, "id": "home", **home},
    ]
    [one] = documents(files.papers(tmp_path), KIND)
    seat, moved = one.fields.changes
    assert (seat.left.person, seat.reason) == ("Bà Vũ Thị Giả Tưởng", "thay đổi chức vụ")
    assert (moved.joined.position, moved.same_person) == ("Giám đốc Sở Nội vụ", True)


def test_body_of_a_commune_names_its_own_office(tmp_path: Path) -> None:
    files = task_force()
    files.committee["members"].append(
        {**files.committee["members"][3], "id": "more", "person": "Hồ Văn Mẫu", "from": "2026-07-01"}
    )
    files.committee["decisions"]["reorganisations"] = [decision("2026-07-01")]
    fields = document(files.papers(tmp_path, date(2026, 6, 1)), KIND).fields
    assert told(fields)[-1].startswith("Chánh Văn phòng Hội đồng nhân dân và Ủy ban nhân dân xã, thủ trưởng")
    assert fields.members[-1].person == "Hồ Văn Mẫu"
