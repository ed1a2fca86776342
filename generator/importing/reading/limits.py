"""How much text a file may hold (giới hạn): what is longer is refused before time is spent on it."""

from __future__ import annotations

from gettext import gettext as _

from generator.diagnostics import Diagnostics, Location
from generator.vietnamese.numbers import format_number

MAX_SIGNS = 3_000_000
"""Five times the longest code of law."""
MAX_PARAGRAPHS = 200_000
"""A thousand times as many as a long regulation has."""


def report_too_long(here: Location, found: Diagnostics) -> None:
    """Report a file that holds more text than any regulation (``text-too-long``)."""
    message = _("the file holds more than {limit} characters of text").format(limit=format_number(MAX_SIGNS))
    found.error("text-too-long", message, here, _("give only the pages of the regulation"))
