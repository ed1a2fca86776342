"""A compiled template and its documents (kết xuất văn bản): text from Jinja and a zip of ready parts."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from gettext import gettext as _
from types import TracebackType
from typing import Any

from jinja2 import Template, TemplateError, UndefinedError

from generator.diagnostics import Diagnostics
from generator.vietnamese.text import forbidden_characters, without_forbidden
from generator.word.archive import Member, deflate, write_zip
from generator.word.columns import count_columns
from generator.word.deferring import OpenRendering
from generator.word.dialect import Source
from generator.word.emptiness import close_gaps
from generator.word.environment import RENDERING, Refusal, Rendering
from generator.word.places import Place
from generator.word.properties import DocumentProperties
from generator.word.stencil import Stencil, UndecidedError, cut_part

# What expressions and filters raise when the data do not fit them.
_DATA_ERRORS = (
    TemplateError,
    TypeError,
    ValueError,
    ArithmeticError,
    LookupError,
    AttributeError,
    RecursionError,
    UndecidedError,
)


@dataclass(frozen=True, slots=True)
class TaggedPart:
    """A part with tags, compiled."""

    name: str
    source: Source
    template: Template

    def render(self, context: Mapping[str, Any]) -> str:
        """Render the XML of the part, not yet finished; raises what its expressions and filters raise."""
        return "".join(self.template.root_render_func(self.template.new_context(dict(context))))

    def number_at(self, trace: TracebackType | None) -> int | None:
        """The number of the tag in which an error was raised."""
        number = None
        while trace is not None:
            if trace.tb_frame.f_globals.get("__jinja_template__") is self.template:
                line = self.source.line(self.template.get_corresponding_lineno(trace.tb_lineno))
                number = line.number if line else number
            trace = trace.tb_next
        return number


@dataclass(frozen=True, slots=True)
class CompiledTemplate:
    """A template made ready once (mẫu đã biên dịch); ``tags`` holds place and text of each by number."""

    here: Place
    parts: tuple[Member | TaggedPart, ...]
    tags: tuple[tuple[Place, str], ...]
    drawings: int

    def render(
        self, fields: Mapping[str, object], properties: DocumentProperties, found: Diagnostics
    ) -> bytes | None:
        """Render one document (kết xuất) as the bytes of a docx; same fields and properties, same bytes.

        All values that cannot be printed are reported with the tag that needs them, and the result is None.
        """
        texts = self._texts(fields, properties, Rendering(drawings=self.drawings), found)
        if texts is None:
            return None
        ready = iter(texts)
        return write_zip(
            deflate(part.name, close_gaps(count_columns(next(ready))).encode())
            if isinstance(part, TaggedPart)
            else part
            for part in self.parts
        )

    def stencil(
        self, fields: Mapping[str, object], properties: DocumentProperties, found: Diagnostics
    ) -> Stencil | None:
        """Render one document with holes in the place of marks (tạo khuôn), in an environment that defers.

        None as above, and where a tag decides by a mark.
        """
        rendering = OpenRendering(drawings=self.drawings)
        texts = self._texts(fields, properties, rendering, found)
        if texts is None:
            return None
        ready = iter(texts)
        parts = tuple(
            cut_part(part.name, next(ready), rendering.holes) if isinstance(part, TaggedPart) else part
            for part in self.parts
        )
        return Stencil(parts, tuple(rendering.holes.all))

    def _texts(
        self,
        fields: Mapping[str, object],
        properties: DocumentProperties,
        rendering: Rendering,
        found: Diagnostics,
    ) -> tuple[str, ...] | None:
        """The XML of the tagged parts; None where a value cannot be printed."""
        context = {**fields, RENDERING: rendering, "_properties": properties}
        texts: list[str] = []
        failed = False
        for part in self.parts:
            if isinstance(part, TaggedPart):
                try:
                    texts.append(part.render(context))
                except _DATA_ERRORS as error:
                    failed = True
                    self._report_failure(part.number_at(error.__traceback__), error, found)
        for refusal in dict.fromkeys(rendering.refused):
            self._report_refusal(refusal, found)
        return None if failed or rendering.refused else tuple(texts)

    def _report_failure(self, number: int | None, error: Exception, found: Diagnostics) -> None:
        if isinstance(error, UndefinedError):
            self._report_refusal(Refusal("value-missing", number, ""), found)
            return
        if isinstance(error, UndecidedError):
            self._report_refusal(Refusal("value-undecided", number, ""), found)
            return
        place, tag = self._where(number)
        place.error(
            found,
            "tag-failed",
            _("{tag} cannot be computed with these data").format(tag=tag),
            _("see whether the filters of the tag fit the kind of value"),
        )

    def _report_refusal(self, refusal: Refusal, found: Diagnostics) -> None:
        place, tag = self._where(refusal.number)
        message, hint = _explain(refusal, tag)
        place.error(found, refusal.code, message, hint)

    def _where(self, number: int | None) -> tuple[Place, str]:
        if number is None:
            return self.here, _("document properties")
        return self.tags[number]


def _explain(refusal: Refusal, tag: str) -> tuple[str, str | None]:
    match refusal.code:
        case "value-missing":
            return (
                _("{tag} has no value").format(tag=tag),
                _("give the value in the data, or put the tag into a condition: {example}").format(
                    example="{% if … %}"
                ),
            )
        case "value-character":
            characters = ", ".join(
                dict.fromkeys(name for _index, name in forbidden_characters(refusal.shown))
            )
            return (
                _("the value of {tag} holds a character that a Word file cannot hold: {characters}").format(
                    tag=tag, characters=characters
                ),
                _("type this text again: “{text}”").format(text=without_forbidden(refusal.shown)),
            )
        case "value-not-drawing":
            return (
                _("{tag} must give a drawing, which is what the letter r is for").format(tag=tag),
                _("{drawing} draws a line, {text} prints a text").format(
                    drawing="{{r … | line_under(13) }}", text="{{ … }}"
                ),
            )
        case "value-undecided":
            return (
                _("{tag} decides by a value that differs from unit to unit").format(tag=tag),
                _("compare and count only what is equal for all units; print the value itself"),
            )
        case "value-not-list":
            return _("{tag} runs over something that is not a list").format(tag=tag), None
        case _:
            return (
                _("the value of {tag} is neither a text nor a whole number").format(tag=tag),
                _("give it as text, written as it shall be printed"),
            )
