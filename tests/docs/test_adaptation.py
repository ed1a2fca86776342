"""The documents on batches and rules name every variable of rules, every column and every check."""

from __future__ import annotations

import re
from datetime import date

import pytest

from generator.batch.guard import Guard
from generator.batch.opening import open_plan
from generator.batch.parent import namespaces
from generator.batch.plan import Plan
from generator.diagnostics import Diagnostics
from tests.docs.documents import PROJECT

RULES = (PROJECT / "docs" / "quy-tac-chuyen-cap.md").read_text(encoding="utf-8")
BATCHES = (PROJECT / "docs" / "lap-hang-loat.md").read_text(encoding="utf-8")
DAY = date(2026, 11, 2)


@pytest.fixture(scope="module")
def plan() -> Plan:
    dossier = PROJECT / "data" / "committees" / "lai-chau-du-lieu"
    return Plan(dossier, PROJECT / "data" / "adaptations" / "tinh-xuong-xa.yaml", DAY, codes=("03390",))


def test_every_variable_of_rules_is_explained(plan: Plan, tmp_path_factory: pytest.TempPathFactory) -> None:
    found = Diagnostics()
    opened = open_plan(plan, tmp_path_factory.mktemp("batch"), found)
    assert opened is not None
    deriver, (row,) = opened.deriver, opened.rows
    facts = namespaces(deriver.parent, deriver.rules, row, DAY, found)
    choices = {path for path in deriver.rules.columns.values() if path.startswith("unit.")}
    for group, values in facts.items():
        (explained,) = (line for line in RULES.splitlines() if line.startswith(f"| `{group}` |"))
        names = [name for name in values if f"{group}.{name}" not in choices]
        if group == "adapted":
            assert set(names) == set(facts["parent"])
        else:
            assert [name for name in names if f"`{name}`" not in explained] == [], group


def test_every_column_of_the_shipped_rules_is_explained(plan: Plan) -> None:
    opened = open_plan(plan, PROJECT, Diagnostics())
    assert opened is not None
    titles = opened.deriver.rules.columns
    assert len(titles) > 10
    cells = {
        title.strip()
        for line in BATCHES.splitlines()
        if line.startswith("|")
        for title in line.split("|")[1].split(";")
    }
    assert [title for title in titles if title not in cells] == []


def test_every_finding_of_the_guard_is_explained() -> None:
    codes = re.findall(r"``([a-z]+(?:-[a-z]+)+)``", Guard.examine.__doc__ or "")
    assert "foreign-unit" in codes
    assert [code for code in codes if f"`{code}`" not in BATCHES] == []
