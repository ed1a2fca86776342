"""Administrative units of Vietnam (đơn vị hành chính) with the dates between which they hold."""

from generator.units.register import UnitRegister
from generator.units.unit import NamedAfter, Unit, UnitLevel, UnitType

__all__ = ["NamedAfter", "Unit", "UnitLevel", "UnitRegister", "UnitType"]
