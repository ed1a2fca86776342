"""Rules of form: place and date (địa danh, thời gian), PL1 II.4."""

from __future__ import annotations

from typing import Final

from generator.checking.form.rule import FormRule

RULES: Final[tuple[FormRule, ...]] = ()
