"""The dossier that units are derived from (hồ sơ cấp trên), read once."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from gettext import gettext as _
from pathlib import Path
from typing import Any

from generator.adapting.bodies import Bodies
from generator.adapting.deciding import UNIT_NAMES
from generator.adapting.identifying import identified
from generator.adapting.rules import AdaptationRules
from generator.batch.selection import UnitRow
from generator.diagnostics import Diagnostics
from generator.documents.papers import DECISION_SYMBOL, Papers
from generator.dossier.record import COMMITTEE
from generator.dossier.values import BLANK
from generator.pipeline import DossierReader, ReadDossier
from generator.regulation.building import build_regulation
from generator.regulation.source import RegulationSource
from generator.regulation.tree import Regulation
from generator.units import Unit, UnitLevel
from generator.vietnamese.text import lower_first

Facts = Mapping[str, Any]

UNIT = "unit."
_OF_COMMITTEE = ("kind", "name", "short_name", "symbol", "field")
_AS_WRITTEN = (
    "letterhead", "titles", "bodies", "standing_agency", "support_team", "regimes", "provisions",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Parent:
    """A dossier that units are derived from (hồ sơ cấp trên); each provision of ``source`` has an id."""

    folder: Path
    read: ReadDossier
    papers: Papers
    source: RegulationSource
    regulation: Regulation

    @property
    def unit(self) -> Unit:
        """The administrative unit of the dossier."""
        return self.read.dossier.unit


def open_parent(reader: DossierReader, folder: Path, day: date, found: Diagnostics) -> Parent | None:
    """Read the upper dossier; its faults are reported, an error gives None."""
    read = reader.read(folder, day, found)
    papers = None if read is None else reader.papers_of(read, day, found)
    if read is None or papers is None:
        return None
    if read.dossier.unit.level is not UnitLevel.PROVINCE:
        place = read.dossier.record.place(COMMITTEE, ("unit",))
        message = _("{unit} is no province: no unit lies below it").format(unit=read.dossier.unit.full_name)
        found.error("not-a-province", message, place, _("give the dossier of the province"))
        return None
    source = identified(read.source)
    regulation = build_regulation(source, read.facts, read.documents, found)
    return None if regulation is None else Parent(folder, read, papers, source, regulation)


def namespaces(
    parent: Parent, rules: AdaptationRules, row: UnitRow, day: date, found: Diagnostics
) -> dict[str, Any]:
    """What rules may name for a unit (không gian tên): unit, province, parent, adapted, drafted."""
    upper = _as_told(parent)
    facts: dict[str, Any] = {
        "unit": _unit(row, rules),
        "province": _province(parent, row),
        "parent": upper,
        "drafted": {
            "month": f"{day:%Y-%m}",
            "quarter": f"{day.year}-Q{(day.month + 2) // 3}",
            "year": day.year,
        },
    }
    bodies = Bodies(rules.bodies, facts, found)
    return {**facts, "adapted": _each_text(upper, bodies.plain)}


def _as_told(parent: Parent) -> Facts:
    """The upper dossier as its file tells it; what it does not have is None."""
    committee = parent.papers.committee.model_dump(mode="json", by_alias=True)
    facts, unit = parent.read.facts, parent.unit
    above = committee["governing_body"] | {"title": _mapping(facts["governing_body"])["title"]}
    return {
        "committee": {key: committee[key] for key in _OF_COMMITTEE},
        "governing_body": above,
        **{key: committee[key] for key in _AS_WRITTEN},
        **{key: facts[key] for key in ("roles", "posts", "seal")},
        "unit": {"code": unit.code, "name": unit.name, "type": unit.type.value, "full_name": unit.full_name},
    }


def _unit(row: UnitRow, rules: AdaptationRules) -> Facts:
    unit = row.unit
    return {
        "code": unit.code,
        "name": unit.name,
        "type": unit.type.value,
        "full_name": unit.full_name,
        "place_name": unit.place_name,
        "level": unit.level.value,
        **choices(row, rules),
    }


def choices(row: UnitRow, rules: AdaptationRules) -> Mapping[str, bool]:
    """The choices of a list for a unit (lựa chọn), such as ``unit.border``; what it leaves out is no."""
    paths = (path for path in rules.columns.values() if path.startswith(UNIT))
    names = dict.fromkeys(path.removeprefix(UNIT) for path in (*paths, *row.values) if path.startswith(UNIT))
    return {
        name: (cell := row.values.get(UNIT + name)) is not None and cell.value == "true"
        for name in names
        if name not in UNIT_NAMES
    }


def _province(parent: Parent, row: UnitRow) -> Facts:
    """The province of the unit; what only the dossier's own province knows is left open for another."""
    province, papers, upper = row.province, parent.papers, parent.unit
    committee = papers.committee

    def here(text: str) -> str:
        return text.replace(upper.full_name, province.full_name)

    return {
        "name": province.name,
        "is_own": province.code == upper.code,
        "type": province.type.value,
        "full_name": province.full_name,
        "committee": here(committee.name),
        "governing_body": here(committee.governing_body.name),
        "regulation": here(papers.regulation.title),
        "decision": _decision(parent, province.code == upper.code, here),
    }


def _decision(parent: Parent, is_own: bool, here: Callable[[str], str]) -> Facts | None:
    """The decision that issued the upper regulation (quyết định ban hành quy chế), for others to cite."""
    papers, body = parent.papers, parent.papers.issuance
    decision = papers.committee.decisions.regulation
    if decision is None or body is None:
        return None
    authority = papers.authority(decision)
    number = str(decision.number) if is_own else BLANK
    return {
        "kind": "Quyết định",
        "number": f"{number}/{DECISION_SYMBOL}-{authority.symbol}",
        "date": str(decision.date) if is_own else BLANK,
        "issuer": here(authority.title),
        "subject": here(lower_first(body.title)),
    }


def _mapping(value: object) -> Facts:
    return value if isinstance(value, Mapping) else {}


def _each_text(value: Any, change: Callable[[str], str]) -> Any:
    """The same tree with each text changed."""
    if isinstance(value, Mapping):
        return {key: _each_text(child, change) for key, child in value.items()}
    if isinstance(value, list | tuple):
        return [_each_text(child, change) for child in value]
    return change(value) if isinstance(value, str) else value
