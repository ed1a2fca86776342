"""``vanban calendar``: what falls due when in a year (lịch công tác); also as a calendar file."""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from gettext import gettext as _
from gettext import ngettext
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from generator.cli.exit_codes import ExitCode
from generator.cli.parameters import Command, date_option, dossier_argument, json_option, library_option
from generator.cli.streams import diagnostics_as_json, print_json, print_table, report, say
from generator.diagnostics import Diagnostics, Location

if TYPE_CHECKING:
    from generator.documents.papers import Papers
    from generator.documents.year import WorkEntry
    from generator.dossier.holidays import Holidays


def build() -> click.Command:
    """Build the command with its texts in the language in use."""
    return Command(
        "calendar",
        callback=_calendar,
        help=_(
            "Show what falls due when in a year: meetings, reports and inspections of the dossier's regimes, "
            "meetings already fixed, open tasks, entries of work programmes.\n\n"
            "A due day on a weekend or holiday is moved as the regime says, and the line tells from where."
        ),
        short_help=_("Show what falls due when in a year."),
        params=[
            dossier_argument(),
            click.Option(
                ["--year"],
                type=_year,
                metavar=_("YEAR"),
                show_default=_("the year of --date"),
                help=_("The year to show, e.g. 2026."),
            ),
            click.Option(
                ["--ics"],
                type=click.Path(readable=False, path_type=Path),
                metavar=_("FILE"),
                help=_("Write a calendar file as well, for Outlook, Google Calendar or a telephone."),
            ),
            date_option(_("The day on which the calendar is made; tasks completed by then are left out.")),
            json_option(),
            library_option(),
        ],
    )


def _year(text: str) -> int:
    """A year whose neighbours a dossier can also write; click reports what is none as misuse."""
    if text.isascii() and text.isdigit() and 1901 <= int(text) <= 2998:
        return int(text)
    raise click.BadParameter(
        _("{value} is not a year; write it like {example}").format(value=text, example=2026)
    )


def _calendar(
    *,
    dossier: Path,
    year: int | None,
    ics: Path | None,
    date: datetime.date | None,
    as_json: bool,
    library: Path | None,
) -> ExitCode:
    from generator.documents.year import year_entries  # noqa: PLC0415 - heavy
    from generator.dossier.schedule import check_holidays  # noqa: PLC0415
    from generator.pipeline import open_papers  # noqa: PLC0415

    day = date or datetime.date.today()
    year = year or day.year
    found = Diagnostics()
    papers = open_papers(dossier, day, found, library)
    entries: Sequence[WorkEntry] = ()
    written = False
    if papers is not None and not found.has_errors():
        entries = year_entries(papers, year)
        if any(one.event is not None and one.event.planned is not None for one in entries):
            check_holidays(papers.dossier.holidays, year, found)
        written = ics is not None and _write(ics, entries, papers, found)
    if as_json:
        rows = [] if papers is None else [_as_json(one, papers.dossier.holidays) for one in entries]
        print_json({"year": year, "entries": rows, "diagnostics": diagnostics_as_json(found)})
    else:
        report(found)
        if papers is not None and not found.has_errors():
            _show(entries, papers.dossier.holidays, year)
    if written:
        say(_("The calendar is in {file}.").format(file=ics))
    return ExitCode.FAILED if found.has_errors() else ExitCode.DONE


def _show(entries: Sequence[WorkEntry], holidays: Holidays, year: int) -> None:
    if not entries:
        say(_("Nothing falls due in {year}.").format(year=year))
        return
    rows = [
        (_when(one), one.kind.description, one.lead, "; ".join((one.text, *one.remarks(holidays))))
        for one in entries
    ]
    print_table([(_("WHEN"), _("KIND OF WORK"), _("LEAD"), _("WORK")), *rows])
    count = ngettext("{count} entry in {year}", "{count} entries in {year}", len(rows))
    say(count.format(count=len(rows), year=year) + ".")


def _when(entry: WorkEntry) -> str:
    from generator.vietnamese.dates import short_date, weekday_name  # noqa: PLC0415

    day = entry.deadline.day
    return entry.deadline.phrase if day is None else f"{weekday_name(day)}, {short_date(day)}"


def _as_json(entry: WorkEntry, holidays: Holidays) -> dict[str, Any]:
    event, period = entry.event, entry.deadline.period
    covered = event.period if event else period
    return {
        "kind": entry.kind.value,
        "day": entry.deadline.day and entry.deadline.day.isoformat(),
        "last_day": entry.deadline.last_day and entry.deadline.last_day.isoformat(),
        "period": covered and str(covered),
        "planned": event.planned.isoformat() if event and event.planned else None,
        "days_off": list(event.days_off(holidays)) if event else [],
        "text": entry.text,
        "lead": entry.lead,
        "cooperating": list(entry.cooperating),
        "details": entry.details,
        "task": entry.task.task.id if entry.task else None,
    }


def _write(path: Path, entries: Sequence[WorkEntry], papers: Papers, found: Diagnostics) -> bool:
    """Write the calendar file; what is no calendar of ours is not overwritten."""
    from generator.calendar_file import CalendarEvent, calendar_bytes  # noqa: PLC0415 - heavy
    from generator.output import write_file  # noqa: PLC0415

    if not _may_be_replaced(path):
        message = _("what stands here is not a calendar made by vanban, so it is not overwritten")
        found.error("not-a-calendar", message, Location(str(path)), _("give --ics another file name"))
        return False
    events = []
    for one in entries:
        if (day := one.deadline.last_day) is not None:
            description = one.description(papers.dossier.holidays)
            events.append(CalendarEvent(one.key, day, one.summary, description, one.kind.description))
    return write_file(path, calendar_bytes(papers.committee.name, events, papers.date), found)


def _may_be_replaced(path: Path) -> bool:
    """Whether nothing stands there, or a calendar of ours; a fault of reading is told by the writing."""
    from generator.calendar_file import is_calendar_of_ours  # noqa: PLC0415 - heavy

    try:
        return not path.exists() or (path.is_file() and is_calendar_of_ours(path.read_bytes()))
    except OSError:
        return True
