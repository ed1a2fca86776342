"""How provisions are cited (viện dẫn): smallest first, relative to the provision that cites (PL2 V.7)."""

from __future__ import annotations

from collections.abc import Sequence

from generator.regulation.provision import Level, Provision
from generator.vietnamese.text import join_names

ProvisionPath = tuple[Provision, ...]
"""A provision with everything that contains it, the largest first and itself last."""

_NAMED_WITH = {
    Level.POINT: (Level.CLAUSE, Level.ARTICLE),
    Level.CLAUSE: (Level.ARTICLE,),
    Level.SUBSECTION: (Level.SECTION, Level.CHAPTER),
    Level.SECTION: (Level.CHAPTER,),
}
"""Which containers a citation must name: those within which the number starts anew."""


class UncitableError(ValueError):
    """An unnumbered paragraph (đoạn) has no name in law: it is cited by the provision that holds it."""


def cite_paths(paths: Sequence[ProvisionPath], within: ProvisionPath = ()) -> str:
    """Cite provisions as law does: ``điểm a khoản 2 Điều 7``, ``các khoản 1, 2 và 3 Điều này`` (PL2 V.7).

    ``paths`` come in reading order without repetition; ``within`` is the path of the provision in which the
    citation is printed, empty when it is printed in another document. Raises UncitableError for a paragraph.
    """
    here = {id(provision) for provision in within}
    groups: dict[tuple[Level, str], list[Provision]] = {}
    for path in paths:
        head, *containers = _chain(path)
        groups.setdefault((head.level, _containers_text(containers, here)), []).append(head)
    printed = [_group_text(heads, containers, here) for (_, containers), heads in groups.items()]
    if any(len(heads) > 1 for heads in groups.values()):
        return "; ".join(printed)
    return join_names(printed)


def _chain(path: ProvisionPath) -> list[Provision]:
    """The provisions that a citation of the path's end names, the smallest first."""
    cited = path[-1]
    if cited.number is None:
        raise UncitableError(cited.id or cited.level)
    needed = _NAMED_WITH.get(cited.level, ())
    return [cited, *(container for container in reversed(path[:-1]) if container.level in needed)]


def _containers_text(containers: Sequence[Provision], here: set[int]) -> str:
    words = []
    for container in containers:
        if id(container) in here:
            words.append(f"{container.level.word} này")
            break
        words.append(container.label)
    return " ".join(words)


def _group_text(heads: Sequence[Provision], containers: str, here: set[int]) -> str:
    word = heads[0].level.word
    if len(heads) == 1 and id(heads[0]) in here:
        return f"{word} này"
    if len(heads) > 2:
        numbers = f"các {word} " + join_names([head.number or "" for head in heads])
    else:
        numbers = join_names([head.label for head in heads])
    return f"{numbers} {containers}".rstrip()
