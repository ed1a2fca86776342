"""Loops and conditions of a template: each opening tag with its end, not crossed, not torn."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from gettext import gettext as _
from typing import Final

from generator.diagnostics import Diagnostics
from generator.vietnamese.text import nearest
from generator.word.names import STATEMENTS
from generator.word.tags import END_OF, Tag

_MIDDLES: Final = {"elif": ("if",), "else": ("if", "for")}


def check_structure(tags: Iterable[Tag], found: Diagnostics) -> None:
    """Report each loop or condition of a part that is not closed, not opened, crossed or torn (cấu trúc)."""
    open_tags: list[Tag] = []
    reported: list[Tag] = []
    for tag in (replace(one, word=_meant(one.word)) for one in tags):
        if tag.word in END_OF:
            open_tags.append(tag)
        elif tag.word in _MIDDLES:
            if open_tags and open_tags[-1].word in _MIDDLES[tag.word]:
                _check_pair(open_tags[-1], tag, found)
            else:
                _report_not_opened(tag, found)
        elif tag.word == "end" and open_tags:
            open_tags.pop()
        elif tag.word in END_OF.values():
            reported += _close(open_tags, tag, found)
    for tag in open_tags:
        if tag not in reported:
            _report_not_closed(tag, found)


def _meant(word: str) -> str:
    """The statement that a misspelt one is nearest to: ``If``, ``foreach``; that is reported elsewhere."""
    is_known = not word or word in STATEMENTS or word == "end"
    return word if is_known else nearest(word.lower(), STATEMENTS) or word


def _close(open_tags: list[Tag], end: Tag, found: Diagnostics) -> list[Tag]:
    """Close the nearest tag that the end belongs to; report and return those opened since, still open."""
    opened = [index for index, one in enumerate(open_tags) if END_OF[one.word] == end.word]
    if not opened:
        _report_not_opened(end, found)
        return []
    crossed = open_tags[opened[-1] + 1 :]
    for inner in crossed:
        inner.place.error(
            found,
            "blocks-crossed",
            _("{tag} is still open where {end} closes what stands around it").format(
                tag=inner.shown, end=end.shown
            ),
            _("close it with {end} before that").format(end=_end_of(inner)),
        )
    _check_pair(open_tags.pop(opened[-1]), end, found)
    return crossed


def _check_pair(start: Tag, following: Tag, found: Diagnostics) -> None:
    if start.prefix != following.prefix:
        following.place.error(
            found,
            "block-kinds-differ",
            _("{tag} belongs to {start}, but has another letter after its opening signs").format(
                tag=following.shown, start=start.shown
            ),
            _("write both with the same letter: {tag}").format(
                tag="{%" + start.prefix + f" {following.code} %}}"
            ),
        )
    elif start.holder is not following.holder:
        following.place.error(
            found,
            "block-leaves-place",
            _("{tag} stands in another cell, row or table than {start}, to which it belongs").format(
                tag=following.shown, start=start.shown
            ),
            _("put both into the same cell; use {row} for whole rows and {cell} for whole cells").format(
                row="{%tr … %}", cell="{%tc … %}"
            ),
        )


def _report_not_opened(tag: Tag, found: Diagnostics) -> None:
    tag.place.error(
        found,
        "block-not-opened",
        _("{tag} has no opening tag before it").format(tag=tag.shown),
        _("remove it, or put the loop or condition before it"),
    )


def _report_not_closed(tag: Tag, found: Diagnostics) -> None:
    tag.place.error(
        found,
        "block-not-closed",
        _("{tag} is never closed").format(tag=tag.shown),
        _("add {end} after the part it governs").format(end=_end_of(tag)),
    )


def _end_of(tag: Tag) -> str:
    return "{%" + tag.prefix + f" {END_OF[tag.word]} %}}"
