"""Rules over printed pages: tables that go on over pages (bảng qua nhiều trang)."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from gettext import gettext as _
from typing import Final

from generator.checking.form.document import FormParagraph
from generator.checking.form.rule import FormSlip
from generator.checking.printed.pages import Printed, PrintedLine
from generator.checking.printed.rule import PrintedRule
from generator.checking.rule import Example, Explanation
from generator.diagnostics import Severity

_Rows = dict[int, list[tuple[FormParagraph, PrintedLine]]]


def check_rows(printed: Printed) -> Iterator[FormSlip]:
    """Rows of a table whole on one page; a row that begins its page and is longer than it may break."""
    for rows in _tables(printed):
        head = {line.line.text for _one, line in rows.get(1, ())}
        for number, lines in rows.items():
            first = lines[0][1]
            later = next(((one, line) for one, line in lines if line.page is not first.page), None)
            if later is None or (number > 1 and _fills(lines, head)):
                continue
            message = _("a row of the table begins on page {page} and goes on on the next").format(
                page=first.page.number
            )
            hint = _("forbid the row to break over pages (Table Properties, Row)")
            yield FormSlip(later[0], message, hint, page=later[1].page.number)


def check_heads(printed: Printed) -> Iterator[FormSlip]:
    """The head of a table repeated on each page that the table goes on over."""
    for rows in _tables(printed):
        head = rows.get(1, [])
        cells = {id(one.cell.element) for one, _line in head if one.cell is not None}
        is_head = all(run.look.bold for one, _line in head for run in one.letters)
        if len(cells) < 2 or len(rows) < 3 or not is_head:
            continue
        first, words = head[0][1].page, {line.line.text for _one, line in head}
        pages = {line.page.number: line.page for row in rows.values() for _one, line in row}
        for number, page in sorted(pages.items()):
            # The first lines of a page are the repeated head.
            top = [line.text for line in page.lines[: len(head) + 3]]
            if page is not first and not words & set(top):
                message = _("the table goes on on page {page} without its head").format(page=number)
                hint = _("let its first row be repeated as a header row (Table Properties, Row)")
                yield FormSlip(head[0][0], message, hint, page=number)
                break


def _fills(lines: list[tuple[FormParagraph, PrintedLine]], head: set[str]) -> bool:
    """Whether a row begins at the top of its page, below the head, so that no page would hold it."""
    first = lines[0][1]
    own = {id(line.line) for _one, line in lines}
    above = [
        line
        for line in first.page.lines
        if id(line) not in own and line.text not in head and not line.text.isdigit()
    ]
    return all(line.top > first.line.bottom for line in above)


def _tables(printed: Printed) -> Iterator[_Rows]:
    """The lines of each table with borders, by row."""
    tables: dict[int, _Rows] = defaultdict(lambda: defaultdict(list))
    for _part, one in printed.document.paragraphs():
        if one.cell is not None and one.cell.bordered:
            for line in printed.lines_of(one):
                tables[one.cell.table][one.cell.row].append((one, line))
    yield from tables.values()


def _explain_rows() -> Explanation:
    return Explanation(
        _("A row of a table breaks at the end of a page."),
        _("Whoever reads the next page no longer sees which row the words belong to."),
        _("No law: a habit of offices."),
        _("Table Properties, Row: take away the tick at “Allow row to break across pages”."),
        Example("| 5 | Rà soát … (sang trang) … dữ liệu |", "(sang trang)\n| 5 | Rà soát … dữ liệu |"),
    )


def _explain_heads() -> Explanation:
    return Explanation(
        _("A table goes on on another page, and its head is not repeated there."),
        _("The columns of the next page have no names."),
        _("No law: a habit of offices."),
        _("Table Properties, Row: “Repeat as header row at the top of each page”, for the first row."),
        Example("(trang 2) | 9 | Sở Nội vụ |", "(trang 2) | TT | Cơ quan |\n| 9 | Sở Nội vụ |"),
    )


RULES: Final = (
    PrintedRule("row-divided", Severity.WARNING, check_rows, _explain_rows, usual=None),
    PrintedRule("table-head-not-repeated", Severity.WARNING, check_heads, _explain_heads, usual=None),
)
