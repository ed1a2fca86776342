"""Provisions get readable ids from their words, which stay when others come and go."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.importing.identities import LONGEST_ID, with_ids
from generator.importing.paragraphs import SourceParagraph
from generator.importing.recognising import recognise
from generator.regulation.provision import Level, Provision
from generator.regulation.schema import ID_PATTERN
from generator.regulation.tree import Regulation

LINES = (
    "Chương I",
    "QUY ĐỊNH CHUNG",
    "Điều 1. Phạm vi điều chỉnh",
    "Quy chế này quy định việc trực đêm của cơ quan.",
    "Điều 2. Nguyên tắc trực đêm của Tổ công tác và các thành viên",
    "1. Trực đúng giờ, bàn giao đầy đủ cho ca sau.",
    "2. Ghi sổ trực:",
    "a) Ghi giờ nhận ca;",
    "b) Ghi việc bất thường.",
    "Chương II",
    "TỔ CHỨC THỰC HIỆN",
    "Điều 3. Trách nhiệm, quyền hạn của Tổ trưởng",
    "1. Phân công lịch trực hằng tuần.",
    "Điều 4. Trách nhiệm, quyền hạn của thư ký",
    "1. Lập danh sách ca trực.",
)


def tree(lines: tuple[str, ...]) -> tuple[Provision, ...]:
    paragraphs = [SourceParagraph(line, number, number) for number, line in enumerate(lines, start=1)]
    return recognise(paragraphs, "quy-che.txt").children


def read(lines: tuple[str, ...]) -> tuple[Provision, ...]:
    return with_ids(tree(lines))


def ids(lines: tuple[str, ...]) -> dict[str, str]:
    """The id of each provision by its own words."""
    return by_words(read(lines))


def by_words(provisions: tuple[Provision, ...]) -> dict[str, str]:
    return {one.title or next(iter(one.paragraphs)): one.id or "" for top in provisions for one in top.walk()}


def test_ids_tell_what_provisions_are_about() -> None:
    assert list(ids(LINES).values()) == [
        "chuong.quy-dinh-chung",
        "pham-vi-dieu-chinh",
        "nguyen-tac-truc-dem-to-cong-tac",
        "nguyen-tac-truc-dem-to-cong-tac.truc-dung-gio-ban-giao",
        "nguyen-tac-truc-dem-to-cong-tac.ghi-so-truc",
        "nguyen-tac-truc-dem-to-cong-tac.ghi-gio-nhan-ca",
        "nguyen-tac-truc-dem-to-cong-tac.ghi-viec-bat-thuong",
        "chuong.to-chuc-thuc-hien",
        "trach-nhiem-quyen-han-to-truong",
        "trach-nhiem-quyen-han-to-truong.phan-cong-lich-truc-hang",
        "trach-nhiem-quyen-han-thu-ky",
        "trach-nhiem-quyen-han-thu-ky.lap-danh-sach-ca-truc",
    ]


def test_an_article_without_title_is_called_by_its_first_words() -> None:
    (article,) = read(("Điều 1.", "1. Mở sổ trực.", "2. Khóa sổ."))
    assert article.id == "mo-so-truc"
    assert [one.id for one in article.children] == ["mo-so-truc.mo-so-truc", "mo-so-truc.khoa-so"]


def test_unnumbered_paragraphs_have_none() -> None:
    note = Provision(Level.PARAGRAPH, paragraphs=("Sổ do thư ký giữ.",))
    (article,) = with_ids((Provision(Level.ARTICLE, number="1", title="Trực", children=(note,)),))
    assert article.children == (note,)


def test_what_begins_alike_is_called_by_the_words_that_differ() -> None:
    (article,) = read((
        "Điều 1. Trực",
        "1. Thư ký có nhiệm vụ lập sổ trực của ca sáng.",
        "2. Thư ký có nhiệm vụ lập sổ trực của ca đêm.",
        "3. Thư ký có nhiệm vụ lập sổ trực của ca đêm.",
    ))  # fmt: skip
    assert [one.id for one in article.children] == [
        "truc.thu-ky-nhiem-vu-lap",
        "truc.thu-ky-nhiem-vu-dem",
        "truc.thu-ky-nhiem-vu-lap-2",
    ]


@pytest.mark.parametrize("words", ["123 ngày", "2026", "！？", "@", "Ðiều tra"])
def test_odd_beginnings_still_give_an_id(words: str) -> None:
    (article,) = read((f"Điều 1. {words}", f"1. {words}", "2. Xong."))
    for one in article.walk():
        assert re.fullmatch(ID_PATTERN, one.id or ""), one.id


def test_a_changed_end_of_a_text_changes_no_id() -> None:
    changed = tuple(line.replace("cho ca sau", "theo lịch đã phân công trong tháng") for line in LINES)
    assert list(ids(changed).values()) == list(ids(LINES).values())


def test_numbers_play_no_part() -> None:
    moved = tuple(re.sub(r"^Điều (\d)", lambda match: f"Điều {int(match[1]) + 7}", line) for line in LINES)
    assert list(ids(moved).values()) == list(ids(LINES).values())


_NEW = {
    Level.ARTICLE: ("Khen thưởng hằng năm", "Trách nhiệm, quyền hạn của kế toán", "Nguyên tắc chung"),
    Level.CLAUSE: ("Bồi dưỡng ca đêm.", "Ghi sổ theo dõi điện nước.", "Trực bù khi nghỉ lễ."),
    Level.POINT: ("Ghi số điện thoại khẩn cấp;", "Họ tên người trực;"),
}


@given(data=st.data())
def test_provisions_put_in_change_no_other_id(data: st.DataObject) -> None:
    left = {level: list(texts) for level, texts in _NEW.items()}

    def with_more(children: tuple[Provision, ...]) -> tuple[Provision, ...]:
        several: list[Provision] = []
        for one in children:
            texts = left.get(one.level, [])
            if data.draw(st.booleans()) and texts:
                several.append(Provision(one.level, number="9", title=texts.pop()))
            several.append(replace(one, children=with_more(one.children)))
        return tuple(several)

    original = tree(LINES)
    after = by_words(with_ids(with_more(original)))
    for words, identity in by_words(with_ids(original)).items():
        assert after[words] == identity


_TEXTS = st.text(
    alphabet=st.characters(codec="utf-8", categories=["L", "N", "P", "Zs"]), min_size=1, max_size=80
)


@given(st.lists(st.tuples(st.sampled_from(list(Level)), _TEXTS), min_size=1, max_size=12))
def test_ids_are_sound_short_and_given_once(shape: list[tuple[Level, str]]) -> None:
    clauses = tuple(
        Provision(level, number="1", paragraphs=(text,))
        for level, text in shape
        if level is not Level.ARTICLE
    )
    articles = tuple(
        Provision(Level.ARTICLE, number="1", title=text) for level, text in shape if level is Level.ARTICLE
    )
    made = with_ids((Provision(Level.ARTICLE, number="1", children=clauses), *articles))
    given_ids = [one.id for one in Regulation("", made).walk() if one.level is not Level.PARAGRAPH]
    assert all(re.fullmatch(ID_PATTERN, one or "") and len(one or "") <= LONGEST_ID for one in given_ids)
    assert len(set(given_ids)) == len(given_ids)


def test_many_provisions_of_the_same_words_are_numbered() -> None:
    clauses = tuple(Provision(Level.CLAUSE, number=str(n), paragraphs=("Như trên.",)) for n in range(1, 120))
    (article,) = with_ids((Provision(Level.ARTICLE, number="1", title="Trực", children=clauses),))
    assert len({one.id for one in article.children}) == 119
    assert article == replace(article, number="1")
