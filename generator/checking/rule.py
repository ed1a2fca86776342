"""What a rule is (quy tắc kiểm tra): a code, a weight, a function that finds, an explanation."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import Generic, TypeVar

from generator.checking.passages import CheckedText, Path
from generator.diagnostics import Severity

DECREE_30 = date(2020, 3, 5)
"""The day from which Nghị định 30/2020/NĐ-CP holds (Điều 37); older papers followed other forms."""

Checked = TypeVar("Checked")
Found = TypeVar("Found")


@dataclass(frozen=True, slots=True)
class Slip:
    """One finding (điểm cần xem lại) of a rule, at the provision that ``path`` leads to."""

    path: Path
    message: str
    hint: str | None = None


@dataclass(frozen=True, slots=True)
class Example:
    """A piece of a document with the slip, and the same put right; ``day`` is that of the document."""

    wrong: str
    right: str
    day: date | None = None


@dataclass(frozen=True, slots=True)
class Explanation:
    """What a person should know of a rule, in the language of the user; the example is Vietnamese."""

    meaning: str
    why: str
    source: str
    remedy: str
    example: Example


@dataclass(frozen=True, slots=True)
class AnyRule(Generic[Checked, Found]):
    """A rule (quy tắc) over what it checks: ``code`` is stable; a document dated before ``since`` is not held
    to it.
    """

    code: str
    severity: Severity
    check: Callable[[Checked], Iterator[Found]]
    explain: Callable[[], Explanation]
    since: date | None = None

    def holds_for(self, day: date | None) -> bool:
        """Whether a document of this day is held to the rule."""
        return self.since is None or day is None or day >= self.since


@dataclass(frozen=True, slots=True)
class Rule(AnyRule[CheckedText, Slip]):
    """A rule over the text of a regulation."""
