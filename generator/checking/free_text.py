"""Runs rules of text over a paper that has no articles (soát lời văn): an invitation, a notice, a report."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from generator.checking.form.document import FormDocument
from generator.checking.form.elements import Element
from generator.checking.form.examining import day_of
from generator.checking.provisions import check_provisions
from generator.diagnostics import Diagnostics, Location
from generator.regulation.provision import Level, Provision

CODES: Final = frozenset(
    {
        *(
            "doubled-word",
            "name-in-two-ways",
            "name-in-small-letters",
            "name-misspelt",
            "tone-in-two-ways",
            "word-in-two-ways",
        ),
        *("document-with-two-dates", "day-impossible", "month-misspelt", "marks-out-of-place"),
        *("capital-of-citation", "capital-of-document", "capital-of-weekday", "capital-of-people"),
        *("body-abolished", "not-a-syllable"),
    }
)
"""The rules that need no provisions; two tasks may well have two deadlines, and a letter explains no term."""

_SENTENCES: Final = frozenset(
    {
        *(Element.SUBJECT, Element.LETTER_SUBJECT, Element.BASIS, Element.TEXT, Element.ITEM),
        *(Element.DIVISION_TITLE, Element.HEADING, Element.ARTICLE, Element.CLAUSE, Element.POINT),
    }
)
_BREAKS: Final = re.compile(r"\s*[\n\t]\s*")


def check_free_text(document: FormDocument, found: Diagnostics) -> None:
    """Report what is wrong with the words of a paper, each at its paragraph; its head, its recipients and its
    signatures are names, not sentences.
    """
    check_provisions("", tuple(_paragraphs(document)), day_of(document), found, codes=CODES)


def _paragraphs(document: FormDocument) -> Iterator[Provision]:
    for part, one in document.paragraphs():
        if part.element_of(one) in _SENTENCES:
            text = _BREAKS.sub(" ", one.text).strip()
            place = Location(document.file, spot=one.place)
            yield Provision(level=Level.PARAGRAPH, paragraphs=(text,), location=place)
