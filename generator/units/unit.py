"""One administrative unit (đơn vị hành chính) as it is over a span of time."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class UnitType(StrEnum):
    """The kind of a unit (loại đơn vị hành chính) in the two-level local government since 1 July 2025."""

    PROVINCE = "tỉnh"
    CITY = "thành phố"
    COMMUNE = "xã"
    WARD = "phường"
    SPECIAL_ZONE = "đặc khu"


class UnitLevel(StrEnum):
    """The level of local government (cấp chính quyền địa phương)."""

    PROVINCE = "province"
    COMMUNE = "commune"


class NamedAfter(StrEnum):
    """What a unit is named after, when that changes how its name is written (PL1 II.4a; PL2 III.1b)."""

    PERSON = "person"
    NUMBER = "number"
    EVENT = "event"


@dataclass(frozen=True, slots=True)
class Unit:
    """One version of an administrative unit (đơn vị hành chính); both days belong to its span.

    ``source`` is the number of the act that made this version.
    """

    code: str
    name: str
    type: UnitType
    province_code: str | None
    valid_from: date
    valid_to: date | None = None
    named_after: NamedAfter | None = None
    source: str | None = None

    @property
    def level(self) -> UnitLevel:
        """Return the level: the province (cấp tỉnh) has nothing above it, the commune (cấp xã) has one."""
        return UnitLevel.PROVINCE if self.province_code is None else UnitLevel.COMMUNE

    @property
    def full_name(self) -> str:
        """Return type and name in running text: "tỉnh Lai Châu", "Thành phố Hồ Chí Minh" (PL2 III.1a–c)."""
        kind = self.type.value
        if self.named_after is not None:
            kind = kind[0].upper() + kind[1:]
        return f"{kind} {self.name}"

    @property
    def place_name(self) -> str:
        """Return the place in the date line (địa danh): the name, in full if after a person, number or event.

        PL1 II.4a: "Lai Châu", "Sì Lở Lầu", but "Thành phố Hồ Chí Minh", "Phường Điện Biên Phủ".
        """
        return self.name if self.named_after is None else self.full_name

    def holds_at(self, day: date) -> bool:
        """Say whether this version is the one in force on the day (còn hiệu lực), both ends included."""
        return self.valid_from <= day and (self.valid_to is None or day <= self.valid_to)
