"""Parts of a batch go out to workers (chia việc), a bounded number at a time; results come back in order."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import Future
from concurrent.futures import wait as wait_for
from dataclasses import dataclass
from gettext import gettext as _
from typing import Final, Protocol

from generator.batch.executors import Executor, WorkersLost
from generator.batch.result import UnitResult
from generator.diagnostics import Diagnostic, Diagnostics, Severity

LOSSES_IN_A_ROW: Final = 5
"""When so many units in a row lose the process that makes them, it is not the units."""


@dataclass(frozen=True, slots=True)
class PartResult:
    """What became of the units of a part, up to the one at which a fault of the disk ended it."""

    results: tuple[UnitResult, ...]
    problem: Diagnostic | None = None


class Part(Protocol):
    """Units that go to a worker together, as plain data with all it must know (phần việc)."""

    def carry_out(self) -> PartResult:
        """Do the work, in whatever process this is."""

    def one_by_one(self) -> Sequence[Part]:
        """The same work in parts of one unit each."""

    def failed(self, problem: Diagnostic) -> tuple[UnitResult, ...]:
        """The units, were it not done because of this problem."""


def results_of(parts: Iterable[Part], executor: Executor, found: Diagnostics) -> Iterator[UnitResult]:
    """Have parts done, each taken when there is room for it; the results of their units, in their order.

    A part whose worker died is done once more, unit by unit, and a unit that kills its worker again is named
    as failed (``worker-lost``). What concerns all units ends the work, with its error in ``found``.
    """
    yield from _Handing(executor, found).results(parts)


def _carry_out(part: Part) -> PartResult:
    return part.carry_out()


class _Handing:
    def __init__(self, executor: Executor, found: Diagnostics) -> None:
        self._executor = executor
        self._found = found
        self._under_way: deque[tuple[Part, Future[PartResult]]] = deque()
        self._losses_in_a_row = 0
        self._ended = False

    def results(self, parts: Iterable[Part]) -> Iterator[UnitResult]:
        try:
            for part in parts:
                self._under_way.append((part, self._executor.submit(_carry_out, part)))
                while len(self._under_way) >= self._executor.room:
                    yield from self._first()
                if self._ended:
                    break
            while self._under_way:
                yield from self._first()
        finally:
            for _part, future in self._under_way:
                future.cancel()
            # The folder is ours until nobody writes into it any more.
            wait_for([future for _part, future in self._under_way if not future.cancelled()])

    def _first(self) -> Iterator[UnitResult]:
        part, future = self._under_way.popleft()
        try:
            made = self._made(part, future)
        except WorkersLost as lost:
            if lost.for_good:
                self._end(_workers_lost())
            for single in part.one_by_one():
                if not self._ended:
                    yield from self._alone(single)
        else:
            yield from self._received(made)

    def _alone(self, single: Part) -> Iterator[UnitResult]:
        """Do the work of one unit again, by itself: if it kills its worker, it takes no other along."""
        try:
            made = self._made(single, self._executor.submit(_carry_out, single))
        except WorkersLost:
            yield from single.failed(self._lost())
        else:
            self._losses_in_a_row = 0
            yield from self._received(made)

    def _made(self, part: Part, future: Future[PartResult]) -> PartResult:
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
            return PartResult(part.failed(Diagnostic("worker-failed", Severity.ERROR, message, None, hint)))

    def _lost(self) -> Diagnostic:
        self._losses_in_a_row += 1
        if self._losses_in_a_row == LOSSES_IN_A_ROW:
            self._end(_workers_lost())
        message = _("the process that made the papers of this unit ended twice before they were done")
        return Diagnostic("worker-lost", Severity.ERROR, message, None, _memory_hint())

    def _received(self, made: PartResult) -> Iterator[UnitResult]:
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
