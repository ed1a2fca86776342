"""Rules of form: capacity, posts, name of the signer (quyền hạn, chức vụ, họ tên), PL1 II.7."""

from __future__ import annotations

from typing import Final

from generator.checking.form.rule import FormRule

RULES: Final[tuple[FormRule, ...]] = ()
