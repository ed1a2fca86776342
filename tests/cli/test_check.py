"""``vanban check``: it tells what ``generate`` tells, and writes nothing."""

from __future__ import annotations

import json
import re
import shutil
from pathlib import Path

import pytest

from generator.cli import main
from generator.cli.exit_codes import ExitCode
from tests.cli.command import DOSSIER, REPOSITORY
from tests.cli.test_generate import contents, files, spoil

DAY = ("--date", "2026-02-15")


@pytest.fixture
def dossier(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A copy of the dossier of Lai Châu that a test may spoil, in the folder in which we work."""
    monkeypatch.chdir(tmp_path)
    return Path(shutil.copytree(DOSSIER, tmp_path / "lai-chau"))


def told_by(command: str, *arguments: str, capsys: pytest.CaptureFixture[str]) -> tuple[int, list[object]]:
    """The exit code and the diagnostics of a command."""
    code = main([command, *arguments, *DAY, "--json"])
    result = json.loads(capsys.readouterr().out)
    return code, result["findings" if command == "check" else "diagnostics"]


def counts(line: str) -> list[int]:
    """The numbers in a line."""
    return [int(number) for number in re.findall(r"\d+", line)]


def test_sound_dossier_is_told_in_one_line_and_nothing_is_written(
    dossier: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    before = files(tmp_path)
    assert main(["check", str(dossier), *DAY]) == ExitCode.DONE
    told = capsys.readouterr()
    assert told.out == ""
    [line] = told.err.splitlines()
    assert counts(line) == []
    assert files(tmp_path) == before


def wrong_key(dossier: Path) -> None:
    spoil(dossier / "committee.yaml", "symbol:", "simbol:")


def wrong_reference(dossier: Path) -> None:
    spoil(dossier / "regulation.yaml", "ref('", "ref('no-such-provision")


def several_faults(dossier: Path) -> None:
    wrong_key(dossier)
    wrong_reference(dossier)
    spoil(dossier / "meetings" / "2026-q1.yaml", "date:", "day:")


def name_too_long(dossier: Path) -> None:
    spoil(dossier / "meetings" / "2026-q1.yaml", "id: 2026-q1", f"id: {'q' * 200}")


def no_dossier(dossier: Path) -> None:
    shutil.rmtree(dossier)


def file_not_read(dossier: Path) -> None:
    (dossier / "meetings" / "2026-q2.yml").write_text("id: 2026-q2\n", encoding="utf-8")


@pytest.mark.parametrize(
    "break_it", [wrong_key, wrong_reference, several_faults, name_too_long, no_dossier, file_not_read]
)
def test_check_tells_exactly_what_generate_tells(
    break_it: object, dossier: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert callable(break_it)
    break_it(dossier)
    checked = told_by("check", "lai-chau", capsys=capsys)
    assert not Path("output").exists()
    assert checked == told_by("generate", "lai-chau", capsys=capsys)
    assert checked[1]


def test_faults_of_a_template_are_told(
    dossier: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    templates = Path(shutil.copytree(REPOSITORY / "templates_docx", tmp_path / "templates"))
    (templates / "giay-moi.docx").write_bytes(b"not a Word file")
    arguments = (str(dossier), "--templates", str(templates))
    code, found = told_by("check", *arguments, capsys=capsys)
    assert code == ExitCode.FAILED
    assert (code, found) == told_by("generate", *arguments, capsys=capsys)


def test_errors_and_warnings_are_counted_and_warnings_alone_are_no_failure(
    dossier: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file_not_read(dossier)
    assert main(["check", str(dossier), *DAY]) == ExitCode.DONE
    assert counts(capsys.readouterr().err.splitlines()[-1]) == [1]
    wrong_reference(dossier)
    spoil(dossier / "committee.yaml", "convening:", "convening: no-such-provision  #")
    assert main(["check", str(dossier), *DAY]) == ExitCode.FAILED
    told = capsys.readouterr()
    assert told.out == ""
    assert "lỗi[unknown-reference]" in told.err
    assert "lỗi[unknown-provision]" in told.err
    assert "cảnh báo[misnamed-file]" in told.err
    assert counts(told.err.splitlines()[-1]) == [2, 1]


def test_each_of_several_dossiers_gets_its_verdict(
    dossier: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    other = Path(shutil.copytree(dossier, tmp_path / "others" / "lai-chau"))
    wrong_key(other)
    assert main(["check", str(dossier), str(other), *DAY, "--json"]) == ExitCode.FAILED
    result = json.loads(capsys.readouterr().out)
    assert result["checked"] == [
        {"path": str(dossier), "sound": True},
        {"path": str(other), "sound": False},
    ]
    assert result["repaired"] == []
    assert {one["file"] for one in result["findings"]} == {str(other / "committee.yaml")}


def test_papers_of_an_earlier_run_stay_as_they_are(dossier: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["generate", str(dossier), *DAY]) == ExitCode.DONE
    before = contents(Path("output", "lai-chau"))
    spoil(dossier / "committee.yaml", "Nguyễn Văn Mẫu", "Phạm Giả Định")
    assert main(["check", str(dossier), *DAY]) == ExitCode.DONE
    assert contents(Path("output", "lai-chau")) == before


def test_a_file_that_is_not_there_is_told_as_a_file(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    code, told = told_by("check", str(tmp_path / "quy-che.docx"), capsys=capsys)
    assert code == ExitCode.FAILED
    assert [one["code"] for one in told if isinstance(one, dict)] == ["file-not-found"]
