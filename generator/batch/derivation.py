"""One unit's dossier derived from the upper one (chuyển hồ sơ xuống cấp dưới), with a trace."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from gettext import gettext as _
from pathlib import Path
from typing import Any

from generator.adapting.adapting import Adaptation, adapt
from generator.adapting.bodies import Bodies
from generator.adapting.dossier_model import compose_dossier
from generator.adapting.overrides import load_overrides
from generator.adapting.overriding import apply_overrides, report_conflicts
from generator.adapting.regulation_file import regulation_facts
from generator.adapting.rules import AdaptationRules
from generator.adapting.trace import Trace
from generator.adapting.tracing import PrintedRegulation, build_trace
from generator.batch.origins import told_at_origins
from generator.batch.parent import UNIT, Parent, namespaces
from generator.batch.selection import UnitRow
from generator.diagnostics import Diagnostics
from generator.documents.authority import governing_body_title
from generator.documents.facts import provision_facts
from generator.documents.papers import Papers
from generator.dossier.record import COMMITTEE
from generator.dossier.values import BLANK
from generator.pipeline import DossierReader
from generator.regulation.source import RegulationSource
from generator.regulation.text import parse_text
from generator.sources.yaml_text import yaml_text
from generator.units import Unit

COMMITTEE_FILE, REGULATION_FILE = "committee.yaml", "regulation.yaml"

COMMENTS = {
    "kind": "Hồ sơ do `vanban derive` lập từ hồ sơ cấp trên; sửa tiếp bằng tay rồi chạy `vanban generate`.",
    "title": "Quy chế chuyển từ quy chế cấp trên; từng thay đổi: bang-doi-chieu.docx, trace.json.",
}


@dataclass(frozen=True, slots=True)
class Derivation:
    """The dossier of a unit (hồ sơ cấp dưới) by the names of its files, opened, and where it comes from.

    ``regulation`` is its regulation as written and as printed, ``adapted`` the same before the unit's own
    edits, ``facts`` what those may name.
    """

    files: Mapping[str, str]
    papers: Papers
    regulation: PrintedRegulation
    trace: Trace
    adapted: Adaptation
    facts: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Deriver:
    """Derives units from one upper dossier by one set of rules; ``day`` is that of drafting."""

    reader: DossierReader
    parent: Parent
    rules: AdaptationRules
    day: date

    def derive(self, row: UnitRow, staging: Path, found: Diagnostics) -> Derivation | None:
        """Derive the dossier of a unit; ``staging`` is an empty folder, in which it is put together.

        What is wrong with the rules is told at its place there, what is wrong with a cell at the cell, what
        the unit's own edits conflict with (``override-conflict``) at the edit; None with an error.
        """
        earlier = len(found)
        names = namespaces(self.parent, self.rules, row, self.day, found)
        values = {path: cell for path, cell in row.values.items() if not path.startswith(UNIT)}
        files = compose_dossier(self.rules.dossier, names, values, found)
        if files is None or found.has_errors(since=earlier):
            return None
        committee = files[COMMITTEE_FILE]
        self._correct_name(row, committee)
        own_provisions = committee.pop("provisions", None)
        for name, told in files.items():
            _write(staging / name, yaml_text(told))
        problems = Diagnostics()
        dossier = self.reader.dossier(staging, problems)
        found.extend(told_at_origins(problems, staging, self.rules.dossier, values))
        if dossier is None or not self._is_same_type(row.unit, dossier.unit, found):
            return None
        facts: dict[str, Any] = dict(provision_facts(dossier, self.day))
        facts = {**facts, **names, "unit": {**names["unit"], **facts["unit"]}}
        members = frozenset(member.id for member in dossier.members)
        adapted = adapt(self.parent.source, self.rules, facts, members, found)
        adaptation = None if adapted is None else self._with_own_edits(adapted, row, facts, found)
        if adapted is None or adaptation is None:
            return None
        self._take_documents(adaptation, committee, row)
        gone = _ids(adapted) - _ids(adaptation)
        provisions: Any = own_provisions or self._provisions(adaptation)
        committee["provisions"] = {name: one for name, one in provisions.items() if one not in gone}
        if not committee["provisions"]:
            del committee["provisions"]
        texts = {name: yaml_text(one, COMMENTS) for name, one in files.items()}
        texts[REGULATION_FILE] = yaml_text(regulation_facts(adaptation.source), COMMENTS)
        for name, text in texts.items():
            _write(staging / name, text)
        problems = Diagnostics()
        read = self.reader.read(staging, self.day, problems)
        papers = None if read is None else self.reader.papers_of(read, self.day, problems)
        found.extend(told_at_origins(problems, staging, self.rules.dossier, values))
        if read is None or papers is None:
            return None
        upper = self.parent.read
        regulation = PrintedRegulation(adaptation.source, read.regulation, read.facts, read.documents)
        trace = build_trace(
            PrintedRegulation(self.parent.source, self.parent.regulation, upper.facts, upper.documents),
            regulation,
            adaptation.causes,
            # Whatever is wrong with these rules was told when the names were made.
            Bodies(self.rules.bodies, names, Diagnostics()),
            parent_name=upper.dossier.committee.name,
            rules_name=self.rules.path.name,
        )
        return Derivation(texts, papers, regulation, trace, adapted, facts)

    def _with_own_edits(
        self, adaptation: Adaptation, row: UnitRow, facts: Mapping[str, Any], found: Diagnostics
    ) -> Adaptation | None:
        """The regulation with what the unit has edited itself; None where an edit is faulty or conflicts."""
        if row.overrides is None:
            return adaptation
        earlier = len(found)
        overrides = load_overrides(row.overrides, found, self.reader.provisions)
        if overrides is None:
            return None
        overridden = apply_overrides(adaptation, overrides, facts, found)
        report_conflicts(overridden.conflicts, found)
        return None if found.has_errors(since=earlier) else overridden.adaptation

    def _is_same_type(self, drafted: Unit, issued: Unit, found: Diagnostics) -> bool:
        """Whether the unit is on the day of its decision what it was taken for on the day of drafting."""
        if drafted.type is issued.type:
            return True
        message = _("{code} is {drafted} on the day of drafting and {issued} on that of its decision")
        message = message.format(code=drafted.code, drafted=drafted.full_name, issued=issued.full_name)
        hint = _("give the day of the decision with --date")
        found.error("unit-changes-type", message, hint=hint)
        return False

    def _correct_name(self, row: UnitRow, committee: dict[str, Any]) -> None:
        """Where the unit is to be written otherwise than the table of units has it, its dossier says so."""
        known = self.reader.units.find(row.unit.code, self.day)
        if known is None or known.name != row.unit.name:
            committee["unit_name"] = row.unit.name

    def _take_documents(self, adaptation: Adaptation, committee: dict[str, Any], row: UnitRow) -> None:
        """Documents of the upper dossier that the unit's regulation still cites belong to its dossier too."""
        told = self.parent.read.dossier.record.nodes[COMMITTEE].child("documents")
        upper = told.plain() if told is not None else {}
        own = committee.get("documents", {})
        if isinstance(upper, Mapping):
            ids = (name for name in _cited(adaptation.source) if name in upper)
            cited = {name: self._as_cited_below(upper[name], row) for name in ids}
            if cited or own:
                committee["documents"] = {**cited, **own}

    def _as_cited_below(self, document: Mapping[str, Any], row: UnitRow) -> Mapping[str, Any]:
        """A document of the upper governing body with the province's name behind it (PL1 II.6b).

        In another province its number and date are those of another document, and left open.
        """
        committee, upper = self.parent.read.dossier.committee, self.parent.unit
        above = committee.governing_body
        if document.get("issuer") not in {
            above.name,
            above.short_name,
            governing_body_title(committee, upper),
        }:
            return document
        if row.province.code == upper.code:
            return {**document, "issuer": above.name}
        here = {"issuer": above.name, "subject": document["subject"]}
        symbol = str(document.get("number", "")).partition("/")[2]
        return {
            "kind": document["kind"],
            "number": f"{BLANK}/{symbol}",
            "date": BLANK,
            **{key: text.replace(upper.full_name, row.province.full_name) for key, text in here.items()},
        }

    def _provisions(self, adaptation: Adaptation) -> dict[str, str]:
        """The provisions that papers cite, as the upper dossier names them, where the unit still has them."""
        ids = _ids(adaptation)
        upper = self.parent.read.dossier.committee.provisions.model_dump()
        return {name: identity for name, identity in upper.items() if identity in ids}


def _ids(adaptation: Adaptation) -> set[str | None]:
    return {one.id for one in adaptation.source.walk()}


def _cited(source: RegulationSource) -> Iterator[str]:
    """The documents that a regulation cites, in reading order."""
    texts = (text for one in source.walk() for text in one.all_texts)
    tags = (tag for text in texts for tag in parse_text(text.value).tags if tag.function == "cite")
    yield from dict.fromkeys(tag.names[0] for tag in tags)


def _write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8", newline="\n")
