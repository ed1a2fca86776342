"""From YAML to the finished tree: texts, conditions, numbers that follow every change."""

from __future__ import annotations

from copy import deepcopy
from dataclasses import replace
from pathlib import Path

import pytest

from generator.diagnostics import Diagnostics
from generator.regulation.building import build_regulation
from generator.regulation.loading import load_regulation
from generator.regulation.text import parse_text
from generator.regulation.tree import Level, Regulation
from tests.regulation.support import DOCUMENTS, FACTS, NO_LIBRARY, SAMPLE, build_file, build_text


def paragraphs(regulation: Regulation, name: str) -> tuple[str, ...]:
    found = regulation.find(name)
    assert found is not None
    return found.paragraphs


def test_variables_and_references_are_written_into_the_texts() -> None:
    regulation = build_file(SAMPLE).built
    assert regulation.title == "Hoạt động của Ban Chỉ đạo thử nghiệm xã Mẫu"
    assert paragraphs(regulation, "principles")[1] == "Việc cho ý kiến bằng văn bản theo khoản 3 Điều 8."
    assert paragraphs(regulation, "meetings.absence")[0].endswith("về nội dung họp nêu tại khoản 1 Điều này.")
    chair = regulation.find("chair")
    assert chair is not None
    assert chair.title == "Nhiệm vụ của Trưởng Ban Chỉ đạo"


def test_filters_change_the_capitals() -> None:
    regulation = build_file(SAMPLE).built
    assert paragraphs(regulation, "agency")[0].startswith("Công an xã Mẫu chuẩn bị")


def test_document_is_cited_in_full_first_and_short_later() -> None:
    regulation = build_file(SAMPLE).built
    texts = [text for one in regulation.walk() for text in one.paragraphs if "186/KH-UBND" in text]
    assert [DOCUMENTS["plan-186"].full in text for text in texts] == [True, False]


def test_document_cited_by_a_provision_that_is_left_out_counts_as_not_cited(tmp_path: Path) -> None:
    outcome = build_text(
        tmp_path,
        """
        title: Mẫu
        articles:
          - {text: "Theo {{ cite('plan-186') }}.", when: support_team}
          - {text: "Theo {{ cite('plan-186') }}."}
        """,
    )
    assert outcome.built.articles()[0].paragraphs == (f"Theo {DOCUMENTS['plan-186'].full}.",)


def test_dropping_a_provision_puts_every_number_and_citation_right() -> None:
    facts = deepcopy(FACTS)
    facts["standing_agency"] = None
    regulation = build_file(SAMPLE, facts).built
    assert regulation.find("agency") is None
    assert regulation.cite("meetings.absence") == "khoản 3 Điều 7"
    assert paragraphs(regulation, "principles")[1] == "Việc cho ý kiến bằng văn bản theo khoản 3 Điều 7."


def test_clause_follows_its_article_wherever_that_stands() -> None:
    found = Diagnostics()
    source = load_regulation(SAMPLE, found, NO_LIBRARY)
    assert source is not None
    general, duties, regime = source.children
    moved = replace(source, children=(regime, general, duties))
    regulation = build_regulation(moved, FACTS, DOCUMENTS, found)
    assert regulation is not None
    assert regulation.cite("meetings.absence") == "khoản 3 Điều 1"
    assert regulation.cite("general") == "Chương II"


def test_every_level_reads_from_yaml(tmp_path: Path) -> None:
    outcome = build_text(
        tmp_path,
        """
        title: Mẫu
        parts:
          - title: Phần một
            articles: [{id: a1, text: Lời văn.}]
          - title: Phần hai
            chapters:
              - title: Chương một
                sections:
                  - title: Mục một
                    subsections:
                      - title: Tiểu mục một
                        articles:
                          - id: a2
                            title: Điều hai
                            clauses:
                              - id: k1
                                text: [Đoạn một., Đoạn hai.]
                                points:
                                  - Điểm một.
                                  - {id: p2, title: Điểm hai, text: Lời văn.}
                                  - paragraph: Đoạn cuối.
                              - paragraph: [Đoạn giữa một., Đoạn giữa hai.]
                                id: between
        """,
    )
    regulation = outcome.built
    assert regulation.cite("p2") == "điểm b khoản 1 Điều 2"
    assert paragraphs(regulation, "k1") == ("Đoạn một.", "Đoạn hai.")
    assert paragraphs(regulation, "between") == ("Đoạn giữa một.", "Đoạn giữa hai.")
    levels = [one.level for one in regulation.path("p2")]
    assert levels == [
        *(
            Level.PART,
            Level.CHAPTER,
            Level.SECTION,
            Level.SUBSECTION,
            Level.ARTICLE,
            Level.CLAUSE,
            Level.POINT,
        )
    ]


def test_bare_text_is_a_provision_of_words_only(tmp_path: Path) -> None:
    outcome = build_text(
        tmp_path, "title: Mẫu\narticles: [Điều một., {clauses: [Khoản một.]}, {points: [Điểm một.]}]\n"
    )
    words = [one.paragraphs for one in outcome.built.walk() if not one.children]
    assert words == [("Điều một.",), ("Khoản một.",), ("Điểm một.",)]


def test_line_break_that_yaml_keeps_begins_a_new_paragraph(tmp_path: Path) -> None:
    outcome = build_text(
        tmp_path,
        """
        title: Mẫu
        articles:
          - text: |
              Đoạn một của {{ committee.short_name }}.

              Đoạn hai.
        """,
    )
    assert outcome.built.articles()[0].paragraphs == ("Đoạn một của Ban Chỉ đạo.", "Đoạn hai.")


def test_values_are_never_read_as_tags(tmp_path: Path) -> None:
    facts = deepcopy(FACTS)
    facts["committee"]["name"] = "{{ roles.chair }} {% x %} {_{ &amp; <b>"
    outcome = build_text(
        tmp_path,
        "title: Mẫu\narticles:\n  - text: Gồm {{ committee.name }}, {{ committee.members }} người.\n",
        facts,
    )
    assert outcome.built.articles()[0].paragraphs == (
        "Gồm {{ roles.chair }} {% x %} {_{ &amp; <b>, 9 người.",
    )


@pytest.mark.parametrize(
    ("condition", "holds"),
    [
        ("standing_agency", True),
        ("support_team", False),
        ("not support_team", True),
        ("support_team.name", False),
        ("standing_agency and not support_team", True),
        ("support_team or regimes.meetings.extraordinary", True),
        ("regimes.meetings.frequency == 'quarterly'", True),
        ("regimes.meetings.frequency != 'quarterly'", False),
        ("(regimes.meetings.frequency == 'annual' or committee.members >= 9) and true", True),
        ("1 < committee.members < 9", False),
        ("support_team == none", True),
        ("false", False),
    ],
)
def test_condition_decides_whether_a_provision_is_there(tmp_path: Path, condition: str, holds: bool) -> None:
    outcome = build_text(
        tmp_path,
        f"""
        title: Mẫu
        articles:
          - {{id: asked, text: Có., when: "{condition}"}}
          - {{id: always, text: Luôn có.}}
        """,
    )
    assert outcome.built.ids == (("asked", "always") if holds else ("always",))


def test_building_twice_reads_no_text_again() -> None:
    found = Diagnostics()
    source = load_regulation(SAMPLE, found, NO_LIBRARY)
    assert source is not None
    first = build_regulation(source, FACTS, DOCUMENTS, found)
    before = parse_text.cache_info()
    second = build_regulation(source, FACTS, DOCUMENTS, found)
    after = parse_text.cache_info()
    assert first == second
    assert after.misses == before.misses
    assert after.hits > before.hits
