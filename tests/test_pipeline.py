"""From a dossier's folder to documents in memory: what is made, and that one run tells every fault."""

from __future__ import annotations

import shutil
from collections.abc import Sequence
from dataclasses import fields
from datetime import date, datetime
from pathlib import Path

import pytest

from generator.diagnostics import Diagnostics
from generator.documents import KINDS
from generator.output import GeneratedDocument
from generator.pipeline import generate, open_papers, open_regulation, template_shape
from generator.resources import templates_folder
from tests.documents.dossiers import DRAFTED, DossierFiles, steering_committee
from tests.documents.outlines import opened


def made(
    folder: Path,
    found: Diagnostics,
    kinds: Sequence[str] = (),
    templates: Path | None = None,
    steps: list[tuple[int, int]] | None = None,
) -> tuple[GeneratedDocument, ...] | None:
    [made] = generate(
        [folder],
        kinds=kinds,
        date=DRAFTED,
        templates=templates or templates_folder(),
        found=found,
        progress=lambda done, of: steps.append((done, of)) if steps is not None else None,
    )
    return made.documents


def codes(found: Diagnostics) -> set[tuple[str, str]]:
    """Code and file of everything found."""
    return {(one.code, Path(one.location.file).name if one.location else "") for one in found}


def test_all_kinds_that_a_dossier_has_are_made_in_their_order(tmp_path: Path) -> None:
    steps: list[tuple[int, int]] = []
    found = Diagnostics()
    documents = made(steering_committee().write(tmp_path), found, steps=steps)
    assert documents is not None
    order = list(KINDS)
    places = [order.index(one.kind) for one in documents]
    assert places == sorted(places)
    assert set(KINDS) - {one.kind for one in documents} == {"phan-cong"}
    assert steps == [(number, len(documents)) for number in range(len(documents) + 1)]
    assert all(one.name.endswith(".docx") for one in documents)


def test_kinds_narrow_what_is_made_in_the_order_asked(tmp_path: Path) -> None:
    folder = steering_committee().write(tmp_path)
    documents = made(folder, Diagnostics(), ["quy-che", "giay-moi"])
    assert [one.kind for one in documents or ()] == ["quy-che", "giay-moi"]


def test_only_templates_of_the_kinds_asked_for_need_to_be_sound(tmp_path: Path) -> None:
    folder = steering_committee().write(tmp_path / "dossier")
    templates = Path(shutil.copytree(templates_folder(), tmp_path / "templates"))
    (templates / "mau-bao-cao.docx").write_bytes(b"")
    assert made(folder, Diagnostics(), ["giay-moi"], templates)
    found = Diagnostics()
    assert made(folder, found, [], templates) is None
    assert {file for _code, file in codes(found)} == {"mau-bao-cao.docx"}


def test_parts_of_a_report_s_appendix_are_numbered_as_they_stand(tmp_path: Path) -> None:
    files = steering_committee()
    heads = [_appendix_heads(files.write(tmp_path / "both"))]
    for chapter in files.regulation["chapters"]:
        for article in chapter["articles"]:
            article.pop("duties_of", None)
            for clause in article.get("clauses", ()):
                if isinstance(clause, dict):
                    clause.pop("duties_of", None)
    heads.append(_appendix_heads(files.write(tmp_path / "tasks-only")))
    assert ("I. Nhiệm vụ theo Quy chế", "II. Nhiệm vụ theo thông báo kết luận") in heads[0]
    assert set(heads[1]) <= {("I. Nhiệm vụ theo thông báo kết luận",), ()}


def _appendix_heads(folder: Path) -> list[tuple[str, ...]]:
    """The rows that head the parts of every report form's table."""
    documents = made(folder, Diagnostics(), ["mau-bao-cao"])
    assert documents
    rows = [[row.cells[0].text for row in opened(one.content).tables[-1].rows] for one in documents]
    return [tuple(text for text in one if "Nhiệm vụ theo" in text) for one in rows]


def test_same_input_and_day_give_the_same_bytes(tmp_path: Path) -> None:
    folder = steering_committee().write(tmp_path)
    assert made(folder, Diagnostics()) == made(folder, Diagnostics())


def test_files_carry_their_title_and_the_day_of_drafting(tmp_path: Path) -> None:
    documents = made(steering_committee().write(tmp_path), Diagnostics(), ["giay-moi", "quy-che"])
    assert documents is not None
    properties = [opened(one.content).core_properties for one in documents]
    assert [one.title for one in properties] == [
        "Giấy mời Phiên họp Quý I",
        "Quy chế Hoạt động của Ban Chỉ đạo thử nghiệm tỉnh Lai Châu",
    ]
    for one in properties:
        assert isinstance(one.created, datetime)
        assert one.created.date() == DRAFTED


def spoilt() -> DossierFiles:
    """A dossier with faults in four files."""
    files = steering_committee()
    files.committee["members"][1]["role"] = "boss"
    files.meetings["2026-03"]["date"] = "2026-02-30"
    files.reports["2026-q1"]["periods"] = "2026-Q1"
    files.regulation["chapters"][0]["articles"][0]["text"] = "Theo {{ ref('no-such-provision') }}."
    return files


def test_faults_of_dossier_regulation_and_templates_are_told_in_one_run(tmp_path: Path) -> None:
    folder = spoilt().write(tmp_path / "dossier")
    templates = Path(shutil.copytree(templates_folder(), tmp_path / "templates"))
    (templates / "giay-moi.docx").write_bytes(b"not a Word file")
    found = Diagnostics()
    assert made(folder, found, templates=templates) is None
    told = codes(found)
    assert {file for _code, file in told} == {
        "committee.yaml",
        "2026-03.yaml",
        "2026-q1.yaml",
        "regulation.yaml",
        "giay-moi.docx",
    }
    assert ("unknown-reference", "regulation.yaml") in told
    assert ("bad-date", "2026-03.yaml") in told


def test_faults_of_the_regulation_hide_none_of_what_the_dossier_says_of_it(tmp_path: Path) -> None:
    files = steering_committee()
    files.regulation["chapters"][0]["articles"][0]["text"] = "Theo {{ ref('no-such-provision') }}."
    files.committee["provisions"]["absence"] = "no-such-rule"
    found = Diagnostics()
    assert open_papers(files.write(tmp_path), DRAFTED, found) is None
    assert codes(found) == {("unknown-reference", "regulation.yaml"), ("unknown-provision", "committee.yaml")}


def test_sound_regulation_of_a_spoilt_dossier_is_not_blamed(tmp_path: Path) -> None:
    files = steering_committee()
    files.committee["members"][1]["role"] = "boss"
    found = Diagnostics()
    assert made(files.write(tmp_path), found) is None
    assert {file for _code, file in codes(found)} == {"committee.yaml"}


def test_every_fault_is_told_once(tmp_path: Path) -> None:
    found = Diagnostics()
    made(spoilt().write(tmp_path), found)
    told = [(one.code, one.location, one.message) for one in found]
    assert len(told) == len(set(told))


def test_regulation_alone_is_opened_or_its_faults_told(tmp_path: Path) -> None:
    regulation = open_regulation(steering_committee().write(tmp_path / "good"), Diagnostics())
    assert regulation is not None
    assert [one.number for one in regulation.articles()] == ["1", "2", "3", "4", "5"]
    found = Diagnostics()
    assert open_regulation(spoilt().write(tmp_path / "bad"), found) is None
    assert found.has_errors()


def test_folder_without_a_dossier_is_told(tmp_path: Path) -> None:
    found = Diagnostics()
    assert made(tmp_path, found) is None
    assert {"committee.yaml", "regulation.yaml"} <= {file for _code, file in codes(found)}


@pytest.mark.parametrize("kind", KINDS)
def test_shape_of_a_kind_names_what_its_documents_hold(kind: str) -> None:
    shape = template_shape(kind)
    assert shape.members.keys() == {one.name for one in fields(KINDS[kind].fields)}
    assert "letterhead" not in shape.members or "issuer" in shape.members["letterhead"].members


@pytest.mark.parametrize("drafted", [date(2026, 1, 1), date(2027, 12, 31)])
def test_day_of_drafting_changes_nothing_that_the_dossier_dates(tmp_path: Path, drafted: date) -> None:
    files = steering_committee()
    files.committee["members"][3] |= {"from": "2026-02-10", "to": "2026-12-31", "areas": ["Kinh phí"]}
    papers = files.papers(tmp_path, drafted)
    for kind in KINDS.values():
        of_today = [one.fields for one in kind.compose(files.papers(tmp_path, DRAFTED))]
        assert [one.fields for one in kind.compose(papers)] == of_today
