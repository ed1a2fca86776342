"""Saved web pages: blocks, lists, tables, encodings, and pages made to break a reader."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.diagnostics import Diagnostics
from generator.importing.paragraphs import ReadFile, Reason
from generator.importing.reading.html import read_html
from generator.importing.reading.limits import MAX_SIGNS


def read(page: str | bytes) -> tuple[ReadFile | None, list[str]]:
    found = Diagnostics()
    data = page if isinstance(page, bytes) else page.encode()
    return read_html(data, "trang.html", found), [one.code for one in found]


def texts_of(page: str | bytes) -> list[str]:
    result, _codes = read(page)
    assert result is not None
    return [one.text for one in result.paragraphs]


def aside_of(page: str) -> list[tuple[str, Reason]]:
    result, _codes = read(page)
    assert result is not None
    return [(one.paragraph.text, one.reason) for one in result.set_aside]


def test_blocks_are_paragraphs_in_order_and_a_break_ends_one() -> None:
    page = (
        "<div>Chương I<br>QUY ĐỊNH<p>Điều&nbsp;1.\n <b>Phạm</b> vi</div>đuôi<h2>Hết &#273;&atilde; xong</h2>"
    )
    assert texts_of(page) == ["Chương I", "QUY ĐỊNH", "Điều 1. Phạm vi", "đuôi", "Hết đã xong"]


def test_paragraphs_are_counted() -> None:
    result, _codes = read("<p>Một</p><p> </p><p>Hai</p>")
    assert result is not None
    assert [(one.line, one.last_line) for one in result.paragraphs] == [(1, 1), (2, 2)]


@pytest.mark.parametrize(
    ("opening", "labels"),
    [
        ("<ol>", ["1.", "2."]),
        ("<ol start=4>", ["4.", "5."]),
        ("<ol type=a>", ["a)", "b)"]),
        ("<ol type=I>", ["I.", "II."]),
        ("<ol style='list-style-type: lower-roman'>", ["i.", "ii."]),
        ("<ol reversed>", ["2.", "1."]),
        ("<ol start=7 reversed>", ["7.", "6."]),
        ("<ul>", ["-", "-"]),
        ("<ul style='list-style: none'>", ["", ""]),
    ],
)
def test_items_have_the_signs_that_a_browser_shows(opening: str, labels: list[str]) -> None:
    page = f"{opening}<li>Một<li>Hai</ol></ul>"
    assert texts_of(page) == [f"{labels[0]} Một".strip(), f"{labels[1]} Hai".strip()]


def test_lists_in_lists_count_for_themselves_and_a_typed_sign_stands_once() -> None:
    page = "<ol><li>Một<ol type=a><li>A<p>thêm</p><li value=4>D</ol><li>2. Hai<li><li>Bốn</ol><p>Sau"
    assert texts_of(page) == ["1. Một", "a) A", "thêm", "d) D", "2. Hai", "4. Bốn", "Sau"]


def test_a_table_of_data_is_rows_and_one_that_arranges_is_text() -> None:
    data = "<table border=1><tr><th>TT<th>Tên<tr><td rowspan=2>1.<td>A<p>B<tr><td>C</table>"
    result, _codes = read(data)
    assert result is not None
    assert [one.text for one in result.paragraphs] == ["| TT | Tên |", "| 1. | A B |", "|  | C |"]
    assert [one.rows for one in result.tables] == [(("TT", "Tên"), ("1.", "A B"), ("", "C"))]
    letterhead = data.replace("TT", "Độc lập - Tự do - Hạnh phúc")
    assert texts_of(letterhead)[:2] == ["Độc lập - Tự do - Hạnh phúc", "Tên"]
    assert texts_of(data.replace(" border=1", "").replace("th>", "td>"))[0] == "TT"


def test_what_is_not_shown_is_left_out_or_set_aside() -> None:
    page = (
        "<head><title>Trang</title><style>p{}</style></head><nav>Trang chủ</nav><script>alert('x')</script>"
        "<p>Còn <del>cũ</del> mới<sup><a href='x.html#_ftn1'>[1]</a></sup></p><p style='display:none'>Ẩn</p>"
        "<div id=ftn1>[1] Chú thích</div><footer>Liên hệ</footer><!-- bỏ --><noscript>Bật lên</noscript>"
    )
    assert texts_of(page) == ["Còn mới"]
    assert aside_of(page) == [
        ("Trang chủ", Reason.RUNNING_HEAD),
        ("cũ", Reason.DELETED),
        ("[1]", Reason.NOTE),
        ("Ẩn", Reason.HIDDEN),
        ("[1] Chú thích", Reason.NOTE),
        ("Liên hệ", Reason.RUNNING_HEAD),
    ]


def test_lines_of_preformatted_text_are_joined() -> None:
    page = (
        "<pre>Điều 1. Phạm vi\n1. Quy chế này quy định về việc họp của các cơ quan và\ncủa Ban.\n2. Hai</pre>"
    )
    assert texts_of(page) == [
        "Điều 1. Phạm vi", "1. Quy chế này quy định về việc họp của các cơ quan và của Ban.", "2. Hai",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("encoding", "head"),
    [
        ("utf-8", ""),
        ("utf-8-sig", "<meta charset=iso-8859-1>"),
        ("utf-16", ""),
        ("utf-8", "<meta charset=windows-1252>"),
        ("utf-8", "<meta charset=zip>"),
        ("utf-8", "<?xml version='1.0' encoding='utf-8'?>"),
    ],
)
def test_the_text_is_the_same_in_every_encoding(encoding: str, head: str) -> None:
    page = f"{head}<p>Điều 1. Phạm vi điều chỉnh của Quy chế</p>"
    if "1252" in head:  # letters typed for a font, which only the font shows
        page = f"{head}<p><font face='.VnTime'>§iÒu 1. Ph¹m vi ®iÒu chØnh cña Quy chÕ</font></p>"
        encoding = "cp1252"
    assert texts_of(page.encode(encoding)) == ["Điều 1. Phạm vi điều chỉnh của Quy chế"]


def test_old_fonts_are_told_by_their_names_and_their_capitals_kept() -> None:
    page = (
        "<p style=\"font-family: '.VnTimeH'\">ch&#173;&not;ng i</p>"
        "<p><font face=VNI-Times>Ñieàu 1. Hoïp</font>"
    )
    result, codes = read(page)
    assert result is not None
    assert [one.text for one in result.paragraphs] == ["CHƯƠNG I", "Điều 1. Họp"]
    assert codes == ["converted", "converted"]


@pytest.mark.parametrize("page", ["<html></html>", "<script>x</script>", "<p>&nbsp;", "<!DOCTYPE html>"])
def test_a_page_without_text_is_told(page: str) -> None:
    assert read(page) == (None, ["no-text"])


def test_nothing_is_fetched_and_no_entity_grows() -> None:
    page = (
        '<!DOCTYPE html [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;"><!ENTITY x SYSTEM "file:///etc/passwd">]>'
        '<p>Một &b; &x;</p><iframe src="file:///etc/passwd"></iframe>'
    )
    (text, *_rest) = [one for one in texts_of(page) if "Một" in one]
    assert "aaaa" not in text
    assert "root" not in text


@pytest.mark.parametrize("nested", ["<div>", "<table><tr><td>", "<b>x", "<ol><li>"])
def test_elements_too_deep_in_one_another_are_refused_and_not_cut_off(nested: str) -> None:
    assert read(nested * 20_000 + "chữ") == (None, ["html-too-deep"])


def test_tables_deep_in_one_another_are_read_as_text() -> None:
    assert texts_of("<table border=1><tr><td>x" * 60) == ["x"] * 60


def test_spans_beyond_all_measure_are_not_believed() -> None:
    page = "<table border=1>" + "<tr><td rowspan=999999 colspan=999999>x" * 300
    assert texts_of(page) == ["x"] * 300


def test_a_page_longer_than_any_law_is_refused() -> None:
    assert read("<p>" + "a " * (MAX_SIGNS // 2 + 1)) == (None, ["text-too-long"])


TAGS = [
    "<p>",
    "</p>",
    "<table border=1>",
    "<tr>",
    "<td colspan=2>",
    "</table>",
    "<ol type=a>",
    "<li>",
    "</ol>",
    "<br>",
]
PIECES = st.sampled_from(
    [*TAGS, "<del>", "</div>", "<pre>", "1. Một", "\n", "&nbsp;", "&#xFFFF;", "<!--", "\0", "đ"]
)


@settings(deadline=2000, max_examples=150)
@given(st.lists(PIECES | st.text(max_size=5), max_size=60))
def test_any_page_is_read_or_refused(pieces: list[str]) -> None:
    result, codes = read("".join(pieces).encode("utf-8", "replace"))
    assert (result is None) == bool({"no-text", "wrong-encoding", "html-too-deep"} & set(codes))


@settings(deadline=2000, max_examples=80)
@given(st.binary(max_size=400))
def test_any_bytes_are_read_or_refused(data: bytes) -> None:
    result, codes = read(b"<html><p>" + data)
    assert (result is None) == bool({"no-text", "wrong-encoding"} & set(codes))
