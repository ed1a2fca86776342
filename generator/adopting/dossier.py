"""The files of a dossier made around an imported regulation (hồ sơ lập từ quy chế có sẵn)."""

from __future__ import annotations

import tempfile
from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import Any

from generator.diagnostics import Diagnostics, Location
from generator.documents.facts import Facts, provision_facts
from generator.dossier.loading import load_dossier
from generator.dossier.record import COMMITTEE as COMMITTEE_NODE
from generator.dossier.reference import Reference
from generator.importing.modelling import Model
from generator.importing.receipt import Imported
from generator.importing.writing import regulation_facts
from generator.output import write_file
from generator.sources.node import Node
from generator.sources.yaml_text import yaml_text
from generator.starting.completing import Given, complete_answers
from generator.starting.composing import compose_committee
from generator.starting.writing import COMMENTS, COMMITTEE

SAYS_NOTHING = "Quy chế"
"""The title of a regulation whose file gives none."""
_MADE_FROM = (
    "Lập từ tệp {file} bằng `vanban import`. Tên, loại, đơn vị, chế độ làm việc lấy từ lời văn quy chế;\n"
    "điều khác là đề xuất, phải kiểm tra và sửa trước khi dùng. Mọi khóa: docs/ho-so.md."
)
_OF_REGULATION = "provisions"
"""The key whose ids are those of a dossier's own regulation, which another one lacks."""


def regulation_text(model: Model) -> str:
    """The text of ``regulation.yaml``."""
    return yaml_text(regulation_facts(model.title, model.children, renumber=model.renumber))


def decision_text(imported: Imported, *, renumber: bool) -> str:
    """The articles of the decision that issued the regulation, in the grammar of ``regulation.yaml``."""
    title = f"Quyết định ban hành Quy chế {imported.recognised.title}".strip()
    return yaml_text(regulation_facts(title, imported.recognised.decision, renumber=renumber))


def committee_text(
    imported: Imported, answers: Mapping[str, Any], reference: Reference, today: date, found: Diagnostics
) -> str | None:
    """The text of ``committee.yaml``: what the regulation tells of the body, proposals for the rest.

    None with a reported error when the answers lack what cannot be proposed, such as the unit.
    """
    given = Given(_node(answers, Location(imported.file)))
    draft = complete_answers(given, reference.units, today, found)
    if draft is None:
        return None
    facts: Mapping[str, Any] = compose_committee(draft, reference.legal_bases)
    if "absence_notice_days" not in answers.get("regimes", {}).get("meetings", {}):
        facts["regimes"]["meetings"].pop("absence_notice_days", None)
    # The ids that papers would cite are those of the shipped regulation.
    comments = {**COMMENTS, "kind": _MADE_FROM.format(file=Path(imported.file).name)}
    return yaml_text({key: value for key, value in facts.items() if key != _OF_REGULATION}, comments)


def borrowed_committee(dossier: Path, reference: Reference, found: Diagnostics) -> str | None:
    """The text of another dossier's ``committee.yaml``, for a regulation that takes its facts.

    Without the provisions that papers cite: they are those of its own regulation. A roster becomes members.
    """
    loaded = load_dossier(dossier, reference, found)
    if loaded is None:
        return None
    node = loaded.record.nodes[COMMITTEE_NODE]
    lines = (dossier / COMMITTEE).read_text(encoding="utf-8-sig").splitlines()
    for key in (_OF_REGULATION, "roster"):
        value = node.child(key)
        if value is not None and value.key_location is not None and value.key_location.line is not None:
            start = value.key_location.line - 1
            lines[start : value.end_line] = [""] * (value.end_line - start)
    text = "\n".join(lines) + "\n"
    members = node.child("members")
    if node.child("roster") is not None and members is not None:
        text += yaml_text({"members": _without_blanks(members.plain())})
    return text


def facts_of(committee: str, reference: Reference, today: date, found: Diagnostics) -> Facts | None:
    """The facts that provisions of a dossier with this ``committee.yaml`` can name; faults give None."""
    with tempfile.TemporaryDirectory(prefix="vanban-", ignore_cleanup_errors=True) as made:
        folder = Path(made)
        if not write_file(folder / COMMITTEE, committee.encode(), found):
            return None
        dossier = load_dossier(folder, reference, found)
        return provision_facts(dossier, today) if dossier is not None else None


def _without_blanks(value: Any) -> Any:
    """Without what a cell of a roster left empty."""
    if isinstance(value, dict):
        return {key: _without_blanks(child) for key, child in value.items() if child is not None}
    return [_without_blanks(child) for child in value] if isinstance(value, list) else value


def _node(value: Any, location: Location) -> Node:
    if isinstance(value, Mapping):
        return Node({key: _node(child, location) for key, child in value.items()}, location)
    if isinstance(value, list):
        return Node([_node(child, location) for child in value], location)
    return Node(value, location)
