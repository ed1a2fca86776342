"""A batch is run (chạy lập văn bản hàng loạt): units go out in chunks, results come back in their order."""

from __future__ import annotations

import os
import secrets
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from concurrent.futures import Future
from concurrent.futures import wait as wait_for
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from gettext import gettext as _
from pathlib import Path
from typing import Final

from filelock import FileLock, Timeout

from generator.batch.case import Case, CaseUnit
from generator.batch.executors import Executor, WorkersLost
from generator.batch.packed_case import MakesExaminer, PackedCase
from generator.batch.result import UnitResult
from generator.batch.standing import standing
from generator.batch.unit_files import Errand, RunMustEnd, bring_up_to_date, failed_unit
from generator.diagnostics import Diagnostic, Diagnostics, Location, Severity
from generator.language import use_language
from generator.whole_files import make_folder, report_fault

LOCK: Final = ".vanban-batch.lock"

UNITS_PER_CHUNK: Final = 20
"""Enough that handing out costs little, few enough that Ctrl-C is answered within a second."""

UNITS_PER_LOOK: Final = 100
"""Looking costs a tenth of making."""

LOSSES_IN_A_ROW: Final = 5
"""When so many units in a row lose the process that makes them, it is not the units."""


@dataclass(frozen=True, slots=True)
class Run:
    """What a run is asked to do (yêu cầu của một lượt chạy).

    ``language`` is that of messages; ``kinds`` are those made, none means all; a ``dry`` run writes nothing
    and tells for each unit what would happen.
    """

    folder: Path
    language: str
    kinds: tuple[str, ...] = ()
    dry: bool = False


@dataclass(frozen=True, slots=True)
class Chunk:
    """Units of one case that go to a worker together, with all it must know (phần việc)."""

    errand: Errand
    language: str
    packed: PackedCase
    units: tuple[CaseUnit, ...]
    other_folders: Mapping[str, tuple[str, ...]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class ChunkResult:
    """What became of the units of a chunk, up to the one at which a fault of the disk ended it."""

    results: tuple[UnitResult, ...]
    problem: Diagnostic | None = None


def run(
    cases: Iterable[tuple[Case, Sequence[CaseUnit]]],
    asked: Run,
    executor: Executor,
    makes_examiner: MakesExaminer,
    found: Diagnostics,
    waiting: Callable[[], None],
) -> Iterator[UnitResult]:
    """Bring the folders of units up to date (lập văn bản hàng loạt); the results in the order of the cases.

    Cases are taken one by one, as workers get free. A bad unit does not stop the others; a full or read-only
    disk ends the run, with its error in ``found`` and without the units that were not reached. Another run in
    the same folder is waited for, and ``waiting`` is told before.
    """
    with _to_itself(asked, found, waiting) as ready:
        if not ready:
            return
        written = False
        errand = Errand(asked.folder.absolute(), secrets.token_hex(4), asked.kinds, asked.dry)
        for result in _Progress(executor, found).results(
            _chunks(cases, errand, asked.language, makes_examiner)
        ):
            written = written or bool(result.written)
            yield result
        # Not file by file, which takes ten times as long; where a system has no such call, it writes when it
        # likes, and the next run tells by the hashes what a power cut took.
        if written and not asked.dry and hasattr(os, "sync"):
            os.sync()


def standing_units(
    units: Sequence[tuple[CaseUnit, str]], asked: Run, executor: Executor
) -> Iterator[UnitResult | None]:
    """What stands of units already, each given with the key of its case (hiện trạng), in their order.

    None where something is to be made: as ``standing``, many at a time.
    """
    tasks = [
        _Look(asked, tuple(units[start : start + UNITS_PER_LOOK]))
        for start in range(0, len(units), UNITS_PER_LOOK)
    ]
    under_way = deque((task, executor.submit(_look, task)) for task in tasks)
    while under_way:
        task, future = under_way.popleft()
        try:
            yield from executor.result(future)
        except WorkersLost:
            yield from (None for _unit in task.units)


@dataclass(frozen=True, slots=True)
class _Look:
    asked: Run
    units: tuple[tuple[CaseUnit, str], ...]


def _look(task: _Look) -> tuple[UnitResult | None, ...]:
    use_language(task.asked.language, os.environ)
    folder = task.asked.folder
    return tuple(standing(unit, case, folder, task.asked.kinds) for unit, case in task.units)


@contextmanager
def _to_itself(asked: Run, found: Diagnostics, waiting: Callable[[], None]) -> Iterator[bool]:
    """The folder, made and locked against other runs; the system lets go of it when a process dies."""
    if asked.dry:
        yield True
        return
    if not make_folder(asked.folder, found):
        yield False
        return
    lock = FileLock(asked.folder / LOCK)
    try:
        try:
            lock.acquire(timeout=0)
        except Timeout:
            waiting()
            lock.acquire()
    except OSError as fault:
        report_fault(fault, asked.folder, found)
        yield False
        return
    try:
        yield True
    finally:
        lock.release()


def _chunks(
    cases: Iterable[tuple[Case, Sequence[CaseUnit]]],
    errand: Errand,
    language: str,
    makes_examiner: MakesExaminer,
) -> Iterator[Chunk]:
    folders = _folders_by_code(errand.folder)
    for case, units in cases:
        packed = PackedCase.of(case, makes_examiner)
        for start in range(0, len(units), UNITS_PER_CHUNK):
            some = tuple(units[start : start + UNITS_PER_CHUNK])
            others = {
                unit.code: names
                for unit in some
                if (names := tuple(one for one in folders.get(unit.code, ()) if one != unit.folder))
            }
            yield Chunk(errand, language, packed, some, others)


def _folders_by_code(folder: Path) -> Mapping[str, tuple[str, ...]]:
    """The folders that units have so far; the code before the first hyphen says whose each is."""
    folders: dict[str, tuple[str, ...]] = {}
    try:
        names = sorted(one.name for one in folder.iterdir() if one.is_dir())
    except OSError:
        return {}
    for name in names:
        code = name.partition("-")[0]
        folders[code] = (*folders.get(code, ()), name)
    return folders


class _Progress:
    """Chunks under way, a bounded number of them, and what becomes of those whose worker died."""

    def __init__(self, executor: Executor, found: Diagnostics) -> None:
        self._executor = executor
        self._found = found
        self._under_way: deque[tuple[Chunk, Future[ChunkResult]]] = deque()
        self._losses_in_a_row = 0
        self._ended = False

    def results(self, chunks: Iterable[Chunk]) -> Iterator[UnitResult]:
        """The results of all units, in their order."""
        try:
            for chunk in chunks:
                self._under_way.append((chunk, self._submitted(chunk)))
                while len(self._under_way) >= self._executor.room:
                    yield from self._first()
                if self._ended:
                    break
            while self._under_way:
                yield from self._first()
        finally:
            for _chunk, future in self._under_way:
                future.cancel()
            # The folder is ours until nobody writes into it any more.
            wait_for([future for _chunk, future in self._under_way if not future.cancelled()])

    def _submitted(self, chunk: Chunk) -> Future[ChunkResult]:
        try:
            return self._executor.submit(make_chunk, chunk)
        except WorkersLost as lost:
            future: Future[ChunkResult] = Future()
            future.set_exception(lost)
            return future

    def _first(self) -> Iterator[UnitResult]:
        chunk, future = self._under_way.popleft()
        try:
            made = self._made(chunk, future)
        except WorkersLost as lost:
            if lost.for_good:
                self._end(_workers_lost())
            for unit in chunk.units:
                if not self._ended:
                    yield from self._alone(replace(chunk, units=(unit,)))
        else:
            yield from self._received(made)

    def _alone(self, chunk: Chunk) -> Iterator[UnitResult]:
        """Make a unit of a lost chunk again, by itself: if it kills its worker, it takes no other along."""
        try:
            made = self._made(chunk, self._submitted(chunk))
        except WorkersLost:
            yield failed_unit(chunk.units[0], chunk.packed.key, self._lost())
        else:
            self._losses_in_a_row = 0
            yield from self._received(made)

    def _made(self, chunk: Chunk, future: Future[ChunkResult]) -> ChunkResult:
        """What a worker made; what it could not even begin counts as failed. Raises ``WorkersLost``."""
        try:
            return self._executor.result(future)
        except WorkersLost:
            raise
        except Exception as fault:
            message = _("the worker could not do its part: {fault}").format(
                fault=f"{type(fault).__name__}: {fault}"
            )
            hint = _("on a cluster all machines must have the same vanban")
            problem = Diagnostic("worker-failed", Severity.ERROR, message, None, hint)
            return ChunkResult(tuple(failed_unit(unit, chunk.packed.key, problem) for unit in chunk.units))

    def _lost(self) -> Diagnostic:
        self._losses_in_a_row += 1
        if self._losses_in_a_row == LOSSES_IN_A_ROW:
            self._end(_workers_lost())
        message = _("the process that made the papers of this unit ended twice before they were done")
        return Diagnostic("worker-lost", Severity.ERROR, message, None, _memory_hint())

    def _received(self, made: ChunkResult) -> Iterator[UnitResult]:
        yield from made.results
        if made.problem is not None:
            self._end(made.problem)

    def _end(self, problem: Diagnostic) -> None:
        if not self._ended:
            self._ended = True
            self._found.extend([problem])
            message = _("the run ended before all units were reached; those not named stay as they were")
            self._found.note("run-ended-early", message, hint=_("run the same command again to go on"))


def _workers_lost() -> Diagnostic:
    message = _("the processes that make the papers end again and again, or none is left")
    return Diagnostic("workers-lost", Severity.ERROR, message, None, _memory_hint())


def _memory_hint() -> str:
    return _("the machine may lack memory; run again with fewer --workers")


def make_chunk(chunk: Chunk) -> ChunkResult:
    """Bring the units of a chunk up to date, in whatever process this is (làm một phần việc)."""
    use_language(chunk.language, os.environ)
    errand = chunk.errand
    if not errand.dry and not (errand.folder / LOCK).exists():
        message = _("the folder of the batch is not there, or not the same, where the papers are made")
        hint = _("the machines of a cluster must see the same folder under the same path")
        place = Location(str(errand.folder))
        return ChunkResult((), Diagnostic("folder-not-shared", Severity.ERROR, message, place, hint))
    results: list[UnitResult] = []
    for unit in chunk.units:
        try:
            others = chunk.other_folders.get(unit.code, ())
            results.append(bring_up_to_date(unit, chunk.packed, errand, others))
        except RunMustEnd as end:
            results.append(failed_unit(unit, chunk.packed.key, end.problem))
            return ChunkResult(tuple(results), end.problem)
    return ChunkResult(tuple(results))
