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

_FALLBACK_EM = 1.0
"""The width in em of a character that is not in the table: a full square, so that lines come out short."""


def text_width(text: str, size_pt: float, bold: bool = False, italic: bool = False) -> float:
    """Return the width of a line of text (độ rộng dòng chữ) in points at a font size in points."""
    widths = _widths(bold, italic)
    return size_pt * sum(widths.get(glyph, _FALLBACK_EM) for glyph in _base_glyphs(text))


def _base_glyphs(text: str) -> str:
    """The characters that take room: letters without their marks, the horn kept."""
    decomposed = unicodedata.normalize("NFD", text)
    spaced = (mark for mark in decomposed if mark == _HORN or not unicodedata.combining(mark))
    return unicodedata.normalize("NFC", "".join(spaced))


@cache
def _widths(bold: bool, italic: bool) -> dict[str, float]:
    """Widths of one style in em."""
    document = json.loads(files(__package__).joinpath("serif_widths.json").read_text(encoding="utf-8"))
    style = {
        (False, False): "regular",
        (True, False): "bold",
        (False, True): "italic",
        (True, True): "bold_italic",
    }
    units = document["units_per_em"]
    return {glyph: width / units for glyph, width in document["widths"][style[bold, italic]].items()}
