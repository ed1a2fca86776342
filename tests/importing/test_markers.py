"""Signs of provisions at the beginning of a line."""

from __future__ import annotations

import pytest

from generator.importing.markers import Marker, marker_of
from generator.regulation.provision import Level


@pytest.mark.parametrize(
    ("line", "marker"),
    [
        ("Phần I", Marker(Level.PART, "I", "")),
        ("PHẦN THỨ HAI NHỮNG VIỆC KHÁC", Marker(Level.PART, "thứ hai", "NHỮNG VIỆC KHÁC")),
        ("Phần thứ nhất", Marker(Level.PART, "thứ nhất", "")),
        ("Chương IV", Marker(Level.CHAPTER, "IV", "")),
        ("CHƯƠNG 2: THỬ NGHIỆM", Marker(Level.CHAPTER, "2", "THỬ NGHIỆM")),
        ("Mục 3. Thử nghiệm", Marker(Level.SECTION, "3", "Thử nghiệm")),
        ("Tiểu mục 1", Marker(Level.SUBSECTION, "1", "")),
        ("Điều 9. Cuộc họp", Marker(Level.ARTICLE, "9", "Cuộc họp")),
        ("Điều 1 . Phạm vi", Marker(Level.ARTICLE, "1", "Phạm vi")),
        ("Điều 5a: Xen giữa", Marker(Level.ARTICLE, "5a", "Xen giữa")),
        ("ĐIỀU 7.", Marker(Level.ARTICLE, "7", "")),
        ("Điều 15", Marker(Level.ARTICLE, "15", "")),
        ("2. Lời văn", Marker(Level.CLAUSE, "2", "Lời văn")),
        ("12 . Lời văn", Marker(Level.CLAUSE, "12", "Lời văn")),
        ("đ) Lời văn", Marker(Level.POINT, "đ", "Lời văn")),
    ],
)
def test_sign_is_read_with_the_words_behind_it(line: str, marker: Marker) -> None:
    assert marker_of(line) == marker


@pytest.mark.parametrize(
    "line",
    [
        "Chương trình công tác năm",
        "Phần lớn các cơ quan",
        "Phần thứ yếu của đề án",
        "Phần hai bên đã thống nhất",
        "Mục tiêu của kế hoạch",
        "Điều 4, Điều 5 và Điều 6 Quy chế này",
        "Điều lệ của hội",
        "1.1. Mục nhỏ",
        "2021 - 2025, tầm nhìn đến năm 2030",
        "2,5 tỷ đồng",
        "(a) Trong ngoặc",
        "- Gạch đầu dòng",
        "a, b và c",
        "",
    ],
)
def test_words_that_only_look_like_a_sign_are_words(line: str) -> None:
    assert marker_of(line) is None


def test_ordinals_are_counted_in_every_way_they_are_written() -> None:
    written = ["Phần thứ ba", "Chương IV", "Mục 2", "Điều 12.", "7. x", "đ) x", "Điều 5a.", "w) x"]
    assert [one.ordinal for one in map(marker_of, written) if one] == [3, 4, 2, 12, 7, 5, None, None]
