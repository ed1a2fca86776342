"""One unit's folder is brought up to date (cập nhật thư mục của một đơn vị): filled, written, re-opened.

The record is written first, with the hash of each file to come and of the one it takes the place of; then the
files; then the record again, with what was found in them. So whenever a run is killed, the next one knows
each file as the old or the new one of vanban's own, or as edited by hand; and it finishes what was promised.
Nothing waits for the disk: after a power cut files and records may be lost or hold only zeros, the hashes
tell, and the same input gives the same bytes again.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import Enum, auto
from gettext import gettext as _

from generator.batch.case import CasePaper, CaseUnit
from generator.batch.packed_case import PackedCase
from generator.batch.place import Errand, Place, RunMustEnd
from generator.batch.record import RECORD, RecordedFile, UnitRecord, read_record
from generator.batch.result import Finding, Status, UnitDocument, UnitResult
from generator.batch.standing import (
    finding_of,
    has_errors,
    notes_on_others,
    other_files,
    sha256_at,
    standing,
)
from generator.diagnostics import Diagnostic, Diagnostics, Location, Severity
from generator.whole_files import report_fault, report_in_use, report_not_a_folder, sha256_of


class _Standing(Enum):
    """What is to be done about a paper."""

    CURRENT = auto()
    TO_WRITE = auto()
    KEPT = auto()
    UNREADABLE = auto()


@dataclass(slots=True)
class _Paper:
    """A filled paper, and the hash of what stands in its place."""

    paper: CasePaper
    content: bytes
    sha256: str
    present: str | None
    standing: _Standing
    written: bool = False

    @property
    def is_current(self) -> bool:
        return self.written or self.standing is _Standing.CURRENT


def bring_up_to_date(
    unit: CaseUnit, packed: PackedCase, errand: Errand, other_folders: tuple[str, ...] = ()
) -> UnitResult:
    """Make a unit's papers what they should be (cập nhật), touching nothing that is so already.

    ``other_folders`` begin with the unit's code too: the folder of its earlier name is renamed. Files edited
    by hand are kept. Raises ``RunMustEnd`` where the disk is full, read-only or gone; any other fault is
    the unit's own.
    """
    try:
        return _UnitFolder(unit, packed, errand).bring_up_to_date(other_folders)
    except RunMustEnd:
        raise
    except OSError as fault:
        problems = Diagnostics()
        report_fault(fault, errand.folder / unit.folder, problems)
        return failed_unit(unit, packed.key, problems.found[0])
    except Exception as fault:
        message = _("the papers of this unit could not be made: {fault}").format(
            fault=f"{type(fault).__name__}: {fault}"
        )
        hint = _("this is a fault of vanban; make this unit alone with `vanban derive` to see more of it")
        return failed_unit(unit, packed.key, Diagnostic("unit-failed", Severity.ERROR, message, hint=hint))


def failed_unit(unit: CaseUnit, case: str, problem: Diagnostic) -> UnitResult:
    """A unit without papers (đơn vị không lập được), and why."""
    return _unit_result(unit, case, Status.FAILED, (finding_of(problem),))


class _UnitFolder:
    def __init__(self, unit: CaseUnit, packed: PackedCase, errand: Errand) -> None:
        self._unit = unit
        self._packed = packed
        self._errand = errand
        self._place = Place(errand, unit.folder)
        self._found = self._place.findings

    def bring_up_to_date(self, other_folders: tuple[str, ...]) -> UnitResult:
        self._take_over(other_folders)
        problems = Diagnostics()
        if self._place.path.exists() and not self._place.path.is_dir():
            report_not_a_folder(self._place.path, problems)
            self._place.note(problems, None)
            return self._result(())
        record = read_record(self._place.path, problems)
        if record is not None and record.code != self._unit.code:
            message = _("the record in this folder is that of another unit: {name}").format(name=record.name)
            hint = _("move the folder away and run again")
            problems.error("folder-of-other-unit", message, Location(str(self._place.path)), hint)
        self._place.note(problems, RECORD)
        if has_errors(self._found):
            return self._result(())
        return self._unchanged() or self._renewed(record)

    def _unchanged(self) -> UnitResult | None:
        errand = self._errand
        result = standing(self._unit, self._packed.key, errand.folder, errand.kinds)
        return result and replace(result, findings=(*self._found, *result.findings))

    def _take_over(self, other_folders: tuple[str, ...]) -> None:
        """Rename the folder that the unit had under an earlier name, edited files and all."""
        own = [
            other
            for name in other_folders
            if (record := read_record(other := self._errand.folder / name, Diagnostics())) is not None
            and record.code == self._unit.code
        ]
        if self._place.path.exists() or len(own) != 1:
            for other in own:
                message = _("another folder of the same unit stands beside: {name}").format(name=other.name)
                hint = _("see whether it holds papers edited by hand, then delete it")
                self._found.append(Finding("other-folder-of-unit", Severity.NOTE, message, hint=hint))
        elif self._errand.dry:
            self._place.path = own[0]
        else:
            try:
                own[0].rename(self._place.path)
            except OSError as fault:
                self._place.end_if_hopeless(fault)
                message = _("the unit's folder {name} cannot be renamed; a file in it may be open").format(
                    name=own[0].name
                )
                hint = _("close the file and run again")
                self._found.append(Finding("file-in-use", Severity.ERROR, message, hint=hint))

    def _renewed(self, record: UnitRecord | None) -> UnitResult:
        papers = self._compared_papers(record)
        names = {one.paper.name for one in papers}
        others = other_files(self._place.path, record, names, self._errand.kinds)
        if self._errand.dry:
            for one in papers:
                one.written = one.standing is _Standing.TO_WRITE
        else:
            self._write(papers, record, others)
        made = {one.paper.name: one.sha256 for one in papers}
        self._found.extend(notes_on_others(self._place.path, others, made, self._errand.kinds))
        return self._result(
            tuple(_document(one) for one in papers if one.is_current or one.present is not None),
            written=sum(one.written for one in papers),
            edited=any(one.standing is _Standing.KEPT for one in papers),
        )

    def _compared_papers(self, record: UnitRecord | None) -> tuple[_Paper, ...]:
        files = record.by_name() if record else {}
        return tuple(self._compared(one, files.get(one.name)) for one in self._packed.opened().case.papers)

    def _compared(self, paper: CasePaper, recorded: RecordedFile | None) -> _Paper:
        """Fill a paper and see what stands in its place; what cannot be replaced is told."""
        content = paper.stencil.fill(self._unit.values)
        one = _Paper(paper, content, sha256_of(content), None, _Standing.TO_WRITE)
        path = self._place.path / paper.name
        try:
            one.present = sha256_at(path)
        except IsADirectoryError:
            message = _("something that is no file stands where the file should be")
            hint = _("move it away and run again")
            self._found.append(Finding("output-failed", Severity.ERROR, message, paper.name, hint))
            one.standing = _Standing.UNREADABLE
        except OSError as fault:
            self._place.end_if_hopeless(fault)
            problems = Diagnostics()
            report_in_use(path, problems)
            self._place.note(problems, paper.name)
            one.standing = _Standing.UNREADABLE
        if one.present == one.sha256:
            one.standing = _Standing.CURRENT
        elif one.present is not None and not (recorded and recorded.is_ours(one.present)):
            one.standing = _Standing.KEPT
            if recorded is None:
                message = _("the file was not made by vanban, so it is not overwritten")
            else:
                message = _("the file was edited after vanban made it, so it is not overwritten")
            hint = _(
                "take over its edits with `vanban pull`, or keep it under another name and run again: "
                "the paper is then made anew"
            )
            self._found.append(Finding("edited-by-hand", Severity.WARNING, message, paper.name, hint))
        return one

    def _write(
        self, papers: tuple[_Paper, ...], record: UnitRecord | None, others: tuple[RecordedFile, ...]
    ) -> None:
        """Promise the papers, write them, examine them, and put down that the promise is kept."""
        self._place.make()
        names = {one.file for one in others}
        older = tuple(one for one in (record.findings if record else ()) if one.file in names)
        to_write = [one for one in papers if one.standing is _Standing.TO_WRITE]
        if to_write and not self._write_record(papers, record, others, older):
            return
        for one in to_write:
            one.written = self._place.put(one.paper.name, one.content)
        findings = tuple(finding for one in papers if one.is_current for finding in self._examined(one.paper))
        self._write_record(papers, record, others, (*findings, *older))
        self._found.extend(findings)

    def _examined(self, paper: CasePaper) -> tuple[Finding, ...]:
        examiner = self._packed.opened().examiner
        return examiner.examine(self._place.path / paper.name, self._unit, paper.kind, len(paper.blanks))

    def _write_record(
        self,
        papers: tuple[_Paper, ...],
        record: UnitRecord | None,
        others: tuple[RecordedFile, ...],
        findings: tuple[Finding, ...],
    ) -> bool:
        """Write the record, unless it says just this already; False when it is held open."""
        files = record.by_name() if record else {}
        own = tuple(self._entry(one, files.get(one.paper.name)) for one in papers)
        return self._place.put_record(UnitRecord.of(self._unit, self._packed.key, (*own, *others), findings))

    def _entry(self, one: _Paper, recorded: RecordedFile | None) -> RecordedFile:
        paper = one.paper
        entry = RecordedFile(paper.kind, paper.name, one.sha256, None, paper.blanks)
        if one.is_current:
            return replace(entry, made_from=self._unit.made_from)
        if one.standing is _Standing.TO_WRITE:
            return replace(entry, replaces=one.present)
        return replace(entry, replaces=(recorded.replaces or recorded.sha256) if recorded else None)

    def _result(
        self, documents: tuple[UnitDocument, ...], written: int = 0, *, edited: bool = False
    ) -> UnitResult:
        if has_errors(self._found):
            status = Status.FAILED
        elif edited:
            status = Status.EDITED
        else:
            status = Status.WRITTEN if written else Status.UNCHANGED
        return _unit_result(self._unit, self._packed.key, status, tuple(self._found), documents, written)


def _unit_result(
    unit: CaseUnit,
    case: str,
    status: Status,
    findings: tuple[Finding, ...],
    documents: tuple[UnitDocument, ...] = (),
    written: int = 0,
) -> UnitResult:
    return UnitResult(unit.code, unit.name, unit.folder, case, status, documents, findings, written)


def _document(one: _Paper) -> UnitDocument:
    sha256 = one.sha256 if one.is_current else one.present or ""
    return UnitDocument(one.paper.kind, one.paper.name, sha256, one.paper.blanks)
