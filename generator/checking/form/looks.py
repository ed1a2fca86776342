"""How the letters of each element look (mẫu chữ từng thành phần thể thức), Phụ lục I, mục II, III and V."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from gettext import gettext as _
from typing import Final

from generator.checking.form.document import FormDocument, FormParagraph, FormPart, FormRun
from generator.checking.form.elements import Element

DECREE: Final = "Nghị định số 30/2020/NĐ-CP"
_ROMAN_HEADING = re.compile(r"[IVX]+\s*\.\s*\S")
_ARTICLE_LABEL = re.compile(r"\s*Điều\s+\d+[a-zđ]?\s*\.?", re.IGNORECASE)
BODY: Final = (
    *(Element.TEXT, Element.CLAUSE, Element.POINT, Element.ITEM, Element.ARTICLE, Element.HEADING),
    Element.BASIS,
)
_MIXED: Final = (13.0, 14.0)
_HEAD: Final = (12.0, 13.0)


@dataclass(frozen=True, slots=True)
class Look:
    """What is laid down for the letters of an element: sizes in points from and to; None where nothing is."""

    sizes: tuple[float, float]
    bold: bool | None = None
    italic: bool | None = None
    capitals: bool | None = None


@dataclass(frozen=True, slots=True)
class Group:
    """Elements whose looks one rule tells of; ``in_text`` says that the words of the decree lay them down,
    and not only its sample forms.
    """

    code: str
    name: Callable[[], str]
    item: str
    looks: dict[Element, Look]
    in_text: bool = True

    @property
    def source(self) -> str:
        return f"{DECREE}, {self.item}"


GROUPS: Final = (
    Group(
        "letterhead",
        lambda: _("the letterhead"),
        "Phụ lục I, mục II.1, II.2 và V",
        {
            Element.NATION: Look(_HEAD, bold=True, italic=False, capitals=True),
            Element.MOTTO: Look(_MIXED, bold=True, italic=False),
            Element.PARENT_BODY: Look(_HEAD, bold=False, italic=False, capitals=True),
            Element.ISSUER: Look(_HEAD, bold=True, italic=False, capitals=True),
        },
    ),
    Group(
        "number",
        lambda: _("number and symbol"),
        "Phụ lục I, mục II.3c và V",
        {Element.NUMBER: Look((13.0, 13.0), bold=False, italic=False)},
    ),
    Group(
        "place-date",
        lambda: _("place and date"),
        "Phụ lục I, mục II.4 và V",
        {Element.PLACE_DATE: Look(_MIXED, bold=False, italic=True)},
    ),
    Group(
        "title",
        lambda: _("kind and subject"),
        "Phụ lục I, mục II.5 và V",
        {
            Element.KIND: Look(_MIXED, bold=True, italic=False, capitals=True),
            Element.SUBJECT: Look(_MIXED, bold=True, italic=False, capitals=False),
        },
    ),
    Group(
        "letter-subject",
        lambda: _("the subject of a letter"),
        "Phụ lục I, mục II.5 và V",
        {Element.LETTER_SUBJECT: Look(_HEAD, bold=False, italic=False, capitals=False)},
    ),
    Group(
        "decision-lines",
        lambda: _("the authority that decides, and the word that decides"),
        "Phụ lục III, Mẫu 1.1, 1.2 và 1.3",
        {
            Element.AUTHORITY: Look(_MIXED, bold=True, italic=False, capitals=True),
            Element.DECIDES: Look(_MIXED, bold=True, italic=False, capitals=True),
        },
        in_text=False,
    ),
    Group(
        "bases",
        lambda: _("the legal bases"),
        "Phụ lục I, mục II.6a và V",
        {Element.BASIS: Look(_MIXED, bold=False, italic=True)},
    ),
    Group(
        "addressees",
        lambda: _("the addressees"),
        "Phụ lục I, mục II.9 và V",
        {
            Element.SALUTATION: Look(_MIXED, bold=False, italic=False),
            Element.ADDRESSEE: Look(_MIXED, bold=False, italic=False),
        },
    ),
    Group(
        "body",
        lambda: _("the body"),
        "Phụ lục I, mục II.6 và V",
        {
            Element.TEXT: Look(_MIXED, italic=False),
            Element.CLAUSE: Look(_MIXED, italic=False),
            Element.POINT: Look(_MIXED, italic=False),
            Element.ITEM: Look(_MIXED),
        },
    ),
    Group(
        "headings",
        lambda: _("the headings"),
        "Phụ lục I, mục II.6 và V.6",
        {
            Element.DIVISION: Look(_MIXED, bold=True, italic=False, capitals=False),
            Element.DIVISION_TITLE: Look(_MIXED, bold=True, italic=False, capitals=True),
            Element.HEADING: Look(_MIXED, bold=True, capitals=True),
            Element.ARTICLE: Look(_MIXED, bold=True, italic=False),
        },
    ),
    Group(
        "signature",
        lambda: _("the signature block"),
        "Phụ lục I, mục II.7 và V",
        {
            Element.CAPACITY: Look(_MIXED, bold=True, italic=False, capitals=True),
            Element.OTHER_POST: Look(_MIXED),
            Element.SIGNER: Look(_MIXED, bold=True, italic=False, capitals=False),
        },
    ),
    Group(
        "recipients",
        lambda: _("the recipients"),
        "Phụ lục I, mục II.9d và V",
        {
            Element.RECIPIENTS: Look((12.0, 12.0), bold=True, italic=True, capitals=False),
            Element.RECIPIENT: Look((11.0, 11.0), bold=False, italic=False),
        },
    ),
    Group(
        "appendix",
        lambda: _("the head of an appendix"),
        "Phụ lục I, mục III.1 và V",
        {
            Element.APPENDIX: Look((14.0, 14.0), bold=True, italic=False),
            Element.APPENDIX_TITLE: Look(_MIXED, bold=True, italic=False, capitals=True),
            Element.ATTACHED_TO: Look(_MIXED, bold=False, italic=True),
        },
    ),
)
"""The elements of table V (mẫu chữ và chi tiết trình bày các thành phần thể thức)."""


def name_of(element: Element) -> str:
    """What a person calls an element (tên thành phần thể thức)."""
    return {
        Element.NATION: _("name of the nation"),
        Element.MOTTO: _("motto"),
        Element.PARENT_BODY: _("governing body"),
        Element.ISSUER: _("issuing body"),
        Element.NUMBER: _("number and symbol"),
        Element.PLACE_DATE: _("place and date"),
        Element.KIND: _("kind"),
        Element.SUBJECT: _("subject"),
        Element.LETTER_SUBJECT: _("subject of the letter"),
        Element.AUTHORITY: _("deciding authority"),
        Element.BASIS: _("legal basis"),
        Element.DECIDES: _("deciding word"),
        Element.SALUTATION: _("“To:” line"),
        Element.ADDRESSEE: _("addressee"),
        Element.DIVISION: _("part, chapter or section"),
        Element.DIVISION_TITLE: _("title of a part, chapter or section"),
        Element.ARTICLE: _("number of an article"),
        Element.CLAUSE: _("clause"),
        Element.POINT: _("point"),
        Element.HEADING: _("heading"),
        Element.ITEM: _("dashed item"),
        Element.TEXT: _("paragraph"),
        Element.CAPACITY: _("capacity of the signer"),
        Element.OTHER_POST: _("other post of the signer"),
        Element.SIGNER: _("name of the signer"),
        Element.RECIPIENTS: _("“Recipients:”"),
        Element.RECIPIENT: _("line of the recipients"),
        Element.APPENDIX: _("word “Appendix”"),
        Element.APPENDIX_TITLE: _("title of the appendix"),
        Element.ATTACHED_TO: _("“(Attached to …)”"),
    }[element]


def looked_at(
    document: FormDocument, group: Group
) -> Iterator[tuple[FormPart, Element, FormParagraph, Look]]:
    """The paragraphs of the elements of a group, with what is laid down for them."""
    for part in document.parts:
        for paragraph in part.of(*group.looks):
            element = part.element_of(paragraph)
            yield part, element, paragraph, group.looks[element]


def words(runs: tuple[FormRun, ...]) -> tuple[FormRun, ...]:
    """The runs that show words or numbers, those of footnote marks left aside."""
    return tuple(
        run for run in runs if not (run.look.hidden or run.look.raised) and any(map(str.isalnum, run.text))
    )


def governed(element: Element, paragraph: FormParagraph) -> tuple[str, tuple[FormRun, ...]]:
    """What of a paragraph the weight and the capitals of its element are laid down for: text and runs.

    Of an article that is its number, of a chapter its first line; a heading below those of Roman numbers has
    a title or none, which only a person tells apart.
    """
    text = paragraph.text
    match element:
        case Element.HEADING if not _ROMAN_HEADING.match(text):
            return "", ()
        case Element.ARTICLE:
            label = _ARTICLE_LABEL.match("".join(run.text for run in paragraph.runs))
            return _beginning(paragraph, label.end() if label else 0)
        case Element.DIVISION:
            return text.partition("\n")[0], words(paragraph.runs)
        case _:
            return text, words(paragraph.runs)


def _beginning(paragraph: FormParagraph, length: int) -> tuple[str, tuple[FormRun, ...]]:
    runs, start = [], 0
    for run in paragraph.runs:
        if start < length and run.text.strip():
            runs.append(run)
        start += len(run.text)
    return paragraph.text[:length], words(tuple(runs))
