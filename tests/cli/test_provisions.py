"""``vanban provisions``."""

from __future__ import annotations

import json
import shutil
from pathlib import Path
from textwrap import dedent
from typing import Any

import pytest
import yaml

from generator.cli import main
from generator.cli.exit_codes import ExitCode
from tests.cli.command import DOSSIER, vanban

LIBRARY = """
    provisions:
      - id: lib.meetings
        defaults: {enlarged: false}
        title: Cuộc họp của {{ committee.short_name }}
        clauses:
          - {id: lib.meetings.regular, text: "{{ committee.short_name }} họp {{ regimes.meetings.frequency_text }}."}
          - {id: lib.meetings.enlarged, when: vary.enlarged, text: Họp mở rộng khi cần.}
      - id: lib.unused
        text: Không ai dùng.
    """  # noqa: E501
REGULATION: dict[str, Any] = {
    "title": "Hoạt động của {{ committee.name }}",
    "articles": [
        {"use": "lib.meetings"},
        {"id": "own", "title": "Điều của mình", "text": "Có lời văn."},
    ],
}


@pytest.fixture
def library(tmp_path: Path) -> Path:
    folder = tmp_path / "library"
    folder.mkdir()
    (folder / "meetings.yaml").write_text(dedent(LIBRARY), encoding="utf-8")
    return folder


@pytest.fixture
def dossier(tmp_path: Path) -> Path:
    """The sample dossier without meetings and reports, with a regulation of two articles."""
    folder = tmp_path / "ban-mau"
    folder.mkdir()
    committee = yaml.safe_load((DOSSIER / "committee.yaml").read_text(encoding="utf-8"))
    del committee["provisions"]
    text = yaml.safe_dump(committee, allow_unicode=True)
    (folder / "committee.yaml").write_text(text, encoding="utf-8")
    write_regulation(folder, REGULATION)
    return folder


def write_regulation(folder: Path, regulation: dict[str, Any]) -> None:
    text = yaml.safe_dump(regulation, allow_unicode=True, sort_keys=False)
    (folder / "regulation.yaml").write_text(text, encoding="utf-8")


def test_library_is_listed_with_its_users_and_their_shares(
    library: Path, dossier: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["provisions", str(dossier), "--library", str(library), "--json"]) == ExitCode.DONE
    told = json.loads(capsys.readouterr().out)
    assert told["diagnostics"] == []
    assert [(one["id"], one["level"], one["used_in"]) for one in told["provisions"]] == [
        ("lib.meetings", "article", ["ban-mau"]),
        ("lib.meetings.regular", "clause", ["ban-mau"]),
        ("lib.meetings.enlarged", "clause", []),
        ("lib.unused", "article", []),
    ]
    assert told["provisions"][0]["title"] == "Cuộc họp của …"
    assert {one["file"] for one in told["provisions"]} == {"meetings.yaml"}
    assert told["dossiers"] == [{"dossier": "ban-mau", "taken": 2, "total": 3, "percent": 67}]


def test_tables_are_in_vietnamese(library: Path, dossier: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["provisions", str(dossier), "--library", str(library)]) == ExitCode.DONE
    told = capsys.readouterr()
    assert told.err == ""
    lines = told.out.splitlines()
    assert lines[0].split()[:2] == ["MÃ", "TIÊU"]
    assert lines[1].split()[0] == "lib.meetings"
    assert lines[1].endswith("ban-mau")
    assert lines[-1].split() == ["ban-mau", "2", "3", "67%"]


def test_without_arguments_the_dossiers_of_vanban_are_looked_at(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["provisions", "--json"]) == ExitCode.DONE
    told = json.loads(capsys.readouterr().out)
    shares = {one["dossier"]: one for one in told["dossiers"]}
    assert DOSSIER.name in shares
    for one in shares.values():
        assert 0 < one["taken"] <= one["total"]
    assert all(one["title"] for one in told["provisions"])


def test_dossier_with_faults_is_reported_and_the_others_are_shown(
    library: Path, dossier: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    broken = dossier.with_name("ban-hong")
    shutil.copytree(dossier, broken)
    write_regulation(broken, {**REGULATION, "articles": [{"use": "lib.meeting"}]})
    arguments = ["provisions", str(broken), str(dossier), "--library", str(library), "--json"]
    assert main(arguments) == ExitCode.FAILED
    told = json.loads(capsys.readouterr().out)
    assert [one["dossier"] for one in told["dossiers"]] == ["ban-mau"]
    [one] = told["diagnostics"]
    assert one["code"] == "unknown-provision"
    assert "lib.meetings" in one["hint"]
    assert Path(one["file"]).parent == broken


def test_papers_are_made_from_a_library_of_ones_own(library: Path, dossier: Path, tmp_path: Path) -> None:
    output = tmp_path / "out"
    options = ("--output", output, "--library", library, "--kind", "quy-che", "--date", "2026-02-20")
    ended = vanban("generate", dossier, *options)
    assert (ended.code, len(ended.out.splitlines())) == (ExitCode.DONE, 1)
    outline = vanban("outline", dossier, "--library", library)
    assert "1. Ban Chỉ đạo họp" in outline.out


def test_fault_in_the_library_names_the_line_that_takes_it(
    library: Path, dossier: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = library / "meetings.yaml"
    path.write_text(path.read_text(encoding="utf-8").replace("frequency_text", "frequenzy"), encoding="utf-8")
    assert main(["outline", str(dossier), "--library", str(library), "--json"]) == ExitCode.FAILED
    [one] = json.loads(capsys.readouterr().out)["diagnostics"]
    assert (one["code"], Path(one["file"]).name) == ("unknown-variable", "meetings.yaml")
    assert one["used_at"].startswith(str(dossier / "regulation.yaml"))
    assert main(["outline", str(dossier), "--library", str(library)]) == ExitCode.FAILED
    assert one["used_at"] in capsys.readouterr().err


def test_library_that_is_not_there_fails(dossier: Path, capsys: pytest.CaptureFixture[str]) -> None:
    arguments = ["provisions", str(dossier), "--library", str(dossier / "none")]
    assert main(arguments) == ExitCode.FAILED
    assert "library-missing" in capsys.readouterr().err
