"""Faults that only printed pages show (lỗi thấy trên trang in): each a good paper with one change."""

from __future__ import annotations

from typing import Final

from lxml import etree

from tests.checking.form.faults import CELL, PARAGRAPH, ROW, RUN, TABLE, TEXT, Fault, W, WordCopy

_NATION = "CỘNG HÒA XÃ HỘI"
_MOTTO = "Độc lập"
_ISSUER = "BAN CHỈ ĐẠO VỀ DỮ LIỆU"
_HEADER = "word/header1.xml"


def _narrow(word: WordCopy, beginning: str, twips: int) -> None:
    """Leave a paragraph less room on both sides."""
    word.property(word.paragraph(beginning), "ind", left=str(twips), right=str(twips))


def _nation_in_one_row(word: WordCopy) -> None:
    """The letterhead in one row of its table: a line more of the nation pushes the date down."""
    row = next(word.paragraph(_NATION).iterancestors(ROW))
    below = row.getnext()
    assert below is not None
    for upper, lower in zip(row.iter(CELL), below.iter(CELL), strict=True):
        upper.extend(lower.findall(PARAGRAPH))
    word.remove(below)
    _narrow(word, _NATION, 700)


def _break_in_body_name(word: WordCopy) -> None:
    text = next(word.paragraph("UBND TỈNH").iter(TEXT))
    text.text = "ỦY BAN NHÂN"
    more = etree.Element(TEXT)
    more.text = "DÂN TỈNH LAI CHÂU"
    text.addnext(more)
    text.addnext(etree.Element(W + "br"))


def _wrap_subject(word: WordCopy) -> None:
    """The subject breaks where its room ends, and its last line is short."""
    subject = word.paragraph("Ban hành Quy chế")
    one, other = subject.iter(TEXT)
    one.text = f"{one.text}, lĩnh vực, địa bàn phụ trách của Ban Chỉ đạo dữ liệu"
    run = one.getparent()
    assert run is not None
    for child in (other, run.find(W + "br")):
        run.remove(child)


def _line_below(word: WordCopy, beginning: str) -> etree._Element:
    """The paragraph behind, which holds the line."""
    line = word.paragraph(beginning).getnext()
    assert line is not None
    return line


def _line_aside(word: WordCopy) -> None:
    word.property(_line_below(word, _MOTTO), "ind", left="1200", right="0")


def _line_through_letters(word: WordCopy) -> None:
    """A line that floats too high."""
    _draw(
        _line_below(word, _ISSUER),
        '<v:line style="position:absolute" from="60pt,-6pt" to="127pt,-6pt" strokecolor="black"/>',
    )


def _divide_signature(word: WordCopy) -> None:
    """The room for the signature reaches over the end of the page."""
    post = word.paragraph("CHỦ TỊCH UBND TỈNH")
    row = next(post.iterancestors(ROW))
    properties = row.find(W + "trPr")
    assert properties is not None
    row.remove(properties)
    word.property(post, "spacing", before="13400")


def _push_signature(word: WordCopy) -> None:
    """The table of the signature begins a page."""
    word.property(word.paragraph("Điều 3."), "keepNext", val="0")
    word.property(word.paragraph("Nơi nhận:"), "pageBreakBefore")


def _recipients_lower(word: WordCopy) -> None:
    word.property(word.paragraph("Nơi nhận:"), "spacing", before="500")


def _long_row(word: WordCopy) -> None:
    """A row in the middle of the page that takes most of a page may break."""
    row = _rows(word)[2]
    properties = row.find(W + "trPr")
    assert properties is not None
    row.remove(properties)
    cell = list(row.iter(CELL))[4]
    text = next(cell.iter(TEXT))
    text.text = ", ".join(["Chỉ đạo việc tổng hợp số liệu và báo cáo kết quả"] * 24)


def _forget_head(word: WordCopy) -> None:
    properties = _rows(word)[0].find(W + "trPr")
    assert properties is not None
    for mark in properties.findall(W + "tblHeader"):
        properties.remove(mark)


def _rows(word: WordCopy) -> list[etree._Element]:
    table = next(next(word.paragraphs("Họ và tên")).iterancestors(TABLE))
    return list(table.iter(ROW))


def _move_table_left(word: WordCopy) -> None:
    properties = _rows(word)[0].getparent().find(W + "tblPr")  # type: ignore[union-attr]
    assert properties is not None
    for old in properties.findall(W + "jc"):
        properties.remove(old)
    indent = etree.SubElement(properties, W + "tblInd")
    indent.set(W + "w", "-1400")
    indent.set(W + "type", "dxa")


def _beyond_right_margin(word: WordCopy) -> None:
    word.property(word.paragraph("QUY ĐỊNH CHUNG"), "ind", left="6500", right="-2000")


def _heading_at_foot(word: WordCopy) -> None:
    heading = word.paragraph("Điều 7.")
    word.property(heading, "keepNext", val="0")
    following = heading.getnext()
    assert following is not None
    word.property(following, "pageBreakBefore")


def _empty_page(word: WordCopy) -> None:
    """A page break in front of a section that begins a page by itself."""
    end = next(one for one in word.body.iter(PARAGRAPH) if one.find(f"{W}pPr/{W}sectPr") is not None)
    paragraph = etree.Element(PARAGRAPH)
    etree.SubElement(etree.SubElement(paragraph, RUN), W + "br").set(W + "type", "page")
    end.addprevious(paragraph)


def _line_in_a_group(word: WordCopy, beginning: str, width: int) -> None:
    """A line as old Word drew it, in a group with a scale of its own: the file does not tell its length."""
    _draw(
        _line_below(word, beginning),
        f'<v:group style="width:{width}pt;height:1pt" coordsize="1000,10">'
        '<v:line from="0,5" to="1000,5" strokecolor="black"/></v:group>',
    )


def _draw(line: etree._Element, shape: str) -> None:
    """Put a drawing of VML in the place of a line."""
    for run in line.findall(RUN):
        line.remove(run)
    spaces = f'xmlns:w="{W[1:-1]}" xmlns:v="urn:schemas-microsoft-com:vml"'
    line.append(etree.fromstring(f"<w:r {spaces}><w:pict>{shape}</w:pict></w:r>"))


def _even_pages_apart(word: WordCopy) -> None:
    settings = etree.fromstring(word.parts["word/settings.xml"])
    settings.insert(1, etree.Element(W + "evenAndOddHeaders"))
    word.parts["word/settings.xml"] = etree.tostring(settings)


def _number_missing(word: WordCopy) -> None:
    header = etree.fromstring(word.parts[_HEADER])
    for paragraph in header.iter(PARAGRAPH):
        for run in paragraph.findall(RUN):
            paragraph.remove(run)
    word.parts[_HEADER] = etree.tostring(header)


def _number_aside(word: WordCopy) -> None:
    header = etree.fromstring(word.parts[_HEADER])
    word.property(next(header.iter(PARAGRAPH)), "ind", left="3000")
    word.parts[_HEADER] = etree.tostring(header)


def _letter_of_another_alphabet(word: WordCopy) -> None:
    word.replace("thủ trưởng", "thủ ტrưởng")


FAULTS: Final = (
    Fault("the nation on two lines", "nation-on-two-lines", lambda word: _narrow(word, _NATION, 700)),
    Fault("the nation on two lines above the date", "nation-on-two-lines", _nation_in_one_row),
    Fault("the motto on two lines", "nation-on-two-lines", lambda word: _narrow(word, _MOTTO, 1300)),
    Fault("the number on two lines", "number-on-two-lines", lambda word: _narrow(word, "Số:", 1200)),
    Fault("the date on two lines", "number-on-two-lines", lambda word: _narrow(word, "Lai Châu, ngày", 900)),
    Fault(
        "the date lower than the number",
        "date-beside-number",
        lambda word: word.property(word.paragraph("Lai Châu, ngày"), "spacing", before="600"),
    ),
    Fault("a break inside a group of words", "body-name-broken", _break_in_body_name),
    Fault("a syllable alone on its line", "body-name-broken", lambda word: _narrow(word, "UBND TỈNH", 600)),
    Fault(
        "a short line under the motto, drawn in a group",
        "motto-line-printed-length",
        lambda word: _line_in_a_group(word, _MOTTO, 90),
    ),
    Fault(
        "a long line under the body, drawn in a group",
        "body-line-printed-length",
        lambda word: _line_in_a_group(word, _ISSUER, 150),
    ),
    Fault("a long line under a short last line", "subject-line-printed-length", _wrap_subject),
    Fault("the line under the motto aside", "line-off-centre", _line_aside),
    Fault("the line through the name of the body", "line-touches-letters", _line_through_letters),
    Fault("the name of the signer on the next page", "signature-divided", _divide_signature),
    Fault("nothing but the signature on the last page", "signature-alone", _push_signature),
    Fault("recipients lower than the post", "recipients-not-level", _recipients_lower),
    Fault("a row over two pages", "row-divided", _long_row, paper="phan-cong"),
    Fault("a table without its head on page 2", "table-head-not-repeated", _forget_head, paper="phan-cong"),
    Fault(
        "a table that begins outside the margin", "text-outside-margins", _move_table_left, paper="phan-cong"
    ),
    Fault("a heading at the foot", "heading-at-foot", _heading_at_foot, paper="quy-che"),
    Fault("an empty page", "page-empty", _empty_page),
    Fault("even pages with a header of their own", "page-number-out-of-step", _even_pages_apart),
    Fault("two pages without a number", "page-number-out-of-step", _number_missing, paper="phan-cong"),
    Fault("the page number aside", "page-number-aside", _number_aside),
    Fault("a letter of another alphabet", "letters-in-another-face", _letter_of_another_alphabet),
)
