"""Rules of form: the lines under motto and name (đường kẻ dưới Tiêu ngữ, tên cơ quan), PL1 II.1b, II.2."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from gettext import gettext as _
from typing import Final

from generator.checking.form.document import FormDocument, FormParagraph, FormPart, LineMade
from generator.checking.form.elements import Element, Role
from generator.checking.form.looks import DECREE
from generator.checking.form.rule import FormRule, FormSlip
from generator.checking.form.ruled_lines import (
    THIRD_TO_HALF,
    WHOLE,
    check_dashes,
    check_length,
    draw_below,
    is_missing,
    lines_under,
    redrawing,
    width_of,
)
from generator.checking.rule import Example, Explanation
from generator.diagnostics import Severity

_SOURCE_MOTTO: Final = f"{DECREE}, Phụ lục I, mục II.1b"
_SOURCE_NAME: Final = f"{DECREE}, Phụ lục I, mục II.2"


def check_motto_line(document: FormDocument) -> Iterator[FormSlip]:
    """No line under the motto (thiếu đường kẻ dưới Tiêu ngữ; NĐ 30/2020, PL1 II.1b)."""
    yield from _without_line(document, Element.MOTTO, _("there is no line under the motto"), 1)


def check_issuer_line(document: FormDocument) -> Iterator[FormSlip]:
    """No line under the issuing body (thiếu đường kẻ dưới tên cơ quan; NĐ 30/2020, PL1 II.2c)."""
    message = _("there is no line under the name of the issuing body")
    yield from _without_line(document, Element.ISSUER, message, THIRD_TO_HALF.share)


def _without_line(document: FormDocument, element: Element, message: str, share: float) -> Iterator[FormSlip]:
    for part, text in _lined(document, element):
        if is_missing(part, text):
            width = width_of(document, text)
            mend = None if width is None else partial(draw_below, text.element, width * share)
            yield FormSlip(text, message, _("draw a solid line (Insert, Shapes, Line)"), mend)


def _lined(document: FormDocument, element: Element) -> Iterator[tuple[FormPart, FormParagraph]]:
    """The last paragraphs of this element, under which the line is."""
    for part in document.parts:
        paragraphs = part.of(element)
        if paragraphs and part.role is not Role.APPENDIX:
            yield part, paragraphs[-1]


def check_motto_length(document: FormDocument) -> Iterator[FormSlip]:
    """A line that is not as long as the motto (độ dài đường kẻ; NĐ 30/2020, PL1 II.1b)."""
    message = _("the line is {percent} % as long as the motto, where it is to be as long as the motto")
    for part, text in _lined(document, Element.MOTTO):
        yield from check_length(document, part, text, WHOLE, message)


def check_issuer_length(document: FormDocument) -> Iterator[FormSlip]:
    """A line that is not a third to a half of the issuing body's name (NĐ 30/2020, PL1 II.2c)."""
    message = _("the line is {percent} % as long as the name, where a third to a half is laid down")
    for part, text in _lined(document, Element.ISSUER):
        yield from check_length(document, part, text, THIRD_TO_HALF, message)


def check_underlined(document: FormDocument) -> Iterator[FormSlip]:
    """The motto underlined (Tiêu ngữ gạch chân); the sample forms draw a line below it (PL3)."""
    for part, text in _lined(document, Element.MOTTO):
        lines = lines_under(part, text)
        if lines and all(one.line.made is LineMade.UNDERLINE for one in lines):
            width = width_of(document, text)
            mend = None if width is None else redrawing(lines[0], text, width)
            yield FormSlip(
                text,
                _("the motto is underlined, where a line is drawn below it"),
                _("take the underline away and draw a solid line (Insert, Shapes, Line)"),
                mend,
            )


def check_dashed(document: FormDocument) -> Iterator[FormSlip]:
    """A row of dashes, dots or stars for a line (đường kẻ nét liền; NĐ 30/2020, PL1 II.1b, II.2c, II.5)."""
    for element, measure in (
        (Element.MOTTO, WHOLE),
        (Element.ISSUER, THIRD_TO_HALF),
        (Element.SUBJECT, THIRD_TO_HALF),
    ):
        for part, text in _lined(document, element):
            yield from check_dashes(document, part, text, measure)


def check_parent_line(document: FormDocument) -> Iterator[FormSlip]:
    """A line under the governing body (đường kẻ dưới cơ quan chủ quản; NĐ 30/2020, PL1 II.2c)."""
    for part in document.parts:
        for one in part.of(Element.PARENT_BODY)[-1:] if part.first(Element.ISSUER) else ():
            made = {line.made for line in one.lines}
            below = {under.line.made for under in lines_under(part, one) if under.holder is not one}
            floating = {LineMade.DRAWN} if not below else set()
            if made - floating or (below and _between(part, one)):
                message = _("there is a line under the governing body")
                yield FormSlip(one, message, _("only the issuing body has a line under its name"))


def _between(part: FormPart, parent: FormParagraph) -> bool:
    """Whether a paragraph that is only a line stands between the governing and the issuing body."""
    order = [part.element_of(one) for one in part.paragraphs]
    start, end = part.paragraphs.index(parent), order.index(Element.ISSUER)
    return Element.LINE in order[start:end]


def _explain_motto_line() -> Explanation:
    return Explanation(
        _("There is no line under the motto."),
        _("A solid line as long as the motto stands below it."),
        _SOURCE_MOTTO,
        _("Draw a solid line (Insert, Shapes, Line) as long as the motto."),
        Example("Tiêu ngữ không có đường kẻ", "Tiêu ngữ có đường kẻ ngang, nét liền, dài bằng dòng chữ"),
    )


def _explain_issuer_line() -> Explanation:
    return Explanation(
        _("There is no line under the name of the issuing body."),
        _("A solid line a third to a half as long as the name stands below it."),
        _SOURCE_NAME,
        _("Draw a solid line (Insert, Shapes, Line), centred, a third to a half as long as the last line."),
        Example("Tên cơ quan không có đường kẻ", "Đường kẻ dài bằng 1/3 đến 1/2 dòng tên cơ quan"),
    )


def _explain_motto_length() -> Explanation:
    return Explanation(
        _("The line under the motto is longer or shorter than the motto."),
        _("The decree asks for a line as long as the line of text."),
        _SOURCE_MOTTO,
        _("Draw it as long as the motto."),
        Example("Đường kẻ dài 3 cm dưới Tiêu ngữ", "Đường kẻ dài bằng dòng chữ Tiêu ngữ, 6 cm"),
    )


def _explain_issuer_length() -> Explanation:
    return Explanation(
        _("The line under the name of the issuing body is longer or shorter than laid down."),
        _(
            "The decree asks for a third to a half of the line of text. Of a name in several lines the "
            "last one is taken; the decree does not say which."
        ),
        _SOURCE_NAME,
        _("Draw it a third to a half as long as the last line of the name."),
        Example("Đường kẻ dài bằng dòng tên cơ quan", "Đường kẻ dài bằng 1/3 đến 1/2 dòng tên cơ quan"),
    )


def _explain_underlined() -> Explanation:
    return Explanation(
        _("The motto is underlined, where a line is drawn below it."),
        _("An underline runs through the tails of the letters; the sample forms have a line below the text."),
        f"{DECREE}, Phụ lục I, mục II.1b và các mẫu tại Phụ lục III",
        _("Take the underline away and draw a solid line."),
        Example("Tiêu ngữ gạch chân bằng nút U", "Đường kẻ vẽ dưới Tiêu ngữ"),
    )


def _explain_dashed() -> Explanation:
    return Explanation(
        _("A row of dashes, dots or stars stands for a line."),
        _("The decree asks for a solid line; a row of dashes has gaps and changes with the face."),
        f"{DECREE}, Phụ lục I, mục II.1b, II.2 và II.5",
        _("Draw a solid line (Insert, Shapes, Line)."),
        Example("-------------", "Đường kẻ ngang, nét liền"),
    )


def _explain_parent_line() -> Explanation:
    return Explanation(
        _("There is a line under the governing body."),
        _("Only the issuing body has a line under its name."),
        _SOURCE_NAME,
        _("Take the drawn line away."),
        Example("Đường kẻ dưới UBND TỈNH LAI CHÂU", "Đường kẻ chỉ ở dưới tên cơ quan ban hành"),
    )


RULES: Final[tuple[FormRule, ...]] = (
    FormRule("motto-line-missing", Severity.ERROR, check_motto_line, _explain_motto_line, fixable=True),
    FormRule("motto-line-length", Severity.ERROR, check_motto_length, _explain_motto_length, fixable=True),
    FormRule(
        "motto-underlined", Severity.WARNING, check_underlined, _explain_underlined, usual=None, fixable=True
    ),
    FormRule("issuer-line-missing", Severity.ERROR, check_issuer_line, _explain_issuer_line, fixable=True),
    FormRule("issuer-line-length", Severity.ERROR, check_issuer_length, _explain_issuer_length, fixable=True),
    FormRule("line-of-signs", Severity.ERROR, check_dashed, _explain_dashed, fixable=True),
    FormRule("parent-line", Severity.ERROR, check_parent_line, _explain_parent_line),
)
