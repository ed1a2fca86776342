"""The horizontal lines of a paragraph (đường kẻ ngang): drawings of Word in all their spellings, and rows of
signs that stand for a line.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from lxml import etree

from generator.checking.form.document import DrawnLine, FormRun, LineMade
from generator.typography.metrics import text_width
from generator.word.wordml import MC, TEXT_BOX, W

_WP = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"
_WPS = "{http://schemas.microsoft.com/office/word/2010/wordprocessingShape}"
_A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
_V = "{urn:schemas-microsoft-com:vml}"
_O = "{urn:schemas-microsoft-com:office:office}"
_EMU_PER_TWIP: Final = 635
_TWIPS_PER_POINT: Final = 20
_THICKEST: Final = 60
"""What is at most three points high is a line, not a picture."""
_STEEPEST: Final = 0.05
_LINE_SHAPES: Final = frozenset({"line", "straightConnector1"})
_SIGN: Final = r"[_\-–—─━=*~¯]"
_SIGNS: Final = re.compile(rf"\s*(?:{_SIGN}\s?){{3,}}(?:o0o|0o0|ooo)?\s*(?:{_SIGN}\s?)*", re.I)
_SOME_SIGNS: Final = re.compile(rf"{_SIGN}\s?{_SIGN}\s?{_SIGN}")
_STYLE: Final = re.compile(r"(?:^|;)\s*(width|height)\s*:\s*(-?[\d.]+)(pt|in|cm|mm|px)?", re.I)
_POINTS: Final = {"pt": 1.0, "in": 72.0, "cm": 72 / 2.54, "mm": 7.2 / 2.54, "px": 0.75}
_RAISED: Final = 0.65
"""How large Word prints raised letters, of their size."""

DRAWINGS: Final = frozenset({W + "drawing", W + "pict", W + "object", MC + "AlternateContent"})
"""What a run holds that may draw a line."""


def is_row_of_signs(text: str) -> bool:
    """Whether a text is nothing but dashes, underscores or stars that stand for a line."""
    return _SIGNS.fullmatch(text) is not None


def lines_of_signs(runs: tuple[FormRun, ...], text: str) -> Iterator[DrawnLine]:
    """The lines of a paragraph that are rows of signs."""
    if _SOME_SIGNS.search(text) is None:
        return
    for row in filter(is_row_of_signs, text.split("\n")):
        signs = next((run for run in runs if run.text.strip() and run.text.strip() in row), runs[0])
        size = signs.look.size * (_RAISED if signs.look.raised else 1)
        width = text_width(row.strip(), size, signs.look.bold, signs.look.italic)
        yield DrawnLine(LineMade.CHARACTERS, width * _TWIPS_PER_POINT)


def underlines(runs: tuple[FormRun, ...]) -> Iterator[DrawnLine]:
    """The line under the letters of a paragraph, where all of them are underlined."""
    shown = [run for run in runs if run.text.strip()]
    if shown and all(run.look.underlined for run in shown):
        widths = [text_width(run.text, run.look.size, run.look.bold, run.look.italic) for run in shown]
        yield DrawnLine(LineMade.UNDERLINE, sum(widths) * _TWIPS_PER_POINT)


def drawn_lines(holder: etree._Element) -> Iterator[DrawnLine]:
    """The lines that a w:drawing, w:pict or mc:AlternateContent draws, without its copy for old programs."""
    if holder.tag == MC + "AlternateContent":
        for child in (*holder.iterchildren(MC + "Choice"), *holder.iterchildren(MC + "Fallback")):
            found = [line for one in child for line in drawn_lines(one)]
            if found:
                yield from found
                return
    elif holder.tag == W + "drawing":
        yield from _of_drawing(holder)
    elif holder.tag in {W + "pict", W + "object"}:
        yield from _of_vml(holder)


def _of_drawing(drawing: etree._Element) -> Iterator[DrawnLine]:
    shapes = [one for one in drawing.iter(_WPS + "wsp") if next(one.iterancestors(TEXT_BOX), None) is None]
    if len(shapes) > 1:
        for shape in shapes:
            yield from _if_flat(next(shape.iter(_A + "ext"), None), shape)
        return
    extent = next(drawing.iter(_WP + "extent"), None)
    yield from _if_flat(extent, shapes[0] if shapes else drawing)


def _if_flat(extent: etree._Element | None, shape: etree._Element) -> Iterator[DrawnLine]:
    if extent is None or next(shape.iter(TEXT_BOX), None) is not None:
        return
    width, height = (_emu(extent.get(name)) for name in ("cx", "cy"))
    form = next(shape.iter(_A + "prstGeom"), None)
    is_line = form is not None and form.get("prst") in _LINE_SHAPES
    if width > height and (height <= _THICKEST or (is_line and height <= width * _STEEPEST)):
        yield DrawnLine(LineMade.DRAWN, width)


def _of_vml(picture: etree._Element) -> Iterator[DrawnLine]:
    for shape in picture.iter(_V + "line", _V + "shape", _V + "rect"):
        if next(shape.iter(TEXT_BOX), None) is not None:
            continue
        grouped = next(shape.iterancestors(_V + "group"), None) is not None
        if shape.get(_O + "hr") in {"t", "true"}:
            yield DrawnLine(LineMade.DRAWN, None)
        elif shape.tag == _V + "line":
            start, end = _point(shape.get("from")), _point(shape.get("to"))
            width, height = abs(end[0] - start[0]), abs(end[1] - start[1])
            if width > height and height <= max(_THICKEST, width * _STEEPEST):
                yield DrawnLine(LineMade.DRAWN, None if grouped else width)
        else:
            sizes = {
                name.lower(): _length(number, unit)
                for name, number, unit in _STYLE.findall(shape.get("style", ""))
            }
            width, height = sizes.get("width", 0.0), sizes.get("height", 0.0)
            if width > height and "height" in sizes and height <= _THICKEST:
                yield DrawnLine(LineMade.DRAWN, None if grouped else width)


def _emu(text: str | None) -> float:
    return int(text) / _EMU_PER_TWIP if text is not None and re.fullmatch(r"-?\d{1,12}", text, re.A) else 0.0


def _point(text: str | None) -> tuple[float, float]:
    """A point of VML ("1.5pt,0") in twips; a number without a unit counts pixels."""
    matches = [
        re.fullmatch(r"(-?[\d.]+)\s*(pt|in|cm|mm|px)?", one.strip()) for one in (text or "").split(",")
    ]
    lengths = [0.0 if one is None else _length(one[1], one[2] or "") for one in matches]
    return lengths[0], lengths[1] if len(lengths) > 1 else 0.0


def _length(number: str, unit: str) -> float:
    try:
        return float(number) * _POINTS[(unit or "px").lower()] * _TWIPS_PER_POINT
    except ValueError:
        return 0.0
