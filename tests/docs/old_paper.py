"""An invitation as an office once typed it in Word (giấy mời cũ): no styles, formatting by hand."""

from __future__ import annotations

from pathlib import Path

from tests.checking.form.asking import headed
from tests.checking.form.plain_word import CENTRE, JUSTIFIED


def type_invitation(path: Path) -> None:
    """Write the invitation; its persons are invented."""
    paper = headed("Số: 05/GM-BCĐ")
    paper.add("GIẤY MỜI", bold=True, align=CENTRE)
    paper.add("Họp Ban Chỉ đạo Quý I năm 2026", bold=True, align=CENTRE)
    paper.add("_________", align=CENTRE)
    paper.add("Trưởng Ban Chỉ đạo chuyển đổi số xã Hòa Tiến trân trọng kính mời:", align=JUSTIFIED)
    paper.add("- Các thành viên Ban Chỉ đạo;", align=JUSTIFIED)
    paper.add("- Trưởng các thôn.", align=JUSTIFIED)
    paper.add("Chủ trì: ông Nguyễn Văn Mẫu, Trưởng Ban Chỉ đạo.", align=JUSTIFIED)
    paper.add("Thời gian: 14 giờ 00 phút, thứ Năm, ngày 12 tháng 3 năm 2026.", align=JUSTIFIED)
    paper.add("Địa điểm: Hội trường Ủy ban nhân dân xã.", align=JUSTIFIED)
    paper.add("Đề nghị các đại biểu mang theo máy tính để thực hành./.", align=JUSTIFIED)
    paper.table(
        [
            ("Nơi nhận:", {"bold": True, "italic": True, "size": 12, "align": None}),
            ("- Như thành phần mời;", {"size": 11, "align": None}),
            ("- Lưu: VT.", {"size": 11, "align": None}),
        ],
        [("TRƯỞNG BAN", {"bold": True}), "", "", ("Nguyễn Văn Mẫu", {"bold": True})],
    )
    paper.document.save(str(path))
