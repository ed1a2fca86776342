"""``vanban template preview``: what a Word template prints, to look at while it is edited (xem thử mẫu)."""

from __future__ import annotations

import datetime
import os
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from gettext import gettext as _
from gettext import ngettext
from pathlib import Path
from typing import TYPE_CHECKING, Final

import click

from generator.cli.exit_codes import ExitCode
from generator.cli.parameters import (
    Command,
    date_option,
    folder_option,
    template_argument,
    template_kind_option,
    templates_option,
)
from generator.cli.streams import print_result, report, say
from generator.diagnostics import Diagnostics

if TYPE_CHECKING:
    from generator.documents import Document, DocumentKind
    from generator.maintaining.previewing import PreviewForm
    from generator.maintaining.target import Target

_SAMPLES: Final = ("smallest", "fullest", "awkward")
_INTERVAL_S: Final = 0.4
"""Between two looks at the files that are watched; a file counts after two looks."""


def build() -> click.Command:
    """Build the command with its texts in the language in use."""
    return Command(
        "preview",
        callback=_preview,
        help=_(
            "Show what a Word template prints: with the papers of a dossier, or with a sample. TEMPLATE is "
            "a name (giay-moi) or a Word file. Without --data and --sample, one paper of the dossiers that "
            "come with vanban is shown. Nothing but files whose names begin with xem-thu- is written. When "
            "the template has errors, they are told and the files of before stay."
        ),
        short_help=_("Show what a Word template prints."),
        params=[
            template_argument(),
            click.Option(
                ["data", "--data"],
                multiple=True,
                type=click.Path(readable=False, path_type=Path),
                metavar=_("DOSSIER"),
                help=_("Show the papers of this dossier; may be repeated."),
            ),
            click.Option(
                ["--sample"],
                type=click.Choice(_SAMPLES),
                help=_(
                    "Show a sample: with as little as possible (smallest), with everything (fullest), or "
                    "with long names, several lines, special signs and long tables (awkward)."
                ),
            ),
            click.Option(["--pdf"], is_flag=True, help=_("Make PDF files as well, through LibreOffice.")),
            click.Option(
                ["--png"], is_flag=True, help=_("Make a picture of each page, through LibreOffice.")
            ),
            click.Option(
                ["--watch"],
                is_flag=True,
                help=_("Go on, and print again whenever the template is saved; Ctrl-C ends it."),
            ),
            folder_option(
                "--output", _("Where the files go; otherwise output/xem-thu and the template's name.")
            ),
            template_kind_option(),
            date_option(),
            templates_option(),
        ],
    )


def _preview(  # noqa: PLR0913 - click passes every option by its name
    *,
    template: str,
    data: tuple[Path, ...],
    sample: str | None,
    pdf: bool,
    png: bool,
    watch: bool,
    output: Path | None,
    kind: str | None,
    date: datetime.date | None,
    templates: Path | None,
) -> ExitCode:
    from generator.maintaining.previewing import PreviewForm, preview_documents  # noqa: PLC0415 - heavy
    from generator.maintaining.samples import Sample  # noqa: PLC0415
    from generator.maintaining.target import find_target, required_kind  # noqa: PLC0415
    from generator.resources import templates_folder  # noqa: PLC0415
    from generator.vietnamese.text import capitalise_first  # noqa: PLC0415
    from generator.word.pdf import find_libreoffice  # noqa: PLC0415

    if pdf and png:
        raise click.UsageError(_("--pdf and --png exclude each other"), click.get_current_context())
    form = PreviewForm.PDF if pdf else PreviewForm.PNG if png else PreviewForm.WORD
    day = date or datetime.date.today()
    found = Diagnostics()
    target = find_target(template, kind, templates or templates_folder(), found)
    known = None if target is None else required_kind(target, found)
    libreoffice = None
    if form is not PreviewForm.WORD and known is not None:
        libreoffice = find_libreoffice(os.environ.get("PATH", ""), found)
    documents: tuple[Document, ...] = ()
    if known is not None and not found.has_errors():
        documents = preview_documents(known, data, Sample(sample) if sample else None, day, found)
    if target is None or known is None or found.has_errors():
        report(found)
        return ExitCode.FAILED
    folder = output or Path("output") / "xem-thu" / target.path.stem
    preview = _Preview(target, known, documents, day, folder, form, libreoffice)
    written = preview.round(found)
    report(found)
    say(capitalise_first(_summary(written)))
    for path in written or ():
        print_result(str(path))
    if watch:
        _watch(preview)
    return ExitCode.FAILED if found.has_errors() else ExitCode.DONE


@dataclass(frozen=True, slots=True)
class _Preview:
    """What each round of a preview does."""

    target: Target
    kind: DocumentKind
    documents: Sequence[Document]
    day: datetime.date
    folder: Path
    form: PreviewForm
    libreoffice: Path | None

    def round(self, found: Diagnostics) -> tuple[Path, ...] | None:
        """Print and write once; None where the template or a value of it has an error."""
        from generator.maintaining.previewing import render_preview, write_preview  # noqa: PLC0415 - heavy

        papers = render_preview(self.target, self.kind, self.documents, self.day, found)
        if papers is None:
            return None
        return write_preview(papers, self.folder, self.form, self.libreoffice, found)


def _watch(preview: _Preview) -> None:
    """Print again after each save, and tell each round in a line; only Ctrl-C ends it."""
    from generator.maintaining.previewing import watched_files  # noqa: PLC0415 - heavy
    from generator.maintaining.watching import saved  # noqa: PLC0415

    say(_("Watching {template}, its blocks and styles; Ctrl-C ends.").format(template=preview.target.path))
    for changed in saved(lambda: watched_files(preview.target), _looks()):
        found = Diagnostics()
        summary = _summary(preview.round(found))
        report(found)
        names = ", ".join(path.name for path in changed)
        say(f"{datetime.datetime.now():%H:%M:%S} {names}: {summary}")


def _looks() -> Iterator[None]:
    while True:
        time.sleep(_INTERVAL_S)
        yield


def _summary(written: Sequence[Path] | None) -> str:
    if written is None:
        return _("nothing was written; the files of before, if any, stay.")
    count = len(written)
    return ngettext("{count} file written.", "{count} files written.", count).format(count=count)
