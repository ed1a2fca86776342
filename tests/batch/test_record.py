"""What is remembered in a unit's folder, and what of it can be trusted."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.batch.record import FORMAT, RECORD, RecordedFile, UnitRecord, read_record
from generator.batch.result import Finding
from generator.diagnostics import Diagnostics, Severity
from tests.batch.cases import unit

FILE = RecordedFile("quy-che", "quy-che.docx", "0" * 64, "f", ("number", "date"), replaces="1" * 64)
FINDING = Finding("foreign-name", "error", "tên của xã khác", "quy-che.docx", "xem lại")


def read(folder: Path, content: bytes) -> tuple[UnitRecord | None, Diagnostics]:
    (folder / RECORD).write_bytes(content)
    found = Diagnostics()
    return read_record(folder, found), found


def codes(found: Diagnostics) -> list[str]:
    return [one.code for one in found]


texts = st.text(st.characters(codec="utf-8"), max_size=8)
names = st.from_regex(r"[A-Za-z0-9][A-Za-z0-9._-]{0,9}", fullmatch=True)
files = st.builds(
    RecordedFile,
    kind=texts,
    file=names,
    sha256=texts,
    made_from=st.none() | texts,
    blanks=st.lists(texts, max_size=2).map(tuple),
    replaces=st.none() | texts,
)
findings = st.builds(Finding, texts, texts, texts, st.none() | texts, st.none() | texts)
records = st.builds(
    UnitRecord,
    texts,
    texts,
    texts,
    texts,
    texts,
    values=st.lists(texts, max_size=3).map(tuple),
    files=st.lists(files, max_size=3).map(tuple),
    findings=st.lists(findings, max_size=3).map(tuple),
)


@given(record=records)
def test_record_is_read_as_it_was_written(
    record: UnitRecord, tmp_path_factory: pytest.TempPathFactory
) -> None:
    again, found = read(tmp_path_factory.mktemp("unit"), record.to_bytes())
    assert again == record
    assert not found.found


def test_record_is_json_with_a_file_a_line() -> None:
    content = UnitRecord.of(unit(7), "xa-1", (FILE, FILE), (FINDING,)).to_bytes()
    plain = json.loads(content)
    assert plain["unit"] == {
        "code": "00007",
        "name": "Mẫu 7",
        "full_name": "xã Mẫu 7",
        "province": "tỉnh Ví Dụ",
    }
    assert plain["case"] == "xa-1"
    assert plain["values"] == ["Mẫu 7"]
    assert plain["findings"][0]["file"] == "quy-che.docx"
    assert sum("quy-che.docx" in line for line in content.decode().splitlines()) == 3


def test_folder_without_a_record_has_none(tmp_path: Path) -> None:
    found = Diagnostics()
    assert read_record(tmp_path, found) is None
    assert read_record(tmp_path / "none", found) is None
    assert not found.found


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"\0" * 300,
        b"not json",
        b"\xff\xfe",
        b"[]",
        b"{}",
        b'{"format": "1"}',
        b'{"format": 1}',
        b"[" * 100_000,
    ],
)
def test_damaged_record_is_warned_of_and_counts_as_none(tmp_path: Path, content: bytes) -> None:
    record, found = read(tmp_path, content)
    assert record is None
    [warning] = found
    assert (warning.code, warning.severity) == ("record-unreadable", Severity.WARNING)
    assert warning.location
    assert warning.location.file == str(tmp_path / RECORD)


@pytest.mark.parametrize(
    ("place", "value"),
    [
        (("unit", "code"), 7),
        (("values",), [1]),
        (("values",), "Mẫu"),
        (("case",), None),
        (("documents", 0, "file"), "../../etc/passwd"),
        (("documents", 0, "file"), "C:quy-che.docx"),
        (("documents", 0, "file"), 7),
        (("documents", 0, "sha256"), None),
        (("documents", 0, "replaces"), 7),
        (("documents", 0), "quy-che.docx"),
        (("findings", 0, "severity"), 1),
    ],
)
def test_record_with_a_wrong_value_counts_as_damaged(
    tmp_path: Path, place: tuple[str | int, ...], value: object
) -> None:
    plain = json.loads(UnitRecord.of(unit(1), "xa-1", (FILE,), (FINDING,)).to_bytes())
    inner = plain
    for key in place[:-1]:
        inner = inner[key]
    inner[place[-1]] = value
    record, found = read(tmp_path, json.dumps(plain).encode())
    assert record is None
    assert codes(found) == ["record-unreadable"]


def test_record_of_a_newer_vanban_is_an_error(tmp_path: Path) -> None:
    record, found = read(tmp_path, json.dumps({"format": FORMAT + 1}).encode())
    assert record is None
    assert codes(found) == ["record-newer"]
    assert found.has_errors()


def test_folder_in_the_place_of_the_record_is_an_error(tmp_path: Path) -> None:
    (tmp_path / RECORD).mkdir()
    found = Diagnostics()
    assert read_record(tmp_path, found) is None
    assert found.has_errors()


def test_file_is_ours_as_written_last_and_as_it_was_before() -> None:
    assert FILE.is_ours("0" * 64)
    assert FILE.is_ours("1" * 64)
    assert not FILE.is_ours("2" * 64)
