"""From a file to a dossier that has proved itself (nhập quy chế có sẵn)."""

from __future__ import annotations

import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from gettext import gettext as _
from pathlib import Path

from generator.adopting.dossier import (
    SAYS_NOTHING,
    borrowed_committee,
    committee_text,
    decision_text,
    facts_of,
    regulation_text,
)
from generator.adopting.naming import Reading, read_answers
from generator.adopting.proving import prove
from generator.diagnostics import Diagnostics, Location
from generator.documents.facts import Facts
from generator.dossier.reference import Reference
from generator.importing.modelling import Model, model_of, report_unwritable, report_wrong_citations
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
    """What became of an imported regulation: the files written, the proof, None when it failed.

    ``model`` is what was written of the regulation, ``reading`` what its text tells of the body.
    """

    paths: tuple[Path, ...] = ()
    round_trip: RoundTrip | None = None
    model: Model | None = None
    reading: Reading | None = None


@dataclass(frozen=True, slots=True)
class Wishes:
    """What the user asks for: where to, whose unit, numbers put right, the decision kept.

    With ``parameterise`` variables stand for names: those of ``dossier``, without one those that the text
    itself tells.
    """

    output: Path | None = None
    unit: Unit | None = None
    renumber: bool = False
    keep_decision: bool = False
    parameterise: bool = False
    dossier: Path | None = None

    @property
    def whole_dossier(self) -> bool:
        """Whether a folder is asked for, not the regulation alone."""
        return self.output is not None and self.output.suffix.lower() not in {".yaml", ".yml"}


def adopt(
    imported: Imported, wishes: Wishes, reference: Reference, today: date, found: Diagnostics
) -> Adopted:
    """Make the model of the regulation, print it, read it back and compare; then write what was asked for.

    Nothing is written when something is wrong; a difference is told and stops nothing.
    """
    recognised = imported.recognised
    title = recognised.title or SAYS_NOTHING
    report_unwritable(title, recognised.children, imported.file, found)
    reading = read_answers(recognised, reference.units, wishes.unit)
    committee = _committee(imported, reading, wishes, reference, today, found)
    facts: Facts | None = None
    if committee is not None and wishes.parameterise:
        facts = facts_of(committee, reference, today, found)
    if committee is None or found.has_errors():
        return Adopted(reading=reading)
    model = model_of(title, recognised.children, renumber=wishes.renumber, facts=facts)
    report_wrong_citations(model, imported.file, found)
    own = [NewFile(REGULATION, regulation_text(model), None)]
    if wishes.keep_decision and recognised.decision:
        own.append(NewFile(DECISION, decision_text(imported, renumber=wishes.renumber), None))
    files = (*own, NewFile(COMMITTEE, committee, None))
    if not wishes.whole_dossier:
        round_trip = _prove_aside(files, model, today, found)
        paths = _write_regulation(own, wishes.output, found) if not found.has_errors() else ()
        return Adopted(paths, round_trip, model, reading)
    proofs: list[RoundTrip | None] = []

    def is_sound(staged: Path) -> bool:
        proofs.append(prove(staged, model.printed, today, found))
        return not found.has_errors()

    assert wishes.output is not None
    paths = place_files(files, wishes.output, is_sound, found)
    return Adopted(paths, proofs[0] if proofs else None, model, reading)


def _committee(
    imported: Imported,
    reading: Reading,
    wishes: Wishes,
    reference: Reference,
    today: date,
    found: Diagnostics,
) -> str | None:
    """The text of the ``committee.yaml`` beside which the regulation stands, for the proof or for good."""
    if wishes.dossier is not None:
        return borrowed_committee(wishes.dossier, reference, found)
    if "unit" not in reading.answers:
        if wishes.whole_dossier or wishes.parameterise:
            message = _("the text names no administrative unit")
            hint = _("name it with {option}, for example {example}")
            hint = hint.format(option="--unit", example='--unit "tỉnh Lai Châu"')
            found.error("answer-missing", message, Location(imported.file), hint)
            return None
        reading = read_answers(imported.recognised, reference.units, reference.units.find(_STAND_IN_UNIT))
    return committee_text(imported, reading.answers, reference, today, found)


def _prove_aside(files: Sequence[NewFile], model: Model, today: date, found: Diagnostics) -> RoundTrip | None:
    """The proof in a folder of its own."""
    with tempfile.TemporaryDirectory(prefix="vanban-", ignore_cleanup_errors=True) as made:
        folder = Path(made)
        if not all(write_file(folder / one.name, one.text.encode(), found) for one in files):
            return None
        return prove(folder, model.printed, today, found)


def _write_regulation(files: Sequence[NewFile], target: Path | None, found: Diagnostics) -> tuple[Path, ...]:
    """The regulation alone under the name asked for, the decision beside it."""
    if target is None:
        return ()
    paths = [
        target if one.name == REGULATION else target.with_name(f"{target.stem}-{one.name}") for one in files
    ]
    for path in paths:
        if path.exists():
            message = _("the file is there already; it is not overwritten")
            found.error("file-exists", message, Location(str(path)), _("give another name"))
    if found.has_errors():
        return ()
    written = all(write_file(path, one.text.encode(), found) for path, one in zip(paths, files, strict=True))
    return tuple(paths) if written else ()
