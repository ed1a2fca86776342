"""Slips of the keyboard that would be printed (lỗi gõ)."""

from __future__ import annotations

from gettext import gettext as _

from generator.diagnostics import Diagnostics
from generator.dossier.record import Record


def blanks_are_single(record: Record, found: Diagnostics) -> None:
    """Words stand one blank apart."""
    for root in record.nodes.values():
        for node in root.walk():
            if isinstance(node.value, str) and "  " in node.value.strip():
                message = _("two blanks stand between words")
                found.warning("double-blank", message, node.location, _("leave one blank"))


def letters_are_whole(record: Record, found: Diagnostics) -> None:
    """No letter was lost when the text was converted (U+FFFD)."""
    for root in record.nodes.values():
        for node in root.walk():
            if isinstance(node.value, str) and "\N{REPLACEMENT CHARACTER}" in node.value:
                message = _("a letter of this text was lost when it was converted")
                found.warning("lost-letter", message, node.location, _("type the text anew"))


RULES = (blanks_are_single, letters_are_whole)
