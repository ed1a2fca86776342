"""Cells of a unit's row (ô trong danh sách) put into its dossier, each where its path says."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence, Set
from dataclasses import dataclass
from gettext import gettext as _

from pydantic import BaseModel

from generator.diagnostics import Diagnostics
from generator.dossier.schema import Committee, Consultation, Meeting, Programme, Reminder, Report
from generator.dossier.values import BLANK, DescribedEnum
from generator.sources.faults import did_you_mean
from generator.sources.model import known_keys, value_choices, value_types
from generator.sources.node import Node
from generator.sources.yaml_text import Value
from generator.vietnamese.text import ascii_slug

COMMITTEE_FILE = "committee.yaml"
EVENTS: Mapping[str, type[BaseModel]] = {
    "meetings": Meeting,
    "reports": Report,
    "opinions": Consultation,
    "reminders": Reminder,
    "programmes": Programme,
}
"""The folders of a dossier besides its own file, each with the model of its files."""

_CHOICES: Mapping[frozenset[str], Mapping[str, str]] = {
    frozenset(kind): {ascii_slug(one.description): one.value for one in kind}
    for kind in DescribedEnum.__subclasses__()
}
"""For each set of values to choose from, what they are called: ``hằng tháng`` is ``monthly``."""

_LEFT_OPEN = "để trống"
_TRUTH = {"có": True, "không": False, "true": True, "false": False}


def put_cells(files: dict[str, dict[str, Value]], values: Mapping[str, Node], found: Diagnostics) -> None:
    """Put each value where its path leads, over what stands there; a path to nowhere is an error at the cell.

    A path names keys, and in a list the id of an entry: ``members.chair.person``,
    ``meetings.phien-thu-nhat.date``. Lists are written with ``;`` or one entry a line, days as 15/01/2026,
    truth values as ``có``, ``không``, choices by value or meaning (``hằng tháng``), what stays open as
    ``để trống``.
    """
    for path, cell in values.items():
        if isinstance(cell.value, str) and (astray := _put(files, path.split("."), cell.value)) is not None:
            message = _("the dossier of the unit has no place {path} for this cell").format(path=path)
            hint = did_you_mean(path, astray) or _("known here: {keys}").format(keys=", ".join(astray))
            found.error("unknown-path", message, cell.location, hint)


@dataclass(frozen=True, slots=True)
class _Place:
    """A place in a file: the names that lead there, and the same way in the schema of ``model``."""

    model: type[BaseModel]
    names: tuple[str, ...] = ()
    steps: tuple[str | int, ...] = ()

    @property
    def keys(self) -> tuple[str, ...]:
        return tuple(known_keys(self.model, self.steps))

    @property
    def types(self) -> frozenset[str]:
        return value_types(self.model, self.steps) - {"null"}

    def below(self, name: str, step: str | int) -> _Place:
        return _Place(self.model, (*self.names, name), (*self.steps, step))

    def paths(self, known: Iterable[str]) -> tuple[str, ...]:
        return tuple(".".join((*self.names, one)) for one in known)


def _put(files: dict[str, dict[str, Value]], path: Sequence[str], text: str) -> tuple[str, ...] | None:
    """Put a text in; where the path leads nowhere, the paths that could be meant."""
    folder, *rest = path
    if folder not in EVENTS:
        return _set(files.setdefault(COMMITTEE_FILE, {}), path, text, _Place(Committee))
    stems = {name[len(folder) + 1 : -len(".yaml")]: name for name in files if name.startswith(f"{folder}/")}
    if len(rest) < 2 or rest[0] not in stems:
        return tuple(f"{folder}.{stem}" for stem in stems)
    return _set(files[stems[rest[0]]], rest[1:], text, _Place(EVENTS[folder], (folder, rest[0])))


def _set(holder: Value, path: Sequence[str], text: str, place: _Place) -> tuple[str, ...] | None:
    """Put a text in below ``holder``; a group that the schema knows and the dossier lacks is made."""
    name, *rest = path
    if isinstance(holder, list):
        entries = {str(one.get("id")): one for one in holder if isinstance(one, Mapping)}
        if name not in entries:
            return place.paths(entries)
        below = place.below(name, 0)
        return _set(entries[name], rest, text, below) if rest else below.paths(below.keys)
    if not isinstance(holder, dict) or name not in {*place.keys, *holder}:
        return place.paths(place.keys)
    below = place.below(name, name)
    if rest:
        if "object" in below.types:
            holder.setdefault(name, {})
        return _set(holder.get(name, text), rest, text, below)
    takes_texts = "array" not in below.types or "string" in below.below("", 0).types
    if below.types == {"object"} or not takes_texts:
        return below.paths(below.keys)
    called = _CHOICES.get(value_choices(below.model, below.steps), {})
    holder[name] = called.get(ascii_slug(text)) or _value(text, below.types)
    return None


def leaves_open(text: str) -> bool:
    """Whether a cell says that its place stays blank (để trống)."""
    return text.casefold() in {_LEFT_OPEN, BLANK}


def _value(text: str, types: Set[str]) -> Value:
    """What a cell says, as the key takes it."""
    if "array" in types:
        return [entry.strip(" -") for entry in re.split(r"[;\n]", text) if entry.strip(" -")]
    if leaves_open(text):
        return BLANK
    word = text.casefold()
    if "boolean" in types and word in _TRUTH:
        return _TRUTH[word]
    if "integer" in types and re.fullmatch(r"[1-9]\d*", text, re.ASCII):
        return int(text)
    day = re.fullmatch(r"(?:(\d{1,2})/)?(\d{1,2})/(\d{4})", text, re.ASCII)
    return "-".join([day[3], *(f"{int(part):02}" for part in (day[2], day[1]) if part)]) if day else text
