"""Whole numbers in words (số viết bằng chữ), in the northern, official form, and back.

- A zero in the tens is ``linh``; absent hundreds inside a number are read: 1005 is
  ``một nghìn không trăm linh năm``.
- After ``mươi``: 1 is ``mốt``, 4 is ``tư``, 5 is ``lăm``. After ``mười``: 5 is ``lăm``, 1 and 4 are ``một``
  and ``bốn``. After ``linh`` the digits keep their own names (``linh bốn``, ``linh năm``).
- A group of three zeros is not read: 1,000,005 is ``một triệu không trăm linh năm``.
- Above a thousand million the count goes on in ``tỷ``: ``một nghìn tỷ``, ``một triệu tỷ``, ``một tỷ tỷ``.
"""

from __future__ import annotations

import unicodedata

_DIGITS = ("không", "một", "hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín")
_AFTER_TENS = {1: "mốt", 4: "tư", 5: "lăm"}
_BILLION = 10**9
_SCALES = ((10**6, "triệu"), (10**3, "nghìn"), (1, ""))

_DIGIT_VALUES = {word: value for value, word in enumerate(_DIGITS)} | {
    word: value for value, word in _AFTER_TENS.items()
}
_SCALE_VALUES = {word: value for value, word in _SCALES if word}
_REGIONAL = {"ngàn": "nghìn", "lẻ": "linh", "tỉ": "tỷ", "bẩy": "bảy"}


def in_words(number: int) -> str:
    """Write a whole number of any size in words (bằng chữ): 1015 gives ``một nghìn không trăm mười lăm``."""
    words = _count(abs(number), inside=False) or [_DIGITS[0]]
    return " ".join(["âm", *words] if number < 0 else words)


def from_words(text: str) -> int | None:
    """Read a whole number from the words that ``in_words`` writes, in any case; None for anything else.

    Accepted beside them: ``ngàn``, ``lẻ``, ``tỉ``, ``bẩy``, ``mươi bốn`` and ``linh tư``.
    """
    words = [_REGIONAL.get(word, word) for word in unicodedata.normalize("NFC", text).lower().split()]
    written = " ".join(words).replace("mươi bốn", "mươi tư").replace("linh tư", "linh bốn")
    number = _read(written.removeprefix("âm ").split())
    if number is None:
        return None
    number = -number if written.startswith("âm ") else number
    # The reader adds up whatever it meets; only the exact wording of the number it found is accepted.
    return number if in_words(number) == written else None


def _count(number: int, *, inside: bool) -> list[str]:
    """Words of a number from 1; ``inside`` a number whose higher groups were read: name absent hundreds."""
    billions, number = divmod(number, _BILLION)
    words = [*_count(billions, inside=inside), "tỷ"] if billions else []
    for scale, name in _SCALES:
        group, number = divmod(number, scale)
        if group:
            words += [*_group(group, inside=inside or bool(words)), *name.split()]
    return words


def _group(number: int, *, inside: bool) -> list[str]:
    """Words of a group of three digits, 1 to 999."""
    hundreds, rest = divmod(number, 100)
    tens, ones = divmod(rest, 10)
    words = [_DIGITS[hundreds], "trăm"] if hundreds or inside else []
    if tens == 0:
        return words + ((["linh"] if words else []) + [_DIGITS[ones]] if ones else [])
    if tens == 1:
        return [*words, "mười", *(["lăm" if ones == 5 else _DIGITS[ones]] if ones else [])]
    return [*words, _DIGITS[tens], "mươi", *([_AFTER_TENS.get(ones, _DIGITS[ones])] if ones else [])]


def _read(words: list[str]) -> int | None:
    """Add up the words; sound only for words in their right places, which ``from_words`` checks."""
    if "tỷ" in words:
        last = len(words) - 1 - words[::-1].index("tỷ")
        billions, rest = _read(words[:last]), _read(words[last + 1 :])
        return None if billions is None or rest is None else billions * _BILLION + rest
    total = group = digit = 0
    for word in words:
        if word in _DIGIT_VALUES:
            digit = _DIGIT_VALUES[word]
        elif word == "mười":
            group += 10
        elif word in ("mươi", "trăm"):
            group, digit = group + digit * (10 if word == "mươi" else 100), 0
        elif word in _SCALE_VALUES:
            total, group, digit = total + (group + digit) * _SCALE_VALUES[word], 0, 0
        elif word != "linh":
            return None
    return total + group + digit
