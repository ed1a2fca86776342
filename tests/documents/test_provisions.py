"""Provisions as lines of the page, and the mark that closes a text."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.documents.provisions import END_MARK, ProvisionLine, closed, provision_lines
from generator.regulation.provision import Level, Provision, Table


def paragraph(text: str) -> Provision:
    return Provision(Level.PARAGRAPH, paragraphs=(text,))


TREE = (
    Provision(
        Level.CHAPTER,
        number="I",
        title="Chung",
        children=(
            Provision(Level.ARTICLE, number="1", title="Phạm vi", paragraphs=("Một.", "Hai.")),
            Provision(
                Level.ARTICLE,
                number="2",
                title="Khoản",
                children=(
                    Provision(
                        Level.CLAUSE,
                        number="1",
                        paragraphs=("Lời dẫn:",),
                        children=(
                            Provision(Level.POINT, number="a", paragraphs=("A;",)),
                            Provision(Level.POINT, number="b", title="Tên", paragraphs=("B.",)),
                            paragraph("Sau các điểm."),
                        ),
                    ),
                    paragraph("Giữa các khoản."),
                    Provision(Level.CLAUSE, number="2", title="Tên khoản", paragraphs=("Cuối.",)),
                ),
            ),
        ),
    ),
)


def test_tree_is_told_in_reading_order() -> None:
    assert [(one.level, one.number, one.title, one.text, one.last) for one in provision_lines(TREE)] == [
        ("chapter", "I", "Chung", None, False),
        ("article", "1", "Phạm vi", None, False),
        ("paragraph", None, None, "Một.", False),
        ("paragraph", None, None, "Hai.", False),
        ("article", "2", "Khoản", None, False),
        ("clause", "1", None, "Lời dẫn:", False),
        ("point", "a", None, "A;", False),
        ("point", "b", "Tên", None, False),
        ("paragraph", None, None, "B.", False),
        ("paragraph", None, None, "Sau các điểm.", False),
        ("paragraph", None, None, "Giữa các khoản.", False),
        ("clause", "2", "Tên khoản", None, False),
        ("paragraph", None, None, "Cuối./.", True),
    ]


def test_conditional_opening_of_an_article_stands_at_its_number() -> None:
    article = Provision(Level.ARTICLE, number="1", children=(paragraph("Ban hành."), paragraph("Thêm.")))
    assert provision_lines((article,)) == (
        ProvisionLine("article", "1", None, "Ban hành.", leads=False, last=False),
        ProvisionLine("paragraph", None, None, "Thêm./.", leads=False, last=True),
    )


def test_article_of_a_short_decision_has_its_text_at_the_number() -> None:
    one = Provision(Level.ARTICLE, number="3", paragraphs=("Chịu trách nhiệm thi hành.",))
    assert provision_lines((one,)) == (
        ProvisionLine("article", "3", None, "Chịu trách nhiệm thi hành./.", leads=False, last=True),
    )


def test_no_provisions_have_no_lines() -> None:
    assert provision_lines(()) == ()


@pytest.mark.parametrize(
    ("text", "printed"),
    [
        ("Hết.", "Hết./."),
        ("Hết", "Hết./."),
        ("Hết;", "Hết./."),
        ("Hết./.", "Hết./."),
        ("Hết. ", "Hết./."),
        ("theo Điều 3).", "theo Điều 3)./."),
        ("hay không?", "hay không?./."),
    ],
)
def test_mark_takes_the_place_of_the_full_stop(text: str, printed: str) -> None:
    assert closed(text) == printed


@given(st.text(st.sampled_from("ab .;/"), min_size=1))
def test_mark_stands_once_however_often_a_text_is_closed(text: str) -> None:
    assert closed(closed(text)) == closed(text)
    assert closed(text).endswith(END_MARK)
    assert not closed(text).removesuffix(END_MARK).endswith((".", ";", "/", " "))


def test_a_lead_in_is_told_only_where_numbers_follow() -> None:
    lines = provision_lines(TREE)
    assert [one.text for one in lines if one.leads] == ["Lời dẫn:"]
    (lonely, _below) = provision_lines((paragraph("Gồm:"), paragraph("mọi người.")))
    assert not lonely.leads


ROWS = (("STT", "Cơ quan"), ("1", "Sở Mẫu"), ("2", "Sở Thử"))


def table(head: int = 1) -> Provision:
    return Provision(Level.PARAGRAPH, table=Table(ROWS, head))


def test_a_table_is_one_line_with_its_head_apart() -> None:
    lead = Provision(Level.CLAUSE, number="1", paragraphs=("Gồm:",), children=(table(), paragraph("Hết.")))
    article = Provision(Level.ARTICLE, number="1", title="Danh mục", children=(lead,))
    _title, clause, printed, after = provision_lines((article,))
    assert (clause.text, clause.leads) == ("Gồm:", True)
    assert [row.cells for row in printed.head] == [ROWS[0]]
    assert [row.cells for row in printed.rows] == [*ROWS[1:]]
    assert (printed.level, printed.text, printed.last) == ("paragraph", None, False)
    assert (after.text, after.head, after.rows) == ("Hết./.", (), ())


def test_a_table_that_an_article_begins_with_is_not_its_opening_text() -> None:
    article = Provision(Level.ARTICLE, number="1", children=(table(head=0), paragraph("Hết.")))
    number, printed, _after = provision_lines((article,))
    assert (number.number, number.text) == ("1", "")
    assert [row.cells for row in printed.rows] == [*ROWS]


def test_a_table_at_the_end_takes_no_mark_into_its_cells() -> None:
    article = Provision(Level.ARTICLE, number="1", paragraphs=("Gồm:",), children=(table(),))
    *_before, printed = provision_lines((article,))
    assert [row.cells for row in (*printed.head, *printed.rows)] == [*ROWS]
