"""Citations in running text (viện dẫn): which provisions are named, and of which document."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import Enum, auto
from functools import lru_cache

from generator.checking.passages import CheckedText, Passage
from generator.regulation.provision import Level

_LEVELS = {
    "điểm": Level.POINT,
    "khoản": Level.CLAUSE,
    "điều": Level.ARTICLE,
    "tiểu mục": Level.SUBSECTION,
    "mục": Level.SECTION,
    "chương": Level.CHAPTER,
    "phần": Level.PART,
}
_RANK = {level: rank for rank, level in enumerate(reversed(Level))}
_ROMAN = "[IVXLC]+"
_LABELS = {
    Level.POINT: r"[a-zđ]\d?(?![\w])\)?",
    Level.CLAUSE: r"\d{1,3}[a-zđ]?",
    Level.ARTICLE: r"\d{1,4}[a-zđ]?",
    Level.SUBSECTION: r"\d{1,3}",
    Level.SECTION: rf"(?:\d{{1,3}}|{_ROMAN})",
    Level.CHAPTER: rf"(?:{_ROMAN}|\d{{1,3}})",
    Level.PART: _ROMAN,
}
_END = r"(?![\w/%])(?![.,]\d)"
_KIND = re.compile(
    r"(?<!\w)(?<!tài )(?<!thời )(?<!địa )(?:(?:[Cc]ác|[Tt]ừ|[Nn]hững)\s+)?"
    r"(?P<kind>[Đđ]iểm|[Kk]hoản|[Đđ]iều|[Tt]iểu mục|Mục|[Cc]hương|Phần)\s+"
)
# "3 điều 5 khoản": so many, not which one.
_COUNTED = re.compile(r"\d (?:điều|khoản|điểm)\s+$")
_THIS = re.compile(r"này(?!\w)")
_JOINT = re.compile(r"\s*(?P<sign>[,;–-]|và(?!\w)|hoặc(?!\w)|đến(?!\w)|tới(?!\w))?\s*(?:và\s+)?")
_INSIDE = re.compile(r"\s+(?:của|thuộc|trong)\s+")
# What may follow the last of bare numbers: "Điều 5 và 6 Quy chế này"; not "Điều 5, 20 ngày".
_AFTER_BARE = re.compile(
    r"\s*(?:$|[,;.:)]|(?:và|hoặc|đến|của|này|[Đđ]iều|[Kk]hoản|[Đđ]iểm|Mục|Chương|Phần|Quy chế"
    r"|Quy định|Luật|Bộ luật|Nghị|Quyết|Thông tư|trên|nêu trên)(?!\w))"
)
_PREPOSITION = r"\s*,?\s*(?:(?:của|tại|trong|theo|ở|thuộc|kèm theo)\s+)?"
_OWN = re.compile(_PREPOSITION + r"(?:bản\s+)?(?:[Qq]uy chế|[Nn]ội quy|[Qq]uy định)\s+này(?!\w)")
_DOCUMENTS = (
    r"(?:Bộ luật|Luật|Pháp lệnh|Hiến pháp|Nghị định|Nghị quyết|Quyết định|Thông tư|Thông báo|Chỉ thị"
    r"|Quy chế|Quy định|Nội quy|Điều lệ|Kế hoạch|Hướng dẫn|Công văn|Đề án|Hợp đồng|Phụ lục|[Vv]ăn bản)(?!\w)"
)
_OTHER = re.compile(_PREPOSITION + r"(?:bản\s+|các\s+)?" + _DOCUMENTS)
_NAMED_DOCUMENT = re.compile(rf"{_DOCUMENTS}(?!\s+này)|số\s+\d+/")
_SENTENCE_END = re.compile(r"[.;](?=\s|$)")
_LONGEST_SENTENCE = 600
_LONGEST_CHAIN = 40


class Owner(Enum):
    """Whose provisions are cited: of this document, of another, or of one that is not named."""

    OWN = auto()
    OTHER = auto()
    UNNAMED = auto()


@dataclass(frozen=True, slots=True)
class Cited:
    """One provision as it is cited: labels by level; ``is_certain`` says that it can be read one way only."""

    labels: tuple[tuple[Level, str], ...]
    is_certain: bool = True

    def label(self, level: Level) -> str | None:
        """The number cited on a level, or None."""
        return next((label for one, label in self.labels if one is level), None)

    @property
    def name(self) -> str:
        """The citation in its proper form: ``khoản 5 Điều 9`` (PL2 V.7)."""
        return " ".join(f"{level.word} {label}" for level, label in self.labels)


@dataclass(frozen=True, slots=True)
class Citation:
    """What is cited in one breath (cụm viện dẫn): ``các khoản 1, 2 Điều 3 và Điều 5 Quy chế này``."""

    cited: tuple[Cited, ...]
    owner: Owner
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class _Item:
    level: Level
    labels: tuple[str, ...]
    sign: str | None
    is_this: bool


@lru_cache(maxsize=1)
def all_citations(text: CheckedText) -> tuple[tuple[Passage, Citation], ...]:
    """The citations of a whole text, each with its passage; several rules ask for them in turn."""
    return tuple((passage, one) for passage in text.passages for one in citations(passage))


def citations(passage: Passage) -> Iterator[Citation]:
    """The citations of a passage; what it quotes belongs to another document and is passed over."""
    text = passage.unquoted
    place = 0
    while (match := _KIND.search(text, place)) is not None:
        if _COUNTED.search(text, max(0, match.start() - 3), match.end()):
            place = match.end()
            continue
        items, end = _chain(text, match.start())
        if not items:
            place = match.end()
            continue
        cited, has_this = _resolved(items, passage)
        yield Citation(cited, _owner(text, match.start(), end, has_this), match.start(), end)
        place = end


def _chain(text: str, start: int) -> tuple[list[_Item], int]:
    items: list[_Item] = []
    place, sign = start, None
    while len(items) < _LONGEST_CHAIN and (match := _KIND.match(text, place)) is not None:
        level = _LEVELS[match["kind"].lower()]
        this = _THIS.match(text, match.end())
        labels, end = (("này",), this.end()) if this else _label_list(text, match.end(), level)
        if not labels:
            break
        items.append(_Item(level, labels, sign, this is not None))
        joint = _INSIDE.match(text, end) or _JOINT.match(text, end)
        start = end
        if joint is None or joint.end() == end:
            break
        sign = joint.groupdict().get("sign")
        place = joint.end()
    return items, start


def _label_list(text: str, start: int, level: Level) -> tuple[tuple[str, ...], int]:
    """``1, 2 và 3``: the numbers of one list, and where it ends."""
    pattern = re.compile(_LABELS[level] + _END)
    first = pattern.match(text, start)
    if first is None:
        return (), start
    labels, end = [first[0].rstrip(")")], first.end()
    while len(labels) < _LONGEST_CHAIN:
        joint = _JOINT.match(text, end)
        if joint is None or joint["sign"] is None:
            break
        more = pattern.match(text, joint.end())
        if more is None or not _AFTER_BARE.match(text, more.end()):
            break
        labels.append(more[0].rstrip(")"))
        end = more.end()
    return tuple(labels), end


def _resolved(items: Sequence[_Item], passage: Passage) -> tuple[tuple[Cited, ...], bool]:
    """Put together what is cited: a larger provision holds the smaller ones right before it (PL2 V.7)."""
    open_: list[dict[Level, str]] = []
    doubtful: list[int] = []
    for item in items:
        if item.is_this:
            known = _here(passage, item.level)
            labels: tuple[dict[Level, str], ...] = (known,) if known else ()
        else:
            labels = tuple({item.level: label} for label in item.labels)
        inside = [one for one in open_ if max(_RANK[level] for level in one) < _RANK[item.level]]
        if inside and labels:
            if item.sign not in {None, ","}:
                doubtful += [id(one) for one in inside]
            for one in inside:
                one.update(labels[0])
            labels = labels[1:]
        open_ += labels
    cited = tuple(
        Cited(tuple(sorted(one.items(), key=lambda pair: _RANK[pair[0]])), id(one) not in doubtful)
        for one in open_
    )
    return cited, any(item.is_this for item in items)


def _here(passage: Passage, level: Level) -> dict[Level, str]:
    """The labels of "this article", "this clause", with what it stands in up to the article."""
    wanted = [Level.POINT, Level.CLAUSE, Level.ARTICLE]
    if level not in wanted:
        return {one.level: one.number for one in passage.path if one.level is level and one.number}
    known = {one.level: one.number for one in passage.path if one.number and one.level in wanted}
    return (
        {one: known[one] for one in wanted[wanted.index(level) :] if one in known} if level in known else {}
    )


def _owner(text: str, start: int, end: int, has_this: bool) -> Owner:
    if has_this or _OWN.match(text, end):
        return Owner.OWN
    if _OTHER.match(text, end):
        return Owner.OTHER
    low, high = max(0, start - _LONGEST_SENTENCE), end + _LONGEST_SENTENCE
    ends = [match.end() for match in _SENTENCE_END.finditer(text, low, high)]
    first = max((one for one in ends if one <= start), default=low)
    last = min((one for one in ends if one >= end), default=high)
    return Owner.OTHER if _NAMED_DOCUMENT.search(text, first, last) else Owner.UNNAMED
