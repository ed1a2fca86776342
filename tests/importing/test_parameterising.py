"""Variables stand where the names of a committee stood, and print the same words."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from types import MappingProxyType

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.diagnostics import Diagnostics, Location
from generator.importing.naming_facts import named_facts
from generator.importing.parameterising import parameterised, tags_in_texts
from generator.importing.substitution import SubstitutionKind
from generator.regulation.building import build_regulation
from generator.regulation.provision import Level, Provision
from generator.regulation.source import ProvisionSource, RegulationSource
from generator.regulation.text import SourceText

FACTS: Mapping[str, object] = {
    "committee": {
        "name": "Ban Chỉ đạo về giống lúa tỉnh Lai Châu",
        "short_name": "Ban Chỉ đạo",
        "field": "giống lúa",
    },
    "roles": {
        "chair": "Trưởng Ban Chỉ đạo",
        "standing_deputy": "Phó Trưởng Ban Thường trực Ban Chỉ đạo",
        "deputy": "Phó Trưởng Ban Chỉ đạo",
        "member": "Thành viên Ban Chỉ đạo",
    },
    "unit": {"full_name": "tỉnh Lai Châu"},
    "governing_body": {
        "name": "Ủy ban nhân dân tỉnh Lai Châu",
        "title": "Ủy ban nhân dân tỉnh",
        "short_name": "UBND tỉnh",
        "head": "Chủ tịch Ủy ban nhân dân tỉnh",
    },
    "standing_agency": {"name": "Sở Mẫu", "head": "Giám đốc Sở Mẫu"},
    "support_team": None,
    "bodies": "các sở, ban, ngành",
    "regimes": {
        "meetings": {
            "frequency_text": "hằng quý",
            "times_text": "04 lần trong năm",
            "absence_notice": "02 ngày",
            "notice": "02 ngày",
        },
        "reports": {"frequency_text": "hằng quý"},
        "funding": {"source": "ngân sách tỉnh"},
    },
}
SHORT, CHAIR = "{{ committee.short_name }}", "{{ roles.chair }}"


def put(text: str, facts: Mapping[str, object] = FACTS) -> str:
    one = Provision(Level.CLAUSE, number="1", paragraphs=(text,), location=Location("quy-che.txt", 7))
    return parameterised("", (one,), facts).children[0].paragraphs[0]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Ban Chỉ đạo họp.", f"{SHORT} họp."),
        ("Theo Ban Chỉ đạo về giống lúa tỉnh Lai Châu.", "Theo {{ committee.name }}."),
        ("Phó Trưởng Ban Chỉ đạo thay Trưởng Ban Chỉ đạo.", f"{{{{ roles.deputy }}}} thay {CHAIR}."),
        ("Phó Trưởng Ban Thường trực Ban Chỉ đạo ký.", "{{ roles.standing_deputy }} ký."),
        ("NHIỆM VỤ CỦA BAN CHỈ ĐẠO", "NHIỆM VỤ CỦA {{ committee.short_name | upper }}"),
        ("Tỉnh Lai Châu hỗ trợ.", "{{ unit.full_name | first_upper }} hỗ trợ."),
        ("Trên địa bàn tỉnh Lai Châu.", "Trên địa bàn {{ unit.full_name }}."),
        ("Báo cáo UBND tỉnh Lai Châu.", "Báo cáo UBND {{ unit.full_name }}."),
        ("Chủ tịch Ủy ban nhân dân tỉnh giao.", "{{ governing_body.head }} giao."),
        ("Các thành viên Ban Chỉ đạo dự.", f"Các thành viên {SHORT} dự."),
        ("Cơ quan Thường trực Ban Chỉ đạo gửi.", f"Cơ quan Thường trực {SHORT} gửi."),
        ("Gửi (sau đây gọi là “Ban Chỉ đạo”).", f"Gửi (sau đây gọi là “{SHORT}”)."),
        ("Tham mưu về giống lúa trên địa bàn.", "Tham mưu về {{ committee.field }} trên địa bàn."),
        ("Ban Chỉ đạo họp hằng quý.", f"{SHORT} họp {{{{ regimes.meetings.frequency_text }}}}."),
        ("Hằng quý, phải báo cáo.", "{{ regimes.reports.frequency_text | first_upper }}, phải báo cáo."),
        ("Vắng mặt thì báo trước 02 ngày.", "Vắng mặt thì báo trước {{ regimes.meetings.absence_notice }}."),
        ("Kinh phí từ ngân sách tỉnh.", "Kinh phí từ {{ regimes.funding.source }}."),
    ],
)  # fmt: skip
def test_names_become_variables(text: str, expected: str) -> None:
    assert put(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "Ban Chỉ đạo quốc gia về giống lúa họp.",
        "Ban Chỉ đạo Trung ương họp.",
        "Ban Chỉ đạo Đề án giống lúa họp.",
        "Ban Chỉ đạo cấp huyện họp.",
        "Ban Chỉ đạo của Chính phủ họp.",
        "Theo Quyết định số 15/QĐ-UBND ngày 02/3/2026 của UBND tỉnh về việc kiện toàn Ban Chỉ đạo.",
        "Viết rằng “giúp Ban Chỉ đạo họp” là đủ.",
        "Các tiểu Ban Chỉ đạofg và xBan Chỉ đạo.",
        "trưởng ban chỉ đạo thôn.",
        "Ủy ban nhân dân tỉnh Đắk Lắk hỗ trợ.",
        "Văn phòng Ủy ban nhân dân tỉnh gửi.",
        "Chọn giống lúa thuần chủng.",
        "Kiểm tra hằng quý.",
        "Nộp trước 02 ngày.",
        "Tiền thưởng từ ngân sách tỉnh.",
    ],
)
def test_words_that_mean_something_else_stay(text: str) -> None:
    assert put(text) == text


def test_the_post_of_a_deputy_is_not_that_of_the_head() -> None:
    assert put("Phó Chủ tịch Ủy ban nhân dân tỉnh dự.") == "Phó Chủ tịch {{ governing_body.title }} dự."
    assert put("Phó Giám đốc Sở Mẫu dự.") == "Phó Giám đốc {{ standing_agency.name }} dự."


def test_of_two_facts_with_the_same_words_the_earlier_in_the_list_counts() -> None:
    facts = {**FACTS, "support_team": {"name": "Sở Mẫu"}, "standing_agency": {"name": "Sở Mẫu"}}
    assert put("Sở Mẫu ghi.", facts) == "{{ standing_agency.name }} ghi."
    assert [one.name for one in named_facts(facts) if one.words == "Sở Mẫu"] == [
        "standing_agency.name",
        "support_team.name",
    ]


def test_references_are_left_as_they_are() -> None:
    assert put("Theo {{ ref('hop.Ban Chỉ đạo') }}, Ban Chỉ đạo họp.") == (
        f"Theo {{{{ ref('hop.Ban Chỉ đạo') }}}}, {SHORT} họp."
    )


def test_every_substitution_is_listed_with_its_line() -> None:
    one = Provision(
        Level.ARTICLE,
        number="1",
        title="Ban Chỉ đạo",
        paragraphs=("Trưởng Ban Chỉ đạo ký.",),
        location=Location("quy-che.txt", 7),
    )
    result = parameterised("Hoạt động của Ban Chỉ đạo", (one,), FACTS)
    assert result.title == f"Hoạt động của {SHORT}"
    assert [(s.line, s.text, s.replacement, s.kind) for s in result.substitutions] == [
        (None, "Ban Chỉ đạo", SHORT, SubstitutionKind.VARIABLE),
        (7, "Ban Chỉ đạo", SHORT, SubstitutionKind.VARIABLE),
        (7, "Trưởng Ban Chỉ đạo", CHAIR, SubstitutionKind.VARIABLE),
    ]


def test_without_facts_nothing_changes() -> None:
    assert put("Ban Chỉ đạo họp.", {}) == "Ban Chỉ đạo họp."


@pytest.mark.parametrize("sign", ["{{ committee.name }}", "{{", "}}", "{% if %}", "{# #}"])
def test_signs_of_variables_in_a_text_are_found_at_their_place(sign: str) -> None:
    place = Location("quy-che.txt", 12)
    one = Provision(Level.CLAUSE, number="1", paragraphs=(f"Ghi {sign} vào.",), location=place)
    assert list(tags_in_texts("Quy chế", (one,))) == [place]
    assert list(tags_in_texts(f"Quy chế {sign}", ())) == [None]


def test_single_braces_are_words() -> None:
    one = Provision(Level.CLAUSE, number="1", paragraphs=("Tập {a, b} và 100 %.",))
    assert list(tags_in_texts("Quy chế", (one,))) == []


_NAMES = [one.words for one in named_facts(FACTS)]
_PIECES = st.sampled_from([
    *_NAMES, *map(str.upper, _NAMES), *(one[0].upper() + one[1:] for one in _NAMES),
    "họp", "báo cáo", "kinh phí", "vắng", "về", "của", "Phó", "tỉnh", "Theo", "Quyết định số 3/QĐ",
    "“", "”", "(", ";",
])  # fmt: skip


@given(st.lists(st.tuples(_PIECES, st.sampled_from([" ", ", ", ". ", "; ", ": "])), min_size=1, max_size=9))
def test_printing_with_the_same_facts_gives_the_text_back(pieces: list[tuple[str, str]]) -> None:
    text = " ".join("".join(piece + between for piece, between in pieces).split()).rstrip(" ,;:") + "."
    one = Provision(Level.ARTICLE, id="mot", number="1", paragraphs=(text,))
    written = parameterised("Thử", (one,), FACTS).children[0]
    place = Location("quy-che.yaml", 1, 1)
    source = ProvisionSource(
        Level.ARTICLE, place, id="mot", texts=(SourceText(written.paragraphs[0], place),)
    )
    found = Diagnostics()
    built = build_regulation(
        RegulationSource(SourceText("Thử", place), (source,), place), FACTS, MappingProxyType({}), found
    )
    assert built is not None, list(map(str, found))
    assert built.children == (replace(one, paragraphs=(text,)),)
