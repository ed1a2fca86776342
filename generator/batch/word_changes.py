"""Changed lines as the fewest words from and to (chữ cũ, chữ mới) that an edit can find again."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from difflib import SequenceMatcher

from generator.adapting.edits import edited
from generator.adapting.identifying import with_words_put_in
from generator.regulation.source import ProvisionSource
from generator.regulation.text import SourceText

_TOKEN = re.compile(r"\{\{[^{}]*\}\}|\w+|[^\w\s]")
_CLOSE = 3
"""Changes with so few equal words between them read better as one."""
_MOST_CONTEXT = 6

Change = tuple[str, str]


def word_changes(
    provision: ProvisionSource, source: str, new: str
) -> tuple[tuple[Change, ...], ProvisionSource] | None:
    """The changes that make a line of a provision, or of what it contains, the ``new`` one and touch nothing
    else, and the provision after them; None where there are none, because the line stands there twice.
    """
    expected = _texts(provision, source, new)
    for changes in _candidates(source, new):
        after = provision
        for old_words, new_words in changes:
            after = _done(after, old_words, new_words)
        if _texts(after) == expected:
            return changes, after
    return None


def _candidates(source: str, new: str) -> Iterator[tuple[Change, ...]]:
    """Ways to say a change, from the fewest words to the whole line."""
    old_tokens, new_tokens = list(_TOKEN.finditer(source)), list(_TOKEN.finditer(new))
    matcher = SequenceMatcher(
        None, [one.group() for one in old_tokens], [one.group() for one in new_tokens], autojunk=False
    )
    hunks = [opcode[1:] for opcode in matcher.get_opcodes() if opcode[0] != "equal"]
    for context in range(_MOST_CONTEXT + 1):
        changes = []
        for i, j, k, m in _joined(hunks, context, len(old_tokens)):
            before = source[old_tokens[i].start() : old_tokens[j - 1].end()] if j > i else ""
            after = new[new_tokens[k].start() : new_tokens[m - 1].end()] if m > k else ""
            changes.append((before, after))
        if changes and all(before for before, _after in changes):
            yield tuple(changes)
    if source:
        yield ((source, new),)


def _joined(
    hunks: list[tuple[int, int, int, int]], context: int, length: int
) -> list[tuple[int, int, int, int]]:
    """Hunks with so many equal words around them, those that meet then as one."""
    joined: list[tuple[int, int, int, int]] = []
    for i, j, k, m in hunks:
        before, after = min(context, i), min(context, length - j)
        wide = (i - before, j + after, k - before, m + after)
        if joined and wide[0] - joined[-1][1] < _CLOSE:
            joined[-1] = (joined[-1][0], wide[1], joined[-1][2], wide[3])
        else:
            joined.append(wide)
    return joined


def _done(provision: ProvisionSource, before: str, after: str) -> ProvisionSource:
    old, new = (SourceText(words, provision.location) for words in (before, after))
    return _put_in(edited(provision, old, new)[0])


def _put_in(provision: ProvisionSource) -> ProvisionSource:
    return replace(provision.with_texts(with_words_put_in), children=tuple(map(_put_in, provision.children)))


def _texts(provision: ProvisionSource, source: str | None = None, new: str = "") -> list[str]:
    """The texts of a provision and all in it, blanks single, the first ``source`` line as the new one."""
    texts, waiting = [], source is not None
    for one in provision.walk():
        for text in one.all_texts:
            lines = [" ".join(line.split()) for line in text.value.split("\n")]
            if waiting and source in lines:
                lines[lines.index(source or "")] = new
                waiting = False
            texts.append(" ".join(" ".join(lines).split()))
    return texts
