"""A plan is carried out (thực hiện kế hoạch): rules and dossier read, cases made, papers written."""

from __future__ import annotations

import json
import tempfile
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from gettext import gettext as _
from pathlib import Path, PurePosixPath

from generator.adapting.trace import Change
from generator.adapting.tracing import filled, trace_as_json
from generator.batch.case import CASES, TRACE, Case, CaseUnit
from generator.batch.cases import CaseMaker, Group, groups
from generator.batch.executors import Executor
from generator.batch.guard import Guard
from generator.batch.locking import Run
from generator.batch.opening import open_plan
from generator.batch.own_edits import KeptEdits, conflicting_unit, count_edits, is_conflict
from generator.batch.pdf import with_pdfs
from generator.batch.plan import PLAN, Plan, inputs_fingerprint, read_plan
from generator.batch.record import RECORD
from generator.batch.report import BatchAbout, Differences, report_page
from generator.batch.result import Status, UnitResult
from generator.batch.run import run, standing_units
from generator.batch.selection import UnitRow
from generator.batch.table import trace_table, words_for_marks
from generator.batch.unit_files import failed_unit
from generator.diagnostics import Diagnostics, Location, Severity
from generator.output import GeneratedDocument, write_documents, write_file
from generator.pipeline import FILTERS, Progress
from generator.resources import templates_folder
from generator.word.template import TemplateLibrary

DOSSIER = "dossier"
CASE, TABLE, PAGE = "case.json", "bang-doi-chieu.docx", "index.html"


@dataclass(frozen=True, slots=True)
class Asked:
    """How a plan is carried out (yêu cầu): where to, by whom, in which language; ``dry`` writes nothing.

    ``dossiers`` asks for the dossier of each unit beside its papers, ``libreoffice`` makes PDF files of them.
    ``waiting`` is told when another run has the folder, ``progress`` how many units are done.
    """

    folder: Path
    executor: Executor
    language: str
    waiting: Callable[[], None]
    progress: Progress
    dry: bool = False
    dossiers: bool = False
    libreoffice: Path | None = None


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of each unit, in the plan's order (kết quả), and of the edits of units' own."""

    results: tuple[UnitResult, ...] = ()
    edits: KeptEdits = field(default_factory=KeptEdits)


@dataclass(slots=True)
class _Work:
    """A plan while it is carried out."""

    plan: Plan
    asked: Asked
    maker: CaseMaker
    rows: tuple[UnitRow, ...]
    groups: tuple[tuple[Group, tuple[CaseUnit, ...]], ...]
    found: Diagnostics
    results: dict[str, UnitResult] = field(default_factory=dict)
    differences: dict[str, Differences] = field(default_factory=dict)

    @property
    def way(self) -> Run:
        """How papers are written."""
        return Run(self.asked.folder, self.asked.language, self.plan.kinds, self.asked.dry)

    def take(self, result: UnitResult) -> None:
        """Note what became of a unit."""
        self.results[result.code] = result
        self.asked.progress(len(self.results), len(self.rows))

    def cases(self) -> Iterator[tuple[Case, tuple[CaseUnit, ...]]]:
        """The cases of which some unit is not up to date, each made when its turn comes."""
        library = TemplateLibrary(templates_folder(), FILTERS)
        everybody = [(unit, group.key) for group, units in self.groups for unit in units]
        for result in standing_units(everybody, self.way, self.asked.executor):
            if result is not None:
                self.take(result)
        for group, units in self.groups:
            waiting = tuple(unit for unit in units if unit.code not in self.results)
            differences = None if waiting else self._told_differences(group)
            if differences is not None:
                self.differences[group.key] = differences
                continue
            problems = Diagnostics()
            case = self.maker.make(group, problems)
            if case is None and is_conflict(problems):
                for unit in waiting:
                    self.take(conflicting_unit(unit, group.key, problems, self.asked.folder))
                continue
            told = set(self.found)
            self.found.extend(one for one in problems if one not in told)
            if case is None:
                worst = next(one for one in problems if one.severity is Severity.ERROR)
                for unit in waiting:
                    self.take(failed_unit(unit, group.key, worst))
                continue
            self.differences[group.key] = Differences.of(case.trace)
            if not self.asked.dry:
                self._tell(case, group, library)
            if waiting:
                yield case, waiting

    def _folder(self, group: Group) -> Path:
        return self.asked.folder / CASES / group.key

    def _told_differences(self, group: Group) -> Differences | None:
        """What an earlier run told of the same units; None where it is to be told anew."""
        folder = self._folder(group)
        if not all((folder / name).is_file() for name in (TRACE, TABLE)):
            return None
        try:
            told = json.loads((folder / CASE).read_bytes())
            if told["units"] != [row.unit.code for row in group.rows]:
                return None
            return Differences(
                {change: int(told["counts"][change]) for change in Change}, int(told["own_edits"])
            )
        except (OSError, ValueError, TypeError, KeyError):
            return None

    def _tell(self, case: Case, group: Group, library: TemplateLibrary) -> None:
        """Write what is the same for all units of a case: its trace, its table, then which units they are."""
        folder = self._folder(group)
        differences = self.differences[group.key]
        alone = group.rows[0] if len(group.rows) == 1 else None
        words = words_for_marks(case.marks) if alone is None else group.values(alone)
        shown = filled(case.trace, words)
        names = [row.unit.full_name for row in group.rows]
        table = trace_table(shown, names, library, self.plan.day, self.found)
        write_file(folder / TRACE, _json(trace_as_json(case.trace)), self.found)
        if table is not None:
            write_file(folder / TABLE, table, self.found)
        about = {
            "key": case.key,
            "marks": case.marks,
            "units": [row.unit.code for row in group.rows],
            "counts": differences.counts,
            "own_edits": differences.own_edits,
        }
        write_file(folder / CASE, _json(about), self.found)

    def write_dossiers(self) -> None:
        """Write the dossier of each unit beside its papers; files edited since are kept, and named."""
        folders = {unit.code: unit.folder for _group, units in self.groups for unit in units}
        for row in self.rows:
            if self.results[row.unit.code].status in {Status.FAILED, Status.CONFLICT}:
                continue
            with tempfile.TemporaryDirectory(prefix="vanban-") as staging:
                derived = self.maker.deriver.derive(row, Path(staging), self.found)
            if derived is not None:
                _write_dossier(
                    derived.files, self.asked.folder / folders[row.unit.code] / DOSSIER, self.found
                )

    def write_page(self) -> None:
        """Write the page that reports on all units."""
        rows = {row.unit.code: row for row in self.rows}
        name = self.maker.deriver.parent.read.dossier.committee.name
        about = BatchAbout(name, self.maker.deriver.rules.title, self.plan.day)
        page = report_page(self.in_order(), rows, self.differences, about)
        write_file(self.asked.folder / PAGE, page, self.found)

    def in_order(self) -> tuple[UnitResult, ...]:
        """The results in the order of the plan, as far as the run came."""
        return tuple(self.results[row.unit.code] for row in self.rows if row.unit.code in self.results)

    def note_others(self) -> None:
        """Name the folders of units that are not meant any more: they stay, and nobody updates them."""
        meant = {row.unit.code for row in self.rows}
        for place in sorted(self.asked.folder.glob(f"*/{RECORD}")):
            if place.parent.name.partition("-")[0] not in meant:
                message = _(
                    "this unit is no longer among those that papers are made for; its folder was kept"
                )
                hint = _("delete the folder if it is not needed any more")
                self.found.note("unit-left-out", message, Location(str(place.parent)), hint)


def carry_out(plan: Plan, asked: Asked, found: Diagnostics) -> Outcome:
    """Bring the folder of a plan up to date (thực hiện), and tell what became of each unit.

    Rows of the list with errors are reported and left out, the others are made.
    """
    earlier = read_plan(asked.folder, Diagnostics()) if (asked.folder / PLAN).is_file() else None
    work = _prepared(plan if earlier is None else plan.within(earlier), asked, found)
    if work is None or (earlier is not None and not _may_follow(work.plan, earlier, asked.folder, found)):
        return Outcome()
    kept = work.plan if earlier is None else work.plan.after(earlier)
    if work.groups and not asked.dry:
        # First, so that a run that is killed can be gone on with by `vanban update` too.
        write_file(asked.folder / PLAN, _json(kept.as_json(asked.folder)), found)
    for result in run(work.cases(), work.way, asked.executor, Guard, found, asked.waiting):
        work.take(result)
    if asked.libreoffice is not None and not asked.dry:
        made = work.in_order()
        for result in with_pdfs(made, work.way, asked.executor, asked.libreoffice, found, asked.waiting):
            work.take(result)
    if not asked.dry and work.results:
        if asked.dossiers:
            work.write_dossiers()
        else:
            work.note_others()
            work.write_page()
    library = work.maker.deriver.reader.provisions
    return Outcome(work.in_order(), count_edits(work.rows, work.results, asked.folder / CASES, library))


def _prepared(plan: Plan, asked: Asked, found: Diagnostics) -> _Work | None:
    opened = open_plan(plan, asked.folder, found)
    if opened is None:
        return None
    deriver, rows = opened.deriver, opened.rows
    inputs = inputs_fingerprint(plan, deriver.rules)
    several = tuple((group, group.units(inputs)) for group in groups(rows, deriver))
    return _Work(plan.by_codes(rows), asked, CaseMaker(deriver, plan.kinds), rows, several, found)


def _may_follow(plan: Plan, earlier: Plan, folder: Path, found: Diagnostics) -> bool:
    """Whether the folder of an earlier plan may take this one, for it remembers one dossier and its rules."""
    if not plan.is_of(earlier):
        message = _("communes of another dossier stand in this folder: {dossier}").format(
            dossier=earlier.dossier
        )
    elif plan.breaks_rules_of(earlier):
        message = _("communes made by other rules stand in this folder: {rules}").format(rules=earlier.rules)
    else:
        return True
    code = "other-batch" if not plan.is_of(earlier) else "other-rules"
    found.error(code, message, Location(str(folder / PLAN)), _("choose another folder with --output"))
    return False


def _write_dossier(files: Mapping[str, str], folder: Path, found: Diagnostics) -> None:
    by_folder: defaultdict[PurePosixPath, list[GeneratedDocument]] = defaultdict(list)
    for name, text in files.items():
        path = PurePosixPath(name)
        by_folder[path.parent].append(GeneratedDocument(DOSSIER, path.name, text.encode()))
    for inside, documents in by_folder.items():
        write_documents(documents, folder / inside, force=False, found=found)


def _json(data: object) -> bytes:
    return (json.dumps(data, ensure_ascii=False, indent=1) + "\n").encode()
