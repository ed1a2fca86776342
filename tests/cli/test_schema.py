"""``vanban schema``."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
import yaml
from jsonschema import Draft202012Validator

from generator.cli import main
from generator.cli.exit_codes import ExitCode
from generator.cli.schema import SCHEMAS
from generator.resources import data_folder


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


class EditorLoader(yaml.BaseLoader):
    """YAML as an editor checks it: whole numbers and booleans have their type, dates are text."""


EditorLoader.add_implicit_resolver("tag:yaml.org,2002:int", re.compile(r"[1-9]\d*$"), list("123456789"))
EditorLoader.add_implicit_resolver("tag:yaml.org,2002:bool", re.compile(r"(true|false)$"), list("tf"))
EditorLoader.add_constructor("tag:yaml.org,2002:int", lambda loader, node: int(loader.construct_scalar(node)))
EditorLoader.add_constructor(
    "tag:yaml.org,2002:bool", lambda loader, node: loader.construct_scalar(node) == "true"
)


def test_one_schema_of_the_whole_dossier_accepts_the_first_dossier_and_no_unknown_key(
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert main(["schema"]) == ExitCode.DONE
    schema = json.loads(capsys.readouterr().out)
    Draft202012Validator.check_schema(schema)
    assert tuple(schema["$defs"]) == SCHEMAS
    folder = data_folder() / "committees" / "lai-chau-du-lieu"

    def read(path: Path) -> object:
        return yaml.load(path.read_text(encoding="utf-8"), EditorLoader)

    dossier: dict[str, object] = {
        "committee": read(folder / "committee.yaml"),
        "regulation": read(folder / "regulation.yaml"),
        "meetings": [read(path) for path in sorted(folder.glob("meetings/*.yaml"))],
        "reports": [read(path) for path in sorted(folder.glob("reports/*.yaml"))],
    }
    validator = Draft202012Validator(schema)
    assert [error.message for error in validator.iter_errors(dossier)] == []
    committee = dossier["committee"]
    assert isinstance(committee, dict)
    committee["shortname"] = "Ban"
    assert [error.validator for error in validator.iter_errors(dossier)] == ["additionalProperties"]


@pytest.mark.parametrize("name", SCHEMAS)
def test_schemas_that_the_modelines_name_are_the_present_ones(
    name: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["schema", name]) == ExitCode.DONE
    shipped = data_folder() / "schema" / f"{name}.schema.json"
    assert json.loads(shipped.read_text(encoding="utf-8")) == json.loads(capsys.readouterr().out), (
        "make schema"
    )


def test_every_modeline_names_a_schema_that_is_there() -> None:
    named = [
        (path, line.partition("$schema=")[2])
        for path in data_folder().rglob("*.yaml")
        for line in path.read_text(encoding="utf-8").splitlines()[:1]
    ]
    assert len(named) >= 6
    for path, schema in named:
        assert schema, path
        assert (path.parent / schema).is_file(), path


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
