"""A batch is run (chạy lập văn bản hàng loạt): units go out in chunks, results come back in their order."""

from __future__ import annotations

import os
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Final

from generator.batch.case import Case, CaseUnit
from generator.batch.executors import Executor, WorkersLost
from generator.batch.locking import Run, at_work, errand_of
from generator.batch.packed_case import MakesExaminer, PackedCase
from generator.batch.parts import PartResult, results_of
from generator.batch.place import Errand, RunMustEnd
from generator.batch.result import UnitResult
from generator.batch.standing import standing
from generator.batch.unit_files import bring_up_to_date, failed_unit
from generator.diagnostics import Diagnostic, Diagnostics
from generator.language import use_language

UNITS_PER_CHUNK: Final = 20
"""Enough that handing out costs little, few enough that Ctrl-C is answered within a second."""

UNITS_PER_LOOK: Final = 100
"""Looking costs a tenth of making."""


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
    with errand_of(asked, found, waiting) as errand:
        if errand is None:
            return
        written = False
        for result in results_of(_chunks(cases, errand, makes_examiner), executor, found):
            written = written or bool(result.written)
            yield result
        # Not file by file, which takes ten times as long; where a system has no such call, it writes when it
        # likes, and the next run tells by the hashes what a power cut took.
        if written and not errand.dry and hasattr(os, "sync"):
            os.sync()


@dataclass(frozen=True, slots=True)
class _Chunk:
    """Units of one case (phần việc), and the other folders that begin with their codes."""

    errand: Errand
    packed: PackedCase
    units: tuple[CaseUnit, ...]
    other_folders: Mapping[str, tuple[str, ...]]

    def carry_out(self) -> PartResult:
        if problem := at_work(self.errand):
            return PartResult((), problem)
        results: list[UnitResult] = []
        for unit in self.units:
            others = self.other_folders.get(unit.code, ())
            try:
                results.append(bring_up_to_date(unit, self.packed, self.errand, others))
            except RunMustEnd as end:
                return PartResult((*results, failed_unit(unit, self.packed.key, end.problem)), end.problem)
        return PartResult(tuple(results))

    def one_by_one(self) -> tuple[_Chunk, ...]:
        return tuple(replace(self, units=(unit,)) for unit in self.units)

    def failed(self, problem: Diagnostic) -> tuple[UnitResult, ...]:
        return tuple(failed_unit(unit, self.packed.key, problem) for unit in self.units)


def _chunks(
    cases: Iterable[tuple[Case, Sequence[CaseUnit]]], errand: Errand, makes_examiner: MakesExaminer
) -> Iterator[_Chunk]:
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
            yield _Chunk(errand, packed, some, others)


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


def standing_units(
    units: Sequence[tuple[CaseUnit, str]], asked: Run, executor: Executor
) -> Iterator[UnitResult | None]:
    """What stands of units already, each given with the key of its case (hiện trạng), in their order.

    None where something is to be made: as ``standing``, many at a time.
    """
    looks = [
        _Look(asked, tuple(units[start : start + UNITS_PER_LOOK]))
        for start in range(0, len(units), UNITS_PER_LOOK)
    ]
    under_way = deque((look, executor.submit(_look, look)) for look in looks)
    while under_way:
        look, future = under_way.popleft()
        try:
            standing_now = executor.result(future)
        except WorkersLost:
            standing_now = (None,) * len(look.units)
        yield from standing_now


@dataclass(frozen=True, slots=True)
class _Look:
    asked: Run
    units: tuple[tuple[CaseUnit, str], ...]


def _look(look: _Look) -> tuple[UnitResult | None, ...]:
    use_language(look.asked.language, os.environ)
    folder = look.asked.folder.absolute()
    return tuple(standing(unit, case, folder, look.asked.kinds) for unit, case in look.units)
