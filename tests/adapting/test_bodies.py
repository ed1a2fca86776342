"""Bodies of the province become those of the unit: longest first, in names and citations never."""

from __future__ import annotations

import random
import re
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.adapting.bodies import Bodies
from generator.adapting.cause import CauseKind
from generator.adapting.masked_text import Masks
from generator.adapting.rules import BodyRule, Choice
from generator.diagnostics import Diagnostics, Location
from generator.regulation.text import SourceText

CORPUS = Path(__file__).parents[3] / "shared" / "corpus"

FACTS: dict[str, Any] = {
    "unit": {"code": "1", "name": "Mường Mẫu", "type": "xã", "full_name": "xã Mường Mẫu", "border": False},
    "province": {"name": "Lai Châu", "full_name": "tỉnh Lai Châu"},
    "parent": {"unit": {"name": "Lai Châu", "type": "tỉnh", "full_name": "tỉnh Lai Châu"}},
    "governing_body": {"title": "Ủy ban nhân dân xã"},
}


def source(text: str, line: int = 1) -> SourceText:
    return SourceText(text, Location("rules.yaml", line, 1))


def rule(*forms: str, to: str, line: int = 1) -> BodyRule:
    choice = Choice(source(to, line))
    return BodyRule(
        tuple(map(source, forms)), (choice,), Location("/folder/rules.yaml", line, 5), "vì", "luật"
    )


RULES = (
    rule("Ủy ban nhân dân tỉnh", to="Ủy ban nhân dân {{ unit.type }}"),
    rule("UBND tỉnh", to="UBND {{ unit.type }}"),
    rule("Công an tỉnh", to="Công an {{ unit.type }}"),
    rule("Giám đốc Công an tỉnh", to="Trưởng Công an {{ unit.type }}", line=7),
    rule("Sở Tài chính", "Sở Công Thương", "Sở Khoa học và Công nghệ", "Sở Văn hóa", to="Phòng Kinh tế"),
    rule("Sở Y tế", to="Phòng Văn hóa - Xã hội"),
    rule("các sở, ban, ngành", "sở, ngành", to="các phòng, cơ quan, đơn vị"),
    rule("các huyện, thành phố", to="các thôn, bản"),
    rule("Tỉnh ủy", to="Đảng ủy"),
    rule("tỉnh", to="{{ unit.type }}"),
    rule(
        "Chánh Văn phòng {{ governing_body.title }}",
        to="Chánh Văn phòng Hội đồng nhân dân và Ủy ban nhân dân {{ unit.type }}",
    ),
    rule("Chỉ số cải cách hành chính của tỉnh", to="Chỉ số cải cách hành chính của tỉnh"),
)


def bodies(rules: tuple[BodyRule, ...] = RULES, facts: dict[str, Any] = FACTS) -> Bodies:
    found = Diagnostics()
    made = Bodies(rules, facts, found)
    assert not list(found)
    return made


ALL = bodies()


def applied(text: str) -> str:
    return ALL.apply(text)[0]


def test_a_body_becomes_that_of_the_unit_with_tags_for_its_own_facts() -> None:
    assert applied("Báo cáo Ủy ban nhân dân tỉnh.") == "Báo cáo Ủy ban nhân dân {{ unit.type }}."


def test_of_forms_within_each_other_the_longest_counts_and_says_why() -> None:
    text, causes = ALL.apply("Giám đốc Công an tỉnh chủ trì")

    assert text == "Trưởng Công an {{ unit.type }} chủ trì"
    (cause,) = causes
    assert (cause.kind, cause.rule) == (CauseKind.BODY, "rules.yaml:7:5")
    assert (cause.before, cause.after) == ("Giám đốc Công an tỉnh", "Trưởng Công an xã")
    assert (cause.reason, cause.basis) == ("vì", "luật")


def test_the_provinces_own_name_goes_with_the_body() -> None:
    assert applied("Công an tỉnh Lai Châu; tại tỉnh Lai Châu") == (
        "Công an {{ unit.full_name }}; tại {{ unit.full_name }}"
    )
    assert applied("Tỉnh ủy Lai Châu") == "Đảng ủy {{ unit.full_name }}"
    assert applied("Công an tỉnh {{ unit.name }} họp") == "Công an {{ unit.full_name }} họp"
    assert applied("chuyển đổi số tỉnh Lai Châu") == "chuyển đổi số {{ unit.full_name }}"


@pytest.mark.parametrize(
    "text",
    [
        "Công an tỉnh Lào Cai",
        "giữa các tỉnh",
        "ở một số tỉnh",
        "Ủy ban nhân dân tỉnh, thành phố trực thuộc Trung ương",
        "CÔNG AN TỈNH LÀO CAI",
        "chỉ số cấp tỉnh (PCI)",
        "Bí thư Tỉnh đoàn",
    ],
)
def test_other_provinces_and_provinces_in_general_stay(text: str) -> None:
    assert applied(text) == text


@pytest.mark.parametrize(
    "text",
    [
        "Sở Tài chính - Vật giá",
        "Sở Văn hóa, Thể thao và Du lịch",
        "Sở Tài chính và Đầu tư",
        "cơ sở, ngành nghề",
        "Ban Thường trực Công an tỉnh Đội",
        "ký hiệu QĐ-UBND",
    ],
)
def test_a_form_inside_a_longer_name_or_another_word_stays(text: str) -> None:
    assert applied(text) == text


def test_a_shorter_form_does_not_reach_into_a_name_that_a_longer_one_left_alone() -> None:
    police = bodies((*RULES, rule("Công an", to="Lực lượng Công an")))

    assert police.plain("Công an tỉnh Lào Cai và Công an") == "Công an tỉnh Lào Cai và Lực lượng Công an"


def test_a_body_before_another_body_is_no_longer_name() -> None:
    assert applied("Sở Y tế và Công an tỉnh") == "Phòng Văn hóa - Xã hội và Công an {{ unit.type }}"
    assert applied("Sở Tài chính, Kế hoạch và Quỹ") == "Phòng Kinh tế, Kế hoạch và Quỹ"
    assert applied("Ban Thường vụ Tỉnh ủy ban hành") == "Ban Thường vụ Đảng ủy ban hành"


def test_capitals_stay_where_a_sentence_begins_and_in_titles_of_capitals() -> None:
    assert applied("Các sở, ban, ngành báo cáo.") == "Các phòng, cơ quan, đơn vị báo cáo."
    assert applied("Họp. Tỉnh bố trí") == "Họp. {{ unit.type | first_upper }} bố trí"
    assert applied("NHIỆM VỤ CỦA CÁC SỞ, BAN, NGÀNH, UBND TỈNH") == (
        "NHIỆM VỤ CỦA CÁC PHÒNG, CƠ QUAN, ĐƠN VỊ, UBND {{ unit.type | upper }}"
    )
    assert applied("các Sở, ngành báo cáo") == "các phòng, cơ quan, đơn vị báo cáo"


def test_other_tone_marks_blanks_and_capitals_of_a_form_are_the_same_body() -> None:
    expected = "Ủy ban nhân dân {{ unit.type }}"

    for text in ("Uỷ ban nhân dân tỉnh", "Ủy ban\u00a0nhân  dân tỉnh", "Ủy ban Nhân dân tỉnh"):
        assert applied(text) == expected


def test_nothing_in_tags_or_citations_changes() -> None:
    text = (
        "theo {{ ref('so-nganh') }}, {{governing_body.title|upper}} và Kế hoạch số 186/KH-UBND ngày 18/9/2025"
        " của Ủy ban nhân dân tỉnh về dữ liệu của các sở, ban, ngành trên địa bàn tỉnh Lai Châu"
    )

    assert applied(text) == text
    assert applied(f"{text}; Công an tỉnh") == f"{text}; Công an {{{{ unit.type }}}}"


def test_a_form_with_a_tag_stands_for_the_text_with_that_tag() -> None:
    expected = "Chánh Văn phòng Hội đồng nhân dân và Ủy ban nhân dân {{ unit.type }} họp"

    assert applied("Chánh Văn phòng {{governing_body.title}} họp") == expected
    assert applied("Chánh Văn phòng {{ committee.name }} họp") == "Chánh Văn phòng {{ committee.name }} họp"


def test_a_rule_that_changes_nothing_protects_its_words() -> None:
    text = "nâng Chỉ số cải cách hành chính của tỉnh Lai Châu"

    assert ALL.apply(text) == (text, ())


def test_equal_bodies_of_an_enumeration_become_one() -> None:
    assert applied("Sở Tài chính, Sở Y tế và Sở Công Thương") == "Phòng Kinh tế và Phòng Văn hóa - Xã hội"
    assert applied("Sở Tài chính và Sở Công Thương họp") == "Phòng Kinh tế họp"
    assert applied("Giám đốc Sở Tài chính, Giám đốc Sở Công Thương") == "Giám đốc Phòng Kinh tế"
    assert applied("các sở, ban, ngành, địa phương, cơ quan, đơn vị, tổ chức và cá nhân") == (
        "các phòng, cơ quan, đơn vị, địa phương, tổ chức và cá nhân"
    )
    assert applied("Sở Tài chính chủ trì; Sở Công Thương phối hợp") == (
        "Phòng Kinh tế chủ trì; Phòng Kinh tế phối hợp"
    )


def test_a_repetition_that_holds_a_tag_stays() -> None:
    text = "{{ x }} Công an tỉnh và {{ x }} Công an tỉnh"

    assert applied(text) == "{{ x }} Công an {{ unit.type }} và {{ x }} Công an {{ unit.type }}"


def test_the_word_for_several_is_not_doubled() -> None:
    assert applied("đôn đốc các sở, ngành và địa phương") == (
        "đôn đốc các phòng, cơ quan, đơn vị và địa phương"
    )


def test_the_first_wording_whose_condition_holds_counts() -> None:
    choices = (
        Choice(source("Đồn Biên phòng"), source("unit.border")),
        Choice(source("Ban Chỉ huy quân sự {{ unit.type }}")),
    )
    army = BodyRule((source("Bộ Chỉ huy quân sự tỉnh"),), choices, Location("rules.yaml", 1, 1))
    at_border = {**FACTS, "unit": {**FACTS["unit"], "border": True}}

    assert bodies((army,)).plain("Bộ Chỉ huy quân sự tỉnh") == "Ban Chỉ huy quân sự xã"
    assert bodies((army,), at_border).plain("Bộ Chỉ huy quân sự tỉnh") == "Đồn Biên phòng"


def test_a_rule_none_of_whose_wordings_holds_changes_nothing() -> None:
    border = BodyRule(
        (source("Công an tỉnh"),), (Choice(source("x"), source("unit.border")),), Location("r", 1, 1)
    )

    assert bodies((border,)).apply("Công an tỉnh") == ("Công an tỉnh", ())


def test_of_equal_forms_the_later_rule_counts() -> None:
    assert bodies((*RULES, rule("Sở Y tế", to="Trạm Y tế"))).plain("Sở Y tế") == "Trạm Y tế"


def test_a_plain_text_gets_the_values_of_the_unit() -> None:
    assert ALL.plain("Ban Chỉ đạo về dữ liệu tỉnh Lai Châu") == "Ban Chỉ đạo về dữ liệu xã Mường Mẫu"
    assert ALL.plain("CÔNG AN TỈNH LAI CHÂU") == "CÔNG AN XÃ MƯỜNG MẪU"


def test_a_wording_that_names_an_unknown_fact_is_told_at_its_place() -> None:
    found = Diagnostics()
    wrong = Bodies((rule("Công an tỉnh", to="Công an {{ unit.kind }}", line=9),), FACTS, found)

    wrong.plain("Công an tỉnh")

    assert [(one.code, str(one.location)) for one in found] == [("unknown-variable", "rules.yaml:9:1")]


WORDS = ["Công an tỉnh", "các sở, ban, ngành", "tỉnh", "Lai Châu", "Sở Y tế", ", ", " và ", "; ", ". ", " "]
TAGS = ["{{ committee.name }}", "{{ ref('tinh') }}", "{{ unit.type }}", "{{tỉnh}}"]
CITATION = "số 5/KH-UBND ngày 1/2/2026 của UBND tỉnh về sở, ngành"
pieces = st.lists(st.sampled_from([*WORDS, *TAGS, "họp", "Sở Tài chính", f"({CITATION})"]), max_size=12)


@given(st.text(st.characters(exclude_characters="tsTSgUuCc")))
def test_a_text_without_any_form_stays(text: str) -> None:
    assert ALL.apply(text) == (text, ())


@given(pieces)
def test_whatever_stands_around_them_tags_and_citations_stay(parts: list[str]) -> None:
    text = " ".join(parts)
    result = applied(text)

    assert result.count(CITATION) == text.count(CITATION)
    tags = re.findall(r"\{\{.*?\}\}", text)
    own = ("{{ unit.type }}", "{{ unit.full_name }}", "{{ unit.type | first_upper }}")
    assert [one for one in re.findall(r"\{\{.*?\}\}", result) if one not in own] == [
        one for one in tags if one not in own
    ]


@given(pieces)
def test_applying_twice_is_applying_once(parts: list[str]) -> None:
    once = applied(" ".join(parts))

    assert applied(once) == once


@given(pieces, st.randoms(use_true_random=False))
def test_the_order_of_rules_does_not_matter(parts: list[str], chance: random.Random) -> None:
    shuffled = list(RULES)
    chance.shuffle(shuffled)
    text = " ".join(parts)

    assert bodies(tuple(shuffled)).apply(text) == ALL.apply(text)


IN_CITATIONS = r"của UBND tỉnh|địa bàn tỉnh|Ban Chỉ đạo tỉnh|đổi số tỉnh|Chi nhánh tỉnh"


@pytest.mark.skipif(not CORPUS.is_dir(), reason="the corpus of real regulations is not here")
@pytest.mark.parametrize(
    ("name", "province"), [("lang-son-chuyen-doi-so-2022", "Lạng Sơn"), ("lai-chau-du-lieu-2026", "Lai Châu")]
)
def test_real_regulations_keep_provincial_bodies_in_citations_only(name: str, province: str) -> None:
    text = " ".join((CORPUS / f"{name}.txt").read_text(encoding="utf-8").split())
    facts = {**FACTS, "parent": {"unit": {"name": province, "type": "tỉnh"}}}
    rules = (*RULES, rule("UBND các huyện, thành phố", to="các thôn, bản"), rule("HĐND tỉnh", to="HĐND xã"))

    result = bodies(rules, facts).plain(text)
    left = re.findall(r"\w+ \w+ \w+ (?<!\w)(?:UBND tỉnh|tỉnh|các sở|Công an tỉnh)(?!\w)", result)

    assert "Tỉnh ủy" not in result or "153-CTr/TU" in result
    assert [one for one in left if not re.search(IN_CITATIONS, one)] == []


@given(st.text(st.sampled_from("oaòàóáeèuyỳỷqủhncOAÒÀ {}x\u00a0"), max_size=20))
def test_texts_are_compared_sign_for_sign(text: str) -> None:
    masks = Masks()
    masked = masks.masked(text) or ""

    assert len(masks.comparable(masked)) == len(masked)
    assert masks.unmasked(masked) == text
