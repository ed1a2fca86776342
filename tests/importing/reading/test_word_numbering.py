"""Automatic numbers of Word: they stand in the text as Word prints them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.vietnamese.letters import roman_number
from generator.word.numbering import written
from tests.importing.reading.word_files import level, lists, paragraph, read, run, table, texts, word_file

OUTLINE = (
    level(0, "upperRoman", "Chương %1", '<w:suff w:val="space"/>')
    + level(1, "decimal", "Điều %2.", '<w:lvlRestart w:val="0"/>')
    + level(2, "decimal", "%3.")
    + level(3, "lowerLetter", "%4)")
)
"""A regulation as offices set it up: articles run on through the chapters."""


def numbered(*paragraphs: tuple[str, int, int | None], numbering: str, styles: str = "") -> list[str]:
    blocks = [paragraph(text, number=(one, at)) for text, one, at in paragraphs]
    return texts(word_file(*blocks, parts={"numbering": numbering, "styles": styles}))


def test_chapters_articles_clauses_and_points_are_numbered_as_word_shows_them() -> None:
    levels = [0, 1, 2, 2, 3, 3, 1, 2, 0, 1, 2, 3]
    assert numbered(*[("lời", 1, at) for at in levels], numbering=lists({0: OUTLINE}, {1: (0, "")})) == [
        "Chương I lời",
        "Điều 1. lời",
        "1. lời",
        "2. lời",
        "a) lời",
        "b) lời",
        "Điều 2. lời",
        "1. lời",
        "Chương II lời",
        "Điều 3. lời",
        "1. lời",
        "a) lời",
    ]


def test_lists_of_one_definition_count_on_and_an_override_starts_anew_once() -> None:
    again = '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="5"/></w:lvlOverride>'
    numbering = lists({0: level(0, "decimal", "%1.")}, {1: (0, ""), 2: (0, ""), 3: (0, again)})
    order = [1, 1, 2, 3, 3, 1]
    assert numbered(*[("x", one, 0) for one in order], numbering=numbering) == [
        "1. x",
        "2. x",
        "3. x",
        "5. x",
        "6. x",
        "7. x",
    ]


def test_an_override_may_bring_a_level_of_its_own() -> None:
    own = f'<w:lvlOverride w:ilvl="0">{level(0, "lowerLetter", "%1)")}</w:lvlOverride>'
    numbering = lists(
        {0: level(0, "decimal", "%1."), 1: level(0, "decimal", "%1.")}, {1: (0, ""), 2: (1, own)}
    )
    assert numbered(("x", 1, 0), ("y", 2, 0), ("z", 2, 0), numbering=numbering) == ["1. x", "a) y", "b) z"]


def test_level_that_was_skipped_counts_as_seen_once() -> None:
    numbering = lists({0: level(0, "decimal", "%1.") + level(1, "decimal", "%1.%2.")}, {1: (0, "")})
    assert numbered(("x", 1, 1), ("y", 1, 1), ("z", 1, 0), numbering=numbering) == [
        "1.1. x",
        "1.2. y",
        "2. z",
    ]


def test_restart_only_after_a_named_level() -> None:
    levels = (
        level(0, "decimal", "%1.")
        + level(1, "decimal", "%1.%2")
        + level(2, "lowerLetter", "%3)", '<w:lvlRestart w:val="1"/>')
    )
    order = [0, 1, 2, 1, 2, 0, 2]
    made = numbered(*[("x", 1, at) for at in order], numbering=lists({0: levels}, {1: (0, "")}))
    assert made == ["1. x", "1.1 x", "a) x", "1.2 x", "b) x", "2. x", "a) x"]


def test_count_may_start_at_zero_and_zero_is_no_list() -> None:
    numbering = lists({0: level(0, "decimal", "%1.", start=0)}, {0: (0, ""), 1: (0, "")})
    assert numbered(("x", 1, 0), ("y", 0, 0), ("z", 1, 0), numbering=numbering) == ["0. x", "y", "1. z"]


def test_legal_numbering_prints_roman_parents_in_digits() -> None:
    levels = level(0, "upperRoman", "%1.") + level(1, "decimal", "%1.%2.", "<w:isLgl/>")
    numbering = lists({0: levels}, {1: (0, "")})
    assert numbered(("x", 1, 0), ("y", 1, 0), ("z", 1, 1), numbering=numbering) == ["I. x", "II. y", "2.1. z"]


@pytest.mark.parametrize(
    ("number", "number_format", "label"),
    [
        (7, "decimalZero", "07"),
        (12, "decimalZero", "12"),
        (26, "lowerLetter", "z"),
        (27, "lowerLetter", "aa"),
        (53, "upperLetter", "AAA"),
        (781, "lowerLetter", "781"),
        (4, "lowerRoman", "iv"),
        (4000, "upperRoman", "4000"),
        (0, "upperRoman", "0"),
        (3, "none", ""),
        (3, "vietnameseCounting", "ba"),
        (3, "a-format-of-tomorrow", "3"),
    ],
)
def test_number_is_written_in_its_format(number: int, number_format: str, label: str) -> None:
    assert written(number, number_format) == label


@given(st.integers(1, 3999))
def test_roman_numbers_are_read_back(number: int) -> None:
    assert roman_number(written(number, "upperRoman")) == number


@given(st.integers(1, 780))
def test_letters_repeat_one_letter_and_no_two_numbers_look_alike(number: int) -> None:
    letters = written(number, "lowerLetter")
    assert set(letters) == {letters[0]}
    assert (len(letters) - 1) * 26 + ord(letters[0]) - ord("a") + 1 == number


def test_number_comes_from_a_style_and_what_it_is_based_on() -> None:
    styles = (
        '<w:style w:type="paragraph" w:styleId="Dieu"><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr>'
        '</w:style><w:style w:type="paragraph" w:styleId="Khoan"><w:basedOn w:val="Dieu"/><w:pPr><w:numPr>'
        '<w:ilvl w:val="1"/></w:numPr></w:pPr></w:style>'
        '<w:style w:type="paragraph" w:styleId="KhoanRieng"><w:basedOn w:val="Khoan"/></w:style>'
        '<w:style w:type="paragraph" w:styleId="KhongSo"><w:basedOn w:val="Dieu"/><w:pPr><w:numPr>'
        '<w:numId w:val="0"/></w:numPr></w:pPr></w:style>'
    )
    numbering = lists({0: level(0, "decimal", "Điều %1.") + level(1, "decimal", "%2.")}, {1: (0, "")})
    blocks = (
        paragraph("Họp", style="Dieu"),
        paragraph("một", style="Khoan"),
        paragraph("hai", style="KhoanRieng"),
        paragraph("không số", style="KhongSo"),
        paragraph("tắt số", style="Khoan", number=(0, 0)),
        paragraph("Báo cáo", style="Dieu"),
    )
    assert texts(word_file(*blocks, parts={"styles": styles, "numbering": numbering})) == [
        "Điều 1. Họp",
        "1. một",
        "2. hai",
        "không số",
        "tắt số",
        "Điều 2. Báo cáo",
    ]


def test_level_that_names_a_style_belongs_to_it() -> None:
    def style(name: str) -> str:
        numbers = '<w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr>'
        return f'<w:style w:type="paragraph" w:styleId="{name}">{numbers}</w:style>'

    levels = level(0, "decimal", "Điều %1.", '<w:pStyle w:val="Dieu"/>') + level(
        1, "lowerLetter", "%2)", '<w:pStyle w:val="Diem"/>'
    )
    parts = {"styles": style("Dieu") + style("Diem"), "numbering": lists({0: levels}, {1: (0, "")})}
    parts["styles"] += '<w:style w:type="paragraph" w:styleId="DiemRieng"><w:basedOn w:val="Diem"/></w:style>'
    blocks = (
        paragraph("Họp", style="Dieu"),
        paragraph("định kỳ", style="Diem"),
        paragraph("đột xuất", style="DiemRieng"),
    )
    assert texts(word_file(*blocks, parts=parts)) == ["Điều 1. Họp", "a) định kỳ", "b) đột xuất"]


def test_list_may_take_its_levels_from_a_numbering_style() -> None:
    styles = (
        '<w:style w:type="numbering" w:styleId="KieuSo"><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr>'
        "</w:pPr></w:style>"
    )
    definitions = {0: level(0, "decimal", "%1."), 1: '<w:numStyleLink w:val="KieuSo"/>'}
    numbering = lists(definitions, {1: (0, ""), 2: (1, "")})
    assert numbered(("x", 1, 0), ("y", 2, 0), numbering=numbering, styles=styles) == ["1. x", "2. y"]


def test_bullets_become_dashes_and_typed_signs_stay() -> None:
    definitions = {0: level(0, "bullet", "\uf0b7"), 1: level(0, "bullet", "+")}
    numbering = lists(definitions, {1: (0, ""), 2: (1, "")})
    assert numbered(("x", 1, 0), ("y", 2, 0), numbering=numbering) == ["- x", "+ y"]


def test_nothing_may_stand_between_number_and_text() -> None:
    numbering = lists({0: level(0, "decimal", "%1/", '<w:suff w:val="nothing"/>')}, {1: (0, "")})
    assert numbered(("x", 1, 0), numbering=numbering) == ["1/x"]


def test_numbers_run_on_over_paragraphs_and_tables_and_leave_out_what_was_deleted() -> None:
    gone = paragraph(f"<w:del>{run('đã bỏ')}</w:del>", number=(1, 0), mark="<w:del/>")
    blocks = (
        paragraph("x", number=(1, 0)),
        paragraph("xen giữa"),
        gone,
        table((paragraph("y", number=(1, 0)),), lines=False),
        paragraph("đ) gõ tay"),
        paragraph("z", number=(1, 0)),
    )
    data = word_file(*blocks, parts={"numbering": lists({0: level(0, "decimal", "%1.")}, {1: (0, "")})})
    assert [one.text for one in read(data).paragraphs] == ["1. x", "xen giữa", "2. y", "đ) gõ tay", "3. z"]


def test_paragraphs_joined_by_a_lost_mark_have_one_number() -> None:
    numbering = {"numbering": lists({0: level(0, "decimal", "%1.")}, {1: (0, "")})}
    deleted = (paragraph("nửa đầu ", number=(1, 0), mark="<w:del/>"), paragraph("nửa sau", number=(1, 0)))
    hidden = (paragraph("nửa đầu ", number=(1, 0), mark="<w:vanish/><w:specVanish/>"), paragraph("nửa sau"))
    last = paragraph("cuối", number=(1, 0))
    wanted = ["1. nửa đầu nửa sau", "2. cuối"]
    assert [one.text for one in read(word_file(*deleted, last, parts=numbering)).paragraphs] == wanted
    assert texts(word_file(*hidden, last, parts=numbering)) == wanted


def test_label_is_read_in_its_own_old_font() -> None:
    fonts = '<w:rPr><w:rFonts w:hAnsi=".VnTime"/></w:rPr>'
    numbering = lists({0: level(0, "decimal", "§iÒu %1.", fonts)}, {1: (0, "")})
    data = word_file(paragraph("Họp", number=(1, 0)), parts={"numbering": numbering})
    assert [one.text for one in read(data).paragraphs] == ["Điều 1. Họp"]


@pytest.mark.parametrize(
    "levels",
    [
        '<w:lvl w:ilvl="99"/><w:lvl/>',
        level(0, "lowerLetter", "%1)", start=10**9),
        level(0, "decimal", "%1" * 50_000),
        '<w:lvl w:ilvl="0"><w:start w:val="x"/><w:lvlText/></w:lvl>',
    ],
)
def test_odd_definitions_make_no_endless_labels(levels: str) -> None:
    made = numbered(("lời", 1, 0), ("lời", 9, 8), ("lời", 1, 7), numbering=lists({0: levels}, {1: (0, "")}))
    assert len(made) == 3
    assert all(one.endswith("lời") and len(one) < 1_100 for one in made)
