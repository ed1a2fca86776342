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
from generator.pipeline import generate, kind_shape, open_papers, open_regulation
from generator.resources import templates_folder
from tests.acceptance.planting import copies
from tests.documents.dossiers import DRAFTED, DossierFiles, council, steering_committee, task_force
from tests.documents.outlines import opened

Papers = tuple[GeneratedDocument, ...] | None


def made(
    folder: Path, found: Diagnostics, kinds: Sequence[str] = (), templates: Path | None = None
) -> Papers:
    """The papers of one dossier."""
    return all_made([folder], found, kinds, templates)[folder]


def all_made(
    folders: Sequence[Path],
    found: Diagnostics,
    kinds: Sequence[str] = (),
    templates: Path | None = None,
    steps: list[tuple[int, int]] | None = None,
) -> dict[Path, Papers]:
    """The papers of dossiers, made in one run."""
    papers = generate(
        folders,
        kinds=kinds,
        date=DRAFTED,
        templates=templates or templates_folder(),
        found=found,
        progress=lambda done, of: steps.append((done, of)) if steps is not None else None,
    )
    return {one.dossier: one.documents for one in papers}


def codes(found: Diagnostics) -> set[tuple[str, str]]:
    """Code and file of everything found."""
    return {(one.code, Path(one.location.file).name if one.location else "") for one in found}


def test_all_kinds_that_a_dossier_has_are_made_in_their_order(tmp_path: Path) -> None:
    files = steering_committee()
    documents = made(files.write(tmp_path), Diagnostics())
    assert documents is not None
    papers = files.papers(tmp_path)
    assert [one.name for one in documents] == [
        f"{document.name}.docx" for kind in KINDS.values() for document in kind.compose(papers)
    ]
    assert {"giay-moi", "quy-che"} < {one.kind for one in documents} < set(KINDS)


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


def test_several_dossiers_are_made_as_each_alone_in_their_order(tmp_path: Path) -> None:
    folders = [
        files.write(tmp_path / name)
        for name, files in (("c", task_force()), ("a", steering_committee()), ("b", council()))
    ]
    found = Diagnostics()
    steps: list[tuple[int, int]] = []
    together = all_made(folders, found, steps=steps)
    assert list(together) == folders
    assert together == {folder: made(folder, Diagnostics()) for folder in folders}
    total = sum(len(documents or ()) for documents in together.values())
    assert steps == [(number, total) for number in range(total + 1)]


def test_faulty_dossier_stops_its_own_papers_only(tmp_path: Path) -> None:
    good, bad, other = (tmp_path / name for name in ("good", "bad", "other"))
    steering_committee().write(good)
    spoilt().write(bad)
    council().write(other)
    found = Diagnostics()
    together = all_made([good, bad, other], found)
    assert together == {good: made(good, Diagnostics()), bad: None, other: made(other, Diagnostics())}
    alone = Diagnostics()
    assert made(bad, alone) is None
    assert list(found) == list(alone)


def test_name_that_no_file_can_have_stops_its_dossier_only(tmp_path: Path) -> None:
    files = steering_committee()
    good = files.write(tmp_path / "good")
    files.meetings["2026-03"]["id"] = "q" * 200
    bad = files.write(tmp_path / "bad")
    found = Diagnostics()
    together = all_made([bad, good], found, ["giay-moi"])
    assert (together[bad] is None, together[good] is None) == (True, False)
    assert [(one.code, one.location and one.location.file) for one in found] == [
        ("file-name-refused", str(bad))
    ]


def test_what_several_dossiers_meet_in_a_template_is_told_once(tmp_path: Path) -> None:
    given = copies(tmp_path)
    given.replace_in_template("giay-moi.docx", "{{ inviter }}", "{{ inviter | number }}")
    (given.templates / "phan-cong.docx").write_bytes(b"not a Word file")
    other = Path(shutil.copytree(given.dossier, tmp_path / "other"))
    found = Diagnostics()
    together = all_made([given.dossier, other], found, templates=given.templates)
    assert together == {given.dossier: None, other: None}
    assert [(one.code, Path(one.location.file).name) for one in found if one.location] == [
        ("not-docx", "phan-cong.docx"),
        ("tag-failed", "giay-moi.docx"),
    ]


def test_value_that_a_template_cannot_print_stops_the_dossiers_that_have_it(tmp_path: Path) -> None:
    given = copies(tmp_path)
    given.replace_in_template("giay-moi.docx", "{{ inviter }}", "{{ inviter | number }}")
    files = steering_committee()
    meeting = files.write(tmp_path / "meeting")
    files.meetings = {}
    none = files.write(tmp_path / "none")
    found = Diagnostics()
    together = all_made([meeting, none], found, ["giay-moi", "quy-che"], given.templates)
    assert [one.code for one in found] == ["tag-failed"]
    assert together[meeting] is None
    assert [one.kind for one in together[none] or ()] == ["quy-che"]


def test_library_that_cannot_be_read_is_told_once_and_stops_all(tmp_path: Path) -> None:
    folders = [steering_committee().write(tmp_path / name) for name in ("a", "b")]
    found = Diagnostics()
    together = generate(
        folders,
        kinds=(),
        date=DRAFTED,
        templates=templates_folder(),
        found=found,
        progress=lambda _done, _of: None,
        library=tmp_path / "nowhere",
    )
    assert [one.documents for one in together] == [None, None]
    assert [one.code for one in found] == ["library-missing"]


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
    regulation = open_regulation(steering_committee().write(tmp_path / "good"), DRAFTED, Diagnostics())
    assert regulation is not None
    assert [one.number for one in regulation.articles()] == ["1", "2", "3", "4", "5"]
    found = Diagnostics()
    assert open_regulation(spoilt().write(tmp_path / "bad"), DRAFTED, found) is None
    assert found.has_errors()


def test_folder_without_a_dossier_is_told(tmp_path: Path) -> None:
    found = Diagnostics()
    assert made(tmp_path, found) is None
    assert {"committee.yaml", "regulation.yaml"} <= {file for _code, file in codes(found)}


@pytest.mark.parametrize("kind", KINDS)
def test_shape_of_a_kind_names_what_its_documents_hold(kind: str) -> None:
    shape = kind_shape(KINDS[kind])
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
