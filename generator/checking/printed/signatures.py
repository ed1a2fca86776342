"""Rules over printed pages: the signature and the recipients (phần ký, nơi nhận), PL1 II.7 and II.9."""

from __future__ import annotations

from collections.abc import Iterator
from gettext import gettext as _
from typing import Final

from generator.checking.form.document import FormParagraph, FormPart
from generator.checking.form.elements import Element
from generator.checking.form.rule import FormSlip
from generator.checking.printed.pages import Printed
from generator.checking.printed.rule import PrintedRule
from generator.checking.rule import Example, Explanation
from generator.diagnostics import Severity

_LEVEL_MM = 2.0

_SIGNATURE = {Element.CAPACITY, Element.OTHER_POST, Element.SIGNER}
_FOOT = {*_SIGNATURE, Element.RECIPIENTS, Element.RECIPIENT, Element.LINE, Element.EMPTY}

_MINUTES = "BB"
"""The recipients of minutes stand below the secretary's signature (PL3, form 1.9)."""


def check_whole(printed: Printed) -> Iterator[FormSlip]:
    """A signature whole on one page (PL1 II.7, PL3)."""
    for part in printed.document.parts:
        for block in _blocks(part):
            lines = [(one, line) for one in block for line in printed.lines_of(one)]
            for paragraph, line in lines:
                if line.page is not lines[0][1].page:
                    message = _("the signature begins on page {page} and goes on on the next").format(
                        page=lines[0][1].page.number
                    )
                    hint = _("keep its paragraphs together (“Keep with next”), or its table row whole")
                    yield FormSlip(paragraph, message, hint, page=line.page.number)
                    break


def check_not_alone(printed: Printed) -> Iterator[FormSlip]:
    """A signature that shares its page with text of its document."""
    for part in printed.document.parts:
        shared = {
            id(line.page)
            for one in part.paragraphs
            if part.element_of(one) not in _FOOT
            for line in printed.lines_of(one)
        }
        for block in _blocks(part):
            pages = {id(line.page): line.page for one in block for line in printed.lines_of(one)}
            # A divided signature is told by its own rule.
            if shared and len(pages) == 1 and not shared & set(pages):
                (page,) = pages.values()
                message = _("the signature stands alone on page {page}").format(page=page.number)
                hint = _("tighten or loosen the text so that its last lines stand above the signature")
                yield FormSlip(block[0], message, hint, page=page.number)
                break


def check_level(printed: Printed) -> Iterator[FormSlip]:
    """ "Nơi nhận:" on the level of the post of the one who signs (PL1 II.9)."""
    for part in printed.document.parts:
        recipients, capacity = part.first(Element.RECIPIENTS), part.first(Element.CAPACITY)
        if part.kind == _MINUTES or recipients is None or capacity is None:
            continue
        for left, right in zip(printed.rows_of(recipients)[:1], printed.rows_of(capacity)[:1], strict=False):
            if left.page is right.page and abs(left.baseline - right.baseline) <= _LEVEL_MM:
                continue
            message = (
                _("“Nơi nhận” stands {apart} mm away in height from the post of the one who signs").format(
                    apart=round(abs(left.baseline - right.baseline))
                )
                if left.page is right.page
                else _("“Nơi nhận” stands on another page than the post of the one who signs")
            )
            hint = _("put both into one row of a table without borders, at its top")
            yield FormSlip(recipients, message, hint, page=left.page.number)


def _blocks(part: FormPart) -> Iterator[tuple[FormParagraph, ...]]:
    """The signatures of a document: posts, then the name."""
    block: list[FormParagraph] = []
    for paragraph in part.paragraphs:
        element = part.element_of(paragraph)
        if element not in _SIGNATURE:
            continue
        if element is Element.CAPACITY and block and part.element_of(block[-1]) is not Element.CAPACITY:
            yield tuple(block)
            block = []
        block.append(paragraph)
    if block:
        yield tuple(block)


def _explain_whole() -> Explanation:
    return Explanation(
        _("The posts, the room for the signature and the name stand on two pages."),
        _("Nobody can sign and seal a block that a page break divides; a name alone proves nothing."),
        "Nghị định số 30/2020/NĐ-CP, Phụ lục III, mục II (mẫu)",
        _("Keep the paragraphs of the signature together; in a table, do not let the row break over pages."),
        Example("TRƯỞNG BAN\n(sang trang)\nNguyễn Văn Mẫu", "TRƯỞNG BAN\n\nNguyễn Văn Mẫu"),
    )


def _explain_alone() -> Explanation:
    return Explanation(
        _("The last page holds only the signature and the recipients."),
        _("A page without text could be put behind any paper."),
        _("No law: a habit of offices."),
        _("Tighten or loosen the text, so that two lines of it at least stand above the signature."),
        Example(
            "(trang cuối) CHỦ TỊCH", "(trang cuối) … chịu trách nhiệm thi hành Quyết định này./.\nCHỦ TỊCH"
        ),
    )


def _explain_level() -> Explanation:
    return Explanation(
        _("“Nơi nhận” does not stand on the level of the post of the one who signs."),
        _("The decree puts it on a line of its own, level with the post, at the left edge."),
        "Nghị định số 30/2020/NĐ-CP, Phụ lục I, mục II.9",
        _("Put both into one row of a table without borders, aligned at its top, without spacing before."),
        Example("               CHỦ TỊCH\n\nNơi nhận:", "Nơi nhận:      CHỦ TỊCH"),
    )


RULES: Final = (
    PrintedRule("signature-divided", Severity.WARNING, check_whole, _explain_whole, usual=Severity.WARNING),
    PrintedRule("signature-alone", Severity.WARNING, check_not_alone, _explain_alone, usual=Severity.WARNING),
    PrintedRule("recipients-not-level", Severity.ERROR, check_level, _explain_level, usual=Severity.WARNING),
)
