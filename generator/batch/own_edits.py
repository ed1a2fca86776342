"""Units that edit their papers themselves (đơn vị có sửa đổi riêng): found before, told after a run."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from gettext import gettext as _
from pathlib import Path

from generator.adapting.cause import CauseKind, place_of
from generator.adapting.overrides import OVERRIDES, load_overrides
from generator.adapting.overriding import CONFLICT
from generator.adapting.tracing import trace_from_json
from generator.batch.case import TRACE, CaseUnit
from generator.batch.cases import folder_name
from generator.batch.record import read_record
from generator.batch.result import Finding, Status, UnitDocument, UnitResult
from generator.batch.selection import UnitRow
from generator.diagnostics import Diagnostic, Diagnostics, Severity
from generator.regulation.library import ProvisionLibrary


def with_own_edits(rows: Iterable[UnitRow], folder: Path) -> tuple[UnitRow, ...]:
    """The rows with the file of each unit's own edits, where its folder in ``folder`` has one.

    The folder of an earlier name of the unit counts too: it is renamed when the unit is made.
    """
    files = sorted(folder.glob(f"*/{OVERRIDES}"))
    by_code = {path.parent.name.partition("-")[0]: path for path in files}
    by_name = {path.parent.name: path for path in files}
    return tuple(
        replace(row, overrides=by_name.get(folder_name(row.unit), by_code.get(row.unit.code))) for row in rows
    )


@dataclass(frozen=True, slots=True)
class KeptEdits:
    """How many edits of units' own a run kept (sửa đổi riêng được giữ), and how many it lost."""

    kept: int = 0
    lost: int = 0


def count_edits(
    rows: Iterable[UnitRow],
    results: Mapping[str, UnitResult],
    traces: Path,
    library: ProvisionLibrary | None,
) -> KeptEdits:
    """Compare what units edit with what their traces tell (đối chiếu sửa đổi riêng với bảng truy nguồn).

    Each edit of a unit that was made must be a cause in its trace, below ``traces``. A unit in conflict, or
    not made, has its papers as they were.
    """
    kept = lost = 0
    for row in rows:
        result = results.get(row.unit.code)
        overrides = load_overrides(row.overrides, Diagnostics(), library) if row.overrides else None
        if result is None or not overrides:
            continue
        edited = {place_of(one.location) for one in overrides}
        made = result.status not in {Status.CONFLICT, Status.FAILED}
        told = _edits_told(traces / result.case / TRACE) if made else edited
        kept += len(edited & told)
        lost += len(edited - told)
    return KeptEdits(kept, lost)


def _edits_told(path: Path) -> set[str]:
    """Where the edits stand that a trace tells as the unit's own."""
    try:
        trace = trace_from_json(json.loads(path.read_bytes()))
    except (OSError, ValueError):
        trace = None
    provisions = trace.provisions if trace else ()
    causes = (cause for one in provisions for cause in one.causes)
    return {cause.rule for cause in causes if cause.kind is CauseKind.OVERRIDE}


def is_conflict(problems: Iterable[Diagnostic]) -> bool:
    """Whether nothing but conflicts of own edits (xung đột) keeps a unit from being made."""
    return {one.code for one in problems if one.severity is Severity.ERROR} == {CONFLICT}


def conflicting_unit(unit: CaseUnit, case: str, problems: Iterable[Diagnostic], folder: Path) -> UnitResult:
    """A unit whose own edits conflict (đơn vị có xung đột): its papers stay as they were."""
    place = folder / unit.folder
    record = read_record(place, Diagnostics())
    documents = tuple(
        UnitDocument(one.kind, one.file, one.sha256, one.blanks)
        for one in (record.files if record else ())
        if not one.is_pdf and (place / one.file).is_file()
    )
    findings = tuple(_finding(one) for one in problems if one.code == CONFLICT)
    return UnitResult(unit.code, unit.name, unit.folder, case, Status.CONFLICT, documents, findings)


def _finding(problem: Diagnostic) -> Finding:
    line = problem.location.line if problem.location else None
    message = _("line {line}: {message}").format(line=line, message=problem.message)
    return Finding(problem.code, problem.severity, message, OVERRIDES, problem.hint)
