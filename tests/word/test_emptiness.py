"""Nothing that a loop over an empty list leaves behind stops Word from opening the document."""

from __future__ import annotations

from pathlib import Path

import docx

from generator.word.emptiness import close_gaps
from tests.support.open_xml_sdk import faults_of
from tests.word.documents import open_document, render_in, save_document


def _template(folder: Path) -> None:
    document = docx.Document()
    cell = document.add_table(1, 2).cell(0, 0)
    cell.text = "{%p for i in items %}"
    for text in ("{{ i }}", "{%p endfor %}"):
        cell.add_paragraph(text)
    document.add_paragraph()
    rows = document.add_table(3, 1)
    for row, text in enumerate(("{%tr for i in items %}", "{{ i }}", "{%tr endfor %}")):
        rows.cell(row, 0).text = text
    header = document.sections[0].header
    header.paragraphs[0].text = "{%p for i in items %}"
    for text in ("{{ i }}", "{%p endfor %}"):
        header.add_paragraph(text)
    save_document(folder, "a", document)


def test_cells_and_headers_keep_a_paragraph_and_tables_without_rows_go(tmp_path: Path) -> None:
    _template(tmp_path)
    opened = open_document(render_in(tmp_path, "a", {"items": []}))
    (table,) = opened.tables
    assert [cell.text for cell in table.rows[0].cells] == ["", ""]
    assert len(table.cell(0, 0).paragraphs) == 1
    assert len(opened.sections[0].header.paragraphs) == 1


def test_open_xml_sdk_finds_no_fault(tmp_path: Path) -> None:
    _template(tmp_path)
    paths = []
    for number, items in enumerate(([], ["x"])):
        path = tmp_path / f"document{number}.docx"
        path.write_bytes(render_in(tmp_path, "a", {"items": items}))
        paths.append(path)
    assert not any(faults_of(paths).values())


def test_full_cells_and_tables_stay_as_they_are() -> None:
    cell = "<w:tc><w:tcPr/><w:p><w:r><w:t>x</w:t></w:r></w:p></w:tc>"
    table = f"<w:tbl><w:tblPr/><w:tblGrid></w:tblGrid><w:tr>{cell}</w:tr></w:tbl>"
    assert close_gaps(table) == table


def test_empty_table_inside_a_cell_leaves_a_paragraph() -> None:
    inner = "<w:tbl><w:tblPr></w:tblPr><w:tblGrid></w:tblGrid></w:tbl>"
    outer = "<w:tbl><w:tblPr></w:tblPr><w:tblGrid></w:tblGrid><w:tr><w:tc>{}</w:tc></w:tr></w:tbl>"
    assert close_gaps(outer.format(inner)) == outer.format("<w:p/>")


def test_cell_does_not_end_with_a_table() -> None:
    assert close_gaps("<w:tc><w:tbl><w:tr></w:tr></w:tbl></w:tc>").endswith("</w:tbl><w:p/></w:tc>")
