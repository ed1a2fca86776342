"""``vanban init``: a new dossier (hồ sơ mới) from questions, from a file of answers, or from a workbook."""

from __future__ import annotations

import datetime
from gettext import gettext as _
from gettext import ngettext
from pathlib import Path
from typing import TYPE_CHECKING

import click

from generator.cli.exit_codes import ExitCode
from generator.cli.parameters import Command, date_option
from generator.cli.streams import print_result, report, say
from generator.diagnostics import Diagnostics

if TYPE_CHECKING:
    from generator.starting.completing import Given
    from generator.starting.draft import Draft


def build() -> click.Command:
    """Build the command with its texts in the language in use."""
    return Command(
        "init",
        callback=_init,
        help=_(
            "Make a new dossier in FOLDER. Without options it asks; every question proposes an answer, and "
            "Enter takes it. Ctrl+C stops: the answers so far stay in the folder, and the same command goes "
            "on with them. On stdout: the path of every file written, one a line.\n\n"
            "A dossier that stands there already is never overwritten."
        ),
        short_help=_("Make a new dossier by questions, from a file of answers or from Excel."),
        params=[
            click.Argument(["folder"], metavar=_("FOLDER"), required=False, type=click.Path(path_type=Path)),
            _file_option("--answers", _("Take the answers from this YAML file instead of asking.")),
            _file_option("--from-excel", _("Take the answers from this Excel workbook.")),
            _file_option("--excel-template", _("Write an empty workbook to fill in under this name.")),
            date_option(),
        ],
    )


def _file_option(name: str, explanation: str) -> click.Option:
    return click.Option(
        [name], type=click.Path(readable=False, path_type=Path), metavar=_("FILE"), help=explanation
    )


def _init(
    *,
    folder: Path | None,
    answers: Path | None,
    from_excel: Path | None,
    excel_template: Path | None,
    date: datetime.date | None,
) -> ExitCode:
    sources = [one for one in (answers, from_excel, excel_template) if one is not None]
    if len(sources) > 1:
        raise click.UsageError(_("Give only one of --answers, --from-excel and --excel-template."))
    if (folder is None) is (excel_template is None):
        raise click.UsageError(
            _("Give the folder of the new dossier.")
            if folder is None
            else _("--excel-template takes no folder: give it the name of the workbook only.")
        )
    found = Diagnostics()
    paths: tuple[Path, ...] = ()
    if excel_template is not None:
        from generator.starting.workbook_template import write_template  # noqa: PLC0415 - heavy

        paths = (excel_template,) if write_template(excel_template, found) else ()
    elif folder is not None:
        paths = _start(folder, answers, from_excel, date or datetime.date.today(), found)
    report(found)
    if paths and folder is not None:
        count = len(paths)
        done = ngettext(
            "{count} file written; now run: {command}", "{count} files written; now run: {command}", count
        )
        say(done.format(count=count, command=f"vanban generate {_typed(folder)}"))
    elif found.has_errors():
        say(_("Nothing was written."))
    for path in paths:
        print_result(str(path))
    return ExitCode.FAILED if found.has_errors() else ExitCode.DONE


def _start(
    folder: Path, answers: Path | None, workbook: Path | None, today: datetime.date, found: Diagnostics
) -> tuple[Path, ...]:
    from generator.starting.completing import Given, complete_answers  # noqa: PLC0415 - heavy
    from generator.starting.placing import is_free  # noqa: PLC0415
    from generator.units import UnitRegister  # noqa: PLC0415

    if not is_free(folder, found):
        return ()
    units = UnitRegister.load()
    given: Given | None
    if answers is not None:
        from generator.sources.yaml import read_yaml  # noqa: PLC0415

        node = read_yaml(answers, found)
        given = None if node is None else Given(node)
    elif workbook is not None:
        from generator.starting.workbook import read_workbook  # noqa: PLC0415

        given = read_workbook(workbook, units, found)
    else:
        from generator.cli.dialogue import hold_dialogue  # noqa: PLC0415

        return hold_dialogue(folder, units, today, found, write=_write)
    if given is None:
        return ()
    draft = complete_answers(given, units, today, found)
    return () if draft is None or found.has_errors() else _write(folder, draft, given, found)


def _write(folder: Path, draft: Draft, given: Given, found: Diagnostics) -> tuple[Path, ...]:
    """Write the dossier; before it comes to stand in its folder it is read as ``generate`` would read it."""
    from generator.dossier.reference import Reference  # noqa: PLC0415 - heavy
    from generator.pipeline import DossierReader  # noqa: PLC0415
    from generator.starting.placing import place_files  # noqa: PLC0415
    from generator.starting.writing import dossier_files, told_of_answers  # noqa: PLC0415

    files = dossier_files(draft, folder, Reference.load(Diagnostics()).legal_bases)

    def is_sound(staged: Path) -> bool:
        met = Diagnostics()
        DossierReader(met).papers(staged, draft.today, met)
        found.extend(told_of_answers(met, staged, files, given))
        return not found.has_errors()

    return place_files(files, folder, is_sound, found)


def _typed(folder: Path) -> str:
    """A path as a person types it into a shell."""
    return f'"{folder}"' if " " in str(folder) else str(folder)
