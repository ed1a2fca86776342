"""What a line of a regulation begins with: ``Chương II``, ``Điều 9.``, ``3.``, ``a)`` (dấu hiệu bố cục)."""

from __future__ import annotations

import re
from dataclasses import dataclass

from generator.regulation.provision import Level
from generator.vietnamese.letters import POINT_LETTERS, ordinal_number, roman_number

_ROMAN = "[IVXLC]+"
_SIGNS: tuple[tuple[Level, re.Pattern[str]], ...] = (
    (Level.PART, re.compile(rf"(?:PHẦN|Phần)\s+({_ROMAN}|(?:THỨ|thứ)\s+[^\W\d_]+)[.:]?(?:\s+(.*))?")),
    (Level.CHAPTER, re.compile(rf"(?:CHƯƠNG|Chương)\s+({_ROMAN}|\d{{1,3}})\s*[.:]?(?:\s+(.*))?")),
    (Level.SUBSECTION, re.compile(rf"(?:TIỂU MỤC|Tiểu mục)\s+({_ROMAN}|\d{{1,3}})\s*[.:]?(?:\s+(.*))?")),
    (Level.SECTION, re.compile(rf"(?:MỤC|Mục)\s+({_ROMAN}|\d{{1,3}})\s*[.:]?(?:\s+(.*))?")),
    (Level.ARTICLE, re.compile(r"(?:ĐIỀU|Điều)\s+(\d{1,4}[a-zđ]?)\s*(?:[.:]\s*(.*)|)")),
    (Level.CLAUSE, re.compile(r"(\d{1,3}[a-zđ]?)\s*\.(?!\d)\s*(.*)")),
    (Level.POINT, re.compile(r"([a-zđ]\d?)\s*\)\s*(.*)")),
)


@dataclass(frozen=True, slots=True)
class Marker:
    """The sign of a provision (số, ký hiệu của điều khoản) as printed, with the words behind it."""

    level: Level
    number: str
    rest: str

    @property
    def ordinal(self) -> int | None:
        """Which one it is, from 1; None for what is not counted that way: ``5a``, ``Phần đầu``."""
        if self.level is Level.POINT:
            return POINT_LETTERS.index(self.number) + 1 if self.number in POINT_LETTERS else None
        if self.number.isdecimal():
            return int(self.number)
        return roman_number(self.number) or ordinal_number(self.number)


def marker_of(line: str) -> Marker | None:
    """The sign that a line begins with; None for running text.

    A heading of a part, chapter or section needs a number that counts: "Chương trình", "Phần lớn" are words.
    """
    for level, sign in _SIGNS:
        match = sign.fullmatch(line)
        if match is None:
            continue
        number = match[1].lower() if level is Level.PART and " " in match[1] else match[1]
        marker = Marker(level, number, (match[2] or "").strip())
        if level in {Level.CLAUSE, Level.POINT, Level.ARTICLE} or marker.ordinal is not None:
            return marker
    return None
