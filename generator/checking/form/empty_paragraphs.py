"""Rules of form: empty paragraphs that make room (đoạn trống)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import partial
from gettext import gettext as _
from gettext import ngettext
from itertools import groupby
from typing import Final

from lxml import etree

from generator.checking.form.document import FormDocument, FormParagraph, FormPart
from generator.checking.form.elements import Element
from generator.checking.form.mending import set_on_paragraph
from generator.checking.form.rule import FormRule, FormSlip
from generator.checking.rule import Example, Explanation
from generator.diagnostics import Severity
from generator.word.formats import LineRule
from generator.word.wordml import CELL, PARAGRAPH, RUN, RUN_PROPERTIES, SECTION, TABLE, TEXT, W, remove

TWIPS: Final = 20
_BOOKMARKS: Final = (W + "bookmarkStart", W + "bookmarkEnd")
_LETTERS: Final = frozenset({RUN_PROPERTIES, TEXT, W + "lastRenderedPageBreak"})
_AROUND: Final = frozenset({RUN, W + "pPr", W + "proofErr", *_BOOKMARKS})
_ANCHORS: Final = frozenset(
    W + name
    for name in (
        "commentRangeStart",
        "commentRangeEnd",
        "commentReference",
        "ins",
        "del",
        "permStart",
        "permEnd",
    )
)
"""What may hang in a paragraph that shows nothing."""
SINGLE: Final = 1.15
"""A single line of Times New Roman, in sizes of its letters."""


def check_empty(document: FormDocument) -> Iterator[FormSlip]:
    """Room between paragraphs is set, not made of empty paragraphs (kỹ thuật trình bày)."""
    for index, part in enumerate(document.parts):
        is_last = index + 1 == len(document.parts)
        for run in _empty_runs(part):
            ends_part = run[-1] is part.paragraphs[-1]
            if ends_part and not is_last:
                # Whether the next document begins on its own page is asked there.
                continue
            message = ngettext(
                "an empty paragraph makes room", "{count} empty paragraphs make room", len(run)
            )
            spare = all(_holds_nothing(one.element) for one in run)
            repair = partial(_give_room, run, _behind(part, run[-1])) if spare else None
            yield FormSlip(run[0], message.format(count=len(run)), repair=repair)


def _empty_runs(part: FormPart) -> Iterator[list[FormParagraph]]:
    """Empty paragraphs that follow one another in the body or in one cell."""

    def holder(one: FormParagraph) -> etree._Element | None:
        return one.element.getparent() if _is_spacing(part, one) else None

    return (list(run) for where, run in groupby(part.paragraphs, key=holder) if where is not None)


def _is_spacing(part: FormPart, one: FormParagraph) -> bool:
    """Whether an empty paragraph can be left out: not what ends a section, a cell, or parts two tables."""
    layout, element = one.layout, one.element
    if part.element_of(one) is not Element.EMPTY or one.lines or "\t" in one.text:
        return False
    if layout.top_border or layout.bottom_border or layout.page_break_before or _held(element) - _ANCHORS:
        return False
    before, behind = element.getprevious(), element.getnext()
    if before is not None and before.tag == TABLE and (behind is None or behind.tag in {TABLE, SECTION}):
        return False
    if element.find(f"{W}pPr/{SECTION}") is not None:
        return False
    parent = element.getparent()
    if parent is not None and parent.tag == CELL:
        bordered = one.cell is not None and one.cell.bordered
        others = sum(1 for other in parent if other.tag == PARAGRAPH)
        return not bordered and others > 1 and behind is not None and before is not None
    return parent is not None


def _held(element: etree._Element) -> set[str]:
    """What an empty paragraph holds that is no letter: pictures, breaks, fields, notes, anchors."""
    runs = {child.tag for run in element.iter(RUN) for child in run}
    return ({child.tag for child in element} - _AROUND) | (runs - _LETTERS)


def _holds_nothing(element: etree._Element) -> bool:
    """Whether a paragraph can go: no comment, tracked change or end of a bookmark goes with it."""
    starts, ends = ({one.get(W + "id") for one in element.iter(tag)} for tag in _BOOKMARKS)
    return not _held(element) and starts == ends


def _behind(part: FormPart, last: FormParagraph) -> FormParagraph | None:
    """The paragraph right behind an empty one, None where a table or the end of a cell is there."""
    behind = part.paragraphs[part.paragraphs.index(last) + 1 :][:1]
    return behind[0] if behind and behind[0].element is last.element.getnext() else None


def _give_room(empty: Sequence[FormParagraph], behind: FormParagraph | None) -> None:
    """Leave empty paragraphs out and add their height to the room above the paragraph behind them."""
    if behind is not None:
        room = behind.layout.before + sum(map(_height, empty))
        set_on_paragraph(behind.element, "spacing", before=str(room), beforeAutospacing=None)
    for one in empty:
        remove(one.element)


def _height(one: FormParagraph) -> int:
    layout = one.layout
    mark = one.element.find(f"{W}pPr/{W}rPr/{W}sz")
    size = int(mark.get(W + "val", "28")) / 2 if mark is not None else size_of(one)
    lines = layout.line * size * SINGLE * TWIPS if layout.line_rule is LineRule.MULTIPLE else layout.line
    return round(lines) + layout.before + layout.after


def size_of(one: FormParagraph) -> float:
    return max((run.look.size for run in one.letters), default=14.0)


def _explain_empty() -> Explanation:
    return Explanation(
        _("Empty paragraphs make room between lines."),
        _("They move when text is added and leave blank lines at the top of pages."),
        _("No law: a habit of clean typing; the decree gives distances in points."),
        _("Leave them out and set the room before the next paragraph; the repair does both."),
        Example("QUYẾT ĐỊNH:\n¶\nĐiều 1. …", "QUYẾT ĐỊNH:\nĐiều 1. …"),
    )


RULES: Final[tuple[FormRule, ...]] = (
    FormRule("empty-paragraphs", Severity.WARNING, check_empty, _explain_empty, usual=None, fixable=True),
)
