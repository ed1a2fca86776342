"""The trace of one unit, read back from the folder of a batch (truy nguồn của một đơn vị)."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from gettext import gettext as _
from pathlib import Path

from generator.adapting.trace import Side, Trace, TracedProvision
from generator.adapting.tracing import filled, trace_from_json
from generator.batch.case import CASES, TRACE
from generator.batch.record import RECORD, UnitRecord, read_record
from generator.diagnostics import Diagnostics, Location
from generator.vietnamese.text import ascii_slug, nearest

_ARTICLE = re.compile(r"Điều (?P<number>\S+)$")


@dataclass(frozen=True, slots=True)
class UnitTrace:
    """A unit (đơn vị) and the trace of its regulation, with its own values."""

    unit: UnitRecord
    trace: Trace


def read_unit_trace(folder: Path, found: Diagnostics) -> UnitTrace | None:
    """Read the trace of the unit whose folder this is; faults are reported and give None.

    Beside the folder itself, ``DIR/<code>`` and ``DIR/<name>`` name it, and ``DIR`` where it is the only one.
    Errors: ``no-such-unit``, ``trace-missing``, ``trace-unreadable``, those of the record.
    """
    place = _folder_of_unit(folder, found)
    record = None if place is None else _record(place, found)
    if place is None or record is None:
        return None
    path = place.parent / CASES / Path(record.case).name / TRACE
    try:
        trace = trace_from_json(json.loads(path.read_bytes()))
    except FileNotFoundError:
        message = _("the trace of this unit is missing")
        found.error("trace-missing", message, Location(str(path)), _remedy())
        return None
    except OSError as fault:
        message = _("the trace cannot be read: {reason}").format(reason=fault.strerror)
        found.error("trace-unreadable", message, Location(str(path)))
        return None
    except (ValueError, RecursionError):
        trace = None
    if trace is None:
        found.error("trace-unreadable", _("the trace is damaged"), Location(str(path)), _remedy())
        return None
    return UnitTrace(record, filled(trace, record.values))


def _record(place: Path, found: Diagnostics) -> UnitRecord | None:
    told = Diagnostics()
    record = read_record(place, told)
    if record is None and not told.has_errors():
        message = _("the record of this unit is damaged")
        found.error("trace-unreadable", message, Location(str(place / RECORD)), _remedy())
    else:
        found.extend(told)
    return record


def provisions_of_article(trace: Trace, number: str, found: Diagnostics) -> tuple[TracedProvision, ...]:
    """An article of the unit (điều) with all inside it, and what was left out of its upper one.

    Error: ``no-such-article``, with the numbers that there are.
    """
    wanted = number.strip().removeprefix("Điều ").removesuffix(".")
    upper = {
        _article(one.parent)
        for one in trace.provisions
        if _article(one.unit) == wanted and one.parent is not None
    }
    chosen = tuple(
        one
        for one in trace.provisions
        if _article(one.unit) == wanted or (one.unit is None and _article(one.parent) in upper)
    )
    if any(one.unit is not None for one in chosen):
        return chosen
    numbers = list(dict.fromkeys(filter(None, (_article(one.unit) for one in trace.provisions))))
    message = _("the regulation of this unit has no article {number}").format(number=wanted)
    hint = (
        _("it has the articles {first} to {last}").format(first=numbers[0], last=numbers[-1])
        if numbers
        else None
    )
    found.error("no-such-article", message, hint=hint)
    return ()


def _article(side: Side | None) -> str | None:
    found = _ARTICLE.search(side.label) if side is not None else None
    return found["number"] if found else None


def _remedy() -> str:
    return _("run `vanban update` with the folder of the batch")


def _folder_of_unit(folder: Path, found: Diagnostics) -> Path | None:
    if (folder / RECORD).is_file():
        return folder
    if folder.is_dir():
        inside = list(_units_in(folder))
        if len(inside) == 1:
            return inside[0]
        message = _("this is not the folder of a unit")
        hint = _("name one of the units in it, e.g. {folder}").format(folder=inside[0]) if inside else None
        found.error("no-such-unit", message, Location(str(folder)), hint)
        return None
    wanted = ascii_slug(folder.name)
    beside = list(_units_in(folder.parent))
    named = [one for one in beside if wanted in (one.name, *one.name.split("-", 1))]
    if len(named) == 1:
        return named[0]
    close = nearest(wanted, [name for one in beside for name in (one.name, *one.name.split("-", 1))])
    near = named or [one for one in beside if close in (one.name, *one.name.split("-", 1))]
    hint = (
        _("did you mean {name}?").format(name=", ".join(map(str, near)))
        if near
        else _("give a folder that `vanban batch` or `vanban derive` wrote")
    )
    found.error("no-such-unit", _("no unit has this folder"), Location(str(folder)), hint)
    return None


def _units_in(folder: Path) -> Iterator[Path]:
    """The folders of units in the folder of a batch."""
    if folder.is_dir():
        yield from sorted(path.parent for path in folder.glob(f"*/{RECORD}"))
