"""What letters and paragraphs really look like (định dạng có hiệu lực), whatever level of Word's styles says
it.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Alignment(StrEnum):
    """How the lines of a paragraph are aligned (căn lề)."""

    LEFT = "left"
    CENTRE = "center"
    RIGHT = "right"
    JUSTIFIED = "both"


class LineRule(StrEnum):
    """What the line spacing of a paragraph counts in."""

    MULTIPLE = "auto"
    EXACT = "exact"
    AT_LEAST = "atLeast"


@dataclass(frozen=True, slots=True)
class CharacterFormat:
    """How letters look (định dạng ký tự): ``size`` in points, ``colour`` as RRGGBB, where "auto" is black.

    ``font`` is the face of Vietnamese letters, that is of letters beyond ASCII.
    """

    font: str
    size: float
    bold: bool
    italic: bool
    underlined: bool
    capitals: bool
    hidden: bool
    colour: str
    raised: bool


@dataclass(frozen=True, slots=True)
class ParagraphFormat:
    """How a paragraph is laid out (định dạng đoạn): lengths in twentieths of a point (twips).

    ``style`` is the name of the style. ``first_line`` is negative where the first line hangs out. ``line`` is
    a multiple of single spacing for ``LineRule.MULTIPLE``, else twips. ``before`` and ``after`` are as said;
    what contextual spacing or neighbours make of them is not looked at.
    """

    style: str
    alignment: Alignment
    left: int
    right: int
    first_line: int
    before: int
    after: int
    line_rule: LineRule
    line: float
    keep_next: bool
    keep_lines: bool
    page_break_before: bool
    bottom_border: bool
    top_border: bool = False
