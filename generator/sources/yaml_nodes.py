"""From the events of a YAML parser to located nodes; what a dossier may not use is refused on the way."""

from __future__ import annotations

from dataclasses import dataclass, field
from gettext import gettext as _
from typing import Any

import yaml

from generator.diagnostics import Diagnostics, Location
from generator.sources.node import Node
from generator.vietnamese.text import forbidden_characters, normalise, without_forbidden

MAX_DEPTH = 40
_NULLS = frozenset({"", "~", "null", "Null", "NULL"})


class _TooDeepError(Exception):
    """Nothing below this level is read."""


@dataclass(slots=True)
class _Open:
    """A mapping or list whose end has not come yet."""

    value: dict[str, Node] | list[Node]
    location: Location
    key_location: Location | None
    flow: bool
    is_key: bool = False
    key: str | None = None
    key_at: Location | None = None
    awaits_value: bool = False
    first_seen: dict[str, Location] = field(default_factory=dict)
    end_line: int = 1


class NodeBuilder:
    """Turns the events of one parser into nodes, with a stack instead of recursion."""

    def __init__(self, text: str, file: str, found: Diagnostics) -> None:
        self._text = text
        self._file = file
        self._found = found
        self._stack: list[_Open] = []
        self._root: Node | None = None
        self._parser: Any = None

    def build(self, parser: Any) -> Node | None:
        documents = 0
        start = Location(self._file, 1, 1)
        self._parser = parser(self._text)
        try:
            while self._parser.check_event():
                event = self._parser.get_event()
                if isinstance(event, yaml.DocumentStartEvent):
                    documents += 1
                    if documents > 1:
                        hint = _("keep one document per file; delete the line with ---")
                        message = _("the file holds several documents")
                        self._found.error("several-documents", message, self._at(event.start_mark), hint)
                        break
                    self._check_directives(event)
                else:
                    self._take(event)
        except _TooDeepError:
            return None
        if self._root is None or self._root.value is None:
            self._found.error("empty-file", _("the file is empty"), start, _("write the keys of this file"))
            return None
        if not isinstance(self._root.value, dict):
            message = _("the file must hold keys and values at its top level")
            hint = _("write each fact as key: value")
            self._found.error("not-a-mapping", message, self._root.location, hint)
            return None
        return self._root

    def _take(self, event: Any) -> None:
        if isinstance(event, yaml.ScalarEvent):
            self._refuse_marks(event)
            self._scalar(event)
        elif isinstance(event, yaml.CollectionStartEvent):
            self._refuse_marks(event)
            self._open(event)
        elif isinstance(event, yaml.CollectionEndEvent):
            self._close(event)
        elif isinstance(event, yaml.AliasEvent):
            hint = _("write the value out at this place")
            location = self._at(event.start_mark)
            message = _("a reference to another place (*{name}) is not allowed").format(name=event.anchor)
            self._found.error("alias", message, location, hint)
            self._attach(Node(None, location, None, location.line or 1))

    def reached(self) -> Location:
        """Where the pure parser stands."""
        return Location(self._file, self._parser.line + 1, self._parser.column + 1)

    def _at(self, mark: Any) -> Location:
        return Location(self._file, mark.line + 1, mark.column + 1)

    def _check_directives(self, event: Any) -> None:
        if event.version or event.tags:
            hint = _("delete the line that begins with %")
            message = _("a YAML directive is not allowed")
            self._found.error("directive", message, self._at(event.start_mark), hint)

    def _refuse_marks(self, event: Any) -> None:
        if event.anchor is not None:
            message = _("a named place (&{name}) is not allowed").format(name=event.anchor)
            hint = _("delete the mark and write the value out where it is needed")
            self._found.error("anchor", message, self._at(event.start_mark), hint)
        if event.tag is not None:
            message = _("a type mark ({tag}) is not allowed").format(tag=event.tag)
            hint = _("delete the mark; put the text in double quotes when it begins with !")
            self._found.error("tag", message, self._at(event.start_mark), hint)

    def _scalar(self, event: Any) -> None:
        location = self._at(event.start_mark)
        text = normalise(event.value)
        plain = event.style in (None, "")
        for _index, name in forbidden_characters(text):
            message = _("the text holds the character {name}, which may not stand in a document").format(
                name=name
            )
            self._found.error("forbidden-character", message, location, _("delete it and type the text anew"))
        text = without_forbidden(text)
        top = self._stack[-1] if self._stack else None
        if top is not None and isinstance(top.value, dict) and not top.awaits_value:
            self._key(top, text, plain, location)
            return
        value = None if plain and text in _NULLS else text
        last_line = _last_line(event)
        if event.start_mark.index == event.end_mark.index and top is not None and top.key_at is not None:
            location = top.key_at  # the two parsers disagree on where nothing begins
            last_line = location.line or 1
        self._attach(Node(value, location, None, last_line))

    def _key(self, top: _Open, text: str, plain: bool, location: Location) -> None:
        top.awaits_value = True
        top.key = None
        top.key_at = location
        if plain and text in _NULLS:
            hint = _("write the name of the key before the colon")
            self._found.error("empty-key", _("a key without a name"), location, hint)
        elif plain and text == "<<":
            hint = _("write the keys out at this place")
            self._found.error("merge-key", _("the merge key << is not allowed"), location, hint)
        elif text in top.first_seen:
            first = top.first_seen[text]
            message = _("the key {key} stands here again; the first is at line {line}, column {column}")
            message = message.format(key=text, line=first.line, column=first.column)
            self._found.error("duplicate-key", message, location, _("keep one of the two"))
        else:
            top.first_seen[text] = location
            top.key = text

    def _open(self, event: Any) -> None:
        location = self._at(event.start_mark)
        top = self._stack[-1] if self._stack else None
        is_key = top is not None and isinstance(top.value, dict) and not top.awaits_value
        if is_key and top is not None:
            self._refuse_key(top, event, location)
        if len(self._stack) == MAX_DEPTH:
            hint = _("check the brackets and the indentation")
            message = _("more than {limit} levels of nesting").format(limit=MAX_DEPTH)
            self._found.error("too-deep", message, location, hint)
            raise _TooDeepError
        value: dict[str, Node] | list[Node] = {} if isinstance(event, yaml.MappingStartEvent) else []
        key_at = top.key_at if top is not None and isinstance(top.value, dict) else None
        opened = _Open(value, location, key_at, bool(event.flow_style), is_key, end_line=location.line or 1)
        self._stack.append(opened)

    def _refuse_key(self, top: _Open, event: Any, location: Location) -> None:
        start = event.start_mark.index
        braces = top.flow and self._text[max(start - 1, 0) : start + 1] == "{{"
        if braces:
            message = _("text that begins with {{ must stand in quotes")
            hint = _("put the whole text in double quotes")
            self._found.error("unquoted-braces", message, top.location, hint)
        else:
            message = _("a key must be a word, not a list or a group of keys")
            self._found.error("bad-key", message, location, _("write the key as key: value"))

    def _close(self, event: Any) -> None:
        done = self._stack.pop()
        end_line = event.end_mark.line + 1 if done.flow else done.end_line
        if done.is_key:
            top = self._stack[-1]
            top.awaits_value, top.key, top.key_at = True, None, done.location
            return
        self._attach(Node(done.value, done.location, None, end_line))

    def _attach(self, node: Node) -> None:
        if not self._stack:
            self._root = node
            return
        top = self._stack[-1]
        top.end_line = max(top.end_line, node.end_line)
        if isinstance(top.value, list):
            top.value.append(node)
            return
        if top.awaits_value:
            if top.key is not None:
                top.value[top.key] = Node(node.value, node.location, top.key_at, node.end_line)
            top.awaits_value = False
        else:  # an alias as a key, refused already
            top.awaits_value, top.key, top.key_at = True, None, node.location


def _last_line(event: Any) -> int:
    """The line of the scalar's last character (a block scalar ends at the start of the line after it)."""
    end: int = event.end_mark.line + 1
    return end - 1 if event.end_mark.column == 0 and event.end_mark.line > event.start_mark.line else end
