"""What is wrong with a derived dossier, told where it comes from (nơi phát sinh): the rules, or a cell."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from pathlib import Path, PurePosixPath

from generator.diagnostics import Diagnostic, Diagnostics, Location
from generator.sources.node import Node
from generator.sources.yaml import read_yaml

Steps = tuple[str | int, ...]
_COMMITTEE = "committee"


def told_at_origins(
    problems: Iterable[Diagnostic], staging: Path, model: Node, values: Mapping[str, Node]
) -> Iterator[Diagnostic]:
    """The problems of the files in ``staging``, each at the cell or at the place of the model that it is of.

    ``model`` is ``dossier`` of the rules, ``values`` are the cells of the unit by path. A problem in what
    neither of the two says keeps its line in the file of the derived dossier.
    """
    trees: dict[str, Node | None] = {}
    for one in problems:
        where = one.location
        if where is None or not Path(where.file).is_relative_to(staging):
            yield one
            continue
        if where.file not in trees:
            trees[where.file] = read_yaml(Path(where.file), Diagnostics())
        name = PurePosixPath(Path(where.file).relative_to(staging).as_posix())
        yield replace(one, location=_origin(where, name, trees[where.file], model, values))


def _origin(
    where: Location, name: PurePosixPath, tree: Node | None, model: Node, values: Mapping[str, Node]
) -> Location:
    inside = () if tree is None else tuple(_by_id(tree, tree.path_to(where)))
    file: Steps = (*name.parent.parts, name.stem)
    path = ".".join(map(str, inside if file == (_COMMITTEE,) else (*file, *inside)))
    if path in values:
        return values[path].location
    place, depth = _in_model(model, (*file, *inside))
    if depth < len(file):
        return replace(where, file=str(name))
    # What the model says may be wrong only because of what the row says.
    return replace(place, used_at=next((cell.location for cell in values.values()), None))


def _by_id(node: Node, steps: Steps) -> Iterator[str | int]:
    """The steps, with the id of an entry in the place of its number in a list."""
    for step in steps:
        child = node.child(step)
        if child is None:
            return
        identity = child.child("id") if isinstance(step, int) else None
        yield str(identity.value) if identity is not None else step
        node = child


def _in_model(model: Node, steps: Steps) -> tuple[Location, int]:
    """The deepest place of the model along the steps, and how many of them lead there."""
    node, taken = model, 0
    for step in steps:
        child = node.child(step) if not isinstance(node.value, list) else _entry(node, step)
        if child is None:
            break
        node, taken = child, taken + 1
    return node.location, taken


def _entry(node: Node, step: str | int) -> Node | None:
    """An entry of a list by its id; by its number only where the entries have none."""
    entries = node.value if isinstance(node.value, list) else []
    named = {str(one.value): entry for entry in entries if (one := entry.child("id")) is not None}
    return named.get(str(step)) if named else node.child(step)
