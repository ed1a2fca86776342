"""Figures that contradict one another: one programme with two periods, one document with two dates."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from gettext import gettext as _

from generator.checking.passages import WORD, CheckedText, Path, places_of
from generator.checking.rule import Example, Explanation, Rule, Slip
from generator.diagnostics import Severity

_WORDS_BEFORE = 4
_NEAR = 100
_FIGURES = (
    re.compile(r"giai đoạn\s+(?P<figure>\d{4}\s*[-–]\s*\d{4})"),
    re.compile(r"(?:tầm nhìn|định hướng)\s+đến năm\s+(?P<figure>\d{4})"),
    re.compile(
        r"(?:trước|chậm nhất(?: là)?(?: vào)?) ngày\s+(?P<figure>\d{1,2}(?:/\d{1,2})?)"
        r"(?=\s*(?:h[àằ]ng|của|tháng))"
    ),
)
_DOCUMENT = re.compile(
    r"số\s+(?P<number>\d+[\d/]*/[\w-]+)\s*,?\s+ngày\s+(?P<day>\d{1,2})\s*(?:/|tháng)\s*(?P<month>\d{1,2})\s*(?:/|năm)\s*"
    r"(?P<year>\d{4})"
)


def check_figures(text: CheckedText) -> Iterator[Slip]:
    """The same words with other years or days behind them (số liệu mâu thuẫn)."""
    for number, pattern in enumerate(_FIGURES):
        ways: dict[tuple[int, str], dict[str, list[Path]]] = defaultdict(lambda: defaultdict(list))
        for passage in text.passages:
            for match in pattern.finditer(passage.text):
                before = passage.text[max(0, match.start() - _NEAR) : match.start()]
                words = [one.casefold() for one in WORD.findall(before)]
                if len(words) >= _WORDS_BEFORE:
                    key = " ".join(words[-_WORDS_BEFORE:])
                    ways[number, key][_plain(match["figure"])].append(passage.path)
        for (_pattern, key), figures in ways.items():
            yield from _contradictions(key, figures)


def check_documents(text: CheckedText) -> Iterator[Slip]:
    """One document cited with two dates (một văn bản ghi hai ngày khác nhau; PL1 II.6b)."""
    ways: dict[str, dict[str, list[Path]]] = defaultdict(lambda: defaultdict(list))
    for passage in text.passages:
        for match in _DOCUMENT.finditer(passage.text):
            day = f"{int(match['day'])}/{int(match['month'])}/{match['year']}"
            ways[match["number"]][day].append(passage.path)
    for number, days in ways.items():
        yield from _contradictions(number, days)


def _contradictions(subject: str, figures: dict[str, list[Path]]) -> Iterator[Slip]:
    usual = max(figures, key=lambda one: len(figures[one]))
    for figure, paths in figures.items():
        if figure != usual and not _follow_each_other(figure, usual):
            message = _("“{subject}” has {figure} here, and {usual} elsewhere").format(
                subject=subject, figure=figure, usual=usual
            )
            yield Slip(
                paths[0], message, _("compare: {places}").format(places=places_of([*paths, *figures[usual]]))
            )


def _follow_each_other(one: str, other: str) -> bool:
    """Whether two periods have no year in common: 2021-2025 and 2026-2030 are two stages of one programme."""
    (start, _, end), (first, _, last) = one.partition("-"), other.partition("-")
    return bool(end and last) and (end < first or last < start)


def _plain(figure: str) -> str:
    return re.sub(r"\s*[-–]\s*", "-", figure)


def _explain_figures() -> Explanation:
    return Explanation(
        _("The same programme or duty has other years, or another day, in two places."),
        _("Nobody can know which of the two holds."),
        _("No law: one document must not contradict itself."),
        _("Look into the document that lays the programme or duty down, and put the wrong place right."),
        Example(
            "Điều 1. Phạm vi\n1. Thực hiện chương trình chuyển đổi số giai đoạn 2021 - 2025.\n"
            "2. Kinh phí của chương trình chuyển đổi số giai đoạn 2022 - 2025.",
            "Điều 1. Phạm vi\n1. Thực hiện chương trình chuyển đổi số giai đoạn 2021 - 2025.\n"
            "2. Kinh phí của chương trình chuyển đổi số giai đoạn 2021-2025.",
        ),
    )


def _explain_documents() -> Explanation:
    return Explanation(
        _("One document is cited with two dates."),
        _("A document of one number has one date; one of the two citations is wrong."),
        "Nghị định số 30/2020/NĐ-CP, Phụ lục I, mục II.6b",
        _("Compare with the document itself; later citations need kind and number only."),
        Example(
            "Điều 1. Căn cứ\n1. Theo Kế hoạch số 12/KH-UBND ngày 05/3/2026.\n"
            "2. Kế hoạch số 12/KH-UBND ngày 15/3/2026 được sửa đổi.",
            "Điều 1. Căn cứ\n1. Theo Kế hoạch số 12/KH-UBND ngày 05/3/2026.\n"
            "2. Kế hoạch số 12/KH-UBND ngày 05 tháng 3 năm 2026 được sửa đổi.",
        ),
    )


RULES = (
    Rule("figures-contradict", Severity.WARNING, check_figures, _explain_figures),
    Rule("document-with-two-dates", Severity.WARNING, check_documents, _explain_documents),
)
