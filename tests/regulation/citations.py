"""A reader of citations for the tests, written without looking at how they are printed."""

from __future__ import annotations

import re

from generator.regulation.tree import Level, Provision, Regulation

_LEVELS = {
    "Phần": Level.PART,
    "Chương": Level.CHAPTER,
    "Mục": Level.SECTION,
    "Tiểu mục": Level.SUBSECTION,
    "Điều": Level.ARTICLE,
    "khoản": Level.CLAUSE,
    "điểm": Level.POINT,
}
_NAMED = re.compile(rf"({'|'.join(_LEVELS)}) (\S+)")

Chain = list[tuple[Level, str]]


def resolve(regulation: Regulation, citation: str, within: Provision | None = None) -> list[Provision]:
    """Every provision that a citation names, as a reader of the finished document would find it."""
    here = {one.level: one for one in regulation.path(within)} if within is not None else {}
    found = [_find(regulation, chain, here) for chain in _chains(citation)]
    order = [id(one) for one in regulation.walk()]
    return sorted(found, key=lambda one: order.index(id(one)))


def _chains(citation: str) -> list[Chain]:
    """What the citation names, each with the containers that it or a later neighbour gives."""
    chains: list[Chain] = []
    waiting: list[Chain] = []
    word = ""
    for piece in re.split(r"; |, | và ", citation):
        named = piece.removeprefix("các ")
        if not _NAMED.match(named):
            named = f"{word} {named}"
        assert re.fullmatch(rf"{_NAMED.pattern}( {_NAMED.pattern})*", named), (citation, piece)
        chain = [(_LEVELS[level], number) for level, number in _NAMED.findall(named)]
        word = next(one for one in _LEVELS if named.startswith(f"{one} "))
        if waiting and waiting[-1][0][0] is not chain[0][0]:
            chains.extend(waiting)
            waiting = []
        waiting.append(chain)
        if len(chain) > 1 or chain[0][1] == "này":
            chains.extend([one[0], *chain[1:]] for one in waiting)
            waiting = []
    return chains + waiting


def _find(regulation: Regulation, chain: Chain, here: dict[Level, Provision]) -> Provision:
    level, number = chain[0]
    if number == "này":
        return here[level]
    candidates = [
        one
        for one in regulation.walk()
        if one.level is level
        and one.number == number
        and all(_is_inside(regulation, one, container, here) for container in chain[1:])
    ]
    assert len(candidates) == 1, (chain, candidates)
    return candidates[0]


def _is_inside(
    regulation: Regulation, one: Provision, container: tuple[Level, str], here: dict[Level, Provision]
) -> bool:
    level, number = container
    above = next((above for above in regulation.path(one) if above.level is level), None)
    if number == "này":
        return above is not None and above is here.get(level)
    return above is not None and above.number == number
