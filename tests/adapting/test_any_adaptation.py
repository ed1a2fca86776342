"""What holds for every regulation and every sequence of operations on it."""

from __future__ import annotations

import tempfile
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from generator.adapting.adapting import adapt
from generator.adapting.identifying import identified
from generator.adapting.operations import operate
from generator.adapting.regulation_file import regulation_facts
from generator.adapting.rules import AdaptationRules, Operation, OperationKind, Position, Relation
from generator.adapting.tree_changes import LARGE
from generator.diagnostics import Diagnostics, Location
from generator.regulation.building import build_regulation
from generator.regulation.library import ProvisionLibrary
from generator.regulation.loading import load_regulation
from generator.regulation.provision import Level
from generator.regulation.source import ProvisionSource, RegulationSource
from generator.regulation.text import SourceText
from generator.regulation.tree import Regulation
from generator.sources.node import Node
from generator.sources.yaml_text import yaml_text
from generator.vietnamese.letters import POINT_LETTERS, roman
from tests.regulation.citations import resolve
from tests.regulation.trees import TITLE, regulations, rewritten, with_text

PROFILE = settings(deadline=None, max_examples=80, suppress_health_check=[HealthCheck.too_slow])
HERE = Location("rules.yaml", 3, 5)
MENTION = "Theo "
CAN_CITE = frozenset({Level.ARTICLE, Level.CLAUSE, Level.POINT})
NEW = SourceText("Mới.", HERE)
SENTENCE = ProvisionSource(Level.POINT, HERE, title=TITLE, texts=(NEW,))
PARAGRAPH = ProvisionSource(Level.PARAGRAPH, HERE, texts=(NEW,))
CHAPTER = ProvisionSource(
    Level.SUBSECTION, HERE, title=TITLE, children=(ProvisionSource(Level.ARTICLE, HERE, texts=(NEW,)),)
)
BESIDE = (Relation.BEFORE, Relation.AFTER)
COUNTED: dict[Level, Callable[[int], str]] = {Level.PART: roman, Level.CHAPTER: roman, Level.ARTICLE: str}


@st.composite
def operations(draw: st.DrawFn, source: RegulationSource) -> tuple[Operation, ...]:
    """Operations that can be done one after the other; those drawn that cannot are left out."""
    done: list[Operation] = []
    levels = {one.id: one.level for one in source.walk() if one.id is not None}
    for number in range(draw(st.integers(0, 8))):
        kind = draw(st.sampled_from(OperationKind))
        target = draw(st.sampled_from(list(levels)))
        relation = draw(st.sampled_from(Relation))
        equals = [name for name, level in levels.items() if level is levels[target] and name != target]
        anchor = draw(st.sampled_from(equals or list(levels)))
        large = levels[target if kind is OperationKind.REPLACE else anchor] in LARGE
        operation = Operation(kind, f"new-{number}" if kind is OperationKind.INSERT else target, HERE, HERE)
        if kind is OperationKind.EDIT:
            operation = replace(operation, changes=((SourceText("Lời văn", HERE), NEW),))
        if kind in {OperationKind.INSERT, OperationKind.REPLACE}:
            entries = [CHAPTER] if large and relation in BESIDE else [SENTENCE, PARAGRAPH]
            operation = replace(operation, provision=draw(st.sampled_from(entries)))
        if kind in {OperationKind.INSERT, OperationKind.MOVE}:
            operation = replace(operation, position=Position(relation, anchor, HERE))
        found = Diagnostics()
        operated = operate(source, (*done, operation), {}, found)
        if not found.has_errors():
            done.append(operation)
            levels = {one.id: one.level for one in operated.source.walk() if one.id is not None}
    return tuple(done)


def without_words(one: ProvisionSource) -> ProvisionSource:
    return replace(one, title=TITLE, texts=()) if one.level in LARGE else one


def adapted(source: RegulationSource, done: tuple[Operation, ...]) -> RegulationSource:
    nothing = Node({}, HERE)
    rules = AdaptationRules(Path("rules.yaml"), "Mẫu", (), (), done, nothing, {}, (), ())
    found = Diagnostics()
    adaptation = adapt(source, rules, {}, (), found)
    assert [str(one) for one in found] == []
    assert adaptation is not None
    return adaptation.source


def build(source: RegulationSource) -> Regulation:
    found = Diagnostics()
    regulation = build_regulation(source, {}, {}, found)
    assert [str(one) for one in found] == []
    assert regulation is not None
    return regulation


def read_again(source: RegulationSource) -> RegulationSource:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "regulation.yaml")
        path.write_text(yaml_text(regulation_facts(source)), encoding="utf-8")
        found = Diagnostics()
        read = load_regulation(path, found, ProvisionLibrary())
    assert [str(one) for one in found] == []
    assert read is not None
    return read


def assert_numbers_run(regulation: Regulation) -> None:
    everything = list(regulation.walk())
    for level, write in COUNTED.items():
        running = [one.number for one in everything if one.level is level]
        assert running == [write(number) for number in range(1, len(running) + 1)]
    for children in (regulation.children, *(one.children for one in everything)):
        levels = {one.level for one in children} - {Level.PARAGRAPH}
        assert len(levels) <= 1
        numbers = [one.number for one in children if one.level is not Level.PARAGRAPH]
        if levels & {Level.SECTION, Level.SUBSECTION, Level.CLAUSE}:
            assert numbers == [str(number) for number in range(1, len(numbers) + 1)]
        if levels == {Level.POINT}:
            assert numbers == list(POINT_LETTERS[: len(numbers)])


def citing(targets: dict[str, list[str]], one: ProvisionSource) -> ProvisionSource:
    names = ", ".join(f"'{name}'" for name in targets.get(one.id or "", ()))
    return with_text(one, f"{MENTION}{{{{ ref({names}) }}}}") if names else one


@PROFILE
@given(regulations(), st.data())
def test_numbers_run_and_references_are_right_after_any_operations(
    written: RegulationSource, data: st.DataObject
) -> None:
    source = identified(rewritten(written, without_words))
    done = data.draw(operations(source))
    left = {one.id: one.level for one in operate(source, done, {}, Diagnostics()).source.walk()}
    ids = [one.id or "" for one in source.walk()]
    edits = {one.target for one in done if one.kind is OperationKind.EDIT}
    touched = {one.id for top in source.walk() if top.id in edits for one in top.walk()}
    targets = {
        name: data.draw(st.lists(st.sampled_from(after), max_size=3, unique=True))
        for place, name in enumerate(ids)
        if (
            after := [
                one for one in ids[place + 1 :] if left.get(one, Level.PARAGRAPH) is not Level.PARAGRAPH
            ]
        )
        and name not in touched
        and left.get(name) in CAN_CITE
    }
    mentioning = rewritten(source, lambda one: citing(targets, one))
    result = adapted(mentioning, done)
    regulation = build(result)
    assert_numbers_run(regulation)
    mentions = 0
    for one in regulation.walk():
        for text in one.paragraphs:
            if text.startswith(MENTION):
                mentions += 1
                named = resolve(regulation, text.removeprefix(MENTION), one)
                assert {each.id for each in named} == set(targets[one.id or ""])
    replaced = {one.target for one in done if one.kind is OperationKind.REPLACE}
    assert mentions == sum(bool(names) for name, names in targets.items() if name not in replaced)
    again = build(read_again(result))
    assert again == regulation
    assert again.ids == regulation.ids


@PROFILE
@given(regulations())
def test_without_operations_the_regulation_stays_as_it_is(written: RegulationSource) -> None:
    def plain(regulation: Regulation) -> list[tuple[Level, str | None, tuple[str, ...]]]:
        return [(one.level, one.number, one.paragraphs) for one in regulation.walk()]

    source = rewritten(written, without_words)
    result = adapted(source, ())
    assert plain(build(result)) == plain(build(source))
    assert all(one.id for one in result.walk())
    assert len({one.id for one in result.walk()}) == len(list(result.walk()))


@PROFILE
@given(regulations())
def test_ids_are_given_once_and_stay(written: RegulationSource) -> None:
    once = identified(written)
    assert identified(once) == once
    given_ids = {one.id for one in written.walk() if one.id is not None}
    assert given_ids <= {one.id for one in once.walk()}


def test_an_id_that_is_taken_is_not_given_again() -> None:
    def clause(name: str | None) -> ProvisionSource:
        return ProvisionSource(Level.CLAUSE, HERE, id=name, texts=(NEW,))

    article = ProvisionSource(
        Level.ARTICLE, HERE, id="scope", children=(clause(None), clause("scope.1"), clause(None))
    )
    source = identified(RegulationSource(TITLE, (article, replace(article, id=None, children=())), HERE))
    assert [one.id for one in source.walk()] == ["scope", "scope.1-2", "scope.1", "scope.3", "article-2"]
