"""The library of provisions, and what regulations take from it."""

from __future__ import annotations

from pathlib import Path
from textwrap import dedent

import pytest

from generator.diagnostics import Diagnostics
from generator.regulation.building import check_library
from generator.regulation.library import ProvisionLibrary
from generator.regulation.loading import load_library
from generator.regulation.sharing import Share, library_share, taken_ids
from tests.regulation.support import Outcome, build_file

LIBRARY = """
    provisions:
      - id: meetings
        defaults: {enlarged: false, decide: chair, place: "trụ sở của {{ committee.short_name }}"}
        title: Cuộc họp của {{ committee.short_name }}
        clauses:
          - {id: meetings.regular, text: "Họp tại {{ vary.place }}."}
          - id: meetings.enlarged
            when: vary.enlarged
            text: Mời thêm người dự; nơi họp theo {{ ref('meetings.regular') }}.
          - id: meetings.majority
            when: vary.decide == 'majority'
            text: Quyết định theo đa số.
          - id: meetings.absence
            text: Vắng mặt thì báo trước.
            points:
              - {id: meetings.absence.note, paragraph: Người dự thay phải được đồng ý.}
      - id: duties
        duties_of: [member]
        clauses:
          - id: duties.report
            text: Báo cáo.
            points: [Bằng văn bản., Trực tiếp.]
          - id: duties.stand-in
            when: has('meetings.absence')
            text: Cử người thay theo {{ ref('meetings.absence') }}.
"""


def library_of(folder: Path, *files: str) -> tuple[ProvisionLibrary | None, list[str]]:
    """The library of some files, and its problems as ``code at file:line:column``."""
    folder.mkdir(exist_ok=True)
    for number, text in enumerate(files):
        (folder / f"{number}.yaml").write_text(dedent(text).lstrip("\n"), encoding="utf-8")
    found = Diagnostics()
    library = load_library(folder, found)
    if library is not None:
        check_library(library, found)
    return library, [f"{one.code} {Path(str(one.location)).name}" for one in found]


def build(folder: Path, articles: str, library: str = LIBRARY) -> Outcome:
    """A regulation of these articles with the library."""
    provisions, problems = library_of(folder / "provisions", library)
    assert problems == []
    path = folder / "regulation.yaml"
    text = "title: Mẫu\narticles:\n" + dedent(articles).strip("\n") + "\n"
    path.write_text(text, encoding="utf-8")
    return build_file(path, library=provisions)


def texts(outcome: Outcome) -> dict[str | None, str]:
    return {one.id: " ".join(one.paragraphs) for one in outcome.built.walk() if one.paragraphs}


def test_article_is_taken_whole_and_says_what_it_says_by_default(tmp_path: Path) -> None:
    outcome = build(tmp_path, "- use: meetings")
    [article] = outcome.built.children
    assert (article.id, article.number, article.title) == ("meetings", "1", "Cuộc họp của Ban Chỉ đạo")
    assert [(one.id, one.number) for one in article.children] == [
        ("meetings.regular", "1"),
        ("meetings.absence", "2"),
    ]
    assert texts(outcome)["meetings.regular"] == "Họp tại trụ sở của Ban Chỉ đạo."


def test_regulation_varies_what_the_article_lets_it_vary(tmp_path: Path) -> None:
    outcome = build(
        tmp_path,
        """
        - use: meetings
          vary: {enlarged: true, decide: majority, place: "phòng họp của {{ standing_agency.name }}"}
          title: Cuộc họp
          without: [meetings.absence.note]
        """,
    )
    assert outcome.built.children[0].title == "Cuộc họp"
    assert texts(outcome) == {
        "meetings.regular": "Họp tại phòng họp của công an xã Mẫu.",
        "meetings.enlarged": "Mời thêm người dự; nơi họp theo khoản 1 Điều này.",
        "meetings.majority": "Quyết định theo đa số.",
        "meetings.absence": "Vắng mặt thì báo trước.",
    }


def test_single_clause_stands_in_an_own_article_with_the_defaults_of_its_article(tmp_path: Path) -> None:
    outcome = build(
        tmp_path,
        """
        - id: own
          clauses:
            - Khoản của mình.
            - use: meetings.regular
              vary: {place: nhà văn hóa}
            - {use: meetings.majority, vary: {decide: majority}, when: standing_agency}
            - {use: meetings.enlarged, vary: {enlarged: true}, when: support_team}
        """,
    )
    assert texts(outcome) == {
        None: "Khoản của mình.",
        "meetings.regular": "Họp tại nhà văn hóa.",
        "meetings.majority": "Quyết định theo đa số.",
    }


def test_clause_becomes_a_point_where_it_holds_no_points(tmp_path: Path) -> None:
    outcome = build(tmp_path, "- {text: Gồm, points: [{use: meetings.absence}]}")
    [point] = outcome.built.children[0].children
    assert (point.marker, point.paragraphs) == ("a)", ("Vắng mặt thì báo trước.",))
    assert [one.paragraphs for one in point.children] == [("Người dự thay phải được đồng ý.",)]
    refused = build(tmp_path, "- {text: Gồm, points: [{use: duties.report}]}")
    assert refused.problems == ["wrong-level 3:30"]


def test_unnumbered_paragraph_is_taken_between_clauses(tmp_path: Path) -> None:
    outcome = build(tmp_path, "- {clauses: [Một., {use: meetings.absence.note}]}")
    assert [one.marker for one in outcome.built.children[0].children] == ["1.", ""]


@pytest.mark.parametrize(
    ("articles", "expected"),
    [
        ("- use: meetings\n- use: duties", "Cử người thay theo khoản 2 Điều 1."),
        ("- use: duties", None),
        ("- {use: meetings, without: [meetings.absence]}\n- use: duties", None),
        ("- {use: meetings, when: support_team}\n- use: duties", None),
        ("- use: duties\n- use: meetings", "Cử người thay theo khoản 2 Điều 2."),
    ],
)
def test_condition_asks_whether_the_regulation_holds_a_provision(
    tmp_path: Path, articles: str, expected: str | None
) -> None:
    assert texts(build(tmp_path, articles)).get("duties.stand-in") == expected


def test_own_provision_asks_for_one_of_the_library(tmp_path: Path) -> None:
    outcome = build(tmp_path, "- {id: own, text: Có., when: not has('meetings')}\n- use: duties")
    assert outcome.built.children[0].id == "own"


def test_varied_text_of_what_is_left_out_is_checked_too(tmp_path: Path) -> None:
    entry = "{use: meetings.regular, when: support_team, vary: {place: \"{{ ref('nowhere') }}\"}}"
    outcome = build(tmp_path, f"- {{id: own, clauses: [Một., {entry}]}}")
    assert [one.split()[0] for one in outcome.problems] == ["unknown-reference"]


def test_provisions_know_whether_they_come_from_the_library(tmp_path: Path) -> None:
    outcome = build(tmp_path, "- use: meetings\n- {id: own, clauses: [Một., {use: duties.report}]}")
    origins = {one.id: one.origin for one in outcome.built.walk() if one.id is not None}
    assert origins == {
        "meetings": "meetings",
        "meetings.regular": "meetings",
        "meetings.absence": "meetings",
        "meetings.absence.note": "meetings",
        "own": None,
        "duties.report": "duties.report",
    }
    assert library_share(outcome.built) == Share(taken=6, total=8)
    assert library_share(outcome.built).percent == 75
    assert "own" not in taken_ids(outcome.built)
    assert Share(0, 0).percent == 0


@pytest.mark.parametrize(
    ("articles", "expected", "near"),
    [
        ("- use: metings", ["unknown-provision 3:8"], "meetings"),
        ("- use: meetings.regular", ["wrong-level 3:8"], None),
        ("- {clauses: [{use: meetings}]}", ["wrong-level 3:20"], None),
        ("- {use: meetings, vary: {enlargd: true}}", ["unknown-variation 3:26"], "enlarged"),
        ("- {use: meetings, vary: {enlarged: maybe}}", ["bad-variation 3:36"], None),
        ("- {use: meetings, vary: {decide: majorty}}", ["bad-variation 3:34"], "majority"),
        ("- {use: meetings, vary: {place: true}}", ["bad-variation 3:26"], None),
        ("- {use: meetings, without: [meetings.absense]}", ["unknown-without 3:29"], "meetings.absence"),
        ("- {use: meetings, text: Thêm.}", ["unknown-key 3:19"], None),
        ("- {use: meetings, titel: Thêm.}", ["unknown-key 3:19"], "title"),
        ("- use: meetings\n- use: meetings", ["duplicate-id 4:8"], None),
        ("- {text: '{{ vary.place }}'}", ["unknown-variable 3:11"], None),
        ("- {use: meetings, vary: {place: '{{ vary.place }}'}}", ["unknown-variable 3:34"], None),
        ("- {use: meetings, vary: {place: '{{ comittee.name }}'}}", ["unknown-variable 3:34"], "committee"),
        ("- {id: own, text: Có., when: has('metings')}", ["unknown-reference 3:30"], "meetings"),
        ("- {id: own, text: Có., when: has('own')}", ["condition-cycle 3:30"], None),
        ("- {id: own, text: Có., when: has(own)}", ["bad-condition 3:30"], None),
    ],
)
def test_fault_of_an_entry_is_reported_at_its_place(
    tmp_path: Path, articles: str, expected: list[str], near: str | None
) -> None:
    outcome = build(tmp_path, articles)
    assert outcome.problems == expected
    assert outcome.regulation is None
    assert near is None or near in str(next(iter(outcome.found)).hint)


def test_key_beside_use_is_told_apart_from_the_keys_of_an_article(tmp_path: Path) -> None:
    [one] = build(tmp_path, "- {use: meetings, duties_of: [chair]}").found
    assert "without" in str(one.hint)
    assert "duties_of" not in str(one.hint)


def test_fault_inside_the_library_points_there_and_to_the_entry_that_takes_it(tmp_path: Path) -> None:
    outcome = build(tmp_path, "- {use: meetings, vary: {enlarged: true}, without: [meetings.regular]}")
    [one] = outcome.found
    assert one.code == "unknown-reference"
    assert one.location is not None
    assert one.location.used_at is not None
    assert (Path(one.location.file).name, one.location.line) == ("0.yaml", 9)
    assert (Path(one.location.used_at.file).name, one.location.used_at.line) == ("regulation.yaml", 3)
    assert str(one.location.used_at) in str(one)


@pytest.mark.parametrize(
    ("files", "expected"),
    [
        ([LIBRARY, "provisions: [{id: meetings, text: Lại.}]"], ["duplicate-id 1.yaml:1:19"]),
        (["provisions: [{id: a, text: '{{ vary.b }}'}]"], ["unknown-variation 0.yaml:1:29"]),
        (["provisions: [{id: a, text: Có., when: vary.b}]"], ["unknown-variation 0.yaml:1:39"]),
        (["provisions: [{text: Có.}]"], ["missing-key 0.yaml:1:14"]),
        (["provisions: [{id: a, clauses: [{use: b}]}]"], ["use-in-library 0.yaml:1:33"]),
        (["provisions: [{id: a, defaults: {B: x}, text: Có.}]"], ["bad-form 0.yaml:1:33"]),
        (["provisions: [{id: a, text: \"{{ ref('b') }}\"}]"], ["unknown-reference 0.yaml:1:29"]),
        (["provisions: [{id: a, text: Có., when: has('b')}]"], ["unknown-reference 0.yaml:1:39"]),
        (["provisions: [{id: a, text: Có., when: a b}]"], ["bad-condition 0.yaml:1:39"]),
    ],
)
def test_fault_of_the_library_itself_is_reported(
    tmp_path: Path, files: list[str], expected: list[str]
) -> None:
    _library, problems = library_of(tmp_path / "provisions", *files)
    assert problems == expected


def test_every_file_is_read_though_one_is_faulty(tmp_path: Path) -> None:
    library, problems = library_of(tmp_path / "p", "provisions: {}", "x: 1", LIBRARY)
    assert library is None
    assert {one.partition(":")[0].split()[1] for one in problems} == {"0.yaml", "1.yaml"}


def test_library_that_is_not_there_is_reported(tmp_path: Path) -> None:
    found = Diagnostics()
    assert load_library(tmp_path / "none", found) is None
    assert [one.code for one in found] == ["library-missing"]


def test_form_of_a_regulation_is_checked_though_the_library_is_faulty(tmp_path: Path) -> None:
    path = tmp_path / "regulation.yaml"
    path.write_text("title: Mẫu\narticles: [{txt: Có., use: a}]\n", encoding="utf-8")
    assert build_file(path, library=None).problems == ["unknown-key 2:13"]
    path.write_text("title: Mẫu\narticles: [{use: a}]\n", encoding="utf-8")
    assert build_file(path, library=None).problems == []
