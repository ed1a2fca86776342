"""A regulation carried over to a unit: operations, conditions, bodies, names of the rules."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest

from generator.adapting.adapting import TITLE, Adaptation, adapt
from generator.adapting.cause import Cause, CauseKind
from generator.diagnostics import Diagnostics
from generator.regulation.building import build_regulation
from generator.regulation.source import ProvisionSource
from tests.adapting.support import FACTS, MEMBERS, problems, regulation_of, rules_of

REGULATION = """
title: Hoạt động của Ban Chỉ đạo thuộc Ủy ban nhân dân tỉnh
articles:
  - id: scope
    title: Phạm vi
    clauses:
      - {id: scope.what, number: 4a, text: Áp dụng với sở và Ủy ban nhân dân tỉnh.}
      - {id: scope.who, when: unit.level == 'province', text: Đối tượng cấp tỉnh.}
      - {id: scope.others, when: not has('funding'), text: Đối tượng khác.}
      - {id: scope.chair, when: roles.chair, duties_of: [finance, chair], text: "{{ roles.chair }} ký."}
  - id: meetings
    title: Họp
    clauses:
      - {id: meetings.regular, text: Ủy ban nhân dân tỉnh họp mỗi quý một lần.}
      - {id: meetings.absence, text: "Báo theo {{ ref('meetings.regular') }}."}
  - {id: funding, duties_of: [finance], text: Kinh phí.}
"""
HEAD = """
title: Mẫu
bodies:
  - {from: Ủy ban nhân dân tỉnh, to: "Ủy ban nhân dân {{ unit.type }}", reason: hai cấp}
  - {from: sở, to: phòng}
"""


def outcome(
    folder: Path, rules: str, regulation: str = REGULATION, facts: Mapping[str, Any] = FACTS
) -> tuple[Adaptation | None, Diagnostics]:
    source = regulation_of(folder, regulation)
    loaded = rules_of(folder, f"{HEAD.lstrip()}{rules}")
    found = Diagnostics()
    return adapt(source, loaded, facts, MEMBERS, found), found


def adapted(folder: Path, rules: str = "", regulation: str = REGULATION) -> Adaptation:
    adaptation, found = outcome(folder, rules, regulation)
    assert adaptation is not None, [str(one) for one in found]
    assert not found.has_errors()
    return adaptation


def faults(folder: Path, rules: str, regulation: str = REGULATION) -> list[str]:
    adaptation, found = outcome(folder, rules, regulation)
    assert adaptation is None
    return [one for one in problems(found) if not one.startswith("duty-of-nobody")]


def find(adaptation: Adaptation, provision_id: str) -> ProvisionSource:
    return next(one for one in adaptation.source.walk() if one.id == provision_id)


def text(adaptation: Adaptation, provision_id: str) -> str:
    (words,) = find(adaptation, provision_id).texts
    return words.value


def test_bodies_are_replaced_in_texts_and_title_and_their_causes_told(tmp_path: Path) -> None:
    adaptation = adapted(tmp_path)
    assert text(adaptation, "scope.what") == "Áp dụng với phòng và Ủy ban nhân dân {{ unit.type }}."
    assert adaptation.source.title.value == "Hoạt động của Ban Chỉ đạo thuộc Ủy ban nhân dân {{ unit.type }}"
    body = Cause(
        CauseKind.BODY, "rules.yaml:3:5", "Ủy ban nhân dân tỉnh", "Ủy ban nhân dân xã", reason="hai cấp"
    )
    assert adaptation.causes[TITLE] == (body,)
    assert body in adaptation.causes["scope.what"]
    assert "funding" not in adaptation.causes


def test_every_provision_has_an_id_and_none_a_condition_or_the_number_of_the_parent(tmp_path: Path) -> None:
    adaptation = adapted(tmp_path)
    provisions = list(adaptation.source.walk())
    assert [one.id for one in provisions] == [
        "scope",
        "scope.what",
        "scope.chair",
        "meetings",
        "meetings.regular",
        "meetings.absence",
        "funding",
    ]
    assert {one.conditions for one in provisions} == {()}
    assert {one.number for one in provisions} == {None}


def test_conditions_are_decided_for_the_unit_and_told_as_causes(tmp_path: Path) -> None:
    adaptation = adapted(tmp_path, "operations:\n  - {drop: funding}\n")
    assert text(adaptation, "scope.others") == "Đối tượng khác."
    expected = [("scope.who", "regulation.yaml:7:31"), ("scope.others", "regulation.yaml:8:34")]
    for name, place in expected:
        assert adaptation.causes[name] == (Cause(CauseKind.CONDITION, place),)


def test_words_of_the_rules_and_what_they_keep_go_through_no_body(tmp_path: Path) -> None:
    adaptation = adapted(
        tmp_path,
        """operations:
  - {keep: scope}
  - edit: meetings.regular
    changes: [{from: mỗi quý một lần, to: theo ý Ủy ban nhân dân tỉnh}]
  - {replace: funding, with: {text: "{{ governing_body.title }} nhờ Ủy ban nhân dân tỉnh cấp kinh phí."}}
  - after: scope
    insert:
      id: new
      text: "Sở báo {{ province.committee }} tháng {{ drafted.month }} ở {{ unit.place_name }}."
""",
    )
    assert text(adaptation, "scope.what") == "Áp dụng với sở và Ủy ban nhân dân tỉnh."
    assert (
        text(adaptation, "meetings.regular")
        == "Ủy ban nhân dân {{ unit.type }} họp theo ý Ủy ban nhân dân tỉnh."
    )
    assert text(adaptation, "funding") == "{{ governing_body.title }} nhờ Ủy ban nhân dân tỉnh cấp kinh phí."
    assert text(adaptation, "new") == "Sở báo Ban Chỉ đạo thử nghiệm tỉnh Ví Dụ tháng 2026-11 ở Mẫu."
    assert [one.kind for one in adaptation.causes["meetings.regular"]] == [CauseKind.EDIT, CauseKind.BODY]


def test_references_print_with_the_new_numbers(tmp_path: Path) -> None:
    adaptation = adapted(
        tmp_path,
        """operations:
  - {insert: {id: new, text: Mới.}, before: meetings.regular}
  - {move: funding, before: scope}
""",
    )
    found = Diagnostics()
    built = build_regulation(adaptation.source, FACTS, {}, found)
    assert built is not None, [str(one) for one in found]
    absence = built.find("meetings.absence")
    assert absence is not None
    assert (absence.number, absence.paragraphs) == ("3", ("Báo theo khoản 2 Điều này.",))
    assert built.cite("meetings.absence") == "khoản 3 Điều 3"


def test_a_reference_to_what_an_operation_drops_is_an_error_with_both_places(tmp_path: Path) -> None:
    adaptation, found = outcome(tmp_path, "operations:\n  - {drop: meetings.regular}\n")
    assert adaptation is None
    error = next(one for one in found if one.code == "dropped-reference")
    assert error.location is not None
    assert (error.location.line, error.location.column) == (6, 12)
    assert "regulation.yaml:14:48" in error.message


def test_a_reference_to_what_a_condition_leaves_out_is_an_error_with_both_places(tmp_path: Path) -> None:
    rules = "operations:\n  - {insert: {id: new, text: \"Theo {{ ref('scope.who') }}.\"}, after: scope}\n"
    adaptation, found = outcome(tmp_path, rules)
    assert adaptation is None
    error = next(one for one in found if one.code == "dropped-reference")
    assert error.location is not None
    assert (error.location.line, error.location.column) == (6, 36)
    assert "regulation.yaml:7:31" in error.message


@pytest.mark.parametrize(
    ("operation", "expected"),
    [
        ("{replace: funding, with: '{{ comittee.name }}'}", ["unknown-variable 6:31"]),
        ("{replace: funding, with: '{{ province.ful_name }}'}", ["unknown-variable 6:31"]),
        ("{replace: funding, with: '{{ ref(\"scop\") }}'}", ["unknown-reference 6:31"]),
        ("{edit: funding, changes: [{from: Kinh phí, to: '{{ parent.nam }}'}]}", ["unknown-variable 6:53"]),
        ("{replace: funding, with: '{{ parent.standing_agency.name }}'}", ["absent-value 6:31"]),
        ("{replace: funding, with: '{{ parent.committee }}'}", ["value-not-text 6:31"]),
    ],
)
def test_a_wrong_name_in_a_text_of_the_rules_is_reported_at_its_tag(
    tmp_path: Path, operation: str, expected: list[str]
) -> None:
    assert faults(tmp_path, f"operations:\n  - {operation}\n") == expected


def test_a_value_that_would_be_read_as_a_tag_is_refused(tmp_path: Path) -> None:
    facts = {**FACTS, "province": {**FACTS["province"], "committee": "Ban {{ unit.name }}"}}
    rules = "operations:\n  - {replace: funding, with: '{{ province.committee }}'}\n"
    adaptation, found = outcome(tmp_path, rules, facts=facts)
    assert adaptation is None
    assert "value-with-tag 6:31" in problems(found)


def test_duties_belong_to_roles_and_members_of_the_unit(tmp_path: Path) -> None:
    adaptation, found = outcome(tmp_path, "")
    assert adaptation is not None
    assert find(adaptation, "scope.chair").duties_of == ("chair",)
    assert find(adaptation, "funding").duties_of == ()
    assert problems(found) == ["duty-of-nobody regulation.yaml:15:5"]


def test_a_provision_that_is_replaced_keeps_the_duties_unless_the_new_one_has_some(tmp_path: Path) -> None:
    rules = "operations:\n  - {replace: scope.chair, with: Mới.}\n"
    assert find(adapted(tmp_path, rules), "scope.chair").duties_of == ("chair",)
    rules = "operations:\n  - {replace: scope.chair, with: {text: Mới., duties_of: [deputy]}}\n"
    assert find(adapted(tmp_path, rules), "scope.chair").duties_of == ("deputy",)


def test_words_that_the_library_varies_are_words_of_the_parent(tmp_path: Path) -> None:
    provisions = tmp_path / "provisions"
    provisions.mkdir()
    (provisions / "varied.yaml").write_text(
        "provisions:\n  - id: heads\n    defaults: {who: Thủ trưởng sở, apart: true}\n"
        "    text: '{{ vary.who | first_upper }} báo {{ vary.who }}.'\n",
        encoding="utf-8",
    )
    regulation = """
        title: Mẫu
        articles:
          - {use: heads, vary: {who: "thủ trưởng sở của {{ committee.short_name }}"}}
        """
    adaptation = adapted(tmp_path, "", regulation)
    who = "hủ trưởng phòng của {{ committee.short_name }}"
    assert text(adaptation, "heads") == f"T{who} báo t{who}."


def test_all_faults_are_reported_in_one_run(tmp_path: Path) -> None:
    rules = """operations:
  - {drop: fundin}
  - {drop: meetings.regular}
  - {replace: funding, with: '{{ comittee.name }}'}
"""
    assert faults(tmp_path, rules) == [
        "unknown-reference 6:12",
        "dropped-reference 7:12",
        "unknown-variable 8:31",
    ]
