"""The signs of a printed page made into lines in reading order (dòng của trang in)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from statistics import median

_SAME_BASELINE_EM = 0.17
_BLANK_EM = 0.3
"""Signs farther apart are two words, even where the file has no blank between them."""
_GUTTER_EM = 1.2
_GUTTER_BLANKS = 3.0
"""Pieces of a line are columns where the room between them is so many times as wide as its usual blanks."""
_NARROWEST_GUTTER_PT = 4.0
_FAR_EM = 2.5
"""Lines farther apart have nothing to do with each other."""
_BESIDE_EM = 0.95
"""Baselines nearer than that do not belong to lines below each other."""
_SMALL = 0.78
"""Signs of so small a part of the page's usual size may stand above the line (chỉ số trên)."""
_RAISED_EM = (0.12, 0.7)
_NOTE_SIZE = 0.93
_LIST_SIGN = re.compile(
    r"[-–+•*]|\(?(?:\d{1,3}(?:\.\d{1,3})*|[a-zđ]|[IVX]+)[.)]?|(?:Điều|Chương|Mục)\s+\S+[.:]?"
)
"""What a tab may stand behind: no column of its own."""
_NOTE_NUMBER = re.compile(r"[\[(]?(\d{1,3}|\*{1,3})[\])]?")
_U_HORN = re.compile(r"-(?=[^\W\dA-Z_])|(?<=[^\W\dA-Z_])-")


@dataclass(frozen=True, slots=True)
class Sign:
    """A character of a page, in points from the lower left corner; ``blank`` says that one is before it."""

    text: str
    left: float
    right: float
    base: float
    size: float
    blank: bool = False
    font: str | None = None


@dataclass(frozen=True, slots=True)
class PrintedLine:
    """A line of a page, or of one of its columns: its signs in order; ``column`` is 0 for the whole width."""

    signs: tuple[Sign, ...]
    column: int = 0
    is_note: bool = False

    @property
    def left(self) -> float:
        return self.signs[0].left

    @property
    def right(self) -> float:
        return max(one.right for one in self.signs)

    @property
    def base(self) -> float:
        return self.signs[0].base

    @property
    def text(self) -> str:
        return "".join(
            (" " if one.blank and index else "") + one.text for index, one in enumerate(self.signs)
        )

    @property
    def first_word_pt(self) -> float:
        """How wide its first word is."""
        word = next((i for i, one in enumerate(self.signs) if i and one.blank), len(self.signs))
        return max(one.right for one in self.signs[:word]) - self.left


def restore_u_horn(text: str) -> str:
    """Text of a TCVN3 font with its ư: the code is that of the soft hyphen, and PDFium gives a hyphen.

    Hyphens between capitals and digits ("NĐ-CP") are hyphens: the capital Ư has a code of its own.
    """
    return _U_HORN.sub("\N{SOFT HYPHEN}", text)


def lines_of_page(signs: Sequence[Sign]) -> tuple[PrintedLine, ...]:
    """Group the signs of a page into lines, from the top down; columns one after the other.

    Notes at the foot of the page, and their numbers in the text, come out as notes.
    """
    if not signs:
        return ()
    usual = median(one.size for one in signs)
    rows = _with_gutters(_beside([_pieces(row) for row in _rows(signs, usual)]))
    lines = [line for block in _blocks(rows) for line in block]
    return tuple(_with_notes(lines, usual))


def _rows(signs: Sequence[Sign], usual: float) -> list[list[Sign]]:
    """The signs of each baseline from left to right; raised ones with the baseline that they belong to."""
    rows: list[list[Sign]] = []
    for one in sorted(signs, key=lambda sign: -sign.base):
        near = rows and rows[-1][0].base - one.base <= _SAME_BASELINE_EM * max(one.size, rows[-1][0].size)
        if near:
            rows[-1].append(one)
        else:
            rows.append([one])
    kept: list[list[Sign]] = []
    waiting: list[Sign] = []
    for row in rows:
        if all(one.size <= _SMALL * usual for one in row):
            waiting += row
            continue
        size = max(one.size for one in row)
        low, high = (row[0].base + part * size for part in _RAISED_EM)
        raised = [one for one in waiting if low <= one.base <= high and _touches(one, row)]
        alone = [one for one in waiting if one not in raised] if waiting else []
        kept += _of_one_baseline(alone)
        kept.append([*row, *raised])
        waiting = []
    kept += _of_one_baseline(waiting)
    return [_in_order(row) for row in kept]


def _of_one_baseline(signs: Sequence[Sign]) -> Iterator[list[Sign]]:
    row: list[Sign] = []
    for one in signs:
        if row and row[0].base - one.base > _SAME_BASELINE_EM * one.size:
            yield row
            row = []
        row.append(one)
    if row:
        yield row


def _touches(raised: Sign, row: Sequence[Sign]) -> bool:
    return any(
        -0.1 * one.size <= raised.left - one.right <= 0.5 * one.size or one.left <= raised.left <= one.right
        for one in row
    )


def _in_order(row: Sequence[Sign]) -> list[Sign]:
    """From left to right; what is printed twice in one place, to look bold, stands once."""
    ordered: list[Sign] = []
    for one in sorted(row, key=lambda sign: sign.left):
        twin = ordered and ordered[-1].text == one.text and one.left - ordered[-1].left < 0.1 * one.size
        if not twin:
            ordered.append(one)
    return ordered


def _pieces(row: Sequence[Sign]) -> list[list[Sign]]:
    """A row divided where the room between two words is that between two columns."""
    spaced = [row[0]]
    for previous, one in pairwise(row):
        apart = one.left - previous.right > _BLANK_EM * one.size
        spaced.append(replace(one, blank=True) if apart and not one.blank else one)
    gaps = {i: one.left - spaced[i - 1].right for i, one in enumerate(spaced) if i and one.blank}
    usual = median(gaps.values()) if len(gaps) > 2 else 0.0
    pieces: list[list[Sign]] = [[]]
    for index, one in enumerate(spaced):
        wide = gaps.get(index, 0.0) > max(_GUTTER_EM * one.size, _GUTTER_BLANKS * usual)
        if wide and not _LIST_SIGN.fullmatch(PrintedLine(tuple(pieces[-1])).text):
            pieces.append([])
        pieces[-1].append(one)
    return pieces


def _beside(rows: Sequence[list[list[Sign]]]) -> list[list[list[Sign]]]:
    """Lines of two columns that stand beside each other, though not on one baseline, made into one row."""
    merged: list[list[list[Sign]]] = []
    for row in rows:
        if merged and len(merged[-1]) == len(row) == 1:
            above, piece = merged[-1][0], row[0]
            close = above[0].base - piece[0].base < _BESIDE_EM * min(above[0].size, piece[0].size)
            left, right = sorted((above, piece), key=lambda one: one[0].left)
            if close and right[0].left - left[-1].right > _GUTTER_EM * piece[0].size:
                merged[-1] = [left, right]
                continue
        merged.append(row)
    return merged


def _with_gutters(rows: Sequence[list[list[Sign]]]) -> list[list[list[Sign]]]:
    """Rows divided only where a line above or below leaves the same room free: else it is to write in."""
    divided: list[list[list[Sign]]] = []
    for index, row in enumerate(rows):
        neighbours = [*rows[max(0, index - 1) : index], *rows[index + 1 : index + 2]]
        kept = [list(row[0])]
        for piece in row[1:]:
            if piece[0].base != kept[-1][-1].base or any(
                _leaves_free(one, kept[-1], piece) for one in neighbours
            ):
                kept.append(list(piece))
            else:
                kept[-1] += piece
        divided.append(kept)
    return divided


def _leaves_free(neighbour: Sequence[Sequence[Sign]], left: Sequence[Sign], right: Sequence[Sign]) -> bool:
    """Whether a row has its gutter in the same place, or goes on below the left piece alone."""
    if abs(neighbour[0][0].base - left[0].base) > _FAR_EM * left[0].size:
        return False
    free = left[-1].right, right[0].left
    if len(neighbour) == 1:
        alone = neighbour[0]
        return abs(alone[0].left - left[0].left) < _NARROWEST_GUTTER_PT and alone[-1].right < free[1]
    return any(
        min(free[1], after[0].left) - max(free[0], before[-1].right) >= _NARROWEST_GUTTER_PT
        for before, after in pairwise(neighbour)
    )


def _blocks(rows: Sequence[list[list[Sign]]]) -> Iterator[list[PrintedLine]]:
    """Rows of one piece as they are; rows beside a gutter together: the left column, then the right one."""
    index, column = 0, 0
    while index < len(rows):
        if len(rows[index]) != 2:
            yield _as_row(rows[index])
            index += 1
            continue
        end = _end_of_columns(rows, index)
        gutter = rows[index][0][-1].right
        left = [piece for row in rows[index:end] for piece in row if piece[0].left < gutter]
        right = [piece for row in rows[index:end] for piece in row if piece[0].left >= gutter]
        yield [PrintedLine(tuple(piece), column + 1) for piece in left]
        yield [PrintedLine(tuple(piece), column + 2) for piece in right]
        column += 2
        index = end


def _as_row(pieces: Sequence[Sequence[Sign]]) -> list[PrintedLine]:
    return [PrintedLine(tuple(piece), 0 if len(pieces) == 1 else -1) for piece in pieces]


def _end_of_columns(rows: Sequence[list[list[Sign]]], start: int) -> int:
    """How far two columns go: while some room between them stays free, and to the end of the longer one."""
    free = rows[start][0][-1].right, rows[start][1][0].left
    end, last_side = start + 1, ""
    for index in range(start + 1, len(rows)):
        row = rows[index]
        if len(row) == 2:
            narrowed = max(free[0], row[0][-1].right), min(free[1], row[1][0].left)
            if narrowed[1] - narrowed[0] < _NARROWEST_GUTTER_PT:
                break
            free, end, last_side = narrowed, index + 1, ""
            continue
        if len(row) > 2:
            break
        side = "left" if row[0][-1].right <= free[0] else "right" if row[0][0].left >= free[1] else ""
        drop = rows[index - 1][0][0].base - row[0][0].base
        if not side or drop > _FAR_EM * row[0][0].size:
            break
        if last_side in {"", side} and end == index:
            end, last_side = index + 1, side
    return end


def _with_notes(lines: Sequence[PrintedLine], usual: float) -> Iterator[PrintedLine]:
    """Mark the notes at the foot of the page whose numbers stand raised in the text above them."""
    numbers = {text for line in lines for text, _run in _raised_runs(line)}
    first = _first_note(lines, numbers, usual)
    noted = {_number_of_note(line) for line in lines[first:]}
    for line in lines[:first]:
        runs = [(text, run) for text, run in _raised_runs(line) if text in noted]
        dropped = {id(one) for _text, run in runs for one in run}
        rest = tuple(one for one in line.signs if id(one) not in dropped)
        if rest:
            yield replace(line, signs=rest)
        for _text, run in runs:
            yield PrintedLine(tuple(run), line.column, is_note=True)
    for line in lines[first:]:
        yield replace(line, is_note=not line.text.strip("-– ").isdecimal())


def _first_note(lines: Sequence[PrintedLine], numbers: set[str], usual: float) -> int:
    """Where the notes begin: everything from there on is small, and the number was seen in the text."""
    first = len(lines)
    for index in range(len(lines) - 1, 0, -1):
        line = lines[index]
        if median(one.size for one in line.signs) > _NOTE_SIZE * usual:
            if len(line.text) > 4:  # else the page's number, which stands below the notes
                break
            continue
        if _number_of_note(line) in numbers:
            first = index
    return first


def _number_of_note(line: PrintedLine) -> str | None:
    text = line.text
    match = _NOTE_NUMBER.match(text)
    return match[1] if match else None


def _raised_runs(line: PrintedLine) -> Iterator[tuple[str, list[Sign]]]:
    """The numbers that stand above the line, each with its signs."""
    size = max(one.size for one in line.signs)
    if all(one.size > _SMALL * size for one in line.signs):
        return
    base = max((one for one in line.signs if one.size == size), key=lambda one: -one.base).base
    run: list[Sign] = []
    for one in (*line.signs, None):
        if one is not None and one.size <= _SMALL * size and one.base > base + _RAISED_EM[0] * size:
            run.append(one)
            continue
        match = _NOTE_NUMBER.fullmatch("".join(sign.text for sign in run))
        if match:
            yield match[1], run
        run = []
