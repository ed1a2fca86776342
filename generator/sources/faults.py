"""A sentence of ours for every kind of fault that a model can find in a value."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from gettext import gettext as _
from typing import Any, TypeAlias

from generator.vietnamese.text import nearest

Sentence: TypeAlias = tuple[str, str, str]
"""Code, message, hint."""

_TEXT = frozenset({"string_type", "string_unicode", "string_not_ascii"})
_GROUP = frozenset({
    "model_type", "model_attributes_type", "dict_type", "mapping_type", "dataclass_type",
    "dataclass_exact_type", "named_tuple_type", "union_tag_not_found", "arguments_type",
})  # fmt: skip
_LIST = frozenset({"tuple_type", "list_type", "set_type", "frozen_set_type", "iterable_type", "deque_type"})
_WHOLE = frozenset({"int_type", "int_parsing", "int_parsing_size", "int_from_float", "multiple_of"})
_NUMBER = frozenset({
    "float_type", "float_parsing", "finite_number", "decimal_type", "decimal_parsing", "decimal_max_digits",
    "decimal_max_places", "decimal_whole_digits",
})  # fmt: skip
_TRUTH = frozenset({"bool_type", "bool_parsing"})
_DATE = frozenset({
    "date_type", "date_parsing", "date_from_datetime_parsing", "date_from_datetime_inexact",
    "date_past", "date_future", "datetime_type", "datetime_parsing", "datetime_object_invalid",
    "datetime_from_date_parsing", "datetime_past", "datetime_future",
})  # fmt: skip
_TIME = frozenset({"time_type", "time_parsing", "time_delta_type", "time_delta_parsing"})
_CHOICE = frozenset({"enum", "literal_error", "union_tag_invalid"})
_RAISED = frozenset({"value_error", "assertion_error"})
_LIMIT = frozenset({
    "greater_than", "greater_than_equal", "less_than", "less_than_equal", "string_too_short",
    "string_too_long", "too_short", "too_long", "string_pattern_mismatch",
})  # fmt: skip
_NAMES = frozenset({"missing", "extra_forbidden", "invalid_key"})

COVERED = (
    _TEXT | _GROUP | _LIST | _WHOLE | _NUMBER | _TRUTH | _DATE | _TIME | _CHOICE | _RAISED | _LIMIT | _NAMES
)
"""The error types of pydantic that have a sentence of their own; any other gets a general one."""


class Fault(ValueError):  # noqa: N818 - the word of the domain; never shown as an exception
    """What a validator of ours refuses: a code, a sentence, the way out (lỗi của một giá trị)."""

    def __init__(self, code: str, message: str, hint: str) -> None:
        super().__init__(message)
        self.code = code
        self.message = message
        self.hint = hint


def sentence(kind: str, context: Mapping[str, Any], value: object) -> Sentence:
    """Code, message and hint for an error type of pydantic with its context and the value it met."""
    if kind in _RAISED:
        raised = context.get("error")
        if isinstance(raised, Fault):
            return raised.code, raised.message, raised.hint
    if value is None and kind not in _NAMES:
        hint = _("give the value; write blank to leave it open, or delete the key if it is optional")
        return "empty-value", _("the value is empty"), hint
    if kind in _CHOICE:
        return _choice(context, value)
    if kind in _LIMIT:
        return _limit(kind, context)
    if kind == "invalid_key":
        return "bad-key", _("a key must be a word"), _("write the key as key: value")
    if kind in _DATE:
        message = _("{value} is not a date").format(value=_shown(value))
        return "bad-date", message, _("write year-month-day with digits, for example 2026-02-15")
    if kind in _TIME:
        message = _("{value} is not a time of day").format(value=_shown(value))
        return "bad-time", message, _("write hours and minutes, for example 14:30")
    expected = _expected(kind)
    if expected is None:
        message = _("the value {value} cannot be used here").format(value=_shown(value))
        return "bad-value", message, _("see what this key means in the schema of the file")
    message = _("{value} stands where {expected} belongs").format(value=_shown(value), expected=expected)
    return "wrong-type", message, _type_hint(kind)


def did_you_mean(name: str, known: Iterable[str]) -> str | None:
    """The hint that names the known name (tên gần giống) most like a wrong one; None when none is close."""
    close = nearest(name, known)
    return None if close is None else _("did you mean {name}?").format(name=close)


def _expected(kind: str) -> str | None:
    table = {
        _TEXT: _("a text"),
        _GROUP: _("a group of keys and values"),
        _LIST: _("a list"),
        _WHOLE: _("a whole number"),
        _NUMBER: _("a number"),
        _TRUTH: _("true or false"),
    }
    return next((noun for kinds, noun in table.items() if kind in kinds), None)


def _type_hint(kind: str) -> str:
    table = {
        _TEXT: _("write one text after the colon"),
        _GROUP: _("write key: value on the lines below, two blanks further in"),
        _LIST: _("put each entry on a line of its own that begins with a dash"),
        _WHOLE: _("write digits only, for example 20"),
        _NUMBER: _("write digits, with a point before decimals, for example 12.5"),
        _TRUTH: _("write true or false without quotes"),
    }
    return next(hint for kinds, hint in table.items() if kind in kinds)


def _choice(context: Mapping[str, Any], value: object) -> Sentence:
    choices = re.findall(r"'([^']*)'", str(context.get("expected", context.get("expected_tags", ""))))
    message = _("{value} is none of the values allowed here").format(value=_shown(value))
    hint = _("choose one of: {choices}").format(choices=", ".join(choices))
    return "bad-choice", message, " ".join(filter(None, (did_you_mean(str(value), choices), hint)))


def _limit(kind: str, context: Mapping[str, Any]) -> Sentence:
    if kind == "string_too_short" and context["min_length"] == 1:
        return "empty-value", _("the text is empty"), _("write the text, or delete the key if it is optional")
    if kind == "string_pattern_mismatch":
        hint = _("the form expected: {pattern}").format(pattern=context["pattern"])
        return "bad-form", _("the text does not have the form that belongs here"), hint
    message = {
        "greater_than": _("the number must be greater than {limit}"),
        "greater_than_equal": _("the number must be at least {limit}"),
        "less_than": _("the number must be less than {limit}"),
        "less_than_equal": _("the number must be at most {limit}"),
        "string_too_short": _("the text needs at least {limit} characters"),
        "string_too_long": _("the text may have at most {limit} characters"),
        "too_short": _("the list needs at least {limit} entries"),
        "too_long": _("the list may have at most {limit} entries"),
    }[kind]
    limit = next(
        context[name] for name in ("gt", "ge", "lt", "le", "min_length", "max_length") if name in context
    )
    return "out-of-range", message.format(limit=limit), _("check the value")


def _shown(value: object) -> str:
    """The value as a reader recognises it."""
    if isinstance(value, dict):
        return _("a group of keys")
    if isinstance(value, list | tuple):
        return _("a list")
    text = str(value)
    return f"“{text if len(text) <= 40 else text[:39] + '…'}”"
