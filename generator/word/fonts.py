"""Which face stands for Times New Roman on this machine, and which Vietnamese letters it lacks."""

from __future__ import annotations

import shutil
import struct
import subprocess
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from gettext import gettext as _
from pathlib import Path

from generator.diagnostics import Diagnostics

FAMILY = "Times New Roman"

COMPATIBLE_FAMILIES = frozenset({FAMILY, "Liberation Serif", "Tinos"})
"""Families with letters as wide as those of Times New Roman: lines break where Word breaks them."""

FONT_FOLDERS = (
    Path(r"C:\Windows\Fonts"),
    Path("/System/Library/Fonts/Supplemental"),
    Path("/Library/Fonts"),
)
"""Where Windows and macOS keep the real Times New Roman; a user's own folder is added by the caller."""

_TONES = ("", "\u0300", "\u0309", "\u0303", "\u0301", "\u0323")  # ngang, huyền, hỏi, ngã, sắc, nặng

VIETNAMESE_LETTERS = "".join(
    letter
    for small in [
        "đ",
        *(unicodedata.normalize("NFC", vowel + tone) for vowel in "aăâeêioôơuưy" for tone in _TONES),
    ]
    for letter in (small, small.upper())
    if not letter.isascii()
)
"""The 134 letters of Vietnamese that ASCII lacks, small and capital, each as one character (NFC)."""


class Style(StrEnum):
    """The four styles of a family, by the names that fontconfig gives them."""

    REGULAR = "Regular"
    BOLD = "Bold"
    ITALIC = "Italic"
    BOLD_ITALIC = "Bold Italic"


_FILES = {
    Style.REGULAR: ("times.ttf", "Times New Roman.ttf"),
    Style.BOLD: ("timesbd.ttf", "Times New Roman Bold.ttf"),
    Style.ITALIC: ("timesi.ttf", "Times New Roman Italic.ttf"),
    Style.BOLD_ITALIC: ("timesbi.ttf", "Times New Roman Bold Italic.ttf"),
}


@dataclass(frozen=True, slots=True)
class Face:
    """A face (kiểu chữ) that text in Times New Roman gets; ``missing`` are the letters that it lacks."""

    style: Style
    family: str
    file: Path
    missing: str


def faces_for_times_new_roman(
    search_path: str, found: Diagnostics, font_folders: Sequence[Path] = FONT_FOLDERS
) -> tuple[Face, ...]:
    """Find the faces that print Times New Roman (phông chữ, PL1 I.4) here: one for each style.

    The real font in ``font_folders`` comes first, then what fontconfig's ``fc-match`` on ``search_path`` (the
    text of PATH) puts in its place. Warnings: ``font-missing`` (the style is left out),
    ``font-not-compatible``, ``font-lacks-letters``.
    """
    fc_match = shutil.which("fc-match", path=search_path)
    faces = []
    for style in Style:
        face = _real_face(style, font_folders) or (_matched_face(style, fc_match) if fc_match else None)
        if face is None:
            message = _("no face was found for Times New Roman, style {style}").format(style=style)
            found.warning("font-missing", message, hint=_advice())
        else:
            _warn_of(face, found)
            faces.append(face)
    return tuple(faces)


def _warn_of(face: Face, found: Diagnostics) -> None:
    if face.family not in COMPATIBLE_FAMILIES:
        message = _("{family} stands for Times New Roman ({style}); lines and pages will break elsewhere")
        found.warning(
            "font-not-compatible", message.format(family=face.family, style=face.style), hint=_advice()
        )
    if face.missing:
        message = _("{family} ({style}) lacks {count} Vietnamese letters: {letters}")
        values = {
            "family": face.family,
            "style": face.style,
            "count": len(face.missing),
            "letters": face.missing,
        }
        found.warning("font-lacks-letters", message.format(**values), hint=_advice())


def _advice() -> str:
    # Debian's fonts-liberation 1.07 lacks 93 of the letters; fonts-liberation2 has them all.
    return _(
        "install a complete face (Debian, Ubuntu: sudo apt-get install fonts-liberation2; "
        "Windows, macOS: Times New Roman comes with the system or with Microsoft Office)"
    )


def _real_face(style: Style, font_folders: Sequence[Path]) -> Face | None:
    for file in (folder / name for folder in font_folders for name in _FILES[style]):
        try:
            letters = _letters_of_truetype(file.read_bytes())
        except (OSError, struct.error, ValueError):
            continue
        return Face(style, FAMILY, file, _missing(letters))
    return None


def _matched_face(style: Style, fc_match: str) -> Face | None:
    pattern = "%{family[0]}\n%{file}\n%{charset}"
    command = [fc_match, "--format", pattern, f"{FAMILY}:style={style}"]
    try:
        answer = subprocess.run(command, capture_output=True, check=True, timeout=30, encoding="utf-8")
        family, file, charset = answer.stdout.split("\n")
        letters = _letters_of_charset(charset)
    except (OSError, subprocess.SubprocessError, ValueError):
        return None
    return Face(style, family, Path(file), _missing(letters))


def _missing(letters: frozenset[int]) -> str:
    return "".join(letter for letter in VIETNAMESE_LETTERS if ord(letter) not in letters)


def _letters_of_charset(charset: str) -> frozenset[int]:
    """Read fontconfig's way to write a set of characters: ``20-7e a0-36f 374``, in hexadecimal."""
    letters: set[int] = set()
    for part in charset.split():
        first, _dash, last = part.partition("-")
        letters.update(range(int(first, 16), int(last or first, 16) + 1))
    return frozenset(letters)


def _letters_of_truetype(font: bytes) -> frozenset[int]:
    """Read which characters a TrueType file has: OpenType specification, table ``cmap``, subtable format 4.

    Format 4 covers U+0000 to U+FFFF, where all Vietnamese letters are, and every font for Windows carries it.
    Raises ``struct.error`` or ``ValueError`` where the file is something else.
    """
    (tables,) = struct.unpack_from(">H", font, 4)
    records = (struct.unpack_from(">4s4xI4x", font, 12 + 16 * index) for index in range(tables))
    cmap = next((offset for tag, offset in records if tag == b"cmap"), None)
    if cmap is None:
        raise ValueError("no cmap table")
    (subtables,) = struct.unpack_from(">H", font, cmap + 2)
    for index in range(subtables):
        platform, encoding, offset = struct.unpack_from(">HHI", font, cmap + 4 + 8 * index)
        if (platform, encoding) == (3, 1) and struct.unpack_from(">H", font, cmap + offset) == (4,):
            return _letters_of_segments(font, cmap + offset)
    raise ValueError("no Unicode subtable of format 4")


def _letters_of_segments(font: bytes, start: int) -> frozenset[int]:
    (twice_count,) = struct.unpack_from(">H", font, start + 6)
    count = twice_count // 2
    # Four arrays of one number per segment, and a reserved number after the first.
    ends = struct.unpack_from(f">{count}H", font, start + 14)
    starts_at = start + 14 + twice_count + 2
    firsts = struct.unpack_from(f">{count}H", font, starts_at)
    deltas = struct.unpack_from(f">{count}H", font, starts_at + twice_count)
    ranges_at = starts_at + 2 * twice_count
    ranges = struct.unpack_from(f">{count}H", font, ranges_at)
    letters = set()
    for segment, (first, last, delta, offset) in enumerate(zip(firsts, ends, deltas, ranges, strict=True)):
        for letter in range(first, last + 1):
            glyph = letter
            if offset:
                # The specification counts from the place of this very number in the array.
                place = ranges_at + 2 * segment + offset + 2 * (letter - first)
                (glyph,) = struct.unpack_from(">H", font, place)
                if glyph == 0:
                    continue
            if (glyph + delta) % 0x10000:
                letters.add(letter)
    return frozenset(letters)
