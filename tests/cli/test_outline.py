"""``vanban outline``."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from generator.cli import main
from generator.cli.exit_codes import ExitCode
from tests.cli.command import DOSSIER
from tests.documents.dossiers import steering_committee


def test_outline_shows_the_numbered_skeleton(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["outline", str(DOSSIER)]) == ExitCode.DONE
    told = capsys.readouterr()
    assert told.err == ""
    lines = [line.strip() for line in told.out.splitlines()]
    assert any(line.startswith("Chương I. ") for line in lines)
    assert sum(line.startswith("Điều ") for line in lines) > 10


def test_outline_is_given_as_json(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["outline", str(DOSSIER), "--json"]) == ExitCode.DONE
    result = json.loads(capsys.readouterr().out)
    assert result["diagnostics"] == []
    assert result["outline"]["children"][0]["level"] == "chapter"


def test_outline_of_nothing_fails_in_both_forms(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["outline", str(tmp_path)]) == ExitCode.FAILED
    told = capsys.readouterr()
    assert told.out == ""
    assert "lỗi[" in told.err
    assert main(["outline", str(tmp_path), "--json"]) == ExitCode.FAILED
    result = json.loads(capsys.readouterr().out)
    assert result["outline"] is None
    assert result["diagnostics"]


def test_skeleton_is_that_of_the_day_while_the_regulation_has_none(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    files = steering_committee()
    files.committee["decisions"]["regulation"]["date"] = "blank"
    files.committee["members"][2]["from"] = "2026-07-01"
    assert files.committee["members"][2]["role"] == "deputy"
    new = {"when": "posts.deputy", "title": "Việc của cấp phó mới", "text": "Giúp {{ roles.chair }}."}
    files.regulation["chapters"][0]["articles"].insert(0, new)
    folder = str(files.write(tmp_path))
    shown = {}
    for day in ("2026-06-30", "2026-07-01"):
        main(["outline", folder, "--date", day, "--json"])
        chapter = json.loads(capsys.readouterr().out)["outline"]["children"][0]
        shown[day] = [one["title"] for one in chapter["children"]]
    assert shown["2026-07-01"] == ["Việc của cấp phó mới", *shown["2026-06-30"]]
