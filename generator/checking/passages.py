"""A regulation as rules read it: its texts one by one, each with the provisions it stands in."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from gettext import gettext as _
from pathlib import PurePath

from generator.checking.abolished_bodies import AbolishedBody
from generator.diagnostics import Location
from generator.regulation.provision import Level, Provision

Path = tuple[Provision, ...]
"""A provision after everything that contains it, the largest first; empty for the regulation itself."""

WORD = re.compile(r"[^\W_]+")

_QUOTED = re.compile(r"“[^”]*(?:”|$)|«[^»]*(?:»|$)|\"[^\"]*(?:\"|$)")
_BEFORE_ARTICLES = frozenset({Level.PART, Level.CHAPTER, Level.SECTION, Level.SUBSECTION})


@dataclass(frozen=True, slots=True)
class Passage:
    """A text (đoạn văn) of a provision: ``following`` is the next one in the same provision.

    ``is_title`` marks a title; ``introduces`` says that provisions of a lower level, or a table,
    stand right below.
    """

    text: str
    path: Path
    is_title: bool = False
    following: str | None = None
    introduces: bool = False

    @property
    def is_capitals(self) -> bool:
        """Whether it is printed in capitals, so that capitals say nothing in it."""
        return self.text.isupper()

    @property
    def unquoted(self) -> str:
        """The text with blanks in the place of what it quotes, which speaks of another document."""
        return _QUOTED.sub(lambda match: " " * len(match[0]), self.text)

    def begins_sentence(self, place: int) -> bool:
        """Whether a sentence, or an item after a colon, begins at this place (PL2 I)."""
        before = self.text[:place].rstrip(" “\"'(«-–+")
        return not before or before[-1] in ".?!:"


@dataclass(frozen=True, eq=False)
class CheckedText:
    """A regulation to be checked: ``day`` is that of the document, None where nobody knows it.

    ``has_appendix`` says that the file it was read from has an appendix (phụ lục) after the provisions,
    ``abolished`` are the bodies that it should not name after their last day.
    """

    title: str
    children: tuple[Provision, ...]
    day: date | None = None
    has_appendix: bool = False
    abolished: tuple[AbolishedBody, ...] = ()

    @cached_property
    def paths(self) -> tuple[Path, ...]:
        """All provisions in reading order."""
        return tuple(path for child in self.children for path in _paths(child, ()))

    @cached_property
    def passages(self) -> tuple[Passage, ...]:
        """All texts in reading order, the title of the regulation first."""
        head = (Passage(self.title, (), is_title=True),) if self.title else ()
        return (*head, *(one for path in self.paths for one in _passages(path)))


def place_name(path: Path) -> str:
    """What a person calls the place: ``điểm a khoản 2 Điều 7``, ``Chương II``; empty for the whole text."""
    numbered = [one for one in path if one.number is not None]
    if not numbered:
        return ""
    inside = [one for one in numbered if one.level not in _BEFORE_ARTICLES] or numbered[-1:]
    return " ".join(one.label for one in reversed(inside))


def line_of(path: Path) -> Location | None:
    """Where a provision begins."""
    return path[-1].location if path else None


def places_of(paths: Sequence[Path]) -> str:
    """Several places in words, each once: ``dòng 12, 30``, or the paragraphs of a Word file.

    Lines stand with their file where there are several files.
    """
    where = [place for path in paths if (place := line_of(path)) is not None]
    spots = [place.place for place in where if place.place is not None]
    if spots:
        return "; ".join(dict.fromkeys(spots))
    lined = [place for place in where if place.line is not None]
    one_file = len({place.file for place in lined}) < 2
    names = (str(place.line) if one_file else f"{PurePath(place.file).name}:{place.line}" for place in lined)
    return _("lines {lines}").format(lines=", ".join(dict.fromkeys(names)))


def _paths(provision: Provision, above: Path) -> Iterator[Path]:
    path = (*above, provision)
    yield path
    for child in provision.children:
        yield from _paths(child, path)


def _passages(path: Path) -> Iterator[Passage]:
    one = path[-1]
    if one.title is not None:
        yield Passage(one.title, path, is_title=True)
    leads = any(child.number is not None or child.table is not None for child in one.children)
    for index, text in enumerate(one.paragraphs):
        following = one.paragraphs[index + 1] if index + 1 < len(one.paragraphs) else None
        yield Passage(text, path, following=following, introduces=leads and following is None)
