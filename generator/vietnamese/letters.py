"""Letters of points (chữ cái của điểm) and Roman numerals (chữ số La Mã) that number a document's parts."""

from __future__ import annotations

POINT_LETTERS: tuple[str, ...] = tuple("abcdđeghiklmnopqrstuvxy")
"""The 23 letters of points (điểm) in the order of the Vietnamese alphabet (NĐ 30/2020, PL1 II.6d and V.6)."""

_ROMAN = (
    *((1000, "M"), (900, "CM"), (500, "D"), (400, "CD"), (100, "C"), (90, "XC"), (50, "L")),
    *((40, "XL"), (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I")),
)


def point_letter(number: int) -> str:
    """Return the letter of a point (điểm) by its number from 1; ``ValueError`` outside 1 to 23."""
    if not 1 <= number <= len(POINT_LETTERS):
        raise ValueError(f"no letter for point {number}")
    return POINT_LETTERS[number - 1]


def point_number(letter: str) -> int | None:
    """Return the number (from 1) of a point's letter (điểm), or None for any other text."""
    return POINT_LETTERS.index(letter) + 1 if letter in POINT_LETTERS else None


def roman(number: int) -> str:
    """Write a number as a Roman numeral (chữ số La Mã) in capitals; ``ValueError`` outside 1 to 3999."""
    if not 1 <= number <= 3999:
        raise ValueError(f"no Roman numeral for {number}")
    numeral = ""
    for value, letters in _ROMAN:
        count, number = divmod(number, value)
        numeral += letters * count
    return numeral


def roman_number(numeral: str) -> int | None:
    """Read a Roman numeral (chữ số La Mã) in capitals as ``roman`` writes it, or return None."""
    total, rest = 0, numeral
    for value, letters in _ROMAN:
        while rest.startswith(letters):
            total, rest = total + value, rest.removeprefix(letters)
    return total if not rest and 1 <= total <= 3999 and roman(total) == numeral else None


_ORDINALS = ("nhất", "hai", "ba", "tư", "năm", "sáu", "bảy", "tám", "chín", "mười")


def ordinal_number(words: str) -> int | None:
    """Read an ordinal (số thứ tự bằng chữ) from ``thứ nhất`` to ``thứ mười``, or return None."""
    lead, _blank, word = words.casefold().partition(" ")
    return _ORDINALS.index(word) + 1 if lead == "thứ" and word in _ORDINALS else None
