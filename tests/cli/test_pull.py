"""``vanban pull``: edits made in Word become the commune's own, and stay."""

from __future__ import annotations

import json
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
import yaml

from tests.batch.communes import BINH_LU, Communes, edit, make_communes
from tests.batch.test_pulling import COLLECTIVE, INVITATION, REGULATION
from tests.cli.command import vanban


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Communes]:
    communes = make_communes(tmp_path_factory.mktemp("made"))
    edit(
        communes.unit() / REGULATION,
        lambda word: word.change(COLLECTIVE, "là người kết luận", "là người chủ trì và kết luận"),
    )
    yield communes


@pytest.fixture
def communes(made: Communes, tmp_path: Path) -> Communes:
    shutil.copytree(made.folder, tmp_path, dirs_exist_ok=True)
    return Communes(tmp_path)


def test_proposals_stand_on_stdout_and_nothing_is_written(communes: Communes) -> None:
    before = {path.name: path.read_bytes() for path in communes.unit().iterdir() if path.is_file()}
    ended = vanban("pull", communes.unit() / REGULATION)
    assert ended.code == 0, ended.err
    (entry,) = yaml.safe_load(ended.out)["overrides"]
    assert entry["edit"] == "principles.collective"
    assert "--write" in ended.err
    assert {path.name: path.read_bytes() for path in communes.unit().iterdir() if path.is_file()} == before


def test_what_was_written_is_kept_by_the_next_update(communes: Communes) -> None:
    paper = communes.unit() / REGULATION
    ended = vanban("pull", paper, "--write", "--json")
    assert ended.code == 0, ended.err
    told = json.loads(ended.out)
    assert told["unit"] == "xã Bình Lư"
    assert [one["edit"] for one in told["overrides"]] == ["principles.collective"]
    assert [Path(path).name for path in told["written"]][1:] == ["overrides.yaml"]
    assert told["diagnostics"] == []
    assert len(told["written"]) == 2
    updated = vanban("update", communes.output, "--workers", "1", "--json")
    assert updated.code == 0, updated.err
    (unit,) = (one for one in json.loads(updated.out)["units"] if one["code"] == BINH_LU)
    assert (unit["status"], unit["findings"]) == ("written", [])
    again = vanban("pull", paper)
    assert (again.code, again.out) == (0, "")


def test_other_files_are_refused(communes: Communes) -> None:
    ended = vanban("pull", communes.unit() / INVITATION, "--lang", "en")
    assert ended.code == 1
    assert "error[not-pulled]" in ended.err
    assert "quy-che.docx, quyet-dinh-ban-hanh.docx" in ended.err
    assert vanban("pull", communes.folder / "khac.docx").code == 1
    assert vanban("pull").code == 2
