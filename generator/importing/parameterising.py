"""Variables where the committee's names stand (tham số hóa), so that another one can take the text over."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from generator.diagnostics import Location
from generator.importing.naming_facts import NamedFact, may_stand, named_facts, words_before
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
_TAKEN = 1


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
        closed = bytearray(len(text))
        for sign in (_TAG, _DOCUMENT):
            _close(closed, sign.finditer(text))
        quoted = list(QUOTED.finditer(text))
        strange = bytearray(len(text))
        _close(strange, quoted)
        # A name alone in quotes is the one by which the body is called from here on.
        alone = {(one.start() + 1, one.end() - 1) for one in quoted}
        taken: list[_Match] = []
        for match in sorted(self._candidates(text), key=lambda one: one.start - one.end):
            start, end = match.start, match.end
            if (start, end) not in alone and _TAKEN in strange[start:end]:
                continue
            if _TAKEN not in closed[start:end]:
                closed[start:end] = bytes([_TAKEN]) * (end - start)
                taken.append(match)
        return sorted(taken, key=lambda one: one.start)

    def _candidates(self, text: str) -> Iterator[_Match]:
        for fact in self.facts:
            for words, named_filter in _printed(fact.words).items():
                for match in re.finditer(rf"(?<!\w){re.escape(words)}(?!\w)", text):
                    start, end = match.span()
                    if named_filter == " | first_upper" and not _begins_sentence(text, start):
                        continue
                    if may_stand(fact, text, start, end, self.facts):
                        yield _Match(start, end, fact, named_filter)


def _printed(words: str) -> dict[str, str]:
    """The words of a fact as a variable can print them, each with the filter for it."""
    return {words.upper(): " | upper", capitalise_first(words): " | first_upper", words: ""}


def _close(places: bytearray, found: Iterable[re.Match[str]]) -> None:
    for match in found:
        places[match.start() : match.end()] = bytes([_TAKEN]) * (match.end() - match.start())


def _begins_sentence(text: str, start: int) -> bool:
    """Whether a sentence or an item of a list begins at this place."""
    before = words_before(text, start, 12)
    head = before.rstrip(' “"(')
    if len(before) == start and head.strip() in {"", "-", "–", "+", "•"}:
        return True
    return head != before and head.endswith((".", "!", "?", ":"))
