"""Circles of references: a reader who follows them is never told the rule.

A circle is two or more provisions that cite each other in a ring by their own words, or one citing itself.
References between a provision and what contains it are no part of a circle: "theo quy định tại Điều này" in a
clause and "khoản 2 Điều này" in the article's first lines are how law speaks.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from gettext import gettext as _
from graphlib import CycleError, TopologicalSorter
from itertools import pairwise

from generator.diagnostics import Diagnostics, Location
from generator.regulation.text import SourceText

MAX_CIRCLES = 20
"""More circles than this are not told in one run: they hang together, and the first ones show where."""


@dataclass(frozen=True, slots=True)
class Mention:
    """One reference (viện dẫn) from a provision to another, by their ids, and the tag that makes it."""

    citing: str
    cited: str
    text: SourceText
    offset: int

    @property
    def location(self) -> Location:
        """Where the tag stands."""
        return self.text.place(self.offset)


def report_circles(mentions: Iterable[Mention], found: Diagnostics) -> None:
    """Report each circle (viện dẫn vòng) once, with its ids, at the tag that closes it in reading order."""
    closing: dict[tuple[str, str], Mention] = {}
    order: dict[tuple[str, str], int] = {}
    for mention in mentions:
        key = (mention.citing, mention.cited)
        if mention.citing == mention.cited:
            message = _("the provision {id} cites itself").format(id=mention.cited)
            hint = _("name the provision that is meant, or leave the reference out")
            found.error("self-reference", message, mention.location, hint)
        elif key not in closing:
            closing[key], order[key] = mention, len(order)
    for _number in range(MAX_CIRCLES):
        circle = _circle(closing)
        if circle is None:
            break
        last = max(circle, key=order.__getitem__)
        start = circle.index(last)
        ids = [cited for _citing, cited in circle[start:] + circle[:start]]
        path = " → ".join([last[0], *ids])
        message = _("the references run in a circle: {path}").format(path=path)
        hint = _("state the rule in one of these provisions and take the reference out of it")
        found.error("reference-cycle", message, closing.pop(last).location, hint)


def _circle(mentions: Iterable[tuple[str, str]]) -> list[tuple[str, str]] | None:
    """The mentions of one circle in the order in which they follow each other, None when there is none."""
    graph: dict[str, list[str]] = {}
    for citing, cited in mentions:
        graph.setdefault(cited, []).append(citing)
    try:
        TopologicalSorter(graph).prepare()
    except CycleError as problem:
        path: list[str] = problem.args[1]
        return list(pairwise(path))
    return None
