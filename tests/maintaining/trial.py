"""Papers that templates are tried with in tests, opened once."""

from __future__ import annotations

import datetime
import shutil
from collections.abc import Sequence
from functools import cache
from pathlib import Path

from generator.cli.template_tables import table_shapes
from generator.diagnostics import Diagnostics
from generator.documents import Document, DocumentKind
from generator.maintaining.examining import Examination, Samples
from generator.maintaining.papers import OpenDossier, open_dossiers, shipped_dossiers
from generator.maintaining.target import find_target
from generator.resources import templates_folder

DAY = datetime.date(2026, 2, 5)


@cache
def _dossiers() -> tuple[OpenDossier, ...]:
    return open_dossiers(shipped_dossiers(), DAY, Diagnostics())


def samples(kind: DocumentKind) -> Sequence[Document]:
    """The first paper of each dossier."""
    return [paper for one in _dossiers() for paper in list(one.of(kind))[:1]]


def one_sample(kind: DocumentKind) -> Sequence[Document]:
    """The first paper of all."""
    return samples(kind)[:1]


def copy_of_templates(folder: Path) -> Path:
    return Path(shutil.copytree(templates_folder(), folder / "mau"))


def examine(folder: Path, name: str) -> Diagnostics:
    """What is found in one template of a folder."""
    return _examine(folder, name, one_sample)


def examine_tags(folder: Path, name: str) -> Diagnostics:
    """What is found without the form of what it prints."""
    return _examine(folder, name, lambda _kind: ())


def _examine(folder: Path, name: str, papers: Samples) -> Diagnostics:
    found = Diagnostics()
    target = find_target(name, None, folder, found)
    assert target is not None, list(map(str, found))
    Examination(papers, DAY, table_shapes()).examine(target, found)
    return found
