"""``vanban explain``."""

from __future__ import annotations

import json

import pytest

from generator.checking.catalogue import CATALOGUE
from generator.cli import main
from generator.cli.exit_codes import ExitCode


def test_codes_are_listed_one_a_line_with_their_meaning(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["explain"]) == ExitCode.DONE
    told = capsys.readouterr()
    assert told.err == ""
    assert [line.split()[0] for line in told.out.splitlines()[1:]] == list(CATALOGUE)


@pytest.mark.parametrize("language", ["vi", "en"])
@pytest.mark.parametrize("code", CATALOGUE)
def test_a_code_is_explained_with_its_example(
    code: str, language: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["--lang", language, "explain", code]) == ExitCode.DONE
    out = capsys.readouterr().out
    assert out.startswith(f"{code} (")
    example = CATALOGUE[code].explain().example
    for line in (*example.wrong.splitlines(), *example.right.splitlines()):
        assert f"    {line}" in out


def test_a_code_is_given_as_json(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["explain", "number-doubled", "--json"]) == ExitCode.DONE
    result = json.loads(capsys.readouterr().out)
    told = {"code", "severity", "usual", "family", "fixable", "meaning", "why", "source", "remedy"}
    assert result.keys() == {*told, "example", "since"}
    assert (result["code"], result["severity"], result["since"]) == ("number-doubled", "error", None)


def test_all_codes_are_given_as_json(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["explain", "--json"]) == ExitCode.DONE
    rules = json.loads(capsys.readouterr().out)["rules"]
    assert [one["code"] for one in rules] == list(CATALOGUE)


def test_unknown_code_is_misuse_with_the_nearest_one(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["explain", "number-double"]) == ExitCode.MISUSE
    assert "number-doubled" in capsys.readouterr().err
    assert main(["explain", "zzz"]) == ExitCode.MISUSE
