"""Which units a batch is for: one, a province, all, or those of a list in Excel or CSV (danh sách đơn vị)."""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date
from gettext import gettext as _
from pathlib import Path

from generator.batch.parent import UNIT
from generator.batch.selection import UnitRow
from generator.diagnostics import Diagnostics, Location
from generator.sources.node import Node
from generator.sources.table import Column, Record, Table, read_table
from generator.starting.naming_units import unit_code
from generator.units import Unit, UnitLevel, UnitRegister
from generator.vietnamese.text import ascii_slug, nearest

CODE, NAME, PROVINCE = "unit.code", "unit.name", "unit.province"
USUAL_TITLES: Mapping[str, tuple[str, ...]] = {
    CODE: ("Mã đơn vị", "Mã", "Mã xã"),
    NAME: ("Tên đơn vị", "Tên", "Tên xã", "Xã, phường"),
    PROVINCE: ("Tỉnh", "Tỉnh, thành phố", "Tên tỉnh"),
}
"""The columns that tell which unit a row is for; the first title of each is the one that messages name."""

_PATH = re.compile(r"[a-z][a-z0-9_-]*(\.[a-z0-9][a-z0-9_-]*)+")
_HEADER_WITHIN = 20
_TONE = re.compile("[\u0300\u0301\u0303\u0309\u0323]")
_ALIKE = str.maketrans({"’": "'", "‘": "'", "ʼ": "'", "`": "'", "-": " "})
_YES = frozenset({"có", "x", "true", "1"})
_NO = frozenset({"không", "false", "0"})


def rows_of(units: Sequence[Unit], register: UnitRegister, day: date) -> tuple[UnitRow, ...]:
    """Units of the register with their provinces, without anything of their own to say."""
    provinces = {one.code: one for one in register.provinces(day)}
    return tuple(UnitRow(one, provinces[one.province_code or one.code], {}) for one in units)


def read_units(
    path: Path, columns: Mapping[str, str], register: UnitRegister, day: date, found: Diagnostics
) -> tuple[UnitRow, ...]:
    """The units of a list, one a row: by code, or by name and province; other columns by what they mean.

    ``columns`` gives headings their paths; a heading that is a path means itself. A name beside a code is
    how the unit is to be written. A row that names no unit, or one named before, is an error at its cell and
    left out; a heading that means nothing is a warning.
    """
    table = read_table(path, found)
    if table is None:
        return ()
    titles = [text for row in table.rows[:_HEADER_WITHIN] for text in row if text]
    meanings: dict[str, list[str]] = defaultdict(list)
    for name in (CODE, NAME, PROVINCE):
        meanings[name] += USUAL_TITLES[name]
    for title, meaning in columns.items():
        meanings[meaning].append(title)
    for title in titles:
        if _PATH.fullmatch(title):
            meanings[title].append(title)
    known = [Column(name, tuple(dict.fromkeys(several))) for name, several in meanings.items()]
    records = table.records(known, found)
    if records is None:
        return ()
    if not records:
        hint = _("name the units in a column “{title}”").format(title=USUAL_TITLES[CODE][0])
        found.error("empty-list", _("the list names no units"), Location(str(path)), hint)
        return ()
    _report_unused(table, known, found)
    reader = _Rows(register, day, found)
    return tuple(row for record in records if (row := reader.row(record)) is not None)


def _report_unused(table: Table, known: Sequence[Column], found: Diagnostics) -> None:
    """Warn of columns whose heading means nothing: what stands in them is not used."""
    meant = {ascii_slug(title) for column in known for title in column.titles}
    rows = range(min(_HEADER_WITHIN, len(table.rows)))
    header = max(rows, key=lambda row: sum(ascii_slug(text or "") in meant for text in table.rows[row]))
    for place, title in enumerate(table.rows[header]):
        if title is not None and ascii_slug(title) not in meant:
            message = _("the column {title} is not used").format(title=f"“{title[:40]}”")
            near = nearest(title, [one for column in known for one in column.titles])
            hint = _("did you mean {name}?").format(name=near) if near else None
            found.warning("column-not-used", message, table.location(header, place), hint)


def commune_named(text: str, register: UnitRegister, day: date, found: Diagnostics) -> UnitRow | None:
    """The commune (xã, phường, đặc khu) of a code or a name; ``xã Bình Lư, Lai Châu`` tells the province.

    Errors: ``unknown-unit``, ``ambiguous-unit``, ``not-a-commune``.
    """
    code = unit_code(text, register, None, found, day)
    unit = None if code is None else register.find(code, day)
    if unit is None:
        return None
    if unit.level is not UnitLevel.COMMUNE:
        _report_province(unit, None, found)
        return None
    (row,) = rows_of((unit,), register, day)
    return row


class _Rows:
    """Reads the rows of a list, and remembers which units it has met."""

    def __init__(self, register: UnitRegister, day: date, found: Diagnostics) -> None:
        self._register = register
        self._day = day
        self._found = found
        self._provinces = {one.code: one for one in register.provinces(day)}
        self._met: dict[str, Location] = {}

    def row(self, record: Record) -> UnitRow | None:
        """The unit of a row with its other cells; None when the row has an error."""
        unit = self._unit(record)
        named = _cell(record, CODE) or _cell(record, NAME)
        if unit is None or named is None:
            return None
        place = named.location
        if unit.code in self._met:
            message = _("{unit} stands in the list twice; the first time at {place}")
            message = message.format(unit=f"{unit.code} {unit.full_name}", place=self._met[unit.code])
            self._found.error("unit-twice", message, place, _("keep one of the two rows"))
            return None
        self._met[unit.code] = place
        earlier = len(self._found)
        values = dict(self._values(record))
        if self._found.has_errors(since=earlier):
            return None
        province = self._provinces[unit.province_code or unit.code]
        return UnitRow(self._as_written(unit, record), province, values)

    def _unit(self, record: Record) -> Unit | None:
        code, name, province = (_cell(record, key) for key in (CODE, NAME, PROVINCE))
        if code is None and name is None:
            message = _("the row names no unit")
            hint = _("write its code, or its name and province")
            self._found.error("unit-missing", message, record.location, hint)
            return None
        asked = code or name
        if asked is None:  # for the type checker: one of the two is there
            return None
        text = str(asked.value) if code or not province else f"{asked.value}, {province.value}"
        known = unit_code(text, self._register, asked.location, self._found, self._day)
        unit = None if known is None else self._register.find(known, self._day)
        if unit is not None and unit.level is not UnitLevel.COMMUNE:
            _report_province(unit, asked.location, self._found)
            return None
        return unit

    def _as_written(self, unit: Unit, record: Record) -> Unit:
        """The unit by the name that stands beside its code: how its papers are to write it."""
        name = _cell(record, NAME)
        if name is None or _cell(record, CODE) is None:
            return unit
        written, kind = str(name.value), f"{unit.type.value} "
        if written.casefold().startswith(kind):
            written = written[len(kind) :]
        if _spelling(written) != _spelling(unit.name):
            message = _("{code} is {unit} in the table of units, and is called otherwise here")
            message = message.format(code=unit.code, unit=unit.full_name)
            hint = _("if the code is right, the papers use the name of the list")
            self._found.warning("name-differs", message, name.location, hint)
        return replace(unit, name=written)

    def _values(self, record: Record) -> Iterator[tuple[str, Node]]:
        """The other cells that are not empty; those of choices as true or false."""
        for path in record.cells:
            node = _cell(record, path)
            if node is None or path in (CODE, NAME, PROVINCE):
                continue
            if not path.startswith(UNIT):
                yield path, node
                continue
            word = str(node.value).casefold()
            if word not in _YES | _NO:
                message = _("{value} is neither yes nor no").format(value=f"“{str(node.value)[:40]}”")
                hint = _("write {yes} or {no}, or leave the cell empty").format(yes="có", no="không")
                self._found.error("bad-choice", message, node.location, hint)
            else:
                yield path, Node("true" if word in _YES else "false", node.location, node.location)


def _cell(record: Record, key: str) -> Node | None:
    """A cell in one line with single blanks; None where nothing stands in it."""
    cell = record.cells.get(key)
    text = "" if cell is None or cell.text is None else " ".join(cell.text.split())
    return None if cell is None or not text else Node(text, cell.location, cell.location)


def _spelling(name: str) -> str:
    """A name without what ways of writing it differ in: apostrophes, hyphens, where the tone stands."""
    letters = unicodedata.normalize("NFD", name.translate(_ALIKE))
    return " ".join(_TONE.sub("", word) + "".join(sorted(_TONE.findall(word))) for word in letters.split())


def _report_province(unit: Unit, location: Location | None, found: Diagnostics) -> None:
    message = _("{unit} is a province, not a commune").format(unit=f"{unit.code} {unit.full_name}")
    found.error("not-a-commune", message, location, _("give the code or the name of a commune"))
