"""The documents explain every key that a dossier, adaptation rules and own edits may hold."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.docs.reference import REFERENCES, filled, schemas, tabled


@pytest.mark.parametrize("path", REFERENCES, ids=lambda path: path.name)
def test_tables_are_those_of_the_schema(path: Path) -> None:
    assert filled(path) == path.read_text(encoding="utf-8"), "run python -m tests.docs.refresh"


def test_every_object_of_the_schema_has_a_table() -> None:
    # The same object may occur in several files; one table is enough.
    named = {name or file for file, name in tabled()}
    objects = {name for file, schema in schemas().items() for name in (file, *schema.get("$defs", {}))} - {
        "$defs"
    }
    assert objects == named


def test_every_key_of_the_schema_is_in_the_documents() -> None:
    documents = "".join(path.read_text(encoding="utf-8") for path in REFERENCES)
    keys = [
        key
        for schema in schemas().values()
        for definition in (schema, *schema.get("$defs", {}).values())
        for key in definition.get("properties", ())
    ]
    assert len(keys) > 100
    assert [key for key in keys if f"| `{key}` |" not in documents] == []
