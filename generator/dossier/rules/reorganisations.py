"""Decisions that change the members, against the memberships that change (kiện toàn)."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from gettext import gettext as _

from generator.diagnostics import Diagnostics
from generator.dossier.changes import ends_before, is_same_person, membership_changes
from generator.dossier.record import COMMITTEE, Record, Steps
from generator.dossier.schema import Member
from generator.sources.faults import did_you_mean
from generator.vietnamese.dates import short_date

_CHANGES: Steps = ("decisions", "reorganisations")


def reorganisations_change_members(record: Record, found: Diagnostics) -> None:
    """On the day of a reorganisation someone leaves or joins a body that is there already."""
    members = record.committee.members
    begun = min(one.since or date.min for one in members)
    for index, decision in enumerate(record.committee.decisions.reorganisations):
        place = record.place(COMMITTEE, (*_CHANGES, index, "effective"))
        day = short_date(decision.effective)
        if decision.effective <= begun:
            message = _("nobody has been a member before {day}, the day of this reorganisation")
            hint = _("give a day after the body was set up")
            found.error("reorganisation-too-early", message.format(day=day), place, hint)
        elif not membership_changes(members, decision.effective):
            message = _("nobody leaves on the day before {day} and nobody joins on it")
            hint = _("give the members to (last day) and from (first day), or change effective")
            found.error("reorganisation-without-change", message.format(day=day), place, hint)


def reorganisations_have_days_of_their_own(record: Record, found: Diagnostics) -> None:
    """No two reorganisations take effect on one day: each would tell the changes of both."""
    seen: set[date] = set()
    for index, decision in enumerate(record.committee.decisions.reorganisations):
        if decision.effective in seen:
            message = _("another reorganisation takes effect on {day}")
            place = record.place(COMMITTEE, (*_CHANGES, index, "effective"))
            hint = _("make one decision of both, or give each a day of its own")
            found.error(
                "reorganisation-twice", message.format(day=short_date(decision.effective)), place, hint
            )
        seen.add(decision.effective)


def reorganisations_are_not_backdated(record: Record, found: Diagnostics) -> None:
    """A reorganisation is not decided after the day on which it takes effect."""
    for index, decision in enumerate(record.committee.decisions.reorganisations):
        first = decision.date.first_day
        if first is not None and first > decision.effective:
            message = _("the decision is dated after {day}, on which it takes effect")
            place = record.place(COMMITTEE, (*_CHANGES, index, "date"))
            hint = _("check date and effective")
            found.warning(
                "reorganisation-backdated", message.format(day=short_date(decision.effective)), place, hint
            )


def successors_follow_at_once(record: Record, found: Diagnostics) -> None:
    """Who replaces a member begins on the day after that membership ends, in the same role."""
    known = {one.id: one for one in record.committee.members}
    taken: set[str] = set()
    for index, member in enumerate(record.committee.members):
        if member.replaces is None:
            continue
        place = record.place(COMMITTEE, ("members", index, "replaces"))
        former = known.get(member.replaces)
        if former is None or former is member:
            others = [one for one in known if one != member.id]
            hint = did_you_mean(member.replaces, others) or _("known here: {keys}").format(
                keys=", ".join(others)
            )
            message = _("{id} is not the id of another member").format(id=member.replaces)
            found.error("unknown-member", message, place, hint)
            continue
        if member.replaces in taken:
            message = _("another member replaces {id} already").format(id=former.id)
            hint = _("keep replaces at the one who takes the seat; the other is simply added")
            found.error("replaced-twice", message, place, hint)
        taken.add(member.replaces)
        _follows(record, member, former, index, found)
        if member.role is not former.role and not is_same_person(member, former):
            message = _("{member} replaces {former} in another role: {role}")
            message = message.format(member=member.id, former=former.id, role=member.role.value)
            found.warning("replaced-in-other-role", message, place, _("check the role, or delete replaces"))


def _follows(record: Record, member: Member, former: Member, index: int, found: Diagnostics) -> None:
    if member.since is not None and ends_before(former, member.since):
        return
    path = ("members", index)
    if member.since is None:
        message = _("it is not said since when {member} replaces {former}")
        hint = _("give from: the day after the last day of {former}")
        place = record.place(COMMITTEE, (*path, "replaces"))
        found.error(
            "successor-without-day", _named(message, member, former), place, _named(hint, member, former)
        )
    elif former.until is None or former.until >= member.since:
        message = _("{former} is still a member when {member} takes the seat")
        hint = _("give {former} to: the day before {day}").format(
            former=former.id, day=short_date(member.since)
        )
        place = record.place(COMMITTEE, (*path, "from"))
        found.error("successor-too-early", _named(message, member, former), place, hint)
    else:
        message = _("the seat of {former} is empty until {member} takes it")
        hint = _("check to and from, if the seat was handed over at once")
        place = record.place(COMMITTEE, (*path, "from"))
        found.warning("seat-empty", _named(message, member, former), place, hint)


def _named(text: str, member: Member, former: Member) -> str:
    return text.format(member=member.id, former=former.id)


def newcomers_come_by_a_reorganisation(record: Record, found: Diagnostics) -> None:
    """Who joins after the body was set up is named by a reorganisation of that day."""
    decided = {one.effective for one in record.committee.decisions.reorganisations}
    set_up = _set_up(record)
    for index, member in enumerate(record.committee.members):
        if member.since is not None and member.since > set_up and member.since not in decided:
            message = _("{member} joins on {day} without a reorganisation of that day")
            message = message.format(member=member.id, day=short_date(member.since))
            place = record.place(COMMITTEE, ("members", index, "from"))
            hint = _("add it to reorganisations in decisions, with this day as effective")
            found.warning("newcomer-without-decision", message, place, hint)


def those_who_leave_have_a_reason(record: Record, found: Diagnostics) -> None:
    """A reorganisation says why someone leaves (lý do thôi tham gia)."""
    for index, member in _leaving(record):
        if member.left_because is None:
            message = _("it is not said why {member} leaves").format(member=member.id)
            place = record.place(COMMITTEE, ("members", index, "to"))
            hint = _("add the key {key}").format(key="left_because")
            found.warning("leaving-without-reason", message, place, hint)


def _leaving(record: Record) -> Iterator[tuple[int, Member]]:
    """Who goes by a reorganisation; one who stays in another role or post does not."""
    members = record.committee.members
    for decision in record.committee.decisions.reorganisations:
        changes = membership_changes(members, decision.effective)
        moved = {one.before.id for one in changes if one.before is not None}
        for change in changes:
            if change.left is not None and change.left.id not in moved:
                yield members.index(change.left), change.left


def _set_up(record: Record) -> date:
    """The last day on which the first members may begin: of the decision that sets the body up, if known."""
    first = min(one.since or date.min for one in record.committee.members)
    decision = record.committee.decisions.establishment
    day = decision.date.last_day if decision is not None else None
    return first if day is None else max(first, day)


RULES = (
    reorganisations_change_members,
    reorganisations_have_days_of_their_own,
    reorganisations_are_not_backdated,
    successors_follow_at_once,
    newcomers_come_by_a_reorganisation,
    those_who_leave_have_a_reason,
)
