"""Values as a dossier writes them."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import TypeAdapter, ValidationError

from generator.dossier.values import BlankText, Clock, Deadline, DocumentNumber, Symbol, Text
from generator.vietnamese.periods import ReportingPeriod


@given(st.none() | st.integers(1, 999_999))
def test_a_number_printed_is_read_again(value: int | None) -> None:
    number = DocumentNumber(value)
    assert DocumentNumber.parse(str(number)) == number


@pytest.mark.parametrize(("value", "printed"), [(1, "01"), (9, "09"), (10, "10"), (186, "186")])
def test_a_number_below_ten_has_a_zero(value: int, printed: str) -> None:
    assert str(DocumentNumber(value)) == printed


@pytest.mark.parametrize("written", ["", "0", "00", "-1", "1.5", "1/QĐ", "Blank", "1234567", "١"])
def test_what_is_no_number_is_refused(written: str) -> None:
    with pytest.raises(ValueError):
        DocumentNumber.parse(written)


periods = st.sampled_from([1, 3, 6, 12]).flatmap(
    lambda months: st.builds(
        ReportingPeriod, st.integers(1, 9999), st.just(months), st.integers(1, 12 // months)
    )
)


@given(st.just(Deadline()) | st.builds(Deadline, day=st.dates()) | st.builds(Deadline, period=periods))
def test_a_deadline_written_is_read_again(deadline: Deadline) -> None:
    assert Deadline.parse(str(deadline)) == deadline


@pytest.mark.parametrize(
    ("written", "phrase", "last_day"),
    [
        ("2026-04-30", "chậm nhất ngày 30 tháng 4 năm 2026", date(2026, 4, 30)),
        ("2026-04", "trong tháng 4 năm 2026", date(2026, 4, 30)),
        ("2026-02", "trong tháng 02 năm 2026", date(2026, 2, 28)),
        ("2026-Q2", "trong Quý II/2026", date(2026, 6, 30)),
        ("2026-H1", "trong 6 tháng đầu năm 2026", date(2026, 6, 30)),
        ("2026", "trong năm 2026", date(2026, 12, 31)),
        ("regular", "thường xuyên", None),
    ],
)
def test_a_deadline_has_words_and_a_last_day(written: str, phrase: str, last_day: date | None) -> None:
    deadline = Deadline.parse(written)
    assert (deadline.phrase, deadline.last_day) == (phrase, last_day)


@pytest.mark.parametrize("written", ["2026-02-30", "2026-13", "2026-Q0", "30/4/2026", "sớm", ""])
def test_what_is_no_deadline_is_refused(written: str) -> None:
    with pytest.raises(ValueError):
        Deadline.parse(written)


@pytest.mark.parametrize("written", ["BCĐ", "TCTĐA06", "TTr-CAT", "UBND.NC"])
def test_a_symbol_is_letters_and_digits(written: str) -> None:
    assert TypeAdapter(Symbol).validate_python(written) == written


@pytest.mark.parametrize("written", ["BCĐ/x", "BCĐ 06", "-BCĐ", "QĐ_BCĐ", "../x", "blank x"])
def test_what_is_no_symbol_is_refused(written: str) -> None:
    with pytest.raises(ValueError, match="symbol"):
        TypeAdapter(Symbol).validate_python(written)


def test_a_text_is_one_paragraph() -> None:
    assert TypeAdapter(Text).validate_python("  Ban Chỉ đạo\n  tỉnh \n") == "Ban Chỉ đạo tỉnh"


def test_blank_is_a_value_only_where_a_place_may_stay_empty() -> None:
    assert TypeAdapter(BlankText).validate_python("blank") is None
    assert TypeAdapter(Clock).validate_python("blank") is None
    for refused in ("blank", "", " \n"):
        with pytest.raises(ValidationError):
            TypeAdapter(Text).validate_python(refused)
    for missing in (None, ""):
        with pytest.raises(ValidationError):
            TypeAdapter(BlankText).validate_python(missing)
