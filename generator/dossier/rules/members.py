"""Who belongs to the body, and in which role (thành viên, chức danh)."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from gettext import gettext as _

from generator.diagnostics import Diagnostics
from generator.dossier.kinds import Role
from generator.dossier.record import COMMITTEE, Record, Steps
from generator.dossier.rules.papers import submissions
from generator.dossier.schema import Member, Minutes
from generator.sources.faults import did_you_mean


def has_one_chair(record: Record, found: Diagnostics) -> None:
    """The body has one head at a time (trưởng ban)."""
    chairs = [(index, one) for index, one in enumerate(record.committee.members) if one.role is Role.CHAIR]
    if not chairs:
        message = _("no member has the role chair")
        hint = _("give role: chair to the head of the body")
        found.error("chair-missing", message, record.place(COMMITTEE, ("members",)), hint)
    for number, (index, chair) in enumerate(chairs):
        if any(_overlap(chair, other) for _index, other in chairs[:number]):
            message = _("two members have the role chair at the same time")
            hint = _("leave one chair, or give the members from and to so that one follows the other")
            found.error("chair-twice", message, record.place(COMMITTEE, ("members", index, "role")), hint)


def orders_differ(record: Record, found: Diagnostics) -> None:
    """No two members who serve at one time have one order (thứ tự)."""
    members = record.committee.members
    for index, member in enumerate(members):
        same = (one for one in members[:index] if one.order == member.order)
        other = next((one for one in same if member.order is not None and _overlap(one, member)), None)
        if other is not None:
            message = _("{first} and {second} have the same order {order}")
            message = message.format(first=other.id, second=member.id, order=member.order)
            place = record.place(COMMITTEE, ("members", index, "order"))
            found.error("order-twice", message, place, _("give each member an order of its own"))


def member_ids_differ(record: Record, found: Diagnostics) -> None:
    """No two members have one id."""
    seen: set[str] = set()
    for index, member in enumerate(record.committee.members):
        if member.id in seen:
            message = _("two members have the id {id}").format(id=member.id)
            place = record.place(COMMITTEE, ("members", index, "id"))
            found.error("duplicate-id", message, place, _("give each an id of its own"))
        seen.add(member.id)


def memberships_end_after_they_begin(record: Record, found: Diagnostics) -> None:
    """The last day of a membership is not before its first."""
    for index, member in enumerate(record.committee.members):
        if member.since is not None and member.until is not None and member.until < member.since:
            message = _("the membership ends before it begins")
            place = record.place(COMMITTEE, ("members", index, "to"))
            found.error("membership-reversed", message, place, _("check from and to"))


def roles_named_are_held(record: Record, found: Diagnostics) -> None:
    """A role that a seal rule or an invitation names is held by someone."""
    held = {one.role for one in record.committee.members}
    for file, path, role in _roles_named(record):
        if role not in held:
            message = _("nobody has the role {role}").format(role=role.value)
            hint = _("roles held: {roles}").format(roles=", ".join(one.value for one in Role if one in held))
            found.error("role-not-held", message, record.place(file, path), hint)


def members_named_exist(record: Record, found: Diagnostics) -> None:
    """An id of a member names a member."""
    known = [one.id for one in record.committee.members]
    for file, path, identity in _members_named(record):
        if identity not in known:
            hint = did_you_mean(identity, known) or _("known here: {keys}").format(keys=", ".join(known))
            message = _("no member has the id {id}").format(id=identity)
            found.error("unknown-member", message, record.place(file, path), hint)


def _roles_named(record: Record) -> Iterator[tuple[str, Steps, Role]]:
    for index, rule in enumerate(record.committee.seals):
        for place, role in enumerate(rule.roles):
            yield COMMITTEE, ("seals", index, "roles", place), role
    for file, meeting in record.meetings.items():
        if "roles" in meeting.invitees.model_fields_set:
            for place, role in enumerate(meeting.invitees.roles):
                yield file, ("invitees", "roles", place), role


def _members_named(record: Record) -> Iterator[tuple[str, Steps, str]]:
    for file, path, paper in record.papers():
        if paper.signatory.member is not None:
            yield file, (*path, "signatory", "member"), paper.signatory.member
    for path, submission in submissions(record):
        if submission.signatory.member is not None:
            yield COMMITTEE, (*path, "signatory", "member"), submission.signatory.member
    for file, meeting in record.meetings.items():
        if meeting.chair is not None:
            yield file, ("chair",), meeting.chair
        if meeting.minutes is not None:
            yield from ((file, path, identity) for path, identity in _named_in_minutes(meeting.minutes))
    for file, report in record.reports.items():
        for index, identity in enumerate(report.reporters):
            yield file, ("reporters", index), identity
        for index, received in enumerate(report.received):
            yield file, ("received", index, "reporter"), received.reporter
    for file, consultation in record.opinions.items():
        for index, identity in enumerate(consultation.respondents):
            yield file, ("respondents", index), identity


def _named_in_minutes(minutes: Minutes) -> Iterator[tuple[Steps, str]]:
    for index, absence in enumerate(minutes.absent):
        yield ("minutes", "absent", index, "member"), absence.member
    if minutes.secretary.member is not None:
        yield ("minutes", "secretary", "member"), minutes.secretary.member


def _overlap(one: Member, other: Member) -> bool:
    """Whether both are members on some day."""
    begin = max(one.since or date.min, other.since or date.min)
    return begin <= min(one.until or date.max, other.until or date.max)


RULES = (
    has_one_chair,
    orders_differ,
    member_ids_differ,
    memberships_end_after_they_begin,
    roles_named_are_held,
    members_named_exist,
)
