"""Which administrative unit a person means by a code or a name (đơn vị hành chính)."""

from __future__ import annotations

from gettext import gettext as _

from generator.diagnostics import Diagnostics, Location
from generator.units import Unit, UnitRegister
from generator.vietnamese.text import ascii_slug, normalise

_OFFERED = 9


def units_named(text: str, units: UnitRegister) -> tuple[Unit, ...]:
    """The units of exactly that code or name; ``xã Bình Lư, tỉnh Lai Châu`` tells the province too.

    Names written with their marks win over names that are alike only without them.
    """
    code = units.find(text.strip())
    if code is not None:
        return (code,)
    name, _comma, province = (part.strip() for part in normalise(text).partition(","))
    alike = [one for one in units.search(name) if _is_called(one, name)]
    if province:
        alike = [one for one in alike if (above := units.province_of(one)) and _is_called(above, province)]
    same = [one for one in alike if name.casefold() in (one.name.casefold(), one.full_name.casefold())]
    return tuple(same or alike)


def units_near(text: str, units: UnitRegister) -> tuple[Unit, ...]:
    """What a person can choose from where a name is not clear: the units of that name, else those near it."""
    return (units_named(text, units) or units.nearest(text.partition(",")[0]))[:_OFFERED]


def unit_code(text: str, units: UnitRegister, location: Location, found: Diagnostics) -> str | None:
    """The code of the unit that is meant; a name of none or of several is reported with those near to it."""
    meant = units_named(text, units)
    if len(meant) == 1:
        return meant[0].code
    if meant:
        message = _("several administrative units are called {name}").format(name=text)
        hint = _("write the code of one: {units}").format(units=listed(meant, units))
        found.error("ambiguous-unit", message, location, hint)
        return None
    near = units_near(text, units)
    message = _("no administrative unit is called {name}").format(name=text)
    hint = (
        _("did you mean {name}?").format(name=listed(near, units))
        if near
        else _("look the code up in data/units")
    )
    found.error("unknown-unit", message, location, hint)
    return None


def listed(several: tuple[Unit, ...], units: UnitRegister) -> str:
    """Units as a hint names them: ``03390 (xã Bình Lư, tỉnh Lai Châu)``."""
    return "; ".join(f"{one.code} ({described(one, units)})" for one in several[:_OFFERED])


def described(unit: Unit, units: UnitRegister) -> str:
    """A unit with its province: ``xã Bình Lư, tỉnh Lai Châu``."""
    province = units.province_of(unit)
    return (
        unit.full_name
        if province in (None, unit) or province is None
        else f"{unit.full_name}, {province.full_name}"
    )


def _is_called(unit: Unit, name: str) -> bool:
    return ascii_slug(name) in (ascii_slug(unit.name), ascii_slug(unit.full_name))
