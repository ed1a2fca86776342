"""A unit's own edits (``overrides.yaml``, sửa đổi riêng) with the text that each was made against."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field, Tag

from generator.adapting.fingerprints import LENGTH
from generator.adapting.loading import RulesReader
from generator.adapting.rules import Operation, OperationKind
from generator.adapting.schema import Drop, Edit, Insert, Move, Replace, naming
from generator.diagnostics import Diagnostics, Location
from generator.regulation.library import ProvisionLibrary
from generator.sources.model import read_model
from generator.sources.node import Node
from generator.sources.yaml import read_yaml

OVERRIDES = "overrides.yaml"
KEY, AGAINST, BASE = "overrides", "against", "base"

Fingerprint = Annotated[str, Field(pattern=rf"^[0-9a-f]{{{LENGTH}}}$")]


class _Own(BaseModel):
    against: Fingerprint = Field(
        description="Dấu của lời văn mà chỗ sửa này dựa vào; viết tay thì ghi 0000000000000000 rồi chạy "
        "`vanban update`: thông báo nêu dấu phải ghi"
    )
    base: tuple[str, ...] = Field(
        (), description="Lời văn ấy, từng đoạn một; để đối chiếu khi văn bản cấp trên thay đổi"
    )


class OwnEdit(_Own, Edit):
    """Sửa chữ trong một điều khoản và bên trong nó."""


class OwnReplace(_Own, Replace):
    """Thay cả điều khoản, giữ mã và chỗ của nó."""


class OwnDrop(_Own, Drop):
    """Bỏ một điều khoản và những gì bên trong nó."""


class OwnInsert(_Own, Insert):
    """Thêm một điều khoản."""


class OwnMove(_Own, Move):
    """Chuyển một điều khoản đến chỗ khác."""


_BY_KEY, _NAMED = naming(
    {kind.value: f"Own{kind.value.capitalize()}" for kind in OperationKind if kind is not OperationKind.KEEP}
)

OwnOperation = Annotated[
    Annotated[OwnEdit, Tag("OwnEdit")]
    | Annotated[OwnReplace, Tag("OwnReplace")]
    | Annotated[OwnDrop, Tag("OwnDrop")]
    | Annotated[OwnInsert, Tag("OwnInsert")]
    | Annotated[OwnMove, Tag("OwnMove")],
    _BY_KEY,
    _NAMED,
]


class OverridesModel(BaseModel):
    """Sửa đổi riêng của một đơn vị trên quy chế chuyển từ cấp trên."""

    model_config = ConfigDict(extra="forbid", frozen=True, title="Sửa đổi riêng của đơn vị")

    overrides: tuple[OwnOperation, ...] = Field(description="Các chỗ sửa, làm lần lượt từ trên xuống")


@dataclass(frozen=True, slots=True)
class Override:
    """One edit of a unit's own (chỗ sửa riêng); ``base`` is the text whose fingerprint is ``against``."""

    operation: Operation
    against: str
    base: tuple[str, ...]

    @property
    def location(self) -> Location:
        """Where it stands in ``overrides.yaml``."""
        return self.operation.location


def load_overrides(
    path: Path, found: Diagnostics, library: ProvisionLibrary | None
) -> tuple[Override, ...] | None:
    """Read the edits of a unit (tệp sửa đổi riêng); any fault is reported at its place and gives None.

    ``library`` is what they may take provisions from, None where it could not be read.
    """
    earlier = len(found)
    node = read_yaml(path, found)
    if node is None or read_model(node, OverridesModel, found) is None or library is None:
        return None
    reader = RulesReader(path, found, library)
    items = node.at([KEY]).value
    overrides = tuple(_override(one, reader) for one in items) if isinstance(items, list) else ()
    return None if found.has_errors(since=earlier) else overrides


def _override(node: Node, reader: RulesReader) -> Override:
    base = node.child(BASE)
    lines = base.value if base is not None and isinstance(base.value, list) else ()
    return Override(
        reader.operation(node), str(node.at([AGAINST]).value), tuple(str(one.value or "") for one in lines)
    )
