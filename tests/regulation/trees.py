"""Regulations of every allowed shape, for property tests."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from hypothesis import strategies as st

from generator.diagnostics import Location
from generator.regulation.provision import Level
from generator.regulation.source import ProvisionSource, RegulationSource
from generator.regulation.text import SourceText

_INSIDE: dict[Level, tuple[tuple[Level, ...], ...]] = {
    Level.PART: ((Level.CHAPTER,), (Level.ARTICLE,)),
    Level.CHAPTER: ((Level.SECTION,), (Level.ARTICLE,)),
    Level.SECTION: ((Level.SUBSECTION,), (Level.ARTICLE,)),
    Level.SUBSECTION: ((Level.ARTICLE,),),
    Level.ARTICLE: ((), (Level.CLAUSE, Level.PARAGRAPH), (Level.POINT, Level.PARAGRAPH)),
    Level.CLAUSE: ((), (Level.POINT, Level.PARAGRAPH)),
    Level.POINT: ((),),
    Level.PARAGRAPH: ((),),
}
_TOP = ((Level.PART,), (Level.CHAPTER,), (Level.SECTION,), (Level.ARTICLE,))

TITLE = SourceText("Thử nghiệm", Location("made.yaml", 1, 8))


def _text(value: str, line: int) -> tuple[SourceText, ...]:
    return (SourceText(value, Location("made.yaml", line, 1)),)


@st.composite
def regulations(draw: st.DrawFn) -> RegulationSource:
    """A regulation in which every provision that can be cited has an id; the texts hold no references."""
    line = 1

    def provision(level: Level) -> ProvisionSource:
        nonlocal line
        line += 1
        here = line
        kinds = draw(st.sampled_from(_INSIDE[level]))
        size = 1 if level in {Level.PART, Level.CHAPTER, Level.SECTION, Level.SUBSECTION} else 0
        levels = draw(st.lists(st.sampled_from(kinds), min_size=size, max_size=4)) if kinds else []
        return ProvisionSource(
            level,
            Location("made.yaml", here, 1),
            id=None if level is Level.PARAGRAPH else f"p{here}",
            texts=_text("Lời văn.", here),
            children=tuple(provision(one) for one in levels),
        )

    top = draw(st.sampled_from(_TOP))
    levels = draw(st.lists(st.sampled_from(top), min_size=1, max_size=4))
    return RegulationSource(TITLE, tuple(provision(one) for one in levels), Location("made.yaml", 1, 1))


def rewritten(
    source: RegulationSource, change: Callable[[ProvisionSource], ProvisionSource | None]
) -> RegulationSource:
    """The same regulation with every provision changed, or taken out where the change gives None."""

    def children(sources: tuple[ProvisionSource, ...]) -> tuple[ProvisionSource, ...]:
        changed = (change(one) for one in sources)
        return tuple(replace(one, children=children(one.children)) for one in changed if one is not None)

    return replace(source, children=children(source.children))


def with_text(source: ProvisionSource, value: str) -> ProvisionSource:
    return replace(source, texts=_text(value, source.location.line or 1))
