"""What a provision says, whatever its number (dấu của lời văn): an edit knows by it what it was made against.

Facts are put in, so that a changed fact is a changed text; references and citations stay tags, so that other
numbers alone change nothing.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Mapping

from generator.adapting.deciding import resolved
from generator.diagnostics import Diagnostics
from generator.regulation.source import ProvisionSource
from generator.regulation.text import SourceText, Tag, parse_text
from generator.vietnamese.text import normalise

LENGTH = 16
"""Hexadecimal digits of a fingerprint: people copy it by hand, and it tells apart versions of one text."""

Lines = tuple[str, ...]


def fingerprint_of(lines: Iterable[str]) -> str:
    """The fingerprint (dấu) of lines as ``told`` gives them."""
    return hashlib.sha256("\n".join(lines).encode()).hexdigest()[:LENGTH]


def told(texts: Iterable[SourceText], facts: Mapping[str, object]) -> Lines:
    """The lines of texts with facts put in (lời văn), blanks single, each tag in one way of writing."""
    return tuple(line for text in texts for line in _lines(text, facts))


def told_whole(provision: ProvisionSource, facts: Mapping[str, object]) -> Lines:
    """The lines of a provision with all that it contains."""
    return told((text for one in provision.walk() for text in one.all_texts), facts)


def as_written(provision: ProvisionSource) -> Lines:
    """The lines of a provision with all that it contains (như viết), every tag a tag: as edits name them."""
    texts = (text for one in provision.walk() for text in one.all_texts)
    return tuple(line for text in texts for line in _single_lines(text.value))


def _lines(text: SourceText, facts: Mapping[str, object]) -> Iterator[str]:
    # What is wrong with a tag is told by whoever prints the text.
    return _single_lines(resolved(text, facts, Diagnostics(), keep=lambda tag: tag.function is not None))


def _single_lines(text: str) -> Iterator[str]:
    for line in parse_text(normalise(text)).lines:
        words = "".join(part if isinstance(part, str) else written(part) for part in line)
        if words := " ".join(words.split()):
            yield words


def written(tag: Tag) -> str:
    """A tag (thẻ) in the one way in which vanban writes it."""
    names = ", ".join(f"'{name}'" for name in tag.names)
    inside = ".".join(tag.names) if tag.function is None else f"{tag.function}({names})"
    return "{{ " + " | ".join((inside, *tag.filters)) + " }}"
