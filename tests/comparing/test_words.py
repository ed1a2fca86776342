"""Two texts compared word by word."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.comparing.words import Mark, compared_words, lines_of, side_of, text_of_side
from generator.vietnamese.text import normalise

_texts = st.lists(
    st.sampled_from(("Ban", "ban", "họp.", "họp;", "(sau", "đây)", "và", "…", "a/b", "\n", "\n\n", "–", "Uỷ"))
    | st.text(max_size=4),
    max_size=12,
).map(" ".join)


def _tidy(text: str) -> str:
    return "\n".join(" ".join(line.split()) for line in normalise(text).split("\n"))


def _shown(old: str, new: str) -> str:
    signs = {Mark.SAME: "{}", Mark.DELETED: "[-{}-]", Mark.INSERTED: "{{+{}+}}"}
    lines = lines_of(compared_words(old, new))
    return "\n".join("".join(signs[one.mark].format(one.text) for one in line) for line in lines)


@given(_texts, _texts)
def test_each_side_of_the_marks_gives_its_text_back(old: str, new: str) -> None:
    words = compared_words(old, new)
    assert text_of_side(words, Mark.DELETED) == _tidy(old)
    assert text_of_side(words, Mark.INSERTED) == _tidy(new)
    assert all(one.text for one in words)


@given(_texts)
def test_equal_texts_have_no_marks(text: str) -> None:
    assert {one.mark for one in compared_words(text, text)} <= {Mark.SAME}


@pytest.mark.parametrize(
    ("old", "new", "shown"),
    [
        ("Ban họp mỗi quý.", "Ban họp mỗi tháng.", "Ban họp mỗi [-quý-] {+tháng+}."),
        ("gửi báo cáo;", "gửi báo cáo.", "gửi báo cáo[-;-]{+.+}"),
        ("Ban họp.", "Ban Chỉ đạo họp.", "Ban {+Chỉ đạo+} họp."),
        ("Trưởng Ban", "Ban", "[-Trưởng-] Ban"),
        ("số 186/KH-UBND", "số 187/KH-UBND", "số [-186/KH-UBND-] {+187/KH-UBND+}"),
        ("một  hai\tba", "một hai ba", "một hai ba"),
        ("", "mới", "{+mới+}"),
        ("một\nhai", "một\nba", "một\n[-hai-] {+ba+}"),
    ],
)
def test_words_and_signs_are_marked_apart(old: str, new: str, shown: str) -> None:
    assert _shown(old, new) == shown


def test_chance_words_between_changes_do_not_split_them() -> None:
    assert _shown(
        "Ban gặp gỡ từng sở và trao đổi với xã về việc chung",
        "Ban tổ chức hội nghị và ban hành văn bản hướng dẫn việc chung",
    ) == (
        "Ban [-gặp gỡ từng sở và trao đổi với xã về-] "
        "{+tổ chức hội nghị và ban hành văn bản hướng dẫn+} việc chung"
    )


def test_blank_before_marked_words_is_outside_of_the_mark() -> None:
    [line] = lines_of(side_of(compared_words("a b", "a c b"), Mark.INSERTED))
    assert [one.text for one in line] == ["a ", "c", " b"]


def test_end_of_a_line_is_a_difference() -> None:
    assert [one.mark for one in compared_words("một\nhai", "một hai")] == [Mark.SAME, Mark.DELETED, Mark.SAME]


@pytest.mark.parametrize("words", [1000, 50_000])
def test_long_texts_are_quick(words: int) -> None:
    old = " ".join(f"từ {number % 7} và {number}" for number in range(words // 4))
    new = " ".join(f"từ {number % 5} và {number + 3}" for number in range(words // 4))
    began = time.perf_counter()
    compared_words(old, new)
    compared_words("." * words + "a", "." * words + "b" + "." * words)
    assert time.perf_counter() - began < 3
