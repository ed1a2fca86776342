"""The table of a comparison in Word."""

from __future__ import annotations

import datetime
import io
from pathlib import Path

import docx
import pytest
from docx.document import Document
from docx.enum.section import WD_ORIENT
from docx.table import _Cell

from generator.comparing.comparison import Comparison, compare
from generator.comparing.table import comparison_table
from generator.diagnostics import Diagnostics
from generator.resources import templates_folder
from tests.comparing.trees import article, chapter, clause, regulation
from tests.support.open_xml_sdk import faults_of

DAY = datetime.date(2026, 3, 1)
_OLD = regulation(
    chapter(
        "QUY ĐỊNH CHUNG",
        article("Họp", clause("Ban họp mỗi quý."), clause("Thành viên gửi báo cáo trước ngày 20 & sau.")),
        article("Kinh phí", text="Ngân sách nhà nước cấp."),
        article(None, clause("Điều không có tên.")),
    )
)
_NEW = regulation(
    chapter(
        "QUY ĐỊNH CHUNG",
        article("Họp", clause("Ban họp mỗi tháng {{ x }} <b>."), clause("Việc hoàn toàn khác:\x07 mới thêm")),
        article(None, clause("Điều không có tên.")),
    )
)


def _content(comparison: Comparison, templates: Path | None = None) -> bytes:
    found = Diagnostics()
    content = comparison_table(comparison, comparison.differing, templates or templates_folder(), DAY, found)
    assert list(found) == []
    assert content is not None
    return content


@pytest.fixture(name="comparison")
def _comparison() -> Comparison:
    return compare("cũ.docx", _OLD, "mới.docx", _NEW)


@pytest.fixture(name="document")
def _document(comparison: Comparison) -> Document:
    return docx.Document(io.BytesIO(_content(comparison)))


def _runs(cell: _Cell, style: str) -> list[str]:
    return [
        run.text
        for paragraph in cell.paragraphs
        for run in paragraph.runs
        if run.style is not None and run.style.name == style
    ]


def test_every_difference_has_a_row(comparison: Comparison, document: Document) -> None:
    [table] = document.tables
    head, *rows = table.rows
    assert [cell.text for cell in head.cells] == ["STT", "Quy định cũ", "Quy định mới", "Thay đổi"]
    assert len(rows) == len(comparison.differing)
    assert [row.cells[0].text for row in rows] == [str(n) for n in range(1, len(rows) + 1)]
    assert [row.cells[3].text for row in rows] == [pair.remark for pair in comparison.differing]


def test_words_have_the_styles_of_their_marks(document: Document) -> None:
    row = next(row for row in document.tables[0].rows if "mỗi quý" in row.cells[1].text)
    assert _runs(row.cells[1], "Chữ bỏ") == ["quý"]
    assert _runs(row.cells[2], "Chữ thêm") == ["tháng {{ x }} <b>"]
    assert row.cells[2].text == "Khoản 1 Điều 1\nBan họp mỗi tháng {{ x }} <b>."


def test_side_without_a_provision_is_a_dash(document: Document) -> None:
    row = next(row for row in document.tables[0].rows if row.cells[3].text == "Bãi bỏ")
    assert row.cells[2].text == "-"


def test_marks_are_seen_without_colours(document: Document) -> None:
    bold, struck = (document.styles[name].font for name in ("Chữ thêm", "Chữ bỏ"))
    assert bold.bold
    assert bold.underline
    assert struck.strike


def test_page_lies_and_the_head_of_the_table_is_repeated(document: Document) -> None:
    [section] = document.sections
    assert section.orientation == WD_ORIENT.LANDSCAPE
    head, *rows = document.tables[0].rows
    name = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
    assert head._tr.find(f"{name}trPr/{name}tblHeader") is not None
    assert all(row._tr.find(f"{name}trPr/{name}cantSplit") is None for row in rows)


def test_sign_that_word_cannot_hold_is_replaced(document: Document) -> None:
    assert any("khác:\N{REPLACEMENT CHARACTER} mới" in row.cells[2].text for row in document.tables[0].rows)


def test_table_is_valid_for_the_open_xml_sdk(comparison: Comparison, tmp_path: Path) -> None:
    same = compare("a", _OLD, "a", _OLD)
    files = []
    for name, one in (("khac", comparison), ("giong", same)):
        files.append(tmp_path / f"{name}.docx")
        files[-1].write_bytes(_content(one))
    assert [faults for faults in faults_of(files).values() if faults] == []


def test_same_comparison_gives_the_same_bytes(comparison: Comparison) -> None:
    assert _content(comparison) == _content(comparison)


def test_template_that_is_missing_is_reported(comparison: Comparison, tmp_path: Path) -> None:
    found = Diagnostics()
    assert comparison_table(comparison, comparison.pairs, tmp_path, DAY, found) is None
    assert [one.code for one in found] == ["template-missing"]
