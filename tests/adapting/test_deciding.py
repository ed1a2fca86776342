"""Conditions of rules decided, and names put into texts."""

from __future__ import annotations

import pytest

from generator.adapting.deciding import holds, resolved, stays_in_regulations
from generator.diagnostics import Diagnostics, Location
from generator.regulation.text import SourceText
from tests.adapting.support import FACTS, problems


def text(value: str) -> SourceText:
    return SourceText(value, Location("rules.yaml", 7, 9), (f"  - to: '{value}'",))


@pytest.mark.parametrize(
    ("condition", "expected"),
    [
        ("unit.border", True),
        ("unit.island", False),
        ("unit.type == 'xã' and not unit.island", True),
        ("parent.standing_agency", False),
        ("parent.standing_agency.name == 'Công an'", False),
        ("regimes.meetings.frequency == 'monthly'", True),
    ],
)
def test_a_condition_is_decided_with_the_facts_of_the_unit(condition: str, expected: bool) -> None:
    found = Diagnostics()
    assert holds(text(condition), FACTS, found) is expected
    assert problems(found) == []


@pytest.mark.parametrize(
    ("condition", "expected"),
    [
        ("unit.bordr", "unknown-variable 7:9"),
        ("unit.island and provinc.name", "unknown-variable 7:9"),
        ("unit.type > 3", "bad-condition 7:9"),
        ("unit.type =", "bad-condition 7:9"),
        ("has('scope')", "bad-condition 7:9"),
    ],
)
def test_a_faulty_condition_is_reported_and_counts_as_true(condition: str, expected: str) -> None:
    found = Diagnostics()
    assert holds(text(condition), FACTS, found)
    assert problems(found) == [expected]


def test_whether_a_provision_is_there_is_answered_where_it_can_be_asked() -> None:
    found = Diagnostics()
    assert holds(text("has('scope') and not has('other')"), FACTS, found, {"scope"}.__contains__)
    assert problems(found) == []


def test_values_are_put_in_and_blanks_stay() -> None:
    found = Diagnostics()
    put = resolved(
        text(" {{ unit.type | upper }}  {{ province.name }}, {{ unit.type | first_upper }}\n"), FACTS, found
    )
    assert put == " XÃ  Ví Dụ, Xã\n"
    assert problems(found) == []


def test_tags_of_regulations_stay_as_they_are_written() -> None:
    found = Diagnostics()
    written = "{{unit.type}} {{ ref('a', 'b') }} {{ cite('plan') | first_upper }} {{ roles.chair }}"
    both = f"{written} {{{{ unit.code }}}} {{{{ adapted.committee.name }}}} {{{{ drafted.year }}}}"
    put = resolved(text(both), FACTS, found, stays_in_regulations)
    assert put == f"{written} 01234 Ban Chỉ đạo thử nghiệm xã Mẫu 2026"
    assert problems(found) == []


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("{{ unit.nam }}", "unknown-variable 7:10"),
        ("xã {{ province.nam }}", "unknown-variable 7:13"),
        ("{{ parent.standing_agency.name }}", "absent-value 7:10"),
        ("{{ parent.committee }}", "value-not-text 7:10"),
        ("{{ unit.border }}", "value-not-text 7:10"),
        ("{{ ref('scope') }}", "unknown-reference 7:10"),
        ("{{ cite('plan') }}", "unknown-document 7:10"),
        ("{{ unit.name | lower }}", "unknown-filter 7:10"),
        ("{{ unit.name", "tag-syntax 7:10"),
        ("{% if unit %}", "statement-in-text 7:10"),
    ],
)
def test_what_cannot_be_put_in_is_reported_at_its_tag(value: str, expected: str) -> None:
    found = Diagnostics()
    resolved(text(value), FACTS, found)
    assert problems(found) == [expected]
