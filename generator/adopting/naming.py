"""What a regulation says of the body it is for (thông tin về ban), as answers of a new dossier."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from typing import Any

from generator.dossier.kinds import BodyKind, Role
from generator.importing.recognising import Recognised
from generator.starting.naming_units import units_named
from generator.units import Unit, UnitRegister

_KINDS = {
    "ban chỉ đạo": BodyKind.STEERING_COMMITTEE,
    "tổ công tác": BodyKind.TASK_FORCE,
    "hội đồng": BodyKind.COUNCIL,
}
_NAME = re.compile(r"(?:Ban Chỉ đạo|Tổ Công tác|Hội đồng(?! nhân dân))\b.*", re.IGNORECASE)
_AFTER_FORM = re.compile(r"^(?:Ban Chỉ đạo|Tổ Công tác|Hội đồng)\s+(?:về\s+|thực hiện\s+)?", re.IGNORECASE)
_PLACE = re.compile(r"\b(tỉnh|thành phố|xã|phường|đặc khu)((?: [^\W\d_a-zà-ỹ][\w’'-]*)+)")
_UNNAMED = "Ban Chỉ đạo"


def answers_in_text(recognised: Recognised, units: UnitRegister, unit: Unit | None) -> dict[str, Any]:
    """The answers that the text of a regulation gives: what kind of body, its name, field and unit.

    ``unit`` is the one that the user names; without it the one most often named in the text counts.
    """
    title = recognised.title
    named = _NAME.search(title)
    name = named.group() if named else ""
    kind = next((one for form, one in _KINDS.items() if name.casefold().startswith(form)), None)
    place = unit or _unit_named(recognised, units)
    answers: dict[str, Any] = {
        "kind": (kind or _kind_in_text(recognised)).value,
        "field": _field(name or title, place) or title or _UNNAMED,
    }
    if name:
        answers["name"] = name
    chair = {"role": Role.CHAIR.value}
    if place is not None:
        answers["unit"] = place.code
        chair["position"] = f"Chủ tịch Ủy ban nhân dân {place.type.value}"
    answers["members"] = [chair]
    return answers


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
