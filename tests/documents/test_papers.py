"""What all papers draw on: who belongs to the body on which day, and how names are put."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from generator.documents.fields import BlankText, blanks
from generator.documents.papers import recipient_lines
from generator.dossier.record import Dossier, Record, by_precedence
from generator.dossier.schema import Recipient, Role, StandingBody
from generator.sources.node import Node
from generator.vietnamese.dates import PartialDate
from tests.documents.dossiers import (
    LAI_CHAU,
    DossierFiles,
    committee_of,
    document,
    documents,
    steering_committee,
    task_force,
    unit,
)
from tests.dossier.specimen import REFERENCE


def with_terms() -> DossierFiles:
    """A body whose head and finance member change on 1 March 2026."""
    files = steering_committee()
    chair, standing, police, finance = files.committee["members"]
    files.committee["members"] = [
        {**chair, "id": "chair", "to": "2026-02-28"},
        {**chair, "id": "new-chair", "person": "Đặng Văn Phỏng Theo", "from": "2026-03-01"},
        standing,
        police,
        {**finance, "to": "2026-02-28", "areas": ["Kinh phí"]},
        {**finance, "id": "new-finance", "person": "Ngô Văn Ước Lệ", "from": "2026-03-01", "areas": ["Thuế"]},
    ]
    for name in ("invitation", "conclusion"):
        files.meetings["2026-03"][name]["signatory"] = {"member": "new-chair"}
    files.committee["decisions"]["reorganisations"] = [
        {
            "id": "2026-03",
            "effective": "2026-03-01",
            "issuer": "governing_body_head",
            "number": "9",
            "date": "2026-02-27",
            "bases": ["law", "establishment"],
            "signatory": {"member": "chair"},
        }
    ]
    return files


def read(files: DossierFiles, folder: Path) -> Dossier:
    """The dossier alone, whatever rules say of it."""
    nodes: dict[str, Node] = {}
    committee = committee_of(files)
    record = Record(folder, committee, {}, {}, {}, {}, {}, nodes, REFERENCE)
    return Dossier(record, unit(LAI_CHAU), by_precedence(committee.members))


def test_both_ends_of_a_membership_belong_to_it(tmp_path: Path) -> None:
    papers = with_terms().papers(tmp_path)
    by_day = {
        day: [one.id for one in papers.dossier.members_on(day)]
        for day in (date(2026, 2, 28), date(2026, 3, 1), date.min, date.max)
    }
    assert by_day[date(2026, 2, 28)] == by_day[date.min] == ["chair", "standing", "police", "finance"]
    assert by_day[date(2026, 3, 1)] == by_day[date.max] == ["new-chair", "standing", "police", "new-finance"]
    assert [one.id for one in papers.holders(Role.CHAIR, date(2026, 3, 1))] == ["new-chair"]


@pytest.mark.parametrize(
    ("written", "day"),
    [
        ("2026-01-15", date(2026, 1, 15)),
        ("2026-01", date(2026, 1, 31)),
        ("2024-02", date(2024, 2, 29)),
        ("2026-12", date(2026, 12, 31)),
        ("2026", date(2026, 3, 10)),
        ("blank", date(2026, 3, 10)),
    ],
)
def test_day_of_a_paper_is_known_once_its_month_is(tmp_path: Path, written: str, day: date) -> None:
    assert steering_committee().papers(tmp_path).day_of(PartialDate.parse(written)) == day


@pytest.mark.parametrize(
    ("written", "person"),
    [
        ("2026-02-28", "Vũ Thị Giả Tưởng"),
        ("2026-02", "Vũ Thị Giả Tưởng"),
        ("2026-03-01", "Ngô Văn Ước Lệ"),
        ("2026-03", "Ngô Văn Ước Lệ"),
        ("blank", "Ngô Văn Ước Lệ"),
    ],
)
def test_lists_name_the_members_of_their_paper_s_day(tmp_path: Path, written: str, person: str) -> None:
    files = with_terms()
    for decision in (
        files.committee["decisions"]["establishment"],
        files.committee["decisions"]["regulation"],
    ):
        decision |= {"date": written, "signatory": {"position": "Chủ tịch", "person": "blank"}}
    files.committee["decisions"]["reorganisations"][0]["bases"] = ["law"]
    papers = files.papers(tmp_path)
    members = document(papers, "quyet-dinh-thanh-lap").fields.members
    assert [row.person for row in members][3:] == [person]
    assert [row.person for row in document(papers, "phan-cong").fields.members] == [person]


@pytest.mark.parametrize(
    ("held", "head"), [("2026-02-20", "Nguyễn Văn Mẫu"), ("2026-03-20", "Đặng Văn Phỏng Theo")]
)
def test_head_of_the_day_chairs_a_meeting(tmp_path: Path, held: str, head: str) -> None:
    files = with_terms()
    files.meetings["2026-03"]["date"] = held
    files.meetings["2026-03"]["invitation"] |= {
        "date": held,
        "signatory": {"position": "Chánh Văn phòng", "person": "blank", "capacity": "by_order"},
    }
    fields = document(files.papers(tmp_path), "giay-moi").fields
    assert head in fields.meeting.chair
    assert all("Trưởng Ban Chỉ đạo" not in one.split(", ") for one in fields.invitees)


def test_report_is_asked_of_the_members_of_its_last_day(tmp_path: Path) -> None:
    files = with_terms()
    files.reports = {"2026-02": {"period": "2026-02"}, "2026-03": {"period": "2026-03"}}
    names = [one.name for one in documents(files.papers(tmp_path), "mau-bao-cao")]
    assert names == [
        "mau-bao-cao-2026-02-police",
        "mau-bao-cao-2026-02-finance",
        "mau-bao-cao-2026-03-police",
        "mau-bao-cao-2026-03-new-finance",
    ]


def test_empty_seat_of_the_head_is_that_of_who_takes_it_next_or_left_it_last(tmp_path: Path) -> None:
    files = with_terms()
    files.committee["members"][0] |= {"from": "2026-01-15"}
    files.committee["members"][1] |= {"from": "2026-03-10", "to": "2026-06-30"}
    dossier = read(files, tmp_path)
    heads = {
        day: dossier.head_on(date.fromisoformat(day)).id
        for day in ("2025-12-31", "2026-02-28", "2026-03-05", "2026-06-30", "2026-07-01")
    }
    assert list(heads.values()) == ["chair", "chair", "new-chair", "new-chair", "new-chair"]


def test_no_paper_counts_as_older_than_the_body(tmp_path: Path) -> None:
    """Else a decision dated before the first day of those it names would list nobody."""
    files = steering_committee()
    for member in files.committee["members"]:
        member["from"] = "2026-01-20"
    papers = files.papers(tmp_path, date(2026, 1, 2))
    assert papers.day_of(PartialDate.parse("2026-01-15")) == date(2026, 1, 20)
    assert papers.day_of(PartialDate()) == date(2026, 1, 20)
    assert len(document(papers, "quyet-dinh-thanh-lap").fields.members) == 4


def test_seat_is_known_by_the_ids_of_all_who_held_it(tmp_path: Path) -> None:
    files = with_terms()
    files.committee["members"][-1]["replaces"] = "finance"
    dossier = read(files, tmp_path)
    seats = {one.id: dossier.seat(one) for one in dossier.members}
    assert seats["new-finance"] == ("new-finance", "finance")
    assert seats["finance"] == ("finance",)


def test_seat_goes_back_to_its_first_holder(tmp_path: Path) -> None:
    files = with_terms()
    *_others, last = files.committee["members"]
    last |= {"replaces": "finance", "to": "2026-09-30"}
    next_one = {key: value for key, value in last.items() if key != "to"}
    next_one |= {"id": "third", "person": "Lê Thị Mẫu", "from": "2026-10-01", "replaces": "new-finance"}
    files.committee["members"].append(next_one)
    dossier = read(files, tmp_path)
    [third] = [one for one in dossier.members if one.id == "third"]
    assert dossier.seat(third) == ("third", "new-finance", "finance")


def test_tasks_of_an_agency_without_members_on_the_day_are_sent_to_it(tmp_path: Path) -> None:
    files = with_terms()
    files.committee["members"][-1] |= {"agency": "Thuế tỉnh"}
    files.meetings["2026-03"]["conclusion"]["tasks"][0] |= {"lead": "Sở Tài chính"}
    papers = files.papers(tmp_path)
    assert papers.agencies(date(2026, 2, 28))[-1] == "Sở Tài chính"
    assert "Sở Tài chính" not in papers.agencies(date(2026, 3, 1))
    assert "Sở Tài chính" in document(papers, "thong-bao-ket-luan").fields.recipients


def test_appendix_is_named_in_the_decision_exactly_when_it_is_made(tmp_path: Path) -> None:
    files = with_terms()
    files.committee["decisions"]["regulation"] |= {"date": "2026-03-05", "signatory": {"member": "new-chair"}}
    for one, areas in ((4, ["Kinh phí"]), (5, [])):
        files.committee["members"][one]["areas"] = areas
    papers = files.papers(tmp_path)
    assert documents(papers, "phan-cong") == ()
    text = document(papers, "quyet-dinh-ban-hanh").fields.provisions[0].text
    assert (
        text == "Ban hành kèm theo Quyết định này Quy chế Hoạt động của Ban Chỉ đạo thử nghiệm tỉnh Lai Châu."
    )
    files.committee["members"][5]["localities"] = ["xã Mẫu"]
    papers = files.papers(tmp_path / "again")
    assert len(documents(papers, "phan-cong")) == 1
    assert "Phụ lục phân công" in document(papers, "quyet-dinh-ban-hanh").fields.provisions[0].text


def test_member_without_a_name_is_introduced_with_room(tmp_path: Path) -> None:
    papers = task_force().papers(tmp_path)
    culture = papers.dossier.member("culture")
    assert culture is not None
    introduced = papers.introduced(culture)
    assert isinstance(introduced, BlankText)
    assert introduced.split("\u00a0" * 24) == ["đồng chí ", ", Trưởng phòng Văn hóa - Xã hội, Ủy viên"]
    chair = papers.dossier.head_on(papers.date)
    assert papers.introduced(chair) == "đồng chí Nguyễn Văn Mẫu, Chủ tịch UBND xã, Tổ trưởng"
    assert not isinstance(papers.introduced(chair), BlankText)


def test_regulation_is_named_by_its_decision(tmp_path: Path) -> None:
    files = steering_committee()
    files.committee["decisions"]["regulation"] |= {"number": "64", "date": "2026-02-15"}
    papers = files.papers(tmp_path)
    assert papers.cite("meetings.absence") == (
        "khoản 2 Điều 4 Quy chế ban hành kèm theo Quyết định số 64/QĐ-BCĐ ngày 15 tháng 02 năm 2026 "
        "của Trưởng Ban Chỉ đạo thử nghiệm tỉnh Lai Châu"
    )
    assert papers.cite(None) is None
    assert not list(blanks(papers.attached_to(papers.committee.decisions.regulation)))  # type: ignore[arg-type]


def test_regulation_without_a_decision_is_named_by_its_title(tmp_path: Path) -> None:
    files = steering_committee()
    del files.committee["decisions"]["regulation"]
    papers = files.papers(tmp_path)
    assert papers.cite("reporting") == "Điều 5 Quy chế Hoạt động của Ban Chỉ đạo thử nghiệm tỉnh Lai Châu"
    for kind in ("quyet-dinh-ban-hanh", "quy-che", "phan-cong"):
        assert documents(papers, kind) == ()


def test_standing_bodies(tmp_path: Path) -> None:
    papers = steering_committee().papers(tmp_path / "a")
    assert (
        papers.committee.standing_body(StandingBody.STANDING_AGENCY)
        == papers.committee.serving_body
        == "Công an tỉnh"
    )
    assert papers.committee.standing_body(StandingBody.SUPPORT_TEAM) is None
    assert task_force().papers(tmp_path / "b").committee.serving_body == "Tổ giúp việc Tổ công tác"


@pytest.mark.parametrize(
    ("agency", "placed"),
    [
        ("Công an xã", "Công an xã Sì Lở Lầu"),
        ("Ủy ban nhân dân xã", "Ủy ban nhân dân xã Sì Lở Lầu"),
        ("Phòng Kinh tế", "Phòng Kinh tế"),
        ("Công an xã Sì Lở Lầu", "Công an xã Sì Lở Lầu"),
    ],
)
def test_agency_gets_the_place_that_running_text_leaves_out(tmp_path: Path, agency: str, placed: str) -> None:
    assert task_force().papers(tmp_path).placed(agency) == placed


def test_recipients_stand_once_with_their_errand() -> None:
    errand = Recipient(name="Thường trực Tỉnh ủy", errand="để b/c")
    assert recipient_lines(["Sở Tài chính"], [Recipient(name="Sở Tài chính"), errand, errand]) == (
        "Sở Tài chính",
        "Thường trực Tỉnh ủy (để b/c)",
    )
