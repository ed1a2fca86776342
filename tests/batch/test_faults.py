"""A batch under faults: processes killed at any moment, disks full or read-only, Ctrl-C."""

from __future__ import annotations

import json
import os
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import psutil
import pytest

from generator.batch.case import Case
from generator.batch.executors import local_executor
from generator.batch.locking import Run
from generator.batch.parts import LOSSES_IN_A_ROW
from generator.batch.record import RECORD
from generator.batch.result import Status
from generator.batch.run import run
from generator.diagnostics import Diagnostics
from generator.whole_files import sha256_of
from tests.batch.cases import (
    ReadsBack,
    case,
    codes,
    contents,
    quietly,
    run_here,
    unit,
    units,
    with_form,
)

REPOSITORY = Path(__file__).parents[2]
POSIX = pytest.mark.skipif(os.name != "posix", reason="signals and rights are another matter on Windows")


@dataclass(frozen=True, slots=True)
class Slow:
    """A form that takes a while."""

    text: str
    seconds: float = 0.003

    def fill(self, values: tuple[str, ...]) -> bytes:
        time.sleep(self.seconds)
        return self.text.format(*values).encode()


def slow(wording: str) -> Case:
    return with_form(case(wording=wording), "quy-che", Slow(f"{wording} {{0}}"))


_KILLED_RUN = """
import os, signal, sys
from pathlib import Path
from tests.batch.cases import case, run_here, unit

folder, moment, before = Path(sys.argv[1]), int(sys.argv[2]), sys.argv[3] == "before"
replace, done = Path.replace, 0

def replacing(self, target):
    global done
    done += 1
    if done == moment and before:
        os.kill(os.getpid(), signal.SIGKILL)
    made = replace(self, target)
    if done == moment:
        os.kill(os.getpid(), signal.SIGKILL)
    return made

Path.replace = replacing
run_here(folder, [(case(wording="second", kinds=("quy-che", "phan-cong")), [unit(1, wording="second")])])
"""


@POSIX
@pytest.mark.parametrize("moment", [1, 2, 3, 4])
@pytest.mark.parametrize("side", ["before", "after"])
@pytest.mark.parametrize("state", ["new", "older", "edited"])
def test_unit_killed_at_any_step_is_finished_by_the_next_run(
    tmp_path: Path, moment: int, side: str, state: str
) -> None:
    older = case(kinds=("quy-che", "phan-cong")), [unit(1)]
    newer = case(wording="second", kinds=("quy-che", "phan-cong")), [unit(1, wording="second")]
    for name in ("killed", "undisturbed"):
        if state != "new":
            run_here(tmp_path / name, [older])
        if state == "edited":
            (tmp_path / name / "00001-mau-1" / "phan-cong.docx").write_bytes(b"edited in Word")
    command = [sys.executable, "-c", _KILLED_RUN, str(tmp_path / "killed"), str(moment), side]
    ended = subprocess.run(command, cwd=REPOSITORY, check=False).returncode
    steps = 3 if state == "edited" else 4
    assert ended == (-signal.SIGKILL if moment <= steps else 0)
    assert_nothing_is_half_written(tmp_path / "killed", (b"first wording", b"second wording", b"edited in"))
    run_here(tmp_path / "killed", [newer])
    run_here(tmp_path / "undisturbed", [newer])
    assert contents(tmp_path / "killed") == contents(tmp_path / "undisturbed")


@POSIX
@pytest.mark.parametrize(("moment", "side"), [(2, "after"), (3, "before"), (4, "before")])
def test_unit_killed_half_way_follows_a_third_input_too(tmp_path: Path, moment: int, side: str) -> None:
    run_here(tmp_path / "killed", [(case(kinds=("quy-che", "phan-cong")), [unit(1)])])
    command = [sys.executable, "-c", _KILLED_RUN, str(tmp_path / "killed"), str(moment), side]
    assert subprocess.run(command, cwd=REPOSITORY, check=False).returncode == -signal.SIGKILL
    third = case(wording="third", kinds=("quy-che", "phan-cong")), [unit(1, wording="third")]
    (result,), _found = run_here(tmp_path / "killed", [third])
    assert (result.status, codes(result)) == (Status.WRITTEN, [])
    run_here(tmp_path / "undisturbed", [third])
    assert contents(tmp_path / "killed") == contents(tmp_path / "undisturbed")


@POSIX
def test_run_for_some_kinds_does_not_forget_what_a_killed_run_promised_of_the_others(tmp_path: Path) -> None:
    run_here(tmp_path, [(case(kinds=("quy-che", "phan-cong")), [unit(1)])])
    command = [sys.executable, "-c", _KILLED_RUN, str(tmp_path), "3", "after"]
    assert subprocess.run(command, cwd=REPOSITORY, check=False).returncode == -signal.SIGKILL
    some = case(wording="second", kinds=("quy-che",)), [unit(1, wording="second")]
    run_here(tmp_path, [some], kinds=("quy-che",))
    third = case(wording="third", kinds=("quy-che", "phan-cong")), [unit(1, wording="third")]
    (result,), _found = run_here(tmp_path, [third])
    assert (result.status, codes(result), result.written) == (Status.WRITTEN, [], 2)


def assert_nothing_is_half_written(folder: Path, beginnings: tuple[bytes, ...]) -> None:
    """What has a final name is whole: it holds one of the texts, up to its end."""
    for name, content in contents(folder).items():
        if name.endswith(".docx"):
            assert any(one in content for one in beginnings)
        elif name.endswith(RECORD):
            json.loads(content)


_POOL_RUN = """
import sys
from pathlib import Path
from tests.batch.cases import run_here, units
from tests.batch.test_faults import slow

if __name__ == "__main__":
    run_here(Path(sys.argv[1]), [(slow("same"), units(200))], workers=2)
"""


def begun(folder: Path, count: int) -> subprocess.Popen[bytes]:
    """A run of two processes that has written so many units."""
    program = folder.with_suffix(".py")
    program.write_text(_POOL_RUN, encoding="utf-8")
    environment = {**os.environ, "PYTHONPATH": str(REPOSITORY)}
    process = subprocess.Popen(
        [sys.executable, str(program), str(folder)],
        env=environment,
        stderr=subprocess.PIPE,
        start_new_session=True,
    )
    until(lambda: len(list(folder.glob("0*"))) >= count or process.poll() is not None)
    assert process.poll() is None
    return process


def until(reached: Callable[[], bool], seconds: float = 90.0) -> None:
    end = time.monotonic() + seconds
    while not reached():
        assert time.monotonic() < end
        time.sleep(0.005)


@pytest.mark.parametrize("count", [1, 40, 120])
def test_run_killed_with_its_processes_leaves_no_trace_after_the_next(tmp_path: Path, count: int) -> None:
    process = begun(tmp_path / "killed", count)
    workers = psutil.Process(process.pid).children(recursive=True)
    assert workers
    process.kill()
    process.wait()
    assert process.stderr
    process.stderr.close()
    until(lambda: not any(one.is_running() and one.status() != psutil.STATUS_ZOMBIE for one in workers))
    standing = len(list((tmp_path / "killed").glob("0*")))
    assert count <= standing < 200
    results, found = run_here(tmp_path / "killed", [(slow("same"), units(200))], workers=2)
    assert not found.found
    statuses = {one.status for one in results}
    assert Status.WRITTEN in statuses
    assert statuses <= {Status.WRITTEN, Status.UNCHANGED}
    run_here(tmp_path / "undisturbed", [(slow("same"), units(200))])
    assert contents(tmp_path / "killed") == contents(tmp_path / "undisturbed")


@POSIX
def test_worker_killed_costs_no_unit(tmp_path: Path) -> None:
    found = Diagnostics()
    with local_executor(2) as executor:
        asked = Run(tmp_path / "killed", "en")
        results = run([(slow("same"), units(200))], asked, executor, ReadsBack, found, quietly)
        done = [next(results)]
        workers = [
            one
            for one in psutil.Process().children(recursive=True)
            if "spawn_main" in " ".join(one.cmdline())
        ]
        assert len(workers) == 2
        workers[0].kill()
        done.extend(results)
    assert not found.found
    assert [one.code for one in done] == [one.code for one in units(200)]
    assert {one.status for one in done} <= {Status.WRITTEN, Status.UNCHANGED}
    run_here(tmp_path / "undisturbed", [(slow("same"), units(200))])
    assert contents(tmp_path / "killed") == contents(tmp_path / "undisturbed")


@dataclass(frozen=True, slots=True)
class Deadly:
    """A form that kills its process for units whose name ends so."""

    ending: str

    def fill(self, values: tuple[str, ...]) -> bytes:
        if values[0].endswith(self.ending):
            os._exit(1)
        return values[0].encode()


def test_unit_that_kills_its_process_is_named_and_the_others_are_made(tmp_path: Path) -> None:
    deadly = with_form(case(), "quy-che", Deadly(" 25"))
    results, found = run_here(tmp_path, [(deadly, units(60))], workers=2)
    assert not found.found
    assert [one.code for one in results] == [one.code for one in units(60)]
    [failed] = [one for one in results if one.status is Status.FAILED]
    assert (failed.code, codes(failed)) == ("00025", ["worker-lost"])
    assert len(list(tmp_path.glob("0*/quy-che.docx"))) == 59


def test_run_whose_processes_always_die_ends(tmp_path: Path) -> None:
    results, found = run_here(tmp_path, [(with_form(case(), "quy-che", Deadly("")), units(300))], workers=2)
    assert [one.status for one in results] == [Status.FAILED] * LOSSES_IN_A_ROW
    assert [one.code for one in found] == ["workers-lost", "run-ended-early"]


@POSIX
@pytest.mark.parametrize("moment", ["workers start", "at work"])
def test_interrupted_run_ends_soon_and_is_taken_up_again(tmp_path: Path, moment: str) -> None:
    process = begun(tmp_path / "stopped", 0 if moment == "workers start" else 30)
    if moment == "workers start":
        family = psutil.Process(process.pid)
        until(lambda: any("spawn_main" in " ".join(one.cmdline()) for one in family.children()))
    os.killpg(process.pid, signal.SIGINT)  # as a terminal does: workers get it too
    _output, errors = process.communicate(timeout=90)
    assert process.returncode != 0
    assert errors.decode().count("Traceback") == 1, "only the run itself hears of Ctrl-C"
    assert not list((tmp_path / "stopped").rglob(".*vanban-part"))
    run_here(tmp_path / "stopped", [(slow("same"), units(200))], workers=2)
    run_here(tmp_path / "undisturbed", [(slow("same"), units(200))])
    assert contents(tmp_path / "stopped") == contents(tmp_path / "undisturbed")


def mount(*options: str) -> None:
    """Mount something, or say why not."""
    try:
        done = subprocess.run(["mount", *options], capture_output=True, check=False).returncode == 0
    except OSError:
        done = False
    if not done:
        pytest.skip("only root of Linux can mount a disk")


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A disk of 1 MB."""
    place = tmp_path / "disk"
    place.mkdir()
    mount("-t", "tmpfs", "-o", "size=1m", "tmpfs", str(place))
    try:
        yield place
    finally:
        # Whatever a test mounts over it goes first.
        for mounted in (place / "batch", place):
            subprocess.run(["umount", "--lazy", str(mounted)], check=False, capture_output=True)


@pytest.mark.parametrize("workers", [1, 2])
def test_full_disk_ends_the_run_clearly_and_breaks_nothing(
    small_disk: Path, tmp_path: Path, workers: int
) -> None:
    folder = small_disk / "batch"
    large = case(size=20_000), units(100)
    results, found = run_here(folder, [large], workers=workers)
    assert [one.code for one in found] == ["disk-full", "run-ended-early"]
    assert 0 < len(results) < 100
    statuses = [one.status for one in results]
    assert Status.WRITTEN in statuses
    assert 1 <= statuses.count(Status.FAILED) <= workers * 2
    assert {code for one in results for code in codes(one)} == {"disk-full"}
    assert not list(folder.rglob("*vanban-part"))
    [size] = {len(one) for name, one in contents(folder).items() if name.endswith("docx")}
    assert size >= 20_000
    for one in results:
        for paper in one.documents:
            assert sha256_of((folder / one.folder / paper.file).read_bytes()) == paper.sha256
    mount("-o", "remount,size=16m", str(small_disk))
    again, found = run_here(folder, [large], workers=workers)
    assert not found.found
    assert len(again) == 100
    run_here(tmp_path / "undisturbed", [large])
    assert contents(folder) == contents(tmp_path / "undisturbed")


def test_disk_that_turns_read_only_ends_the_run_clearly(small_disk: Path) -> None:
    folder, found = small_disk / "batch", Diagnostics()
    with local_executor(1) as executor:
        results = run([(case(), units(30))], Run(folder, "en"), executor, ReadsBack, found, quietly)
        done = [next(results)]
        # The disk itself cannot while the lock is held open; the same folder mounted over itself can.
        mount("--bind", str(folder), str(folder))
        mount("-o", "remount,ro,bind", str(folder))
        done.extend(results)
    assert [one.code for one in found] == ["output-not-writable", "run-ended-early"]
    assert [one.status for one in done[-2:]] == [Status.WRITTEN, Status.FAILED]
    assert len(done) < 30
    subprocess.run(["umount", str(folder)], check=True)
    assert not run_here(folder, [(case(), units(30))])[1].found


@pytest.fixture
def as_another_user(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """A folder in the eyes of one who is neither root nor its owner once the test calls ``chmod``."""
    if os.name != "posix":
        pytest.skip("rights of files are another matter on Windows")
    folder = tmp_path_factory.mktemp("rights")
    above = folder
    while above != Path("/tmp") and above != above.parent:
        if not above.stat().st_mode & 0o001:
            above.chmod(above.stat().st_mode | 0o055)
        above = above.parent
    user = os.geteuid()
    folder.chmod(0o777)
    if user == 0:
        os.seteuid(65534)
    yield folder
    os.seteuid(user)
    for path in (folder, *folder.rglob("*")):
        if path.is_dir():
            path.chmod(0o755)
    shutil.rmtree(folder)


def test_folder_that_turns_read_only_ends_the_run_clearly(as_another_user: Path) -> None:
    folder = as_another_user / "batch"
    found = Diagnostics()
    with local_executor(1) as executor:
        results = run([(case(), units(100))], Run(folder, "en"), executor, ReadsBack, found, quietly)
        done = [next(results)]
        folder.chmod(0o555)
        done.extend(results)
    assert [one.code for one in found] == ["output-not-writable", "run-ended-early"]
    assert done[-1].status is Status.FAILED
    assert len(done) < 100
    results_again, found = run_here(folder, [(case(), units(100))])
    assert (results_again[-1].status, found.has_errors()) == (Status.FAILED, True)
    folder.chmod(0o755)
    assert {one.status for one in run_here(folder, [(case(), units(100))])[0]} == {
        Status.WRITTEN,
        Status.UNCHANGED,
    }


def test_one_unit_s_folder_without_the_right_to_write_stops_that_unit_alone(as_another_user: Path) -> None:
    folder = as_another_user / "batch"
    run_here(folder, [(case(), units(3))])
    (folder / "00002-mau-2").chmod(0o555)
    results, found = run_here(folder, [(case(wording="second"), units(3, wording="second"))])
    assert [one.status for one in results] == [Status.WRITTEN, Status.FAILED, Status.WRITTEN]
    assert codes(results[1]) == ["output-not-writable"]
    assert not found.found


def test_folder_taken_away_during_the_run_ends_it(tmp_path: Path) -> None:
    found = Diagnostics()
    with local_executor(1) as executor:
        results = run([(case(), units(100))], Run(tmp_path / "b", "en"), executor, ReadsBack, found, quietly)
        next(results)
        (tmp_path / "b").rename(tmp_path / "moved")
        rest = list(results)
    assert [one.code for one in found] == ["folder-not-shared", "run-ended-early"]
    assert len(rest) < 100
    assert not (tmp_path / "b").exists()


_HALF_WRITTEN = """
import os, sys
from pathlib import Path
from generator.whole_files import replace_quickly

Path.replace = lambda self, target: os._exit(1)
replace_quickly(Path(sys.argv[1]), b"half")
"""


@dataclass(frozen=True, slots=True)
class DiesOnceInTheMiddle:
    """A form whose process dies, the first time, with a part of a paper written."""

    folder: str

    def fill(self, values: tuple[str, ...]) -> bytes:
        place = Path(self.folder, "00003-mau-3")
        died = Path(self.folder, "died")
        if values[0] == "Mẫu 3" and not died.exists():
            died.write_bytes(b"")
            place.mkdir()
            command = [sys.executable, "-c", _HALF_WRITTEN, str(place / "quy-che.docx")]
            subprocess.run(command, cwd=REPOSITORY, check=False)
            assert list(place.glob(".*vanban-part"))
            os._exit(1)
        return values[0].encode()


def test_part_of_a_dead_worker_is_swept_by_the_same_run(tmp_path: Path) -> None:
    dying = with_form(case(), "quy-che", DiesOnceInTheMiddle(str(tmp_path)))
    results, _found = run_here(tmp_path, [(dying, units(5))], workers=2)
    assert {one.status for one in results} <= {Status.WRITTEN, Status.UNCHANGED}
    assert (tmp_path / "died").exists()
    assert not list(tmp_path.rglob("*vanban-part"))
