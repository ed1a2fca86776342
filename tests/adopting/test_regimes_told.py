"""How a body works is read from the sentences that say it."""

from __future__ import annotations

import pytest

from generator.adopting.regimes_told import estimate_told, meetings_told, money_told, reports_told
from generator.adopting.statements import ProposedFact, sentences
from tests.adopting.texts import regulation


def meetings(*texts: str) -> dict[str, ProposedFact]:
    told = tuple(sentences(regulation(*texts)))
    return {one.key.removeprefix("regimes.meetings."): one for one in meetings_told(told)}


def reports(*texts: str) -> dict[str, str]:
    told = tuple(sentences(regulation(*texts)))
    return {one.key.removeprefix("regimes.reports."): one.value for one in reports_told(told)}


@pytest.mark.parametrize(
    ("text", "frequency"),
    [
        ("Ban Chỉ đạo họp mỗi tháng một lần.", "monthly"),
        ("Ban Chỉ đạo họp hằng tháng.", "monthly"),
        ("Ban Chỉ đạo họp thường kỳ 01 lần/quý.", "quarterly"),
        ("Ban Chỉ đạo họp định kỳ một quý/lần.", "quarterly"),
        ("Mỗi quý một lần, Ban Chỉ đạo họp toàn thể.", "quarterly"),
        ("Ban Chỉ đạo họp 03 tháng một lần.", "quarterly"),
        ("Ban Chỉ đạo họp 04 lần trong năm.", "quarterly"),
        ("Ban Chỉ đạo họp định kỳ ít nhất 02 lần trong năm.", "semiannual"),
        ("Ban Chỉ đạo họp sơ kết 06 tháng và cuối năm.", "semiannual"),
        ("Ban Chỉ đạo họp sáu tháng một lần.", "semiannual"),
        ("Ban Chỉ đạo họp mỗi năm một lần.", "annual"),
        ("Ban Chỉ đạo họp định kỳ và đột xuất.", "periodic"),
    ],
)
def test_how_often_the_body_meets(text: str, frequency: str) -> None:
    found = meetings("Quy chế này quy định việc họp.", text)["frequency"]
    assert (found.value, found.line) == (frequency, 5)
    assert found.words in text


@pytest.mark.parametrize(
    "text",
    [
        "Thành viên báo cáo hằng quý.",
        "Tổ giúp việc họp mỗi tháng một lần.",
        "Ban Chỉ đạo họp 11 lần trong nhiệm kỳ.",
        "Họp khi cần.",
    ],
)
def test_other_periods_are_no_meetings(text: str) -> None:
    assert "frequency" not in meetings(text)


def test_a_fixed_period_wins_over_regular_meetings_at_all() -> None:
    found = meetings("Ban Chỉ đạo có các phiên họp định kỳ.", "Ban Chỉ đạo họp mỗi quý một lần.")["frequency"]
    assert (found.value, found.line, found.words) == ("quarterly", 5, "họp mỗi quý một lần")


@pytest.mark.parametrize(
    ("text", "key", "value"),
    [
        ("Ban Chỉ đạo họp đột xuất khi cần.", "extraordinary", "true"),
        ("Ban Chỉ đạo họp bất thường khi cần.", "extraordinary", "true"),
        ("Thành viên vắng mặt phải báo trước 02 ngày.", "absence_notice_days", "2"),
        ("Không thể tham dự thì báo trước cuộc họp ít nhất ba ngày.", "absence_notice_days", "3"),
        ("Giấy mời gửi đến thành viên trước cuộc họp ít nhất 05 ngày.", "notice_days", "5"),
        ("Thông báo mời họp được gửi ít nhất 3 ngày trước phiên họp.", "notice_days", "3"),
        ("Phiên họp phải có ít nhất hai phần ba số thành viên tham dự.", "quorum", "two_thirds"),
        ("Cuộc họp có quá nửa số thành viên dự họp là hợp lệ.", "quorum", "half"),
        ("Ban Chỉ đạo quyết định theo đa số.", "decide_by", "majority"),
        ("Ban Chỉ đạo thảo luận, Trưởng Ban Chỉ đạo quyết định.", "decide_by", "chair"),
    ],
)
def test_rules_of_meetings(text: str, key: str, value: str) -> None:
    found = meetings(text)[key]
    assert (found.value, found.line) == (value, 4)
    assert found.words in text


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("Ban Chỉ đạo không họp đột xuất.", "extraordinary"),
        ("Nộp hồ sơ trước 02 ngày.", "absence_notice_days"),
        ("Vắng mặt thì báo trước 99 ngày.", "absence_notice_days"),
        ("Vắng mặt thì báo trước nhiều ngày.", "absence_notice_days"),
    ],
)
def test_what_no_sentence_says_is_not_proposed(text: str, key: str) -> None:
    assert key not in meetings(text)


@pytest.mark.parametrize(
    ("texts", "expected"),
    [
        (("Hằng quý, thành viên báo cáo Trưởng Ban Chỉ đạo.",), {"frequency": "quarterly"}),
        (("Thành viên báo cáo định kỳ 01 tháng/01 lần.",), {"frequency": "monthly"}),
        (("Thành viên thực hiện báo cáo định kỳ.",), {"frequency": "periodic"}),
        (
            ("Ban báo cáo cấp trên hằng năm.", "Ủy viên báo cáo hằng tháng qua Tổ giúp việc."),
            {"frequency": "monthly", "via": "support_team"},
        ),
        (
            ("Thành viên gửi báo cáo hằng quý về Cơ quan Thường trực.",),
            {"frequency": "quarterly", "via": "standing_agency"},
        ),
        (("Thành viên báo cáo khi được yêu cầu.",), {}),
    ],
)
def test_how_often_members_report_and_through_whom(texts: tuple[str, ...], expected: dict[str, str]) -> None:
    assert reports(*texts) == expected


@pytest.mark.parametrize(
    ("text", "source"),
    [
        ("Kinh phí hoạt động lấy từ ngân sách tỉnh và các nguồn hợp pháp khác.", "ngân sách tỉnh"),
        ("Kinh phí hoạt động do ngân sách nhà nước bảo đảm.", "ngân sách nhà nước bảo đảm"),
        ("Kinh phí hoạt động được bố trí từ nguồn ngân sách xã theo quy định.", "ngân sách xã"),
    ],
)
def test_where_the_money_comes_from_in_the_words_of_the_text(text: str, source: str) -> None:
    (found,) = money_told(tuple(sentences(regulation(text))))
    assert (found.key, found.value, found.line) == ("regimes.funding.source", source, 4)


def test_use_of_money_is_no_source() -> None:
    assert not list(money_told(tuple(sentences(regulation("Việc chi kinh phí đúng Luật Ngân sách.")))))


def test_who_draws_up_the_estimate() -> None:
    told = tuple(sentences(regulation("Sở Mẫu phối hợp lập dự toán hằng năm.")))
    assert [one.value for one in estimate_told(told, "Sở Mẫu")] == ["standing_agency"]
    assert not list(estimate_told(told, "Sở Khác"))
