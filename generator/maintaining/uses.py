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
    """A field named by a tag; ``guards`` are the fields that must be there for the tag to be reached, with
    those ``asked`` for when the tag stands in the other branch of a condition.
    """

    path: str
    guards: frozenset[str]
    asked: frozenset[str]
    place: Place
    needs_value: bool

    @property
    def is_guarded(self) -> bool:
        return any(one in self.guards for one in _with_holders(self.path))


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


def unguarded_uses(
    tags: Sequence[Tag], described: Sequence[FieldDescription]
) -> Iterator[tuple[FieldDescription, Place]]:
    """Where a field that may be missing is printed or looped over, and no condition around asks for it.

    A condition on another member of the same item of a list may mean that the field is there
    (``line.level == "article"``): nothing is said of it.
    """
    known = {_plain(one.path): one for top in described for one in top.walk()}
    for use in dict.fromkeys(one for one in _Walk().uses(tags) if one.needs_value):
        asked = {holder for one in use.asked for holder in _with_holders(one)}
        asked_of = {one.rpartition(".")[0] for one in use.asked}
        for path in _with_holders(use.path):
            field, holder = known.get(path), path.rpartition(".")[0]
            if field is None or not _may_be_missing(field) or path in asked:
                continue
            if not (holder in asked_of and holder in known and known[holder].is_list):
                yield field, use.place
            break


def _may_be_missing(one: FieldDescription) -> bool:
    """Whether a field has no value at times: a list is empty then, and a yes or no is no."""
    return one.optional and not one.is_list and one.type != "yes/no"


def _with_holders(path: str) -> tuple[str, ...]:
    """The path of a field after those of the objects that hold it, the outermost first."""
    parts = path.split(".")
    return tuple(".".join(parts[: length + 1]) for length in range(len(parts)))


def _plain(path: str) -> str:
    return path.replace("[]", "")


class _Walk:
    """Goes through the tags in reading order, with the names of loops and the conditions around."""

    def __init__(self) -> None:
        self._scopes: list[Mapping[str, str | None]] = [{}]
        self._guards: list[frozenset[str]] = []
        self._asked: list[frozenset[str]] = []
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
                    self._leave()
                case "endfor":
                    self._leave()
                    self._scopes[1:] = self._scopes[1:-1]
                case "set":
                    yield from self._set(tag)
                case _:
                    yield from self._printed(tag)

    def _for(self, tag: Tag) -> Iterator[_Use]:
        loop = self._first("{% " + tag.code + " %}{% endfor %}", nodes.For)
        self._enter(())
        if loop is None or not isinstance(loop.target, nodes.Name):
            self._scopes.append({})
            return
        yield from self._named(loop.iter, tag, needs_value=True)
        self._scopes.append({"loop": None, loop.target.name: self._path(loop.iter)})
        if loop.test is not None:
            self._leave()
            self._enter(self._paths(loop.test))
            yield from self._named(loop.test, tag)

    def _if(self, tag: Tag) -> Iterator[_Use]:
        if tag.word == "elif":
            self._leave()
        asked = self._first("{% if " + tag.code.removeprefix(tag.word) + " %}{% endif %}", nodes.If)
        self._enter(() if asked is None else self._paths(asked.test))
        if asked is not None:
            yield from self._named(asked.test, tag)

    def _set(self, tag: Tag) -> Iterator[_Use]:
        assigned = self._first("{% " + tag.code + " %}", nodes.Assign)
        if assigned is not None and isinstance(assigned.target, nodes.Name):
            is_name = isinstance(assigned.node, nodes.Name | nodes.Getattr)
            yield from self._named(assigned.node, tag, needs_value=not is_name)
            self._scopes[-1] = {**self._scopes[-1], assigned.target.name: self._path(assigned.node)}

    def _printed(self, tag: Tag) -> Iterator[_Use]:
        output = self._first("{{ " + tag.code.removeprefix(tag.word) + " }}", nodes.Output)
        if output is not None:
            yield from self._named(output, tag, needs_value=True)

    def _named(self, node: nodes.Node, tag: Tag, *, needs_value: bool = False) -> Iterator[_Use]:
        guards = frozenset[str]().union(*self._guards)
        asked = guards.union(*self._asked, self._asked_by(node))
        for path in self._paths(node):
            yield _Use(path, guards, asked, tag.place, needs_value)

    def _enter(self, asked: Iterable[str]) -> None:
        self._guards.append(frozenset(asked))
        self._asked.append(self._guards[-1])

    def _leave(self) -> None:
        self._guards[-1:] = []
        self._asked[-1:] = []

    def _asked_by(self, node: nodes.Node) -> Iterator[str]:
        """The fields that an expression asks for itself: ``a if a else b``, ``a or b``, ``a is none``."""
        for one in node.find_all((nodes.CondExpr, nodes.Or, nodes.And, nodes.Test)):
            yield from self._paths(one.test if isinstance(one, nodes.CondExpr) else one)

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
