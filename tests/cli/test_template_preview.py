"""``vanban template preview``."""

from __future__ import annotations

import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from docx import Document as WordFile

from generator.cli import main
from generator.cli.exit_codes import ExitCode
from generator.resources import templates_folder


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return Path(shutil.copytree(templates_folder(), tmp_path / "mau"))


def break_template(folder: Path) -> None:
    opened = WordFile(str(folder / "giay-moi.docx"))
    opened.paragraphs[1].text = "{{ meting.name }}"
    opened.save(str(folder / "giay-moi.docx"))


def test_preview_writes_a_word_file_and_says_where(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["template", "preview", "giay-moi", "--templates", str(folder)]) == ExitCode.DONE
    told = capsys.readouterr()
    path = Path(told.out.strip())
    assert path == Path("output/xem-thu/giay-moi/xem-thu-giay-moi-2026-q1.docx")
    assert path.is_file()


def test_preview_of_a_faulty_template_tells_and_keeps_the_files_of_before(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["template", "preview", "mau/giay-moi.docx", "--output", "xem"]) == ExitCode.DONE
    [path] = Path("xem").iterdir()
    before = path.read_bytes()
    break_template(folder)
    capsys.readouterr()
    assert main(["template", "preview", "mau/giay-moi.docx", "--output", "xem"]) == ExitCode.FAILED
    told = capsys.readouterr()
    assert "field-unknown" in told.err
    assert told.out == ""
    assert path.read_bytes() == before


def test_pdf_and_pictures_exclude_each_other(folder: Path) -> None:
    assert main(["template", "preview", "giay-moi", "--pdf", "--png"]) == ExitCode.MISUSE


def test_template_whose_name_tells_no_kind_needs_one(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    shutil.move(folder / "giay-moi.docx", folder / "moi-hop.docx")
    assert main(["template", "preview", "mau/moi-hop.docx"]) == ExitCode.FAILED
    assert "kind-not-told" in capsys.readouterr().err
    assert main(["template", "preview", "mau/moi-hop.docx", "--kind", "giay-moi"]) == ExitCode.DONE


@pytest.mark.skipif(sys.platform == "win32", reason="Windows sends no SIGINT to one process")
def test_watch_prints_again_after_a_save_and_ends_with_ctrl_c(folder: Path) -> None:
    command = [sys.executable, "-m", "generator", "template", "preview", "mau/giay-moi.docx", "--watch"]
    with subprocess.Popen(
        command,
        cwd=folder.parent,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        encoding="utf-8",
    ) as process:
        path = folder.parent / "output" / "xem-thu" / "giay-moi" / "xem-thu-giay-moi-2026-q1.docx"
        wait_for(path.is_file)
        before = path.read_bytes()
        opened = WordFile(str(folder / "giay-moi.docx"))
        opened.paragraphs[-2].insert_paragraph_before("Câu thêm vào mẫu.", "Lời văn")
        time.sleep(1)  # the watch begins after the first round
        opened.save(str(folder / "giay-moi.docx"))
        wait_for(lambda: path.read_bytes() != before)
        time.sleep(0.5)  # the round is told after it is written
        process.send_signal(signal.SIGINT)
        _out, err = process.communicate(timeout=30)
    assert process.returncode == ExitCode.STOPPED
    assert len([line for line in err.splitlines() if " giay-moi.docx: " in line]) == 1


def wait_for(happened: object, limit_s: float = 60) -> None:
    end = time.monotonic() + limit_s
    while not happened():  # type: ignore[operator]
        assert time.monotonic() < end
        time.sleep(0.1)
