"""docs/ho-so.md explains every key that a dossier may hold."""

from __future__ import annotations

from tests.docs.reference import REFERENCE, filled, schemas, tabled


def test_tables_are_those_of_the_schema() -> None:
    document = REFERENCE.read_text(encoding="utf-8")
    assert filled(document) == document, "run python -m tests.docs.refresh"


def test_every_object_of_the_schema_has_a_table() -> None:
    # The same object may occur in several files; one table is enough.
    named = {name or file for file, name in tabled(REFERENCE.read_text(encoding="utf-8"))}
    objects = {name for file, schema in schemas().items() for name in (file, *schema.get("$defs", {}))} - {
        "$defs"
    }
    assert objects == named


def test_every_key_of_the_schema_is_in_the_document() -> None:
    document = REFERENCE.read_text(encoding="utf-8")
    keys = [
        key
        for schema in schemas().values()
        for definition in (schema, *schema.get("$defs", {}).values())
        for key in definition.get("properties", ())
    ]
    assert len(keys) > 100
    assert [key for key in keys if f"| `{key}` |" not in document] == []
