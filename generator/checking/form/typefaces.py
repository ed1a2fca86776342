"""Rules of form: faces, colours and sizes of letters (phông chữ, cỡ chữ), PL1 I.4, V."""

from __future__ import annotations

from typing import Final

from generator.checking.form.rule import FormRule

RULES: Final[tuple[FormRule, ...]] = ()
