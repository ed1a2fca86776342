"""Entries put behind those of a file of own edits; what stands in it stays."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.batch.overrides_file import with_entries
from generator.diagnostics import Diagnostics
from generator.sources.yaml import parse_yaml

DROP = {
    "drop": "scope",
    "against": "0123456789abcdef",
    "base": ["Phạm vi", "Một đoạn: có “dấu”, và # dấu khác."],
}
EDIT = {"edit": "meetings", "changes": [{"from": "quý", "to": ""}], "against": "fedcba9876543210", "base": []}


def read(text: str) -> Any:
    found = Diagnostics()
    node = parse_yaml(text, "overrides.yaml", found)
    assert node is not None
    assert list(found) == []
    return node.at(["overrides"]).plain()


@pytest.mark.parametrize("text", ["", "\n", "overrides: []\n"])
def test_a_file_without_entries_gets_them_under_their_heading(text: str) -> None:
    made = with_entries(text, [DROP])
    assert made.startswith("# ")
    assert read(made) == [DROP]


@pytest.mark.parametrize(
    "text",
    [
        "# Của xã.\noverrides:\n- drop: a   # vì sao\n  against: 0000000000000000\n",
        "overrides:\n    - {drop: a, against: 0000000000000000}\n\n# Hết.\n",
        "overrides:\n  - drop: a\n    against: 0000000000000000\n    base: [Một]\n# Cuối.",
    ],
)
def test_comments_and_layout_of_what_is_there_stay(text: str) -> None:
    made = with_entries(text, [DROP, EDIT])
    assert [one for one in text.split("\n") if one] == [
        one for one in text.split("\n") if one and one in made
    ]
    assert read(made) == [*read(text), DROP, EDIT]


def test_a_list_between_brackets_is_written_anew() -> None:
    text = "overrides: [{drop: a, against: 0000000000000000}]\n"
    assert read(with_entries(text, [EDIT])) == [{"drop": "a", "against": "0000000000000000"}, EDIT]


words = st.text(
    st.characters(codec="utf-8", exclude_categories=["C", "Z"], include_characters=" "), min_size=1
)


@given(words=st.lists(words.map(str.strip).filter(bool), min_size=1), steps=st.integers(1, 3))
def test_whatever_words_entries_hold_they_are_read_back(words: list[str], steps: int) -> None:
    text = ""
    entries = []
    for step in range(steps):
        entry = {**DROP, "drop": f"scope.{step}", "base": words}
        entries.append(entry)
        text = with_entries(text, [entry])
    assert read(text) == read(with_entries("", entries))
