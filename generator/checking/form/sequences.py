"""Numbers of headings, articles, clauses and points that follow one another (đánh số liên tục), PL1 II.6."""

from __future__ import annotations

import re
from collections.abc import Iterator
from gettext import gettext as _
from typing import Final

from generator.checking.form.document import FormDocument, FormParagraph, FormPart
from generator.checking.form.elements import Element, Role
from generator.checking.form.rule import FormRule, FormSlip
from generator.checking.rule import Example, Explanation
from generator.diagnostics import Severity
from generator.vietnamese.letters import POINT_LETTERS, roman_number

_SOURCE: Final = "Nghị định số 30/2020/NĐ-CP, Phụ lục I, mục II.6d và mục V"
ROMAN_HEADING = re.compile(r"\s*(?P<number>[IVX]+)(?P<mark>\.|[)/:–-]|\s[–-]|(?=\s))\s*(?=\S)")
_NUMBERED = re.compile(r"\s*(?P<numbers>\d{1,6}(?:\.\d{1,6}){0,8})(?:\.|(?=\s)|[)/:])\s")
_ARTICLE_NUMBER = re.compile(r"\s*Điều\s+(\d{1,6})(?![\da-zđ])", re.IGNORECASE)


def check_sequence(document: FormDocument) -> Iterator[FormSlip]:
    """Headings, and the articles of a decision, are numbered without gap or doubling (PL1 II.6d)."""
    for part in document.parts:
        articles = part.of(Element.ARTICLE)
        if part.role is Role.MAIN and articles:
            # What a decision puts into another document keeps the numbers of that one.
            if not any("sửa đổi" in one.text.casefold() for one in part.of(Element.SUBJECT)):
                numbers = ((one, _article_number(one)) for one in articles)
                yield from _out_of_sequence((one, number) for one, number in numbers if number is not None)
                yield from _clauses_out_of_sequence(part)
        elif not articles:
            headings = part.of(Element.HEADING)
            romans = ((one, _roman(one)) for one in headings)
            yield from _out_of_sequence((one, number) for one, number in romans if number is not None)
            yield from _nested(headings)


def check_point_sequence(document: FormDocument) -> Iterator[FormSlip]:
    """Points of a paper without articles follow the Vietnamese alphabet (PL1 II.6đ)."""
    for part in document.parts:
        if part.role is not Role.MAIN and part.first(Element.ARTICLE) is not None:
            continue
        last = 0
        for one in part.paragraphs:
            element = part.element_of(one)
            letter = one.text.strip()[:1] if element is Element.POINT else ""
            if letter and letter in POINT_LETTERS:
                number = POINT_LETTERS.index(letter) + 1
                if number not in (1, last + 1):
                    wanted = POINT_LETTERS[min(last, len(POINT_LETTERS) - 1)]
                    yield FormSlip(one, _("here point {letter} is to follow").format(letter=f"{wanted})"))
                last = number
            elif element in {Element.ARTICLE, Element.CLAUSE, Element.HEADING}:
                last = 0


def _article_number(article: FormParagraph) -> int | None:
    match = _ARTICLE_NUMBER.match(article.text)
    return int(match[1]) if match else None


def _roman(heading: FormParagraph) -> int | None:
    match = ROMAN_HEADING.match(heading.text)
    return roman_number(match["number"]) if match else None


def _out_of_sequence(numbered: Iterator[tuple[FormParagraph, int]]) -> Iterator[FormSlip]:
    last = 0
    for one, number in numbered:
        # Two parts of a paper may count anew; what begins with 1 does.
        if number not in (1, last + 1) or (number == last == 1):
            message = _("number {number} stands here, and {wanted} is to follow")
            yield FormSlip(one, message.format(number=number, wanted=last + 1))
        last = number


def _clauses_out_of_sequence(part: FormPart) -> Iterator[FormSlip]:
    """Clauses count anew in each article."""
    last = 0
    for one in part.of(Element.ARTICLE, Element.CLAUSE):
        match = _NUMBERED.match(one.text)
        if part.element_of(one) is Element.ARTICLE:
            last = 0
        elif match is not None and "." not in match["numbers"]:
            number = int(match["numbers"])
            if number != last + 1:
                message = _("number {number} stands here, and {wanted} is to follow")
                yield FormSlip(one, message.format(number=number, wanted=last + 1))
            last = number


def _nested(headings: tuple[FormParagraph, ...]) -> Iterator[FormSlip]:
    """Headings 1., 1.1., 1.1.1.: each level counts anew below the one above it."""
    last: dict[int, tuple[int, ...]] = {}
    carried = 0
    for one in headings:
        match = _NUMBERED.match(one.text)
        if match is None:
            # Below the next Roman heading items begin anew, or run on.
            carried = last.get(1, (carried,))[-1]
            last = {}
            continue
        numbers = tuple(map(int, match["numbers"].split(".")))
        level = len(numbers)
        before = last.get(level, ())
        count = before[-1] if before[:-1] == numbers[:-1] and before else 0
        under_known = level == 1 or last.get(level - 1) in (None, numbers[:-1])
        runs_on = not last and numbers == (carried + 1,)
        follows = numbers[-1] == count + 1 or (numbers[-1] == 1 != count)
        if not under_known or not (follows or runs_on):
            wanted = ".".join(map(str, (*(last.get(level - 1) or numbers[:-1]), count + 1)))
            message = _("number {number} stands here, and {wanted} is to follow")
            yield FormSlip(one, message.format(number=match["numbers"], wanted=wanted))
        last = {deep: value for deep, value in last.items() if deep < level} | {level: numbers}


def _explain_sequence() -> Explanation:
    return Explanation(
        _("Headings, or the articles of a decision, skip a number or have one twice."),
        _("Citations and readers cannot find what they look for."),
        _SOURCE,
        _("Number anew from here on, or put back what was lost."),
        Example("I. KẾT QUẢ\nIII. KIẾN NGHỊ", "I. KẾT QUẢ\nII. KIẾN NGHỊ"),
    )


def _explain_point_sequence() -> Explanation:
    return Explanation(
        _("Points do not follow the Vietnamese alphabet, or leave a letter out."),
        _("Points are lettered by the Vietnamese alphabet, where “đ” follows “d”."),
        _SOURCE,
        _("Letter the points anew."),
        Example("c) …\nd) …\ne) …", "c) …\nd) …\nđ) …"),
    )


RULES: Final[tuple[FormRule, ...]] = (
    FormRule("heading-sequence", Severity.ERROR, check_sequence, _explain_sequence),
    FormRule("point-sequence", Severity.ERROR, check_point_sequence, _explain_point_sequence),
)
