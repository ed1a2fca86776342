"""Capitals where Phụ lục II of Nghị định 30/2020/NĐ-CP is certain (viết hoa)."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from gettext import gettext as _

from generator.checking.passages import CheckedText, Passage
from generator.checking.rule import DECREE_30, Example, Explanation, Rule, Slip
from generator.diagnostics import Severity
from generator.vietnamese.text import capitalise_first

_SMALL = re.compile(r"(?<![\w-])(?<!\d )(?:điều \d+|chương [IVX]+|phần [IVX]+)(?!\w)")
_LARGE = re.compile(r"(?<=[\w,] )(?:Khoản \d+|Điểm [a-zđ](?!\w)|Khoản này|Điểm này)")
_DOCUMENT = re.compile(r"(?<!\w)(?:quy chế|nghị định|thông tư) này(?!\w)")
_WEEKDAY = re.compile(r"(?<!\w)(?:thứ (?:hai|ba|tư|năm|sáu|bảy)|chủ nhật)(?= h[àằ]ng tuần|,? ngày \d)")
_PEOPLE = re.compile(r"(?:(?<=của )|(?<=với )|(?<=cho )|(?<=trước ))nhân dân(?!\w)")


def check_citations(text: CheckedText) -> Iterator[Slip]:
    """Phần, Chương, Mục, Điều have a capital in a citation, khoản and điểm have none (PL2 V.7)."""
    for passage in text.passages:
        if passage.is_capitals:
            continue
        yield from _slips(passage, _SMALL, capitalise_first)
        yield from _slips(passage, _LARGE, str.lower)


def check_documents(text: CheckedText) -> Iterator[Slip]:
    """The kind of a document has a capital where this very document is meant (PL2 V.6)."""
    for passage in text.passages:
        yield from _slips(passage, _DOCUMENT, str.capitalize)


def check_weekdays(text: CheckedText) -> Iterator[Slip]:
    """The number in the name of a weekday has a capital (PL2 V.8c)."""
    for passage in text.passages:
        yield from _slips(passage, _WEEKDAY, _weekday)


def check_people(text: CheckedText) -> Iterator[Slip]:
    """Nhân dân, where the people itself is meant, has a capital (PL2 V.1)."""
    for passage in text.passages:
        yield from _slips(passage, _PEOPLE, str.capitalize)


def _slips(passage: Passage, pattern: re.Pattern[str], put_right: Callable[[str], str]) -> Iterator[Slip]:
    for match in pattern.finditer(passage.text):
        written = match[0]
        message = _("“{written}” is to be written “{right}”").format(
            written=written, right=put_right(written)
        )
        yield Slip(passage.path, message)


def _weekday(written: str) -> str:
    first, second = written.split()
    return f"{first.capitalize()} {second}" if first == "chủ" else f"{first} {second.capitalize()}"


def _explain_citations() -> Explanation:
    return Explanation(
        _(
            "In a citation the word for a chapter or article has a small letter, or that for a clause or "
            "point a capital."
        ),
        _("The decree lays the capitals of citations down."),
        "Nghị định số 30/2020/NĐ-CP, Phụ lục II, mục V.7",
        _("Write a capital from the part down to the article, and small letters for clauses and points."),
        Example(
            "Điều 1. Họp\n1. Họp hằng quý.\n2. Kết luận theo Khoản 1 điều 1 Quy chế này.",
            "Điều 1. Họp\n1. Họp hằng quý.\n2. Kết luận theo khoản 1 Điều 1 Quy chế này.",
        ),
    )


def _explain_documents() -> Explanation:
    return Explanation(
        _("The kind of this very document is written with a small letter."),
        _("A certain document is meant, so its kind has a capital."),
        "Nghị định số 30/2020/NĐ-CP, Phụ lục II, mục V.6",
        _("Write the capital."),
        Example(
            "Điều 1. Thi hành\n1. Thành viên thực hiện quy chế này.",
            "Điều 1. Thi hành\n1. Thành viên thực hiện Quy chế này.",
        ),
    )


def _explain_weekdays() -> Explanation:
    return Explanation(
        _("The name of a weekday lacks its capital."),
        _("The decree lays it down: the number in the name has a capital."),
        "Nghị định số 30/2020/NĐ-CP, Phụ lục II, mục V.8c",
        _("Write the capital."),
        Example(
            "Điều 1. Họp\n1. Tổ họp vào thứ hai hằng tuần.",
            "Điều 1. Họp\n1. Tổ họp vào thứ Hai hằng tuần.",
        ),
    )


def _explain_people() -> Explanation:
    return Explanation(
        _("The word for the people, where the people itself is meant, lacks its capital."),
        _("The decree lays the capital down; in names such as that of the People's Committee it is small."),
        "Nghị định số 30/2020/NĐ-CP, Phụ lục II, mục V.1",
        _("Write the capital."),
        Example(
            "Điều 1. Nhiệm vụ\n1. Tiếp thu ý kiến của nhân dân.",
            "Điều 1. Nhiệm vụ\n1. Tiếp thu ý kiến của Nhân dân.",
        ),
    )


RULES = (
    Rule("capital-of-citation", Severity.WARNING, check_citations, _explain_citations, since=DECREE_30),
    Rule("capital-of-document", Severity.WARNING, check_documents, _explain_documents, since=DECREE_30),
    Rule("capital-of-weekday", Severity.WARNING, check_weekdays, _explain_weekdays, since=DECREE_30),
    Rule("capital-of-people", Severity.NOTE, check_people, _explain_people, since=DECREE_30),
)
