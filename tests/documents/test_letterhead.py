"""Heads of papers: who stands above whom, number and symbol, place and date."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.documents.authority import issuing_authority
from generator.documents.fields import BlankText, blanks
from generator.documents.letterhead import (
    Letterhead,
    attached_head,
    document_number,
    letterhead,
    without_date,
    without_number,
)
from generator.dossier.schema import Issuer
from generator.dossier.values import DocumentNumber
from generator.vietnamese.dates import PartialDate
from tests.documents.dossiers import (
    LONGEST_NAME,
    awkward,
    committee_of,
    document,
    documents,
    steering_committee,
    task_force,
    unit,
)


def head(issuer: Issuer, number: str, date: str) -> Letterhead:
    committee = committee_of(steering_committee())
    authority = issuing_authority(committee, unit("12"), issuer)
    return letterhead(authority, "QĐ", DocumentNumber.parse(number), PartialDate.parse(date), "Lai Châu")


def test_complete_head() -> None:
    assert head(Issuer.COMMITTEE, "5", "2026-03-05") == Letterhead(
        "UBND tỉnh Lai Châu",
        "Ban Chỉ đạo thử nghiệm",
        "05/QĐ-BCĐ",
        "Lai Châu",
        "ngày 05 tháng 3 năm 2026",
    )
    assert head(Issuer.GOVERNING_BODY, "105", "2026-12-31").number == "105/QĐ-UBND"
    assert head(Issuer.GOVERNING_BODY, "5", "2026-03-05").superior is None


@pytest.mark.parametrize(("number", "date"), [("blank", "2026-03-05"), ("5", "2026-03"), ("blank", "blank")])
def test_only_what_is_open_is_blank(number: str, date: str) -> None:
    one = head(Issuer.COMMITTEE, number, date)
    assert isinstance(one.number, BlankText) == (number == "blank")
    assert isinstance(one.date, BlankText) == (date != "2026-03-05")
    if number == "blank":
        assert one.number == "      /QĐ-BCĐ"


def test_head_of_an_attached_text_has_no_number_and_no_date() -> None:
    one = attached_head(head(Issuer.COMMITTEE, "blank", "2026-03"))
    assert (one.number, one.date) == (None, None)
    assert one.issuer == "Ban Chỉ đạo thử nghiệm"


def test_head_of_minutes_has_a_number_and_no_date() -> None:
    """PL3, form 1.9."""
    one = without_date(head(Issuer.COMMITTEE, "7", "2026-03"))
    assert (one.number, one.date) == ("07/QĐ-BCĐ", None)
    assert list(blanks(one)) == []


def test_head_of_what_no_register_numbers_has_place_and_date() -> None:
    one = without_number(head(Issuer.COMMITTEE, "blank", "2026-03-05"))
    assert (one.number, one.place, one.date) == (None, "Lai Châu", "ngày 05 tháng 3 năm 2026")


def test_number_has_no_blanks_around_its_signs() -> None:
    committee = committee_of(task_force())
    authority = issuing_authority(committee, unit(committee.unit), Issuer.COMMITTEE)
    assert document_number(authority, "QĐ", DocumentNumber(64)) == "64/QĐ-TCTĐA06"


def test_papers_of_one_body_share_its_head(tmp_path: Path) -> None:
    papers = awkward().papers(tmp_path)
    issuance, regulation = document(papers, "quyet-dinh-ban-hanh").fields, document(papers, "quy-che").fields
    assert issuance.letterhead.issuer == LONGEST_NAME
    assert attached_head(issuance.letterhead) == issuance.attached_letterhead == regulation.letterhead


def test_agencies_report_under_their_own_head(tmp_path: Path) -> None:
    """PL1 II.2: a local agency adds its place; an office of the governing body stands below it."""
    files = task_force()
    files.committee["members"].append(
        {
            "id": "tax",
            "role": "member",
            "person": "Giàng A Ví Dụ",
            "position": "Trưởng Thuế cơ sở 1",
            "agency": "Thuế cơ sở 1",
            "agency_superior": "Thuế tỉnh Lai Châu",
        }
    )
    heads = {
        one.name.rsplit("-", 1)[1]: (one.fields.letterhead.superior, one.fields.letterhead.issuer)
        for one in documents(files.papers(tmp_path), "mau-bao-cao")
    }
    assert heads == {
        "police": ("UBND xã Sì Lở Lầu", "Công an xã Sì Lở Lầu"),
        "office": ("UBND xã Sì Lở Lầu", "Văn phòng"),
        "culture": ("UBND xã Sì Lở Lầu", "Phòng Văn hóa - Xã hội"),
        "tax": ("Thuế tỉnh Lai Châu", "Thuế cơ sở 1"),
    }


def test_number_of_an_agency_without_a_symbol_leaves_room_for_it(tmp_path: Path) -> None:
    files = steering_committee()
    del files.committee["members"][3]["agency_symbol"]
    numbers = [one.fields.letterhead.number for one in documents(files.papers(tmp_path), "mau-bao-cao")]
    assert numbers == ["      /BC-CAT", "      /BC-      "]
    assert all(isinstance(one, BlankText) for one in numbers)
