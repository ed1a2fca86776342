"""The answers so far (bản trả lời đang dở): values by their path, and what follows from them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from typing import Any, TypeAlias

from generator.dossier.kinds import BodyKind
from generator.starting.answers import NONE
from generator.units import Unit, UnitRegister

Steps: TypeAlias = tuple[str | int, ...]
"""The way to an answer: keys and indexes, as in the file of answers."""


@dataclass
class Draft:
    """Answers as the texts that a file of answers holds; ``today`` is the day on which a dossier is begun."""

    units: UnitRegister
    today: date
    data: dict[str, Any] = field(default_factory=dict)

    def get(self, *path: str | int) -> Any:
        """The answer at a path; None where there is none, ``none`` below a thing that there is not."""
        value: Any = self.data
        for step in path:
            if value == NONE:
                return NONE
            if isinstance(value, dict) and isinstance(step, str):
                value = value.get(step)
            elif isinstance(value, list) and isinstance(step, int) and 0 <= step < len(value):
                value = value[step]
            else:
                return None
        return value

    def has(self, *path: str | int) -> bool:
        """Whether there is such a thing (có): answered, and not with ``none``."""
        return self.get(*path) not in (None, NONE)

    def put(self, path: Steps, value: Any) -> None:
        """Set an answer; what stands on the way to it is made."""
        *above, last = path
        place: Any = self.data
        for step, following in zip(above, path[1:], strict=True):
            place = _made(place, step, [] if isinstance(following, int) else {})
        if isinstance(place, list) and last == len(place):
            place.append(value)
        else:
            place[last] = value

    def drop(self, path: Steps) -> None:
        """Take an answer away, and what holds nothing without it."""
        *above, last = path
        place: Any = self.get(*above) if above else self.data
        if place in (None, NONE):
            if above:
                self.drop(tuple(above))
            return
        del place[last]
        if above and not place:
            self.drop(tuple(above))

    @property
    def kind(self) -> BodyKind | None:
        """What kind of body it will be."""
        return next((one for one in BodyKind if one.value == self.data.get("kind")), None)

    @property
    def unit(self) -> Unit | None:
        """The administrative unit, once its code is known."""
        code = self.data.get("unit")
        return self._unit(code) if isinstance(code, str) else None

    def _unit(self, code: str) -> Unit | None:
        if code not in self._found:
            self._found[code] = self.units.find(code)
        return self._found[code]

    @cached_property
    def _found(self) -> dict[str, Unit | None]:
        return {}

    @property
    def members(self) -> Sequence[Mapping[str, Any]]:
        """The members told so far."""
        return [one for one in self.data.get("members") or () if one.get("role") != NONE]


def _made(place: Any, step: Any, empty: Any) -> Any:
    if isinstance(place, list):
        if step == len(place):
            place.append(empty)
        return place[step]
    if place.get(step) in (None, NONE):
        place[step] = empty
    return place[step]
