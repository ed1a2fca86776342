"""An empty workbook for a new dossier (sổ Excel trống), with lists to choose from and Vietnamese notes."""

from __future__ import annotations

import io
from collections.abc import Sequence
from gettext import gettext as _
from pathlib import Path
from typing import Any

from openpyxl import Workbook
from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.worksheet import Worksheet

from generator.diagnostics import Diagnostics, Location
from generator.output import write_file
from generator.starting import sheets
from generator.starting.sheets import SheetColumn

_LISTS = "Danh mục"
_ROWS = 60
"""So many rows are prepared for entries; further rows are read as well."""

_FACE = "Times New Roman"
_LINE = Side(style="thin", color="B0B7C3")
_BOX = Border(left=_LINE, right=_LINE, top=_LINE, bottom=_LINE)
_HEADER = PatternFill("solid", start_color="1F4E79")
_ENTRY = PatternFill("solid", start_color="FFFBE6")
_TEXT = "@"

_BODY_NOTE = (
    "Điền cột Trả lời. Ba mục đầu phải điền; mục khác bỏ trống thì phần mềm tự đề xuất. "
    "Không có cơ quan, tổ, chế độ nào thì ghi: không có."
)
_TABLE_NOTE = "Điền từ dòng {row}. Hai dòng ngay trên tiêu đề là hướng dẫn và ví dụ, không tính là dữ liệu."


def write_template(path: Path, found: Diagnostics) -> bool:
    """Write the empty workbook; a file that stands there is never overwritten (``file-exists``)."""
    here = Location(str(path))
    if path.suffix.lower() != ".xlsx":
        message = _("the name of the workbook must end with .xlsx")
        found.error("bad-file-name", message, here, _("for example {example}").format(example="ho-so.xlsx"))
        return False
    if path.exists():
        message = _("the file stands there already; it is not overwritten")
        found.error("file-exists", message, here, _("give another name"))
        return False
    return write_file(path, _template(), found)


def _template() -> bytes:
    book = Workbook()
    lists = book.create_sheet(_LISTS)
    lists.sheet_state = "hidden"
    body = book.active
    body.title = sheets.BODY
    _fill_body(body, lists)
    for name, columns in (
        (sheets.MEMBERS, sheets.MEMBER_COLUMNS),
        (sheets.MEETINGS, sheets.MEETING_COLUMNS),
        (sheets.TASKS, sheets.TASK_COLUMNS),
    ):
        _fill_table(book.create_sheet(name, len(book.sheetnames) - 1), columns, lists)
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


def _fill_body(sheet: Worksheet, lists: Worksheet) -> None:
    _head(sheet, "Hồ sơ mới", _BODY_NOTE, (36, 62, 70))
    titles = [sheets.BODY_COLUMNS[0].titles[0], sheets.BODY_COLUMNS[1].titles[0], "Hướng dẫn"]
    _header(sheet, titles)
    for row, question in enumerate(sheets.BODY_QUESTIONS, start=sheets.HEADER_ROW + 1):
        _cell(sheet, row, 1, question.label, bold=True)
        answer = _cell(sheet, row, 2, None)
        answer.fill, answer.number_format = _ENTRY, _TEXT
        must = "Phải điền. " if question.path[0] in {"kind", "unit", "field"} else ""
        _cell(sheet, row, 3, must + question.help, grey=True)
        words = [words for _value, words in question.choices]
        if words:
            _choose(sheet, f"B{row}", [*words, *(["không có"] if question.none else [])], lists)


def _fill_table(sheet: Worksheet, columns: Sequence[SheetColumn], lists: Worksheet) -> None:
    first = sheets.HEADER_ROW + 1
    _head(sheet, sheet.title, _TABLE_NOTE.format(row=first), [one.width for one in columns])
    _header(sheet, [one.column.titles[0] for one in columns])
    for number, one in enumerate(columns, start=1):
        _cell(sheet, sheets.HEADER_ROW - 2, number, one.help, grey=True)
        _cell(sheet, sheets.HEADER_ROW - 1, number, f"Ví dụ: {one.example}", grey=True)
        for row in range(first, first + _ROWS):
            entry = _cell(sheet, row, number, None)
            entry.fill, entry.number_format = _ENTRY, _TEXT
        if one.choices:
            letter = get_column_letter(number)
            _choose(sheet, f"{letter}{first}:{letter}{first + _ROWS - 1}", one.choices, lists)


def _head(sheet: Worksheet, title: str, note: str, widths: Sequence[int]) -> None:
    sheet["A1"], sheet["A2"] = title, note
    sheet["A1"].font = Font(name=_FACE, size=16, bold=True, color="1F4E79")
    sheet["A2"].font = Font(name=_FACE, size=12)
    for number, width in enumerate(widths, start=1):
        sheet.column_dimensions[get_column_letter(number)].width = width
    sheet.freeze_panes = f"A{sheets.HEADER_ROW + 1}"
    sheet.sheet_view.showGridLines = False
    sheet.page_setup.orientation, sheet.page_setup.fitToHeight = "landscape", 0
    sheet.sheet_properties.pageSetUpPr.fitToPage = True


def _header(sheet: Worksheet, titles: Sequence[str]) -> None:
    for number, title in enumerate(titles, start=1):
        cell = _cell(sheet, sheets.HEADER_ROW, number, title, bold=True)
        cell.font, cell.fill = Font(name=_FACE, size=12, bold=True, color="FFFFFF"), _HEADER
        cell.alignment = Alignment(horizontal="center", vertical="center", wrap_text=True)


def _cell(
    sheet: Worksheet, row: int, column: int, text: str | None, *, bold: bool = False, grey: bool = False
) -> Any:
    cell = sheet.cell(row, column, text)
    cell.font = Font(name=_FACE, size=12, bold=bold, italic=grey, color="6B7280" if grey else "000000")
    cell.alignment = Alignment(vertical="top", wrap_text=True)
    cell.border = _BOX
    return cell


def _choose(sheet: Worksheet, cells: str, words: Sequence[str], lists: Worksheet) -> None:
    """Let the cells offer words; they stand on a hidden sheet, as a list inside a rule may hold 255 signs."""
    column = lists.max_column + (1 if lists["A1"].value is not None else 0)
    for row, one in enumerate(words, start=1):
        lists.cell(row, column, one)
    letter = get_column_letter(column)
    rule = DataValidation(
        type="list", formula1=f"'{_LISTS}'!${letter}$1:${letter}${len(words)}", allow_blank=True
    )
    rule.showErrorMessage = True
    rule.errorTitle, rule.error = "Không có trong danh sách", "Hãy chọn một mục trong danh sách."
    sheet.add_data_validation(rule)
    rule.add(cells)
