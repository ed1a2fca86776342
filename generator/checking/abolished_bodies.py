"""Bodies and units that no longer exist (cơ quan, đơn vị không còn): ``data/abolished_bodies.yaml``."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path
from typing import Any

from pydantic import BaseModel, ConfigDict, Field

from generator.diagnostics import Diagnostics
from generator.sources.model import read_model
from generator.sources.yaml import read_yaml

_DIALECT = "https://json-schema.org/draft/2020-12/schema"


class AbolishedBody(BaseModel):
    """A body, unit or post by the names it had, with its last day and what took over."""

    model_config = ConfigDict(extra="forbid", frozen=True, title="Cơ quan, đơn vị không còn")

    names: tuple[str, ...] = Field(min_length=1, description="Các cách viết tên trong văn bản")
    to: date = Field(description="Ngày cuối cùng còn tồn tại")
    successor: str = Field(min_length=1, description="Cơ quan, đơn vị tiếp nhận; viết ngay sau “nay là”")
    verified: bool = Field(description="Mọi dữ kiện của mục này đã thấy trong nguồn nêu ở source")
    source: str = Field(
        min_length=1, description="Nguồn của từng dữ kiện; dữ kiện nào chưa kiểm chứng thì nói rõ"
    )

    @property
    def pattern(self) -> re.Pattern[str]:
        """Finds the names in a text, whatever the capitals and the signs between the words."""
        longest = sorted(self.names, key=len, reverse=True)
        names = (r"[\s,–-]+".join(map(re.escape, re.split(r"[\s,–-]+", name))) for name in longest)
        return re.compile(rf"(?<![\w-])(?:{'|'.join(names)})(?![\w])", re.IGNORECASE)


class AbolishedBodies(BaseModel):
    """The file (danh mục cơ quan, đơn vị không còn)."""

    model_config = ConfigDict(extra="forbid", frozen=True, title="Danh mục cơ quan, đơn vị không còn")

    bodies: tuple[AbolishedBody, ...] = Field(description="Các cơ quan, đơn vị, chức danh")


def read_abolished_bodies(path: Path, found: Diagnostics) -> tuple[AbolishedBody, ...]:
    """Read the file; one with faults is reported and gives none."""
    node = read_yaml(path, found)
    bodies = None if node is None else read_model(node, AbolishedBodies, found)
    return () if bodies is None else bodies.bodies


def json_schemas() -> dict[str, dict[str, Any]]:
    """The JSON Schema of the file for editors, by name (lược đồ)."""
    schema = AbolishedBodies.model_json_schema()
    for one in (schema, *schema["$defs"].values()):
        # English docstrings, and titles made of the keys, would hide the Vietnamese explanations.
        one.pop("description", None)
        for field in one["properties"].values():
            field.pop("title", None)
    return {"abolished-bodies": {"$schema": _DIALECT, **schema}}
