"""The workbook to fill in, and what is read from it, cell by cell."""

from __future__ import annotations

from datetime import date, time
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from generator.diagnostics import Diagnostics
from generator.starting.completing import complete_answers
from generator.starting.draft import Draft
from generator.starting.sheets import (
    BODY_QUESTIONS,
    HEADER_ROW,
    MEETING_COLUMNS,
    MEMBER_COLUMNS,
    TASK_COLUMNS,
)
from generator.starting.workbook import read_workbook
from generator.starting.workbook_template import write_template
from tests.starting.making import TODAY, UNITS

FIRST = HEADER_ROW + 1
ROW_OF = {one.label: row for row, one in enumerate(BODY_QUESTIONS, start=FIRST)}
SOUND: dict[str, Any] = {
    "Loại tổ chức": "Hội đồng",
    "Đơn vị hành chính": "03390",
    "Lĩnh vực": "pháp luật",
}
CHAIR = ("Chủ tịch Hội đồng", None, "Nguyễn Văn Mẫu", "Chủ tịch Ủy ban nhân dân xã")
POLICE = (
    "Ủy viên Hội đồng",
    "Ông",
    None,
    "Trưởng Công an xã",
    None,
    "CAX",
    "An ninh; trật tự",
    None,
    date(2026, 1, 15),
)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    template = tmp_path / "ho-so.xlsx"
    found = Diagnostics()
    assert write_template(template, found), list(map(str, found))
    return template


def fill(
    path: Path,
    body: dict[str, Any] = SOUND,
    members: tuple[tuple[Any, ...], ...] = (CHAIR, POLICE),
    meetings: tuple[tuple[Any, ...], ...] = (),
    tasks: tuple[tuple[Any, ...], ...] = (),
) -> Path:
    book = openpyxl.load_workbook(path)
    for label, answer in body.items():
        book["Ban"].cell(ROW_OF[label], 2, answer)
    for name, rows in (("Thành viên", members), ("Cuộc họp", meetings), ("Nhiệm vụ", tasks)):
        for row, values in enumerate(rows, start=FIRST):
            for column, value in enumerate(values, start=1):
                book[name].cell(row, column, value)
    book.save(path)
    return path


def read(path: Path) -> tuple[Draft | None, list[tuple[str, str]]]:
    found = Diagnostics()
    given = read_workbook(path, UNITS, found)
    draft = None if given is None else complete_answers(given, UNITS, TODAY, found)
    told = [(one.code, str(one.location).removeprefix(f"{path}!")) for one in found]
    return (None if told else draft), told


def test_empty_workbook_lacks_what_cannot_be_proposed(path: Path) -> None:
    assert read(path)[1] == [
        ("empty-roster", f"Thành viên!A{FIRST}"),
        ("answer-missing", "Ban!B6"),
        ("answer-missing", "Ban!B7"),
        ("answer-missing", "Ban!B8"),
    ]


def test_examples_and_help_are_no_data(path: Path) -> None:
    book = openpyxl.load_workbook(path)
    assert book["Thành viên"]["D4"].value == "Ví dụ: Giám đốc Sở Tài chính"
    draft, told = read(fill(path))
    assert told == []
    assert draft is not None
    assert [one["id"] for one in draft.members] == ["chair", "cong-an-xa"]
    assert draft.get("meetings", 0, "name") == "Cuộc họp thứ nhất của Hội đồng"


def test_lists_offer_every_choice(path: Path) -> None:
    book = openpyxl.load_workbook(path)
    assert book["Danh mục"].sheet_state == "hidden"
    rules = {str(rule.sqref): rule.formula1 for rule in book["Ban"].data_validations.dataValidation}
    for label, question in zip(ROW_OF, BODY_QUESTIONS, strict=True):
        cell = f"B{ROW_OF[label]}"
        assert (cell in rules) is bool(question.choices)
        if question.choices:
            _sheet, _bang, area = rules[cell].partition("!")
            offered = [one[0].value for one in book["Danh mục"][area.replace("$", "")]]
            assert offered[: len(question.choices)] == [words for _value, words in question.choices]
            assert offered[len(question.choices) :] == (["không có"] if question.none else [])
    assert len(book["Thành viên"].data_validations.dataValidation) == 2


@pytest.mark.parametrize(
    ("sheet", "columns"),
    [("Thành viên", MEMBER_COLUMNS), ("Cuộc họp", MEETING_COLUMNS), ("Nhiệm vụ", TASK_COLUMNS)],
)
def test_titles_stay_in_view_and_every_column_has_help(path: Path, sheet: str, columns: Any) -> None:
    table = openpyxl.load_workbook(path)[sheet]
    assert table.freeze_panes == f"A{FIRST}"
    for number, one in enumerate(columns, start=1):
        assert table.cell(HEADER_ROW, number).value == one.column.titles[0]
        assert table.cell(HEADER_ROW - 2, number).value == one.help


def test_every_choice_offered_is_read(path: Path) -> None:
    for question in BODY_QUESTIONS:
        for value, words in question.choices:
            draft, told = read(fill(path, {**SOUND, question.label: words}))
            if question.label == "Loại tổ chức":
                continue  # the roles of the rows are those of a council
            assert told == [], (question.label, words)
            assert draft is not None
            assert draft.get(*question.path) == value
        fill(path, {question.label: SOUND.get(question.label)})
    assert read(fill(path, {**SOUND, "Tổ giúp việc": "không có"}))[0] is not None


def test_days_and_times_may_be_texts_or_values(path: Path) -> None:
    meetings = (
        ("Họp một", date(2026, 3, 20), time(8, 30), None, "Báo cáo; thảo luận", None, "12/3/2026"),
        (
            "Họp hai",
            "20/6/2026",
            "14h30",
            "Phòng họp",
            "Báo cáo\n- thảo luận",
            None,
            None,
            "24/6/2026",
            "Đạt",
        ),
    )
    tasks = (("họp hai", "Lập kế hoạch", "Công an xã", None, "Quý III/2026"),)
    draft, told = read(fill(path, meetings=meetings, tasks=tasks))
    assert told == []
    assert draft is not None
    agenda = [{"content": "Báo cáo"}, {"content": "thảo luận"}]
    assert draft.get("meetings") == [
        {
            "name": "Họp một",
            "date": "2026-03-20",
            "time": "08:30",
            "agenda": agenda,
            "invitation": {"date": "2026-03-12"},
            "place": "blank",
        },
        {
            "name": "Họp hai",
            "date": "2026-06-20",
            "time": "14:30",
            "place": "Phòng họp",
            "agenda": agenda,
            "conclusion": {
                "date": "2026-06-24",
                "assessment": ["Đạt"],
                "tasks": [{"text": "Lập kế hoạch", "lead": "Công an xã", "deadline": "2026-Q3"}],
            },
        },
    ]
    assert draft.members[1]["from"] == "2026-01-15"
    assert draft.members[1]["areas"] == ["An ninh", "trật tự"]


def test_every_fault_is_told_at_its_cell_in_one_run(path: Path) -> None:
    body = {
        "Loại tổ chức": "Hội nghị",
        "Đơn vị hành chính": "Bình Lưu",
        "Lĩnh vực": "pháp luật",
        "Ngày nộp báo cáo": "40",
        "Cơ quan thường trực": "không có",
        "Ký hiệu của cơ quan thường trực": "VP",
        "Kỳ báo cáo đầu tiên": "quý 5",
    }
    members = (
        CHAIR,
        ("Trưởng phòng", None, None, "Trưởng Công an xã"),
        ("Ủy viên", None, None, None, None, "C A"),
    )
    meetings = (("Họp một", "30/2/2026", "25:00"),)
    tasks = (("Họp hai", "Việc", None, None, "sớm"),)
    told = read(fill(path, body, members, meetings, tasks))[1]
    assert sorted(told) == sorted([
        ("bad-choice", f"Ban!B{ROW_OF['Loại tổ chức']}"),
        ("unknown-unit", f"Ban!B{ROW_OF['Đơn vị hành chính']}"),
        ("out-of-range", f"Ban!B{ROW_OF['Ngày nộp báo cáo']}"),
        ("answers-contradict", f"Ban!B{ROW_OF['Ký hiệu của cơ quan thường trực']}"),
        ("bad-period", f"Ban!B{ROW_OF['Kỳ báo cáo đầu tiên']}"),
        ("bad-choice", "Thành viên!A7"),
        ("empty-value", "Thành viên!D8"),
        ("bad-symbol", "Thành viên!F8"),
        ("bad-date", "Cuộc họp!B6"),
        ("bad-time", "Cuộc họp!C6"),
        ("unknown-meeting", "Nhiệm vụ!A6"),
        ("empty-value", "Nhiệm vụ!C6"),
        ("bad-deadline", "Nhiệm vụ!E6"),
    ])  # fmt: skip


def test_changed_items_are_told(path: Path) -> None:
    fill(path)
    book = openpyxl.load_workbook(path)
    book["Ban"]["A9"], book["Ban"]["B9"] = "Tên đầy dủ", "Hội đồng mẫu"
    book["Ban"]["A10"] = "Ký hiệu"
    book.save(path)
    assert read(path)[1] == [("duplicate-item", "Ban!A11")]
    book["Ban"]["A9"] = "Tên của ban"
    book.save(path)
    assert read(path)[1] == [("unknown-item", "Ban!A9"), ("duplicate-item", "Ban!A11")]


def test_workbook_without_its_sheets_is_told(tmp_path: Path) -> None:
    path = tmp_path / "khac.xlsx"
    openpyxl.Workbook().save(path)
    assert [code for code, _place in read(path)[1]] == ["missing-sheet", "missing-sheet"]


@pytest.mark.parametrize("content", [b"", b"PK\x03\x04 broken", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"])
def test_broken_workbook_is_told(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "hong.xlsx"
    path.write_bytes(content)
    assert [code for code, _place in read(path)[1]] in (["bad-workbook"], ["protected-workbook"])


def test_missing_column_is_told(path: Path) -> None:
    fill(path)
    book = openpyxl.load_workbook(path)
    book["Thành viên"].cell(HEADER_ROW, 4).value = "Ghi chú"
    book.save(path)
    assert read(path)[1] == [("missing-column", "Thành viên!J5")]


def test_template_never_overwrites(path: Path) -> None:
    before = path.read_bytes()
    found = Diagnostics()
    assert not write_template(path, found)
    assert not write_template(path.with_suffix(".xls"), found)
    assert [one.code for one in found] == ["file-exists", "bad-file-name"]
    assert path.read_bytes() == before
