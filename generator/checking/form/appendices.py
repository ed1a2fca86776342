"""Rules of form: appendices and attached texts (phụ lục, văn bản kèm theo), PL1 III.1, PL3."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import partial
from gettext import gettext as _
from typing import Final

from generator.checking.form import attached
from generator.checking.form.attached import SIGNATURE
from generator.checking.form.centring import off_centre
from generator.checking.form.document import FormDocument, FormParagraph, FormPart, FormSection
from generator.checking.form.elements import Element, Role
from generator.checking.form.mending import set_on_paragraph, set_on_section
from generator.checking.form.rule import FormRule, FormSlip
from generator.checking.rule import Example, Explanation
from generator.diagnostics import Severity
from generator.vietnamese.letters import roman_number
from generator.word.wordml import W

_SOURCE: Final = "Nghị định số 30/2020/NĐ-CP, Phụ lục I, mục III.1"
_FORMS: Final = "Nghị định số 30/2020/NĐ-CP, Phụ lục III, Mẫu 2.1 và Mẫu 2.2"

_APPENDIX = re.compile(
    r"\s*(?P<word>phụ lục)\s*(?:(?P<number>số\s+\S+|[IVXLC]+|\d+)(?!\w))?\s*(?P<rest>.*)", re.IGNORECASE
)
_POINTER = re.compile(r"phụ lục|kèm theo|đính kèm|gửi kèm|danh sách|biểu mẫu|đề cương", re.IGNORECASE)
_HEAD: Final = (Element.NATION, Element.MOTTO, Element.PARENT_BODY, Element.ISSUER)
_LINE_OF_NAME: Final = (Element.APPENDIX, Element.APPENDIX_TITLE, Element.ATTACHED_TO)


def check_words(document: FormDocument) -> Iterator[FormSlip]:
    """The word is written "Phụ lục", not in capitals (PL1 III.1b)."""
    for one, match in _names(document):
        if match["word"].isupper():
            yield FormSlip(one, _("the word is written “{word}”, not in capitals").format(word="Phụ lục"))


def check_numbers(document: FormDocument) -> Iterator[FormSlip]:
    """Several appendices have Roman numbers in order, a single one has none (PL1 III.1b)."""
    names = list(_names(document))
    if len(names) == 1 and document.main.role is Role.MAIN:
        if names[0][1]["number"]:
            yield FormSlip(names[0][0], _("a single appendix has no number"))
        return
    for place, (one, match) in enumerate(names, start=1):
        number = roman_number(match["number"]) if match["number"] else None
        if number is None and (match["number"] or len(names) > 1):
            yield FormSlip(one, _("several appendices have Roman numbers: I, II, III"))
        elif len(names) > 1 and number != place:
            yield FormSlip(one, _("the numbers of the appendices do not follow one another"))


def check_lines(document: FormDocument) -> Iterator[FormSlip]:
    """The word and number of an appendix stand on a line of their own (PL1 III.1b)."""
    for one, match in _names(document):
        if match["rest"].strip():
            message = _("the word and the number stand on a line of their own, with no mark behind them")
            yield FormSlip(one, message, _("put the title on the next line"))


def check_alignment(document: FormDocument) -> Iterator[FormSlip]:
    """Name, title and reference of an appendix are centred (PL1 III.1b-d)."""
    return off_centre(document, _LINE_OF_NAME)


def check_mentioned(document: FormDocument) -> Iterator[FormSlip]:
    """The main text points to its appendices (PL1 III.1a)."""
    appendix = next((part for part in document.parts if part.role is Role.APPENDIX), None)
    if appendix is None or document.main.role is not Role.MAIN:
        return
    before = document.parts[: document.parts.index(appendix)]
    if not any(_POINTER.search(one.text) for part in before for one in part.paragraphs):
        at = appendix.first(Element.APPENDIX)
        yield FormSlip(at, _("the main text does not speak of the appendix"))


def check_letterheads(document: FormDocument) -> Iterator[FormSlip]:
    """An appendix has no letterhead and no signature (PL3, Mẫu 2.1)."""
    for part in document.parts:
        if part.role is Role.APPENDIX:
            for one in part.of(*_HEAD, *SIGNATURE)[:1]:
                yield FormSlip(one, _("the form of an appendix has no letterhead and no signature"))


def check_own_pages(document: FormDocument) -> Iterator[FormSlip]:
    """An appendix or attached text begins on a page of its own (PL1 III.1, PL3)."""
    for part, _section in _followers(document):
        first = part.paragraphs[0]
        if not _begins_page(document, part):
            repair = None if first.cell is not None else partial(_break_before, first)
            yield FormSlip(first, _("this part does not begin on a new page"), repair=repair)


def check_page_numbers(document: FormDocument) -> Iterator[FormSlip]:
    """The pages of an appendix are numbered on their own (PL1 III.1đ)."""
    for part, section in _followers(document):
        if part.role is Role.APPENDIX and section.number_start != 1 and _begins_page(document, part):
            repair = partial(_count_anew, section) if _begins_section(document, part) else None
            message = _("the pages of the appendix are not numbered on their own from 1")
            yield FormSlip(part.paragraphs[0], message, repair=repair)


def _names(document: FormDocument) -> Iterator[tuple[FormParagraph, re.Match[str]]]:
    for part in document.parts:
        for one in part.of(Element.APPENDIX):
            match = _APPENDIX.match(one.text.strip().partition("\n")[0])
            if match is not None:
                yield one, match


def _followers(document: FormDocument) -> Iterator[tuple[FormPart, FormSection]]:
    """The documents behind the first one, each with the section in which it begins."""
    for part in document.parts[1:]:
        if part.role is not Role.MAIN and part.paragraphs:
            yield part, document.sections[part.paragraphs[0].section]


def _begins_section(document: FormDocument, part: FormPart) -> bool:
    """Whether a section of pages, on a new page, begins with this document."""
    first = part.paragraphs[0]
    before = document.parts[document.parts.index(part) - 1].paragraphs
    if before and before[-1].section == first.section:
        return False
    kind = document.sections[first.section].element.find(W + "type")
    return kind is None or kind.get(W + "val") != "continuous"


def _begins_page(document: FormDocument, part: FormPart) -> bool:
    first = part.paragraphs[0]
    before = document.parts[document.parts.index(part) - 1].paragraphs
    around = (*before[-2:], *part.paragraphs[:2])
    return (
        _begins_section(document, part)
        or any(one.layout.page_break_before for one in part.paragraphs[:1])
        or any(br.get(W + "type") == "page" for one in around for br in one.element.iter(W + "br"))
        or (first.cell is not None and first.layout.page_break_before)
    )


def _break_before(first: FormParagraph) -> None:
    set_on_paragraph(first.element, "pageBreakBefore")


def _count_anew(section: FormSection) -> None:
    set_on_section(section.element, "pgNumType", start="1")


def _explain_words() -> Explanation:
    return Explanation(
        _("The word above an appendix is written in capitals."),
        _("The decree asks for small letters, size 14, upright and bold; capitals are for the title."),
        _SOURCE,
        _("Write it with one capital, and the title in capitals below it."),
        Example("PHỤ LỤC I", "Phụ lục I"),
    )


def _explain_numbers() -> Explanation:
    return Explanation(
        _("Appendices have no Roman numbers in order, or a single one has a number."),
        _("Two or more appendices are numbered with Roman numbers; a single one needs none."),
        _SOURCE,
        _("Number them I, II, III, or take the number of a single one away."),
        Example("Phụ lục 1", "Phụ lục I"),
    )


def _explain_lines() -> Explanation:
    return Explanation(
        _("The title of an appendix stands on the line of its number, or a mark behind it."),
        _("The decree asks for a line of its own, and for the title below it."),
        _SOURCE,
        _("Take the mark away and begin a new line before the title."),
        Example("Phụ lục I: DANH SÁCH THÀNH VIÊN", "Phụ lục I\nDANH SÁCH THÀNH VIÊN"),
    )


def _explain_alignment() -> Explanation:
    return Explanation(
        _("The name, the title or the reference of an appendix is not centred."),
        _("The decree asks for it."),
        _SOURCE,
        _("Centre it; the repair does it."),
        Example("Phụ lục I  (canh trái)", "Phụ lục I  (canh giữa)"),
    )


def _explain_mentioned() -> Explanation:
    return Explanation(
        _("A document has an appendix, and its text does not speak of it."),
        _("The decree asks for a pointer in the text; else nobody knows what the appendix is for."),
        _SOURCE,
        _("Say in the text what the appendix holds."),
        Example("Giao các sở thực hiện nhiệm vụ.", "Giao các sở thực hiện nhiệm vụ tại Phụ lục."),
    )


def _explain_letterheads() -> Explanation:
    return Explanation(
        _("An appendix has a letterhead, a list of recipients or a signature."),
        _("The forms of an appendix have none; the document is signed once."),
        _FORMS,
        _("Take them away."),
        Example("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\n…\nPhụ lục", "Phụ lục"),
    )


def _explain_own_pages() -> Explanation:
    return Explanation(
        _("An appendix or attached text does not begin on a new page."),
        _("It is a text of its own; empty paragraphs keep it on a new page only by chance."),
        "Nghị định số 30/2020/NĐ-CP, Phụ lục I, mục III.1; Phụ lục III, Mẫu 1.3 và Mẫu 2.1",
        _("Begin a section on a new page before it."),
        Example(
            "… thi hành Quyết định này./.\nPhụ lục", "… thi hành Quyết định này./.\n(ngắt trang)\nPhụ lục"
        ),
    )


def _explain_page_numbers() -> Explanation:
    return Explanation(
        _("The pages of an appendix go on counting from the document."),
        _("The decree asks for page numbers of their own in each appendix."),
        _SOURCE,
        _("Begin a section before the appendix, and let its pages count from 1; the repair does the latter."),
        Example("Phụ lục bắt đầu từ trang 5", "Phụ lục bắt đầu từ trang 1"),
    )


_E = Severity.ERROR
_W = Severity.WARNING

RULES: Final[tuple[FormRule, ...]] = (
    FormRule("appendix-word", _E, check_words, _explain_words, usual=_W),
    FormRule("appendix-number", _E, check_numbers, _explain_numbers),
    FormRule("appendix-line", _E, check_lines, _explain_lines),
    FormRule("appendix-not-centred", _E, check_alignment, _explain_alignment, fixable=True),
    FormRule("appendix-not-mentioned", _E, check_mentioned, _explain_mentioned),
    *attached.RULES,
    FormRule("appendix-signed", _W, check_letterheads, _explain_letterheads, usual=None),
    FormRule("part-own-page", _W, check_own_pages, _explain_own_pages, usual=_W, fixable=True),
    FormRule("part-page-numbers", _E, check_page_numbers, _explain_page_numbers, usual=_W, fixable=True),
)
