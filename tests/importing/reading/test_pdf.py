"""PDF files: lines and columns as printed, notes, old fonts, scans, and files that break readers."""

from __future__ import annotations

import time
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.diagnostics import Diagnostics
from generator.importing.paragraphs import ReadFile, Reason
from generator.importing.reading import read_file
from generator.importing.reading.pdf import read_pdf
from generator.importing.reading.pdf_worker import MAX_PAGES, read_pages
from generator.importing.recognising import recognise
from generator.importing.round_trip import compare_round_trip
from generator.pipeline import generate
from generator.resources import data_folder, templates_folder
from generator.word.pdf import convert_to_pdf
from tests.importing.reading.pdf_files import lines_at, pdf, text_at
from tests.support.rendered import require_programs

VNI = ("Ñieàu 1. Phaïm vi ñieàu chænh", "Quy cheá naøy quy ñònh vieäc hoïp cuûa Ban Chæ ñaïo.")
TCVN3 = ("§iÒu 1. Ph¹m vi ®iÒu chØnh", "C¸c c¬ quan nhµ n\xad\xedc vµ Tr\xad\xebng Ban häp t¹i ph\xadêng.")
FILLED = "chu trinh lam viec cua ca ban quy che nay theo ke hoach cua tinh ta ngay mai."


def read(data: bytes, time_limit_s: float = 30) -> tuple[ReadFile | None, list[str]]:
    found = Diagnostics()
    result = read_pdf(data, "quy-che.pdf", found, time_limit_s=time_limit_s)
    return result, [one.code for one in found]


def texts_of(data: bytes) -> list[str]:
    """The lines of all pages as they come out of the worker."""
    return [line[0] for page in read_pages(data)["pages"] for line in page["lines"]]


def test_lines_come_from_the_top_down_whatever_their_order_in_the_file() -> None:
    content = text_at(85, 500, "two") + text_at(85, 700, "one") + text_at(85, 300, "three")
    assert texts_of(pdf(content)) == ["one", "two", "three"]


def test_the_two_columns_of_a_letterhead_are_lines_of_their_own() -> None:
    content = (
        text_at(85, 780, "UBND TINH MAU")
        + text_at(300, 780, "CONG HOA XA HOI")
        + text_at(95, 762, "BAN CHI DAO")
        + text_at(330, 762, "Doc lap")
        + text_at(85, 700, "Khong co cot nao o day ca")
    )
    assert texts_of(pdf(content)) == [
        "UBND TINH MAU",
        "BAN CHI DAO",
        "CONG HOA XA HOI",
        "Doc lap",
        "Khong co cot nao o day ca",
    ]


def test_room_left_to_write_in_is_no_column() -> None:
    content = (
        text_at(85, 700, "Theo Quyet dinh so")
        + text_at(250, 700, "/QD-UBND ngay")
        + text_at(390, 700, "thang 5")
        + text_at(85, 682, "nam 2025 cua Chu tich Uy ban nhan dan tinh ve viec lap ban nay")
    )
    assert texts_of(pdf(content))[0] == "Theo Quyet dinh so /QD-UBND ngay thang 5"


def test_a_tab_behind_a_number_is_no_column() -> None:
    content = (
        text_at(85, 700, "1.") + text_at(121, 700, "Mot") + text_at(85, 682, "2.") + text_at(121, 682, "Hai")
    )
    assert texts_of(pdf(content)) == ["1. Mot", "2. Hai"]


def test_words_far_apart_are_two_words_and_letters_printed_twice_are_one() -> None:
    content = (
        text_at(85, 700, "mot")
        + text_at(112, 700, "hai")
        + text_at(85.4, 682, "dam")
        + text_at(85, 682, "dam")
    )
    assert texts_of(pdf(content)) == ["mot hai", "dam"]


def test_text_across_the_page_is_set_aside() -> None:
    watermark = "BT /F 40 Tf 0.7 0.7 -0.7 0.7 100 200 Tm (DU THAO) Tj ET\n"
    upright = "BT /F 14 Tf 0 1 -1 0 40 300 Tm (Ban luu) Tj ET\n"
    answer = read_pages(pdf(watermark + upright + lines_at(85, 700, ["mot", "hai", "ba", "bon"])))
    assert [line[0] for line in answer["pages"][0]["lines"]] == ["mot", "hai", "ba", "bon"]
    assert answer["pages"][0]["turned"] == ["Ban luu", "DU THAO"]


@pytest.mark.parametrize("turn", ["0 1 -1 0 500 100", "-1 0 0 -1 500 700", "0 -1 1 0 100 700"])
def test_a_page_that_lies_on_its_side_is_read_upright(turn: str) -> None:
    answer = read_pages(pdf(f"BT /F 14 Tf {turn} Tm (dong mot) Tj 0 -18 Td (dong hai) Tj ET"))
    assert [line[0] for line in answer["pages"][0]["lines"]] == ["dong mot", "dong hai"]


def test_notes_at_the_foot_and_their_numbers_are_set_aside() -> None:
    raised = "BT /F 14 Tf 85 700 Td (Theo quy che) Tj /F 8 Tf 5 Ts (1) Tj /F 14 Tf 0 Ts ( thi hop.) Tj ET\n"
    square = "BT /F 14 Tf 85 682 Td (Rong 40 m) Tj /F 8 Tf 5 Ts (2) Tj /F 14 Tf 0 Ts ( thoi.) Tj ET\n"
    data = pdf(raised + square + text_at(85, 90, "1 Quy che cu.", 9) + text_at(290, 50, "7"))
    shown = [(line[0], line[5]) for line in read_pages(data)["pages"][0]["lines"]]
    assert shown == [
        ("Theo quy che thi hop.", False),
        ("1", True),
        ("Rong 40 m2 thoi.", False),
        ("1 Quy che cu.", True),
        ("7", False),
    ]


@pytest.mark.parametrize(
    ("lines", "font"),
    [
        (VNI, "VNI-Times"),
        (VNI, "Times-Roman"),
        (TCVN3, ".VnTime"),
        (TCVN3, "ABCDEF+.VnTime"),
        (TCVN3, "Times-Roman"),
    ],
)
def test_old_fonts_come_out_in_unicode(lines: tuple[str, str], font: str) -> None:
    result, codes = read(pdf(lines_at(85, 700, lines * 3), fonts=font))
    assert result is not None
    assert codes == ["converted"]
    assert result.paragraphs[0].text == "Điều 1. Phạm vi điều chỉnh"
    second = "Quy chế này quy định việc họp của Ban Chỉ đạo."
    if lines is TCVN3:
        second = "Các cơ quan nhà nước và Trưởng Ban họp tại phường."
    assert result.paragraphs[1].text == second


def test_capitals_of_an_old_font_come_out_as_capitals() -> None:
    result, _codes = read(pdf(lines_at(85, 700, ["ch\xad¬ng i", "quy ®Þnh chung", *TCVN3]), fonts=".VnTimeH"))
    assert result is not None
    assert [one.text for one in result.paragraphs[:2]] == ["CHƯƠNG I", "QUY ĐỊNH CHUNG"]


def test_a_scan_without_text_is_told_and_so_is_one_page_of_it() -> None:
    drawing = "0 0 100 100 re f\n"
    assert read(pdf(drawing, drawing)) == (None, ["no-text"])
    assert read(pdf("")) == (None, ["no-text"])
    result, codes = read(pdf(lines_at(85, 700, VNI), drawing, ""))
    assert result is not None
    assert codes == ["page-without-text", "converted"]


def test_letters_that_were_read_wrongly_are_refused() -> None:
    result, codes = read(
        pdf(lines_at(85, 700, ["Bsn Chi dqo hpp m6i qu;f m$t l6n xyzt", "vi6c ph6i hgp gifa c6c sd"] * 4))
    )
    assert result is None
    assert codes == ["unreadable-letters"]


def test_text_that_lost_its_marks_is_refused() -> None:
    result, codes = read(pdf(lines_at(85, 700, [FILLED] * 4)))
    assert result is None
    assert codes == ["unreadable-letters"]


def test_a_locked_file_and_a_broken_one_are_told_apart() -> None:
    locked = f"/Encrypt<</Filter/Standard/V 1/R 2/O({'o' * 32})/U({'u' * 32})/P -4>>/ID[(1)(1)]"
    assert read(pdf(text_at(85, 700, "x"), trailer=locked)) == (None, ["encrypted"])
    assert read(b"%PDF-1.4\nnothing") == (None, ["broken-pdf"])
    assert read(pdf(text_at(85, 700, "x"))[:200]) == (None, ["broken-pdf"])


def test_too_many_pages_are_refused() -> None:
    assert read(pdf(*["" for _page in range(MAX_PAGES + 1)])) == (None, ["too-many-pages"])


def test_a_page_of_a_million_signs_is_refused_in_time() -> None:
    started = time.monotonic()
    result, codes = read(
        pdf("".join(text_at(n % 500, n // 500, "x", 0.5) for n in range(200_000))), time_limit_s=20
    )
    assert result is None
    assert codes in (["text-too-long"], ["pdf-too-heavy"])
    assert time.monotonic() - started < 30


def test_a_file_that_takes_too_long_is_given_up() -> None:
    assert read(pdf(text_at(85, 700, "x")), time_limit_s=0.001) == (None, ["pdf-too-heavy"])


@settings(deadline=None, max_examples=80)
@given(st.data())
def test_a_damaged_file_never_ends_in_an_exception(data: st.DataObject) -> None:
    whole = bytearray(pdf(lines_at(85, 700, VNI), text_at(85, 700, "hai")))
    for _change in range(data.draw(st.integers(1, 8))):
        place = data.draw(st.integers(0, len(whole) - 1))
        whole[place : place + data.draw(st.integers(0, 6))] = data.draw(st.binary(max_size=6))
    assert set(read_pages(bytes(whole))) == {"problem", "pages", "fonts"}


def test_our_own_regulation_and_decision_as_pdf_are_read_as_they_are_in_word(tmp_path: Path) -> None:
    libreoffice = require_programs()
    found = Diagnostics()
    (made,) = generate(
        [data_folder() / "committees" / "lai-chau-cai-cach-hanh-chinh"],
        kinds=["quyet-dinh-ban-hanh"],
        date=date(2026, 2, 15),
        templates=templates_folder(),
        found=found,
        progress=lambda _done, _of: None,
    )
    assert made.documents is not None, list(map(str, found))
    word = tmp_path / "quy-che.docx"
    word.write_bytes(made.documents[0].content)
    (shown,) = convert_to_pdf([word], found, libreoffice=libreoffice)
    assert shown is not None
    printed = tmp_path / "quy-che.docm"  # a wrong name is no fault
    printed.write_bytes(shown)
    found = Diagnostics()
    from_word, from_pdf = read_file(word, found), read_file(printed, found)
    assert [one.code for one in found] == ["other-format"]
    assert from_word is not None
    assert from_pdf is not None
    expected, recognised = (recognise(one.paragraphs, "quy-che") for one in (from_word, from_pdf))
    assert recognised.title == expected.title
    assert compare_round_trip(expected.children, recognised.children).differences == ()
    assert compare_round_trip(expected.decision, recognised.decision).differences == ()
    numbers = [one.paragraph.text for one in from_pdf.set_aside if one.reason is Reason.PAGE_NUMBER]
    assert numbers[:2] == ["2", "3"]
