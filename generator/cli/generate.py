"""``vanban generate``: the papers (văn bản) of one dossier into a folder."""

from __future__ import annotations

import datetime
import os
import tempfile
from collections.abc import Sequence
from gettext import gettext as _
from gettext import ngettext
from pathlib import Path
from typing import TYPE_CHECKING

import click

from generator.cli.exit_codes import ExitCode
from generator.cli.parameters import (
    Command,
    date_option,
    dossier_argument,
    folder_option,
    json_option,
    kind_code,
    library_option,
)
from generator.cli.progress import Progress
from generator.cli.streams import diagnostics_as_json, print_json, print_result, report, say
from generator.diagnostics import Diagnostics
from generator.resources import templates_folder

if TYPE_CHECKING:
    from generator.output import GeneratedDocument, WrittenDocument


def build() -> click.Command:
    """Build the command with its texts in the language in use."""
    return Command(
        "generate",
        callback=_generate,
        help=_(
            "Write the papers of a dossier. On stdout: the path of every paper, one a line.\n\n"
            "A file that somebody edited since it was made is not overwritten without --force. "
            "When the dossier has errors, nothing is written."
        ),
        short_help=_("Write the papers of a dossier as Word files."),
        params=[
            dossier_argument(),
            click.Option(
                ["kinds", "--kind"],
                type=kind_code,
                multiple=True,
                metavar=_("KIND"),
                help=_("Only papers of this kind; may be repeated. `vanban kinds` lists them."),
            ),
            folder_option(
                "--output", _("Where the papers go; otherwise the folder `output` with the dossier's name.")
            ),
            click.Option(["--pdf"], is_flag=True, help=_("Make PDF files as well, through LibreOffice.")),
            date_option(),
            json_option(),
            click.Option(
                ["--force"],
                is_flag=True,
                help=_("Overwrite files that somebody edited since they were made."),
            ),
            folder_option("--templates", _("Word templates of your own, instead of those of vanban.")),
            library_option(),
        ],
    )


def _generate(  # noqa: PLR0913 - click passes every option by its name
    *,
    dossier: Path,
    kinds: tuple[str, ...],
    output: Path | None,
    pdf: bool,
    date: datetime.date | None,
    as_json: bool,
    force: bool,
    templates: Path | None,
    library: Path | None,
) -> ExitCode:
    from generator.output import note_older_documents, write_documents  # noqa: PLC0415
    from generator.pipeline import generate  # noqa: PLC0415 - heavy

    folder = output or Path("output", dossier.resolve().name)
    found = Diagnostics()
    with Progress(_("Making the papers")) as progress:
        documents = generate(
            dossier,
            kinds=tuple(dict.fromkeys(kinds)),
            date=date or datetime.date.today(),
            templates=templates or templates_folder(),
            found=found,
            progress=progress,
            library=library,
        )
    written: tuple[WrittenDocument, ...] = ()
    if documents is not None:
        written = write_documents(documents, folder, force=force, found=found)
        if pdf and written:
            pdfs = _pdf_versions(written, folder, found)
            written += write_documents(pdfs, folder, force=force, found=found)
            documents += pdfs
        note_older_documents(documents, folder, partial=bool(kinds), found=found)
    if as_json:
        print_json({"documents": _as_json(written), "diagnostics": diagnostics_as_json(found)})
    else:
        report(found)
        _summarise(written, found)
        for one in written:
            print_result(str(one.path))
    return ExitCode.FAILED if found.has_errors() else ExitCode.DONE


def _pdf_versions(
    written: Sequence[WrittenDocument], folder: Path, found: Diagnostics
) -> tuple[GeneratedDocument, ...]:
    """The PDF files of Word files that stand in the folder; LibreOffice makes only those not there yet."""
    from generator.output import GeneratedDocument, current_document  # noqa: PLC0415
    from generator.word.pdf import convert_to_pdf, find_libreoffice  # noqa: PLC0415 - heavy

    contents = {
        one: current_document(folder, f"{one.path.stem}.pdf", made_from=one.sha256) for one in written
    }
    missing = [one for one, content in contents.items() if content is None]
    if missing:
        libreoffice = find_libreoffice(os.environ.get("PATH", ""), found)
        if libreoffice is None:
            return ()
        with (
            tempfile.TemporaryDirectory(prefix="vanban-", ignore_cleanup_errors=True) as converted,
            Progress(_("Making PDF files"), patience_s=0) as progress,
        ):
            progress(0, len(missing))
            paths = [one.path for one in missing]
            pdfs = convert_to_pdf(paths, Path(converted), found, libreoffice=libreoffice)
            progress(len(missing), len(missing))
            contents |= {one: pdf.read_bytes() for one, pdf in zip(missing, pdfs, strict=True) if pdf}
    return tuple(
        GeneratedDocument(one.kind, f"{one.path.stem}.pdf", content, one.blanks, made_from=one.sha256)
        for one, content in contents.items()
        if content is not None
    )


def _as_json(written: Sequence[WrittenDocument]) -> list[dict[str, object]]:
    return [
        {"kind": one.kind, "path": str(one.path), "sha256": one.sha256, "blanks": list(one.blanks)}
        for one in written
    ]


def _summarise(written: Sequence[WrittenDocument], found: Diagnostics) -> None:
    """Tell the person in a line what happened, and what is left to do by hand."""
    if not written and found.has_errors():
        say(_("Nothing was written."))
        return
    changed = sum(one.changed for one in written)
    counts = [ngettext("{count} file written", "{count} files written", changed).format(count=changed)]
    if same := len(written) - changed:
        counts.append(ngettext("{count} unchanged", "{count} unchanged", same).format(count=same))
    if blanks := sum(len(one.blanks) for one in written if one.path.suffix == ".docx"):
        left = ngettext("{count} blank to fill in by hand", "{count} blanks to fill in by hand", blanks)
        counts.append(left.format(count=blanks))
    say(", ".join(counts) + ".")
