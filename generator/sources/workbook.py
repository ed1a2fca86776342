"""The visible sheets of an Excel workbook, read by calamine."""

from __future__ import annotations

import io
import re
import zipfile
from dataclasses import dataclass
from datetime import date, datetime, time
from gettext import gettext as _

from lxml import etree

from generator.diagnostics import Diagnostics, Location

MAX_CELLS = 1_000_000
MAX_UNPACKED = 200_000_000
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"  # .xls, and every workbook with a password
_REFERENCE = re.compile(r"([A-Z]{1,3})(\d{1,7})")


@dataclass(frozen=True, slots=True)
class Sheet:
    """A sheet (trang tính): its name and its cells as text from A1 on, empty ones None."""

    name: str
    rows: tuple[tuple[str | None, ...], ...]


def first_sheet(data: bytes, file: str, found: Diagnostics) -> Sheet | None:
    """Read the first visible sheet; a damaged, protected or too large workbook is reported, giving None."""
    sheets = visible_sheets(data, file, found, limit=1)
    return sheets[0] if sheets else None


def visible_sheets(
    data: bytes, file: str, found: Diagnostics, limit: int | None = None
) -> tuple[Sheet, ...] | None:
    """Read the visible sheets in their order, ``limit`` at most; the faults are those of ``first_sheet``."""
    here = Location(file)
    if data.startswith(_OLE):
        message = _("the workbook has a password, or is of the old kind .xls")
        found.error("protected-workbook", message, here, _("save it as .xlsx without a password"))
        return None
    try:
        if _is_too_large(data):
            message = _("the workbook is too large, or holds a cell far away from the others")
            hint = _("copy the table into a new workbook and save it")
            found.error("table-too-large", message, here, hint)
            return None
        return _read(data, limit)
    except (KeyboardInterrupt, SystemExit):
        raise
    except BaseException:
        message = _("the file is not an Excel workbook, or is damaged")
        found.error("bad-workbook", message, here, _("open it in Excel and save it as .xlsx"))
        return None


def _is_too_large(data: bytes) -> bool:
    """Whether the cells span too much: calamine makes room for the whole rectangle or ends the process."""
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        parts = package.infolist()
        if sum(part.file_size for part in parts) > MAX_UNPACKED:
            return True
        for part in parts:
            if part.filename.startswith("xl/worksheets/") and part.filename.endswith(".xml"):
                with package.open(part) as stream:
                    rows, columns = _extent(stream)
                if rows * columns > MAX_CELLS:
                    return True
    return False


def _extent(stream: object) -> tuple[int, int]:
    """The row and column of the outermost cells that hold something."""
    rows = columns = 0
    for _event, cell in etree.iterparse(stream, tag="{*}c", resolve_entities=False, no_network=True):
        reference = _REFERENCE.fullmatch(cell.get("r", ""))
        if reference is not None and len(cell):
            number = 0
            for letter in reference[1]:
                number = number * 26 + ord(letter) - ord("A") + 1
            rows, columns = max(rows, int(reference[2])), max(columns, number)
        cell.clear()
    return rows, columns


def _read(data: bytes, limit: int | None) -> tuple[Sheet, ...]:
    from python_calamine import CalamineWorkbook, SheetTypeEnum, SheetVisibleEnum  # noqa: PLC0415 - used only here

    workbook = CalamineWorkbook.from_filelike(io.BytesIO(data))
    shown = [
        sheet.name
        for sheet in workbook.sheets_metadata
        if sheet.visible is SheetVisibleEnum.Visible and sheet.typ is SheetTypeEnum.WorkSheet
    ]
    return tuple(
        Sheet(name, tuple(tuple(_as_text(value) for value in row) for row in rows))
        for name in (shown or [workbook.sheet_names[0]])[:limit]
        for rows in [workbook.get_sheet_by_name(name).to_python(skip_empty_area=False)]
    )


def _as_text(value: object) -> str | None:
    """The text a person sees: 3 for the float 3.0, 2026-01-15 for a day, 14:30 for a time."""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, float):
        return str(int(value)) if value.is_integer() else repr(value)
    if isinstance(value, datetime):
        return value.date().isoformat() if value.time() == time() else value.isoformat(" ", "minutes")
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, time):
        return f"{value:%H:%M}"
    return str(value) or None
