"""Rules of form: place and date of issue (địa danh và thời gian ban hành), PL1 II.4."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import cache, partial
from gettext import gettext as _
from typing import Final

from generator.checking.form.document import FormDocument, FormParagraph, FormPart
from generator.checking.form.elements import Element, Role
from generator.checking.form.looks import DECREE
from generator.checking.form.mending import replace_words
from generator.checking.form.rule import FormRule, FormSlip
from generator.checking.rule import Example, Explanation
from generator.diagnostics import Severity
from generator.units.register import UnitRegister
from generator.vietnamese.dates import day_number, month_number

_SOURCE_PLACE: Final = f"{DECREE}, Phụ lục I, mục II.4a"
_SOURCE_DATE: Final = f"{DECREE}, Phụ lục I, mục II.4b"
_BLANKS: Final = r"[\s\u00a0….·_]*"
_DATE = re.compile(
    rf"(?P<words>ngày{_BLANKS}(?P<day>\d{{0,2}}){_BLANKS}tháng{_BLANKS}(?P<month>\d{{0,2}}){_BLANKS}"
    rf"năm{_BLANKS}(?P<year>\d{{0,4}}){_BLANKS})",
    re.IGNORECASE,
)
_NUMERIC = re.compile(r"\d{1,2}\s*[/.-]\s*\d{1,2}\s*[/.-]\s*\d{2,4}")
_ZEROS_TOO_MANY: Final = frozenset(f"0{month}" for month in range(3, 10))
_MINUTES: Final = "BB"
_CITY = re.compile(r"(?:t\.?\s?p\.?|thành phố|tphcm|tp\.?\s?hcm|hcm)?\s*(?:hồ chí minh|hcm)?", re.IGNORECASE)
_FULL_CITY: Final = "Thành phố Hồ Chí Minh"
_UNIT_WORD = re.compile(r"(?:xã|phường|đặc khu|tỉnh|thành phố|quận|thị trấn)\s", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class _PlaceDate:
    """Place and date as written: the place, what joins it to the date, and the date, None if in no words."""

    paragraph: FormParagraph
    place: str
    joint: str
    date: re.Match[str] | None


def _place_dates(document: FormDocument) -> Iterator[tuple[FormPart, _PlaceDate]]:
    for part in document.parts:
        for paragraph in part.of(Element.PLACE_DATE)[:1]:
            text = paragraph.text.strip()
            match = _DATE.search(text)
            numeric = _NUMERIC.search(text)
            end = match.start() if match else numeric.start() if numeric else len(text)
            before = text[:end] if match else re.sub(r"\s*ngày\s*$", " ", text[:end], flags=re.IGNORECASE)
            place = before.rstrip(" \u00a0,;.:-–\t")
            yield part, _PlaceDate(paragraph, place.strip(), before[len(place) :], match)


def check_missing(document: FormDocument) -> Iterator[FormSlip]:
    """A paper of a known kind without place and date (thiếu địa danh, thời gian; NĐ 30/2020, Điều 8)."""
    part = document.main
    head = part.first(Element.NATION) or part.first(Element.NUMBER)
    has_none = head and part.kind not in {None, _MINUTES} and not part.of(Element.PLACE_DATE)
    if part.role is Role.MAIN and has_none:
        message = _("place and date are missing")
        yield FormSlip(head, message, _("write them below the motto; leave room for a day not yet known"))


def check_place(document: FormDocument) -> Iterator[FormSlip]:
    """A date without a place in front (thiếu địa danh; NĐ 30/2020, PL1 II.4a)."""
    for _part, one in _place_dates(document):
        if not any(map(str.isalpha, one.place)):
            message = _("there is no place in front of the date")
            yield FormSlip(one.paragraph, message, _("write the name of the place where the body sits"))


def check_comma(document: FormDocument) -> Iterator[FormSlip]:
    """No comma behind the place (dấu phẩy sau địa danh; NĐ 30/2020, PL1 II.4c)."""
    for _part, one in _place_dates(document):
        if one.place and one.date and one.joint.strip() != ",":
            words = one.date["words"]
            yield FormSlip(
                one.paragraph,
                _("there is no comma behind the place"),
                _("write “{place}, ngày …”").format(place=one.place),
                partial(replace_words, one.paragraph.element, f"{one.joint}{words}", f", {words}"),
            )


def check_words(document: FormDocument) -> Iterator[FormSlip]:
    """A date that is not written as ngày … tháng … năm … (thời gian ban hành; NĐ 30/2020, PL1 II.4b)."""
    for _part, one in _place_dates(document):
        if one.date is None:
            message = _("the date is not written in full")
            yield FormSlip(one.paragraph, message, _("write it as “ngày 05 tháng 3 năm 2026”"))


def check_small_letters(document: FormDocument) -> Iterator[FormSlip]:
    """Capitals in the words of the date (chữ hoa trong ngày, tháng, năm; NĐ 30/2020, PL1 V)."""
    for _part, one in _place_dates(document):
        if one.date and one.place and not one.paragraph.text.isupper():
            words = one.date["words"]
            if words != words.lower():
                hint = _("write “ngày … tháng … năm …”")
                yield FormSlip(one.paragraph, _("the words of the date have capitals"), hint)


def check_zeros(document: FormDocument) -> Iterator[FormSlip]:
    """A day below 10, or month 1 or 2, without its zero (số 0 phía trước; NĐ 30/2020, PL1 II.4b)."""
    for _part, one in _place_dates(document):
        if one.date and (len(one.date["day"]) == 1 or one.date["month"] in {"1", "2"}):
            yield _zero_slip(one, one.date, _("a zero is missing in the date"))


def check_extra_zero(document: FormDocument) -> Iterator[FormSlip]:
    """A zero before the months 3 to 9 (số 0 thừa trước tháng; NĐ 30/2020, PL1 II.4b)."""
    for _part, one in _place_dates(document):
        if one.date and one.date["month"] in _ZEROS_TOO_MANY:
            yield _zero_slip(one, one.date, _("the month has a zero, which only months 1 and 2 have"))


def _zero_slip(one: _PlaceDate, match: re.Match[str], message: str) -> FormSlip:
    """The finding, with the wholly right date, which both rules ask for."""
    words, start = match["words"], match.start("words")
    right = words
    for name, written in (("month", month_number), ("day", day_number)):
        if match[name]:
            first, last = (place - start for place in match.span(name))
            right = right[:first] + written(int(match[name])) + right[last:]
    mend = partial(replace_words, one.paragraph.element, words, right)
    return FormSlip(one.paragraph, message, _("write “{right}”").format(right=" ".join(right.split())), mend)


def check_possible(document: FormDocument) -> Iterator[FormSlip]:
    """A date that does not exist (ngày không có thật)."""
    for _part, one in _place_dates(document):
        if one.date is None or not one.date["day"] or not one.date["month"]:
            continue
        # In a leap year every day exists that exists in any.
        year = int(one.date["year"]) if len(one.date["year"]) == 4 else 2000
        try:
            date(year, int(one.date["month"]), int(one.date["day"]))
        except ValueError:
            message = _("this date does not exist")
            yield FormSlip(one.paragraph, message, _("look at the calendar, and write the right day"))


def check_full_name(document: FormDocument) -> Iterator[FormSlip]:
    """A place named after a person, number or event without the word for its kind (PL1 II.4a, V)."""
    for part, one in _place_dates(document):
        folded = one.place.casefold()
        right = None
        if folded and one.place != _FULL_CITY and _CITY.fullmatch(one.place):
            right = _FULL_CITY
        elif folded and not _UNIT_WORD.match(one.place):
            right = _named(part, folded)
        if right is not None:
            message = _("the place is to be written in full: “{right}”").format(right=right)
            hint = _("units named after a person, a number or an event carry the word for their kind")
            yield FormSlip(one.paragraph, message, hint)


def _named(part: FormPart, place: str) -> str | None:
    """The full name of a commune of this name that the letterhead names, if it is named after someone."""
    full = _named_communes().get(place)
    if full is None:
        return None
    bodies = " ".join(one.text for one in part.of(Element.PARENT_BODY, Element.ISSUER))
    return full if full.casefold() in " ".join(bodies.casefold().split()) else None


@cache
def _named_communes() -> dict[str, str]:
    units = UnitRegister.load().communes()
    return {one.name.casefold(): one.full_name for one in units if one.named_after is not None}


def _explain_missing() -> Explanation:
    return Explanation(
        _("The paper has no place and date."),
        _("They are a main element of every administrative paper; only minutes have none."),
        f"{DECREE}, Điều 8 khoản 2 và Phụ lục I, mục II.4",
        _("Write them below the motto; leave room for a day not yet known."),
        Example("Số: 05/QĐ-UBND", "Số: 05/QĐ-UBND          Lai Châu, ngày 05 tháng 3 năm 2026"),
    )


def _explain_place() -> Explanation:
    return Explanation(
        _("There is no place in front of the date."),
        _("The decree asks for the place where the issuing body sits."),
        _SOURCE_PLACE,
        _("Write the name of the province, commune or ward, and a comma."),
        Example("Ngày 05 tháng 3 năm 2026", "Lai Châu, ngày 05 tháng 3 năm 2026"),
    )


def _explain_comma() -> Explanation:
    return Explanation(
        _("There is no comma behind the place."),
        _("The decree lays the comma down."),
        f"{DECREE}, Phụ lục I, mục II.4c",
        _("Put a comma right behind the place."),
        Example("Lai Châu ngày 05 tháng 3 năm 2026", "Lai Châu, ngày 05 tháng 3 năm 2026"),
    )


def _explain_words() -> Explanation:
    return Explanation(
        _("The date of issue is not written in full."),
        _("The decree writes day, month and year with their words."),
        _SOURCE_DATE,
        _("Write “ngày … tháng … năm …”"),
        Example("Lai Châu, 05/3/2026", "Lai Châu, ngày 05 tháng 3 năm 2026"),
    )


def _explain_small_letters() -> Explanation:
    return Explanation(
        _("The words for day, month and year have capitals."),
        _("Behind the comma the date goes on in small letters."),
        f"{DECREE}, Phụ lục I, mục II.4c và V",
        _("Write “ngày”, “tháng” and “năm” in small letters."),
        Example("Lai Châu, Ngày 05 Tháng 3 Năm 2026", "Lai Châu, ngày 05 tháng 3 năm 2026"),
    )


def _explain_zeros() -> Explanation:
    return Explanation(
        _("A day below 10, or month 1 or 2, has no zero in front."),
        _("The decree lays it down, so that no digit can be added later."),
        _SOURCE_DATE,
        _("Write the days 01 to 09 and the months 01 and 02."),
        Example("Lai Châu, ngày 5 tháng 2 năm 2026", "Lai Châu, ngày 05 tháng 02 năm 2026"),
    )


def _explain_extra_zero() -> Explanation:
    return Explanation(
        _("A month from 3 to 9 has a zero in front."),
        _("The decree puts a zero before the months 1 and 2 only; its own date is “05 tháng 3 năm 2020”."),
        _SOURCE_DATE,
        _("Take the zero away."),
        Example("Lai Châu, ngày 05 tháng 03 năm 2026", "Lai Châu, ngày 05 tháng 3 năm 2026"),
    )


def _explain_possible() -> Explanation:
    return Explanation(
        _("The date of issue does not exist."),
        _("Deadlines and effect are counted from it."),
        _SOURCE_DATE,
        _("Look at the calendar, and write the right day."),
        Example("Lai Châu, ngày 31 tháng 4 năm 2026", "Lai Châu, ngày 30 tháng 4 năm 2026"),
    )


def _explain_full_name() -> Explanation:
    return Explanation(
        _("The place is named after a person, a number or an event, and the word for its kind is missing."),
        _("The decree asks for the full name of such units."),
        _SOURCE_PLACE,
        _("Write the word for the kind, too."),
        Example("TP. Hồ Chí Minh, ngày 05 tháng 3 năm 2026", f"{_FULL_CITY}, ngày 05 tháng 3 năm 2026"),
    )


RULES: Final[tuple[FormRule, ...]] = (
    FormRule("place-date-missing", Severity.ERROR, check_missing, _explain_missing),
    FormRule("place-missing", Severity.ERROR, check_place, _explain_place),
    FormRule("place-comma", Severity.ERROR, check_comma, _explain_comma, fixable=True),
    FormRule("issue-date-words", Severity.ERROR, check_words, _explain_words),
    FormRule("issue-date-capitals", Severity.ERROR, check_small_letters, _explain_small_letters),
    FormRule("issue-date-zero", Severity.ERROR, check_zeros, _explain_zeros, fixable=True),
    FormRule(
        *("issue-date-extra-zero", Severity.ERROR, check_extra_zero, _explain_extra_zero),
        usual=Severity.WARNING,
        fixable=True,
    ),
    FormRule("issue-date-impossible", Severity.ERROR, check_possible, _explain_possible),
    FormRule("place-full-name", Severity.ERROR, check_full_name, _explain_full_name),
)
