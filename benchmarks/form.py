"""Holds the papers of all dossiers against the rules of form, as ``generate --check`` does; prints ms a file.

Reading (opening the package, effective looks, recognising the elements) and rules are measured apart, in CPU
time of one process. Every file is done a few times, and the quickest counts.

    python benchmarks/form.py [--rounds N]
"""

from __future__ import annotations

import argparse
import datetime
import time
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from generator.checking.form.examining import examine_form
from generator.checking.form.reading import read_form
from generator.checking.form.rules import FORM_RULES
from generator.diagnostics import Diagnostics
from generator.pipeline import generate
from generator.resources import data_folder, templates_folder
from generator.word.package import package_from

DATE = datetime.date(2026, 2, 20)
YARDSTICK = ("lai-chau-du-lieu", "quyet-dinh-ban-hanh.docx")
LIMIT_MS = 20


@dataclass(frozen=True, slots=True)
class Measure:
    """What one file needed, in milliseconds of CPU time."""

    reading_ms: float
    rules_ms: float

    @property
    def all_ms(self) -> float:
        return self.reading_ms + self.rules_ms


def main() -> None:
    """Measure, and print the table."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--rounds", type=int, default=3, help="how often each file is done (3)")
    rounds = parser.parse_args().rounds
    papers = made_papers()
    measure(papers[YARDSTICK])  # what is compiled and remembered at first use
    measures = {name: quickest(content, rounds) for name, content in papers.items()}
    print(f"{len(FORM_RULES)} rules\n")
    print("| | files | reading, ms | rules, ms | both, ms | slowest, ms |\n|---|--:|--:|--:|--:|--:|")
    for dossier in sorted({dossier for dossier, _file in measures}):
        print(row(dossier, [one for (owner, _file), one in measures.items() if owner == dossier]))
    print(row("all", list(measures.values())))
    print(row(YARDSTICK[1], [measures[YARDSTICK]]))
    slow = [file for file, one in measures.items() if one.all_ms >= LIMIT_MS]
    print(f"\n{len(slow)} of {len(measures)} files need {LIMIT_MS} ms or more")


def made_papers() -> dict[tuple[str, str], bytes]:
    """The papers of the dossiers in ``data/committees``, by dossier and file name."""
    folders = sorted(one for one in (data_folder() / "committees").iterdir() if one.is_dir())
    found = Diagnostics()
    made = generate(
        folders,
        kinds=(),
        date=DATE,
        templates=templates_folder(),
        found=found,
        progress=lambda _done, _all: None,
    )
    papers = {(one.dossier.name, paper.name): paper.content for one in made for paper in one.documents or ()}
    assert not found.has_errors()
    return papers


def quickest(content: bytes, rounds: int) -> Measure:
    """The least that a file needs."""
    return min((measure(content) for _round in range(rounds)), key=lambda one: one.all_ms)


def measure(content: bytes) -> Measure:
    """Read a file once and run all rules; a finding would mean that the paper is not ours."""
    start = time.process_time()
    found = Diagnostics()
    package = package_from(content, Path("paper.docx"), found)
    assert package is not None
    document = read_form(package, found)
    assert document is not None
    read = time.process_time()
    assert examine_form(document) == ()
    return Measure((read - start) * 1000, (time.process_time() - read) * 1000)


def row(name: str, measures: Sequence[Measure]) -> str:
    """A row of the table: means, and the slowest."""
    means = (
        mean(one.reading_ms for one in measures),
        mean(one.rules_ms for one in measures),
        mean(one.all_ms for one in measures),
        max(one.all_ms for one in measures),
    )
    return f"| {name} | {len(measures)} | " + " | ".join(f"{one:.1f}" for one in means) + " |"


def mean(values: Iterable[float]) -> float:
    """The arithmetic mean."""
    listed = list(values)
    return sum(listed) / len(listed)


if __name__ == "__main__":
    main()
