"""Bodies of the upper level in literal words become those of the unit (thay tên cơ quan)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from generator.adapting.cause import Cause, CauseKind, place_of
from generator.adapting.deciding import holds, resolved, stays_in_regulations
from generator.adapting.enumerations import NewWords, without_repetitions
from generator.adapting.kept_citations import kept_spans
from generator.adapting.longer_names import begins_inside, in_capitals, is_part
from generator.adapting.masked_text import TAG, Masks
from generator.adapting.rules import BodyRule, Choice
from generator.diagnostics import Diagnostics
from generator.regulation.expressions import Missing, look_up
from generator.vietnamese.text import capitalise_first

_TYPE, _FULL_NAME = "{{ unit.type }}", "{{ unit.full_name }}"
_SENTENCE_BEGINS = re.compile(r"(?:^|[.?!:\n])[ “\"'(«–+-]*$")
_REPEATED = ("các", "những")
"""Words that a rule's text may begin with though they stand before the body already."""


@dataclass(frozen=True, slots=True)
class _Form:
    """One way to name an upper body, with what stands for it in this unit."""

    words: str
    pattern: re.Pattern[str]
    rule: BodyRule
    text: str
    choice: Choice


@dataclass(frozen=True, slots=True)
class _Match:
    """A form in a text; ``end`` is behind the own province's name where that follows (``named``)."""

    start: int
    end: int
    form: _Form
    named: bool


class Bodies:
    """The rules on bodies (cơ quan tương ứng) as they hold for one unit.

    ``facts`` are the namespaces of rules with, for ``apply``, the unit's ordinary facts; ``parent.unit`` is
    whose own name may follow a body. Forms are found longest first, whatever the order of the rules; of equal
    forms the last rule counts.
    """

    def __init__(self, rules: Sequence[BodyRule], facts: Mapping[str, object], found: Diagnostics) -> None:
        self._facts = facts
        self._found = found
        self._masks = Masks()
        self._own_name = self._masks.comparable(_text_of(facts, "parent", "unit", "name"))
        tag = self._masks.comparable(self._masks.masked("{{ unit.name }}") or "")
        names = [re.escape(one) for one in (self._own_name, tag) if one]
        self._own_behind = re.compile(rf" +(?:{'|'.join(names)})(?!\w)", re.IGNORECASE)
        forms: dict[str, _Form] = {}
        for rule in rules:
            choice = next((one for one in rule.to if self._chosen(one)), None)
            for form in self._forms(rule, choice) if choice is not None else ():
                forms[form.words] = form
        self._all = tuple(sorted(forms.values(), key=lambda one: (-len(one.words), one.words)))

    def apply(self, text: str) -> tuple[str, tuple[Cause, ...]]:
        """The text with its upper bodies replaced, and why; tags stay as they are, new ones may come in."""
        return self._replaced(text, plain=False)

    def plain(self, text: str) -> str:
        """The same for a text that is read by no one else: a fact of the parent; all tags are put in."""
        return self._replaced(text, plain=True)[0]

    def _chosen(self, choice: Choice) -> bool:
        return choice.condition is None or holds(choice.condition, self._facts, self._found)

    def _forms(self, rule: BodyRule, choice: Choice) -> Iterator[_Form]:
        text = resolved(choice.text, self._facts, self._found, stays_in_regulations)
        for one in rule.forms:
            written = resolved(one, self._facts, self._found, stays_in_regulations)
            masked = self._masks.masked(" ".join(written.split()))
            if masked:
                words = self._masks.comparable(masked)
                yield _Form(words, _pattern(words), rule, " ".join(text.split()), choice)

    def _replaced(self, text: str, *, plain: bool) -> tuple[str, tuple[Cause, ...]]:
        masked = self._masks.masked(text)
        matches = [] if masked is None else self._matches(self._masks.comparable(masked))
        if masked is None or not matches:
            return text, ()
        pieces: list[str] = []
        new: list[NewWords] = []
        causes: dict[Cause, None] = {}
        end = length = 0
        for match in matches:
            before = masked[match.start : match.end]
            after = self._new_words(masked, match)
            shown = resolved(replace(match.form.choice.text, value=after), self._facts, self._found)
            causes[self._cause(match.form.rule, self._masks.unmasked(before), shown)] = None
            put = _without_repeated(
                masked[: match.start], (shown if plain else self._masks.masked(after)) or ""
            )
            pieces += [masked[end : match.start], put]
            length += match.start - end
            new.append(NewWords(length, length + len(put), not match.form.text[0].islower()))
            length, end = length + len(put), match.end
        pieces.append(masked[end:])
        return self._masks.unmasked(without_repetitions("".join(pieces), new)), tuple(causes)

    def _matches(self, text: str) -> list[_Match]:
        """What is replaced, in reading order: the longest first, none over another or in a citation."""
        taken, hidden = bytearray(len(text)), bytearray(len(text))
        for start, end in kept_spans(text):
            taken[start:end] = b"\1" * (end - start)
        chosen: list[_Match] = []
        for form in self._all:
            for found in form.pattern.finditer(text):
                start, end = found.span()
                if any(taken[start:end]) or all(hidden[start:end]) or not _is_written_so(form, found):
                    continue
                own = self._own_behind.match(text, end)
                if is_part(text, start, end) if own is None else begins_inside(text, start, end):
                    hidden[start:end] = b"\1" * (end - start)
                    continue
                whole = own.end() if own is not None else end
                taken[start:whole] = b"\1" * (whole - start)
                if self._masks.comparable(form.text) != form.words:
                    chosen.append(_Match(start, whole, form, named=own is not None))
        return sorted(chosen, key=lambda one: one.start)

    def _new_words(self, text: str, match: _Match) -> str:
        """What stands there for the unit, with tags: its own name and capitals as the text has them."""
        words = match.form.text
        if match.named and not words.endswith(_FULL_NAME) and not self._ends_in_own_name(words):
            words = words.removesuffix(_TYPE).rstrip() if words.endswith(_TYPE) else words
            words = f"{words} {_FULL_NAME}".lstrip()
        written, form = text[match.start : match.end], match.form.words
        if written.isupper() and (not form.isupper() or in_capitals(text, match.start)):
            return _in_capitals(words)
        first = written[0]
        if first.isupper() and (form[0].islower() or begins_sentence(text, match.start)):
            return _with_capital(words)
        return words

    def _ends_in_own_name(self, words: str) -> bool:
        return bool(self._own_name) and self._masks.comparable(words).endswith(f" {self._own_name}")

    def _cause(self, rule: BodyRule, before: str, after: str) -> Cause:
        return Cause(CauseKind.BODY, place_of(rule.location), before, after, rule.reason, rule.basis)


def begins_sentence(text: str, place: int) -> bool:
    """Whether a sentence or an item of a list begins at this place (đầu câu): any word has a capital."""
    return _SENTENCE_BEGINS.search(text, max(0, place - 20), place) is not None


def _pattern(words: str) -> re.Pattern[str]:
    spread = " +".join(re.escape(word) for word in words.split())
    return re.compile(rf"(?<![\w-]){spread}(?![\w-])", re.IGNORECASE)


def _is_written_so(form: _Form, found: re.Match[str]) -> bool:
    """Whether capitals let this be the form; a single word in other capitals is another word."""
    text, words = found.string, form.words
    if " " in words or found[0] == words:
        return True
    if found[0] == capitalise_first(words) and begins_sentence(text, found.start()):
        return True
    return found[0] == words.upper() and in_capitals(text, found.start())


def _in_capitals(words: str) -> str:
    """The words in capitals; what their tags stand for too."""
    pieces = [piece.upper() for piece in TAG.split(words)]
    tags = [f"{tag[:-2].rstrip()} | upper }}}}" for tag in TAG.findall(words)]
    return "".join(piece + tag for piece, tag in zip(pieces, [*tags, ""], strict=True))


def _with_capital(words: str) -> str:
    """The words with a capital at the beginning; when that is a tag, so does what it stands for."""
    tag = TAG.match(words)
    if tag is None:
        return capitalise_first(words)
    return f"{tag[0][:-2].rstrip()} | first_upper }}}}{words[tag.end() :]}"


def _without_repeated(before: str, words: str) -> str:
    """The words without a first "các" that stands right before them already."""
    first, _, rest = words.partition(" ")
    last = before.rstrip(" \u00a0").rpartition(" ")[2].casefold()
    return rest if rest and first.casefold() in _REPEATED and last == first.casefold() else words


def _text_of(facts: Mapping[str, object], *path: str) -> str:
    value = look_up(path, facts)
    return value if isinstance(value, str) and not isinstance(value, Missing) else ""
