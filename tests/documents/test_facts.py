"""The facts that provisions can use."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import pytest

from generator.documents.facts import provision_facts
from tests.documents.dossiers import DRAFTED, DossierFiles, awkward, council, steering_committee, task_force


def facts(files: DossierFiles, folder: Path, drafted: date = DRAFTED) -> dict[str, Any]:
    return dict(provision_facts(files.papers(folder).dossier, drafted))


def test_facts_of_a_body_with_everything(tmp_path: Path) -> None:
    assert facts(steering_committee(), tmp_path) == {
        "committee": {
            "kind": "steering_committee",
            "name": "Ban Chỉ đạo thử nghiệm tỉnh Lai Châu",
            "short_name": "Ban Chỉ đạo",
            "symbol": "BCĐ",
            "field": "thử nghiệm",
            "form_name": "Ban Chỉ đạo",
        },
        "roles": {
            "chair": "Trưởng Ban Chỉ đạo",
            "standing_deputy": "Phó Trưởng Ban Thường trực Ban Chỉ đạo",
            "deputy": "Phó Trưởng Ban Chỉ đạo",
            "member": "Thành viên Ban Chỉ đạo",
        },
        "posts": {
            "chair": "Chủ tịch Ủy ban nhân dân tỉnh",
            "standing_deputy": "Phó Chủ tịch Ủy ban nhân dân tỉnh",
            "deputy": "Giám đốc Công an tỉnh",
        },
        "leaders": {
            "all": "Trưởng Ban Chỉ đạo, Phó Trưởng Ban Thường trực Ban Chỉ đạo và Phó Trưởng Ban Chỉ đạo",
            "any": "Trưởng Ban Chỉ đạo, Phó Trưởng Ban Thường trực Ban Chỉ đạo hoặc Phó Trưởng Ban Chỉ đạo",
            "deputies_all": "Phó Trưởng Ban Thường trực Ban Chỉ đạo và Phó Trưởng Ban Chỉ đạo",
            "deputies_any": "Phó Trưởng Ban Thường trực Ban Chỉ đạo hoặc Phó Trưởng Ban Chỉ đạo",
        },
        "unit": {"name": "Lai Châu", "type": "tỉnh", "full_name": "tỉnh Lai Châu", "level": "province"},
        "governing_body": {
            "name": "Ủy ban nhân dân tỉnh Lai Châu",
            "title": "Ủy ban nhân dân tỉnh",
            "short_name": "UBND tỉnh",
            "head": "Chủ tịch Ủy ban nhân dân tỉnh",
        },
        "standing_agency": {"name": "Công an tỉnh", "head": "Giám đốc Công an tỉnh"},
        "support_team": None,
        "standing_body": {"name": "Công an tỉnh", "title": "Cơ quan Thường trực"},
        "bodies": "các sở, ban, ngành và địa phương",
        "seal": {
            "chair": "con dấu của Ủy ban nhân dân tỉnh",
            "standing_deputy": "con dấu của Ủy ban nhân dân tỉnh",
            "deputy": "con dấu của cơ quan, đơn vị mình",
            "member": "con dấu của cơ quan, đơn vị mình",
        },
        "regimes": {
            "meetings": {
                "frequency": "quarterly",
                "frequency_text": "hằng quý",
                "times_text": "04 lần trong năm",
                "extraordinary": True,
                "notice": None,
                "absence_notice": "01 ngày",
                "quorum_text": None,
                "decide_by": "chair",
            },
            "reports": {
                "frequency": "quarterly",
                "frequency_text": "hằng quý",
                "to": None,
                "via": "standing_agency",
            },
            "committee_reports": None,
            "inspections": None,
            "funding": None,
        },
    }


def test_what_a_body_does_not_have_is_none_for_conditions_to_ask(tmp_path: Path) -> None:
    told = facts(task_force(), tmp_path)
    assert told["standing_agency"] is None
    assert told["support_team"] == {"name": "Tổ giúp việc Tổ công tác", "head": "Trưởng Công an xã"}
    assert told["standing_body"] == {"name": "Tổ giúp việc Tổ công tác", "title": "Tổ giúp việc Tổ công tác"}
    assert told["bodies"] == "các cơ quan, đơn vị trên địa bàn xã"
    assert set(told["seal"].values()) == {None}
    assert told["regimes"]["funding"] is None
    assert told["unit"]["level"] == "commune"
    assert told["governing_body"]["title"] == "Ủy ban nhân dân xã"


def test_body_without_deputies_and_regimes_has_the_names_all_the_same(tmp_path: Path) -> None:
    files = task_force()
    files.committee["members"] = files.committee["members"][:1]
    files.committee["regimes"] = {"meetings": {"frequency": "on_demand"}}
    files.regulation["chapters"][1]["articles"][1]["text"] = "Báo cáo khi cần."
    files.regulation["chapters"][1]["articles"][0]["clauses"][1]["text"] = "Vắng mặt thì báo trước."
    files.meetings, files.reports = {}, {}
    told = facts(files, tmp_path)
    assert told["posts"] == {"chair": "Chủ tịch Ủy ban nhân dân xã", "standing_deputy": None, "deputy": None}
    assert told["leaders"] == {
        "all": "Tổ trưởng",
        "any": "Tổ trưởng",
        "deputies_all": None,
        "deputies_any": None,
    }
    assert told["regimes"]["meetings"]["times_text"] is None
    assert told["regimes"]["reports"] is None
    assert told["regimes"]["meetings"]["absence_notice"] is None
    assert told["roles"]["deputy"] == "Tổ phó"


def test_several_deputies_are_told_as_several_and_any_of_them_as_one(tmp_path: Path) -> None:
    files = steering_committee()
    deputy = next(one for one in files.committee["members"] if one["role"] == "deputy")
    files.committee["members"].append({**deputy, "id": "second-deputy", "person": "Lê Minh Họa"})
    files.committee["bodies"] = "các sở, ngành"
    told = facts(files, tmp_path)
    assert told["leaders"]["deputies_all"] == (
        "Phó Trưởng Ban Thường trực Ban Chỉ đạo và các Phó Trưởng Ban Chỉ đạo"
    )
    assert told["leaders"]["deputies_any"] == (
        "Phó Trưởng Ban Thường trực Ban Chỉ đạo hoặc Phó Trưởng Ban Chỉ đạo"
    )
    assert told["bodies"] == "các sở, ngành"


def test_seal_of_the_standing_agency_is_told_by_its_name(tmp_path: Path) -> None:
    files = council()
    files.committee["seals"] = [{"roles": ["deputy"], "owner": "standing_agency"}]
    assert facts(files, tmp_path)["seal"]["deputy"] == "con dấu của Công an tỉnh"


@pytest.mark.parametrize("make", [steering_committee, task_force, council, awkward])
def test_the_same_names_are_there_for_every_body(tmp_path: Path, make: Any) -> None:
    told, full = facts(make(), tmp_path / "a"), facts(steering_committee(), tmp_path / "b")
    assert told.keys() == full.keys()
    for group in ("committee", "roles", "posts", "leaders", "unit", "governing_body", "seal", "regimes"):
        assert told[group].keys() == full[group].keys()


def test_posts_and_leaders_are_those_of_the_day_of_the_regulation(tmp_path: Path) -> None:
    files = steering_committee()
    decision = files.committee["decisions"]["regulation"]
    decision["date"] = "2026-02"
    (chair,) = [one for one in files.committee["members"] if one["role"] == "chair"]
    former = {**chair, "id": "former", "position": "Quyền Chủ tịch Ủy ban nhân dân tỉnh", "to": "2026-01-31"}
    chair["from"] = "2026-02-01"
    files.committee["members"].insert(0, former)
    told = facts(files, tmp_path)
    assert told["posts"]["chair"] == chair["position"]


@pytest.mark.parametrize(
    ("written", "drafted", "holder"),
    [
        ("2026-03-31", "2026-05-01", "Quyền Chủ tịch"),
        ("2026-04", "2026-01-01", "Chủ tịch"),
        ("blank", "2026-03-31", "Quyền Chủ tịch"),
        ("2026", "2026-04-01", "Chủ tịch"),
        ("blank", "2020-01-01", "Quyền Chủ tịch"),
    ],
)
def test_while_the_regulation_s_month_is_open_the_day_of_drafting_tells_who_holds_a_post(
    tmp_path: Path, written: str, drafted: str, holder: str
) -> None:
    files = steering_committee()
    chair = files.committee["members"][0]
    chair |= {"position": "Quyền Chủ tịch", "from": "2026-01-15", "to": "2026-03-31"}
    for member in files.committee["members"][1:]:
        member["from"] = "2026-01-15"
    files.committee["members"].append({**chair, "id": "next", "position": "Chủ tịch", "from": "2026-04-01"})
    del files.committee["members"][-1]["to"]
    files.committee["decisions"]["regulation"] |= {
        "date": written,
        "signatory": {"position": "Chủ tịch", "person": "blank"},
    }
    assert facts(files, tmp_path, date.fromisoformat(drafted))["posts"]["chair"] == holder


def test_facts_of_regimes_that_only_some_bodies_have(tmp_path: Path) -> None:
    files = steering_committee()
    files.committee["regimes"]["meetings"] |= {"notice_days": 3, "quorum": "two_thirds"}
    files.committee["regimes"]["committee_reports"] = {"frequency": "semiannual", "to": "Chủ tịch tỉnh"}
    files.committee["regimes"]["inspections"] = {"frequency": "annual", "subject": "việc thử nghiệm"}

    regimes = facts(files, tmp_path)["regimes"]

    assert regimes["meetings"]["notice"] == "03 ngày"
    assert regimes["meetings"]["quorum_text"] == "ít nhất hai phần ba số thành viên"
    assert regimes["committee_reports"] == {
        "frequency": "semiannual",
        "frequency_text": "06 tháng một lần",
        "to": "Chủ tịch tỉnh",
        "via": None,
    }
    assert regimes["inspections"] == {
        "frequency_text": "hằng năm",
        "subject": "việc thử nghiệm",
        "lead": "Công an tỉnh",
    }
