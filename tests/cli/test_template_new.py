"""``vanban template new``."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.cli import main
from generator.cli.exit_codes import ExitCode
from generator.resources import data_folder

DOSSIER = str(data_folder() / "committees" / "lai-chau-du-lieu")


@pytest.fixture(autouse=True)
def _in_an_empty_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


def test_fresh_template_lies_alone_and_can_be_previewed(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["template", "new", "giay-moi", "--output", "giay-moi-moi.docx"]) == ExitCode.DONE
    assert capsys.readouterr().out == "giay-moi-moi.docx\n"
    assert main(["template", "preview", "giay-moi-moi.docx"]) == ExitCode.DONE


def test_file_that_stands_there_is_kept_without_force(capsys: pytest.CaptureFixture[str]) -> None:
    Path("giay-moi.docx").write_bytes(b"mine")
    assert main(["template", "new", "giay-moi", "--output", "giay-moi.docx"]) == ExitCode.FAILED
    assert "file-exists" in capsys.readouterr().err
    assert Path("giay-moi.docx").read_bytes() == b"mine"
    assert main(["template", "new", "giay-moi", "--output", "giay-moi.docx", "--force"]) == ExitCode.DONE


def test_old_file_tells_its_kind_or_asks_for_it(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["generate", DOSSIER, "--output", "cu"]) == ExitCode.DONE
    capsys.readouterr()
    old = "cu/giay-moi-2026-q1.docx"
    assert main(["template", "new", "--from", old, "--output", "giay-moi-moi.docx"]) == ExitCode.DONE
    told = capsys.readouterr()
    assert "may-be-field" in told.err
    assert main(["template", "preview", "giay-moi-moi.docx"]) == ExitCode.DONE
    several = ["template", "new", "--from", "cu/bao-cao-tong-hop-2026-q2.docx", "--output", "bc.docx"]
    capsys.readouterr()
    assert main(several) == ExitCode.FAILED
    assert "kind-not-told" in capsys.readouterr().err
    assert not Path("bc.docx").exists()
    assert main([*several, "--kind", "bao-cao-tong-hop"]) == ExitCode.DONE


def test_neither_kind_nor_old_file_is_misuse() -> None:
    assert main(["template", "new", "--output", "x.docx"]) == ExitCode.MISUSE


def test_unknown_kind_is_told_with_the_nearest(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["template", "new", "giay-mo", "--output", "x.docx"]) == ExitCode.FAILED
    told = capsys.readouterr().err
    assert "kind-unknown" in told
    assert "giay-moi" in told
