"""What can be a syllable, and how much of a text is made of them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.vietnamese.syllables import is_syllable, share_of_syllables, share_with_marks


@pytest.mark.parametrize("word", ["nghiệp", "quy", "uỷ", "ủy", "ở", "khuyến", "giữa", "quyết", "đ\u00eam"])
def test_syllables_are_known(word: str) -> None:
    assert is_syllable(word)


@pytest.mark.parametrize("word", ["chƣa", "xyzt", "ấ̀n", "strong", "th", "", "c6ng"])
def test_other_words_are_not(word: str) -> None:
    assert not is_syllable(word)


def test_shares_count_words_of_small_letters_only() -> None:
    text = "UBND tỉnh Mẫu: a) hợp nhất 2025 qu;f xyzt"
    assert share_of_syllables(text) == pytest.approx(4 / 6)
    assert share_with_marks(text) == pytest.approx(4 / 6)
    assert share_of_syllables("UBND 2025 – a)") is None
    assert share_with_marks("") is None


@given(st.text(max_size=50))
def test_a_share_lies_between_none_and_all(text: str) -> None:
    share = share_of_syllables(text)
    assert share is None or 0 <= share <= 1
