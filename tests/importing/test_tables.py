"""Tables stay tables: read from a file, written as YAML, printed, and read back."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from functools import cache
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from generator.diagnostics import Diagnostics
from generator.documents import KINDS
from generator.documents.decisions import RegulationText
from generator.documents.fields import values
from generator.documents.provisions import ProvisionLine, provision_lines
from generator.importing.paragraphs import ReadFile, SourceParagraph, total
from generator.importing.reading.word import read_docx
from generator.importing.receipt import Imported, import_file
from generator.importing.recognising import recognise
from generator.importing.round_trip import Difference, compare_round_trip
from generator.importing.shaping import as_written
from generator.importing.writing import regulation_facts
from generator.pipeline import Press, kind_shape, open_papers
from generator.regulation.building import build_regulation
from generator.regulation.library import ProvisionLibrary
from generator.regulation.loading import load_regulation
from generator.regulation.provision import Level, Provision, Table
from generator.regulation.tree import Regulation
from generator.resources import data_folder, templates_folder
from generator.sources.yaml_text import yaml_text
from generator.word.properties import DocumentProperties
from generator.word.template import CompiledTemplate, TemplateLibrary
from tests.importing.reading.word_files import FILE, paragraph, table, word_file

RATES = (("TT", "Cơ quan"), ("1.", "Sở Mẫu"), ("2.", ""))
DOSSIER = data_folder() / "committees" / "lai-chau-du-lieu"
DRAFTED = date(2026, 2, 15)


def imported(*blocks: str) -> Imported:
    """A Word file read; every sign of it is accounted for."""
    read = read_docx(word_file(*blocks), FILE, Diagnostics())
    assert read is not None
    one = Imported(FILE, read, recognise(read.paragraphs, FILE))
    signs = one.characters
    assert signs["read"] == signs["mapped"] + signs["set_aside"] + total(one.unmapped)
    return one


def tables(*provisions: Provision) -> list[Table]:
    return [one.table for top in provisions for one in top.walk() if one.table is not None]


def skeleton(provisions: tuple[Provision, ...]) -> list[object]:
    return [
        [one.marker or (one.table.label if one.table else "–"), *skeleton(one.children)] for one in provisions
    ]


def test_a_table_stands_where_it_stood_and_its_bars_are_no_signs() -> None:
    one = imported(
        paragraph("Điều 1. Mức chi"),
        table(*RATES),
        paragraph("Tính theo tháng."),
        paragraph("Điều 2. Báo cáo"),
        paragraph("1. Gồm:"),
        paragraph("a) Báo cáo tháng:"),
        table(("a", "b"), ("c", "d")),
        paragraph("b) Báo cáo năm."),
        table(("e", "f"), ("g", "h"), ("i", "k")),
        paragraph("Sau bảng."),
        paragraph("2. Hết."),
    )
    assert skeleton(one.recognised.children) == [
        ["Điều 1.", ["bảng 3 hàng"], ["–"]],
        ["Điều 2.", ["1.", ["a)"], ["bảng 2 hàng"], ["b)"], ["bảng 3 hàng"], ["–"]], ["2."]],
    ]
    assert one.recognised.children[0].title == "Mức chi"
    assert tables(*one.recognised.children)[0] == Table(RATES, head=1)
    assert (one.counts["tables"], one.counts["paragraphs"], one.counts["points"]) == (3, 2, 2)
    assert one.characters["read"] == one.characters["mapped"]


def test_head_rows_are_those_that_word_repeats_on_each_page() -> None:
    rows = table(("a", "b"), ("(1)", "(2)"), ("c", "d"))
    first, second, third = rows.split("<w:tr>")[1:]
    repeated = "<w:tr><w:trPr><w:tblHeader/></w:trPr>"
    marked = rows.split("<w:tr>")[0] + repeated + first + repeated + second + "<w:tr>" + third
    one = imported(paragraph("Điều 1. Mức chi"), marked, paragraph("Điều 2. Hết."))
    assert [one.head for one in tables(*one.recognised.children)] == [2]


def test_tables_beside_each_other_stay_two() -> None:
    one = imported(paragraph("Điều 1. Mức chi"), table(*RATES), table(*RATES), paragraph("Hết."))
    assert tables(*one.recognised.children) == [Table(RATES), Table(RATES)]


def test_a_table_outside_of_articles_is_told_row_by_row() -> None:
    one = imported(
        paragraph("QUY CHẾ"),
        table(("trước", "hết"), ("c", "d")),
        paragraph("Chương I"),
        paragraph("CHUNG"),
        table(("a", "b"), ("c", "d")),
        paragraph("Điều 1. Hết./."),
        table(("e", "f"), ("g", "h")),
    )
    assert [each.text for each in one.unmapped] == ["| a | b |", "| c | d |"]
    assert [each.paragraph.text for each in one.set_aside][1:] == [
        "| trước | hết |",
        "| c | d |",
        "| e | f |",
        "| g | h |",
    ]
    assert one.recognised.title == ""
    assert one.counts["tables"] == 0


def test_bars_of_a_text_file_are_signs_like_others() -> None:
    paragraphs = [SourceParagraph("Điều 1. Bảng", 1, 1), SourceParagraph("| a | b |", 2, 2)]
    read = ReadFile("text", tuple(paragraphs))
    one = Imported("a.txt", read, recognise(paragraphs, "a.txt"))
    assert one.characters["read"] == one.characters["mapped"] == total(paragraphs)
    assert one.counts["tables"] == 0


def test_a_cell_that_came_out_otherwise_is_a_difference_in_its_row() -> None:
    def article(*rows: tuple[str, ...]) -> Provision:
        return Provision(
            Level.ARTICLE,
            number="1",
            title="Mức chi",
            children=(Provision(Level.PARAGRAPH, table=Table(rows)),),
        )

    before, after = article(*RATES), article(RATES[0], ("1.", "Sở Khác"), RATES[2])
    assert compare_round_trip((before,), (after,)).differences == (
        Difference(None, "| 1. | Sở Mẫu |", "| 1. | Sở Khác |"),
    )


def test_a_web_page_gives_the_same_table(tmp_path: Path) -> None:
    page = tmp_path / "a.html"
    rows = "".join("<tr>" + "".join(f"<td>{cell}</td>" for cell in row) for row in RATES)
    page.write_text(f"<p>Điều 1. Mức chi<table border=1>{rows}</table><p>Hết.", encoding="utf-8")
    one = import_file(page, Diagnostics())
    assert one is not None
    assert tables(*one.recognised.children) == [Table(RATES)]
    assert one.characters["read"] == one.characters["mapped"]


@pytest.mark.parametrize(
    "table_of_markdown",
    ["| Một cột |\n|---|\n| a |", "| Một | hàng |\n|---|---|", "| Điều 2. Họp | a |\n|---|---|\n| b | c |"],
)
def test_what_word_would_not_take_for_a_table_is_none_in_markdown(
    tmp_path: Path, table_of_markdown: str
) -> None:
    page = tmp_path / "a.md"
    page.write_text(f"**Điều 1. Mức chi**\n\n{table_of_markdown}\n\nHết.\n", encoding="utf-8")
    one = import_file(page, Diagnostics())
    assert one is not None
    assert one.counts["tables"] == 0
    assert one.characters["read"] == one.characters["mapped"]


def test_a_table_of_markdown_is_kept_with_what_is_too_much_for_its_head(tmp_path: Path) -> None:
    page = tmp_path / "a.md"
    rows = "| TT | Mức |\n|---|---|\n| 1 | 2 | 3 |\n| 4 |\n"
    page.write_text(f"**Điều 1. Mức chi**\n\n{rows}\nHết.\n", encoding="utf-8")
    one = import_file(page, Diagnostics())
    assert one is not None
    assert tables(*one.recognised.children) == [Table((("TT", "Mức", ""), ("1", "2", "3"), ("4", "", "")))]


def test_more_columns_than_word_draws_are_no_table() -> None:
    rows = table(("a",) * 64, ("b",) * 64)
    one = imported(paragraph("Điều 1. Mức chi"), rows, paragraph("Hết."))
    assert one.counts["tables"] == 0


def test_a_table_in_a_clause_among_points_keeps_its_place_among_paragraphs() -> None:
    inner = Provision(Level.PARAGRAPH, table=Table(RATES))
    clause = Provision(
        Level.CLAUSE,
        number="1",
        paragraphs=("Lạc chỗ:",),
        children=(inner, Provision(Level.POINT, number="a", paragraphs=("Sau bảng.",))),
    )
    points = [Provision(Level.POINT, number=letter, paragraphs=("Điểm.",)) for letter in "ab"]
    article = Provision(Level.ARTICLE, number="1", children=(points[0], clause, points[1]))
    (shaped,) = as_written((article,))
    texts = [child.paragraphs or child.table for child in shaped.children]
    assert texts == [("Điểm.",), ("1. Lạc chỗ:",), Table(RATES), ("a) Sau bảng.",), ("Điểm.",)]


_CELLS = st.sampled_from(
    ["", "1.", "a)", "Sở Mẫu", "A & <b>", "- gạch", "| vạch", "100.000", "true", "lời: văn; dài hơn một chút"]
)


@st.composite
def made_tables(draw: st.DrawFn) -> Table:
    """Any table that a reader takes for one: of two rows and columns at least, with a word in it."""
    columns = draw(st.integers(2, 6))
    rows = draw(st.lists(st.tuples(*[_CELLS] * columns), min_size=1, max_size=5))
    head = tuple(f"Cột {number}" for number in range(columns))
    return Table((head, *rows), draw(st.integers(0, len(rows) + 1)))


@st.composite
def articles(draw: st.DrawFn) -> tuple[Provision, ...]:
    """Articles with tables among, before and behind their clauses and points."""

    def unnumbered() -> Provision:
        if draw(st.booleans()):
            return Provision(Level.PARAGRAPH, table=draw(made_tables()))
        return Provision(Level.PARAGRAPH, paragraphs=("Đoạn riêng.",))

    def provision(level: Level, below: tuple[Level, ...]) -> Provision:
        kind = draw(st.sampled_from(below)) if below else None
        count = draw(st.integers(0, 4)) if kind else 0
        children = [
            unnumbered()
            if kind is None or draw(st.booleans())
            else provision(kind, below[1:] if kind is below[0] else ())
            for _number in range(count)
        ]
        # A paragraph that an article begins with is printed at its number.
        opens = not children or (children[0].level is Level.PARAGRAPH and children[0].table is None)
        bare = level is Level.ARTICLE and not opens and draw(st.booleans())
        return Provision(level, paragraphs=() if bare else ("Lời văn.",), children=tuple(children))

    below = (Level.CLAUSE, Level.POINT)
    return tuple(provision(Level.ARTICLE, below) for _number in range(draw(st.integers(1, 3))))


@cache
def _press() -> tuple[CompiledTemplate, object]:
    """The template of a regulation, and the fields of one that any provisions can be put into."""
    found = Diagnostics()
    template = TemplateLibrary(templates_folder()).compile("quy-che", kind_shape(KINDS["quy-che"]), found)
    papers = open_papers(DOSSIER, DRAFTED, found)
    assert papers is not None
    ((_kind, document),) = Press(("quy-che",), templates_folder(), found).compose(papers)
    assert template is not None, list(map(str, found))
    return template, document.fields


def printed(lines: tuple[ProvisionLine, ...]) -> bytes:
    template, fields = _press()
    found = Diagnostics()
    properties = DocumentProperties(title="Quy chế", created=DRAFTED)
    regulation = RegulationText("Thử", lines)
    content = template.render({**values(fields), "regulation": regulation}, properties, found)
    assert content is not None, list(map(str, found))
    return content


def written(title: str, provisions: tuple[Provision, ...], folder: Path) -> Regulation:
    """The regulation that its YAML gives."""
    path = folder / "regulation.yaml"
    path.write_text(yaml_text(regulation_facts(title, provisions, renumber=True)), encoding="utf-8")
    found = Diagnostics()
    source = load_regulation(path, found, ProvisionLibrary())
    built = build_regulation(source, {}, {}, found) if source is not None else None
    assert built is not None, [*map(str, found), path.read_text(encoding="utf-8")]
    return built


@settings(deadline=None, max_examples=60, suppress_health_check=[HealthCheck.too_slow])
@given(provisions=articles())
def test_any_table_survives_yaml_printing_and_reading_back(
    provisions: tuple[Provision, ...], tmp_path_factory: pytest.TempPathFactory
) -> None:
    regulation = written("Thử", provisions, tmp_path_factory.mktemp("made"))
    assert tables(*regulation.children) == tables(*provisions)
    found = Diagnostics()
    read = read_docx(printed(provision_lines(regulation.children)), FILE, found)
    assert read is not None
    again = recognise(read.paragraphs, FILE)
    assert again.orphans == ()
    assert compare_round_trip(regulation.children, again.children).differences == ()
    # Word knows no table without a head row that is read as one.
    assert tables(*again.children) == [replace(one, head=max(one.head, 1)) for one in tables(*provisions)]
