"""What ``batch``, ``derive`` and ``update`` have in common: who does the work, and how the result is told."""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass
from gettext import gettext as _
from gettext import ngettext
from pathlib import Path
from typing import TYPE_CHECKING, Final

import click

from generator.cli.exit_codes import ExitCode
from generator.cli.parameters import folder_option, real_path
from generator.cli.progress import Progress
from generator.cli.streams import diagnostics_as_json, print_json, print_result, report, say
from generator.diagnostics import Diagnostic, Diagnostics, Location, Severity

if TYPE_CHECKING:
    from generator.batch.batch import Outcome
    from generator.batch.executors import Executor
    from generator.batch.plan import Plan
    from generator.batch.result import Finding, UnitResult

_SHOWN: Final = 50
"""So many findings stand on the screen; the page of the batch has them all."""


def workers_option() -> click.Option:
    """How many processes work at a batch (số tiến trình)."""
    return click.Option(
        ["--workers"],
        type=click.IntRange(min=1),
        metavar="N",
        show_default=_("one per processor"),
        help=_("How many processes of this machine work at it."),
    )


def cluster_option() -> click.Option:
    """The scheduler of a cluster (cụm máy)."""
    return click.Option(
        ["--cluster"],
        metavar="tcp://HOST:PORT",
        help=_(
            "Have the workers of this scheduler of dask.distributed do it, on machines that see the same "
            "folders."
        ),
    )


def pdf_option() -> click.Option:
    """PDF files beside the Word files."""
    return click.Option(["--pdf"], is_flag=True, help=_("Make PDF files as well, through LibreOffice."))


def output_option() -> click.Option:
    """Where the folders of communes go (thư mục kết quả)."""
    explanation = _("Where the folders of the communes go; otherwise into `output`, by the dossier's name.")
    return folder_option("--output", explanation)


def usual_folder(dossier: Path) -> Path:
    """Where communes go when nothing else is said (thư mục kết quả): in ``output``, by the dossier's name."""
    return Path("output") / f"{real_path(dossier).name}-cap-xa"


@dataclass(frozen=True, slots=True)
class Way:
    """How a plan is to be carried out, as options say it (cách thực hiện)."""

    workers: int | None = None
    cluster: str | None = None
    dry: bool = False
    dossiers: bool = False
    pdf: bool = False


def make(plan: Plan, folder: Path, way: Way, found: Diagnostics) -> Outcome:
    """Carry a plan out, and write the page that reports on it."""
    from generator.batch.batch import Asked, Outcome, carry_out  # noqa: PLC0415 - heavy
    from generator.word.pdf import find_libreoffice  # noqa: PLC0415

    libreoffice = find_libreoffice(os.environ.get("PATH", ""), found) if way.pdf else None
    with (
        executor_for(way.workers, way.cluster, found) as executor,
        Progress(_("Making the papers")) as progress,
    ):
        if executor is None:
            return Outcome()
        language = os.environ["LANGUAGE"]
        asked = Asked(
            *(folder, executor, language, say_waiting, progress),
            dry=way.dry,
            dossiers=way.dossiers,
            libreoffice=libreoffice,
        )
        return carry_out(plan, asked, found)


def executor_for(
    workers: int | None, cluster: str | None, found: Diagnostics
) -> AbstractContextManager[Executor | None]:
    """Who does the work: processes of this machine, or a cluster; None where it cannot be reached."""
    from generator.batch.executors import cluster_executor, local_executor  # noqa: PLC0415 - heavy

    if cluster is not None:
        return cluster_executor(cluster, found)
    return local_executor(workers or os.cpu_count() or 1)


def say_waiting() -> None:
    """Tell the person that another run has the folder."""
    say(_("Another run is writing into this folder; waiting until it is done."))


def finish(outcome: Outcome, folder: Path, found: Diagnostics, sentence: str, *, as_json: bool) -> ExitCode:
    """Tell what became of the units, what failed and why; the folders of the units stand on stdout."""
    from generator.batch.result import Status  # noqa: PLC0415 - heavy

    results = outcome.results
    if as_json:
        print_json(
            {
                "units": [_as_json(one, folder) for one in results],
                "summary": summary(outcome),
                "diagnostics": diagnostics_as_json(found),
            }
        )
    else:
        report(found)
        _tell_findings(results, folder)
        say(sentence)
        for one in results:
            if one.status is not Status.FAILED:
                print_result(str(folder / one.folder))
    bad = any(one.status in {Status.FAILED, Status.CONFLICT} or _has_errors(one) for one in results)
    return ExitCode.FAILED if bad or outcome.edits.lost or found.has_errors() else ExitCode.DONE


def _has_errors(result: UnitResult) -> bool:
    return any(one.severity == Severity.ERROR for one in result.findings)


def _as_json(result: UnitResult, folder: Path) -> dict[str, object]:
    return {
        "code": result.code,
        "name": result.name,
        "status": result.status.value,
        "case": result.case,
        "documents": [
            {
                "kind": one.kind,
                "path": str(folder / result.folder / one.file),
                "sha256": one.sha256,
                "blanks": list(one.blanks),
            }
            for one in result.documents
        ],
        "findings": findings_as_json(result.findings),
    }


def findings_as_json(findings: Iterable[Finding]) -> list[dict[str, object]]:
    """Findings in units as the objects of the JSON results."""
    return [
        {
            "code": one.code,
            "severity": one.severity,
            "message": one.message,
            "hint": one.hint,
            "file": one.file,
        }
        for one in findings
    ]


def summary(outcome: Outcome) -> dict[str, int]:
    """How many units stand how, how many papers they have, how many were written (tổng hợp)."""
    from generator.batch.result import Status  # noqa: PLC0415 - heavy

    results = outcome.results
    counts = Counter(one.status for one in results)
    return {
        "units": len(results),
        **{status.value: counts[status] for status in Status},
        "followed": counts[Status.WRITTEN] + counts[Status.UNCHANGED] + counts[Status.EDITED],
        "documents": sum(len(one.documents) for one in results),
        "files_written": sum(one.written for one in results),
        "findings": sum(len(one.findings) for one in results),
        "local_edits_kept": outcome.edits.kept,
        "local_edits_lost": outcome.edits.lost,
    }


def told(outcome: Outcome, *, dry: bool = False) -> str:
    """The summary of a batch as a person reads it."""
    counts = summary(outcome)
    if not outcome.results:
        return _("Nothing was written.")
    papers = counts["files_written"]
    if dry:
        written = ngettext("{count} paper would be written", "{count} papers would be written", papers)
    else:
        written = ngettext("{count} paper written", "{count} papers written", papers)
    return _listed(
        [
            (ngettext("{count} commune", "{count} communes", counts["units"]), counts["units"]),
            (written, papers),
            *_exceptions(counts),
        ]
    )


def followed(outcome: Outcome) -> str:
    """The summary of an update: who followed, who is in conflict, what became of the communes' own edits."""
    counts = summary(outcome)
    if not outcome.results:
        return _("Nothing was written.")
    follow, conflicts, lost = (counts[name] for name in ("followed", "conflict", "local_edits_lost"))
    return _listed(
        [
            (ngettext("{count} commune followed", "{count} communes followed", follow), follow),
            (ngettext("{count} conflict", "{count} conflicts", conflicts), conflicts),
            (ngettext("{count} local edit lost", "{count} local edits lost", lost), lost),
            *_exceptions({**counts, "conflict": 0}),
        ]
    )


def _exceptions(counts: Mapping[str, int]) -> list[tuple[str, int]]:
    """What of a summary is only said where there is some."""
    unchanged, edited, failed = counts["unchanged"], counts["edited"], counts["failed"]
    parts = [
        (ngettext("{count} commune unchanged", "{count} communes unchanged", unchanged), unchanged),
        (
            ngettext(
                "{count} commune with files edited by hand, which were kept",
                "{count} communes with files edited by hand, which were kept",
                edited,
            ),
            edited,
        ),
        (ngettext("{count} conflict", "{count} conflicts", counts["conflict"]), counts["conflict"]),
        (ngettext("{count} failed", "{count} failed", failed), failed),
    ]
    return [part for part in parts if part[1]]


def _listed(parts: Sequence[tuple[str, int]]) -> str:
    from generator.vietnamese.numbers import format_number  # noqa: PLC0415 - heavy

    return ", ".join(text.format(count=format_number(count)) for text, count in parts) + "."


def _tell_findings(results: Sequence[UnitResult], folder: Path) -> None:
    """What is wrong with units, errors first, the same at several units once.

    Notes, and what is too much here, stay on the page.
    """
    alike: dict[Finding, list[UnitResult]] = {}
    for result in results:
        for one in result.findings:
            if one.severity != Severity.NOTE:
                alike.setdefault(one, []).append(result)
    wrong = [_told_once(one, several, folder) for one, several in alike.items()]
    wrong.sort(key=lambda problem: problem.severity is not Severity.ERROR)
    for problem in wrong[:_SHOWN]:
        say(str(problem))
    if (more := len(wrong) - _SHOWN) > 0:
        say(
            ngettext("and {count} more: see {page}", "and {count} more: see {page}", more).format(
                count=more, page=folder / "index.html"
            )
        )


def _told_once(finding: Finding, results: Sequence[UnitResult], folder: Path) -> Diagnostic:
    message, others = finding.message, len(results) - 1
    if others:
        more = ngettext("(and {count} unit more)", "(and {count} units more)", others).format(count=others)
        message = f"{message} {more}"
    place = _place(results[0], finding, folder)
    return Diagnostic(finding.code, Severity(finding.severity), message, place, finding.hint)


def _place(result: UnitResult, finding: Finding, folder: Path) -> Location:
    return Location(str(folder / result.folder / (finding.file or "")))
