"""An adapted regulation as the facts of its ``regulation.yaml`` (ghi thành tệp quy chế)."""

from __future__ import annotations

from typing import Any

from generator.regulation.entries import entries
from generator.regulation.provision import Provision, Table
from generator.regulation.source import ProvisionSource, RegulationSource, TableSource


def regulation_facts(source: RegulationSource) -> dict[str, Any]:
    """What ``regulation.yaml`` says, key by key, of a regulation without conditions and ``vary``.

    Read again, it builds the same regulation (quy chế) with the same ids.
    """
    children = tuple(map(_as_written, source.children))
    labels = {id(one): one.number for top in children for one in top.walk() if one.number is not None}
    return {"title": source.title.value, **entries(children, labels)}


def _as_written(source: ProvisionSource) -> Provision:
    """The provision with its texts as they stand in the file, and only the number that it declares."""
    return Provision(
        level=source.level,
        id=source.id,
        number=source.number,
        title=source.title.value if source.title is not None else None,
        paragraphs=tuple(text.value for text in source.texts),
        table=_table(source.table) if source.table is not None else None,
        children=tuple(map(_as_written, source.children)),
        duties_of=source.duties_of,
    )


def _table(table: TableSource) -> Table:
    return Table(tuple(tuple(cell.value for cell in row) for row in table.rows), table.head)
