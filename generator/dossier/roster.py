"""The list of members as offices keep it, in Excel or CSV (danh sách thành viên)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence, Set
from gettext import gettext as _
from pathlib import Path

from generator.diagnostics import Diagnostics, Location
from generator.dossier.kinds import TITLES, BodyKind, Role
from generator.dossier.values import BLANK
from generator.sources.node import Node
from generator.sources.table import Cell, Column, Record, Table, read_table
from generator.vietnamese.text import ascii_slug

COLUMNS = (
    Column("id", ("Mã", "Mã thành viên"), required=True),
    Column("role", ("Vai trò", "Chức danh", "Chức danh trong ban"), required=True),
    Column("honorific", ("Danh xưng", "Ông (bà)", "Ông/Bà")),
    Column("person", ("Họ và tên", "Họ tên"), required=True),
    Column("position", ("Chức vụ", "Chức vụ công tác"), required=True),
    Column("agency", ("Cơ quan", "Cơ quan, đơn vị", "Đơn vị", "Cơ quan công tác"), required=True),
    Column("agency_symbol", ("Viết tắt", "Ký hiệu", "Ký hiệu cơ quan")),
    Column("agency_superior", ("Cơ quan chủ quản",)),
    Column("order", ("Thứ tự", "STT", "Số thứ tự")),
    Column("areas", ("Lĩnh vực", "Lĩnh vực phụ trách")),
    Column("localities", ("Địa bàn", "Địa bàn phụ trách")),
    Column("from", ("Từ ngày",)),
    Column("to", ("Đến ngày",)),
    Column("left_because", ("Lý do thôi", "Lý do thôi tham gia")),
    Column("replaces", ("Thay cho", "Thay thế", "Thay cho mã")),
)
"""The columns of a roster; the first title of each is the one that messages name."""

_LISTS = frozenset({"areas", "localities"})
_DAYS = frozenset({"from", "to"})
_LEFT_OPEN = "để trống"


def read_roster(path: Path, kind: BodyKind | None, found: Diagnostics) -> Node | None:
    """Read a roster as the nodes of ``members``, each value in its cell.

    Roles may be given by their title (``Trưởng ban``), lists with ``;`` or one entry a line, days as
    15/01/2026, a name left open as ``để trống``.
    """
    table = read_table(path, found)
    return None if table is None else members_of(table, COLUMNS, kind, Location(str(path)), found)


def members_of(
    table: Table, columns: Sequence[Column], kind: BodyKind | None, here: Location, found: Diagnostics
) -> Node | None:
    """The members of a table (danh sách) with some of the columns of a roster; ``here`` is its place."""
    records = table.records(columns, found)
    if records is None:
        return None
    if not records:
        found.error("empty-roster", _("the list has no members"), here, _("write one member on each row"))
        return None
    required = frozenset(column.key for column in columns if column.required)
    return Node([_member(record, kind, required, found) for record in records], here)


def _member(record: Record, kind: BodyKind | None, required: Set[str], found: Diagnostics) -> Node:
    values = {
        key: _value(key, cell, kind, found)
        for key, cell in record.cells.items()
        if cell.text is not None or key in required
    }
    return Node(values, record.location)


def _value(key: str, cell: Cell, kind: BodyKind | None, found: Diagnostics) -> Node:
    text = cell.text
    if text is None:
        return Node(None, cell.location, cell.location)
    if key in _LISTS:
        entries = [Node(entry, cell.location) for entry in _entries(text)]
        return Node(list(entries), cell.location, cell.location)
    if key == "role":
        text = _role(text, kind, cell.location, found)
    elif key in _DAYS:
        text = re.sub(r"^(\d{1,2})/(\d{1,2})/(\d{4})$", _iso, text)
    elif text.casefold() == _LEFT_OPEN:
        text = BLANK
    return Node(text, cell.location, cell.location)


def _entries(text: str) -> Iterator[str]:
    return (entry.strip(" -") for entry in re.split(r"[;\n]", text) if entry.strip(" -"))


def _iso(match: re.Match[str]) -> str:
    return f"{match[3]}-{int(match[2]):02}-{int(match[1]):02}"


def _role(text: str, kind: BodyKind | None, location: Location, found: Diagnostics) -> str | None:
    """The value of a role by any name it has in the body; an unknown name is reported and gives None."""
    kinds = BodyKind if kind is None else (kind,)
    names = {ascii_slug(role.value): role for role in Role}
    for one in kinds:
        for role, title in TITLES[one].items():
            names |= {ascii_slug(title.text): role, ascii_slug(title.signature): role}
    meant = names.get(ascii_slug(text))
    if meant is None:
        titles = dict.fromkeys(title.text for one in kinds for title in TITLES[one].values())
        message = _("{value} is none of the roles of the body").format(value=f"“{text[:40]}”")
        found.error(
            "bad-choice", message, location, _("choose one of: {choices}").format(choices=", ".join(titles))
        )
        return None
    return meant.value
