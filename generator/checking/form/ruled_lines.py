"""The lines under motto, name and subject (đường kẻ ngang dưới Tiêu ngữ, tên cơ quan, trích yếu)."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial
from gettext import gettext as _
from typing import Final

from lxml import etree

from generator.checking.form.document import DrawnLine, FormDocument, FormParagraph, FormPart, LineMade
from generator.checking.form.drawn import DRAWINGS, drawn_lines, is_row_of_signs
from generator.checking.form.elements import Element
from generator.checking.form.looks import words
from generator.checking.form.mending import set_on_paragraph, set_on_run
from generator.checking.form.rule import FormSlip
from generator.typography.metrics import text_width
from generator.word.lines import Drawing
from generator.word.wordml import CELL, PARAGRAPH, W_NAMESPACE, W, remove

_TWIPS_PER_POINT: Final = 20
_DOC_PROPERTIES: Final = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}docPr"
MOTTO: Final = "Độc lập - Tự do - Hạnh phúc"
_SOLID: Final = frozenset("_—─━¯")
_BODY: Final = frozenset(
    {
        *(Element.AUTHORITY, Element.BASIS, Element.SALUTATION, Element.ARTICLE, Element.HEADING),
        *(Element.TEXT, Element.DIVISION, Element.CLAUSE, Element.ITEM),
    }
)


@dataclass(frozen=True, slots=True)
class Measure:
    """How long a line is to be, as shares of the line of text above it; ``slack`` is a share, too.

    A row of signs grows by whole signs, and is given twice the slack.
    """

    least: float
    most: float
    slack: float

    def holds(self, line: DrawnLine, text: float) -> bool:
        slack = self.slack * (2 if line.made is LineMade.CHARACTERS else 1)
        return line.width is None or self.least - slack <= line.width / text <= self.most + slack

    @property
    def share(self) -> float:
        return (self.least + self.most) / 2


WHOLE: Final = Measure(1, 1, 0.05)
THIRD_TO_HALF: Final = Measure(1 / 3, 1 / 2, 0.025)


@dataclass(frozen=True, slots=True)
class LineUnder:
    """A line under a text, and the paragraph that holds it."""

    line: DrawnLine
    holder: FormParagraph

    @property
    def is_dashed(self) -> bool:
        """Whether it is a row of signs with gaps between them."""
        signs = set(self.holder.text.rpartition("\n")[2]) - {" ", "\t", "\u00a0"}
        return self.line.made is LineMade.CHARACTERS and not signs <= _SOLID


def lines_under(part: FormPart, text: FormParagraph) -> tuple[LineUnder, ...]:
    """The lines of a paragraph and of what follows in its column, up to the next text.

    A drawing may float: it is then held by the next text, or by one above.
    """
    found = [LineUnder(line, text) for line in text.lines]
    following = iter(part.paragraphs)
    for one in following:
        if one is text:
            break
    for one in following:
        if (one.cell is None) is not (text.cell is None):
            break
        if (
            one.cell
            and text.cell
            and (one.cell.table, one.cell.column) != (text.cell.table, text.cell.column)
        ):
            continue
        empty = part.element_of(one) in {Element.LINE, Element.EMPTY}
        found += [LineUnder(line, one) for line in one.lines if empty or line.made is LineMade.DRAWN]
        if not empty:
            break
    return tuple(found)


def is_missing(part: FormPart, text: FormParagraph) -> bool:
    """Whether there is certainly no line under a text: a floating one may be held anywhere in the head."""
    if lines_under(part, text):
        return False
    asked = sum(part.first(one) is not None for one in (Element.MOTTO, Element.ISSUER, Element.SUBJECT))
    drawn = 0
    for one in part.paragraphs:
        if part.element_of(one) in _BODY:
            drawn += sum(line.made is LineMade.DRAWN for line in one.lines)
            break
        drawn += sum(line.made is LineMade.DRAWN for line in one.lines)
    return drawn < asked


def width_of(document: FormDocument, text: FormParagraph) -> float | None:
    """The width of the last line of a text in twips, None where it takes several lines of its room, or its
    letters have no size.
    """
    runs = words(text.runs)
    last = text.text.rstrip().rpartition("\n")[2].strip()
    if not runs or not last:
        return None
    look = runs[-1].look
    width = text_width(last, look.size, look.bold, look.italic) * _TWIPS_PER_POINT
    return width if 0 < width <= _room(document, text) else None


def _motto_widths() -> tuple[float, ...]:
    return tuple(text_width(MOTTO, size, bold=True) * _TWIPS_PER_POINT for size in (13, 14))


def _widths_of_lines(part: FormPart, text: FormParagraph) -> tuple[float, ...]:
    """The widths in twips of all lines of the element that a text is the last paragraph of."""
    return tuple(
        width * _TWIPS_PER_POINT
        for one in part.of(part.element_of(text))
        for look in [run.look for run in words(one.runs)[-1:]]
        for line in one.text.split("\n")
        if (width := text_width(line.strip(), look.size, look.bold, look.italic)) > 0
    )


def _room(document: FormDocument, text: FormParagraph) -> float:
    section = document.sections[text.section]
    page = section.width - section.left - section.right
    cell = next(text.element.iterancestors(CELL), None)
    width = None if cell is None else cell.find(f"{W}tcPr/{W}tcW")
    given = "" if width is None or width.get(W + "type", "dxa") != "dxa" else width.get(W + "w", "")
    return int(given) if given.isdecimal() and int(given) else page


def check_length(
    document: FormDocument, part: FormPart, text: FormParagraph, measure: Measure, message: str
) -> Iterator[FormSlip]:
    """The finding that none of the lines under a text is as long as it is to be."""
    lines = [one for one in lines_under(part, text) if not one.is_dashed]
    width = width_of(document, text)
    # A motto in a wrong size or with other signs is told of on its own; its line may be right.
    # Of a name or subject of several lines, the decree does not say which of them the line is measured by.
    others = _motto_widths() if measure is WHOLE else _widths_of_lines(part, text)
    widths = (width, *others) if width is not None else (width,)
    holds = (measure.holds(one.line, each) for one in lines for each in widths if each is not None)
    if not lines or width is None or any(holds):
        return
    if any(one.line.made is LineMade.UNDERLINE for one in lines) and measure is WHOLE:
        return
    told = lines[0]
    share = (told.line.width or width) / width
    yield FormSlip(
        text,
        message.format(percent=round(100 * share)),
        _("draw a line of {width} cm").format(width=_centimetres(width * measure.share)),
        redrawing(told, text, width * measure.share),
    )


def _centimetres(twips: float) -> str:
    return f"{twips / 1440 * 2.54:.1f}".replace(".", ",")


def redrawing(one: LineUnder, text: FormParagraph, width: float) -> Callable[[], None] | None:
    """The repair that draws a line of this width (twips) instead of one; None where that one is a border, or
    signs that stand in the paragraph of other words.
    """
    if one.line.made is LineMade.BORDER:
        return None
    if one.line.made is LineMade.CHARACTERS and not is_row_of_signs(one.holder.text):
        return None
    return partial(_redraw, one, text, width)


def _redraw(one: LineUnder, text: FormParagraph, width: float) -> None:
    holder = one.holder.element
    match one.line.made:
        case LineMade.UNDERLINE:
            for run in one.holder.runs:
                set_on_run(run.element, "u", val="none")
        case LineMade.CHARACTERS:
            for run in one.holder.runs:
                remove(run.element)
        case _:
            for drawing in [each for each in holder.iter(*DRAWINGS) if any(drawn_lines(each))]:
                remove(drawing)
    reused = holder is not text.element and not is_text(one.holder)
    draw_below(text.element, width, holder if reused else None)


def is_text(paragraph: FormParagraph) -> bool:
    """Whether a paragraph says something, and is not a row of signs."""
    return bool(paragraph.text.strip()) and not is_row_of_signs(paragraph.text)


def draw_below(text: etree._Element, width: float, holder: etree._Element | None = None) -> None:
    """Draw a centred line of a width in twips below a paragraph, in ``holder`` or a new paragraph."""
    if holder is None:
        holder = etree.Element(PARAGRAPH)
        text.addnext(holder)
    set_on_paragraph(holder, "spacing", before="60", after="0", line="240", lineRule="auto")
    set_on_paragraph(holder, "ind", left="0", right="0", firstLine="0", hanging=None)
    set_on_paragraph(holder, "jc", val="center")
    taken = [int(one.get("id", "0")) for one in text.getroottree().iter(_DOC_PROPERTIES)]
    xml = Drawing(width / _TWIPS_PER_POINT).xml(max(taken, default=0) + 1)
    run = etree.fromstring(f'<w:p xmlns:w="{W_NAMESPACE}">{xml}</w:p>')[0]
    for name in ("sz", "szCs"):
        set_on_run(run, name, val="4")
    holder.append(run)


def check_dashes(
    document: FormDocument, part: FormPart, text: FormParagraph, measure: Measure
) -> Iterator[FormSlip]:
    """The finding that a line is a row of dashes, dots or stars."""
    for one in lines_under(part, text):
        if one.is_dashed:
            width = width_of(document, text)
            mend = None if width is None else redrawing(one, text, width * measure.share)
            yield FormSlip(
                one.holder,
                _("a row of signs stands for the line"),
                _("draw a solid line (Insert, Shapes, Line)"),
                mend,
            )
