"""The schema of regulations and of the library for editors, which complete and explain by it."""

from __future__ import annotations

from typing import Any

from pydantic import BaseModel
from pydantic.json_schema import GenerateJsonSchema

from generator.regulation.schema import LibraryModel, RegulationModel, Use

_ENTRY = {"$ref": f"#/$defs/{Use.__name__}"}


class _Explained(GenerateJsonSchema):
    def field_title_should_be_set(self, schema: object) -> bool:
        """No: titles made from the English keys would hide the Vietnamese explanations."""
        return False


def json_schemas() -> dict[str, dict[str, Any]]:
    """The JSON Schema (lược đồ) of a regulation and of a file of the library, by name."""
    schemas = {"regulation": schema_of(RegulationModel), "provisions": schema_of(LibraryModel)}
    _without_use(schemas["provisions"])
    return schemas


def schema_of(model: type[BaseModel]) -> dict[str, Any]:
    """The JSON Schema (lược đồ) of a model whose docstrings and descriptions are Vietnamese."""
    schema = model.model_json_schema(schema_generator=_Explained)
    for definition in schema["$defs"].values():
        # The name of our class.
        definition.pop("title")
    return {"$schema": _Explained.schema_dialect, **schema}


def _without_use(schema: dict[str, Any]) -> None:
    """The library takes nothing from itself."""
    del schema["$defs"][Use.__name__]
    for definition in schema["$defs"].values():
        for field in definition["properties"].values():
            if _ENTRY in (branches := field.get("items", {}).get("oneOf", [])):
                branches.remove(_ENTRY)
