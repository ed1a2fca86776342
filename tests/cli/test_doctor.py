"""``vanban doctor``."""

from __future__ import annotations

import json
import re
import tomllib
from pathlib import Path

import pytest

from generator.cli import main
from generator.cli.exit_codes import ExitCode
from generator.cli.machine import PACKAGES
from tests.cli.command import REPOSITORY, vanban


def test_every_package_of_the_project_is_looked_at() -> None:
    project = tomllib.loads((REPOSITORY / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    needed = {re.match(r"[\w-]+", one).group().lower() for one in project["dependencies"]}  # type: ignore[union-attr]
    assert {distribution for distribution, _module in PACKAGES} == needed


def test_sound_machine_is_told_as_lines(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["doctor"]) == ExitCode.DONE
    lines = capsys.readouterr().out.splitlines()
    names = [re.split(r"  +", line)[0] for line in lines]
    assert {"Python", "pydantic", "LibreOffice", "Times New Roman Regular"} <= set(names)


def test_machine_is_told_as_json(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["doctor", "--json"]) == ExitCode.DONE
    told = capsys.readouterr()
    assert told.err == ""
    result = json.loads(told.out)
    assert {"name", "value"} == set(result["checks"][0])
    assert isinstance(result["diagnostics"], list)


def test_machine_without_libreoffice_and_fonts_still_makes_word_files(tmp_path: Path) -> None:
    # An empty PATH hides the programs; the usual places of LibreOffice stay, where it may really be.
    ended = vanban("doctor", "--json", environment={"PATH": str(tmp_path)})
    assert ended.code == ExitCode.DONE
    result = json.loads(ended.out)
    assert {one["severity"] for one in result["diagnostics"]} <= {"warning"}


def test_package_that_does_not_work_is_an_error(tmp_path: Path) -> None:
    (tmp_path / "lxml").mkdir()
    (tmp_path / "lxml" / "__init__.py").write_text(
        "raise ImportError('a library is missing')", encoding="utf-8"
    )
    ended = vanban(
        "doctor",
        "--json",
        environment={"PYTHONPATH": f"{tmp_path}{':' if REPOSITORY.drive == '' else ';'}{REPOSITORY}"},
    )
    assert ended.code == ExitCode.FAILED
    result = json.loads(ended.out)
    assert {"name": "lxml", "value": None} in result["checks"]
    assert "package-broken" in [one["code"] for one in result["diagnostics"]]
