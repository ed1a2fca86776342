"""Conditions (``when``) that decide whether a provision is there."""

from __future__ import annotations

import operator
from collections.abc import Callable, Iterator, Mapping
from functools import lru_cache
from typing import Any

from jinja2 import nodes

from generator.regulation.expressions import Missing, NamePath, look_up, name_path, parse_expression

_COMPARISONS: dict[str, Callable[[Any, Any], bool]] = {
    "eq": operator.eq,
    "ne": operator.ne,
    "lt": operator.lt,
    "lteq": operator.le,
    "gt": operator.gt,
    "gteq": operator.ge,
}


class IncomparableError(ValueError):
    """Two values of different kinds have no order."""


@lru_cache(maxsize=4096)
def parse_condition(text: str) -> nodes.Expr | None:
    """The syntax tree of a condition (điều kiện), None when it is not one or holds more than one may."""
    expression = parse_expression(" ".join(text.split()))
    return expression if expression is not None and _is_allowed(expression) else None


def condition_parts(text: str) -> Iterator[NamePath | str]:
    """What a condition asks: names of facts (dữ kiện) as paths, provisions by id; nothing if unreadable."""
    waiting: list[nodes.Node] = [condition] if (condition := parse_condition(text)) is not None else []
    while waiting:
        node = waiting.pop(0)
        if (path := name_path(node)) is not None:
            yield path
        elif (asked := _asked(node)) is not None:
            yield asked
        else:
            waiting.extend(node.iter_child_nodes())


def compared_texts(text: str) -> Iterator[tuple[NamePath, str]]:
    """The names that a condition compares with a text in quotes, each with the text."""
    condition = parse_condition(text)
    found = [condition, *condition.find_all(nodes.Compare)] if condition is not None else []
    for one in found:
        if not isinstance(one, nodes.Compare):
            continue
        sides = [one.expr, *(operand.expr for operand in one.ops)]
        for path in filter(None, map(name_path, sides)):
            for side in sides:
                if isinstance(side, nodes.Const) and isinstance(side.value, str):
                    yield path, side.value


def evaluate(
    condition: nodes.Node,
    facts: Mapping[str, object],
    missing: list[Missing],
    has: Callable[[str], bool] = lambda _id: False,
) -> object:
    """The value of a condition (điều kiện); every unknown name is added to ``missing`` and counts as absent.

    Both sides of ``and`` and ``or`` are looked at: no wrong name stays hidden. ``has`` answers ``has('id')``,
    whether the document holds a provision. Raises IncomparableError.
    """
    if (asked := _asked(condition)) is not None:
        return has(asked)
    path = name_path(condition)
    if path is not None:
        value = look_up(path, facts)
        if isinstance(value, Missing):
            missing.append(value)
            return None
        return value
    match condition:
        case nodes.Const(value=value):
            return value
        case nodes.Not(node=inner):
            return not evaluate(inner, facts, missing, has)
        case nodes.And(left=left, right=right):
            first, second = evaluate(left, facts, missing, has), evaluate(right, facts, missing, has)
            return first and second
        case nodes.Or(left=left, right=right):
            first, second = evaluate(left, facts, missing, has), evaluate(right, facts, missing, has)
            return first or second
        case nodes.Compare(expr=expr, ops=operands):
            values = [
                evaluate(expr, facts, missing, has),
                *(evaluate(one.expr, facts, missing, has) for one in operands),
            ]
            return all(
                _compare(operand.op, left, right)
                for operand, left, right in zip(operands, values, values[1:], strict=False)
            )
    raise TypeError(type(condition))  # parse_condition lets no other node through


def _compare(name: str, left: object, right: object) -> bool:
    try:
        return _COMPARISONS[name](left, right)
    except TypeError as problem:
        raise IncomparableError from problem


def _asked(node: nodes.Node) -> str | None:
    """The id in ``has('id')``, None for everything else."""
    match node:
        case nodes.Call(
            node=nodes.Name(name="has"),
            args=[nodes.Const(value=str(value))],
            kwargs=[],
            dyn_args=None,
            dyn_kwargs=None,
        ):
            return value
    return None


def _is_allowed(node: nodes.Node) -> bool:
    if name_path(node) is not None or _asked(node) is not None:
        return True
    match node:
        case nodes.Const():
            return True
        case nodes.Not(node=inner):
            return _is_allowed(inner)
        case nodes.And(left=left, right=right) | nodes.Or(left=left, right=right):
            return _is_allowed(left) and _is_allowed(right)
        case nodes.Compare(expr=expr, ops=operands):
            return _is_allowed(expr) and all(
                one.op in _COMPARISONS and _is_allowed(one.expr) for one in operands
            )
    return False
