"""docs/mau-tra-cuu.md names everything that a template can be built from."""

from __future__ import annotations

from generator.pipeline import FILTERS
from generator.resources import templates_folder
from generator.word.blocks import FOLDER, block_names
from generator.word.environment import TemplateEnvironment
from generator.word.lines import PAGE_FILTERS
from tests.docs.documents import PROJECT

DOCUMENT = (PROJECT / "docs" / "mau-tra-cuu.md").read_text(encoding="utf-8")


def test_every_filter_is_explained() -> None:
    filters = [name for name in TemplateEnvironment({**PAGE_FILTERS, **FILTERS}).filters if name[0] != "_"]
    assert len(filters) >= 7
    assert [name for name in filters if f"\\| {name}" not in DOCUMENT] == []


def test_every_block_is_explained() -> None:
    blocks = block_names(templates_folder() / FOLDER)
    assert len(blocks) >= 6
    assert [name for name in blocks if f"| `{name}` |" not in DOCUMENT] == []
