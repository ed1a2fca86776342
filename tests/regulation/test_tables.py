"""Tables among the provisions: from YAML to rows with finished texts."""

from __future__ import annotations

from pathlib import Path

import jsonschema
import pytest

from generator.diagnostics import Diagnostics
from generator.regulation.building import build_regulation
from generator.regulation.json_schema import json_schemas
from generator.regulation.loading import load_library, load_regulation
from generator.regulation.outline import outline_data, outline_lines
from generator.regulation.provision import Level, Table
from generator.regulation.tree import Regulation
from tests.regulation.support import DOCUMENTS, FACTS, build_text

TEXT = """
    title: Chi tiêu
    articles:
      - id: rates
        title: Mức chi
        text: "Mức chi như sau:"
        clauses:
          - table:
              rows:
                - [STT, "Người của {{ committee.short_name }}", Mức]
                - [1, "{{ roles.chair }}", ""]
                - ["2", "Theo {{ ref('rates') }}", 100.50]
      - text: Có khoản.
        clauses:
          - text: Khoản chỉ có bảng.
            points:
              - table: {header: 2, rows: [[a, b], [c, d], [e, f]]}
                id: inner
                when: WHEN
          - Khoản sau.
"""


def tables(regulation: Regulation) -> list[Table]:
    return [one.table for one in regulation.walk() if one.table is not None]


def test_cells_are_texts_with_variables_and_references_and_scalars_stay_as_written(tmp_path: Path) -> None:
    first, second = tables(build_text(tmp_path, TEXT.replace("WHEN", "standing_agency")).built)
    assert first == Table(
        (
            ("STT", "Người của Ban Chỉ đạo", "Mức"),
            ("1", "Trưởng Ban Chỉ đạo", ""),
            ("2", "Theo Điều này", "100.50"),
        ),
        head=1,
    )
    assert second == Table((("a", "b"), ("c", "d"), ("e", "f")), head=2)


def test_table_is_an_unnumbered_paragraph_that_a_condition_may_take_away(tmp_path: Path) -> None:
    regulation = build_text(tmp_path, TEXT.replace("WHEN", "not standing_agency")).built
    (holder,) = [one for one in regulation.walk() if one.table is not None]
    assert (holder.level, holder.number, holder.paragraphs, holder.marker) == (Level.PARAGRAPH, None, (), "")
    assert len(regulation.articles()[1].children) == 2
    assert [child.number for child in regulation.articles()[1].children] == ["1", "2"]


def test_lines_that_yaml_kept_stay_lines_of_the_cell(tmp_path: Path) -> None:
    text = """
        title: Thử
        articles:
          - text: "Bảng:"
            clauses:
              - table: {rows: [["hai\\ndòng", b], ["{{ committee.short_name }}\\n", d]]}
    """
    assert tables(build_text(tmp_path, text).built)[0].cells == ("hai\ndòng", "b", "Ban Chỉ đạo", "d")


@pytest.mark.parametrize(
    ("written", "problems"),
    [
        ("{rows: [[a, b], [c]]}", {"unequal-rows": "[c]"}),
        ("{rows: [[a, b, c], [d, e, f], [g]]}", {"unequal-rows": "[g]"}),
        ("{header: 3, rows: [[a, b], [c, d]]}", {"table-head": "3"}),
        ("{header: -1, rows: [[a, b]]}", {"out-of-range": "-1"}),
        ("{rows: [[]]}", {"out-of-range": "[]]"}),
        ("{rows: [[a, b], c]}", {"wrong-type": "c]"}),
        ("{rows: [[a, [b]]]}", {"wrong-type": "[b]"}),
        ("{rows: [[a, b], [c, ~]]}", {"empty-value": "~"}),
        ("{row: [[a, b]]}", {"missing-key": "{row", "unknown-key": "row"}),
        ('{rows: [[a, "{{ nobody }}"]]}', {"unknown-variable": "{{ nobody"}),
        ("{rows: [[a, \"{{ ref('inner') }}\"]]}", {"uncitable-paragraph": "{{ ref"}),
    ],
)
def test_what_is_wrong_with_a_table_is_told_at_its_place(
    tmp_path: Path, written: str, problems: dict[str, str]
) -> None:
    line = f"      - table: {written}"
    text = f"title: Thử\narticles:\n  - text: Bảng.\n    clauses:\n{line}\n"
    told = build_text(tmp_path, text + "      - {id: inner, table: {rows: [[a, b]]}}\n").problems
    assert told == [f"{code} 5:{line.index(place) + 1}" for code, place in problems.items()]


@pytest.mark.parametrize("rows", ["[]", '[["", " "]]'])
def test_a_table_without_a_word_is_empty(tmp_path: Path, rows: str) -> None:
    text = f"""
        title: Thử
        articles:
          - text: Bảng.
            clauses:
              - table: {{rows: {rows}}}
    """
    assert build_text(tmp_path, text).problems == ["empty-provision 5:9"]


def test_a_table_needs_a_list_of_clauses_or_points_around_it(tmp_path: Path) -> None:
    text = """
        title: Thử
        articles:
          - table: {rows: [[a, b]]}
    """
    assert build_text(tmp_path, text).problems == ["unknown-key 3:5"]


def test_cells_of_the_library_are_varied_like_its_texts(tmp_path: Path) -> None:
    (tmp_path / "library").mkdir()
    (tmp_path / "library" / "one.yaml").write_text(
        "provisions:\n"
        "  - id: rates\n"
        "    defaults: {person: thành viên}\n"
        "    text: 'Bảng:'\n"
        "    clauses: [{table: {rows: [[Người, Mức], ['{{ vary.person }}', '1']]}}]\n",
        encoding="utf-8",
    )
    path = tmp_path / "regulation.yaml"
    path.write_text("title: Thử\narticles:\n  - {use: rates, vary: {person: khách mời}}\n", encoding="utf-8")
    found = Diagnostics()
    source = load_regulation(path, found, load_library(tmp_path / "library", found))
    assert source is not None, list(map(str, found))
    regulation = build_regulation(source, FACTS, DOCUMENTS, found)
    assert regulation is not None, list(map(str, found))
    assert tables(regulation)[0].rows[1] == ("khách mời", "1")


def test_outline_shows_a_table_as_one_line(tmp_path: Path) -> None:
    regulation = build_text(tmp_path, TEXT.replace("WHEN", "standing_agency")).built
    shown = [line.strip() for line in outline_lines(regulation)]
    assert [line for line in shown if "bảng 3" in line] == ["– bảng 3 hàng", "– bảng 3 hàng [inner]"]
    (clause,) = outline_data(regulation)["children"][0]["children"]
    assert (clause["level"], clause["text"]) == ("paragraph", "bảng 3 hàng")


def test_editors_know_tables_and_ask_for_no_quotes_around_numbers() -> None:
    schema = json_schemas()["regulation"]

    def faults(table: object) -> list[str]:
        regulation = {"title": "Thử", "articles": [{"text": "Bảng:", "clauses": [{"table": table}]}]}
        return [one.validator for one in jsonschema.Draft202012Validator(schema).iter_errors(regulation)]

    assert faults({"rows": [["STT", "Mức"], [1, 2.5]]}) == []
    assert faults({"rows": []}) == ["oneOf"]
    assert faults({"rows": [["a"]], "widths": [1]}) == ["oneOf"]
