"""What ``batch``, ``derive`` and ``update`` have in common: who does the work, and how the result is told."""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Sequence
from contextlib import AbstractContextManager
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


def make(
    plan: Plan,
    folder: Path,
    found: Diagnostics,
    *,
    workers: int | None = None,
    cluster: str | None = None,
    dry: bool = False,
    dossiers: bool = False,
) -> tuple[UnitResult, ...]:
    """Carry a plan out, and write the page that reports on it; what became of each unit."""
    from generator.batch.batch import Asked, carry_out  # noqa: PLC0415 - heavy

    with executor_for(workers, cluster, found) as executor, Progress(_("Making the papers")) as progress:
        if executor is None:
            return ()
        language = os.environ["LANGUAGE"]
        asked = Asked(folder, executor, language, _say_waiting, progress, dry=dry, dossiers=dossiers)
        return carry_out(plan, asked, found)


def executor_for(
    workers: int | None, cluster: str | None, found: Diagnostics
) -> AbstractContextManager[Executor | None]:
    """Who does the work: processes of this machine, or a cluster; None where it cannot be reached."""
    from generator.batch.executors import cluster_executor, local_executor  # noqa: PLC0415 - heavy

    if cluster is not None:
        return cluster_executor(cluster, found)
    return local_executor(workers or os.cpu_count() or 1)


def _say_waiting() -> None:
    say(_("Another run is writing into this folder; waiting until it is done."))


def finish(results: Sequence[UnitResult], folder: Path, found: Diagnostics, *, as_json: bool) -> ExitCode:
    """Tell what became of the units, what failed and why; the folders of the units stand on stdout."""
    from generator.batch.result import Status  # noqa: PLC0415 - heavy

    if as_json:
        print_json(
            {
                "units": [_as_json(one, folder) for one in results],
                "summary": summary(results),
                "diagnostics": diagnostics_as_json(found),
            }
        )
    else:
        report(found)
        _tell_findings(results, folder)
        say(told(results))
        for one in results:
            if one.status is not Status.FAILED:
                print_result(str(folder / one.folder))
    bad = any(one.status in {Status.FAILED, Status.CONFLICT} or _has_errors(one) for one in results)
    return ExitCode.FAILED if bad or found.has_errors() else ExitCode.DONE


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
        "findings": [
            {
                "code": one.code,
                "severity": one.severity,
                "message": one.message,
                "hint": one.hint,
                "file": one.file,
            }
            for one in result.findings
        ],
    }


def summary(results: Sequence[UnitResult]) -> dict[str, int]:
    """How many units stand how, how many papers they have, how many were written (tổng hợp)."""
    from generator.batch.result import Status  # noqa: PLC0415 - heavy

    counts = Counter(one.status for one in results)
    return {
        "units": len(results),
        **{status.value: counts[status] for status in Status},
        "followed": counts[Status.WRITTEN] + counts[Status.UNCHANGED] + counts[Status.EDITED],
        "documents": sum(len(one.documents) for one in results),
        "files_written": sum(one.written for one in results),
        "findings": sum(len(one.findings) for one in results),
    }


def told(results: Sequence[UnitResult]) -> str:
    """The summary as a person reads it."""
    counts = summary(results)
    units = counts["units"]
    parts = [
        ngettext("{count} commune", "{count} communes", units).format(count=units),
        ngettext("{count} file written", "{count} files written", counts["files_written"]).format(
            count=counts["files_written"]
        ),
    ]
    sentences = {
        "unchanged": ngettext("{count} commune unchanged", "{count} communes unchanged", counts["unchanged"]),
        "edited": ngettext(
            "{count} with files edited by hand, kept",
            "{count} with files edited by hand, kept",
            counts["edited"],
        ),
        "conflict": ngettext("{count} conflict", "{count} conflicts", counts["conflict"]),
        "failed": ngettext("{count} failed", "{count} failed", counts["failed"]),
    }
    parts += [text.format(count=counts[name]) for name, text in sentences.items() if counts[name]]
    return ", ".join(parts) + "."


def _tell_findings(results: Sequence[UnitResult], folder: Path) -> None:
    """What is wrong with units, errors first; notes, and what is too much here, stay on the page."""
    wrong = [
        Diagnostic(one.code, Severity(one.severity), one.message, _place(result, one, folder), one.hint)
        for result in results
        for one in result.findings
        if one.severity != Severity.NOTE
    ]
    wrong.sort(key=lambda one: one.severity is not Severity.ERROR)
    for one in wrong[:_SHOWN]:
        say(str(one))
    if (more := len(wrong) - _SHOWN) > 0:
        say(
            ngettext("and {count} more: see {page}", "and {count} more: see {page}", more).format(
                count=more, page=folder / "index.html"
            )
        )


def _place(result: UnitResult, finding: Finding, folder: Path) -> Location:
    return Location(str(folder / result.folder / (finding.file or "")))
