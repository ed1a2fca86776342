"""Templates rendered before all values are known (kết xuất khi chưa đủ giá trị): what depends on marks
waits.

A filter that meets a mark gives a ``Deferred``; where that, or a text with marks, is printed, a hole is left.
What would decide by such a value (a condition, a comparison, a count, an item) is refused.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import wraps
from inspect import unwrap
from typing import Any

from jinja2 import nodes, pass_context
from jinja2.runtime import Context, markup_join
from jinja2.visitor import NodeTransformer
from markupsafe import Markup

from generator.word.dialect import Surroundings
from generator.word.environment import (
    RENDERING,
    Rendering,
    TemplateEnvironment,
    each,
    print_plain,
    print_runs,
    print_text,
)
from generator.word.stencil import Deferred, DrawingHole, Holes, TextHole, UndecidedError, is_open


@dataclass(slots=True)
class OpenRendering(Rendering):
    """A rendering that leaves holes."""

    holes: Holes = field(default_factory=Holes)


class DeferringEnvironment(TemplateEnvironment):
    """The closed environment for documents with marks (môi trường Jinja có giá trị chờ)."""

    def __init__(self, filters: Mapping[str, Callable[..., object]]) -> None:
        super().__init__(filters)
        public = {name: one for name, one in self.filters.items() if not name.startswith("_")}
        self.filters |= {name: _deferring(one) for name, one in public.items()}
        own: dict[str, Callable[..., object]] = {
            "length": _counting(public["length"]),
            "_text": _open_text,
            "_plain": _open_plain,
            "_runs": _open_runs,
            "_each": _each,
            "_joined": _deferring(markup_join),
            "_compared": _compared,
            "_taken_apart": _taken_apart,
        }
        self.filters |= own

    def prepared(self, tree: nodes.Template) -> nodes.Template:
        """Comparisons and items ask whether their values are known; texts put together may wait."""
        prepared: nodes.Template = _Preparation().visit(tree)
        return prepared

    def getattr(self, obj: Any, attribute: str) -> Any:
        """The member of an object; what waits has none."""
        return super().getattr(_taken_apart(obj), attribute)


class _Preparation(NodeTransformer):
    """What Jinja would do by itself is done by filters, which see what waits."""

    def visit_Compare(self, node: nodes.Compare) -> nodes.Compare:  # noqa: N802 - the name Jinja looks for
        self.generic_visit(node)
        node.expr = _through("_compared", node.expr)
        for operand in node.ops:
            operand.expr = _through("_compared", operand.expr)
        return node

    def visit_Getitem(self, node: nodes.Getitem) -> nodes.Getitem:  # noqa: N802 - the name Jinja looks for
        self.generic_visit(node)
        node.node = _through("_taken_apart", node.node)
        return node

    def visit_Concat(self, node: nodes.Concat) -> nodes.Filter:  # noqa: N802 - the name Jinja looks for
        self.generic_visit(node)
        return _through("_joined", nodes.List(node.nodes, lineno=node.lineno))


def _through(name: str, node: nodes.Expr) -> nodes.Filter:
    return nodes.Filter(node, name, [], [], None, None, lineno=node.lineno)


def _deferring(function: Callable[..., object]) -> Callable[..., object]:
    """The filter, put off where its value or an argument waits."""

    @wraps(function)
    def deferring(*arguments: object, **named: object) -> object:
        if is_open(arguments) or is_open((*named.values(),)):
            return Deferred(unwrap(function), _fixed(arguments), _fixed((*named.items(),)))
        return function(*arguments, **named)

    return deferring


def _fixed(arguments: tuple[Any, ...]) -> tuple[Any, ...]:
    """The arguments with tuples for lists, so that equal calls are known to be the same one."""
    return tuple(_fixed((*one,)) if isinstance(one, list | tuple) else one for one in arguments)


def _compared(value: object) -> object:
    """A value that is compared with another one: known, and all of a list."""
    if is_open(value):
        raise UndecidedError
    return value


def _taken_apart(value: object) -> object:
    """A value that is counted or whose parts are asked for: known, though a list may hold what waits."""
    if not isinstance(value, list | tuple) and is_open(value):
        raise UndecidedError
    return value


def _counting(function: Callable[..., object]) -> Callable[..., object]:
    """The filter that counts, for what can be counted now."""

    @wraps(function)
    def counting(items: object) -> object:
        return function(_taken_apart(items))

    return counting


@pass_context
def _each(context: Context, value: object, number: int | None) -> Sequence[object]:
    """What a loop runs over."""
    return each(context, _taken_apart(value), number)


@pass_context
def _open_text(context: Context, value: object, number: int | None) -> Markup:
    """Print inside w:t, or leave a hole there."""
    return _hole(context, print_text(context, _shown(value), number), value, Surroundings.TEXT)


@pass_context
def _open_plain(context: Context, value: object, number: int | None) -> Markup:
    """Print inside an attribute or a property, or leave a hole there."""
    return _hole(context, print_plain(context, _shown(value), number), value, Surroundings.PLAIN)


def _shown(value: object) -> object:
    """What stands for a value that waits: it is as printable as the one to come."""
    return value.computed(None) if isinstance(value, Deferred) else value


def _hole(context: Context, xml: Markup, value: object, around: Surroundings) -> Markup:
    if isinstance(value, Deferred):
        return Markup(context[RENDERING].holes.sign(TextHole(value, around)))
    return Markup(context[RENDERING].holes.text(xml, around)) if is_open(value) else xml


@pass_context
def _open_runs(context: Context, value: object, number: int | None) -> Markup:
    """Print a drawing between runs, or leave a hole there under the number it gets."""
    xml = print_runs(context, _shown(value), number)
    if not isinstance(value, Deferred):
        return xml
    rendering = context[RENDERING]
    return Markup(rendering.holes.sign(DrawingHole(value, rendering.drawings)))
