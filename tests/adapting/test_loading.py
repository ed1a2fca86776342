"""Adaptation rules read from YAML, with those that they extend."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.adapting.loading import load_rules
from generator.adapting.rules import OperationKind, Relation
from generator.diagnostics import Diagnostics
from generator.regulation.provision import Level
from tests.adapting.support import faults_of, library, problems, rules_of, written

RULES = """
title: Quy tắc mẫu
bodies:
  - from: [Ủy ban nhân dân tỉnh, UBND tỉnh]
    to: Ủy ban nhân dân {{ unit.type }}
    reason: hai cấp
  - from: Sở Tài chính
    to:
      - {when: unit.type == 'phường', text: "Phòng Kinh tế, Hạ tầng và Đô thị"}
      - text: Phòng Kinh tế
operations:
  - keep: scope
  - edit: meetings
    changes: [{from: mỗi quý một lần, to: mỗi tháng một lần}]
    basis: Điều 1
  - replace: funding
    with: {title: Kinh phí, clauses: [Một., Hai.]}
  - {drop: relations.central, when: unit.border}
  - insert: {id: relations.upper, text: "Với {{ province.committee }}."}
    after: relations.commune
  - {move: funding, last_in: general}
dossier:
  committee: {kind: steering_committee, name: "{{ adapted.committee.name }}"}
columns: {Mã: unit.code, Biên giới: unit.border, Chủ tịch: members.chair.person}
must_not_survive: {terms: [Tỉnh ủy], allowed: ["Ủy ban nhân dân {{ province.full_name }}"]}
"""


def test_rules_are_read_with_their_places(tmp_path: Path) -> None:
    rules = rules_of(tmp_path, RULES)
    assert rules.title == "Quy tắc mẫu"
    assert [[form.value for form in body.forms] for body in rules.bodies] == [
        ["Ủy ban nhân dân tỉnh", "UBND tỉnh"],
        ["Sở Tài chính"],
    ]
    ward, commune = rules.bodies[1].to
    assert ward.condition is not None
    assert ward.condition.value == "unit.type == 'phường'"
    assert (commune.condition, commune.text.value) == (None, "Phòng Kinh tế")
    assert [one.kind for one in rules.operations] == list(OperationKind)
    keep, edit, replacing, drop, insert, move = rules.operations
    assert (keep.target, keep.target_location.line, keep.target_location.column) == ("scope", 11, 11)
    assert [(a.value, b.value) for a, b in edit.changes] == [("mỗi quý một lần", "mỗi tháng một lần")]
    assert edit.basis == "Điều 1"
    assert replacing.provision is not None
    assert [one.level for one in replacing.provision.walk()] == [Level.ARTICLE, Level.CLAUSE, Level.CLAUSE]
    assert drop.condition is not None
    assert insert.target == "relations.upper"
    assert insert.position is not None
    assert (insert.position.relation, insert.position.anchor) == (Relation.AFTER, "relations.commune")
    assert move.position is not None
    assert move.position.relation is Relation.LAST_IN
    assert rules.columns["Biên giới"] == "unit.border"
    assert [one.value for one in rules.terms] == ["Tỉnh ủy"]
    assert rules.dossier.at(["committee", "kind"]).value == "steering_committee"


def test_a_provision_of_the_library_is_inserted_by_its_id(tmp_path: Path) -> None:
    rules = rules_of(
        tmp_path,
        """
        title: Mẫu
        operations:
          - insert: {use: relations.commune}
            last_in: relations
        """,
    )
    (operation,) = rules.operations
    assert operation.target == "relations.commune"
    assert operation.provision is not None
    assert operation.provision.origin == "relations.commune"


def test_the_file_is_laid_over_the_one_that_it_extends(tmp_path: Path) -> None:
    written(tmp_path, "base.yaml", RULES)
    rules = rules_of(
        tmp_path,
        """
        title: Riêng
        extends: base.yaml
        bodies:
          - {from: UBND tỉnh, to: UBND xã ta}
        operations:
          - {drop: scope, when: not unit.border}
        dossier:
          committee: {name: Tổ công tác}
        columns: {Biên giới: unit.island, Vùng: unit.border}
        must_not_survive: {terms: [sở ngành]}
        """,
    )
    assert rules.title == "Riêng"
    assert [one.name for one in rules.files] == ["rules.yaml", "base.yaml"]
    assert [[form.value for form in body.forms] for body in rules.bodies] == [
        ["Ủy ban nhân dân tỉnh"],
        ["Sở Tài chính"],
        ["UBND tỉnh"],
    ]
    assert [one.kind for one in rules.operations] == [*OperationKind, OperationKind.DROP]
    assert rules.dossier.at(["committee"]).plain() == {"kind": "steering_committee", "name": "Tổ công tác"}
    assert rules.columns["Biên giới"] == "unit.island"
    assert [one.value for one in rules.terms] == ["Tỉnh ủy", "sở ngành"]


def test_entries_with_ids_are_laid_over_those_of_the_same_id(tmp_path: Path) -> None:
    members = "[{id: chair, role: chair, order: 1}, {id: police, role: member, when: unit.level}, {order: 3}]"
    written(
        tmp_path, "base.yaml", f"title: Nền\ndossier: {{committee: {{members: {members}, areas: [a]}}}}\n"
    )
    rules = rules_of(
        tmp_path,
        """
        title: Riêng
        extends: base.yaml
        dossier:
          committee: {members: [{id: police, role: deputy}, {id: new, role: member}], areas: [b, c]}
        """,
    )
    assert rules.dossier.at(["committee"]).plain() == {
        "members": [
            {"id": "chair", "role": "chair", "order": "1"},
            {"id": "police", "role": "deputy", "when": "unit.level"},
            {"order": "3"},
            {"id": "new", "role": "member"},
        ],
        "areas": ["b", "c"],
    }


def test_an_entry_is_laid_over_all_that_have_its_id_under_their_conditions(tmp_path: Path) -> None:
    base = """
        title: Chung
        dossier:
          committee:
            members:
              - {id: chair, role: chair}
              - {id: economy, when: unit.type == 'phường', role: member}
              - {id: economy, role: member}
            archive: [VT, KT]
        """
    own = """
        title: Riêng
        extends: base.yaml
        dossier:
          committee:
            members: [{id: economy, role: deputy}, {id: bank, role: member}]
            archive: [VT]
        """
    written(tmp_path, "base.yaml", base)
    assert rules_of(tmp_path, own).dossier.at(["committee"]).plain() == {
        "members": [
            {"id": "chair", "role": "chair"},
            {"id": "economy", "when": "unit.type == 'phường'", "role": "deputy"},
            {"id": "economy", "role": "deputy"},
            {"id": "bank", "role": "member"},
        ],
        "archive": ["VT"],
    }


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("title: Mẫu\noperations:\n  - {dropp: scope}\n", ["no-operation 3:5"]),
        ("title: Mẫu\noperations:\n  - {drop: scope, edit: scope}\n", ["missing-key 3:5", "unknown-key 3:6"]),
        ("title: Mẫu\noperations:\n  - {move: scope}\n", ["no-position 3:5"]),
        ("title: Mẫu\noperations:\n  - {move: scope, after: a, before: b}\n", ["no-position 3:5"]),
        ("title: Mẫu\noperations:\n  - {insert: {text: Có.}, after: scope}\n", ["missing-key 3:14"]),
        (
            "title: Mẫu\noperations:\n  - {replace: scope, with: {id: other, text: Có.}}\n",
            ["id-of-replaced 3:33"],
        ),
        (
            "title: Mẫu\noperations:\n  - {insert: {use: relations.comune}, after: x}\n",
            ["unknown-provision 3:20"],
        ),
        ("title: Mẫu\nbodies:\n  - {from: [], to: Xã}\n", ["out-of-range 3:12"]),
        (
            "title: Mẫu\nbodies:\n  - {from: Sở, to: [{text: Phòng}, {text: Ban}]}\n",
            ["unused-wording 3:43"],
        ),
        ("title: Mẫu\nbodies:\n  - {from: Sở, to: 'Phòng {{ unit.typ }}'}\n", ["unknown-variable 3:27"]),
        ("title: Mẫu\nbodies:\n  - {from: Sở, to: 'Phòng {{ unit.type }'}\n", ["tag-syntax 3:27"]),
        ("title: Mẫu\noperations:\n  - {drop: a, when: unit.border}\n", ["unknown-variable 3:21"]),
        ("title: Mẫu\noperations:\n  - {drop: a, when: unit.type =}\n", ["bad-condition 3:21"]),
        ("title: Mẫu\ndossier:\n  committee: {name: {when: unit.x, a: b}}\n", ["unknown-variable 3:28"]),
        (
            "title: Mẫu\noperations:\n  - {replace: a, with: {text: Có., when: unit.levl}}\n",
            ["unknown-variable 3:42"],
        ),
        ("title: Mẫu\ndossier:\n  comittee: {name: A}\n", ["unknown-key 3:3"]),
        ("title: Mẫu\ncolumns: {Mã: code}\n", ["bad-form 2:15"]),
        ("title: Mẫu\nextends: khac.yaml\n", ["unknown-rules 2:10"]),
        ("title: Mẫu\nextends: ../rules.yaml\n", ["unknown-rules 2:10"]),
        ("title: Mẫu\nextends: rules.yaml\n", ["rules-cycle 2:10"]),
        ("title: Mẫu\nkhac: 1\n", ["unknown-key 2:1"]),
        (
            "title: Mẫu\noperations:\n  - {drop: a, when: unit.name == 'Bình Lư'}\n",
            ["condition-on-name 3:21"],
        ),
        ("title: Mẫu\noperations:\n  - {drop: a, when: not unit.code}\n", ["condition-on-name 3:21"]),
        (
            "title: Mẫu\nbodies:\n  - {from: Sở, to: [{when: province.full_name == 'x', text: Phòng}]}\n",
            ["condition-on-name 3:28"],
        ),
        ("title: Mẫu\nbodies:\n  - {from: Sở, to: 'Phòng {{ unit.code }}'}\n", ["code-in-text 3:27"]),
        (
            "title: Mẫu\ndossier:\n  committee: {unit: '{{ unit.code }}', name: 'Ban {{ unit.code }}'}\n",
            ["code-in-text 3:46"],
        ),
    ],
)
def test_a_fault_of_the_rules_is_reported_at_its_place(
    tmp_path: Path, text: str, expected: list[str]
) -> None:
    assert faults_of(tmp_path, text) == expected


def test_rules_that_extend_each_other_are_reported(tmp_path: Path) -> None:
    written(tmp_path, "other.yaml", "title: Khác\nextends: rules.yaml\n")
    path = written(tmp_path, "rules.yaml", "title: Mẫu\nextends: other.yaml\n")
    found = Diagnostics()
    assert load_rules(path, found, library(tmp_path)) is None
    assert problems(found) == ["rules-cycle other.yaml:2:10"]
    assert "rules.yaml → other.yaml → rules.yaml" in next(iter(found)).message


def test_the_nearest_file_is_proposed(tmp_path: Path) -> None:
    written(tmp_path, "tinh-xuong-xa.yaml", "title: Khác\n")
    path = written(tmp_path, "rules.yaml", "title: Mẫu\nextends: tinh-xuong-xa.yml\n")
    found = Diagnostics()
    assert load_rules(path, found, library(tmp_path)) is None
    hint = next(iter(found)).hint
    assert hint is not None
    assert "tinh-xuong-xa.yaml" in hint
