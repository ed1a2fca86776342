"""The schema of a dossier's files for editors, which complete and explain by it (JSON Schema 2020-12)."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from pydantic import BaseModel

from generator.dossier.holidays import HolidayYear
from generator.dossier.legal_bases import LegalBases
from generator.dossier.schema import Committee, Consultation, Meeting, Programme, Reminder, Report
from generator.dossier.values import DescribedEnum

_DIALECT = "https://json-schema.org/draft/2020-12/schema"
_FILES: Mapping[str, type[BaseModel]] = {
    "committee": Committee,
    "meeting": Meeting,
    "report": Report,
    "opinion": Consultation,
    "reminder": Reminder,
    "programme": Programme,
    "legal-bases": LegalBases,
    "holidays": HolidayYear,
}


def json_schemas() -> dict[str, dict[str, Any]]:
    """The JSON Schema of each file of a dossier, and of the data that dossiers share, by name (lược đồ)."""
    return {name: schema_of(model) for name, model in _FILES.items()}


def schema_of(model: type[BaseModel]) -> dict[str, Any]:
    """The JSON Schema of one model, for people: Vietnamese descriptions only, no null."""
    schema = {"$schema": _DIALECT, **model.model_json_schema(by_alias=True, mode="validation")}
    definitions: dict[str, Any] = schema.get("$defs", {})
    choices = {one.__name__: one for one in DescribedEnum.__subclasses__()}
    for name, definition in definitions.items():
        if name in choices:
            definition["enumDescriptions"] = [one.description for one in choices[name]]
            definition.pop("title", None)
    for one in (schema, *definitions.values()):
        _translate(one)
    if model is Committee:
        schema["required"].remove("members")
        schema["anyOf"] = [{"required": ["members"]}, {"required": ["roster"]}]
    return schema


def _translate(definition: dict[str, Any]) -> None:
    """Leave out what pydantic derives from the code: English docstrings, titles of properties, null."""
    definition.pop("description", None)
    for branch in definition.get("anyOf", ()):
        _translate(branch)
    for field in definition.get("properties", {}).values():
        field.pop("title", None)
        # An empty value is a fault in a dossier, so no editor should offer null, nor a default that holds it.
        if field.get("default") is None or isinstance(field["default"], dict):
            field.pop("default", None)
        branches = [one for one in field.get("anyOf", ()) if one != {"type": "null"}]
        if len(branches) == 1:
            del field["anyOf"]
            field.update(branches[0])
        elif branches:
            field["anyOf"] = branches
