"""What a regulation says of the body it is for (thông tin về ban), as answers of a new dossier."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from generator.adopting.bodies_told import posts_told, seals_told, standing_agency_told, support_team_told
from generator.adopting.regimes_told import estimate_told, meetings_told, money_told, reports_told
from generator.adopting.statements import ProposedFact, Sentence, sentences
from generator.dossier.kinds import BodyKind, Role
from generator.dossier.regimes import StandingBody
from generator.importing.capitals import CAPITAL
from generator.importing.recognising import Recognised
from generator.starting.answers import NONE
from generator.starting.naming_units import units_named
from generator.units import Unit, UnitRegister

_KINDS = {
    "ban chỉ đạo": BodyKind.STEERING_COMMITTEE,
    "tổ công tác": BodyKind.TASK_FORCE,
    "hội đồng": BodyKind.COUNCIL,
}
_NAME = re.compile(r"(?:Ban Chỉ đạo|Tổ Công tác|Hội đồng(?! nhân dân))\b.*", re.IGNORECASE)
_AFTER_FORM = re.compile(r"^(?:Ban Chỉ đạo|Tổ Công tác|Hội đồng)\s+(?:về\s+|thực hiện\s+)?", re.IGNORECASE)
_PLACE = re.compile(rf"\b(tỉnh|thành phố|xã|phường|đặc khu)((?: {CAPITAL}[\w’'-]*)+)")
_CALLED = re.compile(
    r"\b(?P<name>(?:Ban Chỉ đạo|Tổ [Cc]ông tác|Hội đồng(?! nhân dân)) [^.,;()]{3,160}?)"
    r"\s*[(,]\s*(?:sau đây|dưới đây|gọi tắt|viết tắt)"
)
"""The full name, where the text says how it is called from there on."""
_UNNAMED = "Ban Chỉ đạo"


@dataclass(frozen=True, slots=True)
class Reading:
    """What the text of a regulation tells of the body: ``answers`` of a new dossier, and where they stand."""

    answers: Mapping[str, Any]
    facts: tuple[ProposedFact, ...]


def read_answers(recognised: Recognised, units: UnitRegister, unit: Unit | None) -> Reading:
    """The answers that the text of a regulation gives: what kind of body, its name, field, unit and regimes.

    ``unit`` is the one that the user names; without it the one most often named in the text counts. What a
    regulation would say, and does not, is answered with ``none``.
    """
    title = recognised.title
    named = _NAME.search(title)
    called = (_CALLED.search(text) for text in _texts(recognised)) if not title else ()
    name = named.group() if named else next((match["name"] for match in called if match), "")
    kind = next((one for form, one in _KINDS.items() if name.casefold().startswith(form)), None)
    kind = kind or _kind_in_text(recognised)
    place = unit or _unit_named(recognised, units)
    answers: dict[str, Any] = {
        "kind": kind.value,
        "field": _field(name or title, place) or title or _UNNAMED,
    }
    if name:
        answers["name"] = name
    if place is not None:
        answers["unit"] = place.code
    told = tuple(sentences(recognised))
    facts = [*posts_told(told, kind), *_regimes(told, kind)]
    answers["members"] = _members(facts, place)
    for fact in facts:
        if not fact.key.startswith("members."):
            _put(answers, fact.key.split("."), fact.value)
    for key in ("standing_agency", "support_team"):
        answers.setdefault(key, NONE)
    regimes = answers.setdefault("regimes", {})
    if "meetings" in regimes:
        regimes["meetings"].setdefault("extraordinary", "false")
    for key in ("reports", "funding"):
        regimes.setdefault(key, NONE)
    return Reading(answers, tuple(facts))


def _regimes(told: Sequence[Sentence], kind: BodyKind) -> Iterator[ProposedFact]:
    agency = list(standing_agency_told(told))
    yield from agency
    team = list(support_team_told(told, kind))
    yield from team
    yield from seals_told(told)
    yield from meetings_told(told)
    there = {
        body
        for body, facts in ((StandingBody.STANDING_AGENCY, agency), (StandingBody.SUPPORT_TEAM, team))
        if facts
    }
    yield from (one for one in reports_told(told) if one.key != "regimes.reports.via" or one.value in there)
    yield from (money := list(money_told(told)))
    if money and agency:
        yield from estimate_told(told, agency[0].value)


def _members(facts: Sequence[ProposedFact], place: Unit | None) -> list[dict[str, str]]:
    """The head of the body, and the deputies whose posts the text tells."""
    posts = {
        fact.key.removeprefix("members."): fact.value for fact in facts if fact.key.startswith("members.")
    }
    chair = {"role": Role.CHAIR.value}
    if place is not None:
        chair["position"] = posts.pop(Role.CHAIR, f"Chủ tịch Ủy ban nhân dân {place.type.value}")
    others = (
        {"role": role.value, "position": posts[role]}
        for role in Role
        if role in posts and role is not Role.CHAIR
    )
    return [chair, *others]


def _put(answers: dict[str, Any], path: Sequence[str], value: str) -> None:
    *above, last = path
    for step in above:
        answers = answers.setdefault(step, {})
    answers[last] = value


def _kind_in_text(recognised: Recognised) -> BodyKind:
    """The kind of body that the provisions speak of most."""
    text = " ".join(_texts(recognised)).casefold()
    return max(_KINDS.items(), key=lambda one: text.count(one[0]))[1]


def _unit_named(recognised: Recognised, units: UnitRegister) -> Unit | None:
    """The administrative unit that is named in the title, or most often in the provisions."""
    for texts in ([recognised.title], _texts(recognised)):
        places = Counter((match[1], match[2].strip()) for text in texts for match in _PLACE.finditer(text))
        for (kind, name), _count in places.most_common():
            found = _found(kind, name, units)
            if found is not None:
                return found
    return None


def _found(kind: str, name: str, units: UnitRegister) -> Unit | None:
    """The one unit of a type and name; words behind a name may begin with capitals too."""
    words = name.split(" ")
    for end in range(len(words), 0, -1):
        wanted = f"{kind} {' '.join(words[:end])}"
        same = [one for one in units_named(wanted, units) if one.full_name.casefold() == wanted.casefold()]
        if len(same) == 1:
            return same[0]
    return None


def _field(name: str, unit: Unit | None) -> str:
    """What the body is about: its name without the form and the place."""
    field = _AFTER_FORM.sub("", name)
    if unit is not None:
        field = re.sub(rf"[,\s]*(?:trên địa bàn\s+)?{re.escape(unit.full_name)}.*$", "", field)
    return field.strip(" ,.")


def _texts(recognised: Recognised) -> Sequence[str]:
    return [
        text
        for top in recognised.children
        for one in top.walk()
        for text in (one.title or "", *one.paragraphs)
    ]
