"""What an import puts in the place of words (thay thế), and what it leaves as it stands."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class SubstitutionKind(StrEnum):
    """What stands for the words now (loại thay thế)."""

    CITATION = "citation"
    VARIABLE = "variable"
    NUMBER = "number"


@dataclass(frozen=True, slots=True)
class Substitution:
    """Words of the file, and what stands for them in ``regulation.yaml``; ``line`` is their provision's.

    Of the kind NUMBER the text is the printed sign of a provision and the replacement its new one.
    """

    line: int | None
    text: str
    replacement: str
    kind: SubstitutionKind


class LeftReason(StrEnum):
    """Why a citation stays text (lý do không nối viện dẫn)."""

    DEAD = "dead"
    """It cites what is not there."""
    AMBIGUOUS = "ambiguous"
    """Two provisions have the number that it cites."""
    OTHER_DOCUMENT = "other-document"
    FORM = "form"
    """A reference would print it in other words."""
    SELF = "self"
    """It cites the provision in which it stands."""
    CIRCLE = "circle"
    """With it references would run in a circle, which no regulation may have."""


@dataclass(frozen=True, slots=True)
class LeftCitation:
    """A citation that stays text; ``becomes_wrong`` says that its number changes with ``--renumber``."""

    line: int | None
    text: str
    reason: LeftReason
    becomes_wrong: bool = False
