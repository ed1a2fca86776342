"""Sentences of a regulation, and the facts that are read from them (dữ kiện đọc được từ lời văn)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from generator.importing.recognising import Recognised

_END = re.compile(r"(?<=[.;])\s+")


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence, or a part of one up to a semicolon, with the line of its provision."""

    text: str
    line: int | None


@dataclass(frozen=True, slots=True)
class ProposedFact:
    """A fact proposed for ``committee.yaml``: its key in the answers, and the words that it was read from."""

    key: str
    value: str
    line: int | None
    words: str


def sentences(recognised: Recognised) -> Iterator[Sentence]:
    """The sentences of the title and the provisions in reading order."""
    yield Sentence(recognised.title, None)
    for top in recognised.children:
        for one in top.walk():
            line = one.location.line if one.location else None
            for text in (one.title or "", *one.paragraphs):
                yield from (Sentence(part, line) for part in _END.split(text) if part)


def proposed(key: str, value: str, sentence: Sentence, match: re.Match[str]) -> ProposedFact:
    """The fact that the words of a match tell."""
    return ProposedFact(key, value, sentence.line, match.group().strip())
