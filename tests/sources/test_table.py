"""Tables of Excel and CSV: text by column title, faults in their cell."""

from __future__ import annotations

import datetime
import io
import zipfile
from pathlib import Path

import openpyxl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.diagnostics import Diagnostics
from generator.sources.table import Column, Record, Table, column_letters, read_table
from tests.sources.faults import told

COLUMNS = (
    Column("person", ("Họ và tên", "Họ tên"), required=True),
    Column("agency", ("Cơ quan, đơn vị",), required=True),
    Column("order", ("STT",)),
)


def workbook(path: Path, *rows: tuple[object, ...], sheet: str = "Sheet1") -> Path:
    book = openpyxl.Workbook()
    assert book.active is not None
    book.active.title = sheet
    for row in rows:
        book.active.append(row)
    book.save(path)
    return path


def read(path: Path) -> tuple[Table | None, Diagnostics]:
    found = Diagnostics()
    return read_table(path, found), found


def records(path: Path) -> tuple[tuple[Record, ...] | None, Diagnostics]:
    table, found = read(path)
    assert table is not None, told(found)
    return table.records(COLUMNS, found), found


def test_rows_come_by_column_title_with_their_cells(tmp_path: Path) -> None:
    path = workbook(
        tmp_path / "ds.xlsx",
        ("DANH SÁCH THÀNH VIÊN",),
        (),
        ("  stt ", "HỌ VÀ TÊN", "co quan,\ndon vi", "Ghi chú"),
        (1, "Nguyễn Văn Mẫu", "Sở Tài chính", "x"),
        (),
        (None, None, None, "chỉ có ghi chú"),
        (2, "Tra\u0302\u0300n Thị Ví Dụ", "  Sở Nội vụ "),
        sheet="Thành viên",
    )
    rows, found = records(path)
    assert rows is not None
    assert told(found) == []
    assert [{key: cell.text for key, cell in row.cells.items()} for row in rows] == [
        {"person": "Nguyễn Văn Mẫu", "agency": "Sở Tài chính", "order": "1"},
        {"person": "Trần Thị Ví Dụ", "agency": "Sở Nội vụ", "order": "2"},
    ]
    assert str(rows[1].cells["agency"].location) == f"{path}!Thành viên!C7"
    assert str(rows[1].location) == f"{path}!Thành viên!7"


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (3.0, "3"),
        (1.5, "1.5"),
        ("012", "012"),
        (True, "true"),
        (datetime.date(2026, 1, 15), "2026-01-15"),
        (datetime.datetime(2026, 1, 15, 8, 30), "2026-01-15 08:30"),
        (datetime.time(14, 30), "14:30"),
        ("15/01/2026", "15/01/2026"),
        ("=1+1", None),  # never computed by a program that stores values
        ("hai\ndòng", "hai\ndòng"),
        ("  ", None),
    ],
)
def test_cells_come_as_the_text_a_person_sees(tmp_path: Path, value: object, text: str | None) -> None:
    table, _found = read(workbook(tmp_path / "ds.xlsx", ("đầu", value, "cuối")))
    assert table is not None
    assert table.rows[0][1] == text


def test_only_the_first_visible_sheet_is_read(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    assert book.active is not None
    book.active.sheet_state = "hidden"
    book.create_sheet("Hiện").append(("a",))
    book.save(tmp_path / "ds.xlsx")
    table, _found = read(tmp_path / "ds.xlsx")
    assert table is not None
    assert (table.sheet, table.rows) == ("Hiện", (("a",),))


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        ([("Họ và tên", "STT"), ("a", 1)], [("missing-column", "ds.xlsx!Sheet1!C1")]),
        ([("Tiêu đề",), ("STT", "Họ và tên"), (1, "a")], [("missing-column", "ds.xlsx!Sheet1!C2")]),
        ([("x", "y"), ("a", "b")], [("missing-column", "ds.xlsx!Sheet1!C1")] * 2),
        ([], [("missing-column", "ds.xlsx!Sheet1!A1")] * 2),
        ([("Họ tên", "Cơ quan, đơn vị", "Họ và tên")], [("duplicate-column", "ds.xlsx!Sheet1!C1")]),
    ],
)
def test_missing_column_is_reported_at_the_free_cell_behind_the_titles(
    tmp_path: Path, rows: list[tuple[object, ...]], expected: list[tuple[str, str]]
) -> None:
    read_rows, found = records(workbook(tmp_path / "ds.xlsx", *rows))
    assert read_rows is None
    assert told(found) == expected


def test_missing_column_lists_the_titles_expected(tmp_path: Path) -> None:
    _rows, found = records(workbook(tmp_path / "ds.xlsx", ("Họ và tên",)))
    assert "Họ và tên, Cơ quan, đơn vị, STT" in str(next(iter(found)).hint)


def test_a_formula_that_failed_is_no_value(tmp_path: Path) -> None:
    path = tmp_path / "ds.csv"
    path.write_text("a,b\n#N/A,A #N/A\n", encoding="utf-8")
    table, found = read(path)
    assert table is not None
    assert table.rows[1] == (None, "A #N/A")
    assert told(found) == [("failed-formula", "ds.csv, A2")]


def test_forbidden_character_is_reported_in_its_cell(tmp_path: Path) -> None:
    table, found = read(workbook(tmp_path / "ds.xlsx", ("a", "b_x0007_c")))
    assert table is not None
    assert told(found) == [("forbidden-character", "ds.xlsx!Sheet1!B1")]
    assert table.rows[0][1] == "b\ufffdc"


@pytest.mark.parametrize("delimiter", [";", ",", "\t"])
@pytest.mark.parametrize("mark", [b"", b"\xef\xbb\xbf"])
def test_csv_is_read_with_any_usual_delimiter(tmp_path: Path, delimiter: str, mark: bytes) -> None:
    path = tmp_path / "ds.csv"
    lines = ["Họ tên;Cơ quan, đơn vị;STT", "Mẫu;Sở A;01", ";;", 'Dụ;"Sở;\nB";2']
    lines = [
        line.replace(";", delimiter) if line[0] != "D" else f'Dụ{delimiter}"Sở\nB"{delimiter}2'
        for line in lines
    ]
    if delimiter == ",":
        lines[0] = 'Họ tên,"Cơ quan, đơn vị",STT'
    path.write_bytes(mark + "\r\n".join(lines).encode())
    rows, found = records(path)
    assert rows is not None
    assert told(found) == []
    assert [[cell.text for cell in row.cells.values()] for row in rows] == [
        ["Mẫu", "Sở A", "01"],
        ["Dụ", "Sở\nB", "2"],
    ]
    assert str(rows[1].cells["agency"].location) == f"{path}, B4"
    assert rows[1].location.line == 4


@pytest.mark.parametrize(
    ("name", "content", "code"),
    [
        ("ds.csv", "Họ tên;Sở\n".encode("utf-16"), "wrong-encoding"),
        ("ds.csv", b'a;"b\n', "bad-csv"),
        ("ds.csv", b"a;" * 1_100_000, "table-too-large"),
        ("ds.csv", b"a\n" * 1000 + b";" * 2000, "table-too-large"),
        ("ds.xlsx", b"", "bad-workbook"),
        ("ds.xlsx", b"PK\x03\x04" + bytes(100), "bad-workbook"),
        ("ds.xlsx", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), "protected-workbook"),
    ],
)
def test_unreadable_table_is_reported(tmp_path: Path, name: str, content: bytes, code: str) -> None:
    (tmp_path / name).write_bytes(content)
    table, found = read(tmp_path / name)
    assert table is None
    assert [one.code for one in found] == [code]


def test_missing_table_is_reported(tmp_path: Path) -> None:
    table, found = read(tmp_path / "khong-co.xlsx")
    assert table is None
    assert told(found) == [("file-not-found", "khong-co.xlsx")]


def test_cell_far_away_is_refused_before_memory_is_asked_for(tmp_path: Path) -> None:
    path = tmp_path / "ds.xlsx"
    book = openpyxl.Workbook()
    assert book.active is not None
    book.active["A1"] = "x"
    book.active["XFD1048576"] = "y"
    book.save(path)
    table, found = read(path)
    assert table is None
    assert told(found) == [("table-too-large", "ds.xlsx")]


def test_workbook_that_unpacks_to_far_too_much_is_refused(tmp_path: Path) -> None:
    path = workbook(tmp_path / "ds.xlsx", ("a",))
    with zipfile.ZipFile(path, "a", zipfile.ZIP_DEFLATED) as package:
        package.writestr("xl/media/big.bin", bytes(201_000_000))
    assert path.stat().st_size < 1_000_000
    table, found = read(path)
    assert table is None
    assert told(found) == [("table-too-large", "ds.xlsx")]


def _small_workbook() -> bytes:
    stream = io.BytesIO()
    book = openpyxl.Workbook()
    book.save(stream)
    return stream.getvalue()


SMALL = _small_workbook()


@given(
    st.binary(max_size=400)
    | st.integers(0, len(SMALL)).map(lambda cut: SMALL[:cut] + b"x" + SMALL[cut + 1 :])
)
def test_any_bytes_give_a_table_or_findings(tmp_path_factory: pytest.TempPathFactory, content: bytes) -> None:
    for name in ("bat-ky.xlsx", "bat-ky.csv"):
        path = tmp_path_factory.getbasetemp() / name
        path.write_bytes(content)
        table, found = read(path)
        assert table is not None or found.has_errors()


@pytest.mark.parametrize(("column", "letters"), [(0, "A"), (25, "Z"), (26, "AA"), (701, "ZZ"), (702, "AAA")])
def test_columns_are_named_as_in_excel(column: int, letters: str) -> None:
    assert column_letters(column) == letters
