"""Conditions (``when``) that decide whether a provision is there."""

from __future__ import annotations

import operator
from collections.abc import Callable, Mapping
from functools import lru_cache
from typing import Any

from jinja2 import nodes

from generator.regulation.expressions import Missing, look_up, name_path, parse_expression

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


def evaluate(condition: nodes.Node, facts: Mapping[str, object], missing: list[Missing]) -> object:
    """The value of a condition (điều kiện); every unknown name is added to ``missing`` and counts as absent.

    Both sides of ``and`` and ``or`` are looked at: no wrong name stays hidden. Raises IncomparableError.
    """
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
            return not evaluate(inner, facts, missing)
        case nodes.And(left=left, right=right):
            first, second = evaluate(left, facts, missing), evaluate(right, facts, missing)
            return first and second
        case nodes.Or(left=left, right=right):
            first, second = evaluate(left, facts, missing), evaluate(right, facts, missing)
            return first or second
        case nodes.Compare(expr=expr, ops=operands):
            values = [
                evaluate(expr, facts, missing),
                *(evaluate(one.expr, facts, missing) for one in operands),
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


def _is_allowed(node: nodes.Node) -> bool:
    if name_path(node) is not None:
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
