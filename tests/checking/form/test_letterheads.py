"""Nation, motto, names of bodies and their lines held against the decree."""

from __future__ import annotations

import pytest

from generator.checking.form.document import DrawnLine, LineMade
from generator.checking.form.letterheads import RULES
from generator.checking.form.ruled_lines import THIRD_TO_HALF, WHOLE
from tests.checking.form.asking import codes, decision, headed
from tests.checking.form.plain_word import CENTRE, NATION, PlainWord


def head(**said: str) -> PlainWord:
    paper = headed(**said)  # type: ignore[arg-type]
    paper.add("THÔNG BÁO", bold=True, align=CENTRE)
    return paper


def told(paper: PlainWord) -> list[str]:
    return codes(paper.read(), RULES)


@pytest.mark.parametrize("nation", [NATION, NATION.replace("HÒA", "HOÀ")])
def test_tone_mark_of_the_nation_may_stand_on_either_letter(nation: str) -> None:
    assert told(head(nation=nation)) == []


@pytest.mark.parametrize(
    ("motto", "code"),
    [
        ("Độc lập - Tự do - Hạnh Phúc", "motto-capitals"),
        ("ĐỘC LẬP - TỰ DO - HẠNH PHÚC", "motto-capitals"),
        ("Độc lập – Tự do – Hạnh phúc", "motto-hyphens"),
        ("Độc lập - Tự do- Hạnh phúc", "motto-hyphens"),
        ("Độc lập, Tự do, Hạnh phúc", "motto-hyphens"),
        ("Độc lâp - Tự do - Hạnh phúc", "motto-wording"),
    ],
)
def test_each_slip_in_the_motto_is_told_of_by_its_rule_alone(motto: str, code: str) -> None:
    assert told(head(motto=motto)) == [code]


@pytest.mark.parametrize(
    ("parent", "issuer", "expected"),
    [
        ("UBND XÃ HÒA TIẾN", "PHÒNG KINH TẾ", []),
        ("", "ỦY BAN NHÂN DÂN\nXÃ HÒA TIẾN", []),
        ("", "UBND XÃ HÒA TIẾN", ["issuer-abbreviated"]),
        ("UBND XÃ", "PHÒNG KINH TẾ", ["body-without-place"]),
        ("ỦY BAN NHÂN DÂN TỈNH", "SỞ NỘI VỤ", ["body-without-place"]),
    ],
)
def test_names_of_bodies_are_full_and_say_their_place(parent: str, issuer: str, expected: list[str]) -> None:
    assert told(head(parent=parent, issuer=issuer)) == expected


def test_letterhead_of_a_good_decision_is_not_told_of() -> None:
    assert told(decision()) == []


@pytest.mark.parametrize(
    ("measure", "share", "holds"),
    [
        (WHOLE, 1.0, True),
        (WHOLE, 0.97, True),
        (WHOLE, 0.9, False),
        (WHOLE, 1.2, False),
        (THIRD_TO_HALF, 0.33, True),
        (THIRD_TO_HALF, 0.5, True),
        (THIRD_TO_HALF, 0.25, False),
        (THIRD_TO_HALF, 0.6, False),
    ],
)
def test_line_is_measured_by_its_text(measure: object, share: float, holds: bool) -> None:
    assert measure in {WHOLE, THIRD_TO_HALF}
    chosen = WHOLE if measure is WHOLE else THIRD_TO_HALF
    assert chosen.holds(DrawnLine(LineMade.DRAWN, share * 3000), 3000) is holds


def test_line_of_unknown_length_is_left_to_the_printed_page() -> None:
    assert THIRD_TO_HALF.holds(DrawnLine(LineMade.DRAWN, None), 3000)


@pytest.mark.parametrize(
    ("signs", "expected"), [(5, []), (8, []), (3, ["issuer-line-length"]), (14, ["issuer-line-length"])]
)
def test_line_under_a_name_of_two_lines_may_be_measured_by_each(signs: int, expected: list[str]) -> None:
    # XÃ HÒA TIẾN takes 88 pt, ỦY BAN NHÂN DÂN 143 pt, a sign 7 pt.
    paper = headed("Số: 05/TB-UBND", parent="", issuer="ỦY BAN NHÂN DÂN\nXÃ HÒA TIẾN")
    left = paper.document.tables[0].rows[0].cells[0]
    line = next(one for one in left.paragraphs if one.text.startswith("___"))
    line.runs[0].text = "_" * signs
    assert told(paper) == expected


def test_line_taken_away_is_missing() -> None:
    paper = head()
    _left, right = paper.document.tables[0].rows[0].cells
    line = next(one for one in right.paragraphs if one.text.startswith("___"))
    right._tc.remove(line._p)
    assert told(paper) == ["motto-line-missing"]


def test_stray_paper_without_number_is_not_asked_for_a_letterhead() -> None:
    paper = PlainWord()
    paper.add("Bài phát biểu", bold=True, align=CENTRE)
    paper.add("Kính thưa các đồng chí.")
    assert told(paper) == []
