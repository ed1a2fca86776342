"""Texts (lời văn) with ``{{ }}``: read once into literals and tags, each tag with its place in the YAML."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from enum import StrEnum
from functools import lru_cache

from jinja2 import nodes

from generator.diagnostics import Location
from generator.regulation.expressions import name_path, parse_expression

FUNCTIONS = ("ref", "cite")
FILTERS = ("upper", "first_upper")

_MARKS = re.compile(r"\{\{(?P<inside>[^{}]*)\}\}|\{\{|\}\}|\{%|\{#")


@dataclass(frozen=True, slots=True)
class SourceText:
    """A scalar of a YAML file as it was read, with the lines of the file that it comes from.

    ``vary`` is what the names ``vary.…`` stand for in a text of the library: each a truth value or a text.
    """

    value: str
    location: Location
    raw: tuple[str, ...] = ()
    vary: Variations | None = field(default=None, compare=False)

    def changed(self, value: str) -> SourceText:
        """The same text with other words; where they differ, marks in it have no place of their own."""
        return self if value == self.value else replace(self, value=value, raw=())

    def place(self, offset: int) -> Location:
        """The line and column of the mark (``{{``, ``}}``, ``{%``, ``{#``) at an offset of the value.

        Folding and escapes change offsets but not the order of marks: the n-th here is the n-th in the file.
        """
        mark = self.value[offset : offset + 2]
        line, column = self.location.line, self.location.column
        if line is None or column is None or not self.raw:
            return self.location
        lines = [" " * (column - 1) + self.raw[0][column - 1 :], *self.raw[1:]]
        if lines[0].lstrip().startswith(("|", ">")):
            lines[0] = ""
        index = -len(mark)
        text = "\n".join(lines)
        for _ in range(self.value.count(mark, 0, offset) + 1):
            index = text.find(mark, index + len(mark))
            if index < 0:
                return self.location
        return replace(
            self.location, line=line + text.count("\n", 0, index), column=index - text.rfind("\n", 0, index)
        )


Variations = Mapping[str, bool | SourceText]


@dataclass(frozen=True, slots=True)
class Tag:
    """One ``{{ }}``: a variable (``function`` is None, ``names`` its path) or ``ref``, ``cite`` of ids."""

    offset: int
    function: str | None
    names: tuple[str, ...]
    filters: tuple[str, ...] = ()


class TagFault(StrEnum):
    """What can be wrong with a tag by itself; the values are the codes of the diagnostics."""

    SYNTAX = "tag-syntax"
    STATEMENT = "statement-in-text"
    NOT_ALLOWED = "tag-not-allowed"
    FUNCTION = "unknown-function"
    FILTER = "unknown-filter"


@dataclass(frozen=True, slots=True)
class TagProblem:
    """A fault at an offset of the text; ``subject`` is the tag, function or filter that it is about."""

    fault: TagFault
    offset: int
    subject: str


Part = str | Tag
Line = tuple[Part, ...]


@dataclass(frozen=True, slots=True)
class ParsedText:
    """A text as literals and tags; a line break that YAML kept begins a new paragraph (đoạn)."""

    lines: tuple[Line, ...]
    problems: tuple[TagProblem, ...]

    @property
    def tags(self) -> Iterator[Tag]:
        """All tags in the order of the text."""
        return (part for line in self.lines for part in line if isinstance(part, Tag))


@lru_cache(maxsize=16384)
def parse_text(value: str) -> ParsedText:
    """Read a text; what is wrong with its tags comes back among ``problems`` and prints nothing."""
    lines: list[list[Part]] = [[]]
    problems: list[TagProblem] = []
    end = 0
    for mark in _MARKS.finditer(value):
        _add_literal(lines, value[end : mark.start()])
        end = mark.end()
        result = _read_mark(mark)
        if isinstance(result, Tag):
            lines[-1].append(result)
        else:
            problems.append(result)
    _add_literal(lines, value[end:])
    trimmed = (_trim(line) for line in lines)
    return ParsedText(tuple(line for line in trimmed if line), tuple(problems))


def tag_end(value: str, tag: Tag) -> int:
    """Where a tag ends in the text that it was read from."""
    return value.index("}}", tag.offset) + 2


def _add_literal(lines: list[list[Part]], literal: str) -> None:
    first, *others = literal.split("\n")
    lines[-1].append(first)
    lines.extend([other] for other in others)


def _trim(line: list[Part]) -> Line:
    """Without blanks at the two ends of the line and without empty literals."""
    if line and isinstance(line[0], str):
        line[0] = line[0].lstrip(" ")
    if line and isinstance(line[-1], str):
        line[-1] = line[-1].rstrip(" ")
    return tuple(part for part in line if part != "")


def _read_mark(mark: re.Match[str]) -> Tag | TagProblem:
    offset, inside = mark.start(), mark["inside"]
    if inside is None:
        fault = TagFault.STATEMENT if mark.group() in ("{%", "{#") else TagFault.SYNTAX
        return TagProblem(fault, offset, mark.group())
    expression = parse_expression(inside)
    if expression is None:
        return TagProblem(TagFault.SYNTAX, offset, mark.group())
    return _read_expression(expression, offset, mark.group())


def _read_expression(expression: nodes.Expr, offset: int, written: str) -> Tag | TagProblem:
    filters: list[str] = []
    node: nodes.Node | None = expression
    while isinstance(node, nodes.Filter):
        if node.name not in FILTERS:
            return TagProblem(TagFault.FILTER, offset, node.name)
        if node.args or node.kwargs or node.dyn_args or node.dyn_kwargs:
            return TagProblem(TagFault.NOT_ALLOWED, offset, written)
        filters.insert(0, node.name)
        node = node.node
    match node:
        case nodes.Call(node=nodes.Name(name=name)) if name not in FUNCTIONS:
            return TagProblem(TagFault.FUNCTION, offset, name)
        case nodes.Call(node=nodes.Name(name=name), args=args, kwargs=[], dyn_args=None, dyn_kwargs=None):
            ids = tuple(
                one.value for one in args if isinstance(one, nodes.Const) and isinstance(one.value, str)
            )
            if len(ids) == len(args) and (len(ids) == 1 or (name == "ref" and ids)):
                return Tag(offset, name, ids, tuple(filters))
        case nodes.Name() | nodes.Getattr():
            path = name_path(node)
            if path is not None:
                return Tag(offset, None, path, tuple(filters))
    return TagProblem(TagFault.NOT_ALLOWED, offset, written)
