"""Rules of form: Phần, Chương, Mục, Điều, khoản, điểm and headings, PL1 II.6, V.6."""

from __future__ import annotations

from typing import Final

from generator.checking.form.rule import FormRule

RULES: Final[tuple[FormRule, ...]] = ()
