"""``vanban pull``: a paper edited in Word becomes edits of the commune's own (đọc lại bản sửa tay)."""

from __future__ import annotations

import os
from gettext import gettext as _
from pathlib import Path
from typing import TYPE_CHECKING

import click

from generator.cli.batches import say_waiting
from generator.cli.exit_codes import ExitCode
from generator.cli.parameters import Command, json_option
from generator.cli.streams import diagnostics_as_json, print_json, print_result, report, say
from generator.diagnostics import Diagnostics

if TYPE_CHECKING:
    from generator.batch.pulling import Pulled


def build() -> click.Command:
    """Build the command with its texts in the language in use."""
    return Command(
        "pull",
        callback=_pull,
        help=_(
            "Read a paper of a commune that was edited by hand in Word ({names}), and propose its changes as "
            "the commune's own edits, which `vanban update` keeps. On stdout: the edits as they stand in "
            "overrides.yaml. What is no text of the regulation (names, numbers and dates in the letterhead, "
            "formatting) is not taken over, and named as far as it is text."
        ).format(names="quy-che.docx, quyet-dinh-ban-hanh.docx"),
        short_help=_("Take edits made in Word back as the commune's own."),
        params=[
            click.Argument(["file"], metavar=_("FILE.docx"), type=click.Path(path_type=Path, readable=False)),
            click.Option(
                ["--write"],
                is_flag=True,
                help=_(
                    "Add the edits to overrides.yaml beside the file, and let the next update replace it; a "
                    "copy of the edited file is kept."
                ),
            ),
            json_option(),
        ],
    )


def _pull(*, file: Path, write: bool, as_json: bool) -> ExitCode:
    from generator.batch.pulling import find_paper, pull, take_over  # noqa: PLC0415 - heavy

    found = Diagnostics()
    paper = find_paper(file, found)
    pulled = None if paper is None else pull(paper, found)
    written: tuple[Path, ...] = ()
    if pulled is not None and write and not found.has_errors():
        written = take_over(pulled, os.environ["LANGUAGE"], say_waiting, found)
    if as_json:
        print_json(
            {
                "unit": pulled and pulled.unit,
                "file": str(file),
                "overrides": [dict(one) for one in pulled.entries] if pulled else [],
                "written": [str(path) for path in written],
                "diagnostics": diagnostics_as_json(found),
            }
        )
    else:
        report(found)
        if pulled is not None:
            _show(pulled, written, write=write)
    return ExitCode.FAILED if found.has_errors() else ExitCode.DONE


def _show(pulled: Pulled, written: tuple[Path, ...], *, write: bool) -> None:
    if pulled.entries:
        print_result(pulled.proposal.rstrip("\n"))
    else:
        say(_("The regulation in the file says what the commune's regulation says: nothing to take over."))
    if written:
        # The copy comes first, and there may be nothing else.
        if pulled.entries:
            told = _("Written: {overrides}; the edited file is kept as {copy}.")
        else:
            told = _("The edited file is kept as {copy}.")
        say(told.format(copy=written[0], overrides=written[-1]))
        folder = pulled.paper.path.absolute().parent.parent
        say(_("Now run: {command}").format(command=f"vanban update {folder}"))
    elif pulled.entries and not write:
        say(_("Nothing was written; run again with --write to add these edits to overrides.yaml."))
