"""YAML that a person writes, read strictly: every value keeps its text and its place.

Built on the events of PyYAML: no value is ever constructed, so ``no``, ``01`` and ``12:30`` stay what was
typed; the declared type of a field decides. libyaml is only the fast way for files without faults: whatever
it refuses is read again by the pure Python parser, so that the findings are the same on every machine.
"""

from __future__ import annotations

from gettext import gettext as _
from pathlib import Path
from typing import Any

import yaml

from generator.diagnostics import Diagnostics, Location
from generator.sources.node import Node
from generator.sources.text_file import MAX_REPORTS, read_text
from generator.sources.yaml_nodes import NodeBuilder
from generator.sources.yaml_problems import report_syntax

__all__ = ["Node", "parse_yaml", "read_yaml"]

MAX_BYTES = 5_000_000


def read_yaml(path: Path, found: Diagnostics) -> Node | None:
    """Read a YAML file (tệp YAML) whose root is a mapping; every fault is reported with its line and column.

    Refused: more than 5 MB or 40 levels, another encoding than UTF-8, forbidden characters (also as escapes),
    tabs, duplicate keys, anchors, aliases, tags, directives, merge keys, several documents. A node comes back
    whenever the file could be read to its end, even with errors among ``found``, so that later stages can
    report theirs too.
    """
    text = read_text(path, MAX_BYTES, found)
    if text is None:
        return None
    file = str(path)
    cleaned = _without_tabs(text, file, found)
    if cleaned is None:
        return None
    return parse_yaml(cleaned, file, found)


def parse_yaml(text: str, file: str, found: Diagnostics, *, pure: bool = False) -> Node | None:
    """Read YAML text without tabs and forbidden characters; ``pure`` leaves libyaml aside."""
    if yaml.__with_libyaml__ and not pure:
        attempt = Diagnostics()
        try:
            root = NodeBuilder(text, file, attempt).build(yaml.CSafeLoader)
        except yaml.YAMLError:
            pass  # told below, in the words of the pure parser
        else:
            found.extend(attempt)
            return root
    return _parse_purely(text, file, found)


def _parse_purely(text: str, file: str, found: Diagnostics) -> Node | None:
    builder = NodeBuilder(text, file, found)
    try:
        return builder.build(_PureParser)
    except yaml.MarkedYAMLError as problem:
        report_syntax(problem, text, file, found)
    except (
        yaml.YAMLError,
        ValueError,
        OverflowError,
    ):  # "\UFFFFFFFF": chr() of a number that is no character
        message = _("an escape names a character that does not exist")
        location = builder.reached()
        found.error("bad-escape", message, location, _("type the character itself"))
    return None


class _PureParser(yaml.SafeLoader):
    """The pure parser, made to let a plain text in brackets hold ``?``, as YAML 1.2 and libyaml do."""

    _in_plain_text = False

    def scan_plain(self) -> Any:
        self._in_plain_text = True
        try:
            return super().scan_plain()
        finally:
            self._in_plain_text = False

    def peek(self, index: int = 0) -> str:
        # The scanner only decides by what it peeks at; the text itself comes from prefix().
        character: str = super().peek(index)
        return "x" if character == "?" and self._in_plain_text else character


def _without_tabs(text: str, file: str, found: Diagnostics) -> str | None:
    """Replace tabs by blanks, or None when a tab stands in an indentation: then no structure can be read."""
    if "\t" not in text:
        return text
    readable = True
    reports = 0
    for number, line in enumerate(text.split("\n"), start=1):
        column = line.find("\t")
        if column < 0:
            continue
        indents = not line[:column].strip()
        readable = readable and not indents
        reports += 1
        if reports > MAX_REPORTS:
            continue
        message = _("a tab stands in the indentation") if indents else _("a tab stands in the line")
        found.error(
            "tab-character",
            message,
            Location(file, number, column + 1),
            _("use blanks instead of the Tab key"),
        )
    return text.replace("\t", " ") if readable else None
