"""Answers with anything in the place of any answer: told, or made into a dossier, never a traceback."""

from __future__ import annotations

import copy
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml

from generator.diagnostics import Diagnostics
from generator.dossier.reference import Reference
from generator.pipeline import DossierReader
from generator.starting.completing import complete_answers
from generator.starting.placing import place_files
from generator.starting.writing import dossier_files, told_of_answers
from tests.starting.making import TODAY, UNITS, given

FULL = yaml.load(
    (Path(__file__).parents[1] / "acceptance" / "init-council.yaml").read_text(encoding="utf-8"),
    Loader=yaml.BaseLoader,
) | {
    "agencies": [{"name": "Trưởng các bản"}],
    "documents": {
        "plan": {
            "kind": "Kế hoạch",
            "number": "1/KH-UBND",
            "date": "2026-01-05",
            "issuer": "UBND xã",
            "subject": "x",
        }
    },
    "standing_agency": {"name": "Công an xã"},
    "support_team": {"name": "Tổ giúp việc"},
}
READER = DossierReader(Diagnostics())
BASES = Reference.load(Diagnostics()).legal_bases


def paths(value: Any, above: tuple[str | int, ...] = ()) -> Iterator[tuple[str | int, ...]]:
    children = (
        value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    )
    for step, child in children:
        yield (*above, step)
        yield from paths(child, (*above, step))


def with_value(path: tuple[str | int, ...], value: Any) -> dict[str, Any]:
    answers = copy.deepcopy(FULL)
    place: Any = answers
    for step in path[:-1]:
        place = place[step]
    if value is None:
        del place[path[-1]]
    else:
        place[path[-1]] = value
    return dict(answers)


def outcome(answers: dict[str, Any], folder: Path) -> list[str]:
    """The codes of what is told, each with a place; nothing for a dossier that was made."""
    found = Diagnostics()
    source = given(answers)
    draft = complete_answers(source, UNITS, TODAY, found)
    if draft is not None:
        files = dossier_files(draft, folder, BASES)

        def check(staged: Path) -> bool:
            met = Diagnostics()
            READER.papers(staged, TODAY, met)
            found.extend(told_of_answers(met, staged, files, source))
            return not found.has_errors()

        place_files(files, folder, check, found)
    assert all(one.location is not None and one.location.file == "answers.yaml" for one in found), found
    assert folder.exists() is not found.has_errors()
    return [one.code for one in found]


@pytest.mark.parametrize(
    "value", [None, [], {}, "x", "none", "blank", "0", "2026-02-30", ["x"], {"x": "y"}], ids=str
)
def test_anything_in_any_place_is_told_or_made(value: Any, tmp_path: Path) -> None:
    for number, path in enumerate(paths(FULL)):
        codes = outcome(with_value(path, value), tmp_path / str(number))
        if isinstance(value, dict) and value:
            assert codes, path


def test_full_answers_are_sound(tmp_path: Path) -> None:
    assert outcome(FULL, tmp_path / "ban") == []
