"""Finished texts: variables, references and documents of law put in where the tags stand."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from gettext import gettext as _

from generator.diagnostics import Diagnostics
from generator.regulation.cycles import Mention
from generator.regulation.expressions import look_up
from generator.regulation.provision import Provision, Table
from generator.regulation.source import ProvisionSource, TableSource
from generator.regulation.structure import with_variations
from generator.regulation.tag_checks import TagChecker, varied_text
from generator.regulation.text import SourceText, Tag, parse_text
from generator.regulation.tree import Regulation
from generator.vietnamese.text import capitalise_first


@dataclass(frozen=True)
class CitedDocument:
    """How a document of law (văn bản) is cited: the first time in full, then short (PL1 II.6b)."""

    full: str
    short: str


@dataclass(slots=True)
class TextWriter:
    """Writes texts in reading order, and remembers which provisions and documents have been cited.

    ``numbered`` is the tree that references are printed from; ``dropped`` tells by id which provision's
    condition took an id away. Only tags that ``checker`` finds sound are written.
    """

    numbered: Regulation
    checker: TagChecker
    dropped: Mapping[str, ProvisionSource]
    facts: Mapping[str, object]
    documents: Mapping[str, CitedDocument]
    found: Diagnostics
    mentions: list[Mention] = field(default_factory=list)
    _cited_documents: set[str] = field(default_factory=set)

    def lines(self, text: SourceText, provision: Provision | None) -> tuple[str, ...]:
        """The paragraphs (đoạn) of a text that stands in a provision, or in the title of the whole."""
        sound = self.checker.sound_tags(text)
        return tuple(
            "".join(
                part if isinstance(part, str) else self._value(part, text, provision)
                for part in line
                if isinstance(part, str) or part in sound
            )
            for line in parse_text(text.value).lines
        )

    def table(self, table: TableSource, provision: Provision) -> Table:
        """The table (bảng) of a provision; several lines of a cell stay lines."""
        rows = (("\n".join(self.lines(cell, provision)) for cell in row) for row in table.rows)
        return Table(tuple(map(tuple, rows)), table.head)

    def _value(self, tag: Tag, text: SourceText, provision: Provision | None) -> str:
        if tag.function == "ref":
            value = self._reference(tag, text, provision)
        elif tag.function == "cite":
            value = self._citation(tag.names[0])
        elif (words := varied_text(tag, text)) is not None:
            value = " ".join(self.lines(words, provision))
        else:
            value = fact_text(tag, text, self.facts, self.found)
        return filtered(value, tag.filters)

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


def fact_text(tag: Tag, text: SourceText, facts: Mapping[str, object], found: Diagnostics) -> str:
    """What a tag of a known name prints (giá trị của biến); a fact without words is reported, and empty."""
    value = look_up(tag.names, with_variations(facts, text))
    name = ".".join(tag.names)
    if isinstance(value, str) and value:
        return value
    if isinstance(value, int) and not isinstance(value, bool):
        return str(value)
    if value is None or value == "":
        message = _("{name} has no value in this dossier").format(name=name)
        hint = _("give it a value, or put a condition on the provision: when: {name}").format(name=name)
        found.error("absent-value", message, text.place(tag.offset), hint)
    else:
        message = _("{name} is not a text and cannot be printed").format(name=name)
        known = tuple(f"{name}.{key}" for key in value) if isinstance(value, Mapping) else ()
        listing = _("known here: {names}").format(names=", ".join(known[:12])) if known else None
        found.error("value-not-text", message, text.place(tag.offset), listing)
    return ""


def filtered(value: str, filters: Iterable[str]) -> str:
    """A value as the filters (bộ lọc) of its tag let it print."""
    for name in filters:
        value = value.upper() if name == "upper" else capitalise_first(value)
    return value
