"""What a plan names, opened (mở kế hoạch): the upper dossier, the rules and the units."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from generator.adapting.loading import load_rules
from generator.batch.derivation import Deriver
from generator.batch.own_edits import with_own_edits
from generator.batch.parent import open_parent
from generator.batch.plan import Plan
from generator.batch.selection import UnitRow
from generator.diagnostics import Diagnostics
from generator.pipeline import DossierReader


@dataclass(frozen=True, slots=True)
class OpenedPlan:
    """Who derives units (kế hoạch đã mở), and the rows of the units with their own edits."""

    deriver: Deriver
    rows: tuple[UnitRow, ...]

    def row(self, code: str) -> UnitRow | None:
        """The row of a unit, None where the plan does not have it."""
        return next((row for row in self.rows if row.unit.code == code), None)


def open_plan(plan: Plan, folder: Path, found: Diagnostics) -> OpenedPlan | None:
    """Open what a plan names; ``folder`` holds the folders of its units, with their own edits.

    Every fault is reported; one of the dossier or of the rules gives None. Rows of a list with errors are
    left out.
    """
    earlier = len(found)
    reader = DossierReader(found)
    rules = load_rules(plan.rules, found, reader.provisions)
    parent = open_parent(reader, plan.dossier, plan.day, found)
    if rules is None or parent is None or found.has_errors(since=earlier):
        return None
    rows = with_own_edits(plan.rows(rules.columns, reader.units, found), folder)
    return OpenedPlan(Deriver(reader, parent, rules, plan.day), rows)
