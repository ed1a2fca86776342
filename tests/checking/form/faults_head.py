"""Faults at the head of papers (lỗi phần đầu văn bản): pages, letters, letterhead, number, date, subject."""

from __future__ import annotations

import copy
from collections.abc import Callable

from lxml import etree

from generator.checking.form.drawn import DRAWINGS
from generator.word.wordml import own_texts
from tests.checking.form.faults import CELL, PARAGRAPH, ROW, RUN, RUN_PROPERTIES, TEXT, Fault, W, WordCopy

Change = Callable[[WordCopy], object]

FOUNDING = "quyet-dinh-thanh-lap"
LETTER = "cong-van-don-doc-2026-05"
INVITATION = "giay-moi-2026-q1"
NOTICE = "thong-bao-ket-luan-2026-q1"
PROPOSAL = "to-trinh-quy-che"
APPENDIX = "phan-cong"

NATION = "CỘNG HÒA"
MOTTO = "Độc lập"
PARENT = "UBND TỈNH"
ISSUER = "BAN CHỈ ĐẠO"
NUMBER = "Số:"
PLACE = "Lai Châu, ngày"
SUBJECT = "Ban hành Quy chế"
FIRST_ARTICLE = "Điều 1."
BODY_STYLE = "LoiVan"


def section(name: str, **values: str) -> Change:
    """Another property of the first section."""

    def change(word: WordCopy) -> None:
        properties = next(word.body.iter(W + "sectPr"))
        one = properties.find(W + name)
        if one is None:
            one = etree.SubElement(properties, W + name)
        for key, value in values.items():
            one.set(W + key, value)

    return change


def header(old: str, new: str, part: str = "word/header1.xml") -> Change:
    """Another text in the file of the header that holds the page number."""

    def change(word: WordCopy) -> None:
        content = word.parts[part].decode()
        assert old in content
        word.parts[part] = content.replace(old, new).encode()

    return change


def without_headers(word: WordCopy) -> None:
    for one in list(word.body.iter(W + "headerReference")):
        word.remove(one)


def number_in_footer(word: WordCopy) -> None:
    header_part = word.parts["word/header1.xml"].decode()
    word.parts["word/footer1.xml"] = header_part.replace("w:hdr", "w:ftr").encode()
    relationships = "word/_rels/document.xml.rels"
    target = 'relationships/header" Target="header1.xml"'
    word.parts[relationships] = (
        word.parts[relationships]
        .decode()
        .replace(target, target.replace("header", "footer"))
        .replace('Target="header1.xml"', 'Target="footer1.xml"')
        .encode()
    )
    types = "[Content_Types].xml"
    word.parts[types] = (
        word.parts[types]
        .decode()
        .replace("/word/header1.xml", "/word/footer1.xml")
        .replace("header+xml", "footer+xml", 1)
        .encode()
    )
    del word.parts["word/header1.xml"]
    for one in word.body.iter(W + "headerReference"):
        if one.get(W + "type") == "default":
            one.tag = W + "footerReference"


def look(beginning: str, name: str, **values: str) -> Change:
    """Letters formatted by hand: all those of the first paragraph that begins so."""
    return lambda word: word.look(word.paragraph(beginning), name, **values)


def size(beginning: str, points: float) -> Change:
    return look(beginning, "sz", val=f"{2 * points:g}")


def upright(beginning: str) -> Change:
    return look(beginning, "i", val="0")


def not_bold(beginning: str) -> Change:
    return look(beginning, "b", val="0")


def style(name: str, old: str, new: str) -> Change:
    """A style set up otherwise."""

    def change(word: WordCopy) -> None:
        content = word.parts["word/styles.xml"].decode()
        start = content.index(f'w:styleId="{name}"') if name else 0
        assert old in content[start:]
        word.parts["word/styles.xml"] = (content[:start] + content[start:].replace(old, new, 1)).encode()

    return change


def other_style(beginning: str, letters: str) -> Change:
    """A paragraph given a new style, based on its own, that sets its letters otherwise."""

    def change(word: WordCopy) -> None:
        own = word.paragraph(beginning).find(f"{W}pPr/{W}pStyle")
        assert own is not None
        new = (
            '<w:style w:type="paragraph" w:customStyle="1" w:styleId="Khac"><w:name w:val="Khac"/>'
            f'<w:basedOn w:val="{own.get(W + "val")}"/><w:rPr>{letters}</w:rPr></w:style></w:styles>'
        )
        content = word.parts["word/styles.xml"].decode()
        word.parts["word/styles.xml"] = content.replace("</w:styles>", new).encode()
        own.set(W + "val", "Khac")

    return change


def text(beginning: str, new: str) -> Change:
    """Another text of the first paragraph that begins so."""

    def change(word: WordCopy) -> None:
        first, *others = own_texts(word.paragraph(beginning))
        first.text = new
        for one in others:
            one.text = ""

    return change


def words(old: str, new: str) -> Change:
    return lambda word: word.replace(old, new)


def renumbered(old: str, new: str) -> Change:
    """Another symbol, in the reference of the appendix, too."""

    def change(word: WordCopy) -> None:
        for beginning in (NUMBER, "(Kèm theo"):
            first = own_texts(word.paragraph(beginning))[0]
            first.text = (first.text or "").replace(old, new)

    return change


def marked(beginning: str) -> Change:
    """A full stop behind a paragraph."""

    def change(word: WordCopy) -> None:
        last = own_texts(word.paragraph(beginning))[-1]
        last.text = f"{last.text}."

    return change


def aligned(beginning: str, side: str) -> Change:
    return lambda word: word.property(word.paragraph(beginning), "jc", val=side)


def removed(beginning: str) -> Change:
    """A paragraph taken away; one that is all its cell has is left empty."""

    def change(word: WordCopy) -> None:
        paragraph = word.paragraph(beginning)
        parent = paragraph.getparent()
        assert parent is not None
        if parent.tag != CELL or len(parent.findall(PARAGRAPH)) > 1:
            word.remove(paragraph)
        for run in list(paragraph.iter(RUN)):
            word.remove(run)

    return change


def _line(word: WordCopy, beginning: str) -> etree._Element:
    """The paragraph with the line under the one that begins so."""
    one = word.paragraph(beginning).getnext()
    while one is not None and next(one.iter(*DRAWINGS), None) is None:
        one = one.getnext()
    assert one is not None
    return one


def without_line(beginning: str) -> Change:
    return lambda word: word.remove(_line(word, beginning))


def line_of(beginning: str, share: float) -> Change:
    """The line under a paragraph drawn longer or shorter."""

    def change(word: WordCopy) -> None:
        for one in _line(word, beginning).iter():
            if one.get("cx") is not None:
                one.set("cx", str(round(int(one.get("cx", "0")) * share)))

    return change


def typed_line(beginning: str, signs: str) -> Change:
    """Signs typed where the line was drawn."""

    def change(word: WordCopy) -> None:
        paragraph = _line(word, beginning)
        for run in list(paragraph.iter(RUN)):
            word.remove(run)
        run = etree.SubElement(paragraph, RUN)
        properties = etree.SubElement(run, RUN_PROPERTIES)
        etree.SubElement(properties, W + "sz").set(W + "val", "26")
        etree.SubElement(run, TEXT).text = signs

    return change


def underlined(beginning: str) -> Change:
    """The button U for the line."""

    def change(word: WordCopy) -> None:
        word.remove(_line(word, beginning))
        word.look(word.paragraph(beginning), "u", val="single")

    return change


def bordered(beginning: str) -> Change:
    """A border under the paragraph for the line, as long as the column."""

    def change(word: WordCopy) -> None:
        paragraph = word.paragraph(beginning)
        word.remove(_line(word, beginning))
        word.property(paragraph, "pBdr")
        border = next(paragraph.iter(W + "pBdr"))
        bottom = etree.SubElement(border, W + "bottom")
        for key, value in {"val": "single", "sz": "4", "space": "1", "color": "000000"}.items():
            bottom.set(W + key, value)

    return change


def border_under(beginning: str) -> Change:
    """A border under a paragraph that is to have no line."""

    def change(word: WordCopy) -> None:
        paragraph = word.paragraph(beginning)
        word.property(paragraph, "pBdr")
        bottom = etree.SubElement(next(paragraph.iter(W + "pBdr")), W + "bottom")
        for key, value in {"val": "single", "sz": "4", "space": "1", "color": "000000"}.items():
            bottom.set(W + key, value)

    return change


def sides_exchanged(word: WordCopy) -> None:
    """Nation and number on the left, bodies and date on the right."""
    table = next(word.paragraph(NATION).iterancestors(W + "tbl"))
    for row in table.iter(ROW):
        first, second = row.findall(CELL)
        second.addnext(first)


def added(beginning: str, new: str) -> Change:
    return lambda word: word.add_after(word.paragraph(beginning), new)


def above(beginning: str, new: str) -> Change:
    """Another paragraph, formatted alike, above the one that begins so."""

    def change(word: WordCopy) -> None:
        paragraph = word.paragraph(beginning)
        added = copy.deepcopy(paragraph)
        first, *_others = own_texts(added)
        first.text = new
        paragraph.addprevious(added)

    return change


def line_above(beginning: str) -> Change:
    """The line under a paragraph drawn above it, too."""
    return lambda word: word.paragraph(beginning).addprevious(copy.deepcopy(_line(word, beginning)))


def both(*changes: Change) -> Change:
    def change(word: WordCopy) -> None:
        for one in changes:
            one(word)

    return change


def long_subject(word: WordCopy) -> None:
    """A subject that goes on for three paragraphs of 200 letters."""
    for _time in range(3):
        word.add_after(word.paragraph("Phiên họp"), "phối hợp giữa các cơ quan, đơn vị có liên quan " * 4)


def authority_below_bases(word: WordCopy) -> None:
    authority = word.paragraph("BAN CHỈ ĐẠO VỀ DỮ LIỆU TỈNH")
    word.paragraph("QUYẾT ĐỊNH:").addprevious(authority)


def moved_above(lower: str, upper: str) -> Change:
    return lambda word: word.paragraph(upper).addprevious(word.paragraph(lower))


PAGES = (
    Fault("paper of Letter size", "paper-size", section("pgSz", w="12240", h="15840")),
    Fault(
        "pages across without a table",
        "landscape-page",
        section("pgSz", w="16838", h="11906", orient="landscape"),
        INVITATION,
    ),
    Fault("a top margin of an inch", "margin-top", section("pgMar", top="1440")),
    Fault("a bottom margin of 1 cm", "margin-bottom", section("pgMar", bottom="567"), NOTICE),
    Fault("a left margin of an inch", "margin-left", section("pgMar", left="1440")),
    Fault("a gutter of 1 cm", "margin-left", section("pgMar", gutter="567"), INVITATION),
    Fault("a right margin of an inch", "margin-right", section("pgMar", right="1440"), LETTER),
    Fault("no header at all", "page-number-missing", without_headers),
    Fault("the number at the foot", "page-number-in-footer", number_in_footer),
    Fault(
        "the number on the right",
        "page-number-off-centre",
        header('<w:pStyle w:val="SoTrang"/>', '<w:pStyle w:val="SoTrang"/><w:jc w:val="right"/>'),
    ),
    Fault(
        "the number of 10 pt",
        "page-number-look",
        header("<w:r>", '<w:r><w:rPr><w:sz w:val="20"/></w:rPr>'),
    ),
    Fault(
        "the number slanted",
        "page-number-look",
        header("<w:r>", "<w:r><w:rPr><w:i/></w:rPr>"),
        INVITATION,
    ),
    Fault("no first page of its own", "page-number-on-first", section("titlePg", val="0")),
    Fault(
        "a field in the header of the first page",
        "page-number-on-first",
        header(
            '<w:pStyle w:val="SoTrang"/></w:pPr>',
            '<w:pStyle w:val="SoTrang"/></w:pPr><w:fldSimple w:instr="PAGE"><w:r><w:t>1</w:t></w:r>'
            "</w:fldSimple>",
            "word/header2.xml",
        ),
        INVITATION,
    ),
    Fault("Roman numbers", "page-number-digits", section("pgNumType", fmt="lowerRoman"), INVITATION),
    Fault("a Roman field", "page-number-digits", header(" PAGE ", r" PAGE \* ROMAN ")),
    Fault("numbers from 0", "page-number-start", section("pgNumType", start="0"), INVITATION),
)

LETTERS = (
    Fault("an article in Arial", "typeface", look(FIRST_ARTICLE, "rFonts", ascii="Arial", hAnsi="Arial")),
    Fault(
        "the motto in an old face",
        "typeface",
        look(MOTTO, "rFonts", ascii=".VnTime", hAnsi=".VnTime"),
        NOTICE,
    ),
    Fault(
        "Calibri for the whole file",
        "typeface",
        style(
            "",
            'w:ascii="Times New Roman" w:hAnsi="Times New Roman"',
            'w:ascii="Calibri" w:hAnsi="Calibri"',
        ),
        INVITATION,
    ),
    Fault("a blue paragraph", "colour", look("Điều 2.", "color", val="0070C0")),
    Fault("a grey style", "colour", other_style("Căn cứ", '<w:color w:val="595959"/>')),
    Fault("a nation of 14 pt", "size-of-letterhead", size(NATION, 14)),
    Fault("an issuing body of 11 pt", "size-of-letterhead", size(ISSUER, 11), NOTICE),
    Fault("a number of 14 pt", "size-of-number", size(NUMBER, 14)),
    Fault("a date of 12 pt", "size-of-place-date", size(PLACE, 12), INVITATION),
    Fault("a kind of 16 pt", "size-of-title", size("GIẤY MỜI", 16), INVITATION),
    Fault("a subject of 12 pt by a style", "size-of-title", other_style(SUBJECT, '<w:sz w:val="24"/>')),
    Fault("a subject of a letter of 14 pt", "size-of-letter-subject", size("V/v", 14), LETTER),
    Fault("an authority of 12 pt", "size-of-decision-lines", size("BAN CHỈ ĐẠO VỀ DỮ LIỆU TỈNH", 12)),
    Fault("a basis of 12 pt", "size-of-bases", size("Căn cứ", 12)),
    Fault("an addressee of 12 pt", "size-of-addressees", size("Kính gửi", 12), PROPOSAL),
    Fault("an article of 12 pt", "size-of-body", size("Thời gian:", 12), INVITATION),
    Fault("a heading of 16 pt", "size-of-headings", size("I. ", 16), NOTICE),
    Fault("a signer of 12 pt", "size-of-signature", size("Nguyễn Văn Mẫu", 12)),
    Fault("recipients of 13 pt", "size-of-recipients", size("Nơi nhận", 13)),
    Fault("a list of recipients of 12 pt", "size-of-recipients", style("DanhSachNoiNhan", '"22"', '"24"')),
    Fault("an appendix of 13 pt", "size-of-appendix", size("Phụ lục", 13), APPENDIX),
    Fault("a nation that is not bold", "weight-of-letterhead", not_bold(NATION)),
    Fault("a bold governing body", "weight-of-letterhead", look(PARENT, "b"), NOTICE),
    Fault("a bold number", "weight-of-number", look(NUMBER, "b")),
    Fault("a bold date", "weight-of-place-date", look(PLACE, "b"), LETTER),
    Fault("an upright date", "slant-of-place-date", upright(PLACE)),
    Fault("a subject that is not bold", "weight-of-title", not_bold(SUBJECT)),
    Fault("a slanted subject", "slant-of-title", look("Kết luận của", "i"), NOTICE),
    Fault("a bold subject of a letter", "weight-of-letter-subject", look("V/v", "b"), LETTER),
    Fault("upright bases by a style", "slant-of-bases", other_style("Căn cứ", '<w:i w:val="0"/>')),
    Fault("bold addressees", "weight-of-addressees", look("Kính gửi", "b"), PROPOSAL),
    Fault("a slanted paragraph", "slant-of-body", look("Địa điểm:", "i"), INVITATION),
    Fault("an article that is not bold", "weight-of-headings", not_bold("Điều 2.")),
    Fault("a heading that is not bold", "weight-of-headings", not_bold("II. "), NOTICE),
    Fault("a signer that is not bold", "weight-of-signature", not_bold("Nguyễn Văn Mẫu")),
    Fault("a slanted capacity", "slant-of-signature", look("TRƯỞNG BAN", "i"), INVITATION),
    Fault("upright recipients", "slant-of-recipients", upright("Nơi nhận")),
    Fault("bold lines of recipients", "weight-of-recipients", look("- Lưu", "b"), LETTER),
    Fault("an upright reference", "slant-of-appendix", upright("(Kèm theo"), APPENDIX),
    Fault("a title that is not bold", "weight-of-appendix", not_bold("PHÂN CÔNG"), APPENDIX),
    Fault("a kind in small letters", "capitals-of-title", text("GIẤY MỜI", "Giấy mời"), INVITATION),
    Fault("a subject in capitals", "capitals-of-title", look("Về việc", "caps"), FOUNDING),
    Fault(
        "a name in capitals",
        "capitals-of-signature",
        text("Nguyễn Văn Mẫu", "NGUYỄN VĂN MẪU"),
        INVITATION,
    ),
    Fault("recipients in capitals", "capitals-of-recipients", look("Nơi nhận", "caps")),
    Fault(
        "a heading in small letters",
        "capitals-of-headings",
        text("I. ĐÁNH GIÁ", "I. Đánh giá chung"),
        NOTICE,
    ),
    Fault("the nation in small letters", "capitals-of-letterhead", words("CỘNG HÒA XÃ", "Cộng hòa xã")),
    Fault("a slanted motto", "slant-of-letterhead", look(MOTTO, "i")),
    Fault("a slanted number", "slant-of-number", look(NUMBER, "i"), LETTER),
    Fault("a slanted subject of a letter", "slant-of-letter-subject", look("V/v", "i"), LETTER),
    Fault("a subject of a letter in capitals", "capitals-of-letter-subject", look("V/v", "caps"), LETTER),
    Fault("a deciding word not bold", "weight-of-decision-lines", not_bold("QUYẾT ĐỊNH:")),
    Fault("a slanted deciding word", "slant-of-decision-lines", look("QUYẾT ĐỊNH:", "i")),
    Fault(
        "an authority in small letters",
        "capitals-of-decision-lines",
        text("CHỦ TỊCH ỦY BAN", "Chủ tịch Ủy ban nhân dân tỉnh Lai Châu"),
        FOUNDING,
    ),
    Fault("a bold basis", "weight-of-bases", look("Căn cứ Luật Dữ liệu", "b")),
    Fault("slanted addressees", "slant-of-addressees", look("Kính gửi", "i"), PROPOSAL),
    Fault("a slanted article", "slant-of-headings", look("Điều 2.", "i")),
    Fault(
        "a title in small letters",
        "capitals-of-appendix",
        words("PHÂN CÔNG LĨNH", "Phân công lĩnh"),
        APPENDIX,
    ),
    Fault("one paragraph of 13 pt", "body-size-mixed", size("Điều 2.", 13)),
    Fault("a motto of 13 pt", "size-pairing", size(MOTTO, 13)),
    Fault("a nation of 12 pt", "size-pairing", size(NATION, 12), NOTICE),
    Fault("a date of 13 pt", "size-pairing", size(PLACE, 13), INVITATION),
    Fault("an issuing body of 12 pt", "size-out-of-step", size(ISSUER, 12), NOTICE),
    Fault("a body of 13 pt", "size-out-of-step", style(BODY_STYLE, '"28"', '"26"'), INVITATION),
)

LETTERHEAD = (
    Fault("no nation", "nation-missing", removed(NATION), INVITATION),
    Fault("no motto", "motto-missing", both(without_line(MOTTO), removed(MOTTO)), NOTICE),
    Fault("no issuing body", "issuer-missing", removed("ỦY BAN NHÂN DÂN"), FOUNDING),
    Fault("a nation with a lost mark", "nation-wording", words("VIỆT NAM", "VIÊT NAM")),
    Fault("a motto with another mark", "motto-wording", words("Hạnh phúc", "Hành phúc")),
    Fault("dashes in the motto", "motto-hyphens", text(MOTTO, "Độc lập – Tự do – Hạnh phúc")),
    Fault("no blanks in the motto", "motto-hyphens", text(MOTTO, "Độc lập-Tự do-Hạnh phúc"), NOTICE),
    Fault("capitals in the motto", "motto-capitals", text(MOTTO, "Độc Lập - Tự Do - Hạnh Phúc")),
    Fault("a motto on the left", "letterhead-off-centre", aligned(MOTTO, "left")),
    Fault("a date on the right", "letterhead-off-centre", aligned(PLACE, "right"), INVITATION),
    Fault("a number on the left", "letterhead-off-centre", aligned(NUMBER, "left"), NOTICE),
    Fault("sides exchanged", "letterhead-order", sides_exchanged, INVITATION),
    Fault("the motto above the nation", "letterhead-order", moved_above(MOTTO, NATION), LETTER),
    Fault(
        "room above the motto",
        "letterhead-spacing",
        lambda word: word.property(word.paragraph(MOTTO), "spacing", before="120"),
    ),
    Fault(
        "a line and a half in the letterhead",
        "letterhead-spacing",
        lambda word: word.property(word.paragraph(ISSUER), "spacing", line="360", lineRule="auto"),
        NOTICE,
    ),
    Fault("two governing bodies", "parent-not-direct", above(PARENT, "BỘ NỘI VỤ")),
    Fault("a short issuing body", "issuer-abbreviated", words("ỦY BAN NHÂN DÂN", "UBND"), FOUNDING),
    Fault("a governing body without its place", "body-without-place", text(PARENT, "UBND TỈNH")),
    Fault("no line under the motto", "motto-line-missing", without_line(MOTTO)),
    Fault("a short line under the motto", "motto-line-length", line_of(MOTTO, 0.5)),
    Fault("a border under the motto", "motto-line-length", bordered(MOTTO), NOTICE),
    Fault("an underlined motto", "motto-underlined", underlined(MOTTO)),
    Fault("no line under the issuing body", "issuer-line-missing", without_line(ISSUER), NOTICE),
    Fault("a long line under the issuing body", "issuer-line-length", line_of(ISSUER, 2.5)),
    Fault("an underlined issuing body", "issuer-line-length", underlined(ISSUER), LETTER),
    Fault("hyphens for the line of the motto", "line-of-signs", typed_line(MOTTO, "-" * 38)),
    Fault("dashes for the line of the body", "line-of-signs", typed_line(ISSUER, "–––––––"), NOTICE),
    Fault(
        "stars for the line of the subject", "line-of-signs", typed_line("Phiên họp", "*******"), INVITATION
    ),
    Fault("a line under the governing body", "parent-line", border_under(PARENT)),
)

NUMBERS = (
    Fault("no number", "number-missing", removed(NUMBER)),
    Fault("two numbers", "number-twice", added(NUMBER, "Số: 12/QĐ-BCĐ")),
    Fault("no colon", "number-colon", text(NUMBER, "Số 15/QĐ-BCĐ")),
    Fault("no zero", "number-zero", text(NUMBER, "Số: 5/QĐ-BCĐ")),
    Fault("no zero in a notice", "number-zero", text(NUMBER, "Số: 9/TB-BCĐ"), NOTICE),
    Fault("no slash", "number-slash", text(NUMBER, "Số: 15-QĐ-BCĐ")),
    Fault("no symbol", "symbol-missing", text(NUMBER, "Số: 15"), INVITATION),
    Fault("blanks in the symbol", "symbol-joints", text(NUMBER, "Số: 15/GM - BCĐ"), INVITATION),
    Fault("blanks around the slash", "symbol-joints", text(NUMBER, "Số: 15 / GM-BCĐ"), INVITATION),
    Fault("a dash in the symbol", "symbol-joints", text(NUMBER, "Số: 15/TB–BCĐ"), NOTICE),
    Fault("a symbol in small letters", "symbol-capitals", text(NUMBER, "Số: 15/GM-Bcđ"), INVITATION),
    Fault("capitals where the table has none", "symbol-capitals", text(NUMBER, "Số: 15/TTR-CAT"), PROPOSAL),
    Fault("the word in capitals", "symbol-capitals", text(NUMBER, "SỐ: 15/QĐ-BCĐ")),
    Fault("a year", "symbol-year", text(NUMBER, "Số: 15/2026/TB-BCĐ"), NOTICE),
    Fault("another kind", "symbol-kind", text(NUMBER, "Số: 15/QĐ-BCĐ"), NOTICE),
    Fault("no kind", "symbol-kind", text(NUMBER, "Số: 15/BCĐ"), INVITATION),
    Fault("a kind in a letter", "symbol-kind", renumbered("/BCĐ-CAT", "/CV-BCĐ"), LETTER),
    Fault("another body", "symbol-body", renumbered("/QĐ-UBND", "/QĐ-BCĐ"), FOUNDING),
    Fault("the number of another register", "symbol-body", text(NUMBER, "Số: 15/TB-UBND"), NOTICE),
)

DATES = (
    Fault("no place and date", "place-date-missing", removed(PLACE)),
    Fault("no place", "place-missing", text(PLACE, "Ngày 05 tháng 02 năm 2026")),
    Fault("no comma", "place-comma", text(PLACE, "Lai Châu ngày 18 tháng 3 năm 2026"), INVITATION),
    Fault("a date in digits", "issue-date-words", text(PLACE, "Lai Châu, ngày 18/3/2026"), INVITATION),
    Fault("capitals in the date", "issue-date-capitals", text(PLACE, "Lai Châu, Ngày 18 tháng 3 năm 2026")),
    Fault("a day without zero", "issue-date-zero", text(PLACE, "Lai Châu, ngày 5 tháng 3 năm 2026")),
    Fault("a month without zero", "issue-date-zero", text(PLACE, "Lai Châu, ngày 15 tháng 2 năm 2026")),
    Fault("a zero too many", "issue-date-extra-zero", text(PLACE, "Lai Châu, ngày 18 tháng 03 năm 2026")),
    Fault("a day that is not", "issue-date-impossible", text(PLACE, "Lai Châu, ngày 31 tháng 4 năm 2026")),
    Fault(
        "a short name of the city",
        "place-full-name",
        text(PLACE, "TP. Hồ Chí Minh, ngày 18 tháng 3 năm 2026"),
    ),
)

SUBJECTS = (
    Fault("no kind", "kind-missing", removed("V/v"), LETTER),
    Fault("no subject", "subject-missing", removed("Phiên họp"), INVITATION),
    Fault("a kind on the left", "title-off-centre", aligned("GIẤY MỜI", "left"), INVITATION),
    Fault("a justified subject", "title-off-centre", aligned(SUBJECT, "both")),
    Fault("a deciding word on the left", "decision-off-centre", aligned("QUYẾT ĐỊNH:", "left")),
    Fault("a line below the kind", "subject-below-kind", line_above(SUBJECT)),
    Fault("no line under the subject", "subject-line-missing", without_line(SUBJECT)),
    Fault("a long line under the subject", "subject-line-length", line_of(SUBJECT, 2.5)),
    Fault("an underlined subject", "subject-line-length", underlined("Phiên họp"), INVITATION),
    Fault("a line under the subject of a letter", "letter-subject-line", border_under("V/v"), LETTER),
    Fault(
        "a full stop behind the subject",
        "subject-end",
        marked("Về việc thành lập"),
        FOUNDING,
    ),
    Fault("V/V", "letter-subject-opening", words("V/v", "V/V"), LETTER),
    Fault("a colon behind V/v", "letter-subject-opening", words("V/v ", "V/v: "), LETTER),
    Fault(
        "the subject of a letter far below the number",
        "letter-subject-gap",
        lambda word: word.property(word.paragraph("V/v"), "spacing", before="360"),
        LETTER,
    ),
    Fault("V/v below a kind", "subject-abbreviated", words("Về việc thành", "V/v thành"), FOUNDING),
    Fault("another opening", "subject-opening", words("Về việc thành", "Thành"), FOUNDING),
    Fault("a subject of 500 letters", "subject-length", long_subject, INVITATION),
    Fault("no authority", "authority-missing", removed("CHỦ TỊCH ỦY BAN NHÂN DÂN TỈNH"), FOUNDING),
    Fault("an authority below the bases", "authority-place", authority_below_bases),
)

FAULTS: tuple[Fault, ...] = (*PAGES, *LETTERS, *LETTERHEAD, *NUMBERS, *DATES, *SUBJECTS)
