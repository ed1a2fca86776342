"""What is wrong with the tags of a text (thẻ trong lời văn), whatever is printed for them later."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from gettext import gettext as _

from generator.diagnostics import Diagnostics
from generator.regulation.expressions import Missing, look_up
from generator.regulation.provision import Level
from generator.regulation.source import ProvisionSource
from generator.regulation.structure import report_missing, suggestion, with_variations
from generator.regulation.text import FILTERS, FUNCTIONS, SourceText, Tag, TagFault, TagProblem, parse_text

EXAMPLE = "{{ committee.short_name }}"


@dataclass(frozen=True, slots=True)
class TagChecker:
    """Checks tags (kiểm tra thẻ) against what they may name: provisions, facts, documents of law.

    ``facts`` and ``documents`` are None for a dossier that could not be read: then any name may be one.
    What is left out may cite any of the ``library_ids``: its condition may have asked for them.
    """

    written: Mapping[str, ProvisionSource]
    facts: Mapping[str, object] | None
    documents: Collection[str] | None
    found: Diagnostics
    library_ids: frozenset[str] = frozenset()

    def check_left_out(self, text: SourceText) -> None:
        """Report what is wrong with a text that is not written, and with the texts that it would vary by."""
        self.sound_tags(text, self.library_ids)
        for tag in parse_text(text.value).tags:
            words = varied_text(tag, text)
            if words is not None:
                self.sound_tags(words, self.library_ids)

    def sound_tags(self, text: SourceText, besides: Collection[str] = ()) -> Collection[Tag]:
        """The tags of a text of which every name is known; what is wrong with the others is reported."""
        self.report_unreadable(text)
        return {tag for tag in parse_text(text.value).tags if self.is_sound(tag, text, besides)}

    def report_unreadable(self, text: SourceText) -> None:
        """Report what stands in braces and is no tag."""
        for problem in parse_text(text.value).problems:
            self._report_problem(problem, text)

    def is_sound(self, tag: Tag, text: SourceText, besides: Collection[str] = ()) -> bool:
        """Whether every name of the tag is known; those that are not are reported."""
        if tag.function is None:
            value = look_up(tag.names, None if self.facts is None else with_variations(self.facts, text))
            if isinstance(value, Missing):
                report_missing(value, text.place(tag.offset), self.found)
            return not isinstance(value, Missing)
        if tag.function == "cite":
            return self._check_document(tag.names[0], tag, text)
        asked = [name for name in tag.names if name in self.written or name not in besides]
        wrong = [name for name in asked if not self._check_reference(name, tag, text)]
        return not wrong

    def _check_document(self, name: str, tag: Tag, text: SourceText) -> bool:
        if self.documents is None or name in self.documents:
            return True
        message = _("no document has the id {id}").format(id=name)
        self.found.error(
            "unknown-document", message, text.place(tag.offset), suggestion(name, self.documents)
        )
        return False

    def _check_reference(self, name: str, tag: Tag, text: SourceText) -> bool:
        cited = self.written.get(name)
        if cited is None:
            message = _("no provision has the id {id}").format(id=name)
            hint = suggestion(name, self.written)
            self.found.error("unknown-reference", message, text.place(tag.offset), hint)
            return False
        if cited.level is Level.PARAGRAPH:
            message = _("{id} is an unnumbered paragraph, which cannot be cited").format(id=name)
            hint = _("cite the provision that holds it")
            self.found.error("uncitable-paragraph", message, text.place(tag.offset), hint)
            return False
        return True

    def _report_problem(self, problem: TagProblem, text: SourceText) -> None:
        messages = {
            TagFault.SYNTAX: _("{subject} cannot be read"),
            TagFault.STATEMENT: _("{subject} is not used in these texts"),
            TagFault.NOT_ALLOWED: _("{subject} is more than a tag may hold"),
            TagFault.FUNCTION: _("the function {subject} is not known"),
            TagFault.FILTER: _("the filter {subject} is not known"),
        }
        forms = _("a tag holds a name, ref('id') or cite('id'), as in {example}").format(example=EXAMPLE)
        hints = {
            TagFault.SYNTAX: forms,
            TagFault.STATEMENT: _("for conditions use the key when: of the provision"),
            TagFault.NOT_ALLOWED: forms,
            TagFault.FUNCTION: suggestion(problem.subject, FUNCTIONS),
            TagFault.FILTER: suggestion(problem.subject, FILTERS),
        }
        message = messages[problem.fault].format(subject=problem.subject)
        self.found.error(problem.fault.value, message, text.place(problem.offset), hints[problem.fault])


def varied_text(tag: Tag, text: SourceText) -> SourceText | None:
    """The text that a tag ``vary.…`` stands for: with tags of its own, in the place that wrote it."""
    match tag.names:
        case ("vary", name) if text.vary is not None:
            value = text.vary.get(name)
            return value if isinstance(value, SourceText) and value.value else None
    return None
