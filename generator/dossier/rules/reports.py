"""What reports that came in and the committee's own say against their period, members and tasks (báo cáo)."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from gettext import gettext as _

from generator.diagnostics import Diagnostics
from generator.dossier.kinds import Role
from generator.dossier.record import Record, Steps
from generator.dossier.rules.tenure import Days, tell_if_not_serving
from generator.dossier.schedule import due_day
from generator.dossier.schema import ReceivedReport, Report
from generator.sources.faults import did_you_mean
from generator.vietnamese.dates import short_date


def reports_come_from_those_who_report(record: Record, found: Diagnostics) -> None:
    """A report came from one of its ``reporters``; without these, from a member of the time, not the head.

    Who sits in the governing body need not report and may.
    """
    for file, path, report, received in _received(record):
        member = record.member(received.reporter)
        if member is None:
            continue
        if received.reporter not in report.reporters if report.reporters else member.role is Role.CHAIR:
            message = _("{member} does not owe this report").format(member=member.id)
            hint = _("check the id; reporters names who reports, by default all but the head")
            found.error("report-not-owed", message, record.place(file, (*path, "reporter")), hint)
        elif not report.reporters:
            days = Days(report.period.first_day, max(report.period.last_day, received.date))
            if days.serves(member) is False:
                tell_if_not_serving(record, file, (*path, "reporter"), member, days, found)


def reports_come_after_their_period_begins(record: Record, found: Diagnostics) -> None:
    """A report does not come in before the period that it is about."""
    for file, path, report, received in _received(record):
        if received.date < report.period.first_day:
            message = _("the report came in before its period began, on {day}")
            message = message.format(day=short_date(report.period.first_day))
            place = record.place(file, (*path, "date"))
            found.error("report-before-period", message, place, _("check the year and the month"))


def reports_come_once(record: Record, found: Diagnostics) -> None:
    """Warn of a second report of one member for one period: what both say is told, an old one twice."""
    seen: set[tuple[str, str]] = set()
    for file, path, _report, received in _received(record):
        if (file, received.reporter) in seen:
            message = _("{member} has reported on this period already").format(member=received.reporter)
            hint = _("a supplement may stay; of a corrected report keep the new one only")
            place = record.place(file, (*path, "reporter"))
            found.warning("report-received-twice", message, place, hint)
        seen.add((file, received.reporter))


def progress_is_of_own_tasks(record: Record, found: Diagnostics) -> None:
    """A report tells of tasks that had been given, and that its member's agency leads."""
    tasks = {task.id: (record.meetings[file], task) for file, _path, task in record.tasks()}
    faulty = any(file.startswith("meetings/") and file not in record.meetings for file in record.nodes)
    for file, path, _report, received in _received(record):
        for index, progress in enumerate(received.progress):
            place = record.place(file, (*path, "progress", index, "task"))
            if progress.task not in tasks:
                message = _("no conclusion gives a task with the id {id}").format(id=progress.task)
                hint = did_you_mean(progress.task, sorted(tasks)) or _("name a task of a conclusion")
                if not faulty:  # the task may be one of a meeting that could not be read
                    found.error("unknown-task", message, place, hint)
                continue
            meeting, task = tasks[progress.task]
            first = meeting.date.first_day
            if first is not None and received.date < first:
                message = _("the task {id} was given after the report came in").format(id=task.id)
                hint = _("check the id of the task, the date of the report and that of the meeting")
                found.error("progress-before-task", message, place, hint)
            member, leader = record.member(received.reporter), record.member(task.lead)
            lead = leader.agency if leader else task.lead
            if member is not None and member.agency != lead:
                message = _("the task {id} is led by {agency}").format(id=task.id, agency=lead)
                hint = _("let the report of that agency tell of it, or put it under results")
                found.error("progress-of-another", message, place, hint)


def own_reports_come_last(record: Record, found: Diagnostics) -> None:
    """Warn where the committee's report is dated before those that it draws on came in, or were due."""
    for file, report in record.reports.items():
        last = report.consolidated.date.last_day if report.consolidated else None
        if last is None:
            continue
        place = record.place(file, ("consolidated", "date"))
        newest = max((one.date for one in _drawn_on(record, report)), default=date.min)
        ready = _ready(record, report)
        if last < newest:
            message = _("the report draws on one that came in after its date, on {day}")
            hint = _("check both dates")
            found.warning("report-before-received", message.format(day=short_date(newest)), place, hint)
        elif last < ready:
            message = _("the report is dated before those of the members are due, on {day}")
            hint = _("check the year and the month; an early report may stay")
            found.warning("report-too-early", message.format(day=short_date(ready)), place, hint)


def tasks_are_completed_after_they_are_given(record: Record, found: Diagnostics) -> None:
    """A task is not completed before the meeting that gives it."""
    for file, path, task in record.tasks():
        first = record.meetings[file].date.first_day
        if task.completed is not None and first is not None and task.completed < first:
            message = _("the task is completed before the meeting that gives it")
            place = record.place(file, (*path, "completed"))
            found.error("completed-before-meeting", message, place, _("check the year and the month"))


def _received(record: Record) -> Iterator[tuple[str, Steps, Report, ReceivedReport]]:
    for file, report in record.reports.items():
        for index, received in enumerate(report.received):
            yield file, ("received", index), report, received


def _drawn_on(record: Record, own: Report) -> Iterator[ReceivedReport]:
    """The reports of members for the period of the committee's own, or for shorter ones within it."""
    for report in record.reports.values():
        if own.period.covers(report.period):
            yield from report.received


def _ready(record: Record, report: Report) -> date:
    """The day from which a report on a period can be expected: its end, or when members' reports are due."""
    regime, last = record.committee.regimes.reports, report.period.last_day
    due = report.due or (due_day(regime, report.period, record.reference.holidays) if regime else None)
    return min(last, due or last)


RULES = (
    reports_come_from_those_who_report,
    reports_come_after_their_period_begins,
    reports_come_once,
    progress_is_of_own_tasks,
    own_reports_come_last,
    tasks_are_completed_after_they_are_given,
)
