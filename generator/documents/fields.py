"""What a template can use (trường dữ liệu của mẫu): every field with type, description, sample value."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import MISSING, dataclass, field, fields, is_dataclass
from functools import cache
from types import NoneType, UnionType
from typing import Any, Union, get_args, get_origin, get_type_hints

from generator.vietnamese.text import capitalise_first


class BlankText(str):
    """A text with room that an officer fills by hand (chỗ để trống), listed in the report."""


def phrase(*parts: str) -> str:
    """Join texts; the result is blank text when one of its parts is."""
    joined = "".join(parts)
    return BlankText(joined) if any(isinstance(part, BlankText) for part in parts) else joined


def unbroken(text: str) -> str:
    """A text whose blank room neither shrinks nor breaks over lines inside a paragraph."""
    room = re.sub(r" {2,}", lambda match: "\u00a0" * len(match.group()), text)
    return BlankText(room) if isinstance(text, BlankText) else room


def capitalised(text: str) -> str:
    """A text with its first letter large, still blank text when it was."""
    large = capitalise_first(text)
    return BlankText(large) if isinstance(text, BlankText) else large


def described(description: str, sample: str | int | bool | None = None, default: Any = MISSING) -> Any:
    """A dataclass field with its Vietnamese description and a sample value: of a list of texts, one text."""
    return field(default=default, metadata={"description": description, "sample": sample})


@dataclass(frozen=True, slots=True)
class FieldDescription:
    """One name a template can use; ``path`` is ``members[].person`` for a name inside a list."""

    path: str
    type: str
    description: str
    sample: str | int | bool | None
    optional: bool
    members: tuple[FieldDescription, ...] = ()

    @property
    def name(self) -> str:
        return self.path.rsplit(".", 1)[-1].removesuffix("[]")

    @property
    def is_list(self) -> bool:
        return self.path.endswith("[]")

    def walk(self) -> Iterator[FieldDescription]:
        """This field and the fields inside it."""
        yield self
        for member in self.members:
            yield from member.walk()


@cache
def describe(model: type) -> tuple[FieldDescription, ...]:
    """The fields of a dataclass of ``described`` fields, nested ones included."""
    return tuple(_describe(model, ""))


def _describe(model: type, prefix: str) -> Iterator[FieldDescription]:
    hints = get_type_hints(model)
    for one in fields(model):
        annotation, optional = _without_none(hints[one.name])
        is_list = get_origin(annotation) is tuple
        inner = get_args(annotation)[0] if is_list else annotation
        path = f"{prefix}{one.name}" + ("[]" if is_list else "")
        members = (
            tuple(_describe(inner, f"{path}.")) if isinstance(inner, type) and is_dataclass(inner) else ()
        )
        type_name = "object" if members else {str: "text", int: "number", bool: "yes/no"}[inner]
        yield FieldDescription(
            path=path,
            type=f"list of {type_name}" if is_list else type_name,
            description=one.metadata["description"],
            sample=one.metadata["sample"],
            optional=optional or one.default is not MISSING,
            members=members,
        )


def _without_none(annotation: Any) -> tuple[Any, bool]:
    if get_origin(annotation) in {Union, UnionType}:
        kept = [one for one in get_args(annotation) if one is not NoneType]
        return kept[0], True
    return annotation, False


def values(instance: Any) -> dict[str, object]:
    """The top level of a document's fields by name, as a template sees them."""
    return {one.name: getattr(instance, one.name) for one in fields(instance)}


def blanks(value: object, path: str = "") -> Iterator[str]:
    """The paths of all blank texts in a value, in reading order: ``members[2].person``."""
    if isinstance(value, str):
        if isinstance(value, BlankText):
            yield path
    elif isinstance(value, tuple):
        for index, item in enumerate(value):
            yield from blanks(item, f"{path}[{index}]")
    elif is_dataclass(value):
        for one in fields(value):
            yield from blanks(getattr(value, one.name), f"{path}.{one.name}" if path else one.name)
