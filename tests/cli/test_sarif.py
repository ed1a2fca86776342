"""What was found as SARIF: the structure that the standard asks for (SARIF 2.1.0, section 3)."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlsplit

from generator.cli.sarif import sarif
from generator.diagnostics import Diagnostic, Location, Severity
from generator.places import Step, StepKind, Story, WordPlace

PLACE = WordPlace("word/document.xml", Story.BODY, 0, (Step(StepKind.PARAGRAPH, (3,)),))
FOUND = (
    Diagnostic("a", Severity.ERROR, "sai", Location("quy chế.docx", 12, spot=PLACE, page=2), "sửa", "PL1"),
    Diagnostic("b", Severity.WARNING, "lạ", Location("committee.yaml", 4, 2)),
    Diagnostic("c", Severity.NOTE, "biết", None),
    Diagnostic("a", Severity.WARNING, "sai nữa", Location("ho-so/bang.xlsx", spot="Sheet1!C7")),
    Diagnostic("d", Severity.ERROR, "thư viện", Location("x.yaml", 1, used_at=Location("y.yaml", 9))),
)


def run() -> dict[str, Any]:
    log = json.loads(json.dumps(sarif(FOUND, {"a": "Nghĩa của a."}, {"a": "Cách sửa a."})))
    assert log["version"] == "2.1.0"
    assert log["$schema"].endswith("sarif-schema-2.1.0.json")
    [one] = log["runs"]
    return dict(one)


def test_each_rule_is_described_once_and_each_result_points_at_its_rule() -> None:
    one = run()
    driver = one["tool"]["driver"]
    assert driver["name"] == "vanban"
    rules = driver["rules"]
    assert [rule["id"] for rule in rules] == ["a", "b", "c", "d"]
    assert rules[0]["shortDescription"] == {"text": "Nghĩa của a."}
    assert rules[0]["help"] == {"text": "Cách sửa a."}
    assert [rules[result["ruleIndex"]]["id"] for result in one["results"]] == ["a", "b", "c", "a", "d"]
    assert [result["ruleId"] for result in one["results"]] == ["a", "b", "c", "a", "d"]


def test_levels_and_messages_are_those_of_the_findings() -> None:
    results = run()["results"]
    assert [one["level"] for one in results] == ["error", "warning", "note", "warning", "error"]
    assert [one["message"] for one in results] == [{"text": one.message} for one in FOUND]


def test_places_are_lines_or_words() -> None:
    results = run()["results"]
    word = results[0]["locations"][0]
    assert "region" not in word["physicalLocation"]
    assert word["logicalLocations"] == [{"fullyQualifiedName": str(PLACE)}]
    assert results[0]["properties"] == {"hint": "sửa", "source": "PL1", "page": 2}
    line = results[1]["locations"][0]
    assert line["physicalLocation"]["region"] == {"startLine": 4, "startColumn": 2}
    assert "logicalLocations" not in line
    assert "locations" not in results[2]
    assert results[3]["locations"][0]["logicalLocations"] == [{"fullyQualifiedName": "Sheet1!C7"}]
    [related] = results[4]["relatedLocations"]
    assert related["physicalLocation"]["region"] == {"startLine": 9}


def test_files_are_uris_that_stay_relative_where_they_were(tmp_path: Path) -> None:
    [one] = run()["results"][0]["locations"]
    uri = one["physicalLocation"]["artifactLocation"]["uri"]
    assert uri.isascii()
    assert " " not in uri
    assert unquote(uri) == "quy chế.docx"
    absolute = tmp_path / "quy chế.docx"
    log: Any = sarif([Diagnostic("a", Severity.ERROR, "sai", Location(str(absolute)))], {})
    uri = log["runs"][0]["results"][0]["locations"][0]["physicalLocation"]["artifactLocation"]["uri"]
    assert urlsplit(uri).scheme == "file"


def test_nothing_found_is_a_run_without_results() -> None:
    log: Any = sarif([], {})
    assert log["runs"][0]["results"] == []
    assert log["runs"][0]["tool"]["driver"]["rules"] == []
