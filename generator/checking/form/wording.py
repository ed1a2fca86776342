"""Rules of form: capitals, citations, dates in the text (viết hoa, viện dẫn), PL2."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from functools import partial
from gettext import gettext as _
from typing import Final

from generator.checking.form.document import FormDocument, FormParagraph
from generator.checking.form.elements import Element
from generator.checking.form.mending import replace_words
from generator.checking.form.rule import FormRule, FormSlip
from generator.checking.rule import Example, Explanation
from generator.diagnostics import Severity

_CITATION: Final = "Nghị định số 30/2020/NĐ-CP, Phụ lục II, mục V.7"
_KINDS: Final = (
    "nghị định|nghị quyết|quyết định|thông tư|chỉ thị|kế hoạch|công văn|tờ trình|báo cáo|thông báo"
    "|công điện|giấy mời"
)

_COMMA = re.compile(
    r"(?<!\w)(?:[Đđ]iểm [a-zđ],\s*[Kk]hoản \d+|[Kk]hoản \d+[a-z]?(?:(?:, | và )\d+)*,\s*[Đđ]iều \d+"
    r"|Điều \d+[a-z]?,\s*(?:Mục \d+|Chương [IVXLC]+)|Chương [IVXLC]+,\s*Phần [IVXLC]+)(?!\w)"
)
_ORDER = re.compile(
    r"(?<!\w)(?:Điều \d+[a-z]?,? khoản \d+[a-z]?(?!,?(?: và)? \d)(?!,? (?:Điều|điều))"
    r"|khoản \d+[a-z]?,? điểm [a-zđ](?!,? khoản)|Chương [IVXLC]+,? Điều \d+)(?!\w)"
)
_WITHOUT_NUMBER_WORD = re.compile(
    r"(?<!\w)(?P<kind>" + _KINDS + r")\s+(?P<number>\d[\d/]*[/-][A-ZĐ][\w/-]*)", re.IGNORECASE
)
_DATE = re.compile(
    r"(?<!\w)ngày\s+(?P<day>\d{1,2})\s+tháng\s+(?P<month>\d{1,2})\s+năm\s+\d{4}", re.IGNORECASE
)
_NAME_WITH_DASH = re.compile(
    r"(?<!\w)(?:Sở|Phòng|Bộ|Đài|Trung tâm|Ban|Văn phòng|SỞ|PHÒNG|BỘ|ĐÀI|TRUNG TÂM|BAN|VĂN PHÒNG)"
    r"\s(?P<first>\w)[^\W\d_]*(?:,?\s[^\W\d_]+){0,4}\s?[–—]\s?(?P<second>\w)[^\W\d_]+"
)
_UNIT = re.compile(r"(?<=[\w,] )(?:Tỉnh|Huyện)(?= (?!Ủy|Uỷ|Đoàn|Đội|Hội)(?P<name>\w)[^\W\dA-Z])")
_POSTS: Final = (
    "chủ tịch",
    "giám đốc",
    "trưởng phòng",
    "bí thư",
    "chánh văn phòng",
    "thủ tướng",
    "bộ trưởng",
)
_POST = re.compile(rf"(?<!\w)(?:phó )?(?:{'|'.join(_POSTS)})(?= (?P<name>\w\w+ \w\w* \w\w*))")
_BODIES: Final = frozenset(
    ["sở", "ủy", "uỷ", "hội", "ban", "bộ", "công", "trung", "văn", "phòng", "tổng", "cục"]
)
_SMALL_KIND = re.compile(
    r"(?<!\w)(?:" + _KINDS + r")(?= số \d[\d/]*[/-][A-ZĐ])|(?<=Căn cứ )(?:luật|bộ luật|pháp lệnh)(?= )"
)


def check_commas(document: FormDocument) -> Iterator[FormSlip]:
    """A citation goes from small to large with no comma between (PL2 V.7)."""
    for one, match in _found(document, _COMMA, ("hoản ", "Chương ")):
        right = re.sub(r",\s*(?=[Kk]hoản|[Đđ]iều|Mục|Chương|Phần)", " ", match[0])
        message = _("“{written}” is cited with no comma: “{right}”").format(written=match[0], right=right)
        yield FormSlip(one, message)


def check_order(document: FormDocument) -> Iterator[FormSlip]:
    """A citation names the smaller provision before the larger one (PL2 V.7)."""
    for one, match in _found(document, _ORDER, ("khoản ", "Chương ")):
        message = _("“{written}”: the smaller provision is named first").format(written=match[0])
        yield FormSlip(one, message)


def check_number_words(document: FormDocument) -> Iterator[FormSlip]:
    """The number of a document has the word "số" before it (PL1 II.6b)."""
    for one, match in _found(document, _WITHOUT_NUMBER_WORD, ("/", "-")):
        right = f"{match['kind']} số {match['number']}"
        message = _("the word before the number is missing: “{right}”").format(right=right)
        yield FormSlip(one, message)


def check_dates(document: FormDocument) -> Iterator[FormSlip]:
    """Days below 10 and the months 1 and 2 have a zero, other months none (PL1 II.4b)."""
    for one, match in _found(document, _DATE, ("tháng",)):
        day, month = (f"{int(match[name]):02}" for name in ("day", "month"))
        month = month if int(month) < 3 else str(int(month))
        if (match["day"], match["month"]) != (day, month):
            start = match.start()
            words = match[0]
            right = (
                words[: match.start("day") - start]
                + day
                + words[match.end("day") - start : match.start("month") - start]
                + month
                + words[match.end("month") - start :]
            )
            message = _("“{written}” is to be written “{right}”").format(written=words, right=right)
            yield FormSlip(one, message, repair=partial(replace_words, one.element, words, right))


def check_dashes(document: FormDocument) -> Iterator[FormSlip]:
    """The name of a body has a hyphen, not a dash (tên cơ quan)."""
    for one, match in _found(document, _NAME_WITH_DASH, ("–", "—"), _is_name):
        message = _("“{written}”: the name of a body has a hyphen with blanks, not a dash").format(
            written=match[0]
        )
        yield FormSlip(one, message)


def check_units(document: FormDocument) -> Iterator[FormSlip]:
    """The word for a province before its name has a small letter (PL2 III.1a)."""
    for one, match in _found(document, _UNIT, (" Tỉnh ", " Huyện "), _is_inside):
        message = _("“{written}” before a name has a small letter").format(written=match[0])
        yield FormSlip(one, message)


def check_posts(document: FormDocument) -> Iterator[FormSlip]:
    """A post before the name of its holder has a capital (PL2 V.3)."""
    for one, match in _found(document, _POST, _POSTS, _names_a_person):
        message = _("“{written}” before a name has a capital").format(written=match[0])
        yield FormSlip(one, message)


def check_kinds(document: FormDocument) -> Iterator[FormSlip]:
    """The kind of a certain document has a capital (PL2 V.6)."""
    for one, match in _found(
        document, _SMALL_KIND, (" số ", "Căn cứ luật", "Căn cứ bộ luật", "Căn cứ pháp lệnh")
    ):
        message = _("“{written}” of a certain document has a capital").format(written=match[0])
        yield FormSlip(one, message)


def _is_inside(text: str, match: re.Match[str]) -> bool:
    """Whether a name follows, and the place is no beginning of a sentence."""
    before = text[: match.start()].rstrip(" “\"'(-+")
    return match["name"].isupper() and before != "" and before[-1] not in ".?!:\n"


def _names_a_person(_text: str, match: re.Match[str]) -> bool:
    """Whether three words with capitals follow, as in the name of a person."""
    return match["name"].istitle() and match["name"].split()[0].casefold() not in _BODIES


def _is_name(_text: str, match: re.Match[str]) -> bool:
    """Whether both sides of a dash begin with capitals, as names of bodies do."""
    return (match["first"] + match["second"]).isupper()


def _found(
    document: FormDocument,
    pattern: re.Pattern[str],
    any_of: tuple[str, ...],
    holds: Callable[[str, re.Match[str]], bool] = lambda _text, _match: True,
) -> Iterator[tuple[FormParagraph, re.Match[str]]]:
    """The places of a pattern that needs one of these words, each with its paragraph."""
    for part, one in document.paragraphs():
        text = one.text
        if any(words in text for words in any_of) and part.element_of(one) is not Element.PLACE_DATE:
            yield from ((one, match) for match in pattern.finditer(text) if holds(text, match))


def _explain_commas() -> Explanation:
    return Explanation(
        _("A comma stands between the parts of one citation."),
        _("The decree shows citations from the smallest to the largest part with no comma."),
        _CITATION,
        _("Take the comma away; between two citations it may stand."),
        Example("khoản 2, Điều 5", "khoản 2 Điều 5"),
    )


def _explain_order() -> Explanation:
    return Explanation(
        _("A citation names the larger provision first."),
        _("The decree shows citations from the smallest to the largest part."),
        _CITATION,
        _("Name the point, then the clause, then the article."),
        Example("Điều 5 khoản 2", "khoản 2 Điều 5"),
    )


def _explain_number_words() -> Explanation:
    return Explanation(
        _("The number of a document is cited without the word for number."),
        _("All examples of the decree have it; no sentence of the decree demands it."),
        "Nghị định số 30/2020/NĐ-CP, Phụ lục I, mục II.6",
        _("Put the word between the kind and the number."),
        Example("Nghị định 30/2020/NĐ-CP", "Nghị định số 30/2020/NĐ-CP"),
    )


def _explain_dates() -> Explanation:
    return Explanation(
        _("A date in the text has a zero too many or too few."),
        _("The decree lays it down for the date of a document: 01 to 09 for days, 01 and 02 for months."),
        "Nghị định số 30/2020/NĐ-CP, Phụ lục I, mục II.4",
        _("Put the zero right; the repair does it."),
        Example("ngày 5 tháng 03 năm 2026", "ngày 05 tháng 3 năm 2026"),
    )


def _explain_dashes() -> Explanation:
    return Explanation(
        _("The name of a body is written with a long dash."),
        _("Names are written as the document that set the body up writes them: with a hyphen."),
        _("No law: word processors make long dashes of hyphens while one types."),
        _("Write a hyphen with a blank on both sides."),
        Example("Phòng Văn hóa – Xã hội", "Phòng Văn hóa - Xã hội"),
    )


def _explain_units() -> Explanation:
    return Explanation(
        _("The word for a province or district before its name has a capital inside a sentence."),
        _("The decree writes the common noun small, and the name with capitals."),
        "Nghị định số 30/2020/NĐ-CP, Phụ lục II, mục III.1a",
        _("Write it with a small letter."),
        Example("Ủy ban nhân dân Tỉnh Lai Châu", "Ủy ban nhân dân tỉnh Lai Châu"),
    )


def _explain_posts() -> Explanation:
    return Explanation(
        _("A post before the name of its holder has a small letter."),
        _("The decree writes a capital where the post belongs to a certain person."),
        "Nghị định số 30/2020/NĐ-CP, Phụ lục II, mục V.3",
        _("Write the capital."),
        Example("đồng chí chủ tịch Nguyễn Văn Mẫu", "đồng chí Chủ tịch Nguyễn Văn Mẫu"),
    )


def _explain_kinds() -> Explanation:
    return Explanation(
        _("The kind of a certain document is written with a small letter."),
        _("The decree writes the kind of a certain document with a capital."),
        "Nghị định số 30/2020/NĐ-CP, Phụ lục II, mục V.6",
        _("Write the capital."),
        Example("theo nghị định số 30/2020/NĐ-CP", "theo Nghị định số 30/2020/NĐ-CP"),
    )


_W = Severity.WARNING
_N = Severity.NOTE

RULES: Final[tuple[FormRule, ...]] = (
    FormRule("citation-comma", _W, check_commas, _explain_commas, usual=_W),
    FormRule("citation-order", _W, check_order, _explain_order, usual=_W),
    FormRule("number-word-missing", _W, check_number_words, _explain_number_words, usual=_N),
    FormRule("date-zero", _W, check_dates, _explain_dates, usual=_N, fixable=True),
    FormRule("dash-in-name", _W, check_dashes, _explain_dashes, usual=_W),
    FormRule("capital-of-unit", _W, check_units, _explain_units, usual=_W),
    FormRule("capital-of-post", _W, check_posts, _explain_posts, usual=_W),
    FormRule("capital-of-kind", _W, check_kinds, _explain_kinds, usual=_W),
)
