"""Which provision of the new regulation is which of the old one."""

from __future__ import annotations

import time
from dataclasses import replace

from hypothesis import assume, given
from hypothesis import strategies as st

from generator.comparing.alignment import aligned
from generator.comparing.pair import Kind, Pair, count_kinds, text_of
from generator.comparing.words import Mark, lines_of, text_of_side
from generator.regulation.provision import Level, Provision
from generator.regulation.tree import Regulation
from tests.comparing.trees import (
    article,
    chapter,
    clause,
    compared,
    numbered,
    paragraph,
    point,
    regulation,
    regulations,
    without,
)

MEET = "Ban Chỉ đạo họp định kỳ mỗi quý một lần do Trưởng ban triệu tập"
REPORT = "Các thành viên gửi báo cáo bằng văn bản trước ngày 20 của tháng cuối quý"
MONEY = "Kinh phí hoạt động lấy từ ngân sách nhà nước theo dự toán được giao"
SEAL = "Trưởng ban được dùng con dấu của Ủy ban nhân dân khi ký văn bản"
VOTE = "Cuộc họp phải có quá nửa số thành viên tham dự và biểu quyết công khai"


def _kinds(pairs: tuple[Pair, ...]) -> dict[Kind, int]:
    return {kind: count for kind, count in count_kinds(pairs).items() if count}


def _story(old: Regulation, new: Regulation) -> list[tuple[str, str, str]]:
    """Kind, old and new label of all that is not the same."""
    return [
        (pair.kind.value, pair.old_label, pair.new_label)
        for pair in aligned(old, new)
        if pair.kind is not Kind.SAME
    ]


@given(regulations)
def test_regulation_is_the_same_as_itself(one: Regulation) -> None:
    pairs = aligned(one, one)
    assert set(_kinds(pairs)) <= {Kind.SAME}
    assert [pair.new for pair in pairs] == compared(one)
    assert all(pair.old is pair.new and not pair.moved for pair in pairs)


@given(regulations, regulations)
def test_each_provision_is_in_one_pair_and_its_marks_give_its_text(old: Regulation, new: Regulation) -> None:
    pairs = aligned(old, new)
    olds = [pair.old for pair in pairs if pair.old is not None]
    news = [pair.new for pair in pairs if pair.new is not None]
    assert sorted(map(id, olds)) == sorted(map(id, compared(old)))
    assert list(map(id, news)) == list(map(id, compared(new)))
    for pair in pairs:
        for one, mark in ((pair.old, Mark.DELETED), (pair.new, Mark.INSERTED)):
            assert text_of_side(pair.words, mark) == (text_of(one) if one else "")
        assert (pair.kind is Kind.CHANGED) == (
            pair.old is not None and pair.new is not None and {one.mark for one in pair.words} > {Mark.SAME}
            if {one.mark for one in pair.words} & {Mark.SAME}
            else pair.old is not None and pair.new is not None and bool(pair.words)
        )


@given(regulations, st.integers(1, 5))
def test_other_numbers_alone_are_renumberings(one: Regulation, shift: int) -> None:
    other = Regulation(one.title, numbered(one.children, lambda _level, place: f"{place + shift}"))
    pairs = aligned(one, other)
    assert set(_kinds(pairs)) <= {Kind.RENUMBERED}
    assert [pair.old for pair in pairs] == compared(one)


@given(regulations, st.data())
def test_deleted_provision_is_the_only_one_that_is_deleted(one: Regulation, data: st.DataObject) -> None:
    everything = compared(one)
    assume(everything)
    victim = data.draw(st.sampled_from(everything))
    assume(victim.level is not Level.PARAGRAPH)
    rest = Regulation(one.title, numbered(without(one.children, victim)))
    kinds = _kinds(aligned(one, rest))
    assert kinds.pop(Kind.DELETED) == len(compared(Regulation("", (victim,))))
    assert set(kinds) <= {Kind.SAME, Kind.RENUMBERED}


def test_deleted_and_inserted_clauses_renumber_those_that_follow() -> None:
    old = regulation(article("Họp", clause(MEET), clause(VOTE), clause(REPORT)))
    new = regulation(article("Họp", clause(SEAL), clause(MEET), clause(REPORT)))
    assert _story(old, new) == [
        ("inserted", "", "khoản 1 Điều 1"),
        ("renumbered", "khoản 1 Điều 1", "khoản 2 Điều 1"),
        ("deleted", "khoản 2 Điều 1", ""),
    ]


def test_clause_that_moved_to_another_article_is_known_again() -> None:
    old = regulation(
        article("Họp", clause(MEET), clause(REPORT), clause(VOTE)), article("Báo cáo", clause(SEAL))
    )
    new = regulation(
        article("Họp", clause(MEET), clause(VOTE)), article("Báo cáo", clause(SEAL), clause(REPORT + " này"))
    )
    [moved] = [pair for pair in aligned(old, new) if pair.moved]
    assert (moved.kind, moved.old_label, moved.new_label) == (
        Kind.CHANGED,
        "khoản 2 Điều 1",
        "khoản 2 Điều 2",
    )
    assert moved.remark == "Sửa đổi; chuyển từ khoản 2 Điều 1"
    assert ("renumbered", "khoản 3 Điều 1", "khoản 2 Điều 1") in _story(old, new)


def test_article_that_moved_takes_its_clauses_along() -> None:
    money = article("Kinh phí hoạt động của Ban Chỉ đạo", clause(MONEY), clause(SEAL))
    old = regulation(
        chapter("QUY ĐỊNH CHUNG", money, article("Họp", clause(MEET))),
        chapter("THỰC HIỆN", article("Báo cáo", clause(REPORT))),
    )
    new = regulation(
        chapter("QUY ĐỊNH CHUNG", article("Họp", clause(MEET))),
        chapter("THỰC HIỆN", article("Báo cáo", clause(REPORT)), money),
    )
    assert _story(old, new) == [
        ("renumbered", "Điều 2", "Điều 1"),
        ("renumbered", "Điều 3", "Điều 2"),
        ("moved", "Điều 1", "Điều 3"),
    ]


def test_clauses_that_changed_places_are_not_deleted() -> None:
    old = regulation(article("Họp", clause(MEET), clause(REPORT), clause(MONEY)))
    new = regulation(article("Họp", clause(MONEY), clause(MEET), clause(REPORT)))
    assert _kinds(aligned(old, new)) == {Kind.SAME: 1, Kind.RENUMBERED: 2, Kind.MOVED: 1}


def test_point_that_became_a_clause_is_known_again() -> None:
    old = regulation(article("Họp", clause("Trách nhiệm:", point(MEET), point(REPORT))))
    new = regulation(article("Họp", clause("Trách nhiệm:", point(MEET)), clause(REPORT)))
    assert _story(old, new) == [("moved", "điểm b khoản 1 Điều 1", "khoản 2 Điều 1")]


def test_ids_decide_before_texts() -> None:
    old = regulation(article("Họp", clause(MEET, name="meet"), clause(REPORT, name="report")))
    new = regulation(article("Họp", clause(REPORT, name="meet"), clause(MEET, name="other")))
    [_article, first, *_rest] = aligned(old, new)
    assert first.old is not None and first.new is not None
    assert (first.old.id, first.new.id, first.kind) == ("meet", "meet", Kind.CHANGED)


def test_ids_are_known_again_on_another_level() -> None:
    old = regulation(article("Họp", clause(MEET), clause("Kinh phí hoạt động", name="money")))
    money = Provision(Level.ARTICLE, id="money", title="Kinh phí hoạt động")
    new = regulation(article("Họp", clause(MEET)), money)
    assert _story(old, new) == [("moved", "khoản 2 Điều 1", "Điều 2")]


def test_article_with_the_same_title_is_the_same_article_whatever_it_says() -> None:
    old = regulation(article("Phạm vi điều chỉnh", clause(MEET)), article("Kinh phí", text=MONEY))
    new = regulation(article("Kinh phí", text=SEAL), article("Phạm vi điều chỉnh", clause(REPORT)))
    labels = {(pair.old_label, pair.new_label) for pair in aligned(old, new)}
    assert ("Điều 1", "Điều 2") in labels or ("Điều 2", "Điều 1") in labels


def test_chapters_put_around_articles_do_not_move_them() -> None:
    articles = (article("Họp", clause(MEET)), article("Báo cáo", clause(REPORT)))
    assert _story(regulation(*articles), regulation(chapter("QUY ĐỊNH CHUNG", *articles))) == [
        ("inserted", "", "Chương I")
    ]
    split = regulation(chapter("MỘT", articles[0]), chapter("HAI", articles[1]))
    whole = regulation(chapter("MỘT", *articles))
    assert _story(whole, split) == [("inserted", "", "Chương II")]


def test_chapters_that_changed_places_are_not_deleted() -> None:
    chapters = (
        chapter("CHẾ ĐỘ HỌP", article("Họp", clause(MEET), clause(VOTE))),
        chapter("KINH PHÍ VÀ CON DẤU", article("Kinh phí", clause(MONEY), clause(SEAL))),
    )
    kinds = _kinds(aligned(regulation(*chapters), regulation(*reversed(chapters))))
    assert not {Kind.DELETED, Kind.INSERTED, Kind.CHANGED} & set(kinds)
    assert kinds[Kind.MOVED] == 2


def test_chapters_made_one_do_not_move_their_articles() -> None:
    meeting, money = article("Họp", clause(MEET)), article("Kinh phí", clause(MONEY), clause(SEAL))
    old = regulation(chapter("CHẾ ĐỘ HỌP", meeting), chapter("KINH PHÍ VÀ CON DẤU", money))
    new = regulation(chapter("KINH PHÍ VÀ CON DẤU", meeting, money))
    assert _story(old, new) == [("deleted", "Chương I", ""), ("renumbered", "Chương II", "Chương I")]


def test_titles_are_compared_with_titles() -> None:
    old = regulation(article("Hình thức họp của Ban", text="Ban Chỉ đạo họp mỗi quý."))
    new = regulation(article("Hình thức họp", text="Cuộc họp của Ban Chỉ đạo diễn ra mỗi quý."))
    [pair] = aligned(old, new)
    title, _text = lines_of(pair.words)
    assert [(one.mark, one.text) for one in title] == [
        (Mark.SAME, "Hình thức họp "),
        (Mark.DELETED, "của Ban"),
    ]


def test_chapter_titles_are_compared_as_they_are_printed() -> None:
    old, new = (regulation(chapter(title, article("Họp"))) for title in ("Quy định chung", "QUY ĐỊNH CHUNG"))
    assert _story(old, new) == []


def test_mark_of_the_end_is_no_change() -> None:
    old, new = (regulation(article("Họp", clause(text))) for text in ("Ban họp.", "Ban họp./."))
    assert _story(old, new) == []


def test_unnumbered_paragraphs_before_numbered_parts_are_text_of_what_holds_them() -> None:
    whole = replace(clause(MEET), paragraphs=(MEET, REPORT))
    divided = replace(clause(MEET), children=(paragraph(REPORT), point(SEAL)))
    pairs = aligned(
        regulation(article("Họp", whole)),
        regulation(article("Họp", replace(divided, children=divided.children[:1]))),
    )
    assert _kinds(pairs) == {Kind.SAME: 2}
    later = replace(divided, children=(point(SEAL), paragraph(REPORT)))
    [*_others, last] = aligned(regulation(article("Họp", later)), regulation(article("Họp", later)))
    assert last.new_label == "đoạn không đánh số của khoản 1 Điều 1"


def test_spelling_variants_of_the_tone_mark_keep_a_provision_known() -> None:
    old = regulation(article("Uỷ quyền", clause("Uỷ ban hoà giải uỷ quyền")), article(None, text=MEET))
    new = regulation(article(None, text=MEET), article("Ủy quyền", clause("Ủy ban hòa giải ủy quyền")))
    assert not {Kind.DELETED, Kind.INSERTED} & set(_kinds(aligned(old, new)))


def test_hundreds_of_provisions_are_quick() -> None:
    def text(number: int) -> str:
        return f"Ban Chỉ đạo giao việc số {number} cho thành viên phụ trách mảng {number * 7 % 311} của tỉnh"

    flat = [clause(text(number)) for number in range(300)]
    nested = [article(f"Việc {n}", *(clause(text(n * 10 + k)) for k in range(9))) for n in range(30)]
    changed = [clause(text(number) + " mới") for number in range(300)]
    for old, new in (
        (regulation(article("Họp", *flat)), regulation(article("Họp", *reversed(changed)))),
        (regulation(*nested), regulation(*reversed(nested))),
        (
            regulation(*(article(None, one) for one in flat)),
            regulation(*(article(None, one) for one in changed[5:])),
        ),
    ):
        began = time.perf_counter()
        aligned(old, new)
        assert time.perf_counter() - began < 3


def test_id_that_is_given_twice_loses_no_provision() -> None:
    old = regulation(article("Họp", clause(MEET, name="meet"), clause(REPORT, name="meet")))
    new = regulation(article("Họp", clause(MEET, name="meet"), clause(MONEY)))
    for one, other in ((old, new), (new, old)):
        pairs = aligned(one, other)
        assert len([pair for pair in pairs if pair.old]) == 3
        assert len([pair for pair in pairs if pair.new]) == 3
