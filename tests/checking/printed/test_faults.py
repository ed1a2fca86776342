"""Each fault that only pages show is found by its own rule and by no other (bộ lỗi tự tạo)."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import pytest

from generator.checking.form.examining import examine_form
from generator.checking.printed.pages import Printed
from generator.checking.printed.rules import PRINTED_RULES
from tests.checking.form.faults import Fault
from tests.checking.printed.conftest import printed_files
from tests.checking.printed.faults_printed import FAULTS

SERIES = ("mau-bao-cao", "phieu-lay-y-kien")
"""Papers of one dossier that are made for many."""


@pytest.mark.parametrize(("number", "fault"), list(enumerate(FAULTS)), ids=map(str, FAULTS))
def test_fault_is_found_and_nothing_else(number: int, fault: Fault, spoilt: Mapping[str, Printed]) -> None:
    printed = spoilt[str(number)]
    findings = examine_form(printed.document, printed=printed)
    assert {one.rule.code for one in findings} == {fault.code}, [str(one.diagnostic) for one in findings]
    assert all(one.slip.page is not None for one in findings)


def test_every_rule_has_a_fault() -> None:
    assert {fault.code for fault in FAULTS} == set(PRINTED_RULES)


def test_papers_of_all_dossiers_have_no_fault(
    papers: Mapping[tuple[str, str], bytes], tmp_path: Path
) -> None:
    """Of papers that are alike but for who is addressed, one of each dossier."""
    chosen, told = {}, set()
    for (dossier, name), content in papers.items():
        series = next((one for one in SERIES if name.startswith(one)), name)
        if (dossier, series) not in told:
            told.add((dossier, series))
            chosen[f"{dossier}-{name}"] = content
    pages = printed_files(chosen, tmp_path)
    found = [
        (name, str(one.diagnostic))
        for name, printed in pages.items()
        for one in examine_form(printed.document, printed=printed)
        if one.rule.code in PRINTED_RULES
    ]
    assert found == []
    assert len(pages) == len(chosen) > 60
