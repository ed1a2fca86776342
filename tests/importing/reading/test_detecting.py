"""What kind of file something is, whatever it is called, and what cannot be read."""

from __future__ import annotations

import io
import time
import zipfile
from pathlib import Path

import openpyxl
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from generator.diagnostics import Diagnostics, Severity
from generator.importing.reading import read_file
from generator.importing.reading.detecting import Kind, kind_of
from tests.importing.reading.pdf_files import lines_at, pdf

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 504
TEXT = "Điều 1. Phạm vi\nBan Chỉ đạo họp mỗi quý một lần.\n"


def zipped(*members: tuple[str, str]) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        for name, content in members:
            archive.writestr(name, content)
    return stream.getvalue()


def workbook() -> bytes:
    stream = io.BytesIO()
    openpyxl.Workbook().save(stream)
    return stream.getvalue()


@pytest.mark.parametrize(
    ("data", "kind"),
    [
        (TEXT.encode(), Kind.TEXT),
        (TEXT.encode("utf-16"), Kind.TEXT),
        (b"\xef\xbb\xbf" + TEXT.encode(), Kind.TEXT),
        (b"So: ______ / 2025 \n__________\n", Kind.TEXT),
        (f"# QUY CHẾ\n{TEXT}".encode(), Kind.MARKDOWN),
        (f"**Điều 1.** {TEXT}".encode(), Kind.MARKDOWN),
        (f"\n<!-- x --><!DOCTYPE html><p>{TEXT}".encode(), Kind.HTML),
        (f"<p>{TEXT}</p>".encode("utf-16"), Kind.HTML),
        (f"<?xml version='1.0'?><html xmlns='x'>{TEXT}".encode(), Kind.HTML),
        (b"<?xml version='1.0'?><w:wordDocument/>", Kind.XML),
        (b"MIME-Version: 1.0\nContent-Type: multipart/related;\n\tboundary=x\n", Kind.MHTML),
        (b"\n%PDF-1.7\n", Kind.PDF),
        (b"{\\rtf1\\ansi x}", Kind.RTF),
        (zipped(("[Content_Types].xml", ""), ("word/document.xml", "")), Kind.DOCX),
        (zipped(("mimetype", "application/vnd.oasis.opendocument.text")), Kind.ODT),
        (zipped(("a.txt", "x")), Kind.ZIP),
        (workbook(), Kind.XLSX),
        (OLE + "WordDocument".encode("utf-16-le"), Kind.DOC),
        (OLE + "EncryptedPackage".encode("utf-16-le"), Kind.ENCRYPTED),
        (OLE + "Workbook".encode("utf-16-le"), Kind.XLS),
        (b"\x89PNG\r\n\x1a\n\0\0\0", Kind.IMAGE),
        (b"\xff\xd8\xff\xe0JFIF", Kind.IMAGE),
        (b"", Kind.EMPTY),
        (b"\xef\xbb\xbf \r\n\0", Kind.EMPTY),
        (bytes(range(32)) * 20, Kind.UNKNOWN),
    ],
)
def test_the_content_tells_the_kind(data: bytes, kind: Kind) -> None:
    assert kind_of(data) is kind


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"", "empty-file"),
        (OLE + "EncryptedPackage".encode("utf-16-le"), "encrypted"),
        (b"{\\rtf1 x}", "unreadable-format"),
        (workbook(), "unreadable-format"),
        (b"\x89PNG\r\n\x1a\n\0\0\0", "unreadable-format"),
        (bytes(range(32)) * 20, "unreadable-format"),
    ],
)
def test_what_cannot_be_read_is_told_with_the_way_out(tmp_path: Path, data: bytes, code: str) -> None:
    path = tmp_path / "quy-che.docx"
    path.write_bytes(data)
    found = Diagnostics()
    assert read_file(path, found) is None
    (problem,) = found
    assert (problem.code, problem.severity) == (code, Severity.ERROR)
    assert problem.location is not None
    assert problem.location.file == str(path)
    assert problem.hint


def test_a_wrong_name_is_noted_and_the_file_is_read(tmp_path: Path) -> None:
    path = tmp_path / "quy-che.docx"
    path.write_text(TEXT, encoding="utf-8")
    found = Diagnostics()
    result = read_file(path, found)
    assert result is not None
    assert result.format == "text"
    assert [(one.code, one.severity) for one in found] == [("other-format", Severity.NOTE)]


@pytest.mark.parametrize("name", ["quy-che.txt", "quy-che", "quy-che.md", "quy-che.TXT"])
def test_a_name_that_does_not_contradict_says_nothing(tmp_path: Path, name: str) -> None:
    path = tmp_path / name
    path.write_text(TEXT, encoding="utf-8")
    found = Diagnostics()
    assert read_file(path, found) is not None
    assert list(found) == []


def test_a_file_that_is_not_there_and_a_folder_are_told(tmp_path: Path) -> None:
    found = Diagnostics()
    assert read_file(tmp_path / "khong-co.docx", found) is None
    assert read_file(tmp_path, found) is None
    assert [one.code for one in found] == ["file-not-found", "not-a-file"]


@pytest.mark.parametrize("repeated", ["<!-- -->", "<!--", "**a ", "a: b\n", "# ", "a:\n \n"])
def test_no_beginning_takes_long_to_tell(repeated: str) -> None:
    started = time.monotonic()
    kind_of(repeated.encode() * 30_000)
    assert time.monotonic() - started < 5


BEGINNINGS = [b"", b"PK\x03\x04word/document", OLE[:8], b"{\\rtf", b"<html>", b"# ", b"\xff\xfe"]


@settings(deadline=2000, max_examples=200)
@given(st.sampled_from(BEGINNINGS), st.binary(max_size=600))
@example(b"", pdf(lines_at(85, 700, ["x"])))
def test_any_bytes_have_a_kind(beginning: bytes, data: bytes) -> None:
    assert kind_of(beginning + data) in Kind
