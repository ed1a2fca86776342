"""The command group: it chooses the language, lets click read the command line, ends with an exit code."""

from __future__ import annotations

import os
import sys
import traceback
from collections.abc import Sequence
from gettext import gettext as _

import click

from generator import __version__
from generator.cli import (
    batch,
    calendar,
    check,
    compare,
    derive,
    doctor,
    explain,
    fields,
    generate,
    import_file,
    init,
    kinds,
    outline,
    provisions,
    pull,
    rules,
    schema,
    tasks,
    template,
    trace,
    units,
    update,
    verify,
)
from generator.cli.exit_codes import ExitCode
from generator.cli.parameters import DEBUG_OPTION, global_options
from generator.cli.streams import ResultLostError, print_result, say, use_utf8
from generator.language import language_asked, use_language


class _Group(click.Group):
    def list_commands(self, ctx: click.Context) -> list[str]:
        """The commands in the order in which a new user needs them, not of the alphabet."""
        return list(self.commands)


def build_group() -> click.Group:
    """Build the command group, its texts in the language in use; nothing heavy is imported for it."""
    return _Group(
        "vanban",
        commands=[
            module.build()
            for module in (
                *(init, import_file, generate, check, calendar, tasks),
                *(derive, batch, update, trace, pull, verify),
                *(
                    outline,
                    compare,
                    provisions,
                    units,
                    kinds,
                    fields,
                    template,
                    schema,
                    rules,
                    explain,
                    doctor,
                ),
            )
        ],
        help=_(
            "Makes the papers of a steering committee, as Word files in the form of "
            "Decree 30/2020/NĐ-CP, from its dossier in YAML."
        ),
        epilog=_("Example: vanban generate data/committees/lai-chau-du-lieu"),
        options_metavar=_("[OPTIONS]"),
        subcommand_metavar=_("COMMAND [ARGUMENTS]..."),
        params=[
            *global_options(),
            click.Option(
                ["--version"],
                is_flag=True,
                is_eager=True,
                expose_value=False,
                callback=_show_version,
                help=_("Show the version and exit."),
            ),
        ],
    )


def main(arguments: Sequence[str] | None = None) -> int:
    """Run ``vanban`` with these arguments (default: the process's own) and return its exit code.

    A traceback is shown only where ``--debug`` asks for it.
    """
    arguments = sys.argv[1:] if arguments is None else list(arguments)
    use_utf8()
    use_language(language_asked(arguments, os.environ), os.environ)
    try:
        return _run(arguments)
    except SystemExit as ended:
        # click ends so after shell completion and when nobody reads the result any more.
        return int(ended.code or ExitCode.DONE)


def _run(arguments: list[str]) -> int:
    try:
        return build_group().main(arguments, prog_name="vanban", standalone_mode=False) or ExitCode.DONE
    except click.ClickException as misuse:
        misuse.show()
        return misuse.exit_code
    except (click.Abort, KeyboardInterrupt):
        say(_("Stopped."))
        return ExitCode.STOPPED
    except ResultLostError as lost:
        say(_("The result could not be written to stdout: {reason}").format(reason=lost))
        return ExitCode.FAILED
    except Exception as bug:
        if DEBUG_OPTION in arguments:
            say("".join(traceback.format_exception(bug)))
        message = _(
            "An error inside vanban ({name}), not in your dossier: run the same command with {option}, "
            "and send what it shows to those who maintain vanban (version {version})."
        )
        say(message.format(name=type(bug).__name__, option=DEBUG_OPTION, version=__version__))
        return ExitCode.INTERNAL


def _show_version(ctx: click.Context, _parameter: click.Parameter, value: bool) -> None:
    if value and not ctx.resilient_parsing:
        print_result(f"vanban {__version__}")
        ctx.exit()
