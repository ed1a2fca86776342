"""The preparation of XML: docxtpl's own, its tags numbered, its output proved well-formed."""

from __future__ import annotations

import pytest

from generator.word.dialect import Surroundings, clean_tag, mark, prepare, unmark

OPEN = "<w:body><w:p><w:r><w:t>"
CLOSE = "</w:t></w:r></w:p></w:body>"


def numbered(text: str, *tags: str) -> str:
    for number, tag in enumerate(tags):
        text = text.replace(tag, mark(tag, number), 1)
    return text


def test_every_tag_has_a_line_of_its_own_and_keeps_its_number() -> None:
    tags = ("{{ a }}", "{% if b %}", "{{ c }}", "{% endif %}")
    source = prepare(numbered(OPEN + " and ".join(tags) + CLOSE, *tags))
    assert [line.number for line in source.lines] == [0, 1, 2, 3]
    for number, tag in enumerate(tags):
        assert source.text.split("\n")[number + 1].startswith(tag[:4])
    assert source.broken == ()


def test_tags_of_a_whole_paragraph_or_row_keep_their_number() -> None:
    xml = (
        "<w:body><w:p><w:r><w:t>{%p if a %}</w:t></w:r></w:p><w:tbl>"
        "<w:tr><w:tc><w:p><w:r><w:t>{%tr for b in c %}</w:t></w:r></w:p></w:tc></w:tr>"
        "<w:tr><w:tc><w:p><w:r><w:t>{{ b }}</w:t></w:r></w:p></w:tc></w:tr>"
        "<w:tr><w:tc><w:p><w:r><w:t>{%tr endfor %}</w:t></w:r></w:p></w:tc></w:tr>"
        "</w:tbl><w:p><w:r><w:t>{%p endif %}</w:t></w:r></w:p></w:body>"
    )
    tags = ("{%p if a %}", "{%tr for b in c %}", "{{ b }}", "{%tr endfor %}", "{%p endif %}")
    source = prepare(numbered(xml, *tags))
    assert [line.number for line in source.lines] == [0, 1, 2, 3, 4]
    assert source.broken == ()
    assert source.text.count("<w:tr>") == 1
    assert source.text.count("<w:p>") == 1


def test_surroundings_of_a_tag_are_known() -> None:
    xml = (
        "<w:tbl><w:tr><w:tc><w:tcPr></w:tcPr><w:p><w:r><w:t>{% cellbg colour %}{{ text }}</w:t></w:r>"
        "<w:r><w:t>{{r drawing }}</w:t></w:r></w:p></w:tc></w:tr></w:tbl>"
    )
    tags = ("{% cellbg colour %}", "{{ text }}", "{{r drawing }}")
    source = prepare(numbered(xml, *tags))
    assert {line.number: line.surroundings for line in source.lines} == {
        0: Surroundings.PLAIN,
        1: Surroundings.TEXT,
        2: Surroundings.RUNS,
    }


@pytest.mark.parametrize(
    "inside",
    [
        "{% if a %}b</w:t></w:r></w:p>{% endif %}",
        "{% for a in b %}c</w:t></w:r></w:p><w:p>{% endfor %}",
        "{% if a %}b{% else %}</w:t></w:r><w:r>{% endif %}<w:t>",
    ],
)
def test_branch_that_would_break_the_xml_is_found(inside: str) -> None:
    tags = tuple(part for part in ("{% if a %}", "{% for a in b %}", "{% else %}") if part in inside)
    assert prepare(numbered(OPEN + inside + CLOSE, *tags)).broken != ()


def test_branch_over_paragraphs_that_keeps_the_xml_whole_is_accepted() -> None:
    inside = "{% for a in b %}c</w:t></w:r></w:p><w:p><w:r><w:t>{% endfor %}"
    assert prepare(OPEN + inside + CLOSE).broken == ()


def test_tag_inside_is_cleaned_as_docxtpl_does() -> None:
    assert clean_tag(" a | join(“; ”) ") == 'a | join("; ")'
    assert clean_tag("a < b & c") == "a < b & c"


def test_marks_can_be_taken_out_again() -> None:
    assert unmark(mark("{%- if a -%}", 12)) == "{%- if a -%}".replace(" -%}", "  -%}")
    assert mark("{% vm %}", 3) == "{% vm %}"
