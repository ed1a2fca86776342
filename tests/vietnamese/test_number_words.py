from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.vietnamese.number_words import from_words, in_words


@pytest.mark.parametrize(
    ("number", "words"),
    [
        (0, "không"),
        (4, "bốn"),
        (10, "mười"),
        (11, "mười một"),
        (14, "mười bốn"),
        (15, "mười lăm"),
        (20, "hai mươi"),
        (21, "hai mươi mốt"),
        (24, "hai mươi tư"),
        (25, "hai mươi lăm"),
        (44, "bốn mươi tư"),
        (55, "năm mươi lăm"),
        (101, "một trăm linh một"),
        (104, "một trăm linh bốn"),
        (105, "một trăm linh năm"),
        (115, "một trăm mười lăm"),
        (121, "một trăm hai mươi mốt"),
        (1000, "một nghìn"),
        (1005, "một nghìn không trăm linh năm"),
        (1015, "một nghìn không trăm mười lăm"),
        (1100, "một nghìn một trăm"),
        (2026, "hai nghìn không trăm hai mươi sáu"),
        (1_500_000, "một triệu năm trăm nghìn"),
        (1_000_005, "một triệu không trăm linh năm"),
        (1_005_000, "một triệu không trăm linh năm nghìn"),
        (10**9, "một tỷ"),
        (10**9 + 1, "một tỷ không trăm linh một"),
        (10**12, "một nghìn tỷ"),
        (10**15, "một triệu tỷ"),
        (10**18, "một tỷ tỷ"),
        (10**18 + 10**9, "một tỷ không trăm linh một tỷ"),
        (10**18 + 24, "một tỷ tỷ không trăm hai mươi tư"),
        (-5, "âm năm"),
    ],
)
def test_numbers_are_read_the_northern_official_way(number: int, words: str) -> None:
    assert in_words(number) == words
    assert from_words(words) == number


def test_the_words_of_the_first_hundred_thousand_numbers_give_them_back() -> None:
    assert all(from_words(in_words(number)) == number for number in range(100_000))


@given(st.integers(-(10**30), 10**30))
def test_the_words_of_any_number_give_it_back(number: int) -> None:
    assert from_words(in_words(number)) == number


@given(st.integers(0, 29), st.integers(1, 999))
def test_the_words_of_numbers_full_of_zeros_give_them_back(zeros: int, digits: int) -> None:
    for number in (digits * 10**zeros, 10**30 + digits * 10**zeros):
        assert from_words(in_words(number)) == number


@given(st.integers(-(10**20), 10**20))
def test_no_digit_follows_a_word_that_changes_it(number: int) -> None:
    words = f" {in_words(number)} "
    assert all(
        wrong not in words for wrong in (" mươi một ", " mươi bốn ", " mươi năm ", " mười năm ", " lẻ ")
    )


@pytest.mark.parametrize(
    ("words", "number"),
    [
        ("Một ngàn không trăm lẻ năm", 1005),
        ("hai tỉ", 2 * 10**9),
        ("HAI MƯƠI BỐN", 24),
        ("một trăm linh tư", 104),
        ("  bẩy   mươi  ", 70),
        ("một trăm hai mươi bốn nghìn", 124_000),
    ],
)
def test_regional_words_are_read_too(words: str, number: int) -> None:
    assert from_words(words) == number


@pytest.mark.parametrize(
    "words",
    [
        "",
        "âm",
        "âm không",
        "một một",
        "mươi",
        "hai mươi năm",
        "mười tư",
        "một nghìn lẻ năm",
        "tỷ",
        "một không",
        "năm trăm trăm",
        "nghìn triệu",
        "một nghìn triệu",
        "linh năm",
        "hai mươi mươi",
        "mười hai mươi",
        "một đồng",
        "âm âm một",
        "one",
    ],
)
def test_words_that_name_no_number_are_not_read(words: str) -> None:
    assert from_words(words) is None


WORDS = (
    "không",
    "một",
    "hai",
    "ba",
    "bốn",
    "năm",
    "sáu",
    "bảy",
    "tám",
    "chín",
    "mười",
    "mươi",
    "mốt",
    "tư",
    "lăm",
    "linh",
    "trăm",
    "nghìn",
    "triệu",
    "tỷ",
    "âm",
)


@given(st.lists(st.sampled_from(WORDS), max_size=12))
def test_only_words_as_they_are_written_are_read(words: list[str]) -> None:
    text = " ".join(words)
    number = from_words(text)
    if number is not None:
        assert in_words(number) == text.replace("mươi bốn", "mươi tư").replace("linh tư", "linh bốn")
