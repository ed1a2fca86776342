"""The elements of an administrative document (thành phần thể thức), Phụ lục I of Nghị định 30/2020/NĐ-CP."""

from __future__ import annotations

from enum import StrEnum


class Role(StrEnum):
    """What one document is within its file: the main one, one that it issues (Mẫu 1.3), an appendix."""

    MAIN = "main"
    ATTACHED = "attached"
    APPENDIX = "appendix"


class Element(StrEnum):
    """What a paragraph is on the page; the box (ô số) of the decree's diagram behind it."""

    NATION = "nation"  # ô 1: Quốc hiệu
    MOTTO = "motto"  # ô 1: Tiêu ngữ
    PARENT_BODY = "parent-body"  # ô 2: cơ quan chủ quản trực tiếp
    ISSUER = "issuer"  # ô 2: cơ quan ban hành; each of its lines
    NUMBER = "number"  # ô 3: Số, ký hiệu
    PLACE_DATE = "place-date"  # ô 4: địa danh và thời gian
    KIND = "kind"  # ô 5a: tên loại
    SUBJECT = "subject"  # ô 5a: trích yếu; each of its paragraphs
    LETTER_SUBJECT = "letter-subject"  # ô 5b: "V/v …"
    AUTHORITY = "authority"  # Mẫu 1.1-1.3: thẩm quyền ban hành, above the bases
    BASIS = "basis"  # ô 6: căn cứ, and "Theo đề nghị của …"
    DECIDES = "decides"  # "QUYẾT ĐỊNH:", "QUYẾT NGHỊ:"
    SALUTATION = "salutation"  # ô 9a: "Kính gửi:"
    ADDRESSEE = "addressee"  # ô 9a: each place below "Kính gửi:"
    DIVISION = "division"  # "Phần I", "Chương I", "Mục 1", "Tiểu mục 1"
    DIVISION_TITLE = "division-title"  # its title, where it stands in a paragraph of its own
    ARTICLE = "article"  # "Điều 1. …"
    CLAUSE = "clause"  # "1. …" below an article
    POINT = "point"  # "a) …"
    HEADING = "heading"  # "I. …", "1. …", "1.1. …" of a document without articles
    ITEM = "item"  # "- …", "+ …"
    TEXT = "text"  # lời văn
    CAPACITY = "capacity"  # ô 7a: TM., KT., TL., TUQ., Q. and posts; each of its lines
    OTHER_POST = "other-post"  # ô 7b: chức vụ khác, above the name
    SIGNER = "signer"  # ô 7b: họ và tên
    RECIPIENTS = "recipients"  # ô 9b: "Nơi nhận:"
    RECIPIENT = "recipient"  # ô 9b: each line of the list
    APPENDIX = "appendix"  # "Phụ lục", "Phụ lục I"
    APPENDIX_TITLE = "appendix-title"
    ATTACHED_TO = "attached-to"  # "(Kèm theo …)"
    LINE = "line"  # holds only a drawn line, or only dashes
    CELL_TEXT = "cell-text"  # in a table of the body
    EMPTY = "empty"  # shows nothing at all
    OTHER = "other"
