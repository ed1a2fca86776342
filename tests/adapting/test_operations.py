"""Operations of rules on provisions, and what is wrong with them."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.adapting.cause import CauseKind
from generator.adapting.identifying import identified
from generator.adapting.operations import Operated, operate
from generator.diagnostics import Diagnostics
from generator.regulation.provision import Level
from generator.regulation.source import ProvisionSource
from tests.adapting.support import FACTS, problems, regulation_of, rules_of

REGULATION = """
title: Mẫu
chapters:
  - id: general
    title: Quy định chung
    articles:
      - id: scope
        title: Phạm vi
        clauses:
          - Phạm vi của {{ committee.short_name }}.
          - id: scope.who
            text: Đối tượng là sở, ngành.
            points: [sở, {paragraph: Đoạn của đối tượng.}, ngành]
      - id: meetings
        title: Họp
        clauses:
          - {id: meetings.regular, text: "Họp mỗi quý một lần do {{ roles.chair }} chủ trì, mỗi quý một lần."}
          - {id: meetings.absence, text: "Vắng thì báo theo {{ ref('scope.who') }}."}
  - id: last
    title: Thi hành
    articles:
      - {id: funding, text: Kinh phí.}
      - {id: execution, clauses: [Một., Hai.]}
"""


def done(folder: Path, operations: str) -> tuple[Operated, Diagnostics]:
    source = identified(regulation_of(folder, REGULATION))
    found = Diagnostics()
    columns = "columns: {Biên giới: unit.border, Đảo: unit.island}\n"
    rules = rules_of(folder, f"title: Mẫu\n{columns}operations:\n{operations}\n")
    return operate(source, rules.operations, FACTS, found), found


def outcome(folder: Path, operations: str) -> Operated:
    operated, found = done(folder, operations)
    assert problems(found) == []
    return operated


def faults(folder: Path, operations: str) -> list[str]:
    return problems(done(folder, operations)[1])


def ids(operated: Operated, within: str | None = None) -> list[str | None]:
    children = operated.source.children if within is None else find(operated, within).children
    return [one.id for one in children]


def find(operated: Operated, provision_id: str) -> ProvisionSource:
    return next(one for one in operated.source.walk() if one.id == provision_id)


def kinds(operated: Operated, provision_id: str) -> list[CauseKind]:
    return [one.kind for one in operated.causes[provision_id]]


def test_words_are_changed_wherever_they_stand_in_the_provision(tmp_path: Path) -> None:
    operated = outcome(
        tmp_path,
        "  - {edit: meetings, changes: [{from: mỗi  quý một lần, to: mỗi tháng}], reason: vì, basis: theo}",
    )
    text = find(operated, "meetings.regular").texts[0]
    assert text.value == "Họp {{ vary.edit_1 }} do {{ roles.chair }} chủ trì, {{ vary.edit_1 }}."
    (cause,) = operated.causes["meetings.regular"]
    assert (cause.before, cause.after) == ("mỗi  quý một lần", "mỗi tháng")
    assert (cause.reason, cause.basis) == ("vì", "theo")
    assert cause.rule == "rules.yaml:4:5"
    assert "meetings" not in operated.causes


def test_a_whole_tag_may_be_among_the_changed_words_but_no_part_of_one(tmp_path: Path) -> None:
    operated = outcome(
        tmp_path, "  - {edit: meetings.regular, changes: [{from: 'do {{ roles.chair }} chủ trì', to: ''}]}"
    )
    assert find(operated, "meetings.regular").texts[0].value == "Họp mỗi quý một lần, mỗi quý một lần."
    assert faults(tmp_path, "  - {edit: meetings.regular, changes: [{from: chair, to: x}]}") == [
        "words-not-found 4:47"
    ]


def test_blanks_at_the_ends_of_the_words_count(tmp_path: Path) -> None:
    operated = outcome(tmp_path, "  - {edit: scope.who, changes: [{from: ', ngành', to: ' và ngành'}]}")
    assert find(operated, "scope.who").texts[0].value == "Đối tượng là sở {{ vary.edit_1 }}."
    operated = outcome(tmp_path, "  - {edit: scope.who, changes: [{from: ' là ', to: ': '}]}")
    assert find(operated, "scope.who").texts[0].value == "Đối tượng{{ vary.edit_1 }} sở, ngành."


def test_words_are_whole_words(tmp_path: Path) -> None:
    assert faults(tmp_path, "  - {edit: scope.who, changes: [{from: ngà, to: x}]}") == [
        "words-not-found 4:40"
    ]


def test_words_that_may_come_from_a_fact_are_told_with_the_tags_that_stand_there(tmp_path: Path) -> None:
    _operated, found = done(
        tmp_path, "  - {edit: meetings.regular, changes: [{from: Trưởng Ban Chỉ đạo chủ trì, to: x}]}"
    )
    assert problems(found) == ["words-not-found 4:47"]
    hint = next(iter(found)).hint
    assert hint is not None
    assert "{{ roles.chair }}" in hint


def test_words_that_an_operation_changed_before_are_told_with_its_place(tmp_path: Path) -> None:
    edit = "  - {edit: funding, changes: [{from: Kinh phí, to: Tiền}]}"
    _operated, found = done(tmp_path, f"{edit}\n{edit}")
    assert problems(found) == ["words-not-found 5:38"]
    assert "rules.yaml:4:5" in (next(iter(found)).hint or "")


def test_a_replaced_provision_keeps_its_id_and_place_and_loses_what_it_held(tmp_path: Path) -> None:
    operated = outcome(
        tmp_path,
        "  - {replace: scope.who, with: {title: Mới, text: Lời., points: [Một., {id: new, text: Hai.}]}}",
    )
    new = find(operated, "scope.who")
    assert ids(operated, "scope") == ["scope.1", "scope.who"]
    assert [(one.level, one.id) for one in new.walk()] == [
        (Level.CLAUSE, "scope.who"),
        (Level.POINT, "scope.who.1"),
        (Level.POINT, "new"),
    ]
    assert operated.written == {"scope.who", "scope.who.1", "new"}
    assert set(operated.gone) == {"scope.who.2", "scope.who.3"}
    assert kinds(operated, "scope.who.3") == [CauseKind.REPLACE]


def test_a_dropped_provision_takes_along_what_it_holds(tmp_path: Path) -> None:
    operated = outcome(tmp_path, "  - {drop: scope.who}")
    assert ids(operated, "scope") == ["scope.1"]
    assert set(operated.gone) == {"scope.who", "scope.who.1", "scope.who.2", "scope.who.3"}
    assert kinds(operated, "scope.who.1") == [CauseKind.DROP]


@pytest.mark.parametrize(
    ("place", "holder", "expected", "level"),
    [
        ("before: meetings", "general", ["scope", "new", "meetings"], Level.ARTICLE),
        ("after: meetings", "general", ["scope", "meetings", "new"], Level.ARTICLE),
        ("first_in: general", "general", ["new", "scope", "meetings"], Level.ARTICLE),
        ("last_in: meetings", "meetings", ["meetings.regular", "meetings.absence", "new"], Level.CLAUSE),
        ("first_in: funding", "funding", ["new"], Level.CLAUSE),
        (
            "after: scope.who.2",
            "scope.who",
            ["scope.who.1", "scope.who.2", "new", "scope.who.3"],
            Level.POINT,
        ),
        ("last_in: meetings.absence", "meetings.absence", ["new"], Level.POINT),
    ],
)
def test_a_provision_is_inserted_on_the_level_of_its_place(
    tmp_path: Path, place: str, holder: str, expected: list[str], level: Level
) -> None:
    operated = outcome(tmp_path, f"  - {{insert: {{id: new, text: Mới.}}, {place}}}")
    assert ids(operated, holder) == expected
    assert find(operated, "new").level is level
    assert kinds(operated, "new") == [CauseKind.INSERT]
    assert operated.written == {"new"}


def test_a_provision_of_the_library_is_inserted_with_its_words(tmp_path: Path) -> None:
    operated = outcome(tmp_path, "  - {insert: {use: relations}, after: scope}")
    assert [one.id for one in find(operated, "relations").walk()] == [
        "relations",
        "relations.central",
        "relations.commune",
    ]


def test_a_chapter_is_inserted_beside_chapters(tmp_path: Path) -> None:
    operated = outcome(
        tmp_path, "  - {insert: {id: new, title: Mới, articles: [{text: Điều.}]}, after: general}"
    )
    assert ids(operated) == ["general", "new", "last"]
    assert [one.level for one in find(operated, "new").walk()] == [Level.CHAPTER, Level.ARTICLE]


def test_a_moved_provision_takes_the_level_of_its_new_place(tmp_path: Path) -> None:
    operated = outcome(
        tmp_path, "  - {move: meetings.absence, last_in: scope.who}\n  - {move: funding, first_in: general}"
    )
    assert ids(operated, "scope.who") == ["scope.who.1", "scope.who.2", "scope.who.3", "meetings.absence"]
    assert find(operated, "meetings.absence").level is Level.POINT
    assert ids(operated, "general") == ["funding", "scope", "meetings"]
    assert kinds(operated, "funding") == [CauseKind.MOVE]


def test_what_is_kept_is_known_with_all_that_it_holds(tmp_path: Path) -> None:
    operated = outcome(tmp_path, "  - {keep: scope.who, reason: vì}")
    assert operated.untouched == {"scope.who", "scope.who.1", "scope.who.2", "scope.who.3"}
    assert kinds(operated, "scope.who") == [CauseKind.KEEP]


def test_conditions_decide_whether_an_operation_is_done(tmp_path: Path) -> None:
    operated = outcome(
        tmp_path,
        "  - {drop: funding, when: unit.border and has('scope')}\n"
        "  - {drop: execution, when: unit.island or has('relations.central')}\n",
    )
    assert ids(operated, "last") == ["execution"]


def test_what_only_the_library_knows_is_left_aside(tmp_path: Path) -> None:
    operated = outcome(
        tmp_path,
        "  - {drop: relations.central}\n"
        "  - {insert: {id: new, text: Mới.}, after: relations.commune}\n"
        "  - {insert: {id: newer, text: Mới hơn.}, after: new}\n"
        "  - {move: funding, before: relations}\n",
    )
    assert (operated.causes, operated.gone) == ({}, {})


@pytest.mark.parametrize(
    ("operations", "expected"),
    [
        ("  - {drop: fundin}", ["unknown-reference 4:12"]),
        ("  - {drop: fundin, when: unit.island}", ["unknown-reference 4:12"]),
        ("  - {drop: funding, when: unit.type > 3}", ["bad-condition 4:27"]),
        ("  - {drop: funding, when: has('fundin')}", ["unknown-reference 4:27"]),
        ("  - {drop: funding, when: parent.committee.nam}", ["unknown-variable 4:27"]),
        ("  - {move: scope, after: fundin}", ["unknown-reference 4:26"]),
        ("  - {move: scope, after: scope}", ["move-into-itself 4:26"]),
        ("  - {move: scope, last_in: scope.who}", ["move-into-itself 4:28"]),
        ("  - {move: scope, last_in: meetings}", ["wrong-level 4:12"]),
        ("  - {move: meetings.regular, after: scope}", ["wrong-level 4:12"]),
        ("  - {move: scope.who.2, after: general}", ["wrong-level 4:12"]),
        ("  - {insert: {id: new, text: Mới.}, last_in: scope.who.2}", ["wrong-level 4:46"]),
        ("  - {insert: {id: new, text: Mới.}, after: general}", ["wrong-level 4:19"]),
        ("  - {insert: {id: new, clauses: [Một.]}, after: scope.who}", ["wrong-level 4:19"]),
        ("  - {insert: {use: relations.commune}, after: scope}", ["wrong-level 4:20"]),
        ("  - {insert: {id: funding, text: Mới.}, after: scope}", ["duplicate-id 4:19"]),
        (
            "  - {insert: {id: new, clauses: [{id: funding, text: Mới.}]}, after: scope}",
            ["duplicate-id 4:39"],
        ),
        ("  - {replace: scope, with: {clauses: [{id: funding, text: Mới.}]}}", ["duplicate-id 4:44"]),
        ("  - {drop: scope}\n  - {edit: scope.who, changes: [{from: a, to: b}]}", ["dropped-provision 5:12"]),
        ("  - {drop: scope}\n  - {move: funding, after: scope.who}", ["dropped-provision 5:28"]),
        ("  - {drop: scope}\n  - {drop: scope.who}", ["dropped-provision 5:12"]),
        ("  - {drop: funding}\n  - {drop: execution}", ["empty-provision 5:5"]),
        ("  - {drop: general}\n  - {drop: last}", ["empty-provision 5:5"]),
        ("  - {drop: funding}\n  - {move: execution, first_in: general}", ["empty-provision 5:5"]),
        ("  - {edit: funding, changes: [{from: Kinh phí., to: ''}]}", ["empty-provision 4:5"]),
    ],
)
def test_a_fault_is_reported_at_its_place_in_the_rules(
    tmp_path: Path, operations: str, expected: list[str]
) -> None:
    assert faults(tmp_path, operations) == expected


def test_the_nearest_id_is_proposed_and_the_earlier_operation_named(tmp_path: Path) -> None:
    _operated, found = done(tmp_path, "  - {drop: meetings.reguler}\n  - {drop: scope}\n  - {keep: scope}")
    unknown, dropped = found
    assert "meetings.regular" in (unknown.hint or "")
    assert "rules.yaml:5:5" in dropped.message


def test_all_faults_are_reported_in_one_run(tmp_path: Path) -> None:
    operations = (
        "  - {drop: a}\n  - {move: scope, after: scope}\n  - {edit: funding, changes: [{from: a, to: b}]}"
    )
    assert faults(tmp_path, operations) == [
        "unknown-reference 4:12",
        "move-into-itself 5:26",
        "words-not-found 6:38",
    ]


def test_an_id_can_be_given_anew_after_it_was_dropped(tmp_path: Path) -> None:
    operated = outcome(tmp_path, "  - {drop: funding}\n  - {insert: {id: funding, text: Mới.}, after: scope}")
    assert ids(operated, "general") == ["scope", "funding", "meetings"]
    assert operated.gone == {}
