"""What holds for every regulation, whatever its shape."""

from __future__ import annotations

import pickle
from dataclasses import replace

from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from generator.diagnostics import Diagnostics, Location
from generator.regulation.building import build_regulation
from generator.regulation.source import ProvisionSource, RegulationSource
from generator.regulation.text import SourceText
from generator.regulation.tree import Level, Provision, Regulation
from generator.vietnamese.letters import POINT_LETTERS, roman
from tests.regulation.citations import resolve
from tests.regulation.trees import regulations, rewritten, with_text

PROFILE = settings(deadline=None, max_examples=60, suppress_health_check=[HealthCheck.too_slow])
MENTION = "Theo "
CAN_CITE = frozenset({Level.ARTICLE, Level.CLAUSE, Level.POINT})
FALSE = SourceText("false", Location("made.yaml", 1, 1))


def some_of(names: list[str]) -> st.SearchStrategy[list[str]]:
    return st.lists(st.sampled_from(names), max_size=3, unique=True) if names else st.just([])


def build(source: RegulationSource) -> Regulation:
    found = Diagnostics()
    regulation = build_regulation(source, {}, {}, found)
    assert [str(one) for one in found] == []
    assert regulation is not None
    return regulation


def numbers_below(provisions: tuple[Provision, ...], level: Level) -> list[str | None]:
    return [one.number for one in provisions if one.level is level]


@PROFILE
@given(regulations())
def test_every_level_is_numbered_without_gaps(source: RegulationSource) -> None:
    regulation = build(source)
    everything = list(regulation.walk())
    for level, write in ((Level.PART, roman), (Level.CHAPTER, roman), (Level.ARTICLE, str)):
        running = [one.number for one in everything if one.level is level]
        assert running == [write(number) for number in range(1, len(running) + 1)]
    for children in (regulation.children, *(one.children for one in everything)):
        for level in (Level.SECTION, Level.SUBSECTION, Level.CLAUSE):
            restarting = numbers_below(children, level)
            assert restarting == [str(number) for number in range(1, len(restarting) + 1)]
        points = numbers_below(children, Level.POINT)
        assert points == list(POINT_LETTERS[: len(points)])
        assert set(numbers_below(children, Level.PARAGRAPH)) <= {None}


@PROFILE
@given(regulations(), st.data())
def test_every_citation_leads_back_to_what_it_names(source: RegulationSource, data: st.DataObject) -> None:
    regulation = build(source)
    names = st.sampled_from(regulation.ids)
    within = data.draw(st.none() | names)
    cited = data.draw(st.lists(names, min_size=1, max_size=6))
    citation = regulation.cite(*cited, within=within)
    read = resolve(regulation, citation, regulation.find(within) if within else None)
    assert [one.id for one in read] == [name for name in regulation.ids if name in cited], citation


@PROFILE
@given(regulations(), st.data())
def test_dropping_an_article_leaves_every_citation_right(
    source: RegulationSource, data: st.DataObject
) -> None:
    groups = [source.children, *(one.children for one in source.walk())]
    droppable = [one for group in groups if len(group) > 1 for one in group if one.level is Level.ARTICLE]
    assume(droppable)
    gone = data.draw(st.sampled_from(droppable))
    lost = {one.id for one in gone.walk()}
    ids = [one.id for one in source.walk() if one.id is not None]
    targets = {
        one.id: [name for name in data.draw(some_of(ids[ids.index(one.id) + 1 :])) if name not in lost]
        for one in source.walk()
        if one.id is not None and one.level in CAN_CITE
    }

    def citing(provision: ProvisionSource) -> ProvisionSource:
        names = ", ".join(f"'{name}'" for name in targets.get(provision.id or "", ()))
        return with_text(provision, f"{MENTION}{{{{ ref({names}) }}}}") if names else provision

    regulation = build(rewritten(source, lambda one: None if one is gone else citing(one)))
    by_condition = rewritten(
        source, lambda one: replace(one, conditions=(FALSE,)) if one is gone else citing(one)
    )
    assert build(by_condition) == regulation
    for provision in regulation.walk():
        for text in provision.paragraphs:
            if text.startswith(MENTION):
                read = resolve(regulation, text.removeprefix(MENTION), provision)
                assert {one.id for one in read} == set(targets[provision.id or ""])


@PROFILE
@given(regulations())
def test_a_copy_in_another_process_is_equal_and_cites_alike(source: RegulationSource) -> None:
    regulation = build(source)
    copy = pickle.loads(pickle.dumps(regulation))
    assert copy == regulation
    assert hash(copy) == hash(regulation)
    assert [copy.cite(name) for name in copy.ids] == [regulation.cite(name) for name in regulation.ids]


@PROFILE
@given(regulations())
def test_counts_are_those_of_the_tree(source: RegulationSource) -> None:
    regulation = build(source)
    counts = regulation.counts()
    assert list(counts) == list(Level)
    assert sum(counts.values()) == len(list(regulation.walk()))
    assert counts[Level.ARTICLE] == len(regulation.articles())
