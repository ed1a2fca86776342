"""What a batch is made from (kế hoạch): kept in its folder, so that it can be brought up to date."""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from gettext import gettext as _
from pathlib import Path, PurePosixPath
from typing import Any, Final

from generator import __version__
from generator.adapting.rules import AdaptationRules
from generator.batch.selection import UnitRow
from generator.batch.units_list import commune_named, read_units, rows_of
from generator.diagnostics import Diagnostics, Location
from generator.resources import data_folder, package_folder, templates_folder
from generator.starting.naming_units import province_named
from generator.units import UnitRegister

PLAN: Final = "batch.json"

_SHARED = ("provisions", "models", "holidays", "legal_bases.yaml", "abolished_bodies.yaml")
"""What of ``data`` papers of every dossier draw on, besides the table of units."""


@dataclass(frozen=True, slots=True)
class Plan:
    """The upper dossier, the rules and the units (kế hoạch lập văn bản hàng loạt); one of the four chooses.

    ``units`` is a list in Excel or CSV, ``codes`` are single communes; with none of the four all are meant.
    ``kinds`` narrows the papers, none means all; ``day`` is that of drafting.
    """

    dossier: Path
    rules: Path
    day: date
    kinds: tuple[str, ...] = ()
    province: str | None = None
    units: Path | None = None
    codes: tuple[str, ...] = ()

    def rows(
        self, columns: Mapping[str, str], register: UnitRegister, found: Diagnostics
    ) -> tuple[UnitRow, ...]:
        """The units of the plan, in the order of the list or of their codes; faults are reported.

        With a list beside ``codes`` the cells of these communes are those of the list.
        """
        listed = () if self.units is None else read_units(self.units, columns, register, self.day, found)
        if self.codes:
            named = (commune_named(code, register, self.day, found) for code in self.codes)
            by_code = {row.unit.code: row for row in listed}
            return tuple(by_code.get(row.unit.code, row) for row in named if row is not None)
        if self.units is not None:
            return listed
        if self.province is None:
            return rows_of(register.communes(self.day), register, self.day)
        province = province_named(self.province, register, self.day, found)
        if province is None:
            return ()
        return rows_of(register.communes_of(province.code, self.day), register, self.day)

    def by_codes(self, rows: Sequence[UnitRow]) -> Plan:
        """The same plan with codes in the place of names that stand for the units of these rows."""
        if self.province is not None:
            return replace(self, province=next((row.province.code for row in rows), self.province))
        return replace(self, codes=tuple(row.unit.code for row in rows)) if self.codes and rows else self

    def within(self, earlier: Plan) -> Plan:
        """The same plan in the folder of an earlier one, whose list tells of single communes too."""
        return replace(self, units=earlier.units) if self.codes and self.is_of(earlier) else self

    def is_of(self, earlier: Plan) -> bool:
        """Whether both are about communes of one dossier (cùng hồ sơ cấp trên)."""
        return self.dossier.resolve() == earlier.dossier.resolve()

    def breaks_rules_of(self, earlier: Plan) -> bool:
        """Whether single communes would come to others that were made by other rules (khác quy tắc)."""
        others = not earlier.codes or not set(earlier.codes) <= set(self.codes)
        return bool(self.codes) and others and self.rules.resolve() != earlier.rules.resolve()

    def after(self, earlier: Plan) -> Plan:
        """What the folder is for when this plan follows an earlier one of the same dossier there.

        Single communes come to those that are there already, also to a whole province; papers of kinds that
        are not asked for this time stay, and are to be kept up to date.
        """
        every = not self.kinds or not earlier.kinds
        kept = replace(self, kinds=() if every else tuple(dict.fromkeys((*earlier.kinds, *self.kinds))))
        if not self.codes:
            return kept
        if not earlier.codes:
            return replace(kept, province=earlier.province, units=earlier.units, codes=())
        return replace(kept, codes=tuple(sorted({*earlier.codes, *self.codes})))

    def as_json(self, folder: Path) -> dict[str, Any]:
        """The plan as its file holds it; paths are told from ``folder``, where the file stands."""
        return {
            "vanban": __version__,
            "dossier": _relative(self.dossier, folder),
            "rules": _relative(self.rules, folder),
            "date": self.day.isoformat(),
            "kinds": list(self.kinds),
            "province": self.province,
            "units": None if self.units is None else _relative(self.units, folder),
            "codes": list(self.codes),
        }


def read_plan(folder: Path, found: Diagnostics) -> Plan | None:
    """The plan of a folder; what cannot be read is reported and gives None."""
    path = folder / PLAN
    place = Location(str(path))
    try:
        data = json.loads(path.read_bytes())
        units = data["units"]
        return Plan(
            dossier=_from(folder, data["dossier"]),
            rules=_from(folder, data["rules"]),
            day=date.fromisoformat(data["date"]),
            kinds=tuple(map(str, data["kinds"])),
            province=data["province"],
            units=None if units is None else _from(folder, units),
            codes=tuple(map(str, data["codes"])),
        )
    except FileNotFoundError:
        hint = _("give the folder that `vanban batch` or `vanban derive` wrote")
        found.error("no-batch", _("no batch was written here"), place, hint)
    except OSError as fault:
        message = _("the plan of the batch cannot be read: {reason}").format(reason=fault.strerror)
        found.error("plan-unreadable", message, place)
    except (ValueError, TypeError, KeyError, RecursionError):
        hint = _("run `vanban batch` into this folder again: it is made anew")
        found.error("plan-unreadable", _("the plan of the batch is damaged"), place, hint)
    return None


def inputs_fingerprint(plan: Plan, rules: AdaptationRules) -> str:
    """The fingerprint (mã băm) of all that the papers of every unit are made from, vanban itself included."""
    total = hashlib.sha256(json.dumps([__version__, plan.day.isoformat(), plan.kinds]).encode())
    shared = (data_folder() / name for name in _SHARED)
    for root in (plan.dossier, *rules.files, templates_folder(), *shared, package_folder()):
        for path in _files(root):
            total.update(path.relative_to(root.parent).as_posix().encode())
            total.update(hashlib.sha256(path.read_bytes()).digest())
    return total.hexdigest()


def _files(root: Path) -> Iterable[Path]:
    """The files of a folder that may change a paper, in an order that no system changes."""
    if root.is_file():
        return (root,)
    kinds = {".py"} if root == package_folder() else {".yaml", ".docx", ".csv", ".xlsx"}
    found = (path for path in root.rglob("*") if path.suffix.lower() in kinds and path.name[0] not in ".~")
    return sorted(found, key=lambda path: PurePosixPath(path.relative_to(root).as_posix()))


def _relative(path: Path, folder: Path) -> str:
    """A path as seen from the folder; where there is none (another drive of Windows), the whole path."""
    try:
        return Path(os.path.relpath(path.absolute(), folder.absolute())).as_posix()
    except ValueError:
        return path.absolute().as_posix()


def _from(folder: Path, path: str) -> Path:
    return Path(os.path.normpath(folder / path))
