"""References that run in a circle."""

from __future__ import annotations

from pathlib import Path

from tests.regulation.support import Outcome, build_text


def circles(folder: Path, texts: dict[str, str]) -> Outcome:
    clauses = "".join(f'      - {{id: {name}, text: "{text}"}}\n' for name, text in texts.items())
    return build_text(folder, f"title: Mẫu\narticles:\n  - id: article\n    clauses:\n{clauses}")


def ref(*names: str) -> str:
    return f"Theo {{{{ ref({', '.join(map(repr, names))}) }}}}."


def test_provision_that_cites_itself_is_an_error(tmp_path: Path) -> None:
    assert circles(tmp_path, {"a": ref("a")}).problems == ["self-reference 5:29"]


def test_two_provisions_that_cite_each_other_are_an_error_at_the_later_tag(tmp_path: Path) -> None:
    outcome = circles(tmp_path, {"a": ref("b"), "b": ref("a")})
    assert outcome.problems == ["reference-cycle 6:29"]
    assert "b → a → b" in next(iter(outcome.found)).message


def test_longer_circle_is_printed_as_its_ids(tmp_path: Path) -> None:
    outcome = circles(tmp_path, {"a": ref("b"), "b": ref("c"), "c": ref("d", "a"), "d": "Hết."})
    assert outcome.problems == ["reference-cycle 7:29"]
    assert "c → a → b → c" in next(iter(outcome.found)).message


def test_every_circle_is_reported(tmp_path: Path) -> None:
    texts = {"a": ref("b"), "b": ref("a"), "c": ref("d"), "d": ref("c", "a")}
    assert circles(tmp_path, texts).problems == ["reference-cycle 6:29", "reference-cycle 8:29"]


def test_long_chain_without_a_circle_is_sound(tmp_path: Path) -> None:
    texts = {f"k{number}": ref(f"k{number + 1}") for number in range(2000)} | {"k2000": "Hết."}
    assert circles(tmp_path, texts).problems == []


def test_long_circle_is_found(tmp_path: Path) -> None:
    texts = {f"k{number}": ref(f"k{(number + 1) % 2000}") for number in range(2000)}
    assert [one.split()[0] for one in circles(tmp_path, texts).problems] == ["reference-cycle"]


def test_citing_what_contains_it_or_what_it_contains_is_no_circle(tmp_path: Path) -> None:
    outcome = build_text(
        tmp_path,
        """
        title: Mẫu
        articles:
          - id: article
            text: Trừ {{ ref('article.one') }}.
            points:
              - {id: article.one, text: "Theo {{ ref('article') }}."}
              - {text: "Theo {{ ref('article.one') }}."}
              - {paragraph: "Theo {{ ref('article') }}."}
        """,
    )
    assert [one.paragraphs for one in outcome.built.walk()] == [
        ("Trừ điểm a Điều này.",),
        ("Theo Điều này.",),
        ("Theo điểm a Điều này.",),
        ("Theo Điều này.",),
    ]


def test_circle_through_a_provision_left_out_is_none(tmp_path: Path) -> None:
    outcome = build_text(
        tmp_path,
        """
        title: Mẫu
        articles:
          - {id: a, text: Một.}
          - {id: b, when: support_team, text: "Theo {{ ref('c') }}."}
          - {id: c, when: support_team, text: "Theo {{ ref('b') }}."}
        """,
    )
    assert outcome.problems == []
