"""Capital letters (chữ hoa) in patterns."""

from __future__ import annotations

CAPITAL = "[" + "".join(letter for letter in map(chr, range(0x1F00)) if letter.isupper()) + "]"
"""A class for ``re``: capitals and small letters of Vietnamese alternate in Unicode, so no range will do."""
