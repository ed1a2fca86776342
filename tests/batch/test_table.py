"""The table in Word that sets a unit's regulation beside that of the province."""

from __future__ import annotations

import datetime
import io
from pathlib import Path

import docx
import pytest
from docx.document import Document
from docx.enum.section import WD_ORIENT
from docx.table import _Cell

from generator.adapting.cause import Cause, CauseKind
from generator.adapting.trace import Change, Side, Trace, TracedProvision
from generator.batch.table import trace_table, units_named, words_for_marks
from generator.diagnostics import Diagnostics
from generator.resources import templates_folder
from generator.word.template import TemplateLibrary
from tests.support.open_xml_sdk import faults_of

DAY = datetime.date(2026, 3, 1)
BODY = Cause(
    CauseKind.BODY, "tinh-xuong-xa.yaml:14:5", "Công an tỉnh", "Công an xã", "cấp xã có công an xã", "Điều 3."
)
TRACE = Trace(
    "lai-chau-du-lieu",
    "tinh-xuong-xa.yaml",
    (
        TracedProvision(
            "",
            Change.ADAPTED,
            Side("tên quy chế", "Hoạt động của Ban Chỉ đạo tỉnh Mẫu", ()),
            Side("tên quy chế", "Hoạt động của Ban Chỉ đạo xã Mẫu", ()),
            (Cause(CauseKind.FACT, "unit.full_name", "tỉnh Mẫu", "xã Mẫu"),),
        ),
        TracedProvision(
            "meetings",
            Change.KEPT,
            Side("Điều 2", "Cuộc họp", ()),
            Side("Điều 1", "Cuộc họp", ()),
            (Cause(CauseKind.MOVE, "tinh-xuong-xa.yaml:40:5"),),
            moved=True,
        ),
        TracedProvision(
            "absence",
            Change.ADAPTED,
            Side("khoản 1 Điều 2", None, ("Gửi Công an tỉnh {{ x }} <b>.", "Đoạn hai của Công an tỉnh.")),
            Side("khoản 1 Điều 1", None, ("Gửi Công an xã {{ x }} <b>.", "Đoạn hai của Công an xã.")),
            (BODY, BODY),
        ),
        TracedProvision(
            "central",
            Change.DROPPED,
            Side("Điều 3", None, ("Với bộ, ngành\x07.",)),
            None,
            (Cause(CauseKind.DROP, "tinh-xuong-xa.yaml:50:5", reason="không có quan hệ trực tiếp"),),
        ),
        TracedProvision(
            "province",
            Change.INSERTED,
            None,
            Side("Điều 2", "Với cấp tỉnh", ("Báo cáo.",)),
            (Cause(CauseKind.INSERT, "tinh-xuong-xa.yaml:60:5", basis="Điều 8 Quy chế"),),
        ),
    ),
)


def _content(trace: Trace = TRACE, units: tuple[str, ...] = ("xã Mẫu",)) -> bytes:
    found = Diagnostics()
    content = trace_table(trace, units, TemplateLibrary(templates_folder()), DAY, found)
    assert list(found) == []
    assert content is not None
    return content


@pytest.fixture(name="document")
def _document() -> Document:
    return docx.Document(io.BytesIO(_content()))


def _runs(cell: _Cell, style: str) -> list[str]:
    return [
        run.text
        for paragraph in cell.paragraphs
        for run in paragraph.runs
        if run.style is not None and run.style.name == style
    ]


def test_every_provision_has_a_row_with_what_became_of_it(document: Document) -> None:
    [table] = document.tables
    head, *rows = table.rows
    assert [cell.text for cell in head.cells] == [
        "STT",
        "Điều khoản cấp tỉnh",
        "Điều khoản cấp xã",
        "Thay đổi, quy tắc, lý do, căn cứ",
    ]
    assert [row.cells[0].text for row in rows] == ["1", "2", "3", "4", "5"]
    assert [row.cells[3].text.split("\n")[0] for row in rows] == [
        "Chuyển đổi",
        "Giữ nguyên; chuyển vị trí",
        "Chuyển đổi",
        "Bỏ",
        "Bổ sung",
    ]


def test_words_have_the_styles_of_their_marks(document: Document) -> None:
    row = document.tables[0].rows[3]
    assert _runs(row.cells[1], "Chữ bỏ") == ["tỉnh", "tỉnh"]
    assert _runs(row.cells[2], "Chữ thêm") == ["xã", "xã"]
    assert row.cells[2].text == "Khoản 1 Điều 1\nGửi Công an xã {{ x }} <b>.\nĐoạn hai của Công an xã."


def test_rule_reason_and_basis_are_told_once(document: Document) -> None:
    assert document.tables[0].rows[3].cells[3].text.split("\n")[1:] == [
        "Cơ quan tương ứng: “Công an tỉnh” thành “Công an xã”.",
        "Quy tắc: tinh-xuong-xa.yaml:14:5.",
        "Lý do: cấp xã có công an xã.",
        "Căn cứ: Điều 3.",
    ]


def test_fact_is_told_by_its_name(document: Document) -> None:
    causes = document.tables[0].rows[1].cells[3].text.split("\n")[1:]
    assert causes == ["Dữ kiện unit.full_name: “tỉnh Mẫu” thành “xã Mẫu”."]


def test_side_without_a_provision_is_a_dash(document: Document) -> None:
    dropped, inserted = document.tables[0].rows[4:6]
    assert (dropped.cells[2].text, inserted.cells[1].text) == ("-", "-")
    assert dropped.cells[1].text.endswith("ngành\N{REPLACEMENT CHARACTER}.")


def test_head_of_the_paper_names_units_rules_titles_and_counts(document: Document) -> None:
    lines = [paragraph.text for paragraph in document.paragraphs]
    assert "Áp dụng cho: xã Mẫu." in lines
    assert "Quy chế cấp tỉnh: Hoạt động của Ban Chỉ đạo tỉnh Mẫu." in lines
    assert "Quy chế cấp xã: Hoạt động của Ban Chỉ đạo xã Mẫu." in lines
    assert "Quy tắc chuyển cấp: tinh-xuong-xa.yaml." in lines
    [counts] = [line for line in lines if line.startswith("Số điều khoản")]
    assert counts == "Số điều khoản: Giữ nguyên 1; Chuyển đổi 1; Thay thế 0; Bỏ 1; Bổ sung 1."


def test_table_for_several_units_names_them_and_counts_very_many() -> None:
    text = docx.Document(io.BytesIO(_content(units=("xã Mẫu", "phường Mẫu")))).paragraphs[2].text
    assert text == "Áp dụng cho: 2 đơn vị có cùng nội dung: xã Mẫu, phường Mẫu."
    assert units_named([f"xã {number}" for number in range(3321)]) == "3321 đơn vị có cùng nội dung"


def test_marks_are_told_in_words() -> None:
    shown = words_for_marks(("unit.name", "province.name", "members.chair.person"))
    assert shown == ("[tên đơn vị]", "[tên tỉnh, thành phố]", "[members.chair.person]")


def test_page_lies_and_the_head_of_the_table_is_repeated(document: Document) -> None:
    [section] = document.sections
    assert section.orientation == WD_ORIENT.LANDSCAPE
    name = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
    assert document.tables[0].rows[0]._tr.find(f"{name}trPr/{name}tblHeader") is not None


def test_table_is_valid_for_the_open_xml_sdk(tmp_path: Path) -> None:
    file = tmp_path / "bang.docx"
    file.write_bytes(_content())
    assert [faults for faults in faults_of([file]).values() if faults] == []


def test_same_trace_gives_the_same_bytes() -> None:
    assert _content() == _content()


def test_template_that_is_missing_is_reported(tmp_path: Path) -> None:
    found = Diagnostics()
    assert trace_table(TRACE, ("xã Mẫu",), TemplateLibrary(tmp_path), DAY, found) is None
    assert [one.code for one in found] == ["template-missing"]
