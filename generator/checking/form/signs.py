"""By what words the elements of a document are known (dấu hiệu nhận biết), whatever their faults of form."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final

from generator.checking.form.kinds import KINDS
from generator.vietnamese.text import ascii_slug

_NATION: Final = "cong-hoa-xa-hoi-chu-nghia-viet-nam"
_MOTTO: Final = re.compile(r"doc-?lap-.{0,3}-?tu-?do-.{0,3}-?hanh-?phuc")
_LONGEST_LINE: Final = 80
_BLANK: Final = r"[\s\d._…\[\]]*"
_NUMBER: Final = re.compile(
    rf"(?i:số)\b\s*[:;.]?{_BLANK}(?:[/\-–].*)?"
    r"|(?:(?i:số)\b\s*[:;.]?\s*)?\d+\s*[/\s]\s*[A-ZĐ]+[\-–/ ][\w\-/–. ]*"
)
_PLACE_DATE: Final = re.compile(
    rf"(?!.*(?:[\d….]\s*|\s\s)giờ\b)(?:[^;:()]{{0,60}}?[,.;\s])?\s*ngày{_BLANK}tháng{_BLANK}năm{_BLANK}[.;,]?"
    rf"|[^\d;:()]{{2,60}},\s*(?:ngày\s*)?\d{{1,2}}\s*[/.\-]\s*\d{{1,2}}\s*[/.\-]\s*\d{{4}}\.?",
    re.I,
)
LETTER_SUBJECT: Final = re.compile(r"v\s*/\s*v\b", re.I)
BASIS: Final = re.compile(
    r"(?:[-–+]\s*)?(?:căn\s+cứ|theo\s+đề\s+nghị|xét\s+(?:đề\s+nghị|tờ\s+trình))\b", re.I
)
_DECIDES: Final = re.compile(r"quyết\s+(?:định|nghị)\s*[:.;]?|(?:ban\s+hành|nay\s+)?quyết\s+định\s*:", re.I)
SALUTATION: Final = re.compile(r"kính\s+(?:gửi|gởi)\b", re.I)
RECIPIENTS: Final = re.compile(r"nơi\s+(?:nhận|gửi)\s*[:.;]?(?=\s|$)", re.I)
ATTACHED_TO: Final = re.compile(r"[(\[]\s*(?:được\s+)?(?:ban\s+hành\s+)?(?:đính\s+)?kèm\s+theo\b", re.I)
ATTACHED_LINE: Final = re.compile(r"(?:ban\s+hành\s+)?(?:đính\s+)?kèm\s+theo\s+(?=[A-ZĐ])", re.I)
"""The same without its brackets, which only a line of a head is."""
ARTICLE: Final = re.compile(r"điều\s+(\d{1,3})([a-zđ]?)\s*([.:)]?)(?=\s|$)", re.I)
DIVISION: Final = re.compile(
    r"(?:phần|chương|mục|tiểu\s+mục)\s+(?:thứ\s+\w+|[IVXLC]+|\d{1,3})\b\s*[.:\-–]?(?P<rest>.*)", re.I | re.S
)
CLAUSE: Final = re.compile(
    r"\d{1,3}(?:\.\d{1,2})*[a-zđ]?\s*(?:[.)](?=\D)|[/\-–:](?=\s))|\d{1,2}(?:\.\d{1,2})+(?=\s)"
)
POINT: Final = re.compile(r"[a-zđ]{1,2}\s*[)./](?=\s)|[a-zđ]\)")
ROMAN: Final = re.compile(r"(?:[IVXLC]{1,6}|[A-HĐ])\s*[.):/](?=\s)|[IVXLC]{1,6}\s*[-–](?=\s)")
ITEM: Final = re.compile(r"[-–—+•*▪●○□☐]\s*(?=\S)|[-–—+•*](?=\s*$)")
CAPACITY: Final = re.compile(
    r"(?:TM|KT|TL|TUQ|T[./]M|K[./]T|T[./]L|T[./]U[./]Q|Q)\s*[./]?\s+\S|(?:TM|KT|TL|TUQ|Q)\."
)
APPENDIX: Final = re.compile(
    r"phụ\s+lục(?:\s+số)?(?:\s*[IVXLC]+|\s*\d{1,3}[a-z]?)?\s*[.:\-–]?(?P<rest>.*)", re.I
)
MARK: Final = re.compile(
    r"[(\[]?(?:bản\s+)?dự\s+thảo\b.{0,40}|(?:(?:tuyệt|tối)\s+)?mật|(?:thượng\s+)?khẩn|h(?:ỏa|oả)\s+tốc.{0,30}"
    r"|xem\s+xong\s+trả\s+lại|lưu\s+hành\s+nội\s+bộ",
    re.I,
)
"""What stands beside or above a letterhead and is none of it: draft, secrecy, urgency."""
_NAME_BEGINS: Final = re.compile(
    "(?:ỦY BAN|UỶ BAN|UBND|HỘI ĐỒNG|HĐND|BAN(?! HÀNH)|SỞ|BỘ|CÔNG AN|CHI CỤC|CỤC|TỔNG CỤC|VĂN PHÒNG|TRUNG TÂM"
    "|TỔ|VIỆN|TRƯỜNG|ĐẢNG|TỈNH ỦY|THÀNH ỦY|CHÍNH PHỦ|THỦ TƯỚNG|CHỦ TỊCH|TRƯỞNG|TÒA ÁN|LIÊN ĐOÀN|ĐOÀN|HỘI"
    "|MẶT TRẬN|THANH TRA|KHO BẠC|NGÂN HÀNG|BẢO HIỂM|THUẾ|THỐNG KÊ|QUỐC HỘI|KIỂM TOÁN"
    "|PHÒNG(?! CHỐNG|,| THỦ| CHÁY))\\b"
)
_PERSON_WORDS: Final = range(2, 8)
_TITLED: Final = re.compile(
    "(?:(?:GS|PGS|TS|ThS|Ths|BS|KS|CN|LS|NGƯT|NGND|Tiến sĩ|Thạc sĩ|Ông|Bà|Đồng chí|Đ/c|Đại tá|Thượng tá"
    "|Trung tá|Thiếu tá|Thiếu tướng|Đại úy|Giáo sư|Phó Giáo sư|Bác sĩ|Kỹ sư|Luật sư)[.\\s]\\s*)+"
)
_POST_WORDS: Final = re.compile(
    r"\b(?:tịch|trưởng|giám đốc|phó|chánh|thứ|bí thư|chủ|ủy|uỷ|ban|phòng|sở|thư ký|ubnd|tỉnh|viên)\b", re.I
)


@lru_cache(maxsize=4096)
def folded(text: str) -> str:
    """A short text in plain letters: "Độc lập - Tự do" → "doc-lap-tu-do"."""
    return ascii_slug(text)


def is_nation(text: str) -> bool:
    """Whether a line is the name of the nation (Quốc hiệu), a slip of a letter or two allowed."""
    if not len(_NATION) - 10 <= len(text) <= _LONGEST_LINE:
        return False
    plain = folded(text)
    return plain == _NATION or (plain.startswith("cong-hoa") and plain.endswith("viet-nam"))


def is_motto(text: str) -> bool:
    """Whether a line is the motto (Tiêu ngữ), with whatever signs between its words."""
    return len(text) <= _LONGEST_LINE and _MOTTO.fullmatch(folded(text)) is not None


def is_number(text: str) -> bool:
    """Whether a line is the number and symbol (số, ký hiệu), also one that is still blank."""
    return len(text) <= _LONGEST_LINE and _NUMBER.fullmatch(text) is not None


def is_place_date(text: str) -> bool:
    """Whether a line is place and date (địa danh, thời gian), also one that is still blank."""
    return len(text) <= 2 * _LONGEST_LINE and _PLACE_DATE.fullmatch(text) is not None


def is_decides(text: str) -> bool:
    """Whether a line is "QUYẾT ĐỊNH:" or "QUYẾT NGHỊ:", alone."""
    return len(text) <= _LONGEST_LINE and _DECIDES.fullmatch(text) is not None


def is_upper(text: str) -> bool:
    """Whether a text has letters, and all of them are capitals."""
    return text.isupper()


_KIND_BY_PLAIN_NAME: Final = {folded(name): short for name, short in KINDS.items()}
_LONGEST_KIND: Final = 60


def kind_of(text: str) -> str | None:
    """The abbreviation of the kind that a title names: all of it, or the first words of one in capitals."""
    first = text.split("\n", maxsplit=1)[0].strip().rstrip(".:")
    if len(first) > _LONGEST_KIND:
        return None
    plain = folded(first)
    if plain in _KIND_BY_PLAIN_NAME:
        return _KIND_BY_PLAIN_NAME[plain]
    if not is_upper(first):
        return None
    return next((short for name, short in _KIND_BY_PLAIN_NAME.items() if plain.startswith(name + "-")), None)


def begins_name(text: str) -> bool:
    """Whether a line of a letterhead begins the name of a body, rather than goes on with one."""
    return _NAME_BEGINS.match(text.strip().upper()) is not None


def is_person(text: str) -> bool:
    """Whether a line is a person's name: a few words, each with a capital, no post among them."""
    name = _TITLED.sub("", text.strip())
    words = name.split()
    if len(words) not in _PERSON_WORDS or any(one in name for one in ":;/()0123456789\n\t"):
        return False
    return all(word[0].isupper() for word in words) and (not name.isupper() or not _POST_WORDS.search(name))
