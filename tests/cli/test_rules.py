"""``vanban rules``."""

from __future__ import annotations

import json

import pytest

from generator.checking.catalogue import CATALOGUE
from generator.checking.rules import RULES
from generator.cli import main
from generator.cli.exit_codes import ExitCode


def test_every_rule_is_a_line(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["rules"]) == ExitCode.DONE
    told = capsys.readouterr()
    assert told.err == ""
    lines = told.out.splitlines()[1:]
    assert [line.split()[0] for line in lines] == list(CATALOGUE)
    for line, rule in zip(lines, CATALOGUE.values(), strict=True):
        explanation = rule.explain()
        assert line.endswith(explanation.source)
        assert explanation.meaning in line


def test_every_rule_is_an_object_for_programs(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["rules", "--json"]) == ExitCode.DONE
    rules = json.loads(capsys.readouterr().out)["rules"]
    assert [one["code"] for one in rules] == list(CATALOGUE)
    for one in rules:
        rule = CATALOGUE[one["code"]]
        assert one["severity"] == rule.severity.value
        assert one["usual"] == (rule.usual and rule.usual.value)
        assert (one["family"], one["fixable"]) == (rule.family.value, rule.fixable)
        assert one["meaning"]
        assert one["source"]
    assert {one["code"] for one in rules if one["family"] == "text"} == set(RULES)
    assert {one["family"] for one in rules} == {"text", "declared", "rendered"}
