"""Rules over printed pages: the numbers of pages (số trang), PL1 I.7 and III.1đ.

Whether the file has numbers, how they look, where they begin and that the first page shows none is told by
the rules that read the file.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from gettext import gettext as _
from itertools import chain, groupby
from typing import Final

from generator.checking.form.document import FormPart, FormSection
from generator.checking.form.page_numbers import (
    check_alignment,
    check_digits,
    check_missing,
    check_place,
)
from generator.checking.form.pages import margins_of
from generator.checking.form.rule import FormSlip
from generator.checking.printed.pages import MM_PER_TWIP, Page, Printed, TextLine
from generator.checking.printed.rule import PrintedRule
from generator.checking.rule import Example, Explanation
from generator.diagnostics import Severity

_OFF_CENTRE_MM = 2.0
_NUMBER = re.compile(r"(?:trang|page)?[\s\-–(]*(\d{1,4})(?:\s*/\s*\d{1,4})?[\s\-–)]*", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class _Numbered:
    """A page, the document and section that it belongs to, and its number as a line in the top margin."""

    page: Page
    part: FormPart
    section: FormSection
    shown: TextLine | None

    @property
    def number(self) -> int | None:
        return None if self.shown is None else _number(self.shown)


def check_counting(printed: Printed) -> Iterator[FormSlip]:
    """Numbers that go up by one from page to page, and stand on each (PL1 I.7)."""
    declared = (check_missing, check_place, check_digits)
    if any(chain.from_iterable(check(printed.document) for check in declared)):
        return
    for _part, group in groupby(_numbered(printed), key=lambda one: id(one.part)):
        pages = list(group)
        shown = [(place, one.number) for place, one in enumerate(pages[1:]) if one.number is not None]
        # With no number at all, any would do.
        expected = shown[0][1] - shown[0][0] if shown else 2
        for place, one in enumerate(pages[1:]):
            told = one.number
            if told != expected + place:
                message = (
                    _("page {page} shows no number").format(page=one.page.number)
                    if told is None
                    else _("page {page} shows the number {told}; {expected} comes next").format(
                        page=one.page.number, told=told, expected=expected + place
                    )
                )
                hint = _("let Word count: one header for all pages, with the field PAGE in it")
                yield FormSlip(one.section, message, hint, page=one.page.number)
                break


def check_centred(printed: Printed) -> Iterator[FormSlip]:
    """The number in the middle of the text's width (PL1 I.7)."""
    if any(check_alignment(printed.document)):
        return
    told = set()
    for one in _numbered(printed):
        if one.shown is None or id(one.section) in told:
            continue
        margins = margins_of(one.section)
        middle = (one.page.width + (margins["left"] - margins["right"]) * MM_PER_TWIP) / 2
        aside = one.shown.centre - middle
        if abs(aside) > _OFF_CENTRE_MM:
            told.add(id(one.section))
            message = (
                _("the page number stands {aside} mm left of the middle of the text")
                if aside < 0
                else _("the page number stands {aside} mm right of the middle of the text")
            ).format(aside=round(abs(aside)))
            hint = _("take indents, tabs and frames out of the header, and centre the number alone")
            yield FormSlip(one.section, message, hint, page=one.page.number)


def _numbered(printed: Printed) -> Iterator[_Numbered]:
    sections = printed.document.sections
    first: dict[int, tuple[FormPart, FormSection]] = {}
    tops: dict[int, float] = {}
    placed = set()
    for part, one in printed.document.paragraphs():
        for line in printed.lines_of(one):
            number = line.page.number
            first.setdefault(number, (part, sections[one.section]))
            tops[number] = min(tops.get(number, line.page.height), line.line.top)
            placed.add(id(line.line))
    for page in printed.pages:
        if page.number in first:
            part, section = first[page.number]
            # A header taller than its margin pushes the text down.
            top = max(section.top * MM_PER_TWIP, tops[page.number])
            numbers = (
                line
                for line in page.lines
                if id(line) not in placed and _number(line) is not None and line.baseline < top
            )
            yield _Numbered(page, part, section, next(numbers, None))


def _number(line: TextLine) -> int | None:
    """The number that a line shows and nothing else: "2", "- 2 -", "Trang 2/5"."""
    match = _NUMBER.fullmatch(line.text)
    return None if match is None else int(match[1])


def _explain_counting() -> Explanation:
    return Explanation(
        _("The printed page numbers do not go up by one from page to page."),
        _("Pages are numbered from 1 on without a gap; a number typed by hand stays the same everywhere."),
        "Nghị định số 30/2020/NĐ-CP, Phụ lục I, mục I.7",
        _("Put the field PAGE into one header for all pages (Insert, Page Number)."),
        Example("Số trang: 2, 2, 2", "Số trang: 2, 3, 4"),
    )


def _explain_centred() -> Explanation:
    return Explanation(
        _("The page number does not stand in the middle of the text's width."),
        _("The decree centres it in the top margin, over the text."),
        "Nghị định số 30/2020/NĐ-CP, Phụ lục I, mục I.7",
        _("Centre the paragraph of the number, without indents, tabs or frames."),
        Example("(số trang nằm bên phải) 2", "(số trang nằm giữa) 2"),
    )


RULES: Final = (
    PrintedRule("page-number-out-of-step", Severity.ERROR, check_counting, _explain_counting),
    PrintedRule("page-number-aside", Severity.ERROR, check_centred, _explain_centred, usual=Severity.WARNING),
)
