"""Slips of the keyboard that would be printed (lỗi gõ)."""

from __future__ import annotations

import re
from gettext import gettext as _

from generator.diagnostics import Diagnostics
from generator.dossier.record import Record

_HIDDEN = re.compile("[\u00a0\u00ad\u2000-\u200f\u2028-\u202f\u205f-\u2064\u2066-\u2069\ufeff]")
"""Blanks that are not the common one, and signs without a width: they come along from Word and the web."""


def blanks_are_single(record: Record, found: Diagnostics) -> None:
    """Words stand one blank apart."""
    for root in record.nodes.values():
        for node in root.walk():
            if isinstance(node.value, str) and "  " in node.value.strip():
                message = _("two blanks stand between words")
                found.warning("double-blank", message, node.location, _("leave one blank"))


def letters_are_whole(record: Record, found: Diagnostics) -> None:
    """No letter was lost when the text was converted (U+FFFD)."""
    if any(one.code == "forbidden-character" for one in found):
        return  # these have become U+FFFD too
    for root in record.nodes.values():
        for node in root.walk():
            if isinstance(node.value, str) and "\N{REPLACEMENT CHARACTER}" in node.value:
                message = _("a letter of this text was lost when it was converted")
                found.warning("lost-letter", message, node.location, _("type the text anew"))


def characters_can_be_seen(record: Record, found: Diagnostics) -> None:
    """No name differs from another by signs that nobody sees."""
    for root in record.nodes.values():
        for node in root.walk():
            hidden = _HIDDEN.search(node.value) if isinstance(node.value, str) else None
            if hidden is not None:
                message = _("the text holds the invisible character {character}")
                message = message.format(character=f"U+{ord(hidden[0]):04X}")
                found.warning("hidden-character", message, node.location, _("type the text anew"))


RULES = (blanks_are_single, letters_are_whole, characters_can_be_seen)
