"""The JSON Schema of adaptation rules."""

from __future__ import annotations

from typing import Any

import pytest
import yaml
from jsonschema import Draft202012Validator

from generator.adapting.json_schema import json_schemas
from generator.resources import data_folder
from tests.adapting.test_loading import RULES


def validator() -> Draft202012Validator:
    return Draft202012Validator(json_schemas()["adaptation"])


def test_rules_of_every_kind_are_valid() -> None:
    assert [one.message for one in validator().iter_errors(yaml.load(RULES, yaml.BaseLoader))] == []


@pytest.mark.parametrize(
    "path", sorted((data_folder() / "adaptations").glob("*.yaml")), ids=lambda one: one.name
)
def test_rules_that_ship_are_valid(path: Any) -> None:
    rules = yaml.load(path.read_text(encoding="utf-8"), yaml.BaseLoader)
    assert [one.message for one in validator().iter_errors(rules)] == []


@pytest.mark.parametrize(
    "operation",
    [
        {"drop": "Điều 1"},
        {"dropp": "scope"},
        {"drop": "scope", "keep": "scope"},
        {"edit": "scope"},
        {"edit": "scope", "changes": []},
        {"replace": "scope"},
        {"insert": {"id": "a", "text": "Có."}},
        {"move": "scope", "after": "a", "before": "b"},
    ],
)
def test_schema_refuses_what_the_reader_refuses(operation: dict[str, Any]) -> None:
    assert not validator().is_valid({"title": "Mẫu", "operations": [operation]})


def test_every_key_is_explained() -> None:
    schema = json_schemas()["adaptation"]
    keys = [
        one for model in (schema, *schema["$defs"].values()) for one in model.get("properties", {}).items()
    ]
    assert len(keys) > 40
    assert [key for key, field in keys if not field.get("description")] == []


OWN = {"against": "0123456789abcdef", "base": ["Một đoạn."]}


def test_own_edits_of_every_kind_are_valid() -> None:
    edits = [
        {"edit": "scope", "changes": [{"from": "a", "to": ""}]},
        {"replace": "scope", "with": "Một đoạn."},
        {"drop": "scope"},
        {"insert": {"id": "own.a", "text": "Có."}, "after": "scope"},
        {"move": "scope", "last_in": "general"},
    ]
    validator = Draft202012Validator(json_schemas()["overrides"])
    assert [
        one.message for one in validator.iter_errors({"overrides": [{**one, **OWN} for one in edits]})
    ] == []
    for one in edits:
        assert not validator.is_valid({"overrides": [one]})
    assert not validator.is_valid({"overrides": [{"keep": "scope", **OWN}]})
    assert not validator.is_valid({"overrides": [{**edits[4], **OWN, "before": "scope"}]})


def test_every_key_of_own_edits_is_explained() -> None:
    schema = json_schemas()["overrides"]
    models = (schema, *schema["$defs"].values())
    keys = [one for model in models for one in model.get("properties", {}).items()]
    assert len(keys) > 40
    assert [key for key, field in keys if not field.get("description")] == []
