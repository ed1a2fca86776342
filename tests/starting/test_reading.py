"""What a person types becomes what a file of answers holds."""

from __future__ import annotations

import pytest

from generator.diagnostics import Diagnostics, Location
from generator.starting.posts import head_of, initials, office_of
from generator.starting.questions import QUESTIONS
from generator.starting.reading import iso_date, period_text, read_answer
from generator.starting.sheets import BODY_QUESTIONS
from tests.starting.making import UNITS

BY_LABEL = {one.label: one for one in QUESTIONS}


def answer(label: str, typed: str) -> tuple[str | None, list[str]]:
    found = Diagnostics()
    read = read_answer(BY_LABEL[label], typed, UNITS, Location("Ban"), found)
    return read, [one.code for one in found]


@pytest.mark.parametrize("typed", ["2", "Tổ công tác", "tổ  công tác", "to cong tac", "task_force"])
def test_choice_is_taken_by_number_words_or_value(typed: str) -> None:
    assert answer("Loại tổ chức", typed) == ("task_force", [])


@pytest.mark.parametrize("typed", ["4", "Ban", "hội nghị"])
def test_what_is_no_choice_is_told(typed: str) -> None:
    assert answer("Loại tổ chức", typed) == (None, ["bad-choice"])


@pytest.mark.parametrize("typed", ["0", "không", "Không có", "none"])
def test_nothing_is_an_answer_where_there_may_be_nothing(typed: str) -> None:
    assert answer("Tổ giúp việc", typed) == ("none", [])
    assert answer("Ký hiệu", typed)[0] != "none" or typed == "none"


def test_no_means_no_where_yes_or_no_is_asked() -> None:
    assert answer("Họp đột xuất", "không") == ("false", [])


@pytest.mark.parametrize("typed", ["x\x1b[D", "Ban \ufffd"])
def test_characters_that_no_document_holds_are_told(typed: str) -> None:
    assert answer("Tên đầy đủ", typed) == (None, ["forbidden-character"])


@pytest.mark.parametrize(
    ("typed", "written"),
    [
        ("15/1/2026", "2026-01-15"),
        ("ngày 05/12/2026", "2026-12-05"),
        ("tháng 2/2026", "2026-02"),
        ("02/2026", "2026-02"),
        ("2026-02-15", "2026-02-15"),
        ("Để trống", "blank"),
        ("mai", "mai"),
    ],
)
def test_days_are_written_in_the_order_of_data(typed: str, written: str) -> None:
    assert iso_date(typed) == written


@pytest.mark.parametrize(
    ("typed", "written"),
    [
        ("Quý II/2026", "2026-Q2"),
        ("quý 4 năm 2026", "2026-Q4"),
        ("6 tháng đầu năm 2026", "2026-H1"),
        ("năm 2026", "2026"),
        ("thường xuyên", "regular"),
        ("30/4/2026", "2026-04-30"),
        ("tháng 4/2026", "2026-04"),
        ("2026-Q1", "2026-Q1"),
    ],
)
def test_periods_and_deadlines_are_read_as_people_say_them(typed: str, written: str) -> None:
    assert period_text(typed) == written


@pytest.mark.parametrize(
    ("post", "office"),
    [
        ("Giám đốc Sở Tài chính", "Sở Tài chính"),
        ("Phó Giám đốc Công an tỉnh", "Công an tỉnh"),
        ("Chánh Văn phòng Ủy ban nhân dân tỉnh", "Văn phòng Ủy ban nhân dân tỉnh"),
        ("Trưởng phòng Văn hóa - Xã hội", "Phòng Văn hóa - Xã hội"),
        ("Chủ tịch Ủy ban Mặt trận Tổ quốc Việt Nam xã", "Ủy ban Mặt trận Tổ quốc Việt Nam xã"),
        ("Chi cục trưởng Chi cục Thuế", "Chi cục Thuế"),
        ("Già làng", None),
    ],
)
def test_post_tells_its_office(post: str, office: str | None) -> None:
    assert office_of(post) == office


def test_office_tells_its_head() -> None:
    members = [{"position": "Phó Giám đốc Công an tỉnh"}, {"position": "Giám đốc Công an tỉnh"}]
    assert head_of("Công an tỉnh", members) == "Giám đốc Công an tỉnh"
    assert head_of("Sở Nội vụ", members) == "Giám đốc Sở Nội vụ"
    assert head_of("Phòng Kinh tế", []) == "Trưởng phòng Kinh tế"
    assert head_of("Hội Nông dân", []) is None


@pytest.mark.parametrize(
    ("name", "letters"),
    [
        ("Sở Khoa học và Công nghệ", "SKHCN"),
        ("Công an tỉnh", "CAT"),
        ("Văn phòng Ủy ban nhân dân tỉnh", "VP"),
    ],
)
def test_office_has_letters(name: str, letters: str) -> None:
    assert initials(name) == letters


def test_every_question_has_a_name_and_a_path_of_its_own() -> None:
    for several in ([one.label for one in BODY_QUESTIONS], [one.path for one in QUESTIONS]):
        assert len(several) == len(set(several))
