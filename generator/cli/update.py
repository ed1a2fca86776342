"""``vanban update``: communes follow their province and keep their own edits (cập nhật)."""

from __future__ import annotations

import datetime
from gettext import gettext as _
from pathlib import Path

import click

from generator.cli.batches import (
    Way,
    cluster_option,
    finish,
    followed,
    make,
    pdf_option,
    told,
    workers_option,
)
from generator.cli.exit_codes import ExitCode
from generator.cli.parameters import Command, date_option, json_option
from generator.diagnostics import Diagnostics


def build() -> click.Command:
    """Build the command with its texts in the language in use."""
    return Command(
        "update",
        callback=_update,
        help=_(
            "Bring the communes of a batch up to date after a change of the province's dossier, of the rules "
            "or of the list. What a commune edited itself stays; where its province changed the same words, "
            "three texts are shown, and the commune's papers stay as they are until you decide. Files edited "
            "by hand in Word are named and kept."
        ),
        short_help=_("Bring communes up to date, their own edits kept."),
        params=[
            click.Argument(["folder"], metavar=_("FOLDER"), type=click.Path(path_type=Path, readable=False)),
            workers_option(),
            cluster_option(),
            pdf_option(),
            date_option(
                _("Another day of drafting than that of the batch, e.g. 2026-02-15."), _("that of the batch")
            ),
            click.Option(["--dry-run"], is_flag=True, help=_("Say what would be done, and write nothing.")),
            json_option(),
        ],
    )


def _update(
    *,
    folder: Path,
    workers: int | None,
    cluster: str | None,
    pdf: bool,
    date: datetime.date | None,
    dry_run: bool,
    as_json: bool,
) -> ExitCode:
    from dataclasses import replace  # noqa: PLC0415

    from generator.batch.batch import Outcome  # noqa: PLC0415 - heavy
    from generator.batch.plan import read_plan  # noqa: PLC0415

    found = Diagnostics()
    plan = read_plan(folder, found)
    if plan is None:
        nothing = Outcome()
        return finish(nothing, folder, found, told(nothing), as_json=as_json)
    if date is not None:
        plan = replace(plan, day=date)
    outcome = make(plan, folder, Way(workers, cluster, dry=dry_run, pdf=pdf), found)
    sentence = told(outcome, dry=True) if dry_run else followed(outcome)
    return finish(outcome, folder, found, sentence, as_json=as_json)
