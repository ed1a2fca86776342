"""``vanban template fix``: tags that Word cut apart are made whole in a copy (sửa thẻ trong mẫu)."""

from __future__ import annotations

from gettext import gettext as _
from gettext import ngettext
from pathlib import Path

import click

from generator.cli.exit_codes import ExitCode
from generator.cli.parameters import Command, real_path, template_argument, templates_option
from generator.cli.streams import report, say
from generator.diagnostics import Diagnostics
from generator.resources import templates_folder


def build() -> click.Command:
    """Build the command with its texts in the language in use."""
    return Command(
        "fix",
        callback=_fix,
        help=_(
            "Write a copy of a template in which each tag stands in one run of letters, with straight "
            "quotes, its letter right behind the opening signs, and tracked changes inside it accepted. "
            "Everything else stays as it is."
        ),
        short_help=_("Mend the tags of a Word template."),
        params=[
            template_argument(),
            click.Option(
                ["--output"],
                required=True,
                type=click.Path(readable=False, path_type=Path),
                metavar=_("FILE"),
                help=_("Where the copy goes."),
            ),
            templates_option(),
        ],
    )


def _fix(*, template: str, output: Path, templates: Path | None) -> ExitCode:
    from generator.maintaining.fixing import fix_template  # noqa: PLC0415 - heavy
    from generator.maintaining.target import find_target  # noqa: PLC0415
    from generator.output import write_file  # noqa: PLC0415
    from generator.word.package import read_package  # noqa: PLC0415

    found = Diagnostics()
    target = find_target(template, None, templates or templates_folder(), found)
    package = None if target is None else read_package(target.path, found)
    if package is not None:
        if real_path(package.path) == real_path(output):
            message = _("--output names the template itself: give another name")
            raise click.UsageError(message, click.get_current_context())
        fixed = fix_template(package, found)
        for one in fixed.fixes:
            say(f"{one.place.location}: {one.what}")
        if write_file(output, fixed.content, found):
            count = len(fixed.fixes)
            told = ngettext("{count} thing was mended: {file}", "{count} things were mended: {file}", count)
            say(told.format(count=count, file=output))
    report(found)
    return ExitCode.FAILED if found.has_errors() else ExitCode.DONE
