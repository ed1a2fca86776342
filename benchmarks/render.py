"""Renders the decision that issues the regulation with this product and with plain docxtpl; compares them.

Both get the same template (for docxtpl its blocks are spliced beforehand), the same fields and filters, write
zip level 6 to memory, and must write the same text. docxtpl is used as its manual shows: open,
``render(autoescape=True)``, ``save``. Each runs in a process of its own: a few documents to warm up, then as
many as it makes in the time asked for.

    python benchmarks/render.py [--seconds N] [--committee FOLDER]
"""

from __future__ import annotations

import argparse
import datetime
import io
import multiprocessing
import os
import platform
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import psutil
from docx import Document
from plain_docxtpl import TEMPLATES, filters, spliced_template
from plain_docxtpl import render as plain_render

from generator.diagnostics import Diagnostics
from generator.documents import KINDS
from generator.documents.fields import values
from generator.pipeline import kind_shape, open_papers
from generator.word.properties import DocumentProperties
from generator.word.template import TemplateLibrary

ROOT = Path(__file__).resolve().parent.parent
KIND = "quyet-dinh-ban-hanh"
DATE = datetime.date(2026, 2, 5)

Render = Callable[[], bytes]


@dataclass(frozen=True, slots=True)
class Measure:
    """What one engine needed; ``grown_mb`` is the part of the peak memory that came after warming up."""

    documents: int
    wall_s: float
    cpu_s: float
    peak_mb: float
    grown_mb: float
    sample: bytes

    @property
    def per_second(self) -> float:
        return self.documents / self.wall_s

    @property
    def cpu_ms(self) -> float:
        return 1000 * self.cpu_s / self.documents


def fields_of(committee: Path) -> object:
    """The fields of the decision, as the pipeline gives them to a template."""
    found = Diagnostics()
    papers = open_papers(committee, DATE, found)
    if papers is None or found.has_errors():
        sys.exit("\n".join(map(str, found)))
    return next(iter(KINDS[KIND].compose(papers))).fields


def ours(committee: Path) -> Render:
    """A call that renders one document from the compiled template."""
    fields, found = values(fields_of(committee)), Diagnostics()
    template = TemplateLibrary(TEMPLATES).compile(KIND, kind_shape(KINDS[KIND]), found)
    properties = DocumentProperties(title="Quyết định", created=DATE)

    def render() -> bytes:
        content = template.render(fields, properties, found) if template else None
        if content is None:
            sys.exit("\n".join(map(str, found)))
        return content

    return render


def docxtpl(committee: Path) -> Render:
    """A call that renders one document as docxtpl's manual does."""
    fields, template, environment = fields_of(committee), spliced_template(KIND), filters()
    return lambda: plain_render(template, fields, environment)


def measure(engine: Callable[[Path], Render], committee: Path, seconds: float) -> Measure:
    """Render for so many seconds and say what it took."""
    render = engine(committee)
    for _ in range(3):
        sample = render()
    before = peak_mb()
    wall, cpu, documents = time.perf_counter(), time.process_time(), 0
    while time.perf_counter() - wall < seconds:
        render()
        documents += 1
    elapsed = time.perf_counter() - wall
    used = time.process_time() - cpu
    return Measure(documents, elapsed, used, peak_mb(), peak_mb() - before, sample)


def peak_mb() -> float:
    """The most memory this process had so far, in MB."""
    if sys.platform == "win32":
        return float(psutil.Process().memory_info().peak_wset) / 2**20
    import resource  # noqa: PLC0415 - not on Windows

    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return peak / 2**20 if sys.platform == "darwin" else peak / 2**10


def text_of(document: bytes) -> str:
    """All text in the body of a document."""
    body = Document(io.BytesIO(document)).element.body
    return "\n".join("".join(element.itertext()) for element in body)


def main() -> None:
    """Measure both engines and print the comparison."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--seconds", type=float, default=10.0, help="how long each engine renders")
    parser.add_argument("--committee", type=Path, default=ROOT / "data" / "committees" / "lai-chau-du-lieu")
    arguments = parser.parse_args()
    with multiprocessing.get_context("spawn").Pool(1, maxtasksperchild=1) as pool:
        fast, plain = (
            pool.apply(measure, (engine, arguments.committee, arguments.seconds))
            for engine in (ours, docxtpl)
        )
    if text_of(fast.sample) != text_of(plain.sample):
        sys.exit("the two engines wrote different texts")
    print(
        f"Python {platform.python_version()}, {platform.system()} {platform.machine()}, {os.cpu_count()} CPUs"
    )
    print(f"{'':10}{'documents/s':>12}{'CPU ms':>9}{'peak MB':>9}{'grown MB':>10}{'bytes':>8}")
    for name, one in (("vanban", fast), ("docxtpl", plain)):
        figures = f"{one.per_second:12.1f}{one.cpu_ms:9.2f}{one.peak_mb:9.1f}{one.grown_mb:10.1f}"
        print(f"{name:10}{figures}{len(one.sample):8}")
    print(
        f"vanban needs {plain.cpu_ms / fast.cpu_ms:.1f} times less CPU"
        f" and makes {fast.per_second / plain.per_second:.1f} times as many documents per second"
    )


if __name__ == "__main__":
    main()
