"""All kinds of paper from whole dossiers, opened as Word opens them and read."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from docx.document import Document as WordDocument

from generator.documents import KINDS
from generator.output import GeneratedDocument
from tests.documents.dossiers import (
    HOSTILE,
    LONGEST_NAME,
    DossierFiles,
    all_documents,
    awkward,
    council,
    open_meeting,
    steering_committee,
    task_force,
    with_changes,
    with_follow_up,
    with_minutes_and_opinion,
    with_programme,
)
from tests.documents.outlines import opened, styled, texts, whole_text


def with_year(files: DossierFiles, text: str = "việc thử nghiệm") -> DossierFiles:
    """A dossier with every paper of a year."""
    files = with_programme(with_follow_up(with_minutes_and_opinion(files, text), text), text)
    return with_changes(files, text)


def awkward_with_events() -> DossierFiles:
    files = awkward()
    open_meeting(files)
    return with_year(files, HOSTILE)


def council_with_areas() -> DossierFiles:
    files = with_year(council())
    files.committee["members"][3]["areas"] = ["Kinh phí"]
    return files


def task_force_with_localities() -> DossierFiles:
    files = with_year(task_force())
    files.committee["members"][1]["localities"] = ["bản Mẫu"]
    return files


def committee_with_areas() -> DossierFiles:
    files = with_year(steering_committee())
    files.committee["members"][2]["areas"] = ["An ninh", "Dân cư"]
    return files


DECISIONS = ("quyet-dinh-thanh-lap", "quyet-dinh-ban-hanh", "quyet-dinh-kien-toan")

BODIES: dict[str, Callable[[], DossierFiles]] = {
    "committee": committee_with_areas,
    "task force": task_force_with_localities,
    "council": council_with_areas,
    "awkward": awkward_with_events,
}


@cache
def generated(body: str) -> dict[str, tuple[GeneratedDocument, ...]]:
    """The documents of a body by kind."""
    with TemporaryDirectory() as folder:
        made = all_documents(BODIES[body]().write(Path(folder)))
    return {kind: tuple(one for one in made if one.kind == kind) for kind in KINDS}


def word(body: str, kind: str) -> WordDocument:
    return opened(generated(body)[kind][0].content)


@pytest.mark.parametrize("body", BODIES)
def test_every_kind_is_made_and_opens(body: str) -> None:
    for kind, made in generated(body).items():
        assert made, kind
        for one in made:
            assert whole_text(opened(one.content))


ENDS = {
    "to-trinh": 1,
    "quyet-dinh-thanh-lap": 2,
    "quyet-dinh-ban-hanh": 2,
    "quy-che": 1,
    "quyet-dinh-kien-toan": 2,
    "chuong-trinh-cong-tac": 1,
    "giay-moi": 1,
    "phieu-lay-y-kien": 1,
    "bien-ban-hop": 1,
    "thong-bao-ket-luan": 1,
    "cong-van-don-doc": 2,
    "mau-bao-cao": 2,
    "bao-cao-tong-hop": 2,
    "phan-cong": 1,
}
"""How many texts a file of a kind holds: PL3 closes each of them with the mark."""


@pytest.mark.parametrize("body", BODIES)
@pytest.mark.parametrize("kind", KINDS)
def test_mark_closes_each_text_once(body: str, kind: str) -> None:
    for one in generated(body)[kind]:
        ended = [style for style, text in styled(opened(one.content)) if "./." in text]
        assert len(ended) == ENDS[kind]
        assert whole_text(opened(one.content)).count("./.") == ENDS[kind]
        assert all(text.endswith("./.") for text in texts(opened(one.content)) if "./." in text)


@pytest.mark.parametrize("body", BODIES)
@pytest.mark.parametrize("kind", KINDS)
def test_nothing_of_template_or_program_is_left_in_a_text(body: str, kind: str) -> None:
    for one in generated(body)[kind]:
        text = whole_text(opened(one.content)).replace(HOSTILE, "").replace("{{ Ví Dụ }}", "")
        text = re.sub(re.escape(HOSTILE).replace(r"\ ", r"\s"), "", text, flags=re.IGNORECASE)
        for sign in ("{{", "{%", "}}", "None", "BlankText", "Undefined", "();"):
            assert sign not in text


@pytest.mark.parametrize("body", BODIES)
@pytest.mark.parametrize("kind", DECISIONS)
def test_bases_end_in_semicolons_and_the_last_in_a_full_stop(body: str, kind: str) -> None:
    bases = [text for style, text in styled(word(body, kind)) if style == "Căn cứ ban hành"]
    assert len(bases) >= 2
    assert all(one.endswith(";") for one in bases[:-1])
    assert bases[-1].endswith(".")
    assert not bases[-1].endswith("./.")
    assert all(one.startswith(("Căn cứ ", "Theo đề nghị của ")) for one in bases)


@pytest.mark.parametrize("body", BODIES)
def test_report_forms_never_speak_of_the_regulation_as_the_paper_itself(body: str) -> None:
    for one in generated(body)["mau-bao-cao"]:
        text = whole_text(opened(one.content))
        for words in ("Điều này", "khoản này", "điểm này", "Chương này", "Quy chế này"):
            assert words not in text


@pytest.mark.parametrize("body", BODIES)
@pytest.mark.parametrize("kind", KINDS)
def test_room_to_fill_in_is_there_exactly_when_blanks_are_listed(body: str, kind: str) -> None:
    for one in generated(body)[kind]:
        all_texts = texts(opened(one.content))
        room = [text for text in all_texts if re.search("[ \u00a0]{4,}", text)]
        assert bool(room) == bool(one.blanks), one.name


@pytest.mark.parametrize("body", BODIES)
@pytest.mark.parametrize("kind", KINDS)
def test_recipients_end_with_the_archive(body: str, kind: str) -> None:
    for one in generated(body)[kind]:
        lines = [text for style, text in styled(opened(one.content)) if style == "Danh sách nơi nhận"]
        if kind in {"quy-che", "phieu-lay-y-kien", "phan-cong"}:
            assert lines == []
            continue
        assert lines[-1].startswith("- Lưu: VT")
        assert lines[-1].endswith(".")
        assert all(line.startswith("- ") and line.endswith(";") for line in lines[:-1])


@pytest.mark.parametrize("kind", DECISIONS)
@pytest.mark.parametrize("body", BODIES)
def test_decision_goes_to_those_of_its_last_article(body: str, kind: str) -> None:
    paragraphs = texts(word(body, kind))
    first = paragraphs[paragraphs.index("Nơi nhận:") + 1]
    numbers = [
        match[1] for text in paragraphs if (match := re.match(r"Điều (\d+)\. .*Quyết định này\./\.$", text))
    ]
    assert first == f"- Như Điều {numbers[0]};"


def test_signs_of_xml_and_jinja_come_out_as_they_are() -> None:
    of_meetings = ("giay-moi", "bien-ban-hop", "thong-bao-ket-luan")
    of_follow_up = ("cong-van-don-doc", "bao-cao-tong-hop")
    of_changes = ("to-trinh", "quyet-dinh-thanh-lap", "quyet-dinh-kien-toan", "phan-cong")
    for kind in (*of_changes, *of_meetings, *of_follow_up, "phieu-lay-y-kien"):
        assert HOSTILE in whole_text(word("awkward", kind)), kind
    assert "xã <Mẫu> & xã {{ Ví Dụ }}" in whole_text(word("awkward", "phan-cong"))
    assert "khoa học, công nghệ & chuyển đổi số" in whole_text(word("awkward", "quy-che"))


def test_longest_name_stands_whole_in_the_letterhead() -> None:
    for kind in ("quyet-dinh-ban-hanh", "quy-che", "giay-moi"):
        heads = [text for style, text in styled(word("awkward", kind)) if style == "Cơ quan ban hành"]
        assert heads
        assert {" ".join(head.split("\n")) for head in heads} == {LONGEST_NAME.upper()}
        assert all(1 < len(head.split("\n")) <= 6 for head in heads)


def test_commune_is_named_with_its_province_and_signed_with_state_posts() -> None:
    paragraphs = styled(word("task force", "quyet-dinh-thanh-lap"))
    said = [(style, " ".join(text.split())) for style, text in paragraphs]
    assert ("Cơ quan ban hành", "ỦY BAN NHÂN DÂN XÃ SÌ LỞ LẦU, TỈNH LAI CHÂU") in said
    assert ("Thẩm quyền ban hành", "CHỦ TỊCH ỦY BAN NHÂN DÂN XÃ SÌ LỞ LẦU, TỈNH LAI CHÂU") in said
    signed = [text for style, text in said if style.startswith("Quyền hạn")]
    assert signed == ["CHỦ TỊCH"]
    assert "Sì Lở Lầu, ngày 15 tháng 01 năm 2026" in whole_text(word("task force", "quyet-dinh-thanh-lap"))


def test_body_without_standing_agency_says_nothing_of_one() -> None:
    for made in generated("task force").values():
        for one in made:
            assert "Cơ quan Thường trực" not in whole_text(opened(one.content))
    assert "Tổ giúp việc Tổ công tác" in whole_text(word("task force", "quyet-dinh-thanh-lap"))


def test_body_without_seals_says_nothing_of_them() -> None:
    assert "con dấu" not in whole_text(word("task force", "quyet-dinh-thanh-lap"))
    assert "con dấu" in whole_text(word("council", "quyet-dinh-thanh-lap"))
    styles = {style for style, _text in styled(word("task force", "giay-moi"))}
    assert "Chức vụ khác của người ký" not in styles


def test_council_is_an_advisory_body_and_coordinates_nothing() -> None:
    text = whole_text(word("council", "quyet-dinh-thanh-lap"))
    assert "tổ chức tư vấn" in text
    assert "Điều phối" not in text
    assert "tổ chức phối hợp liên ngành" in whole_text(word("task force", "quyet-dinh-thanh-lap"))


def test_council_s_notice_is_the_office_s_by_order_of_the_province_s_head() -> None:
    paragraphs = styled(word("council", "thong-bao-ket-luan"))
    signed = [text for style, text in paragraphs if style.startswith("Quyền hạn")]
    assert signed == ["TL. CHỦ TỊCH", "CHÁNH VĂN PHÒNG"]
    assert "/TB-UBND" in whole_text(word("council", "thong-bao-ket-luan"))


def test_body_without_meetings_and_reports_has_the_other_papers(tmp_path: Path) -> None:
    assert [one.name for one in all_documents(awkward().write(tmp_path))] == [
        "quyet-dinh-thanh-lap.docx",
        "quyet-dinh-ban-hanh.docx",
        "quy-che.docx",
        "phan-cong.docx",
    ]


@pytest.mark.parametrize("body", BODIES)
def test_attached_texts_begin_a_section_with_page_numbers_of_their_own(body: str) -> None:
    for kind in (*DECISIONS, "mau-bao-cao"):
        sections = word(body, kind).sections
        assert len(sections) == 2
        numbering = sections[1]._sectPr.find("{*}pgNumType")
        assert numbering is not None
        assert numbering.get("{http://schemas.openxmlformats.org/wordprocessingml/2006/main}start") == "1"
    assert word(body, "mau-bao-cao").sections[1].orientation == 1
