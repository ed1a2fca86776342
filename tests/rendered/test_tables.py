"""A table among the provisions, over the end of a page."""

from __future__ import annotations

import shutil
from datetime import date
from itertools import pairwise
from pathlib import Path

import pytest

from generator.diagnostics import Diagnostics
from generator.pipeline import generate
from generator.resources import templates_folder
from tests.documents.outlines import opened, outline
from tests.rendered.conftest import DOSSIER
from tests.support.open_xml_sdk import faults_of
from tests.support.rendered import ShownPage, render

HEAD = "STT"
AGENCIES = 60
ARTICLE = """
      - title: Danh mục báo cáo
        text: "Các cơ quan báo cáo theo danh mục sau:"
        clauses:
          - table:
              rows:
                - [STT, Cơ quan báo cáo, Nội dung, Thời hạn]
{rows}
          - text: "Mức chi như sau:"
            points:
              - table: {{header: 0, rows: [[Họp, 100.000 đồng], [Kiểm tra, 150.000 đồng]]}}
              - table: {{rows: [[Loại, Mức], [Khác, Theo dự toán]]}}
          - Danh mục này được rà soát mỗi năm một lần.
"""


@pytest.fixture(scope="module")
def papers(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """The papers that print the regulation, with another article as its last."""
    folder = tmp_path_factory.mktemp("tables") / "dossier"
    shutil.copytree(DOSSIER, folder)
    content = "số liệu về " + "nhiệm vụ được giao trong kỳ, " * 4
    rows = (
        f'{" " * 16}- ["{number}", Cơ quan mẫu số {number}, "{content}", Ngày {number % 28 + 1} hằng tháng]'
        for number in range(1, AGENCIES + 1)
    )
    regulation = folder / "regulation.yaml"
    written = regulation.read_text(encoding="utf-8").rstrip("\n") + ARTICLE.format(rows="\n".join(rows))
    regulation.write_text(written, encoding="utf-8")
    found = Diagnostics()
    made = generate(
        [folder],
        kinds=["quy-che", "quyet-dinh-ban-hanh"],
        date=date(2026, 2, 15),
        templates=templates_folder(),
        found=found,
        progress=lambda _done, _of: None,
    )
    paths = {}
    for document in (one for dossier in made for one in dossier.documents or ()):
        paths[document.kind] = folder / document.name
        paths[document.kind].write_bytes(document.content)
    assert len(paths) == 2, list(map(str, found))
    return paths


@pytest.fixture(scope="module")
def pages(papers: dict[str, Path]) -> tuple[ShownPage, ...]:
    return render([papers["quy-che"]])[papers["quy-che"]].pages


def of_table(pages: tuple[ShownPage, ...]) -> list[ShownPage]:
    return [page for page in pages if any(line.text.startswith("Cơ quan mẫu số") for line in page.lines)]


def test_tables_are_valid_for_the_open_xml_sdk(papers: dict[str, Path]) -> None:
    assert not any(faults_of(list(papers.values())).values())


def test_head_stands_above_the_rows_of_every_page(pages: tuple[ShownPage, ...]) -> None:
    assert len(of_table(pages)) >= 3
    for page in of_table(pages):
        (head,) = [line for line in page.lines if line.text.startswith(HEAD)]
        rows = [line for line in page.lines if line.text.startswith("Cơ quan mẫu số")]
        assert head.top < min(row.top for row in rows)


def test_rows_do_not_split_over_pages(pages: tuple[ShownPage, ...]) -> None:
    """The first line of a page's first row holds its number, its agency and the beginning of its content."""
    for page in of_table(pages):
        content = [line for line in page.lines if "nhiệm vụ được giao" in line.text or "số liệu" in line.text]
        assert content[0].text.startswith("số liệu về")


def test_columns_are_as_wide_as_their_texts_need(pages: tuple[ShownPage, ...]) -> None:
    page = of_table(pages)[0]
    lefts = [page.line(text).left for text in ("STT", "Cơ quan mẫu", "số liệu về", "Ngày")]
    number, agency, content = (right - left for left, right in pairwise(lefts))
    assert number < agency < content
    assert page.line("Cơ quan mẫu").text == "Cơ quan mẫu số 1"
    assert max(line.right for line in page.lines) < page.width - 15
    left_edge = min(stroke.left for stroke in page.strokes)
    assert 30 - 2 < left_edge < 30 + 0.5


def test_tables_beside_each_other_are_parted(papers: dict[str, Path], pages: tuple[ShownPage, ...]) -> None:
    text = outline(opened(papers["quy-che"].read_bytes()))
    assert "Kiểm tra" in text
    (page,) = [page for page in pages if any(line.text.startswith("Loại") for line in page.lines)]
    gap = page.line("Loại").top - page.line("Kiểm tra").bottom
    assert 0.5 < gap < 5
    assert page.lines[-1].text.endswith("./.")
