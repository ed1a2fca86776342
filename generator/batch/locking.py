"""A batch has its folder to itself (khoá thư mục): a second run waits until the first is done."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from gettext import gettext as _
from pathlib import Path
from typing import Final

from filelock import FileLock, Timeout

from generator.batch.place import Errand
from generator.diagnostics import Diagnostic, Diagnostics, Location, Severity
from generator.language import use_language
from generator.whole_files import make_folder, report_fault

LOCK: Final = ".vanban-batch.lock"


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


@contextmanager
def errand_of(asked: Run, found: Diagnostics, waiting: Callable[[], None]) -> Iterator[Errand | None]:
    """The errand of a run, its folder made and locked; the system lets go of it when a process dies.

    A dry run needs neither. ``waiting`` is told before another run is waited for. None where the folder
    cannot be made or written into; the errors are those of ``whole_files``.
    """
    errand = Errand(asked.folder.absolute(), asked.language, asked.kinds, asked.dry)
    if asked.dry:
        yield errand
        return
    if not make_folder(asked.folder, found):
        yield None
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
        yield None
        return
    try:
        yield errand
    finally:
        lock.release()


def at_work(errand: Errand) -> Diagnostic | None:
    """Make ready for an errand in a worker; the problem where it does not see the folder that was locked."""
    use_language(errand.language, os.environ)
    if errand.dry or (errand.folder / LOCK).exists():
        return None
    message = _("the folder of the batch is not there, or not the same, where the papers are made")
    hint = _("the machines of a cluster must see the same folder under the same path")
    place = Location(str(errand.folder))
    return Diagnostic("folder-not-shared", Severity.ERROR, message, place, hint)
