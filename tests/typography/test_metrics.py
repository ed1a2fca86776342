from __future__ import annotations

import json
import unicodedata

import pytest

from generator.typography.metrics import UNITS_PER_EM, text_units, text_width
from tests.typography.extract_widths import CHARACTERS, FONTS, STYLES, WIDTHS, widths

CM = 72 / 2.54
VIETNAMESE = [
    unicodedata.normalize("NFC", letter + tone)
    for letter in "aăâeêioôơuưyAĂÂEÊIOÔƠUƯY"
    for tone in ("", "\u0300", "\u0301", "\u0303", "\u0309", "\u0323")
] + ["đ", "Đ"]
with_fonts = pytest.mark.skipif(not FONTS.is_dir(), reason="fonts-liberation2 is not installed")


@pytest.mark.parametrize(
    ("text", "size", "style", "centimetres"),
    [
        ("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", 13, {"bold": True}, 9.57),
        ("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", 12, {"bold": True}, 8.83),
        ("Độc lập - Tự do - Hạnh phúc", 14, {"bold": True}, 6.05),
        ("Độc lập - Tự do - Hạnh phúc", 13, {"bold": True}, 5.61),
        ("ỦY BAN NHÂN DÂN", 13, {"bold": True}, 4.32),
        ("ỦY BAN NHÂN DÂN", 12, {"bold": True}, 3.99),
        ("ỦY BAN NHÂN DÂN XÃ HÒA TIẾN", 13, {"bold": True}, 7.49),
        ("Thành phố Hồ Chí Minh, ngày 29 tháng 6 năm 2019", 14, {"italic": True}, 10.39),
        ("Thành phố Hồ Chí Minh, ngày 29 tháng 6 năm 2019", 13, {"italic": True}, 9.64),
    ],
)
def test_widths_of_the_official_forms(
    text: str, size: float, style: dict[str, bool], centimetres: float
) -> None:
    assert text_width(text, size, **style) / CM == pytest.approx(centimetres, abs=0.006)


@with_fonts
def test_the_committed_widths_are_those_of_the_font() -> None:
    committed = json.loads(WIDTHS.read_text(encoding="utf-8"))
    assert committed["widths"] == {style: widths(style, CHARACTERS) for style in STYLES}
    assert committed["licence"] == "SIL Open Font License 1.1"


@with_fonts
@pytest.mark.parametrize("style", STYLES)
def test_every_vietnamese_letter_is_as_wide_as_in_the_font(style: str) -> None:
    from_font = widths(style, VIETNAMESE)
    measured = {
        letter: text_width(letter, 2048, bold="bold" in style, italic="italic" in style)
        for letter in VIETNAMESE
    }
    assert len(from_font) == 146
    assert measured == from_font


def test_decomposed_text_is_as_wide_as_composed() -> None:
    text = "Hướng dẫn Đề án ở xã Sì Lở Lầu"
    assert text_width(unicodedata.normalize("NFD", text), 13) == pytest.approx(text_width(text, 13))


def test_widths_add_up_and_grow_with_the_size() -> None:
    assert text_width("", 13) == 0
    assert text_width("Lai Châu", 14) == pytest.approx(2 * text_width("Lai Châu", 7))
    assert text_width("Lai", 13) + text_width(" ", 13) + text_width("Châu", 13) == pytest.approx(
        text_width("Lai Châu", 13)
    )


def test_an_unknown_character_is_a_full_square() -> None:
    assert text_width("漢", 13) == 13
    assert text_width("\ud800", 13) == 13


def test_widths_are_counted_in_units_of_the_font() -> None:
    assert json.loads(WIDTHS.read_text(encoding="utf-8"))["units_per_em"] == UNITS_PER_EM
    assert text_units("Ủy ban nhân dân", True) == text_units("Ủy ban ", True) + text_units("nhân dân", True)
