"""Tables whose cells come from data: as many columns as there are, as wide as their texts need."""

from __future__ import annotations

from pathlib import Path

import docx
import pytest
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from hypothesis import given
from hypothesis import strategies as st

from generator.typography.metrics import text_width
from generator.word.columns import column_widths, count_columns
from tests.support.open_xml_sdk import faults_of
from tests.word.documents import PROPERTIES, compile_in, open_document, render_in, save_document

ROOM = 9354 / 20
LONG = "nội dung dài phải xuống dòng " * 20


def _template(folder: Path, *, fixed: bool = False) -> None:
    """A table of 100 percent of the page, its cells from a loop, in a list of tables."""
    document = docx.Document()
    document.add_paragraph("{%p for rows in tables %}")
    table = document.add_table(3, 3)
    for row, texts in enumerate(
        (
            ("{%tr for row in rows %}", "", ""),
            ("{%tc for cell in row %}", "{{ cell }}", "{%tc endfor %}"),
            ("{%tr endfor %}", "", ""),
        )
    ):
        for column, text in enumerate(texts):
            table.cell(row, column).text = text
    for column in table._tbl.tblGrid.findall(qn("w:gridCol")):
        column.set(qn("w:w"), "3118")
    width = table._tbl.tblPr.find(qn("w:tblW"))
    width.set(qn("w:type"), "pct")
    width.set(qn("w:w"), "5000")
    if fixed:
        layout = OxmlElement("w:tblLayout")
        layout.set(qn("w:type"), "fixed")
        width.addnext(layout)
    document.add_paragraph("giữa")
    document.add_paragraph("{%p endfor %}")
    save_document(folder, "a", document)


def _widths(content: bytes) -> list[list[int]]:
    tables = open_document(content).tables
    grids = [[int(one.get(qn("w:w"))) for one in table._tbl.tblGrid] for table in tables]
    for table, grid in zip(tables, grids, strict=True):
        for row in table._tbl.tr_lst:
            assert [int(cell.tcPr.find(qn("w:tcW")).get(qn("w:w"))) for cell in row.tc_lst] == grid
    return grids


def test_each_table_gets_its_own_columns(tmp_path: Path) -> None:
    _template(tmp_path)
    tables = [
        [["STT", "Nội dung"], ["1", LONG]],
        [["a", "b", "c"], ["d", "e", "f"]],
        [["a", "b", "c", "d", LONG]],
        [["một"]],
    ]
    content = render_in(tmp_path, "a", {"tables": tables})
    widths = _widths(content)
    assert [len(one) for one in widths] == [2, 3, 5, 1]
    assert [sum(one) for one in widths] == pytest.approx([9354] * 4, abs=3)
    narrow, wide = widths[0]
    assert narrow < 1000 < wide
    path = tmp_path / "document.docx"
    path.write_bytes(content)
    assert not any(faults_of([path]).values())


def test_no_table_leaves_nothing_behind(tmp_path: Path) -> None:
    _template(tmp_path)
    template, found = compile_in(tmp_path, "a", {"tables": [[["a"]]]})
    assert template is not None
    nothing: tuple[list[object], ...] = ([], [[]])
    for tables in nothing:
        content = template.render({"tables": tables}, PROPERTIES, found)
        assert content is not None
        assert open_document(content).tables == []


def test_fixed_columns_keep_their_proportions(tmp_path: Path) -> None:
    _template(tmp_path, fixed=True)
    document = open_document(render_in(tmp_path, "a", {"tables": [[["1", LONG]]]}))
    first, second = [int(one.get(qn("w:w"))) for one in document.tables[0]._tbl.tblGrid]
    assert first == second


def test_text_that_looks_like_a_table_is_left_alone(tmp_path: Path) -> None:
    _template(tmp_path)
    sign = '<w:tblGrid varying="1"></w:tbl>'
    document = open_document(render_in(tmp_path, "a", {"tables": [[[sign, "b"]]]}))
    assert document.tables[0].cell(0, 0).text == sign
    assert count_columns("<w:document>x</w:document>") == "<w:document>x</w:document>"


def test_short_columns_stand_on_one_line_beside_long_ones() -> None:
    short, first, second = column_widths([["Sở Mẫu số 1", LONG, LONG * 2]], ROOM)
    assert short > text_width("Sở Mẫu số 1", 13, bold=True)
    assert 100 < first < second


@given(
    st.integers(1, 8).flatmap(
        lambda count: st.lists(
            st.lists(st.text("ab ơ1", max_size=60), min_size=count, max_size=count), min_size=1, max_size=5
        )
    ),
    st.sampled_from([100.0, ROOM, 714.0]),
)
def test_columns_fill_the_room_and_hold_their_longest_word(rows: list[list[str]], room: float) -> None:
    widths = column_widths(rows, room)
    assert len(widths) == len(rows[0])
    assert sum(widths) == pytest.approx(room)
    assert all(width > 0 for width in widths)
    words = [
        max((text_width(word, 13, bold=True) for row in rows for word in row[index].split()), default=0.0)
        for index in range(len(widths))
    ]
    if sum(words) + 10 * len(words) <= room:
        assert all(width >= word for width, word in zip(widths, words, strict=True))
