"""Finished papers of a case opened again (soát văn bản đã lập): is each of its own unit, and of no other?"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date
from gettext import gettext as _
from pathlib import Path

from generator.batch.case import Case, CaseUnit
from generator.batch.own_words import OwnWords
from generator.batch.paper_checks import (
    Problem,
    abolished_bodies,
    dead_citations,
    left_over_mark,
    left_over_tags,
    left_over_terms,
    undeclared_blanks,
)
from generator.batch.reopening import DamagedPaperError, paragraph_text, raw_paragraphs
from generator.batch.result import Finding
from generator.batch.unit_names import NamedUnit, unit_names
from generator.diagnostics import Severity

_OPEN = (b"\xf4", b"\xef\xb7")
"""How marks and the signs of holes begin in UTF-8; no paper holds such characters."""
_CREATED = re.compile(r"(\d{4})-(\d\d)-(\d\d)T")
_MOST_KEPT = 50_000
_NEW = -1


class Guard:
    """Looks through the papers of a case, remembering what it found in words that are the same for all.

    A paragraph that came before needs no look; of one that holds values of the unit, what is left without
    them is looked at once. Paragraphs that name units, or have capitals beside the unit's own name, are
    judged for each unit anew: what is another's name for one is its own for the other.
    """

    def __init__(self, case: Case) -> None:
        self._case = case
        self._own: OwnWords | None = None
        self._allowed: dict[tuple[int, ...], re.Pattern[str] | None] = {}
        self._forget()

    def _forget(self) -> None:
        self._known: dict[bytes, int] = {}
        self._numbers: dict[str, int] = {}
        self._texts: list[str] = []
        self._named: dict[int, tuple[NamedUnit, ...] | None] = {}
        self._verdicts: dict[tuple[object, ...], tuple[Problem, ...]] = {}

    def examine(self, path: Path, unit: CaseUnit, kind: str, blanks: int) -> tuple[Finding, ...]:
        """What is wrong with the paper of a unit, which may have so many blanks; nothing, as a rule.

        ``kind`` is that of the paper: each kind has its letterhead, which must name the unit. Codes:
        ``paper-unreadable``, ``left-over-mark``, ``own-name-missing``, ``foreign-unit``,
        ``upper-level-term``, ``body-abolished``, ``dead-citation``, ``undeclared-blank``.
        """
        if self._own is None or self._own.unit is not unit:
            self._own = OwnWords.of(unit, self._case.marks)
        own = self._own
        try:
            problems = list(self._problems(list(raw_paragraphs(path.read_bytes())), own, kind, blanks))
        except (OSError, DamagedPaperError, UnicodeDecodeError):
            message = _("the finished paper cannot be opened")
            problems = [Problem("paper-unreadable", Severity.ERROR, message)]
        return tuple(
            Finding(one.code, one.severity.value, own.filled(one.message), path.name, one.hint)
            for one in (*(_foreign_unit(words, words) for words in own.foreign), *problems)
        )

    def _problems(
        self, paragraphs: Sequence[bytes], own: OwnWords, kind: str, blanks: int
    ) -> Iterator[Problem]:
        if len(self._texts) > _MOST_KEPT or len(self._known) > _MOST_KEPT:
            self._forget()
        known = self._known.get
        numbers = [known(raw, _NEW) for raw in paragraphs]
        for place, number in enumerate(numbers):
            if number == _NEW:
                raw = paragraphs[place]
                numbers[place] = self._read(raw, own)
                if any(sign in raw for sign in _OPEN):
                    yield left_over_mark(" ".join(paragraph_text(raw).split())[:80])
        key = (kind, blanks, own.type, own.pattern, *numbers)
        if key not in self._verdicts:
            texts = [text for text in (self._texts[number] for number in numbers) if text]
            self._verdicts[key] = tuple(self._verdict(texts, own, blanks))
        yield from self._verdicts[key]
        told: set[str] = set()
        for number in sorted(self._named.keys() & numbers):
            for words in self._foreign(number, own):
                if words not in told:
                    told.add(words)
                    yield _foreign_unit(words, self._texts[number])

    def _read(self, raw: bytes, own: OwnWords) -> int:
        """The number of a paragraph's words without the unit's values."""
        text = paragraph_text(raw)
        without = own.without_values(text)
        number = self._numbers.get(without)
        if number is None:
            number = self._numbers[without] = len(self._texts)
            self._texts.append(without)
            if own.touches(without):
                self._named[number] = None
            elif named := tuple(unit_names().find(without)):
                self._named[number] = named
        if without == text and number not in self._named and not any(sign in raw for sign in _OPEN):
            self._known[raw] = number
        return number

    def _foreign(self, number: int, own: OwnWords) -> Iterator[str]:
        """The names of other units in a paragraph, but for what is allowed."""
        named, text = self._named[number], self._texts[number]
        if named is None:
            text = own.with_names(text)
            named = tuple(unit_names().find(text))
        if any(own.is_foreign(one) for one in named):
            for one in unit_names().find(self._without_allowed(text, own)):
                if own.is_foreign(one):
                    yield f"{one.type or ''} {one.name}".strip()

    def _verdict(self, texts: Sequence[str], own: OwnWords, blanks: int) -> Iterator[Problem]:
        if not own.is_named(texts):
            message = _("the paper does not name its own unit, {unit}").format(unit=own.unit.full_name)
            yield Problem("own-name-missing", Severity.ERROR, message)
        yield from left_over_tags(texts)
        for text in texts:
            for words in own.of_other_type(text):
                yield _foreign_unit(words, text)
        free = [self._without_allowed(text, own) for text in texts]
        yield from left_over_terms(free, [own.same(one) for one in self._case.terms])
        day = _created(texts)
        if day is not None:
            yield from abolished_bodies(texts, day)
        yield from dead_citations(texts, self._case.trace)
        yield from undeclared_blanks(texts, blanks)

    def _without_allowed(self, text: str, own: OwnWords) -> str:
        if own.pattern not in self._allowed:
            self._allowed[own.pattern] = _any_of([own.same(one) for one in self._case.allowed])
        allowed = self._allowed[own.pattern]
        return text if allowed is None else allowed.sub("·", text)


def _foreign_unit(words: str, text: str) -> Problem:
    message = _("the paper names another unit, {name}: {words}")
    return Problem(
        "foreign-unit", Severity.ERROR, message.format(name=words, words=" ".join(text.split())[:80])
    )


def _any_of(phrases: Sequence[str]) -> re.Pattern[str] | None:
    """Any of these phrases, with any capitals and blanks; the longest first."""
    longest = sorted({" ".join(one.split()) for one in phrases} - {""}, key=len, reverse=True)
    spread = (" +".join(map(re.escape, one.split())) for one in longest)
    return re.compile(rf"(?<!\w)(?:{'|'.join(spread)})(?!\w)", re.IGNORECASE) if longest else None


def _created(texts: Sequence[str]) -> date | None:
    """The day of drafting by the properties of the file."""
    for text in reversed(texts):
        if match := _CREATED.search(text):
            return date(int(match[1]), int(match[2]), int(match[3]))
    return None
