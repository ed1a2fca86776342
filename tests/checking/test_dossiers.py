"""The regulations of the dossiers that vanban ships."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from generator.checking.provisions import check_provisions
from generator.diagnostics import Diagnostics, Severity
from generator.pipeline import open_regulation
from generator.resources import data_folder

DOSSIERS = sorted((data_folder() / "committees").iterdir())


@pytest.mark.parametrize("folder", DOSSIERS, ids=lambda folder: folder.name)
def test_regulation_of_a_shipped_dossier_has_no_error(folder: Path) -> None:
    found = Diagnostics()
    regulation = open_regulation(folder, date(2026, 2, 1), found)
    assert regulation is not None
    told = Diagnostics()
    check_provisions(regulation.title, regulation.children, None, told)
    assert [str(one) for one in told if one.severity is Severity.ERROR] == []
    assert all(one.location is None or Path(one.location.file).is_file() for one in told)
