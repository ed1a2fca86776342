"""The JSON Schema that editors use for regulation.yaml."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import jsonschema
import pytest
import yaml

from generator.regulation.schema import RegulationModel
from tests.regulation.support import SAMPLE


def validator() -> jsonschema.Draft202012Validator:
    schema = RegulationModel.model_json_schema()
    jsonschema.Draft202012Validator.check_schema(schema)
    return jsonschema.Draft202012Validator(schema)


def test_sample_is_valid() -> None:
    data = yaml.safe_load(SAMPLE.read_text(encoding="utf-8"))
    assert list(validator().iter_errors(data)) == []


@pytest.mark.parametrize(
    "articles",
    [
        [{"text": ["Một.", "Hai."], "points": ["a", {"paragraph": "Đoạn."}]}],
        [{"clauses": ["Một.", {"title": "Hai", "text": "Lời văn.", "points": ["a"]}]}],
        [{"points": [{"text": "Một.", "points": [{"paragraph": "Đoạn trong điểm."}]}]}],
        ["Điều một."],
    ],
)
def test_schema_accepts_the_short_forms(articles: list[Any]) -> None:
    assert validator().is_valid({"title": "Mẫu", "articles": articles})


@pytest.mark.parametrize(
    "article",
    [
        {"text": {"a": "b"}},
        {"id": "Họp"},
        {"duties_of": ["Trưởng ban"]},
        {"points": [{"points": ["Không."]}]},
        {"clauses": [{"paragraph": "Một.", "title": "Hai"}]},
    ],
)
def test_schema_refuses_what_the_reader_refuses(article: dict[str, Any]) -> None:
    assert not validator().is_valid({"title": "Mẫu", "articles": [article]})


def test_every_key_is_explained() -> None:
    def keys(schema: dict[str, Any]) -> Iterator[tuple[str, dict[str, Any]]]:
        for model in [schema, *schema["$defs"].values()]:
            yield from model.get("properties", {}).items()

    found = list(keys(RegulationModel.model_json_schema()))
    assert len(found) > 20
    assert [key for key, field in found if not field.get("description")] == []
