"""Templates rendered: text in is text out, in every part, the same bytes every time."""

from __future__ import annotations

import datetime
import io
import unicodedata
import zipfile
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import docx
import pytest
from docx.shared import Pt
from docxtpl import DocxTemplate
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree

from generator.diagnostics import Diagnostics
from generator.word.properties import DocumentProperties
from generator.word.template import CompiledTemplate, TemplateLibrary
from generator.word.wordml import PARAGRAPH, RUN, TEXT, W
from tests.word.documents import (
    PROPERTIES,
    compile_in,
    open_document,
    paragraphs_of,
    render_in,
    replace_in,
    rewrite,
    save,
    save_document,
    shape_of,
)

_SPACE = "{http://www.w3.org/XML/1998/namespace}space"
# Everything that XML can hold and a person can read: no controls, surrogates or noncharacters.
_TEXT = st.lists(
    st.characters(codec="utf-8", exclude_categories=("Cc", "Cs", "Cn"))
    | st.sampled_from(list("<>&\"'{}%#\n\t -—_ \u0301\u0323"))
    | st.sampled_from(["{{", "}}", "{%", "%}", "{_{", "}_}", "{_%", "{#", "]]>", "<!--", "&amp;", "\\n"])
).map("".join)


@pytest.fixture(scope="module")
def plain(tmp_path_factory: pytest.TempPathFactory) -> CompiledTemplate:
    folder = tmp_path_factory.mktemp("plain")
    document = docx.Document()
    document.add_paragraph("[{{ text }}]")
    document.add_paragraph("{{ text }}")
    document.sections[0].header.paragraphs[0].text = "{{ text }}"
    save_document(folder, "plain", document)
    template, found = compile_in(folder, "plain", {"text": ""})
    assert template is not None, list(map(str, found))
    return template


@settings(max_examples=300)
@given(text=_TEXT)
def test_text_in_is_text_out(plain: CompiledTemplate, text: str) -> None:
    found = Diagnostics()
    content = plain.render({"text": text}, PROPERTIES, found)
    assert content is not None, list(map(str, found))
    expected = unicodedata.normalize("NFC", text)
    opened = open_document(content)
    assert [paragraph.text for paragraph in opened.paragraphs] == [f"[{expected}]", expected]
    assert opened.sections[0].header.paragraphs[0].text == expected


@given(
    text=st.text(
        st.sampled_from(
            ["\x00", "\x07", "\x0b", "\r", "\x7f", "\x85", "\ud800", "\udfff", "\ufdd0", "\uffff"]
        ),
        min_size=1,
    )
)
def test_characters_that_word_cannot_hold_are_refused(plain: CompiledTemplate, text: str) -> None:
    found = Diagnostics()
    assert plain.render({"text": f"a{text}b"}, PROPERTIES, found) is None
    assert {one.code for one in found} == {"value-character"}
    places = [one.location.place for one in found if one.location]
    assert places == ["body, paragraph 1", "body, paragraph 2", "header 1, paragraph 1"]
    assert all(f"U+{ord(character):04X}" in one.message for one in found for character in text)
    assert all("{{ text }}" in one.message for one in found)


def test_line_feed_and_tab_become_those_of_word(tmp_path: Path) -> None:
    save(tmp_path, "a", "{{ text }}")
    body = open_document(render_in(tmp_path, "a", {"text": "một\nhai\tba"})).element.body
    assert [child.tag.removeprefix(W) for child in next(body.iter(RUN))] == ["t", "br", "t", "tab", "t"]


def test_blanks_at_the_ends_and_in_the_middle_survive(tmp_path: Path) -> None:
    save(tmp_path, "a", "  Số:{{ number }}/QĐ-BCĐ  ")
    content = render_in(tmp_path, "a", {"number": "      "})
    assert paragraphs_of(content) == ["  Số:      /QĐ-BCĐ  "]
    texts = list(open_document(content).element.body.iter(TEXT))
    assert all(text.get(_SPACE) == "preserve" for text in texts)


def test_signs_of_the_dialect_are_written_in_templates_with_underscores(tmp_path: Path) -> None:
    save(tmp_path, "a", "{_{ {{ text }} }_} {_% %_}")
    assert paragraphs_of(render_in(tmp_path, "a", {"text": "{_{"})) == ["{{ {_{ }} {% %}"]


def test_split_tag_is_joined_and_the_runs_around_keep_their_format(tmp_path: Path) -> None:
    document = docx.Document()
    paragraph = document.add_paragraph("Kính gửi: {{ na")
    paragraph.add_run("me | up").italic = True
    paragraph.add_run("per }} và {{ other }}").bold = True
    save_document(tmp_path, "a", document)
    opened = open_document(render_in(tmp_path, "a", {"name": "a", "other": "b"}))
    assert all(text.get(_SPACE) == "preserve" for text in opened.element.body.iter(TEXT))
    assert [(run.text, run.bold) for run in opened.paragraphs[0].runs if run.text] == [
        ("Kính gửi: A", None),
        (" và b", True),
    ]


@pytest.mark.parametrize("pieces", [1, 2, 3, 5])
def test_tag_split_into_single_characters_is_joined(tmp_path: Path, pieces: int) -> None:
    document = docx.Document()
    paragraph = document.add_paragraph()
    text = "a{% if x %}b{{ y }}c{% endif %}d"
    for start in range(0, len(text), pieces):
        paragraph.add_run(text[start : start + pieces])
    save_document(tmp_path, "a", document)
    assert paragraphs_of(render_in(tmp_path, "a", {"x": True, "y": "Y"})) == ["abYcd"]


def test_smart_quotes_in_tags_are_straightened(tmp_path: Path) -> None:
    save(tmp_path, "a", "{{ names | join(“; ”) }}{% if name == ‘a’ %}!{% endif %}")
    assert paragraphs_of(render_in(tmp_path, "a", {"names": ["x", "y"], "name": "a"})) == ["x; y!"]


def test_loops_over_paragraphs_rows_and_runs(tmp_path: Path) -> None:
    document = docx.Document()
    for text in ("{%p for m in members %}", "{{ loop.index }}. {{ m.name }}", "{%p endfor %}"):
        document.add_paragraph(text)
    document.add_paragraph(
        "{% for m in members %}{{ m.name }}{% if not loop.last %}; {% endif %}{% endfor %}."
    )
    table = document.add_table(4, 2)
    for row, text in enumerate(("Họ tên", "{%tr for m in members %}", "{{ m.name }}", "{%tr endfor %}")):
        table.cell(row, 0).text = text
    save_document(tmp_path, "a", document)
    content = render_in(tmp_path, "a", {"members": [{"name": "Nguyễn Văn Mẫu"}, {"name": "Trần Thị Ví Dụ"}]})
    assert paragraphs_of(content) == [
        "1. Nguyễn Văn Mẫu",
        "2. Trần Thị Ví Dụ",
        "Nguyễn Văn Mẫu; Trần Thị Ví Dụ.",
    ]
    cells = [row.cells[0].text for row in open_document(content).tables[0].rows]
    assert cells == ["Họ tên", "Nguyễn Văn Mẫu", "Trần Thị Ví Dụ"]


def test_text_boxes_and_notes_are_rendered(tmp_path: Path) -> None:
    save(tmp_path, "a", "{{ name }}", "HERE")
    box = (
        '<w:pict xmlns:v="urn:schemas-microsoft-com:vml"><v:shape id="s"><v:textbox><w:txbxContent><w:p><w:r>'
        "<w:t>box {{ name }}</w:t></w:r></w:p></w:txbxContent></v:textbox></v:shape></w:pict>"
    )
    replace_in(tmp_path / "a.docx", "word/document.xml", "<w:t>HERE</w:t>", box)
    _add_footnotes(tmp_path / "a.docx", "note {{ name }}")
    content = render_in(tmp_path, "a", {"name": "Mẫu"})
    body = open_document(content).element.body
    assert [text.text for text in body.iter(TEXT)] == ["Mẫu", "box Mẫu"]
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        assert "note Mẫu" in archive.read("word/footnotes.xml").decode()


def _add_footnotes(path: Path, text: str) -> None:
    def change(name: str, content: bytes) -> bytes:
        if name == "[Content_Types].xml":
            override = (
                b'<Override PartName="/word/footnotes.xml" ContentType="application/vnd.openxmlformats-'
                b'officedocument.wordprocessingml.footnotes+xml"/></Types>'
            )
            return content.replace(b"</Types>", override)
        if name == "word/_rels/document.xml.rels":
            link = (
                b'<Relationship Id="rIdNotes" Type="http://schemas.openxmlformats.org/officeDocument/2006/'
                b'relationships/footnotes" Target="footnotes.xml"/></Relationships>'
            )
            return content.replace(b"</Relationships>", link)
        return content

    notes = (
        f'<w:footnotes xmlns:w="{W[1:-1]}"><w:footnote w:id="1"><w:p><w:r><w:t>{text}</w:t></w:r></w:p>'
        "</w:footnote></w:footnotes>"
    )
    rewrite(path, change, {"word/footnotes.xml": notes.encode()})


def test_same_fields_give_the_same_bytes_in_every_library(tmp_path: Path) -> None:
    save(tmp_path, "a", "{{ name }}", "{{r name | line_under(13) }}")
    data = {"name": "Nguyễn Văn Mẫu"}
    assert render_in(tmp_path, "a", data) == render_in(tmp_path, "a", data)


def test_no_document_sees_the_data_of_another(tmp_path: Path) -> None:
    save(tmp_path, "a", "{%p set greeting = 'Kính gửi ' ~ name %}", "{{ greeting }}")
    template, _found = compile_in(tmp_path, "a", {"name": ""})
    assert template is not None
    for name in ("A", "B", "A"):
        content = template.render({"name": name}, PROPERTIES, Diagnostics())
        assert content is not None
        assert paragraphs_of(content) == [f"Kính gửi {name}"]


def test_file_is_a_clean_zip_in_fixed_order(tmp_path: Path) -> None:
    save(tmp_path, "a", "{{ name }}")
    with zipfile.ZipFile(io.BytesIO(render_in(tmp_path, "a", {"name": "x"}))) as archive:
        assert archive.testzip() is None
        names = archive.namelist()
        assert names[:2] == ["[Content_Types].xml", "_rels/.rels"]
        assert {info.date_time for info in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        for name in names:
            if name.endswith((".xml", ".rels")):
                etree.fromstring(archive.read(name))


def test_properties_are_those_of_the_document(tmp_path: Path) -> None:
    document = docx.Document()
    document.add_paragraph("x")
    document.core_properties.author = "người làm mẫu"
    document.core_properties.keywords = "{{ name }} & khác"
    save_document(tmp_path, "a", document)
    template, found = compile_in(tmp_path, "a", {"name": ""})
    assert template is not None
    properties = DocumentProperties("Giấy mời <1>", datetime.date(2026, 3, 20), subject="họp", creator="Sở A")
    content = template.render({"name": "Mẫu"}, properties, found)
    assert content is not None
    core = open_document(content).core_properties
    assert (core.title, core.subject, core.author) == ("Giấy mời <1>", "họp", "Sở A")
    assert core.keywords == "Mẫu & khác"
    assert core.created.date() == core.modified.date() == datetime.date(2026, 3, 20)


def test_fields_may_be_objects_and_tuples(tmp_path: Path) -> None:
    @dataclass(frozen=True)
    class Member:
        name: str
        items: tuple[str, ...]

    save(tmp_path, "a", "{{ m.name }}: {{ m.items | join }}, {{ m.items | length }}, {{ m.items[0] }}")
    template, found = compile_in(tmp_path, "a", {"m": {"name": "", "items": [""]}})
    assert template is not None, list(map(str, found))
    content = template.render({"m": Member("Mẫu", ("a", "b"))}, PROPERTIES, found)
    assert content is not None
    assert paragraphs_of(content) == ["Mẫu: a, b, 2, a"]


def test_filters_of_the_caller_are_used_and_never_see_a_missing_value(tmp_path: Path) -> None:
    save(tmp_path, "a", "{{ name | shout(2) }}")
    library = TemplateLibrary(tmp_path, {"shout": lambda text, times: text + "!" * times})
    found = Diagnostics()
    template = library.compile("a", shape_of({"name": ""}), found)
    assert template is not None
    content = template.render({"name": "a"}, PROPERTIES, found)
    assert content is not None
    assert paragraphs_of(content) == ["a!!"]
    assert template.render({"name": None}, PROPERTIES, found) is None
    assert [one.code for one in found] == ["value-missing"]


def test_template_is_compiled_once_and_its_faults_told_every_time(tmp_path: Path) -> None:
    save(tmp_path, "good", "{{ name }}")
    save(tmp_path, "bad", "{{ nane }}")
    library, shape = TemplateLibrary(tmp_path), shape_of({"name": ""})
    assert library.compile("good", shape, Diagnostics()) is library.compile("good.docx", shape, Diagnostics())
    for _time in range(2):
        found = Diagnostics()
        assert library.compile("bad", shape, found) is None
        assert [one.code for one in found] == ["field-unknown"]


def test_missing_template_is_reported_with_the_nearest(tmp_path: Path) -> None:
    save(tmp_path, "quyet-dinh", "x")
    found = Diagnostics()
    assert TemplateLibrary(tmp_path).compile("quyet-dnh", shape_of({}), found) is None
    (one,) = found
    assert one.code == "template-missing"
    assert "quyet-dinh" in (one.hint or "")


@pytest.mark.parametrize("name", ["../x", "blocks/x", "styles", "/etc/passwd", ""])
def test_template_outside_the_folder_is_missing(tmp_path: Path, name: str) -> None:
    save(tmp_path, "a", "x")
    save(tmp_path / "blocks", "x", "x")
    save(tmp_path, "styles", "x")
    found = Diagnostics()
    assert TemplateLibrary(tmp_path).compile(name, shape_of({}), found) is None
    assert [one.code for one in found] == ["template-missing"]


def test_drawings_are_numbered_without_repetition(tmp_path: Path) -> None:
    save(
        tmp_path,
        "a",
        "{{r a | line_under(13) }}",
        "{%p for b in bs %}",
        "{{r b | line_under(13) }}",
        "{%p endfor %}",
    )
    body = open_document(render_in(tmp_path, "a", {"a": "x", "bs": ["y", "z"]})).element.body
    numbers = [element.get("id") for element in body.iter("{*}docPr")]
    assert numbers == ["1", "2", "3"]


def test_pictures_of_a_template_are_numbered_anew_in_loops_and_headers(tmp_path: Path) -> None:
    document = docx.Document()
    for text in ("{%p for i in items %}", "{{ i }} HERE", "{%p endfor %}"):
        document.add_paragraph(text)
    document.sections[0].header.paragraphs[0].text = "HERE"
    path = save_document(tmp_path, "a", document)
    drawing = (
        '<w:drawing xmlns:d="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing">'
        '<d:docPr id="5" name="x"/></w:drawing>'
    ).replace("d:", "wp:")
    replace_in(path, "word/document.xml", "HERE</w:t>", f"</w:t>{drawing}")
    replace_in(path, "word/header1.xml", "<w:t>HERE</w:t>", drawing)
    opened = open_document(render_in(tmp_path, "a", {"items": ["x", "y"]}))
    header = opened.sections[0].header._element
    numbers = [part.get("id") for root in (header, opened.element.body) for part in root.iter("{*}docPr")]
    assert numbers == ["1", "2", "3"]


def test_template_is_checked_again_for_other_fields(tmp_path: Path) -> None:
    save(tmp_path, "a", "{{ name }}")
    library = TemplateLibrary(tmp_path)
    assert library.compile("a", shape_of({"name": ""}), Diagnostics()) is not None
    assert library.compile("a", shape_of({"title": ""}), Diagnostics()) is None


def test_traces_of_editing_are_left_out(tmp_path: Path) -> None:
    save(tmp_path, "a", "{{ name }}")
    traces = (
        '<w:p w:rsidR="00A1"><w:proofErr w:type="spellStart"/><w:bookmarkStart w:id="0" w:name="_GoBack"/>'
        '<w:bookmarkEnd w:id="0"/>'
    )
    replace_in(tmp_path / "a.docx", "word/document.xml", "<w:p>", traces)
    paragraph = next(open_document(render_in(tmp_path, "a", {"name": "x"})).element.body.iter(PARAGRAPH))
    assert [child.tag for child in paragraph] == [RUN]
    assert not paragraph.attrib


CONSTRUCTS = {
    "plain": ["{{ a }} và {{ b }}"],
    "merge with the paragraph before": ["một", "{%- if a %} hai{% endif %}"],
    "merge with the paragraph after": ["{% if a -%}", "hai {% endif %}"],
    "comments": ["x{# note #}y", "{#p note #}", "z"],
    "runs": ["a {%r if a %}b{%r endif %} c"],
    "paragraphs": ["{%p if a %}", "yes", "{%p else %}", "no", "{%p endif %}"],
    "over paragraphs": ["{% for i in items %}{{ i }}", "{% endfor %}."],
    "no-break space in a tag": ["{{\u00a0a\u00a0}}"],
}


@pytest.mark.parametrize("paragraphs", CONSTRUCTS.values(), ids=CONSTRUCTS.keys())
def test_dialect_gives_the_text_that_docxtpl_gives(tmp_path: Path, paragraphs: list[str]) -> None:
    path = save(tmp_path, "a", *paragraphs)
    data = {"a": "A & B", "b": "<b>", "items": ["x", "y"]}
    assert paragraphs_of(render_in(tmp_path, "a", data)) == paragraphs_of(_with_docxtpl(path, data))


@pytest.mark.parametrize(
    "cells",
    [
        ["{%tc for i in items %}", "{{ i }}", "{%tc endfor %}"],
        ["{% colspan count %}{{ a }}", "b", "c"],
        ["{% cellbg colour %}{{ a }}", "b", "c"],
        ["{%tc for i in items %}", "{% hm %}{{ a }}", "{%tc endfor %}"],
    ],
)
def test_cells_come_out_as_docxtpl_makes_them(tmp_path: Path, cells: list[str]) -> None:
    document = docx.Document()
    table = document.add_table(1, 3)
    for cell, text in zip(table.rows[0].cells, cells, strict=True):
        cell.text = text
    path = save_document(tmp_path, "a", document)
    data = {"a": "A", "items": ["x", "y", "z", "t"], "count": 2, "colour": "FF0000"}
    ours, theirs = render_in(tmp_path, "a", data), _with_docxtpl(path, data)
    assert _table(ours) == _table(theirs)


def test_merged_rows_come_out_as_docxtpl_makes_them(tmp_path: Path) -> None:
    document = docx.Document()
    table = document.add_table(3, 2)
    for row, texts in enumerate(
        (("{%tr for i in items %}", ""), ("{% vm %}{{ a }}", "{{ i }}"), ("{%tr endfor %}", ""))
    ):
        for column, text in enumerate(texts):
            table.cell(row, column).text = text
    path = save_document(tmp_path, "a", document)
    data = {"a": "A", "items": ["x", "y", "z"]}
    assert _table(render_in(tmp_path, "a", data)) == _table(_with_docxtpl(path, data))


def _with_docxtpl(path: Path, data: dict[str, Any]) -> bytes:
    template = DocxTemplate(path)
    template.render(data, autoescape=True)
    written = io.BytesIO()
    template.save(written)
    return written.getvalue()


def _table(content: bytes) -> list[object]:
    """The elements of the first table with their attributes, and its texts; empty runs left out."""
    table = open_document(content).tables[0]._tbl
    return [
        (element.tag, element.text if element.tag == TEXT else sorted(element.attrib.values()))
        for element in table.iter()
        if element.tag != RUN and (element.tag != TEXT or element.text)
    ]


def test_run_tag_leaves_the_format_of_the_text_around_it(tmp_path: Path) -> None:
    document = docx.Document()
    run = document.add_paragraph().add_run("a {%r if x %}b{%r endif %} c")
    run.font.size, run.bold = Pt(13), True
    save_document(tmp_path, "a", document)
    runs = [
        one for one in open_document(render_in(tmp_path, "a", {"x": True})).paragraphs[0].runs if one.text
    ]
    assert [(one.text, one.bold) for one in runs] == [("a ", True), ("b", True), (" c", True)]


def test_long_tags_are_as_good_as_short_ones(tmp_path: Path) -> None:
    always = " or ".join(["name"] * 50)
    save(tmp_path, "a", f"{{%p if {always} %}}", "{# " + "note " * 50 + "#}x", "{%p endif %}")
    assert paragraphs_of(render_in(tmp_path, "a", {"name": "a"})) == ["x"]
