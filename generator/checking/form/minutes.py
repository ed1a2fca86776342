"""Rules of form: minutes (biên bản), PL3 Mẫu 1.9."""

from __future__ import annotations

from typing import Final

from generator.checking.form.rule import FormRule

RULES: Final[tuple[FormRule, ...]] = ()
