"""The real regulations of the corpus: what is known to be wrong with them is found.

The corpus stands beside the project and is no part of it; without it these tests are skipped.
"""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from generator.checking.provisions import Finding, examine
from generator.diagnostics import Diagnostics, Severity
from generator.importing.receipt import import_file

CORPUS = Path(__file__).parents[3] / "shared" / "corpus"
pytestmark = pytest.mark.skipif(not CORPUS.is_dir(), reason="the corpus does not stand beside the project")

SLIPS = {
    "lai-chau-du-lieu-2026.txt": {
        ("number-doubled", "khoản 2 Điều 15"),
        ("name-in-two-ways", "khoản 3 Điều 15"),
        ("name-in-two-ways", "khoản 3 Điều 13"),
    },
    "lai-chau-de-an-06-2023.txt": {
        ("figures-contradict", None),
        ("doubled-word", "khoản 4 Điều 2"),
        ("doubled-word", "khoản 5 Điều 9"),
        ("doubled-word", "khoản 1 Điều 10"),
        ("sentence-end-missing", "khoản 1 Điều 7"),
        ("appendix-missing", "khoản 2 Điều 9"),
    },
    "lai-chau-cai-cach-hanh-chinh-2023.txt": {
        ("number-skipped", "điểm e khoản 1 Điều 7"),
        ("doubled-word", "khoản 1 Điều 5"),
        ("sentence-end-missing", "khoản 3 Điều 5"),
        ("sentence-end-missing", "điểm e khoản 2 Điều 7"),
    },
    "xa-chuyen-doi-so.txt": {("doubled-word", "khoản 1 Điều 4"), ("name-misspelt", "khoản 1 Điều 6")},
    "lang-son-chuyen-doi-so-2022.txt": {("word-in-two-ways", "khoản 1 Điều 4")},
}


def findings(name: str) -> tuple[Finding, ...]:
    imported = import_file(CORPUS / name, Diagnostics())
    assert imported is not None
    one = imported.recognised
    return examine(one.title, one.children, None, Diagnostics())


@pytest.mark.parametrize("name", SLIPS)
def test_known_slips_are_found(name: str) -> None:
    assert {(one.diagnostic.code, one.provision) for one in findings(name)} >= SLIPS[name]


@pytest.mark.parametrize("path", sorted(CORPUS.glob("*.txt")), ids=lambda path: path.stem)
def test_only_the_doubled_clause_is_an_error(path: Path) -> None:
    errors = [
        (one.diagnostic.code, one.provision)
        for one in findings(path.name)
        if one.diagnostic.severity is Severity.ERROR
    ]
    expected = [("number-doubled", "khoản 2 Điều 15")] if path.stem == "lai-chau-du-lieu-2026" else []
    assert errors == expected


def test_departments_of_before_2025_are_told_for_a_document_of_today() -> None:
    imported = import_file(CORPUS / "lang-son-chuyen-doi-so-2022.txt", Diagnostics())
    assert imported is not None
    one = imported.recognised
    then, now = (
        {
            finding.diagnostic.code
            for finding in examine(one.title, one.children, day, Diagnostics())
            if finding.diagnostic.code == "body-abolished"
        }
        for day in (date(2022, 6, 1), date(2026, 6, 1))
    )
    assert (then, now) == (set(), {"body-abolished"})
