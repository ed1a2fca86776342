"""The page of a comparison: what a browser reads, and that nothing in a text becomes markup."""

from __future__ import annotations

import re

from hypothesis import given
from hypothesis import strategies as st
from lxml import etree, html

from generator.comparing.comparison import Comparison, compare
from generator.comparing.page import comparison_page
from generator.comparing.pair import Kind, text_of
from generator.regulation.tree import Regulation
from tests.comparing.trees import article, chapter, clause, paragraph, point, regulation, regulations

_OLD = regulation(
    chapter(
        "QUY ĐỊNH CHUNG",
        article("Họp", clause("Ban họp mỗi quý."), clause("Thành viên gửi báo cáo trước ngày 20.")),
        article("Kinh phí", text="Ngân sách nhà nước cấp."),
    )
)
_NEW = regulation(
    chapter(
        "QUY ĐỊNH CHUNG",
        article("Họp", clause("Ban họp mỗi tháng."), clause("Mới:", point("một việc"), paragraph("thêm"))),
    )
)


def _read(comparison: Comparison) -> html.HtmlElement:
    return html.document_fromstring(comparison_page(comparison).decode())


def _rows(page: html.HtmlElement) -> list[html.HtmlElement]:
    return list(page.xpath("//table[@class='comparison']/tbody/tr"))


def test_every_provision_has_a_row_with_an_anchor_of_its_own() -> None:
    comparison = compare("cũ", _OLD, "mới", _NEW)
    rows = _rows(_read(comparison))
    assert [row.get("data-kind") for row in rows] == [pair.kind.value for pair in comparison.pairs]
    anchors = [row.get("id") for row in rows]
    assert len(set(anchors)) == len(anchors)
    assert {"khoan-1-dieu-1", "cu-dieu-2", "doan-khong-danh-so-cua-khoan-2-dieu-1"} <= set(anchors)


def test_words_are_marked_by_elements_in_the_column_of_their_side() -> None:
    page = _read(compare("cũ", _OLD, "mới", _NEW))
    [row] = page.xpath("//tr[@id='khoan-1-dieu-1']")
    old, new, remark = row
    assert [one.text for one in old.iter("del", "ins")] == ["quý"]
    assert [(one.tag, one.text) for one in new.iter("del", "ins")] == [("ins", "tháng")]
    assert remark.text == Kind.CHANGED.vietnamese


def test_counts_stand_in_the_summary() -> None:
    comparison = compare("cũ", _OLD, "mới", _NEW)
    page = _read(comparison)
    shown = {row[0].text: int(row[1].text) for row in page.xpath("//table[@class='summary']/tbody/tr")}
    assert shown == {kind.vietnamese: count for kind, count in comparison.counts.items()}


def test_page_needs_nothing_beside_itself() -> None:
    page = _read(compare("cũ", _OLD, "mới", _NEW))
    assert not page.xpath("//link | //img | //iframe | //*[@src] | //a[not(starts-with(@href, '#'))]")
    assert not re.search(r"https?:|@import|url\(", etree.tostring(page, encoding="unicode"))
    [policy] = page.xpath("//meta[@http-equiv='Content-Security-Policy']/@content")
    assert policy.startswith("default-src 'none'")


def test_filter_is_hidden_where_there_is_no_script() -> None:
    [form] = _read(compare("cũ", _OLD, "mới", _NEW)).xpath("//form")
    assert "hidden" in form.attrib
    assert not _read(compare("cũ", _OLD, "mới", _NEW)).xpath("//tr[@hidden]")


_nasty = st.lists(
    st.sampled_from(
        ('<script>alert("a")</script>', "</td>", "&amp;", "<ins>", "'\"", "{{ 1 }}", "{% if %}", "a<b")
    )
    | st.text(max_size=5),
    min_size=1,
    max_size=4,
).map(" ".join)


@given(_nasty, _nasty, _nasty)
def test_texts_never_become_markup(one: str, other: str, title: str) -> None:
    old, new = (Regulation(title, regulation(article(title, clause(text))).children) for text in (one, other))
    comparison = compare(one, old, other, new)
    plain = _read(compare("cũ", _OLD, "mới", _OLD))
    page = _read(comparison)
    assert {one.tag for one in page.iter()} <= {one.tag for one in plain.iter()} | {"del", "ins"}
    assert len(page.xpath("//script")) == 1
    assert len(_rows(page)) == len(comparison.pairs)


@given(regulations, regulations)
def test_columns_hold_the_texts_of_both_sides(old: Regulation, new: Regulation) -> None:
    comparison = compare("cũ", old, "mới", new)
    for row, pair in zip(_rows(_read(comparison)), comparison.pairs, strict=True):
        for cell, one in zip(row[:2], (pair.old, pair.new), strict=True):
            lines = ["".join(line.itertext()) for line in cell.findall("p")][1:]
            assert lines == ([line for line in text_of(one).split("\n") if line] if one else [])


def test_same_comparison_gives_the_same_bytes() -> None:
    first, second = (comparison_page(compare("cũ", _OLD, "mới", _NEW)) for _ in range(2))
    assert first == second
