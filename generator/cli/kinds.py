"""``vanban kinds``: the kinds of document (loại văn bản) that can be made."""

from __future__ import annotations

from gettext import gettext as _
from pathlib import Path

import click

from generator.cli.exit_codes import ExitCode
from generator.cli.parameters import Command, json_option, templates_option
from generator.cli.streams import print_json, print_table, report
from generator.diagnostics import Diagnostics
from generator.resources import templates_folder


def build() -> click.Command:
    """Build the command with its texts in the language in use."""
    return Command(
        "kinds",
        callback=_kinds,
        help=_(
            "List the kinds of papers, each with its form in Decree 30, its symbol and its Word template."
        ),
        short_help=_("List the kinds of papers."),
        params=[templates_option(), json_option()],
    )


def _kinds(*, templates: Path | None, as_json: bool) -> ExitCode:
    from generator.documents.own_kinds import load_kinds  # noqa: PLC0415 - heavy

    found = Diagnostics()
    kinds = load_kinds(templates or templates_folder(), found)
    columns = ("code", "title", "form", "symbol", "template")
    rows = [{column: getattr(kind, column) for column in columns} for kind in kinds.values()]
    report(found)
    if as_json:
        print_json({"kinds": rows})
    else:
        headings = (_("KIND"), _("TITLE"), _("FORM"), _("SYMBOL"), _("TEMPLATE"))
        outside = _("none of the 29 kinds")
        lines = (tuple(outside if value is None else value for value in row.values()) for row in rows)
        print_table([headings, *lines])
    return ExitCode.FAILED if found.has_errors() else ExitCode.DONE
