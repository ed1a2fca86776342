"""``vanban derive``: the dossier and the papers of one commune from those of its province (chuyển cấp)."""

from __future__ import annotations

import datetime
from gettext import gettext as _
from pathlib import Path

import click

from generator.cli.batches import Way, finish, make, output_option, told, usual_folder
from generator.cli.exit_codes import ExitCode
from generator.cli.parameters import (
    Command,
    date_option,
    dossier_argument,
    json_option,
    kinds_option,
    rules_option,
)
from generator.diagnostics import Diagnostics


def build() -> click.Command:
    """Build the command with its texts in the language in use."""
    return Command(
        "derive",
        callback=_derive,
        help=_(
            "Derive one commune from the dossier of its province: a folder with its papers, its own dossier "
            "(which `vanban generate` takes), and the trace of each change (trace.json, a table in Word). "
            "On stdout: the folder of the commune."
        ),
        short_help=_("Derive the dossier and papers of one commune."),
        params=[
            dossier_argument(),
            rules_option(),
            click.Option(
                ["--unit"],
                required=True,
                metavar=_("CODE|NAME"),
                help=_("The commune, e.g. {code}, or {name}.").format(
                    code="03394", name="“Sin Suối Hồ, Lai Châu”"
                ),
            ),
            kinds_option(),
            output_option(),
            date_option(),
            json_option(),
        ],
    )


def _derive(
    *,
    dossier: Path,
    rules: Path,
    unit: str,
    kinds: tuple[str, ...],
    output: Path | None,
    date: datetime.date | None,
    as_json: bool,
) -> ExitCode:
    from generator.batch.plan import Plan  # noqa: PLC0415 - heavy

    plan = Plan(
        dossier=dossier,
        rules=rules,
        day=date or datetime.date.today(),
        kinds=tuple(dict.fromkeys(kinds)),
        codes=(unit,),
    )
    folder = output or usual_folder(dossier)
    found = Diagnostics()
    outcome = make(plan, folder, Way(workers=1, dossiers=True), found)
    return finish(outcome, folder, found, told(outcome), as_json=as_json)
