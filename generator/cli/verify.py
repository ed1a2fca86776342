"""``vanban verify``: units are rebuilt and compared with the papers in a folder (kiểm chứng)."""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Sequence
from gettext import gettext as _
from gettext import ngettext
from pathlib import Path
from typing import TYPE_CHECKING

import click

from generator.cli.batches import cluster_option, executor_for, findings_as_json, workers_option
from generator.cli.exit_codes import ExitCode
from generator.cli.parameters import Command, json_option
from generator.cli.progress import Progress
from generator.cli.streams import diagnostics_as_json, print_json, report, say
from generator.diagnostics import Diagnostic, Diagnostics, Location, Severity

if TYPE_CHECKING:
    from generator.batch.verifying import VerifiedUnit


def build() -> click.Command:
    """Build the command with its texts in the language in use."""
    return Command(
        "verify",
        callback=_verify,
        help=_(
            "Rebuild the papers of communes one by one, without what communes share, and compare them byte "
            "for byte with those in the folder and with the records. Every paper that differs, is missing or "
            "was edited by hand is named, and the exit code is 1 then. Nothing is written."
        ),
        short_help=_("Rebuild communes and compare their papers."),
        params=[
            click.Argument(["folder"], metavar=_("FOLDER"), type=click.Path(path_type=Path, readable=False)),
            click.Option(
                ["--sample"],
                type=click.IntRange(min=1),
                metavar="N",
                help=_("Only so many communes, spread over all cases; always the same ones."),
            ),
            workers_option(),
            cluster_option(),
            json_option(),
        ],
    )


def _verify(
    *, folder: Path, sample: int | None, workers: int | None, cluster: str | None, as_json: bool
) -> ExitCode:
    from generator.batch.plan import read_plan  # noqa: PLC0415 - heavy
    from generator.batch.verifying import verify  # noqa: PLC0415

    found = Diagnostics()
    plan = read_plan(folder, found)
    units: tuple[VerifiedUnit, ...] = ()
    if plan is not None:
        with executor_for(workers, cluster, found) as executor, Progress(_("Rebuilding")) as progress:
            if executor is not None:
                language = os.environ["LANGUAGE"]
                units = verify(plan, folder, executor, language, found, progress=progress, sample=sample)
    if as_json:
        print_json(
            {
                "units": [_as_json(one, folder) for one in units],
                "summary": _summary(units),
                "diagnostics": diagnostics_as_json(found),
            }
        )
    else:
        report(found)
        _tell(units, folder)
    same = all(one.is_same for one in units)
    return ExitCode.DONE if same and not found.has_errors() else ExitCode.FAILED


def _summary(units: Sequence[VerifiedUnit]) -> dict[str, int]:
    """How many units and papers were looked at, and how many differences of each kind there are."""
    from generator.batch.verifying import DIFFERS, EDITED, MISSING  # noqa: PLC0415 - heavy

    codes = Counter(finding.code for one in units for finding in one.findings)
    return {
        "units": len(units),
        "same": sum(one.is_same for one in units),
        "documents": sum(one.papers for one in units),
        "missing": codes[MISSING],
        "edited": codes[EDITED],
        "differing": codes[DIFFERS],
        "findings": codes.total(),
    }


def _as_json(one: VerifiedUnit, folder: Path) -> dict[str, object]:
    return {
        "code": one.code,
        "name": one.name,
        "path": str(folder / one.folder),
        "documents": one.papers,
        "findings": findings_as_json(one.findings),
    }


def _tell(units: Sequence[VerifiedUnit], folder: Path) -> None:
    for one in units:
        for finding in one.findings:
            place = Location(str(folder / one.folder / (finding.file or "")))
            say(
                str(
                    Diagnostic(finding.code, Severity(finding.severity), finding.message, place, finding.hint)
                )
            )
    counts = _summary(units)
    parts = [
        ngettext("{count} commune", "{count} communes", counts["units"]).format(count=counts["units"]),
        ngettext("{count} paper", "{count} papers", counts["documents"]).format(count=counts["documents"]),
    ]
    differences = (
        (_("{count} missing"), "missing"),
        (_("{count} edited by hand"), "edited"),
        (_("{count} differ"), "differing"),
    )
    parts += [text.format(count=counts[name]) for text, name in differences if counts[name]]
    if units and counts["same"] == len(units):
        parts.append(_("all the same to the byte"))
    say(", ".join(parts) + ".")
