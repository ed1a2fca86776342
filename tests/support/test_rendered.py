from pathlib import Path

import docx
import pytest
from docx.enum.section import WD_ORIENT
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from docx.shared import Mm, Pt

from tests.support.poppler import Face, faces_of, require_poppler
from tests.support.rendered import render


@pytest.fixture
def document(tmp_path: Path) -> Path:
    """Page 1 in A4 upright with text, a border of 65 mm and a drawn line of 100 pt; page 2 lies."""
    document = docx.Document()
    section = document.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.left_margin, section.right_margin, section.top_margin = Mm(30), Mm(15), Mm(20)
    normal = document.styles["Normal"]
    normal.font.name, normal.font.size = "Times New Roman", Pt(14)
    normal.paragraph_format.space_after = Pt(0)
    motto = document.add_paragraph()
    motto.alignment = WD_ALIGN_PARAGRAPH.CENTER
    motto.add_run("Độc lập - Tự do - Hạnh phúc").bold = True
    border = document.add_paragraph()
    border.paragraph_format.left_indent = border.paragraph_format.right_indent = Mm(50)
    edge = '<w:top w:val="single" w:sz="6" w:space="1" w:color="000000"/>'
    border._p.get_or_add_pPr().append(parse_xml(f"<w:pBdr {nsdecls('w')}>{edge}</w:pBdr>"))
    small = document.add_paragraph()
    small.add_run("nhỏ hơn").font.size = Pt(11)
    line = (
        '<v:line xmlns:v="urn:schemas-microsoft-com:vml" from="100pt,20pt" to="200pt,20pt" '
        'style="position:absolute" strokeweight=".75pt"/>'
    )
    small._p.append(parse_xml(f"<w:r {nsdecls('w')}><w:pict>{line}</w:pict></w:r>"))
    lying = document.add_section()
    lying.orientation, lying.page_width, lying.page_height = WD_ORIENT.LANDSCAPE, Mm(297), Mm(210)
    document.add_paragraph("Phụ lục")
    path = tmp_path / "a.docx"
    document.save(str(path))
    return path


def test_pages_have_their_sizes_and_their_text(document: Path) -> None:
    pages = render([document])[document].pages
    assert [(round(page.width), round(page.height)) for page in pages] == [(210, 297), (297, 210)]
    assert [page.text for page in pages] == ["Độc lập - Tự do - Hạnh phúc\nnhỏ hơn", "Phụ lục"]


def test_lines_have_their_places_and_sizes(document: Path) -> None:
    motto, small = render([document])[document].pages[0].lines
    assert motto.size == pytest.approx(14, abs=0.1)
    assert small.size == pytest.approx(11, abs=0.1)
    assert motto.width == pytest.approx(60.5, abs=0.5)
    assert motto.centre == pytest.approx(30 + 165 / 2, abs=0.2)
    # The ascent of Liberation Serif is 0.891 of the size, its line gap, which stands above, 0.042.
    assert motto.baseline == pytest.approx(20 + (0.891 + 0.042) * 14 * 25.4 / 72, abs=0.05)
    assert small.left == pytest.approx(30, abs=0.1)


def test_drawn_lines_have_their_lengths(document: Path) -> None:
    page = render([document])[document].pages[0]
    border, line = page.strokes
    assert (border.left, border.width) == pytest.approx((80, 65), abs=0.2)
    assert line.width == pytest.approx(100 * 25.4 / 72, abs=0.2)
    assert page.strokes_under(page.lines[0], 3) == (border,)


def test_faces_are_told_and_are_embedded(document: Path, tmp_path: Path) -> None:
    require_poppler()
    rendering = render([document])[document]
    shown = tmp_path / "shown.pdf"
    shown.write_bytes(rendering.pdf)
    assert set(faces_of(shown)) == {Face("LiberationSerif", True), Face("LiberationSerif-Bold", True)}
    pieces = {piece.face for page in rendering.pages for line in page.lines for piece in line.pieces}
    assert pieces == {"LiberationSerif", "LiberationSerif-Bold"}
