"""The schema of adaptation rules and of a unit's own edits for editors, which complete and explain by it."""

from __future__ import annotations

from typing import Any

from pydantic import BaseModel

from generator.adapting.overrides import OverridesModel, OwnInsert, OwnMove
from generator.adapting.rules import Relation
from generator.adapting.schema import Insert, Move, RulesModel
from generator.regulation.json_schema import schema_of


def json_schemas() -> dict[str, dict[str, Any]]:
    """The JSON Schema (lược đồ) of a file of adaptation rules and of ``overrides.yaml``, by name."""
    return {
        "adaptation": _schema(RulesModel, Insert, Move),
        "overrides": _schema(OverridesModel, OwnInsert, OwnMove),
    }


def _schema(model: type[BaseModel], *placed: type[BaseModel]) -> dict[str, Any]:
    """The schema of a model in which each of the ``placed`` operations goes to exactly one place."""
    schema = schema_of(model)
    for one in placed:
        schema["$defs"][one.__name__]["oneOf"] = [{"required": [relation.value]} for relation in Relation]
    return schema
