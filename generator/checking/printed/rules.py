"""All rules over printed pages (danh mục quy tắc đo trên trang in)."""

from __future__ import annotations

from typing import Final

from generator.checking.printed.rule import PrintedRule

PRINTED_RULES: Final[dict[str, PrintedRule]] = {}
"""The rules by their code."""
