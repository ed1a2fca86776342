"""``vanban import``: an existing regulation (quy chế có sẵn) from Word, PDF or text into provisions."""

from __future__ import annotations

import datetime
from gettext import gettext as _
from pathlib import Path
from typing import TYPE_CHECKING

import click

from generator.cli.exit_codes import ExitCode
from generator.cli.import_receipt import receipt_json, receipt_lines
from generator.cli.parameters import Command, date_option, json_option
from generator.cli.streams import print_json, print_result, report, say
from generator.diagnostics import Diagnostics, Location

if TYPE_CHECKING:
    from generator.checking.provisions import Finding
    from generator.importing.receipt import Imported


def build() -> click.Command:
    """Build the command with its texts in the language in use."""
    return Command(
        "import",
        callback=_import,
        help=_(
            "Read an existing regulation from a Word, PDF, HTML, Markdown or text file, old encodings "
            "included, and say what became of every part of it: the receipt. The kind of the file is told "
            "by its content.\n\n"
            "With --output FOLDER a dossier is written that `vanban generate` accepts, with --output "
            "FILE.yaml only the regulation; their paths then stand on stdout. Without it the receipt does."
        ),
        short_help=_("Read an existing regulation from Word, PDF or text."),
        params=[
            click.Argument(["file"], metavar=_("FILE"), type=click.Path(readable=False, path_type=Path)),
            click.Option(
                ["--output"],
                type=click.Path(readable=False, path_type=Path),
                metavar=_("FOLDER|FILE.yaml"),
                help=_("Where the dossier, or the regulation alone, is written."),
            ),
            click.Option(
                ["--unit"],
                metavar=_("CODE|NAME"),
                help=_("The administrative unit, where the text does not name it."),
            ),
            click.Option(
                ["--renumber"],
                is_flag=True,
                help=_("Put wrong numbers right, in citations too, instead of keeping them as printed."),
            ),
            click.Option(
                ["--parameterise"],
                is_flag=False,
                flag_value="",
                metavar=_("[DOSSIER]"),
                help=_(
                    "Put variables where the names of the body, its unit and agencies stand: those of this "
                    "dossier, or, when nothing follows the option, those that the text itself tells."
                ),
            ),
            click.Option(
                ["--keep-decision"],
                is_flag=True,
                help=_("Keep the articles of the decision before the regulation, in a file of their own."),
            ),
            date_option(),
            json_option(),
        ],
    )


def _import(  # noqa: PLR0913 - click passes every option by its name
    *,
    file: Path,
    output: Path | None,
    unit: str | None,
    renumber: bool,
    parameterise: str | None,
    keep_decision: bool,
    date: datetime.date | None,
    as_json: bool,
) -> ExitCode:
    from generator.adopting.adopting import Adopted, Wishes, adopt  # noqa: PLC0415 - heavy
    from generator.dossier.reference import Reference  # noqa: PLC0415
    from generator.importing.receipt import import_file  # noqa: PLC0415
    from generator.starting.naming_units import unit_code  # noqa: PLC0415

    found = Diagnostics()
    imported = import_file(file, found)
    adopted = Adopted()
    findings: tuple[Finding, ...] = ()
    if imported is not None:
        reference = Reference.load(found)
        code = unit_code(unit, reference.units, Location("--unit"), found) if unit else None
        meant = reference.units.find(code) if code else None
        if not found.has_errors():
            wishes = Wishes(
                output,
                meant,
                renumber=renumber,
                keep_decision=keep_decision,
                parameterise=parameterise is not None,
                dossier=Path(parameterise) if parameterise else None,
            )
            adopted = adopt(imported, wishes, reference, date or datetime.date.today(), found)
        findings = _examined(imported, date, found)
    if as_json:
        print_json(receipt_json(imported, adopted, found, findings))
    else:
        tell = print_result if output is None else say
        for line in receipt_lines(imported, adopted) if imported else ():
            tell(line)
        report(found)
        for one in findings:
            say(str(one.diagnostic))
        for path in adopted.paths:
            print_result(str(path))
    return ExitCode.FAILED if found.has_errors() else ExitCode.DONE


def _examined(imported: Imported, date: datetime.date | None, found: Diagnostics) -> tuple[Finding, ...]:
    """What `vanban check` finds in the regulation: slips of its own, which stop no import."""
    from generator.checking.provisions import examine  # noqa: PLC0415 - heavy
    from generator.importing.issue_day import issue_day  # noqa: PLC0415

    recognised = imported.recognised
    day = date or issue_day(imported)
    return examine(recognised.title, recognised.children, day, found, has_appendix=imported.has_appendix)
