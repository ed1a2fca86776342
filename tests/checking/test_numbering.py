"""Numbers of provisions."""

from __future__ import annotations

import pytest
from hypothesis import given

from generator.checking.provisions import check_provisions
from generator.diagnostics import Diagnostics
from generator.regulation.building import build_regulation
from generator.regulation.source import RegulationSource
from tests.checking.texts import found, places
from tests.regulation.trees import regulations


def article(*labels: str) -> str:
    return "\n".join(["Điều 1. Họp", *(f"{label} Nội dung." for label in labels)])


def test_second_clause_of_a_number_is_told_with_the_one_before_it() -> None:
    [(line, provision, message)] = found(article("1.", "2.", "3.", "2."), "number-doubled")
    assert (line, provision) == (5, "khoản 2 Điều 1")
    assert "khoản 3" in message
    assert not found(article("1.", "2.", "3.", "2."), "number-out-of-order")
    assert not found(article("1.", "2.", "3.", "2.", "4."), "number-skipped")


def test_letter_left_out_is_named() -> None:
    [(line, _provision, message)] = found(article("a)", "b)", "c)", "d)", "e)"), "number-skipped")
    assert line == 6
    assert "điểm đ" in message


def test_many_numbers_left_out_are_told_in_short() -> None:
    [(_line, _provision, message)] = found(article("1.", "90."), "number-skipped")
    assert "khoản 2, …, khoản 89" in message


def test_number_that_comes_later_is_out_of_order_and_not_missing() -> None:
    text = article("1.", "3.", "2.", "4.")
    assert places(text, "number-out-of-order") == [(4, "khoản 2 Điều 1")]
    assert not found(text, "number-skipped")


@pytest.mark.parametrize("labels", [("1.", "2.", "2a.", "3."), ("a)", "b)", "c)", "d)", "đ)", "e)", "g)")])
def test_sound_numbers_are_let_be(labels: tuple[str, ...]) -> None:
    text = article(*labels)
    for code in ("number-doubled", "number-skipped", "number-out-of-order", "point-letter"):
        assert not found(text, code)


def test_articles_run_through_chapters_and_clauses_do_not() -> None:
    text = "Chương I\nCHUNG\nĐiều 1. Họp\n1. Một.\n2. Hai.\nChương II\nRIÊNG\nĐiều 2. Ghi\n1. Một.\n2. Hai."
    for code in ("number-doubled", "number-skipped", "number-out-of-order"):
        assert not found(text, code)
    again = text.replace("Điều 2", "Điều 1")
    assert places(again, "number-doubled") == [(8, "Điều 1")]


def test_chapters_may_begin_anew_in_each_part() -> None:
    part = "Chương I\nCHUNG\nĐiều {number}. Họp\nTổ họp."
    text = f"Phần I\nMỘT\n{part.format(number=1)}\nPhần II\nHAI\n{part.format(number=2)}"
    assert not found(text, "number-doubled")


def test_second_d_may_be_a_lost_letter() -> None:
    assert places(article("a)", "b)", "c)", "d)", "d)", "e)"), "number-doubled") == [(6, "điểm d Điều 1")]


@given(source=regulations())
def test_no_regulation_that_vanban_numbers_has_slips_of_numbers_or_citations(
    source: RegulationSource,
) -> None:
    found = Diagnostics()
    regulation = build_regulation(source, {}, {}, found)
    assert regulation is not None
    told = Diagnostics()
    check_provisions(regulation.title, regulation.children, None, told)
    assert [one.code for one in told if one.code.startswith(("number-", "point-", "citation-"))] == []
