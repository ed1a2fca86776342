"""Rules of form: capitals, citations, dates in the text (viết hoa, viện dẫn), PL2."""

from __future__ import annotations

from typing import Final

from generator.checking.form.rule import FormRule

RULES: Final[tuple[FormRule, ...]] = ()
