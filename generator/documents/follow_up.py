"""What the committee waits for (theo dõi, đôn đốc): tasks that conclusions gave, reports of members."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from generator.documents.papers import Papers
from generator.dossier.schedule import due_day
from generator.dossier.schema import Conclusion, Meeting, Member, ReceivedReport, Report, Role, Task
from generator.vietnamese.periods import ReportingPeriod


@dataclass(frozen=True, slots=True)
class TaskState:
    """A task and how it stands (tình hình nhiệm vụ).

    ``given`` is the day of the notice, while that is open of the meeting, else None; ``lead`` is an agency;
    ``last_day`` is the last day in time, None for a task without end.
    """

    task: Task
    meeting: Meeting
    conclusion: Conclusion
    given: date | None
    lead: str
    last_day: date | None
    completed: date | None

    def is_given(self, day: date) -> bool:
        """Whether it had been given by the end of a day (đã giao); one of an open day counts as given."""
        return self.given is None or self.given <= day

    def is_open(self, day: date) -> bool:
        """Whether it was given and not completed by the end of a day (đang thực hiện)."""
        return self.is_given(day) and (self.completed is None or self.completed > day)

    def is_overdue(self, day: date) -> bool:
        """Whether it was open when its last day had gone by (quá hạn)."""
        return self.is_open(day) and self.last_day is not None and self.last_day < day


@dataclass(frozen=True, slots=True)
class MissingReport:
    """A report that is due and has not come in (báo cáo chưa nộp)."""

    report: Report
    member: Member
    due: date


def tasks(papers: Papers) -> tuple[TaskState, ...]:
    """Every task of the dossier's conclusions (nhiệm vụ đã giao), by meeting and as written."""
    return tuple(_tasks(papers))


def missing_reports(papers: Papers, day: date) -> tuple[MissingReport, ...]:
    """Reports due before a day of which nothing had come in by it (báo cáo quá hạn), by period and member."""
    return tuple(_missing_reports(papers, day))


def report_due(papers: Papers, report: Report, period: ReportingPeriod) -> date | None:
    """When a report is due (hạn gửi): for its own period as the dossier says, else by the regime."""
    if report.due is not None and period == report.period:
        return report.due
    regime = papers.committee.regimes.reports
    return None if regime is None else due_day(regime, period, papers.dossier.holidays)


def reporters(papers: Papers, report: Report) -> tuple[Member, ...]:
    """Who must report: those the dossier names, else all deputies and members of the period's last day.

    Who sits in the governing body itself does not report to the committee below it unless named. Nobody owes
    a report of a period other than the regime's that holds nothing but the committee's own.
    """
    if report.reporters:
        return tuple(one for one in papers.dossier.members if one.id in report.reporters)
    if report.consolidated is not None and not report.received and not _is_asked(papers, report.period):
        return ()
    return tuple(
        one
        for one in papers.dossier.members_on(report.period.last_day)
        if one.role is not Role.CHAIR and papers.without_governing_body(one.agency)
    )


def received_from(papers: Papers, report: Report, member: Member) -> tuple[ReceivedReport, ...]:
    """What came in from a member (báo cáo đã nhận), or from whom the member replaced."""
    seat = papers.dossier.seat(member)
    return tuple(one for one in report.received if one.reporter in seat)


def _is_asked(papers: Papers, period: ReportingPeriod) -> bool:
    """Whether the regime asks members for reports of periods of this length, or of no fixed one."""
    regime = papers.committee.regimes.reports
    return regime is None or regime.frequency.months in (None, period.months)


def _tasks(papers: Papers) -> Iterator[TaskState]:
    for meeting in papers.dossier.meetings:
        notice = meeting.conclusion
        if notice is None:
            continue
        for task in notice.tasks:
            yield TaskState(
                task,
                meeting,
                notice,
                _given(meeting, notice),
                task.lead,
                task.deadline.last_day,
                task.completed,
            )


def _given(meeting: Meeting, notice: Conclusion) -> date | None:
    known = (one.last_day for one in (notice.date, meeting.date) if one.month is not None)
    return next(known, None)


def _missing_reports(papers: Papers, day: date) -> Iterator[MissingReport]:
    for report in papers.dossier.reports:
        due = report_due(papers, report, report.period)
        if due is None or due >= day:
            continue
        for member in reporters(papers, report):
            if not any(one.date <= day for one in received_from(papers, report, member)):
                yield MissingReport(report, member, due)
