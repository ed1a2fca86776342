"""Who serves and leads a body is read from the sentences that name them."""

from __future__ import annotations

import pytest

from generator.adopting.bodies_told import posts_told, seals_told, standing_agency_told, support_team_told
from generator.adopting.statements import Sentence, sentences
from generator.dossier.kinds import BodyKind
from tests.adopting.texts import regulation

COMMITTEE = BodyKind.STEERING_COMMITTEE


def told(*texts: str) -> tuple[Sentence, ...]:
    return tuple(sentences(regulation(*texts)))


@pytest.mark.parametrize(
    ("text", "name", "head"),
    [
        ("Báo cáo gửi Cơ quan Thường trực (Công an tỉnh).", "Công an tỉnh", "Giám đốc Công an tỉnh"),
        ("Sở Tài chính là cơ quan thường trực.", "Sở Tài chính", "Giám đốc Sở Tài chính"),
        ("Cơ quan thường trực của Ban Chỉ đạo là Sở Y tế có trách nhiệm ghi.", "Sở Y tế", "Giám đốc Sở Y tế"),
        ("Gửi Sở Nội vụ (Cơ quan Thường trực).", "Sở Nội vụ", "Giám đốc Sở Nội vụ"),
        (
            "Cơ quan Thường trực: Phòng Kinh tế; do Trưởng phòng Kinh tế điều hành.",
            "Phòng Kinh tế",
            "Trưởng phòng Kinh tế",
        ),
        ("Trung tâm Mẫu là cơ quan thường trực.", "Trung tâm Mẫu", "Thủ trưởng Trung tâm Mẫu"),
    ],
)
def test_standing_agency_and_its_head(text: str, name: str, head: str) -> None:
    found = list(standing_agency_told(told(text)))
    assert [(one.key, one.value, one.line) for one in found] == [
        ("standing_agency.name", name, 4),
        ("standing_agency.head", head, 4),
    ]


def test_the_head_that_the_text_names_counts() -> None:
    found = list(standing_agency_told(told("Sở Mẫu là cơ quan thường trực.", "Phó Giám đốc Sở Mẫu ghi.",
                                           "Do Cục trưởng Sở Mẫu ký.")))  # fmt: skip
    assert [(one.value, one.line) for one in found] == [("Sở Mẫu", 4), ("Cục trưởng Sở Mẫu", 6)]


def test_a_standing_agency_without_a_name_is_none() -> None:
    assert not list(standing_agency_told(told("Cơ quan Thường trực là cơ quan tham mưu Ban Chỉ đạo.")))


def test_support_team_by_its_most_usual_name() -> None:
    found = list(
        support_team_told(
            told(
                "Tổ công tác giúp việc được lập.",
                "Tổ công tác ghi.",
                "Tổ công tác gửi; Tổ trưởng Tổ công tác ký.",
            ),
            COMMITTEE,
        )
    )
    assert [(one.key, one.value, one.line) for one in found] == [
        ("support_team.name", "Tổ công tác", 5),
        ("support_team.head", "Tổ trưởng Tổ công tác", 6),
    ]


def test_a_task_force_is_no_team_of_its_own() -> None:
    assert not list(support_team_told(told("Tổ công tác họp.", "Tổ công tác ghi."), BodyKind.TASK_FORCE))
    assert not list(
        support_team_told(told("Tổ công tác Đề án 06 họp.", "Tổ công tác Đề án 06 ghi."), COMMITTEE)
    )


@pytest.mark.parametrize(
    ("text", "kind", "expected"),
    [
        (
            "Chủ tịch UBND tỉnh làm Trưởng Ban Chỉ đạo.",
            COMMITTEE,
            {"members.chair": "Chủ tịch Ủy ban nhân dân tỉnh"},
        ),
        (
            "Trưởng Ban Chỉ đạo là Chủ tịch UBND xã, Phó Trưởng Ban Chỉ đạo là Phó Chủ tịch UBND xã.",
            COMMITTEE,
            {
                "members.chair": "Chủ tịch Ủy ban nhân dân xã",
                "members.deputy": "Phó Chủ tịch Ủy ban nhân dân xã",
            },
        ),
        (
            "Giám đốc Công an tỉnh giữ chức Tổ phó Thường trực.",
            BodyKind.TASK_FORCE,
            {"members.standing_deputy": "Giám đốc Công an tỉnh"},
        ),
        (
            "Phó Trưởng Ban Chỉ đạo, Phó Chủ tịch Thường trực UBND tỉnh; Phó Trưởng Ban Thường trực ký.",
            COMMITTEE,
            {"members.standing_deputy": "Phó Chủ tịch Thường trực Ủy ban nhân dân tỉnh"},
        ),
        (
            "Phó Trưởng Ban Chỉ đạo, Phó Chủ tịch Thường trực UBND tỉnh ký.",
            COMMITTEE,
            {"members.deputy": "Phó Chủ tịch Thường trực Ủy ban nhân dân tỉnh"},
        ),
        ("Trưởng Ban Chỉ đạo, Phó Trưởng Ban Chỉ đạo họp.", COMMITTEE, {}),
    ],
)
def test_posts_of_the_leaders(text: str, kind: BodyKind, expected: dict[str, str]) -> None:
    assert {one.key: one.value for one in posts_told(told(text), kind)} == expected


@pytest.mark.parametrize(
    ("text", "use"),
    [
        ("Trưởng Ban dùng con dấu của UBND tỉnh.", "chair"),
        ("Thành viên dùng con dấu của cơ quan, đơn vị mình.", "each"),
        ("Ban Chỉ đạo không có con dấu riêng.", "none"),
    ],
)
def test_seals(text: str, use: str) -> None:
    assert [one.value for one in seals_told(told(text))] == [use]


def test_without_a_word_of_seals_nothing_is_proposed() -> None:
    assert not list(seals_told(told("Trưởng Ban ký văn bản.")))
