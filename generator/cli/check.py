"""``vanban check``: what is wrong with a dossier, or with a regulation in a file (kiểm tra)."""

from __future__ import annotations

import datetime
from collections import Counter
from collections.abc import Sequence
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
            "Tell everything that is wrong or that a person should look at, without writing anything. What "
            "is given is recognised: of a dossier, all papers are made as `vanban generate` would make "
            "them, and its regulation is examined; of a file (text, Markdown, HTML, PDF, Word, YAML), the "
            "regulation in it. `vanban explain CODE` explains a finding."
        ),
        short_help=_("Tell what is wrong with dossiers and regulations."),
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
    from generator.cli.regulations import names_file  # noqa: PLC0415 - heavy

    found = Diagnostics()
    files = [one for one in dossiers if names_file(one)]
    folders = [one for one in dossiers if one not in files]
    today = date or datetime.date.today()
    sound = (
        _check_dossiers(folders, today, templates or templates_folder(), library, found) if folders else {}
    )
    sound |= {file: _check_file(file, date, library, found) for file in files}
    if as_json:
        verdicts = [{"dossier": str(path), "sound": sound[path]} for path in dossiers]
        print_json({"dossiers": verdicts, "diagnostics": diagnostics_as_json(found)})
    else:
        report(found)
        _sum_up(found)
    return ExitCode.FAILED if found.has_errors() else ExitCode.DONE


def _check_dossiers(
    folders: Sequence[Path],
    date: datetime.date,
    templates: Path,
    library: Path | None,
    found: Diagnostics,
) -> dict[Path, bool]:
    """Make the papers of dossiers as ``generate`` does, and examine the regulations of sound ones."""
    from generator.checking.provisions import check_provisions  # noqa: PLC0415 - heavy
    from generator.documents.decisions import assigned_members  # noqa: PLC0415
    from generator.pipeline import generate  # noqa: PLC0415

    with Progress(_("Checking the dossiers")) as progress:
        made = generate(
            folders,
            kinds=(),
            date=date,
            templates=templates,
            found=found,
            progress=progress,
            library=library,
        )
        dossiers = tuple(made)
    for one in dossiers:
        if one.papers is not None and one.documents is not None:
            regulation, decision = one.papers.regulation, one.papers.committee.decisions.regulation
            day = one.papers.day_of(decision.date) if decision else date
            has_appendix = bool(assigned_members(one.papers))
            check_provisions(regulation.title, regulation.children, day, found, has_appendix=has_appendix)
    return {one.dossier: one.documents is not None for one in dossiers}


def _check_file(file: Path, date: datetime.date | None, library: Path | None, found: Diagnostics) -> bool:
    """Examine the regulation in a file, held to what was right on its own day."""
    from generator.checking.provisions import check_provisions  # noqa: PLC0415 - heavy
    from generator.cli.regulations import is_yaml, open_any  # noqa: PLC0415
    from generator.importing.issue_day import issue_day  # noqa: PLC0415
    from generator.importing.receipt import import_file  # noqa: PLC0415

    earlier = len(found)
    if is_yaml(file):
        regulation = open_any(file, date or datetime.date.today(), found, library)
        if regulation is not None:
            check_provisions(regulation.title, regulation.children, date, found)
    elif (imported := import_file(file, found)) is not None:
        check_provisions(
            imported.recognised.title,
            imported.recognised.children,
            date or issue_day(imported),
            found,
            has_appendix=imported.has_appendix,
        )
    return not found.has_errors(since=earlier)


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
