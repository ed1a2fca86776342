"""A dossier comes to stand in its folder whole, or not at all, and never over another."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from generator.diagnostics import Diagnostic, Diagnostics, Severity
from generator.dossier.reference import Reference
from generator.pipeline import DossierReader
from generator.resources import data_folder
from generator.starting.placing import place_files
from generator.starting.writing import NewFile, dossier_files, told_of_answers
from tests.starting.making import SHORT, TODAY, completed, given, made

FILES = (
    NewFile("meetings/hop-1.yaml", "name: Họp\n", None),
    NewFile("committee.yaml", "kind: council\n", ()),
)


def contents(folder: Path) -> dict[str, str]:
    return {
        path.relative_to(folder).as_posix(): path.read_text(encoding="utf-8")
        for path in folder.rglob("*")
        if path.is_file()
    }


def test_files_stand_in_a_new_folder(tmp_path: Path) -> None:
    folder = tmp_path / "a" / "b"
    found = Diagnostics()
    paths = place_files(FILES, folder, lambda staged: (staged / "committee.yaml").is_file(), found)
    assert paths == (folder / "committee.yaml", folder / "meetings" / "hop-1.yaml")
    assert contents(folder) == {one.name: one.text for one in FILES}
    assert len(found) == 0


def test_refused_files_leave_no_trace(tmp_path: Path) -> None:
    assert place_files(FILES, tmp_path / "a" / "b", lambda _staged: False, Diagnostics()) == ()
    assert list(tmp_path.iterdir()) == []


def test_interruption_leaves_no_trace(tmp_path: Path) -> None:
    def interrupted(_staged: Path) -> bool:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        place_files(FILES, tmp_path / "ban", interrupted, Diagnostics())
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("name", ["committee.yaml", "regulation.yaml", "meetings/x.yaml", "reports/x.yaml"])
def test_folder_with_a_dossier_is_left_alone(tmp_path: Path, name: str) -> None:
    path = tmp_path / name
    path.parent.mkdir(exist_ok=True)
    path.write_text("của tôi\n", encoding="utf-8")
    found = Diagnostics()
    assert place_files(FILES, tmp_path, lambda _staged: True, found) == ()
    assert [one.code for one in found] == ["dossier-exists"]
    assert contents(tmp_path) == {name: "của tôi\n"}


def test_dossier_that_comes_meanwhile_is_left_alone(tmp_path: Path) -> None:
    def meanwhile(_staged: Path) -> bool:
        (tmp_path / "committee.yaml").write_text("của tôi\n", encoding="utf-8")
        return True

    found = Diagnostics()
    assert place_files(FILES, tmp_path, meanwhile, found) == ()
    assert [one.code for one in found] == ["dossier-exists"]
    assert contents(tmp_path) == {"committee.yaml": "của tôi\n"}


def test_other_files_of_the_folder_stay(tmp_path: Path) -> None:
    (tmp_path / "ghi-chu.txt").write_text("x", encoding="utf-8")
    assert place_files(FILES, tmp_path, lambda _staged: True, Diagnostics())
    assert contents(tmp_path).keys() == {"ghi-chu.txt", *(one.name for one in FILES)}


def test_file_in_the_place_of_the_folder_is_told(tmp_path: Path) -> None:
    (tmp_path / "ban").write_text("x", encoding="utf-8")
    found = Diagnostics()
    assert place_files(FILES, tmp_path / "ban", lambda _staged: True, found) == ()
    assert [one.code for one in found] == ["not-a-folder"]


def test_files_name_their_schema_only_beside_it(tmp_path: Path) -> None:
    draft = completed(SHORT)
    outside = dossier_files(draft, tmp_path / "ban", {})
    assert not any("$schema" in one.text for one in outside)
    inside = data_folder() / "committees" / "khong-co"
    lines = {one.name: one.text.partition("\n")[0] for one in dossier_files(draft, inside, {})}
    assert lines == {
        "committee.yaml": "# yaml-language-server: $schema=../../schema/committee.schema.json",
        "regulation.yaml": "# yaml-language-server: $schema=../../schema/regulation.schema.json",
        "meetings/hop-1.yaml": "# yaml-language-server: $schema=../../../schema/meeting.schema.json",
        "reports/2026-q2.yaml": "# yaml-language-server: $schema=../../../schema/report.schema.json",
    }


def told(answers: dict[str, Any], staged: Path) -> list[tuple[str, str]]:
    draft = completed(answers)
    files = dossier_files(draft, staged, Reference.load(Diagnostics()).legal_bases)
    assert place_files(files, staged, lambda _staged: True, Diagnostics())
    found = Diagnostics()
    DossierReader(found).papers(staged, TODAY, found)
    return [
        (one.code, str(one.location).removeprefix("answers.yaml:"))
        for one in told_of_answers(found, staged, files, given(answers))
    ]


def test_faults_between_answers_are_told_at_the_answers(tmp_path: Path) -> None:
    members = [*SHORT["members"], {"role": "chair", "position": "Chủ tịch Hội đồng nhân dân xã"}]
    meeting = {
        "date": "2026-06-18",
        "invitation": {"date": "2026-06-20"},
        "conclusion": {"tasks": [{"text": "Việc", "lead": "Công an tỉnh", "deadline": "2026-Q3"}]},
    }
    answers = {**SHORT, "members": members, "meetings": [meeting], "bases": ["legal-education-law"]}
    found = dict(told(answers, tmp_path / "ban"))
    text = given(answers).node
    assert found["chair-twice"] == place(text, "members", 3, "role")
    assert found["unknown-agency"] == place(text, "meetings", 0, "conclusion", "tasks", 0, "lead")
    assert found["unknown-document"] == place(text, "bases", 0)
    assert place(text, "meetings", 0, "invitation", "date") in found.values()


def place(node: Any, *path: str | int) -> str:
    return str(node.at(path).location).removeprefix("answers.yaml:")


def test_fault_without_an_answer_keeps_its_place(tmp_path: Path) -> None:
    one = Diagnostic("x", Severity.ERROR, "lỗi")
    assert told_of_answers(Diagnostics([one]), tmp_path, (), given(SHORT)) == (one,)


def test_made_dossier_is_read_as_it_was_answered(tmp_path: Path) -> None:
    folder = made(SHORT, tmp_path / "ban")
    found = Diagnostics()
    papers = DossierReader(found).papers(folder, TODAY, found)
    assert [str(one) for one in found] == []
    assert papers is not None
    committee = papers.committee
    assert committee.name == "Hội đồng tư vấn về phổ biến, giáo dục pháp luật xã Bình Lư"
    assert [one.position for one in committee.members] == [one["position"] for one in SHORT["members"]]
