"""Which units a batch is for (chọn đơn vị), and what the user's list says about each."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from generator.sources.node import Node
from generator.units import Unit


@dataclass(frozen=True, slots=True)
class UnitRow:
    """A commune of a batch (xã, phường, đặc khu) with its province, both as on the day of drafting.

    The name of ``unit`` is the corrected one where the list has one. ``values`` are the other cells of its
    row by path: ``members.chair.person``, ``decisions.regulation.number``, ``unit.border``. ``overrides`` is
    the file of its own edits, where it has one.
    """

    unit: Unit
    province: Unit
    values: Mapping[str, Node]
    overrides: Path | None = None
