"""Templates that belong to no kind of paper: tables that other commands print (mẫu bảng đối chiếu)."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from generator.word.fields import FieldShape


def table_shapes() -> Mapping[str, FieldShape]:
    """The names that these templates may use, by the name of the template."""
    from generator.batch import table as units_table  # noqa: PLC0415 - heavy
    from generator.comparing import table as comparison_table  # noqa: PLC0415

    return {module.TEMPLATE: module.SHAPE for module in (comparison_table, units_table)}
