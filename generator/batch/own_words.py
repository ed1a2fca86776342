"""Which words of its papers are a unit's own (giá trị của đơn vị): its values, the names they may hold."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from generator.batch.case import PROVINCE_NAME, UNIT_NAME, CaseUnit
from generator.batch.unit_names import NamedUnit, name_key, register, unit_names
from generator.units import UnitType
from generator.word.stencil import mark

_NAMES = (UNIT_NAME, PROVINCE_NAME)
_COMMUNE_TYPES = (UnitType.COMMUNE, UnitType.WARD, UnitType.SPECIAL_ZONE)
_LAST_WORDS_OF_TYPES = frozenset(one.value.rpartition(" ")[2] for one in UnitType)
_TYPED_MARK = re.compile(rf"(?<!\w)({'|'.join(_COMMUNE_TYPES)}) +(.)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class OwnWords:
    """What belongs to one unit: its ``values``, in capitals too, with their marks, the longest first.

    ``names`` are the marks of its own name and its province's; ``pattern`` says which values are equal, and
    share the mark of the first. ``allowed`` are the units that its papers may name, with their types;
    ``foreign`` those that its own values name though they may not.
    """

    unit: CaseUnit
    type: str
    values: tuple[tuple[str, str], ...]
    names: Mapping[str, str]
    pattern: tuple[int, ...]
    allowed: Mapping[tuple[str, ...], frozenset[str]]
    foreign: tuple[str, ...]

    @classmethod
    def of(cls, unit: CaseUnit, names: Sequence[str]) -> OwnWords:
        """Gather what belongs to a unit; ``names`` are those of its values."""
        pattern = tuple(unit.values.index(value) for value in unit.values)
        marks = {value: mark(at) for value, at in zip(unit.values, pattern, strict=True) if value.strip()}
        forms = {form: place for value, place in marks.items() for form in (value.upper(), value)}
        of_names = [value for name, value in zip(names, unit.values, strict=True) if name in _NAMES]
        allowed = _allowed(unit)
        others = (value for value in marks if value not in of_names)
        return cls(
            unit=unit,
            type=unit.full_name.removesuffix(unit.name).strip().casefold(),
            values=tuple(sorted(forms.items(), key=lambda one: -len(one[0]))),
            names={marks[value]: value for value in of_names if value in marks},
            pattern=pattern,
            allowed=allowed,
            foreign=tuple(words for value in others for words in _foreign_in(value, allowed)),
        )

    def without_values(self, text: str) -> str:
        """The text with marks in the place of the unit's values."""
        for value, place in self.values:
            if value in text:
                text = text.replace(value, place)
        return text

    def with_names(self, without: str) -> str:
        """A text without values, with the names of the unit and its province again."""
        for place, name in self.names.items():
            without = without.replace(place, name)
        return without

    def same(self, text: str) -> str:
        """A text of the case with one mark for equal values, as papers of this unit have them."""
        return text.translate({ord(mark(at)): mark(first) for at, first in enumerate(self.pattern)})

    def filled(self, text: str) -> str:
        """A text with the unit's values in the place of marks."""
        return text.translate({ord(mark(at)): value for at, value in enumerate(self.unit.values)})

    def is_named(self, texts: Sequence[str]) -> bool:
        """Whether the unit's own name is in the texts, which are without its values."""
        name = next((place for place, value in self.names.items() if value == self.unit.name), None)
        if name is not None:
            return any(name in text for text in texts)
        return any(self.unit.name.casefold() in text.casefold() for text in texts)

    def touches(self, without: str) -> bool:
        """Whether letters or words with capitals stand right beside a name: together they may be another."""
        places = (match.start() for place in self.names for match in re.finditer(place, without))
        return any(_is_beside(without, place) for place in places)

    def is_foreign(self, named: NamedUnit) -> bool:
        """Whether a name is of a unit that neither is this one nor holds it nor is a part of it."""
        return _is_foreign(named, self.allowed)

    def of_other_type(self, without: str) -> Iterator[str]:
        """Where the unit's own name stands behind the type of another: ``phường`` for a xã."""
        for match in _TYPED_MARK.finditer(without):
            if self.names.get(match[2]) == self.unit.name and match[1].casefold() != self.type:
                yield match[0]


def _allowed(unit: CaseUnit) -> Mapping[tuple[str, ...], frozenset[str]]:
    """The unit and its province; of a province, its communes too."""
    kinds = (f"{one.value} " for one in UnitType)
    type_ = next((kind for kind in kinds if unit.province.casefold().startswith(kind)), "")
    inside = register().communes_of(unit.code) if unit.full_name == unit.province else ()
    units = [
        (unit.full_name, unit.name),
        (unit.province, unit.province[len(type_) :]),
        *((one.full_name, one.name) for one in inside),
    ]
    allowed: dict[tuple[str, ...], frozenset[str]] = {}
    for full_name, name in units:
        key, kind = name_key(name), full_name.removesuffix(name).strip().casefold()
        allowed[key] = allowed.get(key, frozenset()) | {kind}
    return allowed


def _foreign_in(value: str, allowed: Mapping[tuple[str, ...], frozenset[str]]) -> Iterator[str]:
    """The units that a value names by their type, as a person or a place should not."""
    for named in unit_names().find(value):
        if named.type is not None and _is_foreign(named, allowed):
            yield f"{named.type} {named.name}"


def _is_foreign(named: NamedUnit, allowed: Mapping[tuple[str, ...], frozenset[str]]) -> bool:
    types = allowed.get(name_key(named.name))
    if types is None:
        return True
    return named.type is not None and named.type not in types and named.type in unit_names().types(named.name)


def _is_beside(text: str, place: int) -> bool:
    before, behind = text[max(0, place - 20) : place], text[place + 1 : place + 20]
    if before[-1:].isalnum() or behind[:1].isalnum():
        return True
    following = behind.lstrip(" ")[:1]
    last = before.rstrip(" ").rpartition(" ")[2]
    return (
        following.isupper()
        or following.isdecimal()
        or (last[:1].isupper() and last.casefold() not in _LAST_WORDS_OF_TYPES)
    )
