"""Every rule: its explanation, and its own example, wrong and put right."""

from __future__ import annotations

import re

import pytest

from generator.checking.rule import DECREE_30, Rule
from generator.checking.rules import RULES
from generator.diagnostics import Severity
from generator.regulation.provision import Level
from tests.checking.texts import TODAY, clauses, codes, found, places, provisions


@pytest.mark.parametrize("rule", RULES.values(), ids=RULES)
def test_example_of_a_rule_is_found_and_put_right_by_it(rule: Rule) -> None:
    example = rule.explain().example
    day = example.day or TODAY
    assert rule.code in codes(example.wrong, day)
    assert codes(example.right, day) == set()


@pytest.mark.parametrize("rule", RULES.values(), ids=RULES)
def test_every_rule_is_explained_and_has_a_source(rule: Rule) -> None:
    explanation = rule.explain()
    assert re.fullmatch(r"[a-z]+(-[a-z]+)*", rule.code)
    for text in (explanation.meaning, explanation.why, explanation.source, explanation.remedy):
        assert len(text) > 10
    assert rule.check.__doc__


def test_only_what_is_certainly_wrong_is_an_error() -> None:
    errors = {code for code, rule in RULES.items() if rule.severity is Severity.ERROR}
    assert errors == {"number-doubled", "number-out-of-order", "citation-missing", "day-impossible"}


def test_rules_of_decree_30_do_not_hold_for_older_documents() -> None:
    text = clauses("Thành viên thực hiện quy chế này.")
    assert places(text, "capital-of-document", day=DECREE_30) == [(2, "khoản 1 Điều 1")]
    assert not places(text, "capital-of-document", day=DECREE_30.replace(day=4))
    assert places(text, "capital-of-document", day=None)


def test_a_document_without_a_day_is_not_asked_for_bodies_that_are_gone() -> None:
    text = clauses("Sở Thông tin và Truyền thông chủ trì.")
    assert places(text, "body-abolished")
    assert not places(text, "body-abolished", day=None)


def test_findings_come_in_reading_order_with_line_and_provision() -> None:
    text = clauses("Tổ họp các các quý.", "Tổ ghi biên bản", "Tổ lưu lưu hồ sơ.")
    assert [line for line, *_rest in found(text, "doubled-word")] == [2, 4]
    assert found(text, "doubled-word")[0][2].startswith("khoản 1 Điều 1: ")
    assert [one.level for one in provisions(text)] == [Level.ARTICLE]
