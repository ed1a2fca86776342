"""``vanban outline``: the skeleton of a dossier's regulation (đề cương quy chế), for a quick review."""

from __future__ import annotations

import datetime
from gettext import gettext as _
from pathlib import Path

import click

from generator.cli.exit_codes import ExitCode
from generator.cli.parameters import Command, date_option, dossier_argument, json_option, library_option
from generator.cli.streams import diagnostics_as_json, print_json, print_result, report
from generator.diagnostics import Diagnostics


def build() -> click.Command:
    """Build the command with its texts in the language in use."""
    return Command(
        "outline",
        callback=_outline,
        help=_(
            "Show the chapters, articles, clauses and points of a dossier's regulation with their numbers."
        ),
        short_help=_("Show the skeleton of a dossier's regulation."),
        params=[dossier_argument(), date_option(), json_option(), library_option()],
    )


def _outline(*, dossier: Path, date: datetime.date | None, as_json: bool, library: Path | None) -> ExitCode:
    from generator.pipeline import open_regulation  # noqa: PLC0415 - heavy
    from generator.regulation.outline import outline_data, outline_lines  # noqa: PLC0415

    found = Diagnostics()
    regulation = open_regulation(dossier, date or datetime.date.today(), found, library)
    if as_json:
        outline = outline_data(regulation) if regulation else None
        print_json({"outline": outline, "diagnostics": diagnostics_as_json(found)})
    else:
        report(found)
        if regulation:
            print_result("\n".join(outline_lines(regulation)))
    return ExitCode.FAILED if found.has_errors() else ExitCode.DONE
