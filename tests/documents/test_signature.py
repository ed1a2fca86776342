"""Signatures word for word against NĐ 30/2020, PL1 II.7, for every issuer, capacity and kind of body."""

from __future__ import annotations

import pytest

from generator.documents.authority import issuing_authority
from generator.documents.fields import BlankText
from generator.documents.signature import BLANK_NAME, Signature, signature
from generator.dossier.schema import Issuer, Signatory
from tests.documents.dossiers import (
    LAI_CHAU,
    SI_LO_LAU,
    DossierFiles,
    committee_of,
    council,
    steering_committee,
    task_force,
    unit,
)

NAMES = {"committee": steering_committee, "task force": task_force, "council": council}


def signed(files: DossierFiles, issuer: str, **signatory: str) -> Signature:
    by_name = {one.value: one for one in Issuer}
    committee = committee_of(files)
    where = unit(committee.unit)
    by = Signatory.model_validate(signatory)
    member = next((one for one in committee.members if one.id == by.member), None)
    return signature(committee, where, issuing_authority(committee, where, by_name[issuer]), by, member)


OF_THE_BODY = [
    # body, head, deputy who stands in, the head's title, the standing deputy's
    ("committee", "TM. Ban Chỉ đạo", "standing", "TRƯỞNG BAN", "PHÓ TRƯỞNG BAN THƯỜNG TRỰC"),
    ("task force", "TM. Tổ công tác", "police", "TỔ TRƯỞNG", "TỔ PHÓ THƯỜNG TRỰC"),
    ("council", "TM. Hội đồng", "standing", "CHỦ TỊCH", "PHÓ CHỦ TỊCH THƯỜNG TRỰC"),
]


@pytest.mark.parametrize(("body", "collective", "deputy", "head", "deputy_title"), OF_THE_BODY)
@pytest.mark.parametrize("issuer", ["committee", "committee_head"])
def test_papers_of_the_body_are_signed_with_titles_in_it(
    body: str, collective: str, deputy: str, head: str, deputy_title: str, issuer: str
) -> None:
    files = NAMES[body]()
    above = (collective,) if issuer == "committee" else ()
    assert signed(files, issuer, member="chair").lines == (*above, head)
    as_deputy = signed(files, issuer, member=deputy, capacity="deputy")
    assert as_deputy.lines == (*above, f"KT. {head}", deputy_title)
    assert signed(files, issuer, member=deputy, capacity="acting").lines == (*above, f"Q. {head}")


@pytest.mark.parametrize(("body", "_collective", "_deputy", "head", "_title"), OF_THE_BODY)
@pytest.mark.parametrize(("capacity", "mark"), [("by_order", "TL."), ("by_authority", "TUQ.")])
def test_someone_else_signs_for_the_head_of_the_body_by_order_or_authority(
    body: str, _collective: str, _deputy: str, head: str, _title: str, capacity: str, mark: str
) -> None:
    one = signed(
        NAMES[body](), "committee_head", position="Chánh Văn phòng", person="Phạm Giả Định", capacity=capacity
    )
    assert one == Signature((f"{mark} {head}", "Chánh Văn phòng"), None, "Phạm Giả Định")


@pytest.mark.parametrize("issuer", ["governing_body", "governing_body_head"])
@pytest.mark.parametrize(
    ("files", "deputy", "deputy_post"),
    [(steering_committee(), "standing", "Phó Chủ tịch"), (council(), "standing", "Phó Chủ tịch")],
)
def test_papers_of_the_province_are_signed_with_state_posts(
    files: DossierFiles, deputy: str, deputy_post: str, issuer: str
) -> None:
    above = ("TM. Ủy ban nhân dân",) if issuer == "governing_body" else ()
    assert signed(files, issuer, member="chair") == Signature((*above, "Chủ tịch"), None, "Nguyễn Văn Mẫu")
    one = signed(files, issuer, member=deputy, capacity="deputy")
    assert one == Signature((*above, "KT. Chủ tịch", deputy_post), None, "Trần Thị Ví Dụ")
    assert signed(files, issuer, member=deputy, capacity="acting").lines == (*above, "Q. Chủ tịch")


@pytest.mark.parametrize(
    "name", ["Ủy ban nhân dân xã Sì Lở Lầu", "Ủy ban nhân dân xã Sì Lở Lầu, tỉnh Lai Châu"]
)
@pytest.mark.parametrize("issuer", ["governing_body", "governing_body_head"])
def test_papers_of_a_commune_are_signed_with_state_posts(issuer: str, name: str) -> None:
    files = task_force()
    files.committee["governing_body"]["name"] = name
    above = ("TM. Ủy ban nhân dân",) if issuer == "governing_body" else ()
    assert signed(files, issuer, member="chair").lines == (*above, "Chủ tịch")
    office = signed(files, issuer, member="office", capacity="by_order")
    assert office.lines == (*above, "TL. Chủ tịch", "Chánh Văn phòng")
    police = signed(files, issuer, member="police", capacity="by_authority")
    assert police.lines == (*above, "TUQ. Chủ tịch", "Trưởng Công an xã")


def test_one_who_signs_by_order_may_have_his_deputy_stand_in() -> None:
    one = signed(
        council(),
        "governing_body_head",
        position="Chánh Văn phòng",
        person="Bùi Thị Mẫu Mực",
        capacity="by_order",
        stand_in="Phó Chánh Văn phòng",
    )
    assert one.lines == ("TL. Chủ tịch", "KT. Chánh Văn phòng", "Phó Chánh Văn phòng")
    assert one.person == "Bùi Thị Mẫu Mực"


@pytest.mark.parametrize(
    ("files", "member", "capacity", "post"),
    [
        (steering_committee(), "chair", "holder", "Chủ tịch UBND tỉnh"),
        (steering_committee(), "standing", "deputy", "Phó Chủ tịch UBND tỉnh"),
        (steering_committee(), "police", "deputy", "Giám đốc Công an tỉnh"),
        (council(), "chair", "holder", "Chủ tịch UBND tỉnh"),
    ],
)
def test_second_post_stands_where_a_seal_rule_covers_the_role(
    files: DossierFiles, member: str, capacity: str, post: str
) -> None:
    assert signed(files, "committee_head", member=member, capacity=capacity).post == post
    files.committee["seals"] = []
    assert signed(files, "committee_head", member=member, capacity=capacity).post is None


def test_second_post_belongs_to_the_role_that_has_the_seal() -> None:
    files = steering_committee()
    files.committee["seals"] = [{"roles": ["chair"], "owner": "governing_body"}]
    assert signed(files, "committee", member="chair").post == "Chủ tịch UBND tỉnh"
    assert signed(files, "committee", member="standing", capacity="deputy").post is None


def test_papers_of_the_governing_body_and_of_others_have_no_second_post() -> None:
    assert signed(steering_committee(), "governing_body_head", member="chair").post is None
    assert signed(steering_committee(), "committee", position="Trưởng phòng", person="blank").post is None


def test_commune_body_with_a_seal_abbreviates_the_post_of_a_long_name() -> None:
    files = task_force()
    files.committee["seals"] = [{"roles": ["chair"], "owner": "governing_body"}]
    assert signed(files, "committee", member="chair").post == "Chủ tịch UBND xã"


def test_name_that_is_not_known_leaves_room() -> None:
    one = signed(task_force(), "committee_head", member="culture", capacity="by_authority")
    assert isinstance(one.person, BlankText)
    assert one.person == BLANK_NAME


def test_titles_of_the_dossier_go_before_the_usual_ones() -> None:
    files = steering_committee()
    files.committee["titles"] = {
        "chair": {"signature": "Chủ nhiệm"},
        "standing_deputy": {"signature": "Phó nhất"},
    }
    assert signed(files, "committee", member="standing", capacity="deputy").lines == (
        "TM. Ban Chỉ đạo",
        "KT. CHỦ NHIỆM",
        "PHÓ NHẤT",
    )


def test_units_of_the_tests_are_what_they_are_called() -> None:
    assert unit(LAI_CHAU).full_name == "tỉnh Lai Châu"
    assert unit(SI_LO_LAU).full_name == "xã Sì Lở Lầu"
