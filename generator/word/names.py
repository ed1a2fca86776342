"""The names in a template, checked before any document exists: fields, members, filters, statements."""

from __future__ import annotations

import inspect
import re
from collections.abc import Iterable, Sequence
from gettext import gettext as _
from typing import Final

from jinja2 import Environment, TemplateSyntaxError, nodes

from generator.diagnostics import Diagnostics
from generator.vietnamese.text import nearest
from generator.word.environment import LOOP_MEMBERS, TemplateEnvironment
from generator.word.fields import LEAF, LIST_OF_TEXT, FieldShape
from generator.word.lines import DRAWING_FILTERS, LIST_FILTERS
from generator.word.tags import Tag
from generator.word.wordml import CELL, ancestor

STATEMENTS: Final = ("for", "if", "elif", "else", "endif", "endfor", "set", "include")
_OF_CELLS: Final = ("colspan", "cellbg", "hm", "vm")
_OF_LISTS: Final = ("join", "length")
_OF_TEXTS: Final = ("upper", "first_upper")
_PUBLIC_FILTERS: Final = ("upper", "first_upper", "join", "length")
_FOUND_INSTEAD = re.compile(r"got '(.+)'$|unexpected '(.+?)'|unexpected char '(.+?)'")

# What an expression gives when its shape cannot be known (None), and what the filters of drawings give.
_Shape = FieldShape | None
_DRAWING: Final = FieldShape()
_PREVIOUS_AND_NEXT: Final = ("previtem", "nextitem")


def check_names(
    tags: Iterable[Tag], shape: FieldShape, environment: TemplateEnvironment, found: Diagnostics
) -> None:
    """Check each tag of one part on its own (kiểm tra tên trường), so that one bad tag hides no other."""
    walk = _Walk(shape, environment, found)
    for tag in tags:
        walk.visit(tag)


class _Walk:
    """Goes through the tags of a part in reading order, with the names that loops and sets add."""

    def __init__(self, shape: FieldShape, environment: TemplateEnvironment, found: Diagnostics) -> None:
        self._scopes: list[dict[str, _Shape]] = [dict(shape.members)]
        self._closed = {"loop"}
        self._environment = environment
        self._filters = [name for name in environment.filters if not name.startswith("_")]
        self._parser = Environment(autoescape=True)
        self._found = found

    def visit(self, tag: Tag) -> None:
        if not tag.word:
            self._visit_print(tag)
        elif tag.word == "for":
            self._visit_for(tag)
        elif tag.word in {"if", "elif"}:
            if tree := self._parse(tag, "{% if " + tag.code.removeprefix(tag.word) + " %}{% endif %}"):
                self._shape(next(tree.find_all(nodes.If)).test, tag)
        elif tag.word in {"else", "endif", "endfor"}:
            if tag.code != tag.word:
                self._report_syntax(tag, tag.code.removeprefix(tag.word).strip())
            if tag.word == "endfor" and len(self._scopes) > 1:
                self._closed |= set(self._scopes.pop())
        elif tag.word == "set":
            self._visit_set(tag)
        elif tag.word in _OF_CELLS:
            self._visit_cell(tag)
        else:
            self._report_statement(tag)

    def _visit_print(self, tag: Tag) -> None:
        tree = self._parse(tag, "{{ " + tag.code + " }}")
        if tree is None:
            return
        expression = next(tree.find_all(nodes.Output)).nodes[0]
        if isinstance(expression, nodes.TemplateData):
            self._report_syntax(tag, "")
            return
        shape = self._shape(expression, tag)
        is_misplaced = shape is not None and (tag.prefix == "r") != (shape is _DRAWING)
        if is_misplaced or tag.prefix in {"p", "tr", "tc"}:
            tag.place.error(
                self._found,
                "drawing-and-text-mixed",
                _("{tag} prints a text where a drawing stands, or a drawing where text stands").format(
                    tag=tag.shown
                ),
                _("{drawing} draws a line, {text} prints a text").format(
                    drawing="{{r … | line_under(13) }}", text="{{ … }}"
                ),
            )
        elif shape is not None and not shape.is_leaf:
            self._report_not_printable(tag, shape)

    def _visit_for(self, tag: Tag) -> None:
        scope: dict[str, _Shape] = {}
        tree = self._parse(tag, "{% " + tag.code + " %}{% endfor %}")
        if tree is not None:
            loop = next(tree.find_all(nodes.For))
            item = self._item(loop.iter, tag)
            scope["loop"] = FieldShape(
                members={
                    name: (item or LEAF) if name in _PREVIOUS_AND_NEXT else LEAF
                    for name in sorted(LOOP_MEMBERS)
                }
            )
            if isinstance(loop.target, nodes.Name) and not loop.recursive:
                scope[loop.target.name] = item
            else:
                self._report_expression(tag)
            self._scopes.append(scope)
            if loop.test is not None:
                self._shape(loop.test, tag)
        else:
            self._scopes.append(scope)

    def _item(self, iterated: nodes.Node, tag: Tag) -> _Shape:
        shape = self._shape(iterated, tag)
        if shape is None:
            return None
        if shape.item is None:
            tag.place.error(
                self._found,
                "not-a-list",
                _("{tag} runs over something that is not a list").format(tag=tag.shown),
                _("a loop needs a field that is a list"),
            )
        return shape.item

    def _visit_set(self, tag: Tag) -> None:
        tree = self._parse(tag, "{% " + tag.code + " %}")
        if tree is None:
            return
        assignment = next(tree.find_all(nodes.Assign), None)
        if assignment is None or not isinstance(assignment.target, nodes.Name):
            self._report_expression(tag)
            return
        self._scopes[-1][assignment.target.name] = self._shape(assignment.node, tag)

    def _visit_cell(self, tag: Tag) -> None:
        if ancestor(tag.text, CELL) is None:
            tag.place.error(
                self._found,
                "tag-outside-table",
                _("the tag {tag} stands outside a table").format(tag=tag.shown),
            )
        rest = tag.code.removeprefix(tag.word).strip()
        if tag.word in {"vm", "hm"}:
            if len(self._scopes) == 1:
                tag.place.error(
                    self._found,
                    "tag-outside-loop",
                    _("the tag {tag} stands outside a loop").format(tag=tag.shown),
                )
        elif tree := self._parse(tag, "{{ " + rest + " }}"):
            self._shape(next(tree.find_all(nodes.Output)).nodes[0], tag)

    def _parse(self, tag: Tag, source: str) -> nodes.Template | None:
        try:
            return self._parser.parse(source)
        except TemplateSyntaxError as error:
            match = _FOUND_INSTEAD.search(error.message or "")
            near = next(filter(None, match.groups()), "") if match else ""
            self._report_syntax(tag, "" if near.startswith("end of") else near)
        except RecursionError:
            self._report_syntax(tag, "")
        return None

    def _shape(self, node: nodes.Node, tag: Tag) -> _Shape:
        """The shape of what an expression gives, None when unknown; reports what it may not use."""
        match node:
            case nodes.Const():
                return LEAF
            case nodes.Name():
                return self._named(node.name, tag)
            case nodes.Getattr():
                return self._member(node, tag)
            case nodes.Getitem(arg=nodes.Const(value=int()) | nodes.Slice()):
                shape = self._shape(node.node, tag)
                return shape if isinstance(node.arg, nodes.Slice) or shape is None else shape.item
            case nodes.Filter(node=nodes.Expr()):
                return self._filtered(node, tag)
            case nodes.Test():
                return self._tested(node, tag)
            case nodes.CondExpr() | nodes.And() | nodes.Or():
                shapes = [self._shape(child, tag) for child in node.iter_child_nodes()]
                return shapes[-1] if all(shape is shapes[-1] for shape in shapes) else None
            case nodes.List() | nodes.Tuple():
                for item in node.items:
                    self._shape(item, tag)
                return LIST_OF_TEXT
            case nodes.Compare() | nodes.Not() | nodes.Concat() | nodes.Add() | nodes.Sub() | nodes.Neg():
                for child in node.iter_child_nodes():
                    self._shape(child.expr if isinstance(child, nodes.Operand) else child, tag)
                return LEAF
            case _:
                self._report_expression(tag)
                return None

    def _named(self, name: str, tag: Tag) -> _Shape:
        for scope in reversed(self._scopes):
            if name in scope:
                return scope[name]
        if name in self._closed:
            tag.place.error(
                self._found,
                "loop-name-outside",
                _("{name} is only known inside its loop").format(name=name),
                _("move the tag before {end}, or name a field").format(end="{% endfor %}"),
            )
            return None
        self._report_unknown(name, name, {known for scope in self._scopes for known in scope}, tag)
        return None

    def _member(self, node: nodes.Getattr, tag: Tag) -> _Shape:
        shape = self._shape(node.node, tag)
        if shape is None or node.attr in shape.members:
            return shape.members[node.attr] if shape else None
        path = _path(node.node)
        self._report_unknown(f"{path}.{node.attr}", node.attr, set(shape.members), tag, path)
        return None

    def _filtered(self, node: nodes.Filter, tag: Tag) -> _Shape:
        given = self._shape(node.node, tag) if node.node is not None else None
        for argument in (*node.args, *(pair.value for pair in node.kwargs)):
            self._shape(argument, tag)
        if node.name not in self._filters:
            tag.place.error(
                self._found,
                "filter-unknown",
                _("there is no filter {filter}").format(filter=node.name),
                _suggestion(node.name, sorted(self._filters)),
            )
            return None
        try:
            inspect.signature(self._environment.filters[node.name]).bind(
                None, *node.args, **{str(pair.key): pair.value for pair in node.kwargs}
            )
        except TypeError:
            tag.place.error(
                self._found,
                "filter-arguments",
                _("the filter {filter} is given too many, too few or unknown values in brackets").format(
                    filter=node.name
                ),
            )
        if given is not None:
            self._check_given(node.name, given, tag)
        if node.name in DRAWING_FILTERS:
            return _DRAWING
        if node.name in LIST_FILTERS:
            return LIST_OF_TEXT
        return LEAF if node.name in _PUBLIC_FILTERS else None

    def _check_given(self, name: str, given: FieldShape, tag: Tag) -> None:
        """A text joined would be cut into its letters; a list has no capitals."""
        if name in _OF_LISTS and given.item is None:
            hint = _("use it after a field that is a list")
        elif name in _OF_TEXTS and not given.is_leaf:
            hint = _("use it after a text, e.g. a member of the object or an item of the list")
        else:
            return
        tag.place.error(
            self._found,
            "filter-misapplied",
            _("the filter {filter} does not fit what stands before it in {tag}").format(
                filter=name, tag=tag.shown
            ),
            hint,
        )

    def _tested(self, node: nodes.Test, tag: Tag) -> _Shape:
        self._shape(node.node, tag)
        if node.name not in self._environment.tests:
            tag.place.error(
                self._found,
                "test-unknown",
                _("there is no test “is {test}”").format(test=node.name),
                _("there are: {names}").format(names=", ".join(sorted(self._environment.tests))),
            )
        return LEAF

    def _report_unknown(self, path: str, name: str, known: set[str], tag: Tag, parent: str = "") -> None:
        if name.startswith("_"):
            tag.place.error(
                self._found,
                "name-hidden",
                _("{name} is a hidden name, which templates may not use").format(name=path),
                _("name a field of the document"),
            )
            return
        names = sorted(known)
        hint: str | None = None
        if names:
            hint = _suggestion(name, names, f"{parent}." if parent else "")
        elif parent:
            hint = _("{parent} has no members").format(parent=parent)
        tag.place.error(
            self._found, "field-unknown", _("the field {field} is not known").format(field=path), hint
        )

    def _report_not_printable(self, tag: Tag, shape: FieldShape) -> None:
        names = ", ".join(sorted(shape.members))
        tag.place.error(
            self._found,
            "not-printable",
            _("{tag} prints an object or a list, which is no text").format(tag=tag.shown),
            _("choose one of its members: {names}").format(names=names)
            if names
            else _("print its items in a loop, or join them: {example}").format(
                example='{{ … | join(", ") }}'
            ),
        )

    def _report_expression(self, tag: Tag) -> None:
        tag.place.error(
            self._found,
            "expression-not-allowed",
            _("{tag} uses something that templates may not do").format(tag=tag.shown),
            _("a tag may name fields, use filters, compare and join; it cannot call, multiply or unpack"),
        )

    def _report_syntax(self, tag: Tag, near: str) -> None:
        tag.place.error(
            self._found,
            "tag-syntax",
            _("the tag {tag} cannot be read near “{near}”").format(tag=tag.shown, near=near)
            if near
            else _("the tag {tag} cannot be read").format(tag=tag.shown),
            _("write {elif_tag} for a second condition").format(elif_tag="{% elif … %}")
            if tag.code.startswith("else if")
            else _("look at its quotes, brackets and bars"),
        )

    def _report_statement(self, tag: Tag) -> None:
        tag.place.error(
            self._found,
            "statement-not-allowed",
            _("there is no statement {statement} in templates").format(statement=tag.word),
            _suggestion(tag.word, (*STATEMENTS, *_OF_CELLS)),
        )


def _suggestion(name: str, known: Sequence[str], before: str = "") -> str:
    """The hint that names the nearest known name, with what stands ``before`` it, or all of them."""
    close = nearest(name, known) or nearest(name.lower(), known)
    if close is None:
        return _("there are: {names}").format(names=", ".join(known))
    return _("the nearest is {name}").format(name=before + close)


def _path(node: nodes.Node) -> str:
    match node:
        case nodes.Name():
            return node.name
        case nodes.Getattr():
            return f"{_path(node.node)}.{node.attr}"
        case nodes.Getitem():
            return f"{_path(node.node)}[]"
        case _:
            return "…"
