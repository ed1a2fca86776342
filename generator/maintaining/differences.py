"""How two prints of one paper differ (khác nhau giữa hai bản in), in kinds that a maintainer decides by."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import StrEnum
from gettext import gettext as _
from pathlib import Path
from typing import Final

from generator.maintaining.changed_looks import changed_look, changed_page, changed_table
from generator.maintaining.images import Line, PaperImage
from generator.places import WordPlace
from generator.word.places import Place

_ALIKE: Final = 0.5
"""The share of equal words from which two paragraphs are one that was changed."""


class Change(StrEnum):
    """A kind of change (loại thay đổi), the weightiest first."""

    WORDING = "wording"
    STRUCTURE = "structure"
    LAYOUT = "layout"
    FORM = "form"


@dataclass(frozen=True, slots=True)
class Difference:
    """One difference of a paper: ``what`` says it without the paper's own values, and nothing where
    the words say all.

    ``before`` and ``after`` are the paragraphs as printed: one is None where it was added or removed, both
    where pages or tables differ. ``origins`` are the paragraphs of the old and the new template, ``style``
    the name of the style of the new one.
    """

    change: Change
    what: str
    place: WordPlace | None = None
    before: str | None = None
    after: str | None = None
    origins: tuple[Place | None, Place | None] = (None, None)
    style: str | None = None

    @property
    def changes_words(self) -> bool:
        """Whether a reader finds other words than before."""
        return (self.before or "").split() != (self.after or "").split()


def differences(old: PaperImage, new: PaperImage) -> Iterator[Difference]:
    """All differences of two prints: of paragraphs in reading order, then of sections and tables."""
    for before, after, moved in _with_moves(_pairs(old.lines, new.lines)):
        yield from _of_lines(before, after, moved=moved)
    if len(old.sections) != len(new.sections):
        what = _("number of sections: {before} → {after}")
        yield Difference(Change.LAYOUT, what.format(before=len(old.sections), after=len(new.sections)))
    else:
        for before_section, after_section in zip(old.sections, new.sections, strict=True):
            for what in changed_page(before_section, after_section):
                yield Difference(Change.LAYOUT, what)
    if len(old.tables) == len(new.tables):
        for before_table, after_table in zip(old.tables, new.tables, strict=True):
            for what in changed_table(before_table, after_table):
                yield Difference(Change.LAYOUT, what)


_Pair = tuple[Line | None, Line | None]


def _pairs(old: Sequence[Line], new: Sequence[Line]) -> list[_Pair]:
    """Paragraphs that are one another's, those of equal text first."""
    pairs: list[_Pair] = []
    matcher = SequenceMatcher(None, [_key(one) for one in old], [_key(one) for one in new], autojunk=False)
    for tag, i, j, k, m in matcher.get_opcodes():
        if tag == "equal":
            pairs += zip(old[i:j], new[k:m], strict=True)
        else:
            pairs += _changed(old[i:j], new[k:m])
    return pairs


def _key(line: Line) -> tuple[str, bool]:
    return line.text, bool(line.drawn)


def _changed(old: Sequence[Line], new: Sequence[Line]) -> Iterator[_Pair]:
    """Pair what was changed in between: in order, each with what is most alike among those still to come."""
    start = 0
    for before in old:
        scores = [(_likeness(before, after), -number) for number, after in enumerate(new[start:], start)]
        score, number = max(scores, default=(0.0, 0))
        if score < _ALIKE:
            yield before, None
            continue
        yield from ((None, after) for after in new[start:-number])
        yield before, new[-number]
        start = 1 - number
    yield from ((None, after) for after in new[start:])


def _likeness(old: Line, new: Line) -> float:
    """How surely two paragraphs are one: by their words, and by the same words in the template."""
    if bool(old.drawn) != bool(new.drawn) or bool(old.text) != bool(new.text):
        return 0.0
    words = _equal_share(old.text, new.text)
    if old.origin is not None and new.origin is not None:
        # Of a short paragraph, or one with blanks, the template says more.
        words = max(words, _equal_share(old.origin.text, new.origin.text))
    return words + (_ALIKE if _same_origin(old.origin, new.origin) else 0.0)


def _equal_share(old: str, new: str) -> float:
    return SequenceMatcher(None, old.split(), new.split(), autojunk=False).ratio()


def _same_origin(old: Place | None, new: Place | None) -> bool:
    """Whether two paragraphs came from one of the template: it reads the same, or stands where it stood."""
    if old is None or new is None:
        return False
    return old.text == new.text or (old.spot == new.spot and Path(old.file).name == Path(new.file).name)


def _with_moves(pairs: Iterable[_Pair]) -> Iterator[tuple[Line | None, Line | None, bool]]:
    """The pairs, where a paragraph removed here and added there is one that was moved."""
    pairs = list(pairs)
    removed = [before for before, after in pairs if before is not None and after is None and before.text]
    for before, after in pairs:
        if after is None:
            if before is not None and not before.text:
                yield before, None, False
            continue
        same = None
        if before is None:
            same = next((one for one in removed if one.text == after.text), None)
        if same is not None:
            removed.remove(same)
        yield before or same, after, same is not None
    yield from ((one, None, False) for one in removed)


def _of_lines(before: Line | None, after: Line | None, *, moved: bool) -> Iterator[Difference]:
    one = after or before
    if one is None or not (one.text or one.drawn or one.breaks):
        return
    origins = (before.origin if before else None, after.origin if after else None)
    texts = (before.text if before else None, after.text if after else None)

    def difference(change: Change, what: str) -> Difference:
        return Difference(change, what, one.place, *texts, origins, one.layout.style)

    if before is None or after is None:
        yield difference(Change.STRUCTURE, _added_or_removed(one, added=before is None))
        return
    if before.text.split() != after.text.split():
        yield difference(Change.WORDING, "")
    elif before.text != after.text:
        yield difference(Change.LAYOUT, _("line breaks and blanks"))
    if before.is_in_table != after.is_in_table:
        yield difference(Change.STRUCTURE, _("moved into a table, or out of one"))
    elif moved:
        yield difference(Change.STRUCTURE, _("moved"))
    if before.breaks != after.breaks or before.layout.page_break_before != after.layout.page_break_before:
        yield difference(Change.LAYOUT, _("page breaks"))
    for what in changed_look(before, after):
        yield difference(Change.FORM, what)


def _added_or_removed(line: Line, *, added: bool) -> str:
    if line.is_in_table:
        return _("paragraph added in a table") if added else _("paragraph removed from a table")
    return _("paragraph added") if added else _("paragraph removed")
