"""Provisions on another level than their equals become paragraphs; the lines stay as they are."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.diagnostics import Diagnostics
from generator.importing.round_trip import compare_round_trip
from generator.importing.shaping import as_written
from generator.importing.writing import regulation_facts
from generator.regulation.library import ProvisionLibrary
from generator.regulation.loading import load_regulation
from generator.regulation.provision import Level, Provision
from generator.sources.yaml_text import yaml_text


def one(level: Level, number: str, text: str, *children: Provision) -> Provision:
    return Provision(level, number=number, paragraphs=(text,), children=children)


def test_a_point_among_clauses_becomes_a_paragraph_with_its_sign() -> None:
    article = one(
        Level.ARTICLE,
        "1",
        "Gồm:",
        one(Level.POINT, "a", "Lẻ loi;"),
        one(Level.CLAUSE, "1", "Một."),
        one(Level.CLAUSE, "2", "Hai."),
    )
    (shaped,) = as_written((article,))
    assert [(child.level, child.paragraphs) for child in shaped.children] == [
        (Level.PARAGRAPH, ("a) Lẻ loi;",)),
        (Level.CLAUSE, ("Một.",)),
        (Level.CLAUSE, ("Hai.",)),
    ]


def test_a_paragraph_among_articles_goes_to_the_end_of_the_one_before() -> None:
    note = Provision(Level.PARAGRAPH, paragraphs=("Ghi chú.",))
    chapter = Provision(
        Level.CHAPTER,
        number="I",
        title="CHUNG",
        children=(one(Level.ARTICLE, "1", "Một."), note, one(Level.ARTICLE, "2", "Hai.")),
    )
    (shaped,) = as_written((chapter,))
    first, second = shaped.children
    assert (first.children, second.children) == ((note,), ())


_INSIDE = [Level.CLAUSE, Level.POINT, Level.PARAGRAPH]


@st.composite
def mixed_articles(draw: st.DrawFn) -> tuple[Provision, ...]:
    """Articles whose children are on any level below, in any order, of any number."""

    def provision(level: Level, depth: int) -> Provision:
        inside = st.sampled_from(_INSIDE[_INSIDE.index(level) + 1 :] if level in _INSIDE else _INSIDE)
        levels = draw(st.lists(inside, max_size=4)) if depth and level is not Level.PARAGRAPH else []
        number = {Level.POINT: st.sampled_from("abcd"), Level.PARAGRAPH: st.none()}
        return Provision(
            level,
            number=draw(number.get(level, st.sampled_from(["1", "2", "3", "5a"]))),
            paragraphs=(draw(st.sampled_from(["Lời văn.", "Lời “văn”: khác;"])),),
            children=tuple(
                provision(child, depth - 1) for child in levels if child is not Level.POINT or depth
            ),
        )

    return tuple(provision(Level.ARTICLE, 2) for _number in range(draw(st.integers(1, 3))))


@given(articles=mixed_articles())
def test_shaping_keeps_every_line_in_its_order(articles: tuple[Provision, ...]) -> None:
    assert compare_round_trip(articles, as_written(articles)).equal


@settings(max_examples=50)
@given(articles=mixed_articles(), renumber=st.booleans())
def test_what_is_written_is_a_regulation(
    articles: tuple[Provision, ...], renumber: bool, tmp_path_factory: pytest.TempPathFactory
) -> None:
    path: Path = tmp_path_factory.mktemp("made") / "regulation.yaml"
    path.write_text(yaml_text(regulation_facts("Thử", articles, renumber=renumber)), encoding="utf-8")
    found = Diagnostics()
    read = load_regulation(path, found, ProvisionLibrary((), {}))
    assert read is not None, list(map(str, found))
    shaped = as_written(articles)
    assert [one.level for one in read.walk()] == [one.level for top in shaped for one in top.walk()]
