"""``vanban generate``: the papers (văn bản) of dossiers, those of each into a folder."""

from __future__ import annotations

import datetime
import os
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from gettext import gettext as _
from gettext import ngettext
from pathlib import Path
from typing import TYPE_CHECKING

import click

from generator.cli.exit_codes import ExitCode
from generator.cli.parameters import (
    Command,
    date_option,
    dossiers_argument,
    folder_option,
    json_option,
    kinds_option,
    library_option,
    real_path,
    templates_option,
)
from generator.cli.progress import Progress
from generator.cli.streams import diagnostics_as_json, print_json, print_result, report, say
from generator.diagnostics import Diagnostics
from generator.resources import templates_folder

if TYPE_CHECKING:
    from generator.output import GeneratedDocument, WrittenDocument


@dataclass(slots=True)
class _Outcome:
    """What became of one dossier; ``made`` is None where an error stopped its papers."""

    dossier: Path
    folder: Path
    made: tuple[GeneratedDocument, ...] | None
    written: tuple[WrittenDocument, ...] = ()


def build() -> click.Command:
    """Build the command with its texts in the language in use."""
    return Command(
        "generate",
        callback=_generate,
        help=_(
            "Write the papers of one or more dossiers; data/committees/* stands for all of that folder. "
            "On stdout: the path of every paper, one a line.\n\n"
            "A file that somebody edited since it was made is not overwritten without --force. "
            "When a dossier has errors, nothing of it is written."
        ),
        short_help=_("Write the papers of dossiers as Word files."),
        params=[
            dossiers_argument(),
            kinds_option(),
            folder_option(
                "--output",
                _(
                    "Where the papers go, with several dossiers those of each into a folder of its name; "
                    "otherwise the folder `output` with the dossier's name."
                ),
            ),
            click.Option(["--pdf"], is_flag=True, help=_("Make PDF files as well, through LibreOffice.")),
            click.Option(
                ["--check"],
                is_flag=True,
                help=_("Hold every paper against the form of Decree 30/2020/NĐ-CP, as `vanban check` does."),
            ),
            date_option(),
            json_option(),
            click.Option(
                ["--force"],
                is_flag=True,
                help=_("Overwrite files that somebody edited since they were made."),
            ),
            templates_option(),
            library_option(),
        ],
    )


def _generate(  # noqa: PLR0913 - click passes every option by its name
    *,
    dossiers: tuple[Path, ...],
    kinds: tuple[str, ...],
    output: Path | None,
    pdf: bool,
    check: bool,
    date: datetime.date | None,
    as_json: bool,
    force: bool,
    templates: Path | None,
    library: Path | None,
) -> ExitCode:
    from generator.output import note_older_documents, write_documents  # noqa: PLC0415
    from generator.pipeline import generate  # noqa: PLC0415 - heavy

    folders = _output_folders(dossiers, output)
    found = Diagnostics()
    outcomes: list[_Outcome] = []
    with Progress(_("Making the papers")) as progress:
        for one in generate(
            dossiers,
            kinds=tuple(dict.fromkeys(kinds)),
            date=date or datetime.date.today(),
            templates=templates or templates_folder(),
            found=found,
            progress=progress,
            library=library,
        ):
            outcome = _Outcome(one.dossier, folders[one.dossier], one.documents)
            if outcome.made is not None:
                outcome.written = write_documents(outcome.made, outcome.folder, force=force, found=found)
            outcomes.append(outcome)
    if check:
        _hold_against_form(outcomes, found)
    pdfs = _pdf_versions([one for outcome in outcomes for one in outcome.written], found) if pdf else {}
    for outcome in outcomes:
        if outcome.made is not None:
            more = pdfs.get(outcome.folder, ())
            if more:
                outcome.written += write_documents(more, outcome.folder, force=force, found=found)
            made = (*outcome.made, *more)
            note_older_documents(made, outcome.folder, partial=bool(kinds), found=found)
    if as_json:
        print_json({"documents": _as_json(outcomes), "diagnostics": diagnostics_as_json(found)})
    else:
        report(found)
        for outcome in outcomes:
            summary = _summary(outcome)
            say(summary if len(outcomes) == 1 else f"{outcome.dossier}: {summary}")
        for outcome in outcomes:
            for paper in outcome.written:
                print_result(str(paper.path))
    return ExitCode.FAILED if found.has_errors() else ExitCode.DONE


def _hold_against_form(outcomes: Sequence[_Outcome], found: Diagnostics) -> None:
    """Tell what in the papers is against the form (soát thể thức); they are written nevertheless."""
    from generator.cli.word_checks import Demand, check_papers  # noqa: PLC0415 - heavy

    for outcome in outcomes:
        papers = {outcome.folder / paper.name: paper.content for paper in outcome.made or ()}
        check_papers(papers, Demand(), found)


def _output_folders(dossiers: Sequence[Path], output: Path | None) -> Mapping[Path, Path]:
    """Where the papers of each dossier go; two dossiers never share a folder, however names are compared."""
    if output is not None and len(dossiers) == 1:
        return {dossiers[0]: output}
    folders: dict[Path, Path] = {}
    owners: dict[str, Path] = {}
    for dossier in dossiers:
        name = real_path(dossier).name
        other = owners.setdefault(name.casefold(), dossier)
        folders[dossier] = (output or Path("output")) / name
        if other is not dossier:
            message = _(
                "the papers of {one} and of {other} would go into the same folder {folder}; "
                "run the command for each of them, with a folder of its own for --output"
            ).format(one=other, other=dossier, folder=folders[dossier])
            raise click.UsageError(message, click.get_current_context())
    return folders


def _pdf_versions(
    written: Sequence[WrittenDocument], found: Diagnostics
) -> Mapping[Path, tuple[GeneratedDocument, ...]]:
    """The PDF files of written Word files, by folder; LibreOffice makes those not there yet, in one run."""
    from generator.output import GeneratedDocument, current_document  # noqa: PLC0415
    from generator.word.pdf import convert_to_pdf, find_libreoffice  # noqa: PLC0415 - heavy

    names = {one: f"{one.path.stem}.pdf" for one in written}
    contents = {
        one: current_document(one.path.parent, name, made_from=one.sha256) for one, name in names.items()
    }
    missing = [one for one, content in contents.items() if content is None]
    if missing:
        libreoffice = find_libreoffice(os.environ.get("PATH", ""), found)
        if libreoffice is None:
            return {}
        with Progress(_("Making PDF files"), patience_s=0) as progress:
            progress(0, len(missing))
            pdfs = convert_to_pdf([one.path for one in missing], found, libreoffice=libreoffice)
            progress(len(missing), len(missing))
        contents |= zip(missing, pdfs, strict=True)
    versions: defaultdict[Path, tuple[GeneratedDocument, ...]] = defaultdict(tuple)
    for one, content in contents.items():
        if content is not None:
            pdf = GeneratedDocument(one.kind, names[one], content, one.blanks, made_from=one.sha256)
            versions[one.path.parent] += (pdf,)
    return versions


def _as_json(outcomes: Sequence[_Outcome]) -> list[dict[str, object]]:
    return [
        {
            "dossier": str(outcome.dossier),
            "kind": one.kind,
            "path": str(one.path),
            "sha256": one.sha256,
            "blanks": list(one.blanks),
        }
        for outcome in outcomes
        for one in outcome.written
    ]


def _summary(outcome: _Outcome) -> str:
    """Tell the person in a line what happened, and what is left to do by hand."""
    written = outcome.written
    if not written and outcome.made != ():
        return _("Nothing was written.")
    changed = sum(one.changed for one in written)
    counts = [ngettext("{count} file written", "{count} files written", changed).format(count=changed)]
    if same := len(written) - changed:
        counts.append(ngettext("{count} unchanged", "{count} unchanged", same).format(count=same))
    if blanks := sum(len(one.blanks) for one in written if one.path.suffix == ".docx"):
        left = ngettext("{count} blank to fill in by hand", "{count} blanks to fill in by hand", blanks)
        counts.append(left.format(count=blanks))
    return ", ".join(counts) + "."
