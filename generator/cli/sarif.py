"""What was found as SARIF 2.1.0 (định dạng kết quả soát lỗi), the format that other programs collect."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path
from types import MappingProxyType
from typing import Final
from urllib.parse import quote

from generator import __version__
from generator.diagnostics import Diagnostic, Location

_SCHEMA: Final = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"


def sarif(
    found: Iterable[Diagnostic],
    descriptions: Mapping[str, str],
    helps: Mapping[str, str] = MappingProxyType({}),
) -> dict[str, object]:
    """The log of one run; ``descriptions`` and ``helps`` say by code what a rule is and what to do."""
    told = list(found)
    codes = list(dict.fromkeys(one.code for one in told))
    numbers = {code: number for number, code in enumerate(codes)}
    driver = {
        "name": "vanban",
        "version": __version__,
        "rules": [_rule(code, descriptions, helps) for code in codes],
    }
    run = {
        "tool": {"driver": driver},
        "columnKind": "unicodeCodePoints",
        "results": [_result(one, numbers[one.code]) for one in told],
    }
    return {"$schema": _SCHEMA, "version": "2.1.0", "runs": [run]}


def _rule(code: str, descriptions: Mapping[str, str], helps: Mapping[str, str]) -> dict[str, object]:
    rule: dict[str, object] = {"id": code}
    if code in descriptions:
        rule["shortDescription"] = {"text": descriptions[code]}
    if code in helps:
        rule["help"] = {"text": helps[code]}
    return rule


def _result(one: Diagnostic, number: int) -> dict[str, object]:
    result: dict[str, object] = {
        "ruleId": one.code,
        "ruleIndex": number,
        "level": one.severity.value,
        "message": {"text": one.message},
    }
    where = one.location
    if where is not None:
        result["locations"] = [_location(where)]
        if where.used_at is not None:
            result["relatedLocations"] = [_location(where.used_at)]
    properties = {"hint": one.hint, "source": one.source, "page": where.page if where else None}
    known = {name: value for name, value in properties.items() if value is not None}
    if known:
        result["properties"] = known
    return result


def _location(where: Location) -> dict[str, object]:
    physical: dict[str, object] = {"artifactLocation": {"uri": _uri(where.file)}}
    if where.spot is None and where.line is not None:
        column = {} if where.column is None else {"startColumn": where.column}
        physical["region"] = {"startLine": where.line, **column}
    location: dict[str, object] = {"physicalLocation": physical}
    if where.place is not None:
        location["logicalLocations"] = [{"fullyQualifiedName": where.place}]
    return location


def _uri(file: str) -> str:
    """A file as a URI: relative names stay relative, so that a log can be read on another machine."""
    path = Path(file)
    return path.as_uri() if path.is_absolute() else quote(path.as_posix())
