"""Which lines of the pages show which paragraph (dóng dòng in với đoạn văn)."""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_right
from collections.abc import Iterator, Sequence

from generator.checking.form.document import FormDocument, FormParagraph
from generator.checking.printed.pages import MM_PER_TWIP, Page, PrintedLine

_SURE = 8
"""So many letters found farther on are hardly there by chance."""
_WINDOW = 4000
"""How many letters ahead and behind a line is looked for: text boxes and notes are printed out of order."""
_LABEL = 3
"""A sign of a list may be printed otherwise than the file says it: a line is looked for without it, too."""
_LEADER = re.compile(r"[._…]{4,}")
"""What the file says as a tab may be printed as a row of dots."""


def place_paragraphs(document: FormDocument, pages: Sequence[Page]) -> dict[int, tuple[PrintedLine, ...]]:
    """Find the lines of each paragraph of the body, by ``id`` of the paragraph's own object.

    Blanks and case do not count. Lines of headers and footers, repeated heads of tables and what the file
    does not say in its body stay without a paragraph.
    """
    return _Placing(document).placed(_body_lines(document, pages))


def _body_lines(document: FormDocument, pages: Sequence[Page]) -> list[PrintedLine]:
    """All lines but those that stand in the margin of every section."""
    top = min((one.top for one in document.sections), default=0) * MM_PER_TWIP
    bottom = min((one.bottom for one in document.sections), default=0) * MM_PER_TWIP
    return [
        PrintedLine(page, line)
        for page in pages
        for line in page.lines
        if top <= line.baseline <= page.height - bottom
    ]


def _letters(text: str) -> str:
    return "".join(unicodedata.normalize("NFC", text).lower().split())


class _Placing:
    """The letters of the body one after the other, and how far the pages have been followed in them."""

    def __init__(self, document: FormDocument) -> None:
        shown = [(one, letters) for _part, one in document.paragraphs() if (letters := _letters(one.text))]
        self._paragraphs = [one for one, _letters in shown]
        self._starts: list[int] = []
        length = 0
        for _one, letters in shown:
            self._starts.append(length)
            length += len(letters)
        self._text = "".join(letters for _one, letters in shown)
        self._taken = bytearray(length)
        self._here = 0
        self._heads: dict[int, set[str]] = {}

    def placed(self, lines: Sequence[PrintedLine]) -> dict[int, tuple[PrintedLine, ...]]:
        places: dict[int, list[PrintedLine]] = {}
        letters = [_letters(one.line.text) for one in lines]
        for one, text, following in zip(lines, letters, (*letters[1:], ""), strict=True):
            start, end = self._span(text, following)
            self._taken[start:end] = b"\1" * (end - start)
            for paragraph in self._between(start, end):
                places.setdefault(id(paragraph), []).append(one)
                if paragraph.cell is not None and paragraph.cell.row == 1:
                    self._heads.setdefault(paragraph.cell.table, set()).add(text)
        return {key: tuple(found) for key, found in places.items()}

    def _span(self, text: str, following: str) -> tuple[int, int]:
        """Where the letters of a line stand in the body; nowhere is an empty span."""
        here = self._here
        if self._text.startswith(text, here) and self._is_sure(here, text, following):
            self._here = here + len(text)
            return here, self._here
        if text in self._heads.get(self._table(), ()):
            return 0, 0
        for rest in dict.fromkeys(
            (*(text[skipped:] for skipped in range(_LABEL + 1)), _LEADER.sub("", text))
        ):
            for start in self._elsewhere(rest):
                end = start + len(rest)
                if self._text.startswith(following, end) and following:
                    self._here = end
                    return start, end
                if len(rest) >= _SURE:
                    self._here = end if end > here else here
                    return start, end
        return self._between_its_ends(text)

    def _between_its_ends(self, text: str) -> tuple[int, int]:
        """Where a line stands of which some letter inside is printed otherwise than the file says it."""
        if len(text) < 2 * _SURE:
            return 0, 0
        start = self._text.find(text[:_SURE], self._here, self._here + _WINDOW)
        if start < 0:
            return 0, 0
        last = self._text.find(text[-_SURE:], start + _SURE, start + len(text) + _SURE)
        if last < 0:
            return 0, 0
        self._here = last + _SURE
        return start, self._here

    def _is_sure(self, start: int, text: str, following: str) -> bool:
        """Whether a line that fits in its place is more than a page number that fits by chance."""
        end = start + len(text)
        return (
            len(text) >= _SURE
            or end == self._end_of_paragraph(start)
            or self._text.startswith(following, end)
        )

    def _elsewhere(self, text: str) -> Iterator[int]:
        """Where else these letters stand and are not taken: first ahead, then behind."""
        if not text:
            return
        ahead = self._text.find(text, self._here, self._here + _WINDOW)
        behind = self._text.find(text, max(0, self._here - _WINDOW), self._here)
        yield from (
            one for one in (ahead, behind) if one >= 0 and not any(self._taken[one : one + len(text)])
        )

    def _between(self, start: int, end: int) -> Sequence[FormParagraph]:
        if start == end:
            return ()
        return self._paragraphs[bisect_right(self._starts, start) - 1 : bisect_right(self._starts, end - 1)]

    def _end_of_paragraph(self, start: int) -> int:
        index = bisect_right(self._starts, start)
        return self._starts[index] if index < len(self._starts) else len(self._text)

    def _table(self) -> int:
        """The table that the pages have been followed to; 0 outside tables."""
        near = self._between(max(0, self._here - 1), min(self._here + 1, len(self._text)))
        return next((one.cell.table for one in near if one.cell is not None), 0)
