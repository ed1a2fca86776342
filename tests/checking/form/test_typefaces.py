"""Face, size, weight, slant and capitals of letters held against the decree."""

from __future__ import annotations

from collections.abc import Mapping

from generator.checking.form.elements import Element
from generator.checking.form.looks import GROUPS, name_of
from generator.checking.form.typefaces import RULES
from tests.checking.form.asking import codes, decision, messages
from tests.checking.form.faults import WordCopy
from tests.checking.form.plain_word import PlainWord, read_bytes

DECISION = ("lai-chau-du-lieu", "quyet-dinh-ban-hanh")


def test_every_element_with_letters_has_a_look_and_a_name() -> None:
    looks = {element for group in GROUPS for element in group.looks}
    assert set(Element) - looks == {Element.LINE, Element.CELL_TEXT, Element.EMPTY, Element.OTHER}
    assert all(name_of(element) for element in looks)


def test_rules_of_letters_explain_themselves_with_two_different_texts() -> None:
    for rule in RULES:
        explanation = rule.explain()
        assert explanation.example.wrong != explanation.example.right, rule.code
        assert "Nghị định số 30/2020/NĐ-CP" in explanation.source


def test_slip_at_many_paragraphs_is_told_once(papers: Mapping[tuple[str, str], bytes]) -> None:
    word = WordCopy(papers[DECISION])
    for one in ("Điều 1.", "Điều 2.", "Điều 3."):
        word.look(word.paragraph(one), "color", val="FF0000")
    document = read_bytes(word.bytes())
    (message,) = messages(document, RULES, "colour")
    assert "FF0000" in message
    assert "2" in message


def test_word_that_stands_out_in_the_body_is_right(papers: Mapping[tuple[str, str], bytes]) -> None:
    paper = decision()
    sentence = paper.add("Thời hạn: ", bold=True)
    run = sentence.add_run("trước ngày 10 tháng 3 năm 2026.")
    run.font.name, run.font.size, run.italic = "Times New Roman", 177800, True
    document = paper.read()
    assert "slant-of-body" not in codes(document, RULES)


def test_symbols_of_another_face_are_no_letters(papers: Mapping[tuple[str, str], bytes]) -> None:
    word = WordCopy(papers[DECISION])
    paragraph = word.add_after(word.paragraph("Điều 2."), "□")
    word.look(paragraph, "rFonts", ascii="Wingdings", hAnsi="Wingdings")
    assert "typeface" not in codes(read_bytes(word.bytes()), RULES)


def test_smaller_set_of_sizes_is_right() -> None:
    paper = PlainWord()
    small: dict[str, object] = {"size": 12}
    body: dict[str, object] = {"size": 13}
    paper.table(
        [
            ("UBND XÃ HÒA TIẾN", small),
            ("BAN CHỈ ĐẠO", {**small, "bold": True}),
            ("Số: 05/TB-BCĐ", body),
        ],
        [
            ("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", {**small, "bold": True}),
            ("Độc lập - Tự do - Hạnh phúc", {**body, "bold": True}),
            ("Hòa Tiến, ngày 05 tháng 3 năm 2026", {**body, "italic": True}),
        ],
    )
    paper.add("Ban Chỉ đạo thông báo như sau.", size=13)
    assert [one for one in codes(paper.read(), RULES) if one.startswith("size")] == []
