"""``vanban template fields``: which fields a template uses, and which it does not (trường mà mẫu dùng)."""

from __future__ import annotations

import datetime
from gettext import gettext as _
from pathlib import Path
from typing import TYPE_CHECKING

import click

from generator.cli.exit_codes import ExitCode
from generator.cli.parameters import (
    Command,
    json_option,
    template_argument,
    template_kind_option,
    templates_option,
)
from generator.cli.streams import diagnostics_as_json, print_json, print_result, print_table, report
from generator.diagnostics import Diagnostics
from generator.resources import templates_folder

if TYPE_CHECKING:
    from generator.documents.fields import FieldDescription
    from generator.maintaining.uses import UsedField


def build() -> click.Command:
    """Build the command with its texts in the language in use."""
    return Command(
        "fields",
        callback=_fields,
        help=_(
            "List the fields that a template uses, with those of its blocks, headers, footers, text boxes "
            "and notes: whether the template can do without them, what they mean, where they stand; then "
            "the fields of its kind that it does not use."
        ),
        short_help=_("List the fields that a Word template uses."),
        params=[template_argument(), template_kind_option(), json_option(), templates_option()],
    )


def _fields(*, template: str, kind: str | None, as_json: bool, templates: Path | None) -> ExitCode:
    from generator.cli.template_tables import table_shapes  # noqa: PLC0415
    from generator.documents.fields import describe  # noqa: PLC0415 - heavy
    from generator.maintaining.examining import Examination  # noqa: PLC0415
    from generator.maintaining.target import find_target  # noqa: PLC0415
    from generator.maintaining.uses import unused_fields, used_fields  # noqa: PLC0415

    found = Diagnostics()
    target = find_target(template, kind, templates or templates_folder(), found)
    opened = None
    if target is not None:
        nothing = Examination(lambda _kind: (), datetime.date.today(), table_shapes())
        opened = nothing.open(target, found)
    used: tuple[UsedField, ...] = ()
    unused: tuple[FieldDescription, ...] = ()
    if target is not None and opened is not None:
        described = () if target.kind is None else describe(target.kind.fields)
        used = used_fields(opened.tags, described)
        unused = tuple(unused_fields(used, described))
    if as_json:
        print_json(
            {
                "template": None if target is None else target.path.as_posix(),
                "kind": None if target is None or target.kind is None else target.kind.code,
                "fields": [_as_json(one) for one in used],
                "unused": [_description_as_json(one) for one in unused],
                "findings": diagnostics_as_json(found),
            }
        )
    else:
        report(found)
        _show(used, unused)
    return ExitCode.FAILED if found.has_errors() else ExitCode.DONE


def _as_json(one: UsedField) -> dict[str, object]:
    return {
        "path": one.path,
        "need": "optional" if one.is_optional else "required",
        "type": one.description.type if one.description else None,
        "description": one.description.description if one.description else None,
        "places": [{"file": place.file, "place": str(place.spot)} for place in one.places],
    }


def _description_as_json(one: FieldDescription) -> dict[str, object]:
    return {"path": one.path, "type": one.type, "optional": one.optional, "description": one.description}


def _show(used: tuple[UsedField, ...], unused: tuple[FieldDescription, ...]) -> None:
    if used:
        headings = (_("NAME"), _("NEED"), _("MEANING"), _("WHERE"))
        print_table([headings, *map(_row, used)])
    if unused:
        print_result("\n" + _("Not used:"))
        print_table([(f"  {one.path}", one.description) for one in unused])


def _row(one: UsedField) -> tuple[str, str, str, str]:
    need = _("optional") if one.is_optional else _("required")
    meaning = one.description.description if one.description else ""
    first, *others = one.places
    where = f"{Path(first.file).name}, {first.spot}"
    return one.path, need, meaning, where + (f" (+{len(others)})" if others else "")
