from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.typography.metrics import text_width
from generator.typography.names import break_name, break_subject, torn_groups

WIDTH, SIZE = 190.0, 13.0

# What a clerk would write in a column of 6.7 cm, bold 13 pt, in capitals; "/" is the end of a line.
LETTERHEADS = """
Ủy ban nhân dân / tỉnh Lai Châu
Ủy ban nhân dân / xã Sì Lở Lầu, / tỉnh Lai Châu
Ủy ban nhân dân / xã Hòa Tiến
Ủy ban nhân dân / Thành phố Hồ Chí Minh
Ủy ban nhân dân / phường Điện Biên Phủ, / thành phố Hải Phòng
Ủy ban nhân dân / đặc khu Phú Quốc, / tỉnh An Giang
UBND tỉnh Lai Châu
Công an tỉnh Lai Châu
Ban Chỉ đạo phát triển / khoa học, công nghệ, / đổi mới sáng tạo, / chuyển đổi số và Đề án 06
Ban Chỉ đạo về dữ liệu
Ban Chỉ đạo về dữ liệu / tỉnh Lai Châu
Ban Chỉ đạo / cải cách hành chính / tỉnh Lai Châu
Ban Chỉ đạo / chuyển đổi số / xã Hòa Tiến
Ban Chỉ đạo thực hiện / Nghị quyết số 57-NQ/TW / tỉnh Lai Châu
Ban Chỉ đạo / phong trào toàn dân / bảo vệ an ninh Tổ quốc
Ban Chỉ huy / phòng thủ dân sự / xã Sì Lở Lầu
Ban Quản lý dự án / đầu tư xây dựng / các công trình / giao thông
Tổ công tác triển khai / Đề án 06 tỉnh Lai Châu
Tổ công tác thúc đẩy / tăng trưởng, tháo gỡ / khó khăn, vướng mắc / cho doanh nghiệp / xã Hòa Tiến
Tổ giúp việc Ban Chỉ đạo / về dữ liệu tỉnh Lai Châu
Hội đồng phối hợp / phổ biến, giáo dục / pháp luật xã Hòa Tiến
Hội đồng giáo dục / quốc phòng và an ninh / tỉnh Lai Châu
Hội đồng / Thi đua - Khen thưởng / tỉnh Bà Rịa - Vũng Tàu
Hội đồng tư vấn thuế / xã Hòa Tiến
Phòng Kinh tế, / Hạ tầng và Đô thị
Sở Khoa học / và Công nghệ
Sở Nông nghiệp / và Môi trường / tỉnh Lai Châu
Văn phòng / Ủy ban nhân dân tỉnh
Văn phòng / Hội đồng nhân dân / và Ủy ban nhân dân
Trung tâm Phục vụ / hành chính công / xã Sì Lở Lầu
Chi cục / Hải quan khu vực VII
Đội Kiểm tra / liên ngành 814
""".strip().splitlines()


@pytest.mark.parametrize("letterhead", LETTERHEADS)
def test_names_are_broken_as_a_clerk_would(letterhead: str) -> None:
    lines = tuple(letterhead.split(" / "))
    assert break_name(" ".join(lines), WIDTH, SIZE) == lines
    assert all(text_width(line.upper(), SIZE, bold=True) <= WIDTH for line in lines)


@pytest.mark.parametrize(
    "letterhead",
    [
        "ỦY BAN NHÂN DÂN / XÃ SÌ LỞ LẦU, / TỈNH LAI CHÂU",
        "BAN CHỈ ĐẠO VỀ DỮ LIỆU / TỈNH LAI CHÂU",
        "UỶ BAN NHÂN DÂN / XÃ HOÀ TIẾN",
    ],
)
def test_names_typed_in_capitals_are_broken_alike(letterhead: str) -> None:
    lines = tuple(letterhead.split(" / "))
    assert break_name(" ".join(lines), WIDTH, SIZE) == lines


def test_a_name_that_fits_stays_on_one_line() -> None:
    name = "Ủy ban nhân dân tỉnh Lai Châu"
    assert break_name(name, 230, SIZE) == (name,)
    assert break_name(name, WIDTH, SIZE, upper=False) == (name,)
    assert break_name(name, WIDTH, 10) == (name,)


def test_regular_letters_are_narrower_than_bold_ones() -> None:
    name = "Ủy ban nhân dân tỉnh Lai Châu"
    width = text_width(name.upper(), SIZE)
    assert break_name(name, width, SIZE, bold=False) == (name,)
    assert len(break_name(name, width, SIZE, bold=True)) == 2


def test_a_no_break_space_is_kept_and_never_broken() -> None:
    name = "Ủy ban nhân dân tỉnh\u00a0Lai\u00a0Châu"
    assert break_name(name, 120, SIZE)[-1] == "tỉnh\u00a0Lai\u00a0Châu"


def test_a_group_too_wide_for_a_line_is_broken_at_its_own_joint() -> None:
    assert break_name("Hội đồng nhân dân", 100, SIZE) == ("Hội đồng", "nhân dân")


def test_a_word_too_wide_for_a_line_stays_whole() -> None:
    assert break_name("Ban Nghiêng", 1, SIZE) == ("Ban", "Nghiêng")


def test_no_name_has_no_lines() -> None:
    assert break_name(" \n ", WIDTH, SIZE) == ()


SYLLABLES = """
Ủy ban nhân dân , và về của tỉnh xã thành phố Lai Châu Sì Lở Lầu, Ban Chỉ đạo - chuyển đổi số 06 VII
phòng, chống (khoa học) hội công nghệ; Hội đồng
"""
names = st.lists(st.sampled_from(SYLLABLES.split()), max_size=25).map(" ".join)


@given(st.one_of(names, st.text()), st.floats(0, 400), st.booleans())
def test_no_character_is_lost_or_changed(name: str, width: float, upper: bool) -> None:
    lines = break_name(name, width, SIZE, upper=upper)
    composed = unicodedata.normalize("NFC", name)
    blanks = {character for character in composed if character.isspace()} - {"\u00a0", "\u202f"}
    words = composed.translate({ord(blank): " " for blank in blanks}).split(" ")
    assert " ".join(lines) == " ".join(word for word in words if word)


@given(names, st.floats(50, 400))
def test_only_a_single_word_may_be_wider_than_the_line(name: str, width: float) -> None:
    for line in break_name(name, width, SIZE):
        assert " " not in line or text_width(line.upper(), SIZE, bold=True) <= width


phrases = st.builds(
    str.__add__,
    st.sampled_from(["", "và ", "về ", "của "]),
    st.sampled_from(["chuyển đổi số", "tỉnh Lai Châu", "xã Sì Lở Lầu,", "phòng, chống", "đề án 06"]),
)


@given(st.lists(phrases, min_size=1, max_size=12), st.floats(WIDTH, 300))
def test_groups_and_proper_names_stay_whole_and_no_line_ends_with_a_joining_word(
    parts: list[str], width: float
) -> None:
    lines = break_name(" ".join(["Ban Chỉ đạo", *parts, "dữ liệu"]), width, SIZE)
    for line in lines[:-1]:
        assert not line.endswith(
            (" và", " về", " của", "tỉnh", "xã", "Ban", "Chỉ", "chuyển", "đổi", "phòng,", "án")
        )
        assert not line.endswith(("Sì", "Lở", "Lai"))
    assert not any(line.startswith((",", "Châu", "Lầu", "06", "đạo", "chống")) for line in lines)


@pytest.mark.parametrize(
    ("subject", "lines"),
    [
        (
            "Ban hành Quy chế Hoạt động và phân công nhiệm vụ của Ban Chỉ đạo về dữ liệu tỉnh Lai Châu",
            (
                "Ban hành Quy chế Hoạt động và phân công nhiệm vụ",
                "của Ban Chỉ đạo về dữ liệu tỉnh Lai Châu",
            ),
        ),
        (
            "Hoạt động và phân công nhiệm vụ của Ban Chỉ đạo về dữ liệu tỉnh Lai Châu",
            ("Hoạt động và phân công nhiệm vụ", "của Ban Chỉ đạo về dữ liệu tỉnh Lai Châu"),
        ),
        (
            "Kết luận của đồng chí Nguyễn Văn Mẫu, Chủ tịch UBND tỉnh, Trưởng Ban Chỉ đạo tại Phiên họp",
            (
                "Kết luận của đồng chí Nguyễn Văn Mẫu,",
                "Chủ tịch UBND tỉnh, Trưởng Ban Chỉ đạo tại Phiên họp",
            ),
        ),
        ("Về việc thành lập Tổ công tác", ("Về việc thành lập Tổ công tác",)),
    ],
)
def test_a_subject_breaks_before_words_that_open_a_phrase(subject: str, lines: tuple[str, ...]) -> None:
    assert break_subject(subject, 425, 14) == lines


def test_breaks_inside_groups_are_counted() -> None:
    assert torn_groups(("ỦY BAN NHÂN DÂN", "XÃ HÒA TIẾN")) == 0
    assert torn_groups(("ỦY BAN NHÂN", "DÂN XÃ HÒA TIẾN")) > 0
    assert torn_groups(("UBND TỈNH LAI", "CHÂU")) > 0
    assert torn_groups(("ỦY BAN NHÂN DÂN XÃ HÒA TIẾN",)) == 0
