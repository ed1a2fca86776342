"""Values to try a template with (dữ liệu mẫu): the least, the most and the most awkward that its fields take.

They are made from real papers, so that what belongs together stays together: the least and the most of what
the fields of a kind can hold, and the most turned into what offices really write and templates forget.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, fields, is_dataclass, replace
from enum import StrEnum
from types import NoneType, UnionType
from typing import Any, Final, Union, get_args, get_origin, get_type_hints

from generator.documents import Document, DocumentKind
from generator.documents.fields import BlankText


class Sample(StrEnum):
    """A sample of values (bộ dữ liệu mẫu)."""

    SMALLEST = "smallest"
    FULLEST = "fullest"
    AWKWARD = "awkward"


ROWS: Final = 40
"""How many items a table of an awkward sample has: more than a page holds."""

_CODE: Final = re.compile(r"[a-z][a-z_]*|\W*|.{0,3}", re.DOTALL)
"""What a template compares or counts with: levels, numbers of provisions; no sample changes it."""

_Seen = Mapping[tuple[type, str], Sequence[Any]]
"""By class and name of a field, what real papers have there."""


def sample_document(kind: DocumentKind, papers: Sequence[Document], sample: Sample) -> Document:
    """A sample paper of a kind (văn bản thử) from real ones; without any, from the samples of its fields.

    Every value is one that the fields may hold. The least has one item in each list that has any, and nothing
    that may be absent; the most has everything that may be there.
    """
    real = [one.fields for one in papers] or [_described(kind.fields)]
    by_amount = sorted(real, key=_amount)
    match sample:
        case Sample.SMALLEST:
            values = _reduced(by_amount[0])
        case Sample.FULLEST:
            values = _completed(by_amount[-1], _seen(reversed(by_amount)))
        case Sample.AWKWARD:
            values = _Awkward().turned(_completed(by_amount[-1], _seen(reversed(by_amount))))
    return Document(f"{kind.code}-{sample.value}", kind.title, values)


def _amount(value: object) -> int:
    """How much a value prints, in letters; what is absent counts nothing, what is there at least one."""
    if isinstance(value, str):
        return 1 + len(value)
    if isinstance(value, tuple):
        return sum(map(_amount, value))
    if is_dataclass(value):
        return sum(_amount(getattr(value, one.name)) for one in fields(value))
    return 0


def _reduced(value: Any, *, in_list: bool = False) -> Any:
    """A value with at most one item a list and without anything that may be absent.

    Of an item only texts go: its groups may stand for one another. An item that names its own sort by a code
    stays whole, for the code says what it must have.
    """
    if isinstance(value, tuple):
        return tuple(_reduced(one, in_list=True) for one in sorted(value, key=_amount)[:1])
    if not is_dataclass(value) or isinstance(value, type) or (in_list and _has_code(value)):
        return value
    hints = get_type_hints(type(value))
    given = {}
    for one in fields(value):
        own = getattr(value, one.name)
        goes = _may_be_absent(hints[one.name]) and not (in_list and is_dataclass(own))
        given[one.name] = None if goes else _reduced(own, in_list=in_list)
    return replace(value, **given)


def _has_code(item: Any) -> bool:
    texts = (getattr(item, one.name) for one in fields(item))
    return any(isinstance(text, str) and re.fullmatch(r"[a-z][a-z_]+", text) for text in texts)


def _seen(values: Iterable[Any]) -> _Seen:
    """What each field of each class holds in these values, those that print nothing left aside."""
    seen: defaultdict[tuple[type, str], list[Any]] = defaultdict(list)
    for value in values:
        for holder, name, one in _held(value):
            if one not in (None, ()):
                seen[holder, name].append(one)
    return seen


def _held(value: Any) -> Iterator[tuple[type, str, Any]]:
    if isinstance(value, tuple):
        for one in value:
            yield from _held(one)
    elif is_dataclass(value):
        for one in fields(value):
            inner = getattr(value, one.name)
            yield type(value), one.name, inner
            yield from _held(inner)


def _completed(value: Any, seen: _Seen, *, in_list: bool = False) -> Any:
    """A value in which everything is there: from another real paper, else from the field's own sample.

    The items of a list stay as they are: one of them may not have what its neighbour has.
    """
    if isinstance(value, tuple):
        return tuple(_completed(one, seen, in_list=True) for one in value)
    if not is_dataclass(value) or isinstance(value, type) or in_list:
        return value
    hints = get_type_hints(type(value))
    given = {}
    for one in fields(value):
        own = getattr(value, one.name)
        if own in (None, ()):
            others = seen.get((type(value), one.name), ())
            own = others[0] if others else _sample_of(hints[one.name], one.metadata["sample"])
        given[one.name] = _completed(own, seen)
    return replace(value, **given)


def _described(model: type) -> Any:
    """A value of a class from the samples that its fields are described with."""
    hints = get_type_hints(model)
    return model(**{one.name: _sample_of(hints[one.name], one.metadata["sample"]) for one in fields(model)})


def _sample_of(annotation: Any, sample: Any) -> Any:
    if _may_be_absent(annotation):
        annotation = next(one for one in get_args(annotation) if one is not NoneType)
    if get_origin(annotation) is tuple:
        return (_sample_of(get_args(annotation)[0], sample),)
    is_group = isinstance(annotation, type) and is_dataclass(annotation)
    return _described(annotation) if is_group else sample


def _may_be_absent(annotation: Any) -> bool:
    return get_origin(annotation) in {Union, UnionType} and NoneType in get_args(annotation)


@dataclass(slots=True)
class _Awkward:
    """Turns texts into awkward ones, each by the next way, so that every field meets some of them."""

    turned_so_far: int = field(default=0)

    def turned(self, value: Any) -> Any:
        """A value with the same shape, its texts awkward and its lists of rows long."""
        if isinstance(value, BlankText) or (isinstance(value, str) and _CODE.fullmatch(value)):
            return value
        if isinstance(value, str):
            self.turned_so_far += 1
            return _WAYS[self.turned_so_far % len(_WAYS)](value)
        if isinstance(value, tuple):
            rows = tuple(self.turned(one) for one in value)
            are_rows = bool(rows) and is_dataclass(rows[0]) and not hasattr(rows[0], "level")
            return rows * -(-ROWS // len(rows)) if are_rows and len(rows) < ROWS else rows
        if is_dataclass(value) and not isinstance(value, type):
            return replace(
                value, **{one.name: self.turned(getattr(value, one.name)) for one in fields(value)}
            )
        return value


def _long(text: str) -> str:
    return text + ", các cơ quan, tổ chức, doanh nghiệp, hợp tác xã có liên quan trên địa bàn" * 2


def _in_lines(text: str) -> str:
    return f"{text}\n{text}"


def _with_signs(text: str) -> str:
    return f"{text} \"R&D\" <mục 1> & “KH&CN” 'thử' 50% #1 {{{{ x }}}}"


def _with_a_long_word(text: str) -> str:
    return f"{text} https://dichvucong.gov.vn/{'thutuchanhchinh' * 8}"


def _with_marks(text: str) -> str:
    return f"{text}; Nguyễn Thị Ngọc Quỳnh Thưởng, xã Nậm Nhùn, đèo Ô Quy Hồ, Ỷ Tý, Hữu Lũng"


def _blank(text: str) -> str:
    return BlankText(f"{text} \u00a0\u00a0\u00a0\u00a0\u00a0\u00a0")


_WAYS: Final = (_long, _in_lines, _with_signs, _with_a_long_word, _with_marks, _blank)
