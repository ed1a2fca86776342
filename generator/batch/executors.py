"""Who does the work of a batch (nơi thực hiện): this process, processes of this machine, or a cluster."""

from __future__ import annotations

import multiprocessing
import os
import signal
import threading
from collections.abc import Callable, Iterator
from concurrent.futures import BrokenExecutor, CancelledError, Future, ProcessPoolExecutor
from concurrent.futures import TimeoutError as NotYet
from contextlib import contextmanager
from gettext import gettext as _
from multiprocessing.connection import wait
from typing import Any, Final, Protocol, TypeVar

from generator.diagnostics import Diagnostics

_Given = TypeVar("_Given")
_Made = TypeVar("_Made")

MOST_PROCESSES: Final = 61
"""Windows waits for no more than so many processes at once."""

TASKS_PER_WORKER: Final = 2
"""One being worked at, and one waiting."""

CLUSTER_PATIENCE_S: Final = 30.0
"""How long to wait for the scheduler, and for a cluster without workers to get one."""


class WorkersLost(Exception):  # noqa: N818 - it is a state of the machines, not a fault of ours
    """Whoever worked at a task ended before it was done; ``for_good`` when nobody else is left."""

    def __init__(self, *, for_good: bool = False) -> None:
        super().__init__()
        self.for_good = for_good


class Executor(Protocol):
    """Does tasks that are functions of a module and plain data (bộ thực hiện)."""

    @property
    def room(self) -> int:
        """How many tasks may be under way: enough that nobody idles, few enough to stay small."""

    def submit(self, task: Callable[[_Given], _Made], given: _Given) -> Future[_Made]:
        """Have a task done; where nobody is left to do it, its result tells so."""

    def result(self, future: Future[_Made]) -> _Made:
        """Wait for what a task makes; raises ``WorkersLost``, or what the task raised."""


@contextmanager
def local_executor(workers: int) -> Iterator[Executor]:
    """Have tasks done by so many processes of this machine, by this one if it is 1."""
    if workers == 1:
        yield _ThisProcess()
        return
    processes = _Processes(min(workers, MOST_PROCESSES))
    try:
        yield processes
    finally:
        processes.close()


class _ThisProcess:
    room = 1

    def submit(self, task: Callable[[_Given], _Made], given: _Given) -> Future[_Made]:
        future: Future[_Made] = Future()
        try:
            future.set_result(task(given))
        except Exception as fault:
            future.set_exception(fault)
        return future

    def result(self, future: Future[_Made]) -> _Made:
        return future.result()


class _Processes:
    """A pool of processes, made anew when one of them has died: Python then gives up the whole pool."""

    def __init__(self, workers: int) -> None:
        self._workers = workers
        self.room = workers * TASKS_PER_WORKER
        self._pool: ProcessPoolExecutor | None = None

    def submit(self, task: Callable[[_Given], _Made], given: _Given) -> Future[_Made]:
        for _attempt in range(2):
            # Making the pool lets interrupts in again (multiprocessing does), so it stands outside.
            pool = self._running()
            try:
                with _interrupts_held_back():
                    return pool.submit(task, given)
            except BrokenExecutor:
                self.close()
        return _lost()

    def result(self, future: Future[_Made]) -> _Made:
        try:
            return future.result()
        except BrokenExecutor as fault:
            raise WorkersLost from fault

    def close(self) -> None:
        if self._pool is not None:
            self._pool.shutdown(cancel_futures=True)
            self._pool = None

    def _running(self) -> ProcessPoolExecutor:
        # Started anew rather than forked on every system: a fork of a process with threads may stand still.
        if self._pool is None:
            self._pool = ProcessPoolExecutor(
                self._workers, mp_context=multiprocessing.get_context("spawn"), initializer=_begin_work
            )
        return self._pool


def _lost() -> Future[Any]:
    future: Future[Any] = Future()
    future.set_exception(WorkersLost())
    return future


@contextmanager
def _interrupts_held_back() -> Iterator[None]:
    """Processes started meanwhile do not hear of Ctrl-C, not even while they start; this one does, later."""
    if not hasattr(signal, "pthread_sigmask"):
        yield
        return
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def _begin_work() -> None:
    """Ctrl-C is for the run, which lets its workers finish; when the run itself is gone, so are they."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    threading.Thread(target=_end_with_the_run, daemon=True).start()


def _end_with_the_run() -> None:
    parent = multiprocessing.parent_process()
    if parent is not None:
        wait([parent.sentinel])
        os._exit(1)


@contextmanager
def cluster_executor(address: str, found: Diagnostics) -> Iterator[Executor | None]:
    """Have tasks done by the workers of a scheduler of dask.distributed, such as ``tcp://10.0.0.5:8786``.

    All machines must have the same vanban and see the same folder under the same path; a scheduler on an open
    network runs whatever anybody sends to it. Errors, which give None: ``cluster-not-installed``,
    ``cluster-not-reached``, ``cluster-without-workers``.
    """
    try:
        # Slow to import, an extra that few install.
        import distributed  # noqa: PLC0415
    except ImportError:
        message = _("vanban was installed without what a cluster needs")
        found.error("cluster-not-installed", message, hint=_("run: {command}").format(command=_INSTALL))
        yield None
        return
    try:
        connect: Any = distributed.Client
        client = connect(address, timeout=CLUSTER_PATIENCE_S, set_as_default=False)
    except (OSError, ValueError, ImportError, RuntimeError) as fault:
        message = _("the scheduler {address} does not answer: {reason}").format(address=address, reason=fault)
        found.error("cluster-not-reached", message, hint=_("see whether it runs, and give tcp://HOST:PORT"))
        yield None
        return
    with client:
        try:
            client.wait_for_workers(1, timeout=CLUSTER_PATIENCE_S)
        except NotYet:
            message = _("the scheduler {address} has no workers").format(address=address)
            found.error(
                "cluster-without-workers",
                message,
                hint=_("start one: {command}").format(command=f"dask worker {address}"),
            )
            yield None
            return
        yield _Cluster(client)


_INSTALL: Final = "pip install 'vanban[cluster]'"


class _Cluster:
    """The workers of a scheduler; it gives the task of one that died to another, three times at most."""

    def __init__(self, client: Any) -> None:
        from distributed import KilledWorker  # noqa: PLC0415
        from distributed.comm.core import CommClosedError  # noqa: PLC0415

        self._client = client
        self._executor = client.get_executor(pure=False)
        self._lost = (KilledWorker, CommClosedError, CancelledError, BrokenExecutor)

    @property
    def room(self) -> int:
        return max(1, self._threads()) * TASKS_PER_WORKER

    def submit(self, task: Callable[[_Given], _Made], given: _Given) -> Future[_Made]:
        try:
            future: Future[_Made] = self._executor.submit(task, given)
        except (*self._lost, OSError, RuntimeError):
            return _lost()
        return future

    def result(self, future: Future[_Made]) -> _Made:
        idle_s = 0.0
        while True:
            try:
                return future.result(timeout=_LOOK_AROUND_S)
            except self._lost as fault:
                raise WorkersLost from fault
            except NotYet:
                idle_s = 0.0 if self._threads() else idle_s + _LOOK_AROUND_S
                if idle_s >= CLUSTER_PATIENCE_S:
                    raise WorkersLost(for_good=True) from None

    def _threads(self) -> int:
        try:
            return sum(map(int, self._client.nthreads().values()))
        except (*self._lost, OSError, RuntimeError):
            return 0


_LOOK_AROUND_S: Final = 1.0
