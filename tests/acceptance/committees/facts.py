"""Reads a dossier's list of facts (FACTS.md): what carries which fact, and what of it can be counted."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from generator.vietnamese.dates import month_number, official_date, short_date

_SLIPS = "Chỗ sửa lỗi"
"""The section about the original's slips: what stands there is not to be found in our text."""

_DATE = re.compile(r"\b(\d{1,2})/(\d{1,2})/(\d{4})\b")
_MONTH = re.compile(r"\btháng (\d{1,2})/(\d{4})\b")
_SYMBOL = re.compile(r"\b(?:\d+/(?:\d{4}/)?)?[A-ZĐ]{2}-[A-ZĐ][A-ZĐ0-9]+")
_AMOUNT = re.compile(r"\b\d{2} (?:ngày|tháng|lần)\b")
_YEARS = re.compile(r"\b\d{4} - \d{4}\b")


@dataclass(frozen=True, slots=True)
class Fact:
    """One row: where it stands in the original, what it says, the marks (mã) of what carries it."""

    place: str
    text: str
    marks: tuple[str, ...]

    @property
    def countable(self) -> tuple[tuple[str, ...], ...]:
        """Dates, numbers of papers, amounts, spans of years: for each, the ways a paper may print it."""
        days = [date(*(int(match[part]) for part in (3, 2, 1))) for match in _DATE.finditer(self.text)]
        months = [
            f"tháng {month_number(int(match[1]))} năm {match[2]}" for match in _MONTH.finditer(self.text)
        ]
        others = [match[0] for kind in (_SYMBOL, _AMOUNT, _YEARS) for match in kind.finditer(self.text)]
        return (
            *((official_date(day), short_date(day)) for day in days),
            *((one,) for one in (*months, *others)),
        )


def facts(path: Path) -> Iterator[Fact]:
    """The facts of a list in their order: the rows with marks of every table but that of the slips.

    What stands in brackets among the marks explains the mark before it.
    """
    section = ""
    for line in path.read_text(encoding="utf-8").splitlines():
        if line.startswith("## "):
            section = line.removeprefix("## ")
        cells = [cell.strip() for cell in line.split("|")[1:-1]]
        last = re.sub(r"\([^()]*\)", "", cells[-1]) if cells else ""
        marks = tuple(re.findall(r"`([^`]+)`", last))
        if marks and not section.startswith(_SLIPS):
            yield Fact(" ".join(cells[:-2]), cells[-2], marks)


def counted(path: Path) -> dict[str, int]:
    """How many provisions the list says there are, by the Vietnamese word of their level (số lượng)."""
    told = re.search(r"Số lượng: ([^.]+)", path.read_text(encoding="utf-8"))
    assert told is not None, path
    return {word: int(number) for number, word in re.findall(r"(\d+) (\w+)", told[1])}
