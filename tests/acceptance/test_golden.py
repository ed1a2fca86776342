"""The papers of Lai Châu's data committee as text with styles, to be reviewed when they change.

After a wanted change: ``pytest tests/acceptance/test_golden.py --update-golden``, and read the difference.
"""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from generator.diagnostics import Diagnostics
from generator.documents import KINDS
from generator.output import GeneratedDocument
from generator.pipeline import open_regulation
from generator.regulation.tree import Level, Provision
from generator.resources import data_folder
from tests.documents.dossiers import all_documents
from tests.documents.outlines import opened, outline

DOSSIER = data_folder() / "committees" / "lai-chau-du-lieu"
GOLDEN = Path(__file__).parents[1] / "golden"
CORPUS = Path(__file__).parents[2].parent / "shared" / "corpus" / "outlines.json"
DRAFTED = date(2026, 4, 1)

ARTICLE_15 = ["1", "2", "3", "4"]
"""The original numbers the clauses of its last article wrongly; ours come out in order."""


@pytest.fixture(scope="module")
def made() -> dict[str, GeneratedDocument]:
    """The first document of every kind."""
    documents = all_documents(DOSSIER, DRAFTED)
    return {one.kind: one for one in reversed(documents)}


@pytest.mark.parametrize("kind", KINDS)
def test_paper_reads_as_it_was_reviewed(
    made: dict[str, GeneratedDocument], kind: str, request: pytest.FixtureRequest
) -> None:
    path = GOLDEN / f"{kind}.txt"
    text = outline(opened(made[kind].content))
    if request.config.getoption("--update-golden"):
        path.write_text(text, encoding="utf-8", newline="\n")
    assert text == path.read_text(encoding="utf-8")


def test_no_golden_file_is_left_of_a_kind_that_is_gone() -> None:
    assert {path.stem for path in GOLDEN.glob("*.txt")} == set(KINDS)


def test_regulation_is_built_like_the_original() -> None:
    if not CORPUS.is_file():
        pytest.skip(f"the outlines of the original regulations are not here: {CORPUS}")
    original = json.loads(CORPUS.read_text(encoding="utf-8"))["lai-chau-du-lieu-2026"]
    original[-1]["articles"][-1]["items"] = ARTICLE_15
    regulation = open_regulation(DOSSIER, DRAFTED, Diagnostics())
    assert regulation is not None
    assert [_chapter(one) for one in regulation.children] == original


def test_last_article_is_numbered_in_order() -> None:
    regulation = open_regulation(DOSSIER, DRAFTED, Diagnostics())
    assert regulation is not None
    assert len(regulation.articles()) == 15
    assert _items(regulation.articles()[-1]) == ARTICLE_15


def _chapter(chapter: Provision) -> dict[str, Any]:
    articles = [{"number": int(one.number or 0), "items": _items(one)} for one in chapter.children]
    return {"number": chapter.number, "articles": articles}


def _items(article: Provision) -> list[str]:
    inside = [one for one in article.walk() if one.level in {Level.CLAUSE, Level.POINT}]
    return [one.number or "" for one in inside]
