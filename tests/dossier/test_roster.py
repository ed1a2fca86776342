"""Members from a list in Excel or CSV, each fault in its cell."""

from __future__ import annotations

import datetime
from pathlib import Path

import openpyxl
import pytest

from generator.dossier.schema import Member
from tests.dossier.specimen import COMMITTEE, SOUND, load, write
from tests.sources.faults import told

TITLES = (
    "Mã",
    "Vai trò",
    "Danh xưng",
    "Họ và tên",
    "Chức vụ",
    "Cơ quan",
    "STT",
    "Lĩnh vực",
    "Địa bàn",
    "Từ ngày",
)
ROWS: tuple[tuple[object, ...], ...] = (
    ("chair", "Trưởng Ban Chỉ đạo", "Ông", "Nguyễn Văn Mẫu", "Chủ tịch", "UBND tỉnh", 1, None, None, None),
    ("vice", "phó trưởng ban thường trực", None, "Trần Thị Ví Dụ", "Phó", "UBND tỉnh", 2, "a; b", "- c\n- d",
     None),
    ("home", "member", None, "để trống", "Giám đốc", "Sở Nội vụ", 4, None, None, datetime.date(2026, 1, 15)),
    ("money", "THÀNH VIÊN", None, "Lê Minh Họa", "Giám đốc", "Sở Tài chính", 3, None, None, "15/1/2026"),
)  # fmt: skip


def dossier_files(roster: str = "thanh-vien.xlsx") -> dict[str, str]:
    before, _members, rest = COMMITTEE.partition("members:\n")
    _rows, _agencies, after = rest.partition("agencies:\n")
    return {**SOUND, "committee.yaml": f"{before}roster: {roster}\nagencies:\n{after}"}


def book(path: Path, rows: tuple[tuple[object, ...], ...]) -> None:
    workbook = openpyxl.Workbook()
    assert workbook.active is not None
    workbook.active.title = "Sheet1"
    for row in rows:
        workbook.active.append(row)
    workbook.save(path)


def test_members_come_from_a_workbook(tmp_path: Path) -> None:
    book(write(tmp_path, dossier_files()) / "thanh-vien.xlsx", (TITLES, *ROWS))
    dossier, found = load(tmp_path)
    assert told(found) == []
    assert dossier is not None
    same = {one.id: one for one in dossier.members}
    assert list(same) == ["chair", "vice", "money", "home"]
    assert (same["vice"].areas, same["vice"].localities) == (("a", "b"), ("c", "d"))
    assert same["home"].person is None
    assert same["home"].since == same["money"].since == datetime.date(2026, 1, 15)
    assert str(dossier.place("committee", ("members", 2, "role"))).endswith("thanh-vien.xlsx!Sheet1!B4")


def test_a_roster_of_csv_says_the_same_as_yaml(tmp_path: Path) -> None:
    lines = ["Mã;Vai trò;Họ tên;Chức vụ;Đơn vị;Thứ tự;Từ ngày"]
    lines += [
        "chair;chair;Nguyễn Văn Mẫu;Chủ tịch;UBND tỉnh;1;",
        "vice;standing_deputy;Trần Thị Ví Dụ;Phó;UBND tỉnh;2;",
    ]
    lines += [
        "home;member;blank;Giám đốc;Sở Nội vụ;4;15/01/2026",
        "money;member;Lê Minh Họa;Giám đốc;Sở Tài chính;3;",
    ]
    write(tmp_path / "csv", {**dossier_files("ds.csv"), "ds.csv": "\ufeff" + "\r\n".join(lines)})
    from_csv, found = load(tmp_path / "csv")
    assert told(found) == []
    from_yaml, _found = load(write(tmp_path / "yaml"))
    assert from_csv is not None
    assert from_yaml is not None

    def without_titles(members: tuple[Member, ...]) -> list[dict[str, object]]:
        return [one.model_dump() for one in members]

    assert without_titles(from_csv.members) == without_titles(from_yaml.members)


def changed(row: int, column: str, value: object) -> tuple[tuple[object, ...], ...]:
    rows = [list(one) for one in ROWS]
    rows[row][TITLES.index(column)] = value
    return (TITLES, *map(tuple, rows))


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        (tuple(one[:5] + one[6:] for one in (TITLES, *ROWS)),
         [("missing-column", "thanh-vien.xlsx!Sheet1!J1")]),
        ((("Danh sách",), *(one[1:] for one in (TITLES, *ROWS))),
         [("missing-column", "thanh-vien.xlsx!Sheet1!J2")]),
        (changed(2, "Họ và tên", None), [("empty-value", "thanh-vien.xlsx!Sheet1!D4")]),
        (changed(2, "Vai trò", "Trưởng phòng"), [("bad-choice", "thanh-vien.xlsx!Sheet1!B4")]),
        (changed(2, "Từ ngày", "31/02/2026"), [("bad-date", "thanh-vien.xlsx!Sheet1!J4")]),
        (changed(2, "STT", "hai"), [("wrong-type", "thanh-vien.xlsx!Sheet1!G4")]),
        (changed(2, "STT", 3), [("order-twice", "thanh-vien.xlsx!Sheet1!G5")]),
        (changed(2, "Mã", "Sở Nội vụ"), [("bad-id", "thanh-vien.xlsx!Sheet1!A4")]),
        (changed(1, "Họ và tên", "a_x0007_"), [("forbidden-character", "thanh-vien.xlsx!Sheet1!D3")]),
        ((TITLES,), [("empty-roster", "thanh-vien.xlsx")]),
    ],
)  # fmt: skip
def test_fault_is_reported_in_its_cell(
    tmp_path: Path, rows: tuple[tuple[object, ...], ...], expected: list[tuple[str, str]]
) -> None:
    book(write(tmp_path, dossier_files()) / "thanh-vien.xlsx", rows)
    dossier, found = load(tmp_path)
    assert dossier is None
    assert told(found) == expected


def test_a_missing_roster_is_reported_once_with_the_faults_of_the_committee(tmp_path: Path) -> None:
    files = dossier_files()
    files["committee.yaml"] = files["committee.yaml"].replace("symbol: BCĐ\n", "")
    _dossier, found = load(write(tmp_path, files))
    assert told(found) == [("file-not-found", "thanh-vien.xlsx"), ("missing-key", "1:1")]


@pytest.mark.parametrize(
    "name",
    [
        "../thanh-vien.xlsx",
        "/etc/passwd",
        "a/../../b.csv",
        "..\\b.xlsx",
        "C:\\b.xlsx",
        "C:b.xlsx",
        "./../b.csv",
        "..",
    ],
)
def test_a_way_out_of_the_folder_is_refused(tmp_path: Path, name: str) -> None:
    (tmp_path / "thanh-vien.xlsx").write_bytes(b"")
    _dossier, found = load(write(tmp_path / "ho-so", dossier_files(f"'{name}'")))
    assert told(found) == [("path-outside", "8:9")]


def test_a_link_out_of_the_folder_is_refused(tmp_path: Path) -> None:
    (tmp_path / "ds.csv").write_bytes(b"")
    folder = write(tmp_path / "ho-so", dossier_files("ds.csv"))
    try:
        (folder / "ds.csv").symlink_to(tmp_path / "ds.csv")
    except OSError:
        pytest.skip("no links here")
    _dossier, found = load(folder)
    assert told(found) == [("path-outside", "8:9")]


def test_members_and_roster_exclude_each_other(tmp_path: Path) -> None:
    files = {**SOUND, "committee.yaml": f"roster: a.csv\n{COMMITTEE}"}
    _dossier, found = load(write(tmp_path, files))
    assert told(found) == [("members-twice", "1:1")]


def test_replacement_and_its_reason_come_from_a_workbook(tmp_path: Path) -> None:
    """A list too can say what a reorganisation tells: who takes whose seat, and why it was free."""
    titles = (*TITLES, "Đến ngày", "Lý do thôi tham gia", "Thay cho")
    rows = [(*row, None, None, None) for row in ROWS[:-1]]
    rows.append((*ROWS[-1], "30/6/2026", "nghỉ hưu", None))
    rows.append(("money-2", "Thành viên", None, "Vũ Thị Giả Tưởng", "Giám đốc", "Sở Tài chính", 3, None, None,
                 "1/7/2026", None, None, "money"))  # fmt: skip
    book(write(tmp_path, dossier_files()) / "thanh-vien.xlsx", (titles, *rows))
    dossier, found = load(tmp_path)
    assert [one.code for one in found] == ["newcomer-without-decision"]
    assert dossier is not None
    left, joined = (next(one for one in dossier.members if one.id == name) for name in ("money", "money-2"))
    assert (left.until, left.left_because) == (datetime.date(2026, 6, 30), "nghỉ hưu")
    assert (joined.replaces, dossier.seat(joined)) == ("money", ("money-2", "money"))
