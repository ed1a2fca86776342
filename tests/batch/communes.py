"""A few communes made from a province's dossier that a test may change, for tests of what comes later."""

from __future__ import annotations

import copy
import shutil
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import docx
from docx.document import Document
from docx.text.paragraph import Paragraph

from generator.batch.batch import Asked, carry_out
from generator.batch.executors import local_executor
from generator.batch.plan import Plan, read_plan
from generator.batch.result import UnitResult
from generator.diagnostics import Diagnostics
from generator.resources import data_folder

BINH_LU, DOAN_KET = "03390", "03388"
KINDS = ("quyet-dinh-ban-hanh", "quy-che", "giay-moi")
DAY = date(2026, 11, 16)


@dataclass(frozen=True)
class Communes:
    """A folder with a province's dossier and its communes; a copy of it works as well."""

    folder: Path

    @property
    def province(self) -> Path:
        return self.folder / "tinh"

    @property
    def output(self) -> Path:
        return self.folder / "xa"

    def unit(self, code: str = BINH_LU) -> Path:
        (place,) = self.output.glob(f"{code}-*")
        return place

    def amend(self, before: str, after: str) -> None:
        """Change words of the province's regulation."""
        path = self.province / "regulation.yaml"
        text = path.read_text(encoding="utf-8")
        assert text.count(before) == 1, text.count(before)
        path.write_text(text.replace(before, after), encoding="utf-8")

    def update(self, found: Diagnostics | None = None) -> dict[str, UnitResult]:
        """Bring the communes up to date, as `vanban update` does."""
        problems = Diagnostics() if found is None else found
        plan = read_plan(self.output, problems)
        assert plan is not None
        return made(plan, self.output, problems)


def made(plan: Plan, output: Path, found: Diagnostics) -> dict[str, UnitResult]:
    with local_executor(1) as executor:
        asked = Asked(output, executor, "en", lambda: None, lambda _done, _total: None)
        return {one.code: one for one in carry_out(plan, asked, found).results}


def make_communes(folder: Path) -> Communes:
    communes = Communes(folder)
    shutil.copytree(data_folder() / "committees" / "lai-chau-du-lieu", communes.province)
    rules = data_folder() / "adaptations" / "tinh-xuong-xa.yaml"
    plan = Plan(communes.province, rules, DAY, kinds=KINDS, codes=(BINH_LU, DOAN_KET))
    found = Diagnostics()
    results = made(plan, communes.output, found)
    assert [str(one) for one in found] == []
    assert {one.status.value for one in results.values()} == {"written"}
    return communes


class Word:
    """Somebody at work on a paper in Word."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._document: Document = docx.Document(str(path))

    def paragraph(self, beginning: str) -> Paragraph:
        found = [one for one in self._document.paragraphs if one.text.startswith(beginning)]
        assert len(found) == 1, (beginning, [one.text for one in found])
        return found[0]

    def change(self, beginning: str, before: str, after: str) -> None:
        paragraph = self.paragraph(beginning)
        assert paragraph.text.count(before) == 1, paragraph.text
        _write(paragraph, paragraph.text.replace(before, after))

    def drop(self, beginning: str) -> None:
        element = self.paragraph(beginning)._p
        holder = element.getparent()
        assert holder is not None
        holder.remove(element)

    def insert(self, behind: str, text: str) -> None:
        above = self.paragraph(behind)
        element = copy.deepcopy(above._p)
        above._p.addnext(element)
        _write(Paragraph(element, above._parent), text)

    def move(self, beginning: str, behind: str) -> None:
        self.paragraph(behind)._p.addnext(self.paragraph(beginning)._p)

    def letterhead(self, before: str, after: str) -> None:
        cells = (cell for table in self._document.tables for row in table.rows for cell in row.cells)
        (paragraph,) = (one for cell in cells for one in cell.paragraphs if before in one.text)
        _write(paragraph, paragraph.text.replace(before, after))

    def bold(self, beginning: str) -> None:
        for run in self.paragraph(beginning).runs:
            run.bold = True

    def save(self) -> None:
        self._document.save(str(self._path))


def edit(path: Path, work: Callable[[Word], None]) -> bytes:
    """Edit a paper in Word; what stands there then."""
    word = Word(path)
    work(word)
    word.save()
    return path.read_bytes()


def _write(paragraph: Paragraph, text: str) -> None:
    first, *others = paragraph.runs
    first.text = text
    for one in others:
        one.text = ""
