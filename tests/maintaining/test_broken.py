"""Each broken template is found broken by its code, and for nothing else; no good one is."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.cli.template_tables import table_shapes
from generator.diagnostics import Diagnostics
from generator.maintaining.examining import Examination, templates_to_examine
from generator.resources import templates_folder
from tests.maintaining.broken import BROKEN, Templates
from tests.maintaining.trial import DAY, copy_of_templates, examine, samples


def test_the_set_is_as_large_as_promised() -> None:
    assert len(BROKEN) >= 60


@pytest.mark.parametrize("name", BROKEN)
def test_fault_is_found_by_its_code_and_nothing_else(tmp_path: Path, name: str) -> None:
    broken = BROKEN[name]
    folder = copy_of_templates(tmp_path)
    broken.change(Templates(folder, broken.template))
    found = examine(folder, broken.template)
    codes = {one.code for one in found}
    assert broken.code in codes, list(map(str, found))
    assert codes - {broken.code} <= broken.also, list(map(str, found))


def test_no_shipped_template_has_a_finding() -> None:
    found = Diagnostics()
    examination = Examination(samples, DAY, table_shapes())
    targets = templates_to_examine(templates_folder(), found)
    for target in targets:
        examination.examine(target, found)
    assert len(targets) >= 16
    assert not len(found), list(map(str, found))
