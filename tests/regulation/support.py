"""What the tests of regulations share: the facts of an invented committee, and building from YAML text."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from textwrap import dedent
from typing import Any

from generator.diagnostics import Diagnostics
from generator.regulation.building import CitedDocument, build_regulation
from generator.regulation.library import ProvisionLibrary
from generator.regulation.loading import load_regulation
from generator.regulation.tree import Regulation

SAMPLE = Path(__file__).parent / "sample.yaml"

FACTS: dict[str, Any] = {
    "committee": {"name": "Ban Chỉ đạo thử nghiệm xã Mẫu", "short_name": "Ban Chỉ đạo", "members": 9},
    "roles": {"chair": "Trưởng Ban Chỉ đạo", "deputy": "Phó Trưởng Ban Chỉ đạo"},
    "standing_agency": {"name": "công an xã Mẫu"},
    "support_team": None,
    "regimes": {
        "meetings": {
            "frequency": "quarterly",
            "frequency_text": "mỗi quý một lần",
            "extraordinary": True,
            "absence_notice": "01 ngày",
        }
    },
}

DOCUMENTS = {
    "plan-186": CitedDocument(
        "Kế hoạch số 186/KH-UBND ngày 18/9/2025 của Ủy ban nhân dân tỉnh", "Kế hoạch số 186/KH-UBND"
    ),
    "plan-200": CitedDocument("Kế hoạch số 200/KH-UBND ngày 01/10/2025", "Kế hoạch số 200/KH-UBND"),
}


NO_LIBRARY = ProvisionLibrary()


@dataclass(frozen=True)
class Outcome:
    """A built regulation and what was found, as ``code at line:column``."""

    regulation: Regulation | None
    found: Diagnostics

    @property
    def problems(self) -> list[str]:
        return [
            f"{one.code} {one.location.line}:{one.location.column}" if one.location else one.code
            for one in self.found
        ]

    @property
    def built(self) -> Regulation:
        assert self.problems == []
        assert self.regulation is not None
        return self.regulation


def build_file(
    path: Path, facts: dict[str, Any] | None = None, library: ProvisionLibrary | None = NO_LIBRARY
) -> Outcome:
    found = Diagnostics()
    source = load_regulation(path, found, library)
    if source is None:
        return Outcome(None, found)
    return Outcome(build_regulation(source, FACTS if facts is None else facts, DOCUMENTS, found), found)


def build_text(folder: Path, text: str, facts: dict[str, Any] | None = None) -> Outcome:
    path = folder / "regulation.yaml"
    path.write_text(dedent(text).lstrip("\n"), encoding="utf-8")
    return build_file(path, facts)
