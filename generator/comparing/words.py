"""Two texts compared word by word (so sánh từng chữ)."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import StrEnum
from itertools import groupby

from generator.vietnamese.text import normalise

_LETTER = re.compile(r"\w")
_LINE_END = "\n"
_QUICK_FROM = 600
"""Tokens from which the commonest are no longer tried as the beginning of what is equal."""
_LONGEST = 5000
"""Tokens up to which a text is compared; no provision is as long, and a longer one is replaced whole."""
_ISLAND = 2
"""So few equal tokens between larger changes are chance; a change reads better in one piece."""


class Mark(StrEnum):
    """What became of words (đánh dấu): they stayed, went or came."""

    SAME = "same"
    DELETED = "deleted"
    INSERTED = "inserted"


@dataclass(frozen=True, slots=True)
class WordChange:
    """Words that follow one another and have the same mark; each stands with the blank before it."""

    mark: Mark
    text: str


def compared_words(old: str, new: str) -> tuple[WordChange, ...]:
    """Compare two texts; equal ones give at most one ``WordChange``.

    A word is what stands between blanks; signs at its ends are apart, so ``tỉnh.`` and ``tỉnh;`` differ in
    one sign. Blanks themselves are never a difference, the ends of lines are.
    """
    if old == new:
        return words_all(Mark.SAME, new)
    old_tokens, new_tokens = _tokens(old), _tokens(new)
    pieces: list[tuple[Mark, Sequence[str]]] = []
    for tag, i, j, k, m in _joined(_opcodes(old_tokens, new_tokens)):
        if tag == "equal":
            pieces.append((Mark.SAME, new_tokens[k:m]))
        else:
            pieces += [(Mark.DELETED, old_tokens[i:j]), (Mark.INSERTED, new_tokens[k:m])]
    return tuple(WordChange(mark, "".join(tokens)) for mark, tokens in pieces if tokens)


def compared_below_titles(old: str, new: str) -> tuple[WordChange, ...]:
    """Compare two texts of several lines whose first ones are titles: title with title, rest with rest."""
    (old_title, _end, old_rest), (new_title, _end, new_rest) = (
        old.partition(_LINE_END),
        new.partition(_LINE_END),
    )
    line_end = WordChange(Mark.SAME, _LINE_END)
    titles, rests = compared_words(old_title, new_title), compared_words(old_rest, new_rest)
    return tuple(_merged((*titles, line_end, *rests)))


def words_all(mark: Mark, text: str) -> tuple[WordChange, ...]:
    """A whole text under one mark."""
    tokens = _tokens(text)
    return (WordChange(mark, "".join(tokens)),) if tokens else ()


def side_of(words: Iterable[WordChange], mark: Mark) -> tuple[WordChange, ...]:
    """The words of one side: what stayed, and what is marked so (cũ: ``DELETED``, mới: ``INSERTED``)."""
    return tuple(one for one in words if one.mark in {Mark.SAME, mark})


def text_of_side(words: Iterable[WordChange], mark: Mark) -> str:
    """The text of one side, each line without blanks at its ends and with single ones inside."""
    lines = lines_of(side_of(words, mark))
    return _LINE_END.join("".join(piece.text for piece in line) for line in lines)


def lines_of(words: Iterable[WordChange]) -> tuple[tuple[WordChange, ...], ...]:
    """Words in lines, as they are shown: the blank before marked words is outside of the mark."""
    lines: list[list[WordChange]] = [[]]
    for change in words:
        for index, text in enumerate(change.text.split(_LINE_END)):
            if index:
                lines.append([])
            lines[-1] += _shown(change.mark, text, first=not lines[-1])
    return tuple(tuple(_merged(line)) for line in lines)


def _shown(mark: Mark, text: str, *, first: bool) -> Iterator[WordChange]:
    words = text.lstrip(" ")
    if words != text and not first:
        yield WordChange(Mark.SAME, " ")
    if words:
        yield WordChange(mark, words)


def _merged(pieces: Iterable[WordChange]) -> Iterator[WordChange]:
    for mark, group in groupby(pieces, lambda piece: piece.mark):
        yield WordChange(mark, "".join(piece.text for piece in group))


def _tokens(text: str) -> list[str]:
    """Words and signs, each with a blank before it unless it is joined to what is before it."""
    tokens: list[str] = []
    for index, line in enumerate(normalise(text).split(_LINE_END)):
        if index:
            tokens.append(_LINE_END)
        for word in line.split():
            head, *tail = _signs_apart(word)
            tokens += [f" {head}", *tail]
    return tokens


def _signs_apart(word: str) -> list[str]:
    first = _LETTER.search(word)
    if first is None:
        return list(word)
    last = next(i for i in range(len(word), 0, -1) if _LETTER.match(word[i - 1]))
    return [*word[: first.start()], word[first.start() : last], *word[last:]]


_Opcode = tuple[str, int, int, int, int]


def _opcodes(old: list[str], new: list[str]) -> Iterator[_Opcode]:
    """The differences of two lists; equal beginnings and ends need no search."""
    short = min(len(old), len(new))
    start = next((i for i in range(short) if old[i] != new[i]), short)
    end = next((i for i in range(short - start) if old[-1 - i] != new[-1 - i]), short - start)
    if start:
        yield "equal", 0, start, 0, start
    middle_old, middle_new = old[start : len(old) - end], new[start : len(new) - end]
    longest = max(len(middle_old), len(middle_new))
    if longest > _LONGEST:
        yield "replace", start, len(old) - end, start, len(new) - end
    else:
        matcher = SequenceMatcher(None, middle_old, middle_new, autojunk=longest >= _QUICK_FROM)
        for tag, i, j, k, m in matcher.get_opcodes():
            yield tag, i + start, j + start, k + start, m + start
    if end:
        yield "equal", len(old) - end, len(old), len(new) - end, len(new)


def _joined(opcodes: Iterable[_Opcode]) -> list[_Opcode]:
    """Changes joined over the islands of equal words between them."""
    joined: list[_Opcode] = []
    for one in opcodes:
        if len(joined) >= 2 and one[0] != "equal" and _is_island(joined[-2], joined[-1], one):
            joined.pop()
            before = joined.pop()
            joined.append(("replace", before[1], one[2], before[3], one[4]))
        else:
            joined.append(one)
    return joined


def _is_island(before: _Opcode, equal: _Opcode, after: _Opcode) -> bool:
    length = equal[2] - equal[1]
    return equal[0] == "equal" and length <= _ISLAND and min(_size(before), _size(after)) > 2 * length


def _size(opcode: _Opcode) -> int:
    return opcode[2] - opcode[1] + opcode[4] - opcode[3]
