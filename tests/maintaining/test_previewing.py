"""What a preview shows and writes."""

from __future__ import annotations

import shutil
from collections.abc import Iterable
from datetime import date
from pathlib import Path

import pytest
from docx import Document as WordFile

from generator.diagnostics import Diagnostics
from generator.maintaining.previewing import (
    PreviewForm,
    preview_documents,
    render_preview,
    watched_files,
    write_preview,
)
from generator.maintaining.samples import Sample
from generator.maintaining.target import Target, find_target, required_kind
from generator.resources import data_folder, templates_folder
from generator.word.pdf import locate_libreoffice
from tests.support.requirements import missing

DAY = date(2026, 7, 1)
DOSSIER = data_folder() / "committees" / "lai-chau-du-lieu"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return Path(shutil.copytree(templates_folder(), tmp_path / "mau"))


def target_of(named: str) -> Target:
    target = find_target(named, None, templates_folder(), Diagnostics())
    assert target is not None
    return target


def printed(
    target: Target, dossiers: Iterable[Path], sample: Sample | None, found: Diagnostics
) -> dict[str, bytes]:
    kind = required_kind(target, found)
    assert kind is not None
    documents = preview_documents(kind, tuple(dossiers), sample, DAY, found)
    papers = render_preview(target, kind, documents, DAY, found)
    return {one.name: one.content for one in papers or ()}


def test_without_dossier_and_sample_one_shipped_paper_is_shown() -> None:
    found = Diagnostics()
    assert [*printed(target_of("giay-moi"), (), None, found)] == ["xem-thu-giay-moi-2026-q1"]
    assert not list(found)


def test_all_papers_of_a_dossier_are_shown_and_those_of_several_are_told_apart() -> None:
    found = Diagnostics()
    one = [*printed(target_of("bien-ban-hop"), [DOSSIER], None, found)]
    assert all(name.startswith("xem-thu-bien-ban-hop-") for name in one)
    both = [DOSSIER, data_folder() / "committees" / "xa-chuyen-doi-so"]
    names = [*printed(target_of("bien-ban-hop"), both, None, found)]
    assert {name.removeprefix("xem-thu-").partition("-bien-ban")[0] for name in names} == {
        "lai-chau-du-lieu",
        "xa-chuyen-doi-so",
    }


def test_sample_is_one_paper() -> None:
    found = Diagnostics()
    papers = printed(target_of("giay-moi"), [DOSSIER], Sample.AWKWARD, found)
    assert [*papers] == ["xem-thu-giay-moi-awkward"]


def test_kind_without_papers_in_the_dossier_is_an_error() -> None:
    found = Diagnostics()
    dossier = data_folder() / "committees" / "lai-chau-cai-cach-hanh-chinh"
    target = target_of("quyet-dinh-thanh-lap")
    kind = required_kind(target, found)
    assert kind is not None
    assert preview_documents(kind, [dossier], None, DAY, found) == ()
    assert [one.code for one in found] == ["paper-missing"]


def test_template_with_a_fault_gives_nothing(folder: Path) -> None:
    opened = WordFile(str(folder / "giay-moi.docx"))
    opened.paragraphs[1].text = "{{ meting.name }}"
    opened.save(str(folder / "giay-moi.docx"))
    found = Diagnostics()
    assert printed(target_of(str(folder / "giay-moi.docx")), (), None, found) == {}
    assert [one.code for one in found] == ["field-unknown"]


def test_template_is_read_anew_each_time(folder: Path) -> None:
    target = target_of(str(folder / "giay-moi.docx"))
    [before] = printed(target, (), None, Diagnostics()).values()
    opened = WordFile(str(folder / "blocks" / "chu-ky.docx"))
    opened.add_paragraph("Thêm một dòng")
    opened.save(str(folder / "blocks" / "chu-ky.docx"))
    [after] = printed(target, (), None, Diagnostics()).values()
    assert before != after


def test_files_that_word_locks_are_not_watched(folder: Path) -> None:
    (folder / "blocks" / "~$chu-ky.docx").write_bytes(b"")
    watched = watched_files(target_of(str(folder / "giay-moi.docx")))
    assert folder / "giay-moi.docx" in watched
    assert folder / "styles.docx" in watched
    assert folder / "blocks" / "chu-ky.docx" in watched
    assert not [one for one in watched if one.name.startswith("~$")]


def test_pages_are_written_as_pictures_and_those_of_a_longer_paper_removed(tmp_path: Path) -> None:
    libreoffice = locate_libreoffice(None)
    if libreoffice is None:
        missing("LibreOffice")
    found = Diagnostics()
    target = target_of("giay-moi")
    kind = required_kind(target, found)
    assert kind is not None
    papers = render_preview(target, kind, preview_documents(kind, (), None, DAY, found), DAY, found)
    assert papers is not None
    written = write_preview(papers, tmp_path, PreviewForm.PNG, libreoffice, found)
    assert [one.suffix for one in written] == [".docx", *[".png"] * (len(written) - 1)]
    assert len(written) >= 2
    assert all(one.read_bytes().startswith(b"\x89PNG") for one in written[1:])
    further = written[-1].with_name(
        written[-1].name.replace(f"-{len(written) - 1}.png", f"-{len(written)}.png")
    )
    further.write_bytes(b"old")
    again = write_preview(papers, tmp_path, PreviewForm.PNG, libreoffice, found)
    assert again == written
    assert not further.exists()
    assert not list(found)
