"""Pairs of places chosen so that neither side goes back (ghép theo thứ tự)."""

from __future__ import annotations

from collections.abc import Mapping

_Chain = tuple[float, tuple[int, int] | None, "_Chain | None"]
_NOTHING: _Chain = (0.0, None, None)


def best_in_order(scores: Mapping[tuple[int, int], float]) -> tuple[tuple[int, int], ...]:
    """The pairs (i, k) that rise on both sides and whose scores, all above 0, add up to the most.

    The time grows with the number of pairs and the logarithm of the largest k.
    """
    width = max((k for _i, k in scores), default=-1) + 1
    # A tree of Fenwick: the best chain that ends at a k up to each place.
    tree: list[_Chain] = [_NOTHING] * (width + 1)
    for i, k in sorted(scores, key=lambda pair: (pair[0], -pair[1])):
        before = _best_up_to(tree, k)
        chain: _Chain = (before[0] + scores[i, k], (i, k), before)
        place = k + 1
        while place <= width:
            if chain[0] > tree[place][0]:
                tree[place] = chain
            place += place & -place
    chosen = []
    link: _Chain | None = _best_up_to(tree, width)
    while link is not None and link[1] is not None:
        chosen.append(link[1])
        link = link[2]
    return tuple(reversed(chosen))


def _best_up_to(tree: list[_Chain], place: int) -> _Chain:
    best = _NOTHING
    while place:
        if tree[place][0] > best[0]:
            best = tree[place]
        place -= place & -place
    return best
