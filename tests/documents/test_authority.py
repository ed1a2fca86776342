"""Who issues a paper, and the names that follow from it."""

from __future__ import annotations

import pytest

from generator.documents.authority import (
    abbreviated,
    governing_body_form,
    governing_body_title,
    governing_head_word,
    head_of_committee,
    issuing_authority,
    without_governing_body,
)
from generator.dossier.schema import Committee, Issuer
from tests.documents.dossiers import committee_of, council, steering_committee, task_force, unit

HO_CHI_MINH = "79"


def named(name: str, head: str, title: str | None = None) -> Committee:
    files = steering_committee()
    files.committee["governing_body"] |= {"name": name, "head": head}
    if title:
        files.committee["governing_body"]["title"] = title
    return committee_of(files)


@pytest.mark.parametrize(
    ("issuer", "letterhead", "title", "collective", "head"),
    [
        (
            Issuer.COMMITTEE,
            ("UBND tỉnh Lai Châu", "Ban Chỉ đạo thử nghiệm", "BCĐ"),
            "Ban Chỉ đạo thử nghiệm tỉnh Lai Châu",
            "Ban Chỉ đạo",
            "TRƯỞNG BAN",
        ),
        (
            Issuer.COMMITTEE_HEAD,
            ("UBND tỉnh Lai Châu", "Ban Chỉ đạo thử nghiệm", "BCĐ"),
            "Trưởng Ban Chỉ đạo thử nghiệm tỉnh Lai Châu",
            None,
            "TRƯỞNG BAN",
        ),
        (
            Issuer.GOVERNING_BODY,
            (None, "Ủy ban nhân dân tỉnh Lai Châu", "UBND"),
            "Ủy ban nhân dân tỉnh Lai Châu",
            "Ủy ban nhân dân",
            "Chủ tịch",
        ),
        (
            Issuer.GOVERNING_BODY_HEAD,
            (None, "Ủy ban nhân dân tỉnh Lai Châu", "UBND"),
            "Chủ tịch Ủy ban nhân dân tỉnh Lai Châu",
            None,
            "Chủ tịch",
        ),
    ],
)
def test_issuer_decides_letterhead_number_series_and_authority_line(
    issuer: Issuer, letterhead: tuple[str | None, str, str], title: str, collective: str | None, head: str
) -> None:
    committee = committee_of(steering_committee())
    one = issuing_authority(committee, unit(committee.unit), issuer)
    assert (one.superior, one.name, one.symbol) == letterhead
    assert (one.title, one.collective, one.head) == (title, collective, head)
    assert one.is_committee == (issuer in {Issuer.COMMITTEE, Issuer.COMMITTEE_HEAD})


def test_body_without_a_letterhead_of_its_own_is_named_in_full_below_the_governing_body() -> None:
    committee = committee_of(task_force())
    one = issuing_authority(committee, unit(committee.unit), Issuer.COMMITTEE)
    assert one.superior == "UBND xã Sì Lở Lầu"
    assert one.name == "Tổ công tác Đề án 06 xã Sì Lở Lầu"


@pytest.mark.parametrize(
    ("committee", "title"),
    [
        (committee_of(task_force()), "Tổ trưởng Tổ công tác Đề án 06 xã Sì Lở Lầu"),
        (committee_of(council()), "Chủ tịch Hội đồng tư vấn chuyển đổi số tỉnh Lai Châu"),
        (committee_of(steering_committee()), "Trưởng Ban Chỉ đạo thử nghiệm tỉnh Lai Châu"),
    ],
)
def test_head_is_named_with_the_full_name_of_the_body_once(committee: Committee, title: str) -> None:
    assert head_of_committee(committee) == title


@pytest.mark.parametrize(
    ("name", "head", "code", "title", "form", "head_word"),
    [
        (
            "Ủy ban nhân dân tỉnh Lai Châu",
            "Chủ tịch Ủy ban nhân dân tỉnh",
            "12",
            "Ủy ban nhân dân tỉnh",
            "Ủy ban nhân dân",
            "Chủ tịch",
        ),
        (
            "Ủy ban nhân dân xã Sì Lở Lầu",
            "Chủ tịch Ủy ban nhân dân xã",
            "03562",
            "Ủy ban nhân dân xã",
            "Ủy ban nhân dân",
            "Chủ tịch",
        ),
        (
            "Ủy ban nhân dân xã Sì Lở Lầu, tỉnh Lai Châu",
            "Chủ tịch Ủy ban nhân dân xã",
            "03562",
            "Ủy ban nhân dân xã",
            "Ủy ban nhân dân",
            "Chủ tịch",
        ),
        (
            "Ủy ban nhân dân Thành phố Hồ Chí Minh",
            "Chủ tịch Ủy ban nhân dân Thành phố",
            HO_CHI_MINH,
            "Ủy ban nhân dân Thành phố",
            "Ủy ban nhân dân",
            "Chủ tịch",
        ),
    ],
)
def test_governing_body_is_taken_apart_from_its_place(
    name: str, head: str, code: str, title: str, form: str, head_word: str
) -> None:
    committee, where = named(name, head), unit(code)
    assert governing_body_title(committee, where) == title
    assert governing_body_form(committee, where) == form
    assert governing_head_word(committee, where) == head_word
    authority = issuing_authority(committee, where, Issuer.GOVERNING_BODY_HEAD)
    assert authority.title == f"Chủ tịch {name}"


def test_title_of_the_dossier_goes_before_the_computed_one() -> None:
    committee = named("Bộ Mẫu", "Bộ trưởng", title="Bộ")
    assert governing_body_title(committee, unit("12")) == "Bộ"
    assert governing_body_form(committee, unit("12")) == "Bộ Mẫu"


@pytest.mark.parametrize(
    ("name", "left"),
    [
        ("Chánh Văn phòng Ủy ban nhân dân tỉnh", "Chánh Văn phòng"),
        ("Văn phòng Ủy ban nhân dân tỉnh Lai Châu", "Văn phòng"),
        ("Chánh Văn phòng Hội đồng nhân dân và Ủy ban nhân dân tỉnh", "Chánh Văn phòng"),
        ("Phó Chủ tịch Ủy ban nhân dân tỉnh", "Phó Chủ tịch"),
        ("Ủy ban nhân dân tỉnh", ""),
        ("Sở Tài chính", "Sở Tài chính"),
        ("Công an tỉnh", "Công an tỉnh"),
    ],
)
def test_post_or_office_is_told_without_the_governing_body(name: str, left: str) -> None:
    assert without_governing_body(committee_of(steering_committee()), unit("12"), name) == left


def test_post_is_abbreviated_as_the_dossier_says() -> None:
    committee = committee_of(steering_committee())
    assert abbreviated(committee, unit("12"), "Chủ tịch Ủy ban nhân dân tỉnh") == "Chủ tịch UBND tỉnh"
    assert abbreviated(committee, unit("12"), "Giám đốc Sở Tài chính") == "Giám đốc Sở Tài chính"
    office = "Chánh Văn phòng Hội đồng nhân dân và Ủy ban nhân dân tỉnh"
    assert abbreviated(committee, unit("12"), office) == "Chánh Văn phòng HĐND và UBND tỉnh"
