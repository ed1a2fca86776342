"""Rules of form: Kính gửi and Nơi nhận, PL1 II.9."""

from __future__ import annotations

from typing import Final

from generator.checking.form.rule import FormRule

RULES: Final[tuple[FormRule, ...]] = ()
