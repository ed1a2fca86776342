"""Rules of form: appendices and attached texts (phụ lục, văn bản kèm theo), PL1 III.1, PL3."""

from __future__ import annotations

from typing import Final

from generator.checking.form.rule import FormRule

RULES: Final[tuple[FormRule, ...]] = ()
