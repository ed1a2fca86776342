"""The file of shared legal documents, each fault at its place."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from generator.diagnostics import Diagnostics
from generator.dossier.legal_bases import citation, force_of, read_legal_bases
from generator.resources import data_folder
from tests.dossier.specimen import place
from tests.sources.faults import told

SHARED = """\
bases:
  law-old:
    {kind: Luật, date: 2015-06-19, subject: Mẫu, to: 2025-02-28, replaced_by: law-new,
     verified: true, source: a}
  law-new: {kind: Luật, date: 2025-02-19, subject: Mẫu, from: 2025-03-01, verified: true, source: a}
  decree:
    {kind: Nghị định, number: 1/2020/NĐ-CP, date: 2020-03-05, issuer: Chính phủ, subject: về mẫu,
     verified: false, source: a}
"""
NAME = "legal_bases.yaml"


def read(folder: Path, text: str) -> tuple[Diagnostics, tuple[str, ...]]:
    path = folder / NAME
    path.write_text(text, encoding="utf-8")
    found = Diagnostics()
    return found, tuple(read_legal_bases(path, found))


def test_sound_file_is_read_by_id(tmp_path: Path) -> None:
    found, bases = read(tmp_path, SHARED)
    assert told(found) == []
    assert bases == ("law-old", "law-new", "decree")


def test_shipped_file_is_sound() -> None:
    found = Diagnostics()
    read_legal_bases(data_folder() / "legal_bases.yaml", found)
    assert [str(one) for one in found] == []


@pytest.mark.parametrize(
    ("old", "new", "needle", "code"),
    [
        ("replaced_by: law-new", "replaced_by: law-nwe", "replaced_by: @law-nwe", "unknown-document"),
        ("replaced_by: law-new", "replaced_by: law-old", "replaced_by: @law-old", "replaced-by-older"),
        ("from: 2025-03-01", "replaced_by: law-old", "replaced_by: @law-old", "replaced-by-older"),
        ("to: 2025-02-28", "to: 2015-06-18", "to: @2015-06-18", "document-reversed"),
        ("to: 2025-02-28", "from: 2025-03-01, to: 2025-02-28", "to: @2025-02-28", "document-reversed"),
        ("number: 1/2020/NĐ-CP, ", "", "decree:\n    @{kind", "missing-key"),
        ("issuer: Chính phủ, ", "", "decree:\n    @{kind", "missing-key"),
        ("date: 2025-02-19", "date: 2015-06-19", "law-new: @{kind", "duplicate-document"),
        ("     verified: false, ", "     ", "decree:\n    @{kind", "missing-key"),
        ("2020-03-05", "2020-30-05", "date: @2020-30-05", "bad-date"),
    ],
)
def test_fault_is_told_at_its_place(tmp_path: Path, old: str, new: str, needle: str, code: str) -> None:
    assert SHARED.count(old) == 1
    text = SHARED.replace(old, new)
    found, _bases = read(tmp_path, text)
    assert (code, place({NAME: text}, NAME, needle)) in told(found)
    assert found.has_errors()


def test_missing_file_gives_no_bases_and_is_told(tmp_path: Path) -> None:
    found = Diagnostics()
    assert read_legal_bases(tmp_path / NAME, found) == {}
    assert len(found) == 1


def test_heir_is_what_has_taken_the_place_by_the_day(tmp_path: Path) -> None:
    path = tmp_path / NAME
    path.write_text(SHARED, encoding="utf-8")
    bases = read_legal_bases(path, Diagnostics())
    old, new = bases["law-old"], bases["law-new"]
    assert force_of(old, bases).heir(date(2025, 2, 28)) is None
    assert force_of(old, bases).heir(date(2025, 3, 1)) is new
    assert force_of(new, bases).heir(date(2030, 1, 1)) is None


def test_documents_that_replace_each_other_have_an_end(tmp_path: Path) -> None:
    path = tmp_path / NAME
    path.write_text(SHARED.replace("from: 2025-03-01", "replaced_by: law-old"), encoding="utf-8")
    bases = read_legal_bases(path, Diagnostics())
    assert force_of(bases["law-old"], bases).heir(date(2030, 1, 1)) in {None, *bases.values()}


def test_citation_names_what_the_decree_asks_for(tmp_path: Path) -> None:
    path = tmp_path / NAME
    path.write_text(SHARED, encoding="utf-8")
    bases = read_legal_bases(path, Diagnostics())
    assert citation(bases["law-new"]) == "Luật Mẫu ngày 19 tháng 02 năm 2025"
    assert (
        citation(bases["decree"]) == "Nghị định số 1/2020/NĐ-CP ngày 05 tháng 3 năm 2020 của Chính phủ về mẫu"
    )
