"""Rules of form: kind and subject (tên loại, trích yếu), authority line, PL1 II.5, PL3."""

from __future__ import annotations

from typing import Final

from generator.checking.form.rule import FormRule

RULES: Final[tuple[FormRule, ...]] = ()
