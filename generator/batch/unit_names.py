"""Names of communes and provinces in a text (tên đơn vị hành chính), told from words and persons' names."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from generator.adapting.masked_text import with_new_tones
from generator.units import Unit, UnitRegister, UnitType

_WORD = re.compile(r"[^\W_]+(?:['’-][^\W_]+)*")
_TYPES = "|".join(one.value for one in UnitType)
_TYPE = re.compile(rf"(?<!\w)(?P<type>{_TYPES}) +(?=[^\W_])")
_PROVINCE_TYPES = frozenset({UnitType.PROVINCE.value, UnitType.CITY.value})
_IN_DATE_LINE = re.compile(r", *ngày(?!\w)")
_OPENERS = frozenset(
    {"tại", "ở", "của", "do", "từ", "theo", "đến", "với", "cho", "trên", "trong", "và", "giữa"}
)
"""Words that may open a sentence before a name, with a capital that is not the name's."""

# Before a name without its type: then it is a person's, a road's, a prize's, a former or smaller place's.
_OTHER_BEARERS = re.compile(
    r"(?<!\w)(?:ông|bà|đồng chí|anh|chị|đường|phố|ngõ|trường|cầu|chợ|hồ|sông|suối|núi|đèo|thôn|bản|làng|ấp|"
    r"buôn|khu|tổ|khối|xóm|huyện|quận|thị xã|thị trấn|học bổng|giải thưởng|huân chương|tư tưởng|cộng sản|"
    r"anh hùng|chiến thắng|chiến dịch) $"
)
_BEGINS_BODIES = re.compile(r"(?:hội đồng|hội nghị|hội viên|công an|chi bộ|bí thư|ban hành)(?!\w)")
"""What the last word of a name may begin instead: "phường Tân An Hội đồng …" names Tân An."""
_WITHOUT_TYPE = frozenset({"hồ chí minh", "hà nội"})
"""The one is a person's name, the other where the whole country meets: only a date line says more."""


@dataclass(frozen=True, slots=True)
class NamedUnit:
    """A unit that a text names: ``type`` is the word before the name, in small letters, None without one."""

    type: str | None
    name: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class _Word:
    key: str
    start: int
    end: int
    is_capital: bool


class UnitNames:
    """All names of units in force, to be found in texts; of names within one another the longest counts."""

    def __init__(self, units: Iterable[Unit]) -> None:
        self._types: defaultdict[tuple[str, ...], set[str]] = defaultdict(set)
        for unit in units:
            self._types[name_key(unit.name)].add(unit.type.value)
        self._longest = max(map(len, self._types), default=0)

    def types(self, name: str) -> frozenset[str]:
        """Of which types there are units of this name."""
        return frozenset(self._types.get(name_key(name), ()))

    def find(self, text: str) -> Iterator[NamedUnit]:
        """The names in a text: behind the type of a unit, in capitals too, or as all of a row of capitals."""
        comparable = _comparable(text)
        words = [
            _Word(one[0], one.start(), one.end(), text[one.start()].isupper() or one[0].isdecimal())
            for one in _WORD.finditer(comparable)
        ]
        place_of = {word.start: place for place, word in enumerate(words)}
        typed: set[int] = set()
        for match in _TYPE.finditer(comparable):
            place = place_of.get(match.end())
            last = None if place is None else self._last(comparable, words, place, match["type"])
            if place is not None and last is not None:
                typed.update(range(place, last + 1))
                end = words[last].end
                yield NamedUnit(match["type"], text[match.end() : end], match.start(), end)
        for first, last in self._rows(text, comparable, words):
            if first not in typed and self._stands_alone(text, comparable, words[first : last + 1]):
                start, end = words[first].start, words[last].end
                yield NamedUnit(None, text[start:end], start, end)

    def _last(self, comparable: str, words: Sequence[_Word], place: int, type_: str) -> int | None:
        """The last word of the longest name that begins at a word behind the type of a unit."""
        row = _row(comparable, words, place, " -–")[: self._longest]
        for count in range(len(row), 0, -1):
            types = self._types.get(tuple(word.key for word in row[:count]), ())
            is_province = type_ in _PROVINCE_TYPES
            if any((one in _PROVINCE_TYPES) == is_province for one in types) and not (
                count > 1 and _BEGINS_BODIES.match(comparable, row[count - 1].start)
            ):
                return place + count - 1
        return None

    def _are_name(self, row: Sequence[_Word]) -> bool:
        return tuple(word.key for word in row) in self._types

    def _stands_alone(self, text: str, comparable: str, row: Sequence[_Word]) -> bool:
        """Whether a row of words with capitals is a unit's name though no type stands before it."""
        name, start, end = tuple(word.key for word in row), row[0].start, row[-1].end
        if name not in self._types:
            return False
        if _IN_DATE_LINE.match(comparable, end):
            return True
        is_other = (
            len(row) == 1
            or " ".join(name) in _WITHOUT_TYPE
            or text[start:end].isupper()
            or _OTHER_BEARERS.search(comparable, max(0, start - 20), start) is not None
        )
        return not is_other and text.strip() != text[start:end]

    def _rows(self, text: str, comparable: str, words: Sequence[_Word]) -> Iterator[tuple[int, int]]:
        """The first and last words of every row of capitals, without an abbreviation or opener before it."""
        place = 0
        while place < len(words):
            row = _row(comparable, words, place, " -–")
            is_name = self._are_name(row)
            if not is_name:
                row = _row(comparable, words, place)
            first, last = place, place + len(row) - 1
            if len(row) > 1 and not is_name and not self._are_name(row):
                written = text[row[0].start : row[0].end]
                abbreviation = len(written) > 1 and written.isupper()
                first += row[0].key in _OPENERS or (
                    abbreviation and not text[row[0].start : row[-1].end].isupper()
                )
            if row:
                yield first, last
            place += max(1, len(row))


@cache
def unit_names() -> UnitNames:
    """The names of all communes and provinces of today."""
    return UnitNames((*register().provinces(), *register().communes()))


@cache
def register() -> UnitRegister:
    """The table of units, read once by a process."""
    return UnitRegister.load()


def _row(comparable: str, words: Sequence[_Word], place: int, joints: str = " ") -> Sequence[_Word]:
    """The words from a place on that have capitals, or are figures, with only joints between them."""
    end = place
    while end < len(words) and words[end].is_capital:
        if end > place and comparable[words[end - 1].end : words[end].start].strip(joints):
            break
        end += 1
    return words[place:end]


def _comparable(text: str) -> str:
    """The text sign for sign in small letters, tone marks at one place, one kind of apostrophe and blank."""
    lowered = text.lower()
    if len(lowered) != len(text):
        lowered = "".join(one.lower() if len(one.lower()) == 1 else one for one in text)
    return with_new_tones(lowered).replace("’", "'").replace("\u00a0", " ")


def name_key(name: str) -> tuple[str, ...]:
    """The words of a name as they are compared."""
    return tuple(_WORD.findall(_comparable(name)))
