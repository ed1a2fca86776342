"""What became of one unit of a batch (kết quả của từng đơn vị)."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Status(StrEnum):
    """How a unit stands after a run (tình trạng)."""

    WRITTEN = "written"
    UNCHANGED = "unchanged"
    EDITED = "edited"
    CONFLICT = "conflict"
    FAILED = "failed"


@dataclass(frozen=True, slots=True)
class Finding:
    """Something to look at (phát hiện) in a unit: ``file`` is the name of the paper, None for the unit."""

    code: str
    severity: str
    message: str
    file: str | None = None
    hint: str | None = None


@dataclass(frozen=True, slots=True)
class UnitDocument:
    """A paper that stands in a unit's folder; ``blanks`` are the places left to fill in by hand."""

    kind: str
    file: str
    sha256: str
    blanks: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class UnitResult:
    """A unit after a run: its papers, what was found in them; ``written`` counts the files that changed.

    EDITED: a file edited by hand was kept, the others are up to date. CONFLICT: an edit of the unit's own was
    made against a text that has changed; its papers stay as they were. FAILED: why, stands in ``findings``.
    """

    code: str
    name: str
    folder: str
    case: str
    status: Status
    documents: tuple[UnitDocument, ...]
    findings: tuple[Finding, ...] = ()
    written: int = 0
