"""Provisions of a tree found, taken out and put in by id (thay đổi cây điều khoản)."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from generator.adapting.rules import Relation
from generator.regulation.provision import Level
from generator.regulation.source import INTERCHANGEABLE, ProvisionSource

Children = tuple[ProvisionSource, ...]

LARGE = frozenset({Level.PART, Level.CHAPTER, Level.SECTION, Level.SUBSECTION})

_INSIDE = {
    Level.PART: (Level.CHAPTER, Level.ARTICLE),
    Level.CHAPTER: (Level.ARTICLE, Level.SECTION),
    Level.SECTION: (Level.ARTICLE, Level.SUBSECTION),
    Level.SUBSECTION: (Level.ARTICLE,),
    Level.ARTICLE: (Level.CLAUSE, Level.POINT, Level.PARAGRAPH),
    Level.CLAUSE: (Level.POINT, Level.PARAGRAPH),
    Level.POINT: (Level.PARAGRAPH,),
    Level.PARAGRAPH: (),
}
"""What may stand in each level, as a regulation is written; the first where nothing stands yet."""


def path_to(children: Children, provision_id: str) -> tuple[ProvisionSource, ...] | None:
    """The provision of this id after everything that holds it, the largest first; None when not here."""
    for child in children:
        if child.id == provision_id:
            return (child,)
        below = path_to(child.children, provision_id)
        if below is not None:
            return (child, *below)
    return None


def changed_at(
    children: Children, provision_id: str, change: Callable[[ProvisionSource], Sequence[ProvisionSource]]
) -> Children:
    """The same provisions with what ``change`` makes of the one of this id in its place."""
    changed: list[ProvisionSource] = []
    for child in children:
        if child.id == provision_id:
            changed += change(child)
        else:
            changed.append(replace(child, children=changed_at(child.children, provision_id, change)))
    return tuple(changed)


def put(children: Children, provision: ProvisionSource, relation: Relation, anchor: str) -> Children:
    """The same provisions with another before or after, or first or last in, the one of this id."""

    def placed(one: ProvisionSource) -> Children:
        match relation:
            case Relation.BEFORE:
                return (provision, one)
            case Relation.AFTER:
                return (one, provision)
            case Relation.FIRST_IN:
                return (replace(one, children=(provision, *one.children)),)
            case Relation.LAST_IN:
                return (replace(one, children=(*one.children, provision)),)

    return changed_at(children, anchor, placed)


def level_beside(path: Sequence[ProvisionSource]) -> Level:
    """The level of what may stand beside the last of a path; of its equals, where that has no number."""
    *holders, one = path
    within = level_within(holders[-1]) if one.level is Level.PARAGRAPH and holders else None
    return within or one.level


def level_within(holder: ProvisionSource) -> Level | None:
    """The level of what may stand in a provision, by what stands there; None where nothing may."""
    levels = [child.level for child in holder.children if child.level is not Level.PARAGRAPH]
    return next(iter((*levels, *_INSIDE[holder.level])), None)


def has_content(provision: ProvisionSource) -> bool:
    """Whether anything stands in a provision: words, or others in it."""
    if provision.children:
        return True
    return provision.level not in LARGE and any(text.value.strip() for text in provision.words)


def at_level(provision: ProvisionSource, level: Level) -> ProvisionSource | None:
    """The provision on the level of its place, None where what it is or holds cannot stand there.

    An unnumbered paragraph stays one.
    """
    if provision.level is Level.PARAGRAPH:
        return provision if level in {*INTERCHANGEABLE, Level.PARAGRAPH} else None
    if level is Level.PARAGRAPH:
        return None
    if level in LARGE and (provision.title is None or provision.words):
        return None
    if any(child.level not in _INSIDE[level] for child in provision.children):
        return None
    return replace(provision, level=level)
