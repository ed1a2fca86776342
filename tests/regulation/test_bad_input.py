"""Every fault of a regulation is told at its place, all of them in one run."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.regulation.support import SAMPLE, Outcome, build_text

HEAD = "title: Mẫu\narticles:\n"


def problems(tmp_path: Path, text: str) -> list[str]:
    outcome: Outcome = build_text(tmp_path, text)
    assert outcome.regulation is None
    return outcome.problems


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("- text: Theo {{ ref('nowhere') }}.", ["unknown-reference 3:16"]),
        ("- text: Theo {{ ref('a', 'b') }}.", ["unknown-reference 3:16", "unknown-reference 3:16"]),
        ("- text: Theo {{ cite('plan-187') }}.", ["unknown-document 3:16"]),
        (
            "- text: Của {{ committee.nam }} và {{ comittee.name }}.",
            ["unknown-variable 3:15", "unknown-variable 3:38"],
        ),
        ("- text: Của {{ committee }}.", ["value-not-text 3:15"]),
        ("- text: Là {{ regimes.meetings.extraordinary }}.", ["value-not-text 3:14"]),
        ("- text: Của {{ support_team }}.", ["absent-value 3:15"]),
        ("- text: Của {{ support_team.name }}.", ["absent-value 3:15"]),
        ("- text: Của {{ committee.name.first }}.", ["unknown-variable 3:15"]),
        ("- text: Của {{ committee.name | title }}.", ["unknown-filter 3:15"]),
        ("- text: Của {{ committee.name | upper(1) }}.", ["tag-not-allowed 3:15"]),
        ("- text: Theo {{ reff('x') }}.", ["unknown-function 3:16"]),
        ("- text: Theo {{ ref(x) }}.", ["tag-not-allowed 3:16"]),
        ("- text: Theo {{ ref() }}.", ["tag-not-allowed 3:16"]),
        ("- text: Theo {{ ref(id='x') }}.", ["tag-not-allowed 3:16"]),
        ("- text: Theo {{ ref(*x) }}.", ["tag-not-allowed 3:16"]),
        ("- text: Theo {{ cite('plan-186', 'plan-200') }}.", ["tag-not-allowed 3:16"]),
        ("- text: Là {{ 1 + 1 }}.", ["tag-not-allowed 3:14"]),
        ("- text: Là {{ committee['name'] }}.", ["tag-not-allowed 3:14"]),
        ("- text: Là {{ ''.__class__ }}.", ["tag-not-allowed 3:14"]),
        ("- text: Là {{ committee.name.upper() }}.", ["tag-not-allowed 3:14"]),
        ("- text: Là {{ committee.name if x }}.", ["tag-not-allowed 3:14"]),
        ("- text: Là {{- committee.name }}.", ["tag-not-allowed 3:14"]),
        ("- text: Là {{ }}.", ["tag-syntax 3:14"]),
        ("- text: Là {{ committee. }}.", ["tag-syntax 3:14"]),
        ("- text: Là {{ committee.name }.", ["tag-syntax 3:14"]),
        ("- text: Là committee.name }}.", ["tag-syntax 3:29"]),
        ("- text: Nếu {% if x %} có {% endif %}.", ["statement-in-text 3:15", "statement-in-text 3:29"]),
        ("- text: Ghi chú {# x #}.", ["statement-in-text 3:19"]),
        ("- {text: Có., when: comittee}", ["unknown-variable 3:23"]),
        ("- {text: Có., when: no}", ["unknown-variable 3:23"]),
        ("- {text: Có., when: 'committee +'}", ["bad-condition 3:23"]),
        ("- {text: Có., when: 'committee.name | upper'}", ["bad-condition 3:23"]),
        ("- {text: Có., when: '{{ committee }}'}", ["bad-condition 3:23"]),
        ("- {text: Có., when: 'committee.name < 3'}", ["bad-condition 3:23"]),
        ("- {id: a, title: Trống}", ["empty-provision 3:5"]),
        ("- {id: a, text: ' '}", ["empty-provision 3:5"]),
        ("- {id: a, clauses: [{title: Chỉ có tiêu đề}]}", ["empty-provision 3:23"]),
        ("- {id: a, clauses: [Một., {paragraph: ' '}]}", ["empty-provision 3:29"]),
        ("- {id: a, title: ' ', text: Có.}", ["empty-title 3:20"]),
        ("- {id: a, clauses: [Một.], points: [Hai.]}", ["mixed-levels 3:30"]),
    ],
)
def test_fault_is_reported_at_its_place(tmp_path: Path, line: str, expected: list[str]) -> None:
    assert problems(tmp_path, f"{HEAD}  {line}\n") == expected


@pytest.mark.parametrize(
    ("text", "code"),
    [
        (f"{HEAD}  - {{text: Có., tittle: Sai}}\n", "unknown-key"),
        (f"{HEAD}  - {{text: {{a: b}}}}\n", "wrong-type"),
        (f"{HEAD}  - {{id: Họp, text: Có.}}\n", None),
        (f"{HEAD}  - {{id: meetings..absence, text: Có.}}\n", None),
        (f"{HEAD}  - {{text: Có., duties_of: [Trưởng ban]}}\n", None),
        (f"{HEAD}  - {{points: [{{text: Có., points: [Không.]}}]}}\n", "wrong-type"),
        (f"{HEAD}  - {{clauses: [{{paragraph: Có., text: Không.}}]}}\n", "unknown-key"),
        ("title: Mẫu\nchapters:\n  - {articles: [{text: Có.}]}\n", "missing-key"),
        ("articles:\n  - text: Có.\n", "missing-key"),
    ],
)
def test_fault_of_form_is_reported(tmp_path: Path, text: str, code: str | None) -> None:
    found = build_text(tmp_path, text)
    assert found.regulation is None
    assert len(found.problems) == 1
    assert code is None or found.problems[0].split()[0] == code


def test_nothing_at_all_is_an_error(tmp_path: Path) -> None:
    assert problems(tmp_path, "title: Mẫu\n") == ["empty-provision 1:1"]


def test_empty_chapter_is_an_error(tmp_path: Path) -> None:
    assert problems(tmp_path, "title: Mẫu\nchapters:\n  - title: Trống\n    articles: []\n") == [
        "empty-provision 3:5"
    ]


def test_chapter_emptied_by_conditions_is_an_error(tmp_path: Path) -> None:
    text = """
    title: Mẫu
    chapters:
      - title: Có
        articles: [{text: Có.}]
      - title: Hết
        articles: [{text: Không., when: support_team}]
      - title: Vắng
        when: support_team
        articles: [{text: Không.}]
    """
    assert problems(tmp_path, text) == ["empty-provision 5:5"]


def test_article_emptied_by_conditions_is_an_error(tmp_path: Path) -> None:
    text = f"{HEAD}  - title: Hết\n    clauses: [{{text: Không., when: support_team}}]\n"
    assert problems(tmp_path, text) == ["empty-provision 3:5"]


def test_duplicate_id_is_reported_with_the_place_of_the_first(tmp_path: Path) -> None:
    outcome = build_text(tmp_path, f"{HEAD}  - {{id: a, text: Một.}}\n  - {{text: Hai., id: a}}\n")
    assert outcome.problems == ["duplicate-id 4:22"]
    assert "regulation.yaml:3:10" in next(iter(outcome.found)).message


def test_twenty_fourth_point_is_an_error(tmp_path: Path) -> None:
    def clause(count: int) -> str:
        points = "".join(f"          - Điểm thứ {number}.\n" for number in range(count))
        return f"{HEAD}  - clauses:\n      - text: Gồm\n        points:\n{points}"

    assert build_text(tmp_path, clause(23)).problems == []
    assert problems(tmp_path, clause(25)) == ["too-many-points 29:13"]


def test_reference_to_a_point_without_a_letter_adds_no_second_error(tmp_path: Path) -> None:
    points = "".join(f"      - {{id: p{number}, text: Một.}}\n" for number in range(24))
    text = f"{HEAD}  - points:\n{points}  - text: Theo {{{{ ref('p23') }}}}.\n"
    assert problems(tmp_path, text) == ["too-many-points 27:9"]


def test_reference_to_a_provision_left_out_names_both_places(tmp_path: Path) -> None:
    text = f"{HEAD}  - text: Theo {{{{ ref('gone') }}}}.\n"
    text += "  - clauses: [{id: gone, text: Hai.}]\n    when: support_team\n"
    outcome = build_text(tmp_path, text)
    assert outcome.problems == ["dropped-reference 3:16"]
    assert "regulation.yaml:5:11" in next(iter(outcome.found)).message


def test_provision_left_out_is_checked_all_the_same(tmp_path: Path) -> None:
    text = """
    title: Mẫu
    articles:
      - text: Có.
      - when: support_team
        title: Của {{ support_team.name }}
        text:
          - "{{ support_team.name }} {{ wrong.name }} {{ ref('wrong') }}"
          - "{{ cite('wrong') }} {{ ref('gone') }} {% x %}"
        clauses: [{id: gone, when: wrong, text: Hai.}]
      - {when: support_team, clauses: [{when: support_team, text: "{{ wrong }}"}]}
    """
    assert problems(tmp_path, text) == [
        "unknown-variable 7:34",
        "unknown-reference 7:51",
        "unknown-document 8:10",
        "statement-in-text 8:48",
        "unknown-variable 9:32",
        "unknown-variable 10:64",
    ]


def test_unnumbered_paragraph_cannot_be_cited(tmp_path: Path) -> None:
    text = f"{HEAD}  - clauses: [Một., {{paragraph: Đoạn., id: p}}]\n  - text: Theo {{{{ ref('p') }}}}.\n"
    assert problems(tmp_path, text) == ["uncitable-paragraph 4:16"]


def test_faults_of_one_file_come_together_in_reading_order(tmp_path: Path) -> None:
    text = """
    title: Của {{ nobody }}
    articles:
      - {id: a, text: "Theo {{ ref('b') }}."}
      - {id: a, text: "Của {{ committee.nam }}.", when: nothing}
    """
    assert problems(tmp_path, text) == [
        "unknown-variable 1:12",
        "unknown-reference 3:25",
        "duplicate-id 4:10",
        "unknown-variable 4:24",
        "unknown-variable 4:53",
    ]


def test_nearest_name_is_suggested(tmp_path: Path) -> None:
    text = SAMPLE.read_text(encoding="utf-8").replace("ref('meetings.absence')", "ref('meeting.absence')", 1)
    outcome = build_text(tmp_path, text)
    (problem,) = outcome.found
    assert problem.code == "unknown-reference"
    assert problem.hint is not None
    assert "meetings.absence" in problem.hint
