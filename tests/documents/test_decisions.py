"""Decisions: bases, articles, attachments; the regulation and the assignment appendix."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from generator.documents.fields import BlankText, blanks
from tests.documents.dossiers import document, documents, steering_committee, task_force


def fields(kind: str, tmp_path: Path, **decision: Any) -> Any:
    files = steering_committee()
    name = "establishment" if kind == "quyet-dinh-thanh-lap" else "regulation"
    files.committee["decisions"][name] |= decision
    return document(files.papers(tmp_path), kind).fields


def test_bases_stand_in_the_order_of_the_dossier_and_the_proposal_last(tmp_path: Path) -> None:
    """PL1 II.6a; PL3 forms 1.2, 1.3: the signs at the ends are the template's."""
    assert fields("quyet-dinh-ban-hanh", tmp_path).bases == (
        "Căn cứ Kế hoạch số 01/KH-UBND ngày 05 tháng 01 năm 2026 của Ủy ban nhân dân tỉnh "
        "thử nghiệm trên địa bàn tỉnh",
        "Căn cứ Luật Tổ chức chính quyền địa phương ngày 16 tháng 6 năm 2025",
        "Căn cứ Quyết định số 05/QĐ-UBND ngày 15 tháng 01 năm 2026 của Chủ tịch Ủy ban nhân dân tỉnh "
        "Lai Châu về việc thành lập Ban Chỉ đạo thử nghiệm tỉnh Lai Châu",
        "Theo đề nghị của Giám đốc Công an tỉnh tại Tờ trình số 07/TTr-CAT ngày 01 tháng 02 năm 2026",
    )


def test_proposal_may_be_without_a_paper_or_missing(tmp_path: Path) -> None:
    position = {"position": "Chánh Văn phòng"}
    bases = fields("quyet-dinh-ban-hanh", tmp_path / "a", proposed_by=position).bases
    assert bases[-1] == "Theo đề nghị của Chánh Văn phòng"
    assert len(fields("quyet-dinh-thanh-lap", tmp_path / "b").bases) == 2


def test_open_proposal_and_open_establishment_leave_room(tmp_path: Path) -> None:
    files = steering_committee()
    files.committee["decisions"]["establishment"] |= {"number": "blank", "date": "2026-01"}
    files.committee["decisions"]["regulation"]["proposed_by"]["document"] |= {"number": "blank"}
    bases = document(files.papers(tmp_path), "quyet-dinh-ban-hanh").fields.bases
    assert [isinstance(one, BlankText) for one in bases] == [False, False, True, True]
    assert not any("  " in one for one in bases)


def test_decision_names_the_article_of_its_execution(tmp_path: Path) -> None:
    one = fields("quyet-dinh-thanh-lap", tmp_path)
    articles = [line.number for line in one.provisions if line.level == "article"]
    assert articles == [str(number) for number in range(1, len(articles) + 1)]
    assert one.execution == articles[-1]
    assert [line.last for line in one.provisions].count(True) == 1
    assert one.provisions[-1].text.endswith("thi hành Quyết định này./.")


def test_replaced_decision_is_named(tmp_path: Path) -> None:
    told = [line.text for line in fields("quyet-dinh-thanh-lap", tmp_path, replaces="plan").provisions]
    assert any(text and text.startswith("Quyết định này thay thế Kế hoạch số 01/KH-UBND") for text in told)


@pytest.mark.parametrize(
    ("issuer", "authority", "number"),
    [
        ("committee", "Ban Chỉ đạo thử nghiệm tỉnh Lai Châu", "08/QĐ-BCĐ"),
        ("committee_head", "Trưởng Ban Chỉ đạo thử nghiệm tỉnh Lai Châu", "08/QĐ-BCĐ"),
        ("governing_body", "Ủy ban nhân dân tỉnh Lai Châu", "08/QĐ-UBND"),
        ("governing_body_head", "Chủ tịch Ủy ban nhân dân tỉnh Lai Châu", "08/QĐ-UBND"),
    ],
)
def test_authority_number_and_attachments_agree(
    tmp_path: Path, issuer: str, authority: str, number: str
) -> None:
    """PL3 note 6: the head's post here goes with a signature without TM., the collective with TM."""
    one = fields("quyet-dinh-ban-hanh", tmp_path, issuer=issuer, number="8", date="2026-02-20")
    assert one.authority == one.attached_to.issuer == authority
    assert one.letterhead.number == one.attached_to.number == number
    assert one.attached_to.date == "ngày 20 tháng 02 năm 2026"
    assert one.signature.lines[0].startswith("TM. ") == (not issuer.endswith("head"))
    assert list(blanks(one)) == []


def test_separate_regulation_leaves_number_and_date_of_its_decision_open(tmp_path: Path) -> None:
    """PL1 III.1d: in an electronic file the signature supplies them."""
    one = fields("quy-che", tmp_path, number="8", date="2026-02-20")
    assert one.attached_to.number == "\u00a0" * 6 + "/QĐ-BCĐ"
    assert list(blanks(one)) == ["attached_to.number", "attached_to.date"]
    assert one.letterhead.number is None


def test_regulation_is_the_same_alone_and_attached(tmp_path: Path) -> None:
    papers = steering_committee().papers(tmp_path)
    alone, attached = document(papers, "quy-che").fields, document(papers, "quyet-dinh-ban-hanh").fields
    assert alone.regulation == attached.regulation
    assert alone.regulation.title == "Hoạt động của Ban Chỉ đạo thử nghiệm tỉnh Lai Châu"
    assert [line.last for line in alone.regulation.provisions].count(True) == 1


def test_decisions_list_exactly_what_they_leave_open(tmp_path: Path) -> None:
    files = steering_committee()
    files.committee["decisions"]["establishment"] |= {"number": "blank", "date": "2026-01"}
    files.committee["members"][0]["person"] = "blank"
    papers = files.papers(tmp_path)
    assert list(blanks(document(papers, "quyet-dinh-thanh-lap").fields)) == [
        "letterhead.number",
        "letterhead.date",
        "signature.person",
        "attached_to.number",
        "attached_to.date",
        "members[0].person",
    ]
    assert list(blanks(document(papers, "quyet-dinh-ban-hanh").fields)) == [
        "letterhead.number",
        "letterhead.date",
        "bases[2]",
        "signature.person",
        "attached_to.number",
        "attached_to.date",
    ]


def test_recipients_and_archive_of_a_decision_are_the_dossier_s(tmp_path: Path) -> None:
    one = fields("quyet-dinh-ban-hanh", tmp_path)
    assert one.recipients == ("Thường trực Tỉnh ủy (để b/c)", "Công an tỉnh")
    assert one.archive == "VT, CAT"


def test_assignment_lists_who_has_an_area_or_a_locality(tmp_path: Path) -> None:
    files = task_force()
    files.committee["members"][3]["areas"] = ["Văn hóa", "Y tế"]
    files.committee["members"][1]["localities"] = ["bản Mẫu"]
    rows = document(files.papers(tmp_path), "phan-cong").fields.members
    assert [(row.order, row.areas, row.localities) for row in rows] == [
        (1, (), ("bản Mẫu",)),
        (2, ("Văn hóa", "Y tế"), ()),
    ]


def test_body_without_decisions_has_none(tmp_path: Path) -> None:
    files = task_force()
    files.committee["decisions"] = {}
    papers = files.papers(tmp_path)
    for kind in ("quyet-dinh-thanh-lap", "quyet-dinh-ban-hanh", "quy-che", "phan-cong"):
        assert documents(papers, kind) == ()
