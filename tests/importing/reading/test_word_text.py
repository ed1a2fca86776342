"""Text of Word as a reader sees it: runs, fields, changes, notes, boxes, hidden text."""

from __future__ import annotations

import io

import docx
import pytest

from generator.diagnostics import Diagnostics, Severity
from generator.importing.paragraphs import Reason
from generator.importing.recognising import recognise
from tests.importing.reading.word_files import (
    FILE,
    aside,
    field,
    paragraph,
    read,
    run,
    table,
    texts,
    word_file,
)

BREAK = "<w:r><w:br/></w:r>"
PAGE = '<w:r><w:br w:type="page"/></w:r>'


def test_file_of_python_docx_is_read() -> None:
    document = docx.Document()
    document.add_heading("Điều 1. Phạm vi", level=1)
    document.add_paragraph("Quy chế mẫu này quy định việc thử.")
    document.add_paragraph("việc thứ nhất;", style="List Number")
    document.add_paragraph("việc thứ hai.", style="List Number")
    document.add_paragraph("gạch đầu dòng", style="List Bullet")
    packed = io.BytesIO()
    document.save(packed)
    one = read(packed.getvalue())
    assert one.format == "docx"
    assert [(each.text, each.line) for each in one.paragraphs] == [
        ("Điều 1. Phạm vi", 1),
        ("Quy chế mẫu này quy định việc thử.", 2),
        ("1. việc thứ nhất;", 3),
        ("2. việc thứ hai.", 4),
        ("- gạch đầu dòng", 5),
    ]


def test_word_split_into_runs_is_one_word() -> None:
    assert texts(word_file(paragraph("Ban C", "hỉ đạ", "o"))) == ["Ban Chỉ đạo"]


@pytest.mark.parametrize(
    ("sign", "text"),
    [
        ("<w:tab/>", "a b"),
        ("<w:br/>", "a b"),
        ("<w:cr/>", "a b"),
        ("<w:noBreakHyphen/>", "a-b"),
        ("<w:softHyphen/>", "ab"),
        ('<w:sym w:font="Symbol" w:char="F0B3"/>', "a≥b"),
        ('<w:sym w:font="Wingdings" w:char="F0FC"/>', "a✓b"),
        ('<w:sym w:font="Wingdings" w:char="F0A7"/>', "a•b"),
        ('<w:sym w:font="Wingdings" w:char="quá dài"/>', "a•b"),
        ("<w:t>\uf0b7</w:t>", "a•b"),
        ("<w:lastRenderedPageBreak/>", "ab"),
        ("<w:footnoteRef/>", "ab"),
    ],
)
def test_sign_inside_a_run_is_read_as_it_looks(sign: str, text: str) -> None:
    assert texts(word_file(paragraph(run("a"), f"<w:r>{sign}</w:r>", run("b")))) == [text]


def test_title_behind_a_line_break_stays_with_its_chapter() -> None:
    data = word_file(paragraph("Chương I", BREAK, "QUY ĐỊNH", BREAK, "CHUNG"), paragraph("Điều 1. Họp"))
    one = read(data)
    assert [each.text for each in one.paragraphs] == ["Chương I QUY ĐỊNH CHUNG", "Điều 1. Họp"]
    (chapter,) = recognise(one.paragraphs, FILE).children
    assert (chapter.number, chapter.title) == ("I", "QUY ĐỊNH CHUNG")


def test_clauses_and_dashes_typed_with_line_breaks_are_paragraphs() -> None:
    data = word_file(
        paragraph(
            "1. Một câu", BREAK, "gãy dòng;", BREAK, "2. Câu hai.", BREAK, "a) điểm;", PAGE, "trang sau"
        ),
        paragraph("Nơi nhận:", BREAK, "- Như trên;", BREAK, "- Lưu: VT."),
    )
    one = read(data)
    assert [(each.text, each.line) for each in one.paragraphs] == [
        ("1. Một câu gãy dòng;", 1),
        ("2. Câu hai.", 1),
        ("a) điểm;", 1),
        ("trang sau", 1),
        ("Nơi nhận:", 2),
        ("- Như trên;", 2),
        ("- Lưu: VT.", 2),
    ]


def test_text_in_links_controls_and_smart_tags_is_text() -> None:
    data = word_file(
        paragraph(
            f'<w:hyperlink r:id="r9">{run("liên kết ")}</w:hyperlink>',
            f"<w:smartTag>{run('nơi chốn ')}</w:smartTag>",
            f"<w:sdt><w:sdtPr><w:alias/></w:sdtPr><w:sdtContent>{run('ô điền ')}</w:sdtContent></w:sdt>",
            "<m:oMath><m:r><m:t>x+1</m:t></m:r></m:oMath>",
        ),
        f"<w:sdt><w:sdtContent>{paragraph('cả đoạn')}</w:sdtContent></w:sdt>",
        f"<w:customXml>{paragraph('đoạn trong thẻ')}</w:customXml>",
    )
    assert texts(data) == ["liên kết nơi chốn ô điền x+1", "cả đoạn", "đoạn trong thẻ"]


def test_fields_show_their_result_only() -> None:
    inner = field("REF so_ban", "64")
    asking = field("IF @ = 1", inner).replace("</w:instrText></w:r>", f"</w:instrText></w:r>{inner}", 1)
    data = word_file(
        paragraph("Quyết định số ", asking, "/QĐ"),
        paragraph('<w:fldSimple w:instr="DATE">' + run("ngày 05") + "</w:fldSimple>", " tháng 3"),
    )
    assert texts(data) == ["Quyết định số 64/QĐ", "ngày 05 tháng 3"]


def test_field_that_never_ends_swallows_nothing() -> None:
    begin = '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>REF x</w:instrText></w:r>'
    assert texts(word_file(paragraph(begin, "một"), paragraph("hai"))) == ["một", "hai"]


def test_table_of_contents_is_set_aside() -> None:
    begin, rest = field("TOC \\o", "@").split(run("@"))
    data = word_file(
        paragraph(begin, "Điều 1. Họp 3"),
        paragraph("Điều 2. Báo cáo 4", rest),
        "<w:sdt><w:sdtPr><w:docPartObj><w:docPartGallery w:val='Table of Contents'/></w:docPartObj></w:sdtPr>"
        f"<w:sdtContent>{paragraph('MỤC LỤC')}</w:sdtContent></w:sdt>",
        paragraph("Điều 1. Họp"),
    )
    one = read(data)
    assert [(each.text, each.line) for each in one.paragraphs] == [("Điều 1. Họp", 4)]
    assert aside(one, Reason.CONTENTS) == [(1, "Điều 1. Họp 3"), (2, "Điều 2. Báo cáo 4"), (3, "MỤC LỤC")]


def test_text_box_is_read_once_after_its_paragraph() -> None:
    box = f"<w:txbxContent>{paragraph('trong khung')}</w:txbxContent>"
    drawing = (
        f"<w:r><mc:AlternateContent><mc:Choice Requires='wps'><w:drawing><wps:txbx>{box}</wps:txbx>"
        f"</w:drawing></mc:Choice><mc:Fallback><w:pict><v:textbox>{box}</v:textbox></w:pict></mc:Fallback>"
        "</mc:AlternateContent></w:r>"
    )
    old = f"<w:r><w:pict><v:textbox>{box}</v:textbox></w:pict></w:r>"
    one = read(word_file(paragraph("trước ", drawing, "sau"), paragraph(old), paragraph("cuối")))
    assert [(each.text, each.line) for each in one.paragraphs] == [
        ("trước sau", 1),
        ("trong khung", 2),
        ("trong khung", 4),
        ("cuối", 5),
    ]


def test_changes_are_taken_as_accepted_and_told_once() -> None:
    found = Diagnostics()
    data = word_file(
        paragraph("đoạn đầu"),
        paragraph("họp ", f"<w:ins>{run('hằng ')}</w:ins>", f"<w:del>{deleted('định kỳ ')}</w:del>", "tháng"),
        paragraph(f"<w:moveFrom>{run('câu đã chuyển')}</w:moveFrom>", mark="<w:moveFrom/>"),
        paragraph(f"<w:moveTo>{run('câu đã chuyển')}</w:moveTo>"),
        paragraph(f"<w:ins><w:del>{deleted('thêm rồi bỏ')}</w:del></w:ins>"),
    )
    one = read(data, found)
    assert [(each.text, each.line) for each in one.paragraphs] == [
        ("đoạn đầu", 1),
        ("họp hằng tháng", 2),
        ("câu đã chuyển", 3),
    ]
    assert aside(one, Reason.DELETED) == [(2, "định kỳ"), (3, "câu đã chuyển"), (4, "thêm rồi bỏ")]
    assert [(note.code, note.severity, note.location and note.location.line) for note in found] == [
        ("tracked-changes", Severity.NOTE, 2)
    ]


def deleted(text: str) -> str:
    return run(text).replace("<w:t ", "<w:delText ").replace("</w:t>", "</w:delText>")


def test_paragraph_whose_mark_was_deleted_goes_on_in_the_next() -> None:
    data = word_file(paragraph("nửa đầu ", mark="<w:del/>"), paragraph("nửa sau"), paragraph("đoạn hai"))
    assert [(each.text, each.line) for each in read(data).paragraphs] == [
        ("nửa đầu nửa sau", 1),
        ("đoạn hai", 2),
    ]


def test_paragraph_whose_mark_is_gone_ends_with_its_cell() -> None:
    cells = (paragraph("ô một", mark="<w:del/>"), paragraph("ô hai"))
    assert [one.text for one in read(word_file(table(cells, lines=False))).paragraphs] == ["ô một", "ô hai"]


def test_deleted_box_and_what_was_deleted_in_a_note_are_set_aside() -> None:
    text = paragraph("khung đã bỏ")
    box = f"<w:del><w:r><w:pict><w:txbxContent>{text}</w:txbxContent></w:pict></w:r></w:del>"
    gone = f"<w:del>{deleted('mất')}</w:del>"
    notes = f'<w:footnote w:id="1">{paragraph("còn ", gone)}</w:footnote>'
    sign = '<w:r><w:footnoteReference w:id="1"/></w:r>'
    one = read(word_file(paragraph("đầu"), paragraph("x", box, sign), parts={"footnotes": notes}))
    assert [each.text for each in one.paragraphs] == ["đầu", "x"]
    assert sorted(text for _line, text in aside(one, Reason.DELETED)) == ["khung đã bỏ", "mất"]
    assert aside(one, Reason.NOTE) == [(2, "còn")]


def test_deleted_rows_are_set_aside_whole() -> None:
    rows = table(("giữ lại", "a"), ("bỏ đi", "b"), ("giữ nữa", "c"))
    data = word_file(
        rows.replace("<w:tr>", "<w:tr><w:trPr><w:del/></w:trPr>", 2).replace(
            "<w:trPr><w:del/></w:trPr>", "", 1
        )
    )
    found = Diagnostics()
    one = read(data, found)
    assert [each.text for each in one.paragraphs] == ["| giữ lại | a |", "| giữ nữa | c |"]
    assert [text for _line, text in aside(one, Reason.DELETED)] == ["bỏ đi", "b"]
    assert [each.code for each in found] == ["tracked-changes"]


def test_hidden_text_is_set_aside() -> None:
    styles = (
        '<w:style w:type="character" w:styleId="An"><w:rPr><w:vanish/></w:rPr></w:style>'
        '<w:style w:type="paragraph" w:styleId="DoanAn"><w:rPr><w:vanish/></w:rPr></w:style>'
    )
    data = word_file(
        paragraph("thấy ", run("khuất", "<w:vanish/>"), run("rõ", '<w:vanish w:val="0"/>')),
        paragraph(run("theo kiểu chữ", '<w:rStyle w:val="An"/>')),
        paragraph("theo kiểu đoạn", run(" trừ chỗ này", '<w:vanish w:val="false"/>'), style="DoanAn"),
        parts={"styles": styles},
    )
    one = read(data)
    assert [each.text for each in one.paragraphs] == ["thấy rõ", "trừ chỗ này"]
    assert aside(one, Reason.HIDDEN) == [(1, "khuất"), (2, "theo kiểu chữ"), (3, "theo kiểu đoạn")]


def test_capitals_of_the_look_keep_the_letters_as_typed() -> None:
    assert texts(word_file(paragraph(run("Quy định chung", "<w:caps/>")))) == ["Quy định chung"]


def test_notes_and_comments_are_set_aside_where_their_sign_stands() -> None:
    def note(kind: str, number: int, text: str) -> str:
        return f'<w:{kind} w:id="{number}">{paragraph(text)}</w:{kind}>'

    data = word_file(
        paragraph("đầu"),
        paragraph("có chú thích", '<w:r><w:footnoteReference w:id="2"/></w:r>'),
        paragraph(
            "có hai", '<w:r><w:endnoteReference w:id="2"/></w:r>', '<w:r><w:commentReference w:id="0"/></w:r>'
        ),
        parts={
            "footnotes": '<w:footnote w:type="separator" w:id="0"><w:p/></w:footnote>'
            + note("footnote", 2, "Chân trang.")
            + note("footnote", 3, "Không ai trỏ tới."),
            "endnotes": note("endnote", 2, "Cuối bài."),
            "comments": note("comment", 0, "Xem lại."),
        },
    )
    one = read(data)
    assert [each.text for each in one.paragraphs] == ["đầu", "có chú thích", "có hai"]
    assert aside(one, Reason.NOTE) == [(2, "Chân trang."), (3, "Cuối bài.")]
    assert aside(one, Reason.COMMENT) == [(3, "Xem lại.")]


def test_heads_of_pages_and_page_numbers_are_told_apart() -> None:
    data = word_file(
        paragraph("thân bài"),
        parts={
            "header1": paragraph(field("PAGE", "2")),
            "header2": paragraph("Quy chế mẫu ", field(" PAGE ", "2")),
            "footer2": paragraph("2026"),
            "footer1": paragraph("- Trang ", field("PAGE", "2"), "/", field("NUMPAGES", "9"), " -"),
        },
    )
    one = read(data)
    assert aside(one, Reason.PAGE_NUMBER) == [(1, "2"), (1, "- Trang 2/9 -")]
    assert aside(one, Reason.RUNNING_HEAD) == [(1, "Quy chế mẫu 2"), (1, "2026")]


def test_every_sign_of_a_file_is_counted_once() -> None:
    data = word_file(
        paragraph("ab", run("cd", "<w:vanish/>")),
        table(("ef", "gh"), ("ij", "kl")),
        parts={"header1": paragraph("mn")},
    )
    assert read(data).characters == 14


def test_text_of_another_file_is_told_as_not_read() -> None:
    found = Diagnostics()
    read(word_file(paragraph("một"), '<w:altChunk r:id="r7"/>', paragraph("hai")), found)
    assert [(one.code, one.location and one.location.line) for one in found] == [("part-not-read", 2)]
