"""The files of a dossier made around an imported regulation (hồ sơ lập từ quy chế có sẵn)."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import Any

from generator.adopting.naming import answers_in_text
from generator.diagnostics import Diagnostics, Location
from generator.dossier.reference import Reference
from generator.importing.receipt import Imported
from generator.importing.writing import regulation_facts
from generator.sources.node import Node
from generator.sources.yaml_text import yaml_text
from generator.starting.completing import Given, complete_answers
from generator.starting.composing import compose_committee
from generator.starting.writing import COMMENTS
from generator.units import Unit

_SAYS_NOTHING = "Quy chế"
"""The title of a regulation whose file gives none."""
_MADE_FROM = (
    "Lập từ tệp {file} bằng `vanban import`. Tên, loại, đơn vị lấy từ lời văn quy chế; điều khác là\n"
    "đề xuất, phải kiểm tra và sửa trước khi dùng. Mọi khóa: docs/ho-so.md."
)


def regulation_text(imported: Imported, *, renumber: bool) -> str:
    """The text of ``regulation.yaml``."""
    recognised = imported.recognised
    title = recognised.title or _SAYS_NOTHING
    return yaml_text(regulation_facts(title, recognised.children, renumber=renumber))


def decision_text(imported: Imported, *, renumber: bool) -> str:
    """The articles of the decision that issued the regulation, in the grammar of ``regulation.yaml``."""
    title = f"Quyết định ban hành Quy chế {imported.recognised.title}".strip()
    return yaml_text(regulation_facts(title, imported.recognised.decision, renumber=renumber))


def committee_text(
    imported: Imported, reference: Reference, unit: Unit | None, today: date, found: Diagnostics
) -> str | None:
    """The text of ``committee.yaml``: what the regulation tells of the body, proposals for the rest.

    None with a reported error when neither the text nor ``unit`` tells the administrative unit.
    """
    answers = answers_in_text(imported.recognised, reference.units, unit)
    given = Given(_node(answers, Location(imported.file)))
    draft = complete_answers(given, reference.units, today, found)
    if draft is None:
        return None
    facts: Mapping[str, Any] = compose_committee(draft, reference.legal_bases)
    # The ids that papers would cite are those of the shipped regulation.
    comments = {**COMMENTS, "kind": _MADE_FROM.format(file=Path(imported.file).name)}
    return yaml_text({key: value for key, value in facts.items() if key != "provisions"}, comments)


def _node(value: Any, location: Location) -> Node:
    if isinstance(value, dict):
        return Node({key: _node(child, location) for key, child in value.items()}, location)
    if isinstance(value, list):
        return Node([_node(child, location) for child in value], location)
    return Node(value, location)
