"""``vanban schema``: JSON Schema of YAML files (lược đồ hồ sơ, thư viện), for editors that explain them."""

from __future__ import annotations

import json
from collections.abc import Mapping
from gettext import gettext as _
from pathlib import Path
from typing import Final

import click

from generator.cli.exit_codes import ExitCode
from generator.cli.parameters import Command, folder_option
from generator.cli.streams import print_json, print_result, report
from generator.diagnostics import Diagnostics

SCHEMAS: Final = (
    "committee",
    "regulation",
    "meeting",
    "report",
    "opinion",
    "reminder",
    "programme",
    "provisions",
    "legal-bases",
    "holidays",
    "abolished-bodies",
    "usual-members",
    "adaptation",
    "overrides",
    "kinds",
)


def build() -> click.Command:
    """Build the command with its texts in the language in use."""
    return Command(
        "schema",
        callback=_schema,
        help=_(
            "Give the JSON Schema of one kind of file of a dossier, or of all. With --output, one file each "
            "in that folder, where the first line of a YAML file can name it."
        ),
        short_help=_("Give the JSON Schema of a dossier's files."),
        params=[
            click.Argument(["name"], type=click.Choice(SCHEMAS), required=False),
            folder_option("--output", _("Write the schemas into this folder instead of stdout.")),
        ],
    )


def _schema(*, name: str | None, output: Path | None) -> ExitCode:
    schemas = _json_schemas()
    chosen = {name: schemas[name]} if name else schemas
    if output is None:
        print_json(chosen[name] if name else _bundle(schemas))
        return ExitCode.DONE
    from generator.output import write_file  # noqa: PLC0415

    found = Diagnostics()
    for one, schema in chosen.items():
        path = output / _file_name(one)
        text = json.dumps(schema, ensure_ascii=False, indent=2) + "\n"
        if not write_file(path, text.encode(), found):
            break
        print_result(str(path))
    report(found)
    return ExitCode.FAILED if found.has_errors() else ExitCode.DONE


def _bundle(schemas: Mapping[str, Mapping[str, object]]) -> dict[str, object]:
    """One schema of the whole dossier; the schema of each file is embedded under its own name (``$id``)."""
    named = {one: {"$ref": _file_name(one)} for one in schemas}
    return {
        "$schema": schemas["committee"]["$schema"],
        "title": "Hồ sơ",
        "type": "object",
        "properties": {
            "committee": named["committee"],
            "regulation": named["regulation"],
            "meetings": {"type": "array", "items": named["meeting"]},
            "reports": {"type": "array", "items": named["report"]},
            "opinions": {"type": "array", "items": named["opinion"]},
            "reminders": {"type": "array", "items": named["reminder"]},
            "programmes": {"type": "array", "items": named["programme"]},
        },
        "required": ["committee", "regulation"],
        "$defs": {one: {"$id": _file_name(one), **schema} for one, schema in schemas.items()},
    }


def _file_name(schema: str) -> str:
    return f"{schema}.schema.json"


def _json_schemas() -> dict[str, Mapping[str, object]]:
    from generator.adapting import json_schema as adapting  # noqa: PLC0415 - heavy
    from generator.checking import abolished_bodies  # noqa: PLC0415
    from generator.documents import own_kinds  # noqa: PLC0415
    from generator.dossier import json_schema as dossier  # noqa: PLC0415
    from generator.regulation import json_schema as regulation  # noqa: PLC0415
    from generator.starting import posts  # noqa: PLC0415

    schemas = {
        **dossier.json_schemas(),
        **regulation.json_schemas(),
        **abolished_bodies.json_schemas(),
        **posts.json_schemas(),
        **adapting.json_schemas(),
        **own_kinds.json_schemas(),
    }
    return {name: schemas[name] for name in SCHEMAS}
