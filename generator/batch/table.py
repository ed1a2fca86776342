"""A trace as a table in Word (bảng đối chiếu cấp tỉnh và cấp xã), through the template that people edit."""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from typing import Any

from generator.adapting.telling import CHANGES, cause_lines, change_words
from generator.adapting.trace import Side, Trace, TracedProvision
from generator.comparing.comparison import HEADING
from generator.comparing.rows import Lines
from generator.comparing.table import SIDE_SHAPE, side_fields
from generator.comparing.words import (
    Mark,
    WordChange,
    compared_below_titles,
    compared_words,
    lines_of,
    side_of,
    words_all,
)
from generator.diagnostics import Diagnostics
from generator.vietnamese.text import without_forbidden
from generator.word.fields import LEAF, FieldShape
from generator.word.properties import DocumentProperties
from generator.word.template import TemplateLibrary

TEMPLATE = "doi-chieu-chuyen-cap"

EXPLANATION = (
    "Chữ bỏ đi được gạch ngang ở cột điều khoản cấp tỉnh; "
    "chữ thêm vào được in đậm và gạch chân ở cột điều khoản cấp xã."
)
_HOLES = {"unit.name": "[tên đơn vị]", "province.name": "[tên tỉnh, thành phố]"}
_NAMED_UNITS = 100
"""So many units are named; more are counted, and the page of the batch lists them."""

_COUNT = FieldShape(members={"name": LEAF, "number": LEAF})
_ROW = FieldShape(
    members={
        "number": LEAF,
        "parent": SIDE_SHAPE,
        "unit": SIDE_SHAPE,
        "change": LEAF,
        "causes": FieldShape(item=LEAF),
    }
)
SHAPE = FieldShape(
    members={
        "units": LEAF,
        "parent_title": LEAF,
        "unit_title": LEAF,
        "rules": LEAF,
        "explanation": LEAF,
        "counts": FieldShape(item=_COUNT),
        "rows": FieldShape(item=_ROW),
    }
)
"""The names that the template may use; the label of a side is empty where there is no such provision."""


def trace_table(
    trace: Trace,
    units: Sequence[str],
    templates: TemplateLibrary,
    date: datetime.date,
    found: Diagnostics,
) -> bytes | None:
    """The table (docx) of a trace without marks, for the units of these names, dated ``date``.

    Every provision has a row, the title of the whole the first one. Faults of the template give None.
    """
    template = templates.compile(TEMPLATE, SHAPE, found)
    if template is None:
        return None
    title, *_provisions = trace.provisions
    fields = {
        "units": without_forbidden(units_named(units)),
        "parent_title": _title(title.parent),
        "unit_title": _title(title.unit),
        "rules": without_forbidden(trace.rules),
        "explanation": EXPLANATION,
        "counts": [{"name": CHANGES[change], "number": count} for change, count in trace.counts().items()],
        "rows": [_row(number, one) for number, one in enumerate(trace.provisions, 1)],
    }
    return template.render(fields, DocumentProperties(title=HEADING, created=date), found)


def words_for_marks(marks: Sequence[str]) -> tuple[str, ...]:
    """What a table for several units shows in the place of their own values (chỗ khác nhau), mark by mark."""
    return tuple(_HOLES.get(name, f"[{name}]") for name in marks)


def units_named(units: Sequence[str]) -> str:
    """Which units a table is for (áp dụng cho): their names, of a great many only how many they are."""
    if len(units) > _NAMED_UNITS:
        return f"{len(units)} đơn vị có cùng nội dung"
    names = ", ".join(units)
    return names if len(units) == 1 else f"{len(units)} đơn vị có cùng nội dung: {names}"


def marked_words(one: TracedProvision) -> tuple[WordChange, ...]:
    """The words of both sides of a provision, marked (đánh dấu chữ khác nhau)."""
    match _text(one.parent), _text(one.unit):
        case parent, None:
            return words_all(Mark.DELETED, parent or "")
        case None, unit:
            return words_all(Mark.INSERTED, unit)
        case parent, unit:
            titled = [side is not None and side.title and side.paragraphs for side in (one.parent, one.unit)]
            return (compared_below_titles if all(titled) else compared_words)(parent, unit)


def _title(side: Side | None) -> str:
    return without_forbidden((side.title if side else None) or "")


def _text(side: Side | None) -> str | None:
    return None if side is None else "\n".join(filter(None, (side.title, *side.paragraphs)))


def _row(number: int, one: TracedProvision) -> dict[str, Any]:
    words = marked_words(one)
    return {
        "number": number,
        "parent": side_fields(one.parent.label if one.parent else "", _lines(words, Mark.DELETED)),
        "unit": side_fields(one.unit.label if one.unit else "", _lines(words, Mark.INSERTED)),
        "change": change_words(one),
        "causes": [without_forbidden(line) for line in cause_lines(one.causes)],
    }


def _lines(words: Sequence[WordChange], mark: Mark) -> Lines:
    return tuple(line for line in lines_of(side_of(words, mark)) if line)
