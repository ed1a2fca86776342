"""Runs what the documents show: the commands of ``console`` blocks, one after the other in one copied folder.

Between the blocks a document may carry directives, which no reader sees, for what a person does by hand::

    <!-- run: replace FILE "old" "new" -->      type something else into a text file
    <!-- run: restore FILE -->                  take that back
    <!-- run: insert FILE.docx "begins with" "paragraph" ... -->    new paragraphs behind one in Word
    <!-- run: roster COMMITTEE.yaml "column" ... -->    its members into thanh-vien.xlsx, without some columns
    <!-- run: save FILE -->                     the YAML shown last into a file
    <!-- run: sheet FILE.xlsx -->               the table shown last into a workbook, as text
    <!-- run: add FILE -->                      the YAML shown last behind the end of a file
    <!-- run: reword FILE.docx "old" "new" -->      other words in a paragraph in Word
    <!-- run: column FILE.docx "head" "new head" "text" -->     a column behind one of a table in Word
    <!-- run: style FILE.docx "name" "size=12" ... -->      size, bold, italic, before of a style in Word
    <!-- run: page FILE.docx "left=2" ... -->       margins in Word, in cm
    <!-- run: typed FILE.docx -->               an invitation as an office once typed it in Word
    <!-- run: empty FILE.docx "style" "paragraph" ... -->     all of a Word file but these paragraphs deleted
    <!-- run: fill FILE.xlsx "Sheet!B6=text" ... -->    text into cells
    <!-- run: type "line" ... -->               lines for the questions of the next command
    <!-- run: needs soffice -->                 the next command is run where this program is
"""

from __future__ import annotations

import copy
import os
import re
import shlex
import shutil
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

import docx
import openpyxl
import yaml
from docx.oxml.ns import qn
from docx.shared import Cm, Emu, Pt
from docx.table import _Cell
from docx.text.paragraph import Paragraph

from generator.dossier.kinds import TITLES, BodyKind, Role
from generator.dossier.roster import COLUMNS
from tests.docs.documents import PROJECT, Block
from tests.docs.old_paper import type_invitation

ELISION = "…"
_COPIED = ("generator", "data", "templates_docx")


@dataclass(frozen=True, slots=True)
class Step:
    """A command of a console block and the output that the document shows below it."""

    command: str
    shown: tuple[str, ...]


def steps(block: Block) -> tuple[Step, ...]:
    """The commands of a console block; each begins with ``$``."""
    parts = re.split(r"^\$ ", block.text, flags=re.MULTILINE)
    if parts[0].strip():
        raise ValueError(f"line {block.line}: a console block begins with a command")
    return tuple(Step(part.splitlines()[0], tuple(part.splitlines()[1:])) for part in parts[1:])


@dataclass(slots=True)
class Workplace:
    """A folder with the program, its data and templates, as they lie in a clone."""

    folder: Path
    _typed: tuple[str, ...] = ()
    _needs: str | None = None
    _kept: dict[str, bytes] = field(default_factory=dict)

    @classmethod
    def make(cls, folder: Path) -> Workplace:
        for name in _COPIED:
            shutil.copytree(PROJECT / name, folder / name)
        return cls(folder)

    def run(self, command: str) -> tuple[str, ...] | None:
        """What a command prints, the lines of both streams in the order of a terminal.

        None where it needs a program that the machine lacks.
        """
        needs, self._needs = self._needs, None
        if needs is not None and shutil.which(needs) is None:
            return None
        program, *arguments = shlex.split(command)
        if program == "cp":
            copied = shutil.copytree if arguments[0] == "-r" else shutil.copyfile
            copied(self.folder / arguments[-2], self.folder / arguments[-1])
            return ()
        if program != "vanban":
            raise ValueError(f"the tests do not run {program}")
        environment = {
            name: text for name, text in os.environ.items() if name not in {"LANGUAGE", "VANBAN_LANG"}
        }
        ended = subprocess.run(
            [sys.executable, "-m", "generator", *arguments],
            cwd=self.folder,
            env=environment,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            check=False,
            timeout=300,
            input="".join(f"{line}\n" for line in self._typed).encode(),
        )
        self._typed = ()
        printed = ended.stdout.decode("utf-8").replace("\r\n", "\n").replace("\\", "/")
        return tuple(line.rstrip() for line in printed.splitlines())

    def obey(self, directive: str, shown: str = "") -> None:
        """Do what a directive says; ``shown`` is the YAML or the table that the document shows above it."""
        verb, name, *arguments = shlex.split(directive)
        if verb == "type":
            self._typed = (name, *arguments)
            return
        if verb == "needs":
            self._needs = name
            return
        path = self.folder / name
        if verb == "save":
            path.write_text(shown, encoding="utf-8", newline="\n")
            return
        if verb == "sheet":
            _sheet(path, shown)
            return
        if verb == "add":
            self._kept.setdefault(name, path.read_bytes())
            path.write_text(path.read_text(encoding="utf-8") + shown, encoding="utf-8", newline="\n")
            return
        if verb == "restore":
            path.write_bytes(self._kept.pop(name))
            return
        if path.is_file():
            self._kept.setdefault(name, path.read_bytes())
        _ON_FILES[verb](path, *arguments)


def agrees(shown: tuple[str, ...], printed: tuple[str, ...]) -> bool:
    """Whether the printed lines are those shown; ``…`` stands for any lines or any text."""
    pattern = "".join(
        r"(?:.*\n)*" if line == ELISION else ".*".join(map(re.escape, line.split(ELISION))) + r"\n"
        for line in shown
    )
    return re.fullmatch(pattern, "".join(f"{line}\n" for line in printed)) is not None


def refreshed(shown: tuple[str, ...], printed: tuple[str, ...]) -> tuple[str, ...]:
    """The lines to show now, with lines left out where the document left them out."""
    if agrees(shown, printed):
        return shown
    if shown.count(ELISION) != 1:
        return printed
    head = shown.index(ELISION)
    tail = len(shown) - head - 1
    return (*printed[:head], ELISION, *printed[len(printed) - tail :])


def _replace(path: Path, old: str, new: str) -> None:
    text = path.read_text(encoding="utf-8")
    if old not in text:
        raise ValueError(f"{path.name} does not hold {old!r}")
    path.write_text(text.replace(old, new, 1), encoding="utf-8", newline="\n")


def _paragraphs(document: docx.document.Document) -> Iterator[Paragraph]:
    """All paragraphs of the body, those of tables, too."""
    return (Paragraph(one, document._body) for one in document.element.body.iter(qn("w:p")))


def _insert(path: Path, beginning: str, *paragraphs: str) -> None:
    document = docx.Document(str(path))
    place = next(one for one in _paragraphs(document) if one.text.startswith(beginning))
    for text in reversed(paragraphs):
        element = copy.deepcopy(place._p)
        place._p.addnext(element)
        _retype(Paragraph(element, place._parent), text)
    document.save(str(path))


def _reword(path: Path, old: str, new: str) -> None:
    document = docx.Document(str(path))
    place = next(one for one in _paragraphs(document) if old in one.text)
    _retype(place, place.text.replace(old, new))
    document.save(str(path))


def _retype(paragraph: Paragraph, text: str) -> None:
    """Type a paragraph anew, in the look of its first letter."""
    for run in paragraph.runs[1:]:
        paragraph._p.remove(run._r)
    paragraph.runs[0].text = text


def _column(path: Path, head: str, new_head: str, text: str) -> None:
    """A column behind another; the two share its width."""
    document = docx.Document(str(path))
    table, index = next(
        (table, index)
        for table in document.tables
        for index, cell in enumerate(table.rows[0].cells)
        if cell.text.strip() == head
    )
    beside = table._tbl.tblGrid.gridCol_lst[index]
    beside.w = Emu(beside.w // 2)
    beside.addnext(copy.deepcopy(beside))
    rows = [row._tr for row in table.rows if len(row._tr.tc_lst) > 1]
    for number, row in enumerate(rows):
        cell = row.tc_lst[index]
        cell.width = beside.w
        cell.addnext(copy.deepcopy(cell))
        _retype(_Cell(row.tc_lst[index + 1], table).paragraphs[0], text if number else new_head)
    document.save(str(path))


def _style(path: Path, name: str, *changes: str) -> None:
    document = docx.Document(str(path))
    style = document.styles[name]
    for change in changes:
        what, _equals, value = change.partition("=")
        match what:
            case "size":
                style.font.size = Pt(float(value))
            case "before":
                style.paragraph_format.space_before = Pt(float(value))
            case "bold" | "italic":
                setattr(style.font, what, value == "yes")
            case _:
                raise ValueError(change)
    document.save(str(path))


def _page(path: Path, *changes: str) -> None:
    document = docx.Document(str(path))
    for section in document.sections:
        for change in changes:
            side, _equals, width = change.partition("=")
            setattr(section, f"{side}_margin", Cm(float(width)))
    document.save(str(path))


def _empty(path: Path, style: str, *paragraphs: str) -> None:
    document = docx.Document(str(path))
    body = document.element.body
    for element in [one for one in body if one.tag != qn("w:sectPr")]:
        body.remove(element)
    for text in paragraphs:
        document.add_paragraph(text, style)
    document.save(str(path))


def _sheet(path: Path, table: str) -> None:
    book = openpyxl.Workbook()
    lines = [[cell.strip() for cell in line.strip("|").split("|")] for line in table.splitlines()]
    for line in (lines[0], *lines[2:]):
        book.active.append(line)
    book.save(path)


def _fill(path: Path, *answers: str) -> None:
    book = openpyxl.load_workbook(path)
    for answer in answers:
        place, _equals, text = answer.partition("=")
        sheet, _bang, cell = place.partition("!")
        book[sheet][cell] = text
    book.save(path)


def _roster(path: Path, *left_out: str) -> None:
    text = path.read_text(encoding="utf-8")
    dossier = yaml.safe_load(text)
    titles = TITLES[BodyKind(dossier["kind"])]
    columns = [column for column in COLUMNS if column.titles[0] not in left_out]
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.append([column.titles[0] for column in columns])
    for member in dossier["members"]:
        row = {**member, "role": titles[Role(member["role"])].text}
        row |= {key: "; ".join(row.get(key, ())) for key in ("areas", "localities")}
        row |= {key: str(row[key]) for key in ("from", "to") if key in row}
        sheet.append([row.get(column.key) for column in columns])
    book.save(path.with_name("thanh-vien.xlsx"))
    roster = re.sub(r"^members:\n(?:[ #].*\n)*", "roster: thanh-vien.xlsx\n", text, flags=re.MULTILINE)
    path.write_text(roster, encoding="utf-8", newline="\n")


_ON_FILES: Final = {
    "replace": _replace,
    "insert": _insert,
    "reword": _reword,
    "roster": _roster,
    "fill": _fill,
    "column": _column,
    "style": _style,
    "page": _page,
    "empty": _empty,
    "typed": type_invitation,
}
