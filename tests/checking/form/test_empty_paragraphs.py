"""Which empty paragraphs only make room, and what goes with them when they are left out."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import pytest
from lxml import etree

from generator.checking.form.examining import examine_form
from generator.checking.form.reading import read_form
from generator.diagnostics import Diagnostics
from generator.word.package import package_from
from generator.word.wordml import W_NAMESPACE
from tests.checking.form.faults import WordCopy

EMPTY = "empty-paragraphs"
DECISION = ("lai-chau-du-lieu", "quyet-dinh-ban-hanh")

SHOWS_SOMETHING = {
    "a line along its top": '<w:pPr><w:pBdr><w:top w:val="single" w:sz="6"/></w:pBdr></w:pPr>',
    "a line along its foot": '<w:pPr><w:pBdr><w:bottom w:val="single" w:sz="6"/></w:pBdr></w:pPr>',
    "a new page": "<w:pPr><w:pageBreakBefore/></w:pPr>",
    "the picture of a signature": "<w:r><w:drawing/></w:r>",
    "an older picture": "<w:r><w:pict/></w:r>",
    "a note": '<w:r><w:footnoteReference w:id="2"/></w:r>',
    "a break": '<w:r><w:br w:type="page"/></w:r>',
    "a field": '<w:fldSimple w:instr=" PAGE "/>',
}
ANCHORS = {
    "a comment": '<w:commentRangeStart w:id="1"/><w:r/><w:commentRangeEnd w:id="1"/>',
    "the end of a bookmark": '<w:bookmarkEnd w:id="7"/>',
    "what a reviser added": '<w:ins w:id="9" w:author="Lê Minh Họa"><w:r><w:t/></w:r></w:ins>',
}
NOTHING = {
    "nothing": "",
    "a mark of the last page": "<w:r><w:lastRenderedPageBreak/></w:r>",
    "a whole bookmark": '<w:bookmarkStart w:id="7" w:name="_GoBack"/><w:bookmarkEnd w:id="7"/>',
}


def repairs_of(content: str, paper: bytes) -> list[bool]:
    """For each finding on a paper with such a paragraph, whether it is repaired."""
    word = WordCopy(paper)
    paragraph = etree.fromstring(f'<w:p xmlns:w="{W_NAMESPACE}">{content}</w:p>')
    word.paragraph("Điều 2.").addprevious(paragraph)
    package = package_from(word.bytes(), Path("van-ban.docx"), Diagnostics())
    document = None if package is None else read_form(package, Diagnostics())
    assert document is not None
    return [one.slip.repair is not None for one in examine_form(document, only=[EMPTY])]


@pytest.mark.parametrize("name", SHOWS_SOMETHING)
def test_a_paragraph_that_shows_something_is_not_empty(
    name: str, papers: Mapping[tuple[str, str], bytes]
) -> None:
    assert repairs_of(SHOWS_SOMETHING[name], papers[DECISION]) == []


@pytest.mark.parametrize("name", ANCHORS)
def test_an_empty_paragraph_that_something_hangs_in_stays(
    name: str, papers: Mapping[tuple[str, str], bytes]
) -> None:
    assert repairs_of(ANCHORS[name], papers[DECISION]) == [False]


@pytest.mark.parametrize("name", NOTHING)
def test_an_empty_paragraph_is_left_out(name: str, papers: Mapping[tuple[str, str], bytes]) -> None:
    assert repairs_of(NOTHING[name], papers[DECISION]) == [True]
