"""A Word file as its reader sees it: letters, numbers, lines, cells, sections."""

from __future__ import annotations

import time
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

import pytest
from docx.enum.section import WD_SECTION
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from lxml import etree

from generator.checking.form.document import DrawnLine, FormParagraph, LineMade
from generator.checking.form.reading import read_form
from generator.diagnostics import Diagnostics
from generator.places import StepKind, Story
from generator.word.package import CONTENT_TYPES, package_from
from generator.word.wordml import W_NAMESPACE
from tests.checking.form.faults import WordCopy
from tests.checking.form.plain_word import CENTRE, PlainWord, read_bytes

NAMESPACES = (
    f"{nsdecls('w', 'wp', 'a', 'r')} xmlns:v='urn:schemas-microsoft-com:vml'"
    " xmlns:o='urn:schemas-microsoft-com:office:office'"
    " xmlns:wps='http://schemas.microsoft.com/office/word/2010/wordprocessingShape'"
    " xmlns:mc='http://schemas.openxmlformats.org/markup-compatibility/2006'"
)


def read_one(inside: str, before: str = "") -> FormParagraph:
    """The last paragraph of a file, made of this XML."""
    word = PlainWord()
    for content in (before, inside) if before else (inside,):
        paragraph = word.document.add_paragraph()
        for child in parse_xml(f"<w:p {NAMESPACES}>{content}</w:p>"):
            paragraph._p.append(child)
    return word.read().main.paragraphs[-1]


def run(text: str, properties: str = "") -> str:
    return f"<w:r><w:rPr>{properties}</w:rPr><w:t xml:space='preserve'>{text}</w:t></w:r>"


@pytest.mark.parametrize(
    ("inside", "text"),
    [
        (run("Lời ") + run("văn"), "Lời văn"),
        (run("Chủ tịch", "<w:caps/>"), "CHỦ TỊCH"),
        (run("thấy") + run("ẩn", "<w:vanish/>"), "thấy"),
        (run("còn") + "<w:del w:id='1' w:author='a'><w:r><w:delText>xóa</w:delText></w:r></w:del>", "còn"),
        (run("a") + f"<w:ins w:id='1' w:author='a'>{run('b')}</w:ins>", "ab"),
        (f"<w:moveFrom w:id='1' w:author='a'>{run('cũ')}</w:moveFrom>" + run("mới"), "mới"),
        (f"<w:hyperlink>{run('liên kết')}</w:hyperlink>", "liên kết"),
        (f"<w:sdt><w:sdtContent>{run('ô')}</w:sdtContent></w:sdt>", "ô"),
        (f"<w:fldSimple w:instr=' PAGE '>{run('7')}</w:fldSimple>", "7"),
        (
            "<w:r><w:fldChar w:fldCharType='begin'/></w:r><w:r><w:instrText>PAGE</w:instrText></w:r>"
            + run("không thấy")
            + "<w:r><w:fldChar w:fldCharType='separate'/></w:r>"
            + run("7")
            + "<w:r><w:fldChar w:fldCharType='end'/></w:r>",
            "7",
        ),
        ("<w:r><w:t>a</w:t><w:br/><w:t>b</w:t><w:tab/><w:t>c</w:t><w:noBreakHyphen/></w:r>", "a\nb\tc-"),
        ("<w:r><w:t>a</w:t><w:br w:type='page'/></w:r>", "a"),
        (run("Co\u0323\u0302ng ho\u0300a"), "Cộng hòa"),
    ],
)
def test_text_is_what_a_reader_sees(inside: str, text: str) -> None:
    one = read_one(inside)
    assert one.text == text
    assert "".join(each.text for each in one.runs) == text


def test_automatic_number_stands_in_front_and_in_no_run() -> None:
    word = PlainWord()
    word.document.add_paragraph("Một việc", style="List Number")
    word.document.add_paragraph("Việc nữa", style="List Number")
    paragraphs = word.read().main.paragraphs
    assert [one.text for one in paragraphs] == ["1. Một việc", "2. Việc nữa"]
    assert [each.text for one in paragraphs for each in one.runs] == ["Một việc", "Việc nữa"]


@pytest.mark.parametrize("mark", ["<w:del w:id='1' w:author='a'/>", "<w:vanish/>"])
def test_paragraph_that_is_deleted_or_hidden_with_its_mark_is_not_there_and_not_counted(mark: str) -> None:
    word = PlainWord()
    word.document.add_paragraph("Một việc", style="List Number")
    gone = word.document.add_paragraph(style="List Number")
    gone._p.get_or_add_pPr().append(parse_xml(f"<w:rPr {nsdecls('w')}>{mark}</w:rPr>"))
    word.document.add_paragraph("Việc nữa", style="List Number")
    assert [one.text for one in word.read().main.paragraphs] == ["1. Một việc", "2. Việc nữa"]


def inline(width: int, height: int, inside: str = "<a:prstGeom prst='line'/>") -> str:
    return (
        f"<w:drawing><wp:inline><wp:extent cx='{width}' cy='{height}'/><a:graphic><a:graphicData><wps:wsp>"
        f"{inside}</wps:wsp></a:graphicData></a:graphic></wp:inline></w:drawing>"
    )


TEXT_BOX = "<wps:txbx><w:txbxContent><w:p/></w:txbxContent></wps:txbx>"
FALLBACK = "<w:pict><v:line from='0,0' to='90pt,0'/></w:pict>"
CHOICE = f"<mc:Choice Requires='wps'>{inline(635_000, 0)}</mc:Choice><mc:Fallback>{FALLBACK}</mc:Fallback>"


@pytest.mark.parametrize(
    ("inside", "width"),
    [
        (f"<w:r>{inline(635_000, 0)}</w:r>", 1000),
        (f"<w:r>{inline(635_000, 12_700, '')}</w:r>", 1000),
        (f"<w:r>{inline(635_000, 31_750)}</w:r>", 1000),
        (f"<w:r><mc:AlternateContent>{CHOICE}</mc:AlternateContent></w:r>", 1000),
        ("<w:r><w:pict><v:line from='0,0' to='50pt,0'/></w:pict></w:r>", 1000),
        ("<w:r><w:pict><v:line from='1in,2pt' to='2in,3pt'/></w:pict></w:r>", 1440),
        ("<w:r><w:pict><v:shape type='#_x0000_t32' style='width:50pt;height:0'/></w:pict></w:r>", 1000),
        ("<w:r><w:pict><v:rect style='width:0;height:1.5pt' o:hr='t'/></w:pict></w:r>", None),
    ],
)
def test_line_of_every_spelling_is_drawn_once(inside: str, width: float | None) -> None:
    assert read_one(inside).lines == (DrawnLine(LineMade.DRAWN, width),)


@pytest.mark.parametrize(
    "inside",
    [
        f"<w:r>{inline(635_000, 635_000, '')}</w:r>",
        f"<w:r>{inline(0, 635_000)}</w:r>",
        f"<w:r>{inline(12_700, 25_400, '')}</w:r>",
        f"<w:r>{inline(635_000, 0, TEXT_BOX)}</w:r>",
        "<w:r><w:pict><v:line from='0,0' to='0,50pt'/></w:pict></w:r>",
        "<w:r><w:pict><v:line from='x' to=''/></w:pict></w:r>",
        f"<w:del w:id='1' w:author='a'><w:r>{inline(635_000, 0)}</w:r></w:del>",
    ],
)
def test_picture_upright_line_text_box_and_deleted_line_are_no_line(inside: str) -> None:
    assert read_one(inside).lines == ()


@pytest.mark.parametrize("signs", ["_______", "-------", "–––––", "*****", "---o0o---", "_ _ _ _"])
def test_row_of_signs_is_a_line_as_wide_as_it_is(signs: str) -> None:
    line = read_one(run(signs, "<w:sz w:val='28'/>")).lines[0]
    assert line.made is LineMade.CHARACTERS
    assert line.width is not None
    assert 200 < line.width < 2000


@pytest.mark.parametrize("text", ["- Như trên;", "Số:      /QĐ-UBND", "__/__/2026", "Từ 2020 -- 2026"])
def test_text_with_signs_in_it_is_no_line(text: str) -> None:
    assert read_one(run(text)).lines == ()


def test_raised_underscores_are_smaller() -> None:
    plain, raised = (
        read_one(run("____________", properties)).lines[0].width
        for properties in ("", "<w:vertAlign w:val='superscript'/>")
    )
    assert plain is not None
    assert raised is not None
    assert raised < plain * 0.8


BORDER = "<w:{} w:val='single' w:sz='4' w:space='1' w:color='auto'/>"


def test_border_below_is_as_wide_as_the_text_less_the_indents() -> None:
    edge = BORDER.format("bottom")
    one = read_one(f"<w:pPr><w:pBdr>{edge}</w:pBdr><w:ind w:left='1000' w:right='640'/></w:pPr>" + run("A"))
    assert one.lines == (DrawnLine(LineMade.BORDER, 12240 - 2 * 1800 - 1640),)


def test_border_above_is_a_line_of_the_paragraph_before() -> None:
    word = PlainWord()
    word.add("Tên")
    below = word.add("Khác")
    below._p.get_or_add_pPr().append(parse_xml(f"<w:pBdr {nsdecls('w')}>{BORDER.format('top')}</w:pBdr>"))
    first, second = word.read().main.paragraphs
    assert ([line.made for line in first.lines], second.lines) == ([LineMade.BORDER], ())


def test_text_that_is_all_underlined_has_a_line_and_one_word_does_not_make_it() -> None:
    line = "<w:u w:val='single'/>"
    assert [one.made for one in read_one(run("Tên", line)).lines] == [LineMade.UNDERLINE]
    assert read_one(run("Tên", line) + run(" khác")).lines == ()


def test_cells_know_their_table_and_whether_it_has_lines() -> None:
    word = PlainWord()
    word.table(["Trái"], ["Phải"])
    table = word.table(["A"], ["B"])
    table.style = "Table Grid"
    paragraphs = [one for one in word.read().main.paragraphs if one.text]
    cells = [one.cell for one in paragraphs]
    told = [(one.table, one.row, one.column, one.bordered) for one in cells if one]
    assert told == [(1, 1, 1, False), (1, 1, 2, False), (2, 1, 1, True), (2, 1, 2, True)]
    assert paragraphs[2].place.steps[0].kind is StepKind.CELL


def test_text_box_is_read_once_right_after_the_paragraph_that_holds_it() -> None:
    word = PlainWord()
    word.add("Trước")
    word.text_box("Trong khung")
    word.add("Sau")
    assert [text for text, _element in word.told()] == ["Trước", "Trong khung", "Sau"]


def test_sections_take_over_the_headers_that_they_do_not_name() -> None:
    word = PlainWord()
    first = word.document.sections[0]
    first.different_first_page_header_footer = True
    first.header.paragraphs[0].text = "2"
    first.first_page_header.paragraphs[0].text = ""
    word.document.add_section(WD_SECTION.NEW_PAGE)
    last = word.document.add_section(WD_SECTION.NEW_PAGE)
    last.header.is_linked_to_previous = False
    last.header.paragraphs[0].text = "khác"
    sections = word.read().sections
    assert [[one.text for one in section.header] for section in sections] == [["2"], ["2"], ["khác"]]
    assert [[one.text for one in section.first_header] for section in sections] == [[""]] * 3
    assert sections[0].header[0].place.story is Story.HEADER
    assert [str(one.place.steps[0].numbers[0]) for one in sections] == ["1", "2", "3"]


def test_section_lengths_are_those_of_the_file(papers: Mapping[tuple[str, str], bytes]) -> None:
    document = read_bytes(papers["lai-chau-du-lieu", "cong-van-don-doc-2026-05"])
    upright, lying = document.sections
    assert (upright.width, upright.height, upright.top, upright.left) == (11906, 16838, 1134, 1701)
    assert (upright.is_upright, lying.is_upright) == (True, False)
    assert (upright.own_first_page, upright.number_start, upright.header_distance) == (True, 1, 567)
    assert {one.section for one in document.parts[1].paragraphs} == {1}


def test_paragraph_is_that_of_the_file_so_that_a_repair_reaches_it() -> None:
    word = PlainWord()
    word.add("Lời văn", align=CENTRE)
    one = word.read().main.paragraphs[0]
    assert one.runs[0].element.getparent() is one.element
    assert one.element.tag == f"{{{W_NAMESPACE}}}p"


@pytest.mark.parametrize("part", ["word/document.xml", "word/styles.xml", "word/header1.xml"])
def test_damaged_part_is_told(part: str, papers: Mapping[tuple[str, str], bytes]) -> None:
    word = WordCopy(papers["lai-chau-du-lieu", "quyet-dinh-ban-hanh"])
    content = word.bytes()
    package = package_from(content, Path("a.docx"), Diagnostics())
    assert package is not None
    damaged = replace(package, parts={**package.parts, part: b"<w:p"})
    found = Diagnostics()
    assert read_form(damaged, found) is None
    assert [one.code for one in found] == ["xml-damaged"]
    assert CONTENT_TYPES in package.parts


def test_strict_variant_of_the_format_is_told(papers: Mapping[tuple[str, str], bytes]) -> None:
    word = WordCopy(papers["lai-chau-du-lieu", "phan-cong"])
    package = package_from(word.bytes(), Path("a.docx"), Diagnostics())
    assert package is not None
    content = package.parts[package.main].replace(
        W_NAMESPACE.encode(), b"http://purl.oclc.org/ooxml/wordprocessingml/main"
    )
    found = Diagnostics()
    strict = replace(package, parts={**package.parts, package.main: content})
    assert read_form(strict, found) is None
    assert [one.code for one in found] == ["not-docx"]


VALUES = st.sampled_from(["", "-1", "0", "99999999999", "x", "1.5", "٣", "12pt", "none", "auto", "ABC", "1"])


@settings(max_examples=150, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data())
def test_file_with_values_and_parts_that_nobody_writes_is_read_all_the_same(
    data: st.DataObject, papers: Mapping[tuple[str, str], bytes]
) -> None:
    package = package_from(papers["lai-chau-du-lieu", "phan-cong"], Path("a.docx"), Diagnostics())
    assert package is not None
    parts = dict(package.parts)
    for name in (package.main, "word/styles.xml"):
        root = parse_xml(parts[name])
        elements = list(root.iter())
        for _time in range(data.draw(st.integers(1, 5))):
            one = elements[data.draw(st.integers(1, len(elements) - 1))]
            for key in list(one.attrib):
                one.set(key, data.draw(VALUES))
            holder = one.getparent()
            if holder is not None and data.draw(st.booleans()):
                holder.remove(one)
        parts[name] = etree.tostring(root)
    document = read_form(replace(package, parts=parts), Diagnostics())
    assert document is not None
    assert len(document.sections) >= 1


def test_long_decision_is_read_in_a_few_milliseconds(papers: Mapping[tuple[str, str], bytes]) -> None:
    """Eight are asked for; the bound leaves room for a busy machine."""
    content = papers["lai-chau-du-lieu", "quyet-dinh-ban-hanh"]
    package = package_from(content, Path("a.docx"), Diagnostics())
    assert package is not None
    times = []
    for _attempt in range(5):
        start = time.process_time()
        for _again in range(10):
            read_form(package, Diagnostics())
        times.append((time.process_time() - start) / 10)
    assert min(times) < 0.02
