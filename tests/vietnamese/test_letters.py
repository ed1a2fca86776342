from __future__ import annotations

import pytest

from generator.vietnamese.letters import (
    POINT_LETTERS,
    ordinal_number,
    point_letter,
    point_number,
    roman,
    roman_number,
)


def test_there_are_23_point_letters_without_those_vietnamese_lacks() -> None:
    assert "".join(POINT_LETTERS) == "abcdđeghiklmnopqrstuvxy"
    assert len(set(POINT_LETTERS)) == 23


def test_every_point_letter_gives_its_number_back() -> None:
    assert [point_number(point_letter(number)) for number in range(1, 24)] == list(range(1, 24))
    assert (point_letter(5), point_letter(23)) == ("đ", "y")


@pytest.mark.parametrize("number", [0, -1, 24])
def test_a_point_beyond_the_alphabet_is_refused(number: int) -> None:
    with pytest.raises(ValueError, match="no letter"):
        point_letter(number)


@pytest.mark.parametrize("text", ["", "f", "j", "w", "z", "ă", "A", "ab", "Ð"])
def test_what_is_no_point_letter_has_no_number(text: str) -> None:
    assert point_number(text) is None


@pytest.mark.parametrize(
    ("number", "numeral"),
    [(1, "I"), (4, "IV"), (9, "IX"), (14, "XIV"), (40, "XL"), (1994, "MCMXCIV"), (3999, "MMMCMXCIX")],
)
def test_roman_numerals_of_known_numbers(number: int, numeral: str) -> None:
    assert roman(number) == numeral


def test_every_roman_numeral_gives_its_number_back() -> None:
    assert all(roman_number(roman(number)) == number for number in range(1, 4000))


@pytest.mark.parametrize("text", ["", "IIII", "IXI", "VX", "IC", "iv", "XIVa", "MMMM", "IVIV"])
def test_a_numeral_nobody_writes_is_not_read(text: str) -> None:
    assert roman_number(text) is None


@pytest.mark.parametrize("number", [0, -4, 4000])
def test_a_number_without_roman_numeral_is_refused(number: int) -> None:
    with pytest.raises(ValueError, match="no Roman numeral"):
        roman(number)


@pytest.mark.parametrize(
    ("words", "number"),
    [
        ("thứ nhất", 1),
        ("Thứ tư", 4),
        ("THỨ MƯỜI", 10),
        ("nhất", None),
        ("thứ yếu", None),
        ("thứ", None),
        ("", None),
    ],
)
def test_ordinals_in_words_are_read(words: str, number: int | None) -> None:
    assert ordinal_number(words) == number
