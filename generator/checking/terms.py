"""Terms and abbreviations: defined and not used, used and not defined (từ viết tắt, tên gọi tắt)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from gettext import gettext as _
from itertools import islice

from generator.checking.passages import WORD, CheckedText, Passage
from generator.checking.rule import DECREE_30, Example, Explanation, Rule, Slip
from generator.diagnostics import Severity
from generator.vietnamese.letters import roman_number

_DEFINITION = re.compile(
    r"sau đây\s+(?:được\s+)?(?:gọi|viết)(?:\s+(?:tắt|chung))*(?:\s+là)?\s*:?\s*"
    r"[“\"«]?(?P<term>[^()“”\"«»;.]{2,60}?)[”\"»]?\s*(?=[);.,]|$)"
)
_ABBREVIATION = re.compile(r"(?<![\w/.&-])[A-ZĐÂÊÔƠƯĂ]{2,}\d*(?![\w/&])(?!-[A-ZĐ\d])")
_EXPLAINED = re.compile(r"\(\s*[“\"]?([A-ZĐÂÊÔƠƯĂ][A-ZĐÂÊÔƠƯĂ\d\s-]+)[”\"]?\s*\)")
_HEADING = re.compile(r"(?:[A-ZĐ\d]{2,}[\s,;-]+){2,}[A-ZĐ\d]{2,}")

_KNOWN_EVERYWHERE = (
    "UBND HĐND MTTQ UBMTTQ TAND VKSND TW TƯ BCĐ BCH TNHH TP STT VNĐ USD HĐQT ĐBQH CNXH XHCN CAND QĐND"
)
COMMON = frozenset(_KNOWN_EVERYWHERE.split())
"""Abbreviations that every office knows; a habit of offices, no list of law."""

_MOST_TERMS = 200
"""No regulation has more short names: so many bound the time that a hostile file can take."""


def defined_terms(text: CheckedText) -> dict[str, Passage]:
    """Short names that the text gives (tên gọi tắt), each with the passage that defines it."""
    terms: dict[str, Passage] = {}
    found = ((match, one) for one in text.passages for match in _DEFINITION.finditer(one.text))
    for match, passage in islice(found, _MOST_TERMS):
        terms.setdefault(match["term"].strip(), passage)
    return terms


def check_unused(text: CheckedText) -> Iterator[Slip]:
    """A short name is given and never used (định nghĩa không dùng)."""
    for term, definer in defined_terms(text).items():
        pattern = re.compile(rf"(?<!\w){re.escape(term)}(?!\w)", re.IGNORECASE)
        uses = 0
        for passage in text.passages:
            without = _DEFINITION.sub("", passage.text) if passage is definer else passage.text
            uses += len(pattern.findall(without))
        if not uses:
            message = _("the short name “{term}” is given here and never used").format(term=term)
            yield Slip(definer.path, message, _("use it, or leave the definition out"))


def check_undefined(text: CheckedText) -> Iterator[Slip]:
    """An abbreviation that is nowhere explained (chữ viết tắt chưa được giải thích)."""
    explained = (match[1] for passage in text.passages for match in _EXPLAINED.finditer(passage.text))
    known = {word for words in explained for word in WORD.findall(words)}
    known |= {word for term in defined_terms(text) for word in term.split()} | COMMON
    for passage in text.passages:
        if passage.is_capitals or _HEADING.search(passage.text):
            continue
        for match in _ABBREVIATION.finditer(passage.text):
            word = match[0]
            if word not in known and roman_number(word) is None:
                known.add(word)
                message = _("the abbreviation {word} is not explained").format(word=word)
                hint = _("write it in full the first time, with the abbreviation in brackets behind it")
                yield Slip(passage.path, message, hint)


def _explain_unused() -> Explanation:
    return Explanation(
        _("A short name is given, and the text never uses it."),
        _("The definition is idle, or the text names the same thing in another way."),
        _("No law: a habit of good drafting."),
        _("Use the short name, or leave the definition out."),
        Example(
            "Điều 1. Phạm vi\n1. Nhóm viết tin (sau đây gọi tắt là Tổ) họp hằng tháng.\n"
            "2. Nhóm báo cáo hằng quý.",
            "Điều 1. Phạm vi\n1. Nhóm viết tin (sau đây gọi tắt là Tổ) họp hằng tháng.\n"
            "2. Tổ báo cáo hằng quý.",
        ),
    )


def _explain_undefined() -> Explanation:
    return Explanation(
        _("An abbreviation is used that the text does not explain and that not every office knows."),
        _("Readers outside the field cannot know what it stands for."),
        _("No law that we have read: a habit of offices."),
        _("Write it in full the first time, with the abbreviation in brackets behind it."),
        Example(
            "Điều 1. Nhiệm vụ\n1. Tổ vận hành LGSP của tỉnh.",
            "Điều 1. Nhiệm vụ\n1. Tổ vận hành nền tảng tích hợp, chia sẻ dữ liệu (LGSP) của tỉnh.",
        ),
    )


RULES = (
    Rule("term-unused", Severity.WARNING, check_unused, _explain_unused),
    Rule("abbreviation-unexplained", Severity.NOTE, check_undefined, _explain_undefined, since=DECREE_30),
)
