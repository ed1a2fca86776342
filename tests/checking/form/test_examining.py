"""Which papers are held to the rules of form, and how findings are told."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from pathlib import Path

import docx
import pytest

from generator.checking.form.document import FormDocument
from generator.checking.form.elements import Element
from generator.checking.form.examining import day_of, examine_form, note_what_is_not_held
from generator.checking.form.rule import FormRule, FormSlip, Profile
from generator.checking.form.rules import FORM_RULES
from generator.checking.rule import Example, Explanation
from generator.diagnostics import Diagnostics, Severity
from tests.checking.form.faults import WordCopy
from tests.checking.form.plain_word import read_bytes

INVITATION = ("lai-chau-du-lieu", "giay-moi-2026-q1")
DECISION = ("lai-chau-du-lieu", "quyet-dinh-ban-hanh")


def explanation() -> Explanation:
    return Explanation("Thử.", "Thử.", "Phụ lục I", "Thử.", Example("sai", "đúng"))


def two_slips(document: FormDocument) -> Iterator[FormSlip]:
    """A slip at the subject, one at the nation, one at the file: not in the order of the page."""
    for element in (Element.SUBJECT, Element.NATION):
        yield FormSlip(document.main.first(element), "thử")
    yield FormSlip(None, "cả tệp", page=2)


@pytest.fixture
def rule(monkeypatch: pytest.MonkeyPatch) -> FormRule:
    one = FormRule("test-rule", Severity.ERROR, two_slips, explanation, usual=None)
    monkeypatch.setitem(FORM_RULES, one.code, one)
    return one


def dated(papers: Mapping[tuple[str, str], bytes], day: str) -> bytes:
    """The invitation with another day."""
    word = WordCopy(papers[INVITATION])
    document = read_bytes(papers[INVITATION])
    line = document.main.first(Element.PLACE_DATE)
    assert line is not None
    for paragraph in word.body.iter("{*}p"):
        texts = list(paragraph.iter("{*}t"))
        if "".join(one.text or "" for one in texts) == line.text:
            for one in texts:
                one.text = ""
            texts[0].text = f"Lai Châu, {day}"
    return word.bytes()


def test_findings_come_in_reading_order_with_their_words_and_source(
    papers: Mapping[tuple[str, str], bytes], rule: FormRule
) -> None:
    document = read_bytes(papers[INVITATION])
    told = [one.diagnostic for one in examine_form(document, only=[rule.code])]
    subject, nation = document.main.first(Element.SUBJECT), document.main.first(Element.NATION)
    assert subject is not None
    assert nation is not None
    assert [one.location and one.location.spot for one in told] == [None, nation.place, subject.place]
    assert told[0].location is not None
    assert told[0].location.page == 2
    assert nation.text in told[1].message
    assert {one.source for one in told} == {"Phụ lục I"}


def test_a_rule_that_the_usual_profile_does_not_ask_is_silent(
    papers: Mapping[tuple[str, str], bytes], rule: FormRule
) -> None:
    document = read_bytes(papers[INVITATION])
    assert examine_form(document, profile=Profile.USUAL, only=[rule.code]) == ()


@pytest.mark.parametrize(
    ("day", "held"),
    [
        ("ngày 04 tháng 3 năm 2020", False),
        ("ngày 05 tháng 3 năm 2020", True),
        ("ngày      tháng 02 năm 2020", False),
        ("ngày      tháng 3 năm 2020", True),
        ("ngày      tháng      năm 2019", True),
    ],
)
def test_a_paper_older_than_the_decree_is_noted_and_not_held(
    day: str, held: bool, papers: Mapping[tuple[str, str], bytes], rule: FormRule
) -> None:
    document = read_bytes(dated(papers, day))
    assert bool(examine_form(document, only=[rule.code])) is held
    found = Diagnostics()
    note_what_is_not_held(document, found)
    assert [(one.code, one.severity) for one in found] == (
        [] if held else [("older-than-decree", Severity.NOTE)]
    )


@pytest.mark.parametrize(
    ("number", "held"),
    [("05/2026/QĐ-BCĐ", False), ("      /2026/QĐ-BCĐ", False), ("05/QĐ-BCĐ", True)],
)
def test_a_legal_document_is_noted_and_not_held(
    number: str, held: bool, papers: Mapping[tuple[str, str], bytes], rule: FormRule
) -> None:
    word = WordCopy(papers[DECISION])
    texts = list(
        next(one for one in word.body.iter("{*}p") if "/QĐ-BCĐ" in "".join(one.itertext())).iter("{*}t")
    )
    for text in texts:
        text.text = ""
    texts[0].text = f"Số: {number}"
    document = read_bytes(word.bytes())
    found = Diagnostics()
    note_what_is_not_held(document, found)
    assert bool(examine_form(document, only=[rule.code])) is held
    assert [(one.code, one.severity) for one in found] == (
        [] if held else [("legal-document", Severity.NOTE)]
    )


def test_the_day_is_that_of_the_head(papers: Mapping[tuple[str, str], bytes]) -> None:
    assert day_of(read_bytes(dated(papers, "ngày 20 tháng 02 năm 2026"))) == date(2026, 2, 20)
    assert day_of(read_bytes(papers["lai-chau-du-lieu", "bien-ban-hop-2026-q1"])) is None


def test_what_is_no_administrative_paper_is_noted_and_not_held(tmp_path: Path, rule: FormRule) -> None:
    path = tmp_path / "tho.docx"
    other = docx.Document()
    other.add_paragraph("Trăm năm trong cõi người ta")
    other.save(str(path))
    document = read_bytes(path.read_bytes())
    assert examine_form(document, only=[rule.code]) == ()
    found = Diagnostics()
    note_what_is_not_held(document, found)
    assert [one.code for one in found] == ["not-administrative"]


@pytest.mark.parametrize("size", ["0", "1", "-4", "abc", "", "99999999999"])
def test_letters_of_an_odd_size_are_held_to_the_rules(
    size: str, papers: Mapping[tuple[str, str], bytes]
) -> None:
    word = WordCopy(papers[DECISION])
    for paragraph in word.paragraphs(""):
        word.look(paragraph, "sz", val=size)
    examine_form(read_bytes(word.bytes()))
