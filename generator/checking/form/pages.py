"""Rules of form: paper, margins, orientation, page numbers (khổ giấy, lề, số trang), PL1 I."""

from __future__ import annotations

from typing import Final

from generator.checking.form.rule import FormRule

RULES: Final[tuple[FormRule, ...]] = ()
