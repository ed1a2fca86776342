"""Descriptions of fields, and the report of what is left to fill in."""

from __future__ import annotations

from dataclasses import dataclass, fields, is_dataclass

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.documents import KINDS, field_descriptions
from generator.documents.fields import (
    BlankText,
    blanks,
    capitalised,
    describe,
    described,
    phrase,
    unbroken,
    values,
)

TEXTS = st.text(st.sampled_from("a b\u00a0đĐ"), max_size=8)


@dataclass(frozen=True, slots=True)
class Inner:
    name: str = described("Tên", "x")
    note: str | None = described("Ghi chú")


@dataclass(frozen=True, slots=True)
class Outer:
    title: str = described("Tên", "t")
    count: int = described("Số", 1)
    there: bool = described("Có", True)
    inner: Inner | None = described("Trong")
    rows: tuple[Inner, ...] = described("Dòng")
    words: tuple[str, ...] = described("Chữ", "a")


def test_description_names_types_lists_and_what_may_be_missing() -> None:
    told = [(one.path, one.type, one.optional) for top in describe(Outer) for one in top.walk()]
    assert told == [
        ("title", "text", False),
        ("count", "number", False),
        ("there", "yes/no", False),
        ("inner", "object", True),
        ("inner.name", "text", False),
        ("inner.note", "text", True),
        ("rows[]", "list of object", False),
        ("rows[].name", "text", False),
        ("rows[].note", "text", True),
        ("words[]", "list of text", False),
    ]
    assert [one.name for one in describe(Outer)] == [one.name for one in fields(Outer)]


def test_blank_texts_are_listed_by_path_in_reading_order() -> None:
    blank = BlankText(" ")
    outer = Outer("a", 1, True, Inner(blank, None), (Inner("b", blank), Inner(blank, "c")), ("d", blank))
    assert list(blanks(outer)) == ["inner.name", "rows[0].note", "rows[1].name", "words[1]"]
    assert values(outer)["rows"] == outer.rows


@given(st.lists(st.tuples(TEXTS, st.booleans()), max_size=5))
def test_phrase_is_blank_when_one_part_is(parts: list[tuple[str, bool]]) -> None:
    joined = phrase(*(BlankText(text) if blank else text for text, blank in parts))
    assert joined == "".join(text for text, _blank in parts)
    assert isinstance(joined, BlankText) == any(blank for _text, blank in parts)


@given(TEXTS, st.booleans())
def test_room_is_kept_together_and_stays_blank(text: str, blank: bool) -> None:
    given_text = BlankText(text) if blank else text
    room = unbroken(given_text)
    assert "  " not in room
    assert len(room) == len(text)
    assert isinstance(room, BlankText) == blank
    assert unbroken(room) == room


@given(TEXTS, st.booleans())
def test_capital_keeps_a_text_blank(text: str, blank: bool) -> None:
    large = capitalised(BlankText(text) if blank else text)
    assert large.casefold() == text.casefold()
    assert isinstance(large, BlankText) == blank


@pytest.mark.parametrize("kind", KINDS)
def test_every_field_of_every_kind_is_described_in_full(kind: str) -> None:
    for top in field_descriptions(kind):
        for one in top.walk():
            assert one.description, one.path
            if (
                one.type in {"text", "number", "yes/no"}
                and not one.optional
                and "provisions[]" not in one.path
            ):
                assert one.sample is not None, one.path


@pytest.mark.parametrize("kind", KINDS)
def test_no_name_of_a_field_is_one_of_a_dictionary(kind: str) -> None:
    """A template's ``row.items`` would be the method of a dict, not the field."""
    names = {one.name for top in field_descriptions(kind) for one in top.walk()}
    assert not names & set(dir(dict))
    assert is_dataclass(KINDS[kind].fields)


def test_description_of_an_unknown_kind_is_refused() -> None:
    with pytest.raises(KeyError):
        field_descriptions("no-such-kind")
