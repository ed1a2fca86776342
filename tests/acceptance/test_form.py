"""The form of papers held against the decree: whoever saved the file, whatever its theme, however many there
are.
"""

from __future__ import annotations

import io
import json
import os
import re
import subprocess
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path

import pytest

from generator.checking.form.examining import examine_form
from generator.word.pdf import DOCUMENTS_PER_CALL, _call_libreoffice, locate_libreoffice
from tests.checking.form import faults_head, faults_text
from tests.checking.form.asking import decision, letter
from tests.checking.form.conftest import papers
from tests.checking.form.faults import Fault, WordCopy
from tests.checking.form.plain_word import PlainWord, read_bytes
from tests.support.requirements import missing

__all__ = ["papers"]

PROJECT = Path(__file__).resolve().parents[2]
DOSSIER = PROJECT / "data" / "committees" / "lai-chau-du-lieu"
EACH = 6
"""Every sixth fault is saved again: about forty, of all rooms."""


def codes(content: bytes) -> list[str]:
    """The code of each finding, in reading order."""
    return [one.rule.code for one in examine_form(read_bytes(content))]


def saved_again(contents: Sequence[bytes], folder: Path) -> list[bytes]:
    """Word files as LibreOffice writes them, as many in a call as it takes well."""
    libreoffice = locate_libreoffice(os.environ.get("PATH"))
    if libreoffice is None:
        missing("LibreOffice (package libreoffice-writer)")
    saved = []
    for start in range(0, len(contents), DOCUMENTS_PER_CALL):
        call = folder / str(start)
        call.mkdir()
        sources = []
        for number, content in enumerate(contents[start : start + DOCUMENTS_PER_CALL]):
            # Under the name of an old file its copy is not in the way of what is written.
            sources.append(call / f"source-{number}.doc")
            sources[-1].write_bytes(content)
        _call_libreoffice(libreoffice, sources, "docx:MS Word 2007 XML", call, 180)
        saved += [(call / f"{number:02}.docx").read_bytes() for number in range(len(sources))]
    return saved


def spoilt(fault: Fault, papers: Mapping[tuple[str, str], bytes]) -> bytes:
    word = WordCopy(papers[fault.dossier, fault.paper])
    fault.change(word)
    return word.bytes()


def test_same_is_found_after_libreoffice_saved_the_file(
    papers: Mapping[tuple[str, str], bytes], tmp_path: Path
) -> None:
    faults = (*faults_head.FAULTS, *faults_text.FAULTS)[::EACH]
    kinds: dict[str, bytes] = {}
    for (_dossier, name), content in papers.items():
        kinds.setdefault(re.sub(r"-?\d.*", "", name), content)
    contents = [*kinds.values(), *(spoilt(fault, papers) for fault in faults)]
    expected = [*([] for _kind in kinds), *([fault.code] for fault in faults)]
    names = [*kinds, *map(str, faults)]
    assert len(kinds) >= 14
    assert len(faults) >= 30
    assert [sorted(set(codes(one))) for one in contents] == expected
    again = [sorted(set(codes(one))) for one in saved_again(contents, tmp_path)]
    assert {
        name: found for name, found, known in zip(names, again, expected, strict=True) if found != known
    } == {}


@pytest.mark.parametrize(
    "paper", [decision(), letter(), decision("Số: 5/QĐ-BCĐ", "Hòa Tiến ngày 5 tháng 3 năm 2026")]
)
def test_theme_of_the_file_makes_no_difference_to_what_is_set_by_hand(paper: PlainWord) -> None:
    stream = io.BytesIO()
    paper.document.save(stream)
    word = WordCopy(stream.getvalue())
    theme = next(name for name in word.parts if "theme" in name)
    word.parts[theme] = re.sub(rb'latin typeface="[^"]+"', b'latin typeface="Arial"', word.parts[theme])
    assert word.bytes() != stream.getvalue()
    assert codes(word.bytes()) == codes(stream.getvalue()) != []


def test_papers_of_38_communes_have_no_finding(tmp_path: Path) -> None:
    made = command("batch", DOSSIER, "--province", "12", "--output", tmp_path, "--date", "2026-02-20")
    assert made.returncode == 0, made.stderr
    files = [one for one in sorted(tmp_path.rglob("*.docx")) if "cases" not in one.parts]
    assert len(files) >= 38 * 10
    told = command("check", *files, "--json")
    assert json.loads(told.stdout)["findings"] == []
    assert told.returncode == 0


def command(*arguments: object) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "generator", *map(str, arguments)],
        cwd=PROJECT,
        capture_output=True,
        check=False,
        timeout=300,
        encoding="utf-8",
    )
