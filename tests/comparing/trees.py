"""Regulations to compare: written by hand in short, or drawn at random."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import replace

from hypothesis import strategies as st

from generator.comparing.pair import parts_of
from generator.regulation.numbering import LabelCount, label_of
from generator.regulation.provision import Level, Provision
from generator.regulation.tree import Regulation


def chapter(title: str, *articles: Provision) -> Provision:
    return Provision(Level.CHAPTER, title=title, children=articles)


def article(title: str | None, *children: Provision, text: str | None = None) -> Provision:
    return Provision(Level.ARTICLE, title=title, paragraphs=(text,) if text else (), children=children)


def clause(text: str, *points: Provision, name: str | None = None) -> Provision:
    return Provision(Level.CLAUSE, id=name, paragraphs=(text,), children=points)


def point(text: str) -> Provision:
    return Provision(Level.POINT, paragraphs=(text,))


def paragraph(text: str) -> Provision:
    return Provision(Level.PARAGRAPH, paragraphs=(text,))


def regulation(*children: Provision) -> Regulation:
    """A regulation whose provisions have the numbers of their places."""
    return Regulation("Hoạt động của Ban Chỉ đạo thử", numbered(children))


def numbered(
    provisions: Iterable[Provision], label: Callable[[Level, int], str | None] = label_of
) -> tuple[Provision, ...]:
    """The provisions with the numbers of their places, all objects new."""
    count = LabelCount()

    def renew(ones: Iterable[Provision]) -> tuple[Provision, ...]:
        siblings: Counter[Level] = Counter()
        return tuple(new(one, siblings) for one in ones)

    def new(one: Provision, siblings: Counter[Level]) -> Provision:
        number = None
        if one.level is not Level.PARAGRAPH:
            place = count.following(one.level, siblings)
            count.go_to(one.level, siblings, place)
            number = label(one.level, place)
        return replace(one, number=number, children=renew(one.children))

    return renew(provisions)


def without(provisions: Iterable[Provision], victim: Provision) -> tuple[Provision, ...]:
    """The provisions without this very one and what it contains."""
    return tuple(
        replace(one, children=without(one.children, victim)) for one in provisions if one is not victim
    )


WORDS = (
    "Ban",
    "Chỉ",
    "đạo",
    "họp",
    "quý",
    "năm",
    "186/KH-UBND",
    "(sau",
    "này)",
    "và",
    "khoản",
    "3.",
    ";",
    "…",
)

texts = st.lists(st.sampled_from(WORDS), min_size=0, max_size=8).map(" ".join)
_leads = st.lists(texts.map(paragraph), max_size=1)


def _with(level: Level, parts: st.SearchStrategy[Provision], most: int) -> st.SearchStrategy[Provision]:
    return st.builds(
        lambda title, lines, lead, inside: Provision(
            level, title=title, paragraphs=tuple(lines), children=(*lead, *inside)
        ),
        st.none() | texts,
        st.lists(texts, max_size=2),
        _leads,
        st.lists(parts, max_size=most),
    )


_points = texts.map(point)
_clauses = _with(Level.CLAUSE, _points, 3)
_articles = _with(Level.ARTICLE, _clauses, 4)
_chapters = st.lists(st.tuples(texts, st.lists(_articles, max_size=3)), max_size=3).map(
    # The titles of chapters are different in every regulation.
    lambda drawn: [chapter(f"{title} {at}", *inside) for at, (title, inside) in enumerate(drawn)]
)
regulations = (_chapters | st.lists(_articles, min_size=1, max_size=6)).map(
    lambda children: regulation(*children)
)


def compared(of: Regulation) -> list[Provision]:
    """All that is compared on its own."""
    found: list[Provision] = []
    waiting = list(reversed(of.children))
    while waiting:
        found.append(waiting.pop())
        waiting += reversed(parts_of(found[-1]))
    return found
