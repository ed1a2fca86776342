"""From a file to a dossier that has proved itself (nhập quy chế có sẵn)."""

from __future__ import annotations

import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from gettext import gettext as _
from pathlib import Path

from generator.adopting.dossier import committee_text, decision_text, regulation_text
from generator.adopting.proving import prove
from generator.diagnostics import Diagnostics, Location
from generator.dossier.reference import Reference
from generator.importing.receipt import Imported
from generator.importing.round_trip import RoundTrip
from generator.output import write_file
from generator.starting.placing import place_files
from generator.starting.writing import COMMITTEE, REGULATION, NewFile
from generator.units import Unit

DECISION = "decision.yaml"
_STAND_IN_UNIT = "01"
"""Hà Nội: the regulation is printed for the proof even where its text names no administrative unit."""


@dataclass(frozen=True, slots=True)
class Adopted:
    """What became of an imported regulation: the files written, and the proof; None when it failed."""

    paths: tuple[Path, ...]
    round_trip: RoundTrip | None


@dataclass(frozen=True, slots=True)
class Wishes:
    """What the user asks for: where to, whose unit, numbers put right, the decision kept."""

    output: Path | None = None
    unit: Unit | None = None
    renumber: bool = False
    keep_decision: bool = False


def adopt(
    imported: Imported, wishes: Wishes, reference: Reference, today: date, found: Diagnostics
) -> Adopted:
    """Print the regulation, read it back and compare; then write what was asked for.

    Nothing is written when something is wrong; a difference is told and stops nothing.
    """
    if wishes.output is None or wishes.output.suffix.lower() in {".yaml", ".yml"}:
        round_trip = _prove_aside(imported, wishes, reference, today, found)
        paths = _write_regulation(imported, wishes, found) if not found.has_errors() else ()
        return Adopted(paths, round_trip)
    committee = committee_text(imported, reference, wishes.unit, today, found)
    if committee is None:
        return Adopted((), None)
    files = [*_regulation_files(imported, wishes), NewFile(COMMITTEE, committee, None)]
    proofs: list[RoundTrip | None] = []

    def is_sound(staged: Path) -> bool:
        proofs.append(prove(staged, imported, today, found))
        return not found.has_errors()

    paths = place_files(tuple(files), wishes.output, is_sound, found)
    return Adopted(paths, proofs[0] if proofs else None)


def _prove_aside(
    imported: Imported, wishes: Wishes, reference: Reference, today: date, found: Diagnostics
) -> RoundTrip | None:
    """The proof in a folder of its own, with a committee that stands in where the text names none."""
    unit = wishes.unit or reference.units.find(_STAND_IN_UNIT)
    committee = committee_text(imported, reference, unit, today, found)
    if committee is None:
        return None
    with tempfile.TemporaryDirectory(prefix="vanban-", ignore_cleanup_errors=True) as made:
        folder = Path(made)
        files = (*_regulation_files(imported, wishes), NewFile(COMMITTEE, committee, None))
        if not all(write_file(folder / one.name, one.text.encode(), found) for one in files):
            return None
        return prove(folder, imported, today, found)


def _regulation_files(imported: Imported, wishes: Wishes) -> Sequence[NewFile]:
    files = [NewFile(REGULATION, regulation_text(imported, renumber=wishes.renumber), None)]
    if wishes.keep_decision and imported.recognised.decision:
        files.append(NewFile(DECISION, decision_text(imported, renumber=wishes.renumber), None))
    return files


def _write_regulation(imported: Imported, wishes: Wishes, found: Diagnostics) -> tuple[Path, ...]:
    """The regulation alone under the name asked for, the decision beside it."""
    if wishes.output is None:
        return ()
    target = wishes.output
    paths = [target if one.name == REGULATION else target.with_name(f"{target.stem}-{one.name}")
             for one in _regulation_files(imported, wishes)]  # fmt: skip
    for path in paths:
        if path.exists():
            message = _("the file is there already; it is not overwritten")
            found.error("file-exists", message, Location(str(path)), _("give another name"))
    if found.has_errors():
        return ()
    texts = [one.text.encode() for one in _regulation_files(imported, wishes)]
    written = all(write_file(path, text, found) for path, text in zip(paths, texts, strict=True))
    return tuple(paths) if written else ()
