"""The progress bar: for people who wait, and for nobody else."""

from __future__ import annotations

import io
import sys

import pytest

from generator.cli.progress import Progress


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


def test_bar_is_drawn_on_a_terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    terminal = Terminal()
    monkeypatch.setattr(sys, "stderr", terminal)
    with Progress("Đang lập văn bản", patience_s=0) as progress:
        for done in range(5):
            progress(done, 4)
    assert "Đang lập văn bản" in terminal.getvalue()
    assert "100%" in terminal.getvalue()


def test_short_work_shows_no_bar(monkeypatch: pytest.MonkeyPatch) -> None:
    terminal = Terminal()
    monkeypatch.setattr(sys, "stderr", terminal)
    with Progress("Đang lập văn bản") as progress:
        progress(0, 4)
        progress(4, 4)
    assert terminal.getvalue() == ""


def test_bar_is_not_drawn_into_a_file(capsys: pytest.CaptureFixture[str]) -> None:
    with Progress("Đang lập văn bản", patience_s=0) as progress:
        progress(0, 4)
        progress(4, 4)
    told = capsys.readouterr()
    assert (told.out, told.err) == ("", "")
