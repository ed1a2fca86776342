"""``vanban kinds``: the kinds of document (loại văn bản) that can be made."""

from __future__ import annotations

from gettext import gettext as _

import click

from generator.cli.exit_codes import ExitCode
from generator.cli.parameters import Command, json_option
from generator.cli.streams import print_json, print_table


def build() -> click.Command:
    """Build the command with its texts in the language in use."""
    return Command(
        "kinds",
        callback=_kinds,
        help=_(
            "List the kinds of papers, each with its form in Decree 30, its symbol and its Word template."
        ),
        short_help=_("List the kinds of papers."),
        params=[json_option()],
    )


def _kinds(*, as_json: bool) -> ExitCode:
    from generator.documents import KINDS  # noqa: PLC0415 - heavy

    columns = ("code", "title", "form", "symbol", "template")
    rows = [{column: getattr(kind, column) for column in columns} for kind in KINDS.values()]
    if as_json:
        print_json({"kinds": rows})
    else:
        headings = (_("KIND"), _("TITLE"), _("FORM"), _("SYMBOL"), _("TEMPLATE"))
        outside = _("none of the 29 kinds")
        lines = (tuple(outside if value is None else value for value in row.values()) for row in rows)
        print_table([headings, *lines])
    return ExitCode.DONE
