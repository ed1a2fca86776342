"""Citations of documents stay what they are, to where their subject ends."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.adapting.kept_citations import kept_spans

CORPUS = Path(__file__).parents[3] / "shared" / "corpus"


def kept(text: str) -> list[str]:
    return [text[start:end] for start, end in kept_spans(text)]


def test_a_citation_with_its_subject_is_kept_to_the_end_of_the_sentence() -> None:
    citation = (
        "số 186/KH-UBND ngày 18/9/2025 của Ủy ban nhân dân tỉnh về việc tạo lập dữ liệu, chuyển đổi số trên "
        "địa bàn tỉnh Lai Châu"
    )

    assert kept(f"Điều phối việc thực hiện Kế hoạch {citation}. Đánh giá kết quả trên địa bàn tỉnh.") == [
        citation
    ]


def test_a_citation_inside_the_subject_of_another_is_kept_with_it() -> None:
    citation = (
        "số 12/KH-UBND ngày 05 tháng 3 năm 2026 của UBND tỉnh triển khai Nghị quyết số 7/NQ-CP của Chính phủ "
        "về dữ liệu trên địa bàn tỉnh"
    )

    assert kept(f"theo Kế hoạch {citation}; Công an tỉnh chủ trì") == [citation]


@pytest.mark.parametrize(
    ("text", "citation"),
    [
        ("Kế hoạch số 9/KH-UBND, Công an tỉnh", "số 9/KH-UBND"),
        ("Kế hoạch số 9/KH-UBND của UBND tỉnh và hướng dẫn của Công an tỉnh", "số 9/KH-UBND của UBND tỉnh"),
        (
            "Quyết định số 12/2024/QĐ-UBND của Ủy ban nhân dân tỉnh được gửi các sở",
            "số 12/2024/QĐ-UBND của Ủy ban nhân dân tỉnh",
        ),
        (
            "Công văn số 9/STTTT-VP của Sở Thông tin và Truyền thông, Công an tỉnh",
            "số 9/STTTT-VP của Sở Thông tin và Truyền thông",
        ),
        ("Nghị quyết số 57-NQ/TW của Bộ Chính trị trên địa bàn tỉnh", "số 57-NQ/TW của Bộ Chính trị"),
        (
            "Quyết định số 5/QĐ-UBND do UBND tỉnh ban hành cho các sở",
            "số 5/QĐ-UBND do UBND tỉnh",
        ),
    ],
)
def test_a_citation_without_a_subject_ends_with_number_date_or_issuer(text: str, citation: str) -> None:
    assert kept(text) == [citation]


def test_the_subject_of_a_central_document_ends_before_where_it_is_carried_out() -> None:
    text = "theo Quyết định số 6/QĐ-TTg của Thủ tướng Chính phủ phê duyệt Đề án về dân cư trên địa bàn tỉnh"

    assert kept(text) == ["số 6/QĐ-TTg của Thủ tướng Chính phủ phê duyệt Đề án về dân cư"]


def test_a_citation_that_opens_a_sentence_ends_at_the_comma_before_the_main_clause() -> None:
    text = (
        "Căn cứ Kế hoạch số 9/KH-UBND ngày 1/2/2026 của UBND tỉnh về dữ liệu, thông tin, các sở báo cáo tỉnh."
    )

    assert kept(text) == ["số 9/KH-UBND ngày 1/2/2026 của UBND tỉnh về dữ liệu, thông tin"]


@pytest.mark.parametrize(
    "citation",
    [
        "số:      /QĐ-BCĐ ngày      /02/2026 của Ban Chỉ đạo tỉnh",
        "số ……/QĐ-UBND ngày …… tháng 02 năm 2026 của Ủy ban nhân dân tỉnh",
        "153-CTr/TU ngày 21/7/2020 của Ban Thường vụ Tỉnh ủy",
    ],
)
def test_blank_numbers_and_numbers_without_their_word_are_citations(citation: str) -> None:
    assert kept(f"(Kèm theo Quyết định {citation})") == [citation]


def test_figures_with_a_stroke_are_no_citation() -> None:
    assert kept("trực 24/7; 2/3 số thành viên; đạt 50%/năm; ngày 18/9/2025 tại tỉnh; họp 01 lần/quý") == []


@given(st.text("số 0123456789/-KHUBND TW.,;ngàycủavề\n\u00a0", max_size=80))
def test_places_are_in_order_and_do_not_overlap(text: str) -> None:
    ends = [place for span in kept_spans(text) for place in span]

    assert ends == sorted(ends)
    assert all(start < end for start, end in kept_spans(text))


def test_many_beginnings_of_citations_take_time_in_proportion() -> None:
    text = "số 1/KH-UBND của " * 20_000

    assert kept_spans(text)


def test_long_rooms_take_time_in_proportion() -> None:
    assert kept_spans("số" + " " * 50_000 + "x ngày" + "." * 50_000) == ()


@pytest.mark.skipif(not CORPUS.is_dir(), reason="the corpus of real regulations is not here")
def test_the_citations_of_real_regulations_are_kept_whole() -> None:
    text = " ".join((CORPUS / "lai-chau-du-lieu-2026.txt").read_text(encoding="utf-8").split())
    plan = next(one for one in kept(text) if "186/KH-UBND" in one)

    assert plan.startswith("số 186/KH-UBND ngày 18/9/2025")
    assert plan.endswith("tỉnh Lai Châu")
