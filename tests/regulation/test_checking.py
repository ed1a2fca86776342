"""What is told of a regulation whose dossier's facts could not be read."""

from __future__ import annotations

from pathlib import Path

from generator.diagnostics import Diagnostics
from generator.regulation.building import check_regulation
from generator.regulation.loading import load_regulation
from tests.regulation.support import NO_LIBRARY, SAMPLE


def told(path: Path) -> list[str]:
    found = Diagnostics()
    source = load_regulation(path, found, NO_LIBRARY)
    assert source is not None, list(found)
    check_regulation(source, found)
    return [f"{one.code} {str(one.location).removeprefix(str(path))}" for one in found]


def test_sound_regulation_needs_no_facts() -> None:
    assert told(SAMPLE) == []


def test_faults_that_need_no_facts_are_told_in_reading_order(tmp_path: Path) -> None:
    path = tmp_path / "regulation.yaml"
    path.write_text(
        "title: Về {{ any.name }}\n"
        "articles:\n"
        "  - id: one\n"
        "    when: any.thing\n"
        "    title: Một\n"
        "    text: Theo {{ ref('tow') }} và {{ cite('any-document') }}.\n"
        "  - id: two\n"
        "    text: Theo {{ ref('one') | lowwer }}.\n"
        "  - id: one\n"
        "    text: Ba.\n",
        encoding="utf-8",
    )
    assert told(path) == [
        "unknown-reference :6:16",
        "unknown-filter :8:16",
        "duplicate-id :9:9",
    ]
