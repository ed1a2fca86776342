"""What a person types or picks (trả lời), as the text that a file of answers holds."""

from __future__ import annotations

import re
from gettext import gettext as _

from generator.diagnostics import Diagnostics, Location
from generator.dossier.values import BLANK
from generator.sources.faults import did_you_mean
from generator.starting.answers import NONE
from generator.starting.naming_units import unit_code
from generator.starting.questions import Choices, Form, Question
from generator.units import UnitRegister
from generator.vietnamese.text import ascii_slug, forbidden_characters, normalise

_NOTHING = frozenset({"0", "none", "khong", "khong-co"})
_LEFT_OPEN = frozenset({"blank", "de-trong"})
_QUARTERS = {"i": 1, "ii": 2, "iii": 3, "iv": 4}


def read_answer(
    question: Question, typed: str, units: UnitRegister, place: Location | None, found: Diagnostics
) -> str | None:
    """The answer as a file of answers holds it; what cannot be one is reported at ``place`` and gives None.

    Choices may be given by number, words or value; ``0`` and ``không có`` say that there is no such thing.
    """
    text = " ".join(normalise(typed).split())
    if forbidden_characters(text) or "\N{REPLACEMENT CHARACTER}" in text:
        message = _("the answer holds a character that may not stand in a document")
        found.error("forbidden-character", message, place, _("type the text anew"))
        return None
    if question.none is not None and ascii_slug(text) in _NOTHING:
        return NONE
    if question.choices:
        return read_choice(question.choices, text, place, found)
    if question.form is Form.UNIT:
        return unit_code(text, units, place or Location(""), found)
    if question.form in {Form.DATE, Form.BLANK_TEXT} and ascii_slug(text) in _LEFT_OPEN:
        return BLANK
    return iso_date(text) if question.form is Form.DATE else text


def read_choice(choices: Choices, text: str, place: Location | None, found: Diagnostics) -> str | None:
    """The value that a number, a value or words choose; anything else is reported (``bad-choice``)."""
    by_name = {str(number): value for number, (value, _words) in enumerate(choices, start=1)}
    by_name |= {ascii_slug(name): value for value, words in choices for name in (value, words)}
    chosen = by_name.get(ascii_slug(text))
    if chosen is None:
        words = [words for _value, words in choices]
        message = _("{value} is none of the values allowed here").format(value=f"“{text[:40]}”")
        hint = _("choose one of: {choices}").format(choices="; ".join(words))
        found.error("bad-choice", message, place, " ".join(filter(None, (did_you_mean(text, words), hint))))
    return chosen


def iso_date(text: str) -> str:
    """A day or month as data write it (ngày, tháng): 15/1/2026 is 2026-01-15, 01/2026 is 2026-01."""
    if day := re.fullmatch(r"(?:ngày )?(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})", text):
        return f"{day[3]}-{int(day[2]):02}-{int(day[1]):02}"
    if month := re.fullmatch(r"(?:tháng )?(\d{1,2})[/-](\d{4})", text, re.IGNORECASE):
        return f"{month[2]}-{int(month[1]):02}"
    return BLANK if ascii_slug(text) in _LEFT_OPEN else text


def period_text(text: str) -> str:
    """A deadline or period (thời hạn, kỳ): ``Quý II/2026``, ``tháng 4/2026``, ``thường xuyên``, a day."""
    if ascii_slug(text) == "thuong-xuyen":
        return "regular"
    if quarter := re.fullmatch(r"quý (i{1,3}|iv|[1-4])(?:/| năm )(\d{4})", text.casefold()):
        return f"{quarter[2]}-Q{_QUARTERS.get(quarter[1], quarter[1])}"
    if half := re.fullmatch(r"0?6 tháng (đầu|cuối) năm (\d{4})", text.casefold()):
        return f"{half[2]}-H{1 if half[1] == 'đầu' else 2}"
    if year := re.fullmatch(r"năm (\d{4})", text.casefold()):
        return year[1]
    return iso_date(text)
