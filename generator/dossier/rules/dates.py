"""The order of events, and ids that stand for one event only (thời gian, mã)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from gettext import gettext as _
from typing import Protocol

from generator.diagnostics import Diagnostics
from generator.dossier.record import COMMITTEE, Record, Steps
from generator.vietnamese.dates import PartialDate


class _Identified(Protocol):
    @property
    def id(self) -> str: ...


def meetings_follow_invitations(record: Record, found: Diagnostics) -> None:
    """An invitation is not dated after its meeting."""
    for file, meeting in record.meetings.items():
        if meeting.invitation is not None and _is_after(meeting.invitation.date, meeting.date):
            message = _("the invitation is dated after the meeting")
            place = record.place(file, ("invitation", "date"))
            found.error("invitation-after-meeting", message, place, _("check both dates"))


def conclusions_follow_meetings(record: Record, found: Diagnostics) -> None:
    """A conclusion notice is not dated before its meeting."""
    for file, meeting in record.meetings.items():
        if meeting.conclusion is not None and _is_after(meeting.date, meeting.conclusion.date):
            message = _("the conclusion is dated before the meeting")
            place = record.place(file, ("conclusion", "date"))
            found.error("conclusion-before-meeting", message, place, _("check both dates"))


def deadlines_follow_meetings(record: Record, found: Diagnostics) -> None:
    """A task does not end before the meeting that gives it."""
    for file, path, task in record.tasks():
        last_day = task.deadline.last_day
        first = record.meetings[file].date.first_day
        if last_day is not None and first is not None and last_day < first:
            message = _("the deadline lies before the meeting that gives the task")
            place = record.place(file, (*path, "deadline"))
            found.error("deadline-before-meeting", message, place, _("check the year and the month"))


def reports_are_due_after_their_period_begins(record: Record, found: Diagnostics) -> None:
    """A report is not due before its period begins, nor more than a year after it ends."""
    for file, report in record.reports.items():
        if report.due is None:
            continue
        if report.due < report.period.first_day or (report.due - report.period.last_day).days > 366:
            message = _("the day the report is due does not fit its period")
            found.error(
                "due-outside-period", message, record.place(file, ("due",)), _("check the year and the month")
            )


def ids_of_events_differ(record: Record, found: Diagnostics) -> None:
    """No two meetings, reports, letters, reorganisations or tasks have one id."""
    files: list[Mapping[str, _Identified]] = [
        record.meetings, record.reports, record.opinions, record.reminders, record.programmes,
    ]  # fmt: skip
    events: list[Iterator[tuple[str, Steps, str]]] = [
        *(((file, ("id",), one.id) for file, one in kind.items()) for kind in files),
        (
            (COMMITTEE, ("decisions", "reorganisations", index, "id"), change.id)
            for index, change in enumerate(record.committee.decisions.reorganisations)
        ),
        ((file, (*path, "id"), task.id) for file, path, task in record.tasks()),
    ]
    for kind in events:
        seen: set[str] = set()
        for file, path, identity in kind:
            if identity in seen:
                message = _("the id {id} stands here again").format(id=identity)
                place = record.place(file, path)
                found.error("duplicate-id", message, place, _("give each an id of its own"))
            seen.add(identity)


def _is_after(one: PartialDate, other: PartialDate) -> bool:
    """Whether one date is surely after the other, whatever their blanks will be."""
    first, last = one.first_day, other.last_day
    return first is not None and last is not None and first > last


RULES = (
    meetings_follow_invitations,
    conclusions_follow_meetings,
    deadlines_follow_meetings,
    reports_are_due_after_their_period_begins,
    ids_of_events_differ,
)
