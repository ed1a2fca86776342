"""The sheets of the workbook for a new dossier (sổ Excel): names, columns, and help to fill them in."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from generator.dossier.kinds import TITLES
from generator.dossier.roster import COLUMNS
from generator.sources.table import Column
from generator.starting.questions import QUESTIONS

BODY, MEMBERS, MEETINGS, TASKS = "Ban", "Thành viên", "Cuộc họp", "Nhiệm vụ"

ITEM, ANSWER = "item", "answer"
BODY_COLUMNS = (Column(ITEM, ("Mục",), required=True), Column(ANSWER, ("Trả lời",), required=True))

BODY_QUESTIONS = tuple(one for one in QUESTIONS if one.path[0] != "meetings")
"""The questions that the first sheet asks; members and meetings have sheets of their own."""

HEADER_ROW = 5
"""The row of the titles, from 1. Help and an example stand above it, where nobody takes them for data."""


@dataclass(frozen=True, slots=True)
class SheetColumn:
    """A column to fill in (cột): how wide it is, what helps, an example, what may be chosen."""

    column: Column
    help: str
    example: str
    width: int = 20
    choices: Sequence[str] = ()


_ROLES = tuple(dict.fromkeys(title.text for titles in TITLES.values() for title in titles.values()))
_ROSTER = {column.key: column for column in COLUMNS}


def _of_roster(key: str, *, required: bool = False) -> Column:
    return replace(_ROSTER[key], required=required)


MEMBER_COLUMNS = (
    SheetColumn(
        _of_roster("role", required=True),
        "Bắt buộc. Chọn trong danh sách; người đứng đầu ở dòng đầu",
        "Trưởng Ban Chỉ đạo",
        30,
        _ROLES,
    ),
    SheetColumn(_of_roster("honorific"), "Ông hoặc Bà", "Ông", 12, ("Ông", "Bà")),
    SheetColumn(_of_roster("person"), "Chưa rõ thì bỏ trống", "Nguyễn Văn Mẫu", 26),
    SheetColumn(
        _of_roster("position", required=True), "Bắt buộc. Chức vụ chính quyền", "Giám đốc Sở Tài chính", 38
    ),
    SheetColumn(_of_roster("agency"), "Bỏ trống thì lấy theo chức vụ", "Sở Tài chính", 34),
    SheetColumn(_of_roster("agency_symbol"), "Chữ viết tắt của cơ quan", "STC", 12),
    SheetColumn(_of_roster("areas"), "Lĩnh vực phụ trách, cách nhau bằng dấu ;", "Kinh phí; mua sắm", 36),
    SheetColumn(_of_roster("localities"), "Địa bàn phụ trách, cách nhau bằng dấu ;", "xã Bình Lư", 24),
    SheetColumn(_of_roster("from"), "Là thành viên từ ngày", "15/01/2026", 14),
)

MEETING_COLUMNS = (
    SheetColumn(
        Column("name", ("Tên cuộc họp",), required=True),
        "Tên in trên giấy mời",
        "Họp Ban Chỉ đạo Quý I năm 2026",
        36,
    ),
    SheetColumn(Column("date", ("Ngày họp",)), "Chưa định thì bỏ trống", "20/3/2026", 14),
    SheetColumn(Column("time", ("Giờ họp",)), "Chưa định thì bỏ trống", "14:30", 12),
    SheetColumn(Column("place", ("Địa điểm",)), "Chưa định thì bỏ trống", "Phòng họp số 1", 28),
    SheetColumn(
        Column("agenda", ("Nội dung họp",)),
        "Mỗi nội dung một dòng trong ô, hoặc cách nhau bằng dấu ;",
        "Kết quả Quý I; nhiệm vụ Quý II",
        40,
    ),
    SheetColumn(Column("documents", ("Tài liệu họp",)), "Cách nhau bằng dấu ;", "Dự thảo báo cáo Quý I", 32),
    SheetColumn(Column("invitation", ("Ngày giấy mời",)), "Chưa rõ thì bỏ trống", "12/3/2026", 14),
    SheetColumn(Column("conclusion", ("Ngày thông báo kết luận",)), "Họp rồi mới điền", "24/3/2026", 16),
    SheetColumn(
        Column("assessment", ("Kết luận chung",)),
        "Cách nhau bằng dấu ;",
        "Các cơ quan đã hoàn thành việc được giao",
        44,
    ),
)

TASK_COLUMNS = (
    SheetColumn(
        Column("meeting", ("Cuộc họp",)),
        "Tên cuộc họp ở trang Cuộc họp; có một cuộc thì bỏ trống được",
        "Họp Ban Chỉ đạo Quý I năm 2026",
        36,
    ),
    SheetColumn(
        Column("text", ("Nhiệm vụ",), required=True),
        "Bắt buộc. Việc phải làm",
        "Lập kế hoạch chuyển đổi số năm 2026",
        48,
    ),
    SheetColumn(
        Column("lead", ("Cơ quan chủ trì",), required=True),
        "Bắt buộc. Cơ quan của thành viên, hoặc cơ quan thường trực",
        "Sở Tài chính",
        32,
    ),
    SheetColumn(
        Column("cooperating", ("Cơ quan phối hợp",)), "Cách nhau bằng dấu ;", "Sở Tư pháp; Công an tỉnh", 32
    ),
    SheetColumn(
        Column("deadline", ("Thời hạn",), required=True),
        "Bắt buộc. Ngày, tháng, quý, hoặc thường xuyên",
        "30/4/2026 hoặc Quý II/2026",
        26,
    ),
)
