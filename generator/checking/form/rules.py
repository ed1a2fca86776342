"""All rules of form that read the file (danh mục quy tắc thể thức), in the order of the page."""

from __future__ import annotations

from typing import Final

from generator.checking.form import (
    appendices,
    bases,
    bodies,
    divisions,
    letterheads,
    minutes,
    numbers,
    pages,
    place_dates,
    recipients,
    signatures,
    subjects,
    typefaces,
    wording,
)
from generator.checking.form.rule import FormRule

FORM_RULES: Final[dict[str, FormRule]] = {
    rule.code: rule
    for room in (
        *(pages, typefaces, letterheads, numbers, place_dates, subjects, bases),
        *(bodies, divisions, signatures, recipients, appendices, minutes, wording),
    )
    for rule in room.RULES
}
"""The rules by their code."""
