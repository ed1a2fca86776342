"""The proof that nothing was lost: what was printed and read back is what was read (đối chiếu hai chiều)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from generator.importing.paragraphs import row_text
from generator.regulation.provision import Level, Provision

_END_MARKS = " .;/"
_IN_CAPITALS = frozenset({Level.PART, Level.CHAPTER, Level.SECTION, Level.SUBSECTION})


@dataclass(frozen=True, slots=True)
class Difference:
    """A paragraph that is printed otherwise than it was read; ``line`` is its place in the file, if any."""

    line: int | None
    original: str | None
    printed: str | None


@dataclass(frozen=True, slots=True)
class RoundTrip:
    """The outcome: no ``differences`` when the text is the same, word for word and number for number."""

    differences: tuple[Difference, ...]

    @property
    def equal(self) -> bool:
        """Whether nothing differs."""
        return not self.differences


def compare_round_trip(original: Sequence[Provision], printed: Sequence[Provision]) -> RoundTrip:
    """Compare provisions as read with provisions as printed and read back, paragraph by paragraph.

    The mark that ends a document (./.) is put by printing and not compared, nor are the capitals of the
    titles that the decree wants in capitals (NĐ 30/2020, PL1 II.6 and V.6).
    """
    before, after = _paragraphs(original), _paragraphs(printed)
    texts = [text for _line, text in before], [text for _line, text in after]
    matcher = SequenceMatcher(None, *texts, autojunk=False)
    differences: list[Difference] = []
    for tag, low, high, other_low, other_high in matcher.get_opcodes():
        if tag == "equal":
            continue
        pairs = max(high - low, other_high - other_low)
        for offset in range(pairs):
            line, was = before[low + offset] if low + offset < high else (None, None)
            is_now = texts[1][other_low + offset] if other_low + offset < other_high else None
            differences.append(Difference(line, was, is_now))
    return RoundTrip(tuple(differences))


def _paragraphs(provisions: Sequence[Provision]) -> list[tuple[int | None, str]]:
    lines = [line for one in provisions for line in _lines(one)]
    if lines:
        line, text = lines[-1]
        lines[-1] = line, text.rstrip(_END_MARKS)
    return lines


def _lines(one: Provision) -> Iterator[tuple[int | None, str]]:
    line = one.location.line if one.location else None
    if one.table is not None:
        yield from ((line, row_text(row)) for row in one.table.rows)
        return
    title = one.title.upper() if one.title is not None and one.level in _IN_CAPITALS else one.title
    texts = [*([title] if title is not None else []), *one.paragraphs]
    first, others = (texts[0], texts[1:]) if texts else ("", [])
    if one.marker or first:
        yield line, f"{one.marker} {first}".strip()
    yield from ((line, text) for text in others)
    for child in one.children:
        yield from _lines(child)
