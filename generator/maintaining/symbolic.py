"""A template printed without data (kết xuất không cần dữ liệu): each tag prints its own number, branches and
loops are gone through as told.

So what a template loses or damages shows whatever the data: what stands behind a condition that no sample
meets, too.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any, Final

from jinja2 import nodes, pass_context
from jinja2.nodes import Impossible
from jinja2.runtime import Context
from jinja2.visitor import NodeTransformer
from markupsafe import Markup

from generator.word.columns import count_columns
from generator.word.emptiness import close_gaps
from generator.word.environment import RENDERING, Rendering, TemplateEnvironment
from generator.word.lines import Drawing
from generator.word.rendering import CompiledTemplate, TaggedPart

EVERY_BRANCH: Final = -1
_BRANCH: Final = "_branch"
_ITEMS: Final = "_items"
_LINE_PT: Final = 50.0
_UNKNOWN: Final = object()


@dataclass(frozen=True, slots=True)
class Way:
    """A way through a template: of each condition the branch with this number, else the last, or all of them
    one after the other; of each loop so many items.
    """

    branch: int
    items: int


def marker(number: int) -> str:
    """What the tag with a number prints (dấu của thẻ); no template holds such signs."""
    return f"⟦{number}⟧"


@dataclass(frozen=True, slots=True)
class SymbolicTemplate:
    """A compiled template that needs no data; ``branches`` is the most that one of its conditions has."""

    parts: tuple[Any, ...]
    drawings: int
    branches: int

    def print(self, way: Way) -> dict[str, bytes]:
        """The XML of the parts with tags that this way gives."""
        context = {
            _BRANCH: way.branch,
            _ITEMS: [None] * way.items,
            RENDERING: Rendering(drawings=self.drawings),
        }
        return {
            part.name: close_gaps(count_columns(part.render(context))).encode()
            for part in self.parts
            if isinstance(part, TaggedPart)
        }


def symbolic(compiled: CompiledTemplate, environment: TemplateEnvironment) -> SymbolicTemplate:
    """The template as one that needs no data; ``environment`` is that of its own filters."""
    own = _SymbolicEnvironment(environment)
    parts = tuple(
        replace(part, template=own.compile_source(part.source, f"symbolic:{part.name}"))
        if isinstance(part, TaggedPart)
        else part
        for part in compiled.parts
    )
    return SymbolicTemplate(parts, compiled.drawings, own.branches)


class _SymbolicEnvironment(TemplateEnvironment):
    def __init__(self, environment: TemplateEnvironment) -> None:
        super().__init__({})
        self.filters = {
            **environment.filters,
            "_text": _print_marker,
            "_plain": _print_plain,
            "_runs": _print_drawing,
        }
        self.tests = environment.tests
        self.branches = 1

    def prepared(self, tree: nodes.Template) -> nodes.Template:
        """The tree with its conditions and loops decided by the way, its tags without their expressions."""
        steered = _Steering()
        prepared: nodes.Template = steered.visit(tree)
        self.branches = max(self.branches, steered.branches)
        return prepared


class _Steering(NodeTransformer):
    def __init__(self) -> None:
        self.branches = 1

    def visit_Output(self, node: nodes.Output) -> nodes.Output:  # noqa: N802 - the name Jinja looks for
        node.nodes[:] = [_without_expression(one) for one in node.nodes]
        return node

    def visit_Assign(self, node: nodes.Assign) -> None:  # noqa: N802 - the name Jinja looks for
        """A name that a template sets is not needed: nothing asks for it."""

    def visit_For(self, node: nodes.For) -> Sequence[nodes.Node]:  # noqa: N802 - the name Jinja looks for
        self.generic_visit(node)
        never = not _constant(node.iter) or not _constant(node.test)
        otherwise, node.else_ = node.else_, []
        node.iter = nodes.Name(_ITEMS, "load", lineno=node.lineno)
        node.test = None
        empty = nodes.Not(nodes.Name(_ITEMS, "load", lineno=node.lineno), lineno=node.lineno)
        kept: list[nodes.Node] = [] if never else [node]
        return [*kept, _if(nodes.Or(empty, _is(EVERY_BRANCH, node), lineno=node.lineno), otherwise, node)]

    def visit_If(self, node: nodes.If) -> Sequence[nodes.Node]:  # noqa: N802 - the name Jinja looks for
        """One condition after the other, each with its own branch; those that cannot be met are left out."""
        tests = [node.test, *(one.test for one in node.elif_)]
        bodies = [node.body, *(one.body for one in node.elif_)]
        kept: list[nodes.Node] = []
        is_over = False
        for number, (test, body) in enumerate(zip(tests, bodies, strict=True)):
            value = _constant(test)
            if is_over or not value or test in tests[:number]:
                continue
            is_over = value is not _UNKNOWN
            kept.append(_if(self._chosen(number, node), self._visited(body), node))
        if node.else_ and not is_over:
            last = nodes.Compare(
                nodes.Name(_BRANCH, "load", lineno=node.lineno),
                [nodes.Operand("gteq", nodes.Const(len(tests), lineno=node.lineno), lineno=node.lineno)],
                lineno=node.lineno,
            )
            either = nodes.Or(last, _is(EVERY_BRANCH, node), lineno=node.lineno)
            kept.append(_if(either, self._visited(node.else_), node))
        self.branches = max(self.branches, len(tests) + 1)
        return kept

    def _visited(self, body: list[nodes.Node]) -> list[nodes.Node]:
        visited: list[nodes.Node] = []
        for one in body:
            changed = self.visit(one)
            visited += changed if isinstance(changed, list) else [] if changed is None else [changed]
        return visited

    @staticmethod
    def _chosen(number: int, node: nodes.Node) -> nodes.Expr:
        return nodes.Or(_is(number, node), _is(EVERY_BRANCH, node), lineno=node.lineno)


def _is(number: int, node: nodes.Node) -> nodes.Expr:
    return nodes.Compare(
        nodes.Name(_BRANCH, "load", lineno=node.lineno),
        [nodes.Operand("eq", nodes.Const(number, lineno=node.lineno), lineno=node.lineno)],
        lineno=node.lineno,
    )


def _if(test: nodes.Expr, body: list[nodes.Node], node: nodes.Node) -> nodes.If:
    return nodes.If(test, body, [], [], lineno=node.lineno)


def _constant(node: nodes.Node | None) -> object:
    """What an expression gives whatever the data; ``_UNKNOWN`` where it depends on them, or there is none."""
    if not isinstance(node, nodes.Expr) or isinstance(node, nodes.Name) or any(node.find_all(nodes.Name)):
        return _UNKNOWN
    try:
        return node.as_const()
    except Impossible:
        return _UNKNOWN


def _without_expression(node: nodes.Expr) -> nodes.Expr:
    is_own = isinstance(node, nodes.TemplateData | nodes.Filter) and (
        isinstance(node, nodes.TemplateData) or node.name == "_drawing"
    )
    return node if is_own else nodes.Const("", lineno=node.lineno)


def _print_marker(_value: object, number: int | None) -> Markup:
    return Markup() if number is None else Markup(marker(number))


def _print_plain(value: object, _number: int | None) -> Markup:
    return Markup(value) if isinstance(value, int) else Markup("1")


@pass_context
def _print_drawing(context: Context, _value: object, number: int | None) -> Markup:
    return Markup(Drawing(_LINE_PT).xml(context[RENDERING].next_drawing()))
