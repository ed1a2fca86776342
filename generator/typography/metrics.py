"""How wide a text is in Times New Roman, by the widths of Liberation Serif, which has the same metrics.

Vietnamese letters are as wide as their base letters: a mark above or below adds nothing, only the horn of ơ
and ư makes letters of their own width. Kerning is left out, as Word leaves it out unless told otherwise.
"""

from __future__ import annotations

import json
import unicodedata
from functools import cache
from importlib.resources import files

_HORN = "\u031b"

UNITS_PER_EM = 2048
"""What widths are counted in: em / 2048, as the font's own table does."""


def text_width(text: str, size_pt: float, bold: bool = False, italic: bool = False) -> float:
    """Return the width of a line of text (độ rộng dòng chữ) in points at a font size in points."""
    return size_pt * text_units(text, bold, italic) / UNITS_PER_EM


def text_units(text: str, bold: bool = False, italic: bool = False) -> int:
    """The width of a line of text in units of the font, which add up exactly."""
    widths = _widths(bold, italic)
    return sum([widths[character] for character in unicodedata.normalize("NFC", text)])


class _Widths(dict[str, int]):
    """The widths of characters in NFC, found as they are met."""

    def __init__(self, glyphs: dict[str, int]) -> None:
        super().__init__()
        self._glyphs = glyphs

    def __missing__(self, character: str) -> int:
        # A character that is not in the table is as wide as a full square, so that lines come out short.
        width = sum(self._glyphs.get(glyph, UNITS_PER_EM) for glyph in _base_glyphs(character))
        self[character] = width
        return width


def _base_glyphs(text: str) -> str:
    """The characters that take room: letters without their marks, the horn kept."""
    decomposed = unicodedata.normalize("NFD", text)
    spaced = (mark for mark in decomposed if mark == _HORN or not unicodedata.combining(mark))
    return unicodedata.normalize("NFC", "".join(spaced))


@cache
def _widths(bold: bool, italic: bool) -> _Widths:
    """Widths of one style."""
    document = json.loads(files(__package__).joinpath("serif_widths.json").read_text(encoding="utf-8"))
    style = {
        (False, False): "regular",
        (True, False): "bold",
        (False, True): "italic",
        (True, True): "bold_italic",
    }
    return _Widths(document["widths"][style[bold, italic]])
