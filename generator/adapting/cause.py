"""Why a provision of the unit is as it is (vì sao khác văn bản cấp trên)."""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import StrEnum
from pathlib import PurePath

from generator.diagnostics import Location


class CauseKind(StrEnum):
    """What changed a text: a body, an operation, a condition, a fact of the unit, the unit's own edit."""

    BODY = "body"
    KEEP = "keep"
    EDIT = "edit"
    REPLACE = "replace"
    DROP = "drop"
    INSERT = "insert"
    MOVE = "move"
    CONDITION = "condition"
    FACT = "fact"
    OVERRIDE = "override"


@dataclass(frozen=True, slots=True)
class Cause:
    """One cause (nguyên nhân) of a change: ``rule`` says which, as ``file.yaml:14:5`` or the name of a fact.

    ``before`` and ``after`` are the words that it touched, where it touched words.
    """

    kind: CauseKind
    rule: str
    before: str | None = None
    after: str | None = None
    reason: str | None = None
    basis: str | None = None


def place_of(location: Location) -> str:
    """Where a rule stands (vị trí quy tắc), without the folders of this machine: ``quy-tac.yaml:14:5``."""
    return str(replace(location, file=PurePath(location.file).name))
