"""Lines of pages find their paragraphs, whatever else stands on the pages."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator, Mapping
from dataclasses import replace
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from generator.checking.form.document import FormDocument
from generator.checking.form.reading import read_form
from generator.checking.printed.pages import Page, Printed, TextLine, TextPiece
from generator.checking.printed.placing import place_paragraphs
from generator.diagnostics import Diagnostics
from generator.word.package import read_package
from tests.checking.printed.conftest import printed_files

FACE = "LiberationSerif"


@pytest.fixture(scope="module")
def document(
    papers: Mapping[tuple[str, str], bytes], tmp_path_factory: pytest.TempPathFactory
) -> FormDocument:
    path = tmp_path_factory.mktemp("placing") / "quy-che.docx"
    path.write_bytes(papers["lai-chau-du-lieu", "quy-che"])
    found = Diagnostics()
    package = read_package(path, found)
    assert package is not None
    read = read_form(package, found)
    assert read is not None
    return read


def set_in_pages(document: FormDocument, width: int, lines_per_page: int) -> tuple[Page, ...]:
    """The paragraphs of a document in lines of so many letters, each page with its number above."""
    lines = [
        line
        for _part, one in document.paragraphs()
        for row in one.text.split("\n")
        for line in textwrap.wrap(row, width)
    ]
    starts = range(0, len(lines), lines_per_page)
    return tuple(
        Page(number, 210, 297, tuple(_lines(number, lines[start : start + lines_per_page])), ())
        for number, start in enumerate(starts, start=1)
    )


def _lines(number: int, texts: list[str]) -> Iterator[TextLine]:
    for baseline, text in [
        (12.0, str(number)),
        *((25 + 6.0 * place, text) for place, text in enumerate(texts)),
    ]:
        yield TextLine(30, baseline - 4, 190, baseline + 1, text, 14, baseline, (TextPiece(text, FACE, 14),))


@settings(deadline=None, max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(width=st.integers(25, 95), lines_per_page=st.integers(5, 42))
def test_every_paragraph_has_its_own_lines(document: FormDocument, width: int, lines_per_page: int) -> None:
    pages = set_in_pages(document, width, lines_per_page)
    printed = Printed(document, pages, place_paragraphs(document, pages))
    for _part, one in document.paragraphs():
        shown = "".join(line.line.text for line in printed.lines_of(one))
        assert "".join(shown.split()) == "".join(one.text.split())


def test_lines_that_the_file_does_not_say_stay_without_a_paragraph(document: FormDocument) -> None:
    pages = set_in_pages(document, 70, 20)
    strange = TextLine(30, 100, 60, 105, "Bản nháp lần thứ nhất", 14, 104, ())
    pages = tuple(
        Page(one.number, one.width, one.height, (*one.lines[:9], strange, *one.lines[9:]), ())
        for one in pages
    )
    printed = Printed(document, pages, place_paragraphs(document, pages))
    placed = [line for _part, one in document.paragraphs() for line in printed.lines_of(one)]
    assert strange not in [one.line for one in placed]
    assert len(placed) == sum(len(page.lines) - 2 for page in pages)


def _spoilt(line: TextLine) -> TextLine:
    """A long line with one letter that is another."""
    text = line.text
    return replace(line, text=f"{text[:20]}\ufffd{text[21:]}") if len(text) > 60 else line


def test_a_letter_printed_otherwise_does_not_lose_its_line(document: FormDocument) -> None:
    pages = set_in_pages(document, 70, 40)
    spoilt = tuple(replace(page, lines=tuple(map(_spoilt, page.lines))) for page in pages)
    printed = Printed(document, spoilt, place_paragraphs(document, spoilt))
    lines = [len(printed.lines_of(one)) for _part, one in document.paragraphs()]
    assert sum(lines) == sum(len(page.lines) - 1 for page in pages)


def test_paragraphs_of_real_pages_are_found_in_order(
    papers: Mapping[tuple[str, str], bytes], tmp_path: Path
) -> None:
    """Repeated heads of tables and the numbers of pages have no paragraph."""
    names = ("phan-cong", "chuong-trinh-cong-tac-2026", "bien-ban-hop-2026-q1")
    files = {name: papers["lai-chau-du-lieu", name] for name in names}
    for name, printed in printed_files(files, tmp_path).items():
        heads, placed = set(), set()
        for _part, one in printed.document.paragraphs():
            lines = printed.lines_of(one)
            assert bool(lines) == bool(one.text.strip()), (name, one.text)
            assert all(a.page.number <= b.page.number for a, b in pairwise(lines)), (name, one.text)
            placed |= {id(line.line) for line in lines}
            heads |= {line.line.text for line in lines if one.cell is not None and one.cell.row == 1}
        lost = {line.text for page in printed.pages for line in page.lines if id(line) not in placed}
        assert {one for one in lost if not one.isdecimal()} <= heads, name
