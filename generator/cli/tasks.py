"""``vanban tasks``: which tasks are open or overdue on a day, and which reports are missing (đôn đốc)."""

from __future__ import annotations

import datetime
import re
from collections.abc import Sequence
from gettext import gettext as _
from gettext import ngettext
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from generator.cli.exit_codes import ExitCode
from generator.cli.parameters import Command, date_option, dossier_argument, json_option, library_option
from generator.cli.streams import diagnostics_as_json, print_json, print_result, print_table, report, say
from generator.diagnostics import Diagnostics

if TYPE_CHECKING:
    from generator.documents.papers import Papers


def build() -> click.Command:
    """Build the command with its texts in the language in use."""
    return Command(
        "tasks",
        callback=_tasks,
        help=_(
            "List the tasks of the conclusion notices that are open on a day, those overdue first, and the "
            "members' reports that were due before it and have not come in.\n\n"
            "A task is completed when its notice in the dossier says so under `completed`."
        ),
        short_help=_("List open and overdue tasks and missing reports."),
        params=[
            dossier_argument(),
            date_option(_("The day on which tasks and reports are counted, e.g. 2026-05-04.")),
            json_option(),
            library_option(),
        ],
    )


def _tasks(*, dossier: Path, date: datetime.date | None, as_json: bool, library: Path | None) -> ExitCode:
    from generator.pipeline import open_papers  # noqa: PLC0415 - heavy

    day = date or datetime.date.today()
    found = Diagnostics()
    papers = open_papers(dossier, day, found, library)
    sound = papers is not None and not found.has_errors()
    tasks = _task_rows(papers, day) if papers is not None and sound else []
    reports = _report_rows(papers, day) if papers is not None and sound else []
    if as_json:
        print_json({
            "date": day.isoformat(), "tasks": tasks, "missing_reports": reports,
            "diagnostics": diagnostics_as_json(found),
        })  # fmt: skip
    else:
        report(found)
        if sound:
            _show(tasks, reports, day)
    return ExitCode.FAILED if found.has_errors() else ExitCode.DONE


def _task_rows(papers: Papers, day: datetime.date) -> list[dict[str, Any]]:
    """The open tasks, overdue ones first, each by its last day."""
    from generator.documents.follow_up import tasks  # noqa: PLC0415 - heavy
    from generator.documents.reports import notice  # noqa: PLC0415
    from generator.vietnamese.dates import short_date  # noqa: PLC0415

    rows = []
    for one in sorted(tasks(papers), key=lambda state: state.last_day or datetime.date.max):
        if one.is_open(day):
            last, day_due = one.last_day, one.task.deadline.day
            late = (day - last).days if last is not None and one.is_overdue(day) else 0
            rows.append({
                "id": one.task.id,
                "state": "overdue" if late else "open",
                "days_late": late,
                "deadline": str(one.task.deadline),
                "last_day": last and last.isoformat(),
                "deadline_text": short_date(day_due) if day_due else one.task.deadline.phrase,
                "lead": one.lead,
                "cooperating": list(one.task.cooperating),
                "text": one.task.text,
                "meeting": one.meeting.id,
                "notice": re.sub(r"\s{2,}", " … ", notice(papers, one.conclusion)).replace("… /", "…/"),
                "given": one.given and one.given.isoformat(),
            })  # fmt: skip
    return rows


def _report_rows(papers: Papers, day: datetime.date) -> list[dict[str, Any]]:
    """The reports that are missing, the oldest first."""
    from generator.documents.follow_up import missing_reports  # noqa: PLC0415 - heavy
    from generator.vietnamese.dates import short_date  # noqa: PLC0415

    return [
        {
            "report": one.report.id,
            "period": str(one.report.period),
            "period_text": one.report.period.name,
            "due": one.due.isoformat(),
            "due_text": short_date(one.due),
            "days_late": (day - one.due).days,
            "member": one.member.id,
            "agency": one.member.agency,
        }
        for one in sorted(missing_reports(papers, day), key=lambda missing: missing.due)
    ]


def _show(tasks: Sequence[dict[str, Any]], reports: Sequence[dict[str, Any]], day: datetime.date) -> None:
    from generator.vietnamese.dates import short_date  # noqa: PLC0415 - heavy

    if tasks:
        columns = ("deadline_text", "lead", "notice", "id", "text")
        rows = ((_state(one), *(one[column] for column in columns)) for one in tasks)
        print_table([(_("STATE"), _("DEADLINE"), _("LEAD"), _("GIVEN BY"), _("ID"), _("TASK")), *rows])
    if tasks and reports:
        print_result("")
    if reports:
        missing = (
            (one["period_text"], one["due_text"], str(one["days_late"]), one["agency"]) for one in reports
        )
        print_table([(_("REPORT OF"), _("WAS DUE"), _("DAYS LATE"), _("FROM WHOM")), *missing])
    overdue = sum(one["state"] == "overdue" for one in tasks)
    counts = [
        ngettext("{count} open task", "{count} open tasks", len(tasks)).format(count=len(tasks)),
        ngettext("{count} of them overdue", "{count} of them overdue", overdue).format(count=overdue),
        ngettext("{count} report missing", "{count} reports missing", len(reports)).format(
            count=len(reports)
        ),
    ]
    say(_("On {day}: {counts}.").format(day=short_date(day), counts=", ".join(counts)))


def _state(task: dict[str, Any]) -> str:
    late = task["days_late"]
    if not late:
        return _("open")
    return ngettext("{count} day late", "{count} days late", late).format(count=late)
