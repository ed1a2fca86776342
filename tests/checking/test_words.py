"""Doubled words, names, spellings, terms, figures."""

from __future__ import annotations

import pytest

from tests.checking.texts import clauses, found, places


@pytest.mark.parametrize(
    "text",
    ["các cuộc cuộc họp", "Tổ phó Tổ phó khác", "nhiệm vụ được được giao", "sẽ chỉ đạo chỉ đạo xây dựng"],
)
def test_doubled_words_are_told(text: str) -> None:
    assert places(clauses(f"Khi {text}."), "doubled-word") == [(2, "khoản 1 Điều 1")]


@pytest.mark.parametrize(
    "text",
    [
        "dần dần, từ từ, luôn luôn",
        "nhiều cây xanh xanh, song song với việc khác",
        "quy định định mức chi",
        "có hành vi vi phạm",
        "phát triển triển khai ứng dụng",
        "05 năm năm một lần",
        "họp ngày 01 01",
        "Trưởng ban Ban Chỉ đạo",
        "Trưởng Ban Chỉ đạo chỉ đạo thành viên",
        "họp, họp nữa",
        "Đội Hai Hai",
    ],
)
def test_words_that_rightly_stand_twice_are_let_be(text: str) -> None:
    assert not found(clauses(f"Tổ {text}."), "doubled-word")


def test_ways_of_writing_a_body_are_counted_and_the_rare_one_told() -> None:
    text = clauses(
        "Khi họp, Tổ công tác ghi.",
        "Theo đó, Tổ Công tác lưu.",
        "Sau đó Tổ công tác gửi.",
        "Xin Tổ Công tác.",
        "Khi Tổ công tác họp.",
    )
    [(line, provision, message)] = found(text, "name-in-two-ways")
    assert (line, provision) == (3, "khoản 2 Điều 1")
    assert "2" in message
    assert "3" in message


def test_beginning_of_a_sentence_says_nothing_of_the_first_letter() -> None:
    text = clauses("Cơ quan thường trực họp.", "Gửi cơ quan thường trực.", "Xin ý kiến cơ quan thường trực.")
    assert not found(text, "name-in-two-ways")


def test_post_and_its_verb_are_no_other_spelling() -> None:
    text = clauses(
        "Khi Trưởng ban chỉ đạo họp.", "Gửi Trưởng Ban Chỉ đạo.", "Gửi Trưởng Ban Chỉ đạo lần hai."
    )
    assert not found(text, "name-in-two-ways")
    assert not found(text, "name-in-small-letters")


def test_bodies_of_a_kind_are_no_name() -> None:
    text = clauses("Nhóm giúp việc (sau đây gọi tắt là Tổ công tác) họp.", "Mời các tổ công tác khác.")
    assert not found(text, "name-in-small-letters")
    assert found(text.replace("các tổ", "tổ"), "name-in-small-letters")


def test_short_name_of_the_text_itself_is_compared_too() -> None:
    text = clauses("Hội biên tập tin (sau đây gọi tắt là Nhóm Tin).", "Gửi Nhóm Tin.", "Gửi Nhóm tin.")
    assert len(found(text, "name-in-two-ways")) == 1


def test_name_with_another_mark_is_told_only_beside_many_right_ones() -> None:
    often = "Gửi Ban Chỉ đạo, Ban Chỉ đạo, Ban Chỉ đạo, Ban Chỉ đạo, Ban Chỉ đạo."
    assert places(clauses(often, "Gửi Ban Chỉ đao."), "name-misspelt") == [(3, "khoản 2 Điều 1")]
    assert not found(clauses("Gửi Ban Chỉ đạo.", "Gửi Ban Chỉ đao."), "name-misspelt")


@pytest.mark.parametrize(
    "text", ["Tổ ủy quyền, hòa giải, quý báu, quả lý.", "Tổ uỷ quyền, hoà giải, quý báu."]
)
def test_one_way_of_placing_tones_is_let_be(text: str) -> None:
    assert not found(clauses(text), "tone-in-two-ways")


def test_both_ways_of_placing_tones_are_told_once_with_their_lines() -> None:
    assert places(clauses("Tổ ủy quyền, hòa giải.", "Tổ uỷ quyền."), "tone-in-two-ways") == [
        (3, "khoản 2 Điều 1")
    ]


def test_rows_of_goods_are_no_periods() -> None:
    assert not found(clauses("Tổ mua hàng hóa hằng năm, hàng đầu."), "word-in-two-ways")


def test_two_periods_of_one_programme_contradict_each_other() -> None:
    title = "Tổ công tác chuyển đổi số quốc gia giai đoạn 2021 -2025"
    text = clauses(
        "Tổ thực hiện chuyển đổi số quốc gia giai đoạn 2022 - 2025.",
        "Chuyển đổi số quốc gia giai đoạn 2022-2025.",
    )
    [(line, provision, message)] = found(text, "figures-contradict", title=title)
    assert (line, provision) == (None, None)
    assert "2021-2025" in message


@pytest.mark.parametrize(
    "texts",
    [
        ("chuyển đổi số quốc gia giai đoạn 2021-2025", "chuyển đổi số quốc gia giai đoạn 2026-2030"),
        ("chuyển đổi số quốc gia giai đoạn 2021-2025", "chuyển đổi số quốc gia giai đoạn 2021 – 2025"),
        ("cải cách hành chính nhà nước giai đoạn 2021-2030", "chuyển đổi số quốc gia giai đoạn 2022-2025"),
    ],
)
def test_stages_and_other_programmes_do_not_contradict(texts: tuple[str, str]) -> None:
    assert not found(clauses(*(f"Tổ thực hiện chương trình {text}." for text in texts)), "figures-contradict")


def test_two_days_of_one_report_contradict_each_other() -> None:
    texts = (
        "Thành viên gửi báo cáo tháng trước ngày 15 hằng tháng.",
        "Thành viên gửi báo cáo tháng trước ngày 20 hằng tháng.",
    )
    assert len(found(clauses(*texts), "figures-contradict")) == 1


def test_one_document_has_one_date() -> None:
    texts = ("Kế hoạch số 12/KH-UBND ngày 05 tháng 3 năm 2026.", "Kế hoạch số 12/KH-UBND ngày 5/3/2026.")
    assert not found(clauses(*texts), "document-with-two-dates")
    other = texts[1].replace("5/3", "6/3")
    assert places(clauses(texts[0], other), "document-with-two-dates") == [(3, "khoản 2 Điều 1")]


def test_short_name_used_in_a_title_is_used() -> None:
    text = "Điều 1. Phạm vi\nHội đồng biên tập (sau đây viết tắt là: Hội đồng) họp.\nĐiều 2. Hội đồng\nHọp."
    assert not found(text, "term-unused")


@pytest.mark.parametrize(
    "text",
    [
        "UBND tỉnh và HĐND tỉnh.",
        "Chương IV, Phần II.",
        "Quyết định số 5/QĐ-BCĐ.",
        "Chỉ số (PAR INDEX) và chỉ số PAR.",
        "Ứng dụng VNeID.",
    ],
)
def test_abbreviations_that_need_no_explanation_are_let_be(text: str) -> None:
    assert not found(clauses(text), "abbreviation-unexplained")


def test_abbreviation_is_told_once() -> None:
    assert places(clauses("Vận hành NGSP.", "Bảo trì NGSP."), "abbreviation-unexplained") == [
        (2, "khoản 1 Điều 1")
    ]
