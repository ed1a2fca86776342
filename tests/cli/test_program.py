"""The program as a whole: help, languages, streams, exit codes."""

from __future__ import annotations

import json
import os
import platform
import re
import signal
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

from generator import __version__
from generator.cli import main
from generator.cli.exit_codes import ExitCode
from tests.cli.command import COMMANDS, REPOSITORY, process_environment, vanban

HEAVY = (
    "babel",
    "docx",
    "docxtpl",
    "jinja2",
    "lxml",
    "openpyxl",
    "pydantic",
    "pypdfium2",
    "python_calamine",
    "yaml",
)


@pytest.mark.parametrize("arguments", [(), *((command,) for command in COMMANDS)], ids=str)
def test_help_imports_nothing_heavy(arguments: tuple[str, ...]) -> None:
    script = (
        "import sys; from generator.cli import main; code = main(sys.argv[1:]); "
        "print(*sorted(sys.modules), file=sys.stderr); sys.exit(code)"
    )
    ended = subprocess.run(
        [sys.executable, "-c", script, *arguments, "--help"],
        env=process_environment(),
        capture_output=True,
        check=True,
    )
    imported = ended.stderr.decode().split()
    assert "generator.cli.doctor" in imported
    assert not [name for name in imported if name.split(".")[0] in HEAVY]


def test_console_command_is_this_program() -> None:
    project = tomllib.loads((REPOSITORY / "pyproject.toml").read_text(encoding="utf-8"))
    assert project["project"]["scripts"] == {
        "vanban": f"{main.__module__.rpartition('.')[0]}:{main.__name__}"
    }


@pytest.mark.parametrize("arguments", [(), *((command,) for command in COMMANDS)], ids=str)
def test_help_is_vietnamese_unless_english_is_asked_for(
    arguments: tuple[str, ...], capsys: pytest.CaptureFixture[str]
) -> None:
    texts = {}
    for language in ("vi", "en"):
        assert main(["--lang", language, *arguments, "--help"]) == ExitCode.DONE
        texts[language] = capsys.readouterr().out
    assert re.match(r"Cách dùng: vanban .*\[TÙY CHỌN\]", texts["vi"])
    assert "Hiện hướng dẫn này rồi kết thúc." in texts["vi"]
    assert not re.search(
        r"\b(usage|options?|show|this|the|file|command|default|required)\b", texts["vi"], re.I
    )
    assert texts["en"].startswith("Usage: vanban ")
    assert not re.search(r"[ăđơưạảấầẩẫậ]", texts["en"])


def test_help_lists_the_commands_in_the_order_of_work() -> None:
    ended = vanban("--help")
    assert ended.code == ExitCode.DONE
    assert ended.err == ""
    assert tuple(re.findall(r"^  ([a-z]+)  ", ended.out, re.MULTILINE)) == COMMANDS


def test_language_can_be_asked_for_in_the_environment_and_after_the_command() -> None:
    assert vanban("--help", environment={"VANBAN_LANG": "en"}).out.startswith("Usage:")
    assert vanban("kinds", "--lang", "en", "--help").out.startswith("Usage:")
    assert vanban("--lang", "vi", "--help", environment={"VANBAN_LANG": "en"}).out.startswith("Cách dùng:")


def test_language_of_the_machine_changes_nothing() -> None:
    machine = {"LANGUAGE": "en", "LANG": "en_US.UTF-8", "LC_ALL": "C"}
    assert vanban("--help", environment=machine).out.startswith("Cách dùng:")


def test_version_is_printed_as_a_result() -> None:
    ended = vanban("--version")
    assert (ended.code, ended.out, ended.err) == (ExitCode.DONE, f"vanban {__version__}\n", "")


@pytest.mark.parametrize(
    "arguments",
    [
        ("abc",),
        ("--abc",),
        ("--lang", "fr", "kinds"),
        ("--lang",),
        ("generate",),
        ("generate", "khong-co/*"),
        ("check",),
        ("outline", "a", "b"),
        ("generate", "a", "--kind", "abc"),
        ("generate", "a", "--date", "31/12/2026"),
        ("generate", "a", "--date", "2026-02-30"),
        ("generate", "a", "--pdf=abc"),
        ("fields",),
        ("fields", "abc"),
        ("schema", "abc"),
        ("kinds", "abc"),
    ],
    ids=" ".join,
)
def test_misuse_is_told_in_vietnamese_on_stderr(
    arguments: tuple[str, ...], capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(arguments) == ExitCode.MISUSE
    told = capsys.readouterr()
    assert told.out == ""
    assert "Lỗi: " in told.err
    assert not re.search(
        r"\b(usage|error|missing|invalid|try|such|is|not|got|requires)\b", told.err, re.IGNORECASE
    )


def test_unknown_language_in_the_environment_is_misuse() -> None:
    ended = vanban("kinds", environment={"VANBAN_LANG": "fr"})
    assert ended.code == ExitCode.MISUSE
    assert "'fr'" in ended.err


def test_wrong_names_come_with_the_nearest_right_one(capsys: pytest.CaptureFixture[str]) -> None:
    for wrong, right in [
        (["kidns"], "kinds"),
        (["generate", "a", "--forse"], "--force"),
        (["fields", "giai-moi"], "giay-moi"),
    ]:
        assert main(wrong) == ExitCode.MISUSE
        assert right in capsys.readouterr().err.splitlines()[-1]


def test_program_without_arguments_shows_its_help() -> None:
    ended = vanban()
    assert ended.code == ExitCode.MISUSE
    assert ended.out == ""
    assert ended.err.startswith("Cách dùng: vanban ")


def fail(*_arguments: object) -> str:
    raise ZeroDivisionError("a bug")


def test_bug_is_one_sentence_without_traceback(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(platform, "platform", fail)
    assert main(["doctor"]) == ExitCode.INTERNAL
    told = capsys.readouterr()
    assert told.out == ""
    assert len(told.err.splitlines()) == 1
    assert "ZeroDivisionError" in told.err
    assert "--debug" in told.err
    assert __version__ in told.err


@pytest.mark.parametrize("arguments", [["--debug", "doctor"], ["doctor", "--debug"]])
def test_bug_shows_its_traceback_where_asked_for(
    arguments: list[str], capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(platform, "platform", fail)
    assert main(arguments) == ExitCode.INTERNAL
    assert "Traceback" in capsys.readouterr().err


def test_stopped_run_ends_with_130(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    def stop() -> str:
        raise KeyboardInterrupt

    monkeypatch.setattr(platform, "platform", stop)
    assert main(["doctor"]) == ExitCode.STOPPED
    told = capsys.readouterr()
    assert told.out == ""
    assert "Traceback" not in told.err


@pytest.mark.skipif(os.name != "posix", reason="sends the signal that Ctrl-C sends on POSIX systems")
def test_ctrl_c_ends_the_process_cleanly() -> None:
    script = (
        "import platform, sys, time\n"
        "platform.platform = lambda: print('ready', flush=True) or time.sleep(60)\n"
        "from generator.cli import main\n"
        "sys.exit(main(['doctor']))"
    )
    process = subprocess.Popen(
        [sys.executable, "-c", script],
        env=process_environment(),
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        encoding="utf-8",
    )
    assert process.stdout is not None
    assert process.stdout.readline() == "ready\n"
    process.send_signal(signal.SIGINT)
    out, err = process.communicate(timeout=30)
    assert process.returncode == ExitCode.STOPPED
    assert out == ""
    assert "Traceback" not in err


@pytest.mark.parametrize("arguments", [["kinds"], ["--help"], ["kinds", "--json"], ["schema"]], ids=" ".join)
def test_reader_that_goes_away_is_no_error(arguments: list[str]) -> None:
    reading, writing = os.pipe()
    os.close(reading)
    try:
        ended = subprocess.run(
            [sys.executable, "-m", "generator", *arguments],
            env=process_environment(),
            stdout=writing,
            stderr=subprocess.PIPE,
            check=False,
        )
    finally:
        os.close(writing)
    assert ended.stderr == b""
    assert ended.returncode == ExitCode.FAILED


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs the device that is always full")
def test_result_that_cannot_be_delivered_is_an_error() -> None:
    with Path("/dev/full").open("wb") as full:
        ended = subprocess.run(
            [sys.executable, "-m", "generator", "kinds"],
            env=process_environment(),
            stdout=full,
            stderr=subprocess.PIPE,
            check=False,
        )
    assert ended.returncode == ExitCode.FAILED
    assert len(ended.stderr.splitlines()) == 1
    assert b"Traceback" not in ended.stderr


@pytest.mark.skipif(os.name != "posix", reason="closes a stream in the manner of POSIX shells")
def test_program_without_stdout_works() -> None:
    command = f'exec "{sys.executable}" -m generator kinds >&-'
    ended = subprocess.run(
        ["sh", "-c", command], env=process_environment(), stderr=subprocess.PIPE, check=False
    )
    assert (ended.returncode, ended.stderr) == (ExitCode.DONE, b"")


@pytest.mark.parametrize("encoding", ["cp1252", "ascii", "cp1258", "utf-8"])
def test_streams_are_utf8_whatever_the_machine_prefers(encoding: str, tmp_path: Path) -> None:
    environment = {"PYTHONIOENCODING": encoding, "PYTHONUTF8": "0"}
    assert "Quyết định" in vanban("kinds", environment=environment).out
    titles = [
        kind["title"] for kind in json.loads(vanban("kinds", "--json", environment=environment).out)["kinds"]
    ]
    assert any("Quyết định" in title for title in titles)
    ended = vanban("generate", tmp_path / "không có", environment=environment)
    assert ended.code == ExitCode.FAILED
    assert "không có" in ended.err
