"""A value of a YAML file together with its place."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import TypeAlias

from generator.diagnostics import Location

NodeValue: TypeAlias = "str | dict[str, Node] | list[Node] | None"


@dataclass(frozen=True, slots=True)
class Node:
    """A YAML value (giá trị trong tệp YAML) and where it stands.

    Scalars are the text as written, in NFC; an empty value, ``~`` and ``null`` are None. ``location`` is
    where the value starts (where its key starts, when the value is empty), ``end_line`` its last line.
    """

    value: NodeValue
    location: Location
    key_location: Location | None = None
    end_line: int = 1

    def plain(self) -> object:
        """The value without its places: nested dict, list, str and None."""
        if isinstance(self.value, dict):
            return {key: child.plain() for key, child in self.value.items()}
        if isinstance(self.value, list):
            return [child.plain() for child in self.value]
        return self.value

    def child(self, step: str | int) -> Node | None:
        """The value under a key or at an index, None where there is none."""
        if isinstance(self.value, dict):
            return self.value.get(step) if isinstance(step, str) else None
        if isinstance(self.value, list) and isinstance(step, int) and 0 <= step < len(self.value):
            return self.value[step]
        return None

    def walk(self) -> Iterator[Node]:
        """This node and all nodes inside it, in reading order."""
        yield self
        inside = self.value.values() if isinstance(self.value, dict) else self.value
        for child in () if inside is None or isinstance(inside, str) else inside:
            yield from child.walk()

    def path_to(self, place: Location) -> tuple[str | int, ...]:
        """The keys and indexes that lead to what stands, or whose key stands, at a place; the longest."""
        waiting: list[tuple[tuple[str | int, ...], Node]] = [((), self)]
        best: tuple[str | int, ...] = ()
        while waiting:
            path, one = waiting.pop()
            if place in (one.location, one.key_location) and len(path) >= len(best):
                best = path
            if isinstance(one.value, dict):
                waiting += [((*path, key), child) for key, child in one.value.items()]
            elif isinstance(one.value, list):
                waiting += [((*path, index), child) for index, child in enumerate(one.value)]
        return best

    def at(self, path: Iterable[str | int]) -> Node:
        """The deepest node that exists along a path of keys and indexes."""
        node = self
        for step in path:
            child = node.child(step)
            if child is None:
                break
            node = child
        return node
