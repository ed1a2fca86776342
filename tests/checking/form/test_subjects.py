"""Kind and subject held against the decree."""

from __future__ import annotations

import pytest

from generator.checking.form.elements import Element
from generator.checking.form.subjects import RULES
from tests.checking.form.asking import codes, decision, headed, letter
from tests.checking.form.plain_word import CENTRE, PlainWord


def titled(kind: str, subject: str, symbol: str, *, line: str = "________") -> PlainWord:
    paper = headed(f"Số: 05/{symbol}-BCĐ")
    paper.add(kind, bold=True, align=CENTRE)
    paper.add(subject, bold=True, align=CENTRE)
    if line:
        paper.add(line, align=CENTRE)
    paper.add("Ban Chỉ đạo thông báo như sau.")
    return paper


def told(paper: PlainWord) -> list[str]:
    return codes(paper.read(), RULES)


def test_good_decision_and_letter_are_not_told_of() -> None:
    assert told(decision()) == []
    assert told(letter()) == []


@pytest.mark.parametrize(
    ("subject", "expected"),
    [
        ("Kết luận phiên họp Quý I", []),
        ("Kết luận phiên họp Quý I.", ["subject-end"]),
        ("Kết luận phiên họp Quý I;", ["subject-end"]),
        ("V/v kết luận phiên họp", ["subject-abbreviated"]),
    ],
)
def test_subject_below_a_kind(subject: str, expected: list[str]) -> None:
    assert told(titled("THÔNG BÁO", subject, "TB")) == expected


@pytest.mark.parametrize(
    ("subject", "expected"),
    [
        ("V/v cử người họp", []),
        ("V/v: cử người họp", ["letter-subject-opening"]),
        ("v/v cử người họp", ["letter-subject-opening"]),
        ("V/v cử người họp.", ["subject-end"]),
    ],
)
def test_subject_of_a_letter(subject: str, expected: list[str]) -> None:
    assert told(letter(subject=subject)) == expected


def test_decision_opens_as_the_sample_forms_do() -> None:
    assert told(titled("THÔNG BÁO", "Thành lập Tổ giúp việc", "TB")) == []
    paper = decision()
    subject = next(one for one in paper.document.paragraphs if one.text.startswith("Về việc"))
    subject.runs[0].text = "Thành lập Tổ giúp việc chung"
    assert told(paper) == ["subject-opening"]


def test_line_under_the_subject_is_asked_for() -> None:
    assert told(titled("THÔNG BÁO", "Kết luận phiên họp Quý I", "TB", line="")) == ["subject-line-missing"]


def test_decision_without_authority_is_told_of_at_its_first_basis() -> None:
    paper = decision()
    authority = next(one for one in paper.document.paragraphs if one.text.startswith("TRƯỞNG BAN"))
    parent = authority._p.getparent()
    assert parent is not None
    parent.remove(authority._p)
    document = paper.read()
    (slip,) = [slip for rule in RULES for slip in rule.check(document)]
    assert slip.at is document.main.first(Element.BASIS)
