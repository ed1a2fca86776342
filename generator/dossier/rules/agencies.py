"""Which bodies a dossier knows, and where it names one it does not (cơ quan, đơn vị)."""

from __future__ import annotations

from collections.abc import Iterator
from gettext import gettext as _

from generator.diagnostics import Diagnostics
from generator.dossier.record import COMMITTEE, Record, Steps
from generator.dossier.rules.papers import submissions
from generator.dossier.schema import ProgrammeItem, SealOwner, StandingBody, Task
from generator.sources.faults import did_you_mean


def agencies_named_are_known(record: Record, found: Diagnostics) -> None:
    """An agency named anywhere is a member's, the standing one, or in ``agencies``."""
    known = frozenset(known_agencies(record))
    for file, path, name, others in _named(record):
        if name in known or name in others:
            continue
        hint = did_you_mean(name, sorted(known)) or _("add it to agencies in committee.yaml")
        message = _("the dossier knows no agency {name}").format(name=f"“{name}”")
        found.error("unknown-agency", message, record.place(file, path), hint)


def agencies_differ(record: Record, found: Diagnostics) -> None:
    """No agency stands twice in ``agencies``."""
    seen: set[str] = set()
    for index, agency in enumerate(record.committee.agencies):
        if agency.name in seen:
            message = _("the agency {name} stands here again").format(name=f"“{agency.name}”")
            place = record.place(COMMITTEE, ("agencies", index, "name"))
            found.error("duplicate-agency", message, place, _("keep one of the two"))
        seen.add(agency.name)


def standing_bodies_exist(record: Record, found: Diagnostics) -> None:
    """What goes through the standing agency or the support team needs one."""
    committee = record.committee
    regimes = committee.regimes
    reports, superior, funding = regimes.reports, regimes.committee_reports, regimes.funding
    used: list[tuple[Steps, str | None]] = [
        (("regimes", "reports", "via"), reports.via if reports else None),
        (("regimes", "committee_reports", "via"), superior.via if superior else None),
        (("regimes", "funding", "estimate_by"), funding.estimate_by if funding else None),
    ]
    used += [(("seals", index, "owner"), rule.owner) for index, rule in enumerate(committee.seals)]
    missing = {
        StandingBody.STANDING_AGENCY.value: committee.standing_agency is None,
        StandingBody.SUPPORT_TEAM.value: committee.support_team is None,
        SealOwner.GOVERNING_BODY.value: False,
    }
    for path, body in used:
        if body is not None and missing.get(body, False):
            message = _("the dossier has no {key}").format(key=str(body))
            hint = _("add the key {key} to committee.yaml").format(key=str(body))
            found.error("standing-body-missing", message, record.place(COMMITTEE, path), hint)


def known_agencies(record: Record) -> Iterator[str]:
    """The bodies that may be given work or named as issuers (cơ quan đã khai)."""
    committee = record.committee
    yield from (member.agency for member in committee.members)
    yield from (agency.name for agency in committee.agencies)
    governing = committee.governing_body
    yield from (name for name in (governing.name, governing.title, governing.short_name) if name)
    yield from (body.name for body in (committee.standing_agency, committee.support_team) if body is not None)


def _named(record: Record) -> Iterator[tuple[str, Steps, str, frozenset[str]]]:
    """Every agency named, with what may stand there instead."""
    committee = record.committee
    yield from _named_for_meetings(record, frozenset(one.id for one in committee.members))
    yield from _named_for_the_year(record, frozenset({committee.name, committee.short_name}))
    for path, submission in submissions(record):
        if submission.agency is not None:
            yield COMMITTEE, (*path, "agency"), submission.agency, frozenset()


def _named_for_meetings(
    record: Record, members: frozenset[str]
) -> Iterator[tuple[str, Steps, str, frozenset[str]]]:
    for file, meeting in record.meetings.items():
        for index, item in enumerate(meeting.agenda):
            if item.by is not None:
                yield file, ("agenda", index, "by"), item.by, members
        for index, preparation in enumerate(meeting.preparation):
            yield file, ("preparation", index, "agency"), preparation.agency, frozenset()
    for file, path, task in record.tasks():
        for steps, name in _bodies_in_charge(path, task):
            yield file, steps, name, frozenset()


def _named_for_the_year(
    record: Record, body: frozenset[str]
) -> Iterator[tuple[str, Steps, str, frozenset[str]]]:
    for file, programme in record.programmes.items():
        for index, item in enumerate(programme.items):
            for steps, name in _bodies_in_charge(("items", index), item):
                yield file, steps, name, body
    for file, reminder in record.reminders.items():
        for index, name in enumerate(reminder.agencies):
            yield file, ("agencies", index), name, frozenset()
    inspections = record.committee.regimes.inspections
    if inspections is not None and inspections.lead is not None:
        yield COMMITTEE, ("regimes", "inspections", "lead"), inspections.lead, body


def _bodies_in_charge(path: Steps, work: Task | ProgrammeItem) -> Iterator[tuple[Steps, str]]:
    yield (*path, "lead"), work.lead
    for index, name in enumerate(work.cooperating):
        yield (*path, "cooperating", index), name


RULES = (agencies_named_are_known, agencies_differ, standing_bodies_exist)
