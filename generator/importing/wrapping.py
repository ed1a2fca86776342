"""Lines of a page joined into paragraphs (nối dòng): where a line ends because the page was full.

A line was broken by the page when the first word of the next one would not have fitted. How much fits is
told by the longest lines, in the letters of Times New Roman and in their number, so that pages set in a
proportional face and text broken at a column are both understood, and text of one line a paragraph too.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from generator.importing.markers import Marker, marker_of
from generator.importing.paragraphs import SourceParagraph
from generator.regulation.provision import Level
from generator.typography.metrics import text_width

_SIZE_PT = 14
_NARROWEST_PAGE = 40
"""Where no line has so many signs, no page was full: each line is a paragraph."""
_BLANK_PT = 2.5
"""The narrowest blank in a line that was set to the full width."""
_FIRST_LINE_INDENT_PT = 42
"""What the first line of a paragraph may be shorter: 1 cm or 1.27 cm and a little (NĐ 30/2020, PL1 II.6)."""

_ENDS_SENTENCE = re.compile(r"[.;:?!]/?[”\"’)]*$")
_WANTS_MORE = re.compile(
    r"(?:,|\d\s?[-–]|\w[-\u2011]|\b(?:và|hoặc|của|tại|theo|số|khoản|điểm|Điều|Chương|Mục|các|với|cho|về|từ|đến|là))$"
)
_ENDS_INSIDE_WORD = re.compile(r"\w[-\u2011/]$|\d–$")
_OPENS = re.compile(r"\(\s*(?:Ban hành )?[Kk]èm theo\b|Nơi nhận\s*:|[-–+•]\s+(?!\d)")
"""What begins a paragraph of its own wherever it stands at the beginning of a line."""
_BASIS = re.compile(r"Căn cứ\s")
_CAPITALS = re.compile(r"(?:[^\W\d_]+[\s,.:–-]+){2,}[^\W\d_]+\W*")
_HEADINGS = frozenset({Level.PART, Level.CHAPTER, Level.SECTION, Level.SUBSECTION})


@dataclass(frozen=True, slots=True)
class Shape:
    """How a printed line stands on its page: the room left behind it, and what its first word takes.

    ``opens`` says whether it begins where paragraphs begin; None where the page does not tell.
    """

    room_pt: float
    word_pt: float
    opens: bool | None = None


@dataclass(frozen=True, slots=True)
class Line:
    """A line of a page that has text: its number in the file from 1, and the empty lines before it."""

    text: str
    number: int
    empty_before: int = 0
    shape: Shape | None = None

    @property
    def opens(self) -> bool | None:
        """Whether the page shows that a paragraph begins here."""
        return self.shape.opens if self.shape else None


def join_lines(lines: Sequence[Line]) -> tuple[SourceParagraph, ...]:
    """Join the lines that belong to one paragraph, blanks between them."""
    page = _Page.measured(lines)
    paragraphs: list[list[Line]] = []
    expected = _Expected()
    for previous, line in zip((None, *lines), lines, strict=False):
        marker = marker_of(line.text)
        if previous is not None and page.belong_together(paragraphs[-1], previous, line, marker, expected):
            paragraphs[-1].append(line)
            continue
        paragraphs.append([line])
        if marker is not None:
            expected.saw(marker)
    return tuple(
        SourceParagraph(_joined([line.text for line in one]), one[0].number, one[-1].number)
        for one in paragraphs
    )


def wants_more(text: str) -> bool:
    """Whether a text cannot end here: after a comma, or words such as "và", "khoản", "Điều"."""
    return _WANTS_MORE.search(text) is not None


def _joined(texts: Sequence[str]) -> str:
    """The lines with blanks between them, but for a hyphen or stroke inside a word: ``2321/QĐ-`` ``UBND``.

    Vietnamese words are not divided, so the hyphen was typed and stays.
    """
    whole = texts[0]
    for previous, text in pairwise(texts):
        inside = _ENDS_INSIDE_WORD.search(previous) and text[0].isalnum()
        whole += text if inside else f" {text}"
    return whole


def _begins_apart(previous: str, text: str) -> bool:
    """Whether a line is no part of the sentence above: a basis of a decision, or a post all in capitals."""
    if _BASIS.match(text):
        return not previous.endswith(".")
    return (
        text.isupper()
        and _CAPITALS.fullmatch(text) is not None
        and not (previous.isupper() or wants_more(previous))
    )


class _Expected:
    """Which numbers may come next, so that a wrapped "2." is told from clause 2."""

    def __init__(self) -> None:
        self._last: dict[Level, int] = {}

    def saw(self, marker: Marker) -> None:
        self._last[marker.level] = marker.ordinal or self._last.get(marker.level, 0)
        levels = list(Level)
        for below in levels[levels.index(marker.level) + 1 :]:
            if below is not Level.ARTICLE:  # articles run on through chapters
                self._last.pop(below, None)

    def is_next(self, marker: Marker) -> bool:
        return marker.ordinal in {1, self._last.get(marker.level, 0) + 1}


@dataclass(frozen=True, slots=True)
class _Page:
    width_pt: float
    characters: int
    usual_gap: int

    @classmethod
    def measured(cls, lines: Sequence[Line]) -> _Page:
        """What fits into a line: what only one line in fifty goes beyond (a stray long one says nothing)."""
        rank = -1 - len(lines) // 50
        page = cls(
            sorted(text_width(one.text, _SIZE_PT) for one in lines)[rank] if lines else 0.0,
            sorted(len(one.text) for one in lines)[rank] if lines else 0,
            0,
        )
        gaps = Counter(
            line.empty_before
            for previous, line in pairwise(lines)
            if line.text[0].islower() and page._is_full(previous, line, first=False)
        )
        return cls(page.width_pt, page.characters, gaps.most_common(1)[0][0] if gaps else 0)

    def belong_together(
        self,
        paragraph: Sequence[Line],
        previous: Line,
        line: Line,
        marker: Marker | None,
        expected: _Expected,
    ) -> bool:
        if _OPENS.match(line.text) or _begins_apart(previous.text, line.text):
            return False
        opening = marker_of(paragraph[0].text)
        first = len(paragraph) == 1
        # Titles of articles are bold (NĐ 30/2020, PL1 II.6), so that less goes into a line.
        bold = first and opening is not None and opening.level is Level.ARTICLE
        full = self._is_full(previous, line, first=first, bold=bold)
        ended = _ENDS_SENTENCE.search(previous.text) is not None
        if marker is not None and marker.level in _HEADINGS:
            return full and not ended and wants_more(previous.text)
        if not full:
            heading = opening is not None and opening.level in _HEADINGS
            if marker is not None or ended or heading:
                return False
            goes_on = line.text[0].islower() and self._is_long(previous)
            return goes_on or wants_more(previous.text)
        if marker is not None:
            if (
                line.opens
                or ended
                or (opening is not None and opening.level is Level.ARTICLE and expected.is_next(marker))
            ):
                return False
            return not expected.is_next(marker) or wants_more(previous.text)
        if line.text[0].islower():
            return True
        if line.opens is not None:
            return not line.opens or (not ended and wants_more(previous.text))
        return not (ended and line.empty_before > self.usual_gap)

    def _is_full(self, line: Line, following: Line, *, first: bool, bold: bool = False) -> bool:
        if line.shape and following.shape:
            return following.shape.word_pt + _BLANK_PT > line.shape.room_pt
        if self.characters < _NARROWEST_PAGE:
            return False
        word = following.text.split(" ", 1)[0]
        room = self.width_pt - (_FIRST_LINE_INDENT_PT if first else 0)
        if text_width(f"{line.text} {word}", _SIZE_PT, bold=bold) > room:
            return True
        return len(line.text) + 1 + len(word) > self.characters

    def _is_long(self, line: Line) -> bool:
        return text_width(line.text, _SIZE_PT) > 0.75 * self.width_pt
