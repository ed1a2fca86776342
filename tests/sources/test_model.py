"""Faults that a model finds, each at its key or value."""

from __future__ import annotations

from datetime import date, time
from decimal import Decimal
from enum import StrEnum
from typing import Annotated, Literal

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import BaseModel, BeforeValidator, ConfigDict, Field
from pydantic_core import _pydantic_core

from generator.diagnostics import Diagnostics, Location
from generator.sources.faults import COVERED, Fault, sentence
from generator.sources.model import known_keys, read_model
from generator.sources.node import Node
from generator.sources.yaml import parse_yaml
from tests.sources.faults import told


class Colour(StrEnum):
    RED = "red"
    GREEN = "green"


def refuse_seven(value: object) -> object:
    if value == "7":
        raise Fault("no-seven", "seven is not wanted", "take eight")
    if value == "8":
        raise ValueError("English words")
    return value


class Inner(BaseModel):
    model_config = ConfigDict(extra="forbid")

    name: str = Field(min_length=1, description="Tên")
    colour: Colour = Colour.RED


class Cat(BaseModel):
    model_config = ConfigDict(extra="forbid")

    kind: Literal["cat"]
    lives: int


class Dog(BaseModel):
    model_config = ConfigDict(extra="forbid")

    kind: Literal["dog"]
    tricks: tuple[str, ...]


class Outer(BaseModel):
    model_config = ConfigDict(extra="forbid")

    title: str = Field(description="Tiêu đề")
    inner: tuple[Inner, ...] = ()
    by_id: dict[Colour, Inner] = {}
    number: int = Field(default=1, ge=1, le=10)
    amount: Decimal = Decimal(0)
    share: float = Field(default=0.0, gt=0, lt=1)
    truth: bool = False
    day: date | None = None
    moment: time | None = None
    animal: Annotated[Cat | Dog, Field(discriminator="kind")] | None = None
    pattern: str = Field(default="a", pattern="^a+$", max_length=3)
    few: tuple[str, ...] = Field(default=("a",), min_length=1, max_length=2)
    own: Annotated[str, BeforeValidator(refuse_seven)] = "1"
    group: Inner | None = None
    since: int | None = Field(default=None, alias="from")


def read(text: str) -> tuple[Outer | None, Diagnostics]:
    found = Diagnostics()
    node = parse_yaml(text, "f", found)
    assert node is not None
    return read_model(node, Outer, found), found


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("titel: x\n", [("missing-key", "1:1"), ("unknown-key", "1:1")]),
        ("title: x\ninner:\n  - nam: x\n", [("missing-key", "3:5"), ("unknown-key", "3:5")]),
        ("title: x\ninner:\n  - name: x\n    color: red\n", [("unknown-key", "4:5")]),
        ("title: x\ninner: {name: x}\n", [("wrong-type", "2:8")]),
        ("title: x\ninner:\n  -\n", [("empty-value", "3:4")]),
        ("title: x\ninner:\n", [("empty-value", "2:1")]),
        ("title: [x]\n", [("wrong-type", "1:8")]),
        ("title:\n", [("empty-value", "1:1")]),
        ("title: x\ninner:\n  - name: ''\n", [("empty-value", "3:11")]),
        ("title: x\ninner:\n  - {name: x, colour: gren}\n", [("bad-choice", "3:23")]),
        ("title: x\nby_id: {blue: {name: x}}\n", [("bad-choice", "2:9")]),
        ("title: x\nnumber: một\n", [("wrong-type", "2:9")]),
        ("title: x\nnumber: 1.5\n", [("wrong-type", "2:9")]),
        ("title: x\nnumber: 11\n", [("out-of-range", "2:9")]),
        ("title: x\nnumber: 0\n", [("out-of-range", "2:9")]),
        ("title: x\nshare: 1\n", [("out-of-range", "2:8")]),
        ("title: x\nshare: 0\n", [("out-of-range", "2:8")]),
        ("title: x\namount: nhiều\n", [("wrong-type", "2:9")]),
        ("title: x\ntruth: đúng\n", [("wrong-type", "2:8")]),
        ("title: x\nday: 2026-02-30\n", [("bad-date", "2:6")]),
        ("title: x\nday: 15/02/2026\n", [("bad-date", "2:6")]),
        ("title: x\nmoment: 25:00\n", [("bad-time", "2:9")]),
        ("title: x\nanimal: {kind: cow}\n", [("bad-choice", "2:9")]),
        ("title: x\nanimal: {lives: 9}\n", [("wrong-type", "2:9")]),
        ("title: x\nanimal: {kind: cat, lifes: 9}\n", [("missing-key", "2:9"), ("unknown-key", "2:21")]),
        ("title: x\npattern: b\n", [("bad-form", "2:10")]),
        ("title: x\npattern: aaaa\n", [("out-of-range", "2:10")]),
        ("title: x\nfew: []\n", [("out-of-range", "2:6")]),
        ("title: x\nfew: [a, b, c]\n", [("out-of-range", "2:6")]),
        ('title: x\nown: "7"\n', [("no-seven", "2:6")]),
        ('title: x\nown: "8"\n', [("bad-value", "2:6")]),
        ("title: x\ngroup: y\n", [("wrong-type", "2:8")]),
        ("title: x\nfrom: a\n", [("wrong-type", "2:7")]),
        ("title: x\nsince: 1\n", [("unknown-key", "2:1")]),
        ("nubmer: 3\nday: 2026-13-01\ntitle: [x]\ninner:\n  - {name: a}\n  - {name: }\n",
         [("unknown-key", "1:1"), ("bad-date", "2:6"), ("wrong-type", "3:8"), ("empty-value", "6:6")]),
    ],
)  # fmt: skip
def test_fault_is_reported_at_its_place(text: str, expected: list[tuple[str, str]]) -> None:
    built, found = read(text)
    assert built is None
    assert told(found) == expected
    assert all(one.hint for one in found)


def hint_of(text: str) -> str:
    _built, found = read(text)
    return str(next(one.hint for one in found if one.hint))


def test_unknown_key_comes_with_the_nearest_known_one() -> None:
    _built, found = read("title: x\ninner:\n  - name: x\n    color: red\n")
    assert "colour" in str(next(iter(found)).hint)


def test_unknown_key_of_a_union_is_known_by_its_branch() -> None:
    _built, found = read("title: x\nanimal: {kind: dog, tricks: [], trick: 1}\n")
    assert "tricks" in str(next(iter(found)).hint)


def test_missing_key_is_explained_by_its_description() -> None:
    _built, found = read("number: 1\n")
    assert "Tiêu đề" in str(next(iter(found)).hint)


def test_choices_are_listed_without_english_words() -> None:
    _built, found = read("title: x\ninner:\n  - {name: x, colour: blue}\n")
    hint = str(next(iter(found)).hint)
    assert "red, green" in hint
    assert " or " not in hint


def test_keys_are_known_along_a_path() -> None:
    assert set(known_keys(Outer, ["inner", 3])) == {"name", "colour"}
    assert set(known_keys(Outer, ["by_id", "red"])) == {"name", "colour"}
    assert "from" in known_keys(Outer, [])
    assert known_keys(Outer, ["title", "x"]) == {}


def test_a_fault_told_before_at_an_empty_value_is_not_told_again() -> None:
    found = Diagnostics()
    node = parse_yaml("title: *x\n", "f", found)
    assert node is not None
    assert read_model(node, Outer, found) is None or found.has_errors()
    assert [one.code for one in found] == ["alias"]


# Types of pydantic that text, lists and mappings cannot raise: they concern Python objects, JSON text, or
# kinds of value that no dossier has (bytes, UUIDs, URLs, complex numbers, callables).
OUT_OF_REACH = frozenset({
    "no_such_attribute", "json_invalid", "json_type", "needs_python_object", "recursion_loop",
    "recursion_depth_exceeded", "frozen_field", "frozen_instance", "get_attribute_error",
    "default_factory_not_called", "none_required", "iteration_error", "frozen_dict_type", "ordered_dict_type",
    "counter_type", "set_item_not_hashable", "bytes_type", "bytes_too_short", "bytes_too_long",
    "bytes_invalid_encoding", "missing_sentinel_error", "ellipsis_error", "timezone_naive", "timezone_aware",
    "timezone_offset", "is_instance_of", "is_subclass_of", "callable_type", "missing_argument",
    "unexpected_keyword_argument", "missing_keyword_only_argument", "unexpected_positional_argument",
    "missing_positional_only_argument", "multiple_argument_values", "url_type", "url_parsing",
    "url_syntax_violation", "url_too_long", "url_scheme", "uuid_type", "uuid_parsing", "uuid_version",
    "fraction_type", "fraction_parsing", "complex_type", "complex_str_parsing",
})  # fmt: skip

ALL_ERRORS = {one["type"]: one for one in _pydantic_core.list_all_errors()}


def test_every_error_type_within_reach_has_a_sentence_of_its_own() -> None:
    assert len(ALL_ERRORS) > 100
    assert set(ALL_ERRORS) - OUT_OF_REACH <= COVERED
    assert not COVERED & OUT_OF_REACH


@pytest.mark.parametrize("kind", ALL_ERRORS)
def test_no_sentence_of_pydantic_reaches_the_user(kind: str) -> None:
    details = ALL_ERRORS[kind]
    code, message, hint = sentence(kind, details["example_context"] or {}, "giá trị")
    assert code.replace("-", "").isalpha()
    english = details["example_message_python"]
    assert english not in message
    assert english not in str(hint)


texts = st.text(st.characters(exclude_categories=("Cc", "Cs", "Cn")), min_size=1, max_size=10)


@given(
    st.builds(
        Outer,
        title=texts,
        inner=st.lists(st.builds(Inner, name=texts, colour=st.sampled_from(Colour)), max_size=3).map(tuple),
        number=st.integers(1, 10),
        truth=st.booleans(),
        day=st.none() | st.dates(),
        animal=st.none() | st.builds(Cat, kind=st.just("cat"), lives=st.integers()),
    )
)
def test_a_model_written_as_text_is_read_again(model: Outer) -> None:
    found = Diagnostics()
    written = model.model_dump(mode="json", by_alias=True, exclude_none=True, exclude_defaults=True)
    assert read_model(_nodes(written), Outer, found) == model
    assert told(found) == []


def _nodes(value: object) -> Node:
    here = Location("f", 1, 1)
    if isinstance(value, dict):
        return Node({str(key): _nodes(one) for key, one in value.items()}, here)
    if isinstance(value, list):
        return Node([_nodes(one) for one in value], here)
    return Node(str(value).lower() if isinstance(value, bool) else str(value), here)
