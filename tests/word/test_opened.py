"""Documents opened by others: the Open XML SDK finds no fault, LibreOffice draws the lines."""

from __future__ import annotations

from pathlib import Path

import docx
import pytest
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.shared import Pt

from generator.checking.printed.pages import MM_PER_PT
from generator.typography.metrics import text_width
from tests.support.open_xml_sdk import faults_of
from tests.support.rendered import render
from tests.word.documents import render_in, save_document

MOTTO = "Độc lập - Tự do - Hạnh phúc"
NAME = "Ban Chỉ đạo phát triển khoa học, công nghệ, đổi mới sáng tạo, chuyển đổi số và Đề án 06"
DATA = {"name": NAME, "members": [{"name": f"Nguyễn Văn Mẫu {n}", "areas": ["a", "b"]} for n in range(40)]}


@pytest.fixture
def document(tmp_path: Path) -> Path:
    """A document with what our templates have: drawn lines, loops over paragraphs and rows."""
    template = docx.Document()
    normal = template.styles["Normal"]
    normal.font.name, normal.font.size = "Times New Roman", Pt(14)
    normal.paragraph_format.space_after = Pt(0)
    for text in (
        MOTTO,
        '{{r "' + MOTTO + '" | line_under(14, 1.0) }}',
        '{{ name | name_lines(6.5, 13) | join("\\n") | upper }}',
        "{{r name | name_lines(6.5, 13) | line_under(13) }}",
    ):
        paragraph = template.add_paragraph()
        paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
        paragraph.add_run(text).bold = True
        if text.startswith("{{r"):
            paragraph.paragraph_format.line_spacing = Pt(4)
    for text in ("{%p for m in members %}", "{{ loop.index }}. {{ m.name }};", "{%p endfor %}"):
        template.add_paragraph(text)
    table = template.add_table(4, 2, style="Table Grid")
    for row, texts in enumerate(
        (("Họ tên", "Lĩnh vực"), ("{%tr for m in members %}", ""), ("{{ m.name }}", "{{ m.areas | join }}"))
    ):
        for column, text in enumerate(texts):
            table.cell(row, column).text = text
    table.cell(3, 0).text = "{%tr endfor %}"
    template.sections[0].header.paragraphs[0].text = "{{ name }}"
    save_document(tmp_path, "a", template)
    path = tmp_path / "document.docx"
    path.write_bytes(render_in(tmp_path, "a", DATA))
    return path


def test_open_xml_sdk_finds_no_fault(document: Path) -> None:
    assert faults_of([document]) == {document: ()}


def test_lines_are_drawn_centred_under_their_text_in_the_right_length(document: Path) -> None:
    first = render([document])[document].pages[0]
    motto = first.line("Độc lập")
    (stroke,) = first.strokes_under(motto, 4)
    assert stroke.width == pytest.approx(text_width(MOTTO, 14, bold=True) * MM_PER_PT, abs=0.3)
    assert stroke.width == pytest.approx(motto.width, abs=0.5)
    assert stroke.centre == pytest.approx(motto.centre, abs=0.3)
    last = first.line("VÀ ĐỀ ÁN 06")
    (stroke,) = first.strokes_under(last, 4)
    assert stroke.width / last.width == pytest.approx(0.4 * 13 / 14, abs=0.02)
    assert stroke.centre == pytest.approx(last.centre, abs=0.3)


def test_all_rows_and_paragraphs_are_on_the_pages(document: Path) -> None:
    text = "\n".join(page.text for page in render([document])[document].pages)
    for number in range(40):
        assert f"{number + 1}. Nguyễn Văn Mẫu {number};" in text
    assert text.count("Nguyễn Văn Mẫu") == 80
