"""Answers from a filled-in workbook (sổ Excel), each with its cell."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from gettext import gettext as _
from pathlib import Path

from generator.diagnostics import Diagnostics, Location
from generator.dossier.kinds import BodyKind
from generator.dossier.roster import members_of
from generator.sources.faults import did_you_mean
from generator.sources.node import Node
from generator.sources.table import Cell, Record, Table, read_sheets
from generator.starting import sheets
from generator.starting.answers import NONE
from generator.starting.completing import Given
from generator.starting.draft import Steps
from generator.starting.questions import Question
from generator.starting.reading import iso_date, period_text, read_answer
from generator.units import UnitRegister
from generator.vietnamese.text import ascii_slug


def read_workbook(path: Path, units: UnitRegister, found: Diagnostics) -> Given | None:
    """The answers of a workbook made by ``write_template``; faults are told at ``sheet!cell``, all in a run.

    None when there are no answers to go on with: no workbook, or a sheet or column is missing.
    """
    tables = read_sheets(path, found)
    if tables is None:
        return None
    by_name = {ascii_slug(str(table.sheet)): table for table in tables}
    required = [by_name.get(ascii_slug(name)) for name in (sheets.BODY, sheets.MEMBERS)]
    for name, table in zip((sheets.BODY, sheets.MEMBERS), required, strict=True):
        if table is None:
            message = _("the workbook has no sheet {name}").format(name=name)
            hint = _("fill in the workbook that `vanban init --excel-template` writes")
            found.error("missing-sheet", message, Location(str(path)), hint)
    body, members = required
    if body is None or members is None:
        return None
    values: dict[Steps, Node] = {}
    places: dict[Steps, Location] = {}
    _read_body(body, units, values, places, found)
    _read_members(members, values, places, found)
    _read_meetings(
        by_name.get(ascii_slug(sheets.MEETINGS)), by_name.get(ascii_slug(sheets.TASKS)), values, found
    )
    return Given(_nested(values, Location(str(path), spot=f"{sheets.BODY}!A1"), found), places)


def _read_body(
    table: Table,
    units: UnitRegister,
    values: dict[Steps, Node],
    places: dict[Steps, Location],
    found: Diagnostics,
) -> None:
    questions = {ascii_slug(one.label): one for one in sheets.BODY_QUESTIONS}
    labels = [one.label for one in sheets.BODY_QUESTIONS]
    for record in table.records(sheets.BODY_COLUMNS, found) or ():
        item, answer = record.cells[sheets.ITEM], record.cells[sheets.ANSWER]
        question = questions.get(ascii_slug(item.text or ""))
        if question is None:
            if answer.text is not None:
                message = _("the workbook asks nothing called {name}").format(name=f"“{item.text or ''}”")
                hint = did_you_mean(item.text or "", labels) or _("leave the first column as it was")
                found.error("unknown-item", message, item.location, hint)
        elif question.path in places:
            message = _("the item {name} stands here again").format(name=question.label)
            found.error("duplicate-item", message, item.location, _("keep one of the two"))
        else:
            places[question.path] = answer.location
            _take_answer(question, answer, units, values, found)


def _take_answer(
    question: Question, cell: Cell, units: UnitRegister, values: dict[Steps, Node], found: Diagnostics
) -> None:
    if cell.text is None:
        return
    text = read_answer(question, cell.text, units, cell.location, found)
    if text is None:
        return
    if question.path[0] == "reports" and text != NONE:
        text = period_text(text)
    values[question.none if text == NONE and question.none else question.path] = _node(text, cell)


def _read_members(
    table: Table, values: dict[Steps, Node], places: dict[Steps, Location], found: Diagnostics
) -> None:
    told = values.get(("kind",))
    kind = next((one for one in BodyKind if told is not None and one.value == told.value), None)
    first = table.location(sheets.HEADER_ROW, 0)
    columns = [one.column for one in sheets.MEMBER_COLUMNS]
    members = members_of(table, columns, kind, first, found)
    if members is None:
        # Told already: nothing more is said about members that are missing.
        places[("members",)] = next(one.location for one in reversed(list(found)) if one.location is not None)
    else:
        values[("members",)] = members


def _read_meetings(
    meetings: Table | None, tasks: Table | None, values: dict[Steps, Node], found: Diagnostics
) -> None:
    given: dict[str, Node] = {}
    for record in _records(meetings, sheets.MEETING_COLUMNS, found):
        given.setdefault(ascii_slug(record.cells["name"].text or ""), _meeting(record))
    todo: dict[str, list[Node]] = {}
    for record in _records(tasks, sheets.TASK_COLUMNS, found):
        todo.setdefault(_meeting_of(record, given, found), []).append(_task(record))
    for name, entries in todo.items():
        given[name] = _with_tasks(given.get(name, Node({}, entries[0].location)), entries)
    if given:
        values[("meetings",)] = Node(list(given.values()), next(iter(given.values())).location)


def _records(
    table: Table | None, columns: Sequence[sheets.SheetColumn], found: Diagnostics
) -> Sequence[Record]:
    return () if table is None else table.records([one.column for one in columns], found) or ()


def _meeting(record: Record) -> Node:
    readers: Mapping[str, Callable[[str], str]] = {"date": iso_date, "time": _clock, "place": _as_it_is}
    value = {"name": _required(record, "name")}
    for key, reader in readers.items():
        cell = record.cells.get(key)
        if cell is not None and cell.text:
            value[key] = _node(reader(cell.text), cell)
    for key, of_entry in (("agenda", "content"), ("documents", None)):
        cell = record.cells.get(key)
        if cell is not None and cell.text:
            value[key] = _list(cell, of_entry)
    invited, concluded = record.cells.get("invitation"), record.cells.get("conclusion")
    if invited is not None and invited.text:
        value["invitation"] = Node({"date": _node(iso_date(invited.text), invited)}, invited.location)
    conclusion: dict[str, Node] = {}
    if concluded is not None and concluded.text:
        conclusion["date"] = _node(iso_date(concluded.text), concluded)
    said = record.cells.get("assessment")
    if said is not None and said.text:
        conclusion["assessment"] = _list(said)
    if conclusion:
        value["conclusion"] = Node(conclusion, next(iter(conclusion.values())).location)
    return Node(value, record.cells["name"].location)


def _task(record: Record) -> Node:
    value = {key: _required(record, key) for key in ("text", "lead")}
    cooperating = record.cells.get("cooperating")
    if cooperating is not None and cooperating.text:
        value["cooperating"] = _list(cooperating)
    deadline = record.cells["deadline"]
    value["deadline"] = _node(deadline.text and period_text(deadline.text), deadline)
    return Node(value, record.cells["text"].location)


def _with_tasks(meeting: Node, tasks: list[Node]) -> Node:
    conclusion = meeting.child("conclusion") or Node({}, tasks[0].location)
    held = _inside(conclusion) | {"tasks": Node(tasks, tasks[0].location)}
    return Node(_inside(meeting) | {"conclusion": Node(held, conclusion.location)}, meeting.location)


def _inside(node: Node) -> dict[str, Node]:
    return node.value if isinstance(node.value, dict) else {}


def _meeting_of(record: Record, meetings: Mapping[str, Node], found: Diagnostics) -> str:
    """Which meeting gave a task; the only one when the task does not say, a nameless one when it is wrong."""
    cell = record.cells.get("meeting")
    text = cell.text if cell else None
    if text is None and len(meetings) == 1:
        return next(iter(meetings))
    if text is not None and ascii_slug(text) in meetings:
        return ascii_slug(text)
    names = [str(name.value) for one in meetings.values() if (name := one.child("name")) is not None]
    place = cell.location if cell else record.location
    if text is None:
        message = _("it is not said which meeting gave the task")
    else:
        message = _("no meeting is called {name}").format(name=f"“{text}”")
    hint = did_you_mean(text or "", names) or _("write its name as on the sheet {sheet}").format(
        sheet=sheets.MEETINGS
    )
    found.error("unknown-meeting", message, place, hint)
    return ""


def _required(record: Record, key: str) -> Node:
    cell = record.cells[key]
    return _node(cell.text, cell)


def _node(text: str | None, cell: Cell) -> Node:
    return Node(text, cell.location, cell.location)


def _list(cell: Cell, key: str | None = None) -> Node:
    """The entries of a cell, parted by ``;`` or lines; each as a group with one key where that is asked."""
    entries = [entry.strip(" -") for entry in re.split(r"[;\n]", cell.text or "")]
    nodes = [_node(entry, cell) for entry in entries if entry]
    return Node([Node({key: node}, cell.location) if key else node for node in nodes], cell.location)


def _clock(text: str) -> str:
    """A time of day as data write it: ``8h30``, ``8 giờ``, ``14:30``."""
    clock = re.fullmatch(r"(\d{1,2})\s*(?:h|g|giờ|:)\s*(\d{2})?(?:\s*phút)?", text.strip().casefold())
    return f"{int(clock[1]):02}:{clock[2] or '00'}" if clock else text


def _as_it_is(text: str) -> str:
    return text


def _nested(values: Mapping[Steps, Node], root: Location, found: Diagnostics) -> Node:
    """Answers by path as nodes within one another; ``none`` beside answers about the same is reported."""
    top: dict[str, Node] = {}
    for path, node in sorted(values.items(), key=lambda one: len(one[0])):
        place: dict[str, Node] | None = top
        for step in path[:-1]:
            if place is None:
                break
            holder = place.setdefault(str(step), Node({}, node.location))
            place = holder.value if isinstance(holder.value, dict) else None
        if place is None:
            message = _("there is an answer about something that there is not, as another cell says")
            found.error(
                "answers-contradict", message, node.location, _("empty this cell, or answer the other")
            )
        else:
            place[str(path[-1])] = node
    reports = top.get("reports")
    if reports is not None and isinstance(reports.value, dict):
        top["reports"] = Node(list(reports.value.values()), reports.location)
    return Node(top, root)
