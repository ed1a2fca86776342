"""The little language of texts and conditions, and the places of its tags."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from generator.diagnostics import Diagnostics, Location
from generator.regulation.conditions import IncomparableError, evaluate, parse_condition
from generator.regulation.expressions import MAX_EXPRESSION, Missing, look_up
from generator.regulation.loading import load_regulation
from generator.regulation.text import SourceText, Tag, TagFault, parse_text
from tests.regulation.support import NO_LIBRARY, build_text

WORDS = st.text(st.sampled_from("{}%#'\"() .,|=abcđ\n\\*-+!<>[]:~1"), max_size=60)


@given(WORDS)
def test_any_text_can_be_read(value: str) -> None:
    parsed = parse_text(value)
    assert all(value[tag.offset : tag.offset + 2] == "{{" for tag in parsed.tags)
    assert all(value[one.offset : one.offset + 2] in {"{{", "}}", "{%", "{#"} for one in parsed.problems)


@given(WORDS.filter(lambda value: not any(mark in value for mark in ("{{", "}}", "{%", "{#"))))
def test_text_without_tags_stays_as_it_is(value: str) -> None:
    wanted = [line.strip(" ") for line in value.split("\n")]
    assert ["".join(map(str, line)) for line in parse_text(value).lines] == [line for line in wanted if line]


@given(WORDS)
def test_any_condition_can_be_read_and_decided(value: str) -> None:
    condition = parse_condition(value)
    if condition is not None:
        with suppress(IncomparableError):
            evaluate(condition, {"a": {"b": 1}, "c": None}, [])


@pytest.mark.parametrize(
    "text",
    [
        "a" * (MAX_EXPRESSION + 1),
        "(" * 400 + "a" + ")" * 400,
        "not " * 200 + "a.b | x",
        "9" * 900 + " in a",
        "a.b()",
        "a[0]",
        "[a]",
        "a ~ b",
        "a if b else c",
        "a is defined",
        "a }} b {{ c",
        "",
    ],
)
def test_condition_beyond_the_whitelist_is_refused(text: str) -> None:
    assert parse_condition(text) is None


def test_deep_but_allowed_condition_is_decided() -> None:
    condition = parse_condition(" and ".join(["a"] * 150))
    assert condition is not None
    assert evaluate(condition, {"a": True}, []) is True


def test_every_unknown_name_of_a_condition_is_told() -> None:
    condition = parse_condition("a and b.c or not a.d")
    assert condition is not None
    missing: list[Missing] = []
    evaluate(condition, {"a": {"e": 1}}, missing)
    assert missing == [Missing("b", ("a",)), Missing("a.d", ("a.e",))]


def test_absent_object_gives_absent_values() -> None:
    assert look_up(("agency", "name"), {"agency": None}) is None
    assert look_up(("agency", "name"), {}) == Missing("agency", ())


def test_tags_hold_names_functions_and_filters() -> None:
    parsed = parse_text("{{a.b|upper|first_upper}} và {{ ref('x', \"y\") | first_upper }}, {{cite('d')}}")
    assert list(parsed.tags) == [
        Tag(0, None, ("a", "b"), ("upper", "first_upper")),
        Tag(29, "ref", ("x", "y"), ("first_upper",)),
        Tag(64, "cite", ("d",), ()),
    ]


def test_every_fault_of_a_text_is_told() -> None:
    parsed = parse_text("{{ a }} {{ 1 }} {{ f(a) }} {% if %} {{ b")
    assert [(one.fault, one.offset) for one in parsed.problems] == [
        (TagFault.NOT_ALLOWED, 8),
        (TagFault.FUNCTION, 16),
        (TagFault.STATEMENT, 27),
        (TagFault.SYNTAX, 36),
    ]


YAML_FORMS = {
    "plain": "title: Một {{ good }}\n  hai {{ wrong }} ba",
    "folded": "title: > # {{ no tag }}\n  Một {{ good }}\n  hai {{ wrong }} ba",
    "literal": "title: |-\n  Một {{ good }}\n  hai {{ wrong }} ba",
    "single": "title: 'Một ''{{ good }}''\n  hai {{ wrong }} ba'",
    "double": 'title: "\\x4dột {{ good }}\n  hai {{ wrong }} ba"',
}


@pytest.mark.parametrize("form", YAML_FORMS)
def test_tag_is_found_in_every_form_of_yaml_text(tmp_path: Path, form: str) -> None:
    facts = {"good": "tốt"}
    outcome = build_text(tmp_path, f"{YAML_FORMS[form]}\narticles: [Có.]\n", facts)
    assert outcome.problems == [f"unknown-variable {3 if form in {'folded', 'literal'} else 2}:7"]


def test_tag_is_found_behind_decomposed_letters_and_a_byte_order_mark(tmp_path: Path) -> None:
    text = "\ufefftitle: Quy che\u0302\u0301 {{ wrong }}\r\narticles: [Có.]\r\n"
    (tmp_path / "regulation.yaml").write_bytes(text.encode())
    found = Diagnostics()
    source = load_regulation(tmp_path / "regulation.yaml", found, NO_LIBRARY)
    assert source is not None
    assert source.title.value == "Quy chế {{ wrong }}"
    place = source.title.place(source.title.value.index("{{"))
    assert (place.line, place.column) == (1, text.index("{{"))


@given(
    st.lists(
        st.sampled_from(["{{ a }}", "{{ ref('b') }}", "lời văn", "“{ }”", "đ" * 30]), min_size=1, max_size=12
    ),
    st.sampled_from([None, '"', "'", ">", "|"]),
)
def test_place_of_a_tag_points_at_it_in_the_file(words: list[str], style: str | None) -> None:
    value = " ".join(words)
    file = yaml.dump({"k": value}, default_style=style, allow_unicode=True, width=40)
    node = yaml.compose(file).value[0][1]
    start, end = node.start_mark, node.end_mark
    raw = tuple(file.split("\n")[start.line : end.line + 1])
    text = SourceText(node.value, Location("f.yaml", start.line + 1, start.column + 1), raw)
    for nth, tag in enumerate(parse_text(value).tags):
        place = text.place(tag.offset)
        assert place.line is not None
        assert place.column is not None
        lines = file.split("\n")
        before = "\n".join([*lines[: place.line - 1], lines[place.line - 1][: place.column - 1]])
        assert lines[place.line - 1][place.column - 1 :].startswith("{{")
        assert before.count("{{") == nth


def test_text_that_came_from_no_file_is_placed_at_its_start() -> None:
    text = SourceText("Một {{ a }}", Location("rules.yaml", 4, 2))
    assert text.place(4) == Location("rules.yaml", 4, 2)
