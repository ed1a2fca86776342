"""Calendar files (tệp lịch .ics) by RFC 5545, for Outlook, Google Calendar and telephones."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, date, datetime, time

from icalendar import Calendar, Event

PRODUCT = "-//vanban//Steering committee calendar//VI"
"""Who made the file (PRODID); a file that names another is not ours."""


@dataclass(frozen=True, slots=True)
class CalendarEvent:
    """An event of a whole day (sự kiện cả ngày).

    ``key`` tells it from the others of its calendar and stays when its day changes, so that a calendar that
    takes the file again moves the event instead of adding one.
    """

    key: str
    day: date
    summary: str
    description: str
    category: str


def calendar_bytes(name: str, events: Iterable[CalendarEvent], made_on: date) -> bytes:
    """The file of a calendar with this name; the same events and day give the same bytes.

    Events take up no time of the day (RFC 5545, 3.8.2.7), since they are due days and not appointments.
    """
    calendar = Calendar()
    calendar.add("prodid", PRODUCT)
    calendar.add("version", "2.0")
    calendar.add("method", "PUBLISH")
    calendar.add("x-wr-calname", name)
    for event in events:
        calendar.add_component(_component(name, event, made_on))
    content: bytes = calendar.to_ical()
    return content


def is_calendar_of_ours(content: bytes) -> bool:
    """Whether a file was made here, so that a new one may take its place."""
    return content.startswith(b"BEGIN:VCALENDAR") and f"PRODID:{PRODUCT}".encode() in content


def _component(name: str, event: CalendarEvent, made_on: date) -> Event:
    identity = hashlib.sha256(f"{name}\n{event.key}".encode()).hexdigest()[:32]
    component = Event()
    component.add("uid", f"{identity}@vanban")
    component.add("dtstamp", datetime.combine(made_on, time(), UTC))
    component.add("dtstart", event.day)
    component.add("summary", event.summary)
    component.add("description", event.description)
    component.add("categories", [event.category])
    component.add("transp", "TRANSPARENT")
    return component
