"""Adaptation rules (quy tắc chuyển cấp) as they are worked with; ``loading`` reads them from YAML."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from generator.diagnostics import Location
from generator.regulation.source import ProvisionSource
from generator.regulation.text import SourceText
from generator.sources.node import Node


@dataclass(frozen=True, slots=True)
class Choice:
    """A wording (cách viết) that holds under a condition on the unit; without one it always holds."""

    text: SourceText
    condition: SourceText | None = None


@dataclass(frozen=True, slots=True)
class BodyRule:
    """Which body of the unit stands for which above it (cơ quan tương ứng).

    ``forms`` are all ways in which the text may name the upper body; of ``to`` the first that holds counts.
    """

    forms: tuple[SourceText, ...]
    to: tuple[Choice, ...]
    location: Location
    reason: str | None = None
    basis: str | None = None


class OperationKind(StrEnum):
    """What an operation does with a provision (thao tác trên điều khoản)."""

    KEEP = "keep"
    EDIT = "edit"
    REPLACE = "replace"
    DROP = "drop"
    INSERT = "insert"
    MOVE = "move"


class Relation(StrEnum):
    """Where something is put, seen from the anchor (vị trí)."""

    BEFORE = "before"
    AFTER = "after"
    FIRST_IN = "first_in"
    LAST_IN = "last_in"


@dataclass(frozen=True, slots=True)
class Position:
    """A place in the tree: before or after a provision, or first or last inside one."""

    relation: Relation
    anchor: str
    location: Location


@dataclass(frozen=True, slots=True)
class Operation:
    """One operation (thao tác); ``target`` is the id it works on, for an insertion the new one.

    ``changes`` are pairs of words and their replacement (edit), ``provision`` is what is put there (replace,
    insert), ``position`` where to (insert, move). ``location`` is where the operation stands,
    ``target_location`` where its id does.
    """

    kind: OperationKind
    target: str
    location: Location
    target_location: Location
    changes: tuple[tuple[SourceText, SourceText], ...] = ()
    provision: ProvisionSource | None = None
    position: Position | None = None
    condition: SourceText | None = None
    reason: str | None = None
    basis: str | None = None


@dataclass(frozen=True, slots=True)
class AdaptationRules:
    """How a lower level differs from the one above (quy tắc chuyển cấp).

    ``files`` are the file itself and those it extends, ``dossier`` the model of the unit's dossier,
    ``columns`` what headings of a list mean, ``terms`` what may not be left over, except in ``allowed``.
    """

    path: Path
    title: str
    files: tuple[Path, ...]
    bodies: tuple[BodyRule, ...]
    operations: tuple[Operation, ...]
    dossier: Node
    columns: Mapping[str, str]
    terms: tuple[SourceText, ...]
    allowed: tuple[SourceText, ...]
