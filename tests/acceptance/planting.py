"""Faults planted into copies of real input, and where a message must point."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile

import openpyxl
import yaml

from tests.cli.command import DOSSIER, REPOSITORY

TEMPLATES = REPOSITORY / "templates_docx"


@dataclass(frozen=True)
class Input:
    """A copy of a dossier and of the templates that a test may spoil."""

    dossier: Path
    templates: Path
    output: Path

    def text(self, file: str) -> str:
        return (self.dossier / file).read_text(encoding="utf-8")

    def write(self, file: str, text: str) -> None:
        (self.dossier / file).write_text(text, encoding="utf-8", newline="\n")

    def replace(self, file: str, old: str, new: str) -> None:
        """Put ``new`` in the place of the first ``old``."""
        text = self.text(file)
        assert old in text, (file, old)
        self.write(file, text.replace(old, new, 1))

    def place(self, file: str, after: str, at: str) -> tuple[int, int]:
        """Line and column, from 1, of the first ``at`` behind the first ``after``."""
        text = self.text(file)
        index = text.index(at, text.index(after))
        return text.count("\n", 0, index) + 1, index - (text.rfind("\n", 0, index) + 1) + 1

    def edit_template(self, name: str, part: str, change: Callable[[str], str]) -> None:
        """Change the XML of one part of a template, or of a block (``blocks/…``)."""
        path = self.templates / name
        parts = dict(_parts(path))
        before = parts[part].decode()
        after = change(before)
        assert after != before, (name, part)
        parts[part] = after.encode()
        _write_parts(path, parts)

    def replace_in_template(self, name: str, old: str, new: str) -> None:
        def change(xml: str) -> str:
            assert old in xml, (name, old)
            return xml.replace(old, new, 1)

        self.edit_template(name, "word/document.xml", change)

    def add_part(self, name: str, part: str, content: bytes) -> None:
        path = self.templates / name
        _write_parts(path, {**dict(_parts(path)), part: content})

    def move_members_into_a_workbook(self, without: str | None = None) -> Path:
        """Make the list of members a roster in Excel, without the column of one title."""
        committee = yaml.safe_load(self.text("committee.yaml"))
        members = committee.pop("members")
        columns = {
            "Mã": "id",
            "Vai trò": "role",
            "Danh xưng": "honorific",
            "Họ và tên": "person",
            "Chức vụ": "position",
            "Cơ quan": "agency",
            "Viết tắt": "agency_symbol",
            "Thứ tự": "order",
        }
        columns.pop(without or "", None)
        workbook = openpyxl.Workbook()
        sheet = workbook.worksheets[0]
        sheet.title = "Danh sách"
        sheet.append(list(columns))
        for member in members:
            sheet.append([member.get(key) for key in columns.values()])
        workbook.save(self.dossier / "thanh-vien.xlsx")
        text = self.text("committee.yaml")
        begin, end = text.index("members:"), text.index("\nagencies:")
        self.write("committee.yaml", text[:begin] + "roster: thanh-vien.xlsx\n" + text[end:])
        return self.dossier / "thanh-vien.xlsx"


def copies(folder: Path) -> Input:
    """Copies of Lai Châu's dossier and of the templates."""
    return Input(
        Path(shutil.copytree(DOSSIER, folder / "lai-chau")),
        Path(shutil.copytree(TEMPLATES, folder / "templates")),
        folder / "papers",
    )


def _parts(path: Path) -> Iterator[tuple[str, bytes]]:
    with ZipFile(path) as archive:
        for name in archive.namelist():
            yield name, archive.read(name)


def _write_parts(path: Path, parts: dict[str, bytes]) -> None:
    with ZipFile(path, "w", ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
