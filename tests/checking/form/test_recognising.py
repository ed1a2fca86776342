"""Elements recognised by content, position and look: our own papers by their styles, then others'."""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.checking.form.document import FormDocument
from generator.checking.form.elements import Element, Role
from generator.word.pdf import convert_to_docx, locate_libreoffice
from generator.word.wordml import PARAGRAPH, RUN, SECTION, TEXT, W
from tests.checking.form.faults import WordCopy
from tests.checking.form.plain_word import CENTRE, MOTTO, NATION, RIGHT, PlainWord, read_bytes, told
from tests.support.requirements import missing

CORPUS = Path(__file__).parents[4] / "shared" / "corpus"
TIME_LIMIT_S = 120.0

STYLES: Mapping[str, set[Element]] = {
    "QuocHieu": {Element.NATION},
    "TieuNgu": {Element.MOTTO},
    "CoQuanChuQuan": {Element.PARENT_BODY},
    "CoQuanBanHanh": {Element.ISSUER},
    "SoKyHieu": {Element.NUMBER},
    "DiaDanhThoiGian": {Element.PLACE_DATE},
    "TenLoai": {Element.KIND},
    "TrichYeu": {Element.SUBJECT},
    "TrichYeuCongVan": {Element.LETTER_SUBJECT},
    "ThamQuyenBanHanh": {Element.AUTHORITY},
    "CanCu": {Element.BASIS},
    "QuyetDinh": {Element.DECIDES},
    "KinhGui": {Element.SALUTATION},
    "KinhGuiNhieuNoi": {Element.SALUTATION},
    "NoiKinhGui": {Element.ADDRESSEE},
    "NoiNhan": {Element.RECIPIENTS},
    "NoiNhanDuoiChuKy": {Element.RECIPIENTS},
    "DanhSachNoiNhan": {Element.RECIPIENT},
    "QuyenHanChucVu": {Element.CAPACITY},
    "ChucVuKhac": {Element.OTHER_POST},
    "HoTenNguoiKy": {Element.SIGNER},
    "HoTenSauChucVu": {Element.SIGNER},
    "PhuLuc": {Element.APPENDIX},
    "TenPhuLuc": {Element.APPENDIX_TITLE},
    "KemTheo": {Element.ATTACHED_TO},
    "Chuong": {Element.DIVISION},
    "Dieu": {Element.ARTICLE},
    "DieuKhongTen": {Element.ARTICLE},
    "Khoan": {Element.CLAUSE},
    "TenKhoan": {Element.CLAUSE, Element.TEXT},
    "Diem": {Element.POINT},
    "TenDiem": {Element.HEADING, Element.ITEM, Element.TEXT, Element.POINT, Element.CLAUSE},
    "DuongKe": {Element.LINE},
    "DuongKeKemTheo": {Element.LINE},
    "OBang": {Element.CELL_TEXT},
    "OBangGiua": {Element.CELL_TEXT},
    "DauBang": {Element.CELL_TEXT},
    "GachDauDong": {Element.ITEM, Element.HEADING},
    "DeMucLon": {Element.HEADING},
    "DeMuc": {Element.HEADING, Element.TEXT},
    "LoiVan": {Element.TEXT, Element.HEADING, Element.ITEM},
    "CuoiBang": {Element.TEXT},
    "DongDien": {Element.TEXT, Element.ITEM},
    "DoanCuoi": {Element.TEXT, Element.ARTICLE, Element.CLAUSE, Element.HEADING},
}
"""What a paragraph of a style of our templates is; recognition itself never looks at styles."""

KINDS = {
    "bao-cao": ("BC", Role.MAIN),
    "bien-ban": ("BB", Role.MAIN),
    "chuong-trinh": ("CTr", Role.MAIN),
    "cong-van": ("", Role.MAIN),
    "giay-moi": ("GM", Role.MAIN),
    "mau-bao-cao": ("BC", Role.MAIN),
    "phan-cong": (None, Role.APPENDIX),
    "phieu-lay-y-kien": (None, Role.MAIN),
    "quy-che": ("QC", Role.ATTACHED),
    "quyet-dinh": ("QĐ", Role.MAIN),
    "thong-bao": ("TB", Role.MAIN),
    "to-trinh": ("TTr", Role.MAIN),
}


def misread(document: FormDocument) -> list[tuple[str, str, str]]:
    """The paragraphs that say something and are not what their style says."""
    wrong = []
    for part, one in document.paragraphs():
        style = one.element.find(f"{W}pPr/{W}pStyle")
        name = "" if style is None else style.get(W + "val", "")
        if not one.text.strip() and not one.lines:
            continue
        if one.text.startswith("Ngày"):  # the date of an answer sheet, above the name of who fills it in
            continue
        if part.element_of(one) not in STYLES.get(name, set()):
            wrong.append((name, str(part.element_of(one)), one.text))
    return wrong


def test_every_paragraph_of_our_papers_is_what_its_style_says(
    papers: Mapping[tuple[str, str], bytes],
) -> None:
    wrong = [(name, one) for name, content in papers.items() for one in misread(read_bytes(content))]
    assert wrong == []


def test_kind_and_role_of_our_papers(papers: Mapping[tuple[str, str], bytes]) -> None:
    for (dossier, name), content in papers.items():
        expected = next(one for start, one in KINDS.items() if name.startswith(start))
        main = read_bytes(content).main
        assert (main.kind, main.role) == expected, (dossier, name)


def test_decision_with_its_regulation_and_a_list_are_documents_of_their_own(
    papers: Mapping[tuple[str, str], bytes],
) -> None:
    issued = read_bytes(papers["lai-chau-du-lieu", "quyet-dinh-ban-hanh"])
    assert [(part.role, part.kind) for part in issued.parts] == [(Role.MAIN, "QĐ"), (Role.ATTACHED, "QC")]
    listed = read_bytes(papers["lai-chau-du-lieu", "quyet-dinh-thanh-lap"])
    assert [(part.role, part.kind) for part in listed.parts] == [(Role.MAIN, "QĐ"), (Role.APPENDIX, None)]


def spoilt(papers: Mapping[tuple[str, str], bytes], change: Callable[[WordCopy], object]) -> FormDocument:
    word = WordCopy(papers["lai-chau-du-lieu", "quyet-dinh-ban-hanh"])
    change(word)
    return read_bytes(word.bytes())


def _plain(word: WordCopy) -> None:
    """Nothing that styles say is left."""
    for one in list(word.body.iter(W + "pStyle")):
        word.remove(one)


def _left(word: WordCopy) -> None:
    for one in word.body.iter(PARAGRAPH):
        word.property(one, "jc", val="left")


def _all_bold(word: WordCopy) -> None:
    for one in word.body.iter(PARAGRAPH):
        word.look(one, "b", val="1")


def _nothing_bold(word: WordCopy) -> None:
    for one in word.body.iter(PARAGRAPH):
        word.look(one, "b", val="0")


def _one_size(word: WordCopy) -> None:
    for one in word.body.iter(PARAGRAPH):
        word.look(one, "sz", val="20")


def _no_lines(word: WordCopy) -> None:
    for run in [one for one in word.body.iter(RUN) if one.find(TEXT) is None and len(one) > 1]:
        word.remove(run)


@pytest.mark.parametrize("change", [_left, _all_bold, _nothing_bold, _one_size, _no_lines])
def test_whole_paper_is_recognised_whatever_its_looks(
    change: Callable[[WordCopy], object], papers: Mapping[tuple[str, str], bytes]
) -> None:
    wrong = [one for one in misread(spoilt(papers, change)) if one[2]]
    assert wrong == []


def test_whole_paper_is_recognised_without_its_styles(papers: Mapping[tuple[str, str], bytes]) -> None:
    as_styled = told(read_bytes(papers["lai-chau-du-lieu", "quyet-dinh-ban-hanh"]))
    assert [one for one in told(spoilt(papers, _plain)) if one not in as_styled] == [
        ("CHỦ TỊCH UBND TỈNH", "capacity")  # nothing tells it from a capacity line without room above
    ]


@pytest.mark.parametrize(
    ("old", "new", "element"),
    [
        ("CỘNG HÒA", "CỘNG HOÀ", Element.NATION),
        (NATION, "Cộng hòa xã hội chủ nghĩa Việt Nam", Element.NATION),
        (" - Tự do - ", " – Tự do – ", Element.MOTTO),
        (MOTTO, "Độc Lập-Tự Do-Hạnh Phúc", Element.MOTTO),
        (MOTTO, "ĐỘC LẬP - TỰ DO - HẠNH PHÚC", Element.MOTTO),
        ("Số:       /QĐ-BCĐ", "Số 5/QĐ-BCĐ", Element.NUMBER),
        ("Số:       /QĐ-BCĐ", "Số: 05 / QĐ - BCĐ", Element.NUMBER),
        ("Số:       /QĐ-BCĐ", "Số: .../QĐ-BCĐ", Element.NUMBER),
        ("Số:       /QĐ-BCĐ", "SỐ: 5-QĐ/BCĐ", Element.NUMBER),
        ("Số:       /QĐ-BCĐ", "Số: 15 QĐ-BCĐ", Element.NUMBER),
        ("Ban hành Quy chế Hoạt động", "BAN HÀNH QUY CHẾ HOẠT ĐỘNG", Element.SUBJECT),
        ("Lai Châu, ngày      tháng 02", "Lai Châu ngày 5 tháng 2", Element.PLACE_DATE),
        ("Lai Châu, ngày      tháng 02 năm 2026", "Lai Châu, ngày 5/2/2026", Element.PLACE_DATE),
        ("Lai Châu, ngày      tháng 02", "ngày ... tháng ...", Element.PLACE_DATE),
        ("Lai Châu, ngày", "A Lưới 4, ngày", Element.PLACE_DATE),
        ("QUYẾT ĐỊNH:", "QUYẾT ĐỊNH", Element.DECIDES),
        ("QUYẾT ĐỊNH:", "Quyết định:", Element.DECIDES),
        ("Căn cứ Luật Dữ liệu ngày 30 tháng 11 năm 2024;", "- Căn cứ Luật Dữ liệu.", Element.BASIS),
        ("Điều 2.", "Điều 2:", Element.ARTICLE),
        ("Nơi nhận:", "Nơi nhận", Element.RECIPIENTS),
        ("Nơi nhận:", "NƠI NHẬN:", Element.RECIPIENTS),
        ("- Như Điều 3;", "Như Điều 3;", Element.RECIPIENT),
        ("TM. BAN CHỈ ĐẠO", "TM.BAN CHỈ ĐẠO", Element.CAPACITY),
        ("TM. BAN CHỈ ĐẠO", "T/M BAN CHỈ ĐẠO", Element.CAPACITY),
        ("Nguyễn Văn Mẫu", "TS. Nguyễn Văn Mẫu", Element.SIGNER),
        ("Nguyễn Văn Mẫu", "NGUYỄN VĂN MẪU", Element.SIGNER),
        ("(Kèm theo Quyết định", "(Ban hành kèm theo Quyết định", Element.ATTACHED_TO),
        ("(Kèm theo Quyết định", "Kèm theo Quyết định", Element.ATTACHED_TO),
        ("Chương I", "CHƯƠNG 1", Element.DIVISION),
        ("Chương I", "Chương 1.", Element.DIVISION),
        ("a) Làm đủ", "a. Làm đủ", Element.POINT),
        ("a) Làm đủ", "a/ Làm đủ", Element.POINT),
        ("1. Đối với", "1) Đối với", Element.CLAUSE),
        ("1. Đối với", "1/ Đối với", Element.CLAUSE),
    ],
)
def test_element_with_a_fault_is_still_what_it_is(
    old: str, new: str, element: Element, papers: Mapping[tuple[str, str], bytes]
) -> None:
    document = spoilt(papers, lambda word: word.replace(old, new))
    found = [part.element_of(one) for part, one in document.paragraphs() if new in one.text]
    assert element in found
    assert len(document.parts) == 2


def test_post_below_the_signature_is_known_where_the_name_is_still_blank(
    papers: Mapping[tuple[str, str], bytes],
) -> None:
    document = spoilt(papers, lambda word: word.replace("Nguyễn Văn Mẫu", " "))
    assert [one.text for one in document.main.of(Element.OTHER_POST)] == ["CHỦ TỊCH UBND TỈNH"]
    assert document.main.first(Element.SIGNER) is None


def test_attached_text_is_found_where_the_main_document_lacks_the_name_of_the_nation(
    papers: Mapping[tuple[str, str], bytes],
) -> None:
    document = spoilt(papers, lambda word: word.remove(word.paragraph(NATION)))
    assert [part.role for part in document.parts] == [Role.MAIN, Role.ATTACHED]
    assert misread(document) == []


def test_attached_text_begins_at_its_letterhead_even_where_no_page_begins_there(
    papers: Mapping[tuple[str, str], bytes],
) -> None:
    def remove_section(word: WordCopy) -> None:
        word.remove(next(word.body.iter(SECTION)))

    document = spoilt(papers, remove_section)
    assert misread(document) == []
    assert [part.role for part in document.parts] == [Role.MAIN, Role.ATTACHED]


def test_paper_is_recognised_again_after_libreoffice_has_saved_it(
    papers: Mapping[tuple[str, str], bytes],
) -> None:
    libreoffice = locate_libreoffice(os.environ.get("PATH", ""))
    if libreoffice is None:
        missing("LibreOffice")
    for name in ("quyet-dinh-ban-hanh", "cong-van-don-doc-2026-05", "bien-ban-hop-2026-q1"):
        content = papers["lai-chau-du-lieu", name]
        saved = convert_to_docx(content, libreoffice, TIME_LIMIT_S)
        assert saved is not None
        assert _all_that_is_seen(read_bytes(saved)) == _all_that_is_seen(read_bytes(content))


def _all_that_is_seen(document: FormDocument) -> list[object]:
    return [
        (
            *(part.role, part.kind, part.element_of(one), one.text.strip()),
            one.letters[0].look if one.letters else None,
            (one.layout.alignment, one.layout.left, one.layout.first_line, one.layout.before),
            [(line.made, None if line.width is None else round(line.width / 20)) for line in one.lines],
        )
        for part, one in document.paragraphs()
        if one.text.strip() or one.lines
    ]


def test_decision_typed_in_plain_word() -> None:
    word = PlainWord()
    word.letterhead()
    word.add("QUYẾT ĐỊNH", bold=True, align=CENTRE)
    word.add("Về việc thành lập Ban Chỉ đạo", bold=True, align=CENTRE)
    word.add("-------", align=CENTRE)
    word.add("CHỦ TỊCH ỦY BAN NHÂN DÂN XÃ HÒA TIẾN", bold=True, align=CENTRE)
    word.add("Căn cứ Luật Tổ chức chính quyền địa phương ngày 16 tháng 6 năm 2025;", italic=True)
    word.add("Xét đề nghị của Trưởng phòng Văn hóa - Xã hội.", italic=True)
    word.add("QUYẾT ĐỊNH:", bold=True, align=CENTRE)
    word.add("Điều 1. Thành lập Ban Chỉ đạo gồm:")
    word.add("1. Trưởng ban: ông Nguyễn Văn Mẫu;")
    word.add("Điều 2 Quyết định này có hiệu lực kể từ ngày ký.", bold=True)
    word.add("Điều 2 của Quyết định này nói vậy.")
    word.add("Điều 3. Chánh Văn phòng chịu trách nhiệm thi hành./.")
    word.table(
        ["Nơi nhận:", "- Như Điều 3;", "- Lưu: VT."],
        ["KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH", "(Đã ký)", "", "", "", "Trần Thị Ví Dụ"],
    )
    word.page_break()
    word.add("PHỤ LỤC I. DANH SÁCH THÀNH VIÊN", bold=True, align=CENTRE)
    word.add("Ban hành kèm theo Quyết định số 05/QĐ-UBND", italic=True, align=CENTRE)
    word.add("1. Nguyễn Văn Mẫu")
    assert [element for _text, element in word.told()] == [
        *("parent-body", "issuer", "line", "number", "nation", "motto", "line", "place-date"),
        *("kind", "subject", "line", "authority", "basis", "basis", "decides"),
        *("article", "clause", "article", "text", "article"),
        *("recipients", "recipient", "recipient", "capacity", "capacity", "other", "signer"),
        *("appendix", "attached-to", "heading"),
    ]
    assert [part.role for part in word.read().parts] == [Role.MAIN, Role.APPENDIX]


def test_letter_typed_with_tabs_instead_of_tables() -> None:
    word = PlainWord()
    word.add("UBND XÃ HÒA TIẾN\t" + NATION)
    word.add("PHÒNG VĂN HÓA - XÃ HỘI\t" + MOTTO, bold=True)
    word.add("Số: 12/VHXH\tHòa Tiến, ngày 5 tháng 03 năm 2026")
    word.add("V/v báo cáo kết quả")
    word.add("Kính gửi: Ủy ban nhân dân xã Hòa Tiến", align=CENTRE)
    word.add("Căn cứ Kế hoạch số 5/KH-UBND, Phòng Văn hóa - Xã hội báo cáo như sau:")
    word.add("I/ KẾT QUẢ")
    word.add("1/ Đã làm")
    word.add("- Một việc./.")
    word.add("Nơi nhận:\tTRƯỞNG PHÒNG", bold=True)
    word.add("- Như trên;")
    word.add("- Lưu: VT.")
    word.add("")
    word.add("Lê Minh Họa", align=RIGHT)
    assert word.told() == [
        ("UBND XÃ HÒA TIẾN", "parent-body"),
        (NATION, "nation"),
        ("PHÒNG VĂN HÓA - XÃ HỘI", "issuer"),
        (MOTTO, "motto"),
        ("Số: 12/VHXH", "number"),
        ("Hòa Tiến, ngày 5 tháng 03 năm 2026", "place-date"),
        ("V/v báo cáo kết quả", "letter-subject"),
        ("Kính gửi: Ủy ban nhân dân xã Hòa Tiến", "salutation"),
        ("Căn cứ Kế hoạch số 5/KH-UBND, Phòng Văn hóa - Xã hội báo cáo như sau:", "text"),
        ("I/ KẾT QUẢ", "heading"),
        ("1/ Đã làm", "heading"),
        ("- Một việc./.", "item"),
        ("Nơi nhận:", "recipients"),
        ("TRƯỞNG PHÒNG", "capacity"),
        ("- Như trên;", "recipient"),
        ("- Lưu: VT.", "recipient"),
        ("Lê Minh Họa", "signer"),
    ]
    assert word.read().main.kind == ""


def test_notice_with_its_letterhead_in_text_boxes_and_no_table_at_its_end() -> None:
    word = PlainWord()
    word.text_box("ỦY BAN NHÂN DÂN", "XÃ HÒA TIẾN", "Số: 7/TB-UBND")
    word.text_box(NATION, MOTTO, "Hòa Tiến, ngày 05 tháng 3 năm 2026")
    word.add("THÔNG BÁO KẾT LUẬN", bold=True, align=CENTRE)
    word.add("của Chủ tịch Ủy ban nhân dân xã", bold=True, align=CENTRE)
    word.add("Ngày 05 tháng 3 năm 2026, tại trụ sở, đồng chí Nguyễn Văn Mẫu chủ trì họp.")
    word.add("1. Giao Văn phòng.")
    word.add("TM. ỦY BAN NHÂN DÂN", align=RIGHT)
    word.add("CHỦ TỊCH", align=RIGHT)
    word.add("")
    word.add("Nguyễn Văn Mẫu", align=RIGHT)
    word.add("Nơi nhận:")
    word.add("- Các phòng;")
    assert [element for _text, element in word.told()] == [
        *(
            "issuer",
            "issuer",
            "number",
            "nation",
            "motto",
            "place-date",
            "kind",
            "subject",
            "text",
            "heading",
        ),
        *("capacity", "capacity", "signer", "recipients", "recipient"),
    ]
    assert word.read().main.kind == "TB"


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        (["ỦY BAN NHÂN DÂN", "TỈNH LAI CHÂU"], ["issuer", "issuer"]),
        (["UBND TỈNH LAI CHÂU", "SỞ NỘI VỤ"], ["parent-body", "issuer"]),
        (["UBND TỈNH LAI CHÂU", "SỞ NÔNG NGHIỆP", "VÀ MÔI TRƯỜNG"], ["parent-body", "issuer", "issuer"]),
        (["UBND TỈNH LAI CHÂU", "BAN CHỈ HUY", "PHÒNG THỦ DÂN SỰ"], ["parent-body", "issuer", "issuer"]),
        (["CHÍNH PHỦ"], ["issuer"]),
    ],
)
@pytest.mark.parametrize("bold", [True, False])
def test_body_above_is_told_from_the_issuing_body_even_where_the_look_says_nothing(
    lines: list[str], expected: list[str], bold: bool
) -> None:
    word = PlainWord()
    look: dict[str, object] = {"bold": bold}
    word.table([*((line, look) for line in lines), "Số: 01/TB-X"], [NATION, MOTTO])
    word.add("THÔNG BÁO", align=CENTRE)
    assert [element for text, element in word.told() if text in lines] == expected


def test_file_that_is_no_administrative_paper_has_no_form() -> None:
    word = PlainWord()
    word.add("Thư gửi bạn")
    word.add("Hôm nay trời đẹp.")
    document = word.read()
    assert not document.is_administrative
    assert document.main.kind is None


@pytest.mark.parametrize(
    ("title", "kind"),
    [
        ("BÁO CÁO TỔNG KẾT", "BC"),
        ("Kế hoạch", "KH"),
        ("QUY ĐỊNH", "QyĐ"),
        ("PHIẾU LẤY Ý KIẾN", None),
        ("BIÊN BẢN HỌP", "BB"),
    ],
)
def test_kind_is_told_by_the_title(title: str, kind: str | None) -> None:
    word = PlainWord()
    word.letterhead()
    word.add(title, align=CENTRE)
    word.add("Về một việc", align=CENTRE)
    word.add("Nội dung.")
    document = word.read()
    assert document.main.kind == kind
    assert (title, "kind") in told(document)


SNIPPETS = st.sampled_from(
    [
        *(NATION, MOTTO, "Số: 05/QĐ-UBND", "Hòa Tiến, ngày 05 tháng 3 năm 2026", "QUYẾT ĐỊNH", "QUYẾT ĐỊNH:"),
        *(
            "Căn cứ Luật;",
            "Điều 1. A",
            "1. B",
            "a) C",
            "- D",
            "Phụ lục I",
            "(Kèm theo Quyết định)",
            "Nơi nhận:",
        ),
        *(
            "TM. ỦY BAN NHÂN DÂN",
            "Nguyễn Văn Mẫu",
            "Kính gửi:",
            "V/v việc",
            "",
            "____",
            "./.",
            "Chương I",
            "X\tY",
        ),
    ]
)


@given(
    outside=st.lists(st.one_of(SNIPPETS, st.text(max_size=20)), max_size=12),
    inside=st.lists(SNIPPETS, max_size=6),
)
def test_any_order_of_elements_is_read_and_every_paragraph_is_something(
    outside: list[str], inside: list[str]
) -> None:
    word = PlainWord()
    if inside:
        word.table(inside[::2] or [""], inside[1::2] or [""])
    for text in outside:
        word.add("".join(one for one in text if one.isprintable() or one in "\n\t"))
    document = word.read()
    for part, one in document.paragraphs():
        assert part.element_of(one) in Element
    words = [text for text in inside if text.strip()]
    assert all(
        any(text.strip() in one.text for _part, one in document.paragraphs())
        for text in words
        if "\t" not in text
    )


def test_paper_of_the_corpus_converted_from_an_old_file() -> None:
    path = CORPUS / "qd-93-2007-co-che-mot-cua.doc"
    if not path.is_file():
        pytest.skip("the corpus is not here")
    libreoffice = locate_libreoffice(os.environ.get("PATH", ""))
    if libreoffice is None:
        missing("LibreOffice")
    content = convert_to_docx(path.read_bytes(), libreoffice, TIME_LIMIT_S)
    assert content is not None
    document = read_bytes(content)
    assert [(part.role, part.kind) for part in document.parts] == [(Role.MAIN, "QĐ"), (Role.ATTACHED, "QC")]
    main, attached = document.parts
    for part, element, count in [
        *((main, Element.ISSUER, 1), (main, Element.BASIS, 3), (main, Element.ARTICLE, 3)),
        *((main, Element.CAPACITY, 1), (main, Element.SIGNER, 1), (attached, Element.DIVISION, 5)),
        (attached, Element.ATTACHED_TO, 2),
    ]:
        assert len(part.of(element)) == count, element


def test_resolution_of_a_council_with_an_authority_of_two_lines_below_a_mark_of_draft() -> None:
    word = PlainWord()
    word.add("DỰ THẢO", align=RIGHT)
    word.table(["HỘI ĐỒNG NHÂN DÂN", "XÃ HÒA TIẾN", "Số:    /NQ-HĐND"], [""], [NATION, MOTTO])
    word.add("NGHỊ QUYẾT", align=CENTRE)
    word.add("Về dự toán ngân sách năm 2026", align=CENTRE)
    word.add("HỘI ĐỒNG NHÂN DÂN XÃ HÒA TIẾN", align=CENTRE)
    word.add("KHÓA II, KỲ HỌP THỨ NHẤT", align=CENTRE)
    word.add("Căn cứ Luật Tổ chức chính quyền địa phương ngày 16 tháng 6 năm 2025;")
    word.add("QUYẾT NGHỊ:", align=CENTRE)
    word.add("Điều 1. Thông qua dự toán.")
    assert [element for _text, element in word.told()] == [
        *("other", "issuer", "issuer", "number", "nation", "motto", "kind", "subject"),
        *("authority", "authority", "basis", "decides", "article"),
    ]


def test_minutes_signed_side_by_side_with_tabs() -> None:
    word = PlainWord()
    word.table(["UBND XÃ HÒA TIẾN", "PHÒNG KINH TẾ", "Số: 03/BB-PKT"], [NATION, MOTTO])
    word.add("BIÊN BẢN", align=CENTRE)
    word.add("Họp giao ban tháng 3", align=CENTRE)
    word.add("Thời gian bắt đầu: 8 giờ 00 phút, ngày 05 tháng 3 năm 2026")
    word.add("Cuộc họp kết thúc vào 11 giờ 00 phút, ngày 05 tháng 3 năm 2026./.")
    word.add("THƯ KÝ\tCHỦ TỌA", bold=True)
    word.add("")
    word.add("Trần Thị Ví Dụ\tLê Minh Họa", bold=True)
    word.add("Nơi nhận:")
    word.add("- Lưu: VT, Hồ sơ.")
    assert [element for _text, element in word.told()][-8:] == [
        *("text", "text", "capacity", "capacity", "signer", "signer", "recipients", "recipient")
    ]
    assert word.read().main.kind == "BB"


def test_letter_with_its_subject_and_its_addressees_in_tables_signed_by_order() -> None:
    word = PlainWord()
    word.table(["UBND TỈNH LAI CHÂU", ("SỞ NỘI VỤ", {"bold": True})], [NATION, MOTTO])
    word.table(["Số: 05/SNV-VP", "V/v đăng ký", "thi đua"], ["Lai Châu, ngày 05 tháng 3 năm 2026"])
    word.table(["Kính gửi:"], ["- Sở Tài chính;", "- Sở Tư pháp."])
    word.add("Thực hiện Công văn số 5, Sở Nội vụ đề nghị./.")
    word.table(
        ["Nơi nhận:", "Như trên;"],
        ["TL. GIÁM ĐỐC", "KT. CHÁNH VĂN PHÒNG", "PHÓ CHÁNH VĂN PHÒNG", "", "", "Th.S Trần Thị Ví Dụ"],
    )
    assert [element for _text, element in word.told()] == [
        *("parent-body", "issuer", "nation", "motto", "number", "letter-subject", "letter-subject"),
        *("place-date", "salutation", "addressee", "addressee", "text", "recipients", "recipient"),
        *("capacity", "capacity", "capacity", "signer"),
    ]
    assert word.read().main.kind == ""


def test_report_with_headings_that_only_look_like_others_and_two_appendices() -> None:
    word = PlainWord()
    word.letterhead("Số: 30/BC-UBND")
    word.add("BÁO CÁO", align=CENTRE)
    word.add("KẾT QUẢ THÁNG 3", align=CENTRE)
    lines = {
        "A. TÌNH HÌNH": "heading",
        "1.1. Kết quả": "heading",
        "a) Một": "point",
        "+ Hai": "item",
        "3.000 đồng là mức chi.": "text",
        "186/KH-UBND là kế hoạch đã ban hành.": "text",
        "5 năm qua, xã đã làm.": "text",
        "Phụ lục kèm theo Báo cáo này gồm 2 trang.": "text",
        "Điều 5 của Quy chế đã thực hiện.": "text",
        "Chương trình số 5 đã xong.": "text",
    }
    for line in lines:
        word.add(line)
    word.table(
        ["Nơi nhận:"], ["TM. ỦY BAN NHÂN DÂN", "KT.CHỦ TỊCH", "PHÓ CHỦ TỊCH", "", "", "Trần Thị Ví Dụ"]
    )
    for title in ("Phụ lục: Danh sách các thôn", "BIỂU SỐ 01"):
        word.page_break()
        word.add(title, bold=True, align=CENTRE)
        word.add("(Kèm theo Báo cáo số 30/BC-UBND ngày 05 tháng 3 năm 2026)", italic=True, align=CENTRE)
        word.add("Thôn A")
    found = dict(word.told())
    assert {line: found[line] for line in lines} == lines
    document = word.read()
    assert [part.role for part in document.parts] == [Role.MAIN, Role.APPENDIX, Role.APPENDIX]
    assert [
        [str(part.element_of(one)) for one in part.paragraphs if one.text] for part in document.parts[1:]
    ] == [
        ["appendix", "attached-to", "text"],
        ["appendix-title", "attached-to", "text"],
    ]


def test_post_above_the_name_is_told_by_the_room_above_it() -> None:
    word = PlainWord()
    word.letterhead()
    word.add("KẾ HOẠCH", align=CENTRE)
    word.add("Nội dung./.")
    word.table(["Nơi nhận:"], ["TRƯỞNG BAN", "", "", "", "CHỦ TỊCH UBND XÃ", "Nguyễn Văn Mẫu"])
    assert [element for _text, element in word.told()][-3:] == ["capacity", "other-post", "signer"]


def test_authority_below_the_bases_is_still_the_authority() -> None:
    word = PlainWord()
    word.letterhead()
    word.add("QUYẾT ĐỊNH", align=CENTRE)
    word.add("Về một việc", align=CENTRE)
    word.add("Căn cứ Luật Dữ liệu ngày 30 tháng 11 năm 2024;")
    word.add("CHỦ TỊCH ỦY BAN NHÂN DÂN XÃ HÒA TIẾN", align=CENTRE)
    word.add("QUYẾT ĐỊNH:", align=CENTRE)
    word.add("Điều 1. Một việc.")
    word.add("Điều 9 của Luật Dữ liệu nói rõ việc này.", bold=True)
    assert [element for _text, element in word.told()][-5:] == [
        *("basis", "authority", "decides", "article", "text")
    ]


def test_reference_to_the_decision_may_go_over_two_paragraphs() -> None:
    word = PlainWord()
    word.add("Phụ lục", align=CENTRE)
    word.add("DANH SÁCH", align=CENTRE)
    word.add("(Kèm theo Quyết định số 05/QĐ-UBND", align=CENTRE)
    word.add("ngày 05 tháng 3 năm 2026 của Ủy ban nhân dân xã)", align=CENTRE)
    word.add("1. Nguyễn Văn Mẫu")
    assert [element for _text, element in word.told()] == [
        *("appendix", "appendix-title", "attached-to", "attached-to", "heading")
    ]


def test_second_date_is_none_of_the_letterhead() -> None:
    word = PlainWord()
    word.text_box("UBND XÃ HÒA TIẾN", "Số: 7/UBND-VP")
    word.text_box(NATION, MOTTO, "Hòa Tiến, ngày 05 tháng 3 năm 2026")
    word.add("Đề nghị các thôn báo cáo trước")
    word.add("Hòa Tiến, ngày 06 tháng 3 năm 2026")
    assert [element for _text, element in word.told()][-3:] == ["place-date", "text", "text"]


def test_mark_of_urgency_between_letterhead_and_addressees_hides_nothing() -> None:
    word = PlainWord()
    word.table(["ỦY BAN NHÂN DÂN", "Số: 12/UBND-VP", "V/v ứng phó bão số 5"], [NATION, MOTTO])
    word.table(["HỎA TỐC"], [""])
    word.add("Kính gửi:")
    word.add("- Các phòng, đơn vị thuộc xã;")
    word.add("- Trưởng các thôn.")
    word.add("Thực hiện Công điện số 15, Ủy ban nhân dân xã đề nghị./.")
    assert [element for _text, element in word.told()] == [
        *("issuer", "number", "letter-subject", "nation", "motto", "other"),
        *("salutation", "addressee", "addressee", "text"),
    ]


def test_telegram_of_a_head_names_those_it_goes_to() -> None:
    word = PlainWord()
    bold: dict[str, object] = {"bold": True}
    names = [(line, bold) for line in ("CHỦ TỊCH", "ỦY BAN NHÂN DÂN", "XÃ HÒA TIẾN")]
    word.table([*names, "Số: 02/CĐ-UBND"], [NATION, MOTTO, "Hòa Tiến, ngày 18 tháng 9 năm 2026"])
    word.add("CÔNG ĐIỆN", align=CENTRE)
    word.add("Về việc ứng phó bão số 5", align=CENTRE)
    word.add("__________", align=CENTRE)
    word.add("CHỦ TỊCH ỦY BAN NHÂN DÂN XÃ HÒA TIẾN điện:", align=CENTRE)
    word.add("- Các phòng, đơn vị thuộc xã;")
    word.add("- Trưởng các thôn.")
    word.add("Để ứng phó bão số 5, Chủ tịch Ủy ban nhân dân xã yêu cầu:")
    assert [element for _text, element in word.told()] == [
        *("issuer", "issuer", "issuer", "number", "nation", "motto", "place-date"),
        *("kind", "subject", "line", "text", "addressee", "addressee", "text"),
    ]
