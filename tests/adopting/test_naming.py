"""What a regulation says of its body becomes answers of a new dossier."""

from __future__ import annotations

import pytest

from generator.adopting.naming import Reading, read_answers
from generator.units import Unit
from tests.adopting.texts import regulation
from tests.dossier.specimen import REFERENCE

UNITS = REFERENCE.units


def read(*texts: str, title: str, unit: Unit | None = None) -> Reading:
    return read_answers(regulation(*texts, title=title), UNITS, unit)


@pytest.mark.parametrize(
    ("title", "expected"),
    [
        (
            "Hoạt động của Ban Chỉ đạo về giống lúa tỉnh Lai Châu",
            {
                "kind": "steering_committee",
                "name": "Ban Chỉ đạo về giống lúa tỉnh Lai Châu",
                "field": "giống lúa",
            },
        ),
        (
            "Làm việc của Tổ công tác thực hiện Đề án giống lúa trên địa bàn tỉnh Điện Biên",
            {"kind": "task_force", "field": "Đề án giống lúa", "unit": "11"},
        ),
        (
            "Hoạt động của Hội đồng thẩm định giống lúa tỉnh Đắk Lắk",
            {"kind": "council", "field": "thẩm định giống lúa", "unit": "66"},
        ),
    ],
)
def test_kind_name_field_and_unit_are_told_by_the_title(title: str, expected: dict[str, str]) -> None:
    assert read("Việc họp.", title=title).answers.items() >= expected.items()


def test_the_name_stands_where_the_text_says_how_it_is_called_when_there_is_no_title() -> None:
    reading = read("Quy chế của Ban Chỉ đạo giống lúa xã (sau đây gọi tắt là Ban Chỉ đạo).", title="_")
    assert (reading.answers["name"], reading.answers["field"]) == ("Ban Chỉ đạo giống lúa xã", "giống lúa xã")


def test_facts_are_answers_and_what_is_not_said_is_none() -> None:
    reading = read(
        "Ban Chỉ đạo họp mỗi quý một lần.",
        "Phó Trưởng Ban Chỉ đạo là Giám đốc Sở Tài chính.",
        title="Hoạt động của Ban Chỉ đạo về giống lúa tỉnh Lai Châu",
    )
    assert reading.answers["regimes"] == {
        "meetings": {"frequency": "quarterly", "extraordinary": "false"},
        "reports": "none",
        "funding": "none",
    }
    assert (reading.answers["standing_agency"], reading.answers["support_team"]) == ("none", "none")
    assert reading.answers["members"] == [
        {"role": "chair", "position": "Chủ tịch Ủy ban nhân dân tỉnh"},
        {"role": "deputy", "position": "Giám đốc Sở Tài chính"},
    ]
    assert [one.key for one in reading.facts] == ["members.deputy", "regimes.meetings.frequency"]


def test_reports_go_through_a_body_only_when_the_text_names_it() -> None:
    title = "Hoạt động của Ban Chỉ đạo về giống lúa tỉnh Lai Châu"
    through = "Hằng quý, thành viên báo cáo qua Cơ quan Thường trực."
    assert "via" not in read(through, title=title).answers["regimes"]["reports"]
    named = read(through, "Sở Tài chính là cơ quan thường trực.", title=title)
    assert named.answers["regimes"]["reports"]["via"] == "standing_agency"


def test_the_unit_that_the_user_names_counts() -> None:
    unit = UNITS.find("03390")
    reading = read("Họp.", title="Hoạt động của Ban Chỉ đạo về giống lúa tỉnh Lai Châu", unit=unit)
    assert reading.answers["unit"] == "03390"
