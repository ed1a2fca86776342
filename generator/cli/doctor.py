"""``vanban doctor``: whether this machine (máy tính) has what vanban needs."""

from __future__ import annotations

import os
from gettext import gettext as _

import click

from generator.cli.exit_codes import ExitCode
from generator.cli.parameters import Command, json_option
from generator.cli.streams import diagnostics_as_json, print_json, print_table, report
from generator.diagnostics import Diagnostics


def build() -> click.Command:
    """Build the command with its texts in the language in use."""
    return Command(
        "doctor",
        callback=_doctor,
        help=_(
            "Check Python, its packages, LibreOffice and the face that stands for Times New Roman on this "
            "machine."
        ),
        short_help=_("Check whether this machine has what vanban needs."),
        params=[json_option()],
    )


def _doctor(*, as_json: bool) -> ExitCode:
    from generator.cli.machine import examine  # noqa: PLC0415 - heavy

    found = Diagnostics()
    checks = tuple(examine(os.environ, found))
    if as_json:
        objects = [{"name": check.name, "value": check.value} for check in checks]
        print_json({"checks": objects, "diagnostics": diagnostics_as_json(found)})
    else:
        print_table((check.name, check.value or _("missing")) for check in checks)
        report(found)
    return ExitCode.FAILED if found.has_errors() else ExitCode.DONE
