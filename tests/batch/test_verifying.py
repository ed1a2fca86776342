"""Communes rebuilt one by one and compared with what stands in their folders."""

from __future__ import annotations

import json
import shutil
from dataclasses import replace
from pathlib import Path

import pytest

from generator.batch.executors import local_executor
from generator.batch.opening import open_plan
from generator.batch.plan import read_plan
from generator.batch.verifying import VerifiedUnit, sampled, verify
from generator.diagnostics import Diagnostics
from tests.batch.communes import BINH_LU, DOAN_KET, Communes, edit
from tests.batch.test_pulling import COLLECTIVE, DECISION, INVITATION, REGULATION, taken_over


def verified(
    communes: Communes, found: Diagnostics | None = None, *, sample: int | None = None, workers: int = 1
) -> dict[str, VerifiedUnit]:
    problems = Diagnostics() if found is None else found
    plan = read_plan(communes.output, problems)
    assert plan is not None
    with local_executor(workers) as executor:
        units = verify(
            plan,
            communes.output,
            executor,
            "en",
            problems,
            progress=lambda _done, _total: None,
            sample=sample,
        )
    if found is None:
        assert [str(one) for one in problems] == []
    return {one.code: one for one in units}


def differences(one: VerifiedUnit) -> list[tuple[str, str | None]]:
    return [(finding.code, finding.file) for finding in one.findings]


def standing(folder: Path) -> dict[str, bytes]:
    return {str(path): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


@pytest.mark.parametrize("workers", [1, 2])
def test_what_a_batch_made_is_the_same_and_nothing_is_written(communes: Communes, workers: int) -> None:
    before = standing(communes.folder)
    units = verified(communes, workers=workers)
    assert {one.code: (one.papers, one.is_same) for one in units.values()} == {
        BINH_LU: (3, True),
        DOAN_KET: (3, True),
    }
    assert standing(communes.folder) == before


def test_each_paper_that_is_otherwise_is_named(communes: Communes) -> None:
    place = communes.unit()
    (place / INVITATION).unlink()
    edit(place / REGULATION, lambda word: word.bold(COLLECTIVE))
    units = verified(communes)
    assert differences(units[BINH_LU]) == [("edited-by-hand", REGULATION), ("paper-missing", INVITATION)]
    assert units[DOAN_KET].is_same


def test_a_paper_swapped_with_another_communes_is_found(communes: Communes) -> None:
    shutil.copy(communes.unit(DOAN_KET) / DECISION, communes.unit() / DECISION)
    assert differences(verified(communes)[BINH_LU]) == [("edited-by-hand", DECISION)]


def test_a_record_that_names_another_paper_is_found(communes: Communes) -> None:
    path = communes.unit() / "unit.json"
    record = json.loads(path.read_bytes())
    record["documents"][0]["sha256"] = "0" * 64
    path.write_text(json.dumps(record), encoding="utf-8")
    ((code, _file),) = differences(verified(communes)[BINH_LU])
    assert code == "record-differs"


def test_papers_older_than_the_province_differ(communes: Communes) -> None:
    communes.amend("hội nghị, hội thảo, việc", "hội nghị, việc")
    for unit in verified(communes).values():
        assert differences(unit) == [("paper-differs", DECISION), ("paper-differs", REGULATION)]
    communes.update()
    assert all(one.is_same for one in verified(communes).values())


def test_a_commune_with_edits_of_its_own_is_rebuilt_with_them(communes: Communes) -> None:
    paper = communes.unit() / REGULATION
    edit(paper, lambda word: word.change(COLLECTIVE, "là người kết luận", "là người chủ trì và kết luận"))
    taken_over(paper)
    assert [code for code, _file in differences(verified(communes)[BINH_LU])] == ["paper-differs"] * 2
    communes.update()
    assert all(one.is_same for one in verified(communes).values())
    overrides = communes.unit() / "overrides.yaml"
    overrides.write_text(
        "overrides:\n  - {drop: principles.collective, against: 0000000000000000}\n", encoding="utf-8"
    )
    assert differences(verified(communes)[BINH_LU])[0][0] == "override-conflict"


def test_a_province_that_cannot_be_read_is_told(communes: Communes) -> None:
    (communes.province / "regulation.yaml").write_text("title: [", encoding="utf-8")
    found = Diagnostics()
    assert verified(communes, found) == {}
    assert found.has_errors()


def test_a_sample_is_spread_over_all_cases_and_always_the_same(communes: Communes) -> None:
    plan = read_plan(communes.output, Diagnostics())
    assert plan is not None
    opened = open_plan(replace(plan, codes=(), province="12"), communes.output, Diagnostics())
    assert opened is not None
    assert len(opened.rows) == 38
    few = sampled(opened, 2)
    assert len({row.unit.type for row in few}) == 2
    assert sampled(opened, 7) == sampled(opened, 7)
    for count in (1, 3, 7, 37, 38, 100):
        codes = [row.unit.code for row in sampled(opened, count)]
        assert len(set(codes)) == len(codes) == min(count, 38)
    assert len(verified(communes, sample=1)) == 1
