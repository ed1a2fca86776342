"""Wrong numbers put right (đánh lại số): what each provision is called when all are counted."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace

from generator.importing.substitution import Substitution, SubstitutionKind
from generator.regulation.numbering import LabelCount, label_of
from generator.regulation.provision import Level, Provision


def renumbered(children: Sequence[Provision]) -> tuple[Provision, ...]:
    """The same provisions with the numbers that counting gives; the texts stand as they were."""
    return _counted(children, LabelCount())


def new_labels(children: Sequence[Provision]) -> dict[int, str]:
    """The numbers that change, by the identity (``id``) of their provision."""
    return {id(before): after.number or "" for before, after in _changed(children)}


def number_changes(children: Sequence[Provision]) -> tuple[Substitution, ...]:
    """The numbers that change, as an import lists them: the printed sign, and the new one."""
    return tuple(
        Substitution(
            before.location.line if before.location else None,
            before.marker,
            after.marker,
            SubstitutionKind.NUMBER,
        )
        for before, after in _changed(children)
    )


def _changed(children: Sequence[Provision]) -> Iterator[tuple[Provision, Provision]]:
    befores = (one for child in children for one in child.walk())
    afters = (one for child in renumbered(children) for one in child.walk())
    return (
        (before, after)
        for before, after in zip(befores, afters, strict=True)
        if before.number != after.number
    )


def _counted(children: Sequence[Provision], count: LabelCount) -> tuple[Provision, ...]:
    siblings: Counter[Level] = Counter()
    counted = []
    for one in children:
        number = one.number
        if number is not None:
            following = count.following(one.level, siblings)
            count.go_to(one.level, siblings, following)
            number = label_of(one.level, following) or number
        counted.append(replace(one, number=number, children=_counted(one.children, count)))
    return tuple(counted)
