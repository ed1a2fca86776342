"""Which fields a template uses (trường mà mẫu dùng): where, and whether it can do without them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TypeVar

from jinja2 import Environment, TemplateSyntaxError, nodes

from generator.documents.fields import FieldDescription
from generator.word.places import Place
from generator.word.tags import Tag

_Node = TypeVar("_Node", bound=nodes.Node)


@dataclass(frozen=True, slots=True)
class UsedField:
    """A field that tags name (trường được dùng): ``path`` as ``vanban fields`` writes it, and where.

    ``is_optional`` where each use stands under a condition that asks for it or for what holds it.
    """

    path: str
    description: FieldDescription | None
    is_optional: bool
    places: tuple[Place, ...]


@dataclass(frozen=True, slots=True)
class _Use:
    path: str
    is_guarded: bool
    place: Place


def used_fields(tags: Sequence[Tag], described: Sequence[FieldDescription]) -> tuple[UsedField, ...]:
    """The fields that a template uses, in the order of their descriptions, then those without one."""
    uses: defaultdict[str, list[_Use]] = defaultdict(list)
    for one in _Walk().uses(tags):
        uses[one.path].append(one)
    known = {_plain(one.path): one for top in described for one in top.walk()}
    ordered = (*(path for path in known if path in uses), *(path for path in uses if path not in known))
    return tuple(
        UsedField(
            known[path].path if path in known else path,
            known.get(path),
            all(one.is_guarded for one in uses[path]),
            tuple(dict.fromkeys(one.place for one in uses[path])),
        )
        for path in ordered
    )


def unused_fields(
    used: Iterable[UsedField], described: Sequence[FieldDescription]
) -> Iterator[FieldDescription]:
    """The fields of which a template uses nothing; of one that is not used, its members are not told."""
    paths = [_plain(one.path) for one in used]
    for one in described:
        own = _plain(one.path)
        if any(path == own or path.startswith(f"{own}.") for path in paths):
            yield from unused_fields(used, one.members)
        else:
            yield one


def _plain(path: str) -> str:
    return path.replace("[]", "")


class _Walk:
    """Goes through the tags in reading order, with the names of loops and the conditions around."""

    def __init__(self) -> None:
        self._scopes: list[Mapping[str, str | None]] = [{}]
        self._guards: list[frozenset[str]] = []
        self._parser = Environment(autoescape=True)

    def uses(self, tags: Iterable[Tag]) -> Iterator[_Use]:
        for tag in tags:
            match tag.word:
                case "for":
                    yield from self._for(tag)
                case "if" | "elif":
                    yield from self._if(tag)
                case "else":
                    self._guards[-1:] = [frozenset()]
                case "endif":
                    self._guards[-1:] = []
                case "endfor":
                    self._guards[-1:] = []
                    self._scopes[1:] = self._scopes[1:-1]
                case "set":
                    yield from self._set(tag)
                case _:
                    yield from self._printed(tag)

    def _for(self, tag: Tag) -> Iterator[_Use]:
        loop = self._first("{% " + tag.code + " %}{% endfor %}", nodes.For)
        self._guards.append(frozenset())
        if loop is None or not isinstance(loop.target, nodes.Name):
            self._scopes.append({})
            return
        yield from self._named(loop.iter, tag)
        self._scopes.append({"loop": None, loop.target.name: self._path(loop.iter)})
        if loop.test is not None:
            self._guards[-1] = frozenset(self._paths(loop.test))
            yield from self._named(loop.test, tag)

    def _if(self, tag: Tag) -> Iterator[_Use]:
        if tag.word == "elif":
            self._guards[-1:] = []
        asked = self._first("{% if " + tag.code.removeprefix(tag.word) + " %}{% endif %}", nodes.If)
        self._guards.append(frozenset() if asked is None else frozenset(self._paths(asked.test)))
        if asked is not None:
            yield from self._named(asked.test, tag)

    def _set(self, tag: Tag) -> Iterator[_Use]:
        assigned = self._first("{% " + tag.code + " %}", nodes.Assign)
        if assigned is not None and isinstance(assigned.target, nodes.Name):
            yield from self._named(assigned.node, tag)
            self._scopes[-1] = {**self._scopes[-1], assigned.target.name: self._path(assigned.node)}

    def _printed(self, tag: Tag) -> Iterator[_Use]:
        output = self._first("{{ " + tag.code.removeprefix(tag.word) + " }}", nodes.Output)
        if output is not None:
            yield from self._named(output, tag)

    def _named(self, node: nodes.Node, tag: Tag) -> Iterator[_Use]:
        guards = frozenset[str]().union(*self._guards)
        for path in self._paths(node):
            parts = path.split(".")
            around = {".".join(parts[: length + 1]) for length in range(len(parts))}
            yield _Use(path, bool(around & guards), tag.place)

    def _paths(self, node: nodes.Node) -> Iterator[str]:
        """The fields that an expression names, each by its longest path."""
        if isinstance(node, nodes.Name | nodes.Getattr | nodes.Getitem):
            path = self._path(node)
            if path is not None:
                yield path
            return
        for child in node.iter_child_nodes():
            yield from self._paths(child)

    def _path(self, node: nodes.Node) -> str | None:
        match node:
            case nodes.Name():
                for scope in reversed(self._scopes):
                    if node.name in scope:
                        return scope[node.name]
                return node.name
            case nodes.Getattr():
                path = self._path(node.node)
                return None if path is None else f"{path}.{node.attr}"
            case nodes.Getitem():
                return self._path(node.node)
            case _:
                return None

    def _first(self, source: str, kind: type[_Node]) -> _Node | None:
        try:
            return next(self._parser.parse(source).find_all(kind), None)
        except (TemplateSyntaxError, RecursionError):
            return None
