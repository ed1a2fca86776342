"""Each known fault of form is found by its own rule and by no other (bộ lỗi tự tạo)."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import pytest

from generator.checking.form.examining import FormFinding, examine_form
from generator.checking.form.reading import read_form
from generator.diagnostics import Diagnostics
from generator.word.package import read_package
from tests.checking.form import faults_head, faults_text
from tests.checking.form.faults import Fault, WordCopy

FAULTS: tuple[Fault, ...] = (*faults_head.FAULTS, *faults_text.FAULTS)


@pytest.mark.parametrize("fault", FAULTS, ids=str)
def test_fault_is_found_and_nothing_else(
    fault: Fault, papers: Mapping[tuple[str, str], bytes], tmp_path: Path
) -> None:
    word = WordCopy(papers[fault.dossier, fault.paper])
    fault.change(word)
    file = tmp_path / "paper.docx"
    file.write_bytes(word.bytes())
    assert {one.rule.code for one in findings(file)} == {fault.code}


def test_papers_of_all_dossiers_have_no_fault(
    papers: Mapping[tuple[str, str], bytes], tmp_path: Path
) -> None:
    file = tmp_path / "paper.docx"
    told = []
    for name, content in papers.items():
        file.write_bytes(content)
        told += [(name, str(one.diagnostic)) for one in findings(file)]
    assert told == []


def findings(file: Path) -> tuple[FormFinding, ...]:
    found = Diagnostics()
    package = read_package(file, found)
    assert package is not None
    document = read_form(package, found)
    assert document is not None
    assert not found.has_errors()
    return examine_form(document)
