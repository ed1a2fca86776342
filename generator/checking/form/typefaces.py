"""Rules of form: face, colour, size, weight, slant and capitals of letters (phông, cỡ, kiểu chữ), PL1 I.4, V.

The looks of all elements are laid down in ``looks.py``; each group of elements gets a rule for each of size,
weight, slant and capitals.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from functools import partial
from gettext import gettext as _
from typing import Final

from generator.checking.form.document import FormDocument, FormParagraph, FormRun
from generator.checking.form.elements import Element
from generator.checking.form.gathering import gathered, told
from generator.checking.form.looks import (
    BODY,
    DECREE,
    GROUPS,
    Group,
    Look,
    governed,
    looked_at,
    name_of,
    words,
)
from generator.checking.form.mending import set_on_run
from generator.checking.form.rule import FormRule, FormSlip
from generator.checking.form.sizes import check_following_sizes, check_mixed_sizes, check_pairing, check_size
from generator.checking.rule import Example, Explanation
from generator.diagnostics import Severity
from generator.vietnamese.text import capitalise_first

_FACE: Final = "Times New Roman"
_BLACK: Final = "000000"
# Letters of these faces mean others than their codes say, so that another face would garble them.
_LEGACY_FACES: Final = (".vn", "vni", "vn")
_NOTE = re.compile(r"\s*(?:\(.*\)\W*$|ghi chú\b)", re.IGNORECASE | re.DOTALL)
_STAMPS: Final = frozenset({"HỎA TỐC", "HOẢ TỐC", "THƯỢNG KHẨN", "KHẨN", "TUYỆT MẬT", "TỐI MẬT", "MẬT"})


def _all_runs(document: FormDocument) -> Iterator[tuple[FormParagraph, FormRun]]:
    for _part, paragraph in document.paragraphs():
        for run in paragraph.runs:
            yield paragraph, run
    for section in document.sections:
        for paragraph in (*section.header, *section.first_header, *section.footer, *section.first_footer):
            for run in paragraph.runs:
                yield paragraph, run


def check_face(document: FormDocument) -> Iterator[FormSlip]:
    """Letters of another face than Times New Roman (phông chữ; NĐ 30/2020, PL1 I.4)."""
    strange = (
        (run.look.font, paragraph, (run,))
        for paragraph, run in _all_runs(document)
        if run.look.font != _FACE and run.look.font.casefold() != _FACE.casefold() and words((run,))
    )
    for font, one in gathered(strange).items():
        message = _("letters in the face {font}, where Times New Roman is laid down").format(font=font)
        if str(font).casefold().startswith(_LEGACY_FACES):
            yield told(one, message, None, _("convert the letters to Unicode first"))
        else:
            yield told(one, message, _set_face, _("set these letters in Times New Roman"))


def _set_face(run: FormRun) -> None:
    faces = dict.fromkeys(("ascii", "hAnsi", "cs", "eastAsia"), _FACE)
    themes = dict.fromkeys(("asciiTheme", "hAnsiTheme", "cstheme", "eastAsiaTheme", "hint"))
    set_on_run(run.element, "rFonts", **faces, **themes)


def check_colour(document: FormDocument) -> Iterator[FormSlip]:
    """Letters that are not black (màu chữ; NĐ 30/2020, PL1 I.4); stamps of urgency are red (PL1 III.2b)."""
    strange = (
        (run.look.colour, paragraph, (run,))
        for paragraph, run in _all_runs(document)
        if run.look.colour != _BLACK and words((run,)) and paragraph.text.strip() not in _STAMPS
    )
    for colour, one in gathered(strange).items():
        message = _("letters in the colour {colour}, where black is laid down").format(colour=colour)
        yield told(one, message, _set_black, _("set these letters in black"))


def _set_black(run: FormRun) -> None:
    themes = dict.fromkeys(("themeColor", "themeTint", "themeShade"))
    set_on_run(run.element, "color", val=_BLACK, **themes)


def check_weight(group: Group, document: FormDocument) -> Iterator[FormSlip]:
    """Letters of an element that are bold, or are not (chữ đậm; NĐ 30/2020, PL1 V)."""
    wrong = (
        ((id(part), element), paragraph, runs)
        for part, element, paragraph, look in looked_at(document, group)
        if look.bold is not None
        and (runs := [run for run in governed(element, paragraph)[1] if run.look.bold is not look.bold])
    )
    for (_part, element), one in gathered(wrong).items():
        bold = bool(group.looks[element].bold)
        message = _("{element} is not bold") if bold else _("{element} is bold")
        hint = _("make it bold") if bold else _("take the bold away")
        yield told(one, message.format(element=name_of(element)), partial(_switch, "b", "bCs", bold), hint)


def check_slant(group: Group, document: FormDocument) -> Iterator[FormSlip]:
    """Letters of an element that are slanted, or are not (chữ nghiêng; NĐ 30/2020, PL1 V)."""
    wrong = (
        ((id(part), element), paragraph, runs)
        for part, element, paragraph, look in looked_at(document, group)
        if look.italic is not None and (runs := _slanted_wrongly(element, paragraph, look.italic))
    )
    for (_part, element), one in gathered(wrong).items():
        italic = bool(group.looks[element].italic)
        message = _("{element} is not slanted") if italic else _("{element} is slanted")
        hint = _("make it slanted") if italic else _("make it upright")
        yield told(one, message.format(element=name_of(element)), partial(_switch, "i", "iCs", italic), hint)


def _slanted_wrongly(element: Element, paragraph: FormParagraph, italic: bool) -> list[FormRun]:
    """The runs that are, or are not, slanted; in the body words may stand out so, and notes in brackets."""
    runs = words(paragraph.runs)
    wrong = [run for run in runs if run.look.italic is not italic]
    in_body = element in BODY and element is not Element.BASIS
    return [] if in_body and (len(wrong) < len(runs) or _NOTE.match(paragraph.text)) else wrong


def check_capitals(group: Group, document: FormDocument) -> Iterator[FormSlip]:
    """Letters of an element that are capitals, or are not (chữ in hoa, in thường; NĐ 30/2020, PL1 V)."""
    wrong = (
        ((id(part), element), paragraph, governed(element, paragraph)[1])
        for part, element, paragraph, look in looked_at(document, group)
        if look.capitals is not None and _in_other_letters(governed(element, paragraph)[0], look.capitals)
    )
    for (_part, element), one in gathered(wrong).items():
        if group.looks[element].capitals:
            message, hint = _("{element} is not in capitals"), _("write it in capitals")
            mend: Callable[[FormRun], None] | None = partial(_switch, "caps", None, True)
        else:
            message, hint = _("{element} is in capitals"), _("write it in small letters")
            by_look = all(run.look.capitals for run in one.runs)
            mend = partial(_switch, "caps", None, False) if by_look else None
        yield told(one, message.format(element=name_of(element)), mend, hint)


def _in_other_letters(text: str, capitals: bool) -> bool:
    return text != text.upper() if capitals else text.isupper()


def _switch(name: str, complex_name: str | None, on: bool, run: FormRun) -> None:
    for one in (name, complex_name):
        if one is not None:
            set_on_run(run.element, one, val=None if on else "0")


_SAMPLES: Final = {
    Element.NATION: "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
    Element.NUMBER: "Số: 05/QĐ-UBND",
    Element.PLACE_DATE: "Lai Châu, ngày 05 tháng 3 năm 2026",
    Element.KIND: "QUYẾT ĐỊNH",
    Element.SUBJECT: "Về việc thành lập Ban Chỉ đạo chuyển đổi số",
    Element.LETTER_SUBJECT: "V/v cử người tham gia Ban Chỉ đạo",
    Element.AUTHORITY: "CHỦ TỊCH ỦY BAN NHÂN DÂN TỈNH",
    Element.BASIS: "Căn cứ Luật Tổ chức chính quyền địa phương ngày 16 tháng 6 năm 2025;",
    Element.SALUTATION: "Kính gửi: Sở Tài chính",
    Element.TEXT: "Ban Chỉ đạo họp mỗi quý một lần.",
    Element.DIVISION: "Chương I",
    Element.DIVISION_TITLE: "QUY ĐỊNH CHUNG",
    Element.CAPACITY: "TRƯỞNG BAN",
    Element.SIGNER: "Nguyễn Văn Mẫu",
    Element.RECIPIENTS: "Nơi nhận:",
    Element.APPENDIX: "Phụ lục I",
    Element.APPENDIX_TITLE: "DANH SÁCH THÀNH VIÊN",
}


def _sample(group: Group, attribute: str) -> tuple[str, Look]:
    """A text of the group for which the attribute is laid down, and how it looks."""
    return next(
        (_SAMPLES[element], look)
        for element, look in group.looks.items()
        if element in _SAMPLES and getattr(look, attribute) is not None
    )


def _explain_size(group: Group) -> Explanation:
    text, look = _sample(group, "sizes")
    return Explanation(
        _("Letters of {what} are larger or smaller than laid down.").format(what=group.name()),
        _("The decree lays a size down for each element, so that all papers of all offices look alike."),
        group.source,
        _("Set the size that table V of the annex gives."),
        Example(f"{text} (cỡ chữ 16)", f"{text} (cỡ chữ {look.sizes[1]:g})"),
    )


def _explain_weight(group: Group) -> Explanation:
    text, look = _sample(group, "bold")
    states = (f"{text} (chữ đậm)", f"{text} (chữ không đậm)")
    return Explanation(
        _("Letters of {what} are bold where they are not to be, or the other way round.").format(
            what=group.name()
        ),
        _("What is bold and what is not shows a reader at a glance which element is which."),
        group.source,
        _("Make bold what table V of the annex has bold, and nothing else."),
        Example(*(reversed(states) if look.bold else states)),
    )


def _explain_slant(group: Group) -> Explanation:
    text, look = _sample(group, "italic")
    states = (f"{text} (chữ nghiêng)", f"{text} (chữ đứng)")
    return Explanation(
        _("Letters of {what} are slanted where they are to be upright, or the other way round.").format(
            what=group.name()
        ),
        _("What is slanted and what is upright shows a reader at a glance which element is which."),
        group.source,
        _("Slant what table V of the annex has slanted, and nothing else."),
        Example(*(reversed(states) if look.italic else states)),
    )


def _explain_capitals(group: Group) -> Explanation:
    text, look = _sample(group, "capitals")
    wrong = text.capitalize() if look.capitals else text.upper()
    return Explanation(
        _("{what}: capitals where small letters are laid down, or the other way round.").format(
            what=capitalise_first(group.name())
        ),
        _("The decree says of each element whether it stands in capitals."),
        group.source,
        _("Write it as table V of the annex has it."),
        Example(wrong, text),
    )


def _explain_face() -> Explanation:
    return Explanation(
        _("Letters are of another face than Times New Roman."),
        _("The decree allows this one face, so that every office sees the same page."),
        f"{DECREE}, Phụ lục I, mục I.4",
        _("Set them in Times New Roman; convert letters of old faces (.VnTime) to Unicode first."),
        Example("Ban Chỉ đạo (phông Arial)", "Ban Chỉ đạo (phông Times New Roman)"),
    )


def _explain_colour() -> Explanation:
    return Explanation(
        _("Letters are not black."),
        _("The decree asks for black; coloured letters fade on copies. Only stamps are red."),
        f"{DECREE}, Phụ lục I, mục I.4",
        _("Set them in black, links too."),
        Example("https://laichau.gov.vn (chữ màu xanh)", "https://laichau.gov.vn (chữ màu đen)"),
    )


def _explain_mixed() -> Explanation:
    return Explanation(
        _("The body of one document is in several sizes."),
        _("Sizes within one document go up and down together."),
        f"{DECREE}, Phụ lục I, mục V, chú thích về cỡ chữ",
        _("Set the whole body in 13 or in 14."),
        Example("Điều 1 cỡ chữ 14, Điều 2 cỡ chữ 13", "Điều 1 cỡ chữ 14, Điều 2 cỡ chữ 14"),
    )


def _explain_pairing() -> Explanation:
    return Explanation(
        _("The sizes of the nation's name, the motto, and place and date do not belong together."),
        _("The decree gives two sets: 13, 14, 14 and 12, 13, 13; sizes go up and down together."),
        f"{DECREE}, Phụ lục I, mục V, chú thích về cỡ chữ",
        _("Set all three by one of the two sets."),
        Example("Quốc hiệu 12, Tiêu ngữ 14, địa danh 13", "Quốc hiệu 13, Tiêu ngữ 14, địa danh 14"),
    )


def _explain_following() -> Explanation:
    return Explanation(
        _("The size of an element does not go with those of the nation's name and the motto."),
        _(
            "Sizes within one document go up and down together; the decree gives three elements as an "
            "example, this rule asks the same of the others."
        ),
        f"{DECREE}, Phụ lục I, mục V, chú thích về cỡ chữ",
        _("With 13, 14, 14 the body and the title have 14, names of bodies 13; with 12, 13, 13 one less."),
        Example("Quốc hiệu 12, Tiêu ngữ 13, nội dung 14", "Quốc hiệu 13, Tiêu ngữ 14, nội dung 14"),
    )


_ATTRIBUTES: Final = (
    ("size", "sizes", check_size, _explain_size),
    ("weight", "bold", check_weight, _explain_weight),
    ("slant", "italic", check_slant, _explain_slant),
    ("capitals", "capitals", check_capitals, _explain_capitals),
)


def _rules_of(group: Group) -> Iterator[FormRule]:
    weight = Severity.ERROR if group.in_text else Severity.WARNING
    for code, attribute, check, explain in _ATTRIBUTES:
        if any(getattr(look, attribute) is not None for look in group.looks.values()):
            yield FormRule(
                f"{code}-of-{group.code}",
                weight,
                partial(check, group),
                partial(explain, group),
                usual=weight,
                fixable=True,
            )


RULES: Final[tuple[FormRule, ...]] = (
    FormRule("typeface", Severity.ERROR, check_face, _explain_face, fixable=True),
    FormRule("colour", Severity.ERROR, check_colour, _explain_colour, fixable=True),
    *(rule for group in GROUPS for rule in _rules_of(group)),
    FormRule("body-size-mixed", Severity.ERROR, check_mixed_sizes, _explain_mixed, fixable=True),
    FormRule("size-pairing", Severity.ERROR, check_pairing, _explain_pairing, fixable=True),
    FormRule(
        *("size-out-of-step", Severity.WARNING, check_following_sizes, _explain_following),
        usual=None,
        fixable=True,
    ),
)
