"""Stencils: filled with values they are, byte for byte, what rendering makes of the values themselves."""

from __future__ import annotations

import pickle
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from types import MappingProxyType
from typing import Any

import docx
import pytest
from docx.oxml.ns import qn
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from generator.diagnostics import Diagnostics
from generator.word.properties import DocumentProperties
from generator.word.stencil import OpenPart, Stencil, mark
from generator.word.template import CompiledTemplate, TemplateLibrary
from tests.word.documents import (
    PROPERTIES,
    codes,
    open_document,
    paragraphs_of,
    save,
    save_document,
    shape_of,
)

_AWKWARD = st.sampled_from(
    ("Mường Tè", "Ia R'Pôn", "A & B", "<w:p/>", "Đ", 'Bản "Mới"', "ĐẮK LẮK", "đảo", "1", "{{ x }}", "a\tb\nc")
) | st.sampled_from(
    ("Ủy ban nhân dân xã Nguyễn Thị Minh Khai của tỉnh Bà Rịa - Vũng Tàu", "Ho\u0323a\u0300 Bi\u0300nh")
)
_VALUE = _AWKWARD | st.text(
    st.characters(codec="utf-8", exclude_categories=("Cc", "Cs", "Cn", "Co", "Zl", "Zp", "Cf"))
    | st.sampled_from("&<>'\" \n\t\u0301\u0323"),
    min_size=1,
)
_DATA: Mapping[str, object] = {
    "name": f"Ban Chỉ đạo xã {mark(0)}",
    "place": mark(0),
    "person": mark(1),
    "fixed": "Quyết định",
    "count": 3,
    "people": (f"ông {mark(1)}", "bà Trần Thị Ví Dụ", mark(1)),
    "rows": ({"cells": ("Tên", "Nơi ở")}, {"cells": (mark(1), f"xã {mark(0)}")}),
    "level": "xã",
}


def _compiled(
    folder: Path,
    name: str,
    data: Mapping[str, object],
    *,
    deferring: bool,
    filters: Mapping[str, Callable[..., object]] = MappingProxyType({}),
) -> CompiledTemplate:
    found = Diagnostics()
    template = TemplateLibrary(folder, filters, deferring=deferring).compile(name, shape_of(data), found)
    assert template is not None, list(map(str, found))
    return template


def _stencil(template: CompiledTemplate, data: Mapping[str, object]) -> Stencil:
    found = Diagnostics()
    stencil = template.stencil(data, _properties(data), found)
    assert stencil is not None, list(map(str, found))
    return stencil


def _rendered(template: CompiledTemplate, data: Mapping[str, object]) -> bytes:
    found = Diagnostics()
    content = template.render(data, _properties(data), found)
    assert content is not None, list(map(str, found))
    return content


def _properties(data: Mapping[str, object]) -> DocumentProperties:
    return DocumentProperties(title=f"Về {data.get('place', '')}", created=PROPERTIES.created)


def _with(data: Any, values: Sequence[str]) -> Any:
    """The data with values in the place of marks."""
    if isinstance(data, str):
        for number, value in enumerate(values):
            data = data.replace(mark(number), value)
        return data
    if isinstance(data, Mapping):
        return {key: _with(one, values) for key, one in data.items()}
    return tuple(_with(one, values) for one in data) if isinstance(data, tuple) else data


@pytest.fixture(scope="module")
def pair(tmp_path_factory: pytest.TempPathFactory) -> tuple[CompiledTemplate, Stencil]:
    """A template that does with values all that templates can do, and its stencil."""
    folder = tmp_path_factory.mktemp("rich")
    document = docx.Document()
    for text in (
        "{{ name }} và {{ place }}{{ person }}, {{ fixed }} {{ count }}",
        "{{ name | upper }}: {{ person | first_upper }}; {{ people | join('; ') }}",
        '{{ name | name_lines(4, 13) | join("\n") | upper }}',
        "{{r name | name_lines(4, 13) | line_under(13, 0.4) }}{{r 'Độc lập' | line_under(14, 1.0) }}",
        '{{ ("Về " ~ (name | upper) ~ " năm " ~ count) | subject_lines(6, 14) | join("\n") }}',
        "{{r person | line_under(14) }}",
        "{% if place %}{{ place }}{% else %}trống{% endif %}{% if level == 'xã' %}, xã{% endif %}",
        "{% for one in people %}{{ loop.index }}. {{ one }}{% if not loop.last %}; {% endif %}{% endfor %}",
        "{{ people | length }} {{ people[2] }} {{ [place, person] | join(' - ') }} {{ 'a' ~ place }}",
    ):
        document.add_paragraph(text)
    document.sections[0].header.paragraphs[0].text = "{{ name }}"
    for varying in ("pct", "auto"):
        table = document.add_table(3, 3)
        rows = (
            ("{%tr for row in rows %}", "", ""),
            ("{%tc for one in row.cells %}", "{{ one }}", "{%tc endfor %}"),
            ("{%tr endfor %}", "", ""),
        )
        for number, texts in enumerate(rows):
            for column, text in enumerate(texts):
                table.cell(number, column).text = text
        width = table._tbl.tblPr.find(qn("w:tblW"))
        width.set(qn("w:type"), varying)
        width.set(qn("w:w"), "5000")
    save_document(folder, "rich", document)
    stencil = _stencil(_compiled(folder, "rich", _DATA, deferring=True), _DATA)
    return _compiled(folder, "rich", _DATA, deferring=False), stencil


@settings(max_examples=200)
@given(first=_VALUE, second=_VALUE)
def test_a_filled_stencil_is_the_rendered_document(
    pair: tuple[CompiledTemplate, Stencil], first: str, second: str
) -> None:
    template, stencil = pair
    values = (first, second)
    try:
        content = stencil.fill(values)
    except ValueError:
        assume(False)
    assert content == _rendered(template, _with(_DATA, values))


def test_a_document_without_marks_is_filled_with_nothing(tmp_path: Path) -> None:
    data = {"name": "Sì Lở Lầu"}
    save(tmp_path, "a", "xã {{ name | upper }}")
    stencil = _stencil(_compiled(tmp_path, "a", data, deferring=True), data)
    assert stencil.holes == ()
    assert stencil.fill(()) == _rendered(_compiled(tmp_path, "a", data, deferring=False), data)


def test_a_letter_of_private_use_in_the_template_is_no_mark(tmp_path: Path) -> None:
    save(tmp_path, "a", f"{mark(0)} {{{{ name }}}}")
    data = {"name": mark(0)}
    content = _stencil(_compiled(tmp_path, "a", data, deferring=True), data).fill(["Mường Tè"])
    assert paragraphs_of(content) == [f"{mark(0)} Mường Tè"]


def test_a_stencil_goes_to_other_processes(pair: tuple[CompiledTemplate, Stencil]) -> None:
    _template, stencil = pair
    values = ("Mường Tè", "Nguyễn Văn Mẫu")
    assert pickle.loads(pickle.dumps(stencil)).fill(values) == stencil.fill(values)


def test_drawings_of_a_stencil_have_numbers_of_their_own(pair: tuple[CompiledTemplate, Stencil]) -> None:
    _template, stencil = pair
    body = open_document(stencil.fill(("Mường Tè", "Nguyễn Văn Mẫu"))).element.body
    assert [one.get("id") for one in body.iter(qn("wp:docPr"))] == ["1", "2", "3"]


def test_what_stands_in_many_places_is_computed_once(tmp_path: Path) -> None:
    save(tmp_path, "a", "{{ name | counted }} {{ name | counted }}", "{{ name | counted }}")
    data = {"name": f"xã {mark(0)}"}
    met: list[str] = []

    def counted(text: str) -> str:
        met.append(text)
        return f"[{text}]"

    stencil = _stencil(_compiled(tmp_path, "a", data, deferring=True, filters={"counted": counted}), data)
    met.clear()
    assert paragraphs_of(stencil.fill(["Tà Tổng"])) == ["[xã Tà Tổng] [xã Tà Tổng]", "[xã Tà Tổng]"]
    assert met == ["xã Tà Tổng"]


def test_parts_without_marks_are_ready_before_filling(tmp_path: Path) -> None:
    document = docx.Document()
    document.add_paragraph("{{ name }}")
    document.sections[0].header.paragraphs[0].text = "{{ fixed }}"
    save_document(tmp_path, "a", document)
    data = {"name": mark(0), "fixed": "Quyết định"}
    stencil = _stencil(_compiled(tmp_path, "a", data, deferring=True), data)
    assert [one.name for one in stencil.parts if isinstance(one, OpenPart)] == ["word/document.xml"]


@pytest.mark.parametrize(
    "text",
    [
        "{% if name == 'Mường Tè' %}a{% endif %}",
        "{% if 'Mường Tè' != name %}a{% endif %}",
        "{% if name in people %}a{% endif %}",
        "{% if fixed in people %}a{% endif %}",
        "{% if fixed == name | upper %}a{% endif %}",
        "{% if name | upper %}a{% endif %}",
        "{{ 'a' if not (name | upper) else 'b' }}",
        "{{ (name | upper) or 'b' }}",
        "{{ name | name_lines(4, 13) | length }}",
        "{% for one in name | name_lines(4, 13) %}{{ one }}{% endfor %}",
        "{{ (name | name_lines(4, 13))[0] }}",
        "{{ (name | name_lines(4, 13))[:1] | join }}",
    ],
)
def test_what_decides_by_a_mark_is_refused_at_its_tag(tmp_path: Path, text: str) -> None:
    save(tmp_path, "a", "{{ fixed }}", text)
    found = Diagnostics()
    template = _compiled(tmp_path, "a", _DATA, deferring=True)
    assert template.stencil(_DATA, PROPERTIES, found) is None
    assert codes(found) == ["value-undecided"]
    [location] = [one.location for one in found]
    assert location is not None
    assert "paragraph 2" in str(location)
    assert template.render({**_DATA, "name": "a", "people": ("a",)}, PROPERTIES, Diagnostics())


def test_letters_of_a_mark_cannot_be_taken(tmp_path: Path) -> None:
    save(tmp_path, "a", "{{ name[:3] }}")
    found = Diagnostics()
    assert _compiled(tmp_path, "a", _DATA, deferring=True).stencil(_DATA, PROPERTIES, found) is None
    assert codes(found) == ["value-undecided"]


def test_what_no_value_could_print_is_told_before_filling(tmp_path: Path) -> None:
    data = {"name": mark(0), "absent": None}
    save(tmp_path, "a", "{{ name | failing }}", "{{ absent }}", "{{ name | silent }}")

    def failing(text: str) -> int:
        return int(text)

    filters: dict[str, Callable[[str], object]] = {"failing": failing, "silent": lambda _text: None}
    found = Diagnostics()
    template = _compiled(tmp_path, "a", data, deferring=True, filters=filters)
    assert template.stencil(data, PROPERTIES, found) is None
    assert codes(found) == ["tag-failed"]
    save(tmp_path, "a", "{{ absent }}", "{{ name | silent }}")
    found = Diagnostics()
    template = _compiled(tmp_path, "a", data, deferring=True, filters=filters)
    assert template.stencil(data, PROPERTIES, found) is None
    assert codes(found) == ["value-missing", "value-missing"]


@pytest.mark.parametrize("value", ["", "\u0301a", "a\x07", "\u1161", mark(1)])
def test_values_that_cannot_stand_alone_are_not_filled_in(
    pair: tuple[CompiledTemplate, Stencil], value: str
) -> None:
    _template, stencil = pair
    with pytest.raises(ValueError, match=r"^'"):
        stencil.fill(("Mường Tè", value))
