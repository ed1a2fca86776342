"""The fonts of a theme (phông chữ của chủ đề) by the names that w:rFonts has for them."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import product

from lxml import etree

_DRAWINGML = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
_PLACES = (("Ascii", "latin"), ("HAnsi", "latin"), ("EastAsia", "ea"), ("Bidi", "cs"))


def theme_fonts(theme: etree._Element | None) -> Mapping[str, str]:
    """ "minorHAnsi" → "Calibri", for each of the places that the theme names a font for."""
    fonts: dict[str, str] = {}
    for kind, (place, script) in product(("major", "minor"), _PLACES):
        group = None if theme is None else next(theme.iter(f"{_DRAWINGML}{kind}Font"), None)
        face = None if group is None else group.find(_DRAWINGML + script)
        if face is not None and (name := face.get("typeface")):
            fonts[kind + place] = name
    return fonts
