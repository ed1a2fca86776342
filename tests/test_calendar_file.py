"""Calendar files: what another program reads in them, and the rules of RFC 5545 about their lines."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.calendar_file import CalendarEvent, calendar_bytes, is_calendar_of_ours

MADE = date(2026, 1, 5)
NAME = "Ban Chỉ đạo thử nghiệm"

texts = st.text(st.characters(codec="utf-8", exclude_categories=["Cc", "Cs", "Zl", "Zp"]), min_size=1)


def event(
    key: str = "task-1", day: date = date(2026, 3, 20), summary: str = "Họp", **more: str
) -> CalendarEvent:
    return CalendarEvent(key, day, summary, more.get("description", "Chủ trì"), more.get("category", "Họp"))


def read(content: bytes) -> list[dict[str, str]]:
    """The events of a calendar file by a reader that shares nothing with its writer.

    Lines are unfolded (3.1), names are parted from values (3.1), escaped signs are put back (3.3.11).
    """
    assert content.endswith(b"\r\n")
    lines = content.decode("utf-8").replace("\r\n ", "").split("\r\n")[:-1]
    assert (lines[0], lines[-1]) == ("BEGIN:VCALENDAR", "END:VCALENDAR")
    events: list[dict[str, str]] = []
    for line in lines:
        name, _colon, value = line.partition(":")
        if line == "BEGIN:VEVENT":
            events.append({})
        elif events and name != "END":
            events[-1][name] = re.sub(r"\\(.)", _sign, value)
    return events


def _sign(escaped: re.Match[str]) -> str:
    return "\n" if escaped[1] in "nN" else escaped[1]


def test_event_is_a_whole_day_that_takes_up_no_time() -> None:
    [one] = read(calendar_bytes(NAME, [event(description="Chủ trì: A\nPhối hợp: B, C; D")], MADE))
    identity = one.pop("UID")
    assert re.fullmatch(r"[0-9a-f]{32}@vanban", identity)
    assert one == {
        "DTSTART;VALUE=DATE": "20260320",
        "DTSTAMP": "20260105T000000Z",
        "SUMMARY": "Họp",
        "DESCRIPTION": "Chủ trì: A\nPhối hợp: B, C; D",
        "CATEGORIES": "Họp",
        "TRANSP": "TRANSPARENT",
    }
    assert datetime.strptime("20260105T000000Z", "%Y%m%dT%H%M%S%z") == datetime(2026, 1, 5, tzinfo=UTC)


@given(st.lists(st.tuples(texts, texts, texts), max_size=4))
def test_every_text_is_read_as_it_was_written(told: list[tuple[str, str, str]]) -> None:
    events = [
        event(f"k{number}", summary=summary, description=f"{first}\n{second}")
        for number, (summary, first, second) in enumerate(told)
    ]
    read_again = read(calendar_bytes(NAME, events, MADE))
    assert [(one["SUMMARY"], one["DESCRIPTION"]) for one in read_again] == [
        (summary, f"{first}\n{second}") for summary, first, second in told
    ]


@given(texts)
def test_no_line_is_longer_than_75_bytes_or_breaks_a_letter(summary: str) -> None:
    lines = calendar_bytes(NAME, [event(summary=summary * 9)], MADE).split(b"\r\n")
    assert max(map(len, lines)) <= 75
    assert all(line.decode("utf-8") is not None and b"\n" not in line for line in lines)


def test_identity_belongs_to_the_calendar_and_the_key_and_not_to_the_day() -> None:
    def identity(name: str, key: str, day: date) -> str:
        return read(calendar_bytes(name, [event(key, day)], day))[0]["UID"]

    first, other = date(2026, 3, 20), date(2026, 3, 23)
    assert identity(NAME, "a", first) == identity(NAME, "a", other)
    assert len({identity(NAME, "a", first), identity(NAME, "b", first), identity("Khác", "a", first)}) == 3


def test_same_events_give_the_same_bytes() -> None:
    events = [event("a"), event("b", date(2026, 4, 1))]
    assert calendar_bytes(NAME, events, MADE) == calendar_bytes(NAME, events, MADE)


def test_calendar_without_events_is_still_a_calendar() -> None:
    content = calendar_bytes(NAME, [], MADE)
    assert read(content) == []
    assert f"X-WR-CALNAME:{NAME}\r\n".encode() in content


@pytest.mark.parametrize(
    ("content", "ours"),
    [
        (calendar_bytes(NAME, [event()], MADE), True),
        (calendar_bytes(NAME, [event()], MADE).replace(b"PRODID:-//vanban", b"PRODID:-//Other"), False),
        (b"", False),
        (b"kind: steering_committee\n", False),
    ],
)
def test_only_a_calendar_made_here_is_ours(content: bytes, ours: bool) -> None:
    assert is_calendar_of_ours(content) == ours
