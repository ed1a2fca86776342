"""Who does the work: this process, processes, a cluster on loopback of which a worker dies."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Future
from dataclasses import dataclass
from pathlib import Path

import pytest

from generator.batch.executors import WorkersLost, cluster_executor, local_executor
from generator.batch.result import Status
from generator.diagnostics import Diagnostics
from tests.batch.cases import case, codes, contents, run_here, unit, units, with_form
from tests.batch.test_faults import slow

REPOSITORY = Path(__file__).parents[2]


def doubled(number: int) -> int:
    return number * 2


def number_of_process(_given: int) -> int:
    return os.getpid()


def failing(given: int) -> int:
    raise ValueError(given)


def dying(_given: int) -> int:
    os._exit(1)


def ignores_interrupts(_given: int) -> bool:
    return signal.getsignal(signal.SIGINT) is signal.SIG_IGN


def test_one_worker_is_this_process() -> None:
    with local_executor(1) as executor:
        assert executor.result(executor.submit(number_of_process, 0)) == os.getpid()
        with pytest.raises(ValueError, match="7"):
            executor.result(executor.submit(failing, 7))


def test_more_workers_are_other_processes() -> None:
    with local_executor(2) as executor:
        futures = [executor.submit(number_of_process, 0) for _task in range(8)]
        assert os.getpid() not in {executor.result(one) for one in futures}
        assert executor.result(executor.submit(doubled, 21)) == 42
        with pytest.raises(ValueError, match="7"):
            executor.result(executor.submit(failing, 7))


def test_interrupt_is_for_the_run_and_not_for_its_processes() -> None:
    with local_executor(2) as executor:
        assert executor.result(executor.submit(ignores_interrupts, 0))
    with local_executor(1) as executor:
        assert not executor.result(executor.submit(ignores_interrupts, 0))


def test_pool_goes_on_after_a_process_died() -> None:
    with local_executor(2) as executor:
        for _attempt in range(2):
            with pytest.raises(WorkersLost):
                executor.result(executor.submit(dying, 0))
            assert executor.result(executor.submit(doubled, 21)) == 42


@dataclass(frozen=True, slots=True)
class Local:
    """A form that can be packed, and not opened again anywhere else."""

    def __reduce__(self) -> tuple[Callable[..., object], tuple[object, ...]]:
        return __import__, ("a_module_that_only_one_machine_has",)

    def fill(self, values: tuple[str, ...]) -> bytes:
        return values[0].encode()


@pytest.mark.parametrize("workers", [1, 2])
def test_case_that_a_worker_cannot_open_fails_its_units_alone(tmp_path: Path, workers: int) -> None:
    cases = [(with_form(case("a"), "quy-che", Local()), [unit(1), unit(2)]), (case("b"), [unit(3)])]
    results, found = run_here(tmp_path, cases, workers=workers)
    assert [one.status for one in results] == [Status.FAILED, Status.FAILED, Status.WRITTEN]
    assert codes(results[0]) == ["unit-failed"]
    assert "a_module_that_only_one_machine_has" in results[0].findings[0].message
    assert not found.found


def test_cluster_without_its_library_names_what_to_install() -> None:
    program = (
        "import sys; sys.modules['distributed'] = None\n"
        "from generator.batch.executors import cluster_executor\n"
        "from generator.diagnostics import Diagnostics\n"
        "found = Diagnostics()\n"
        "with cluster_executor('tcp://127.0.0.1:9', found) as executor:\n"
        "    [one] = found\n"
        "    print(executor, one.code, one.hint)\n"
    )
    told = subprocess.run(
        [sys.executable, "-c", program], cwd=REPOSITORY, capture_output=True, text=True, check=True
    ).stdout
    assert told.startswith("None cluster-not-installed")
    assert "vanban[cluster]" in told


# Of the processes of a cluster, none is a test's own: whatever its libraries warn of stays with them.
_CLUSTER_RUN = """
import json, os, signal, sys
from pathlib import Path
import generator.batch.executors as executors
from generator.batch.locking import Run
from generator.batch.run import run
from generator.diagnostics import Diagnostics
from tests.batch.cases import ReadsBack, quietly, units
from tests.batch.test_faults import slow

executors.CLUSTER_PATIENCE_S = float(sys.argv[3])
found, done = Diagnostics(), []
with executors.cluster_executor(sys.argv[1], found) as executor:
    if executor is not None:
        asked = Run(Path(sys.argv[2]), "en")
        for one in run([(slow("same"), units(240))], asked, executor, ReadsBack, found, quietly):
            done.append([one.code, one.status.value, *(each.code for each in one.findings)])
            if len(done) == 20 and len(sys.argv) > 4:
                os.kill(int(sys.argv[4]), signal.SIGKILL)
print(json.dumps({"done": done, "found": [one.code for one in found]}))
"""


def cluster_run(
    address: str, folder: Path, *more: str, patience: float = 20.0
) -> tuple[list[list[str]], list[str]]:
    command = [sys.executable, "-c", _CLUSTER_RUN, address, str(folder), str(patience), *more]
    ended = subprocess.run(command, cwd=REPOSITORY, capture_output=True, text=True, check=False, timeout=120)
    assert ended.returncode == 0, ended.stderr
    told = json.loads(ended.stdout.splitlines()[-1])
    return told["done"], told["found"]


@dataclass(frozen=True, slots=True)
class Cluster:
    """A scheduler on loopback and its workers."""

    address: str
    workers: Sequence[subprocess.Popen[bytes]]


@pytest.fixture
def cluster(tmp_path: Path) -> Iterator[Callable[[int], Cluster]]:
    """Starts a scheduler with so many workers on ports that the system chooses."""
    pytest.importorskip("distributed", reason="the extra `cluster` is not installed")
    about = tmp_path / "scheduler.json"
    environment = {**os.environ, "PYTHONPATH": str(REPOSITORY)}
    processes: list[subprocess.Popen[bytes]] = []

    def started(*command: str) -> subprocess.Popen[bytes]:
        with (tmp_path / f"said-{len(processes)}").open("wb") as said:
            process = subprocess.Popen(
                [sys.executable, "-m", "distributed.cli." + command[0], *command[1:], "--no-dashboard"],
                cwd=tmp_path,
                env=environment,
                stdout=said,
                stderr=subprocess.STDOUT,
            )
        processes.append(process)
        return process

    def start(count: int) -> Cluster:
        started("dask_scheduler", "--host", "127.0.0.1", "--port", "0", "--scheduler-file", str(about))
        address = _address(about)
        options = ("--nworkers", "1", "--nthreads", "1", "--no-nanny", "--host", "127.0.0.1")
        workers = [started("dask_worker", address, *options) for _number in range(count)]
        return Cluster(address, workers)

    yield start
    for process in processes:
        process.send_signal(signal.SIGTERM)
    for process in processes:
        try:
            process.wait(10)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()


def _address(about: Path) -> str:
    end = time.monotonic() + 30
    while time.monotonic() < end:
        if about.exists() and (text := about.read_text(encoding="utf-8")).rstrip().endswith("}"):
            return str(json.loads(text)["address"])
        time.sleep(0.05)
    raise TimeoutError


def test_cluster_of_which_a_worker_dies_writes_the_files_of_a_local_run(
    tmp_path: Path, cluster: Callable[[int], Cluster]
) -> None:
    machines = cluster(2)
    victim = machines.workers[0]
    done, found = cluster_run(machines.address, tmp_path / "cluster", str(victim.pid))
    assert victim.wait(10) == -signal.SIGKILL
    assert found == []
    assert [one[0] for one in done] == [one.code for one in units(240)]
    assert {one[1] for one in done} <= {"written", "unchanged"}
    run_here(tmp_path / "local", [(slow("same"), units(240))])
    assert contents(tmp_path / "cluster") == contents(tmp_path / "local")


def test_cluster_whose_only_worker_dies_ends_the_run(
    tmp_path: Path, cluster: Callable[[int], Cluster]
) -> None:
    machines = cluster(1)
    done, found = cluster_run(
        machines.address, tmp_path / "cluster", str(machines.workers[0].pid), patience=3.0
    )
    assert found == ["workers-lost", "run-ended-early"]
    assert 20 <= len(done) < 240
    assert {one[1] for one in done} == {"written"}


def test_scheduler_without_workers_is_reported(tmp_path: Path, cluster: Callable[[int], Cluster]) -> None:
    done, found = cluster_run(cluster(0).address, tmp_path / "cluster", patience=2.0)
    assert (done, found) == ([], ["cluster-without-workers"])
    assert not (tmp_path / "cluster").exists()


@pytest.mark.parametrize("address", ["tcp://127.0.0.1:9", "nonsense://127.0.0.1:8786", "tcp://no port"])
def test_scheduler_that_does_not_answer_is_reported(tmp_path: Path, address: str) -> None:
    pytest.importorskip("distributed", reason="the extra `cluster` is not installed")
    done, found = cluster_run(address, tmp_path / "cluster", patience=2.0)
    assert (done, found) == ([], ["cluster-not-reached"])


def test_future_of_a_lost_task_tells_so() -> None:
    future: Future[int] = Future()
    future.set_exception(WorkersLost())
    with local_executor(2) as executor, pytest.raises(WorkersLost):
        executor.result(future)


def test_executor_of_a_cluster_is_none_where_something_is_wrong() -> None:
    pytest.importorskip("distributed", reason="the extra `cluster` is not installed")
    found = Diagnostics()
    with cluster_executor("nonsense", found) as executor:
        assert executor is None
    assert found.has_errors()
