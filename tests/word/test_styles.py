"""Styles stand once: every output has those of styles.docx."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import docx
from docx.enum.style import WD_STYLE_TYPE

from generator.diagnostics import Diagnostics
from generator.word.template import TemplateLibrary
from tests.word.documents import (
    codes,
    compile_in,
    open_document,
    render_in,
    replace_in,
    rewrite,
    save,
    save_document,
    shape_of,
)


def _styles(folder: Path, *names: str) -> Path:
    document = docx.Document()
    for name in names:
        document.styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH)
    return save_document(folder, "styles", document)


def test_styles_settings_and_theme_are_those_of_the_common_file(tmp_path: Path) -> None:
    _styles(tmp_path, "Khoản")
    save(tmp_path, "a", "x")
    content = render_in(tmp_path, "a", {})
    with (
        zipfile.ZipFile(io.BytesIO(content)) as archive,
        zipfile.ZipFile(tmp_path / "styles.docx") as styles,
    ):
        for part in ("word/styles.xml", "word/theme/theme1.xml", "word/fontTable.xml", "word/numbering.xml"):
            assert archive.read(part) == styles.read(part)
    assert "Khoản" in [style.name for style in open_document(content).styles]


def test_without_a_common_file_the_template_keeps_its_own(tmp_path: Path) -> None:
    document = docx.Document()
    document.add_paragraph("x", style=document.styles.add_style("Riêng", WD_STYLE_TYPE.PARAGRAPH))
    save_document(tmp_path, "a", document)
    assert open_document(render_in(tmp_path, "a", {})).paragraphs[0].style.name == "Riêng"


def test_style_that_is_not_in_the_common_file_is_reported_with_the_nearest(tmp_path: Path) -> None:
    _styles(tmp_path, "Nội dung điều")
    document = docx.Document()
    document.add_paragraph("x")
    document.add_paragraph("y", style=document.styles.add_style("Nội dung đieu", WD_STYLE_TYPE.PARAGRAPH))
    save_document(tmp_path, "a", document)
    _template, found = compile_in(tmp_path, "a", {})
    (one,) = found
    assert one.code == "style-missing"
    assert one.location is not None
    assert one.location.place == "body, paragraph 2"
    assert "Nội dung điều" in (one.hint or "")


def test_table_style_that_is_not_in_the_common_file_is_reported_at_the_table(tmp_path: Path) -> None:
    _styles(tmp_path)
    document = docx.Document()
    table = document.add_table(1, 1, style=document.styles.add_style("Bảng riêng", WD_STYLE_TYPE.TABLE))
    table.cell(0, 0).text = "x"
    save_document(tmp_path, "a", document)
    _template, found = compile_in(tmp_path, "a", {})
    assert [(one.code, one.location.place) for one in found if one.location] == [
        ("style-missing", "body, table 1 row 1 cell 1, paragraph 1")
    ]


def test_list_that_is_not_in_the_common_file_is_reported(tmp_path: Path) -> None:
    _styles(tmp_path)
    save(tmp_path, "a", "x")
    replace_in(
        tmp_path / "a.docx",
        "word/document.xml",
        "<w:p>",
        '<w:p><w:pPr><w:numPr><w:ilvl w:val="0"/><w:numId w:val="99"/></w:numPr></w:pPr>',
    )
    _template, found = compile_in(tmp_path, "a", {})
    assert [(one.code, one.location.place) for one in found if one.location] == [
        ("numbering-missing", "body, paragraph 1")
    ]


def test_settings_name_no_notes_that_the_document_lacks(tmp_path: Path) -> None:
    _styles(tmp_path)
    replace_in(
        tmp_path / "styles.docx",
        "word/settings.xml",
        "</w:settings>",
        '<w:footnotePr><w:footnote w:id="-1"/></w:footnotePr></w:settings>',
    )
    save(tmp_path, "a", "x")
    with zipfile.ZipFile(io.BytesIO(render_in(tmp_path, "a", {}))) as archive:
        assert b"footnotePr" not in archive.read("word/settings.xml")


def test_damaged_common_file_is_reported_for_every_template(tmp_path: Path) -> None:
    path = _styles(tmp_path)
    rewrite(path, lambda name, content: b"<broken" if name == "word/styles.xml" else content)
    for name in ("a", "b"):
        save(tmp_path, name, "x")
        _template, found = compile_in(tmp_path, name, {})
        assert [(one.code, one.location.file) for one in found if one.location] == [
            ("xml-damaged", path.as_posix())
        ]


def test_attached_template_of_the_common_file_is_reported(tmp_path: Path) -> None:
    path = _styles(tmp_path)
    link = (
        b'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
        b'<Relationship Id="r" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/attachedTemplate"'
        b' Target="file:///C:/evil.dotm" TargetMode="External"/></Relationships>'
    )
    rewrite(path, lambda _name, content: content, {"word/_rels/settings.xml.rels": link})
    save(tmp_path, "a", "x")
    _template, found = compile_in(tmp_path, "a", {})
    assert codes(found) == ["attached-template"]


def test_damaged_styles_hide_no_fault_of_a_template(tmp_path: Path) -> None:
    _styles(tmp_path, "Khoản")
    save(tmp_path, "a", "{{ nmae }}")
    save(tmp_path, "b", "x")
    (tmp_path / "styles.docx").write_bytes(b"PK\x03\x04 damaged")
    library, found = TemplateLibrary(tmp_path), Diagnostics()
    assert library.compile("a", shape_of({"name": "Mẫu"}), found) is None
    assert codes(found) == ["not-docx", "field-unknown"]
    again = Diagnostics()
    assert library.compile("b", shape_of({}), again) is None
    assert codes(again) == ["not-docx"]
