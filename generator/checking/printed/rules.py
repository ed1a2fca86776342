"""All rules over printed pages (danh mục quy tắc đo trên trang in), in the order of the page."""

from __future__ import annotations

from typing import Final

from generator.checking.printed import (
    drawn_lines,
    faces,
    layout,
    letterheads,
    page_numbers,
    signatures,
    tables,
)
from generator.checking.printed.rule import PrintedRule

PRINTED_RULES: Final[dict[str, PrintedRule]] = {
    rule.code: rule
    for room in (letterheads, drawn_lines, signatures, tables, layout, page_numbers, faces)
    for rule in room.RULES
}
"""The rules by their code."""
