"""What names a template may use (tên trường): the shape of a document's fields, without their values."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType


@dataclass(frozen=True, slots=True)
class FieldShape:
    """The shape of one field (hình dạng trường): an object has members, a list has an item, a leaf has
    neither.
    """

    members: Mapping[str, FieldShape] = field(default_factory=lambda: MappingProxyType({}))
    item: FieldShape | None = None

    @property
    def is_leaf(self) -> bool:
        """Whether the field is a text or a number, which is all that can be printed."""
        return not self.members and self.item is None


LEAF = FieldShape()
LIST_OF_TEXT = FieldShape(item=LEAF)
