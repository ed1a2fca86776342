"""Good papers to spoil: those of the dossiers, made once."""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from pathlib import Path

import pytest

from generator.diagnostics import Diagnostics
from generator.pipeline import generate
from generator.resources import data_folder, templates_folder

DAY = datetime.date(2026, 2, 20)


@pytest.fixture(scope="session")
def papers() -> Mapping[tuple[str, str], bytes]:
    """The papers of all dossiers in ``data/committees`` by dossier and file name without ``.docx``."""
    folders = sorted(one for one in (data_folder() / "committees").iterdir() if one.is_dir())
    found = Diagnostics()
    made = generate(
        folders,
        kinds=(),
        date=DAY,
        templates=templates_folder(),
        found=found,
        progress=lambda _done, _all: None,
    )
    papers = {
        (one.dossier.name, Path(document.name).stem): document.content
        for one in made
        for document in one.documents or ()
    }
    assert not found.has_errors()
    return papers
