from __future__ import annotations

import subprocess
import sys
import unicodedata

import pytest
from babel.lists import format_list
from hypothesis import given
from hypothesis import strategies as st

from generator.vietnamese.text import (
    ascii_slug,
    capitalise_first,
    forbidden_characters,
    join_names,
    nearest,
    normalise,
    without_end_mark,
)


def test_decomposed_letters_become_one_character_each() -> None:
    assert normalise(unicodedata.normalize("NFD", "Điều hướng ợ")) == "Điều hướng ợ"
    assert len(normalise("e\u0323\u0302")) == 1


def test_forbidden_characters_are_listed_with_their_places() -> None:
    text = "a\x00b\x0c\u0085\ud800\uffff\r"
    assert forbidden_characters(text) == (
        (1, "U+0000"),
        (3, "U+000C"),
        (4, "U+0085"),
        (5, "U+D800"),
        (6, "U+FFFF"),
        (7, "U+000D"),
    )


def test_tabs_line_feeds_and_letters_of_any_script_are_allowed() -> None:
    assert forbidden_characters("Điều 1.\tộ\n\u00a0\ue000😀漢") == ()


@given(st.text())
def test_text_without_forbidden_characters_can_stand_in_xml(text: str) -> None:
    if not forbidden_characters(text):
        from lxml import etree  # noqa: PLC0415 - only this test needs it

        element = etree.Element("t")
        element.text = text
        assert etree.fromstring(etree.tostring(element)).text == (text or None)


@pytest.mark.parametrize(
    ("name", "slug"),
    [
        ("Sở Tài chính", "so-tai-chinh"),
        ("Đề án 06", "de-an-06"),
        ("ỦY BAN NHÂN DÂN xã Sì Lở Lầu", "uy-ban-nhan-dan-xa-si-lo-lau"),
        ("Ðắk Lắk", "dak-lak"),
        ("  Thi đua - Khen thưởng (2026) ", "thi-dua-khen-thuong-2026"),
        ("đường ướt ợ", "duong-uot-o"),
        ("../../etc", "etc"),
        ("漢字", ""),
    ],
)
def test_slugs_of_vietnamese_names(name: str, slug: str) -> None:
    assert ascii_slug(name) == slug


@given(st.text())
def test_a_slug_is_plain_ascii_and_stays_when_made_again(text: str) -> None:
    slug = ascii_slug(text)
    assert slug == "" or slug.replace("-", "a").isalnum()
    assert slug.isascii()
    assert ascii_slug(slug) == slug
    assert ascii_slug(unicodedata.normalize("NFD", text)) == slug


@pytest.mark.parametrize(
    ("names", "joined"), [((), ""), (("a",), "a"), (("a", "b"), "a và b"), (("a", "b", "c"), "a, b và c")]
)
def test_names_are_joined_as_a_vietnamese_list(names: tuple[str, ...], joined: str) -> None:
    assert join_names(names) == joined


@given(st.lists(st.text(min_size=1), min_size=1, max_size=6))
def test_joined_names_agree_with_cldr(names: list[str]) -> None:
    assert join_names(names) == format_list(names, locale="vi")


@pytest.mark.parametrize(
    ("text", "capital"),
    [("ủy ban", "Ủy ban"), ("đề án", "Đề án"), ("", ""), ("UBND xã", "UBND xã"), ("1 a", "1 a")],
)
def test_only_the_first_letter_becomes_a_capital(text: str, capital: str) -> None:
    assert capitalise_first(text) == capital


def test_the_nearest_candidate_is_found_and_a_stranger_is_not() -> None:
    keys = ("committee", "standing_agency", "support_team")
    assert nearest("standing_agancy", keys) == "standing_agency"
    assert nearest("xyz", keys) is None
    assert nearest("any", ()) is None


def test_text_and_letters_load_no_heavy_package() -> None:
    program = (
        "import sys, generator.vietnamese.text, generator.vietnamese.letters, generator.vietnamese.dates;"
        "sys.exit(any(name in sys.modules for name in ('babel', 'pydantic', 'lxml', 'docx')))"
    )
    assert subprocess.run([sys.executable, "-c", program], check=False).returncode == 0


@pytest.mark.parametrize(
    ("text", "bare"),
    [("Xong.", "Xong"), ("Xong; ", "Xong"), ("Xong", "Xong"), ("Theo điểm a.1.", "Theo điểm a.1"), (".", "")],
)
def test_entry_of_a_list_loses_the_mark_at_its_end(text: str, bare: str) -> None:
    assert without_end_mark(text) == bare
