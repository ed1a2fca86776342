"""Place and date of issue held against the decree."""

from __future__ import annotations

import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.checking.form.elements import Element
from generator.checking.form.place_dates import RULES
from generator.checking.form.signs import is_place_date
from generator.units import UnitRegister
from generator.vietnamese.dates import official_date
from tests.checking.form.asking import codes, decision
from tests.checking.form.plain_word import CENTRE, MOTTO, NATION, PlainWord


def read(date: str) -> list[str]:
    return codes(decision(date=date).read(), RULES)


@pytest.mark.parametrize(
    "date",
    [
        "Hòa Tiến, ngày 05 tháng 3 năm 2026",
        "Hòa Tiến, ngày 15 tháng 02 năm 2026",
        "Hòa Tiến, ngày 29 tháng 02 năm 2028",
        "Hòa Tiến, ngày      tháng 02 năm 2026",
        "Hòa Tiến, ngày …… tháng …… năm 2026",
        "Hòa Tiến, ngày    tháng    năm 20",
        "Thành phố Hồ Chí Minh, ngày 12 tháng 12 năm 2026",
        "Hà Nội, ngày 10 tháng 10 năm 2026",
        "Cần Giờ, ngày 05 tháng 3 năm 2026",
    ],
)
def test_right_date_is_not_told_of(date: str) -> None:
    assert read(date) == []


@pytest.mark.parametrize(
    ("date", "code"),
    [
        ("Hòa Tiến ngày 05 tháng 3 năm 2026", "place-comma"),
        ("Hòa Tiến; ngày 05 tháng 3 năm 2026", "place-comma"),
        ("Ngày 05 tháng 3 năm 2026", "place-missing"),
        ("Hòa Tiến, ngày 05/3/2026", "issue-date-words"),
        ("Hòa Tiến, Ngày 05 tháng 3 năm 2026", "issue-date-capitals"),
        ("Hòa Tiến, ngày 5 tháng 3 năm 2026", "issue-date-zero"),
        ("Hòa Tiến, ngày 15 tháng 1 năm 2026", "issue-date-zero"),
        ("Hòa Tiến, ngày 15 tháng 03 năm 2026", "issue-date-extra-zero"),
        ("Hòa Tiến, ngày      tháng 09 năm 2026", "issue-date-extra-zero"),
        ("Hòa Tiến, ngày 31 tháng 6 năm 2026", "issue-date-impossible"),
        ("Hòa Tiến, ngày 29 tháng 02 năm 2026", "issue-date-impossible"),
        ("Hồ Chí Minh, ngày 05 tháng 3 năm 2026", "place-full-name"),
        ("TP.HCM, ngày 05 tháng 3 năm 2026", "place-full-name"),
        ("Tp. Hồ Chí Minh, ngày 05 tháng 3 năm 2026", "place-full-name"),
        ("thành phố Hồ Chí Minh, ngày 05 tháng 3 năm 2026", "place-full-name"),
    ],
)
def test_each_slip_is_told_of_by_its_rule_alone(date: str, code: str) -> None:
    assert read(date) == [code]


def test_both_rules_of_zeros_ask_for_the_same_date() -> None:
    document = decision(date="Hòa Tiến, ngày 8 tháng 03 năm 2026").read()
    slips = [slip for rule in RULES for slip in rule.check(document)]
    assert len({slip.message for slip in slips}) == 2
    assert len({slip.hint for slip in slips}) == 1


@pytest.mark.parametrize(
    ("date", "right"),
    [
        ("Hòa Tiến ngày 5 tháng 3 năm 2026", "Hòa Tiến, ngày 05 tháng 3 năm 2026"),
        ("Hòa Tiến, ngày 8 tháng 03 năm 2026", "Hòa Tiến, ngày 08 tháng 3 năm 2026"),
        ("Hòa Tiến, ngày    tháng 1 năm 2026", "Hòa Tiến, ngày    tháng 01 năm 2026"),
    ],
)
def test_repairs_write_the_right_date(date: str, right: str) -> None:
    document = decision(date=date).read()
    for rule in RULES:
        for slip in rule.check(document):
            assert slip.repair is not None
            slip.repair()
    assert "".join(document.main.of(Element.PLACE_DATE)[0].element.itertext()) == right


def test_ward_named_after_a_person_is_written_in_full() -> None:
    def told(place: str) -> list[str]:
        paper = PlainWord()
        paper.table(
            [("ỦY BAN NHÂN DÂN", {"bold": True}), ("PHƯỜNG HAI BÀ TRƯNG", {"bold": True}), "Số: 05/QĐ-UBND"],
            [(NATION, {"bold": True}), MOTTO, f"{place}, ngày 05 tháng 3 năm 2026"],
        )
        paper.add("QUYẾT ĐỊNH", bold=True, align=CENTRE)
        return codes(paper.read(), RULES)

    assert told("Hai Bà Trưng") == ["place-full-name"]
    assert told("Phường Hai Bà Trưng") == []
    assert told("Hà Nội") == []


@given(st.dates(min_value=datetime.date(2020, 3, 5), max_value=datetime.date(2099, 12, 31)))
def test_date_that_we_write_is_never_told_of(day: datetime.date) -> None:
    paragraph = _DECISION.main.of(Element.PLACE_DATE)[0]
    object.__setattr__(paragraph, "text", f"Hòa Tiến, {official_date(day)}")
    assert codes(_DECISION, RULES) == []


_DECISION = decision().read()


def test_place_of_every_unit_is_understood() -> None:
    names = {unit.name for unit in UnitRegister.load().communes()}
    assert len(names) > 2500
    unread = {name for name in names if not is_place_date(f"{name}, ngày      tháng 02 năm 2026")}
    assert unread == set()
