"""Names of units are told from ordinary words, from persons and from one another."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.batch.unit_names import register, unit_names

ALL = (*register().provinces(), *register().communes())


def named(text: str) -> list[tuple[str | None, str]]:
    return [(one.type, one.name) for one in unit_names().find(text)]


def test_every_unit_is_found_by_type_and_name_in_small_letters_and_capitals() -> None:
    for unit in ALL:
        name = unit.name
        assert named(f"của {unit.full_name}, theo") == [(unit.type.value, name)]
        assert named(f"UBND {unit.full_name.upper()}") == [(unit.type.value, name.upper())]
        assert named(f"{name}, ngày 05 tháng 3 năm 2026") == [(None, name)]


def test_of_names_within_one_another_the_longest_counts() -> None:
    assert named("Ủy ban nhân dân xã Tân An Hội") == [("xã", "Tân An Hội")]
    assert named("Ủy ban nhân dân xã Tân An, xã Bình Minh") == [("xã", "Tân An"), ("xã", "Bình Minh")]
    assert named("tại phường Hà Giang 2") == [("phường", "Hà Giang 2")]


def test_a_body_behind_a_name_is_no_part_of_it() -> None:
    assert named("phường Tân An Hội đồng nhân dân") == [("phường", "Tân An")]


def test_other_tone_marks_and_apostrophes_are_the_same_name() -> None:
    assert named("xã Hoà Bình") == [("xã", "Hoà Bình")]
    assert named("xã M’Drắk") == [("xã", "M’Drắk")]


@pytest.mark.parametrize(
    "text",
    [
        "phòng Văn hóa - Xã hội",
        "PHÒNG VĂN HÓA - XÃ HỘI",
        "Ông Lê Lợi, Chủ tịch",
        "Nguyễn Bình Minh",
        "đoàn viên Đoàn Thanh niên Cộng sản Hồ Chí Minh",
        "trên đường Trần Phú",
        "tinh thần Thống nhất, Đoàn kết",
        "KẾT QUẢ HÒA BÌNH, THỐNG NHẤT",
        "Lê Lợi",
        "huyện Sìn Hồ (cũ)",
        "các xã, phường; tỉnh và xã",
        "Kép, láng giềng, Uar",
    ],
)
def test_words_persons_and_roads_are_no_units(text: str) -> None:
    assert named(text) == []


def test_names_without_their_type_are_found_in_a_sentence() -> None:
    assert named("UBND Tân An và Bình Minh báo cáo") == [(None, "Tân An"), (None, "Bình Minh")]
    assert named("Tại Tân An, các tổ họp") == [(None, "Tân An")]
    assert named("các xã Tân An, Bình Minh") == [("xã", "Tân An"), (None, "Bình Minh")]


def test_a_province_is_found_and_a_city_by_its_full_name() -> None:
    assert named("của tỉnh Lào Cai; của Thành phố Hồ Chí Minh") == [
        ("tỉnh", "Lào Cai"),
        ("thành phố", "Hồ Chí Minh"),
    ]
    assert named("xã Lâm Đồng") == [(None, "Lâm Đồng")]


def test_the_types_of_a_name_are_known() -> None:
    assert {"xã", "phường"} <= unit_names().types("Tân An")
    assert unit_names().types("Không Đâu") == frozenset()


@given(st.text(max_size=60))
def test_any_text_can_be_searched(text: str) -> None:
    for one in unit_names().find(text):
        assert text[one.end - len(one.name) : one.end] == one.name
        assert one.start < one.end <= len(text)
