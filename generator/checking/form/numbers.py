"""Rules of form: number and symbol (số, ký hiệu), PL1 II.3."""

from __future__ import annotations

from typing import Final

from generator.checking.form.rule import FormRule

RULES: Final[tuple[FormRule, ...]] = ()
