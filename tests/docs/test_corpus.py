"""What docs/thu-nghiem.md tells of real regulations is so, where their files are at hand."""

from __future__ import annotations

import pytest

from generator.diagnostics import Diagnostics
from generator.importing.receipt import import_file
from tests.docs.corpus import CORPUS, DOCUMENT, EXPECTED, counted, filled
from tests.support.rendered import require_programs

without_corpus = pytest.mark.skipif(
    not CORPUS.is_dir(), reason="the corpus does not stand beside the project"
)


@without_corpus
@pytest.mark.parametrize("name", [name for name in EXPECTED if name.endswith(".txt")])
def test_every_provision_of_a_real_regulation_is_counted_and_every_sign_has_its_place(name: str) -> None:
    found = Diagnostics()
    imported = import_file(CORPUS / name, found)
    assert imported is not None, [str(one) for one in found]
    assert counted(imported) == EXPECTED[name]
    characters = imported.characters
    assert characters["read"] == characters["mapped"] + characters["set_aside"]
    assert imported.unmapped == ()


@without_corpus
def test_the_table_is_the_present_one() -> None:
    require_programs()
    document = DOCUMENT.read_text(encoding="utf-8")
    assert "<!-- corpus -->" in document
    assert filled(document) == document, "run python -m tests.docs.corpus"
