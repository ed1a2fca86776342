"""Finished papers of a case opened again (soát văn bản đã lập): is each of its own unit, and of no other?"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from gettext import gettext as _
from pathlib import Path

from generator.batch.case import Case, CaseUnit
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
from generator.batch.unit_names import NamedUnit, name_key, register, unit_names
from generator.diagnostics import Severity
from generator.units import UnitType
from generator.word.stencil import mark

_UNIT, _PROVINCE = "unit.name", "province.name"
_OPEN = (b"\xf4", b"\xef\xb7")
"""How marks and the signs of holes begin in UTF-8; no paper holds such characters."""
_CREATED = re.compile(r"(\d{4})-(\d\d)-(\d\d)T")
_COMMUNE_TYPES = frozenset({UnitType.COMMUNE, UnitType.WARD, UnitType.SPECIAL_ZONE})
_MOST_KEPT = 50_000


class Guard:
    """Looks through the papers of a case, remembering what it found in words that are the same for all.

    A paragraph that came before needs no look; of one that holds values of the unit, what is left without
    them is looked at once. Only where a capital stands beside the unit's name it is read unit by unit.
    """

    def __init__(self, case: Case) -> None:
        self._case = case
        self._known: dict[bytes, int] = {}
        self._ids: dict[str, int] = {}
        self._texts: list[str] = []
        self._touched: set[int] = set()
        self._verdicts: dict[tuple[object, ...], tuple[Problem, ...]] = {}
        self._own: _Own | None = None

    def examine(self, path: Path, unit: CaseUnit, kind: str, blanks: int) -> tuple[Finding, ...]:
        """What is wrong with the paper of a unit, which may have so many blanks; nothing, as a rule.

        ``kind`` is that of the paper: each kind has its letterhead, which must name the unit. Codes:
        ``paper-unreadable``, ``left-over-mark``, ``own-name-missing``, ``foreign-unit``,
        ``upper-level-term``, ``body-abolished``, ``dead-citation``, ``undeclared-blank``.
        """
        own = self._own_of(unit)
        try:
            paragraphs = list(raw_paragraphs(path.read_bytes()))
            problems = self._problems(paragraphs, own, kind, blanks)
        except (OSError, DamagedPaperError, UnicodeDecodeError):
            message = _("the finished paper cannot be opened")
            problems = (Problem("paper-unreadable", Severity.ERROR, message),)
        return tuple(
            Finding(one.code, one.severity.value, own.filled(one.message), path.name, one.hint)
            for one in (*own.problems, *problems)
        )

    def _problems(
        self, paragraphs: Sequence[bytes], own: _Own, kind: str, blanks: int
    ) -> tuple[Problem, ...]:
        ids = [self._known.get(raw) for raw in paragraphs]
        beside: list[Problem] = []
        for place, known in enumerate(ids):
            if known is None:
                ids[place] = self._read(paragraphs[place], own, beside)
        key = (kind, blanks, own.pattern, *ids)
        if key not in self._verdicts:
            texts = [self._texts[one] for one in ids if one is not None]
            self._verdicts[key] = tuple(self._verdict([text for text in texts if text], own, blanks))
        problems = self._verdicts[key]
        return (*problems, *beside) if beside else problems

    def _own_of(self, unit: CaseUnit) -> _Own:
        if self._own is None or self._own.unit is not unit:
            self._own = _Own.of(unit, self._case.marks)
        return self._own

    def _read(self, raw: bytes, own: _Own, beside: list[Problem]) -> int:
        """The number of a paragraph's words without the unit's values; words beside its name are read."""
        is_open = any(sign in raw for sign in _OPEN)
        text = paragraph_text(raw)
        if is_open:
            beside.append(left_over_mark(" ".join(text.split())[:80]))
        without = own.without_values(text)
        number = self._ids.get(without)
        if number is None:
            number = self._ids[without] = len(self._texts)
            self._texts.append(without)
            if own.touches(without):
                self._touched.add(number)
        if without == text and not is_open and len(self._known) < _MOST_KEPT:
            self._known[raw] = number
        elif number in self._touched:
            beside.extend(_foreign([own.without_values(text, but_names=True)], own))
        return number

    def _verdict(self, texts: Sequence[str], own: _Own, blanks: int) -> Iterator[Problem]:
        if not own.is_named(texts):
            message = _("the paper does not name its own unit, {unit}").format(unit=own.unit.full_name)
            yield Problem("own-name-missing", Severity.ERROR, message)
        yield from left_over_tags(texts)
        allowed = _any_of([own.same(one) for one in self._case.allowed])
        free = [allowed.sub("·", text) if allowed else text for text in texts]
        yield from _foreign(free, own)
        yield from left_over_terms(free, [own.same(one) for one in self._case.terms])
        day = _created(texts)
        if day is not None:
            yield from abolished_bodies(texts, day)
        yield from dead_citations(texts, self._case.trace)
        yield from undeclared_blanks(texts, blanks)


@dataclass(frozen=True, slots=True)
class _Own:
    """What belongs to one unit: its values by their marks, the names that its papers may hold.

    ``others`` are the values that are no name of a unit; ``pattern`` says which values are equal, and share a
    mark; ``problems`` are those of the values themselves.
    """

    unit: CaseUnit
    values: tuple[tuple[str, str], ...]
    others: tuple[tuple[str, str], ...]
    marks: Mapping[int, str]
    names: Mapping[tuple[str, ...], frozenset[str]]
    name_marks: Mapping[str, str]
    pattern: tuple[int, ...]
    problems: tuple[Problem, ...] = ()

    @classmethod
    def of(cls, unit: CaseUnit, names: Sequence[str]) -> _Own:
        """Gather what belongs to a unit; ``names`` are those of its values."""
        pattern = tuple(unit.values.index(value) for value in unit.values)
        by_value = {value: mark(at) for value, at in zip(unit.values, pattern, strict=True) if value.strip()}
        name_marks = {
            name: by_value[value]
            for name, value in zip(names, unit.values, strict=True)
            if name in (_UNIT, _PROVINCE)
        }
        values = _with_capitals(by_value)
        others = _with_capitals({v: m for v, m in by_value.items() if m not in name_marks.values()})
        marks = {ord(mark(at)): mark(first) for at, first in enumerate(pattern)}
        own = cls(unit, values, others, marks, _allowed_names(unit), name_marks, pattern)
        return own if not others else replace(own, problems=tuple(_foreign_values(own)))

    def without_values(self, text: str, *, but_names: bool = False) -> str:
        """The text with marks in the place of the unit's values, or of all but the names of units."""
        for value, place in self.others if but_names else self.values:
            if value in text:
                text = text.replace(value, place)
        return text

    def same(self, text: str) -> str:
        """A text of the case with one mark for equal values, as papers of this unit have them."""
        return text.translate(self.marks)

    def filled(self, text: str) -> str:
        """A text with the unit's values in the place of marks."""
        return text.translate({ord(mark(at)): value for at, value in enumerate(self.unit.values)})

    def is_named(self, texts: Sequence[str]) -> bool:
        """Whether the unit's own name is in the paper."""
        own = self.name_marks.get(_UNIT)
        if own is not None:
            return any(own in text for text in texts)
        name = name_key(self.unit.name)
        return any(name_key(one.name) == name for text in texts for one in unit_names().find(text)) or any(
            self.unit.name.casefold() in text.casefold() for text in texts
        )

    def touches(self, without: str) -> bool:
        """Whether other letters, or words with capitals, stand right beside the name of the unit."""
        for place in self.name_marks.values():
            at = without.find(place)
            while at >= 0:
                if _is_beside(without, at):
                    return True
                at = without.find(place, at + 1)
        return False

    def is_foreign(self, named: NamedUnit) -> bool:
        """Whether a name is of a unit that neither is this one nor holds it nor is a part of it."""
        types = self.names.get(name_key(named.name))
        if types is None:
            return True
        return (
            named.type is not None
            and named.type not in types
            and named.type in unit_names().types(named.name)
        )


def _with_capitals(values: Mapping[str, str]) -> tuple[tuple[str, str], ...]:
    """The values as they are and in capitals, each with its mark; the longest first."""
    forms = {form: place for value, place in values.items() for form in (value.upper(), value)}
    return tuple(sorted(forms.items(), key=lambda one: -len(one[0])))


def _allowed_names(unit: CaseUnit) -> Mapping[tuple[str, ...], frozenset[str]]:
    """The names of the unit and its province with their types; of a province, its communes too."""
    own = [(unit.full_name, unit.name), (unit.province, _without_type(unit.province))]
    is_province = unit.full_name == unit.province
    communes = register().communes_of(unit.code) if is_province else ()
    inside = [(one.full_name, one.name) for one in communes]
    names: dict[tuple[str, ...], frozenset[str]] = {}
    for full_name, name in (*own, *inside):
        type_ = full_name.removesuffix(name).strip().casefold()
        names[name_key(name)] = names.get(name_key(name), frozenset()) | {type_}
    return names


def _without_type(full_name: str) -> str:
    kind = next((one.value for one in UnitType if full_name.casefold().startswith(f"{one.value} ")), "")
    return full_name[len(kind) :].strip()


def _is_beside(text: str, at: int) -> bool:
    before, behind = text[:at], text[at + 1 :]
    if before[-1:].isalnum() or behind[:1].isalnum():
        return True
    following = behind.lstrip(" ")[:1]
    last = before.rstrip(" ").rpartition(" ")[2]
    return (
        following.isupper()
        or following.isdecimal()
        or (last[:1].isupper() and last.casefold() not in _LAST_WORDS_OF_TYPES)
    )


_LAST_WORDS_OF_TYPES = frozenset(one.value.rpartition(" ")[2] for one in UnitType)


def _foreign(texts: Sequence[str], own: _Own) -> Iterator[Problem]:
    """Names of other units, each once; and the unit's own name as that of another type."""
    told: set[str] = set()
    place = own.name_marks.get(_UNIT, "")
    for text in texts:
        for named in unit_names().find(text):
            words = f"{named.type or ''} {named.name}".strip()
            if words not in told and own.is_foreign(named):
                told.add(words)
                yield _foreign_unit(words, text)
        for match in _TYPED_MARK.finditer(text) if place else ():
            if match[2] == place and not own.unit.full_name.casefold().startswith(match[1].casefold()):
                yield _foreign_unit(match[0], text)


_TYPED_MARK = re.compile(rf"(?<!\w)({'|'.join(_COMMUNE_TYPES)}) +([{mark(0)}-{mark(0xFFF)}])", re.IGNORECASE)


def _foreign_unit(words: str, text: str) -> Problem:
    message = _("the paper names another unit, {name}: {words}")
    return Problem(
        "foreign-unit", Severity.ERROR, message.format(name=words, words=" ".join(text.split())[:80])
    )


def _foreign_values(own: _Own) -> Iterator[Problem]:
    """Other units that the unit's own values name by their type; they are not looked at in the papers."""
    for value, place in own.others:
        if value != value.upper() or value == value.casefold():
            for named in unit_names().find(value):
                if named.type is not None and own.is_foreign(named):
                    yield _foreign_unit(f"{named.type} {named.name}", place)


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
