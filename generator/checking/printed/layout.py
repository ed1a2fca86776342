"""Rules over printed pages: what stands where on them (bố trí trang), PL1 I.3."""

from __future__ import annotations

from collections.abc import Iterator
from gettext import gettext as _
from itertools import pairwise
from typing import Final

from generator.checking.form.document import FormParagraph, FormPart
from generator.checking.form.elements import Element
from generator.checking.form.pages import check_margin, margins_of
from generator.checking.form.rule import FormSlip
from generator.checking.printed.pages import MM_PER_TWIP, Page, Printed, TextLine
from generator.checking.printed.rule import PrintedRule
from generator.checking.rule import Example, Explanation
from generator.diagnostics import Severity

# Millimetres, PL1 I.3: the narrowest margins that the decree allows.
_LEFT, _RIGHT, _BOTTOM = 30.0, 15.0, 20.0

_SLACK_MM = 0.7
"""What a letter that leans, or a comma at the end of a line, may reach beyond the margin."""

_HEADS = {Element.DIVISION, Element.DIVISION_TITLE, Element.APPENDIX, Element.APPENDIX_TITLE, Element.DECIDES}
_HEADS_IN_BOLD = {Element.ARTICLE, Element.CLAUSE, Element.HEADING}
"""With a title of their own they are bold altogether, else their text follows on the same line."""


def check_margins(printed: Printed) -> Iterator[FormSlip]:
    """Letters inside the margins (PL1 I.3): those of the section, or the narrowest that the decree allows.

    Margins that are wrong themselves are told by the rules that read the file.
    """
    if any(slip for side in ("left", "right", "bottom") for slip in check_margin(side, printed.document)):
        return
    tables = set()
    for _part, paragraph in printed.document.paragraphs():
        if paragraph.cell is not None and paragraph.cell.table in tables:
            continue
        margins = margins_of(printed.document.sections[paragraph.section])
        left, right, bottom = (
            min(margins[side] * MM_PER_TWIP, least) - _SLACK_MM
            for side, least in (("left", _LEFT), ("right", _RIGHT), ("bottom", _BOTTOM))
        )
        for one in printed.lines_of(paragraph):
            line, page = one.line, one.page
            room = {
                _("the left margin"): line.left - left,
                _("the right margin"): page.width - right - line.right,
                _("the bottom margin"): page.height - bottom - line.baseline,
            }
            margin, least = min(room.items(), key=lambda item: item[1])
            if least < 0:
                # The cells of a table too wide have one cause.
                tables |= set() if paragraph.cell is None else {paragraph.cell.table}
                message = _("the text reaches {beyond} mm into {margin}").format(
                    beyond=f"{-least:.0f}" if least < -1 else "1", margin=margin
                )
                hint = _("narrow the table or take the indent away")
                yield FormSlip(paragraph, message, hint, page=page.number)
                break


def check_headings(printed: Printed) -> Iterator[FormSlip]:
    """No heading as the last line of a page."""
    for part in printed.document.parts:
        shown = [one for one in part.paragraphs if printed.lines_of(one)]
        for one, following in pairwise(shown):
            page, line = printed.lines_of(one)[-1].page, printed.lines_of(one)[-1].line
            foot = page.height - printed.document.sections[one.section].bottom * MM_PER_TWIP
            # Rows of dots to write on are lines that no paragraph has.
            last = all(other.baseline < line.bottom or other.baseline > foot for other in page.lines)
            if last and printed.lines_of(following)[0].page is not page and _is_head(part, one):
                message = _("this heading is the last line of page {page}").format(page=page.number)
                hint = _("keep it with what follows (Paragraph, Line and Page Breaks, “Keep with next”)")
                yield FormSlip(one, message, hint, page=page.number)


def _is_head(part: FormPart, paragraph: FormParagraph) -> bool:
    element = part.element_of(paragraph)
    if element in _HEADS_IN_BOLD:
        return all(run.look.bold for run in paragraph.letters)
    return element in _HEADS


def check_empty(printed: Printed) -> Iterator[FormSlip]:
    """No page without anything on it but its number."""
    for page in printed.pages:
        if not page.pictures and not page.strokes and all(_is_number(line) for line in page.lines):
            before = _last_before(printed, page)
            message = _("page {page} is empty").format(page=page.number)
            hint = _("take away the page break or the empty paragraphs that make it")
            yield FormSlip(before, message, hint, page=page.number)


def _is_number(line: TextLine) -> bool:
    return line.text.strip("-– ").isdigit()


def _last_before(printed: Printed, page: Page) -> FormParagraph | None:
    """The last paragraph that is shown before a page."""
    before = None
    for _part, one in printed.document.paragraphs():
        lines = printed.lines_of(one)
        if lines and lines[-1].page.number < page.number:
            before = one
    return before


def _explain_margins() -> Explanation:
    return Explanation(
        _("Text is printed outside the margins of the page."),
        _(
            "The decree keeps 30 to 35 mm free on the left, 15 to 20 mm on the right, "
            "20 to 25 mm above and below."
        ),
        "Nghị định số 30/2020/NĐ-CP, Phụ lục I, mục I.3",
        _("Narrow the table, or take negative indents away; break a word too long for its column."),
        Example("Bảng rộng 19 cm trên trang có vùng chữ 16,5 cm", "Bảng rộng 16,5 cm"),
    )


def _explain_headings() -> Explanation:
    return Explanation(
        _("A heading stands at the foot of a page, what it is the heading of on the next."),
        _("A heading alone says nothing; who turns the page has lost it."),
        _("No law: a habit of offices."),
        _("Mark the heading “Keep with next”; do not push it with empty paragraphs."),
        Example("(cuối trang) Chương II\n(sang trang) NHIỆM VỤ", "(sang trang) Chương II\nNHIỆM VỤ"),
    )


def _explain_empty() -> Explanation:
    return Explanation(
        _("A page holds nothing but, perhaps, its number."),
        _("An empty page is counted and printed, and looks as if something were missing."),
        _("No law: a habit of offices."),
        _("Take away the page break, or the empty paragraphs, that make it."),
        Example("(trang 3 trống)", "(không có trang trống)"),
    )


RULES: Final = (
    PrintedRule(
        "text-outside-margins", Severity.ERROR, check_margins, _explain_margins, usual=Severity.WARNING
    ),
    PrintedRule(
        "heading-at-foot", Severity.WARNING, check_headings, _explain_headings, usual=Severity.WARNING
    ),
    PrintedRule("page-empty", Severity.WARNING, check_empty, _explain_empty, usual=Severity.WARNING),
)
