"""Answers are checked and completed; every fault is told at its answer, in one run."""

from __future__ import annotations

from typing import Any

import pytest

from tests.starting.making import SHORT, completed, faults


def with_answers(**more: Any) -> dict[str, Any]:
    return {**SHORT, **more}


def test_proposals_follow_from_kind_unit_and_field() -> None:
    draft = completed(SHORT)
    assert draft.get("name") == "Hội đồng tư vấn về phổ biến, giáo dục pháp luật xã Bình Lư"
    assert draft.get("short_name") == "Hội đồng"
    assert draft.get("symbol") == "HĐ"
    assert draft.get("governing_body") == {
        "name": "Ủy ban nhân dân xã Bình Lư",
        "head": "Chủ tịch Ủy ban nhân dân xã",
        "short_name": "UBND xã",
        "symbol": "UBND",
    }
    assert draft.get("regimes", "meetings") == {
        "frequency": "quarterly",
        "extraordinary": "true",
        "absence_notice_days": "1",
        "decide_by": "majority",
    }
    assert draft.get("regimes", "funding", "source") == "ngân sách xã"
    assert draft.get("decisions", "regulation") == {"issuer": "committee_head", "date": "2026-06"}
    assert draft.get("reports") == ["2026-Q2"]


def test_members_get_their_agency_from_their_post_and_an_id_from_their_agency() -> None:
    draft = completed(SHORT)
    assert [(one["id"], one["agency"], one["person"]) for one in draft.members] == [
        ("chair", "Ủy ban nhân dân xã", "blank"),
        ("uy-ban-nhan-dan-xa", "Ủy ban nhân dân xã", "blank"),
        ("cong-an-xa", "Công an xã", "blank"),
    ]


def test_members_of_one_agency_get_different_ids() -> None:
    posts = ["Giám đốc Sở Tài chính", "Phó Giám đốc Sở Tài chính"]
    members = [{"role": "chair", "position": "Chủ tịch Ủy ban nhân dân xã"}]
    members += [{"role": "member", "position": post} for post in posts]
    assert [one["id"] for one in completed(with_answers(members=members)).members] == [
        "chair",
        "so-tai-chinh",
        "so-tai-chinh-2",
    ]


def test_unit_may_be_given_by_name() -> None:
    assert completed(with_answers(unit="tỉnh Lai Châu")).get("unit") == "12"
    assert completed(with_answers(unit="Bình Lư, Lai Châu")).get("unit") == "03390"


@pytest.mark.parametrize(
    ("unit", "code"),
    [("xã Bình Minh", "ambiguous-unit"), ("xã Bình Lưu", "unknown-unit"), ("99", "unknown-unit")],
)
def test_unit_that_is_none_or_several_is_told(unit: str, code: str) -> None:
    assert faults(with_answers(unit=unit)) == [(code, "2:7")]


def test_ward_and_city_named_after_persons_keep_their_capitals() -> None:
    draft = completed(with_answers(unit="79"))
    assert draft.get("governing_body", "name") == "Ủy ban nhân dân Thành phố Hồ Chí Minh"
    assert draft.get("governing_body", "head") == "Chủ tịch Ủy ban nhân dân Thành phố"
    assert draft.get("governing_body", "short_name") == "UBND Thành phố"


def test_none_is_an_answer() -> None:
    draft = completed(
        with_answers(
            standing_agency="none",
            support_team="none",
            regimes={"reports": "none", "funding": "none"},
            decisions={"establishment": "none"},
            meetings="none",
        )
    )
    for path in (
        ("standing_agency",),
        ("regimes", "reports"),
        ("regimes", "funding"),
        ("decisions", "establishment"),
        ("meetings",),
    ):
        assert draft.get(*path) == "none"
    assert draft.get("reports") is None


def test_standing_agency_is_a_deputy_s_from_outside() -> None:
    members = [
        {"role": "chair", "position": "Chủ tịch Ủy ban nhân dân tỉnh"},
        {"role": "standing_deputy", "position": "Phó Chủ tịch Ủy ban nhân dân tỉnh"},
        {"role": "deputy", "position": "Giám đốc Công an tỉnh"},
    ]
    draft = completed(with_answers(unit="12", members=members))
    assert draft.get("standing_agency") == {
        "name": "Công an tỉnh",
        "head": "Giám đốc Công an tỉnh",
        "symbol": "CAT",
    }
    assert draft.get("regimes", "funding", "source") == "ngân sách nhà nước cấp cho Công an tỉnh"


def test_without_a_seal_the_head_of_the_governing_body_issues() -> None:
    draft = completed(with_answers(seals="none"))
    assert draft.get("decisions", "regulation", "issuer") == "governing_body_head"


def test_meetings_on_demand_need_no_extraordinary_ones() -> None:
    draft = completed(with_answers(regimes={"meetings": {"frequency": "on_demand"}}))
    assert draft.get("regimes", "meetings", "extraordinary") == "false"
    assert draft.get("regimes", "reports", "frequency") == "quarterly"


def test_what_nothing_can_be_proposed_for_is_told_together() -> None:
    assert faults({"name": "Hội đồng mẫu"}) == [("answer-missing", "1:1")] * 4


def test_faults_of_values_and_missing_answers_are_told_in_one_run() -> None:
    answers = {"kind": "ban", "symbol": "B C Đ", "regimes": {"reports": {"due_day": "40"}}, "colour": "đỏ"}
    assert sorted(faults(answers)) == [
        ("answer-missing", "1:1"),
        ("answer-missing", "1:1"),
        ("answer-missing", "1:1"),
        ("bad-choice", "1:7"),
        ("bad-symbol", "2:9"),
        ("out-of-range", "3:30"),
        ("unknown-key", "4:1"),
    ]


def test_post_that_tells_no_agency_needs_one() -> None:
    members = [*SHORT["members"], {"role": "member", "position": "Già làng"}, {"role": "member"}]
    assert faults(with_answers(members=members)) == [("answer-missing", "8:5"), ("answer-missing", "9:5")]
