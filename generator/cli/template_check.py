"""``vanban template check``: everything that is wrong with Word templates (kiểm tra mẫu)."""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from gettext import gettext as _
from pathlib import Path
from typing import TYPE_CHECKING, Final

import click

from generator.cli.exit_codes import ExitCode
from generator.cli.parameters import (
    Command,
    date_option,
    folder_option,
    json_option,
    template_kind_option,
    templates_option,
)
from generator.cli.progress import Progress
from generator.cli.streams import diagnostics_as_json, print_json, report, say, sum_up
from generator.diagnostics import Diagnostic, Diagnostics
from generator.resources import templates_folder

if TYPE_CHECKING:
    from generator.documents import Document, DocumentKind
    from generator.maintaining.examining import Samples
    from generator.maintaining.papers import OpenDossier

_ANNOTATED: Final = "output/nhan-xet"
_ENDING: Final = ".nhan-xet.docx"


def build() -> click.Command:
    """Build the command with its texts in the language in use."""
    return Command(
        "check",
        callback=_check,
        help=_(
            "Tell everything that is wrong with Word templates before any paper is made: tags, names, "
            "styles, blocks, what they would lose, what is against the form of Decree 30/2020/NĐ-CP. "
            "TEMPLATE is a name (giay-moi), a block (chu-ky), styles, or a Word file; without one, all "
            "templates are checked."
        ),
        short_help=_("Tell what is wrong with Word templates."),
        params=[
            click.Argument(["named"], metavar=_("[TEMPLATE]..."), nargs=-1),
            click.Option(
                ["--annotate"],
                is_flag=True,
                help=_("Write copies of the templates with a comment at each finding."),
            ),
            folder_option(
                "--output", _("Where the copies go; otherwise {folder}.").format(folder=_ANNOTATED)
            ),
            click.Option(
                ["--sarif"],
                type=click.Path(readable=False, path_type=Path),
                metavar=_("FILE"),
                help=_("Write what was found as SARIF, for other programs."),
            ),
            template_kind_option(),
            date_option(_("The day for which papers are made for trial.")),
            json_option(),
            templates_option(),
        ],
    )


def _check(  # noqa: PLR0913 - click passes every option by its name
    *,
    named: tuple[str, ...],
    annotate: bool,
    output: Path | None,
    sarif: Path | None,
    kind: str | None,
    date: datetime.date | None,
    as_json: bool,
    templates: Path | None,
) -> ExitCode:
    from generator.cli.copies import sarif_bytes  # noqa: PLC0415 - heavy
    from generator.cli.template_tables import table_shapes  # noqa: PLC0415
    from generator.maintaining.choosing import choose_templates  # noqa: PLC0415
    from generator.maintaining.examining import Examination  # noqa: PLC0415
    from generator.output import write_file  # noqa: PLC0415

    found = Diagnostics()
    folder = templates or templates_folder()
    day = date or datetime.date.today()
    chosen = choose_templates(named, kind, folder, found)
    earlier = len(found)
    with Progress(_("Checking the templates")) as progress:
        examination = Examination(_samples(day, found), day, table_shapes())
        for number, target in enumerate(chosen.targets):
            progress(number, len(chosen.targets))
            examination.examine(target, found)
        progress(len(chosen.targets), len(chosen.targets))
    found.found[earlier:] = [one for one in found.found[earlier:] if chosen.asks_for(one)]
    findings = list(found)
    written = []
    if sarif is not None and write_file(sarif, sarif_bytes(found), found):
        written.append(sarif)
    if annotate:
        written += _annotate(findings, output or Path(_ANNOTATED), found)
    if as_json:
        print_json(
            {
                "templates": [target.path.as_posix() for target in chosen.targets],
                "findings": diagnostics_as_json(found),
            }
        )
    else:
        report(found)
        sum_up(found)
    for path in written:
        say(_("Written: {file}").format(file=path))
    return ExitCode.FAILED if found.has_errors() else ExitCode.DONE


def _samples(day: datetime.date, found: Diagnostics) -> Samples:
    """The first paper of a kind from each shipped dossier; the dossiers are opened when first asked for."""
    from generator.maintaining.papers import open_dossiers, shipped_dossiers  # noqa: PLC0415 - heavy

    opened: list[OpenDossier] = []

    def samples(kind: DocumentKind) -> Sequence[Document]:
        if not opened:
            opened.extend(open_dossiers(shipped_dossiers(), day, found))
        return [paper for one in opened for paper in list(one.of(kind))[:1]]

    return samples


def _annotate(findings: Sequence[Diagnostic], folder: Path, found: Diagnostics) -> list[Path]:
    """Write a copy of each Word file in which something was found, with comments; the files written."""
    from generator.cli.word_checks import AUTHOR, comments_of  # noqa: PLC0415 - heavy
    from generator.output import write_file  # noqa: PLC0415
    from generator.word.comments import with_comments  # noqa: PLC0415
    from generator.word.package import read_package  # noqa: PLC0415

    written = []
    for file in dict.fromkeys(one.location.file for one in findings if one.location):
        package = read_package(Path(file), Diagnostics()) if file.endswith(".docx") else None
        if package is None:
            continue
        own = [one for one in findings if one.location and one.location.file == file]
        path = folder / f"{Path(file).stem}{_ENDING}"
        if write_file(path, with_comments(package, comments_of(own), AUTHOR), found):
            written.append(path)
    return written
