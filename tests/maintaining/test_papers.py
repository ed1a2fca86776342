"""The dossiers that templates are tried with."""

from __future__ import annotations

import shutil
from datetime import date
from pathlib import Path

from generator.diagnostics import Diagnostics
from generator.documents import KINDS
from generator.maintaining.papers import open_dossiers, shipped_dossiers
from generator.resources import data_folder

DAY = date(2026, 7, 1)
COMMUNE = data_folder() / "committees" / "xa-chuyen-doi-so"


def test_shipped_dossiers_are_without_faults_and_that_of_the_documentation_is_first() -> None:
    found = Diagnostics()
    opened = open_dossiers(shipped_dossiers(), DAY, found)
    assert not found.has_errors()
    assert opened[0].name == "lai-chau-du-lieu"
    assert len(opened) == 5
    for kind in KINDS.values():
        assert any(list(one.of(kind)) for one in opened), kind.code


def test_derived_dossiers_are_called_by_their_units(tmp_path: Path) -> None:
    for unit in ("03388-mot", "03390-hai"):
        shutil.copytree(COMMUNE, tmp_path / unit / "dossier")
    opened = open_dossiers(sorted(tmp_path.glob("*/dossier")), DAY, Diagnostics())
    assert [one.name for one in opened] == ["03388-mot", "03390-hai"]


def test_dossiers_of_the_same_name_are_told_apart(tmp_path: Path) -> None:
    folders = [Path(shutil.copytree(COMMUNE, tmp_path / year / "xa")) for year in ("2025", "2026")]
    opened = open_dossiers(folders, DAY, Diagnostics())
    assert [one.name for one in opened] == [folder.as_posix() for folder in folders]
    assert len({one.slug for one in opened}) == 2
    assert all("/" not in one.slug for one in opened)


def test_dossier_with_faults_is_told_and_left_out(tmp_path: Path) -> None:
    folder = Path(shutil.copytree(COMMUNE, tmp_path / "xa"))
    (folder / "committee.yaml").write_text("kind: 1\n", encoding="utf-8")
    found = Diagnostics()
    assert [one.name for one in open_dossiers([folder, COMMUNE], DAY, found)] == ["xa-chuyen-doi-so"]
    assert found.has_errors()
