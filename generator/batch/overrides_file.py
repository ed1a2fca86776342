"""``overrides.yaml`` with entries more (thêm mục): what stands in it stays as it was written."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from generator.adapting.overrides import KEY
from generator.diagnostics import Diagnostics
from generator.sources.node import Node
from generator.sources.yaml import parse_yaml
from generator.sources.yaml_text import yaml_text

_ABOUT = (
    "Sửa đổi riêng của đơn vị so với quy chế chuyển từ cấp trên; `vanban update` giữ các chỗ này.\n"
    "Muốn theo văn bản cấp trên ở chỗ nào thì xóa mục ấy."
)


def with_entries(text: str, entries: Sequence[Mapping[str, Any]]) -> str:
    """The text of a file with entries behind those that it has (tệp đã thêm mục).

    Comments and layout stay; only where the list is written between brackets, it is written anew.
    """
    node = parse_yaml(text, "", Diagnostics()) if text.strip() else None
    items = node.at([KEY]) if node is not None else None
    if items is None or not isinstance(items.value, list):
        return yaml_text({KEY: list(entries)}, {KEY: _ABOUT})
    expected = [*_plain(items), *entries]
    longer = _inserted(text, items, entries)
    again = None if longer is None else parse_yaml(longer, "", Diagnostics())
    if longer is not None and again is not None and _plain(again.at([KEY])) == _as_read(expected):
        return longer
    return yaml_text({KEY: expected}, {KEY: _ABOUT})


def _inserted(text: str, items: Node, entries: Sequence[Mapping[str, Any]]) -> str | None:
    """The text with the entries behind the last one; None for a list without lines of its own."""
    if not isinstance(items.value, list) or not items.value:
        return None
    lines = text.split("\n")
    first = items.value[0].location
    head = lines[(first.line or 1) - 1][: (first.column or 1) - 1]
    if head.strip() != "-":
        return None
    indent = head[: head.index("-")]
    own = yaml_text({KEY: list(entries)}).rstrip("\n").split("\n")[1:]
    end = items.value[-1].end_line
    while not lines[end - 1].strip():
        end -= 1
    shifted = [f"{indent}{line[2:]}" if line else line for line in own]
    rest = lines[end:]
    return "\n".join([*lines[:end], *shifted, *(rest or [""])])


def _plain(items: Node) -> list[Any]:
    plain = items.plain()
    return plain if isinstance(plain, list) else []


def _as_read(value: Any) -> Any:
    """Facts as they are read back: every scalar as its text."""
    if isinstance(value, Mapping):
        return {key: _as_read(child) for key, child in value.items()}
    if isinstance(value, list | tuple):
        return [_as_read(child) for child in value]
    return str(value)
