"""``vanban verify``: communes are rebuilt and compared."""

from __future__ import annotations

import json
from pathlib import Path

from tests.batch.communes import BINH_LU, make_communes
from tests.batch.test_pulling import INVITATION
from tests.cli.command import vanban


def test_the_same_papers_end_well_and_others_with_1(tmp_path: Path) -> None:
    communes = make_communes(tmp_path)
    ended = vanban("verify", communes.output, "--workers", "1", "--json")
    assert ended.code == 0, ended.err
    assert json.loads(ended.out)["summary"] == {
        "units": 2,
        "same": 2,
        "documents": 6,
        "missing": 0,
        "edited": 0,
        "differing": 0,
        "findings": 0,
    }
    (communes.unit() / INVITATION).unlink()
    ended = vanban("verify", communes.output, "--workers", "1", "--lang", "en")
    assert ended.code == 1
    assert f"{communes.unit().name}/{INVITATION}: error[paper-missing]" in ended.err.replace("\\", "/")
    assert "1 missing" in ended.err
    ended = vanban("verify", communes.output, "--workers", "1", "--sample", "1", "--json")
    told = json.loads(ended.out)
    assert told["summary"]["units"] == 1
    assert ended.code == (1 if told["units"][0]["code"] == BINH_LU else 0)


def test_a_folder_without_a_batch_is_told(tmp_path: Path) -> None:
    ended = vanban("verify", tmp_path, "--lang", "en")
    assert ended.code == 1
    assert "error[no-batch]" in ended.err
    assert vanban("verify", tmp_path, "--sample", "0").code == 2
