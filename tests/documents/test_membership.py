"""Who holds a seat on a paper's own day stands in it: every kind, before and after a change."""

from __future__ import annotations

import copy
from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from generator.documents import KINDS
from generator.documents.papers import Papers
from tests.documents.dossiers import DossierFiles, documents, steering_committee
from tests.documents.test_reorganisations import decision
from tests.documents.test_submissions import proposal

BEFORE = {"Nguyễn Văn Mẫu", "Vũ Thị Giả Tưởng"}
"""The head and the finance member until 30 June 2026."""

AFTER = {"Đặng Văn Phỏng Theo", "Tạ Văn Ví Von", "Hồ Văn Mẫu"}
"""Who takes their seats on 1 July, and who is added."""

TELLS_THE_CHANGE = {"quyet-dinh-kien-toan-2026-07", "to-trinh-kien-toan-2026-07"}


def changing() -> DossierFiles:
    """A body that changes on 1 July 2026, with everything that it issues once before and once after."""
    files = steering_committee()
    chair, _standing, _police, finance = files.committee["members"]
    for member in (chair, finance):
        member |= {"to": "2026-06-30", "left_because": "nghỉ hưu"}
    finance |= {"areas": ["Kinh phí"]}
    began = {"from": "2026-07-01", "to": None, "left_because": None}
    next_chair = {**chair, **began, "id": "chair-2", "person": "Đặng Văn Phỏng Theo", "replaces": "chair"}
    next_finance = {**finance, **began, "id": "finance-2", "person": "Tạ Văn Ví Von", "replaces": "finance"}
    files.committee["members"] += [
        without_none(next_chair),
        without_none(next_finance),
        {
            "id": "tax", "role": "member", "person": "Hồ Văn Mẫu", "position": "Trưởng Thuế tỉnh",
            "agency": "Thuế tỉnh", "from": "2026-07-01",
        },
    ]  # fmt: skip
    files.committee["agencies"] = [{"name": "Sở Y tế"}]
    decisions = files.committee["decisions"]
    for name in ("establishment", "regulation"):
        decisions[name]["proposed_by"] = proposal(date="2026-01-10")
    decisions["reorganisations"] = [decision("2026-07-01", date="2026-06-29", proposed_by=proposal())]
    files.regulation["chapters"][0]["articles"][2]["clauses"].append(
        {"text": "Bảo đảm kinh phí.", "duties_of": ["finance"]}
    )
    held(files, "2026-03", "chair", "2026-03-20")
    held(files, "2026-08", "chair-2", "2026-08-20")
    files.meetings["2026-08"]["conclusion"]["tasks"] = [
        {"id": "t3", "text": "Thu", "lead": "Thuế tỉnh", "cooperating": ["Sở Y tế"], "deadline": "regular"}
    ]
    for period, month in (("2026-Q1", "04"), ("2026-Q3", "10")):
        head = "chair" if month == "04" else "chair-2"
        files.reports[period.lower()] = {
            "period": period,
            "consolidated": {"number": "blank", "date": f"2026-{month}-05", "signatory": {"member": head}},
        }
        files.reminders[f"2026-{month}"] = {
            "number": "blank", "date": f"2026-{month}-15", "signatory": {"member": head},
        }  # fmt: skip
    files.programmes["2026"] = {
        "year": "2026", "number": "blank", "date": "2026-01-30", "signatory": {"member": "chair"},
    }  # fmt: skip
    for month in ("05", "09"):
        files.opinions[f"2026-{month}"] = {
            "subject": "danh mục", "date": f"2026-{month}-06", "questions": [{"text": "Đồng ý không?"}],
        }  # fmt: skip
    return files


def held(files: DossierFiles, name: str, chair: str, day: str) -> None:
    """A meeting with all its papers, those of its head signed by who is the head then."""
    meeting = copy.deepcopy(files.meetings["2026-03"])
    month = day[:7]
    meeting |= {"date": day, "name": f"Phiên họp {name}"}
    meeting["invitation"] |= {"date": f"{month}-12", "signatory": {"member": chair}}
    meeting["conclusion"] |= {"date": f"{month}-23"}
    meeting["minutes"] = {
        "number": "blank",
        "ended": "16:30",
        "secretary": {"position": "Chuyên viên", "person": "Mai Văn Minh Họa"},
    }
    files.meetings[name] = meeting


def without_none(facts: dict[str, Any]) -> dict[str, Any]:
    return {key: value for key, value in facts.items() if value is not None}


def texts(value: object) -> Iterator[str]:
    """Every text of a document's fields."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, tuple):
        for one in value:
            yield from texts(one)
    elif is_dataclass(value):
        for one in fields(value):
            yield from texts(getattr(value, one.name))


@cache
def made(folder: Path) -> dict[str, str]:
    """All texts of every paper by its name."""
    papers = opened(folder)
    return {
        one.name: "\n".join((one.title, *texts(one.fields)))
        for kind in KINDS
        for one in documents(papers, kind)
    }


@cache
def opened(folder: Path) -> Papers:
    return changing().papers(folder, date(2026, 12, 1))


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("changing")


def is_after(name: str) -> bool:
    """Whether a paper is of a day after the change."""
    return any(mark in name for mark in ("2026-08", "2026-09", "2026-10", "2026-q3", "2026-Q3"))


def test_every_kind_is_there_before_and_after_the_change_if_it_can_be(folder: Path) -> None:
    kinds = {kind: [one.name for one in documents(opened(folder), kind)] for kind in KINDS}
    assert [kind for kind, names in kinds.items() if not names] == []
    once = {"to-trinh", "quyet-dinh-thanh-lap", "quyet-dinh-ban-hanh", "quy-che", "phan-cong",
            "quyet-dinh-kien-toan", "chuong-trinh-cong-tac"}  # fmt: skip
    later = {kind for kind, names in kinds.items() if any(is_after(name) for name in names)}
    earlier = {kind for kind, names in kinds.items() if not all(is_after(name) for name in names)}
    assert later == set(KINDS) - once
    assert earlier == set(KINDS)


def test_who_has_left_stands_in_no_later_paper_and_who_comes_in_no_earlier_one(folder: Path) -> None:
    wrong = {
        name: [person for person in (BEFORE if is_after(name) else AFTER) if person in text]
        for name, text in made(folder).items()
        if name not in TELLS_THE_CHANGE
    }
    assert {name: people for name, people in wrong.items() if people} == {}


@pytest.mark.parametrize(
    ("earlier", "later", "was", "now"),
    [
        ("giay-moi-2026-03", "giay-moi-2026-08", "Nguyễn Văn Mẫu", "Đặng Văn Phỏng Theo"),
        ("bien-ban-hop-2026-03", "bien-ban-hop-2026-08", "Vũ Thị Giả Tưởng", "Tạ Văn Ví Von"),
        ("bien-ban-hop-2026-03", "bien-ban-hop-2026-08", "Nguyễn Văn Mẫu", "Đặng Văn Phỏng Theo"),
        ("thong-bao-ket-luan-2026-03", "thong-bao-ket-luan-2026-08", "Nguyễn Văn Mẫu", "Đặng Văn Phỏng Theo"),
        ("mau-bao-cao-2026-q1-finance", "mau-bao-cao-2026-q3-finance-2", "Vũ Thị Giả Tưởng", "Tạ Văn Ví Von"),
        ("phieu-lay-y-kien-2026-05-finance", "phieu-lay-y-kien-2026-09-finance-2",
         "Vũ Thị Giả Tưởng", "Tạ Văn Ví Von"),
        ("quyet-dinh-thanh-lap", "quyet-dinh-kien-toan-2026-07", "Vũ Thị Giả Tưởng", "Tạ Văn Ví Von"),
        ("bao-cao-tong-hop-2026-q1", "bao-cao-tong-hop-2026-q3", "Nguyễn Văn Mẫu", "Đặng Văn Phỏng Theo"),
        ("cong-van-don-doc-2026-04", "cong-van-don-doc-2026-10", "Nguyễn Văn Mẫu", "Đặng Văn Phỏng Theo"),
    ],
)  # fmt: skip
def test_seat_is_held_by_its_holder_of_the_day(
    folder: Path, earlier: str, later: str, was: str, now: str
) -> None:
    assert was in made(folder)[earlier]
    assert now in made(folder)[later]


def test_added_member_is_asked_and_reports_from_then_on_only(folder: Path) -> None:
    names = {name for name in made(folder) if name.endswith("-tax")}
    assert names == {"mau-bao-cao-2026-q3-tax", "phieu-lay-y-kien-2026-09-tax"}


def test_task_of_an_agency_that_has_joined_goes_to_outsiders_only(folder: Path) -> None:
    [notice] = [
        one for one in documents(opened(folder), "thong-bao-ket-luan") if one.name.endswith("2026-08")
    ]
    assert "Sở Y tế" in notice.fields.recipients
    assert "Thuế tỉnh" not in notice.fields.recipients


def test_duties_that_the_regulation_gives_a_seat_pass_to_its_next_holder(folder: Path) -> None:
    assert "Bảo đảm kinh phí." in made(folder)["mau-bao-cao-2026-q1-finance"]
    assert "Bảo đảm kinh phí." in made(folder)["mau-bao-cao-2026-q3-finance-2"]
    assert "Bảo đảm kinh phí." not in made(folder)["mau-bao-cao-2026-q3-tax"]


def test_decision_of_the_change_names_both(folder: Path) -> None:
    for name in TELLS_THE_CHANGE:
        assert all(person in made(folder)[name] for person in BEFORE | AFTER), name
