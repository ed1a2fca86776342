"""Names of bodies and posts: one way of writing each (tên cơ quan, chức danh viết không thống nhất)."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from gettext import gettext as _

from generator.checking.passages import CheckedText, Passage, Path, places_of
from generator.checking.rule import DECREE_30, Example, Explanation, Rule, Slip
from generator.checking.terms import defined_terms
from generator.diagnostics import Severity
from generator.vietnamese.text import ascii_slug

# Bodies and posts of committees: kind, function and field of a name have capitals (NĐ 30/2020, PL2 IV.1).
_NAMES = (
    "phó trưởng ban thường trực",
    "phó trưởng ban chỉ đạo",
    "trưởng ban chỉ đạo",
    "thành viên ban chỉ đạo",
    "ủy viên ban chỉ đạo",
    "ban chỉ đạo",
    "phó trưởng ban",
    "trưởng ban",
    "tổ phó thường trực",
    "tổ công tác",
    "tổ giúp việc",
    "tổ trưởng",
    "tổ phó",
    "cơ quan thường trực",
    "phó chủ tịch thường trực",
    "phó chủ tịch hội đồng",
    "chủ tịch hội đồng",
    "ủy ban nhân dân",
    "hội đồng nhân dân",
    "văn phòng ủy ban nhân dân",
    "ủy ban mặt trận tổ quốc",
)
_STATE_BODIES = {"ủy ban nhân dân": "Ủy ban nhân dân", "hội đồng nhân dân": "Hội đồng nhân dân"}
# "Trưởng ban chỉ đạo" is the post and what he does; "các tổ công tác" are any.
_NO_NAME_BEFORE = re.compile(r"(?:trưởng|phó|các|những|một số|mỗi|một|\d) $", re.IGNORECASE)
_OFTEN = 5
"""A name that stands so often is the right one; what differs from it by a mark is a slip."""


def check_capitals(text: CheckedText) -> Iterator[Slip]:
    """A body or post whose name has different capitals in different places (PL2 IV.1, V.3)."""
    uses: dict[str, dict[str, list[Path]]] = defaultdict(lambda: defaultdict(list))
    initial: list[tuple[str, Path]] = []
    for passage, place, name in _named(text):
        written = _without_verb(name)
        if written.isupper() or written.islower():
            continue
        if passage.begins_sentence(place):
            initial.append((written, passage.path))
        else:
            uses[written.casefold()][written].append(passage.path)
    for written, path in initial:
        # The first letter is a capital there in any case: the rest tells which way of writing it is.
        ways = uses[written.casefold()]
        same = [one for one in ways if one[1:] == written[1:]]
        ways[max(same, key=lambda one: len(ways[one]), default=written)].append(path)
    for ways in uses.values():
        yield from _minority(ways)


def check_small_letters(text: CheckedText) -> Iterator[Slip]:
    """A term that is defined with capitals, or a body of the State, written without any (PL2 IV.1)."""
    terms = (term for term in defined_terms(text) if not term.islower() and len(term.split()) > 1)
    names = _STATE_BODIES | {term.casefold(): term for term in terms}
    pattern = _any_of(names)
    for passage in text.passages:
        for match in pattern.finditer(_with_new_tones(passage.text)):
            if not _NO_NAME_BEFORE.search(passage.text, 0, match.start()):
                message = _("“{written}” is written without capitals").format(written=match[0])
                yield Slip(passage.path, message, _("write {words}").format(words=f"“{names[match[0]]}”"))


def check_marks(text: CheckedText) -> Iterator[Slip]:
    """A name of which one word has another mark than everywhere else: Ban Chỉ đao (sai dấu trong tên)."""
    uses = Counter(name for _passage, _place, name in _named(text))
    for name, count in uses.items():
        words = name.split()
        if count < _OFTEN or len(words) < 3 or name.islower():
            continue
        others = (
            " ".join(r"\w+" if one == other else re.escape(word) for other, word in enumerate(words))
            for one in range(len(words))
        )
        pattern = re.compile(rf"(?<!\w)(?:{'|'.join(others)})(?!\w)")
        for passage in text.passages:
            for match in pattern.finditer(_with_new_tones(passage.text)):
                written = match[0]
                if written.casefold() != name.casefold() and ascii_slug(written) == ascii_slug(name):
                    message = _("“{written}” looks like a slip for “{name}”").format(
                        written=written, name=name
                    )
                    yield Slip(passage.path, message, _("write {words}").format(words=f"“{name}”"))


def _named(text: CheckedText) -> Iterator[tuple[Passage, int, str]]:
    """The names in the text as they are written, each with its passage and place; the longest that fits."""
    pattern = _any_of({*_NAMES, *(term.casefold() for term in defined_terms(text))}, re.IGNORECASE)
    for passage in text.passages:
        if not passage.is_capitals:
            for match in pattern.finditer(_with_new_tones(passage.text)):
                yield passage, match.start(), match[0]


def _any_of(names: Mapping[str, str] | set[str], flags: re.RegexFlag = re.NOFLAG) -> re.Pattern[str]:
    longest = sorted(names, key=len, reverse=True)
    return re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, longest))})(?!\w)", flags)


def _minority(ways: Mapping[str, Sequence[Path]]) -> Iterator[Slip]:
    usual = max(ways, key=lambda one: len(ways[one]))
    for written, paths in ways.items():
        if written != usual:
            message = _("“{written}” ({count} times) is otherwise written “{usual}” ({more} times)").format(
                written=written, count=len(paths), usual=usual, more=len(ways[usual])
            )
            yield Slip(paths[0], message, _("choose one way: {places}").format(places=places_of(paths)))


def _without_verb(written: str) -> str:
    """``Trưởng ban chỉ đạo`` may be the post and what he does: only the post is sure."""
    return written.removesuffix(" chỉ đạo") if "trưởng ban" in written.casefold() else written


def _with_new_tones(text: str) -> str:
    """The same text, of the same length, with ủy for uỷ."""
    return text.replace("uỷ", "ủy").replace("Uỷ", "Ủy").replace("UỶ", "ỦY")


def _explain_capitals() -> Explanation:
    return Explanation(
        _("One body or post is written with different capitals in one text."),
        _("Readers may take them for two bodies, and the writing follows no rule."),
        "Nghị định số 30/2020/NĐ-CP, Phụ lục II, mục IV.1 và V.3",
        _("Choose one way of writing and use it throughout; search and replace finds all places."),
        Example(
            "Điều 1. Họp\n1. Khi họp, Tổ công tác biểu quyết. Thư ký của Tổ công tác ghi biên bản.\n"
            "2. Kết luận của Tổ Công tác được gửi cho thành viên.",
            "Điều 1. Họp\n1. Khi họp, Tổ công tác biểu quyết. Thư ký của Tổ công tác ghi biên bản.\n"
            "2. Kết luận của Tổ công tác được gửi cho thành viên.",
        ),
    )


def _explain_small_letters() -> Explanation:
    return Explanation(
        _("A body of the State, or a term defined with capitals, is written in small letters."),
        _("A name without its capitals is no name: it may mean any body of that kind."),
        "Nghị định số 30/2020/NĐ-CP, Phụ lục II, mục IV.1",
        _("Write it with the capitals of its name."),
        Example(
            "Điều 1. Báo cáo\n1. Tổ báo cáo ủy ban nhân dân tỉnh.",
            "Điều 1. Báo cáo\n1. Tổ báo cáo Ủy ban nhân dân tỉnh.",
        ),
    )


def _explain_marks() -> Explanation:
    return Explanation(
        _("One word of a name that stands often in the text has another tone or vowel mark in one place."),
        _("It is a slip that spelling programs overlook, since the wrong word exists too."),
        _("No law: the rules of spelling."),
        _("Write the name as it stands elsewhere."),
        Example(
            "Điều 1. Họp\n1. Ban Chỉ đạo họp; Ban Chỉ đạo kết luận; Ban Chỉ đạo lưu hồ sơ.\n"
            "2. Thư ký của Ban Chỉ đạo ghi; khách của Ban Chỉ đạo nghe; Ban Chỉ đao báo cáo.",
            "Điều 1. Họp\n1. Ban Chỉ đạo họp; Ban Chỉ đạo kết luận; Ban Chỉ đạo lưu hồ sơ.\n"
            "2. Thư ký của Ban Chỉ đạo ghi; khách của Ban Chỉ đạo nghe; Ban Chỉ đạo báo cáo.",
        ),
    )


RULES = (
    Rule("name-in-two-ways", Severity.WARNING, check_capitals, _explain_capitals),
    Rule(
        "name-in-small-letters",
        Severity.WARNING,
        check_small_letters,
        _explain_small_letters,
        since=DECREE_30,
    ),
    Rule("name-misspelt", Severity.WARNING, check_marks, _explain_marks),
)
