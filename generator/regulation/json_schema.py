"""The schema of ``regulation.yaml`` for editors, which complete and explain by it (JSON Schema 2020-12)."""

from __future__ import annotations

from typing import Any

from pydantic.json_schema import GenerateJsonSchema

from generator.regulation.schema import RegulationModel


class _Explained(GenerateJsonSchema):
    def field_title_should_be_set(self, schema: object) -> bool:
        """No: titles made from the English keys would hide the Vietnamese explanations."""
        return False


def json_schema() -> dict[str, Any]:
    """The JSON Schema of ``regulation.yaml`` (lược đồ quy chế)."""
    schema = RegulationModel.model_json_schema(schema_generator=_Explained)
    for definition in schema["$defs"].values():
        # The name of our class.
        definition.pop("title")
    return {"$schema": _Explained.schema_dialect, **schema}
