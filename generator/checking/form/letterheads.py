"""Rules of form: Quốc hiệu, Tiêu ngữ, names of bodies and the lines under them, PL1 II.1-2."""

from __future__ import annotations

from typing import Final

from generator.checking.form.rule import FormRule

RULES: Final[tuple[FormRule, ...]] = ()
