"""Letters as papers really hold them, made into one form (chuẩn hóa ký tự)."""

from __future__ import annotations

import re
import unicodedata

from generator.vietnamese.text import FORBIDDEN, normalise

_SMALL_LIGATURES = range(0xFB00, 0xFB07)
_ROMAN_NUMERALS = range(0x2160, 0x2180)

_STRAY: dict[str, str | None] = {
    "ƣ": "ư",  # U+01A3, which old converters of PDF put for ư
    "Ƣ": "Ư",
    "Ð": "Đ",  # U+00D0 and U+0189, which look like Đ
    "Ɖ": "Đ",
    "ð": "đ",
    "\N{HYPHEN}": "-",
    "\N{NON-BREAKING HYPHEN}": "-",
    "\uf0b7": "•",  # bullets of Symbol and Wingdings, whose codes lie in the private area
    "\uf0a7": "•",
    "\uf0d8": "•",
    "\uf02d": "-",
    "\N{SOFT HYPHEN}": None,
    "\N{ZERO WIDTH SPACE}": None,
    "\N{ZERO WIDTH NON-JOINER}": None,
    "\N{ZERO WIDTH JOINER}": None,
    "\N{WORD JOINER}": None,
    "\N{ZERO WIDTH NO-BREAK SPACE}": None,
}
_TABLE = str.maketrans(
    _STRAY
    | {chr(code): unicodedata.normalize("NFKC", chr(code)) for code in (*_SMALL_LIGATURES, *_ROMAN_NUMERALS)}
)
_BLANKS = re.compile(r"\s+")


def cleaned(text: str) -> str:
    """One line with composed letters (NFC), single blanks, and without signs that nobody sees."""
    printable = FORBIDDEN.sub(_instead_of_control, text.translate(_TABLE))
    return normalise(_BLANKS.sub(" ", printable)).strip()


def _instead_of_control(match: re.Match[str]) -> str:
    return " " if match.group().isspace() else ""
