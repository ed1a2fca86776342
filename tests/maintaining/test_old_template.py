"""Templates begun from old Word files."""

from __future__ import annotations

import zipfile
from datetime import date
from pathlib import Path

import pytest
from docx import Document as WordFile

from generator.diagnostics import Diagnostics
from generator.documents import KINDS
from generator.documents.fields import values
from generator.maintaining.old_template import begin_from, kind_of_old
from generator.maintaining.papers import open_dossiers, shipped_dossiers
from generator.output import GeneratedDocument
from generator.pipeline import FILTERS, Press, kind_shape
from generator.resources import templates_folder
from generator.word.properties import DocumentProperties
from generator.word.template import TemplateLibrary

DAY = date(2026, 7, 1)


def old_paper(code: str, folder: Path) -> Path:
    """A finished paper, which knows nothing of tags: what an office has in its drawers."""
    found = Diagnostics()
    kind = KINDS[code]
    [dossier] = open_dossiers(shipped_dossiers()[:1], DAY, found)
    printed = Press((code,), templates_folder(), found).render(kind, next(dossier.of(kind)), DAY, found)
    assert isinstance(printed, GeneratedDocument)
    path = folder / "cu.docx"
    path.write_bytes(printed.content)
    return path


def begun(code: str, folder: Path) -> tuple[Path, list[str]]:
    found = Diagnostics()
    made = begin_from(old_paper(code, folder), KINDS[code], templates_folder(), found)
    assert made is not None
    assert not list(found)
    path = folder / f"{code}.docx"
    path.write_bytes(made.content)
    return path, [one.text for one in WordFile(str(path)).paragraphs]


@pytest.mark.parametrize(
    "code", [one for one in KINDS if one not in {"phan-cong", "quy-che", "quyet-dinh-thanh-lap"}]
)
def test_template_from_an_old_paper_compiles_and_prints(code: str, tmp_path: Path) -> None:
    path, _texts = begun(code, tmp_path)
    found = Diagnostics()
    kind = KINDS[code]
    template = TemplateLibrary(templates_folder(), FILTERS).compile_file(path, kind_shape(kind), found)
    assert template is not None, list(found)
    [dossier] = open_dossiers(shipped_dossiers()[:1], DAY, found)
    fields = values(next(dossier.of(kind)).fields)
    assert template.render(fields, DocumentProperties(title="", created=DAY), found) is not None, list(found)


def test_head_and_signature_become_blocks_and_words_stay(tmp_path: Path) -> None:
    _path, texts = begun("giay-moi", tmp_path)
    assert texts[0] == '{%p include "dau-van-ban" %}'
    assert '{%p set first_recipient = "Như thành phần mời" %}' in texts
    assert texts[-2:] == ['{%p include "chu-ky-noi-nhan" %}', ""]
    assert any(text.startswith("Địa điểm: Phòng họp số 1") for text in texts)
    assert not any("CỘNG HÒA" in text or "Nơi nhận" in text or "Số:" in text for text in texts)


def test_styles_are_ours_by_what_a_paragraph_is(tmp_path: Path) -> None:
    path, _texts = begun("quyet-dinh-ban-hanh", tmp_path)
    styles = {one.text.partition("\n")[0]: one.style.name for one in WordFile(str(path)).paragraphs}
    assert styles["Chương I"] == "Chương"
    assert styles["Điều 2. Nguyên tắc làm việc"] == "Điều"
    assert '{%p include "can-cu" %}' in styles
    assert '{%p include "kem-theo" %}' in styles


def test_table_of_the_body_is_taken_over_once(tmp_path: Path) -> None:
    path, _texts = begun("chuong-trinh-cong-tac", tmp_path)
    old = WordFile(str(tmp_path / "cu.docx"))
    [wanted] = [one for one in old.tables if one.cell(0, 0).text == "STT"]
    [table] = WordFile(str(path)).tables
    assert [[cell.text for cell in row.cells] for row in table.rows] == [
        [cell.text for cell in row.cells] for row in wanted.rows
    ]


def test_likely_fields_are_told_and_noted_in_word(tmp_path: Path) -> None:
    found = Diagnostics()
    made = begin_from(old_paper("giay-moi", tmp_path), KINDS["giay-moi"], templates_folder(), found)
    assert made is not None
    proposed = {one.field: one.text for one in made.proposals}
    assert proposed["meeting.place"].startswith("Địa điểm: ")
    assert proposed["meeting.time"].startswith("Thời gian: ")
    assert proposed["meeting.chair"].startswith("Chủ trì: ")
    assert not any(field.startswith(("letterhead", "signature", "recipients")) for field in proposed)
    path = tmp_path / "giay-moi.docx"
    path.write_bytes(made.content)
    with zipfile.ZipFile(path) as package:
        assert "{{ meeting.place }}" in package.read("word/comments.xml").decode()


def test_signs_of_tags_in_an_old_file_stay_signs(tmp_path: Path) -> None:
    path = old_paper("giay-moi", tmp_path)
    opened = WordFile(str(path))
    next(one for one in opened.paragraphs if one.text.startswith("Địa điểm")).add_run(" {{ x }}")
    opened.save(str(path))
    found = Diagnostics()
    made = begin_from(path, KINDS["giay-moi"], templates_folder(), found)
    assert made is not None
    again = tmp_path / "giay-moi.docx"
    again.write_bytes(made.content)
    library = TemplateLibrary(templates_folder(), FILTERS)
    assert library.compile_file(again, kind_shape(KINDS["giay-moi"]), found) is not None
    assert not list(found)


def test_kind_is_told_by_the_old_file(tmp_path: Path) -> None:
    found = Diagnostics()
    fitting = kind_of_old(old_paper("giay-moi", tmp_path), tuple(KINDS.values()), found)
    assert [one.code for one in fitting] == ["giay-moi"]
    fitting = kind_of_old(old_paper("bao-cao-tong-hop", tmp_path), tuple(KINDS.values()), found)
    assert [one.code for one in fitting] == ["mau-bao-cao", "bao-cao-tong-hop"]


def test_file_that_is_no_administrative_paper_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "thu.docx"
    letter = WordFile()
    letter.add_paragraph("Chào anh,")
    letter.save(str(path))
    found = Diagnostics()
    assert begin_from(path, KINDS["giay-moi"], templates_folder(), found) is None
    assert [one.code for one in found] == ["not-administrative"]
