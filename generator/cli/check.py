"""``vanban check``: what is wrong with a dossier, a paper in Word, a regulation in a file (kiểm tra)."""

from __future__ import annotations

import datetime
import os
from collections.abc import Sequence
from gettext import gettext as _
from gettext import ngettext
from glob import escape, glob
from pathlib import Path
from typing import TYPE_CHECKING

import click

from generator.cli.copies import Copies, copy_options
from generator.cli.exit_codes import ExitCode
from generator.cli.parameters import (
    Command,
    date_option,
    inputs_argument,
    json_option,
    library_option,
    rule_code,
    templates_option,
)
from generator.cli.progress import Progress
from generator.cli.streams import diagnostics_as_json, print_json, report, say, sum_up
from generator.diagnostics import Diagnostic, Diagnostics, Location
from generator.resources import templates_folder

if TYPE_CHECKING:
    from generator.cli.word_checks import Demand, WordCheck


def build() -> click.Command:
    """Build the command with its texts in the language in use."""
    return Command(
        "check",
        callback=_check,
        help=_(
            "Tell everything that is wrong or that a person should look at. What is given is recognised: the "
            "form of a Word file is held against Decree 30/2020/NĐ-CP, and its regulation or its words are "
            "examined; of a dossier, all papers are made as `vanban generate` would make them, and held to "
            "the same; of another file (text, Markdown, HTML, PDF, YAML), the regulation in it is examined. "
            "Nothing is written but the files that you name. `vanban explain CODE` explains a finding."
        ),
        short_help=_("Tell what is wrong with dossiers, papers and regulations."),
        params=[
            inputs_argument(),
            click.Option(
                ["--render"],
                is_flag=True,
                help=_("Lay out the pages with LibreOffice, too, and measure them."),
            ),
            click.Option(
                ["--profile"],
                type=click.Choice(["strict", "usual"]),
                default="strict",
                show_default=True,
                help=_("Hold papers to the words of the decree, or to what offices usually do."),
            ),
            click.Option(
                ["--only"],
                type=rule_code,
                multiple=True,
                metavar=_("CODE"),
                help=_("Only this rule; may be repeated. `vanban rules` lists them."),
            ),
            *copy_options(),
            date_option(),
            json_option(),
            templates_option(),
            library_option(),
        ],
    )


def _check(  # noqa: PLR0913 - click passes every option by its name
    *,
    inputs: tuple[Path, ...],
    render: bool,
    profile: str,
    only: tuple[str, ...],
    annotate: Path | None,
    fix: Path | None,
    sarif: Path | None,
    date: datetime.date | None,
    as_json: bool,
    templates: Path | None,
    library: Path | None,
) -> ExitCode:
    from generator.checking.form.rule import Profile  # noqa: PLC0415 - heavy
    from generator.cli.regulations import names_file  # noqa: PLC0415
    from generator.cli.word_checks import Demand  # noqa: PLC0415
    from generator.word.pdf import find_libreoffice  # noqa: PLC0415

    copies = Copies(sarif, annotate, fix)
    copies.refuse_what_makes_no_sense(inputs)
    found = Diagnostics()
    libreoffice = find_libreoffice(os.environ.get("PATH", ""), found) if render else None
    demand = Demand(Profile(profile), frozenset(only), libreoffice, date)
    files = [one for one in inputs if names_file(one)]
    folders = [one for one in inputs if one not in files]
    sound: dict[Path, bool] = {}
    _note_folders_of_papers(folders, found)
    if folders:
        sound |= _check_dossiers(folders, demand, templates or templates_folder(), library, found)
    checks: dict[Path, WordCheck] = {}
    with Progress(_("Checking the files")) as progress:
        for number, file in enumerate(files):
            progress(number, len(files))
            told = Diagnostics()
            check = _check_file(file, demand, library, told, fix=fix is not None)
            if check is not None:
                checks[file] = check
            told.found = _asked_for(told, demand)
            found.extend(told)
            sound[file] = not told.has_errors()
    written = copies.write(checks, found)
    repaired = [one for check in checks.values() for one in check.repaired if copies.fix in written]
    if as_json:
        verdicts = [{"path": str(path), "sound": sound[path]} for path in inputs]
        findings = diagnostics_as_json(found)
        print_json({"checked": verdicts, "findings": findings, "repaired": diagnostics_as_json(repaired)})
    else:
        _tell(found, repaired, copies, written)
    return ExitCode.FAILED if found.has_errors() else ExitCode.DONE


def _note_folders_of_papers(folders: Sequence[Path], found: Diagnostics) -> None:
    """Say how papers are checked, to one who names a folder of Word files that is no dossier."""
    for folder in folders:
        is_dossier = os.path.isfile(folder / "committee.yaml")  # noqa: PTH113 - Path.is_file may raise
        if not is_dossier and glob(f"{escape(str(folder))}/*.docx"):  # noqa: PTH207 - the same
            message = _("this folder holds Word files and no dossier")
            hint = _("to check them, name the files: vanban check {pattern}").format(
                pattern=folder / "*.docx"
            )
            found.note("papers-and-no-dossier", message, Location(str(folder)), hint)


def _check_dossiers(
    folders: Sequence[Path], demand: Demand, templates: Path, library: Path | None, found: Diagnostics
) -> dict[Path, bool]:
    """Make the papers of dossiers as ``generate`` does, and examine papers and regulations of sound ones."""
    from generator.checking.provisions import check_provisions  # noqa: PLC0415 - heavy
    from generator.cli.word_checks import check_papers  # noqa: PLC0415
    from generator.documents.decisions import assigned_members  # noqa: PLC0415
    from generator.pipeline import generate  # noqa: PLC0415

    date = demand.day or datetime.date.today()
    with Progress(_("Checking the dossiers")) as progress:
        made = generate(
            folders,
            kinds=(),
            date=date,
            templates=templates,
            found=found,
            progress=progress,
            library=library,
        )
        dossiers = tuple(made)
    sound: dict[Path, bool] = {}
    for one in dossiers:
        told = Diagnostics()
        if one.papers is not None and one.documents is not None:
            check_papers({one.dossier / paper.name: paper.content for paper in one.documents}, demand, told)
            regulation, decision = one.papers.regulation, one.papers.committee.decisions.regulation
            day = one.papers.day_of(decision.date) if decision else date
            has_appendix = bool(assigned_members(one.papers))
            check_provisions(regulation.title, regulation.children, day, told, has_appendix=has_appendix)
        told.found = _asked_for(told, demand)
        found.extend(told)
        sound[one.dossier] = one.documents is not None and not told.has_errors()
    return sound


def _check_file(
    file: Path, demand: Demand, library: Path | None, found: Diagnostics, *, fix: bool
) -> WordCheck | None:
    """Examine a paper in Word, or the regulation in another file, held to what was right on its own day."""
    from generator.checking.provisions import check_provisions  # noqa: PLC0415 - heavy
    from generator.cli.regulations import is_yaml, open_any  # noqa: PLC0415
    from generator.cli.word_checks import WORD_KINDS, check_word  # noqa: PLC0415
    from generator.importing.issue_day import issue_day  # noqa: PLC0415
    from generator.importing.reading import open_file  # noqa: PLC0415
    from generator.importing.receipt import regulation_in, report_no_provisions  # noqa: PLC0415

    if is_yaml(file):
        regulation = open_any(file, demand.day or datetime.date.today(), found, library)
        if regulation is not None:
            check_provisions(regulation.title, regulation.children, demand.day, found)
        return None
    opened = open_file(file, found)
    if opened is None:
        return None
    if opened.kind in WORD_KINDS:
        return check_word(opened, demand, found, fix=fix)
    read = opened.read(found)
    if read is None:
        return None
    imported = regulation_in(read, str(file))
    if imported is None:
        hint = _("the form and the words of a paper are checked in Word files (.docx, .doc) only")
        report_no_provisions(str(file), found, hint)
    else:
        check_provisions(
            imported.recognised.title,
            imported.recognised.children,
            demand.day or issue_day(imported),
            found,
            has_appendix=imported.has_appendix,
        )
    return None


def _asked_for(found: Diagnostics, demand: Demand) -> list[Diagnostic]:
    """What was found, without what rules found that were not asked for."""
    from generator.checking.catalogue import CATALOGUE  # noqa: PLC0415 - heavy

    return [one for one in found if not demand.only or one.code in demand.only or one.code not in CATALOGUE]


def _tell(
    found: Diagnostics, repaired: Sequence[Diagnostic], copies: Copies, written: Sequence[Path]
) -> None:
    """Tell the person what was repaired, what was found, and in a line how much that is."""
    for one in repaired:
        where = f"{one.location}: " if one.location else ""
        say(where + _("repaired [{code}]: {message}").format(code=one.code, message=one.message))
    report(found)
    if copies.fix in written:
        count = len(repaired)
        told = ngettext("{count} thing was repaired.", "{count} things were repaired.", count)
        say(told.format(count=count))
    sum_up(found)
    for path in written:
        say(_("Written: {file}").format(file=path))
