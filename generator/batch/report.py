"""A batch as one page for a browser (báo cáo kết quả), which needs nothing beside the folder it lies in."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import lru_cache
from pathlib import Path
from urllib.parse import quote

from jinja2 import Environment, StrictUndefined, Template

from generator.adapting.cause import CauseKind
from generator.adapting.telling import CHANGES
from generator.adapting.trace import Change, Trace
from generator.batch.result import Finding, Status, UnitDocument, UnitResult
from generator.batch.selection import UnitRow
from generator.diagnostics import Severity
from generator.documents import KINDS
from generator.vietnamese.dates import short_date
from generator.vietnamese.numbers import format_number
from generator.vietnamese.text import ascii_slug, without_forbidden

STATUSES = {
    Status.WRITTEN: "Đã lập",
    Status.EDITED: "Giữ bản sửa tay",
    Status.CONFLICT: "Xung đột",
    Status.FAILED: "Có lỗi",
}
"""How a unit stands, in the order in which counts are shown."""

_AS_STANDING = {Status.UNCHANGED: Status.WRITTEN}

_SEVERITIES = {Severity.ERROR.value: "Lỗi", Severity.WARNING.value: "Cảnh báo", Severity.NOTE.value: "Lưu ý"}


@dataclass(frozen=True, slots=True)
class BatchAbout:
    """What a batch is of: the name of the upper dossier, the rules, the day of drafting."""

    dossier: str
    rules: str
    day: date


@dataclass(frozen=True, slots=True)
class Differences:
    """How the regulation of a case differs from the upper one (khác với văn bản cấp trên).

    ``counts`` are of provisions by what became of them, ``own_edits`` of those that units edited themselves.
    """

    counts: Mapping[Change, int]
    own_edits: int

    @classmethod
    def of(cls, trace: Trace) -> Differences:
        """Count what a trace tells."""
        edited = (one for one in trace.provisions if any(c.kind is CauseKind.OVERRIDE for c in one.causes))
        return cls(trace.counts(), sum(1 for _one in edited))

    @property
    def changed(self) -> int:
        """How many provisions are not as they were."""
        return sum(count for change, count in self.counts.items() if change is not Change.KEPT)

    @property
    def words(self) -> str:
        """The counts in words, those of nothing left out: ``Giữ nguyên 60; Chuyển đổi 12``."""
        told = [f"{CHANGES[change]} {count}" for change, count in self.counts.items() if count]
        return "; ".join([*told, *([f"Sửa riêng {self.own_edits}"] if self.own_edits else [])])


def report_page(
    results: Sequence[UnitResult],
    rows: Mapping[str, UnitRow],
    cases: Mapping[str, Differences],
    about: BatchAbout,
) -> bytes:
    """The page (HTML) that tells how each unit stands, what it got and what was found in it.

    ``rows`` are the units by code, ``cases`` what is known of each case by key; a case whose papers could not
    be made is not there. The page is read without a network; one script sorts, searches and unfolds. It tells
    how units stand, not which run made them so: one that went on leaves the same page as one undisturbed.
    """
    results = [replace(one, status=_AS_STANDING.get(one.status, one.status)) for one in results]
    counts = Counter(one.case for one in results)
    shared = _documents_of_cases(results)
    page = _template().render(
        about=about,
        day=short_date(about.day),
        summary=[(name, format_number(number)) for name, number in _summary(results)],
        units=[_unit(one, rows.get(one.code), cases.get(one.case), shared[one.case]) for one in results],
        cases=[
            (key, count, cases[key], [_document(one) for one in shared[key]])
            for key, count in counts.items()
            if key in cases
        ],
        changes=CHANGES,
        statuses=STATUSES,
    )
    return without_forbidden(page).encode()


def _summary(results: Sequence[UnitResult]) -> Iterator[tuple[str, int]]:
    """What stands up front: units, how they stand, papers, blanks, findings."""
    statuses = Counter(one.status for one in results)
    yield "Đơn vị", len(results)
    for status, name in STATUSES.items():
        yield name, statuses[status]
    yield "Văn bản", sum(len(one.documents) for one in results)
    yield "Chỗ để trống", sum(map(_blanks, results))
    yield "Phát hiện", sum(len(one.findings) for one in results)


def _documents_of_cases(results: Sequence[UnitResult]) -> Mapping[str, tuple[UnitDocument, ...]]:
    """The papers of each case as the first unit with papers has them: their blanks are told once."""
    documents: dict[str, tuple[UnitDocument, ...]] = {}
    for one in results:
        documents[one.case] = documents.get(one.case) or one.documents
    return documents


def _blanks(result: UnitResult) -> int:
    return sum(len(one.blanks) for one in result.documents)


def _unit(
    result: UnitResult,
    row: UnitRow | None,
    differences: Differences | None,
    shared: Sequence[UnitDocument],
) -> dict[str, object]:
    name = row.unit.full_name if row else result.name
    province = row.province.name if row else ""
    status = STATUSES[result.status]
    told = {(one.file, one.blanks) for one in shared}
    return {
        "code": result.code,
        "name": name,
        "sorted_by": result.name,
        "province": province,
        "folder": quote(result.folder),
        "status": result.status.value,
        "status_name": status,
        "case": quote(result.case),
        "differences": differences,
        "blanks": _blanks(result),
        "search": ascii_slug(f"{result.code} {name} {province} {status}").replace("-", " "),
        "documents": [
            {
                **_document(one),
                "link": f"{quote(result.folder)}/{quote(one.file)}",
                "own_blanks": one.blanks if (one.file, one.blanks) not in told else (),
            }
            for one in result.documents
        ],
        "findings": [_finding(one) for one in result.findings],
    }


def _document(document: UnitDocument) -> dict[str, object]:
    kind = KINDS.get(document.kind)
    return {
        "title": document.kind if kind is None else kind.title,
        "file": document.file,
        "blanks": document.blanks,
    }


def _finding(finding: Finding) -> dict[str, str | None]:
    return {
        "severity": finding.severity,
        "severity_name": _SEVERITIES.get(finding.severity, finding.severity),
        "code": finding.code,
        "message": finding.message,
        "hint": finding.hint,
        "file": finding.file,
    }


@lru_cache(maxsize=1)
def _template() -> Template:
    environment = Environment(
        autoescape=True,
        undefined=StrictUndefined,
        keep_trailing_newline=True,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    return environment.from_string(Path(__file__).with_name("report.html").read_text(encoding="utf-8"))
