"""Which administrative unit a person means by a code or a name (đơn vị hành chính)."""

from __future__ import annotations

from datetime import date
from difflib import get_close_matches
from gettext import gettext as _

from generator.diagnostics import Diagnostics, Location
from generator.units import Unit, UnitLevel, UnitRegister
from generator.vietnamese.text import ascii_slug, normalise

_OFFERED = 9
_NEAR_PROVINCES = 3


def units_named(text: str, units: UnitRegister, at: date | None = None) -> tuple[Unit, ...]:
    """The units of exactly that code or name; ``xã Bình Lư, tỉnh Lai Châu`` tells the province too.

    Names written with their marks win over names that are alike only without them. ``at`` is the day on which
    the unit is called so, by default the newest state.
    """
    code = units.find(text.strip(), at)
    if code is not None:
        return (code,)
    name, _comma, province = (part.strip() for part in normalise(text).partition(","))
    alike = [one for one in units.search(name, at) if _is_called(one, name)]
    if province:
        alike = [
            one for one in alike if (above := units.province_of(one, at)) and _is_called(above, province)
        ]
    same = [one for one in alike if name.casefold() in (one.name.casefold(), one.full_name.casefold())]
    return tuple(same or alike)


def units_near(text: str, units: UnitRegister) -> tuple[Unit, ...]:
    """What a person can choose from where a name is not clear: the units of that name, else those near it."""
    return (units_named(text, units) or units.nearest(text.partition(",")[0]))[:_OFFERED]


def unit_code(
    text: str, units: UnitRegister, location: Location | None, found: Diagnostics, at: date | None = None
) -> str | None:
    """The code of the unit that is meant; a name of none or of several is reported with those near to it."""
    meant = units_named(text, units, at)
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


def province_named(text: str, units: UnitRegister, at: date | None, found: Diagnostics) -> Unit | None:
    """The province (tỉnh, thành phố) of a code or a name, with or without marks and type, on a day.

    Error: ``unknown-province``, with the names nearest to it.
    """
    meant = [one for one in units_named(text, units, at) if one.level is UnitLevel.PROVINCE]
    if len(meant) == 1:
        return meant[0]
    near = "; ".join(f"{one.code} ({one.full_name})" for one in _provinces_near(text, units, at))
    hint = (
        _("did you mean {name}?").format(name=near)
        if near
        else _("`vanban units` lists the provinces and what lies in them")
    )
    found.error("unknown-province", _("no province is called {name}").format(name=text), hint=hint)
    return None


def _provinces_near(text: str, units: UnitRegister, at: date | None) -> list[Unit]:
    called = {ascii_slug(name): one for one in units.provinces(at) for name in (one.name, one.full_name)}
    close = get_close_matches(ascii_slug(text), called, n=_NEAR_PROVINCES)
    by_code = (units.find(text.strip().zfill(2), at),)
    return list(
        dict.fromkeys(one for one in (*by_code, *(called[name] for name in close)) if one is not None)
    )


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
