"""What a test compares: the code and the place of every finding, without the sentences."""

from __future__ import annotations

from generator.diagnostics import Diagnostics


def told(found: Diagnostics) -> list[tuple[str, str]]:
    """The findings as ``(code, "line:column")``, or the place in words."""
    return [(one.code, _place(one.location)) for one in found]


def _place(location: object) -> str:
    text = str(location)
    parts = text.rsplit(":", 2)
    if len(parts) == 3 and parts[1].isdigit() and parts[2].isdigit():
        return ":".join(parts[1:])
    return text.rpartition("/")[2]
