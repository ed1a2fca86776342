"""Comments put into a copy of a Word file."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import docx
import pytest

from generator.diagnostics import Diagnostics
from generator.places import Step, StepKind, Story, WordPlace
from generator.word.comments import with_comments
from generator.word.package import CONTENT_TYPES, Package, read_package
from generator.word.pdf import convert_to_docx, locate_libreoffice
from tests.support.open_xml_sdk import faults_of
from tests.support.requirements import missing

MAIN = "word/document.xml"
BODY = WordPlace(MAIN, Story.BODY)
PLUMBING = {MAIN, CONTENT_TYPES, "word/_rels/document.xml.rels"}


def paragraph(number: int, within: WordPlace = BODY) -> WordPlace:
    return within.within(Step(StepKind.PARAGRAPH, (number,)))


CELL = BODY.within(Step(StepKind.CELL, (1, 1, 2)))


@pytest.fixture
def package(tmp_path: Path) -> Package:
    """A file with paragraphs, a table between them, a second section and a header."""
    document = docx.Document()
    document.add_paragraph("Đoạn thứ nhất")
    table = document.add_table(1, 2)
    table.cell(0, 0).text, table.cell(0, 1).text = "ô trái", "ô phải"
    document.add_paragraph("Đoạn thứ hai")
    document.add_section()
    document.add_paragraph("Đoạn thứ ba")
    document.sections[0].header.paragraphs[0].text = "đầu trang"
    return saved(document, tmp_path / "a.docx")


def saved(document: object, path: Path) -> Package:
    document.save(str(path))  # type: ignore[attr-defined]
    return opened(path.read_bytes(), path)


def opened(content: bytes, path: Path) -> Package:
    path.write_bytes(content)
    found = Diagnostics()
    package = read_package(path, found)
    assert package is not None, list(map(str, found))
    return package


def comments(content: bytes) -> list[tuple[str, str | None, str]]:
    """Each comment of a file: its text, its author, and the text of the paragraph that it stands at."""
    document = docx.Document(io.BytesIO(content))
    told = {one.comment_id: one for one in document.comments}
    paragraphs = document.element.body.iter(docx.oxml.ns.qn("w:p"))
    identity = docx.oxml.ns.qn("w:id")
    return [
        (told[number].text, told[number].author, "".join(one.text or "" for one in where.iter(TEXT)))
        for where in paragraphs
        for start in where.iter(docx.oxml.ns.qn("w:commentRangeStart"))
        if (number := int(start.get(identity))) in told
    ]


TEXT = docx.oxml.ns.qn("w:t")


def test_each_comment_stands_at_its_paragraph(package: Package) -> None:
    content = with_comments(
        package, [(paragraph(2), "hai"), (paragraph(1, CELL), "ô"), (paragraph(2), "hai nữa")], "vanban"
    )
    assert sorted(comments(content)) == [
        ("hai", "vanban", "Đoạn thứ hai"),
        ("hai nữa", "vanban", "Đoạn thứ hai"),
        ("ô", "vanban", "ô phải"),
    ]


def test_cell_section_and_whole_file_have_their_first_paragraph(package: Package) -> None:
    section = BODY.within(Step(StepKind.SECTION, (2,)))
    content = with_comments(package, [(None, "cả tệp"), (CELL, "ô"), (section, "phần trang")], "vanban")
    assert [(text, where) for text, _author, where in comments(content)] == [
        ("cả tệp", "Đoạn thứ nhất"),
        ("ô", "ô phải"),
        ("phần trang", "Đoạn thứ ba"),
    ]


def test_what_word_cannot_comment_is_told_at_the_first_paragraph_with_its_place(package: Package) -> None:
    header = paragraph(1, WordPlace("word/header1.xml", Story.HEADER, 1))
    gone = paragraph(99)
    content = with_comments(package, [(header, "sai"), (gone, "mất")], "vanban")
    assert comments(content) == [
        (f"{gone}: mất", "vanban", "Đoạn thứ nhất"),
        (f"{header}: sai", "vanban", "Đoạn thứ nhất"),
    ] or comments(content) == [
        (f"{header}: sai", "vanban", "Đoạn thứ nhất"),
        (f"{gone}: mất", "vanban", "Đoạn thứ nhất"),
    ]


def test_other_parts_keep_their_bytes_and_the_text_is_the_same(package: Package) -> None:
    content = with_comments(package, [(paragraph(1), "một\x07\nhai dòng")], "vanban")
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    assert parts.keys() - package.parts.keys() == {"word/comments.xml"}
    assert {name for name, part in package.parts.items() if parts[name] != part} == PLUMBING
    texts = [one.text for one in docx.Document(io.BytesIO(content)).paragraphs]
    assert texts == ["Đoạn thứ nhất", "Đoạn thứ hai", "", "Đoạn thứ ba"]


def test_without_comments_every_part_keeps_its_bytes(package: Package, tmp_path: Path) -> None:
    copy = opened(with_comments(package, [], "vanban"), tmp_path / "copy.docx")
    assert copy.parts == package.parts


def test_comments_that_are_there_stay(package: Package, tmp_path: Path) -> None:
    once = opened(with_comments(package, [(paragraph(1), "trước")], "Người Khác"), tmp_path / "b.docx")
    twice = with_comments(once, [(paragraph(1), "sau")], "vanban")
    assert sorted(comments(twice)) == [
        ("sau", "vanban", "Đoạn thứ nhất"),
        ("trước", "Người Khác", "Đoạn thứ nhất"),
    ]


def test_comments_of_an_earlier_copy_go(package: Package, tmp_path: Path) -> None:
    other = opened(with_comments(package, [(paragraph(1), "giữ")], "Người Khác"), tmp_path / "b.docx")
    once = opened(
        with_comments(other, [(paragraph(1), "trước"), (CELL, "cũ")], "vanban"), tmp_path / "c.docx"
    )
    twice = opened(with_comments(once, [(paragraph(2), "sau")], "vanban"), tmp_path / "d.docx")
    assert comments((tmp_path / "d.docx").read_bytes()) == [
        ("giữ", "Người Khác", "Đoạn thứ nhất"),
        ("sau", "vanban", "Đoạn thứ hai"),
    ]
    none_left = opened(with_comments(twice, [], "vanban"), tmp_path / "e.docx")
    assert none_left.parts[MAIN] == other.parts[MAIN]


def test_damaged_comments_are_replaced(package: Package, tmp_path: Path) -> None:
    once = opened(with_comments(package, [(paragraph(1), "trước")], "vanban"), tmp_path / "b.docx")
    parts = {**once.parts, "word/comments.xml": b"<w:comments"}
    damaged = Package(once.path, parts, once.types, once.relationships, once.main)
    told = comments(with_comments(damaged, [(None, "sau")], "vanban"))
    assert {text for text, _author, _where in told} == {"sau"}


def test_a_comment_in_a_text_box_stands_at_the_paragraph_that_holds_it(package: Package) -> None:
    box = paragraph(2).within(Step(StepKind.TEXT_BOX, (1,)))
    [(_text, _author, where)] = comments(with_comments(package, [(paragraph(1, box), "hộp")], "vanban"))
    assert where == "Đoạn thứ hai"


def test_open_xml_sdk_finds_no_fault(package: Package, tmp_path: Path) -> None:
    path = tmp_path / "commented.docx"
    path.write_bytes(with_comments(package, [(paragraph(1), "một"), (CELL, "hai"), (None, "ba")], "vanban"))
    assert faults_of([path]) == {path: ()}


def test_libreoffice_shows_every_comment(package: Package) -> None:
    libreoffice = locate_libreoffice(None)
    if libreoffice is None:
        missing("LibreOffice")
    content = with_comments(package, [(paragraph(1), "một"), (CELL, "hai"), (None, "ba")], "vanban")
    again = convert_to_docx(content, libreoffice, time_limit_s=120)
    assert again is not None
    assert sorted(text for text, _author, _where in comments(again)) == ["ba", "hai", "một"]
