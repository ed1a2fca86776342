import contextlib
import os
import shutil
import struct
import subprocess
from pathlib import Path

import pytest
from fontTools.subset import Options, Subsetter
from fontTools.ttLib import TTFont
from hypothesis import given
from hypothesis import strategies as st

from generator.diagnostics import Diagnostics
from generator.word.fonts import (
    FAMILY,
    VIETNAMESE_LETTERS,
    Style,
    _letters_of_charset,
    _letters_of_truetype,
    faces_for_times_new_roman,
)
from tests.support.requirements import missing

PATH = os.environ.get("PATH", "")


@pytest.fixture(scope="module")
def fontconfig() -> None:
    if shutil.which("fc-match") is None or shutil.which("fc-list") is None:
        missing("fontconfig")


@pytest.fixture(scope="module")
def some_font(fontconfig: None) -> Path:
    """Any TrueType file of this machine that has all Vietnamese letters."""
    listing = subprocess.run(
        ["fc-list", ":lang=vi:fontformat=TrueType", "file"], capture_output=True, check=True, encoding="utf-8"
    )
    files = [line.rstrip(": ") for line in listing.stdout.splitlines() if line.rstrip(": ").endswith(".ttf")]
    if not files:
        missing("a TrueType font with Vietnamese letters")
    return Path(min(files))


def write_font(source: Path, target: Path, without: str, family: str) -> None:
    """Write ``source`` without some letters and under another family name."""
    font = TTFont(source)
    options = Options()
    options.name_IDs = ["*"]
    subsetter = Subsetter(options)
    subsetter.populate(unicodes=[code for code in font.getBestCmap() if chr(code) not in without])
    subsetter.subset(font)
    for record in font["name"].names:
        if record.nameID in {1, 16}:
            record.string = family
    font.save(target)


def codes(found: Diagnostics) -> set[str]:
    return {one.code for one in found}


def test_there_are_134_vietnamese_letters_beyond_ascii() -> None:
    assert len(VIETNAMESE_LETTERS) == len(set(VIETNAMESE_LETTERS)) == 134
    assert set("ăẵỗựỵđĐỮẬÝ") <= set(VIETNAMESE_LETTERS)


def test_truetype_reader_agrees_with_fonttools(some_font: Path) -> None:
    tables = TTFont(some_font)["cmap"].tables
    table = next(one for one in tables if (one.format, one.platformID, one.platEncID) == (4, 3, 1))
    assert _letters_of_truetype(some_font.read_bytes()) == set(table.cmap)


def test_real_font_file_is_preferred_and_its_missing_letters_are_told(
    some_font: Path, tmp_path: Path
) -> None:
    for name in ("times.ttf", "timesbd.ttf", "timesi.ttf", "timesbi.ttf"):
        write_font(some_font, tmp_path / name, without="ẵỆ", family=FAMILY)
    found = Diagnostics()
    faces = faces_for_times_new_roman(PATH, found, [tmp_path])
    assert [(face.style, face.family) for face in faces] == [(style, FAMILY) for style in Style]
    assert {frozenset(face.missing) for face in faces} == {frozenset("ẵỆ")}
    assert codes(found) == {"font-lacks-letters"}
    assert {"ẵ" in one.message and "Ệ" in one.message for one in found} == {True}


def test_damaged_font_file_is_passed_over(tmp_path: Path) -> None:
    (tmp_path / "times.ttf").write_bytes(b"\0\1\0\0 not a font")
    found = Diagnostics()
    assert faces_for_times_new_roman("", found, [tmp_path]) == ()
    assert [one.code for one in found] == ["font-missing"] * len(Style)


@pytest.mark.usefixtures("fontconfig")
def test_face_that_fontconfig_puts_in_place_is_told_with_what_it_lacks(
    some_font: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write_font(some_font, tmp_path / "stand-in.ttf", without="ẵ", family="Stand-In Mẫu")
    settings = tmp_path / "fonts.conf"
    settings.write_text(
        f"<fontconfig><dir>{tmp_path}</dir><cachedir>{tmp_path / 'cache'}</cachedir></fontconfig>",
        encoding="utf-8",
    )
    monkeypatch.setenv("FONTCONFIG_FILE", str(settings))
    found = Diagnostics()
    faces = faces_for_times_new_roman(PATH, found, [])
    assert {(face.family, face.file, face.missing) for face in faces} == {
        ("Stand-In Mẫu", tmp_path / "stand-in.ttf", "ẵ")
    }
    assert codes(found) == {"font-not-compatible", "font-lacks-letters"}
    assert all("fonts-liberation2" in (one.hint or "") for one in found)


@pytest.mark.usefixtures("fontconfig")
def test_faces_of_this_machine_are_files() -> None:
    faces = faces_for_times_new_roman(PATH, Diagnostics())
    assert faces
    assert all(face.file.is_file() for face in faces)


@given(st.sets(st.integers(0, 0xFFFF), max_size=40))
def test_charset_of_fontconfig_is_read_back(characters: set[int]) -> None:
    parts = [f"{one:x}" if one % 2 else f"{one:x}-{one:x}" for one in sorted(characters)]
    assert _letters_of_charset(" ".join(parts)) == characters


def test_charset_range_includes_both_ends() -> None:
    assert _letters_of_charset("20-22 1ea0") == {0x20, 0x21, 0x22, 0x1EA0}


@given(st.binary(max_size=300))
def test_no_bytes_make_the_font_reader_raise_anything_unexpected(data: bytes) -> None:
    for font in (data, b"\0\1\0\0" + data, b"\0\1\0\0\0\1\0\0\0\0\0\0cmap" + data):
        with contextlib.suppress(struct.error, ValueError):
            _letters_of_truetype(font)
