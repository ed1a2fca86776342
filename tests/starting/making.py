"""Answers for tests, and the way from them to a dossier's folder."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

from generator.diagnostics import Diagnostics
from generator.sources.yaml import parse_yaml
from generator.sources.yaml_text import yaml_text
from generator.starting.completing import Given, complete_answers
from generator.starting.draft import Draft
from generator.starting.placing import place_files
from generator.starting.revising import kept_text, next_question, revise
from generator.starting.writing import dossier_files
from generator.units import UnitRegister

TODAY = date(2026, 6, 25)
UNITS = UnitRegister.load()

SHORT: dict[str, Any] = {
    "kind": "council",
    "unit": "03390",
    "field": "phổ biến, giáo dục pháp luật",
    "members": [
        {"role": "chair", "position": "Chủ tịch Ủy ban nhân dân xã"},
        {"role": "deputy", "position": "Phó Chủ tịch Ủy ban nhân dân xã"},
        {"role": "member", "position": "Trưởng Công an xã"},
    ],
}
"""The fewest answers that make a dossier."""


def given(answers: dict[str, Any]) -> Given:
    """Answers as a file of them would be read."""
    found = Diagnostics()
    node = parse_yaml(yaml_text(answers), "answers.yaml", found)
    assert node is not None, list(map(str, found))
    return Given(node)


def kept_by_enter(*first: str) -> str:
    """What is kept when the first questions are answered and Enter answers all others."""
    draft = Draft(UNITS, TODAY)
    waiting = list(first)
    while (question := next_question(draft)) is not None:
        answer = waiting.pop(0) if waiting else question.propose(draft)
        assert answer is not None
        assert revise(draft, question, answer, "answers", Diagnostics())
    return kept_text(draft)


def completed(answers: dict[str, Any]) -> Draft:
    """The answers with the proposals, without a fault."""
    found = Diagnostics()
    draft = complete_answers(given(answers), UNITS, TODAY, found)
    assert [str(one) for one in found] == []
    assert draft is not None
    return draft


def faults(answers: dict[str, Any]) -> list[tuple[str, str]]:
    """The codes and places of what is wrong with answers."""
    found = Diagnostics()
    assert complete_answers(given(answers), UNITS, TODAY, found) is None
    return [(one.code, str(one.location).removeprefix("answers.yaml:")) for one in found]


def made(answers: dict[str, Any], folder: Path) -> Path:
    """The folder of the dossier that answers describe."""
    found = Diagnostics()
    files = dossier_files(completed(answers), folder, {})
    assert place_files(files, folder, lambda _staged: True, found)
    assert [str(one) for one in found] == []
    return folder
