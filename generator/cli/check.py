"""``vanban check``: all that ``generate`` would tell of dossiers (kiểm tra hồ sơ); nothing is written."""

from __future__ import annotations

import datetime
from collections import Counter
from gettext import gettext as _
from gettext import ngettext
from pathlib import Path

import click

from generator.cli.exit_codes import ExitCode
from generator.cli.parameters import (
    Command,
    date_option,
    dossiers_argument,
    json_option,
    library_option,
    templates_option,
)
from generator.cli.progress import Progress
from generator.cli.streams import diagnostics_as_json, print_json, report, say
from generator.diagnostics import Diagnostics, Severity
from generator.resources import templates_folder


def build() -> click.Command:
    """Build the command with its texts in the language in use."""
    return Command(
        "check",
        callback=_check,
        help=_(
            "Make all papers of dossiers without writing them, and tell everything that is wrong or that a "
            "person should look at, as `vanban generate` would."
        ),
        short_help=_("Tell what is wrong with dossiers, without writing anything."),
        params=[dossiers_argument(), date_option(), json_option(), templates_option(), library_option()],
    )


def _check(
    *,
    dossiers: tuple[Path, ...],
    date: datetime.date | None,
    as_json: bool,
    templates: Path | None,
    library: Path | None,
) -> ExitCode:
    from generator.pipeline import generate  # noqa: PLC0415 - heavy

    found = Diagnostics()
    with Progress(_("Checking the dossiers")) as progress:
        made = generate(
            dossiers,
            kinds=(),
            date=date or datetime.date.today(),
            templates=templates or templates_folder(),
            found=found,
            progress=progress,
            library=library,
        )
        sound = {one.dossier: one.documents is not None for one in made}
    if as_json:
        verdicts = [{"dossier": str(dossier), "sound": verdict} for dossier, verdict in sound.items()]
        print_json({"dossiers": verdicts, "diagnostics": diagnostics_as_json(found)})
    else:
        report(found)
        _sum_up(found)
    return ExitCode.FAILED if found.has_errors() else ExitCode.DONE


def _sum_up(found: Diagnostics) -> None:
    """Tell the person in a line how much was found."""
    count = Counter(one.severity for one in found)
    counts = []
    if errors := count[Severity.ERROR]:
        counts.append(ngettext("{count} error", "{count} errors", errors).format(count=errors))
    if warnings := count[Severity.WARNING]:
        counts.append(ngettext("{count} warning", "{count} warnings", warnings).format(count=warnings))
    if counts:
        say(_("Found: {counts}.").format(counts=", ".join(counts)))
    else:
        say(_("No error and no warning was found."))
