"""Cases for tests of running: papers that are filled at once, and an examiner that reads what was written."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from generator.adapting.trace import Trace
from generator.batch.case import Case, CasePaper, CaseUnit
from generator.batch.executors import local_executor
from generator.batch.locking import LOCK, Run
from generator.batch.result import Finding, UnitResult
from generator.batch.run import run
from generator.diagnostics import Diagnostics

KINDS = ("to-trinh", "quyet-dinh-thanh-lap", "quyet-dinh-ban-hanh", "quy-che", "phan-cong")


@dataclass(frozen=True, slots=True)
class Form:
    """A text with ``{0}``, ``{1}`` … where the values of a unit belong, ``size`` bytes long at least."""

    text: str
    size: int = 0

    def fill(self, values: tuple[str, ...]) -> bytes:
        return self.text.format(*values).ljust(self.size, ".").encode()


@dataclass(frozen=True, slots=True)
class ReadsBack:
    """Finds a paper without its unit's name, or with the word FOREIGN."""

    case: Case

    def examine(self, path: Path, unit: CaseUnit, kind: str, blanks: int) -> tuple[Finding, ...]:
        text = path.read_text(encoding="utf-8")
        found = []
        if unit.name not in text:
            found.append(Finding("name-missing", "error", f"{kind}: {unit.name}", path.name))
        if "FOREIGN" in text:
            found.append(Finding("foreign-name", "error", f"{kind}: {blanks}", path.name))
        return tuple(found)


def case(
    key: str = "xa-0000",
    *,
    kinds: Sequence[str] = KINDS,
    wording: str = "first",
    size: int = 0,
) -> Case:
    """A case of units that differ in their names; ``wording`` tells one input from another."""
    papers = tuple(
        CasePaper(kind, f"{kind}.docx", Form(f"{kind}, {wording} wording, {{0}}", size), ("number", "date"))
        for kind in kinds
    )
    return Case(key, ("unit.name",), papers, Trace("tỉnh", "rules", ()), (), ())


def unit(
    number: int, *, wording: str = "first", name: str | None = None, slug: str | None = None
) -> CaseUnit:
    """A unit of such a case."""
    name = name or f"Mẫu {number}"
    return CaseUnit(
        code=f"{number:05}",
        name=name,
        full_name=f"xã {name}",
        province="tỉnh Ví Dụ",
        folder=f"{number:05}-{slug or f'mau-{number}'}",
        values=(name,),
        made_from=hashlib.sha256(f"{wording} {name}".encode()).hexdigest(),
    )


def units(count: int, *, wording: str = "first") -> tuple[CaseUnit, ...]:
    """So many units of a case."""
    return tuple(unit(number, wording=wording) for number in range(1, count + 1))


def with_form(one: Case, kind: str, form: object) -> Case:
    """The case with another form for one kind of paper."""
    papers = tuple(replace(paper, stencil=form) if paper.kind == kind else paper for paper in one.papers)
    return replace(one, papers=papers)


def quietly() -> None:
    """For runs that need not wait."""


def run_here(
    folder: Path,
    cases: Iterable[tuple[Case, Sequence[CaseUnit]]],
    *,
    workers: int = 1,
    kinds: tuple[str, ...] = (),
    dry: bool = False,
) -> tuple[tuple[UnitResult, ...], Diagnostics]:
    """Run a batch on this machine; the results, and what was found."""
    found = Diagnostics()
    with local_executor(workers) as executor:
        asked = Run(folder, "en", kinds=kinds, dry=dry)
        return tuple(run(cases, asked, executor, ReadsBack, found, quietly)), found


def contents(folder: Path) -> dict[str, bytes]:
    """Every file of a batch by its path, but for the lock."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file() and path.name != LOCK
    }


def codes(result: UnitResult) -> list[str]:
    """The codes of what was found in a unit."""
    return [one.code for one in result.findings]
