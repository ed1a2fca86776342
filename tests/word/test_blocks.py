"""Blocks: one file each, spliced where a template includes them."""

from __future__ import annotations

from pathlib import Path

import docx
import pytest

from generator.word.wordml import PARAGRAPH, SECTION, TABLE, W
from tests.word.documents import (
    codes,
    compile_in,
    open_document,
    paragraphs_of,
    render_in,
    replace_in,
    save,
    save_document,
)


def test_block_stands_where_it_is_included(tmp_path: Path) -> None:
    save(tmp_path / "blocks", "head", "UBND {{ unit }}", "-----")
    save(tmp_path, "a", "before", '{%p include "head" %}', "after")
    assert paragraphs_of(render_in(tmp_path, "a", {"unit": "x"})) == ["before", "UBND x", "-----", "after"]


def test_block_may_include_blocks_and_stand_more_than_once(tmp_path: Path) -> None:
    save(tmp_path / "blocks", "inner", "inner")
    save(tmp_path / "blocks", "outer", "[", "{%p include “inner” %}", "]")
    save(tmp_path, "a", "{%p include 'outer' %}", '{%p include "inner" %}')
    assert paragraphs_of(render_in(tmp_path, "a", {})) == ["[", "inner", "]", "inner"]


def test_block_sees_what_the_template_sets_before_it(tmp_path: Path) -> None:
    save(tmp_path / "blocks", "end", "- {{ first }};")
    save(tmp_path, "a", '{%p set first = "Như Điều " ~ number %}', '{%p include "end" %}')
    assert paragraphs_of(render_in(tmp_path, "a", {"number": 2})) == ["- Như Điều 2;"]


def test_include_split_into_runs_is_understood(tmp_path: Path) -> None:
    save(tmp_path / "blocks", "head", "x")
    document = docx.Document()
    paragraph = document.add_paragraph("{%p incl")
    paragraph.add_run('ude "head')
    paragraph.add_run('" %}')
    save_document(tmp_path, "a", document)
    assert paragraphs_of(render_in(tmp_path, "a", {})) == ["x"]


def test_block_brings_no_section_and_no_empty_paragraph_after_its_table(tmp_path: Path) -> None:
    block = docx.Document()
    block.add_table(1, 1).cell(0, 0).text = "x"
    block.add_paragraph()
    save_document(tmp_path / "blocks", "head", block)
    save(tmp_path, "a", '{%p include "head" %}', "after")
    body = open_document(render_in(tmp_path, "a", {})).element.body
    assert [child.tag for child in body] == [TABLE, PARAGRAPH, SECTION]


def test_block_in_a_cell(tmp_path: Path) -> None:
    save(tmp_path / "blocks", "sign", "TRƯỞNG BAN", "Nguyễn Văn Mẫu")
    document = docx.Document()
    document.add_table(1, 2).cell(0, 1).text = '{%p include "sign" %}'
    save_document(tmp_path, "a", document)
    cell = open_document(render_in(tmp_path, "a", {})).tables[0].cell(0, 1)
    assert [paragraph.text for paragraph in cell.paragraphs] == ["TRƯỞNG BAN", "Nguyễn Văn Mẫu"]


def test_block_that_ends_with_a_table_cannot_end_a_cell(tmp_path: Path) -> None:
    block = docx.Document()
    block.add_table(1, 1)
    save_document(tmp_path / "blocks", "head", block)
    document = docx.Document()
    document.add_table(1, 1).cell(0, 0).text = '{%p include "head" %}'
    save_document(tmp_path, "a", document)
    _template, found = compile_in(tmp_path, "a", {})
    assert codes(found) == ["block-ends-with-table"]


def test_fault_in_a_block_is_told_with_the_file_of_the_block(tmp_path: Path) -> None:
    path = save(tmp_path / "blocks", "head", "x", "{{ nmae }}")
    save(tmp_path, "a", '{%p include "head" %}')
    _template, found = compile_in(tmp_path, "a", {"name": ""})
    (one,) = found
    assert one.location is not None
    assert (one.location.file, one.location.place) == (path.as_posix(), "body, paragraph 2")


def test_loop_may_begin_before_a_block_and_end_after_it(tmp_path: Path) -> None:
    save(tmp_path / "blocks", "line", "{{ loop.index }}. {{ i }}")
    save(tmp_path, "a", "{%p for i in items %}", '{%p include "line" %}', "{%p endfor %}")
    assert paragraphs_of(render_in(tmp_path, "a", {"items": ["x", "y"]})) == ["1. x", "2. y"]


def test_unknown_block_is_reported_with_the_nearest(tmp_path: Path) -> None:
    save(tmp_path / "blocks", "letterhead", "x")
    save(tmp_path, "a", '{%p include "leterhead" %}')
    _template, found = compile_in(tmp_path, "a", {})
    (one,) = found
    assert one.code == "block-unknown"
    assert one.location is not None
    assert one.location.place == "body, paragraph 1"
    assert "letterhead" in (one.hint or "")


@pytest.mark.parametrize("name", ["../a", "/etc/passwd", "a/b", "a.docx"])
def test_name_that_is_no_block_is_refused(tmp_path: Path, name: str) -> None:
    save(tmp_path, "a", f'{{%p include "{name}" %}}')
    _template, found = compile_in(tmp_path, "a", {})
    assert codes(found) == ["include-not-alone"]


@pytest.mark.parametrize("chain", [("a",), ("a", "b"), ("a", "b", "c")])
def test_block_that_includes_itself_is_reported(tmp_path: Path, chain: tuple[str, ...]) -> None:
    for name, following in zip(chain, (*chain[1:], chain[0]), strict=True):
        save(tmp_path / "blocks", name, f'{{%p include "{following}" %}}')
    save(tmp_path, "t", '{%p include "a" %}')
    _template, found = compile_in(tmp_path, "t", {})
    (one,) = found
    assert one.code == "block-cycle"
    assert ": " + " → ".join((*chain, "a")) in one.message


def test_picture_or_header_of_a_block_is_reported(tmp_path: Path) -> None:
    save(tmp_path / "blocks", "head", "x")
    replace_in(
        tmp_path / "blocks" / "head.docx",
        "word/document.xml",
        "<w:t>x</w:t>",
        '<w:drawing><a:blip xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"'
        ' xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" r:embed="rId1"/>'
        "</w:drawing>",
    )
    save(tmp_path, "a", '{%p include "head" %}')
    _template, found = compile_in(tmp_path, "a", {})
    assert [(one.code, one.location.place) for one in found if one.location] == [
        ("block-needs-part", "body, paragraph 1")
    ]


def test_damaged_block_is_reported(tmp_path: Path) -> None:
    path = save(tmp_path / "blocks", "head", "x")
    path.write_bytes(b"PK damaged")
    save(tmp_path, "a", '{%p include "head" %}')
    _template, found = compile_in(tmp_path, "a", {})
    assert [(one.code, one.location.file) for one in found if one.location] == [("not-docx", path.as_posix())]


def test_style_of_a_block_follows_its_name_into_the_common_styles(tmp_path: Path) -> None:
    styles = docx.Document()
    styles.styles.add_style("Tên cơ quan", 1)
    save_document(tmp_path, "styles", styles)
    path = save(tmp_path / "blocks", "head", "x")
    replace_in(path, "word/document.xml", "<w:p>", '<w:p><w:pPr><w:pStyle w:val="other-id"/></w:pPr>')
    replace_in(
        path,
        "word/styles.xml",
        "</w:styles>",
        '<w:style w:type="paragraph" w:styleId="other-id"><w:name w:val="Tên cơ quan"/></w:style></w:styles>',
    )
    save(tmp_path, "a", '{%p include "head" %}')
    opened = open_document(render_in(tmp_path, "a", {}))
    assert opened.paragraphs[0].style.name == "Tên cơ quan"
    assert opened.element.body.find(f".//{W}pStyle").get(W + "val") != "other-id"
