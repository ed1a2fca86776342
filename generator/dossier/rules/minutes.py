"""Whether the minutes of a meeting can be true (biên bản họp): who was there, who spoke, how they voted."""

from __future__ import annotations

import re
from collections.abc import Iterator
from gettext import gettext as _

from generator.diagnostics import Diagnostics
from generator.dossier.kinds import Role
from generator.dossier.record import Record, Steps
from generator.dossier.regimes import DecisionRule
from generator.dossier.rules.tenure import Days, tell_if_not_serving
from generator.dossier.schema import Meeting, Member, Minutes
from generator.sources.faults import did_you_mean

_LIKE_AN_ID = re.compile(r"[a-z0-9]+([._-][a-z0-9]+)*")
"""Small letters without marks: no agency and no post is written so."""


def minutes_tell_something(record: Record, found: Diagnostics) -> None:
    """Minutes tell what the meeting was about (nội dung; NĐ 30/2020, PL3 form 1.9)."""
    for file, meeting, minutes in _minutes(record):
        concluded = meeting.conclusion
        told = minutes.statements or minutes.votes or minutes.conclusions or meeting.agenda
        if not told and (concluded is None or not (concluded.assessment or concluded.tasks)):
            message = _("the minutes tell nothing of what the meeting was about")
            hint = _("add the key {key}").format(key="statements")
            found.warning("minutes-without-content", message, record.place(file, ("minutes",)), hint)


def speakers_are_known(record: Record, found: Diagnostics) -> None:
    """Who spoke is named in words, or by the id of a member (người phát biểu)."""
    known = [one.id for one in record.committee.members]
    for file, _meeting, minutes in _minutes(record):
        for index, statement in enumerate(minutes.statements):
            if _LIKE_AN_ID.fullmatch(statement.by) and statement.by not in known:
                message = _("no member has the id {id}").format(id=statement.by)
                hint = did_you_mean(statement.by, known) or _("name an agency or a post in full")
                place = record.place(file, ("minutes", "statements", index, "by"))
                found.error("unknown-member", message, place, hint)


def members_in_minutes_serve(record: Record, found: Diagnostics) -> None:
    """A member who is absent, keeps the minutes or speaks is one on the day of the meeting."""
    for file, meeting, minutes in _minutes(record):
        days = Days.of(meeting.date)
        for path, identity in _members_named(minutes):
            tell_if_not_serving(record, file, ("minutes", *path), record.member(identity), days, found)


def absences_differ(record: Record, found: Diagnostics) -> None:
    """A member is absent once (vắng mặt)."""
    for file, _meeting, minutes in _minutes(record):
        absent = [one.member for one in minutes.absent]
        for index, identity in enumerate(absent):
            if identity in absent[:index]:
                message = _("{member} is absent here again").format(member=identity)
                place = record.place(file, ("minutes", "absent", index, "member"))
                found.error("absent-twice", message, place, _("keep one of the two"))


def who_leads_and_writes_is_there(record: Record, found: Diagnostics) -> None:
    """Neither the chair of the meeting nor who keeps the minutes is absent (chủ tọa, thư ký)."""
    for file, meeting, minutes in _minutes(record):
        chairs = (
            [meeting.chair] if meeting.chair else [one.id for one in _serving(record, meeting, Role.CHAIR)]
        )
        for index, absence in enumerate(minutes.absent):
            place = record.place(file, ("minutes", "absent", index, "member"))
            if absence.member in chairs:
                message = _("{member} chairs the meeting and cannot be absent").format(member=absence.member)
                hint = _("name who chaired the meeting instead with chair")
                found.error("chair-absent", message, place, hint)
            if absence.member == minutes.secretary.member:
                message = _("{member} keeps the minutes and cannot be absent").format(member=absence.member)
                found.error("secretary-absent", message, place, _("name who kept the minutes instead"))


def meetings_end_after_they_begin(record: Record, found: Diagnostics) -> None:
    """A meeting does not end before it begins (thời gian bắt đầu, kết thúc)."""
    for file, meeting, minutes in _minutes(record):
        began = minutes.began if "began" in minutes.model_fields_set else meeting.time
        if began is not None and minutes.ended is not None and minutes.ended < began:
            message = _("the meeting ends at {ended}, before it begins at {began}")
            message = message.format(ended=f"{minutes.ended:%H:%M}", began=f"{began:%H:%M}")
            place = record.place(file, ("minutes", "ended"))
            found.error("meeting-reversed", message, place, _("check the times of the meeting"))


def votes_are_those_of_who_is_there(record: Record, found: Diagnostics) -> None:
    """No more members vote than are present; where the majority decides, more than a half of them agree."""
    by_majority = record.committee.regimes.meetings.decide_by is DecisionRule.MAJORITY
    for file, meeting, minutes in _minutes(record):
        present = len(_present(record, meeting, minutes))
        for index, vote in enumerate(minutes.votes):
            path = ("minutes", "votes", index)
            votes = vote.agree + vote.disagree + vote.abstain
            if votes > present:
                message = _("{votes} votes are counted, but {present} members are present")
                message = message.format(votes=votes, present=present)
                hint = _("check the votes, and who is absent")
                found.error("too-many-votes", message, record.place(file, path), hint)
            elif by_majority and 2 * vote.agree <= present:
                message = _("{agree} of {present} members agree, which is no majority")
                message = message.format(agree=vote.agree, present=present)
                hint = _("check the votes; what is not carried must not stand among the conclusions")
                found.warning("no-majority", message, record.place(file, (*path, "agree")), hint)


def meetings_have_their_quorum(record: Record, found: Diagnostics) -> None:
    """As many members are present as the regulation wants (số thành viên dự họp tối thiểu)."""
    quorum = record.committee.regimes.meetings.quorum
    for file, meeting, minutes in _minutes(record):
        members, present = len(_serving(record, meeting)), len(_present(record, meeting, minutes))
        if quorum is not None and not quorum.is_met(present, members):
            message = _("{present} of {members} members are present, but a meeting needs {rule}")
            message = message.format(present=present, members=members, rule=quorum.description)
            hint = _("check who is absent, and quorum in committee.yaml")
            found.warning("quorum-not-met", message, record.place(file, ("minutes", "absent")), hint)


def _minutes(record: Record) -> Iterator[tuple[str, Meeting, Minutes]]:
    for file, meeting in record.meetings.items():
        if meeting.minutes is not None:
            yield file, meeting, meeting.minutes


def _members_named(minutes: Minutes) -> Iterator[tuple[Steps, str]]:
    for index, absence in enumerate(minutes.absent):
        yield ("absent", index, "member"), absence.member
    if minutes.secretary.member is not None:
        yield ("secretary", "member"), minutes.secretary.member
    for index, statement in enumerate(minutes.statements):
        yield ("statements", index, "by"), statement.by


def _serving(record: Record, meeting: Meeting, *roles: Role) -> tuple[Member, ...]:
    """Who may be a member on the day of a meeting; everybody while that is open."""
    days = Days.of(meeting.date)
    return tuple(
        one
        for one in record.committee.members
        if one.role in (roles or Role) and (days is None or days.serves(one) is not False)
    )


def _present(record: Record, meeting: Meeting, minutes: Minutes) -> tuple[Member, ...]:
    absent = {one.member for one in minutes.absent}
    return tuple(one for one in _serving(record, meeting) if one.id not in absent)


RULES = (
    minutes_tell_something,
    speakers_are_known,
    members_in_minutes_serve,
    absences_differ,
    who_leads_and_writes_is_there,
    meetings_end_after_they_begin,
    votes_are_those_of_who_is_there,
    meetings_have_their_quorum,
)
