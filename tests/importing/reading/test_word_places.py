"""Lines of a Word file and the places where a person finds them."""

from __future__ import annotations

import io
from pathlib import Path

import docx
from docx.oxml import OxmlElement
from docx.oxml.ns import qn

from generator.diagnostics import Diagnostics
from generator.importing.reading.word import read_docx
from generator.importing.receipt import import_file
from generator.places import Story, WordPlace
from generator.word.places import paragraphs_of


def a_file() -> bytes:
    """Articles around a table without lines, an empty paragraph, and one whose mark a change took away."""
    document = docx.Document()
    document.add_paragraph("Điều 1. Phạm vi")
    document.add_paragraph("")
    table = document.add_table(1, 2)
    table.cell(0, 0).text = "1. Ô trái."
    table.cell(0, 1).text = "2. Ô phải."
    gone = document.add_paragraph("")
    properties, mark = OxmlElement("w:rPr"), OxmlElement("w:del")
    for name, value in (("w:id", "1"), ("w:author", "Người Sửa")):
        mark.set(qn(name), value)
    properties.append(mark)
    gone._p.get_or_add_pPr().append(properties)
    document.add_paragraph("Điều 2. Hiệu lực")
    stream = io.BytesIO()
    document.save(stream)
    return stream.getvalue()


def test_each_line_leads_to_its_paragraph() -> None:
    content = a_file()
    read = read_docx(content, "a.docx", Diagnostics())
    assert read is not None
    body = docx.Document(io.BytesIO(content)).element.body
    texts = {
        place: "".join(one.text or "" for one in paragraph.iter(qn("w:t")))
        for paragraph, place in paragraphs_of(body, WordPlace("word/document.xml", Story.BODY))
    }
    assert {one.text: texts[read.places[one.line]] for one in read.paragraphs} == {
        text: text for text in ("Điều 1. Phạm vi", "1. Ô trái.", "2. Ô phải.", "Điều 2. Hiệu lực")
    }


def test_provisions_of_a_word_file_know_their_place_and_those_of_a_text_their_line(tmp_path: Path) -> None:
    word, text = tmp_path / "a.docx", tmp_path / "a.txt"
    word.write_bytes(a_file())
    text.write_text("Điều 1. Phạm vi\n\n1. Một.\n\nĐiều 2. Hiệu lực\n", encoding="utf-8")
    places = []
    for file in (word, text):
        imported = import_file(file, Diagnostics())
        assert imported is not None
        last = imported.recognised.children[-1]
        assert last.location is not None
        places.append((last.location.line, last.location.place))
    (_line, place), (line, no_place) = places
    assert place is not None
    assert place.endswith("4")
    assert (line, no_place) == (5, None)
