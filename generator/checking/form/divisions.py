"""Rules of form: Phần, Chương, Mục, Điều, khoản, điểm and headings, PL1 II.6, V.6."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from functools import partial
from gettext import gettext as _
from typing import Final

from generator.checking.form import sequences
from generator.checking.form.centring import off_centre
from generator.checking.form.document import FormDocument, FormParagraph, FormPart
from generator.checking.form.elements import Element, Role
from generator.checking.form.marks import begin_with
from generator.checking.form.rule import FormRule, FormSlip
from generator.checking.form.sequences import ROMAN_HEADING
from generator.checking.rule import Example, Explanation
from generator.diagnostics import Severity
from generator.vietnamese.letters import roman_number

_SOURCE: Final = "Nghị định số 30/2020/NĐ-CP, Phụ lục I, mục II.6d và mục V"
_ROMAN_KINDS: Final = {"phần", "chương"}

_DIVISION = re.compile(
    r"\s*(?P<kind>phần|chương|mục|tiểu mục)\s+(?P<number>thứ\s+\w+|[IVXLC]+|\d+)(?!\w)\s*(?P<rest>.*)",
    re.IGNORECASE,
)
_ARTICLE = re.compile(r"\s*Điều\s+[1-9]\d*[a-zđ]?\.(?:\s|$)", re.IGNORECASE)
_CLAUSE = re.compile(r"\s*\d+[a-zđ]?\.(?:\s|$)")
_POINT = re.compile(r"\s*[a-zđ]\d*\)(?:\s|$)")
_ROMAN_ALONE = re.compile(r"\s*[IVX]+\.?[^\S\n]*(?:\n|$)")
_ANY_ARTICLE = re.compile(r"(Điều)\s+0*(\d+[a-zđ]?)\s*[.:)/–-]?[^\S\n]*(?=\S)")
_ANY_CLAUSE = re.compile(r"(\d+[a-zđ]?)\s*[.:)/–-]\s*(?=\S)")
_ANY_POINT = re.compile(r"([a-zđ])\s*[.:)/–-]\s*(?=\S)")
_ANY_ROMAN = re.compile(r"([IVX]+)\s*[.:)/–-]\s*(?=\S)")
_TITLED: Final = 3


def check_division_numbers(document: FormDocument) -> Iterator[FormSlip]:
    """Phần and Chương have Roman numbers, Mục and Tiểu mục Arabic ones (PL1 II.6d)."""
    for _part, one, match in _divisions(document):
        roman = match["kind"].lower() in _ROMAN_KINDS
        number = match["number"]
        if roman and not (number.startswith("thứ") or roman_number(number.upper())):
            yield FormSlip(one, _("parts and chapters have Roman numbers"))
        elif not roman and not number.isdecimal():
            yield FormSlip(one, _("sections and subsections have Arabic numbers"))


def check_division_lines(document: FormDocument) -> Iterator[FormSlip]:
    """The word and number of a division stand on a line of their own, the title below (PL1 V)."""
    for _part, one, match in _divisions(document):
        if match["rest"].strip():
            message = _("the word and the number stand on a line of their own, with no mark behind them")
            yield FormSlip(one, message, _("put the title on the next line"))


def check_division_titles(document: FormDocument) -> Iterator[FormSlip]:
    """A part, chapter, section or subsection has a title (PL1 II.6d)."""
    for part, one, match in _divisions(document):
        if match["rest"].strip() or one.text.strip().partition("\n")[2].strip():
            continue
        following = _next_shown(part, one)
        if following is None or part.element_of(following) is not Element.DIVISION_TITLE:
            yield FormSlip(one, _("this division has no title"))


def check_division_alignment(document: FormDocument) -> Iterator[FormSlip]:
    """The lines of a division are centred (PL1 V)."""
    return off_centre(document, (Element.DIVISION, Element.DIVISION_TITLE))


def check_articles(document: FormDocument) -> Iterator[FormSlip]:
    """An article is written "Điều 1." with a full stop and a blank (PL1 V)."""
    for part in document.parts:
        for one in part.of(Element.ARTICLE):
            if not _ARTICLE.match(one.text):
                message = _("an article begins with its word, its number, a full stop and a blank")
                yield FormSlip(one, message, repair=_put_right(one, _ANY_ARTICLE, "{} {}. "))


def check_article_titles(document: FormDocument) -> Iterator[FormSlip]:
    """Where articles have titles, all of them have (PL1 II.6d)."""
    for part in document.parts:
        articles = [one for one in part.of(Element.ARTICLE) if _ARTICLE.match(one.text)]
        titles = [one for one in articles if _is_titled(one)]
        if part.role is not Role.MAIN and len(titles) >= _TITLED and len(titles) * 4 >= len(articles) * 3:
            for one in articles:
                if not _is_titled(one):
                    yield FormSlip(one, _("this article has no title, others have"))


def check_clauses(document: FormDocument) -> Iterator[FormSlip]:
    """A clause is numbered "1." (PL1 II.6đ)."""
    for part in document.parts:
        for one in part.of(Element.CLAUSE):
            if not _CLAUSE.match(one.text):
                message = _("the number of a clause has a full stop and a blank behind it")
                yield FormSlip(one, message, repair=_put_right(one, _ANY_CLAUSE, "{}. "))


def check_points(document: FormDocument) -> Iterator[FormSlip]:
    """A point is lettered "a)" (PL1 II.6đ)."""
    for part in document.parts:
        for one in part.of(Element.POINT):
            if not _POINT.match(one.text):
                message = _("the letter of a point is small and has a closing bracket behind it")
                yield FormSlip(one, message, repair=_put_right(one, _ANY_POINT, "{}) "))


def check_headings(document: FormDocument) -> Iterator[FormSlip]:
    """A heading with a Roman number is written "I. …" (PL1 V)."""
    for part in document.parts:
        for one in part.of(Element.HEADING):
            match = ROMAN_HEADING.match(one.text)
            if match is not None and match["mark"] != "." and not _ROMAN_ALONE.match(one.text):
                message = _("the Roman number of a heading has a full stop behind it")
                yield FormSlip(one, message, repair=_put_right(one, _ANY_ROMAN, "{}. "))


def check_heading_lines(document: FormDocument) -> Iterator[FormSlip]:
    """The Roman number of a heading and its title stand on one line (PL1 V)."""
    for part in document.parts:
        for one in part.of(Element.HEADING):
            if _ROMAN_ALONE.match(one.text):
                yield FormSlip(one, _("the number and the title of a heading stand on one line"))


def _put_right(one: FormParagraph, pattern: re.Pattern[str], right: str) -> Callable[[], None] | None:
    """The repair of the mark behind a number; None where the beginning has another shape."""
    match = pattern.match(one.text.strip())
    return None if match is None else partial(begin_with, one, match[0], right.format(*match.groups()))


def _divisions(document: FormDocument) -> Iterator[tuple[FormPart, FormParagraph, re.Match[str]]]:
    for part in document.parts:
        for one in part.of(Element.DIVISION):
            match = _DIVISION.match(one.text.strip().partition("\n")[0])
            if match is not None:
                yield part, one, match


def _next_shown(part: FormPart, one: FormParagraph) -> FormParagraph | None:
    behind = False
    for other in part.paragraphs:
        if behind and part.element_of(other) is not Element.EMPTY:
            return other
        behind = behind or other is one
    return None


def _is_titled(article: FormParagraph) -> bool:
    letters = article.letters
    text = _ARTICLE.sub("", article.text, count=1).strip()
    return bool(text) and (all(run.look.bold for run in letters) or not text.endswith((".", ";", ":")))


def _explain_division_numbers() -> Explanation:
    return Explanation(
        _("A part or chapter has no Roman number, or a section no Arabic one."),
        _("The decree lays down which numbers each level has."),
        _SOURCE,
        _("Write parts and chapters with Roman numbers, sections and subsections with Arabic ones."),
        Example("Chương 1\nQUY ĐỊNH CHUNG", "Chương I\nQUY ĐỊNH CHUNG"),
    )


def _explain_division_lines() -> Explanation:
    return Explanation(
        _("The title of a part, chapter or section stands on the line of its number, or a mark behind it."),
        _("The decree asks for a line of their own, and for the title right below."),
        _SOURCE,
        _("Take the mark away and begin a new line before the title."),
        Example("Chương I. QUY ĐỊNH CHUNG", "Chương I\nQUY ĐỊNH CHUNG"),
    )


def _explain_division_titles() -> Explanation:
    return Explanation(
        _("A part, chapter, section or subsection has no title."),
        _("The decree asks for a title that sums up what the division holds."),
        _SOURCE,
        _("Add the title on the next line, in capitals."),
        Example("Chương I\nĐiều 1. …", "Chương I\nQUY ĐỊNH CHUNG\nĐiều 1. …"),
    )


def _explain_division_alignment() -> Explanation:
    return Explanation(
        _("The word and number of a part, chapter or section, or its title, are not centred."),
        _("The decree asks for it."),
        _SOURCE,
        _("Centre both lines; the repair does it."),
        Example("Chương I  (canh trái)", "Chương I  (canh giữa)"),
    )


def _explain_articles() -> Explanation:
    return Explanation(
        _("The number of an article has no full stop behind it, or no blank."),
        _("The decree lays the way of writing down."),
        _SOURCE,
        _("Write the number in Arabic figures without zero, then a full stop and a blank."),
        Example("Điều 1: Ban hành …", "Điều 1. Ban hành …"),
    )


def _explain_article_titles() -> Explanation:
    return Explanation(
        _("An article has no title, though most others have."),
        _("The decree asks for titles of articles in a text that is divided so."),
        _SOURCE,
        _("Give the article a title; a short decision may have none at all."),
        Example("Điều 2. Thành viên có nhiệm vụ sau đây:", "Điều 2. Nhiệm vụ của thành viên"),
    )


def _explain_clauses() -> Explanation:
    return Explanation(
        _("The number of a clause is written with another mark than a full stop."),
        _("The decree lays the way of writing down; citations rest on it."),
        _SOURCE,
        _("Write the Arabic number, a full stop and a blank."),
        Example("1) Tổ chức họp.", "1. Tổ chức họp."),
    )


def _explain_points() -> Explanation:
    return Explanation(
        _("The letter of a point is written with another mark than a closing bracket."),
        _("The decree lays the way of writing down; citations rest on it."),
        _SOURCE,
        _("Write the small letter, a closing bracket and a blank."),
        Example("a. Tổ chức họp;", "a) Tổ chức họp;"),
    )


def _explain_headings() -> Explanation:
    return Explanation(
        _("The Roman number of a heading is written with another mark than a full stop."),
        _("The decree lays the way of writing down."),
        _SOURCE,
        _("Write the Roman number, a full stop, a blank and the title on the same line."),
        Example("I/ ĐÁNH GIÁ CHUNG", "I. ĐÁNH GIÁ CHUNG"),
    )


def _explain_heading_lines() -> Explanation:
    return Explanation(
        _("The title of a heading stands below its Roman number."),
        _("In papers without articles number and title of a heading stand on one line."),
        _SOURCE,
        _("Put the title behind the number."),
        Example("I.\nĐÁNH GIÁ CHUNG", "I. ĐÁNH GIÁ CHUNG"),
    )


_E = Severity.ERROR

RULES: Final[tuple[FormRule, ...]] = (
    FormRule("division-number", _E, check_division_numbers, _explain_division_numbers),
    FormRule("division-line", _E, check_division_lines, _explain_division_lines),
    FormRule("division-title-missing", _E, check_division_titles, _explain_division_titles),
    FormRule("division-not-centred", _E, check_division_alignment, _explain_division_alignment, fixable=True),
    FormRule("article-mark", _E, check_articles, _explain_articles, fixable=True),
    FormRule(
        *("article-title-missing", Severity.WARNING, check_article_titles, _explain_article_titles),
        usual=Severity.WARNING,
    ),
    FormRule("clause-mark", _E, check_clauses, _explain_clauses, fixable=True),
    FormRule("point-mark", _E, check_points, _explain_points, fixable=True),
    FormRule("heading-mark", _E, check_headings, _explain_headings, fixable=True),
    FormRule("heading-line", _E, check_heading_lines, _explain_heading_lines),
    *sequences.RULES,
)
