"""Rules of form: paper, orientation, margins (khổ giấy, kiểu trình bày, lề), PL1 I.1-3."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from gettext import gettext as _
from typing import Final

from generator.checking.form.document import FormDocument, FormSection
from generator.checking.form.elements import Element
from generator.checking.form.looks import DECREE
from generator.checking.form.mending import set_on_section
from generator.checking.form.page_numbers import RULES as PAGE_NUMBER_RULES
from generator.checking.form.rule import FormRule, FormSlip
from generator.checking.rule import Example, Explanation
from generator.diagnostics import Severity
from generator.word.wordml import W

_A4: Final = (11906, 16838)
# Old Word and printers write A4 some tenths of a millimetre off (11909 x 16834).
_PAPER_TOLERANCE: Final = 20
# The decree's own file stores 25.01 and 35.01 mm.
_MARGIN_TOLERANCE: Final = 3
_TWIPS_PER_MM: Final = 1440 / 25.4

_MARGINS: Final = {"top": (1134, 1417), "bottom": (1134, 1417), "left": (1701, 1984), "right": (851, 1134)}
# Word turns the margins with the page: what was on the left is then above or below.
_TURNED: Final = (
    {"top": "left", "right": "top", "bottom": "right", "left": "bottom"},
    {"top": "right", "right": "bottom", "bottom": "left", "left": "top"},
)


def _millimetres(twips: float) -> str:
    return f"{twips / _TWIPS_PER_MM:.1f}".removesuffix(".0").replace(".", ",")


def check_paper(document: FormDocument) -> Iterator[FormSlip]:
    """Paper of another size than A4 (khổ giấy; NĐ 30/2020, PL1 I.1)."""
    for section in document.sections:
        sides = sorted((section.width, section.height))
        if any(abs(side - wanted) > _PAPER_TOLERANCE for side, wanted in zip(sides, _A4, strict=True)):
            message = _("paper of {width} x {height} mm, where A4 (210 x 297 mm) is laid down").format(
                width=_millimetres(section.width), height=_millimetres(section.height)
            )
            width, height = _A4 if section.is_upright else reversed(_A4)
            mend = partial(set_on_section, section.element, "pgSz", w=str(width), h=str(height))
            yield FormSlip(section, message, _("set the paper to A4"), mend)


def check_orientation(document: FormDocument) -> Iterator[FormSlip]:
    """Pages across without a table on them (khổ giấy nằm ngang; NĐ 30/2020, PL1 I.2)."""
    for index, section in enumerate(document.sections):
        if section.is_upright or _holds_table(document, index):
            continue
        width, height = str(section.height), str(section.width)
        mend = partial(set_on_section, section.element, "pgSz", w=width, h=height, orient=None)
        yield FormSlip(
            section,
            _("the pages lie across, and there is no table on them"),
            _("turn the pages upright; only for tables they may lie across"),
            mend,
        )


def _holds_table(document: FormDocument, section: int) -> bool:
    """Whether there is a table in a section, or a picture, which may be a chart (bảng, biểu)."""
    for part, paragraph in document.paragraphs():
        if paragraph.section == section:
            if part.element_of(paragraph) is Element.CELL_TEXT or (
                paragraph.cell and paragraph.cell.bordered
            ):
                return True
            if (
                not paragraph.lines
                and next(paragraph.element.iter(W + "drawing", W + "object"), None) is not None
            ):
                return True
    return False


def margins_of(section: FormSection) -> dict[str, int]:
    """The margins by their side, in twips; the room for binding belongs to the left one."""
    gutter = _gutter(section)
    return {
        "top": section.top,
        "bottom": section.bottom,
        "left": section.left + gutter,
        "right": section.right,
    }


def _gutter(section: FormSection) -> int:
    """The room for binding that Word adds on the left (khoảng đóng gáy)."""
    margins = section.element.find(W + "pgMar")
    gutter = "0" if margins is None else margins.get(W + "gutter", "0")
    return int(gutter) if gutter.isdecimal() else 0


def _within(margin: int, bounds: tuple[int, int]) -> bool:
    return bounds[0] - _MARGIN_TOLERANCE <= abs(margin) <= bounds[1] + _MARGIN_TOLERANCE


def check_margin(side: str, document: FormDocument) -> Iterator[FormSlip]:
    """A margin that is wider or narrower than laid down (lề trang; NĐ 30/2020, PL1 I.3)."""
    least, most = _MARGINS[side]
    for section in document.sections:
        margins = margins_of(section)
        turned = not section.is_upright and any(
            all(_within(margins[one], _MARGINS[other]) for one, other in turn.items()) for turn in _TURNED
        )
        if turned or _within(margins[side], (least, most)):
            continue
        right = min(max(abs(margins[side]), least), most)
        message = _("{margin} of {width} mm, where {least} to {most} mm are laid down").format(
            margin=_side(side),
            width=_millimetres(abs(margins[side])),
            least=round(least / _TWIPS_PER_MM),
            most=round(most / _TWIPS_PER_MM),
        )
        hint = _("set it to {width} mm").format(width=_millimetres(right))
        own = {"gutter": "0"} if side == "left" else {}
        mend = partial(set_on_section, section.element, "pgMar", **{side: str(right)}, **own)
        yield FormSlip(section, message, hint, mend)


def _side(side: str) -> str:
    return {
        "top": _("top margin"),
        "bottom": _("bottom margin"),
        "left": _("left margin"),
        "right": _("right margin"),
    }[side]


def _explain_paper() -> Explanation:
    return Explanation(
        _("The paper is not A4."),
        _("The decree lays A4 down; a page of Letter size is cut or shrunk by printers set to A4."),
        f"{DECREE}, Phụ lục I, mục I.1",
        _("Set the paper to A4 (210 x 297 mm) for the whole document."),
        Example("Khổ giấy Letter, 216 x 279 mm", "Khổ giấy A4, 210 x 297 mm"),
    )


def _explain_orientation() -> Explanation:
    return Explanation(
        _("Pages lie across although there is no table on them."),
        _("Pages stand upright; they may lie across for a table that is no appendix of its own."),
        f"{DECREE}, Phụ lục I, mục I.2",
        _("Turn the pages upright."),
        Example("Trang chỉ có lời văn, khổ ngang", "Trang chỉ có lời văn, khổ đứng"),
    )


def _explain_margin(side: str) -> Explanation:
    least, most = (round(one / _TWIPS_PER_MM) for one in _MARGINS[side])
    label = {"top": "Lề trên", "bottom": "Lề dưới", "left": "Lề trái", "right": "Lề phải"}[side]
    return Explanation(
        _("A margin is wider or narrower than laid down ({margin}: {least} to {most} mm).").format(
            margin=_side(side), least=least, most=most
        ),
        _("The margins leave room for binding and for the number of the page, alike in all offices."),
        f"{DECREE}, Phụ lục I, mục I.3",
        _("Set the margin within the bounds."),
        Example(f"{label} {least - 5} mm", f"{label} {least} mm"),
    )


RULES: Final[tuple[FormRule, ...]] = (
    FormRule("paper-size", Severity.ERROR, check_paper, _explain_paper, fixable=True),
    FormRule("landscape-page", Severity.ERROR, check_orientation, _explain_orientation, fixable=True),
    *(
        FormRule(
            f"margin-{side}",
            Severity.ERROR,
            partial(check_margin, side),
            partial(_explain_margin, side),
            fixable=True,
        )
        for side in _MARGINS
    ),
    *PAGE_NUMBER_RULES,
)
