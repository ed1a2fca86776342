"""Where a text cites a document that stays what it is (viện dẫn giữ nguyên): its bodies stay too."""

from __future__ import annotations

import re
from collections.abc import Iterator

_CAPITAL = "A-ZĐÂÊÔƠƯĂ"
_BLANK = r"[ \t\u00a0\u202f]"
_SYMBOL = rf"[-/][{_CAPITAL}][\w&-]*+(?:/[{_CAPITAL}\d][\w&-]*+)*+"
_ROOM = rf"(?:{_BLANK}|[.…_])*+"
_DAY = r"(?:\d{1,2}|[.…_]++)?+"
_DATE = (
    rf"ngày{_BLANK}*+{_DAY}{_BLANK}*+(?:[/.-]{_BLANK}*+{_DAY}{_BLANK}*+[/.-]{_BLANK}*+\d{{4}}"
    rf"|tháng{_BLANK}*+{_DAY}{_BLANK}*+năm{_BLANK}*+(?:\d{{4}}|[.…_]++)?)"
)
_HEAD = re.compile(
    rf"(?:(?<!\w)[Ss]ố{_BLANK}*+:?{_ROOM}(?:\d++[a-z]?(?:/\d{{4}})?)?{_SYMBOL}"
    rf"|(?<![\w/.-])\d++(?:/\d{{4}})?{_SYMBOL})(?:,?{_BLANK}++{_DATE})?"
)
"""Number and date of a document: ``số 186/KH-UBND ngày 18/9/2025``; both may still be blank."""
_CENTRAL = re.compile(r"(?:CP|TTg|TW|QH\d*|UBTVQH\d*|[-/](?:TT|QĐ|TTLT|NQ)-(?:B\w+|TANDTC|VKSNDTC|TTCP))$")
"""Ends of the symbols of central documents, whose subjects do not speak of one province."""
_OF = re.compile(rf"{_BLANK}+(?P<word>của|do){_BLANK}+")

# What a subject (trích yếu) begins with behind the issuer, and what shows that the sentence goes on instead.
_OPENERS = (
    "về|v/v|ban hành|quy định|phê duyệt|triển khai|thực hiện|tăng cường|thành lập|kiện toàn|sửa đổi|bổ sung|"
    "hướng dẫn|công bố|đẩy mạnh|phát động|thúc đẩy|nâng cao|tổ chức|giao|phân công|hợp nhất|bãi bỏ|xây dựng|"
    "phát triển|bảo đảm|quán triệt|tiếp tục|một số"
)
_SURE_OPENERS = "về|v/v|ban hành|quy định|phê duyệt"
_OPENER = re.compile(rf"(?:{_OPENERS})(?!\w)")
_SURE_OPENER = re.compile(rf"{_BLANK}+(?:{_SURE_OPENERS})(?!\w)")
_GOES_ON = re.compile(
    "(?:được|bị|là|đã|đang|sẽ|phải|có|thì|để|khi|nếu|mà|hoặc|hay|trên|tại|ở|trong|theo|cho|đến|tới|từ|bằng|với|"
    r"nhằm|này|nêu|còn|yêu cầu|đề nghị|và)(?!\w)"
)
_NAME_GOES_ON = re.compile(
    rf"và{_BLANK}+(?!(?:Bộ|Sở|Ban|Ủy|Uỷ|Công an|Chủ tịch|Kế hoạch|Quyết|Nghị|Chỉ)\W)[{_CAPITAL}]"
)
_WORD = re.compile(rf"{_BLANK}*[^\s,;.:()“”\"]+")
_STOP = re.compile(r"[.;](?=\s|$|/)|[\n)”]|$")
_IN_REGION = re.compile(rf"{_BLANK}(?:trên địa bàn|tại địa bàn|ở địa bàn)(?!\w)")

# "Căn cứ Kế hoạch số …, các sở …": there the comma ends the citation.
_ADVERBIAL = re.compile(
    r"(?:Căn cứ|Theo|Thực hiện|Trên cơ sở|Để|Triển khai|Khi|Trong|Từ|Sau|Ngoài)(?!\w)[^.;\n]*$"
)
_MAIN_CLAUSE = re.compile(
    rf",{_BLANK}+(?=(?:các|những|mọi|từng|mỗi|giao|đề nghị|yêu cầu)(?!\w)|[^\w\s]|"
    rf"(?!(?:Nghị|Quyết|Kế hoạch|Chỉ thị|Đề án|Chương trình|Luật|Thông|Kết luận|Công văn)\W)[{_CAPITAL}])"
)


def kept_spans(text: str) -> tuple[tuple[int, int], ...]:
    """The places of the text that cite a document by its number: with date, issuer and subject.

    Nothing says where the subject ends: it is kept to the end of the sentence, the closing bracket or, where
    the citation only opens the sentence, to the comma before the main clause. Of a central document the words
    "trên địa bàn …" are not part: they say where it is carried out.
    """
    return tuple(_spans(text))


def _spans(text: str) -> Iterator[tuple[int, int]]:
    place = 0
    while (head := _HEAD.search(text, place)) is not None:
        place = max(_end(text, head), head.end())
        yield head.start(), place


def _end(text: str, head: re.Match[str]) -> int:
    """Where the citation ends whose number and date these are."""
    end = head.end()
    of = _OF.match(text, end)
    if of is not None:
        end, has_subject = _issuer(text, of.end())
        has_subject = has_subject and of["word"] == "của"
    else:
        has_subject = _SURE_OPENER.match(text, end) is not None
    return _subject_end(text, head, end) if has_subject else end


def _issuer(text: str, start: int) -> tuple[int, bool]:
    """The end of the issuer's name, and whether a subject begins there."""
    end = start
    while (word := _WORD.match(text, end)) is not None:
        first = word.start() + len(word[0]) - len(word[0].lstrip())
        if end > start and _OPENER.match(text, first):
            return end, True
        if end > start and _GOES_ON.match(text, first) and not _NAME_GOES_ON.match(text, first):
            return end, False
        end = word.end()
    return end, False


def _subject_end(text: str, head: re.Match[str], start: int) -> int:
    stop = _STOP.search(text, start)
    end = len(text) if stop is None else stop.start()
    sentence = max(text.rfind(mark, 0, head.start()) for mark in (". ", "; ", "\n")) + 1
    if _ADVERBIAL.match(text[sentence : head.start()].lstrip(" .;\n“(-–")) and (
        clause := _MAIN_CLAUSE.search(text, start, end)
    ):
        end = clause.start()
    if _CENTRAL.search(head[0].split(" ngày")[0].rstrip(", ")) and (
        region := _IN_REGION.search(text, start, end)
    ):
        end = region.start()
    return end
