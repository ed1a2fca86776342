"""Facts as YAML that a person likes to go on editing, and that ``sources.yaml`` reads back unchanged."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from typing import TypeAlias

Value: TypeAlias = "str | int | bool | list[Value] | Mapping[str, Value]"

_WIDTH = 110
_FLOW_WIDTH = 90
_STEP = "  "

_NULLS = frozenset({"", "~", "null", "Null", "NULL"})
_OTHER_TYPES = re.compile(
    r"[-+]?[\d_.,:]+([eE][-+]?\d+)?|0[xo][\da-fA-F]+|[-+]?\.(inf|nan)|true|false|yes|no|on|off|y|n",
    re.IGNORECASE,
)
"""Texts that editors, or YAML of another version, take for numbers, times of day and truth values."""

_PLAIN = re.compile(r"[^\W_][^\x00-\x1f\x7f\x85\u2028\u2029\ufeff]*")
_WORD = re.compile(r"(?:\{\{[^{}]*\}\}|[^ ])+")
"""What stays on one line when a text is folded: a word, with the tags in it."""
_KEY = re.compile(r"[A-Za-z][\w.-]*|\d+[\w.-]*[A-Za-z_-][\w.-]*", re.ASCII)


def yaml_text(facts: Mapping[str, Value], comments: Mapping[str, str] | None = None) -> str:
    """A YAML document; above a key of the top level stands its comment, and a free line above that."""
    lines: list[str] = []
    for key, value in facts.items():
        comment = (comments or {}).get(key)
        if comment is not None:
            lines += ([""] if lines else []) + [f"# {line}" for line in comment.split("\n")]
        lines += _entry(key, value, "")
    return "\n".join(lines) + "\n"


def _entry(key: str, value: Value, indent: str) -> Iterator[str]:
    """``key: value`` on one line, or with the value on the lines below."""
    name = key if _is_bare_key(key) else json.dumps(key, ensure_ascii=False)
    head = f"{indent}{name}:"
    yield from _placed(head, value, indent, indent + _STEP)


def _placed(head: str, value: Value, indent: str, below: str) -> Iterator[str]:
    flow = _flow(value)
    stays = not isinstance(value, Mapping | list) or not value
    if flow is not None and (stays or len(head) + len(flow) < _FLOW_WIDTH):
        if isinstance(value, str) and len(head) + len(flow) > _WIDTH and _can_fold(value):
            yield f"{head} >-"
            yield from _folded(value, below)
        else:
            yield f"{head} {flow}"
    elif isinstance(value, Mapping):
        yield head
        for key, child in value.items():
            yield from _entry(key, child, below)
    elif isinstance(value, list):
        yield head
        for child in value:
            yield from _item(child, below)


def _item(value: Value, indent: str) -> Iterator[str]:
    """An entry of a list; the first key of a group stands on the line of the dash."""
    flow = _flow(value)
    if isinstance(value, Mapping) and value and (flow is None or len(indent) + len(flow) > _FLOW_WIDTH):
        inner = indent + _STEP
        lines = [line for key, child in value.items() for line in _entry(key, child, inner)]
        yield f"{indent}- {lines[0][len(inner) :]}"
        yield from lines[1:]
        return
    if isinstance(value, list) and value and flow is None:
        yield f"{indent}-"
        for child in value:
            yield from _item(child, indent + _STEP)
        return
    yield from _placed(f"{indent}-", value, indent, indent + _STEP)


def _flow(value: Value) -> str | None:
    """The value on one line; None when a group or list holds what does not fit there."""
    if isinstance(value, Mapping):
        parts = [(key, _simple(child)) for key, child in value.items()]
        if any(part is None for _key, part in parts) or not all(_is_bare_key(key) for key, _part in parts):
            return None if parts else "{}"
        return "{" + ", ".join(f"{key}: {part}" for key, part in parts) + "}"
    if isinstance(value, list):
        entries = [_simple(child) for child in value]
        return None if None in entries else "[" + ", ".join(filter(None, entries)) + "]"
    return _scalar(value)


def _simple(value: Value) -> str | None:
    """A scalar, list or group inside braces or brackets; None when it needs lines of its own."""
    if isinstance(value, Mapping | list):
        return _flow(value)
    scalar = _scalar(value)
    if isinstance(value, str) and not scalar.startswith('"') and re.search(r"[,\[\]{}?]", value):
        return json.dumps(value, ensure_ascii=False)
    return scalar


def _scalar(value: str | int | bool) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, int):
        return str(value)
    safe = _PLAIN.fullmatch(value) and not _is_other(value) and not value.endswith((" ", ":", "\u00a0"))
    if safe and ": " not in value and " #" not in value and "\t" not in value:
        return value
    return json.dumps(value, ensure_ascii=False)


def _is_bare_key(key: str) -> bool:
    """Whether a key needs no quotes: a word that is neither nothing nor a truth value to any reader."""
    return _KEY.fullmatch(key) is not None and not _is_other(key)


def _is_other(text: str) -> bool:
    return text in _NULLS or _OTHER_TYPES.fullmatch(text) is not None


def _can_fold(text: str) -> bool:
    """Whether folding gives the text back: words one blank apart, no line too long to be a paragraph."""
    return bool(_PLAIN.fullmatch(text)) and "  " not in text and not text.endswith(" ") and "\t" not in text


def _folded(text: str, indent: str) -> Iterator[str]:
    line = ""
    for word in _WORD.findall(text):
        if line and len(indent) + len(line) + len(word) >= _WIDTH:
            yield indent + line
            line = word
        else:
            line = f"{line} {word}" if line else word
    yield indent + line
