"""The papers of the first dossier, made once by the console command and shown as pages."""

from __future__ import annotations

import json
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.support.rendered import Rendering, ShownPage, render

PROJECT = Path(__file__).resolve().parents[2]
DOSSIER = PROJECT / "data" / "committees" / "lai-chau-du-lieu"


@dataclass(frozen=True, slots=True)
class Paper:
    kind: str
    path: Path


@dataclass(frozen=True, slots=True)
class PrintedPaper:
    paper: Paper
    rendering: Rendering

    @property
    def pages(self) -> tuple[ShownPage, ...]:
        return self.rendering.pages

    def __str__(self) -> str:
        return self.paper.path.name


@pytest.fixture(scope="session")
def papers(tmp_path_factory: pytest.TempPathFactory) -> tuple[Paper, ...]:
    output = tmp_path_factory.mktemp("papers")
    options = ["--output", str(output), "--date", "2026-02-20", "--json"]
    command = [sys.executable, "-m", "generator", "generate", str(DOSSIER), *options]
    answer = subprocess.run(
        command, cwd=PROJECT, capture_output=True, check=False, timeout=120, encoding="utf-8"
    )
    assert answer.returncode == 0, answer.stderr
    documents = json.loads(answer.stdout)["documents"]
    return tuple(Paper(one["kind"], Path(one["path"])) for one in documents)


@pytest.fixture(scope="session")
def printed(papers: tuple[Paper, ...]) -> tuple[PrintedPaper, ...]:
    renderings = render([paper.path for paper in papers])
    return tuple(PrintedPaper(paper, renderings[paper.path]) for paper in papers)
