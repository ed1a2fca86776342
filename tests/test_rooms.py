"""The rooms of the house: who may import whom, as ``.importlinter`` says."""

from __future__ import annotations

import configparser
import re
from pathlib import Path

import pytest
from importlinter.cli import lint_imports

import generator

REPOSITORY = Path(__file__).parents[1]
CONFIG = REPOSITORY / ".importlinter"


def test_rooms_import_only_what_stands_below_them(capsys: pytest.CaptureFixture[str]) -> None:
    code = lint_imports(config_filename=str(CONFIG), no_cache=True)
    told = capsys.readouterr().out
    assert code == 0, told
    assert re.search(r"Contracts: [1-9]\d* kept, 0 broken", told)


def test_every_room_has_its_place() -> None:
    package = Path(generator.__file__).parent
    rooms = {one.stem for one in package.iterdir() if (one / "__init__.py").is_file() or one.suffix == ".py"}
    config = configparser.ConfigParser()
    config.read(CONFIG, encoding="utf-8")
    layers = set(re.findall(r"generator\.(\w+)", config["importlinter:contract:rooms"]["layers"]))
    assert rooms - {"__init__", "__main__"} == layers
