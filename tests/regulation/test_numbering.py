"""Numbers that are printed in the place of the computed ones."""

from __future__ import annotations

from pathlib import Path

from tests.regulation.support import build_text


def test_a_number_of_its_own_is_printed_and_the_count_goes_on_from_it(tmp_path: Path) -> None:
    regulation = build_text(
        tmp_path,
        """
        title: Thử nghiệm
        articles:
          - clauses:
              - Một.
              - {text: Hai., number: 3}
              - Ba.
              - {text: Bốn., number: 5a}
              - Năm.
            title: Khoản
          - title: Điểm
            points:
              - {text: Một., number: d}
              - Hai.
              - {text: Ba., number: e}
              - Bốn.
          - {title: Xen giữa, text: Lời văn., number: 2a}
          - {title: Tiếp theo, text: Lời văn.}
        """,
    ).built

    numbers = [[child.number for child in article.children] for article in regulation.articles()]
    assert numbers == [["1", "3", "4", "5a", "5"], ["d", "đ", "e", "g"], [], []]
    assert [article.number for article in regulation.articles()] == ["1", "2", "2a", "3"]


def test_a_citation_prints_the_number_that_is_printed(tmp_path: Path) -> None:
    regulation = build_text(
        tmp_path,
        """
        title: Thử nghiệm
        chapters:
          - title: Một
            number: III
            articles:
              - id: first
                title: Đầu
                number: 5a
                clauses:
                  - {id: inner, text: Lời văn., number: 7}
              - {title: Sau, text: "Theo {{ ref('inner') }}."}
        """,
    ).built

    assert regulation.articles()[1].paragraphs == ("Theo khoản 7 Điều 5a.",)
    assert [one.number for one in regulation.children] == ["III"]


def test_a_number_with_other_signs_is_refused_at_its_place(tmp_path: Path) -> None:
    outcome = build_text(
        tmp_path,
        """
        title: Thử nghiệm
        articles:
          - title: Đầu
            number: "{{ x }}"
            text: Lời văn.
        """,
    )

    assert outcome.regulation is None
    assert [problem.rpartition(" ")[2] for problem in outcome.problems] == ["4:13"]
