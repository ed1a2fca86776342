"""What is written as YAML is read back as it was."""

from __future__ import annotations

import unicodedata
from typing import Any

import pytest
import yaml
from hypothesis import example, given
from hypothesis import strategies as st

from generator.diagnostics import Diagnostics
from generator.sources.yaml import parse_yaml
from generator.sources.yaml_text import yaml_text
from generator.vietnamese.text import FORBIDDEN

LETTERS = st.characters(exclude_categories=["Cs", "Cn"]).filter(lambda one: not FORBIDDEN.match(one))
WORDS = st.sampled_from(
    ["Ủy ban nhân dân", "no", "12", "- x", "a: b", "x #y", "{{ ref('a') }}", "null", "~", '"', "'"]
)
TEXTS = st.one_of(
    st.text(LETTERS, max_size=60),
    st.lists(WORDS, max_size=25).map(" ".join),
).map(lambda text: unicodedata.normalize("NFC", text))
KEYS = st.one_of(st.from_regex(r"[a-z][a-z0-9_.-]{0,12}", fullmatch=True), TEXTS)
FACTS = st.dictionaries(
    KEYS,
    st.recursive(
        TEXTS,
        lambda inside: st.one_of(st.lists(inside, max_size=4), st.dictionaries(KEYS, inside, max_size=4)),
        max_leaves=8,
    ),
    min_size=1,
    max_size=5,
)


@example({"a": {"null": "x"}})
@given(FACTS)
def test_facts_come_back_as_they_were(facts: dict[str, Any]) -> None:
    found = Diagnostics()
    node = parse_yaml(yaml_text(facts), "facts.yaml", found)
    assert [str(one) for one in found] == []
    assert node is not None
    assert node.plain() == facts


@example({"a": {"no": "x"}})
@given(FACTS)
def test_any_reader_of_yaml_takes_texts_for_texts(facts: dict[str, Any]) -> None:
    """Days alone stay without quotes: schema and editors know them."""
    assert undated(yaml.safe_load(yaml_text(facts))) == undated(facts)


def undated(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: undated(one) for key, one in value.items()}
    if isinstance(value, list):
        return [undated(one) for one in value]
    return str(value)


def test_numbers_and_truth_values_stand_without_quotes_and_texts_like_them_in_quotes() -> None:
    facts = {
        "unit": "03390",
        "due_day": 20,
        "extraordinary": True,
        "time": "08:30",
        "name": "Không",
        "date": "2026-02",
    }
    assert yaml_text(facts) == (
        'unit: "03390"\ndue_day: 20\nextraordinary: true\ntime: "08:30"\nname: Không\ndate: 2026-02\n'
    )


def test_long_text_is_folded_within_the_width() -> None:
    text = "Tổng hợp báo cáo " * 30
    written = yaml_text({"text": text.strip()})
    assert written.startswith("text: >-\n  Tổng hợp")
    assert max(map(len, written.splitlines())) <= 110


def test_a_tag_is_never_folded() -> None:
    text = " ".join(["Theo", *["{{ committee.short_name }},"] * 40])
    lines = yaml_text({"text": text}).splitlines()
    assert len(lines) > 5
    assert all(line.count("{{") == line.count("}}") for line in lines)
    node = parse_yaml("\n".join(lines), "facts.yaml", Diagnostics())
    assert node is not None
    assert node.plain() == {"text": text}


def test_small_groups_stand_on_one_line_and_large_ones_on_several() -> None:
    facts = {
        "signatory": {"member": "chair"},
        "members": [
            {
                "id": "chair",
                "position": "Chủ tịch Ủy ban nhân dân tỉnh Lai Châu",
                "agency": "Ủy ban nhân dân tỉnh",
            }
        ],
    }
    assert yaml_text(facts) == (
        "signatory: {member: chair}\n"
        "members:\n"
        "  - id: chair\n"
        "    position: Chủ tịch Ủy ban nhân dân tỉnh Lai Châu\n"
        "    agency: Ủy ban nhân dân tỉnh\n"
    )


@pytest.mark.parametrize("comment", ["một dòng", "hai\ndòng"])
def test_comment_stands_above_its_key(comment: str) -> None:
    written = yaml_text({"kind": "council", "unit": "12"}, {"unit": comment})
    lines = "".join(f"# {line}\n" for line in comment.split("\n"))
    assert written == f'kind: council\n\n{lines}unit: "12"\n'
