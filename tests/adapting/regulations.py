"""Regulations of a province and of a commune, for tests of what became of each provision."""

from __future__ import annotations

from pathlib import Path
from textwrap import dedent
from typing import Any

from generator.adapting.tracing import PrintedRegulation
from generator.diagnostics import Diagnostics
from generator.regulation.building import CitedDocument, build_regulation
from generator.regulation.loading import load_regulation
from tests.regulation.support import NO_LIBRARY

PLAN = CitedDocument(
    "Kế hoạch số 186/KH-UBND ngày 18/9/2025 của Ủy ban nhân dân tỉnh", "Kế hoạch số 186/KH-UBND"
)
PROVINCE: dict[str, Any] = {
    "unit": {"full_name": "tỉnh Lai Châu"},
    "committee": {"short_name": "Ban Chỉ đạo"},
    "regimes": {"frequency_text": "mỗi quý một lần"},
}
COMMUNE: dict[str, Any] = {
    "unit": {"full_name": "xã Sì Lở Lầu"},
    "committee": {"short_name": "Ban Chỉ đạo"},
    "regimes": {"frequency_text": "mỗi tháng một lần"},
}


def printed(
    folder: Path, text: str, facts: dict[str, Any], documents: dict[str, CitedDocument] | None = None
) -> PrintedRegulation:
    """The regulation of a text in YAML under these facts; each of its provisions needs an id."""
    path = folder / "regulation.yaml"
    path.write_text(dedent(text), encoding="utf-8")
    found = Diagnostics()
    documents = {"plan": PLAN} if documents is None else documents
    source = load_regulation(path, found, NO_LIBRARY)
    assert source is not None
    regulation = build_regulation(source, facts, documents, found)
    assert list(found) == []
    assert regulation is not None
    return PrintedRegulation(source, regulation, facts, documents)
