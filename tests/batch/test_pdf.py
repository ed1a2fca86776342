"""PDF files of a batch: made once, kept when edited, told of when LibreOffice fails."""

from __future__ import annotations

import io
import os
import sys
import zipfile
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

from generator.batch.case import Case, CaseUnit
from generator.batch.executors import local_executor
from generator.batch.locking import Run
from generator.batch.pdf import with_pdfs
from generator.batch.record import read_record
from generator.batch.result import Finding, Status, UnitResult
from generator.batch.run import run
from generator.diagnostics import Diagnostics
from generator.whole_files import sha256_of
from generator.word.pdf import find_libreoffice
from tests.batch.cases import case, codes, quietly, unit, units, with_form
from tests.support.requirements import missing

KINDS = ("quy-che", "phan-cong")
DOCX = {
    "[Content_Types].xml": (
        '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        '<Override PartName="/word/document.xml" ContentType="application/'
        'vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>'
    ),
    "_rels/.rels": (
        '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
        '<Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/'
        'officeDocument" Target="word/document.xml"/></Relationships>'
    ),
    "word/document.xml": (
        '<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>'
        "<w:p><w:r><w:t>{text}</w:t></w:r></w:p></w:body></w:document>"
    ),
}


@dataclass(frozen=True, slots=True)
class WordForm:
    """A Word file with one line of text."""

    text: str

    def fill(self, values: tuple[str, ...]) -> bytes:
        stream = io.BytesIO()
        with zipfile.ZipFile(stream, "w") as package:
            for name, content in DOCX.items():
                text = content.replace("{text}", self.text.format(*values))
                package.writestr(zipfile.ZipInfo(name), text)
        return stream.getvalue()


@dataclass(frozen=True, slots=True)
class FindsNothing:
    """An examiner that is content."""

    case: Case

    def examine(self, path: Path, unit: CaseUnit, kind: str, blanks: int) -> tuple[Finding, ...]:
        return ()


def word_case(wording: str) -> Case:
    one = case(kinds=KINDS, wording=wording)
    for kind in KINDS:
        one = with_form(one, kind, WordForm(f"{kind} {wording} {{0}}"))
    return one


def make(
    folder: Path, wording: str, of: tuple[CaseUnit, ...], program: Path, *, workers: int = 1
) -> tuple[tuple[UnitResult, ...], Diagnostics]:
    found = Diagnostics()
    asked = Run(folder, "en")
    with local_executor(workers) as executor:
        cases = [(word_case(wording), of)]
        papers = tuple(run(cases, asked, executor, FindsNothing, found, quietly))
        return tuple(with_pdfs(papers, asked, executor, program, found, quietly)), found


@pytest.fixture
def libreoffice() -> Path:
    program = find_libreoffice(os.environ.get("PATH", ""), Diagnostics())
    if program is None:
        missing("LibreOffice")
    return program


@pytest.fixture
def fake(tmp_path: Path) -> Callable[[str], Path]:
    """A program in LibreOffice's place that does what the code says."""
    if os.name != "posix":
        pytest.skip("programs are another matter on Windows")

    def write(code: str) -> Path:
        program = tmp_path / "soffice"
        program.write_text(f"#!{sys.executable}\nimport pathlib, sys, time\n{code}\n", encoding="utf-8")
        program.chmod(0o755)
        return program

    return write


def test_every_paper_gets_its_pdf_once(
    tmp_path: Path, libreoffice: Path, fake: Callable[[str], Path]
) -> None:
    results, found = make(tmp_path / "b", "first", units(3), libreoffice, workers=2)
    assert not found.found
    assert [one.code for one in results] == ["00001", "00002", "00003"]
    for one in results:
        assert (one.status, one.written, one.findings) == (Status.WRITTEN, 4, ())
        assert [paper.file for paper in one.documents] == [
            *(f"{kind}.docx" for kind in KINDS),
            *(f"{kind}.pdf" for kind in KINDS),
        ]
        for paper in one.documents:
            content = (tmp_path / "b" / one.folder / paper.file).read_bytes()
            assert sha256_of(content) == paper.sha256
            assert content.startswith(b"%PDF" if paper.file.endswith("pdf") else b"PK")
    again, found = make(tmp_path / "b", "first", units(3), fake("sys.exit('must not be called')"))
    assert not found.found
    assert [(one.status, one.written, one.documents) for one in again] == [
        (Status.UNCHANGED, 0, one.documents) for one in results
    ]


def test_pdf_follows_its_paper_and_an_edited_one_is_kept(tmp_path: Path, libreoffice: Path) -> None:
    make(tmp_path, "first", units(1), libreoffice)
    place = tmp_path / "00001-mau-1"
    earlier = (place / "quy-che.pdf").read_bytes()
    (place / "phan-cong.pdf").write_bytes(b"edited by hand")
    [result], found = make(tmp_path, "second", (unit(1, wording="second"),), libreoffice)
    assert not found.found
    assert (result.status, codes(result)) == (Status.WRITTEN, ["pdf-outdated", "edited-by-hand"])
    assert [one.file for one in result.findings] == ["phan-cong.pdf"] * 2
    assert (place / "quy-che.pdf").read_bytes() != earlier
    assert (place / "phan-cong.pdf").read_bytes() == b"edited by hand"


def test_paper_edited_by_hand_gets_no_pdf(tmp_path: Path, libreoffice: Path) -> None:
    make(tmp_path, "first", units(1), libreoffice)
    place = tmp_path / "00001-mau-1"
    (place / "quy-che.docx").write_bytes(b"edited in Word")
    (place / "quy-che.pdf").unlink()
    [result], _found = make(tmp_path, "first", units(1), libreoffice)
    assert (result.status, codes(result)) == (Status.EDITED, ["edited-by-hand"])
    assert not (place / "quy-che.pdf").exists()


def test_paper_edited_since_the_run_gets_no_pdf(tmp_path: Path, fake: Callable[[str], Path]) -> None:
    found = Diagnostics()
    asked = Run(tmp_path / "b", "en")
    with local_executor(1) as executor:
        papers = tuple(run([(word_case("first"), units(1))], asked, executor, FindsNothing, found, quietly))
        for kind in KINDS:
            (tmp_path / "b" / "00001-mau-1" / f"{kind}.docx").write_bytes(b"edited in Word")
        program = fake("sys.exit('must not be called')")
        assert tuple(with_pdfs(papers, asked, executor, program, found, quietly)) == papers


def test_batch_without_pdf_says_which_are_outdated(tmp_path: Path, libreoffice: Path) -> None:
    make(tmp_path, "first", units(1), libreoffice)
    found = Diagnostics()
    with local_executor(1) as executor:
        cases = [(word_case("second"), [unit(1, wording="second")])]
        [result] = run(cases, Run(tmp_path, "en"), executor, FindsNothing, found, quietly)
        [same] = run(cases, Run(tmp_path, "en"), executor, FindsNothing, found, quietly)
    assert [(one.code, one.file) for one in result.findings] == [
        ("pdf-outdated", f"{kind}.pdf") for kind in KINDS
    ]
    assert (same.status, same.findings) == (Status.UNCHANGED, result.findings)


@pytest.mark.parametrize("code", ["sys.exit(1)", "sys.exit(0)"])
def test_unit_whose_pdf_fails_is_named_and_its_papers_stand(
    tmp_path: Path, fake: Callable[[str], Path], code: str
) -> None:
    results, found = make(tmp_path / "b", "first", units(2), fake(code))
    assert not found.found
    for one in results:
        assert (one.status, codes(one)) == (Status.FAILED, ["pdf-not-made"] * 2)
        assert [finding.file for finding in one.findings] == [f"{kind}.docx" for kind in KINDS]
        assert len(one.documents) == 2
        assert not list((tmp_path / "b" / one.folder).glob("*.pdf"))
        record = read_record(tmp_path / "b" / one.folder, Diagnostics())
        assert record
        assert not any(file.is_pdf for file in record.files)


def test_program_that_is_not_there_fails_the_units(tmp_path: Path) -> None:
    [result], found = make(tmp_path / "b", "first", units(1), tmp_path / "nowhere")
    assert not found.found
    assert (result.status, codes(result)) == (Status.FAILED, ["pdf-not-made"])


def test_promised_pdf_of_a_killed_run_is_made_again(tmp_path: Path, libreoffice: Path) -> None:
    make(tmp_path, "first", units(1), libreoffice)
    record = tmp_path / "00001-mau-1" / "unit.json"
    text = record.read_text(encoding="utf-8")
    pdf = next(line for line in text.splitlines() if "quy-che.pdf" in line)
    docx_hash = next(line for line in text.splitlines() if "quy-che.docx" in line).split('"sha256": "')[1][
        :64
    ]
    promised = pdf.replace(f'"made_from": "{docx_hash}"', '"made_from": null')
    assert promised != pdf
    record.write_text(text.replace(pdf, promised), encoding="utf-8")
    [result], _found = make(tmp_path, "second", (unit(1, wording="second"),), libreoffice)
    assert (result.status, codes(result), result.written) == (Status.WRITTEN, [], 4)
