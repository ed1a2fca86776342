"""``vanban fields``: what the Word template of a kind can use (trường dữ liệu của mẫu)."""

from __future__ import annotations

from gettext import gettext as _
from pathlib import Path
from typing import TYPE_CHECKING

import click

from generator.cli.exit_codes import ExitCode
from generator.cli.parameters import Command, json_option, known_kind, templates_option
from generator.cli.streams import print_json, print_table, report
from generator.diagnostics import Diagnostics
from generator.resources import templates_folder

if TYPE_CHECKING:
    from generator.documents.fields import FieldDescription


def build() -> click.Command:
    """Build the command with its texts in the language in use."""
    return Command(
        "fields",
        callback=_fields,
        help=_(
            "List what the Word template of a kind of paper can use: every name as it is written in a tag, "
            "its type, what it means, a sample value. `vanban kinds` lists the kinds."
        ),
        short_help=_("List what the Word template of a kind can use."),
        params=[
            click.Argument(["kind"], metavar=_("KIND"), callback=known_kind),
            templates_option(),
            json_option(),
        ],
    )


def _fields(*, kind: str, templates: Path | None, as_json: bool) -> ExitCode:
    from generator.documents.fields import describe  # noqa: PLC0415 - heavy
    from generator.documents.own_kinds import load_kinds  # noqa: PLC0415

    found = Diagnostics()
    kinds = load_kinds(templates or templates_folder(), found)
    report(found)
    if kind not in kinds:
        return ExitCode.FAILED
    fields = [one for top in describe(kinds[kind].fields) for one in top.walk()]
    if as_json:
        print_json({"kind": kind, "fields": [_as_json(one) for one in fields]})
    else:
        headings = (_("NAME"), _("TYPE"), _("MEANING"), _("SAMPLE"))
        print_table([headings, *(_row(one) for one in fields)])
    return ExitCode.FAILED if found.has_errors() else ExitCode.DONE


def _as_json(one: FieldDescription) -> dict[str, object]:
    return {
        "path": one.path,
        "type": one.type,
        "optional": one.optional,
        "description": one.description,
        "sample": one.sample,
    }


def _row(one: FieldDescription) -> tuple[str, str, str, str]:
    types = {"text": _("text"), "number": _("number"), "yes/no": _("yes/no"), "object": _("group")}
    name = types[one.type.removeprefix("list of ")]
    if one.is_list:
        name = _("list: {type}").format(type=name)
    if one.optional:
        name = _("{type}, may be absent").format(type=name)
    samples = {None: "", True: _("yes"), False: _("no")}
    sample = samples[one.sample] if one.sample is None or isinstance(one.sample, bool) else str(one.sample)
    return one.path, name, one.description, sample
