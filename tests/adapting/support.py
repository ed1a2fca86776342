"""What the tests of adaptation share: rules and regulations from YAML text, facts of an invented commune."""

from __future__ import annotations

from pathlib import Path
from textwrap import dedent
from typing import Any

from generator.adapting.loading import load_rules
from generator.adapting.rules import AdaptationRules
from generator.diagnostics import Diagnostics
from generator.regulation.library import ProvisionLibrary
from generator.regulation.loading import load_library, load_regulation
from generator.regulation.source import RegulationSource

FACTS: dict[str, Any] = {
    "committee": {"name": "Ban Chỉ đạo thử nghiệm xã Mẫu", "short_name": "Ban Chỉ đạo"},
    "roles": {"chair": "Trưởng Ban Chỉ đạo", "member": "Thành viên Ban Chỉ đạo"},
    "governing_body": {"title": "Ủy ban nhân dân xã"},
    "support_team": None,
    "regimes": {"meetings": {"frequency": "monthly"}},
    "unit": {
        "code": "01234",
        "name": "Mẫu",
        "type": "xã",
        "full_name": "xã Mẫu",
        "place_name": "Mẫu",
        "level": "commune",
        "border": True,
        "island": False,
    },
    "province": {
        "name": "Ví Dụ",
        "full_name": "tỉnh Ví Dụ",
        "committee": "Ban Chỉ đạo thử nghiệm tỉnh Ví Dụ",
        "governing_body": "Ủy ban nhân dân tỉnh Ví Dụ",
    },
    "parent": {"committee": {"short_name": "Ban Chỉ đạo", "field": "thử nghiệm"}, "standing_agency": None},
    "adapted": {"committee": {"name": "Ban Chỉ đạo thử nghiệm xã Mẫu"}},
    "drafted": {"month": "2026-11", "quarter": "2026-Q4", "year": "2026"},
}
MEMBERS = ("chair", "deputy-1")

LIBRARY = """
provisions:
  - id: relations
    title: Quan hệ công tác
    clauses:
      - id: relations.central
        when: unit.level == 'province'
        text: Với cơ quan Trung ương.
      - id: relations.commune
        text: Với cơ quan của {{ unit.type }}.
"""


def written(folder: Path, name: str, text: str) -> Path:
    path = folder / name
    path.write_text(dedent(text).lstrip("\n"), encoding="utf-8")
    return path


def library(folder: Path) -> ProvisionLibrary:
    provisions = folder / "provisions"
    provisions.mkdir(exist_ok=True)
    written(provisions, "relations.yaml", LIBRARY)
    found = Diagnostics()
    loaded = load_library(provisions, found)
    assert loaded is not None, list(found)
    return loaded


def problems(found: Diagnostics) -> list[str]:
    """What was found, as ``code line:column``, in files other than ``rules.yaml`` with their name."""

    def place(file: str) -> str:
        name = Path(file).name
        return "" if name == "rules.yaml" else f"{name}:"

    return [
        f"{one.code} {place(one.location.file)}{one.location.line}:{one.location.column}"
        if one.location
        else one.code
        for one in found
    ]


def rules_of(folder: Path, text: str) -> AdaptationRules:
    found = Diagnostics()
    rules = load_rules(written(folder, "rules.yaml", text), found, library(folder))
    assert rules is not None, [str(one) for one in found]
    assert problems(found) == []
    return rules


def faults_of(folder: Path, text: str) -> list[str]:
    found = Diagnostics()
    assert load_rules(written(folder, "rules.yaml", text), found, library(folder)) is None
    return problems(found)


def regulation_of(folder: Path, text: str) -> RegulationSource:
    found = Diagnostics()
    source = load_regulation(written(folder, "regulation.yaml", text), found, library(folder))
    assert source is not None, [str(one) for one in found]
    return source
