"""A case on its way to the workers (trường hợp đã đóng gói): opened there once, and only when needed."""

from __future__ import annotations

import pickle
from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Protocol

from generator.batch.case import Case, CaseUnit
from generator.batch.result import Finding

_CASES_KEPT_OPEN = 2
"""Units come case by case: a worker needs one case, and the next one where two meet."""


class Examiner(Protocol):
    """Re-opens finished papers of a case and looks for what must not be in them (bộ soát)."""

    def examine(self, path: Path, unit: CaseUnit, kind: str, blanks: int) -> tuple[Finding, ...]:
        """What is wrong with the paper at ``path``, which may have so many blanks."""


MakesExaminer = Callable[[Case], Examiner]
"""Makes the examiner of a case; a function or class of a module, since it goes to other processes by name."""


@dataclass(frozen=True, slots=True)
class OpenedCase:
    """A case ready for use, and who examines its papers."""

    case: Case
    examiner: Examiner


@dataclass(frozen=True, slots=True)
class PackedCase:
    """A case as bytes; units that are up to date need no more than its key."""

    key: str
    content: bytes

    @classmethod
    def of(cls, case: Case, makes_examiner: MakesExaminer) -> PackedCase:
        """Pack a case."""
        return cls(case.key, pickle.dumps((case, makes_examiner), pickle.HIGHEST_PROTOCOL))

    def opened(self) -> OpenedCase:
        """The case itself; a process unpacks it once."""
        return _opened(self.content)


@lru_cache(maxsize=_CASES_KEPT_OPEN)
def _opened(content: bytes) -> OpenedCase:
    case, makes_examiner = pickle.loads(content)
    return OpenedCase(case, makes_examiner(case))
