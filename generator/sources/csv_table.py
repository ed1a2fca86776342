"""CSV files as Excel and people write them."""

from __future__ import annotations

import csv
import io
from gettext import gettext as _
from pathlib import Path

from generator.diagnostics import Diagnostics, Location
from generator.sources.text_file import read_text

MAX_CELLS = 1_000_000
_DELIMITERS = ";,\t"  # Excel with Vietnamese settings writes semicolons


def csv_rows(
    path: Path, limit: int, found: Diagnostics
) -> tuple[tuple[tuple[str, ...], ...], tuple[int, ...]] | None:
    """The rows of a CSV file, all of one length, and the line each begins at; None when it cannot be read."""
    text = read_text(path, limit, found)
    if text is None:
        return None
    rows: list[list[str]] = []
    lines: list[int] = []
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=_delimiter(text), strict=True)
    line = 1
    cells = 0
    try:
        for row in reader:
            rows.append(row)
            lines.append(line)
            line = reader.line_num + 1
            cells += len(row)
            if cells > MAX_CELLS:
                message = _("the table has more than {limit} cells").format(limit=MAX_CELLS)
                found.error(
                    "table-too-large",
                    message,
                    Location(str(path), line),
                    _("check that it is the right file"),
                )
                return None
    except csv.Error:
        message = _("from this line on the quotes of the table do not match")
        found.error(
            "bad-csv",
            message,
            Location(str(path), line),
            _("close every quote, and double a quote inside a text"),
        )
        return None
    width = max(map(len, rows), default=0)
    if width * len(rows) > MAX_CELLS:
        message = _("the table has more than {limit} cells").format(limit=MAX_CELLS)
        found.error("table-too-large", message, Location(str(path)), _("check that it is the right file"))
        return None
    return tuple((*row, *[""] * (width - len(row))) for row in rows), tuple(lines)


def _delimiter(text: str) -> str:
    """The sign that parts most rows into several cells; the comma when none does."""
    head = text[:20_000].splitlines()[:50]
    return max(
        _DELIMITERS, key=lambda sign: (sum(sign in line for line in head), text.count(sign), sign == ",")
    )
