"""The shipped tables themselves: totals, spelling, dates, sources."""

import csv
import importlib.util
import re
import sys
import unicodedata
from collections import Counter
from datetime import date, timedelta
from itertools import pairwise
from types import ModuleType

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.resources import data_folder

FOLDER = data_folder() / "units"
TONE = "[\u0300\u0301\u0303\u0309\u0323]"


def _rows(name: str) -> list[dict[str, str]]:
    with (FOLDER / name).open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines))


ROWS = {name: _rows(name) for name in ("provinces.csv", "communes.csv")}
ALL = [row for rows in ROWS.values() for row in rows]


@pytest.fixture(scope="module")
def build() -> ModuleType:
    spec = importlib.util.spec_from_file_location("units_build", FOLDER / "build.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules["units_build"] = module  # dataclasses look their module up by name
    spec.loader.exec_module(module)
    return module


def test_every_text_is_nfc_with_single_blanks_and_straight_apostrophes() -> None:
    assert len(ALL) > 3355
    for row in ALL:
        for text in row.values():
            assert unicodedata.is_normalized("NFC", text), row
            assert text == " ".join(text.split()), row
        assert all(letter.isalpha() or letter.isdigit() or letter in " -'" for letter in row["name"]), row


def test_open_syllables_carry_the_tone_on_the_first_vowel() -> None:
    wrong = re.compile(rf"(?:o[ae]|(?<!q)uy){TONE}(?![a-z\u0302\u0306\u031b])", re.IGNORECASE)
    right = re.compile(rf"(?:o{TONE}[ae]|u{TONE}y)(?![a-z])", re.IGNORECASE)
    apart = [unicodedata.normalize("NFD", row["name"]) for row in ALL]
    assert [name for name in apart if wrong.search(name)] == []
    assert sum(bool(right.search(name)) for name in apart) > 150


def test_names_do_not_repeat_their_type() -> None:
    for row in ALL:
        assert (
            not row["name"]
            .lower()
            .startswith((row["type"] + " ", "tỉnh ", "thành phố ", "phường ", "đặc khu "))
        )


@pytest.mark.parametrize(("table", "digits"), [("provinces.csv", 2), ("communes.csv", 5)])
def test_rows_are_sorted_by_code_and_date_and_codes_have_their_length(table: str, digits: int) -> None:
    keys = [(row["code"], row["valid_from"]) for row in ROWS[table]]
    assert keys == sorted(set(keys))
    assert all(re.fullmatch(rf"\d{{{digits}}}", code) for code, _ in keys)


def test_every_commune_lies_in_a_province_of_the_table() -> None:
    assert {row["province_code"] for row in ROWS["communes.csv"]} == {
        row["code"] for row in ROWS["provinces.csv"]
    }
    assert {row["province_code"] for row in ROWS["provinces.csv"]} == {""}


def test_spans_of_a_unit_follow_one_another_without_gap_and_the_last_is_open() -> None:
    spans: dict[str, list[dict[str, str]]] = {}
    for row in ALL:
        spans.setdefault(row["code"], []).append(row)
    for versions in spans.values():
        assert versions[0]["valid_from"] == "2025-07-01"
        assert versions[-1]["valid_to"] == ""
        for earlier, later in pairwise(versions):
            ended = date.fromisoformat(earlier["valid_to"])
            assert date.fromisoformat(later["valid_from"]) == ended + timedelta(days=1)


def test_every_row_names_the_act_it_comes_from() -> None:
    assert Counter(row["source"] for row in ALL) == {
        "202/2025/QH15": 34,
        "19/2025/QĐ-TTg": 3321,
        "30/2026/QH16": 1,
        "36/2026/QH16": 1,
        "39/2026/QH16": 1,
        "237/NQ-UBTVQH16": 10,
        "388/NQ-UBTVQH16": 12,
    }


def test_units_named_after_somebody_are_units_of_the_tables() -> None:
    names = {row["code"]: row["name"] for row in ALL}
    marked = _rows("named_after.csv")
    assert len(marked) > 50
    assert [row["code"] for row in marked] == sorted({row["code"] for row in marked})
    assert all(names[row["code"]] == row["name"] for row in marked)


def test_both_licence_notices_are_kept() -> None:
    notice = (FOLDER / "NOTICE.md").read_text(encoding="utf-8")
    for words in ("Copyright (c) 2025 Tran Ngoc Minh Hieu", "Quang Tam", "Permission is hereby granted"):
        assert words in notice


@pytest.mark.parametrize(
    ("written", "cleaned"),
    [
        ("Xã  Tân   Hoà ", "Xã Tân Hòa"),
        ("Xã Ea H’Leo", "Xã Ea H'Leo"),
        ("Phường Thuỷ Xuân", "Phường Thủy Xuân"),
        ("Xã Khoẻ", "Xã Khỏe"),
        ("Uỷ", "Ủy"),
        ("Xã Quý Lộc", "Xã Quý Lộc"),
        ("QUỲ CHÂU", "QUỲ CHÂU"),
        ("HOÀ BÌNH", "HÒA BÌNH"),
        ("Xã Hoàn Lão", "Xã Hoàn Lão"),
        ("Xã Quỳnh Huỳnh Khuỷu", "Xã Quỳnh Huỳnh Khuỷu"),
        ("Xã Hoằng Hoá", "Xã Hoằng Hóa"),
        ("Xã Thuỵ Thượng", "Xã Thụy Thượng"),
        (unicodedata.normalize("NFD", "Xã Nậm Nèn"), "Xã Nậm Nèn"),
    ],
)
def test_cleaning_gives_one_spelling(build: ModuleType, written: str, cleaned: str) -> None:
    assert build.clean(written) == cleaned


@given(text=st.text(alphabet="hHqoaeuyiê nNưăộÒàáạỷỳý’' \u0301\u0300", max_size=20))
def test_cleaning_twice_is_cleaning_once(build: ModuleType, text: str) -> None:
    once = build.clean(text)
    assert build.clean(once) == once
    assert unicodedata.is_normalized("NFC", once)
