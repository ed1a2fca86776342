"""What the documents show is what the program prints."""

from __future__ import annotations

import os
import re
import shutil
from pathlib import Path

import docx
import pytest

from generator.diagnostics import Diagnostics
from generator.sources.yaml import parse_yaml
from tests.docs.console import Workplace, agrees, refreshed, steps
from tests.docs.documents import DOCUMENTS, PROJECT, blocks
from tests.support.requirements import REQUIRE_RENDERING

REFRESH = "see what changed, then run python -m tests.docs.refresh"
_OURS = tuple(path for path in DOCUMENTS if "```" in path.read_text(encoding="utf-8"))
_SHOWING = tuple(path for path in _OURS if "```console" in path.read_text(encoding="utf-8"))

_OF_THE_SHELL = ("make ", "$env:Path = ", "source ")


@pytest.mark.parametrize("path", _SHOWING, ids=lambda path: path.name)
def test_commands_print_what_the_document_shows(path: Path, tmp_path: Path) -> None:
    workplace = Workplace.make(tmp_path / "clone")
    wrong: list[str] = []
    shown = ""
    for block in blocks(path.read_text(encoding="utf-8")):
        if block.language in {"yaml", "table"}:
            shown = block.text
        if block.language == "run":
            workplace.obey(block.text, shown)
        if block.language == "console":
            for step in steps(block):
                printed = workplace.run(step.command)
                if printed is None and os.environ.get(REQUIRE_RENDERING) != "1":
                    continue
                if printed is None or not agrees(step.shown, printed):
                    wrong.append("\n".join((f"{path.name}:{block.line}: {step.command}", *(printed or ()))))
    assert not wrong, f"{REFRESH}\n" + "\n\n".join(wrong)


def test_at_least_these_documents_show_commands() -> None:
    shown = {"README.md", "can-bo.md", "nguoi-soan-mau.md", "soat-the-thuc.md"}
    assert shown <= {path.name for path in _SHOWING}


@pytest.mark.parametrize("path", _OURS, ids=lambda path: path.name)
def test_yaml_shown_can_be_read(path: Path) -> None:
    found = Diagnostics()
    for block in blocks(path.read_text(encoding="utf-8")):
        if block.language == "yaml":
            # A part of a file may be a list; a key above it makes it a file.
            indented = block.text.replace("\n", "\n  ")
            parse_yaml(f"shown:\n  {indented}", f"{path.name}:{block.line}", found)
    assert [str(one) for one in found] == []


@pytest.mark.parametrize("path", _OURS, ids=lambda path: path.name)
def test_commands_of_make_are_targets(path: Path) -> None:
    targets = set(re.findall(r"^([a-z]+):", (PROJECT / "Makefile").read_text(encoding="utf-8"), re.MULTILINE))
    named = set(re.findall(r"\bmake ([a-z]+)\b", _code(path.read_text(encoding="utf-8"))))
    assert named <= targets


@pytest.mark.parametrize("path", _OURS, ids=lambda path: path.name)
def test_commands_without_make_are_those_of_make(path: Path) -> None:
    makefile = (PROJECT / "Makefile").read_text(encoding="utf-8")
    known = {_words(line) for line in re.findall(r"^\t(\$\([A-Z]+\).*?)$", makefile, re.MULTILINE)}
    for block in blocks(path.read_text(encoding="utf-8")):
        if block.language in {"powershell", "sh"}:
            for line in filter(None, block.text.splitlines()):
                assert _words(line) in known or line.startswith(_OF_THE_SHELL), line


def test_a_command_is_not_run_where_the_program_that_it_needs_is_missing(tmp_path: Path) -> None:
    workplace = Workplace(tmp_path)
    workplace.obey("needs no-such-program")
    assert workplace.run("vanban --version") is None
    assert workplace.run("vanban --version") is not None


def test_directives_change_a_word_file_as_a_person_would(tmp_path: Path) -> None:
    workplace = Workplace(tmp_path)
    template = shutil.copy(PROJECT / "templates_docx" / "chuong-trinh-cong-tac.docx", tmp_path / "m.docx")
    workplace.obey('column m.docx "Kết quả" "Ghi chú" "{{ row.text }}"')
    workplace.obey('reword m.docx "{{ row.lead }}" "{{ row.number }}"')
    workplace.obey('page m.docx "left=3.5"')
    workplace.obey('style m.docx "Lời văn" "size=13" "before=8"')
    document = docx.Document(str(template))
    rows = [[cell.text for cell in row.cells] for row in document.tables[0].rows]
    assert rows[0][-2:] == ["Kết quả", "Ghi chú"]
    assert [rows[2][2], rows[2][-1]] == ["{{ row.number }}", "{{ row.text }}"]
    assert [round(one.left_margin.cm, 1) for one in document.sections] == [3.5] * len(document.sections)
    assert document.styles["Lời văn"].font.size.pt == 13
    assert document.styles["Lời văn"].paragraph_format.space_before.pt == 8
    workplace.obey('empty m.docx "Lời văn" "Một câu."')
    assert [one.text for one in docx.Document(str(template)).paragraphs] == ["Một câu."]


def test_lines_left_out_agree_and_stay_left_out() -> None:
    printed = ("one", "two", "three", "four")
    assert agrees(("one", "…", "four"), printed)
    assert agrees(("o…", "two", "…"), printed)
    assert not agrees(("one", "…", "three"), printed)
    assert not agrees(("one", "two"), printed)
    assert refreshed(("1", "…", "3", "4"), printed) == ("one", "…", "three", "four")
    assert refreshed(("1",), printed) == printed


def _code(document: str) -> str:
    return "\n".join(re.findall(r"```.*?```|`[^`\n]+`", document, re.DOTALL))


def _words(command: str) -> tuple[str, ...]:
    """A command of the Makefile or of PowerShell without what differs between the two."""
    plain = (
        command.replace("\\", "/")
        .replace(".venv/Scripts/", "$(BIN)/")
        .replace(".venv/bin/", "$(BIN)/")
        .replace("--quiet ", "")
    )
    plain = re.sub(r"^(py|python3|\$\(PYTHON\)) ", "python ", plain)
    plain = re.sub(r"^(\$\(BIN\)/vanban generate) .*$", r"\1", plain)
    return tuple(plain.split())
