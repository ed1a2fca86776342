"""From located YAML to models: every fault that pydantic finds becomes a located sentence of ours."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from gettext import gettext as _
from typing import Any, TypeVar

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from generator.diagnostics import Diagnostics
from generator.sources.faults import Fault, did_you_mean, sentence
from generator.sources.node import Node

__all__ = ["Fault", "known_keys", "read_model", "value_choices", "value_types"]

M = TypeVar("M", bound=BaseModel)
_Steps = Sequence[str | int]


def read_model(node: Node, model: type[M], found: Diagnostics) -> M | None:
    """Check a node against a model (lược đồ) and build it; all faults are reported, each at its key or value.

    An unknown key comes with the nearest known one, a missing key stands at the mapping that lacks it. A key
    without a value is a fault everywhere: what stays open is written ``blank``, what is not meant is left
    out.
    """
    faults = Diagnostics()
    told = {one.location for one in found}
    for empty in node.walk():
        if empty.value is None and empty.location not in told:
            code, message, hint = sentence("none_required", {}, None)
            faults.error(code, message, empty.location, hint)
    built: M | None = None
    try:
        built = model.model_validate(node.plain())
    except ValidationError as problem:
        for details in problem.errors(include_url=False):
            if details["input"] is not None or details["type"] in {"missing", "extra_forbidden"}:
                _report(details, node, model, faults)
    found.extend(faults.in_reading_order())
    return None if faults.has_errors() else built


def known_keys(model: type[BaseModel], path: _Steps) -> dict[str, str]:
    """The keys that a model knows at a path, each with its description.

    The path may be pydantic's, in which the branch taken of a union is a step: the name of its model narrows
    what is known, any other name is passed over.
    """
    return {
        key: str(field.get("description", ""))
        for candidate in _schemas_at(model, path)
        for key, field in candidate.get("properties", {}).items()
    }


def value_types(model: type[BaseModel], path: _Steps) -> frozenset[str]:
    """What a model takes at a path: ``array``, ``boolean``, ``integer``, ``object``, ``string``."""
    return frozenset(str(one["type"]) for one in _schemas_at(model, path) if "type" in one)


def value_choices(model: type[BaseModel], path: _Steps) -> frozenset[str]:
    """The values that a model lets choose from at a path (giá trị được chọn); none where any may stand."""
    return frozenset(str(value) for one in _schemas_at(model, path) for value in one.get("enum", ()))


def _schemas_at(model: type[BaseModel], path: _Steps) -> list[dict[str, Any]]:
    schema = _json_schema(model)
    candidates = _expand([schema], schema)
    for step in path:
        branch = schema.get("$defs", {}).get(step)
        if branch is not None and any(one is branch for one in candidates):
            candidates = [branch]
        else:
            candidates = _expand(_below(candidates, step), schema) or candidates
    return candidates


def _report(details: ErrorDetails, root: Node, model: type[BaseModel], found: Diagnostics) -> None:
    kind = details["type"]
    node, rest = _walk(root, details["loc"])
    if kind == "missing":
        key = str(rest[-1]) if rest else ""
        description = known_keys(model, details["loc"][:-1]).get(key)
        hint = f"{key}: {description}" if description else _("add the key {key}").format(key=key)
        found.error("missing-key", _("the key {key} is missing").format(key=key), node.location, hint)
        return
    if kind == "extra_forbidden":
        key = str(details["loc"][-1])
        known = known_keys(model, details["loc"][:-1])
        message = _("the key {key} is not known").format(key=key)
        hint = did_you_mean(key, known) or _("known here: {keys}").format(keys=", ".join(known))
        found.error("unknown-key", message, node.key_location or node.location, hint)
        return
    code, message, hint = sentence(kind, details.get("ctx", {}), details.get("input"))
    is_key = kind == "invalid_key" or rest[-1:] == ["[key]"]
    found.error(code, message, (is_key and node.key_location) or node.location, hint)


def _walk(root: Node, loc: _Steps) -> tuple[Node, list[str | int]]:
    """Follow pydantic's path through the nodes; names of union branches are no steps and are passed over."""
    node, rest = root, []
    for step in loc:
        child = node.child(step)
        if child is None:
            rest.append(step)
        else:
            node = child
    return node, rest


@lru_cache(maxsize=64)
def _json_schema(model: type[BaseModel]) -> dict[str, Any]:
    return model.model_json_schema(by_alias=True, mode="validation")


def _expand(schemas: Sequence[dict[str, Any]], root: dict[str, Any]) -> list[dict[str, Any]]:
    """The plain schemas behind references and alternatives."""
    plain: list[dict[str, Any]] = []
    waiting = list(schemas)
    while waiting:
        schema = waiting.pop(0)
        plain.append(schema)
        reference = schema.get("$ref")
        if reference:
            waiting.append(root["$defs"][reference.rpartition("/")[2]])
        for word in ("anyOf", "oneOf", "allOf"):
            waiting.extend(schema.get(word, ()))
    return plain


def _below(schemas: Sequence[dict[str, Any]], step: str | int) -> list[dict[str, Any]]:
    below: list[dict[str, Any]] = []
    for schema in schemas:
        if isinstance(step, str):
            below.extend([schema["properties"][step]] if step in schema.get("properties", {}) else [])
            additional = schema.get("additionalProperties")
            below.extend([additional] if isinstance(additional, dict) else [])
            below.extend(schema.get("patternProperties", {}).values())
        else:
            items = schema.get("items")
            below.extend([items] if isinstance(items, dict) else [])
            below.extend(schema.get("prefixItems", ())[step : step + 1])
    return below
