"""``vanban batch`` killed at any moment and run again: the folder is that of a run nobody disturbed."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import psutil
import pytest

from tests.batch.cases import contents

REPOSITORY = Path(__file__).parents[2]
COMMAND = (
    *(sys.executable, "-m", "generator", "batch", "data/committees/lai-chau-du-lieu"),
    *("--rules", "data/adaptations/tinh-xuong-xa.yaml", "--province", "12", "--date", "2026-11-22"),
    *("--kind", "quy-che", "--kind", "quyet-dinh-ban-hanh", "--workers", "2", "--json"),
)
UNITS = 38


def start(folder: Path) -> subprocess.Popen[bytes]:
    return subprocess.Popen(
        [*COMMAND, "--output", str(folder)],
        cwd=REPOSITORY,
        env={**os.environ, "VANBAN_LANG": "en"},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )


def finished(folder: Path) -> dict[str, int]:
    """Run the command to its end; its summary."""
    process = start(folder)
    output, errors = process.communicate()
    assert process.returncode == 0, errors.decode()
    summary: dict[str, int] = json.loads(output)["summary"]
    return summary


@pytest.fixture(scope="module")
def undisturbed(tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    folder = tmp_path_factory.mktemp("undisturbed") / "batch"
    assert finished(folder)["written"] == UNITS
    assert finished(folder)["unchanged"] == UNITS
    return contents(folder)


def records(folder: Path) -> int:
    return len(list(folder.glob("*/unit.json")))


def papers(folder: Path) -> int:
    return len(list(folder.glob("0*/*.docx")))


@pytest.mark.parametrize(
    "reached",
    [
        lambda folder: records(folder) >= 1,
        lambda folder: papers(folder) >= 31,
        lambda folder: records(folder) >= UNITS - 1,
    ],
    ids=["in the first unit", "in the middle", "in the last units"],
)
def test_killed_batch_is_finished_by_the_same_command(
    tmp_path: Path, undisturbed: dict[str, bytes], reached: Callable[[Path], bool]
) -> None:
    folder = tmp_path / "batch"
    process = start(folder)
    end = time.monotonic() + 120
    while not reached(folder) and process.poll() is None:
        assert time.monotonic() < end
        time.sleep(0.002)
    family = psutil.Process(process.pid).children(recursive=True) if process.poll() is None else []
    process.kill()
    process.communicate()
    # Workers follow the run at once; a test that looks on must not find them still at it.
    psutil.wait_procs(family, timeout=10)
    for name, content in contents(folder).items():
        if name.endswith(".docx"):
            assert content == undisturbed[name]
    finished(folder)
    assert contents(folder) == undisturbed
