"""A batch as a whole: order, chunks, the lock, memory, what ends a run."""

from __future__ import annotations

import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import psutil
import pytest

from generator.batch.case import Case, CaseUnit
from generator.batch.executors import local_executor
from generator.batch.locking import LOCK, Run
from generator.batch.result import Status
from generator.batch.run import run, standing_units
from generator.diagnostics import Diagnostics
from tests.batch.cases import (
    KINDS,
    Form,
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


def test_results_come_in_the_order_of_the_plan(tmp_path: Path) -> None:
    slow = with_form(case("b"), "quy-che", Slow(0.05))
    cases = [(slow, units(3)), (case("a"), units(50)[3:]), (case("c"), [unit(99)])]
    results, found = run_here(tmp_path, cases, workers=2)
    assert [one.code for one in results] == [f"{number:05}" for number in (*range(1, 51), 99)]
    assert [one.case for one in results] == ["b"] * 3 + ["a"] * 47 + ["c"]
    assert {one.status for one in results} == {Status.WRITTEN}
    assert not found.found


def test_processes_write_the_same_bytes_as_one(tmp_path: Path) -> None:
    cases = [(case("a"), units(30)), (case("b", wording="other"), [unit(99)])]
    here, _found = run_here(tmp_path / "one", cases)
    there, _found = run_here(tmp_path / "two", cases, workers=2)
    assert here == there
    assert contents(tmp_path / "one") == contents(tmp_path / "two")


def test_nothing_to_do_gives_nothing(tmp_path: Path) -> None:
    results, found = run_here(tmp_path / "batch", [])
    assert (results, found.found) == ((), [])


def test_cases_are_taken_as_workers_get_free(tmp_path: Path) -> None:
    taken = 0

    def cases() -> Iterator[tuple[Case, Sequence[CaseUnit]]]:
        nonlocal taken
        for number in range(1, 101):
            taken = number
            yield case(f"case-{number}"), [unit(number)]

    with local_executor(1) as executor:
        results = run(cases(), Run(tmp_path, "en"), executor, ReadsBack, Diagnostics(), quietly)
        next(results)
        assert taken < 5
        results.close()
    assert len(list(tmp_path.glob("0*"))) < 5


def test_run_that_nobody_reads_on_lets_the_next_one_in(tmp_path: Path) -> None:
    with local_executor(2) as executor:
        results = run(
            [(case(), units(200))], Run(tmp_path, "en"), executor, ReadsBack, Diagnostics(), quietly
        )
        next(results)
        results.close()
        before = contents(tmp_path)
        time.sleep(0.1)
        assert contents(tmp_path) == before
    _results, found = run_here(tmp_path, [(case(), units(200))])
    assert not found.found


def test_standing_units_are_told_in_their_order(tmp_path: Path) -> None:
    run_here(tmp_path, [(case(), [one for one in units(250) if one.code != "00120"])])
    with local_executor(2) as executor:
        told = list(standing_units([(one, "xa-0000") for one in units(250)], Run(tmp_path, "en"), executor))
    assert [None if one is None else one.code for one in told] == [
        None if one.code == "00120" else one.code for one in units(250)
    ]
    assert {one.status for one in told if one} == {Status.UNCHANGED}


def test_change_of_one_row_makes_that_unit_alone(tmp_path: Path) -> None:
    run_here(tmp_path, [(case(), units(45))])
    changed = [unit(7, wording="second", name="Mẫu Bảy") if one.code == "00007" else one for one in units(45)]
    results, _found = run_here(tmp_path, [(case(), changed)])
    assert [one.code for one in results if one.status is Status.WRITTEN] == ["00007"]
    assert {one.status for one in results} == {Status.WRITTEN, Status.UNCHANGED}


@dataclass(frozen=True, slots=True)
class Slow:
    """A form that takes its time."""

    seconds: float

    def fill(self, values: tuple[str, ...]) -> bytes:
        time.sleep(self.seconds)
        return values[0].encode()


def test_file_in_the_place_of_the_batch_is_reported(tmp_path: Path) -> None:
    (tmp_path / "batch").write_bytes(b"a file")
    results, found = run_here(tmp_path / "batch", [(case(), units(3))])
    assert results == ()
    assert [one.code for one in found] == ["output-not-a-folder"]


_WAITING_RUN = """
import sys, time
from pathlib import Path
from generator.batch.executors import local_executor
from generator.batch.locking import Run
from generator.batch.run import run
from generator.diagnostics import Diagnostics
from tests.batch.cases import ReadsBack, case, units, with_form
from tests.batch.test_run import Slow

def say(word):
    print(word, flush=True)

found = Diagnostics()
form = with_form(case(wording="same"), "quy-che", Slow(float(sys.argv[2])))
with local_executor(1) as executor:
    asked = Run(Path(sys.argv[1]), "en")
    for one in run([(form, units(100))], asked, executor, ReadsBack, found, lambda: say("waiting")):
        say(one.status.value)
assert not found.found
"""


def test_second_run_at_once_waits_for_the_first_and_says_so(tmp_path: Path) -> None:
    command = [sys.executable, "-c", _WAITING_RUN, str(tmp_path / "batch")]
    one = subprocess.Popen([*command, "0.02"], cwd=REPOSITORY, stdout=subprocess.PIPE, text=True)
    assert one.stdout
    assert one.stdout.readline() == "written\n"
    two = subprocess.run([*command, "0"], cwd=REPOSITORY, stdout=subprocess.PIPE, text=True, check=True)
    rest, _errors = one.communicate()
    assert one.returncode == 0
    assert rest.split() == ["written"] * 99
    assert two.stdout.split() == ["waiting", *["unchanged"] * 100]
    run_here(tmp_path / "alone", [(with_form(case(wording="same"), "quy-che", Slow(0)), units(100))])
    assert contents(tmp_path / "batch") == contents(tmp_path / "alone")


def test_two_runs_of_different_input_leave_the_state_of_one_of_them(tmp_path: Path) -> None:
    program = _WAITING_RUN.replace('wording="same"', "wording=sys.argv[3]")
    program = program.replace("units(100)", "units(100, wording=sys.argv[3])")
    command = [sys.executable, "-c", program, str(tmp_path / "batch"), "0.005"]
    runs = [
        subprocess.Popen([*command, wording], cwd=REPOSITORY, stdout=subprocess.DEVNULL)
        for wording in ("first", "second")
    ]
    assert [one.wait() for one in runs] == [0, 0]
    states = []
    for wording in ("first", "second"):
        form = with_form(case(wording=wording), "quy-che", Slow(0))
        run_here(tmp_path / wording, [(form, units(100, wording=wording))])
        states.append(contents(tmp_path / wording))
    assert contents(tmp_path / "batch") in states


def test_lock_of_a_dead_run_holds_nobody_up(tmp_path: Path) -> None:
    (tmp_path / LOCK).write_bytes(b"")

    def waiting() -> None:
        raise AssertionError

    with local_executor(1) as executor:
        found = Diagnostics()
        results = run([(case(), units(1))], Run(tmp_path, "en"), executor, ReadsBack, found, waiting)
        assert [one.status for one in results] == [Status.WRITTEN]


_MEASURED_RUN = """
import sys, psutil
from pathlib import Path
from generator.batch.executors import local_executor
from generator.batch.locking import Run
from generator.batch.run import run
from generator.diagnostics import Diagnostics
from tests.batch.cases import ReadsBack, case, unit

def cases():
    form = case(kinds=("quy-che", "phan-cong"), size=20_000)
    for start in range(0, int(sys.argv[2]), 100):
        yield form, [unit(number) for number in range(start, min(start + 100, int(sys.argv[2])))]

if __name__ == "__main__":
    most = done = 0
    with local_executor(1) as executor:
        for one in run(cases(), Run(Path(sys.argv[1]), "en"), executor, ReadsBack, Diagnostics(), print):
            done += 1
            if done % 30 == 0:
                most = max(most, psutil.Process().memory_info().rss)
    print(done, most)
"""


def test_memory_is_the_same_for_38_units_and_for_3321(tmp_path: Path) -> None:
    most = {}
    for count in (38, 3321):
        command = [sys.executable, "-c", _MEASURED_RUN, str(tmp_path / str(count)), str(count)]
        told = subprocess.run(command, cwd=REPOSITORY, capture_output=True, text=True, check=True).stdout
        done, most[count] = map(int, told.split())
        assert done == count
    assert most[3321] < most[38] + 6 * 2**20


def test_no_process_is_left_when_a_run_has_ended(tmp_path: Path) -> None:
    before = set(psutil.Process().children(recursive=True))
    results, _found = run_here(tmp_path, [(case(), units(60))], workers=2)
    assert len(results) == 60
    left = set(psutil.Process().children(recursive=True)) - before
    # multiprocessing keeps one process of its own, which watches over semaphores.
    assert all("resource_tracker" in " ".join(one.cmdline()) for one in left)


def test_findings_do_not_wander_from_unit_to_unit(tmp_path: Path) -> None:
    wrong = with_form(case(), "quy-che", Form("{0}{0}"))
    results, _found = run_here(tmp_path, [(wrong, [unit(1), unit(2, name="FOREIGN"), unit(3)])])
    assert [codes(one) for one in results] == [[], ["foreign-name"] * len(KINDS), []]


@pytest.mark.parametrize("workers", [1, 2])
def test_messages_of_workers_are_in_the_language_asked_for(tmp_path: Path, workers: int) -> None:
    (tmp_path / "00001-mau-1").write_bytes(b"a file")
    told = []
    for language in ("vi", "en"):
        with local_executor(workers) as executor:
            asked = Run(tmp_path, language)
            [result] = run([(case(), [unit(1)])], asked, executor, ReadsBack, Diagnostics(), quietly)
            told.append(result.findings[0].message)
    assert told[0] != told[1]
    assert told[1].isascii()
