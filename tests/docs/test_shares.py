"""docs/architecture.md tells each dossier's share of the library as it is."""

from __future__ import annotations

from tests.docs.shares import ARCHITECTURE, filled


def test_shares_are_those_of_the_dossiers() -> None:
    document = ARCHITECTURE.read_text(encoding="utf-8")
    assert "<!-- shares -->" in document
    assert filled(document) == document, "run python -m tests.docs.refresh"
