"""The order of events, and ids that stand for one event only (thời gian, mã)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date, timedelta
from gettext import gettext as _
from typing import Protocol

from generator.diagnostics import Diagnostics
from generator.dossier.record import COMMITTEE, Record, Steps
from generator.dossier.schema import Consultation, Reminder
from generator.vietnamese.dates import PartialDate, short_date


class _Identified(Protocol):
    @property
    def id(self) -> str: ...


def meetings_follow_invitations(record: Record, found: Diagnostics) -> None:
    """An invitation is not dated after its meeting."""
    for file, meeting in record.meetings.items():
        if meeting.invitation is not None and is_after(meeting.invitation.date, meeting.date):
            message = _("the invitation is dated after the meeting")
            place = record.place(file, ("invitation", "date"))
            found.error("invitation-after-meeting", message, place, _("check both dates"))


def invitations_are_sent_in_time(record: Record, found: Diagnostics) -> None:
    """An invitation leaves the days before its meeting that the regulation asks for (báo trước)."""
    notice = record.committee.regimes.meetings.notice_days
    for file, meeting in record.meetings.items():
        sent = meeting.invitation.date.first_day if meeting.invitation else None
        held = meeting.date.last_day
        if notice is None or sent is None or held is None or not 0 <= (held - sent).days < notice:
            continue
        message = _(
            "only {days} days lie between the invitation and the meeting; the regime asks for {notice}"
        )
        message = message.format(days=(held - sent).days, notice=notice)
        hint = _("date it {day} at the latest; for an extraordinary meeting this may be meant")
        hint = hint.format(day=short_date(held - timedelta(days=notice)))
        found.warning("notice-too-short", message, record.place(file, ("invitation", "date")), hint)


def conclusions_follow_meetings(record: Record, found: Diagnostics) -> None:
    """A conclusion notice is not dated before its meeting."""
    for file, meeting in record.meetings.items():
        if meeting.conclusion is not None and is_after(meeting.date, meeting.conclusion.date):
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


def answers_follow_letters(record: Record, found: Diagnostics) -> None:
    """An answer is not asked for before the day of the letter, which counts what is overdue by then."""
    letters: list[tuple[str, Reminder | Consultation]] = [*record.reminders.items(), *record.opinions.items()]
    for file, letter in letters:
        if letter.respond_by is not None and is_after(letter.date, _whole(letter.respond_by)):
            message = _("the answer is asked for before the day of the paper")
            place = record.place(file, ("respond_by",))
            found.error("answer-before-letter", message, place, _("check both dates"))
    for file, reminder in record.reminders.items():
        if reminder.as_of is not None and is_after(_whole(reminder.as_of), reminder.date):
            message = _("the letter counts what is overdue on a day after its own date")
            hint = _("check both dates; without as_of the date of the letter counts")
            found.warning("reminder-looks-ahead", message, record.place(file, ("as_of",)), hint)


def programmes_fit_their_year(record: Record, found: Diagnostics) -> None:
    """A programme is issued in its year or the one before, and what it plans ends within the year."""
    for file, programme in record.programmes.items():
        issued = programme.date.year
        if issued is not None and issued not in (programme.year - 1, programme.year):
            message = _("the programme of {year} is dated {issued}")
            message = message.format(year=programme.year, issued=issued)
            place = record.place(file, ("year",))
            found.warning("programme-of-another-year", message, place, _("check the year and the date"))
        for index, item in enumerate(programme.items):
            last_day = item.deadline.last_day
            if last_day is not None and last_day.year != programme.year:
                message = _("the deadline lies outside the year {year} of the programme")
                place = record.place(file, ("items", index, "deadline"))
                hint = _("check the year; work of several years can be named by its share of this one")
                found.warning("deadline-outside-year", message.format(year=programme.year), place, hint)


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


def _whole(day: date) -> PartialDate:
    return PartialDate(day.year, day.month, day.day)


def is_after(one: PartialDate, other: PartialDate) -> bool:
    """Whether one date is surely after the other, whatever their blanks will be."""
    first, last = one.first_day, other.last_day
    return first is not None and last is not None and first > last


RULES = (
    meetings_follow_invitations,
    invitations_are_sent_in_time,
    conclusions_follow_meetings,
    deadlines_follow_meetings,
    reports_are_due_after_their_period_begins,
    answers_follow_letters,
    programmes_fit_their_year,
    ids_of_events_differ,
)
