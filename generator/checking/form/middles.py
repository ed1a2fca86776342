"""The body of a document (nội dung văn bản): its divisions, articles, clauses, points, headings, text."""

from __future__ import annotations

from collections.abc import Sequence

from generator.checking.form.document import FormParagraph
from generator.checking.form.elements import Element
from generator.checking.form.labels import Elements, blank
from generator.checking.form.parting import table_of
from generator.checking.form.signs import ARTICLE, ATTACHED_TO, CLAUSE, DIVISION, ITEM, POINT, ROMAN, is_upper
from generator.word.formats import Alignment

_LONGEST_TITLE = 200


def read_body(paragraphs: Sequence[FormParagraph], elements: Elements) -> None:
    """Tell what the paragraphs of a body are."""
    has_articles = any(_is_article(one, one.text.strip(), 0) for one in paragraphs)
    article = 0
    titled = True
    for one in paragraphs:
        text = one.text.strip()
        if id(one) in elements:
            continue
        what = blank(one)
        if table_of(one) is not None and what is not Element.LINE:
            what = Element.CELL_TEXT
        if what is not None:
            elements[id(one)] = what
            continue
        if not titled and _is_title(one, text):
            elements[id(one)] = Element.DIVISION_TITLE
            titled = True
            continue
        if _is_division(one, text):
            match = DIVISION.match(text)
            titled = match is None or bool(match["rest"].strip())
            elements[id(one)] = Element.DIVISION
            continue
        titled = True
        if has_articles and _is_article(one, text, article + 1):
            match = ARTICLE.match(text)
            article = int(match[1]) if match else article
            elements[id(one)] = Element.ARTICLE
        else:
            elements[id(one)] = _of_text(text, in_article=article > 0)


def _of_text(text: str, *, in_article: bool) -> Element:
    if ATTACHED_TO.match(text):
        return Element.ATTACHED_TO
    if ITEM.match(text):
        return Element.ITEM
    if CLAUSE.match(text):
        return Element.CLAUSE if in_article else Element.HEADING
    if not in_article and ROMAN.match(text):
        return Element.HEADING
    if POINT.match(text):
        return Element.POINT
    return Element.TEXT


def _is_division(one: FormParagraph, text: str) -> bool:
    if text[:1] not in "PpCcMmTt" or len(text) > 2 * _LONGEST_TITLE:
        return False
    match = DIVISION.match(text)
    if match is None:
        return False
    rest = match["rest"]
    if not rest.strip():
        return True
    centred = one.layout.alignment is Alignment.CENTRE
    return is_upper(rest) or centred or (rest.startswith("\n") and len(rest) <= _LONGEST_TITLE)


def _is_title(one: FormParagraph, text: str) -> bool:
    if len(text) > _LONGEST_TITLE or ARTICLE.match(text) or DIVISION.match(text):
        return False
    bold = bool(one.letters) and all(run.look.bold for run in one.letters)
    return is_upper(text) or bold or one.layout.alignment is Alignment.CENTRE


def _is_article(one: FormParagraph, text: str, expected: int) -> bool:
    """Whether a paragraph begins an article: a mark after the number, or the next number in bold."""
    if not text.startswith(("Đ", "đ")):
        return False
    match = ARTICLE.match(text)
    if match is None:
        return False
    if match[3]:
        return True
    return int(match[1]) == expected and bool(one.letters) and one.letters[0].look.bold
