"""The register of administrative units (danh mục đơn vị hành chính), read when first asked."""

from __future__ import annotations

import csv
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Mapping
from datetime import date
from difflib import get_close_matches
from functools import cached_property, lru_cache
from itertools import islice
from operator import ne
from pathlib import Path

from generator.resources import data_folder
from generator.units.unit import NamedAfter, Unit, UnitType

_SUGGESTIONS = 3


class UnitRegister:
    """Administrative units (đơn vị hành chính) by their code of the statistics office, with versions in time.

    A question without a date is answered with the newest version: nothing here reads the clock.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    @classmethod
    def load(cls, path: Path | None = None) -> UnitRegister:
        """Return the register of a folder, by default the shipped one; a table is read at first need."""
        return cls(data_folder() / "units" if path is None else path)

    def find(self, code: str, at: date | None = None) -> Unit | None:
        """Return the unit of a code ("12", "03562"; leading zeros count) on a day, None if there is none."""
        return self._pick(self._versions.get(code, ()), at)

    def provinces(self, at: date | None = None) -> tuple[Unit, ...]:
        """Return the units of the province level (cấp tỉnh) by code."""
        return self._in_force(self._province_versions, at)

    def communes(self, at: date | None = None) -> tuple[Unit, ...]:
        """Return all units of the commune level (cấp xã) by code."""
        return self._in_force(self._commune_versions, at)

    def communes_of(self, province_code: str, at: date | None = None) -> tuple[Unit, ...]:
        """Return the commune units of a province (các xã, phường, đặc khu của một tỉnh) by code."""
        return self._in_force(self._codes_by_province.get(province_code, {}), at)

    def province_of(self, unit: Unit, at: date | None = None) -> Unit | None:
        """Return the province a unit lies in (tỉnh, thành phố cấp trên), for a province itself.

        Without a date it is the province as it was at the end of the span of this version of the unit.
        """
        return self.find(unit.province_code or unit.code, at or unit.valid_to)

    def search(self, text: str, at: date | None = None) -> tuple[Unit, ...]:
        """Return the units whose code or name holds the text, with or without marks and type, best first.

        Equal names come first, then names that start with it, then the others; provinces before communes.
        """
        wanted = _fold(text)
        if not wanted:
            return ()
        marked = _plain(text)
        ranked = []
        for unit in (*self.provinces(at), *self.communes(at)):
            full = _fold(unit.full_name)
            if unit.code != wanted and wanted not in full:
                continue
            name = _fold(unit.name)
            rank = 0 if wanted in (unit.code, name, full) else 1 if name.startswith(wanted) else 2
            other_marks = marked not in _plain(unit.full_name)
            ranked.append(((rank, other_marks), unit))
        ranked.sort(key=lambda one: one[0])
        return tuple(unit for _, unit in ranked)

    def nearest(self, code_or_name: str, at: date | None = None) -> tuple[Unit, ...]:
        """Return up to three units a mistyped code or name may mean, best first; none if nothing is near."""
        text = code_or_name.strip()
        if text.isdecimal():
            return self._nearest_codes(text, at)
        return self._nearest_names(text, at)

    def _nearest_codes(self, code: str, at: date | None) -> tuple[Unit, ...]:
        # A spreadsheet drops leading zeros: "4" was "04", "694" was "00694".
        padded = (code.zfill(2), code.zfill(5))
        found = [unit for one in dict.fromkeys(padded) if (unit := self.find(one, at)) is not None]
        if found:
            return tuple(found)
        near = sorted(
            (wrong_digits, abs(int(one) - int(code)), one)
            for one in self._versions
            if len(one) == len(code) and (wrong_digits := sum(map(ne, one, code))) <= len(code) // 2
        )
        units = (self.find(one, at) for *_, one in near)
        return tuple(islice((unit for unit in units if unit is not None), _SUGGESTIONS))

    def _nearest_names(self, name: str, at: date | None) -> tuple[Unit, ...]:
        if found := self.search(name, at):
            return found[:_SUGGESTIONS]
        by_name: defaultdict[str, list[Unit]] = defaultdict(list)
        for unit in (*self.provinces(at), *self.communes(at)):
            by_name[_fold(unit.name)].append(unit)
            by_name[_fold(unit.full_name)].append(unit)
        near = get_close_matches(_fold(name), by_name, n=_SUGGESTIONS, cutoff=0.7)
        units = dict.fromkeys(unit for one in near for unit in by_name[one])
        return tuple(units)[:_SUGGESTIONS]

    @cached_property
    def _province_versions(self) -> Mapping[str, tuple[Unit, ...]]:
        return _read(self._folder / "provinces.csv", self._named_after)

    @cached_property
    def _commune_versions(self) -> Mapping[str, tuple[Unit, ...]]:
        return _read(self._folder / "communes.csv", self._named_after)

    @cached_property
    def _versions(self) -> Mapping[str, tuple[Unit, ...]]:
        return {**self._province_versions, **self._commune_versions}

    @cached_property
    def _codes_by_province(self) -> Mapping[str, Mapping[str, tuple[Unit, ...]]]:
        grouped: defaultdict[str, dict[str, tuple[Unit, ...]]] = defaultdict(dict)
        for code, versions in self._commune_versions.items():
            for unit in versions:
                if unit.province_code is not None:
                    own = grouped[unit.province_code]
                    own[code] = (*own.get(code, ()), unit)
        return grouped

    @cached_property
    def _named_after(self) -> Mapping[str, NamedAfter]:
        with (self._folder / "named_after.csv").open(encoding="utf-8", newline="") as lines:
            return {row["code"]: NamedAfter(row["named_after"]) for row in csv.DictReader(lines)}

    @classmethod
    def _in_force(cls, units: Mapping[str, tuple[Unit, ...]], at: date | None) -> tuple[Unit, ...]:
        picked = (cls._pick(versions, at) for versions in units.values())
        return tuple(unit for unit in picked if unit is not None)

    @staticmethod
    def _pick(versions: Iterable[Unit], at: date | None) -> Unit | None:
        if at is None:
            return next((unit for unit in versions if unit.valid_to is None), None)
        return next((unit for unit in versions if unit.holds_at(at)), None)


def _read(path: Path, named_after: Mapping[str, NamedAfter]) -> dict[str, tuple[Unit, ...]]:
    """Read one table; its rows are sorted by code and date, and so are the units."""
    days: dict[str, date | None] = {"": None}
    types = {one.value: one for one in UnitType}
    units: dict[str, tuple[Unit, ...]] = {}
    with path.open(encoding="utf-8", newline="") as lines:
        rows = csv.reader(lines)
        next(rows)
        for code, name, kind, province_code, valid_from, valid_to, source in rows:
            for text in (valid_from, valid_to):
                if text not in days:
                    days[text] = date.fromisoformat(text)
            unit = Unit(
                code=code,
                name=name,
                type=types[kind],
                province_code=province_code or None,
                valid_from=days[valid_from] or date.min,
                valid_to=days[valid_to],
                named_after=named_after.get(code),
                source=source,
            )
            units[code] = (*units.get(code, ()), unit)
    return units


def _plain(text: str) -> str:
    return " ".join(unicodedata.normalize("NFC", text).lower().replace("’", "'").split())


# Wide enough for both names of every unit, so that the second search of a run is quick.
@lru_cache(maxsize=8192)
def _fold(text: str) -> str:
    """Fold a name for comparison: lower case, single blanks, no marks, đ as d."""
    apart = unicodedata.normalize("NFD", _plain(text))
    return "".join(mark for mark in apart if not unicodedata.combining(mark)).replace("đ", "d")
