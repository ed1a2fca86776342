"""Tables of Word: those that arrange the page are read as paragraphs, those with data as rows."""

from __future__ import annotations

from generator.importing.paragraphs import SourceTable
from tests.importing.reading.word_files import paragraph, read, table, word_file


def test_letterhead_gives_the_paragraphs_of_its_cells_in_order() -> None:
    left = paragraph("UBND TỈNH MẪU") + paragraph("BAN CHỈ ĐẠO")
    right = paragraph("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM") + paragraph("Độc lập - Tự do - Hạnh phúc")
    head = table((left, right), ("Số: /QĐ-BCĐ", "Mẫu, ngày tháng năm"), lines=False)
    one = read(word_file(head, paragraph("QUY CHẾ")))
    assert [(each.text, each.line) for each in one.paragraphs] == [
        ("UBND TỈNH MẪU", 1),
        ("BAN CHỈ ĐẠO", 2),
        ("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", 3),
        ("Độc lập - Tự do - Hạnh phúc", 4),
        ("Số: /QĐ-BCĐ", 5),
        ("Mẫu, ngày tháng năm", 6),
        ("QUY CHẾ", 7),
    ]
    assert one.tables == ()


def test_letterhead_or_text_with_lines_around_it_is_still_no_data() -> None:
    head = table(("BAN CHỈ ĐẠO", "Độc lập - Tự do - Hạnh phúc"), ("Số: 1", "Mẫu, ngày"))
    text = table(("Điều 1. Họp", "a"), ("1. Định kỳ.", "b"))
    one = read(word_file(head, text, table(("khung",), ("một cột",)), table(("một", "hàng"))))
    assert one.tables == ()
    assert [each.text for each in one.paragraphs][4:] == [
        "Điều 1. Họp",
        "a",
        "1. Định kỳ.",
        "b",
        "khung",
        "một cột",
        "một",
        "hàng",
    ]


def test_rows_of_data_are_one_paragraph_each_and_a_table() -> None:
    rows = table(("TT", "Cơ quan"), ("1.", paragraph("Sở Mẫu") + paragraph("(chủ trì)")), ("2.", ""))
    one = read(word_file(paragraph("trước"), rows, paragraph("sau")))
    assert [(each.text, each.line, each.last_line) for each in one.paragraphs] == [
        ("trước", 1, 1),
        ("| TT | Cơ quan |", 2, 3),
        ("| 1. | Sở Mẫu (chủ trì) |", 4, 6),
        ("| 2. |  |", 7, 8),
        ("sau", 9, 9),
    ]
    assert one.tables == (SourceTable((("TT", "Cơ quan"), ("1.", "Sở Mẫu (chủ trì)"), ("2.", "")), 2),)


def test_merged_cells_keep_their_columns() -> None:
    wide = "<w:tc><w:tcPr><w:gridSpan w:val='2'/></w:tcPr>" + paragraph("chung") + "</w:tc>"
    mad = "<w:tc><w:tcPr><w:gridSpan w:val='999999999'/></w:tcPr>" + paragraph("điên") + "</w:tc>"
    data = table(("a", "b", "c"), ("d", "e", "f")).replace("</w:tbl>", f"<w:tr>{wide}{mad}</w:tr></w:tbl>")
    (one,) = read(word_file(data)).tables
    assert one.rows == (("a", "b", "c"), ("d", "e", "f"), ("chung", "", "điên"))


def test_lines_may_come_from_the_style_of_the_table() -> None:
    styles = (
        '<w:style w:type="table" w:styleId="Luoi"><w:tblPr><w:tblBorders><w:top w:val="single"/>'
        "</w:tblBorders></w:tblPr></w:style>"
        '<w:style w:type="table" w:styleId="LuoiMau"><w:basedOn w:val="Luoi"/></w:style>'
    )
    plain = table(("a", "b"), ("c", "d"), lines=False)
    styled = plain.replace("<w:tblPr>", '<w:tblPr><w:tblStyle w:val="LuoiMau"/>')
    switched_off = styled.replace("</w:tblPr>", '<w:tblBorders><w:top w:val="nil"/></w:tblBorders></w:tblPr>')
    parts = {"styles": styles}
    assert len(read(word_file(styled, parts=parts)).tables) == 1
    assert read(word_file(switched_off, parts=parts)).tables == ()
    assert read(word_file(plain, parts=parts)).tables == ()


def test_table_in_a_cell_of_data_is_text_of_that_cell_only() -> None:
    inner = table(("x", "y"), ("z", "t"))
    one = read(word_file(table(("a", inner + "<w:p/>"), ("b", "c"))))
    assert [each.text for each in one.paragraphs] == ["| a | | x | y | | z | t | |", "| b | c |"]
    assert [each.rows for each in one.tables] == [(("a", "| x | y | | z | t |"), ("b", "c"))]


def test_table_of_data_in_a_layout_cell_stays_a_table() -> None:
    inner = table(("x", "y"), ("z", "t"))
    one = read(word_file(table((inner + "<w:p/>", "bên phải"), lines=False)))
    assert [each.text for each in one.paragraphs] == ["| x | y |", "| z | t |", "bên phải"]
    assert [each.rows for each in one.tables] == [(("x", "y"), ("z", "t"))]
