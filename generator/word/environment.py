"""How a template computes (môi trường Jinja): closed, strict, and with a short list of filters."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import wraps
from typing import Any, Final

from jinja2 import StrictUndefined, Undefined, nodes, pass_context
from jinja2.runtime import Context, LoopContext
from jinja2.sandbox import ImmutableSandboxedEnvironment
from jinja2.tests import test_defined, test_even, test_none, test_odd, test_undefined
from markupsafe import Markup, escape

from generator.vietnamese.text import FORBIDDEN, capitalise_first, normalise
from generator.word.dialect import ESCAPED_SIGNS, Source, Surroundings
from generator.word.lines import Drawing

RENDERING: Final = "_rendering"
LOOP_MEMBERS: Final = frozenset(
    {"index", "index0", "revindex", "revindex0", "first", "last", "length", "previtem", "nextitem", "depth"}
)
_NO_MEMBERS = (str, bytes, int, float, list, tuple, set, frozenset)
_LINE_BREAK = Markup('</w:t><w:br/><w:t xml:space="preserve">')
_TAB = Markup('</w:t><w:tab/><w:t xml:space="preserve">')


@dataclass(frozen=True, slots=True)
class Refusal:
    """A value that a tag cannot print: the code of the problem, the number of the tag, and what was met."""

    code: str
    number: int | None
    shown: str


@dataclass(slots=True)
class Rendering:
    """What one rendering of a document counts and refuses."""

    refused: list[Refusal] = field(default_factory=list)
    drawings: int = 0

    def next_drawing(self) -> int:
        self.drawings += 1
        return self.drawings


class TemplateEnvironment(ImmutableSandboxedEnvironment):
    """Jinja without calls, globals or methods (môi trường đóng): names, members, filters, conditions and
    loops.
    """

    def __init__(self, filters: Mapping[str, Callable[..., object]]) -> None:
        super().__init__(autoescape=True, undefined=StrictUndefined, keep_trailing_newline=True)
        self.globals.clear()
        self.tests = {
            "defined": test_defined,
            "undefined": test_undefined,
            "none": test_none,
            "odd": test_odd,
            "even": test_even,
        }
        own: dict[str, Callable[..., object]] = {
            "upper": upper,
            "first_upper": first_upper,
            "join": join,
            "length": length,
        }
        self.filters = {
            **{name: _passing_gaps(function) for name, function in {**own, **filters}.items()},
            "_text": print_text,
            "_plain": print_plain,
            "_runs": print_runs,
            "_each": each,
            "_drawing": _drawing,
        }

    def getattr(self, obj: Any, attribute: str) -> Any:
        """The member of an object: a key of a mapping or a public attribute that is no method."""
        if isinstance(obj, Mapping):
            if attribute in obj:
                return obj[attribute]
        elif isinstance(obj, LoopContext):
            if attribute in LOOP_MEMBERS:
                return getattr(obj, attribute)
        elif not attribute.startswith("_") and not isinstance(obj, _NO_MEMBERS):
            value = getattr(obj, attribute, self.getattr)
            if not callable(value):
                return value
        return self.undefined(obj=obj, name=attribute)

    def getitem(self, obj: Any, argument: Any) -> Any:
        """The item of a list by its number."""
        if isinstance(argument, int | slice) and isinstance(obj, Sequence):
            try:
                return obj[argument]
            except IndexError:
                pass
        return self.undefined(obj=obj, name=argument)

    def compile_source(self, source: Source, name: str) -> Any:
        """Compile prepared source: its line feeds vanish, each tag prints as its surroundings need."""
        tree = self.prepared(self._parse(source.text, name, None))
        for output in tree.find_all(nodes.Output):
            output.nodes[:] = [_printed(child, source) for child in output.nodes]
        for loop in tree.find_all(nodes.For):
            loop.iter = _filtered(loop.iter, "_each", _number(source, loop.lineno))
        tree.set_environment(self)
        code = self.compile(tree, name, name)
        return self.template_class.from_code(self, code, self.make_globals(None))

    def prepared(self, tree: nodes.Template) -> nodes.Template:
        """The tree of a source before its tags are told how to print."""
        return tree


def _printed(child: nodes.Expr, source: Source) -> nodes.Expr:
    if isinstance(child, nodes.TemplateData):
        child.data = child.data.replace("\n", "")
        for escaped, signs in ESCAPED_SIGNS:
            child.data = child.data.replace(escaped, signs)
        return child
    line = source.line(child.lineno)
    around = line.surroundings if line else Surroundings.PLAIN
    return _filtered(child, f"_{around.value}", line.number if line else None)


def _number(source: Source, line_number: int) -> int | None:
    line = source.line(line_number)
    return line.number if line else None


def _filtered(node: nodes.Node, name: str, number: int | None) -> nodes.Filter:
    line = node.lineno
    return nodes.Filter(node, name, [nodes.Const(number, lineno=line)], [], None, None, lineno=line)


def _passing_gaps(function: Callable[..., object]) -> Callable[..., object]:
    """The filter, for values only: a missing one goes through, to be refused where it would be printed."""

    @wraps(function)
    def passing(value: object, *arguments: object, **named: object) -> object:
        if value is None or isinstance(value, Undefined):
            return value
        return function(value, *arguments, **named)

    return passing


def upper(text: str) -> str:
    """Write a text in capitals (chữ in hoa)."""
    return _text(text).upper()


def first_upper(text: str) -> str:
    """Write the first letter as a capital (viết hoa chữ cái đầu)."""
    return capitalise_first(_text(text))


def join(items: Iterable[str], separator: str = ", ") -> str:
    """Join texts with a separator (nối)."""
    return separator.join(_text(item) for item in items)


def length(items: Sequence[object]) -> int:
    """Count the items of a list (đếm)."""
    return len(items)


def _text(value: object) -> str:
    if isinstance(value, str):
        return value
    raise TypeError(type(value).__name__)


def _refuse(context: Context, code: str, number: int | None, value: object) -> None:
    context[RENDERING].refused.append(Refusal(code, number, str(value) if isinstance(value, str) else ""))


def _is_printable(context: Context, value: object, number: int | None) -> bool:
    """Whether the value is a text or a whole number; all else is refused and prints as nothing."""
    code = None
    if isinstance(value, str):
        code = "value-character" if FORBIDDEN.search(value) else None
    elif not isinstance(value, int) or isinstance(value, bool):
        code = "value-missing" if value is None or isinstance(value, Undefined) else "value-not-text"
    if code is not None:
        _refuse(context, code, number, value)
    return code is None


def value_xml(value: object, around: Surroundings) -> Markup:
    """A printable value in NFC as XML; within w:t line feeds and tabs become those of Word."""
    text = escape(normalise(str.__str__(value)) if isinstance(value, str) else value)
    if around is Surroundings.TEXT:
        if "\n" in text:
            text = text.replace("\n", _LINE_BREAK)
        if "\t" in text:
            text = text.replace("\t", _TAB)
    return text


@pass_context
def print_text(context: Context, value: object, number: int | None) -> Markup:
    """Print inside w:t."""
    return value_xml(value, Surroundings.TEXT) if _is_printable(context, value, number) else Markup()


@pass_context
def print_plain(context: Context, value: object, number: int | None) -> Markup:
    """Print inside an attribute or a property."""
    return value_xml(value, Surroundings.PLAIN) if _is_printable(context, value, number) else Markup()


@pass_context
def print_runs(context: Context, value: object, number: int | None) -> Markup:
    """Print between runs, where only a drawing can stand."""
    if isinstance(value, Drawing):
        return Markup(value.xml(context[RENDERING].next_drawing()))
    _refuse(context, "value-not-drawing", number, value)
    return Markup()


@pass_context
def each(context: Context, value: object, number: int | None) -> Sequence[object]:
    """What a loop runs over: a list, nothing else."""
    if isinstance(value, list | tuple):
        return value
    missing = value is None or isinstance(value, Undefined)
    _refuse(context, "value-missing" if missing else "value-not-list", number, value)
    return ()


@pass_context
def _drawing(context: Context, _value: object) -> int:
    """The next number of a drawing, so that no two drawings of a document share one."""
    number: int = context[RENDERING].next_drawing()
    return number
