"""Communes that tests of what comes after a batch may change."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from tests.batch.communes import Communes, make_communes


@pytest.fixture(scope="session")
def _made(tmp_path_factory: pytest.TempPathFactory) -> Communes:
    return make_communes(tmp_path_factory.mktemp("made"))


@pytest.fixture
def communes(_made: Communes, tmp_path: Path) -> Communes:
    """A province with two communes whose papers are up to date."""
    shutil.copytree(_made.folder, tmp_path, dirs_exist_ok=True)
    return Communes(tmp_path)
