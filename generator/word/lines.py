"""Filters that know the page: names broken into lines, and the drawn line under a text."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from generator.typography.metrics import text_width
from generator.typography.names import break_name, break_subject

_POINTS_PER_CM: Final = 72 / 2.54
_EMU_PER_POINT: Final = 12_700
SHORTEST_LINE_PT: Final = _POINTS_PER_CM
"""A drawn line is 1 cm long where half of a short text allows it: a shorter one is taken for a hyphen."""
LINE_WEIGHT_PT: Final = 0.75

# A run meets the same names in every document, and breaking one takes longer than rendering a page.
_break_name = lru_cache(maxsize=4096)(break_name)
_break_subject = lru_cache(maxsize=4096)(break_subject)
_text_width = lru_cache(maxsize=4096)(text_width)

_DRAWING = (
    "<w:r><w:rPr><w:noProof/></w:rPr>"
    '<mc:AlternateContent xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006">'
    '<mc:Choice xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" Requires="wps">'
    '<w:drawing><wp:inline xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"'
    ' distT="0" distB="0" distL="0" distR="0"><wp:extent cx="{length}" cy="0"/>'
    '<wp:effectExtent l="0" t="0" r="0" b="0"/><wp:docPr id="{number}" name="Line {number}"/>'
    "<wp:cNvGraphicFramePr/>"
    '<a:graphic xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main">'
    '<a:graphicData uri="http://schemas.microsoft.com/office/word/2010/wordprocessingShape">'
    '<wps:wsp><wps:cNvCnPr/><wps:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="{length}" cy="0"/></a:xfrm>'
    '<a:prstGeom prst="line"><a:avLst/></a:prstGeom>'
    '<a:ln w="{weight}"><a:solidFill><a:srgbClr val="000000"/></a:solidFill></a:ln></wps:spPr><wps:bodyPr/>'
    "</wps:wsp></a:graphicData></a:graphic></wp:inline></w:drawing></mc:Choice>"
    '<mc:Fallback><w:pict><v:line xmlns:v="urn:schemas-microsoft-com:vml" id="line{number}" from="0,0"'
    ' to="{points:.2f}pt,0" strokecolor="black" strokeweight="{weight_pt}pt">'
    '<w10:anchorlock xmlns:w10="urn:schemas-microsoft-com:office:word"/></v:line></w:pict></mc:Fallback>'
    "</mc:AlternateContent></w:r>"
)


@dataclass(frozen=True, slots=True)
class Drawing:
    """A straight black line (nét kẻ) in the line of text, centred by its paragraph; length in points."""

    length_pt: float

    def xml(self, number: int) -> str:
        """The run that holds the drawing under a number that no other drawing of the document has."""
        return _DRAWING.format(
            length=round(self.length_pt * _EMU_PER_POINT),
            points=self.length_pt,
            number=number,
            weight=round(LINE_WEIGHT_PT * _EMU_PER_POINT),
            weight_pt=LINE_WEIGHT_PT,
        )


class NameLines(tuple[str, ...]):
    """The lines of a name; remembers whether they are printed in capitals, which are wider."""

    upper: bool = False


def name_lines(
    name: str, width_cm: float, size_pt: float, bold: bool = True, upper: bool = True
) -> NameLines:
    """Break a name (ngắt dòng tên cơ quan) at sensible places into lines within ``width_cm``; case stays."""
    lines = NameLines(_break_name(name, width_cm * _POINTS_PER_CM, size_pt, bold, upper))
    lines.upper = upper
    return lines


def subject_lines(subject: str, width_cm: float, size_pt: float, upper: bool = False) -> NameLines:
    """Break a subject or title (ngắt dòng trích yếu, tên phụ lục) into bold lines up to ``width_cm`` wide."""
    lines = NameLines(_break_subject(subject, width_cm * _POINTS_PER_CM, size_pt, upper))
    lines.upper = upper
    return lines


def line_under(text: str | NameLines, size_pt: float, share: float = 0.4, bold: bool = True) -> Drawing:
    """Draw the line under a text (nét kẻ dưới dòng chữ) as a share of the width of its last line.

    The motto's line is as long as the motto (share 1), those under a name, subject or appendix head a third
    to a half of theirs (NĐ 30/2020, Phụ lục I, mục II.1, II.2, II.5): 1 cm where that is no more than half.
    """
    lines = text if isinstance(text, NameLines) else text.split("\n")
    last = lines[-1] if lines else ""
    capitals = isinstance(text, NameLines) and text.upper
    width = _text_width(last.upper() if capitals else last, size_pt, bold)
    return Drawing(max(width * share, min(SHORTEST_LINE_PT, width / 2)))


PAGE_FILTERS: Final[Mapping[str, Callable[..., object]]] = {
    "name_lines": name_lines,
    "subject_lines": subject_lines,
    "line_under": line_under,
}
DRAWING_FILTERS: Final = frozenset({"line_under"})
LIST_FILTERS: Final = frozenset({"name_lines", "subject_lines"})
