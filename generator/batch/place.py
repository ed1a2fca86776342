"""A unit's folder being written into (nơi ghi): each file whole, the record before what it promises."""

from __future__ import annotations

import errno
import os
from dataclasses import dataclass
from pathlib import Path

from generator.batch.record import RECORD, UnitRecord
from generator.batch.result import Finding
from generator.batch.standing import finding_of
from generator.diagnostics import Diagnostic, Diagnostics
from generator.whole_files import (
    concerns_the_disk,
    replace_quickly,
    report_fault,
    report_in_use,
    sweep_quick_parts,
)


@dataclass(frozen=True, slots=True)
class Errand:
    """What a run does in every unit's folder (việc chung của lượt chạy).

    ``folder`` holds the folders of all units; ``language`` is that of messages; ``kinds`` are those made,
    none means all; a ``dry`` run writes nothing and says what would be.
    """

    folder: Path
    language: str
    kinds: tuple[str, ...]
    dry: bool


class RunMustEnd(Exception):  # noqa: N818 - it is a state of the disk, not a fault of ours
    """What stopped this unit would stop every other one; ``problem`` says why."""

    def __init__(self, problem: Diagnostic) -> None:
        super().__init__(problem.code)
        self.problem = problem


class Place:
    """The folder of one unit and what is found in it; raises ``RunMustEnd`` where the disk is at an end."""

    def __init__(self, errand: Errand, name: str) -> None:
        self.path = errand.folder / name
        self.findings: list[Finding] = []
        self._errand = errand

    def make(self) -> None:
        """Make the folder where there is none, and remove what a killed run left half written."""
        try:
            self.path.mkdir(exist_ok=True)
        except PermissionError as fault:
            # Where one folder cannot be made, neither can those of the other units.
            raise RunMustEnd(self._problem(fault)) from fault
        except OSError as fault:
            self.end_if_hopeless(fault)
            raise
        sweep_quick_parts(self.path)

    def put(self, name: str, content: bytes) -> bool:
        """Put a file in its place; False, and a finding, when what stands there is held open."""
        path = self.path / name
        try:
            done = replace_quickly(path, content)
        except OSError as fault:
            self.end_if_hopeless(fault)
            raise
        if not done:
            problems = Diagnostics()
            report_in_use(path, problems)
            self.note(problems, name)
        return done

    def put_record(self, record: UnitRecord) -> bool:
        """Write the record, unless it says just this already; False when it is held open."""
        content = record.to_bytes()
        try:
            if (self.path / RECORD).read_bytes() == content:
                return True
        except FileNotFoundError:
            pass
        return self.put(RECORD, content)

    def note(self, problems: Diagnostics, file: str | None) -> None:
        """Take up what was found in a file of the folder."""
        self.findings.extend(finding_of(one, file) for one in problems)

    def end_if_hopeless(self, fault: OSError) -> None:
        """Raise ``RunMustEnd`` for a fault that every other unit would meet too."""
        folder = self._errand.folder
        no_right = fault.errno in {errno.EACCES, errno.EPERM} and not os.access(folder, os.W_OK)
        if concerns_the_disk(fault) or no_right or not folder.is_dir():
            raise RunMustEnd(self._problem(fault)) from fault

    def _problem(self, fault: OSError) -> Diagnostic:
        problems = Diagnostics()
        report_fault(fault, self._errand.folder, problems)
        return problems.found[0]
