"""Units rebuilt the straight way and compared with what stands in their folders (kiểm chứng)."""

from __future__ import annotations

import os
import secrets
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Future
from dataclasses import dataclass
from functools import lru_cache
from gettext import gettext as _
from pathlib import Path
from typing import Final

from generator.batch.cases import CaseMaker, folder_name, groups
from generator.batch.executors import Executor, WorkersLost
from generator.batch.opening import OpenedPlan, open_plan
from generator.batch.plan import Plan
from generator.batch.record import RecordedFile, read_record
from generator.batch.result import Finding
from generator.batch.selection import UnitRow
from generator.batch.standing import finding_of, sha256_at
from generator.diagnostics import Diagnostics, Severity
from generator.language import use_language
from generator.whole_files import sha256_of

UNITS_PER_CHUNK: Final = 10
"""Rebuilding a unit takes a noticeable part of a second, so that so few show progress."""

MISSING, EDITED, DIFFERS, RECORD_DIFFERS = (
    "paper-missing",
    "edited-by-hand",
    "paper-differs",
    "record-differs",
)


@dataclass(frozen=True, slots=True)
class VerifiedUnit:
    """A unit that was rebuilt (đơn vị đã kiểm chứng): how many papers, and what differs in its folder."""

    code: str
    name: str
    folder: str
    papers: int
    findings: tuple[Finding, ...]

    @property
    def is_same(self) -> bool:
        """Whether every paper is there, as it is made today."""
        return not self.findings


@dataclass(frozen=True, slots=True)
class _Task:
    """Units for a worker, with all that it must know (phần việc); ``run`` tells runs apart."""

    run: str
    plan: Plan
    folder: Path
    language: str
    codes: tuple[str, ...]


def verify(
    plan: Plan,
    folder: Path,
    executor: Executor,
    language: str,
    found: Diagnostics,
    *,
    progress: Callable[[int, int], None],
    sample: int | None = None,
) -> tuple[VerifiedUnit, ...]:
    """Rebuild the units of a plan and compare (kiểm chứng), or a ``sample`` of so many, always the same ones.

    A sample is spread over all cases. What is wrong with dossier, rules or list is in ``found``, what with a
    unit among its findings: ``paper-missing``, ``edited-by-hand``, ``paper-differs``, ``record-differs``, and
    why it could not be rebuilt.
    """
    opened = open_plan(plan, folder, found)
    if opened is None:
        return ()
    rows = opened.rows if sample is None else sampled(opened, sample)
    codes = tuple(row.unit.code for row in rows)
    run = secrets.token_hex(4)
    tasks = [
        _Task(run, plan, folder.absolute(), language, codes[start : start + UNITS_PER_CHUNK])
        for start in range(0, len(codes), UNITS_PER_CHUNK)
    ]
    verified: list[VerifiedUnit] = []
    progress(0, len(codes))
    for several in _results(tasks, executor):
        verified += several
        progress(len(verified), len(codes))
    return tuple(verified)


def sampled(opened: OpenedPlan, count: int) -> tuple[UnitRow, ...]:
    """So many units (mẫu), as far apart as can be: each case in its turn, and evenly inside of a case."""
    cases = [group.rows for group in groups(opened.rows, opened.deriver)]
    count = min(count, len(opened.rows))
    if count < len(cases):
        cases = [cases[at * len(cases) // count] for at in range(count)]
    shares = [0] * len(cases)
    while sum(shares) < count:
        for at, rows in enumerate(cases):
            if shares[at] < len(rows) and sum(shares) < count:
                shares[at] += 1
    return tuple(
        rows[at * len(rows) // share]
        for rows, share in zip(cases, shares, strict=True)
        for at in range(share)
    )


def _results(tasks: Sequence[_Task], executor: Executor) -> Iterator[tuple[VerifiedUnit, ...]]:
    waiting, under_way = deque(tasks), deque[tuple[_Task, Future[tuple[VerifiedUnit, ...]]]]()
    while waiting or under_way:
        while waiting and len(under_way) < executor.room:
            task = waiting.popleft()
            try:
                under_way.append((task, executor.submit(_verified, task)))
            except WorkersLost:
                yield _lost(task)
        if under_way:
            task, future = under_way.popleft()
            try:
                yield executor.result(future)
            except WorkersLost:
                yield _lost(task)


def _lost(task: _Task) -> tuple[VerifiedUnit, ...]:
    message = _("the process that rebuilt this unit ended before it was done")
    hint = _("it may lack memory; run again, with fewer --workers")
    finding = Finding("worker-lost", Severity.ERROR, message, hint=hint)
    return tuple(VerifiedUnit(code, code, "", 0, (finding,)) for code in task.codes)


def _verified(task: _Task) -> tuple[VerifiedUnit, ...]:
    """Rebuild the units of a task and compare them, in whatever process this is."""
    use_language(task.language, os.environ)
    opened, maker = _opened(task.run, task.plan, task.folder)
    rows = (opened.row(code) for code in task.codes)
    return tuple(_compared(row, maker, task.folder) for row in rows if row is not None)


@lru_cache(maxsize=1)
def _opened(_run: str, plan: Plan, folder: Path) -> tuple[OpenedPlan, CaseMaker]:
    """What a worker needs for all its tasks."""
    opened = open_plan(plan, folder, Diagnostics())
    assert opened is not None, "it was opened before the work was handed out"
    return opened, CaseMaker(opened.deriver, plan.kinds)


def _compared(row: UnitRow, maker: CaseMaker, folder: Path) -> VerifiedUnit:
    place = folder / folder_name(row.unit)
    problems = Diagnostics()
    made = maker.finished(row, problems) or {}
    findings = [finding_of(one) for one in problems if one.severity is Severity.ERROR]
    problems = Diagnostics()
    record = read_record(place, problems)
    findings += map(finding_of, problems)
    recorded = record.by_name() if record else {}
    for name, content in made.items():
        finding = _difference(place / name, sha256_of(content), recorded.get(name))
        if finding is not None:
            findings.append(finding)
    return VerifiedUnit(row.unit.code, row.unit.name, place.name, len(made), tuple(findings))


def _difference(path: Path, expected: str, recorded: RecordedFile | None) -> Finding | None:
    """What is otherwise with a paper than it should be, None for nothing."""
    try:
        present = sha256_at(path)
    except OSError as fault:
        message = _("the file cannot be read: {reason}").format(reason=fault.strerror)
        return Finding("file-unreadable", Severity.ERROR, message, path.name)
    if present is None:
        hint = _("`vanban update` makes it")
        return Finding(MISSING, Severity.ERROR, _("the paper is missing"), path.name, hint)
    if present != expected:
        if recorded is not None and recorded.is_ours(present):
            message = _("the paper is not the one that is made today")
            hint = _("`vanban update` makes it anew; if it still differs then, that is a fault of vanban")
            return Finding(DIFFERS, Severity.ERROR, message, path.name, hint)
        message = _("the paper was edited by hand, or is not of vanban")
        hint = _("take over its edits with `vanban pull`, or move it away")
        return Finding(EDITED, Severity.ERROR, message, path.name, hint)
    if recorded is None or recorded.sha256 != present:
        message = _("the paper is the right one, the record of the unit names another one")
        hint = _("`vanban update` puts the record right")
        return Finding("record-differs", Severity.ERROR, message, path.name, hint)
    return None
