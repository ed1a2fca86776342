"""Letters as papers really hold them, made into one form (chuẩn hóa ký tự)."""

from __future__ import annotations

import re

from generator.vietnamese.text import normalise

_STRAY = str.maketrans(
    {
        "ƣ": "ư",  # U+01A3, which old converters of PDF put for ư
        "Ƣ": "Ư",
        "\N{NO-BREAK SPACE}": " ",
        "\N{NARROW NO-BREAK SPACE}": " ",
        "\t": " ",
        "\N{SOFT HYPHEN}": None,
        "\N{ZERO WIDTH SPACE}": None,
        "\N{ZERO WIDTH NON-JOINER}": None,
        "\N{ZERO WIDTH JOINER}": None,
        "\N{ZERO WIDTH NO-BREAK SPACE}": None,
    }
)


def cleaned(text: str) -> str:
    """One line with composed letters (NFC), single blanks, and without signs that nobody sees."""
    return re.sub(" {2,}", " ", normalise(text.translate(_STRAY))).strip()
