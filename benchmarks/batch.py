"""All papers of all communes with ``vanban batch``, beside plain docxtpl, docxtemplater and carbone.

``vanban batch`` makes everything: it reads, derives, fills, writes, opens each file again and checks it. The
others get what is ready: docxtpl the same templates, filters and the fields of derived dossiers;
docxtemplater and carbone, which have no filters to break names into lines, the finished papers with tags for
names. They fill and write a sample, from which the whole is extrapolated. Texts must be equal. Each works
with two processes, one engine after the other. Those of node are measured where node and npm are found: they
are installed into a temporary folder.

    python benchmarks/batch.py [--province 12] [--sample N] [--without-node]

It needs 20 KB of disk for a document, in the folder for temporary files. Not on Windows.
"""

from __future__ import annotations

import argparse
import datetime
import io
import json
import multiprocessing
import os
import platform
import resource
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile

from docx import Document
from plain_docxtpl import TEMPLATES, filters, render, spliced_template

from generator.adapting.loading import load_rules
from generator.batch.case import Case, CaseUnit
from generator.batch.cases import CaseMaker, groups
from generator.batch.derivation import Deriver
from generator.batch.parent import open_parent
from generator.batch.units_list import rows_of
from generator.diagnostics import Diagnostics
from generator.pipeline import DossierReader, Press

ROOT = Path(__file__).resolve().parent.parent
DOSSIER = ROOT / "data" / "committees" / "lai-chau-du-lieu"
RULES = ROOT / "data" / "adaptations" / "tinh-xuong-xa.yaml"
DATE = datetime.date(2026, 3, 10)
PROCESSES = 2
NODE_PACKAGES = {
    "docxtemplater": ("docxtemplater@3.71.0", "pizzip@3.3.0"),
    "carbone": ("carbone@3.8.2",),
}


@dataclass(frozen=True, slots=True)
class Measure:
    """What an engine needed for so many documents, with all its processes."""

    documents: int
    wall_s: float
    cpu_s: float

    def of(self, documents: int) -> Measure:
        """The same engine with so many documents."""
        share = documents / self.documents
        return Measure(documents, self.wall_s * share, self.cpu_s * share)


@dataclass(frozen=True, slots=True)
class Paper:
    """A paper of the sample: what docxtpl and what an engine of node make it from, and how it reads."""

    name: str
    kind: str
    fields: object
    tags: bytes
    data: dict[str, str]
    content: bytes


def whole_batch(folder: Path, *choice: str) -> Measure:
    """Run ``vanban batch`` and say what it took, processes and all."""
    command = [sys.executable, "-m", "generator", "batch", str(DOSSIER), "--rules", str(RULES), *choice]
    command += ["--output", str(folder), "--workers", str(PROCESSES), "--date", DATE.isoformat(), "--json"]
    before, began = resource.getrusage(resource.RUSAGE_CHILDREN), time.perf_counter()
    done = subprocess.run(command, cwd=ROOT, stdout=subprocess.PIPE, check=False)
    wall, after = time.perf_counter() - began, resource.getrusage(resource.RUSAGE_CHILDREN)
    units = json.loads(done.stdout)["units"]
    if done.returncode or any(one["status"] not in {"written", "unchanged"} for one in units):
        problems = [problem["message"] for one in units for problem in one["findings"]]
        sys.exit(f"vanban batch ended with {done.returncode}: {problems[:1]}")
    used = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    return Measure(sum(len(one["documents"]) for one in units), wall, used)


def sample_of(count: int, folder: Path) -> list[Paper]:
    """The papers of some communes of the largest case, derived one by one."""
    found = Diagnostics()
    reader = DossierReader(found)
    rules = load_rules(RULES, found, reader.provisions)
    parent = open_parent(reader, DOSSIER, DATE, found)
    if rules is None or parent is None:
        sys.exit("\n".join(map(str, found)))
    deriver = Deriver(reader, parent, rules, DATE)
    rows = rows_of(reader.units.communes(DATE), reader.units, DATE)
    group = max(groups(rows, deriver), key=lambda one: len(one.rows))
    case = CaseMaker(deriver, ()).make(group, found)
    press = Press((), TEMPLATES, found)
    papers: list[Paper] = []
    chosen = list(zip(group.rows, group.units(""), strict=True))[:: max(1, len(group.rows) // count)][:count]
    for row, unit in chosen:
        staging = folder / unit.folder
        derived = deriver.derive(row, staging, found)
        if derived is None or case is None:
            sys.exit("\n".join(map(str, found)))
        composed = [(kind.code, document) for kind, document in press.compose(derived.papers)]
        for (kind, document), (tags, content) in zip(composed, _filled(case, unit), strict=True):
            data = {f"n{number}": value for number, value in enumerate(unit.values)}
            data |= {name.upper(): value.upper() for name, value in data.items()}
            papers.append(
                Paper(f"{unit.folder}-{document.name}.docx", kind, document.fields, tags, data, content)
            )
    return papers


def _filled(case: Case, unit: CaseUnit) -> Iterable[tuple[bytes, bytes]]:
    """Each paper of a case with words that will be tags, and with the values of the unit."""
    words = tuple(f"zq{number}zq" for number in range(len(case.marks)))
    return ((one.stencil.fill(words), one.stencil.fill(unit.values)) for one in case.papers)


def docxtpl(papers: Sequence[Paper], folder: Path) -> Measure:
    """Make the papers as docxtpl's manual does, a share in each process."""
    folder.mkdir()
    kinds = sorted({one.kind for one in papers})
    templates = {kind: spliced_template(kind) for kind in kinds}
    with multiprocessing.get_context("spawn").Pool(PROCESSES) as pool:
        shares = [(papers[number::PROCESSES], templates, folder) for number in range(PROCESSES)]
        return together(pool.starmap(_docxtpl_share, shares, chunksize=1))


def _docxtpl_share(papers: Sequence[Paper], templates: dict[str, bytes], folder: Path) -> Measure:
    environment = filters()
    render(templates[papers[0].kind], papers[0].fields, environment)
    wall, cpu = time.perf_counter(), time.process_time()
    for one in papers:
        (folder / one.name).write_bytes(render(templates[one.kind], one.fields, environment))
    return Measure(len(papers), time.perf_counter() - wall, time.process_time() - cpu)


def node_engine(engine: str, tag: Callable[[str], str], papers: Sequence[Paper], folder: Path) -> Measure:
    """Make the papers with an engine of node, a share in each process."""
    folder.mkdir()
    install = ["npm", "install", "--no-audit", "--no-fund", "--ignore-scripts", "--silent"]
    subprocess.run([*install, "--prefix", str(folder), *NODE_PACKAGES[engine]], check=True)
    jobs = []
    for number, one in enumerate(papers):
        template = folder / f"template-{number}.docx"
        template.write_bytes(_with_tags(one.tags, tag))
        jobs.append((str(template), one.data, str(folder / one.name)))
    running = []
    for number in range(PROCESSES):
        path = folder / f"jobs-{number}.json"
        path.write_text(json.dumps(jobs[number::PROCESSES]), encoding="utf-8")
        command = ["node", str(ROOT / "benchmarks" / "node_engine.cjs"), engine, str(path)]
        running.append(subprocess.Popen(command, stdout=subprocess.PIPE, text=True))
    return together([Measure(**json.loads(one.communicate()[0])) for one in running])


def _with_tags(paper: bytes, tag: Callable[[str], str]) -> bytes:
    """A paper with tags in the place of the words that stand for names."""
    written = io.BytesIO()
    with ZipFile(io.BytesIO(paper)) as before, ZipFile(written, "w", ZIP_DEFLATED) as after:
        for name in before.namelist():
            text = before.read(name).decode()
            for number in range(10):
                word = f"zq{number}zq"
                text = text.replace(word.upper(), tag(f"N{number}")).replace(word, tag(f"n{number}"))
            after.writestr(name, text.replace("Zq", "zq"))
    return written.getvalue()


def together(measures: Sequence[Measure]) -> Measure:
    """What processes that ran at the same time needed."""
    return Measure(
        sum(one.documents for one in measures),
        max(one.wall_s for one in measures),
        sum(one.cpu_s for one in measures),
    )


def check_texts(papers: Iterable[Paper], folder: Path, engine: str) -> None:
    """End where an engine wrote another text; where lines end and tabs stand is no matter."""
    for one in papers:
        if _words(one.content) != _words((folder / one.name).read_bytes()):
            sys.exit(f"{engine} wrote another text in {one.name}")


def _words(document: bytes) -> str:
    body = Document(io.BytesIO(document)).element.body
    return "".join("".join(body.itertext()).split())


def main() -> None:
    """Measure all engines and print the comparison."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--province", help="only the communes of this province")
    parser.add_argument("--sample", type=int, default=20, help="communes that the other engines make")
    parser.add_argument("--without-node", action="store_true", help="leave docxtemplater and carbone out")
    arguments = parser.parse_args()
    choice = ("--province", arguments.province) if arguments.province else ("--all",)
    with tempfile.TemporaryDirectory(prefix="vanban-") as name:
        folder = Path(name)
        ours = whole_batch(folder / "batch", *choice)
        again = whole_batch(folder / "batch", *choice)
        papers = sample_of(arguments.sample, folder)
        measures = {"docxtpl": docxtpl(papers, folder / "docxtpl")}
        check_texts(papers, folder / "docxtpl", "docxtpl")
        if not arguments.without_node and shutil.which("npm") and shutil.which("node"):
            tags: dict[str, Callable[[str], str]] = {
                "docxtemplater": lambda one: f"{{{one}}}",
                "carbone": lambda one: f"{{d.{one}}}",
            }
            for engine, tag in tags.items():
                measures[engine] = node_engine(engine, tag, papers, folder / engine)
                check_texts(papers, folder / engine, engine)
    _print(ours, again, measures)


def _print(ours: Measure, again: Measure, others: dict[str, Measure]) -> None:
    print(
        f"Python {platform.python_version()}, {platform.system()} {platform.machine()}, {os.cpu_count()} CPUs"
    )
    heads = ("documents", "wall s", "CPU s", "CPU ms each", "times CPU", "times wall")
    print(" " * 14 + "".join(f"{head:>12}" for head in heads))
    rows = {"vanban": ours, "vanban again": again}
    rows |= {name: one.of(ours.documents) for name, one in others.items()}
    for name, one in rows.items():
        ratios = f"{one.cpu_s / ours.cpu_s:12.2f}{one.wall_s / ours.wall_s:12.2f}"
        times = f"{one.wall_s:12.1f}{one.cpu_s:12.1f}{1000 * one.cpu_s / one.documents:12.2f}"
        print(f"{name:14}{one.documents:12}{times}{ratios}")
    made = next(iter(others.values())).documents
    print(f"all but vanban extrapolated from {made} documents")


if __name__ == "__main__":
    main()
