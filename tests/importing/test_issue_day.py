"""The day of a paper, read from its own text."""

from __future__ import annotations

from datetime import date

import pytest

from generator.importing.issue_day import issue_day
from generator.importing.paragraphs import ReadFile, SourceParagraph
from generator.importing.receipt import Imported
from generator.importing.recognising import recognise


def imported(*lines: str) -> Imported:
    paragraphs = tuple(SourceParagraph(line, number, number) for number, line in enumerate(lines, start=1))
    return Imported("made.txt", ReadFile("text", paragraphs), recognise(paragraphs, "made.txt"))


@pytest.mark.parametrize(
    ("attached", "day"),
    [
        ("(Kèm theo Quyết định số 05/QĐ-BCĐ ngày 05 tháng 3 năm 2026 của Ban Chỉ đạo)", date(2026, 3, 5)),
        ("(Ban hành kèm theo Quyết định số 05/QĐ-BCĐ ngày 05/3/2026 của Ban Chỉ đạo)", date(2026, 3, 5)),
        ("(Kèm theo Quyết định số: /QĐ-BCĐ ngày /02/2026 của Ban Chỉ đạo)", date(2026, 2, 28)),
        ("(Kèm theo Quyết định số: /QĐ-BCĐ ngày tháng 02 năm 2026 của Ban Chỉ đạo)", date(2026, 2, 28)),
        ("(Kèm theo Quyết định số 05/QĐ-BCĐ ngày 30/02/2026 của Ban Chỉ đạo)", None),
        ("(Kèm theo Quyết định số 05/QĐ-BCĐ)", None),
    ],
)
def test_day_of_the_decision_that_a_regulation_is_attached_to(attached: str, day: date | None) -> None:
    assert issue_day(imported("QUY CHẾ", "Thử nghiệm", attached, "Điều 1. Phạm vi", "Lời.")) == day


def test_day_of_the_head_where_nothing_is_attached() -> None:
    head = ("UBND TỈNH MẪU", "Mẫu, ngày 12 tháng 4 năm 2025", "QUYẾT ĐỊNH", "Quy định việc thử")
    assert issue_day(imported(*head, "Điều 1. Từ ngày 01/01/2020", "Lời.")) == date(2025, 4, 12)


def test_a_date_in_the_provisions_is_not_the_day_of_the_paper() -> None:
    assert issue_day(imported("QUY CHẾ", "Thử", "Điều 1. Phạm vi", "Từ ngày 01 tháng 7 năm 2025.")) is None
