"""The kinds of value a dossier is written with: each is valid by its type once it has been read.

What an officer fills in by hand later is written ``blank``; a value that is merely forgotten is an error.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, time
from enum import StrEnum
from gettext import gettext as _
from typing import Annotated, Self, TypeAlias, TypeVar

from pydantic import BeforeValidator, PlainSerializer, PlainValidator, WithJsonSchema

from generator.sources.faults import Fault
from generator.vietnamese.dates import PartialDate, official_date
from generator.vietnamese.letters import roman
from generator.vietnamese.periods import ReportingPeriod
from generator.vietnamese.text import ascii_slug

BLANK = "blank"
"""How a dossier says that a place stays empty until someone fills it in by hand (để trống)."""

BLANK_NUMBER = " " * 6
"""The room left after «Số:» until the number is given (PL3: the forms leave about nine half-width blanks)."""

_FIRST_YEAR, _LAST_YEAR = 1900, 2999

T = TypeVar("T")


class DescribedEnum(StrEnum):
    """An enumeration whose values carry their Vietnamese meaning, for editors and for running text."""

    description: str

    def __new__(cls, value: str, description: str) -> Self:
        member = str.__new__(cls, value)
        member._value_ = value
        member.description = description
        return member


@dataclass(frozen=True, slots=True)
class DocumentNumber:
    """The running number of a paper (số văn bản, NĐ 30/2020 PL1 II.3a): None is blank until issue."""

    value: int | None = None

    @classmethod
    def parse(cls, text: str) -> Self:
        """Read ``64``, ``05`` or ``blank``; anything else is a ``ValueError``."""
        if text == BLANK:
            return cls()
        if not re.fullmatch(r"\d{1,6}", text, re.ASCII) or int(text) == 0:
            raise ValueError(text)
        return cls(int(text))

    def __str__(self) -> str:
        """The number as printed, with a zero below 10 (PL1 II.3a); ``blank`` when it is not given yet."""
        return BLANK if self.value is None else f"{self.value:02}"


@dataclass(frozen=True, slots=True)
class Deadline:
    """When a task must be done (thời hạn): by a day, within a period, or all the time when both are None."""

    day: date | None = None
    period: ReportingPeriod | None = None

    @classmethod
    def parse(cls, text: str) -> Self:
        """Read ``2026-04-30``, ``2026-04``, ``2026-Q2``, ``2026-H1``, ``2026`` or ``regular``."""
        if text == "regular":
            return cls()
        if re.fullmatch(r"\d{4}-\d{2}-\d{2}", text, re.ASCII):
            return cls(day=date.fromisoformat(text))
        return cls(period=ReportingPeriod.parse(text))

    @property
    def last_day(self) -> date | None:
        """The last day on which the task is in time; None for a task without end."""
        return self.period.last_day if self.period else self.day

    @property
    def phrase(self) -> str:
        """The words of a paper: "chậm nhất ngày 30 tháng 4 năm 2026", "trong Quý II/2026", "thường xuyên"."""
        if self.day is not None:
            return f"chậm nhất {official_date(self.day)}"
        if self.period is None:
            return "thường xuyên"
        if self.period.months == 3:
            return f"trong Quý {roman(self.period.number)}/{self.period.year}"
        return f"trong {self.period.name}"

    def __str__(self) -> str:
        """The text that ``parse`` reads."""
        return str(self.day or self.period or "regular")


def _text(value: object) -> object:
    """One paragraph: line breaks inside are blanks; ``blank`` would be printed as a word."""
    if not isinstance(value, str):
        return value
    line = re.sub(r"\s*\n\s*", " ", value.strip())
    if line == BLANK:
        message = _("this place may not be left blank")
        raise Fault("blank-not-allowed", message, _("write the text, or delete the key if it is optional"))
    return _not_empty(line)


def _not_empty(line: str) -> str:
    if not line:
        message = _("the text is empty")
        raise Fault("empty-value", message, _("write the text, or delete the key if it is optional"))
    return line


def _blank_as_none(value: object) -> object:
    if value is None:
        raise ValueError("empty")
    if isinstance(value, str):
        return None if value.strip() == BLANK else _not_empty(re.sub(r"\s*\n\s*", " ", value.strip()))
    return value


def _identifier(value: object) -> object:
    if not isinstance(value, str) or re.fullmatch(r"[a-z0-9]+(?:[._-][a-z0-9]+)*", value):
        return value
    message = _("{text} is not an identifier").format(text=value)
    hint = _("use small letters a to z without marks, digits, dots and hyphens, for example {example}")
    raise Fault("bad-id", message, hint.format(example=ascii_slug(value) or "ho-so-1"))


def _symbol(value: object) -> object:
    if not isinstance(value, str) or re.fullmatch(r"[^\W_]+(?:[-.][^\W_]+)*", value.strip()):
        return value
    message = _("{text} is not a symbol").format(text=f"“{value[:40]}”")
    hint = _("write letters and digits without blanks, for example {example}")
    raise Fault("bad-symbol", message, hint.format(example="BCĐ, TCTĐA06"))


def _written(target: type[T], parse: Callable[[str], T], code: str, example: str) -> PlainValidator:
    """A validator for a value that is written as text and read by ``parse``."""

    def validate(value: object) -> T:
        if isinstance(value, target):
            return value
        if value is None:
            raise ValueError("empty")
        hint = _("for example {example}").format(example=example)
        if isinstance(value, str):
            try:
                return _in_known_years(parse(value.strip()))
            except ValueError:
                message = _("{text} cannot be read here").format(text=f"“{value[:40]}”")
                raise Fault(code, _impossible_day(value) or message, hint) from None
        raise Fault("wrong-type", _("a list or a group of keys stands where one value belongs"), hint)

    return PlainValidator(validate)


def _in_known_years(value: T) -> T:
    """The value, or a ``ValueError`` when its year is surely a slip: the days around it must exist."""
    year = getattr(value.last_day if isinstance(value, Deadline) else value, "year", None)
    if year is not None and not _FIRST_YEAR <= year <= _LAST_YEAR:
        raise ValueError(year)
    return value


def _impossible_day(text: str) -> str | None:
    """The sentence for a date that is well written and does not exist, such as 2026-02-30."""
    if re.fullmatch(r"\d{4}-\d{2}(-\d{2})?", text.strip(), re.ASCII):
        return _("the date {text} does not exist").format(text=text)
    return None


def _clock(text: str) -> time:
    if not re.fullmatch(r"\d{1,2}:\d{2}", text, re.ASCII):
        raise ValueError(text)
    hours, minutes = text.split(":")
    return time(int(hours), int(minutes))


def _iso_day(text: str) -> date:
    if not re.fullmatch(r"\d{4}-\d{2}-\d{2}", text, re.ASCII):
        raise ValueError(text)
    return date.fromisoformat(text)


def _clock_or_blank(text: str) -> time | None:
    return None if text == BLANK else _clock(text)


_AS_TEXT = PlainSerializer(str, return_type=str)
_DAY_PATTERN = r"^\d{4}-\d{2}-\d{2}$"

Text: TypeAlias = Annotated[str, BeforeValidator(_text), WithJsonSchema({"type": "string", "minLength": 1})]
"""One paragraph of text, never empty."""

BlankText: TypeAlias = Annotated[
    str | None,
    BeforeValidator(_blank_as_none),
    PlainSerializer(lambda value: BLANK if value is None else value, return_type=str),
    WithJsonSchema({"type": "string", "minLength": 1}),
]
"""A text that may be ``blank``; blank is None."""

Symbol: TypeAlias = Annotated[
    str,
    BeforeValidator(_symbol),
    BeforeValidator(_text),
    WithJsonSchema({"type": "string", "minLength": 1}),
]
"""Letters and digits in the symbol of a paper (ký hiệu, NĐ 30/2020 PL1 II.3b): ``BCĐ``, ``TTr-CAT``."""

Identifier: TypeAlias = Annotated[
    str,
    BeforeValidator(_identifier),
    WithJsonSchema({"type": "string", "pattern": "^[a-z0-9]+([._-][a-z0-9]+)*$"}),
]
"""An id: small ASCII letters, digits, dots, hyphens."""

Number: TypeAlias = Annotated[
    DocumentNumber,
    _written(DocumentNumber, DocumentNumber.parse, "bad-number", "64 / blank"),
    _AS_TEXT,
    WithJsonSchema({"anyOf": [{"type": "integer", "minimum": 1}, {"const": BLANK}]}),
]

IssueDate: TypeAlias = Annotated[
    PartialDate,
    _written(PartialDate, PartialDate.parse, "bad-date", "2026-02-15 / 2026-02 / 2026 / blank"),
    _AS_TEXT,
    WithJsonSchema(
        {"anyOf": [{"type": "string", "pattern": r"^(\d{4}(-\d{2}(-\d{2})?)?|blank)$"}, {"type": "integer"}]}
    ),
]
"""A date of which the day, the month, or all may be blank."""

Day: TypeAlias = Annotated[
    date,
    _written(date, _iso_day, "bad-date", "2026-02-15"),
    _AS_TEXT,
    WithJsonSchema({"type": "string", "pattern": _DAY_PATTERN}),
]

Clock: TypeAlias = Annotated[
    time | None,
    _written(time, _clock_or_blank, "bad-time", "14:30 / blank"),
    PlainSerializer(lambda value: BLANK if value is None else f"{value:%H:%M}", return_type=str),
    WithJsonSchema({"type": "string", "pattern": r"^(\d{1,2}:\d{2}|blank)$"}),
]
"""A time of day; ``blank`` is None."""

TaskDeadline: TypeAlias = Annotated[
    Deadline,
    _written(Deadline, Deadline.parse, "bad-deadline", "2026-04-30 / 2026-04 / 2026-Q2 / regular"),
    _AS_TEXT,
    WithJsonSchema({"anyOf": [{"type": "string"}, {"type": "integer"}]}),
]

Period: TypeAlias = Annotated[
    ReportingPeriod,
    _written(ReportingPeriod, ReportingPeriod.parse, "bad-period", "2026-03 / 2026-Q1 / 2026-H1 / 2026"),
    _AS_TEXT,
    WithJsonSchema({"anyOf": [{"type": "string"}, {"type": "integer"}]}),
]
