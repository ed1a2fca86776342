"""What is no Word file, is damaged, or was made to harm: told in a sentence, within a second, nothing run."""

from __future__ import annotations

import io
import time
import zipfile

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from generator.diagnostics import Diagnostics
from generator.importing.reading import word_package, word_story
from generator.importing.reading.word import read_docx
from tests.importing.reading.word_files import FILE, NAMESPACES, paragraph, read, run, table, texts, word_file

OLE = bytes.fromhex("d0cf11e0a1b11ae1")


def packed(*members: tuple[str, str]) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members:
            archive.writestr(name, content)
    return buffer.getvalue()


def refused(data: bytes, within_s: float = 2.0) -> str:
    """The one error of a file that must be refused, told under its name and in time."""
    found = Diagnostics()
    began = time.monotonic()
    assert read_docx(data, FILE, found) is None
    assert time.monotonic() - began < within_s
    (one,) = found
    assert one.location is not None
    assert one.location.file == FILE
    assert one.hint
    return one.code


def document(inside: str) -> str:
    return f"<w:document {NAMESPACES}><w:body>{inside}</w:body></w:document>"


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"", "not-docx"),
        (b"Quy ch\xc3\xa9", "not-docx"),
        (b"{\\rtf1 x}", "not-docx"),
        (OLE + b"\0" * 600, "not-docx"),
        (OLE + b"\0" * 500 + "EncryptedPackage".encode("utf-16-le"), "docx-locked"),
        (b"PK\x03\x04 a broken zip", "docx-damaged"),
        (packed(("a.txt", "x")), "not-docx"),
        (packed(("word/document.xml", "<x/>")), "not-docx"),
        (packed(("word/document.xml", f"<w:document {NAMESPACES}/>")), "not-docx"),
        (packed(("word/document.xml", document("<w:p>"))), "docx-damaged"),
        (packed(("word/document.xml", document("")), ("../evil.xml", "")), "docx-damaged"),
        (packed(("word/document.xml", document("")), ("word\\evil.bin", "")), "docx-damaged"),
        (word_file(paragraph("x"), parts={"styles": "<w:style>"}), "docx-damaged"),
        (word_file(paragraph("x"), files={"word/_rels/document.xml.rels": b"<"}), "docx-damaged"),
        (word_file(paragraph(""), "<w:p><w:r><w:drawing/></w:r></w:p>"), "no-text"),
    ],
)
def test_file_that_cannot_be_read_is_told(data: bytes, code: str) -> None:
    assert refused(data) == code


def test_every_half_of_a_word_file_is_told() -> None:
    data = word_file(paragraph("Điều 1. Họp"))
    for end in range(4, len(data), 97):
        assert refused(data[:end]) == "docx-damaged"


def test_ten_thousand_nested_tables_are_refused_at_once() -> None:
    depth = 10_000
    nest = "<w:tbl><w:tr><w:tc>" * depth + "<w:p/>" + "</w:tc></w:tr></w:tbl>" * depth
    assert refused(packed(("word/document.xml", document(nest))), within_s=1) == "docx-too-deep"


@pytest.mark.parametrize(
    ("opening", "closing"),
    [
        ("<w:tbl><w:tr><w:tc>", "</w:tc></w:tr></w:tbl>"),
        ("<w:sdt><w:sdtContent>", "</w:sdtContent></w:sdt>"),
        ("<w:p><w:r><w:pict><w:txbxContent>", "</w:txbxContent></w:pict></w:r></w:p>"),
    ],
)
def test_what_the_parser_lets_through_is_still_bounded(opening: str, closing: str) -> None:
    nest = opening * 50 + paragraph("x") + closing * 50
    assert refused(packed(("word/document.xml", document(nest)))) == "docx-too-deep"


@pytest.mark.parametrize("wrapper", ["w:hyperlink", "w:smartTag", "w:ins"])
def test_runs_in_two_hundred_wrappers_are_read(wrapper: str) -> None:
    nest = f"<{wrapper}>" * 200 + run("sâu") + f"</{wrapper}>" * 200
    assert read(word_file(f"<w:p>{nest}</w:p>")).paragraphs[0].text == "sâu"


def test_entities_are_not_expanded() -> None:
    bomb = '<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]>'
    assert refused(packed(("word/document.xml", bomb + document("<w:p/>&b;")))) == "docx-damaged"
    outside = '<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/hostname">]>'
    assert refused(packed(("word/document.xml", outside + document("<w:p/>&a;")))) == "docx-damaged"


def test_zip_that_unpacks_beyond_the_limit_is_refused() -> None:
    data = packed(("word/document.xml", " " * (101 * 2**20)))
    assert len(data) < 2**18
    assert refused(data) == "docx-too-large"


def test_pictures_are_not_even_unpacked() -> None:
    data = word_file(paragraph("lời"), files={"word/media/a.png": b"\0" * (101 * 2**20)})
    assert texts(data) == ["lời"]


def test_part_with_more_tags_than_any_regulation_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(word_package, "MAX_TAGS", 1_000)
    assert refused(word_file(*[paragraph("x")] * 1_000)) == "docx-too-large"


def test_more_paragraphs_than_any_regulation_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(word_story, "MAX_PARAGRAPHS", 10)
    assert refused(word_file(table(*[("x",)] * 11))) == "docx-too-large"


def test_one_note_pointed_at_a_thousand_times_is_read_once() -> None:
    sign = '<w:r><w:footnoteReference w:id="1"/></w:r>'
    notes = f'<w:footnote w:id="1">{paragraph("chú thích " * 1_000)}</w:footnote>'
    one = read(word_file(paragraph("x", sign * 1_000), parts={"footnotes": notes}))
    assert len(one.set_aside) == 1


def test_macros_and_links_out_of_the_file_are_neither_run_nor_fetched() -> None:
    office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    links = (
        '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
        f'<Relationship Id="r1" Type="{office}/styles" Target="http://192.0.2.1/x" TargetMode="External"/>'
        f'<Relationship Id="r2" Type="{office}/header" Target="../../../etc/passwd"/></Relationships>'
    )
    files = {"word/_rels/document.xml.rels": links.encode(), "word/vbaProject.bin": b"Sub AutoOpen()"}
    assert texts(word_file(paragraph("lời"), files=files)) == ["lời"]


def test_strict_variant_of_the_format_is_read() -> None:
    strict = document(paragraph("lời")).replace(
        "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
        "http://purl.oclc.org/ooxml/wordprocessingml/main",
    )
    assert texts(packed(("word/document.xml", strict))) == ["lời"]


def test_long_chain_of_styles_is_no_matter() -> None:
    styles = "".join(
        f'<w:style w:type="paragraph" w:styleId="s{one}"><w:basedOn w:val="s{one + 1}"/></w:style>'
        for one in range(3_000)
    )
    blocks = [paragraph("x", style=f"s{one}") for one in range(3_000)]
    began = time.process_time()
    assert len(texts(word_file(*blocks, parts={"styles": styles}))) == 3_000
    assert time.process_time() - began < 5


ELEMENTS = (
    *("p", "r", "t", "tbl", "tr", "tc", "pPr", "rPr", "ins", "del", "br", "tab", "sdt", "sdtContent"),
    *("fldChar", "fldSimple", "numPr", "numId", "ilvl", "txbxContent", "sym", "footnoteReference", "tblPr"),
    *("tblBorders", "vanish", "pict", "hyperlink"),
)


@st.composite
def trees(draw: st.DrawFn) -> str:
    """Elements of Word in places where no program would put them."""
    inside = draw(
        st.recursive(st.sampled_from(["lời", ""]), lambda inner: st.lists(inner, max_size=4), max_leaves=25)
    )

    def written(one: object) -> str:
        if isinstance(one, str):
            return one
        assert isinstance(one, list)
        name = draw(st.sampled_from(ELEMENTS))
        values = draw(
            st.sampled_from(["", ' w:val="1"', ' w:fldCharType="begin"', ' w:fldCharType="end"', ' w:id="x"'])
        )
        return f"<w:{name}{values}>{''.join(map(written, one))}</w:{name}>"

    return written([inside])


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(trees())
def test_any_arrangement_of_elements_is_read_or_told(tree: str) -> None:
    found = Diagnostics()
    one = read_docx(packed(("word/document.xml", document(tree))), FILE, found)
    assert one is not None or found.has_errors()


@settings(max_examples=150, deadline=None)
@given(st.data())
def test_any_changed_byte_is_read_or_told(data: st.DataObject) -> None:
    good = word_file(paragraph("Điều 1. Họp"), table(("a", "b"), ("c", "d")), parts={"styles": ""})
    place = data.draw(st.integers(0, len(good) - 1))
    changed = good[:place] + bytes([data.draw(st.integers(0, 255))]) + good[place + 1 :]
    found = Diagnostics()
    one = read_docx(changed, FILE, found)
    assert one is not None or found.has_errors()


def test_hundred_and_fifty_pages_take_seconds() -> None:
    words = "Ban Chỉ đạo họp định kỳ theo yêu cầu của Trưởng Ban Chỉ đạo và kết luận bằng văn bản "
    split = "".join(
        run(word + " ", '<w:rFonts w:ascii="Times New Roman"/><w:sz w:val="28"/>') for word in words.split()
    )
    data = word_file(*[paragraph(split * 3) for _each in range(2_000)])
    began = time.process_time()
    one = read(data)
    assert time.process_time() - began < 6  # 2 s were measured with each word a run, 0.3 s with few
    assert one.characters > 2_000 * 180
