"""docs/quy-tac.md lists every rule of ``vanban check`` as it is."""

from __future__ import annotations

from generator.checking.catalogue import CATALOGUE, Family
from tests.docs.rules import RULES, families, filled

DOCUMENT = RULES.read_text(encoding="utf-8")


def test_tables_are_those_of_the_catalogue() -> None:
    assert filled(DOCUMENT) == DOCUMENT, "run python -m tests.docs.refresh"


def test_every_family_of_rules_has_one_table() -> None:
    assert sorted(families(DOCUMENT)) == sorted(Family)


def test_every_rule_is_listed_once() -> None:
    assert len(CATALOGUE) > 100
    assert [code for code in CATALOGUE if DOCUMENT.count(f"| `{code}` |") != 1] == []
