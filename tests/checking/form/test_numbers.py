"""Number and symbol held against the decree."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.checking.form.elements import Element
from generator.checking.form.numbers import RULES
from tests.checking.form.asking import codes, decision, letter, messages


@pytest.mark.parametrize(
    "number",
    [
        "Số: 05/QĐ-BCĐ",
        "Số: 15/QĐ-BCĐ",
        "Số: 1024/QĐ-BCĐ",
        "Số:       /QĐ-BCĐ",
        "Số: …/QĐ-BCĐ",
        "Số: ...../QĐ-BCĐ",
        "Số:\u00a0\u00a0\u00a0/QĐ-BCĐ",
        "Số: 15/QĐ-BCĐCĐS",
        "Số: 15/QĐ-TTg",
        # A decision that is law carries the year; which one is law a program does not know.
        "Số: 15/2026/QĐ-BCĐ",
        "Số: 15/2026/QĐ-TTg",
    ],
)
def test_right_number_is_not_told_of(number: str) -> None:
    assert codes(decision(number).read(), RULES) == []


@pytest.mark.parametrize(
    ("number", "code"),
    [
        ("Số 15/QĐ-BCĐ", "number-colon"),
        ("Số: 7/QĐ-BCĐ", "number-zero"),
        ("Số: 15", "symbol-missing"),
        ("Số: 15-QĐ/BCĐ", "number-slash"),
        ("Số: 15/ QĐ-BCĐ", "symbol-joints"),
        ("Số: 15 /QĐ-BCĐ", "symbol-joints"),
        ("Số: 15/QĐ -BCĐ", "symbol-joints"),
        ("Số: 15/QĐ–BCĐ", "symbol-joints"),
        ("Số:     /QĐ – BCĐ", "symbol-joints"),
        ("Số: 15/qđ-BCĐ", "symbol-capitals"),
        ("SỐ: 15/QĐ-BCĐ", "symbol-capitals"),
        ("Số: 15/BC-BCĐ", "symbol-kind"),
        ("Số: 15/BCĐ", "symbol-kind"),
        ("Số: 15/QĐ-UBND", "symbol-body"),
    ],
)
def test_each_slip_is_told_of_by_its_rule_alone(number: str, code: str) -> None:
    assert codes(decision(number).read(), RULES) == [code]


@pytest.mark.parametrize(
    ("number", "code"),
    [
        ("Số: 05/BCĐ-VHXH", None),
        ("Số: 05/BCĐ", None),
        ("Số: 05/CV-BCĐ", "symbol-kind"),
        ("Số: 05/2026/BCĐ-VHXH", "symbol-year"),
        ("Số: 05/UBND", "symbol-body"),
    ],
)
def test_letter_has_no_kind_in_its_symbol(number: str, code: str | None) -> None:
    assert codes(letter(number).read(), RULES) == ([code] if code else [])


@pytest.mark.parametrize(
    ("number", "right"),
    [
        ("Số: 7/QĐ-BCĐ", "Số: 07/QĐ-BCĐ"),
        ("Số 15/QĐ-BCĐ", "Số: 15/QĐ-BCĐ"),
        ("Số: 15 / QĐ – BCĐ", "Số: 15/QĐ-BCĐ"),
        ("Số:     /QĐ - BCĐ", "Số:     /QĐ-BCĐ"),
    ],
)
def test_repair_writes_the_right_number(number: str, right: str) -> None:
    document = decision(number).read()
    for rule in RULES:
        for slip in rule.check(document):
            assert slip.repair is not None
            slip.repair()
    paragraph = document.main.of(Element.NUMBER)[0]
    assert "".join(paragraph.element.itertext()).strip() == right


def test_message_names_both_kinds() -> None:
    (message,) = messages(decision("Số: 15/BC-BCĐ").read(), RULES, "symbol-kind")
    assert "BC" in message
    assert "QĐ" in message


@given(
    number=st.integers(1, 99_999),
    body=st.text(st.sampled_from("ABCDĐEGHIKLMNOPQRSTUVXY"), min_size=2, max_size=12),
)
def test_number_written_by_the_rule_is_never_told_of(number: int, body: str) -> None:
    document = _DECISION
    paragraph = document.main.of(Element.NUMBER)[0]
    written = f"Số: {number:02}/QĐ-{body}"
    object.__setattr__(paragraph, "text", written)
    expected = ["symbol-body"] if body == "UBND" else []
    assert codes(document, RULES) == expected


_DECISION = decision().read()
