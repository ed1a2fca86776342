"""When a paper was issued, as its own text says (ngày ban hành)."""

from __future__ import annotations

import re
from datetime import date

from generator.importing.paragraphs import Reason
from generator.importing.receipt import Imported
from generator.vietnamese.dates import PartialDate

_WRITTEN = re.compile(r"ngày\s*(\d{1,2})?\s*(?:/|tháng)\s*(\d{1,2})\s*(?:/|năm)\s*(\d{4})", re.IGNORECASE)
_TELLING = (Reason.ATTACHED_TO, Reason.LETTERHEAD)
"""Where the day stands: the line that names the decision, else the head of the paper."""


def issue_day(imported: Imported) -> date | None:
    """The day of issue, the last of the month while only month and year are written; None without a date."""
    for reason in _TELLING:
        texts = [one.paragraph.text for one in imported.set_aside if one.reason is reason]
        for match in _WRITTEN.finditer(" ".join(texts)):
            day, month, year = (None if part is None else int(part) for part in match.groups())
            try:
                return PartialDate(year, month, day).last_day
            except ValueError:
                continue
    return None
