"""``vanban batch``: the papers of many units derived from one dossier (lập văn bản hàng loạt)."""

from __future__ import annotations

import datetime
from gettext import gettext as _
from pathlib import Path

import click

from generator.cli.batches import (
    Way,
    cluster_option,
    finish,
    make,
    output_option,
    pdf_option,
    told,
    usual_folder,
    workers_option,
)
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
        "batch",
        callback=_batch,
        help=_(
            "Derive the papers of many communes from the dossier of their province, each into a folder of "
            "its own, with a report (index.html), the trace of each change, a check of every finished file. "
            "A run that was stopped goes on where it was; one without changes writes nothing.\n\n"
            "Choose the communes with --province, with a list (--units) or with --all. "
            "On stdout: the folder of every commune, one a line."
        ),
        short_help=_("Derive the papers of many communes."),
        params=[
            dossier_argument(),
            rules_option(),
            click.Option(
                ["--province"],
                metavar=_("CODE|NAME"),
                help=_("All communes of this province, e.g. {code}.").format(code=12),
            ),
            click.Option(
                ["--units"],
                type=click.Path(path_type=Path, readable=False),
                metavar=_("FILE"),
                help=_("The communes of a list in Excel or CSV; its other columns say what is their own."),
            ),
            click.Option(["every", "--all"], is_flag=True, help=_("All communes of the country.")),
            kinds_option(),
            output_option(),
            workers_option(),
            cluster_option(),
            pdf_option(),
            date_option(),
            click.Option(["--dry-run"], is_flag=True, help=_("Say what would be done, and write nothing.")),
            json_option(),
        ],
    )


def _batch(  # noqa: PLR0913 - click passes every option by its name
    *,
    dossier: Path,
    rules: Path,
    province: str | None,
    units: Path | None,
    every: bool,
    kinds: tuple[str, ...],
    output: Path | None,
    workers: int | None,
    cluster: str | None,
    pdf: bool,
    date: datetime.date | None,
    dry_run: bool,
    as_json: bool,
) -> ExitCode:
    from generator.batch.plan import Plan  # noqa: PLC0415 - heavy

    if sum((province is not None, units is not None, every)) != 1:
        message = _("choose the communes with one of --province, --units and --all")
        raise click.UsageError(message, click.get_current_context())
    plan = Plan(
        dossier=dossier,
        rules=rules,
        day=date or datetime.date.today(),
        kinds=tuple(dict.fromkeys(kinds)),
        province=province,
        units=units,
    )
    folder = output or usual_folder(dossier)
    found = Diagnostics()
    outcome = make(plan, folder, Way(workers, cluster, dry=dry_run, pdf=pdf), found)
    return finish(outcome, folder, found, told(outcome, dry=dry_run), as_json=as_json)
