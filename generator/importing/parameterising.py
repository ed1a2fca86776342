"""Variables where the committee's names stand (tham số hóa), so that another one can take the text over."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from generator.diagnostics import Location
from generator.importing.naming_facts import NamedFact, may_stand, named_facts
from generator.importing.printed_citations import ACTS, QUOTED
from generator.importing.shaping import with_texts
from generator.importing.substitution import Substitution, SubstitutionKind
from generator.regulation.provision import Provision
from generator.regulation.text import parse_text
from generator.vietnamese.text import capitalise_first

_TAG = re.compile(r"\{\{.*?\}\}")
_DOCUMENT = re.compile(
    rf"\b(?:{ACTS}|Quy chế|Quy định) (?:liên tịch )?(?:số )?\d.*?(?=;|\.\s|\.?$)|\bLuật [^;,.]*"
)
"""A document by its number, up to the end of its sentence: its name may hold any of the names."""
_SENTENCE_BEGINS = re.compile(r"(?:^|[.!?:]\s+|^[-–+•]\s*)[“\"(]*$")


@dataclass(frozen=True, slots=True)
class Parameterised:
    """The title and the provisions with variables, and what was replaced."""

    title: str
    children: tuple[Provision, ...]
    substitutions: tuple[Substitution, ...]


def parameterised(title: str, children: Sequence[Provision], facts: Mapping[str, object]) -> Parameterised:
    """Put ``{{ committee.name }}`` and the like where the words of a fact stand, the longest first.

    ``facts`` are those of provisions, nested. Words are replaced only where printing the variable gives the
    same words: with ``| first_upper`` at the beginning of a sentence, ``| upper`` in capitals. What stands in
    quotes, in the name of another document or of another body stays.
    """
    work = _Parameterising(named_facts(facts))
    return Parameterised(
        work.text(title, None), tuple(map(work.provision, children)), tuple(work.substitutions)
    )


def tags_in_texts(title: str, children: Sequence[Provision]) -> Iterator[Location | None]:
    """Where a text holds ``{{``, ``}}``, ``{%`` or ``{#`` of its own, which cannot be written."""
    texts = [
        (title, None),
        *((text, one.location) for top in children for one in top.walk() for text in _texts(one)),
    ]
    for text, location in texts:
        parsed = parse_text(text)
        if parsed.problems or any(parsed.tags):
            yield location


def _texts(one: Provision) -> tuple[str, ...]:
    head = () if one.title is None else (one.title,)
    return (*head, *one.paragraphs, *(one.table.cells if one.table else ()))


@dataclass(frozen=True, slots=True)
class _Match:
    start: int
    end: int
    fact: NamedFact
    filter: str

    @property
    def tag(self) -> str:
        return f"{{{{ {self.fact.name}{self.filter} }}}}"


@dataclass(slots=True)
class _Parameterising:
    facts: tuple[NamedFact, ...]
    substitutions: list[Substitution] = field(default_factory=list)

    def provision(self, one: Provision) -> Provision:
        line = one.location.line if one.location else None
        written = with_texts(one, lambda text: self.text(text, line))
        return replace(written, children=tuple(map(self.provision, one.children)))

    def text(self, text: str, line: int | None) -> str:
        whole, end = "", 0
        for match in self._matches(text):
            whole += text[end : match.start] + match.tag
            end = match.end
            kind = SubstitutionKind.VARIABLE
            self.substitutions.append(Substitution(line, text[match.start : match.end], match.tag, kind))
        return whole + text[end:]

    def _matches(self, text: str) -> list[_Match]:
        """What is replaced, in reading order: of overlapping matches the longest."""
        closed = [match.span() for sign in (_TAG, _DOCUMENT) for match in sign.finditer(text)]
        quoted = [match.span() for match in QUOTED.finditer(text)]
        taken: list[_Match] = []
        for match in sorted(self._candidates(text), key=lambda one: one.start - one.end):
            # A name alone in quotes is the one by which the body is called from here on.
            strange = [span for span in quoted if span != (match.start - 1, match.end + 1)]
            spans = [*closed, *strange, *((one.start, one.end) for one in taken)]
            if not any(match.start < high and low < match.end for low, high in spans):
                taken.append(match)
        return sorted(taken, key=lambda one: one.start)

    def _candidates(self, text: str) -> Iterator[_Match]:
        for fact in self.facts:
            for words, named_filter in _printed(fact.words).items():
                for match in re.finditer(rf"(?<!\w){re.escape(words)}(?!\w)", text):
                    start, end = match.span()
                    if named_filter == " | first_upper" and not _SENTENCE_BEGINS.search(text[:start]):
                        continue
                    if may_stand(fact, text, start, end, self.facts):
                        yield _Match(start, end, fact, named_filter)


def _printed(words: str) -> dict[str, str]:
    """The words of a fact as a variable can print them, each with the filter for it."""
    return {words.upper(): " | upper", capitalise_first(words): " | first_upper", words: ""}
