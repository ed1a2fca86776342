"""Whether a body's name is only a part of other words (tên nằm trong tên dài hơn): then it is none."""

from __future__ import annotations

import re
from functools import cache

from generator.units import UnitRegister

# Two syllables that are one word, or speak of provinces in general, though one looks like a body: what stands
# before the body, and behind it.
_WORDS_BEFORE = frozenset(
    {"cơ sở", "trụ sở", "công sở", "xứ sở", "ủy ban", "tiểu ban", "trưởng ban", "phó ban", "liên ngành"}
    | {"chuyên ngành", "đa ngành", "thức tỉnh", "liên tỉnh", "cấp tỉnh", "các tỉnh", "những tỉnh"}
    | {"nhiều tỉnh", "mỗi tỉnh", "từng tỉnh", "hai tỉnh"}
)
_WORDS_BEHIND = frozenset(
    {"sở hữu", "sở tại", "sở thích", "sở trường", "sở dĩ", "sở cứ", "ban hành", "ban đầu", "ban bố"}
    | {"ban ngày", "ban chỉ", "ngành nghề", "ngành hàng", "tỉnh ủy", "tỉnh đoàn", "tỉnh hội", "tỉnh lỵ"}
    | {"tỉnh lộ", "tỉnh thành", "tỉnh táo", "tỉnh ngộ", "tỉnh khác", "tỉnh bạn", "huyện ủy", "huyện lỵ"}
    | {"huyện đoàn", "huyện đảo"}
)
_BEFORE = re.compile(r"(\w+) *$")
_BEHIND = re.compile(r" *(\w+)")
_SOME = re.compile(r"(?:một|nhiều) số *$", re.IGNORECASE)
"""``một số tỉnh``, but not ``chuyển đổi số tỉnh Lai Châu``."""
_ENDS_IN_TYPE = re.compile(r"(?:.* )?(?:tỉnh|thành phố)", re.IGNORECASE)
_LONGEST_NAME = 30
_PROVINCES = re.compile(r" *(?:,|và|hoặc|/) *thành phố(?!\w)", re.IGNORECASE)
"""``tỉnh, thành phố``: any province."""
_GOES_ON = re.compile(r"(?: *,| +[-–])? +(?:và +)?(?=[^\W\d_])")
# How other bodies, posts and documents begin, which an enumeration may name next.
_OPENERS = (
    "Sở|Ban|Bộ|Ủy ban|Ủy viên|Hội|Công an|Công ty|Cục|Chi cục|Chi nhánh|Kho bạc|Thuế|Thống kê|Thanh tra|Hạt|"
    "Văn phòng|Trung tâm|Trường|Bệnh viện|Đài|Báo|Bảo hiểm|Ngân hàng|Liên|Mặt trận|Đoàn|Đảng|Tỉnh|Tổ|Trưởng|"
    "Phó|Giám đốc|Chủ tịch|Chủ nhiệm|Chánh|Thành viên|Thủ trưởng|Bí thư|Thường trực|Tòa án|Viện|Quỹ|Vụ|Phòng|"
    "Cơ quan|Bưu điện|Tập đoàn|Điện lực|Hiệp hội|Chính phủ|Trung ương|Vườn|Khu|Quy chế|Quyết định|Kế hoạch|"
    "Nghị|Luật|Ông|Bà|Đồng chí"
)
_OPENER = re.compile(rf"(?:{_OPENERS})(?!\w)|\w*[A-ZĐ]{{2}}")


def is_part(text: str, start: int, end: int) -> bool:
    """Whether what stands from ``start`` to ``end`` is part of a longer name or of another word.

    The text is comparable: one kind of blank, new places of tone marks.
    """
    if is_part_of_word(text, start, end):
        return True
    behind = _BEHIND.match(text, end)
    if _ENDS_IN_TYPE.fullmatch(text, start, end):
        following = text[end : end + _LONGEST_NAME].casefold()
        if _PROVINCES.match(text, end) or (behind and following.lstrip().startswith(_province_names())):
            return True
    return not in_capitals(text, start) and _goes_on(text, start, end, behind)


def is_part_of_word(text: str, start: int, end: int) -> bool:
    """Whether what stands there is part of another word: ``sở`` of ``cơ sở``, ``ban`` of ``ban hành``."""
    behind = _BEHIND.match(text, end)
    last = text[start:end].casefold().split()[-1]
    ends_inside = behind is not None and f"{last} {behind[1].casefold()}" in _WORDS_BEHIND
    return ends_inside or begins_inside(text, start, end)


def begins_inside(text: str, start: int, end: int) -> bool:
    """Whether what stands there is the second part of another word, whatever follows."""
    reach, first = max(0, start - _LONGEST_NAME), text[start:end].casefold().split(maxsplit=1)[0]
    if first == "tỉnh" and _SOME.search(text, reach, start):
        return True
    before = _BEFORE.search(text, reach, start)
    return before is not None and f"{before[1].casefold()} {first}" in _WORDS_BEFORE


def _goes_on(text: str, start: int, end: int, behind: re.Match[str] | None) -> bool:
    """Whether a capital shows that the name is not at its end: ``Sở Văn hóa``, ``Thể thao và Du lịch``."""
    if behind is not None and behind[1][0].isupper():
        return True
    if not text[start].isupper() or _ENDS_IN_TYPE.fullmatch(text, start, end):
        return False
    more = _GOES_ON.match(text, end)
    return (
        more is not None
        and text[more.end()].isupper()
        and not text[start:end].isupper()
        and _OPENER.match(text, more.end()) is None
    )


def in_capitals(text: str, place: int) -> bool:
    """Whether the line around this place is all in capitals, so that they say nothing."""
    start = text.rfind("\n", 0, place) + 1
    end = text.find("\n", place)
    return text[start : len(text) if end < 0 else end].isupper()


@cache
def _province_names() -> tuple[str, ...]:
    return tuple(one.name.casefold() for one in UnitRegister.load().provinces())
