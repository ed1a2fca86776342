"""Links between documents lead somewhere, and pictures are small."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.docs.documents import DOCUMENTS, PROJECT, headings, links

LARGEST_PICTURE = 300_000


@pytest.mark.parametrize("path", DOCUMENTS, ids=lambda path: path.relative_to(PROJECT).as_posix())
def test_links_lead_somewhere(path: Path) -> None:
    broken = []
    for target in links(path.read_text(encoding="utf-8")):
        file, _hash, anchor = target.partition("#")
        if re.match(r"[a-z]+:", target):
            continue
        there = (path.parent / file).resolve() if file else path
        if not there.exists() or (anchor and anchor not in headings(there.read_text(encoding="utf-8"))):
            broken.append(target)
    assert not broken


def test_documents_are_found_and_linked() -> None:
    names = {path.name for path in DOCUMENTS}
    assert {"README.md", "README.vi.md", "CHANGELOG.md", "can-bo.md", "ho-so.md", "architecture.md"} <= names


def test_pictures_are_small_and_shown() -> None:
    pictures = sorted((PROJECT / "docs" / "images").glob("*.png"))
    shown = {Path(target).name for path in DOCUMENTS for target in links(path.read_text(encoding="utf-8"))}
    assert pictures
    assert {path.name for path in pictures} <= shown
    assert [path.name for path in pictures if path.stat().st_size >= LARGEST_PICTURE] == []
