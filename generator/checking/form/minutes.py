"""Rules of form: minutes (biên bản), PL3 Mẫu 1.9."""

from __future__ import annotations

import re
from collections.abc import Iterator
from gettext import gettext as _
from typing import Final

from generator.checking.form.document import FormDocument, FormPart
from generator.checking.form.elements import Element, Role
from generator.checking.form.rule import FormRule, FormSlip
from generator.checking.rule import Example, Explanation
from generator.diagnostics import Severity

_SOURCE: Final = "Nghị định số 30/2020/NĐ-CP, Phụ lục III, Mẫu 1.9"
_BODY: Final = (Element.TEXT, Element.HEADING, Element.ITEM, Element.CLAUSE, Element.POINT)

_SECRETARY = re.compile(r"THƯ KÝ|NGƯỜI GHI BIÊN BẢN")
_CHAIR = re.compile(r"CHỦ T[ỌO][AẠ]|CHỦ TRÌ")
_FILE = re.compile(r"Hồ sơ", re.IGNORECASE)
_END = re.compile(r"kết thúc.*?\d\s?(?:giờ|h|:)", re.IGNORECASE)
_PARTS: Final = (
    ("Thời gian bắt đầu", re.compile(r"thời gian|bắt đầu|vào (?:hồi|lúc)", re.IGNORECASE)),
    ("Địa điểm", re.compile(r"địa điểm|(?:họp|diễn ra|tổ chức|\d|,) tại (?!các|mục|điều)", re.IGNORECASE)),
    ("Thành phần tham dự", re.compile(r"thành phần|tham dự|có mặt", re.IGNORECASE)),
    ("Chủ trì (chủ tọa)", re.compile(r"chủ trì|chủ t[ọo][aạ]", re.IGNORECASE)),
    ("Thư ký (người ghi biên bản)", re.compile(r"thư ký|người ghi biên bản|ghi biên bản", re.IGNORECASE)),
    ("Nội dung", re.compile(r"nội dung", re.IGNORECASE)),
)


def check_dates(document: FormDocument) -> Iterator[FormSlip]:
    """Minutes have no place and date beside their number (PL3, Mẫu 1.9)."""
    for part in _minutes(document):
        for one in part.of(Element.PLACE_DATE):
            yield FormSlip(one, _("the form of minutes has no place and date here"))


def check_signatures(document: FormDocument) -> Iterator[FormSlip]:
    """Minutes are signed by the secretary on the left and the chair on the right (PL3, Mẫu 1.9)."""
    for part in _minutes(document):
        capacities = part.of(Element.CAPACITY)
        secretary = next((one for one in capacities if _SECRETARY.search(one.text)), None)
        chair = next((one for one in capacities if _CHAIR.search(one.text)), None)
        at = capacities[0] if capacities else part.first(Element.KIND)
        if secretary is None or chair is None:
            message = _("minutes are signed by two people: {secretary} and {chair}")
            yield FormSlip(at, message.format(secretary="THƯ KÝ", chair="CHỦ TỌA"))
        elif secretary.cell and chair.cell and secretary.cell.column > chair.cell.column:
            yield FormSlip(at, _("the secretary signs on the left, the chair on the right"))


def check_archive(document: FormDocument) -> Iterator[FormSlip]:
    """Minutes are kept with the file of the meeting: "Lưu: VT, Hồ sơ." (PL3, Mẫu 1.9)."""
    for part in _minutes(document):
        recipients = part.of(Element.RECIPIENT)
        if recipients and not _FILE.search(recipients[-1].text):
            message = _("minutes are kept with the file: “{words}”").format(words="Lưu: VT, Hồ sơ.")
            yield FormSlip(recipients[-1], message)


def check_end(document: FormDocument) -> Iterator[FormSlip]:
    """Minutes say when the meeting ended (PL3, Mẫu 1.9)."""
    for part in _minutes(document):
        body = part.of(*_BODY)
        if body and not any(_END.search(one.text) for one in body[-3:]):
            message = _("the minutes do not say at what time the meeting ended")
            hint = _("write: {sentence}").format(
                sentence="Cuộc họp kết thúc vào … giờ …, ngày … tháng … năm …./."
            )
            yield FormSlip(body[-1], message, hint)


def check_parts(document: FormDocument) -> Iterator[FormSlip]:
    """Minutes say when, where, with whom, under whom and about what one met (PL3, Mẫu 1.9)."""
    for part in _minutes(document):
        text = "\n".join(one.text for one in part.of(*_BODY, Element.CELL_TEXT))
        missing = [name for name, pattern in _PARTS if not pattern.search(text)]
        if missing and text:
            message = _("the form of minutes has a part that is missing here: {parts}")
            yield FormSlip(part.first(Element.KIND), message.format(parts="; ".join(missing)))


def _minutes(document: FormDocument) -> Iterator[FormPart]:
    return (part for part in document.parts if part.role is Role.MAIN and part.kind == "BB")


def _explain_dates() -> Explanation:
    return Explanation(
        _("Minutes have a place and date beside their number."),
        _("The form has none: the text says when the meeting began and ended."),
        _SOURCE,
        _("Take the line away."),
        Example("Số: 05/BB-BCĐ    Lai Châu, ngày 26 tháng 3 năm 2026", "Số: 05/BB-BCĐ"),
    )


def _explain_signatures() -> Explanation:
    return Explanation(
        _("Minutes lack one of the two signatures, or have them on the wrong sides."),
        _("The secretary answers for what is written, the chair confirms it."),
        _SOURCE,
        _("Put the secretary on the left and the chair on the right."),
        Example("CHỦ TỌA", "THƯ KÝ          CHỦ TỌA"),
    )


def _explain_archive() -> Explanation:
    return Explanation(
        _("The last recipient of minutes does not name the file of the meeting."),
        _("Minutes are kept with the papers of the meeting."),
        _SOURCE,
        _("Add the file behind VT."),
        Example("- Lưu: VT.", "- Lưu: VT, Hồ sơ."),
    )


def _explain_end() -> Explanation:
    return Explanation(
        _("Minutes do not say at what time the meeting ended."),
        _("The form ends with this sentence; it shows that the minutes are whole."),
        _SOURCE,
        _("Add the sentence with hour and date at the end."),
        Example(
            "Các đại biểu thống nhất./.",
            "Cuộc họp kết thúc vào 17 giờ 20 phút, ngày 21 tháng 12 năm 2026./.",
        ),
    )


def _explain_parts() -> Explanation:
    return Explanation(
        _("A part that the form of minutes has is missing."),
        _("Without time, place, people, chair, secretary and content minutes prove little."),
        _SOURCE,
        _("Add the line that is missing."),
        Example("BIÊN BẢN\nNội dung: …", "BIÊN BẢN\nThời gian bắt đầu: …\nĐịa điểm: …\nNội dung: …"),
    )


_W = Severity.WARNING

RULES: Final[tuple[FormRule, ...]] = (
    FormRule("minutes-date", _W, check_dates, _explain_dates, usual=None),
    FormRule("minutes-parts", _W, check_parts, _explain_parts, usual=_W),
    FormRule("minutes-end", _W, check_end, _explain_end, usual=_W),
    FormRule("minutes-signatures", _W, check_signatures, _explain_signatures, usual=_W),
    FormRule("minutes-archive", _W, check_archive, _explain_archive, usual=None),
)
