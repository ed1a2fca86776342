"""Numbers in figures, the Vietnamese way: a full stop between thousands, a comma before decimals.

Every digit that comes in goes out: nothing is rounded or cut. Python's own formatting of decimals is exact;
the patterns of CLDR round (percent to whole numbers) and Babel 2.18 fails beyond 28 digits, so Babel is the
second opinion in the tests.
"""

from __future__ import annotations

import re
from decimal import Decimal

_SWAP = str.maketrans(",.", ".,")

# Grouped thousands never start with 0: "0.123" is a decimal point by mistake, not 123.
_WRITTEN = re.compile(r"[-−]?(?:[1-9]\d{0,2}(?:\.\d{3})+|\d+)(?:,\d+)?", re.ASCII)


def format_number(number: Decimal | int) -> str:
    """Write a number in figures (chữ số): ``1.234.567,5``, with its trailing zeros; must be finite."""
    exact = Decimal(number)
    if not exact.is_finite():
        raise ValueError(f"{number} is not a number that can be written")
    return f"{exact if exact else exact.copy_abs():,f}".translate(_SWAP)


def format_money(amount: Decimal | int) -> str:
    """Write an amount of money in đồng (số tiền): ``1.500.000 đồng``."""
    return f"{format_number(amount)} đồng"


def format_percent(share: Decimal | int) -> str:
    """Write a share as a percentage (tỷ lệ phần trăm), never rounded: 0.9011 is ``90,11%``, 1 is ``100%``."""
    exact = Decimal(share)
    if not exact.is_finite():
        raise ValueError(f"{share} is not a share that can be written")
    sign, digits, exponent = exact.as_tuple()
    return f"{format_number(Decimal((sign, digits, int(exponent) + 2)))}%"


def parse_number(text: str) -> Decimal | None:
    """Read a number in figures as ``format_number`` writes it, thousands grouped or not; else None."""
    if _WRITTEN.fullmatch(text) is None:
        return None
    return Decimal(text.replace("−", "-").replace(".", "").replace(",", "."))
