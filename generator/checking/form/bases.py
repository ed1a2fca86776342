"""Rules of form: legal bases (căn cứ), PL1 II.6a-b."""

from __future__ import annotations

from typing import Final

from generator.checking.form.rule import FormRule

RULES: Final[tuple[FormRule, ...]] = ()
