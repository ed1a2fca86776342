"""The schema: titles, described fields, and that it can be written and read again."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator
from pydantic import BaseModel

from generator.diagnostics import Diagnostics, Location
from generator.dossier.json_schema import json_schemas
from generator.dossier.kinds import TITLES, BodyKind
from generator.dossier.papers import Facts
from generator.dossier.schedule import EventKind
from generator.dossier.schema import Committee, Meeting, Report, Role, SealOwner
from generator.dossier.values import DescribedEnum
from generator.sources.model import read_model
from generator.sources.node import Node
from generator.sources.yaml import read_yaml
from tests.dossier.specimen import COMMITTEE, MEETING, REPORT, load, spoiled, write
from tests.sources.faults import told

FILES = {"committee": (COMMITTEE, Committee), "meeting": (MEETING, Meeting), "report": (REPORT, Report)}


def subclasses(of: type) -> list[type]:
    return [one for direct in of.__subclasses__() for one in (direct, *subclasses(direct))]


@pytest.mark.parametrize("model", subclasses(Facts), ids=lambda model: model.__name__)
def test_every_field_is_explained_in_vietnamese(model: type[BaseModel]) -> None:
    for name, field in model.model_fields.items():
        assert field.description, name
        assert not field.description.isascii(), name


@pytest.mark.parametrize("kind", BodyKind)
def test_every_role_of_every_kind_has_a_title(kind: BodyKind) -> None:
    titles = TITLES[kind]
    assert set(titles) == set(Role)
    assert all(title.signature == title.signature.upper() for title in titles.values())
    assert len({title.text for title in titles.values()}) == len(Role)


def test_titles_follow_the_kind_and_may_be_overridden(tmp_path: Path) -> None:
    own = "titles: {standing_deputy: {text: Phó Trưởng ban trực, signature: Phó Trưởng ban trực}}\nmembers:\n"
    dossier, _found = load(write(tmp_path, spoiled("committee.yaml", "members:\n", own)))
    assert dossier is not None
    title = dossier.committee.title(Role.STANDING_DEPUTY)
    assert (title.text, title.signature) == ("Phó Trưởng ban trực", "PHÓ TRƯỞNG BAN TRỰC")
    assert dossier.committee.title(Role.CHAIR).text == "Trưởng Ban Chỉ đạo"


def test_seal_is_the_one_of_the_rule(tmp_path: Path) -> None:
    dossier, _found = load(write(tmp_path))
    assert dossier is not None
    owners = [dossier.committee.seal_owner(role) for role in Role]
    assert owners == [SealOwner.GOVERNING_BODY, SealOwner.GOVERNING_BODY, None, SealOwner.OWN_AGENCY]


def written(tmp_path: Path, name: str) -> Node:
    path = tmp_path / f"{name}.yaml"
    path.write_text(FILES[name][0], encoding="utf-8")
    node = read_yaml(path, Diagnostics())
    assert node is not None
    return node


@pytest.mark.parametrize("name", FILES)
def test_a_file_read_and_written_is_the_same_again(tmp_path: Path, name: str) -> None:
    model: type[Any] = FILES[name][1]
    found = Diagnostics()
    first = read_model(written(tmp_path, name), model, found)
    assert first is not None
    again = first.model_dump(mode="json", by_alias=True, exclude_unset=True)
    assert read_model(nodes(again), model, found) == first
    assert told(found) == []


def nodes(value: object) -> Node:
    here = Location("f", 1, 1)
    if isinstance(value, dict):
        return Node({str(key): nodes(one) for key, one in value.items()}, here)
    if isinstance(value, list):
        return Node([nodes(one) for one in value], here)
    return Node(str(value).lower() if isinstance(value, bool) else str(value), here)


@pytest.mark.parametrize("name", FILES)
def test_json_schema_accepts_a_sound_file(tmp_path: Path, name: str) -> None:
    schema = json_schemas()[name]
    Draft202012Validator.check_schema(schema)
    Draft202012Validator(schema).validate(as_an_editor_reads(written(tmp_path, name).plain()))


def test_json_schema_refuses_what_reading_refuses(tmp_path: Path) -> None:
    schema = Draft202012Validator(json_schemas()["committee"])
    sound: Any = as_an_editor_reads(written(tmp_path, "committee").plain())
    for change in (
        {"kind": "x"},
        {"unknown": 1},
        {"letterhead": None},
        {"documents": {"a": {}}},
        {"name": ""},
    ):
        assert not schema.is_valid({**sound, **change}), change
    members = sound.pop("members")
    assert not schema.is_valid(sound)
    assert schema.is_valid({**sound, "roster": "ds.xlsx"})
    members[0]["from"] = "15/01/2026"
    assert not schema.is_valid({**sound, "members": members})


def test_json_schema_explains_every_choice() -> None:
    text = json.dumps(json_schemas(), ensure_ascii=False)
    written = {one for one in subclasses(DescribedEnum) if one.__module__.startswith("generator.dossier.")}
    for one in written - {EventKind}:  # nobody writes it: what is due is computed
        for member in one:
            assert json.dumps(member.description, ensure_ascii=False) in text
    assert "null" not in text


def as_an_editor_reads(value: object) -> object:
    """The values of YAML 1.2, as the language server of an editor has them."""
    if isinstance(value, dict):
        return {key: as_an_editor_reads(one) for key, one in value.items()}
    if isinstance(value, list):
        return [as_an_editor_reads(one) for one in value]
    if value in ("true", "false"):
        return value == "true"
    return (
        int(value) if isinstance(value, str) and re.fullmatch(r"[1-9]\d*", value) and value != "12" else value
    )
