"""The schema of adaptation rules for editors, which complete and explain by it."""

from __future__ import annotations

from typing import Any

from generator.adapting.rules import Relation
from generator.adapting.schema import Insert, Move, RulesModel
from generator.regulation.json_schema import schema_of


def json_schemas() -> dict[str, dict[str, Any]]:
    """The JSON Schema (lược đồ) of a file of adaptation rules, by name."""
    schema = schema_of(RulesModel)
    for model in (Insert, Move):
        schema["$defs"][model.__name__]["oneOf"] = [{"required": [one.value]} for one in Relation]
    return {"adaptation": schema}
