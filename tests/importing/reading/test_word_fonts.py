"""Old fonts of Word files: TCVN3 and VNI are turned into Unicode, run by run."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.diagnostics import Diagnostics
from generator.importing.reading.word_fonts import Piece, legacy_encoding, read_pieces, symbol
from generator.vietnamese.encodings import LegacyEncoding
from tests.importing.reading.word_files import paragraph, read, run, texts, word_file

TCVN3 = "QuyÕt ®Þnh cña Ban ChØ ®¹o"
VNI = "Quyeát ñònh cuûa Ban Chæ ñaïo"
UNICODE = "Quyết định của Ban Chỉ đạo"


def font(name: str) -> str:
    return f'<w:rFonts w:ascii="{name}" w:hAnsi="{name}"/>'


@pytest.mark.parametrize(
    ("name", "encoding"),
    [
        (".VnTime", LegacyEncoding.TCVN3),
        (".VnArialH", LegacyEncoding.TCVN3),
        (".VNTIME", LegacyEncoding.TCVN3),
        ("VNI-Times", LegacyEncoding.VNI),
        ("VNI Helve", LegacyEncoding.VNI),
        ("Times New Roman", None),
        ("UVnTime", None),
        (None, None),
    ],
)
def test_encoding_is_told_by_the_name_of_the_font(name: str | None, encoding: LegacyEncoding | None) -> None:
    assert legacy_encoding(name) is encoding


def test_each_run_is_read_in_its_own_font_and_the_fonts_are_told() -> None:
    found = Diagnostics()
    data = word_file(
        paragraph("Chữ Unicode: ", run(TCVN3, font(".VnTime"))),
        paragraph(run(VNI, font("VNI-Times")), " và đuôi"),
        paragraph(run("quy chÕ", font(".VnTimeH"))),
    )
    assert [one.text for one in read(data, found).paragraphs] == [
        f"Chữ Unicode: {UNICODE}",
        f"{UNICODE} và đuôi",
        "QUY CHẾ",
    ]
    assert [(one.code, one.location and one.location.line) for one in found] == [
        ("converted", 1),
        ("converted", 2),
    ]


@pytest.mark.parametrize(
    "styles",
    [
        f'<w:style w:type="paragraph" w:default="1" w:styleId="N"><w:rPr>{font(".VnTime")}</w:rPr></w:style>',
        f"<w:docDefaults><w:rPrDefault><w:rPr>{font('.VnTime')}</w:rPr></w:rPrDefault></w:docDefaults>",
        "<w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:hAnsiTheme='minorHAnsi' w:hAnsi='Arial'/></w:rPr>"
        "</w:rPrDefault></w:docDefaults>",
        f'<w:style w:type="paragraph" w:styleId="Goc"><w:rPr>{font(".VnTime")}</w:rPr></w:style>'
        '<w:style w:type="paragraph" w:default="1" w:styleId="N"><w:basedOn w:val="Goc"/></w:style>',
    ],
    ids=["default style", "defaults of the file", "theme", "base of a style"],
)
def test_font_is_inherited(styles: str) -> None:
    theme = "<a:minorFont><a:latin typeface='.VnTime'/></a:minorFont>"
    data = word_file(paragraph(TCVN3), parts={"styles": styles, "theme": theme})
    assert [one.text for one in read(data, Diagnostics()).paragraphs] == [UNICODE]


def test_own_font_and_character_style_come_before_the_paragraph() -> None:
    styles = (
        f'<w:style w:type="paragraph" w:styleId="Cu"><w:rPr>{font(".VnTime")}</w:rPr></w:style>'
        f'<w:style w:type="character" w:styleId="Moi"><w:rPr>{font("Arial")}</w:rPr></w:style>'
    )
    data = word_file(
        paragraph(TCVN3, run(" à ô", '<w:rStyle w:val="Moi"/>'), run(" é", font("Arial")), style="Cu"),
        parts={"styles": styles},
    )
    assert [one.text for one in read(data, Diagnostics()).paragraphs] == [f"{UNICODE} à ô é"]


def test_style_based_on_itself_ends() -> None:
    styles = '<w:style w:type="paragraph" w:styleId="A"><w:basedOn w:val="A"/></w:style>'
    assert texts(word_file(paragraph("lời", style="A"), parts={"styles": styles})) == ["lời"]


def test_soft_hyphen_is_a_letter_of_tcvn3() -> None:
    hyphen = f"<w:r><w:rPr>{font('.VnTime')}</w:rPr><w:t>nh</w:t><w:softHyphen/><w:t>ng</w:t></w:r>"
    assert [one.text for one in read(word_file(paragraph(hyphen)), Diagnostics()).paragraphs] == ["nhưng"]


def test_marks_of_vni_join_letters_of_another_run() -> None:
    data = word_file(paragraph(run("QUY CHE", font("VNI-Times")), run("Á", font("VNI-Times") + "<w:b/>")))
    assert [one.text for one in read(data, Diagnostics()).paragraphs] == ["QUY CHẾ"]


def test_unicode_typed_under_an_old_font_stays() -> None:
    data = word_file(paragraph(run("Kế hoạch là của cơ quan", font(".VnTime"))))
    assert texts(data) == ["Kế hoạch là của cơ quan"]


def test_paragraph_that_does_not_tell_is_read_as_the_rest_of_the_file() -> None:
    """ "Báo cáo" could be either; the other paragraphs in the same font say which."""
    unsure = paragraph(run("Báo cáo", font(".VnTime")))
    in_unicode = word_file(unsure, paragraph(run("Kế hoạch của cơ quan", font(".VnTime"))))
    assert texts(in_unicode) == ["Báo cáo", "Kế hoạch của cơ quan"]
    sure = word_file(paragraph(run("Õ", font(".VnTime"))), paragraph(run(TCVN3, font(".VnTime"))))
    assert [one.text for one in read(sure, Diagnostics()).paragraphs] == ["ế", UNICODE]
    mixed = word_file(unsure, paragraph(run("của", font(".VnTime"))), paragraph(run(TCVN3, font(".VnTime"))))
    assert [one.text for one in read(mixed, Diagnostics()).paragraphs][1:] == ["của", UNICODE]


@given(
    st.text(st.characters(codec="ascii"), max_size=40),
    st.sampled_from([".VnTime", ".VnTimeH", "VNI-Times", "Symbol", "Arial", None]),
)
def test_letters_of_ascii_stay_whatever_the_font(text: str, name: str | None) -> None:
    shown, old = read_pieces([Piece(text, name)])
    assert shown == (text.upper() if name == ".VnTimeH" else text)
    assert old == ()


@given(
    st.integers(0, 0xFFFFF), st.sampled_from(["Symbol", "Wingdings", "Webdings", ".VnTime", "Arial", None])
)
def test_any_code_of_a_sign_gives_one_character(code: int, name: str | None) -> None:
    assert len(symbol(name, code)) == 1
    assert not "\ud800" <= symbol(name, code) <= "\udfff"
