"""Rules of form: the body (lời văn): alignment, indents, spacing, the end, PL1 II.6."""

from __future__ import annotations

from typing import Final

from generator.checking.form.rule import FormRule

RULES: Final[tuple[FormRule, ...]] = ()
