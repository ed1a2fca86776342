"""The paragraphs of a Word file as a reader sees them (đọc đoạn văn để soát thể thức)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Final

from lxml import etree

from generator.checking.form.document import DrawnLine, FormCell, FormParagraph, FormRun, LineMade
from generator.checking.form.drawn import DRAWINGS, drawn_lines, lines_of_signs, underlines
from generator.places import StepKind, WordPlace
from generator.vietnamese.text import normalise
from generator.word.effective import Effective
from generator.word.numbering import Counting, is_on
from generator.word.places import paragraphs_of
from generator.word.table_look import has_lines
from generator.word.wordml import (
    CELL,
    MC,
    PARAGRAPH,
    RUN,
    RUN_PROPERTIES,
    SECTION,
    TABLE,
    TEXT,
    TEXT_BOX,
    W,
    ancestor,
)

_DELETED: Final = frozenset({W + "del", W + "moveFrom"})
_NO_TEXT: Final = frozenset({W + "pPr", W + "rPr", W + "sdtPr", W + "sdtEndPr", W + "rt"})
_FIXED: Final = {
    W + "tab": "\t",
    W + "ptab": "\t",
    W + "cr": "\n",
    W + "noBreakHyphen": "-",
    W + "sym": "•",
}
_BREAK: Final = W + "br"
_CELL_MARGIN: Final = 108


class ParagraphReader:
    """Reads the paragraphs of the stories of one file."""

    def __init__(self, effective: Effective) -> None:
        self._effective = effective
        self._cells: dict[etree._Element, FormCell] = {}
        self._tables: dict[etree._Element, bool] = {}

    def read(
        self, root: etree._Element, story: WordPlace, areas: tuple[int, ...]
    ) -> tuple[FormParagraph, ...]:
        """The paragraphs of a story in reading order; ``areas`` is the width of the text of each section."""
        counting = Counting(self._effective.numbering)
        fields: list[bool] = []
        paragraphs: list[FormParagraph] = []
        section = 0
        for element, place in paragraphs_of(root, story):
            this = None
            if not _is_copy(element, place):
                this = self._paragraph(element, place, section, areas[section], counting, fields)
            if this is not None:
                if this.layout.top_border and paragraphs and paragraphs[-1].cell is this.cell:
                    # A line above a paragraph is seen as one under the paragraph before it.
                    before = paragraphs[-1]
                    line = self._border(this, areas[section])
                    paragraphs[-1] = replace(before, lines=(*before.lines, line))
                paragraphs.append(this)
            if section + 1 < len(areas) and element.find(f"{W}pPr/{SECTION}") is not None:
                section += 1
        return tuple(paragraphs)

    def _paragraph(
        self,
        element: etree._Element,
        place: WordPlace,
        section: int,
        area: int,
        counting: Counting,
        fields: list[bool],
    ) -> FormParagraph | None:
        """A paragraph; None where a reader sees none."""
        layout = self._effective.paragraph(element)
        read: list[FormRun] = []
        drawings: list[etree._Element] = []
        for run in _runs(element):
            text = _text(run, fields, drawings)
            look = self._effective.run(run, element)
            if text and not look.hidden:
                text = normalise(text)
                read.append(FormRun(text.upper() if look.capitals else text, look, run))
        runs = tuple(read)
        text = normalise("".join([run.text for run in runs]))
        if not text and not drawings and _is_gone(element):
            return None
        number = self._effective.number_of(element)
        label = counting.next_label(*number) if number else None
        lines = [line for drawing in drawings for line in drawn_lines(drawing)]
        lines += lines_of_signs(runs, text)
        lines += underlines(runs)
        one = FormParagraph(
            text if label is None else label.text + text,
            runs,
            layout,
            place,
            section,
            self._cell(element, place),
            tuple(lines),
            element=element,
        )
        return replace(one, lines=(*lines, self._border(one, area))) if layout.bottom_border else one

    def _border(self, paragraph: FormParagraph, area: int) -> DrawnLine:
        """A line along the edge of a paragraph: as wide as its text can be."""
        cell = next(paragraph.element.iterancestors(CELL), None)
        if cell is not None:
            width = cell.find(f"{W}tcPr/{W}tcW")
            value = "" if width is None or width.get(W + "type") != "dxa" else width.get(W + "w", "")
            area = (int(value) if value.isdecimal() else area) - 2 * _CELL_MARGIN
        return DrawnLine(LineMade.BORDER, area - paragraph.layout.left - paragraph.layout.right)

    def _cell(self, paragraph: etree._Element, place: WordPlace) -> FormCell | None:
        if not any(step.kind is StepKind.CELL for step in place.steps):
            return None
        element = ancestor(paragraph, CELL)
        step = next((one for one in reversed(place.steps) if one.kind is StepKind.CELL), None)
        if element is None or step is None:
            return None
        table, row, column = step.numbers
        known = self._cells.get(element)
        if known is None:
            own = has_lines(element.find(f"{W}tcPr/{W}tcBorders"))
            bordered = self._has_table_lines(element) if own is None else own
            known = self._cells[element] = FormCell(table, row, column, bordered, element)
        return known

    def _has_table_lines(self, cell: etree._Element) -> bool:
        table = ancestor(cell, TABLE)
        if table is None:
            return False
        known = self._tables.get(table)
        if known is None:
            styles = self._effective.table_styles(table)
            said = [has_lines(one.find(f"{W}tblPr/{W}tblBorders")) for one in (table, *styles)]
            known = self._tables[table] = next((one for one in said if one is not None), False)
        return known


def _is_gone(paragraph: etree._Element) -> bool:
    """Whether the mark that ends an empty paragraph is deleted or hidden: a reader sees no paragraph."""
    mark = paragraph.find(f"{W}pPr/{RUN_PROPERTIES}")
    if mark is None:
        return False
    return any(child.tag in _DELETED for child in mark) or is_on(mark.find(W + "vanish"))


def _is_copy(paragraph: etree._Element, place: WordPlace) -> bool:
    """Whether it stands in the copy of a text box that Word writes for old programs."""
    if not any(step.kind is StepKind.TEXT_BOX for step in place.steps):
        return False
    copy = ancestor(paragraph, MC + "Fallback")
    choice = None if copy is None else copy.getparent()
    first = None if choice is None else choice.find(MC + "Choice")
    return first is not None and next(first.iter(TEXT_BOX), None) is not None


def _runs(element: etree._Element) -> Iterator[etree._Element]:
    """The runs of a paragraph that are there when all changes are accepted."""
    for child in element:
        tag = child.tag
        if tag == RUN:
            yield child
        elif isinstance(tag, str) and tag not in _DELETED and tag not in _NO_TEXT and tag != PARAGRAPH:
            yield from _runs(child)


def _text(run: etree._Element, fields: list[bool], drawings: list[etree._Element]) -> str:
    """What a run shows; its drawings are added to those of the paragraph.

    ``fields`` are those open here: whether the result of each has begun.
    """
    text = ""
    for child in run:
        tag = child.tag
        if tag == TEXT:
            if all(fields):
                text += child.text or ""
        elif tag == _BREAK:
            text += "\n" if child.get(W + "type", "textWrapping") == "textWrapping" else ""
        elif tag in _FIXED:
            text += _FIXED[tag]
        elif tag == W + "fldChar":
            _field_sign(child.get(W + "fldCharType"), fields)
        elif tag in DRAWINGS:
            drawings.append(child)
    return text


def _field_sign(kind: str | None, fields: list[bool]) -> None:
    if kind == "begin":
        fields.append(False)
    elif kind == "separate" and fields:
        fields[-1] = True
    elif kind == "end" and fields:
        fields.pop()
