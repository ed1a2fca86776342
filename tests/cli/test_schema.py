"""``vanban schema``."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator

from generator.cli import main
from generator.cli.exit_codes import ExitCode
from generator.cli.schema import SCHEMAS


@pytest.mark.parametrize("name", SCHEMAS)
def test_schema_is_valid_and_explains_itself_in_vietnamese(
    name: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["schema", name]) == ExitCode.DONE
    told = capsys.readouterr()
    assert told.err == ""
    schema = json.loads(told.out)
    Draft202012Validator.check_schema(schema)
    assert schema["$schema"] == Draft202012Validator.META_SCHEMA["$id"]
    assert schema["properties"]
    for key, field in schema["properties"].items():
        assert "title" not in field, key
        assert field["description"], key


def test_all_schemas_are_given_as_one_object(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["schema"]) == ExitCode.DONE
    assert tuple(json.loads(capsys.readouterr().out)) == SCHEMAS


def test_schemas_are_written_as_files_that_stay_when_nothing_changed(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = tmp_path / "schema"
    expected = [folder / f"{name}.schema.json" for name in SCHEMAS]
    assert main(["schema", "--output", str(folder)]) == ExitCode.DONE
    assert capsys.readouterr().out.splitlines() == list(map(str, expected))
    assert sorted(folder.iterdir()) == sorted(expected)
    before = [path.stat().st_mtime_ns for path in expected]
    assert main(["schema", "--output", str(folder)]) == ExitCode.DONE
    assert [path.stat().st_mtime_ns for path in expected] == before


def test_schema_folder_that_is_a_file_is_reported(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "schema").write_bytes(b"")
    assert main(["schema", "meeting", "--output", str(tmp_path / "schema")]) == ExitCode.FAILED
    told = capsys.readouterr()
    assert told.out == ""
    assert "output-not-a-folder" in told.err
