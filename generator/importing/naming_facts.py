"""Facts of a committee that stand in texts by their words (dữ kiện trong lời văn), and where they mean it."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from enum import Enum, auto

from generator.importing.capitals import CAPITAL


class FactKind(Enum):
    """What a fact is, which decides where its words mean it (loại dữ kiện)."""

    BODY = auto()
    """A body or a post: not inside the name of another one."""
    PLACE = auto()
    FIELD = auto()
    """What the committee is about: common words, which mean it only in some places."""
    REGIME = auto()
    """A phrase such as "hằng quý": only where the sentence is about the regime."""


@dataclass(frozen=True, slots=True)
class NamedFact:
    """A fact by its name in texts, with its words; ``topic`` is the pattern of what a regime is about."""

    name: str
    words: str
    kind: FactKind
    topic: str = ""


_NAMES: tuple[tuple[str, FactKind, str], ...] = (
    ("committee.name", FactKind.BODY, ""),
    ("committee.short_name", FactKind.BODY, ""),
    ("roles.chair", FactKind.BODY, ""),
    ("roles.standing_deputy", FactKind.BODY, ""),
    ("roles.deputy", FactKind.BODY, ""),
    ("roles.member", FactKind.BODY, ""),
    ("governing_body.head", FactKind.BODY, ""),
    ("governing_body.name", FactKind.BODY, ""),
    ("governing_body.title", FactKind.BODY, ""),
    ("governing_body.short_name", FactKind.BODY, ""),
    ("standing_agency.head", FactKind.BODY, ""),
    ("standing_agency.name", FactKind.BODY, ""),
    ("support_team.head", FactKind.BODY, ""),
    ("support_team.name", FactKind.BODY, ""),
    ("unit.full_name", FactKind.PLACE, ""),
    ("bodies", FactKind.BODY, ""),
    ("committee.field", FactKind.FIELD, ""),
    ("regimes.funding.source", FactKind.REGIME, "kinh phí"),
    ("regimes.meetings.times_text", FactKind.REGIME, "họp"),
    ("regimes.meetings.frequency_text", FactKind.REGIME, "họp"),
    ("regimes.meetings.quorum_text", FactKind.REGIME, "họp"),
    ("regimes.meetings.absence_notice", FactKind.REGIME, "vắng|không thể (?:tham )?dự|không (?:tham )?dự"),
    ("regimes.meetings.notice", FactKind.REGIME, "giấy mời"),
    ("regimes.reports.frequency_text", FactKind.REGIME, "báo cáo"),
    ("regimes.committee_reports.frequency_text", FactKind.REGIME, "báo cáo"),
    ("regimes.inspections.frequency_text", FactKind.REGIME, "kiểm tra"),
)
"""The facts that are looked for; of two with the same words at a place the one earlier here counts."""

_TOPICS = re.compile("|".join(dict.fromkeys(topic for _name, _kind, topic in _NAMES if topic)), re.IGNORECASE)


def named_facts(facts: Mapping[str, object]) -> tuple[NamedFact, ...]:
    """The facts that texts may hold by their words, in the order in which they count."""
    named = ((name, _value(facts, name), kind, topic) for name, kind, topic in _NAMES)
    return tuple(
        NamedFact(name, value, kind, topic)
        for name, value, kind, topic in named
        if isinstance(value, str) and value
    )


def _value(facts: Mapping[str, object], name: str) -> object:
    value: object = facts
    for step in name.split("."):
        value = value.get(step) if isinstance(value, Mapping) else None
    return value


_OTHER_BODY = re.compile(
    r" (?:quốc gia|trung ương|cấp|các (?:cấp|huyện|xã|phường|bộ|ngành)|tỉnh|huyện|thành phố|xã|phường|"
    r"đặc khu|liên ngành|khác|nhà nước|"
    r"của (?:Chính phủ|Trung ương|Bộ|bộ|Thủ tướng|tỉnh|huyện|thành phố|xã|phường))\b"
)
_CAPITAL = re.compile(f" {CAPITAL}")
_BEFORE_LONGER = re.compile(
    r"(?:\b(?:Phó|phó|Nguyên|nguyên|Quyền)|[Vv]ăn phòng(?: Hội đồng nhân dân(?: và|,))?|Đảng ủy|Trung tâm) $"
)
_BEFORE_FIELD = re.compile(r"\b(?:về|lĩnh vực|công tác|hoạt động|nhiệm vụ) $")
_BEHIND_FIELD = re.compile(r"\s*(?:[.;,:)]|$| (?:của|tại|trên địa bàn|theo|và các)\b)")
_FAR = 500
"""No sentence that speaks of a regime is longer."""
_ON_DEMAND = re.compile(r"đột xuất $|bất thường $")


def words_before(text: str, place: int, most: int) -> str:
    """What stands before a place, so many signs at most: a hostile text is one line without end."""
    return text[max(0, place - most) : place]


def may_stand(fact: NamedFact, text: str, start: int, end: int, others: tuple[NamedFact, ...]) -> bool:
    """Whether the words at a place of a text mean the fact, and are no part of another name."""
    before, behind = words_before(text, start, 60), text[end : end + _FAR]
    if fact.kind is FactKind.REGIME:
        return _is_about(fact.topic, text, start, end) and not _ON_DEMAND.search(before)
    if fact.kind is FactKind.FIELD:
        return bool(_BEFORE_FIELD.search(before) and _BEHIND_FIELD.match(behind))
    if _CAPITAL.match(behind) and not any(behind.startswith(f" {other.words}") for other in others):
        return False
    if fact.kind is FactKind.PLACE:
        return True
    return not _OTHER_BODY.match(behind) and not _BEFORE_LONGER.search(before)


def _is_about(topic: str, text: str, start: int, end: int) -> bool:
    """Whether the regime is what the sentence speaks of last before the place, else first behind it."""
    low = start - len(re.split(r"[.;]\s", words_before(text, start, _FAR))[-1])
    stop = re.search(r"[.;](?:\s|$)", text[end : end + _FAR])
    high = end + stop.start() if stop else end + _FAR
    earlier = [match.group() for match in _TOPICS.finditer(text, low, start)]
    later = [match.group() for match in _TOPICS.finditer(text, end, high)]
    nearest = earlier[-1] if earlier else later[0] if later else ""
    return re.fullmatch(topic, nearest, re.IGNORECASE) is not None
