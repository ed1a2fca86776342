"""Finished texts: variables, references and documents of law put in where the tags stand."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from gettext import gettext as _

from generator.diagnostics import Diagnostics
from generator.regulation.cycles import Mention
from generator.regulation.expressions import Missing, look_up
from generator.regulation.provision import Level, Provision
from generator.regulation.source import ProvisionSource
from generator.regulation.structure import report_missing, suggestion, with_variations
from generator.regulation.text import FILTERS, FUNCTIONS, SourceText, Tag, TagFault, TagProblem, parse_text
from generator.regulation.tree import Regulation
from generator.vietnamese.text import capitalise_first

EXAMPLE = "{{ committee.short_name }}"


@dataclass(frozen=True)
class CitedDocument:
    """How a document of law (văn bản) is cited: the first time in full, then short (PL1 II.6b)."""

    full: str
    short: str


@dataclass(slots=True)
class TextWriter:
    """Writes texts in reading order, and remembers which provisions and documents have been cited.

    ``numbered`` is the tree that references are printed from; ``written`` and ``dropped`` tell by id what the
    source holds and which provision's condition took an id away. What is left out may cite any of the
    ``library_ids``: its condition may have asked for them.
    """

    numbered: Regulation
    written: Mapping[str, ProvisionSource]
    dropped: Mapping[str, ProvisionSource]
    facts: Mapping[str, object] | None
    documents: Mapping[str, CitedDocument]
    found: Diagnostics
    library_ids: frozenset[str] = frozenset()
    mentions: list[Mention] = field(default_factory=list)
    _cited_documents: set[str] = field(default_factory=set)

    def lines(self, text: SourceText, provision: Provision | None) -> tuple[str, ...]:
        """The paragraphs (đoạn) of a text that stands in a provision, or in the title of the whole."""
        sound = self._check_tags(text)
        return tuple(
            "".join(
                part if isinstance(part, str) else self._value(part, text, provision)
                for part in line
                if isinstance(part, str) or part in sound
            )
            for line in parse_text(text.value).lines
        )

    def check(self, text: SourceText) -> None:
        """Report what is wrong with a text whatever the facts hold: for provisions that are left out."""
        self._check_tags(text, self.library_ids)
        for tag in parse_text(text.value).tags:
            words = _varied(tag, text)
            if words is not None:
                self._check_tags(words, self.library_ids)

    def _check_tags(self, text: SourceText, besides: Collection[str] = ()) -> Collection[Tag]:
        parsed = parse_text(text.value)
        for problem in parsed.problems:
            self._report_problem(problem, text)
        return {tag for tag in parsed.tags if self._check_tag(tag, text, besides)}

    def _check_tag(self, tag: Tag, text: SourceText, besides: Collection[str]) -> bool:
        """Whether every name of the tag is known; those that are not are reported."""
        if tag.function is None:
            value = look_up(tag.names, self._known(text))
            if isinstance(value, Missing):
                report_missing(value, text.place(tag.offset), self.found)
            return not isinstance(value, Missing)
        if tag.function == "cite":
            return self._check_document(tag.names[0], tag, text)
        asked = [name for name in tag.names if name in self.written or name not in besides]
        wrong = [name for name in asked if not self._check_reference(name, tag, text)]
        return not wrong

    def _check_document(self, name: str, tag: Tag, text: SourceText) -> bool:
        if name in self.documents:
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

    def _value(self, tag: Tag, text: SourceText, provision: Provision | None) -> str:
        if tag.function == "ref":
            value = self._reference(tag, text, provision)
        elif tag.function == "cite":
            value = self._citation(tag.names[0])
        elif (words := _varied(tag, text)) is not None:
            value = " ".join(self.lines(words, provision))
        else:
            value = self._fact(tag, text)
        for name in tag.filters:
            value = value.upper() if name == "upper" else capitalise_first(value)
        return value

    def _known(self, text: SourceText) -> Mapping[str, object] | None:
        return None if self.facts is None else with_variations(self.facts, text)

    def _citation(self, name: str) -> str:
        document = self.documents[name]
        if name in self._cited_documents:
            return document.short
        self._cited_documents.add(name)
        return document.full

    def _reference(self, tag: Tag, text: SourceText, provision: Provision | None) -> str:
        gone = [name for name in tag.names if name in self.dropped]
        for name in gone:
            top = self.dropped[name]
            message = _("the provision {id} is left out by the condition at {place}")
            message = message.format(id=name, place=top.conditions[0].location)
            hint = _("put the same condition (when) on this provision, or give the other one no condition")
            self.found.error("dropped-reference", message, text.place(tag.offset), hint)
        if gone or any(self._is_unnumbered(name) for name in tag.names):
            return ""
        if provision is not None and provision.id is not None:
            self._remember(tag, text, provision.id)
        return self.numbered.cite(*tag.names, within=provision)

    def _remember(self, tag: Tag, text: SourceText, citing: str) -> None:
        own = [one.id for one in self.numbered.path(citing)]
        for name in tag.names:
            above = [one.id for one in self.numbered.path(name)]
            if name == citing or (name not in own and citing not in above):
                self.mentions.append(Mention(citing, name, text, tag.offset))

    def _is_unnumbered(self, name: str) -> bool:
        """Whether numbering has failed, and said so, for a provision on the way."""
        return any(one.number is None for one in self.numbered.path(name))

    def _fact(self, tag: Tag, text: SourceText) -> str:
        value = look_up(tag.names, self._known(text))
        name = ".".join(tag.names)
        if isinstance(value, str) and value:
            return value
        if isinstance(value, int) and not isinstance(value, bool):
            return str(value)
        if value is None or value == "":
            message = _("{name} has no value in this dossier").format(name=name)
            hint = _("give it a value, or put a condition on the provision: when: {name}").format(name=name)
            self.found.error("absent-value", message, text.place(tag.offset), hint)
        else:
            message = _("{name} is not a text and cannot be printed").format(name=name)
            known = tuple(f"{name}.{key}" for key in value) if isinstance(value, Mapping) else ()
            listing = _("known here: {names}").format(names=", ".join(known[:12])) if known else None
            self.found.error("value-not-text", message, text.place(tag.offset), listing)
        return ""

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


def _varied(tag: Tag, text: SourceText) -> SourceText | None:
    """The text that a tag ``vary.…`` stands for: with tags of its own, in the place that wrote it."""
    match tag.names:
        case ("vary", name) if text.vary is not None:
            value = text.vary.get(name)
            return value if isinstance(value, SourceText) and value.value else None
    return None
