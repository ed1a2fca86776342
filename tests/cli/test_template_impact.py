"""``vanban template impact``."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest
from docx import Document as WordFile
from docx.shared import Pt

from generator.cli import main
from generator.cli.exit_codes import ExitCode
from generator.resources import data_folder, templates_folder

OLD = str(templates_folder() / "giay-moi.docx")
DOSSIER = str(data_folder() / "committees" / "lai-chau-du-lieu")


@pytest.fixture
def new(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return Path(shutil.copytree(templates_folder(), tmp_path / "moi")) / "giay-moi.docx"


def change(path: Path, *, words: bool) -> None:
    opened = WordFile(str(path))
    run = next(one for one in opened.paragraphs if one.text.startswith("Địa điểm")).runs[0]
    if words:
        run.text = run.text.replace("Địa điểm", "Nơi họp")
    else:
        run.font.size = Pt(13)
    opened.save(str(path))


def test_no_difference_ends_well(new: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["template", "impact", OLD, str(new), "--data", DOSSIER]) == ExitCode.DONE
    assert capsys.readouterr().err == ""


def test_changed_form_is_told_and_ends_well(new: Path, capsys: pytest.CaptureFixture[str]) -> None:
    change(new, words=False)
    assert main(["template", "impact", OLD, str(new), "--data", DOSSIER]) == ExitCode.DONE
    assert "14 → 13" in capsys.readouterr().out


def test_changed_words_end_with_failure(new: Path, capsys: pytest.CaptureFixture[str]) -> None:
    change(new, words=True)
    assert main(["template", "impact", OLD, str(new), "--data", DOSSIER]) == ExitCode.FAILED
    assert "[-Địa điểm-] {+Nơi họp+}: " in capsys.readouterr().out


def test_impact_is_given_as_json(new: Path, capsys: pytest.CaptureFixture[str]) -> None:
    change(new, words=True)
    assert main(["template", "impact", OLD, str(new), "--data", DOSSIER, "--json"]) == ExitCode.FAILED
    told = json.loads(capsys.readouterr().out)
    assert told["impact"]["changes_words"] is True
    [group] = told["impact"]["groups"]
    assert group["change"] == "wording"
    assert group["papers"] == told["impact"]["papers"] == told["impact"]["changed"]
    assert group["sample"]["after"].startswith("Nơi họp: ")
    assert told["diagnostics"] == []
