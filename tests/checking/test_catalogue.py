"""All rules in one catalogue."""

from __future__ import annotations

import pkgutil
from collections import Counter
from importlib import import_module

import pytest

from generator.checking import form, printed
from generator.checking.catalogue import CATALOGUE, Family, catalogue_of
from generator.checking.form.rules import FORM_RULES
from generator.checking.printed.rules import PRINTED_RULES
from generator.checking.rule import DECREE_30
from generator.checking.rules import RULES
from generator.diagnostics import Severity


def test_every_rule_of_every_module_is_listed_once() -> None:
    rules = {id(rule): rule.code for rule in RULES.values()}
    for room in (form, printed):
        for module in pkgutil.iter_modules(room.__path__, f"{room.__name__}."):
            rules.update({id(rule): rule.code for rule in getattr(import_module(module.name), "RULES", ())})
    codes = Counter(rules.values())
    assert {code: count for code, count in codes.items() if count > 1} == {}
    assert codes.keys() == CATALOGUE.keys()


def test_families_follow_one_another() -> None:
    families = [one.family for one in CATALOGUE.values()]
    assert families == sorted(families, key=list(Family).index)
    assert set(families) == set(Family)


def test_a_code_of_two_rules_is_a_fault_of_the_program() -> None:
    rule = next(iter(RULES.values()))
    with pytest.raises(ValueError, match=rule.code):
        catalogue_of([rule, rule], FORM_RULES.values(), PRINTED_RULES.values())


def test_rules_of_form_hold_for_papers_of_the_decree() -> None:
    assert {CATALOGUE[code].since for code in (*FORM_RULES, *PRINTED_RULES)} == {DECREE_30}


@pytest.mark.parametrize("code", CATALOGUE)
def test_a_rule_says_all_that_a_person_needs(code: str) -> None:
    rule = CATALOGUE[code]
    explanation = rule.explain()
    example = explanation.example
    told = (explanation.meaning, explanation.why, explanation.source, explanation.remedy)
    assert all(one.strip() for one in (*told, example.wrong, example.right))
    assert example.wrong != example.right
    assert rule.usual in {None, *Severity}
