"""When a paper was issued, as its own text says (ngày ban hành)."""

from __future__ import annotations

from datetime import date

from generator.importing.paragraphs import Reason
from generator.importing.receipt import Imported
from generator.vietnamese.dates import dates_in

_TELLING = (Reason.ATTACHED_TO, Reason.LETTERHEAD)
"""Where the day stands: the line that names the decision, else the head of the paper."""


def issue_day(imported: Imported) -> date | None:
    """The day of issue, the last of the month while only month and year are written; None without a date."""
    for reason in _TELLING:
        texts = [one.paragraph.text for one in imported.set_aside if one.reason is reason]
        first = next(dates_in(" ".join(texts)), None)
        if first is not None:
            return first.last_day
    return None
