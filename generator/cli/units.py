"""``vanban units``: provinces and communes (đơn vị hành chính) as they are on a day."""

from __future__ import annotations

import datetime
from collections import Counter
from collections.abc import Iterator, Sequence
from gettext import gettext as _
from typing import TYPE_CHECKING

import click

from generator.cli.exit_codes import ExitCode
from generator.cli.parameters import Command, iso_date, json_option
from generator.cli.streams import diagnostics_as_json, print_json, print_table, report, say
from generator.diagnostics import Diagnostics

if TYPE_CHECKING:
    from generator.units import Unit, UnitRegister


def build() -> click.Command:
    """Build the command with its texts in the language in use."""
    return Command(
        "units",
        callback=_units,
        help=_(
            "List provinces and communes with their codes, types and the days from and to which they are so. "
            "Without options: every province, followed by its communes."
        ),
        short_help=_("List provinces and communes."),
        params=[
            click.Option(
                ["--province"],
                metavar=_("CODE|NAME"),
                help=_("Only the communes of this province, e.g. 12 or {name}.").format(name="Lai Châu"),
            ),
            click.Option(
                ["--search"],
                metavar=_("TEXT"),
                help=_("Only units whose code or name holds this, with or without marks; best first."),
            ),
            click.Option(
                ["--at"],
                type=iso_date,
                metavar=_("YYYY-MM-DD"),
                show_default=_("today"),
                help=_("The day on which the units are as listed: types and names change."),
            ),
            json_option(),
        ],
    )


def _units(*, province: str | None, search: str | None, at: datetime.date | None, as_json: bool) -> ExitCode:
    from generator.units import UnitRegister  # noqa: PLC0415 - heavy

    day = at or datetime.date.today()
    register = UnitRegister.load()
    found = Diagnostics()
    units = _chosen(register, province, search, day, found)
    if as_json:
        print_json({
            "at": day.isoformat(),
            "units": [_as_json(one, register, day) for one in units],
            "diagnostics": diagnostics_as_json(found),
        })  # fmt: skip
    else:
        report(found)
        _show(units, register, day)
    return ExitCode.FAILED if found.has_errors() else ExitCode.DONE


def _chosen(
    register: UnitRegister, province: str | None, search: str | None, day: datetime.date, found: Diagnostics
) -> Sequence[Unit]:
    """The units asked for; that there are none is an error with what may have been meant."""
    if not register.provinces(day):
        first = min(one.valid_from for one in register.provinces())
        message = _("the units of {day} are not known").format(day=day.isoformat())
        hint = _("the data begin with the two-level government on {day}").format(day=first.isoformat())
        found.error("day-before-units", message, hint=hint)
        return ()
    above = _province(register, province, day, found) if province is not None else None
    if province is not None and above is None:
        return ()
    if search is None:
        return register.communes_of(above.code, day) if above else list(_all(register, day))
    matches = register.search(search, day)
    units = [one for one in matches if above is None or one.province_code == above.code]
    if not units:
        _report_none(register, search, above, day, found)
    return units


def _province(register: UnitRegister, text: str, day: datetime.date, found: Diagnostics) -> Unit | None:
    from generator.starting.naming_units import province_named  # noqa: PLC0415 - heavy

    return province_named(text, register, day, found)


def _all(register: UnitRegister, day: datetime.date) -> Iterator[Unit]:
    for province in register.provinces(day):
        yield province
        yield from register.communes_of(province.code, day)


def _report_none(
    register: UnitRegister, search: str, above: Unit | None, day: datetime.date, found: Diagnostics
) -> None:
    from generator.starting.naming_units import listed  # noqa: PLC0415 - heavy

    if above is None:
        message = _("no administrative unit has {text} in its code or name").format(text=search)
    else:
        message = _("no commune of {province} has {text} in its code or name")
        message = message.format(province=above.full_name, text=search)
    near = register.nearest(search, day)
    hint = _("did you mean {name}?").format(name=listed(near, register)) if near else None
    found.error("no-such-unit", message, hint=hint)


def _as_json(unit: Unit, register: UnitRegister, day: datetime.date) -> dict[str, object]:
    above = register.province_of(unit, day)
    return {
        "code": unit.code,
        "name": unit.name,
        "type": unit.type.value,
        "full_name": unit.full_name,
        "level": unit.level.value,
        "province": {"code": above.code, "name": above.full_name}
        if above is not None and above is not unit
        else None,
        "valid_from": unit.valid_from.isoformat(),
        "valid_to": unit.valid_to.isoformat() if unit.valid_to else None,
        "source": unit.source,
    }


def _show(units: Sequence[Unit], register: UnitRegister, day: datetime.date) -> None:
    from generator.units import UnitType  # noqa: PLC0415 - heavy
    from generator.vietnamese.dates import short_date  # noqa: PLC0415

    if not units:
        return
    headings = (_("CODE"), _("NAME"), _("UNIT TYPE"), _("PROVINCE"), _("FROM"), _("TO"))
    rows = []
    for one in units:
        above = register.province_of(one, day)
        province = above.name if above is not None and above is not one else ""
        until = short_date(one.valid_to) if one.valid_to else ""
        rows.append((one.code, one.name, one.type.value, province, short_date(one.valid_from), until))
    print_table([headings, *rows])
    counts = Counter(one.type for one in units)
    types = ", ".join(f"{counts[kind]} {kind}" for kind in UnitType if counts[kind])
    say(_("{count} units on {day}: {types}.").format(count=len(units), day=short_date(day), types=types))
