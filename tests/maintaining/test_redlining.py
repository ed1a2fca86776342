"""Samples with tracked changes."""

from __future__ import annotations

import shutil
import zipfile
from datetime import date
from pathlib import Path

import pytest
from docx import Document as WordFile

from generator.diagnostics import Diagnostics
from generator.maintaining.differences import Change, Difference
from generator.maintaining.impact import Group, Paper, impact, open_comparisons
from generator.maintaining.papers import open_dossiers, shipped_dossiers
from generator.maintaining.redlining import find_engine, write_redlines
from generator.resources import templates_folder

DAY = date(2026, 7, 1)


def group(*papers: str) -> Group:
    first = Paper("a", "a", "giay-moi", papers[0], b"old", b"new")
    return Group("giay-moi", Difference(Change.WORDING, ""), first, papers={("a", paper) for paper in papers})


def test_papers_are_as_few_as_show_every_group(tmp_path: Path) -> None:
    found = Diagnostics()
    groups = [group("one", "two"), group("two", "one"), group("three")]
    written = write_redlines(groups, tmp_path / "x.docx", lambda old, new: old + new, found)
    assert [path.name for path in written] == ["x-a-one.docx", "x-a-three.docx"]
    assert written[0].read_bytes() == b"oldnew"


def test_single_paper_is_the_file_itself(tmp_path: Path) -> None:
    found = Diagnostics()
    assert write_redlines([group("one")], tmp_path / "x.docx", lambda old, _new: old, found) == (
        tmp_path / "x.docx",
    )


def test_engine_that_fails_is_told(tmp_path: Path) -> None:
    def fail(_old: bytes, _new: bytes) -> bytes:
        raise OSError("no")

    found = Diagnostics()
    assert write_redlines([group("one")], tmp_path / "x.docx", fail, found) == ()
    assert [one.code for one in found] == ["redline-failed"]


def test_changed_words_are_tracked_in_word(tmp_path: Path) -> None:
    pytest.importorskip("python_redlines")
    new = Path(shutil.copytree(templates_folder(), tmp_path / "moi")) / "giay-moi.docx"
    opened = WordFile(str(new))
    run = next(one for one in opened.paragraphs if one.text.startswith("Địa điểm")).runs[0]
    run.text = run.text.replace("Địa điểm", "Nơi họp")
    opened.save(str(new))
    found = Diagnostics()
    compared = open_comparisons(templates_folder() / "giay-moi.docx", new, None, templates_folder(), found)
    dossiers = open_dossiers(shipped_dossiers()[:1], DAY, found)
    result = impact(compared, dossiers, DAY, found, lambda _done, _total: None)
    engine = find_engine(found)
    assert engine is not None
    [path] = write_redlines(result.groups, tmp_path / "sua.docx", engine, found)
    xml = zipfile.ZipFile(path).read("word/document.xml").decode()
    assert "<w:delText" in xml
    assert "<w:ins " in xml
    assert not list(found)
