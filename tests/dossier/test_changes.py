"""What a reorganisation changes, read from who leaves and who joins."""

from __future__ import annotations

from datetime import date
from typing import Any

from generator.dossier.changes import Change, ChangeKind, membership_changes
from generator.dossier.schema import Member, Role

JULY = date(2026, 7, 1)


def member(identity: str, person: str | None = None, **facts: Any) -> Member:
    return Member.model_validate(
        {
            "id": identity,
            "role": "member",
            "person": person or f"Nguyễn Văn {identity}",
            "position": "Giám đốc",
            "agency": "Sở Mẫu",
            **facts,
        }
    )


def told(*members: Member, day: date = JULY) -> list[tuple[str, str | None, str | None, str | None]]:
    """Kind and ids of each change."""

    def name(one: Member | None) -> str | None:
        return None if one is None else one.id

    return [
        (one.kind.name, name(one.left), name(one.joined), name(one.before))
        for one in membership_changes(members, day)
    ]


def test_one_who_takes_the_place_of_another_is_one_change() -> None:
    old = member("old", to="2026-06-30")
    new = member("new", replaces="old", **{"from": "2026-07-01"})
    assert told(old, new) == [("REPLACED", "old", "new", None)]


def test_two_without_replaces_are_one_who_comes_and_one_who_goes() -> None:
    old = member("old", to="2026-06-30")
    new = member("new", **{"from": "2026-07-01"})
    assert told(old, new) == [("ADDED", None, "new", None), ("LEFT", "old", None, None)]


def test_only_the_day_counts() -> None:
    early = member("early", to="2026-06-29")
    late = member("late", to="2026-07-01", **{"from": "2026-07-02"})
    always = member("always")
    assert told(early, late, always) == []
    assert told(early, late, always, day=date(2026, 6, 30)) == [("LEFT", "early", None, None)]
    assert told(always, day=date.min) == []


def test_each_day_has_its_own_changes() -> None:
    first = member("first", to="2026-06-30")
    second = member("second", to="2026-09-30", replaces="first", **{"from": "2026-07-01"})
    third = member("third", replaces="second", **{"from": "2026-10-01"})
    assert told(first, second, third) == [("REPLACED", "first", "second", None)]
    assert told(first, second, third, day=date(2026, 10, 1)) == [("REPLACED", "second", "third", None)]


def test_the_same_person_in_another_role_moves() -> None:
    before = member("before", "Lê Minh Họa", to="2026-06-30")
    after = member("after", "Lê Minh Họa", role="deputy", **{"from": "2026-07-01"})
    assert told(before, after) == [("MOVED", None, "after", "before")]
    assert told(before, after.model_copy(update={"replaces": "before"})) == [
        ("MOVED", None, "after", "before")
    ]


def test_one_who_moves_up_leaves_a_place_that_another_takes() -> None:
    chair = member("chair", role="chair", to="2026-06-30")
    vice = member("vice", "Trần Thị Ví Dụ", role="deputy", to="2026-06-30")
    new_chair = member(
        "new-chair", "Trần Thị Ví Dụ", role="chair", replaces="chair", **{"from": "2026-07-01"}
    )
    new_vice = member("new-vice", role="deputy", replaces="vice", **{"from": "2026-07-01"})
    assert told(chair, vice, new_chair, new_vice) == [
        ("REPLACED", "chair", "new-chair", "vice"),
        ("REPLACED", "vice", "new-vice", None),
    ]
    assert told(chair, vice, new_chair) == [("REPLACED", "chair", "new-chair", "vice")]


def test_two_without_a_name_are_not_the_same_person() -> None:
    old = member("old", "blank", to="2026-06-30")
    new = member("new", "blank", **{"from": "2026-07-01"})
    assert told(old, new) == [("ADDED", None, "new", None), ("LEFT", "old", None, None)]


def test_a_place_is_taken_once() -> None:
    old = member("old", to="2026-06-30")
    one = member("one", replaces="old", **{"from": "2026-07-01"})
    two = member("two", replaces="old", **{"from": "2026-07-01"})
    assert told(old, one, two) == [("REPLACED", "old", "one", None), ("ADDED", None, "two", None)]


def test_replaces_of_another_day_does_not_count() -> None:
    old = member("old", to="2026-05-31")
    new = member("new", replaces="old", **{"from": "2026-07-01"})
    assert told(old, new) == [("ADDED", None, "new", None)]


def test_a_change_has_the_role_of_its_place() -> None:
    old = member("old", role="deputy", to="2026-06-30")
    new = member("new", **{"from": "2026-07-01"})
    assert [one.role for one in membership_changes([old, new], JULY)] == [Role.MEMBER, Role.DEPUTY]
    assert Change(Role.MEMBER, None, new, None).kind is ChangeKind.ADDED
