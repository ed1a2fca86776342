"""PDF files of a batch (bản PDF hàng loạt), made by LibreOffice from papers as vanban wrote them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from gettext import gettext as _
from pathlib import Path

from generator.batch.executors import Executor
from generator.batch.locking import Run, at_work, errand_of
from generator.batch.parts import PartResult, results_of
from generator.batch.place import Errand, Place, RunMustEnd
from generator.batch.record import RecordedFile, UnitRecord, read_record
from generator.batch.result import Finding, Status, UnitDocument, UnitResult
from generator.batch.standing import finding_of, has_errors, sha256_at
from generator.diagnostics import Diagnostic, Diagnostics, Severity
from generator.whole_files import report_fault, report_in_use, sha256_of
from generator.word.pdf import DOCUMENTS_PER_CALL, convert_to_pdf


def with_pdfs(
    results: Iterable[UnitResult],
    asked: Run,
    executor: Executor,
    libreoffice: Path,
    found: Diagnostics,
    waiting: Callable[[], None],
) -> Iterator[UnitResult]:
    """Make the PDF of each paper of the units (chuyển sang PDF); the results with what became of them.

    A PDF that shows the paper as it stands is left alone; a paper edited by hand gets none, and a PDF edited
    by hand is kept. Faults of LibreOffice fail the unit they meet (``pdf-not-made``, ``pdf-wrong``). As with
    ``run``, the disk may end the work; results that were not reached are not given.
    """
    with errand_of(asked, found, waiting) as errand:
        if errand is not None:
            yield from results_of(_parts(results, errand, libreoffice), executor, found)


@dataclass(frozen=True, slots=True)
class _Part:
    """Units with about as many papers as LibreOffice takes at once (phần việc)."""

    errand: Errand
    libreoffice: Path
    units: tuple[UnitResult, ...]

    def carry_out(self) -> PartResult:
        if problem := at_work(self.errand):
            return PartResult((), problem)
        folders = [_PdfFolder(self.errand, unit) for unit in self.units]
        wanted = [paper for folder in folders for paper in folder.wanted()]
        problems = Diagnostics()
        made = convert_to_pdf(wanted, problems, libreoffice=self.libreoffice) if wanted else ()
        pdfs = {path: pdf for path, pdf in zip(wanted, made, strict=True) if pdf is not None}
        results: list[UnitResult] = []
        for folder in folders:
            try:
                results.append(folder.finished(pdfs, problems))
            except RunMustEnd as end:
                return PartResult(
                    (*results, *replace(self, units=(folder.unit,)).failed(end.problem)), end.problem
                )
        return PartResult(tuple(results))

    def one_by_one(self) -> tuple[_Part, ...]:
        return tuple(replace(self, units=(unit,)) for unit in self.units)

    def failed(self, problem: Diagnostic) -> tuple[UnitResult, ...]:
        finding = finding_of(problem)
        return tuple(
            replace(unit, status=Status.FAILED, findings=(*unit.findings, finding)) for unit in self.units
        )


def _parts(results: Iterable[UnitResult], errand: Errand, libreoffice: Path) -> Iterator[_Part]:
    units: list[UnitResult] = []
    papers = 0
    for result in results:
        if units and papers + len(result.documents) > DOCUMENTS_PER_CALL:
            yield _Part(errand, libreoffice, tuple(units))
            units, papers = [], 0
        units.append(result)
        papers += len(result.documents)
    if units:
        yield _Part(errand, libreoffice, tuple(units))


class _PdfFolder:
    """The folder of a unit while its PDF files are made."""

    def __init__(self, errand: Errand, unit: UnitResult) -> None:
        self.unit = unit
        self._place = Place(errand, unit.folder)
        problems = Diagnostics()
        self._record = read_record(self._place.path, problems)
        self._place.note(problems, None)
        self._papers = tuple(self._own_papers())
        self._current: dict[str, RecordedFile] = {}
        self._present: dict[str, str | None] = {}

    def wanted(self) -> tuple[Path, ...]:
        """The papers that lack a PDF which may be written."""
        return tuple(self._place.path / one.file for one in self._papers if self._may_be_written(one))

    def finished(self, pdfs: dict[Path, bytes], problems: Diagnostics) -> UnitResult:
        """The unit with its PDF files, those of ``pdfs`` written; ``problems`` are those of all units."""
        own = {str(self._place.path / one.file): one.file for one in self._papers}
        for one in problems:
            if one.location is None:
                self._place.findings.append(finding_of(one))
            elif one.location.file in own:
                self._place.findings.append(finding_of(one, own[one.location.file]))
        new = {
            _pdf_name(one): (one, pdf)
            for one in self._papers
            if (pdf := pdfs.get(self._place.path / one.file)) is not None
        }
        try:
            written = self._write(new)
        except OSError as fault:
            faults = Diagnostics()
            report_fault(fault, self._place.path, faults)
            self._place.note(faults, None)
            written = ()
        return self._result(written)

    def _own_papers(self) -> Iterator[RecordedFile]:
        """The papers of the result that stand as vanban wrote them."""
        files = self._record.by_name() if self._record else {}
        for document in self.unit.documents:
            one = files.get(document.file)
            if one is not None and one.made_from is not None and self._stands(one):
                yield one

    def _stands(self, paper: RecordedFile) -> bool:
        try:
            return sha256_at(self._place.path / paper.file) == paper.sha256
        except OSError:
            return False

    def _may_be_written(self, paper: RecordedFile) -> bool:
        name = _pdf_name(paper)
        recorded = self._files().get(name)
        try:
            present = sha256_at(self._place.path / name)
        except OSError:
            faults = Diagnostics()
            report_in_use(self._place.path / name, faults)
            self._place.note(faults, name)
            return False
        self._present[name] = present
        if present is not None and (recorded is None or not recorded.is_ours(present)):
            message = _("the PDF was not made by vanban, or was edited since; it is not overwritten")
            hint = _("keep it under another name, and run again with --pdf")
            self._place.findings.append(Finding("edited-by-hand", Severity.WARNING, message, name, hint))
            return False
        if recorded is not None and present == recorded.sha256 and recorded.made_from == paper.sha256:
            self._current[name] = recorded
            return False
        return True

    def _write(self, new: dict[str, tuple[RecordedFile, bytes]]) -> tuple[str, ...]:
        """Promise the new files, write them, and put down which were."""
        record = self._record
        if not new or record is None:
            return ()
        promised = {
            name: RecordedFile(paper.kind, name, sha256_of(pdf), None, paper.blanks, self._present[name])
            for name, (paper, pdf) in new.items()
        }
        if not self._place.put_record(_with(record, promised)):
            return ()
        written = tuple(name for name, (_paper, pdf) in new.items() if self._place.put(name, pdf))
        for name in written:
            promised[name] = replace(promised[name], made_from=new[name][0].sha256, replaces=None)
            self._current[name] = promised[name]
        self._place.put_record(_with(record, promised))
        return written

    def _files(self) -> Mapping[str, RecordedFile]:
        return self._record.by_name() if self._record else {}

    def _result(self, written: tuple[str, ...]) -> UnitResult:
        unit = self.unit
        documents = tuple(
            UnitDocument(one.kind, one.file, one.sha256, one.blanks) for one in self._current.values()
        )
        status = unit.status
        if has_errors(self._place.findings):
            status = Status.FAILED
        elif written and status is Status.UNCHANGED:
            status = Status.WRITTEN
        # What was said of older PDF files no longer holds for those made now.
        findings = tuple(
            one for one in unit.findings if one.code != "pdf-outdated" or one.file not in self._current
        )
        return replace(
            unit,
            status=status,
            documents=(*unit.documents, *documents),
            findings=(*findings, *self._place.findings),
            written=unit.written + len(written),
        )


def _with(record: UnitRecord, more: Mapping[str, RecordedFile]) -> UnitRecord:
    return replace(record, files=tuple({**record.by_name(), **more}.values()))


def _pdf_name(paper: RecordedFile) -> str:
    return f"{Path(paper.file).stem}.pdf"
