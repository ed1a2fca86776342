"""What all dossiers draw on (dữ liệu dùng chung), read once in a run."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from generator.diagnostics import Diagnostics
from generator.dossier.holidays import Holidays, read_holidays
from generator.dossier.legal_bases import LegalBasis, read_legal_bases
from generator.resources import data_folder
from generator.units import UnitRegister


@dataclass(frozen=True, slots=True)
class Reference:
    """Administrative units, legal bases and days off (đơn vị hành chính, căn cứ, ngày nghỉ)."""

    units: UnitRegister
    legal_bases: Mapping[str, LegalBasis]
    holidays: Holidays

    @classmethod
    def load(cls, found: Diagnostics) -> Reference:
        """Read the files of ``data``; what is wrong in them is reported at its place."""
        data = data_folder()
        return cls(
            UnitRegister.load(),
            read_legal_bases(data / "legal_bases.yaml", found),
            read_holidays(data / "holidays", found),
        )
