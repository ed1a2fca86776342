"""Each known fault that a rule can repair is repaired, with no other finding and no change of words."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import pytest

from generator.checking.form.examining import FormFinding, examine_form
from generator.checking.form.fixing import fix_form
from generator.checking.form.reading import read_form
from generator.checking.form.rules import FORM_RULES
from generator.diagnostics import Diagnostics
from generator.word.package import Package, package_from
from tests.checking.form.faults import Fault, WordCopy
from tests.checking.form.test_faults import FAULTS


def package_of(content: bytes) -> Package:
    package = package_from(content, Path("giay-to.docx"), Diagnostics())
    assert package is not None
    return package


def findings(content: bytes) -> tuple[FormFinding, ...]:
    document = read_form(package_of(content), Diagnostics())
    assert document is not None
    return examine_form(document)


@pytest.mark.parametrize("fault", [one for one in FAULTS if FORM_RULES[one.code].fixable], ids=str)
def test_fault_is_repaired_and_nothing_else_is_found(
    fault: Fault, papers: Mapping[tuple[str, str], bytes]
) -> None:
    word = WordCopy(papers[fault.dossier, fault.paper])
    fault.change(word)
    spoilt = word.bytes()
    repairable = [one for one in findings(spoilt) if one.slip.repair is not None]
    found = Diagnostics()
    result = fix_form(package_of(spoilt), found)
    assert result is not None, list(map(str, found))
    assert len(result.done) >= len(repairable)
    left = {one.rule.code for one in findings(result.content)}
    assert left <= ({fault.code} if not repairable else set())
