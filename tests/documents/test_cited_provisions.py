"""Provisions that a dossier names must be in its regulation."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.diagnostics import Diagnostics
from generator.pipeline import open_papers
from tests.documents.dossiers import DRAFTED, DossierFiles, steering_committee


def problems(files: DossierFiles, folder: Path) -> dict[str, tuple[str, str | None]]:
    """Code and hint of every error by file and line's key."""
    found = Diagnostics()
    open_papers(files.write(folder), DRAFTED, found)
    told = {}
    for one in found:
        assert one.location is not None
        assert one.location.line is not None
        path = Path(one.location.file)
        line = path.read_text(encoding="utf-8").splitlines()[one.location.line - 1]
        told[f"{path.name}: {line.strip()}"] = (one.code, one.hint)
        assert line[(one.location.column or 0) - 1 :] == line.split(": ", 1)[1]
    return told


def test_every_place_that_names_a_provision_is_checked(tmp_path: Path) -> None:
    files = steering_committee()
    files.committee["provisions"] = {"convening": "no-a", "absence": "meetings.absense", "reporting": "no-b"}
    files.meetings["2026-03"]["convened_under"] = "no-c"
    files.reports["2026-q1"]["under"] = "no-d"
    question = {"text": "Có đồng ý không"}
    asked = {"subject": "kế hoạch", "date": "2026-04-01", "under": "no-e", "questions": [question]}
    files.opinions["y-kien"] = asked
    told = problems(files, tmp_path)
    assert set(told) == {
        "committee.yaml: convening: no-a",
        "committee.yaml: absence: meetings.absense",
        "committee.yaml: reporting: no-b",
        "2026-03.yaml: convened_under: no-c",
        "2026-q1.yaml: under: no-d",
        "y-kien.yaml: under: no-e",
    }
    assert {code for code, _hint in told.values()} == {"unknown-provision"}
    assert "meetings.absence" in (told["committee.yaml: absence: meetings.absense"][1] or "")


def test_unnumbered_paragraph_cannot_be_cited(tmp_path: Path) -> None:
    files = steering_committee()
    clauses = files.regulation["chapters"][1]["articles"][0]["clauses"]
    clauses.append({"id": "meetings.note", "paragraph": "Đoạn không đánh số."})
    files.committee["provisions"]["absence"] = "meetings.note"
    assert problems(files, tmp_path)["committee.yaml: absence: meetings.note"][0] == "uncitable-paragraph"


def test_provision_that_its_condition_drops_is_not_there(tmp_path: Path) -> None:
    files = steering_committee()
    files.regulation["chapters"][1]["articles"][0]["clauses"][1]["when"] = "support_team"
    assert problems(files, tmp_path)["committee.yaml: absence: meetings.absence"][0] == "unknown-provision"


@pytest.mark.parametrize("key", ["convening", "absence", "reporting"])
def test_provisions_need_not_be_named(tmp_path: Path, key: str) -> None:
    files = steering_committee()
    del files.committee["provisions"][key]
    assert problems(files, tmp_path) == {}


def test_duties_of_nobody_are_reported_where_the_provision_stands(tmp_path: Path) -> None:
    files = steering_committee()
    files.regulation["chapters"][1]["articles"][0]["clauses"][1]["duties_of"] = ["finanse", "chair", "police"]
    found = Diagnostics()
    assert open_papers(files.write(tmp_path), DRAFTED, found) is None
    [one] = found
    assert one.code == "unknown-duty-holder"
    assert "finance" in (one.hint or "")
    assert one.location is not None
    assert Path(one.location.file).name == "regulation.yaml"
