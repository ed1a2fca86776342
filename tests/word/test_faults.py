"""Templates with faults: every one of them found in one run, each with its place and the text there."""

from __future__ import annotations

from pathlib import Path

import docx
import pytest

from generator.diagnostics import Diagnostics, Severity
from generator.word.template import TemplateLibrary
from tests.word.documents import (
    PROPERTIES,
    codes,
    compile_in,
    paragraphs_of,
    render_in,
    replace_in,
    save,
    save_document,
    shape_of,
)

DATA: dict[str, object] = {
    "name": "Mẫu",
    "number": 3,
    "missing": None,
    "committee": {"name": "Ban Chỉ đạo", "chair": {"person": "Nguyễn Văn Mẫu"}},
    "members": [{"name": "Trần Thị Ví Dụ", "areas": ["y tế"]}],
    "items": ["a", "b"],
}

FAULTS = {
    "print tag without end": (["x", "{{ name"], "tag-not-closed", "body, paragraph 2"),
    "statement without end": (["{% if name }}x"], "tag-not-closed", "body, paragraph 1"),
    "tag inside a tag": (["{{ name {{ name }}"], "tag-not-closed", "body, paragraph 1"),
    "end without beginning": (["name }}"], "tag-not-opened", "body, paragraph 1"),
    "empty tag": (["{{ }}"], "tag-syntax", "body, paragraph 1"),
    "two names": (["{{ name number }}"], "tag-syntax", "body, paragraph 1"),
    "open string": (["{{ items | join('; }}"], "tag-syntax", "body, paragraph 1"),
    "unknown sign": (["{{ name ? }}"], "tag-syntax", "body, paragraph 1"),
    "else if": (["{% if name %}a{% else if number %}b{% endif %}"], "tag-syntax", "body, paragraph 1"),
    "for without in": (["{% for m of members %}{% endfor %}"], "tag-syntax", "body, paragraph 1"),
    "thousand brackets": (
        ["{{ " + "(" * 2000 + "name" + ")" * 2000 + " }}"],
        "tag-syntax",
        "body, paragraph 1",
    ),
    "loop not closed": (["{%p for m in members %}", "{{ m.name }}"], "block-not-closed", "body, paragraph 1"),
    "condition not opened": (["x", "{%p endif %}"], "block-not-opened", "body, paragraph 2"),
    "else alone": (["{%p else %}"], "block-not-opened", "body, paragraph 1"),
    "crossed": (
        ["{% for m in members %}{% if name %}{% endfor %}{% endif %}"],
        "blocks-crossed",
        "body, paragraph 1",
    ),
    "inner condition not closed": (
        ["{% for m in members %}", "{% if name %}", "{% endfor %}"],
        "blocks-crossed",
        "body, paragraph 2",
    ),
    "letters differ": (["{%p if name %}", "a", "x{% endif %}"], "block-kinds-differ", "body, paragraph 3"),
    "text lost": (["a", "Kính gửi {%p if name %}", "{%p endif %}"], "tag-not-alone", "body, paragraph 2"),
    "two tags of a paragraph": (
        ["{%p if name %}{%p if number %}", "{%p endif %}", "{%p endif %}"],
        "tag-not-alone",
        "body, paragraph 1",
    ),
    "text lost by a comment": (["Kính gửi {#p note #}"], "tag-not-alone", "body, paragraph 1"),
    "blank before the letter": (["{% p if name %}", "{%p endif %}"], "tag-letter-apart", "body, paragraph 1"),
    "blank before the letter of a block": (['{% p include "a" %}'], "include-not-alone", "body, paragraph 1"),
    "sign inside a tag with a letter": (
        ["{%p if name == '5%' %}", "{%p endif %}"],
        "tag-signs-inside",
        "body, paragraph 1",
    ),
    "opened and closed in a paragraph": (
        ["{%p if name %}x{%p endif %}"],
        "block-in-one-place",
        "body, paragraph 1",
    ),
    "tag over two paragraphs": (["x {{ na", "me }} y"], "tag-over-paragraphs", "body, paragraph 1"),
    "row outside a table": (
        ["{%tr for m in members %}", "{%tr endfor %}"],
        "tag-outside-table",
        "body, paragraph 1",
    ),
    "merge outside a table": (
        ["{% for m in members %}{% vm %}{% endfor %}"],
        "tag-outside-table",
        "body, paragraph 1",
    ),
    "unknown name": (["x", "{{ nmae }}"], "field-unknown", "body, paragraph 2"),
    "unknown member": (["{{ committee.chair.pesron }}"], "field-unknown", "body, paragraph 1"),
    "member of a text": (["{{ name.upper }}"], "field-unknown", "body, paragraph 1"),
    "unknown name of a loop": (
        ["{% for m in members %}{{ m.nam }}{% endfor %}"],
        "field-unknown",
        "body, paragraph 1",
    ),
    "unknown name in the condition of a loop": (
        ["{% for m in members if m.nam %}{% endfor %}"],
        "field-unknown",
        "body, paragraph 1",
    ),
    "name after its loop": (
        ["{% for m in members %}{% endfor %}{{ m.name }}"],
        "loop-name-outside",
        "body, paragraph 1",
    ),
    "unknown name in a condition": (["{% if nmae %}{% endif %}"], "field-unknown", "body, paragraph 1"),
    "unknown name in an elif": (
        ["{% if name %}{% elif nmae %}{% endif %}"],
        "field-unknown",
        "body, paragraph 1",
    ),
    "unknown name in a filter": (["{{ items | join(sep) }}"], "field-unknown", "body, paragraph 1"),
    "unknown name in a set": (["{%p set x = nmae %}"], "field-unknown", "body, paragraph 1"),
    "set of a loop outside it": (
        ["{% for m in members %}{% set x = m.name %}{% endfor %}{{ x }}"],
        "loop-name-outside",
        "body, paragraph 1",
    ),
    "loop outside a loop": (["{{ loop.index }}"], "loop-name-outside", "body, paragraph 1"),
    "unknown member of loop": (
        ["{% for i in items %}{{ loop.indx }}{% endfor %}"],
        "field-unknown",
        "body, paragraph 1",
    ),
    "underscore": (["{{ committee.__class__ }}"], "name-hidden", "body, paragraph 1"),
    "inner name": (["{{ _rendering }}"], "name-hidden", "body, paragraph 1"),
    "whole object": (["{{ committee }}"], "not-printable", "body, paragraph 1"),
    "whole list": (["{{ items }}"], "not-printable", "body, paragraph 1"),
    "loop over a text": (["{% for i in name %}{% endfor %}"], "not-a-list", "body, paragraph 1"),
    "unknown filter": (["{{ name | uper }}"], "filter-unknown", "body, paragraph 1"),
    "filter of Jinja": (["{{ name | safe }}"], "filter-unknown", "body, paragraph 1"),
    "inner filter": (["{{ name | _runs }}"], "filter-unknown", "body, paragraph 1"),
    "filter arguments": (["{{ name | upper(1) }}"], "filter-arguments", "body, paragraph 1"),
    "text joined": (["{{ name | join }}"], "filter-misapplied", "body, paragraph 1"),
    "list in capitals": (["{{ items | upper }}"], "filter-misapplied", "body, paragraph 1"),
    "unknown test": (["{% if name is sameas(1) %}{% endif %}"], "test-unknown", "body, paragraph 1"),
    "call": (["{{ name() }}"], "expression-not-allowed", "body, paragraph 1"),
    "method": (["{{ name.upper() }}"], "expression-not-allowed", "body, paragraph 1"),
    "global function": (["{{ range(9) }}"], "expression-not-allowed", "body, paragraph 1"),
    "power": (["{{ 9 ** 999999999 }}"], "expression-not-allowed", "body, paragraph 1"),
    "key": (["{{ committee['name'] }}"], "expression-not-allowed", "body, paragraph 1"),
    "unpacking": (["{% for a, b in members %}{% endfor %}"], "expression-not-allowed", "body, paragraph 1"),
    "macro": (["{% macro a() %}"], "statement-not-allowed", "body, paragraph 1"),
    "import": (["{% import 'os' as os %}"], "statement-not-allowed", "body, paragraph 1"),
    "misspelt statement": (["{% fro m in members %}"], "statement-not-allowed", "body, paragraph 1"),
    "include with text": (['x {%p include "a" %}'], "include-not-alone", "body, paragraph 1"),
    "include without letter": (['{% include "a" %}'], "include-not-alone", "body, paragraph 1"),
    "drawing as text": (["{{ name | line_under(13) }}"], "drawing-and-text-mixed", "body, paragraph 1"),
    "text as drawing": (["{{r name }}"], "drawing-and-text-mixed", "body, paragraph 1"),
    "paragraphs from data": (["{{p name }}"], "drawing-and-text-mixed", "body, paragraph 1"),
}


@pytest.mark.parametrize(("paragraphs", "code", "place"), FAULTS.values(), ids=FAULTS.keys())
def test_fault_is_found_at_its_place(tmp_path: Path, paragraphs: list[str], code: str, place: str) -> None:
    path = save(tmp_path, "a", *paragraphs)
    template, found = compile_in(tmp_path, "a", DATA)
    assert template is None
    assert (code, place) in [(one.code, one.location.place) for one in found if one.location]
    assert {one.location.file for one in found if one.location} == {path.as_posix()}
    text = paragraphs[int(place.rsplit(" ", 1)[1]) - 1]
    assert any(text[:40].strip() in one.message for one in found if one.code == code)


# Faults that lead to no second message are the rule; these have one more, which is as true.
_WITH_ANOTHER = {
    "statement without end",
    "misspelt statement",
    "two tags of a paragraph",
    "tag inside a tag",
    "row outside a table",
}


@pytest.mark.parametrize("name", sorted(FAULTS.keys() - _WITH_ANOTHER))
def test_fault_is_told_once(tmp_path: Path, name: str) -> None:
    save(tmp_path, "a", *FAULTS[name][0])
    _template, found = compile_in(tmp_path, "a", DATA)
    assert codes(found) == [FAULTS[name][1]]


def test_all_faults_of_a_template_are_found_in_one_run(tmp_path: Path) -> None:
    together = [
        "{{ name",
        "{{ nmae }}",
        "{{ name | uper }}",
        "{{ committee.nam }}",
        "{{ name number }}",
        "Kính gửi {%p if name %}",
        "{%p endif %}",
        "{%p for m in members %}",
        "{{ m.nam }}",
    ]
    save(tmp_path, "a", *together)
    _template, found = compile_in(tmp_path, "a", DATA)
    assert sorted(codes(found)) == sorted(
        [
            "tag-not-closed",
            "field-unknown",
            "filter-unknown",
            "field-unknown",
            "tag-syntax",
            "tag-not-alone",
            "block-not-closed",
            "field-unknown",
        ]
    )


def test_nearest_name_is_proposed_with_its_path(tmp_path: Path) -> None:
    save(
        tmp_path,
        "a",
        "{{ committee.chair.pesron }}",
        "{{ comittee.name }}",
        "{% for m in members %}{{ m.nam }}{% endfor %}",
    )
    _template, found = compile_in(tmp_path, "a", DATA)
    hints = [one.hint or "" for one in found]
    assert [hint.rsplit(" ", 1)[1] for hint in hints] == ["committee.chair.person", "committee", "m.name"]


def test_places_in_tables_headers_and_nested_tables(tmp_path: Path) -> None:
    document = docx.Document()
    document.add_paragraph("x")
    document.add_table(1, 1)
    table = document.add_table(2, 3)
    table.cell(1, 2).text = "y"
    table.cell(1, 2).add_paragraph("{{ a }}")
    inner = table.cell(0, 0).add_table(1, 2)
    inner.cell(0, 1).text = "{{ b }}"
    document.add_paragraph("{{ c }}")
    section = document.sections[0]
    section.different_first_page_header_footer = True
    section.header.paragraphs[0].text = "{{ d }}"
    section.footer.paragraphs[0].text = "{{ e }}"
    save_document(tmp_path, "a", document)
    _template, found = compile_in(tmp_path, "a", {})
    assert [one.location.place for one in found if one.location] == [
        "body, table 2 row 1 cell 1, table 1 row 1 cell 2, paragraph 1",
        "body, table 2 row 2 cell 3, paragraph 2",
        "body, paragraph 2",
        "header 1, paragraph 1",
        "footer 1, paragraph 1",
    ]


def test_place_in_a_text_box_is_told_once_for_both_copies(tmp_path: Path) -> None:
    save(tmp_path, "a", "HERE")
    texts = "".join(f"<w:p><w:r><w:t>{text}</w:t></w:r></w:p>" for text in ("x", "{{ a }}"))
    box = f"<w:txbxContent>{texts}</w:txbxContent>"
    shape = "http://schemas.microsoft.com/office/word/2010/wordprocessingShape"
    both = (
        '<mc:AlternateContent xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006">'
        f'<mc:Choice xmlns:wps="{shape}" Requires="wps"><w:drawing>{box}</w:drawing></mc:Choice>'
        f"<mc:Fallback><w:pict>{box}</w:pict></mc:Fallback></mc:AlternateContent>"
    )
    replace_in(tmp_path / "a.docx", "word/document.xml", "<w:t>HERE</w:t>", both)
    _template, found = compile_in(tmp_path, "a", {})
    assert [one.location.place for one in found if one.location] == [
        "body, paragraph 1, text box 1, paragraph 2"
    ]


def _table(folder: Path, *rows: list[str]) -> Path:
    document = docx.Document()
    table = document.add_table(len(rows), len(rows[0]))
    for row, texts in zip(table.rows, rows, strict=True):
        for cell, text in zip(row.cells, texts, strict=True):
            cell.text = text
    return save_document(folder, "a", document)


def test_row_tag_that_would_swallow_text_of_its_row_is_reported(tmp_path: Path) -> None:
    _table(tmp_path, ["{%tr for i in items %}", "Họ tên"], ["{{ i }}", ""], ["{%tr endfor %}", ""])
    _template, found = compile_in(tmp_path, "a", DATA)
    assert [(one.code, one.location.place) for one in found if one.location] == [
        ("tag-not-alone", "body, table 1 row 1 cell 1, paragraph 1")
    ]


def test_loop_that_leaves_its_cell_is_reported_at_its_end(tmp_path: Path) -> None:
    _table(tmp_path, ["{% for i in items %}{{ i }}", "{% endfor %}"])
    _template, found = compile_in(tmp_path, "a", DATA)
    assert [(one.code, one.location.place) for one in found if one.location] == [
        ("block-leaves-place", "body, table 1 row 1 cell 2, paragraph 1")
    ]


def test_row_loop_that_ends_in_another_table_is_reported(tmp_path: Path) -> None:
    document = docx.Document()
    for text in ("{%tr for i in items %}", "{%tr endfor %}"):
        document.add_table(1, 1).cell(0, 0).text = text
        document.add_paragraph()
    save_document(tmp_path, "a", document)
    _template, found = compile_in(tmp_path, "a", DATA)
    assert [(one.code, one.location.place) for one in found if one.location] == [
        ("block-leaves-place", "body, table 2 row 1 cell 1, paragraph 1")
    ]


def test_condition_half_inside_a_link_would_damage_the_document(tmp_path: Path) -> None:
    save(tmp_path, "a", "{% if name %}HERE{% endif %}")
    replace_in(
        tmp_path / "a.docx",
        "word/document.xml",
        "HERE{% endif %}</w:t></w:r>",
        '</w:t></w:r><w:hyperlink w:anchor="a"><w:r><w:t>x{% endif %}</w:t></w:r></w:hyperlink>',
    )
    _template, found = compile_in(tmp_path, "a", DATA)
    assert [(one.code, one.location.place) for one in found if one.location] == [
        ("output-malformed", "body, paragraph 1")
    ]


def test_section_break_in_the_paragraph_of_a_tag_is_not_lost(tmp_path: Path) -> None:
    save(tmp_path, "a", "{%p if name %}", "{%p endif %}")
    replace_in(tmp_path / "a.docx", "word/document.xml", "<w:p><w:r>", "<w:p><w:pPr><w:sectPr/></w:pPr><w:r>")
    _template, found = compile_in(tmp_path, "a", DATA)
    assert codes(found) == ["tag-not-alone", "tag-not-alone"]


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("<w:t>x</w:t>", "<w:instrText>HYPERLINK {{ name }}</w:instrText>"),
        ("<w:r>", '<w:r><w:sym w:font="{{ name }}" w:char="F03A"/>'),
    ],
)
def test_tag_outside_text_is_reported(tmp_path: Path, old: str, new: str) -> None:
    save(tmp_path, "a", "x")
    replace_in(tmp_path / "a.docx", "word/document.xml", old, new)
    _template, found = compile_in(tmp_path, "a", DATA)
    assert codes(found) == ["tag-outside-text"]


def test_tag_outside_any_paragraph_is_reported_with_its_part(tmp_path: Path) -> None:
    save(tmp_path, "a")
    replace_in(tmp_path / "a.docx", "word/document.xml", "<w:cols ", '<w:cols w:x="{{ name }}" ')
    _template, found = compile_in(tmp_path, "a", DATA)
    assert [(one.code, one.location.place) for one in found if one.location] == [("tag-outside-text", "body")]


def test_fault_in_a_property_is_reported(tmp_path: Path) -> None:
    document = docx.Document()
    document.core_properties.keywords = "{{ nmae }} {% if name %}"
    save_document(tmp_path, "a", document)
    _template, found = compile_in(tmp_path, "a", DATA)
    assert [(one.code, one.location.place) for one in found if one.location] == [
        ("block-not-closed", "document properties"),
        ("field-unknown", "document properties"),
    ]


def _render(folder: Path, data: dict[str, object]) -> Diagnostics:
    found = Diagnostics()
    template = TemplateLibrary(folder).compile("a", shape_of(DATA), found)
    assert template is not None, list(map(str, found))
    assert template.render(data, PROPERTIES, found) is None
    assert all(one.severity is Severity.ERROR for one in found)
    return found


def test_every_missing_value_of_a_document_is_told_at_its_tag(tmp_path: Path) -> None:
    save(
        tmp_path,
        "a",
        "{{ name }}",
        "{{ missing }}",
        "{{ missing | upper }} {{ committee.name }}",
        "{%p for m in members %}",
        "{{ m.name }}",
        "{%p endfor %}",
    )
    found = _render(tmp_path, {**DATA, "committee": {}, "members": [{"name": None}, {"name": None}]})
    assert [(one.code, one.location.place) for one in found if one.location] == [
        ("value-missing", "body, paragraph 2"),
        ("value-missing", "body, paragraph 3"),
        ("value-missing", "body, paragraph 3"),
        ("value-missing", "body, paragraph 5"),
    ]


RUNTIME = {
    "undefined inside an object": ("{{ committee.chair.person }}", {"committee": {}}, "value-missing"),
    "undefined in a condition": ("{% if committee.name %}{% endif %}", {"committee": {}}, "value-missing"),
    "loop over nothing": ("{% for m in members %}{% endfor %}", {"members": None}, "value-missing"),
    "loop over a text": ("{% for m in members %}{% endfor %}", {"members": "abc"}, "value-not-list"),
    "object for a text": ("{{ name }}", {"name": {"a": 1}}, "value-not-text"),
    "truth for a text": ("{{ name }}", {"name": True}, "value-not-text"),
    "fraction for a text": ("{{ name }}", {"name": 1.5}, "value-not-text"),
    "number for a filter of texts": ("{{ name | upper }}", {"name": 3}, "tag-failed"),
    "text and number compared": ("{% if name < number %}{% endif %}", {}, "tag-failed"),
}


@pytest.mark.parametrize(("text", "data", "code"), RUNTIME.values(), ids=RUNTIME.keys())
def test_value_that_does_not_fit_is_reported_at_its_tag(
    tmp_path: Path, text: str, data: dict[str, object], code: str
) -> None:
    save(tmp_path, "a", "x", text)
    found = _render(tmp_path, {**DATA, **data})
    (one,) = found
    assert one.code == code
    assert one.location is not None
    assert one.location.place == "body, paragraph 2"
    assert text.split("%}", maxsplit=1)[0] in one.message


def test_numbers_are_printed_and_conditions_see_missing_values(tmp_path: Path) -> None:
    save(
        tmp_path, "a", "{{ number }}{% if missing is none %} none{% endif %}{% if missing %} some{% endif %}"
    )
    assert paragraphs_of(render_in(tmp_path, "a", DATA)) == ["3 none"]
