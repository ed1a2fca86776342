"""Rules over printed pages: the lines under motto, body and subject (đường kẻ), PL1 II.1, II.2 and II.5.

A line that is missing is told by the rules that read the file, and so is its length where the file alone
tells both that and the text above it.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from gettext import gettext as _
from typing import Final

from generator.checking.form.document import FormParagraph, LineMade
from generator.checking.form.elements import Element
from generator.checking.form.rule import FormSlip
from generator.checking.form.ruled_lines import LineUnder, lines_under, width_of
from generator.checking.printed.pages import MM_PER_PT, Box, Printed, PrintedRow, TextLine
from generator.checking.printed.rule import PrintedRule
from generator.checking.rule import Example, Explanation
from generator.diagnostics import Severity
from generator.word.formats import Alignment

_WITHIN_MM = 6.0
"""How far below the text a line still is its own."""

_OFF_CENTRE_MM = 2.0
_SLACK = 0.05

_WITH_LINES = (Element.MOTTO, Element.ISSUER, Element.SUBJECT, Element.ATTACHED_TO)

_TYPED = re.compile(r"[_\-–—]{3,}")
_DESCENDING = set("gjpqyQ,;()\N{COMBINING DOT BELOW}")
_DESCENT_EM = 0.2
_TOUCH_EM = 0.02
_CAPITAL_EM = 0.66


@dataclass(frozen=True, slots=True)
class _Underlined:
    """What has a line under it: its rows, the last of them, and the line as the pages show it."""

    paragraph: FormParagraph
    rows: tuple[PrintedRow, ...]
    row: PrintedRow
    stroke: Box
    declared: tuple[LineUnder, ...]
    text_width: float | None

    @property
    def is_for_pages(self) -> bool:
        """Whether the pages alone tell how long the line is against its text."""
        if not self.declared or self.is_underlining or any(one.is_dashed for one in self.declared):
            return False
        return self.text_width is None or any(one.line.width is None for one in self.declared)

    @property
    def is_underlining(self) -> bool:
        return any(one.line.made is LineMade.UNDERLINE for one in self.declared)

    @property
    def share(self) -> float:
        return self.stroke.width / self.row.width


def check_motto(printed: Printed) -> Iterator[FormSlip]:
    """A line as long as the motto beneath it (PL1 II.1)."""
    for one in _underlined(printed, Element.MOTTO):
        if one.is_for_pages and abs(one.share - 1) > _SLACK:
            message = _("the line under the motto is {width} mm long, the motto {text} mm").format(
                width=round(one.stroke.width), text=round(one.row.width)
            )
            hint = _("draw it as long as the motto itself")
            yield FormSlip(one.paragraph, message, hint, page=one.row.page.number)


def check_body(printed: Printed) -> Iterator[FormSlip]:
    """A line of a third to half of a line of the name of the body (PL1 II.2)."""
    return _too_long_or_short(printed, Element.ISSUER)


def check_subject(printed: Printed) -> Iterator[FormSlip]:
    """A line of a third to half of a line of the subject (PL1 II.5)."""
    return _too_long_or_short(printed, Element.SUBJECT)


def _too_long_or_short(printed: Printed, element: Element) -> Iterator[FormSlip]:
    for one in _underlined(printed, element):
        # Of several rows, the decree does not say which of them the line is measured by.
        shares = (one.stroke.width / row.width for row in one.rows)
        if one.is_for_pages and not any(1 / 3 - _SLACK <= each <= 1 / 2 + _SLACK for each in shares):
            message = _("the line is {share} of the text line “{text}” above it").format(
                share=f"{one.share:.0%}", text=one.row.text
            )
            hint = _("draw it {least} to {most} mm long").format(
                least=round(one.row.width / 3 + 0.5), most=round(one.row.width / 2 - 0.5)
            )
            yield FormSlip(one.paragraph, message, hint, page=one.row.page.number)


def check_centred(printed: Printed) -> Iterator[FormSlip]:
    """The line under the middle of its text (PL1 II.1, II.2, II.5)."""
    for one in _underlined(printed, *_WITH_LINES):
        # Text that is not centred itself is told by the rules that read the file.
        centred = one.paragraph.layout.alignment is Alignment.CENTRE
        aside = one.stroke.centre - one.row.centre
        if centred and abs(aside) > _OFF_CENTRE_MM:
            message = (
                _("the line stands {aside} mm left of the middle of the text above it")
                if aside < 0
                else _("the line stands {aside} mm right of the middle of the text above it")
            ).format(aside=round(abs(aside)))
            hint = _("centre it under the text: take indents away, or draw it as a border of the paragraph")
            yield FormSlip(one.paragraph, message, hint, page=one.row.page.number)


def check_touching(printed: Printed) -> Iterator[FormSlip]:
    """No line through or at letters (PL1 II.1, II.2, II.5: the line stands below)."""
    for part in printed.document.parts:
        for element in _WITH_LINES:
            paragraphs = part.of(element)
            rows = printed.rows_of(*paragraphs)
            if not rows or any(
                one.line.made is LineMade.UNDERLINE for one in lines_under(part, paragraphs[-1])
            ):
                continue
            row = rows[-1]
            near = row.page.strokes_at(row, row.top, row.baseline + _WITHIN_MM)
            touched = next(
                (line for line in row.page.lines for stroke in near if _touches(stroke, line)), None
            )
            if touched is not None:
                message = _("a line touches the letters of “{text}”").format(text=touched.text)
                hint = _("leave a little space above and below the line")
                yield FormSlip(paragraphs[-1], message, hint, page=row.page.number)


def _touches(stroke: Box, line: TextLine) -> bool:
    if stroke.right <= line.left or stroke.left >= line.right or _TYPED.fullmatch(line.text):
        return False
    em = line.size * MM_PER_PT
    descends = bool(_DESCENDING & set(unicodedata.normalize("NFD", line.text)))
    lowest = line.baseline + (_DESCENT_EM if descends else _TOUCH_EM) * em
    return line.baseline - _CAPITAL_EM * em < stroke.bottom and stroke.top < lowest


def _underlined(printed: Printed, *elements: Element) -> Iterator[_Underlined]:
    for part in printed.document.parts:
        for element in elements:
            paragraphs = part.of(element)
            rows = printed.rows_of(*paragraphs)
            if not rows:
                continue
            last, row = paragraphs[-1], rows[-1]
            under = [*row.page.strokes_under(row, _WITHIN_MM), *_typed(row)]
            if not under:
                continue
            stroke = min(under, key=lambda one: one.top)
            declared = lines_under(part, last)
            yield _Underlined(last, tuple(rows), row, stroke, declared, width_of(printed.document, last))


def _typed(row: PrintedRow) -> Iterator[Box]:
    """Lines that are rows of underscores or dashes."""
    for line in row.page.lines:
        below = 0 < line.baseline - row.baseline < _WITHIN_MM
        if below and _TYPED.fullmatch(line.text) and row.left < line.centre < row.right:
            yield Box(line.left, line.baseline, line.right, line.baseline)


def _explain_motto() -> Explanation:
    return Explanation(
        _("The line under the motto is not as long as the motto is printed."),
        _("The decree asks for a solid line of the same length as the line of text."),
        "Nghị định số 30/2020/NĐ-CP, Phụ lục I, mục II.1",
        _("Draw the line anew, as long as the motto, or make it the border of a paragraph with indents."),
        Example(
            "Độc lập - Tự do - Hạnh phúc\n          ______",
            "Độc lập - Tự do - Hạnh phúc\n___________________________",
        ),
    )


def _explain_body() -> Explanation:
    return Explanation(
        _("The line under the name of the body is too long or too short for the last line of the name."),
        _("The decree asks for a line of a third to half of the length of the text."),
        "Nghị định số 30/2020/NĐ-CP, Phụ lục I, mục II.2",
        _("Draw it anew: a third to half of the last line of the name."),
        Example("ỦY BAN NHÂN DÂN\nXÃ HÒA TIẾN\n_______________", "ỦY BAN NHÂN DÂN\nXÃ HÒA TIẾN\n____"),
    )


def _explain_subject() -> Explanation:
    return Explanation(
        _("The line under the subject is too long or too short for the last line of the subject."),
        _("The decree asks for a line of a third to half of the length of the text."),
        "Nghị định số 30/2020/NĐ-CP, Phụ lục I, mục II.5",
        _("Draw it anew: a third to half of the last line of the subject."),
        Example(
            "Về việc thành lập Tổ công tác\n_____________________________",
            "Về việc thành lập Tổ công tác\n           _______",
        ),
    )


def _explain_centred() -> Explanation:
    return Explanation(
        _("A line under the motto, the body or the subject does not stand under the middle of its text."),
        _("The decree balances the line against the text above it."),
        "Nghị định số 30/2020/NĐ-CP, Phụ lục I, mục II.1, II.2 và II.5",
        _("Centre the line; a border of a paragraph with equal indents stays where it belongs."),
        Example("XÃ HÒA TIẾN\n____", "XÃ HÒA TIẾN\n    ____"),
    )


def _explain_touching() -> Explanation:
    return Explanation(
        _("A drawn line runs through letters or touches them."),
        _("The line stands below the text; through letters it reads as struck out."),
        "Nghị định số 30/2020/NĐ-CP, Phụ lục I, mục II.1, II.2 và II.5",
        _("Move the line down, or give the text below it a little space before."),
        Example("Độc lập - Tự do - Hạnh phúc (đường kẻ chạm chân chữ)", "Độc lập - Tự do - Hạnh phúc"),
    )


RULES: Final = (
    PrintedRule("motto-line-printed-length", Severity.ERROR, check_motto, _explain_motto),
    PrintedRule(
        "body-line-printed-length", Severity.ERROR, check_body, _explain_body, usual=Severity.WARNING
    ),
    PrintedRule(
        "subject-line-printed-length", Severity.ERROR, check_subject, _explain_subject, usual=Severity.WARNING
    ),
    PrintedRule("line-off-centre", Severity.ERROR, check_centred, _explain_centred, usual=Severity.WARNING),
    PrintedRule(
        "line-touches-letters", Severity.WARNING, check_touching, _explain_touching, usual=Severity.WARNING
    ),
)
