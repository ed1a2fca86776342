"""Submissions: drawn up from the decision that they propose."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from generator.documents.fields import blanks
from tests.documents.dossiers import DossierFiles, document, documents, steering_committee, task_force
from tests.documents.test_reorganisations import decision, reorganised

KIND = "to-trinh"


def proposal(submission: dict[str, Any] | None = None, **paper: Any) -> dict[str, Any]:
    said = {"signatory": {"member": "police"}, **(submission or {})}
    return {
        "position": "Giám đốc Công an tỉnh",
        "document": {"number": "7", "date": "2026-02-01", "submission": said, **paper},
    }


def submitted(submission: dict[str, Any] | None = None, **paper: Any) -> DossierFiles:
    files = steering_committee()
    files.committee["decisions"]["regulation"]["proposed_by"] = proposal(submission, **paper)
    return files


def test_number_date_and_bases_are_those_that_the_decision_cites(tmp_path: Path) -> None:
    papers = submitted({"reasons": ["Cần quy chế."]}, symbol="TTr-CAT").papers(tmp_path)
    told, decided = document(papers, KIND), document(papers, "quyet-dinh-ban-hanh").fields
    assert told.name == "to-trinh-quy-che"
    fields = told.fields
    assert (fields.letterhead.number, fields.letterhead.date) == ("07/TTr-CAT", "ngày 01 tháng 02 năm 2026")
    assert decided.bases[-1].endswith("tại Tờ trình số 07/TTr-CAT ngày 01 tháng 02 năm 2026")
    assert fields.bases == decided.bases[:-1]


def test_agency_submits_under_its_own_letterhead_and_its_head_signs(tmp_path: Path) -> None:
    fields = document(submitted().papers(tmp_path), KIND).fields
    assert (fields.letterhead.superior, fields.letterhead.issuer) == (
        "UBND tỉnh Lai Châu",
        "Công an tỉnh Lai Châu",
    )
    assert fields.agency == "Công an tỉnh Lai Châu"
    assert fields.addressee == "Trưởng Ban Chỉ đạo thử nghiệm tỉnh Lai Châu"
    assert (fields.signature.lines, fields.signature.post) == (("Giám đốc",), None)
    assert fields.signature.person == "Lê Minh Họa"


def test_superior_of_an_agency_is_that_of_its_members(tmp_path: Path) -> None:
    files = submitted()
    files.committee["members"][2]["agency_superior"] = "Bộ Công an"
    assert document(files.papers(tmp_path), KIND).fields.letterhead.superior == "Bộ Công an"


@pytest.mark.parametrize(
    ("signatory", "lines"),
    [
        ({"position": "Phó Giám đốc", "person": "Hồ Văn Mẫu", "capacity": "deputy"},
         ("KT. Giám đốc", "Phó Giám đốc")),
        ({"position": "Giám đốc", "person": "Hồ Văn Mẫu", "capacity": "acting"}, ("Q. Giám đốc",)),
        ({"position": "Trưởng phòng Tham mưu", "person": "Hồ Văn Mẫu", "capacity": "by_order"},
         ("TL. Giám đốc", "Trưởng phòng Tham mưu")),
    ],
)  # fmt: skip
def test_another_signs_for_the_head_in_his_capacity(
    tmp_path: Path, signatory: dict[str, Any], lines: tuple[str, ...]
) -> None:
    fields = document(submitted({"signatory": signatory}).papers(tmp_path), KIND).fields
    assert fields.signature.lines == lines
    assert fields.signature.person == "Hồ Văn Mẫu"


@pytest.mark.parametrize(
    ("agency", "symbol"), [("Sở Tài chính", "STC"), ("Thuế tỉnh", "TTL"), (None, "CAT"), ("Kho bạc", None)]
)
def test_symbol_is_that_of_the_agency_unless_the_proposal_gives_one(
    tmp_path: Path, agency: str | None, symbol: str | None
) -> None:
    files = submitted({"agency": agency} if agency else {})
    files.committee["agencies"] = [{"name": "Thuế tỉnh", "symbol": "TTL"}, {"name": "Kho bạc"}]
    papers = files.papers(tmp_path)
    number = f"07/TTr-{symbol}" if symbol else "07"
    assert document(papers, KIND).fields.letterhead.number == number
    assert f"tại Tờ trình số {number} ngày" in document(papers, "quyet-dinh-ban-hanh").fields.bases[-1]


def test_sections_are_numbered_as_far_as_they_are_there_and_end_with_a_full_stop(tmp_path: Path) -> None:
    said = {"reasons": ["Cần quy chế"], "contents": ["Gồm:", "bốn chương;", "Mười điều"]}
    fields = document(submitted(said).papers(tmp_path), KIND).fields
    assert [(one.kind, one.number, one.paragraphs) for one in fields.sections] == [
        ("reasons", "I", ("Cần quy chế.",)),
        ("contents", "II", ("Gồm:", "bốn chương;", "Mười điều.")),
        (
            "enclosures",
            "III",
            ("Dự thảo Quyết định ban hành Quy chế Hoạt động của Ban Chỉ đạo thử nghiệm tỉnh Lai Châu.",),
        ),
    ]


def test_enclosures_addressee_and_recipients_are_those_given(tmp_path: Path) -> None:
    said = {
        "enclosures": ["Dự thảo", "Bảng tổng hợp"],
        "addressee": "Ủy ban nhân dân tỉnh",
        "recipients": ["Sở Nội vụ"],
        "archive": ["VT", "PV01"],
    }
    fields = document(submitted(said).papers(tmp_path), KIND).fields
    assert [one.paragraphs for one in fields.sections] == [("Dự thảo.", "Bảng tổng hợp.")]
    assert fields.addressee == "Ủy ban nhân dân tỉnh"
    assert (fields.recipients, fields.archive) == (("Sở Nội vụ",), "VT, PV01")


def test_every_decision_that_says_so_has_its_submission(tmp_path: Path) -> None:
    files = reorganised(
        decision("2026-07-01", proposed_by=proposal()), decision("2026-10-01", proposed_by=proposal())
    )
    for name in ("establishment", "regulation"):
        files.committee["decisions"][name]["proposed_by"] = proposal(date="2026-01-10")
    told = documents(files.papers(tmp_path), KIND)
    assert {one.name: one.fields.subject for one in told} == {
        "to-trinh-thanh-lap": "Về việc thành lập Ban Chỉ đạo thử nghiệm tỉnh Lai Châu",
        "to-trinh-quy-che": "Về việc ban hành Quy chế Hoạt động của Ban Chỉ đạo thử nghiệm tỉnh Lai Châu",
        "to-trinh-kien-toan-2026-07": "Về việc kiện toàn Ban Chỉ đạo thử nghiệm tỉnh Lai Châu",
        "to-trinh-kien-toan-2026-10": "Về việc kiện toàn Ban Chỉ đạo thử nghiệm tỉnh Lai Châu",
    }


def test_submission_of_a_reorganisation_tells_its_changes(tmp_path: Path) -> None:
    files = reorganised(decision("2026-07-01", proposed_by=proposal()), decision("2026-10-01"))
    papers = files.papers(tmp_path)
    fields = document(papers, KIND).fields
    assert fields.changes == documents(papers, "quyet-dinh-kien-toan")[0].fields.changes
    assert next((one.kind, one.paragraphs) for one in fields.sections) == ("contents", ())


def test_proposal_without_content_has_no_submission(tmp_path: Path) -> None:
    assert documents(steering_committee().papers(tmp_path / "a"), KIND) == ()
    assert documents(task_force().papers(tmp_path / "b"), KIND) == ()


def test_open_number_date_and_name_are_listed(tmp_path: Path) -> None:
    files = submitted(
        {"signatory": {"position": "Giám đốc", "person": "blank"}}, number="blank", date="2026-02"
    )
    assert list(blanks(document(files.papers(tmp_path), KIND).fields)) == [
        "letterhead.number",
        "letterhead.date",
        "signature.person",
    ]
