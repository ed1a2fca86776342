"""Rows of lists of members."""

from __future__ import annotations

from pathlib import Path

from generator.documents.fields import BlankText
from generator.documents.persons import MemberRow, member_rows
from tests.documents.dossiers import task_force


def test_row_says_who_where_and_in_which_role(tmp_path: Path) -> None:
    files = task_force()
    files.committee["members"][1] |= {"honorific": "Ông", "areas": ["An ninh"], "localities": ["bản Mẫu"]}
    papers = files.papers(tmp_path)
    rows = member_rows(papers, papers.dossier.members)
    assert [row.order for row in rows] == [1, 2, 3, 4]
    assert rows[1] == MemberRow(
        2,
        "Ông Lê Minh Họa",
        "Trưởng Công an xã",
        "Công an xã",
        "Tổ phó Thường trực",
        ("An ninh",),
        ("bản Mẫu",),
    )
    assert rows[0].person == "Nguyễn Văn Mẫu"
    assert isinstance(rows[3].person, BlankText)


def test_rows_follow_role_and_order_not_the_file(tmp_path: Path) -> None:
    files = task_force()
    chair, police, office, culture = files.committee["members"]
    files.committee["members"] = [{**culture, "order": "1"}, {**office, "order": "2"}, police, chair]
    papers = files.papers(tmp_path)
    roles = [row.role for row in member_rows(papers, papers.dossier.members)]
    assert roles == ["Tổ trưởng", "Tổ phó Thường trực", "Ủy viên", "Ủy viên"]
    assert [one.id for one in papers.dossier.members] == ["chair", "police", "culture", "office"]
