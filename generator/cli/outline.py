"""``vanban outline``: the skeleton of a regulation (đề cương quy chế), for a quick review."""

from __future__ import annotations

import datetime
from gettext import gettext as _
from pathlib import Path

import click

from generator.cli.exit_codes import ExitCode
from generator.cli.parameters import Command, date_option, json_option, library_option
from generator.cli.regulations import open_any, regulation_argument, what_is_read
from generator.cli.streams import diagnostics_as_json, print_json, print_result, report
from generator.diagnostics import Diagnostics


def build() -> click.Command:
    """Build the command with its texts in the language in use."""
    return Command(
        "outline",
        callback=_outline,
        help="\n\n".join(
            (
                _("Show the chapters, articles, clauses and points of a regulation with their numbers."),
                what_is_read(),
            )
        ),
        short_help=_("Show the skeleton of a regulation."),
        params=[
            regulation_argument("regulation", _("REGULATION")),
            date_option(),
            json_option(),
            library_option(),
        ],
    )


def _outline(
    *, regulation: Path, date: datetime.date | None, as_json: bool, library: Path | None
) -> ExitCode:
    from generator.regulation.outline import outline_data, outline_lines  # noqa: PLC0415 - heavy

    found = Diagnostics()
    opened = open_any(regulation, date or datetime.date.today(), found, library)
    if as_json:
        outline = outline_data(opened) if opened else None
        print_json({"outline": outline, "diagnostics": diagnostics_as_json(found)})
    else:
        report(found)
        if opened:
            print_result("\n".join(outline_lines(opened)))
    return ExitCode.FAILED if found.has_errors() else ExitCode.DONE
