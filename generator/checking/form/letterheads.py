"""Rules of form: nation, motto, names of bodies (Quốc hiệu, Tiêu ngữ, tên cơ quan), PL1 II.1-2."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import partial
from gettext import gettext as _
from itertools import pairwise
from typing import Final

from generator.checking.form.centring import off_centre
from generator.checking.form.document import FormDocument, FormParagraph
from generator.checking.form.elements import Element, Role
from generator.checking.form.letterhead_lines import RULES as LINE_RULES
from generator.checking.form.looks import DECREE, name_of
from generator.checking.form.mending import replace_words, set_on_paragraph
from generator.checking.form.rule import FormRule, FormSlip
from generator.checking.form.ruled_lines import MOTTO
from generator.checking.rule import Example, Explanation
from generator.diagnostics import Severity
from generator.word.formats import LineRule
from generator.word.wordml import own_texts

_NATION: Final = frozenset({"CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "CỘNG HOÀ XÃ HỘI CHỦ NGHĨA VIỆT NAM"})
_CENTRED: Final = (
    *(Element.NATION, Element.MOTTO, Element.PARENT_BODY, Element.ISSUER, Element.NUMBER, Element.PLACE_DATE),
)
_ABBREVIATED = re.compile(r"(?:UBND|HĐND|BCĐ|BQL|UBMTTQ)(?!\w)")
_PLACELESS = re.compile(
    r"(?:UBND|HĐND|ỦY BAN NHÂN DÂN|UỶ BAN NHÂN DÂN|HỘI ĐỒNG NHÂN DÂN)"
    r"(?: (?:TỈNH|THÀNH PHỐ|XÃ|PHƯỜNG|ĐẶC KHU))?"
)
_BODY_OPENING = re.compile(
    r"(?:BỘ|TỔNG CỤC|CỤC|SỞ|UBND|[ỦU][ỶY] BAN NHÂN DÂN|CÔNG AN|CHI CỤC|BAN QUẢN LÝ|HỘI ĐỒNG NHÂN DÂN)(?!\w)"
)
_SINGLE_LINE_SLACK: Final = 0.02
_SIX_POINTS: Final = 120
_SOURCE_NATION: Final = f"{DECREE}, Phụ lục I, mục II.1"
_SOURCE_BODIES: Final = f"{DECREE}, Phụ lục I, mục II.2"


def _squeezed(text: str) -> str:
    return " ".join(text.split())


def check_missing(element: Element, document: FormDocument) -> Iterator[FormSlip]:
    """A paper with a number but without this element of the letterhead (thiếu thành phần; Điều 8)."""
    part = document.main
    known = {Element.NATION, Element.MOTTO, Element.ISSUER} & set(part.elements.values())
    is_paper = part.role is Role.MAIN and bool(known) and part.first(Element.NUMBER) is not None
    if is_paper and element not in known:
        message = _("the letterhead lacks this: {element}").format(element=name_of(element))
        yield FormSlip(part.first(Element.NUMBER), message, _("add it at the top of the first page"))


def check_nation(document: FormDocument) -> Iterator[FormSlip]:
    """The nation's name in other words (Quốc hiệu; NĐ 30/2020, PL1 II.1a); HÒA and HOÀ are both right."""
    for part in document.parts:
        for one in part.of(Element.NATION):
            if _squeezed(one.text).upper() not in _NATION:
                message = _("the name of the nation is “{right}”").format(right=min(_NATION))
                yield FormSlip(one, message, _("write it in these words"))


def check_motto(document: FormDocument) -> Iterator[FormSlip]:
    """The motto in other words (Tiêu ngữ; NĐ 30/2020, PL1 II.1b)."""
    for one in _mottos(document):
        if _words(one.text) != _words(MOTTO):
            message = _("the motto is “{right}”").format(right=MOTTO)
            yield FormSlip(one, message, _("write it in these words"))


def check_hyphens(document: FormDocument) -> Iterator[FormSlip]:
    """The motto with other signs than hyphens between blanks (gạch nối của Tiêu ngữ; PL1 II.1b)."""
    for one in _mottos(document):
        same = _words(one.text) == _words(MOTTO)
        if same and _squeezed(one.text).casefold() != MOTTO.casefold():
            yield FormSlip(
                one,
                _("the phrases of the motto are to be joined by hyphens with a blank on either side"),
                _("write “{right}”").format(right=MOTTO),
                partial(_hyphenate, one),
            )


def check_motto_capitals(document: FormDocument) -> Iterator[FormSlip]:
    """The motto with other capitals than at its three phrases (chữ hoa của Tiêu ngữ; PL1 II.1b)."""
    for one in _mottos(document):
        written = re.findall(r"\w+", one.text)
        if _words(one.text) == _words(MOTTO) and written != re.findall(r"\w+", MOTTO):
            yield FormSlip(
                one,
                _("only the first letter of each phrase of the motto is a capital"),
                _("write “{right}”").format(right=MOTTO),
            )


def _mottos(document: FormDocument) -> Iterator[FormParagraph]:
    for part in document.parts:
        yield from part.of(Element.MOTTO)


def _words(text: str) -> list[str]:
    return re.findall(r"\w+", text.casefold())


def _hyphenate(paragraph: FormParagraph) -> None:
    old = "".join(one.text or "" for one in own_texts(paragraph.element)).strip()
    first, second, third, fourth, fifth, sixth = re.findall(r"\w+", old)
    replace_words(paragraph.element, old, f"{first} {second} - {third} {fourth} - {fifth} {sixth}")


def check_alignment(document: FormDocument) -> Iterator[FormSlip]:
    """An element of the letterhead that is not centred in its column (canh giữa; PL1 II.1-4)."""
    for slip in off_centre(document, _CENTRED):
        # What stands in no table is placed by tabs and blanks, and only the printed page tells where.
        if isinstance(slip.at, FormParagraph) and slip.at.cell is not None:
            yield slip


def check_order(document: FormDocument) -> Iterator[FormSlip]:
    """Elements of the letterhead in another order, or on the other side (vị trí; PL1 II.1, II.2, IV)."""
    for part in document.parts:
        place = {id(one): index for index, one in enumerate(part.paragraphs)}
        for upper, lower in (
            (Element.NATION, Element.MOTTO),
            (Element.PARENT_BODY, Element.ISSUER),
            (Element.ISSUER, Element.NUMBER),
            (Element.MOTTO, Element.PLACE_DATE),
        ):
            first, second = part.first(upper), part.first(lower)
            if first and second and place[id(first)] > place[id(second)]:
                message = _("{lower} stands above {upper}").format(lower=name_of(lower), upper=name_of(upper))
                yield FormSlip(second, message, _("put it below"))
        nation, issuer = part.first(Element.NATION), part.first(Element.ISSUER)
        if nation and issuer and _is_left_of(nation, issuer):
            message = _("the name of the nation stands on the left")
            hint = _("put the nation on the right and the issuing body on the left")
            yield FormSlip(nation, message, hint)


def _is_left_of(one: FormParagraph, other: FormParagraph) -> bool:
    if one.cell is None or other.cell is None or one.cell.table != other.cell.table:
        return False
    return one.cell.column < other.cell.column


def check_spacing(document: FormDocument) -> Iterator[FormSlip]:
    """More than single spacing in the letterhead (cách dòng đơn; NĐ 30/2020, PL1 II.1b, II.2c)."""
    for part in document.parts:
        for group in ((Element.NATION, Element.MOTTO), (Element.PARENT_BODY, Element.ISSUER)):
            lines = part.of(*group)
            for upper, lower in pairwise(lines):
                gap = max(upper.layout.after, lower.layout.before) if upper.cell is lower.cell else 0
                if gap >= _SIX_POINTS or _is_wide(lower):
                    mend = partial(_set_single, (upper, lower))
                    message = _("there is more than single spacing between {upper} and {lower}").format(
                        upper=name_of(part.element_of(upper)), lower=name_of(part.element_of(lower))
                    )
                    yield FormSlip(
                        lower, message, _("set single spacing, without room before and after"), mend
                    )


def _is_wide(paragraph: FormParagraph) -> bool:
    layout = paragraph.layout
    return layout.line_rule is LineRule.MULTIPLE and layout.line > 1 + _SINGLE_LINE_SLACK


def _set_single(paragraphs: tuple[FormParagraph, FormParagraph]) -> None:
    upper, lower = paragraphs
    set_on_paragraph(upper.element, "spacing", after="0", afterAutospacing=None)
    set_on_paragraph(
        lower.element, "spacing", before="0", line="240", lineRule="auto", beforeAutospacing=None
    )


def check_direct(document: FormDocument) -> Iterator[FormSlip]:
    """More than the one body directly above (cơ quan chủ quản trực tiếp; NĐ 30/2020, PL1 II.2a)."""
    for part in document.parts:
        bodies = [
            one for one in part.of(Element.PARENT_BODY) if _BODY_OPENING.match(one.text.strip().upper())
        ]
        if len(bodies) > 1:
            message = _("several governing bodies, where only the one directly above is named")
            yield FormSlip(bodies[0], message, _("leave only the body directly above the issuing one"))


def check_abbreviated(document: FormDocument) -> Iterator[FormSlip]:
    """The issuing body abbreviated (viết tắt tên cơ quan ban hành; NĐ 30/2020, PL1 II.2b)."""
    for part in document.parts:
        for one in part.of(Element.ISSUER)[:1]:
            if _ABBREVIATED.match(one.text.strip()):
                message = _("the name of the issuing body is abbreviated")
                hint = _("write its full official name; only the governing body may be abbreviated")
                yield FormSlip(one, message, hint)


def check_placeless(document: FormDocument) -> Iterator[FormSlip]:
    """A local body without the name of its place (tên địa phương; NĐ 30/2020, PL1 II.2a)."""
    for part in document.parts:
        for element in (Element.PARENT_BODY, Element.ISSUER):
            lines = part.of(element)
            name = _squeezed(" ".join(one.text for one in lines)).upper()
            if _PLACELESS.fullmatch(name):
                message = _("{element}: the name of the place is missing").format(element=name_of(element))
                yield FormSlip(lines[0], message, _("add the province, commune or ward"))


def _explain_missing(element: Element) -> Explanation:
    sample = {Element.NATION: min(_NATION), Element.MOTTO: MOTTO}.get(
        element, "ỦY BAN NHÂN DÂN TỈNH LAI CHÂU"
    )
    return Explanation(
        _("The paper lacks an element of the letterhead: {element}.").format(element=name_of(element)),
        _("It is one of the main elements that every administrative paper has."),
        f"{DECREE}, Điều 8 khoản 2",
        _("Add it at the top of the first page."),
        Example("Số: 05/QĐ-UBND", f"{sample}\nSố: 05/QĐ-UBND"),
    )


def _explain_nation() -> Explanation:
    return Explanation(
        _("The name of the nation is not in the words laid down."),
        _("A letter lost or doubled there stands at the top of every copy."),
        _SOURCE_NATION,
        _("Write it in the words of the decree; the tone mark of “HÒA” may stand on either letter."),
        Example("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIẸT NAM", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"),
    )


def _explain_motto() -> Explanation:
    return Explanation(
        _("The motto is not in the words laid down."),
        _("A letter lost or doubled there stands at the top of every copy."),
        _SOURCE_NATION,
        _("Write it in the words of the decree."),
        Example("Độc lập - Tự do - Hành phúc", MOTTO),
    )


def _explain_hyphens() -> Explanation:
    return Explanation(
        _("Between the phrases of the motto stands another sign than a hyphen between blanks."),
        _("The decree lays hyphens with blanks on both sides down; Word likes to make dashes of them."),
        _SOURCE_NATION,
        _("Type hyphens, and undo what Word makes of them."),
        Example("Độc lập – Tự do – Hạnh phúc", MOTTO),
    )


def _explain_motto_capitals() -> Explanation:
    return Explanation(
        _("The motto has capitals where it is to have small letters, or the other way round."),
        _("Only the first letter of each of its three phrases is a capital."),
        _SOURCE_NATION,
        _("Write it as the decree does."),
        Example("Độc Lập - Tự Do - Hạnh Phúc", MOTTO),
    )


def _explain_alignment() -> Explanation:
    return Explanation(
        _("An element of the letterhead is not centred in its column."),
        _("Motto, place and date stand centred below the nation, the number below the issuing body."),
        f"{DECREE}, Phụ lục I, mục II.1, II.2, II.3 và II.4",
        _("Centre it, not with blanks but with the alignment of the paragraph."),
        Example("Tiêu ngữ căn lề trái", "Tiêu ngữ canh giữa dưới Quốc hiệu"),
    )


def _explain_order() -> Explanation:
    return Explanation(
        _("Elements of the letterhead stand in another order, or on the other side."),
        _("The decree has a diagram of where each element stands."),
        f"{DECREE}, Phụ lục I, mục II.1, II.2 và IV",
        _("Put the issuing body and the number on the left, nation, motto, place and date on the right."),
        Example("Quốc hiệu bên trái, tên cơ quan bên phải", "Tên cơ quan bên trái, Quốc hiệu bên phải"),
    )


def _explain_spacing() -> Explanation:
    return Explanation(
        _("There is more than single spacing between lines of the letterhead that belong together."),
        _("Nation and motto, governing and issuing body stand at single spacing."),
        f"{DECREE}, Phụ lục I, mục II.1 và II.2",
        _("Set single spacing, without room before and after."),
        Example("Quốc hiệu và Tiêu ngữ cách nhau 1,5 dòng", "Quốc hiệu và Tiêu ngữ cách nhau dòng đơn"),
    )


def _explain_direct() -> Explanation:
    return Explanation(
        _("Several governing bodies stand above the issuing one."),
        _("Only the body directly above is named."),
        _SOURCE_BODIES,
        _("Leave only the body directly above the issuing one."),
        Example("UBND TỈNH LAI CHÂU\nSỞ NỘI VỤ\nPHÒNG CẢI CÁCH", "SỞ NỘI VỤ\nPHÒNG CẢI CÁCH"),
    )


def _explain_abbreviated() -> Explanation:
    return Explanation(
        _("The name of the issuing body is abbreviated."),
        _("It stands in full as the body was named; common phrases may be short in the governing body only."),
        _SOURCE_BODIES,
        _("Write the full official name."),
        Example("UBND XÃ HÒA TIẾN", "ỦY BAN NHÂN DÂN\nXÃ HÒA TIẾN"),
    )


def _explain_placeless() -> Explanation:
    return Explanation(
        _("The name of a local body lacks the name of its place."),
        _("Without it nobody knows which of many bodies with the same name is meant."),
        _SOURCE_BODIES,
        _("Add the name of the province, commune or ward."),
        Example("UBND TỈNH", "UBND TỈNH LAI CHÂU"),
    )


RULES: Final[tuple[FormRule, ...]] = (
    *(
        FormRule(
            f"{element.value}-missing",
            Severity.ERROR,
            partial(check_missing, element),
            partial(_explain_missing, element),
        )
        for element in (Element.NATION, Element.MOTTO, Element.ISSUER)
    ),
    FormRule("nation-wording", Severity.ERROR, check_nation, _explain_nation),
    FormRule("motto-wording", Severity.ERROR, check_motto, _explain_motto),
    FormRule("motto-hyphens", Severity.ERROR, check_hyphens, _explain_hyphens, fixable=True),
    FormRule("motto-capitals", Severity.ERROR, check_motto_capitals, _explain_motto_capitals),
    FormRule("letterhead-off-centre", Severity.ERROR, check_alignment, _explain_alignment, fixable=True),
    FormRule("letterhead-order", Severity.ERROR, check_order, _explain_order),
    FormRule("letterhead-spacing", Severity.ERROR, check_spacing, _explain_spacing, fixable=True),
    FormRule("parent-not-direct", Severity.WARNING, check_direct, _explain_direct, usual=None),
    FormRule("issuer-abbreviated", Severity.ERROR, check_abbreviated, _explain_abbreviated),
    FormRule("body-without-place", Severity.ERROR, check_placeless, _explain_placeless),
    *LINE_RULES,
)
