"""A regulation as it is written: provisions with their conditions and unfinished texts, without numbers."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from gettext import gettext as _
from pathlib import Path

from generator.diagnostics import Diagnostics, Location
from generator.regulation.provision import Level
from generator.regulation.schema import RegulationModel
from generator.regulation.text import SourceText
from generator.sources.model import read_model
from generator.sources.node import Node
from generator.sources.yaml import read_yaml

_GROUPS = {
    "parts": Level.PART,
    "chapters": Level.CHAPTER,
    "sections": Level.SECTION,
    "subsections": Level.SUBSECTION,
    "articles": Level.ARTICLE,
    "clauses": Level.CLAUSE,
    "points": Level.POINT,
}


@dataclass(frozen=True, slots=True)
class ProvisionSource:
    """A provision (điều khoản) as written; ``id_location`` is where its id stands."""

    level: Level
    location: Location
    id: str | None = None
    id_location: Location | None = None
    title: SourceText | None = None
    texts: tuple[SourceText, ...] = ()
    when: SourceText | None = None
    duties_of: tuple[str, ...] = ()
    children: tuple[ProvisionSource, ...] = ()

    @property
    def all_texts(self) -> tuple[SourceText, ...]:
        """Its own title and texts, as they will be printed."""
        return self.texts if self.title is None else (self.title, *self.texts)

    def walk(self) -> Iterator[ProvisionSource]:
        """Yield this provision and everything below it, in reading order."""
        yield self
        for child in self.children:
            yield from child.walk()


@dataclass(frozen=True, slots=True)
class RegulationSource:
    """A regulation (quy chế) as written, before conditions, numbers and facts."""

    title: SourceText
    children: tuple[ProvisionSource, ...]
    location: Location

    def walk(self) -> Iterator[ProvisionSource]:
        """Yield every provision in reading order."""
        for child in self.children:
            yield from child.walk()


def load_regulation(path: Path, found: Diagnostics) -> RegulationSource | None:
    """Read a regulation.yaml (tệp quy chế); faults of its form are reported and give None."""
    earlier = len(found)
    node = read_yaml(path, found)
    if node is None or read_model(node, RegulationModel, found) is None or found.has_errors(since=earlier):
        return None
    lines = path.read_text(encoding="utf-8-sig").split("\n")
    return _Reader(lines, found).regulation(node)


class _Reader:
    """Turns nodes that the schema has accepted into provisions."""

    def __init__(self, lines: list[str], found: Diagnostics) -> None:
        self._lines = lines
        self._found = found

    def regulation(self, node: Node) -> RegulationSource | None:
        earlier = len(self._found)
        (title,) = self._texts(node, "title")
        children = self._children(node)
        if self._found.has_errors(since=earlier):
            return None
        return RegulationSource(title, children, node.location)

    def _children(self, node: Node) -> tuple[ProvisionSource, ...]:
        groups = [(key, child) for key in _GROUPS if (child := node.child(key)) is not None and child.value]
        for key, group in groups[1:]:
            message = _("{first} and {second} cannot stand side by side").format(
                first=groups[0][0], second=key
            )
            self._found.error(
                "mixed-levels",
                message,
                group.key_location,
                _("keep one of the two, or put one into the other"),
            )
        return tuple(
            self._provision(_GROUPS[key], item) for key, group in groups[:1] for item in _listed(node, key)
        )

    def _provision(self, level: Level, node: Node) -> ProvisionSource:
        if isinstance(node.value, str):
            return ProvisionSource(level, node.location, texts=(self._text(node),))
        lead = self._texts(node, "paragraph")
        if lead:
            level = Level.PARAGRAPH
        identity = node.child("id")
        return ProvisionSource(
            level,
            node.location,
            id=str(identity.value) if identity is not None else None,
            id_location=identity.location if identity is not None else None,
            title=next(iter(self._texts(node, "title")), None),
            texts=lead or self._texts(node, "text"),
            when=next(iter(self._texts(node, "when")), None),
            duties_of=tuple(str(one.value) for one in _listed(node, "duties_of")),
            children=self._children(node),
        )

    def _texts(self, node: Node, key: str) -> tuple[SourceText, ...]:
        return tuple(self._text(one) for one in _listed(node, key))

    def _text(self, node: Node) -> SourceText:
        first = (node.location.line or 1) - 1
        return SourceText(str(node.value), node.location, tuple(self._lines[first : node.end_line]))


def _listed(node: Node, key: str) -> tuple[Node, ...]:
    """The values under a key, one or several; none when the key is not there."""
    child = node.child(key)
    if child is None:
        return ()
    return tuple(child.value) if isinstance(child.value, list) else (child,)
