from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

import pytest
from babel.numbers import format_decimal
from babel.numbers import format_percent as cldr_percent
from hypothesis import given
from hypothesis import strategies as st

from generator.vietnamese.numbers import format_money, format_number, format_percent, parse_number

# Babel works within the 28 digits of the default decimal context, and drops trailing zeros.
ordinary = st.decimals(min_value=-(10**15), max_value=10**15, places=6).map(
    lambda number: Decimal(f"{number.normalize() + 0:f}")
)
any_finite = st.decimals(allow_nan=False, allow_infinity=False).filter(
    lambda number: abs(number.adjusted()) < 60
)


@pytest.mark.parametrize(
    ("number", "written"),
    [
        (Decimal("1234567.5"), "1.234.567,5"),
        (339133, "339.133"),
        (0, "0"),
        (Decimal("-0.00"), "0,00"),
        (-1000, "-1.000"),
        (999, "999"),
        (Decimal("1.50"), "1,50"),
        (Decimal("1E+5"), "100.000"),
        (10**40, "10" + ".000" * 13),
    ],
)
def test_numbers_are_grouped_by_full_stops_with_a_decimal_comma(number: Decimal | int, written: str) -> None:
    assert format_number(number) == written


@given(any_finite)
def test_every_number_is_read_as_it_is_written(number: Decimal) -> None:
    assert parse_number(format_number(number)) == number


@given(ordinary)
def test_numbers_agree_with_cldr(number: Decimal) -> None:
    assert format_number(number) == format_decimal(number, locale="vi", decimal_quantization=False)


@pytest.mark.parametrize(
    ("share", "written"),
    [
        (Decimal("0.9011"), "90,11%"),
        (Decimal("0.90115"), "90,115%"),
        (1, "100%"),
        (Decimal("0.5"), "50%"),
        (Decimal("12.5"), "1.250%"),
        (0, "0%"),
        (Decimal("-0.005"), "-0,5%"),
        (Decimal("0." + "3" * 40), "33," + "3" * 38 + "%"),
    ],
)
def test_percentages_keep_every_digit(share: Decimal | int, written: str) -> None:
    assert format_percent(share) == written


@given(ordinary)
def test_percentages_agree_with_cldr(share: Decimal) -> None:
    assert format_percent(share) == cldr_percent(share, locale="vi", decimal_quantization=False)


@given(any_finite)
def test_a_percentage_is_a_hundred_times_the_share(share: Decimal) -> None:
    written = parse_number(format_percent(share).removesuffix("%"))
    assert written is not None
    assert Fraction(written) == 100 * Fraction(share)


def test_money_is_written_in_dong() -> None:
    assert format_money(1_500_000) == "1.500.000 đồng"


@pytest.mark.parametrize("text", ["1234567,5", "1.234.567,5", "−5", "05", "0,05"])
def test_other_ways_of_writing_the_same_number_are_read(text: str) -> None:
    assert parse_number(text) == Decimal(text.replace(".", "").replace(",", ".").replace("−", "-"))


@pytest.mark.parametrize(
    "text",
    [
        "",
        "1.5",
        "1,234.5",
        "0.123",
        "1.23.456",
        "12.34",
        "1..000",
        ",5",
        "5,",
        "1e5",
        "NaN",
        "1_000",
        "٣",
        "1 000",
        "+1",
    ],
)
def test_what_could_mean_another_number_is_not_read(text: str) -> None:
    assert parse_number(text) is None


@pytest.mark.parametrize("number", [Decimal("NaN"), Decimal("Infinity"), Decimal("-Infinity")])
def test_what_is_no_number_is_refused(number: Decimal) -> None:
    with pytest.raises(ValueError, match="can be written"):
        format_number(number)
    with pytest.raises(ValueError, match="can be written"):
        format_percent(number)
