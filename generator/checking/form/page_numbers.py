"""Rules of form: the numbers of pages (số trang), PL1 I.7."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from functools import partial
from gettext import gettext as _
from typing import Final

from lxml import etree

from generator.checking.form.document import FormDocument, FormParagraph, FormRun, FormSection
from generator.checking.form.looks import DECREE
from generator.checking.form.mending import set_on_paragraph, set_on_run, set_on_section
from generator.checking.form.rule import FormRule, FormSlip
from generator.checking.form.sizes import main_size
from generator.checking.rule import Example, Explanation
from generator.diagnostics import Severity
from generator.word.assembly import to_xml
from generator.word.attaching import attach
from generator.word.formats import Alignment
from generator.word.wordml import PARAGRAPH, RUN, TEXT, TEXT_BOX, W_NAMESPACE, R, W, ancestor

_FIELD = re.compile(r"\s*PAGE(?![A-Z])\s*(?P<switches>.*)")
_OTHER_DIGITS = re.compile(
    r"\\\*\s*(?:roman|alphabetic|cardtext|ordinal|ordtext|hex|dollartext)", re.IGNORECASE
)
_ARABIC: Final = frozenset({None, "decimal", "numberInDash", "decimalZero"})
# A page of A4 set in 13 pt holds fewer letters than this, whatever the paragraphs.
_LETTERS_OF_A_PAGE: Final = 6000
_HEADER_TYPE: Final = "application/vnd.openxmlformats-officedocument.wordprocessingml.header+xml"
_HEADER_LINK: Final = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/header"
_SOURCE: Final = f"{DECREE}, Phụ lục I, mục I.7"


def _field(paragraph: FormParagraph) -> str | None:
    """The switches of the field that gives the number of the page, None where there is no such field."""
    for one in paragraph.element.iter(W + "instrText", W + "fldSimple"):
        if ancestor(one, PARAGRAPH) is not paragraph.element:
            continue  # It stands in a text box, whose paragraphs are read on their own.
        match = _FIELD.match(one.text or "" if one.tag == W + "instrText" else one.get(W + "instr", ""))
        if match:
            return match["switches"]
    return None


def _numbers(paragraphs: tuple[FormParagraph, ...]) -> tuple[FormParagraph, ...]:
    return tuple(one for one in paragraphs if _field(one) is not None)


def _is_long(document: FormDocument, index: int) -> bool:
    """Whether a section certainly fills more than one page."""
    letters = sum(len(one.text) for _part, one in document.paragraphs() if one.section == index)
    return letters > _LETTERS_OF_A_PAGE


def check_missing(document: FormDocument) -> Iterator[FormSlip]:
    """No number on the pages of a section that has several (thiếu số trang; NĐ 30/2020, PL1 I.7).

    A paper of one page shows no number; which paper has one page only its printed form tells.
    """
    for index, section in enumerate(document.sections):
        if not (_numbers(section.header) or _numbers(section.footer)) and _is_long(document, index):
            yield FormSlip(
                section,
                _("the pages have no number"),
                _("put the field PAGE into the header, in its middle"),
                _adding(document, section),
            )


def _adding(document: FormDocument, section: FormSection) -> Callable[[], None] | None:
    """The repair that puts a number into the header; none where something else stands there."""
    if any(one.text.strip() or one.lines for one in section.header):
        return None
    return partial(_add, document, section)


def _add(document: FormDocument, section: FormSection) -> None:
    parts = document.package.parts
    if section.header:
        paragraph = section.header[0].element
    else:
        story = etree.Element(W + "hdr", nsmap={"w": W_NAMESPACE})
        paragraph = etree.SubElement(story, PARAGRAPH)
    field = etree.SubElement(paragraph, W + "fldSimple")
    field.set(W + "instr", " PAGE ")
    run = etree.SubElement(field, RUN)
    etree.SubElement(run, TEXT).text = "2"
    size = str(round(2 * (main_size(document.main) or 14)))
    set_on_run(run, "rFonts", **dict.fromkeys(("ascii", "hAnsi", "cs", "eastAsia"), "Times New Roman"))
    set_on_run(run, "sz", val=size)
    set_on_run(run, "szCs", val=size)
    set_on_paragraph(paragraph, "jc", val="center")
    if not section.header and isinstance(parts, dict):
        content = to_xml(story).encode()
        link = attach(parts, document.package.main, "header", content, _HEADER_TYPE, _HEADER_LINK)
        reference = etree.Element(W + "headerReference")
        reference.set(W + "type", "default")
        reference.set(R + "id", link)
        section.element.insert(0, reference)


def check_place(document: FormDocument) -> Iterator[FormSlip]:
    """The number of the page below the text, not above it (vị trí số trang; NĐ 30/2020, PL1 I.7)."""
    for section in _own(document):
        for one in _numbers(section.footer) if not _numbers(section.header) else ():
            yield FormSlip(
                section,
                _("the number of the page stands in the footer ({place})").format(place=one.place),
                _("put it into the header, in its middle"),
            )


def check_alignment(document: FormDocument) -> Iterator[FormSlip]:
    """The number of the page beside the middle (số trang không canh giữa; NĐ 30/2020, PL1 I.7)."""
    for one in _above(document):
        if not _is_centred(one):
            mend = partial(_centre, one)
            yield FormSlip(one, _("the number of the page is not in the middle"), _("centre it"), mend)


def _is_centred(paragraph: FormParagraph) -> bool:
    if ancestor(paragraph.element, TEXT_BOX) is not None:
        return True  # Where the box stands, only pages tell.
    frame = paragraph.element.find(f"{W}pPr/{W}framePr")
    if frame is not None:
        return frame.get(W + "xAlign") == "center"
    # One tab leads to the middle of a header as Word sets it up.
    tabbed = paragraph.text.startswith("\t") and not paragraph.text.startswith("\t\t")
    return paragraph.layout.alignment is Alignment.CENTRE or (
        tabbed and paragraph.layout.alignment in {Alignment.LEFT, Alignment.JUSTIFIED}
    )


def _centre(paragraph: FormParagraph) -> None:
    if paragraph.element.find(f"{W}pPr/{W}framePr") is not None:
        set_on_paragraph(paragraph.element, "framePr", xAlign="center")
    set_on_paragraph(paragraph.element, "jc", val="center")


def check_look(document: FormDocument) -> Iterator[FormSlip]:
    """The number of the page in another size than 13 to 14, or slanted (cỡ, kiểu số trang; PL1 I.7)."""
    for one in _above(document):
        runs = one.letters
        sizes = sorted({run.look.size for run in runs if not 13 <= run.look.size <= 14})
        if sizes:
            message = _("the number of the page is of size {size}, where 13 to 14 is laid down")
            yield FormSlip(
                one, message.format(size=f"{sizes[0]:g}"), _("set it in size 13 or 14"), partial(_set, runs)
            )
        elif any(run.look.italic for run in runs):
            yield FormSlip(
                one, _("the number of the page is slanted"), _("make it upright"), partial(_set, runs)
            )


def _set(runs: tuple[FormRun, ...]) -> None:
    for run in runs:
        size = min(max(run.look.size, 13), 14)
        for name, value in (("i", "0"), ("iCs", "0"), ("sz", f"{2 * size:g}"), ("szCs", f"{2 * size:g}")):
            set_on_run(run.element, name, val=value)


def check_first_page(document: FormDocument) -> Iterator[FormSlip]:
    """The number 1 shown on the first page (số trang thứ nhất; NĐ 30/2020, PL1 I.7)."""
    section = document.sections[0]
    hint = _("let the first page have a header of its own, and leave that empty")
    if not section.own_first_page:
        if _numbers(section.header) or _numbers(section.footer):
            mend = partial(set_on_section, section.element, "titlePg", val=None)
            yield FormSlip(section, _("the first page shows its number"), hint, mend)
    elif _numbers((*section.first_header, *section.first_footer)):
        yield FormSlip(section, _("the first page shows its number"), hint)


def check_digits(document: FormDocument) -> Iterator[FormSlip]:
    """Numbers of pages in other digits than Arabic ones (chữ số của số trang; NĐ 30/2020, PL1 I.7)."""
    for section in document.sections:
        numbering = section.element.find(W + "pgNumType")
        style = None if numbering is None else numbering.get(W + "fmt")
        if style not in _ARABIC:
            yield FormSlip(
                section,
                _("the pages are not numbered in Arabic digits"),
                _("number them 1, 2, 3"),
                partial(set_on_section, section.element, "pgNumType", fmt=None),
            )
    for one in _above(document):
        if _OTHER_DIGITS.search(_field(one) or ""):
            message = _("the pages are not numbered in Arabic digits")
            yield FormSlip(one, message, _("number them 1, 2, 3"))


def check_start(document: FormDocument) -> Iterator[FormSlip]:
    """Pages numbered from another number than 1 (số trang bắt đầu; NĐ 30/2020, PL1 I.7)."""
    section = document.sections[0]
    if section.number_start not in {None, 1}:
        message = _("the first page has the number {number}").format(number=section.number_start)
        mend = partial(set_on_section, section.element, "pgNumType", start="1")
        yield FormSlip(section, message, _("number the pages from 1"), mend)


def _own(document: FormDocument) -> Iterator[FormSection]:
    """The sections whose header or footer is not taken over from the one before."""
    seen: set[tuple[int, ...]] = set()
    for section in document.sections:
        key = tuple(id(one.element) for one in (*section.header, *section.footer))
        if key not in seen:
            seen.add(key)
            yield section


def _above(document: FormDocument) -> Iterator[FormParagraph]:
    for section in _own(document):
        yield from _numbers(section.header)


def _explain_missing() -> Explanation:
    return Explanation(
        _("A document of several pages has no page numbers."),
        _("Pages without numbers get out of order, and nobody sees that one is missing."),
        _SOURCE,
        _("Put the field PAGE into the header, centred, 13 or 14 pt."),
        Example("Văn bản 5 trang không đánh số trang", "Số trang ở giữa lề trên, từ trang thứ hai"),
    )


def _explain_place() -> Explanation:
    return Explanation(
        _("The number of the page stands at the foot of the page."),
        _("The decree puts it into the middle of the top margin."),
        _SOURCE,
        _("Take it out of the footer and put it into the header, centred."),
        Example("Số trang ở chân trang", "Số trang ở giữa lề trên"),
    )


def _explain_alignment() -> Explanation:
    return Explanation(
        _("The number of the page is not in the middle of the header."),
        _("The decree puts it into the middle of the top margin."),
        _SOURCE,
        _("Centre it, and take away indents."),
        Example("Số trang ở góc phải lề trên", "Số trang ở giữa lề trên"),
    )


def _explain_look() -> Explanation:
    return Explanation(
        _("The number of the page is too large, too small or slanted."),
        _("The decree lays 13 to 14 pt and upright digits down."),
        _SOURCE,
        _("Set it upright in the size of the body."),
        Example("Số trang cỡ chữ 10, nghiêng", "Số trang cỡ chữ 14, đứng"),
    )


def _explain_first_page() -> Explanation:
    return Explanation(
        _("The first page shows its number."),
        _("The decree does not show the number of the first page: there the letterhead stands."),
        _SOURCE,
        _("Switch on “Different first page” and leave the header of the first page empty."),
        Example("Trang thứ nhất có số 1", "Trang thứ nhất không hiển thị số"),
    )


def _explain_digits() -> Explanation:
    return Explanation(
        _("The pages are numbered in Roman numerals or letters."),
        _("The decree lays Arabic digits down."),
        _SOURCE,
        _("Choose 1, 2, 3 as the format of page numbers."),
        Example("Số trang: i, ii, iii", "Số trang: 1, 2, 3"),
    )


def _explain_start() -> Explanation:
    return Explanation(
        _("The pages are not numbered from 1."),
        _("The decree numbers the pages from 1."),
        _SOURCE,
        _("Let the numbering start at 1."),
        Example("Trang đầu mang số 0", "Trang đầu mang số 1"),
    )


RULES: Final[tuple[FormRule, ...]] = (
    FormRule("page-number-missing", Severity.ERROR, check_missing, _explain_missing, fixable=True),
    FormRule("page-number-in-footer", Severity.ERROR, check_place, _explain_place, usual=Severity.WARNING),
    FormRule("page-number-off-centre", Severity.ERROR, check_alignment, _explain_alignment, fixable=True),
    FormRule("page-number-look", Severity.ERROR, check_look, _explain_look, fixable=True),
    FormRule("page-number-on-first", Severity.ERROR, check_first_page, _explain_first_page, fixable=True),
    FormRule("page-number-digits", Severity.ERROR, check_digits, _explain_digits, fixable=True),
    FormRule("page-number-start", Severity.ERROR, check_start, _explain_start, fixable=True),
)
