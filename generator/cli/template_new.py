"""``vanban template new``: a template to go on from, fresh or out of an old Word file (tạo mẫu mới)."""

from __future__ import annotations

from gettext import gettext as _
from pathlib import Path
from typing import TYPE_CHECKING

import click

from generator.cli.exit_codes import ExitCode
from generator.cli.parameters import Command, template_kind_option, templates_option
from generator.cli.streams import print_result, report, say
from generator.diagnostics import Diagnostics, Location

if TYPE_CHECKING:
    from collections.abc import Mapping

    from generator.documents import DocumentKind


def build() -> click.Command:
    """Build the command with its texts in the language in use."""
    path = click.Path(readable=False, path_type=Path)
    return Command(
        "new",
        callback=_new,
        help=_(
            "Write a Word template to go on from. For a KIND: with its styles, blocks and every field in "
            "place. With --from: out of an old Word file of your office; its head, signature and recipients "
            "become the blocks, its words stay, and comments in Word say which may become fields."
        ),
        short_help=_("Write a Word template to go on from."),
        params=[
            click.Argument(["kind"], metavar=_("[KIND]"), required=False),
            click.Option(
                ["old", "--from"], type=path, metavar=_("FILE"), help=_("An old Word file to begin from.")
            ),
            template_kind_option("told"),
            click.Option(
                ["--output"],
                type=path,
                required=True,
                metavar=_("FILE"),
                help=_("The new template; begin its name with the kind, e.g. giay-moi-moi.docx."),
            ),
            click.Option(["--force"], is_flag=True, help=_("Overwrite a file that stands there already.")),
            templates_option(),
        ],
    )


def _new(
    *,
    kind: str | None,
    old: Path | None,
    told: str | None,
    output: Path,
    force: bool,
    templates: Path | None,
) -> ExitCode:
    from generator.documents.own_kinds import load_kinds  # noqa: PLC0415 - heavy
    from generator.output import write_file  # noqa: PLC0415
    from generator.resources import templates_folder  # noqa: PLC0415

    if kind is None and old is None:
        raise click.UsageError(_("give a kind, or an old file with --from"), click.get_current_context())
    folder = templates or templates_folder()
    found = Diagnostics()
    kinds = load_kinds(folder, found)
    chosen = _chosen(kind or told, old, kinds, found)
    content = None if chosen is None else _content(chosen, old, folder, found)
    if content is not None and not force and output.exists():
        message = _("another file stands here already, so it is not overwritten")
        hint = _("give another file name, or overwrite it with --force")
        found.error("file-exists", message, Location(str(output)), hint)
    written = content is not None and not found.has_errors() and write_file(output, content, found)
    report(found)
    if written and chosen is not None:
        say(_("The template is for papers of the kind {kind}.").format(kind=chosen.code))
        print_result(str(output))
    return ExitCode.FAILED if found.has_errors() else ExitCode.DONE


def _chosen(
    named: str | None, old: Path | None, kinds: Mapping[str, DocumentKind], found: Diagnostics
) -> DocumentKind | None:
    """The kind that is named, else the one that the old file shows to be."""
    from generator.maintaining.old_template import kind_of_old  # noqa: PLC0415 - heavy
    from generator.sources.faults import did_you_mean  # noqa: PLC0415

    if named is not None:
        if named not in kinds:
            message = _("{code} is not a kind of document; `vanban kinds` lists them").format(code=named)
            found.error("kind-unknown", message, hint=did_you_mean(named, kinds))
        return kinds.get(named)
    if old is None:
        return None
    fitting = kind_of_old(old, tuple(kinds.values()), found)
    if len(fitting) == 1:
        return fitting[0]
    if not found.has_errors():
        names = ", ".join(one.code for one in fitting)
        message = (
            _("the file may be of several kinds: {kinds}") if fitting else _("its kind is not recognised")
        )
        hint = _("give it with --kind; `vanban kinds` lists them")
        found.error("kind-not-told", message.format(kinds=names), Location(str(old)), hint)
    return None


def _content(kind: DocumentKind, old: Path | None, templates: Path, found: Diagnostics) -> bytes | None:
    from generator.maintaining.fresh import fresh_template  # noqa: PLC0415 - heavy
    from generator.maintaining.old_template import begin_from  # noqa: PLC0415

    if old is None:
        return fresh_template(kind, templates, found)
    begun = begin_from(old, kind, templates, found)
    if begun is None:
        return None
    for one in begun.proposals:
        message = _("may become {tag}: {meaning}")
        shown = message.format(tag=one.tag, meaning=one.meaning)
        found.note("may-be-field", f"{shown} (“{one.text[:60]}”)", Location(str(old), spot=one.place))
    return begun.content
