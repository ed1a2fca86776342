"""Reading regulations (quy chế) and the library of provisions from YAML, every value with its place."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from gettext import gettext as _
from pathlib import Path

from generator.diagnostics import Diagnostics, Location
from generator.regulation.conditions import condition_parts
from generator.regulation.library import ProvisionLibrary, Use
from generator.regulation.provision import Level
from generator.regulation.schema import LibraryModel, RegulationModel, Rows
from generator.regulation.source import ProvisionSource, RegulationSource, TableSource
from generator.regulation.structure import report_repeated_ids, suggestion
from generator.regulation.text import SourceText, Variations, parse_text
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
_HOLDERS = {
    "chapters": Level.PART,
    "sections": Level.CHAPTER,
    "subsections": Level.SECTION,
    "articles": Level.SUBSECTION,
    "clauses": Level.ARTICLE,
    "points": Level.CLAUSE,
}
_TRUTH = {"true": True, "false": False}


def load_regulation(
    path: Path, found: Diagnostics, library: ProvisionLibrary | None
) -> RegulationSource | None:
    """Read a regulation.yaml (tệp quy chế) with what it takes from the library; faults are reported.

    None when there are any, and without a library, of which some file could not be read.
    """
    earlier = len(found)
    node = read_yaml(path, found)
    if node is None or read_model(node, RegulationModel, found) is None or found.has_errors(since=earlier):
        return None
    if library is None:
        return None
    return ProvisionReader(path, found, library).regulation(node)


def load_library(folder: Path, found: Diagnostics) -> ProvisionLibrary | None:
    """Read all files of the library (thư viện điều khoản) in a folder; any fault is reported and gives None.

    An id stands once in the whole library; a text uses only those ``vary`` that its article has defaults for.
    """
    earlier = len(found)
    if not folder.is_dir():
        message = _("the library of provisions is missing: there is no folder {folder}").format(folder=folder)
        found.error("library-missing", message, Location(str(folder)), _("check the name of the folder"))
        return None
    articles: list[ProvisionSource] = []
    defaults: dict[str, Variations] = {}
    for path in sorted(folder.glob("*.yaml")):
        before = len(found)
        node = read_yaml(path, found)
        if node is None or read_model(node, LibraryModel, found) is None or found.has_errors(since=before):
            continue
        reader = ProvisionReader(path, found, None)
        for item in _listed(node, "provisions"):
            article = reader.provision(Level.ARTICLE, item)
            if article is None or article.id is None:
                continue
            articles.append(article)
            defaults[article.id] = reader.variations(item, "defaults")
            _check_variations(article, defaults[article.id], found)
    report_repeated_ids((one for article in articles for one in article.walk()), found)
    return None if found.has_errors(since=earlier) else ProvisionLibrary(tuple(articles), defaults)


def _listed(node: Node, key: str) -> tuple[Node, ...]:
    """The values under a key, one or several; none when the key is not there."""
    child = node.child(key)
    if child is None:
        return ()
    return tuple(child.value) if isinstance(child.value, list) else (child,)


def _check_variations(article: ProvisionSource, defaults: Variations, found: Diagnostics) -> None:
    for name, location in _names_varied(article):
        if name not in defaults:
            message = _("vary.{name} has no default in {id}").format(name=name, id=article.id)
            hint = suggestion(name, defaults) or _("add it under defaults: of the article")
            found.error("unknown-variation", message, location, hint)


def _names_varied(article: ProvisionSource) -> Iterator[tuple[str, Location]]:
    for one in article.walk():
        for text in one.all_texts:
            for tag in parse_text(text.value).tags:
                if tag.function is None and tag.names[0] == "vary":
                    yield ".".join(tag.names[1:]), text.place(tag.offset)
        for condition in one.conditions:
            for part in condition_parts(condition.value):
                if isinstance(part, tuple) and part[0] == "vary":
                    yield ".".join(part[1:]), condition.location


class ProvisionReader:
    """Turns nodes of a file (tệp YAML) that a schema has accepted into provisions and texts.

    ``library`` is None inside the library.
    """

    def __init__(self, path: Path, found: Diagnostics, library: ProvisionLibrary | None) -> None:
        self._lines = path.read_text(encoding="utf-8-sig").split("\n")
        self._found = found
        self._library = library

    def regulation(self, node: Node) -> RegulationSource | None:
        """The whole of a regulation.yaml; None when there are faults."""
        earlier = len(self._found)
        (title,) = self.texts(node, "title")
        children = self._children(node)
        if self._found.has_errors(since=earlier) or self._library is None:
            return None
        return RegulationSource(title, children, node.location, self._library.ids)

    def entry(self, node: Node) -> ProvisionSource | None:
        """A provision whose place, and so its level, is decided later: on the smallest level it can have."""
        identity = node.child("use")
        if identity is not None and self._library is not None:
            return self.provision(self._library.level(str(identity.value)) or Level.POINT, node)
        levels = (level for key, level in _HOLDERS.items() if node.child(key) is not None)
        return self.provision(next(levels, Level.POINT), node)

    def provision(self, level: Level, node: Node) -> ProvisionSource | None:
        """The provision (điều khoản) of an entry under the key of a level."""
        if isinstance(node.value, str):
            return ProvisionSource(level, node.location, texts=(self.text(node),))
        if (identity := node.child("use")) is not None:
            return self._taken(level, node, identity)
        lead, rows = self.texts(node, "paragraph"), node.child("table")
        if lead or rows is not None:
            level = Level.PARAGRAPH
        identity, number = node.child("id"), node.child("number")
        return ProvisionSource(
            level,
            node.location,
            id=str(identity.value) if identity is not None else None,
            id_location=identity.location if identity is not None else None,
            number=str(number.value) if number is not None else None,
            title=next(iter(self.texts(node, "title")), None),
            texts=lead or self.texts(node, "text"),
            table=self._table(rows) if rows is not None else None,
            conditions=self.texts(node, "when"),
            duties_of=tuple(str(one.value) for one in _listed(node, "duties_of")),
            children=self._children(node),
        )

    def _table(self, node: Node) -> TableSource:
        """The table; rows of another length than the first are reported, and a head longer than it all."""
        lines = _listed(node, "rows")
        rows = [tuple(row.value) if isinstance(row.value, list) else () for row in lines]
        for row, cells in zip(lines, rows, strict=True):
            if len(cells) != len(rows[0]):
                message = _("this row has {count} cells, the first row of the table has {expected}")
                message = message.format(count=len(cells), expected=len(rows[0]))
                hint = _('write "" for an empty cell')
                self._found.error("unequal-rows", message, row.location, hint)
        head = Rows.model_validate(node.plain()).header
        if rows and head > len(rows):
            message = _("the head has more rows than the table: {count}").format(count=len(rows))
            header = node.at(["header"])
            self._found.error("table-head", message, header.location, _("a head is mostly one row: 1"))
        return TableSource(tuple(tuple(map(self.text, cells)) for cells in rows), head)

    def variations(self, node: Node, key: str) -> dict[str, bool | SourceText]:
        """The values under a key, each a truth value or a text."""
        return {
            name: _TRUTH[str(child.value)] if child.value in _TRUTH else self.text(child)
            for name, child in _entries(node, key)
        }

    def _taken(self, level: Level, node: Node, identity: Node) -> ProvisionSource | None:
        if self._library is None:
            message = _("a provision of the library cannot take another one")
            hint = _("let the regulations of the dossiers take both")
            self._found.error("use-in-library", message, identity.key_location, hint)
            return None
        places = {name: child.key_location or child.location for name, child in _entries(node, "vary")}
        use = Use(
            str(identity.value),
            identity.location,
            level,
            vary={name: (value, places[name]) for name, value in self.variations(node, "vary").items()},
            conditions=self.texts(node, "when"),
            title=next(iter(self.texts(node, "title")), None),
            without=tuple((str(one.value), one.location) for one in _listed(node, "without")),
        )
        return self._library.take(use, self._found)

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
            provision
            for key, _group in groups[:1]
            for item in _listed(node, key)
            if (provision := self.provision(_GROUPS[key], item)) is not None
        )

    def texts(self, node: Node, key: str) -> tuple[SourceText, ...]:
        """The texts under a key, one or several; none when the key is not there."""
        return tuple(self.text(one) for one in _listed(node, key))

    def text(self, node: Node) -> SourceText:
        """The text (lời văn) that a scalar is."""
        first = (node.location.line or 1) - 1
        return SourceText(str(node.value), node.location, tuple(self._lines[first : node.end_line]))


def _entries(node: Node, key: str) -> Iterable[tuple[str, Node]]:
    child = node.child(key)
    return child.value.items() if child is not None and isinstance(child.value, dict) else ()
