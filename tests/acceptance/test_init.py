"""A sixth committee of a new kind, from answers alone: few lines, all papers, no words of other kinds."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path

import pytest

from generator.diagnostics import Diagnostics
from generator.documents import KINDS
from generator.output import GeneratedDocument
from generator.pipeline import DossierReader, generate
from generator.regulation.tree import Level
from generator.resources import templates_folder
from tests.cli.command import vanban
from tests.documents.outlines import opened, whole_text

ANSWERS = Path(__file__).with_name("init-council.yaml")
DRAFTED = date(2026, 6, 25)


@pytest.fixture(scope="module")
def dossier(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("init") / "hoi-dong"
    ended = vanban("init", folder, "--answers", ANSWERS, "--date", DRAFTED.isoformat())
    assert ended.code == 0, ended.err
    assert [Path(line).relative_to(folder).as_posix() for line in ended.out.splitlines()] == [
        "committee.yaml",
        "reports/2026-h1.yaml",
        "meetings/2026-06-18.yaml",
        "regulation.yaml",
    ]
    return folder


@pytest.fixture(scope="module")
def papers(dossier: Path) -> tuple[GeneratedDocument, ...]:
    found = Diagnostics()
    [made] = generate(
        [dossier],
        kinds=(),
        date=DRAFTED,
        templates=templates_folder(),
        found=found,
        progress=lambda _done, _all: None,
    )
    assert [str(one) for one in found] == []
    assert made.documents is not None
    return made.documents


def text_of(papers: tuple[GeneratedDocument, ...], kind: str) -> str:
    return re.sub(
        r"\s+", " ", "\n".join(whole_text(opened(one.content)) for one in papers if one.kind == kind)
    )


def test_answers_are_under_80_lines() -> None:
    lines = ANSWERS.read_text(encoding="utf-8").splitlines()
    assert len(lines) < 80
    assert max(map(len, lines)) <= 140


def test_all_papers_are_made(papers: tuple[GeneratedDocument, ...]) -> None:
    made = {one.kind for one in papers}
    assert {
        "quyet-dinh-thanh-lap",
        "quyet-dinh-ban-hanh",
        "quy-che",
        "giay-moi",
        "thong-bao-ket-luan",
        "mau-bao-cao",
    } <= made
    forms = [one for one in papers if one.kind == "mau-bao-cao"]
    assert len(forms) == 4


def test_what_was_answered_is_printed(papers: tuple[GeneratedDocument, ...]) -> None:
    regulation = text_of(papers, "quy-che")
    assert "06 tháng một lần" in regulation
    assert "chậm nhất 02 ngày trước ngày họp" in regulation
    assert "theo ý kiến của đa số" in regulation
    founding = text_of(papers, "quyet-dinh-thanh-lap")
    assert "Căn cứ Luật Phổ biến, giáo dục pháp luật ngày 20 tháng 6 năm 2012" in founding
    assert "Căn cứ Luật Tổ chức chính quyền địa phương ngày 16 tháng 6 năm 2025" in founding
    assert "ngày 12 tháng 01 năm 2026" in founding
    notice = text_of(papers, "thong-bao-ket-luan")
    assert "Lập kế hoạch phổ biến pháp luật về an ninh trật tự" in notice
    assert "trong Quý III/2026" in notice


def test_nothing_of_another_kind_or_level_is_printed(papers: tuple[GeneratedDocument, ...]) -> None:
    strange = re.compile(r"Ban Chỉ đạo|Trưởng Ban|Tổ công tác|\btỉnh\b|\bhuyện\b|các sở|sở, ban", re.I)
    for kind in KINDS:
        assert strange.findall(text_of(papers, kind)) == [], kind


def test_regulation_is_taken_from_the_library_and_whole(dossier: Path) -> None:
    regulation = DossierReader(Diagnostics()).regulation(dossier, DRAFTED, Diagnostics())
    assert regulation is not None
    assert [one.number for one in regulation.children] == ["I", "II", "III", "IV"]
    assert [one.number for one in regulation.articles()] == [str(number) for number in range(1, 17)]
    clauses = [one for one in regulation.walk() if one.level is Level.CLAUSE]
    assert len(clauses) > 40
    assert {one.origin is not None for one in clauses} == {True}
