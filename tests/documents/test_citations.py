"""How documents of law are named (NĐ 30/2020, PL1 II.6a–b), and numbers and dates with room in them."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.documents.citations import cited, full_citation, written_date, written_number
from generator.documents.fields import BlankText
from generator.dossier.schema import LawDocument
from generator.dossier.values import BLANK_NUMBER, DocumentNumber
from generator.vietnamese.dates import PartialDate


def law(**keys: str) -> LawDocument:
    return LawDocument.model_validate(keys)


DECREE = law(
    kind="Nghị định",
    number="150/2025/NĐ-CP",
    date="2025-06-12",
    issuer="Chính phủ",
    subject="quy định tổ chức các cơ quan chuyên môn",
)


@pytest.mark.parametrize(("value", "printed"), [(1, "01"), (9, "09"), (10, "10"), (64, "64"), (1234, "1234")])
def test_numbers_below_ten_carry_a_zero(value: int, printed: str) -> None:
    assert written_number(DocumentNumber(value)) == printed
    assert not isinstance(written_number(DocumentNumber(value)), BlankText)


def test_number_that_is_not_given_leaves_room() -> None:
    assert written_number(DocumentNumber()) == BLANK_NUMBER
    assert isinstance(written_number(DocumentNumber()), BlankText)


@pytest.mark.parametrize(
    ("written", "printed", "blank"),
    [
        ("2026-02-05", "ngày 05 tháng 02 năm 2026", False),
        ("2026-03-15", "ngày 15 tháng 3 năm 2026", False),
        ("2026-02", "ngày      tháng 02 năm 2026", True),
        ("2026", "ngày      tháng      năm 2026", True),
        ("blank", "ngày      tháng      năm      ", True),
    ],
)
def test_date_leaves_room_for_what_is_not_known(written: str, printed: str, blank: bool) -> None:
    text = written_date(PartialDate.parse(written))
    assert text == printed
    assert isinstance(text, BlankText) == blank


@given(st.dates(min_value=date(1945, 1, 1)))
def test_date_is_blank_exactly_while_a_part_is(day: date) -> None:
    for known in ((day.year, day.month, day.day), (day.year, day.month), (day.year,), ()):
        text = written_date(PartialDate(*known))
        assert isinstance(text, BlankText) == (len(known) < 3) == ("  " in text)


def test_paper_is_cited_with_kind_number_date_issuer_and_subject() -> None:
    assert full_citation(DECREE) == (
        "Nghị định số 150/2025/NĐ-CP ngày 12 tháng 6 năm 2025 của Chính phủ "
        "quy định tổ chức các cơ quan chuyên môn"
    )


@pytest.mark.parametrize("kind", ["Luật", "Bộ luật", "Pháp lệnh", "Hiến pháp", "LUẬT"])
def test_law_is_cited_without_number_and_issuer(kind: str) -> None:
    one = law(kind=kind, number="72/2025/QH15", date="2025-06-16", issuer="Quốc hội", subject="Mẫu")
    assert full_citation(one) == f"{kind} Mẫu ngày 16 tháng 6 năm 2025"
    assert cited(one).full == cited(one).short == f"{kind} Mẫu"


def test_law_without_a_number_in_the_dossier_is_cited_all_the_same() -> None:
    one = law(kind="Luật", date="2024-11-30", subject="Dữ liệu")
    assert full_citation(one) == "Luật Dữ liệu ngày 30 tháng 11 năm 2024"


def test_later_citation_is_kind_and_number() -> None:
    assert cited(DECREE).full == full_citation(DECREE)
    assert cited(DECREE).short == "Nghị định số 150/2025/NĐ-CP"


def test_citation_with_an_open_date_is_blank_and_its_room_does_not_break() -> None:
    one = law(kind="Kế hoạch", number="1/KH", date="2026-02", issuer="UBND tỉnh", subject="thử nghiệm")
    text, room = full_citation(one), "\u00a0" * 6
    assert isinstance(text, BlankText)
    assert text == f"Kế hoạch số 1/KH ngày{room}tháng 02 năm 2026 của UBND tỉnh thử nghiệm"


def test_document_without_number_yet_is_cited_with_room_and_its_symbol() -> None:
    document = LawDocument.model_validate(
        {
            "kind": "Quyết định",
            "number": "blank/QĐ-BCĐ",
            "date": "2026-02",
            "issuer": "Ban Chỉ đạo",
            "subject": "x",
        }
    )
    room = "\u00a0" * 7
    assert isinstance(full_citation(document), BlankText)
    assert full_citation(document).startswith(f"Quyết định số{room}/QĐ-BCĐ ngày")
    assert cited(document).short == f"Quyết định số{room}/QĐ-BCĐ"
