"""What a reorganisation changes, read from the memberships (thay đổi thành viên khi kiện toàn)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from enum import Enum, auto

from generator.dossier.schema import Member, Role


class ChangeKind(Enum):
    """What happens in one place of the body."""

    REPLACED = auto()
    ADDED = auto()
    LEFT = auto()
    MOVED = auto()


@dataclass(frozen=True, slots=True)
class Change:
    """One change (một thay đổi): whose membership ends, who begins; one of the two may be missing.

    ``role`` is that of the place taken or left. ``before`` is the membership that ends for the one who
    begins: the same person under a new id, with another role or post.
    """

    role: Role
    left: Member | None
    joined: Member | None
    before: Member | None

    @property
    def kind(self) -> ChangeKind:
        """What it is: someone takes the place of another, comes anew, goes, or gets another role or post."""
        if self.joined is None:
            return ChangeKind.LEFT
        if self.left is not None:
            return ChangeKind.REPLACED
        return ChangeKind.ADDED if self.before is None else ChangeKind.MOVED


def membership_changes(members: Sequence[Member], effective: date) -> tuple[Change, ...]:
    """What changes on a day, in the members' order: those who begin on it, then those who only go.

    Who begins takes the place of the member that ``replaces`` names, if that membership ends the day before.
    """
    leaving = {one.id: one for one in members if ends_before(one, effective)}
    joining = [one for one in members if one.since == effective]
    changes = []
    taken: set[str | None] = set()
    for joined in joining:
        before = next((one for one in leaving.values() if is_same_person(one, joined)), None)
        left = None if joined.replaces in taken else leaving.get(joined.replaces or "")
        taken.add(joined.replaces)
        changes.append(Change(joined.role, None if left is before else left, joined, before))
    told = {id(one) for change in changes for one in (change.left, change.before)}
    changes += [Change(one.role, one, None, None) for one in leaving.values() if id(one) not in told]
    return tuple(changes)


def ends_before(member: Member, day: date) -> bool:
    """Whether a membership ends on the day before."""
    return member.until is not None and member.until.toordinal() + 1 == day.toordinal()


def is_same_person(one: Member, other: Member) -> bool:
    """Whether two memberships are of one person (cùng một người): by name, which must not be open."""
    return one.person is not None and one.person == other.person
