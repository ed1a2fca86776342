"""A comparison as a table in Word (bảng đối chiếu), through the template that people edit."""

from __future__ import annotations

import datetime
from pathlib import Path
from typing import Any

from generator.comparing.comparison import EXPLANATION, HEADING, Comparison
from generator.comparing.pair import Pair
from generator.comparing.rows import Lines, Row, rows_of
from generator.diagnostics import Diagnostics
from generator.vietnamese.text import capitalise_first, without_forbidden
from generator.word.fields import LEAF, FieldShape
from generator.word.properties import DocumentProperties
from generator.word.template import TemplateLibrary

TEMPLATE = "doi-chieu"

_PIECE = FieldShape(members={"text": LEAF, "mark": LEAF})
SIDE_SHAPE = FieldShape(members={"label": LEAF, "lines": FieldShape(item=FieldShape(item=_PIECE))})
"""A provision as one of the two sides prints it: what it is called, and its lines in marked pieces."""

_ROW = FieldShape(members={"number": LEAF, "old": SIDE_SHAPE, "new": SIDE_SHAPE, "remark": LEAF})
_COUNT = FieldShape(members={"name": LEAF, "number": LEAF})
SHAPE = FieldShape(
    members={
        "old_title": LEAF,
        "new_title": LEAF,
        "explanation": LEAF,
        "counts": FieldShape(item=_COUNT),
        "rows": FieldShape(item=_ROW),
    }
)
"""The names that the template may use; the label of a side is empty where there is no such provision."""


def comparison_table(
    comparison: Comparison,
    pairs: tuple[Pair, ...],
    templates: Path,
    date: datetime.date,
    found: Diagnostics,
) -> bytes | None:
    """The table (docx) with a row for each of these pairs, dated ``date``; faults of the template give None.

    A sign that Word cannot hold is printed as U+FFFD.
    """
    template = TemplateLibrary(templates).compile(TEMPLATE, SHAPE, found)
    if template is None:
        return None
    fields = {
        "old_title": without_forbidden(comparison.old.heading),
        "new_title": without_forbidden(comparison.new.heading),
        "explanation": EXPLANATION,
        "counts": [
            {"name": kind.vietnamese, "number": count} for kind, count in comparison.counts.items() if count
        ],
        "rows": [_row(number, row) for number, row in enumerate(rows_of(pairs), 1)],
    }
    return template.render(fields, DocumentProperties(title=HEADING, created=date), found)


def _row(number: int, row: Row) -> dict[str, Any]:
    return {
        "number": number,
        "old": side_fields(row.old_label, row.old_lines),
        "new": side_fields(row.new_label, row.new_lines),
        "remark": without_forbidden(row.remark),
    }


def side_fields(label: str, lines: Lines) -> dict[str, Any]:
    """The fields of one side; a sign that Word cannot hold becomes U+FFFD."""
    return {
        "label": without_forbidden(capitalise_first(label)),
        "lines": [
            [{"text": without_forbidden(one.text), "mark": one.mark.value} for one in line] for line in lines
        ],
    }
