"""The little language of ``{{ }}`` and ``when``: parsed by Jinja2, checked against a whitelist, never run."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from jinja2 import Environment, TemplateSyntaxError, nodes

NamePath = tuple[str, ...]

MAX_EXPRESSION = 1000
"""Longer expressions are refused, so that walking a parsed one cannot exhaust the stack."""

_ENVIRONMENT = Environment()


@dataclass(frozen=True, slots=True)
class Missing:
    """A name that the facts do not know: the name as far as it is wrong, and what could stand there."""

    name: str
    known: tuple[str, ...]


def parse_expression(text: str) -> nodes.Expr | None:
    """The syntax tree of one expression (biểu thức), None when Jinja2 cannot read it as exactly one."""
    if len(text) > MAX_EXPRESSION or "{" in text or "}" in text:
        return None
    try:
        body = _ENVIRONMENT.parse("{{ " + text + " }}").body
    except (TemplateSyntaxError, RecursionError):
        return None
    match body:
        case [nodes.Output(nodes=[expression])]:
            return expression
    return None


def name_path(node: nodes.Node) -> NamePath | None:
    """The dotted name (tên biến) ``committee.short_name`` as a path, None when the node is something else."""
    steps: list[str] = []
    while isinstance(node, nodes.Getattr):
        steps.append(node.attr)
        node = node.node
    if not isinstance(node, nodes.Name):
        return None
    return (node.name, *reversed(steps))


def look_up(path: NamePath, facts: Mapping[str, object] | None) -> object | Missing:
    """The fact (dữ kiện) of this name: None when it, or what holds it, is absent; Missing if unknown.

    Without facts, of a dossier that could not be read, every name may be one.
    """
    value: object = facts
    for depth, step in enumerate(path):
        if value is None:
            return None
        if not isinstance(value, Mapping) or step not in value:
            known = tuple(value) if isinstance(value, Mapping) else ()
            prefix = path[:depth]
            return Missing(".".join(path[: depth + 1]), tuple(".".join((*prefix, key)) for key in known))
        value = value[step]
    return value
