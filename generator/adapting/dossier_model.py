"""The dossier of a unit (hồ sơ của đơn vị): the model in the rules with its values put in."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from gettext import gettext as _

from generator.adapting.cells import COMMITTEE_FILE, EVENTS, put_cells
from generator.adapting.deciding import holds, resolved
from generator.diagnostics import Diagnostics
from generator.regulation.expressions import Missing, look_up
from generator.regulation.text import SourceText, Tag, parse_text
from generator.sources.faults import did_you_mean
from generator.sources.node import Node
from generator.sources.yaml_text import Value

COMMITTEE = "committee"
_TRUTH = {"true": True, "false": False}


def compose_dossier(
    model: Node, facts: Mapping[str, object], values: Mapping[str, Node], found: Diagnostics
) -> dict[str, dict[str, Value]] | None:
    """The facts of each file of the unit's dossier by its name, as ``committee.yaml``; None with faults.

    ``model`` is ``dossier`` of the rules: its conditions are decided and its tags put in with ``facts``. A
    text that is one tag takes the value whole, a group or list too; where the fact is absent, so is the key.
    An entry of a list is left out where its ``when`` does not hold, ``{when, text}`` is a bare text with a
    condition, and ``first`` lists alternatives. ``values`` are the cells of the unit's row, by path:
    ``members.chair.person``.
    """
    earlier = len(found)
    composer = _Composer(facts, found)
    files: dict[str, dict[str, Value]] = {}
    for key, node in _entries(model):
        if key == COMMITTEE:
            files[COMMITTEE_FILE] = composer.group(node) or {}
        elif key in EVENTS:
            for stem, event in _entries(node):
                if composed := composer.group(event):
                    files[f"{key}/{stem}.yaml"] = composed
        else:
            known = (COMMITTEE, *EVENTS)
            message = _("the key {key} is not known").format(key=key)
            hint = did_you_mean(key, known) or _("known here: {keys}").format(keys=", ".join(known))
            found.error("unknown-key", message, node.key_location or node.location, hint)
    put_cells(files, values, found)
    return None if found.has_errors(since=earlier) else files


def _entries(node: Node) -> Iterator[tuple[str, Node]]:
    yield from node.value.items() if isinstance(node.value, dict) else ()


class _Composer:
    """Turns nodes of the model into facts; None is what a condition or an absent fact leaves out."""

    def __init__(self, facts: Mapping[str, object], found: Diagnostics) -> None:
        self._facts = facts
        self._found = found

    def group(self, node: Node) -> dict[str, Value] | None:
        if (condition := node.child("when")) is not None and not self._holds(condition):
            return None
        composed = {key: self._value(child) for key, child in _entries(node) if key != "when"}
        return {key: value for key, value in composed.items() if value is not None} or None

    def _holds(self, condition: Node) -> bool:
        return holds(SourceText(str(condition.value), condition.location), self._facts, self._found)

    def _value(self, node: Node) -> Value | None:
        if isinstance(node.value, list):
            return [value for child in node.value if (value := self._value(child)) is not None] or None
        if isinstance(node.value, dict):
            if (alternatives := node.child("first")) is not None:
                return self._chosen(alternatives)
            if node.value.keys() == {"when", "text"}:
                return self._value(node.value["text"]) if self._holds(node.value["when"]) else None
            return self.group(node)
        return None if node.value is None else self._text(node, node.value)

    def _chosen(self, alternatives: Node) -> Value | None:
        """The first alternative (``first: [{when: …, text: …}, …]``) that is there."""
        items = alternatives.value if isinstance(alternatives.value, list) else []
        return next((value for one in items if (value := self._value(one)) is not None), None)

    def _text(self, node: Node, text: str) -> Value | None:
        match parse_text(text).lines:
            case ((Tag(function=None, filters=(), names=names),),):
                value = look_up(names, self._facts)
                if not isinstance(value, Missing):
                    return _whole(value)
            case ((str(literal),),):
                return _number_or_text(literal)
        return resolved(SourceText(text, node.location), self._facts, self._found)


def _number_or_text(literal: str) -> Value:
    """A literal of the model: a truth value or a whole number without leading zeros is one."""
    if literal in _TRUTH:
        return _TRUTH[literal]
    is_number = literal.isascii() and literal.isdigit() and (literal == "0" or literal[0] != "0")
    return int(literal) if is_number else literal


def _whole(value: object) -> Value | None:
    """A fact as YAML has it; inside a group or a list, texts are what a file says, and None is left out."""
    if isinstance(value, Mapping):
        inside = {str(key): _inside(child) for key, child in value.items()}
        return {key: child for key, child in inside.items() if child is not None} or None
    if isinstance(value, list | tuple):
        return [child for one in value if (child := _inside(one)) is not None] or None
    return value if value is None or isinstance(value, bool | int | str) else str(value)


def _inside(value: object) -> Value | None:
    return _number_or_text(value) if isinstance(value, str) else _whole(value)
