"""Ends of sentences, capitals, days, marks, syllables, bodies that are gone."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from generator.checking.abolished_bodies import read_abolished_bodies
from generator.checking.provisions import examine
from generator.checking.syllables import is_syllable
from generator.diagnostics import Diagnostics
from generator.regulation.provision import Level, Provision, Table
from generator.resources import data_folder
from tests.checking.texts import clauses, found, places


def test_clause_without_a_mark_at_its_end_is_told() -> None:
    assert places(clauses("Tổ họp", "Tổ ghi."), "sentence-end-missing") == [(2, "khoản 1 Điều 1")]


@pytest.mark.parametrize(
    "text",
    [
        "Điều 1. Nhiệm vụ\n1. Tổ trưởng\na) Chủ trì;\nb) Kết luận.",
        "Điều 1. Nhiệm vụ\n1. Tổ họp./.",
        "Điều 1. Nhiệm vụ\n1. Tổ ghi “Đã họp.”",
        "Điều 1. Nhiệm vụ\n1. Gửi các nơi:\nKhi Tổ trưởng\nvắng mặt, Tổ phó chủ trì.",
        "Điều 1. Thi hành\nTổ thi hành Quy chế này.\nNguyễn Văn Mẫu",
        "Điều 1. Số liệu\n1. Bảng:\n| 1 | Sở Tài chính |",
    ],
)
def test_headings_names_rows_and_broken_sentences_are_let_be(text: str) -> None:
    assert not found(text, "sentence-end-missing")


def test_a_heading_above_a_table_needs_no_mark() -> None:
    table = Provision(Level.PARAGRAPH, table=Table((("STT", "Mức"), ("1", "hai"))))
    clause = Provision(
        Level.CLAUSE, number="1", paragraphs=("Mức chi của các thành viên",), children=(table,)
    )
    article = Provision(Level.ARTICLE, number="1", title="Kinh phí", children=(clause,))
    findings = examine("", (article,), date(2026, 3, 1), Diagnostics())
    assert [one.diagnostic.code for one in findings] == []


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("Theo điều 5 của Luật Đầu tư.", "capital-of-citation"),
        ("Theo Điều 5, Khoản 1 Luật Đầu tư.", "capital-of-citation"),
        ("Theo chương II Luật Đầu tư.", "capital-of-citation"),
        ("Thực hiện quy chế này.", "capital-of-document"),
        ("Họp vào chủ nhật hằng tuần.", "capital-of-weekday"),
        ("Lấy ý kiến của nhân dân.", "capital-of-people"),
    ],
)
def test_capitals_of_annex_two_are_asked_for(text: str, code: str) -> None:
    assert places(clauses(text), code) == [(2, "khoản 1 Điều 1")]


@pytest.mark.parametrize(
    "text",
    [
        "Khoản 1 được thực hiện. Điểm a cũng vậy.",
        "Có 3 điều 5 khoản.",
        "Quy định này, chương trình I, thứ hai là họp.",
        "Ủy ban nhân dân, quyền của Nhân dân, đời sống nhân dân.",
        "Điều hành theo khoản 1 Điều 1.",
    ],
)
def test_capitals_that_are_right_or_uncertain_are_let_be(text: str) -> None:
    for code in ("capital-of-citation", "capital-of-document", "capital-of-weekday", "capital-of-people"):
        assert not found(clauses(text), code)


@pytest.mark.parametrize(
    "day", ["ngày 31 tháng 4", "ngày 30/02/2026", "ngày 29 tháng 02 năm 2026", "ngày 05 tháng 13"]
)
def test_days_that_do_not_exist_are_errors(day: str) -> None:
    assert places(clauses(f"Gửi trước {day}."), "day-impossible") == [(2, "khoản 1 Điều 1")]


@pytest.mark.parametrize(
    "day", ["ngày 29 tháng 02", "ngày 28/02/2026", "ngày 30 tháng 6 năm 2026", "ngày 12/2021"]
)
def test_days_that_exist_are_let_be(day: str) -> None:
    assert not found(clauses(f"Gửi trước {day}."), "day-impossible")


def test_misspelt_month_is_told_and_other_words_are_not() -> None:
    assert places(clauses("Ngày 12 háng 01 họp."), "month-misspelt") == [(2, "khoản 1 Điều 1")]
    assert not found(clauses("Ngày 12 tháng 01 họp, gồm 12 thành viên 01 ban."), "month-misspelt")


@pytest.mark.parametrize(
    "text", ["Tổ họp , rồi ghi.", "Tổ họp,ghi.", "Tổ họp,, rồi ghi.", "Ngày  12 tháng 01 họp."]
)
def test_blanks_and_marks_out_of_place_are_told(text: str) -> None:
    article = Provision(Level.ARTICLE, number="1", paragraphs=(text,))
    codes = [one.diagnostic.code for one in examine("", [article], None, Diagnostics())]
    assert codes == ["marks-out-of-place"]


@pytest.mark.parametrize(
    "text",
    ["Tỷ lệ 1,5 và 2.500 đồng.", "Theo quy định...", "Họp: a, b; c.", "Số 5/QĐ-UBND./.", "Gửi … ngày."],
)
def test_marks_in_numbers_and_dots_are_let_be(text: str) -> None:
    assert not found(clauses(text), "marks-out-of-place")


RIGHT = (
    "nghiêng ngoằn ngoèo khuya khuỷu quốc quý quyển quỳnh gì gìn giếng giặc giữa kỹ lý yêu ý yến nghìn xoong"
    " rượu khuếch huýt thuở uống ương ưu ếch oách hoà hòa thuỷ được pháp luật cách thích"
)
WRONG = "cac hop ngiên nghành kủa hoẵc đuợc chẵt qúyy banh2 thựcc phốii ẹtc ckiến hộpp pháng̀"


@pytest.mark.parametrize("word", RIGHT.split())
def test_syllables_of_the_language_are_known(word: str) -> None:
    assert is_syllable(word)
    assert is_syllable(word.capitalize())


@pytest.mark.parametrize("word", WRONG.split())
def test_what_no_syllable_can_be_is_told(word: str) -> None:
    assert not is_syllable(word)


@pytest.mark.parametrize(
    "text",
    [
        "Ứng dụng VNeID, LGSP trên internet và website.",
        "Huyện Krông Pắc, tỉnh Đắk Lắk, xã Sì Lở Lầu.",
        "Công ty Microsoft phối hợp với Tổ.",
        "Vla-đi-mia, Phần XIV, 5G, m2, e-mail.",
    ],
)
def test_names_abbreviations_and_foreign_words_are_let_be(text: str) -> None:
    assert not found(clauses(text), "not-a-syllable", day=None)


def test_word_that_is_none_is_told_once() -> None:
    assert places(clauses("Tổ hoẵc nhóm.", "Tổ hoẵc đội."), "not-a-syllable") == [(2, "khoản 1 Điều 1")]


@pytest.mark.parametrize(
    "text",
    [
        "UBND các huyện.",
        "Sở TT&TT.",
        "Sở Lao động, Thương binh và Xã hội.",
        "Bộ Kế hoạch và Đầu tư.",
        "Ủy ban nhân dân thị trấn.",
    ],
)
def test_body_that_is_gone_is_told_after_its_last_day(text: str) -> None:
    assert places(clauses(text), "body-abolished", day=date(2026, 1, 1)) == [(2, "khoản 1 Điều 1")]
    assert not found(clauses(text), "body-abolished", day=date(2025, 2, 28))


def test_last_day_of_a_body_itself_is_let_be() -> None:
    assert not found(clauses("UBND các huyện."), "body-abolished", day=date(2025, 6, 30))
    assert found(clauses("UBND các huyện."), "body-abolished", day=date(2025, 7, 1))


@pytest.mark.parametrize(
    "text",
    [
        "Theo Quyết định số 12/QĐ-STTTT ngày 03 tháng 3 năm 2023 của Sở Thông tin và Truyền thông.",
        "Sở Khoa học và Công nghệ (trước đây là Sở Thông tin và Truyền thông).",
        "Hồ sơ của Sở Thông tin và Truyền thông (cũ).",
        "Sở Tài chính, Sở Xây dựng, Sở Nông nghiệp và Môi trường.",
    ],
)
def test_bodies_of_the_past_and_of_today_are_let_be(text: str) -> None:
    assert not found(clauses(text), "body-abolished")


def test_what_is_not_verified_says_so() -> None:
    known = Diagnostics()
    bodies = read_abolished_bodies(data_folder() / "abolished_bodies.yaml", known)
    assert not list(known)
    assert {body.verified for body in bodies} == {True, False}
    [(_line, _provision, certain)] = found(clauses("UBND các huyện."), "body-abolished")
    [(_line, _provision, doubtful)] = found(clauses("Sở GTVT."), "body-abolished")
    assert "(" not in certain.replace("(xã, phường, đặc khu)", "")
    assert doubtful.endswith(")")


def test_faulty_entry_is_told_at_its_key(tmp_path: Path) -> None:
    path = tmp_path / "bodies.yaml"
    path.write_text("bodies:\n  - names: [Sở Mẫu]\n    to: 2025-13-01\n", encoding="utf-8")
    known = Diagnostics()
    assert read_abolished_bodies(path, known) == ()
    assert {one.code for one in known} == {"bad-date", "missing-key"}


def test_only_the_first_letter_of_a_citation_is_put_right() -> None:
    [(_line, _place, message)] = found(clauses("Theo chương IV Luật Đầu tư."), "capital-of-citation")
    assert "“Chương IV”" in message
