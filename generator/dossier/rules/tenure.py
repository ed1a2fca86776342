"""Who is a member on the day of a paper, a meeting, a report (thời gian tham gia)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from gettext import gettext as _

from generator.diagnostics import Diagnostics
from generator.dossier.kinds import Role
from generator.dossier.papers import Issuer, SigningCapacity
from generator.dossier.record import Record, Steps
from generator.dossier.schema import Member
from generator.vietnamese.dates import PartialDate, short_date

_OF_COMMITTEE = frozenset({Issuer.COMMITTEE, Issuer.COMMITTEE_HEAD})
_BY_ROLE = frozenset({SigningCapacity.HOLDER, SigningCapacity.DEPUTY, SigningCapacity.ACTING})


@dataclass(frozen=True, slots=True)
class Days:
    """The days that something may fall on; one day when its date is complete."""

    first: date
    last: date

    @classmethod
    def of(cls, day: PartialDate) -> Days | None:
        first, last = day.first_day, day.last_day
        return None if first is None or last is None else cls(first, last)

    def serves(self, member: Member) -> bool | None:
        """Whether someone is a member on all of the days; None when only on some."""
        begin, end = member.since or date.min, member.until or date.max
        if begin <= self.first and self.last <= end:
            return True
        return False if end < self.first or self.last < begin else None

    def __str__(self) -> str:
        first, last = short_date(self.first), short_date(self.last)
        when = _("on {first}") if first == last else _("from {first} to {last}")
        return when.format(first=first, last=last)


def signatories_serve(record: Record, found: Diagnostics) -> None:
    """Who signs a paper of the body is a member on its day; that of the body above, has not left before."""
    begun = _begun(record)
    for file, path, paper in record.papers():
        member, days = record.member(paper.signatory.member or ""), Days.of(paper.date)
        if member is None or days is None:
            continue
        steps = (*path, "signatory", "member")
        begin, end = member.since or date.min, member.until or date.max
        if paper.issuer not in _OF_COMMITTEE:
            # The posts of the body above do not begin with a membership.
            if end < days.first:
                tell_if_not_serving(record, file, steps, member, days, found, grave=False)
        elif begin == begun and begin <= days.last <= end:
            continue  # before the body began there is no day on which the paper could be signed
        else:
            grave = paper.signatory.capacity in _BY_ROLE
            tell_if_not_serving(record, file, steps, member, days, found, grave=grave)


def chairs_of_meetings_serve(record: Record, found: Diagnostics) -> None:
    """Who chairs a meeting is a member on its day (chủ trì); by default it is the head of that day."""
    heads = tuple(_holders(record, Role.CHAIR))
    for file, meeting in record.meetings.items():
        days = Days.of(meeting.date)
        if days is None:
            continue
        if meeting.chair is not None:
            tell_if_not_serving(record, file, ("chair",), record.member(meeting.chair), days, found)
        elif heads and all(days.serves(one) is False for one in heads):
            message = _("nobody is the head of the body {when}").format(when=days)
            hint = _("name who chairs the meeting with chair, or check from and to of the head")
            found.error("member-not-serving", message, record.place(file, ("date",)), hint)


def reporters_serve(record: Record, found: Diagnostics) -> None:
    """Who must report is a member at some time from the period to the day the report is due."""
    for file, report in record.reports.items():
        last = report.period.last_day
        days = Days(report.period.first_day, max(last, report.due or last))
        for index, identity in enumerate(report.reporters):
            member = record.member(identity)
            if member is not None and days.serves(member) is False:
                tell_if_not_serving(record, file, ("reporters", index), member, days, found)


def respondents_serve(record: Record, found: Diagnostics) -> None:
    """Who is asked in writing is a member on the day of the form (phiếu lấy ý kiến)."""
    for file, consultation in record.opinions.items():
        days = Days.of(consultation.date)
        for index, identity in enumerate(consultation.respondents if days else ()):
            tell_if_not_serving(record, file, ("respondents", index), record.member(identity), days, found)


def tell_if_not_serving(
    record: Record,
    file: str,
    path: Steps,
    member: Member | None,
    days: Days | None,
    found: Diagnostics,
    *,
    grave: bool = True,
) -> None:
    """Tell of who is no member on all of the days: a warning if he may be one, or if that is not grave."""
    if member is None or days is None or days.serves(member):
        return
    message = _("{member} is not a member {when}")
    if days.serves(member) is None:
        message = _("{member} is a member for part of the time only {when}")
    holders = ", ".join(one.id for one in _holders(record, member.role) if days.serves(one))
    hint = _("check the date, and from and to of {member}").format(member=member.id)
    if holders:
        hint = _("the role {role} is then held by: {holders}").format(role=member.role, holders=holders)
    report = found.error if grave and days.serves(member) is False else found.warning
    sentence = message.format(member=member.id, when=days)
    report("member-not-serving", sentence, record.place(file, path), hint)


def _holders(record: Record, role: Role) -> Iterator[Member]:
    return (one for one in record.committee.members if one.role is role)


def _begun(record: Record) -> date | None:
    """The first day of the first members; None when some have served since ever."""
    first = min(one.since or date.min for one in record.committee.members)
    return None if first == date.min else first


RULES = (signatories_serve, chairs_of_meetings_serve, reporters_serve, respondents_serve)
