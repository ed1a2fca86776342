"""A dossier that has been read: facts with the place of each, and the questions that papers ask of them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TypeAlias

from generator.diagnostics import Location
from generator.dossier.holidays import Holidays
from generator.dossier.kinds import Role
from generator.dossier.reference import Reference
from generator.dossier.schema import (
    Committee,
    Consultation,
    LawDocument,
    Meeting,
    Member,
    Paper,
    Programme,
    Reminder,
    Report,
    Task,
)
from generator.sources.node import Node
from generator.units import Unit
from generator.vietnamese.dates import PartialDate

Steps: TypeAlias = tuple[str | int, ...]
"""The way to a value inside a file: keys as written, and indexes."""

COMMITTEE = "committee"
"""``committee.yaml`` in ``place``; the others are ``meetings/<stem>``, ``reports/<stem>`` and so on."""


@dataclass(frozen=True, slots=True)
class Record:
    """What the files of a dossier say (hồ sơ), each valid by itself; rules compare them with one another."""

    folder: Path
    committee: Committee
    meetings: Mapping[str, Meeting]
    reports: Mapping[str, Report]
    opinions: Mapping[str, Consultation]
    reminders: Mapping[str, Reminder]
    programmes: Mapping[str, Programme]
    nodes: Mapping[str, Node]
    reference: Reference

    @property
    def documents(self) -> Mapping[str, LawDocument]:
        """The papers that can be cited by id (văn bản viện dẫn): its own before the shared legal bases."""
        return {**self.reference.legal_bases, **self.committee.documents}

    def place(self, file: str, path: Iterable[str | int] = ()) -> Location:
        """Where a value stands: ``place("committee", ("members", 2, "role"))``; keys as written in the file.

        A member of a roster stands in its cell. Of a path that does not exist the deepest part counts.
        """
        return self.nodes[file].at(path).location

    def member(self, identity: str) -> Member | None:
        """The member with an id (thành viên)."""
        return next((one for one in self.committee.members if one.id == identity), None)

    def papers(self) -> Iterator[tuple[str, Steps, Paper]]:
        """Every issued paper (văn bản) with its file and its path in it."""
        decisions = self.committee.decisions
        for name, decision in (
            ("establishment", decisions.establishment),
            ("regulation", decisions.regulation),
        ):
            if decision is not None:
                yield COMMITTEE, ("decisions", name), decision
        for index, change in enumerate(decisions.reorganisations):
            yield COMMITTEE, ("decisions", "reorganisations", index), change
        for file, meeting in self.meetings.items():
            if meeting.invitation is not None:
                yield file, ("invitation",), meeting.invitation
            if meeting.conclusion is not None:
                yield file, ("conclusion",), meeting.conclusion
        for file, report in self.reports.items():
            if report.consolidated is not None:
                yield file, ("consolidated",), report.consolidated
        yield from ((file, (), reminder) for file, reminder in self.reminders.items())
        yield from ((file, (), programme) for file, programme in self.programmes.items())

    def tasks(self) -> Iterator[tuple[str, Steps, Task]]:
        """Every task that a conclusion gave (nhiệm vụ), with its file and its path in it."""
        for file, meeting in self.meetings.items():
            for index, task in enumerate(meeting.conclusion.tasks if meeting.conclusion else ()):
                yield file, ("conclusion", "tasks", index), task


@dataclass(frozen=True, slots=True)
class Dossier:
    """A dossier (hồ sơ) without faults; members in order of precedence, meetings and reports by file name."""

    record: Record
    unit: Unit
    members: tuple[Member, ...]

    @property
    def folder(self) -> Path:
        """The folder it was read from."""
        return self.record.folder

    @property
    def committee(self) -> Committee:
        """The body itself."""
        return self.record.committee

    @property
    def meetings(self) -> tuple[Meeting, ...]:
        """All meetings (cuộc họp)."""
        return tuple(self.record.meetings.values())

    @property
    def reports(self) -> tuple[Report, ...]:
        """All reporting periods (kỳ báo cáo)."""
        return tuple(self.record.reports.values())

    @property
    def opinions(self) -> tuple[Consultation, ...]:
        """All consultations in writing (lấy ý kiến bằng văn bản)."""
        return tuple(self.record.opinions.values())

    @property
    def reminders(self) -> tuple[Reminder, ...]:
        """All letters that ask for what is overdue (công văn đôn đốc)."""
        return tuple(self.record.reminders.values())

    @property
    def programmes(self) -> tuple[Programme, ...]:
        """All work programmes (chương trình công tác)."""
        return tuple(self.record.programmes.values())

    @property
    def documents(self) -> Mapping[str, LawDocument]:
        """The papers that can be cited by id (văn bản viện dẫn), the shared legal bases among them."""
        return self.record.documents

    @property
    def holidays(self) -> Holidays:
        """Which days are worked (lịch làm việc)."""
        return self.record.reference.holidays

    def place(self, file: str, path: Iterable[str | int] = ()) -> Location:
        """Where a value stands, as ``Record.place`` tells it."""
        return self.record.place(file, path)

    def member(self, identity: str) -> Member | None:
        """The member with an id (thành viên)."""
        return self.record.member(identity)

    def members_on(self, day: date) -> tuple[Member, ...]:
        """Who belongs to the body on a day (thành viên đương nhiệm), by role and order."""
        return tuple(
            one
            for one in self.members
            if (one.since is None or one.since <= day) and (one.until is None or day <= one.until)
        )

    def day_of(self, written: PartialDate, drafted: date) -> date:
        """The day that counts for a paper: its own, the last of its month, or while open the day of drafting.

        So a list of members does not change with the day of drafting once the month is known. A paper from
        before anybody belongs to the body, such as the one that sets it up, counts as of its first day.
        """
        day = drafted if written.month is None else written.last_day or drafted
        return max(day, min(one.since or date.min for one in self.members))

    def head_on(self, day: date) -> Member:
        """The head of the body on a day (trưởng ban); of an empty seat its next holder, else its last."""
        heads = [one for one in self.members if one.role is Role.CHAIR]
        still = [one for one in heads if one.until is None or day <= one.until]
        if not still:
            return max(heads, key=lambda one: one.until or date.max)
        return min(still, key=lambda one: one.since or date.min)

    def seat(self, member: Member) -> tuple[str, ...]:
        """The ids under which a member's seat was held until then: its own, then those it replaced."""
        ids = [member.id]
        while member.replaces is not None and member.replaces not in ids:
            ids.append(member.replaces)
            member = self.member(member.replaces) or member
        return tuple(ids)


def by_precedence(members: Iterable[Member]) -> tuple[Member, ...]:
    """Members by role and then by their order in it; those without an order follow as written."""
    return tuple(sorted(members, key=lambda one: (one.role.rank, one.order is None, one.order or 0)))
