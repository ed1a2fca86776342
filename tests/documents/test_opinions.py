"""Slips for opinions in writing: who is asked what, and where the answer goes."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest
from docx.document import Document as WordDocument

from generator.documents import KINDS
from generator.documents.fields import blanks
from tests.documents.dossiers import (
    HOSTILE,
    DossierFiles,
    Yaml,
    all_documents,
    documents,
    steering_committee,
    task_force,
)
from tests.documents.outlines import opened, texts, whole_text

ASKED: Yaml = {
    "subject": "dự thảo kế hoạch",
    "date": "2026-03-02",
    "respond_by": "2026-03-09",
    "under": "meetings",
    "documents": ["Dự thảo kế hoạch", "Bảng số liệu"],
    "questions": [
        {"text": "Mục tiêu của kế hoạch"},
        {"text": "Thời điểm bắt đầu", "options": ["Quý II", "Quý III"]},
    ],
}


def with_opinion(files: DossierFiles, **changes: Any) -> DossierFiles:
    asked = {**ASKED, **changes}
    files.opinions["ke-hoach"] = {key: value for key, value in asked.items() if value is not None}
    return files


def slips(folder: Path, files: DossierFiles | None = None, **changes: Any) -> dict[str, Any]:
    """The fields of every slip by its file name."""
    papers = with_opinion(files or steering_committee(), **changes).papers(folder)
    return {one.name: one.fields for one in documents(papers, "phieu-lay-y-kien")}


def printed(folder: Path, files: DossierFiles | None = None, **changes: Any) -> WordDocument:
    with_opinion(files or steering_committee(), **changes).write(folder)
    made = [one for one in all_documents(folder) if one.kind == "phieu-lay-y-kien"]
    return opened(made[-1].content)


def test_all_who_serve_on_the_day_but_the_head_are_asked(tmp_path: Path) -> None:
    files = steering_committee()
    finance = files.committee["members"][3]
    files.committee["members"] += [
        {**finance, "id": "before", "to": "2026-03-01"},
        {**finance, "id": "later", "from": "2026-03-03"},
        {**finance, "id": "health", "from": "2026-03-02"},
    ]
    assert list(slips(tmp_path, files)) == [
        "phieu-lay-y-kien-ke-hoach-standing",
        "phieu-lay-y-kien-ke-hoach-police",
        "phieu-lay-y-kien-ke-hoach-finance",
        "phieu-lay-y-kien-ke-hoach-health",
    ]


def test_those_named_are_asked_even_the_head(tmp_path: Path) -> None:
    assert list(slips(tmp_path, respondents=["finance", "chair"])) == [
        "phieu-lay-y-kien-ke-hoach-chair",
        "phieu-lay-y-kien-ke-hoach-finance",
    ]


def test_slip_names_who_answers_what_on_which_ground_until_when(tmp_path: Path) -> None:
    files = steering_committee()
    files.committee["decisions"]["regulation"] |= {"number": "64", "date": "2026-02-15"}
    files.committee["members"][3]["honorific"] = "Bà"
    one = slips(tmp_path, files)["phieu-lay-y-kien-ke-hoach-finance"]
    assert one.subject == "dự thảo kế hoạch"
    assert one.rule.startswith("Điều 4 Quy chế ban hành kèm theo Quyết định số 64/QĐ-BCĐ")
    assert one.asker == "Ban Chỉ đạo thử nghiệm tỉnh Lai Châu"
    who = one.respondent
    assert (who.person, who.position, who.role, who.agency) == (
        "Bà Vũ Thị Giả Tưởng",
        "Giám đốc Sở Tài chính",
        "Thành viên Ban Chỉ đạo",
        "Sở Tài chính",
    )
    assert [(asked.number, asked.text, asked.options) for asked in one.questions] == [
        (1, "Mục tiêu của kế hoạch", ("Đồng ý", "Không đồng ý", "Ý kiến khác")),
        (2, "Thời điểm bắt đầu", ("Quý II", "Quý III")),
    ]
    assert (one.address, one.respond_by) == ("Công an tỉnh", "ngày 09 tháng 3 năm 2026")
    assert (one.signature.lines, one.signature.post) == (("Người cho ý kiến",), None)
    assert one.signature.person == "Vũ Thị Giả Tưởng"
    assert list(blanks(one)) == ["answered_on"]


def test_slip_has_place_and_date_and_no_number(tmp_path: Path) -> None:
    """It is none of the 29 kinds (NĐ 30/2020, Article 7): no register numbers it."""
    assert KINDS["phieu-lay-y-kien"].form is None
    lines = texts(printed(tmp_path))
    head = lines[: lines.index("PHIẾU LẤY Ý KIẾN")]
    assert "Lai Châu, ngày 02 tháng 3 năm 2026" in head
    assert not any("Số:" in line for line in head)
    assert not any("29 loại" in line for line in lines)


@pytest.mark.parametrize(
    ("files", "to", "address"),
    [
        (steering_committee(), None, "Công an tỉnh"),
        (task_force(), None, "Tổ giúp việc Tổ công tác"),
        (steering_committee(), "Văn phòng Ủy ban nhân dân tỉnh", "Văn phòng Ủy ban nhân dân tỉnh"),
    ],
)
def test_slip_goes_back_to_who_serves_the_body_unless_told_otherwise(
    tmp_path: Path, files: DossierFiles, to: str | None, address: str
) -> None:
    assert {one.address for one in slips(tmp_path, files, to=to).values()} == {address}


def test_provision_of_the_dossier_is_cited_when_the_slip_names_none(tmp_path: Path) -> None:
    files = steering_committee()
    files.committee["provisions"]["opinions"] = "meetings.absence"
    for one in slips(tmp_path, files, under=None).values():
        assert one.rule.startswith("khoản 2 Điều 4 Quy chế")


def test_slip_without_provision_documents_and_last_day_reads_on(tmp_path: Path) -> None:
    lines = texts(printed(tmp_path, under=None, documents=None, respond_by=None))
    assert "Ban Chỉ đạo thử nghiệm tỉnh Lai Châu lấy ý kiến bằng văn bản của:" in lines
    assert "Đề nghị gửi phiếu đã ghi ý kiến về Công an tỉnh, để tổng hợp./." in lines
    assert not any("Tài liệu" in line for line in lines)


@pytest.mark.parametrize(
    ("date", "respond_by", "year"),
    [("2026-12-28", "2027-01-05", "2027"), ("2026-12-28", None, "2026"), ("blank", None, "")],
)
def test_day_of_the_answer_is_left_open_but_for_its_year(
    tmp_path: Path, date: str, respond_by: str | None, year: str
) -> None:
    for one in slips(tmp_path, date=date, respond_by=respond_by).values():
        assert re.sub(" +", " ", one.answered_on) == f"ngày tháng năm {year}"


def test_every_option_has_a_box_and_every_question_room_for_words(tmp_path: Path) -> None:
    """The box is a letter of Times New Roman (U+25A1 of WGL4): Word and LibreOffice print it alike."""
    word = printed(tmp_path)
    lines = [line.text for line in word.paragraphs]
    assert [line for line in lines if line.startswith("\u25a1")] == [
        "□ Đồng ý",
        "□ Không đồng ý",
        "□ Ý kiến khác",
        "□ Quý II",
        "□ Quý III",
    ]
    assert sum(line.endswith("\t") for line in lines) == 4
    assert not re.search(r"\.{4}|_{2}|…", whole_text(word).replace("./.", ""))


def test_signs_of_xml_and_templates_come_out_as_they_went_in(tmp_path: Path) -> None:
    questions = [{"text": HOSTILE, "options": [HOSTILE, "Không"]}]
    text = whole_text(
        printed(tmp_path, subject="việc mẫu", to=HOSTILE, documents=[HOSTILE], questions=questions)
    )
    assert text.count(HOSTILE) == 4
