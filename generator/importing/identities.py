"""Readable ids for provisions, taken from what they are about (mã điều khoản).

An id comes from a provision's own words and those of its article, never from numbers: so it stays when
provisions are put in or taken out around it, and when a text changes behind its first words. Only one that
begins as another before it does is called by the words in which they differ, or by a number when none do.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from generator.regulation.provision import Level, Provision
from generator.typography.word_groups import find_groups
from generator.vietnamese.text import ascii_slug

LONGEST_ID = 60
_LONGEST_OF_ARTICLE = 34
_SYLLABLES = 5
_SYLLABLES_OF_ARTICLE = 7
"""So many tell what most texts are about; the titles of articles are alike in more."""
_HEAD = 3
"""Of two ids that would be the same, the later begins with so many syllables of what both have."""
_READ = 400
"""So many signs of a text hold all the words that an id may need."""
_FORM = re.compile(r"\b(?:(trưởng ban) chỉ đạo|ban chỉ đạo|quy chế này|đối với)\b")
_SILENT = frozenset(
    {
        *("của", "và", "các", "những", "về", "theo", "tại", "trong", "cho", "với", "là", "do", "khi", "để"),
        *("ở", "từ", "đến", "được", "bị", "thì", "mà", "này", "đó", "có", "như"),
    }
)
_LARGE = {
    Level.PART: "phan",
    Level.CHAPTER: "chuong",
    Level.SECTION: "muc",
    Level.SUBSECTION: "tieu-muc",
}
_UNTOLD = {Level.ARTICLE: "dieu", Level.CLAUSE: "khoan", Level.POINT: "diem"}


def with_ids(children: Sequence[Provision]) -> tuple[Provision, ...]:
    """The same provisions, each with an id but for unnumbered paragraphs, which nothing can cite.

    Articles are called by their title, else by their first words: ``nguyen-tac-lam-viec``; clauses and points
    by their article and their own: ``nguyen-tac-lam-viec.tap-trung-dan-chu``; chapters and the like by level
    and title: ``chuong.to-chuc-thuc-hien``.
    """
    return _named(children, _Names(), None)


class _Names:
    """The ids given so far, in reading order, each with the words that it was made from."""

    def __init__(self) -> None:
        self._taken: dict[str, Sequence[str]] = {}

    def give(self, prefix: str, words: Sequence[str], syllables: int, longest: int) -> str:
        """An id of the first words; where another has it, of the first two and of those that differ."""
        room = longest - len(prefix)
        name = first = prefix + _joined(words, syllables, room)
        tried: set[str] = set()
        while name in self._taken and name not in tried:
            tried.add(name)
            differing = words[_alike(words, self._taken[name]) :]
            head = _joined(words, _HEAD, room)
            if differing and len(head) + 1 < room:
                name = f"{prefix}{head}-{_joined(differing, syllables - 1, room - len(head) - 1)}"
        number = 1
        while name in self._taken:
            number += 1
            name = f"{first[: longest - 4].rstrip('-.')}-{number}"
        self._taken[name] = words
        return name


def _alike(words: Sequence[str], others: Sequence[str]) -> int:
    """How many words at the beginning are the same."""
    return next((index for index, pair in enumerate(zip(words, others, strict=False)) if len(set(pair)) > 1),
                min(len(words), len(others)))  # fmt: skip


def _named(children: Sequence[Provision], names: _Names, article: str | None) -> tuple[Provision, ...]:
    return tuple(_with_id(one, names, article) for one in children)


def _with_id(one: Provision, names: _Names, article: str | None) -> Provision:
    if one.level is Level.PARAGRAPH:
        return one
    words = _telling_words(one)
    count = _SYLLABLES_OF_ARTICLE if one.level is Level.ARTICLE else _SYLLABLES
    if one.level in _LARGE:
        identity = names.give(f"{_LARGE[one.level]}.", words or ["khac"], count, LONGEST_ID)
    elif article is None or one.level is Level.ARTICLE:
        identity = names.give("", _from_letter(words) or [_UNTOLD[one.level]], count, _LONGEST_OF_ARTICLE)
        article = identity
    else:
        identity = names.give(f"{article}.", words or [_UNTOLD[one.level]], count, LONGEST_ID)
    return replace(one, id=identity, children=_named(one.children, names, article))


def _telling_words(one: Provision) -> list[str]:
    """The words that tell what a provision is about, without marks, from the first of its texts."""
    for text in _texts(one):
        beginning = text[:_READ].casefold()
        for candidate in (_FORM.sub(lambda match: match[1] or "", beginning), beginning):
            words = [
                _Word(word, slug)
                for word in re.findall(r"[^\W_]+", candidate)
                if word not in _SILENT and (slug := ascii_slug(word))
            ]
            if words:
                return list(_whole(words))
    return []


def _texts(one: Provision) -> Iterator[str]:
    if one.title is not None:
        yield one.title
    yield from one.paragraphs
    for child in one.children:
        yield from _texts(child)


@dataclass(frozen=True, slots=True)
class _Word:
    text: str
    slug: str


def _whole(words: Sequence[_Word]) -> Iterator[str]:
    """The words, those of one group ("chuyển đổi số") as one, so that an id ends behind a whole one."""
    groups = {group.start: group.end for group in find_groups([one.text for one in words]) if group.whole}
    start = 0
    while start < len(words):
        end = groups.get(start, start + 1)
        yield "-".join(one.slug for one in words[start:end])
        start = end


def _from_letter(words: Sequence[str]) -> list[str]:
    """Without words at the beginning that are numbers: an id begins with a letter."""
    start = next((index for index, word in enumerate(words) if word[0].isalpha()), len(words))
    return list(words[start:])


def _joined(words: Sequence[str], syllables: int, longest: int) -> str:
    """The first words, of so many syllables together, as far as they fit; one is always taken."""
    taken = words[0][:longest].rstrip("-")
    for word in words[1:]:
        longer = f"{taken}-{word}"
        if taken.count("-") + 1 >= syllables or len(longer) > longest:
            break
        taken = longer
    return taken
