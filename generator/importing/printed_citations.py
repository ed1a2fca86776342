"""Citations as texts hold them (viện dẫn): ``điểm a khoản 2 Điều 7``, ``các khoản 1, 2 và 3 Điều này``."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from generator.importing.capitals import CAPITAL
from generator.regulation.provision import Level

_LEVELS = {level.word.casefold(): level for level in Level if level is not Level.PARAGRAPH}
_WORDS = "|".join(
    sorted((f"[{word[0].upper()}{word[0]}]{word[1:]}" for word in _LEVELS), key=len, reverse=True)
)
_NUMBER = r"này|\d{1,4}[a-zđ]?|[a-zđ]\d?|[IVXLC]+"
_UNIT = re.compile(rf"(?<!\w)(?P<word>{_WORDS})\s(?P<number>{_NUMBER})(?!\w)(?!/|\.\d)")
_BARE = re.compile(
    r"(?P<number>\d{1,3}[a-zđ]?|[a-zđ])"
    r"(?=,|\.(?:\s|$)|;|\)|$| và | của | hoặc | Điều | khoản | Quy )"
)
"""A number of a list without a word of its own; "và 02 bản" is none."""
_BETWEEN = re.compile(r", và |, hoặc |, | và |; | hoặc | đến | của | thuộc | tại | ")
_ALLOWED = {
    Level.POINT: re.compile(r"này|[a-zđ]\d?"),
    Level.CLAUSE: re.compile(r"này|\d{1,3}[a-zđ]?"),
    Level.ARTICLE: re.compile(r"này|\d{1,4}[a-zđ]?"),
}
_ALLOWED_LARGE = re.compile(r"này|\d{1,3}|[IVXLC]+")
_INSIDE = frozenset({" ", ", ", " của ", " thuộc ", " tại "})
_WORDS_ENDING_SO = {
    Level.POINT: "thời địa quan trọng đặc ưu nhược luận yếu khuyết cao tiêu thí giao kiểm cứ",
    Level.CLAUSE: "tài điều nhân trái",
    Level.SECTION: "danh chuyên hạng thư đề biểu",
    Level.PART: "thành cổ một góp vài đa học",
    Level.CHAPTER: "hiến huy",
}
"""What stands before a level's word in other words: thời điểm này, tài khoản 1, danh mục 2."""
_LARGE_ORDER = list(Level)
ACTS = (
    "Luật|Bộ luật|Pháp lệnh|Nghị định|Nghị quyết|Quyết định|Thông tư|Chỉ thị|Kế hoạch|Điều lệ|Hiến pháp|"
    "Hướng dẫn|Công văn|Thông báo|Đề án|Chương trình|Phụ lục|Hiệp định|Công ước|Tờ trình|Bản|Biểu|Mẫu|"
    "luật|bộ luật|pháp lệnh|nghị định|nghị quyết|thông tư|phụ lục"
)
"""Kinds of document, as a pattern; "quyết định", "kế hoạch" in small letters are words."""
_OWN = re.compile(r"\s*(?:,\s*)?(?:của |trong |tại )?(?:bản )?(?:[Qq]uy chế|[Qq]uy định|[Nn]ội quy) này\b")
_OF_ANOTHER = re.compile(
    r"\s*[,(–-]?\s*(?:của |trong |tại |thuộc |ban hành kèm theo )?"
    rf"(?:{ACTS}|Quy chế|Quy định|Nội quy)\b"
)
_NAMED = re.compile(
    rf"\b(?:{ACTS}|Quy chế|Quy định) (?:liên tịch )?(?:số )?\d|\bLuật {CAPITAL}|\b(?:{ACTS}) này\b"
)
_LONGEST_CLAUSE = 1000
_CLAUSE_END = re.compile(r"[.;:]\s")
QUOTED = re.compile(r"“[^”]*(?:”|$)|«[^»]*(?:»|$)|\"[^\"]*(?:\"|$)")


@dataclass(frozen=True, slots=True)
class Unit:
    """One level of a citation: ``khoản 3``; ``number`` is None for ``này``.

    ``named`` says that the word of its level stands there; ``before`` is what stands between it and the unit
    before it.
    """

    level: Level
    number: str | None
    start: int
    end: int
    named: bool
    before: str


@dataclass(frozen=True, slots=True)
class PrintedCitation:
    """A citation in a text: ``heads`` of one level, inside ``containers``, the smallest first.

    ``start`` includes the word ``các`` before several; ``of_another`` says that another document is cited.
    """

    heads: tuple[Unit, ...]
    containers: tuple[Unit, ...]
    start: int
    of_another: bool

    @property
    def end(self) -> int:
        """Where it ends in the text."""
        return (self.containers or self.heads)[-1].end


def printed_citations(text: str) -> Iterator[PrintedCitation]:
    """The citations of a text in reading order, those of other documents too.

    A citation is of another document when a kind of document stands behind it or behind the last of its list,
    when one is named before it in the same clause, or when it stands in quotes.
    """
    quoted = bytearray(len(text))
    for match in QUOTED.finditer(text):
        quoted[match.start() : match.end()] = b"\1" * (match.end() - match.start())
    place = 0
    while (first := _next_unit(text, place)) is not None:
        units = [first, *_following(text, first)]
        place = units[-1].end
        for heads, containers in _chains(units):
            start = heads[0].start
            if text[max(0, start - 4) : start].casefold() == "các ":
                start -= len("các ")
            relative = any(one.number is None for one in (*heads, *containers))
            another = (
                bool(quoted[start])
                or (_OWN.match(text, place) is None and _OF_ANOTHER.match(text, place) is not None)
                or (not relative and _OWN.match(text, place) is None and _names_document(text, start))
            )
            yield PrintedCitation(tuple(heads), tuple(containers), start, another)


def _names_document(text: str, end: int) -> bool:
    """Whether another document is named before this place in the same clause of the sentence."""
    clause = _CLAUSE_END.split(text[max(0, end - _LONGEST_CLAUSE) : end])[-1]
    return _NAMED.search(clause) is not None


def _next_unit(text: str, place: int) -> Unit | None:
    for match in _UNIT.finditer(text, place):
        unit = _unit(match, "")
        if unit is not None and not _is_other_word(text, match, unit):
            return unit
    return None


def _unit(match: re.Match[str], before: str) -> Unit | None:
    level = _LEVELS[match["word"].casefold()]
    if _ALLOWED.get(level, _ALLOWED_LARGE).fullmatch(match["number"]) is None:
        return None
    number = None if match["number"] == "này" else match["number"]
    return Unit(level, number, match.start(), match.end(), named=True, before=before)


def _is_other_word(text: str, match: re.Match[str], unit: Unit) -> bool:
    """Whether it only looks like a citation: "thời điểm này", "những điều này", "các khoản này"."""
    before = re.search(r"(\w+)\s$", text[max(0, match.start() - 20) : match.start()])
    word = before[1].casefold() if before else ""
    if word in _WORDS_ENDING_SO.get(unit.level, "").split():
        return True
    if unit.number is not None:
        return False
    if unit.level is Level.ARTICLE and not word:
        return True  # at the beginning of a sentence it may mean "this"
    return match["word"] != unit.level.word or word in {"các", "những"}


def _following(text: str, first: Unit) -> Iterator[Unit]:
    """The units that go on with a citation or a list of citations."""
    last = first
    while (between := _BETWEEN.match(text, last.end)) is not None:
        match = _UNIT.match(text, between.end())
        unit = _unit(match, between.group()) if match else None
        if unit is None and between.group() in {", ", " và ", "; ", " hoặc "}:
            bare = _BARE.match(text, between.end())
            if bare is not None and _ALLOWED.get(last.level, _ALLOWED_LARGE).fullmatch(bare["number"]):
                unit = Unit(
                    last.level, bare["number"], bare.start(), bare.end(), named=False, before=between.group()
                )
        if unit is None:
            return
        yield unit
        last = unit


def _chains(units: Sequence[Unit]) -> Iterator[tuple[list[Unit], list[Unit]]]:
    """The citations that units make: heads of one level, then what contains them."""
    heads = [units[0]]
    containers: list[Unit] = []
    for unit in units[1:]:
        last = (containers or heads)[-1]
        larger = _LARGE_ORDER.index(unit.level) < _LARGE_ORDER.index(last.level)
        if larger and unit.before in _INSIDE:
            containers.append(unit)
        elif not containers and unit.level is heads[0].level and unit.before not in _INSIDE - {", "}:
            heads.append(unit)
        else:
            yield heads, containers
            heads, containers = [unit], []
    yield heads, containers
