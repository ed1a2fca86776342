"""Reading Word files: what is none, what is too large, what carries a macro."""

from __future__ import annotations

import struct
import zipfile
from pathlib import Path

import pytest

from generator.diagnostics import Diagnostics
from generator.word import package as package_module
from generator.word.package import DamagedPart, package_from, parse_xml, read_package
from tests.word.documents import codes, replace_in, rewrite, save


def test_parts_types_and_relationships_are_read(tmp_path: Path) -> None:
    found = Diagnostics()
    package = read_package(save(tmp_path, "a", "x"), found)
    assert package is not None
    assert package.main == "word/document.xml"
    assert package.related(package.main, "styles") == ("word/styles.xml",)
    assert package.types["word/styles.xml"].endswith("styles+xml")
    assert not len(found)


def test_file_in_memory_is_read_as_one_on_disk(tmp_path: Path) -> None:
    path = save(tmp_path, "a", "x")
    found = Diagnostics()
    assert package_from(path.read_bytes(), path, found) == read_package(path, found)
    assert package_from(b"\xd0\xcf\x11\xe0", Path("chưa có.docx"), found) is None
    assert [(one.code, one.location.file) for one in found if one.location] == [("not-docx", "chưa có.docx")]


@pytest.mark.parametrize(
    "content",
    [b"", b"PK", b"not a zip at all", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1 old or locked", bytes(3000)],
)
def test_what_is_not_a_docx_is_reported(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "a.docx"
    path.write_bytes(content)
    found = Diagnostics()
    assert read_package(path, found) is None
    assert [(one.code, one.location.file) for one in found if one.location] == [("not-docx", path.as_posix())]


def test_another_kind_of_zip_is_reported(tmp_path: Path) -> None:
    path = tmp_path / "a.docx"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.text")
    found = Diagnostics()
    assert read_package(path, found) is None
    assert codes(found) == ["not-docx"]


def test_every_cut_of_a_file_is_reported_and_none_raises(tmp_path: Path) -> None:
    path = save(tmp_path, "a", "x")
    whole = path.read_bytes()
    for end in range(0, len(whole), len(whole) // 40):
        path.write_bytes(whole[:end])
        found = Diagnostics()
        assert read_package(path, found) is None
        assert codes(found) == ["not-docx"]


@pytest.mark.parametrize(
    "method", [zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED, zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA]
)
def test_damaged_content_is_reported_however_it_is_packed(tmp_path: Path, method: int) -> None:
    path = tmp_path / "a.docx"
    with zipfile.ZipFile(path, "w", method) as archive:
        archive.writestr("word/document.xml", b"<w/>" * 200)
    whole = bytearray(path.read_bytes())
    start = 30 + len("word/document.xml")
    whole[start + 12 : start + 20] = b"\xff" * 8
    path.write_bytes(bytes(whole))
    found = Diagnostics()
    assert read_package(path, found) is None
    assert codes(found) == ["not-docx"]


def test_missing_file_is_reported(tmp_path: Path) -> None:
    found = Diagnostics()
    assert read_package(tmp_path / "a.docx", found) is None
    assert codes(found) == ["file-unreadable"]


def test_large_file_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(package_module, "MAX_FILE_BYTES", 100)
    found = Diagnostics()
    assert read_package(save(tmp_path, "a", "x"), found) is None
    assert codes(found) == ["docx-too-large"]


def test_zip_bomb_is_refused_without_being_unpacked(tmp_path: Path) -> None:
    path = tmp_path / "a.docx"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("word/document.xml", bytes(package_module.MAX_UNPACKED_BYTES + 1))
    found = Diagnostics()
    assert read_package(path, found) is None
    assert codes(found) == ["docx-too-large"]


def test_zip_that_lies_about_its_sizes_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "a.docx"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("word/document.xml", bytes(10_000_000))
    content = path.read_bytes().replace(struct.pack("<I", 10_000_000), struct.pack("<I", 10))
    path.write_bytes(content)
    found = Diagnostics()
    assert read_package(path, found) is None
    assert codes(found) == ["not-docx"]


def test_too_many_members_are_refused(tmp_path: Path) -> None:
    path = tmp_path / "a.docx"
    with zipfile.ZipFile(path, "w") as archive:
        for number in range(package_module.MAX_MEMBERS + 1):
            archive.writestr(str(number), b"")
    found = Diagnostics()
    assert read_package(path, found) is None
    assert codes(found) == ["docx-too-large"]


@pytest.mark.parametrize("name", ["../evil.xml", "/evil.xml", "word/../../evil.xml", "word\\evil.xml"])
def test_member_outside_the_package_is_refused(tmp_path: Path, name: str) -> None:
    path = save(tmp_path, "a", "x")
    rewrite(path, lambda _name, content: content, {name: b""})
    found = Diagnostics()
    assert read_package(path, found) is None
    assert codes(found) == ["not-docx"]


def test_macro_is_refused_by_part_and_by_content_type(tmp_path: Path) -> None:
    with_part = save(tmp_path, "a", "x")
    rewrite(with_part, lambda _name, content: content, {"word/vbaProject.bin": b"macro"})
    by_type = save(tmp_path, "b", "x")
    replace_in(
        by_type,
        "[Content_Types].xml",
        "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml",
        "application/vnd.ms-word.document.macroEnabled.main+xml",
    )
    for path in (with_part, by_type):
        found = Diagnostics()
        assert read_package(path, found) is None
        assert codes(found) == ["macro-in-template"]


@pytest.mark.parametrize(
    "content",
    [
        b"<a>",
        b'<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>',
        b'<!DOCTYPE a SYSTEM "http://example.org/a.dtd"><a/>',
        b'<!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/hostname">]><a>&b;</a>',
    ],
)
def test_xml_that_is_broken_or_has_a_document_type_is_refused(content: bytes) -> None:
    with pytest.raises(DamagedPart):
        parse_xml(content)
