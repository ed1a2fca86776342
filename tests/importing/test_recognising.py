"""Paragraphs divided into provisions, numbers as printed."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import pytest

from generator.importing.paragraphs import Reason, SourceParagraph, count_characters, total
from generator.importing.recognising import Recognised, recognise
from generator.regulation.provision import Provision


def recognised(text: str) -> Recognised:
    lines = [line.strip() for line in text.strip().split("\n")]
    paragraphs = [SourceParagraph(line, number, number) for number, line in enumerate(lines, 1) if line]
    found = recognise(paragraphs, "made.txt")
    texts = [
        part
        for top in (*found.children, *found.decision)
        for one in top.walk()
        for part in (one.marker, one.title or "", *one.paragraphs)
    ]
    aside = total(one.paragraph for one in found.set_aside) + total(found.orphans)
    mapped = count_characters(found.title, *texts) + found.other_signs
    assert total(paragraphs) == mapped + aside, "text was lost or doubled"
    return found


def skeleton(provisions: Sequence[Provision]) -> list[Any]:
    """Sign and own words of each provision, with what is in it."""
    return [
        (
            one.marker or "–",
            " / ".join([*([f"<{one.title}>"] if one.title else []), *one.paragraphs]),
            *([skeleton(one.children)] if one.children else []),
        )
        for one in provisions
    ]


def reasons(found: Recognised) -> dict[str, list[str]]:
    told: dict[str, list[str]] = {}
    for one in found.set_aside:
        told.setdefault(one.reason.value, []).append(one.paragraph.text)
    return told


def test_every_level_finds_its_place() -> None:
    found = recognised("""
        QUY CHẾ
        Hoạt động của Ban Chỉ đạo thử nghiệm
        (Kèm theo Quyết định số 05/QĐ-BCĐ
        ngày 05/3/2026 của Ban Chỉ đạo)
        Phần I
        MỘT PHẦN
        Chương I
        QUY ĐỊNH CHUNG
        CỦA BAN
        Mục 1. Phạm vi
        Điều 1. Phạm vi điều chỉnh
        Quy chế này nói về việc thử.
        Điều 2. Nguyên tắc
        1. Nguyên tắc một:
        a) Điểm một;
        b) Điểm hai.
        2. Nguyên tắc hai./.
    """)

    assert found.title == "Hoạt động của Ban Chỉ đạo thử nghiệm"
    assert skeleton(found.children) == [
        ("Phần I", "<MỘT PHẦN>", [
            ("Chương I", "<QUY ĐỊNH CHUNG CỦA BAN>", [
                ("Mục 1", "<Phạm vi>", [
                    ("Điều 1.", "<Phạm vi điều chỉnh> / Quy chế này nói về việc thử."),
                    ("Điều 2.", "<Nguyên tắc>", [
                        ("1.", "Nguyên tắc một:", [("a)", "Điểm một;"), ("b)", "Điểm hai.")]),
                        ("2.", "Nguyên tắc hai./."),
                    ]),
                ]),
            ]),
        ]),
    ]  # fmt: skip
    assert reasons(found) == {
        "title": ["QUY CHẾ"],
        "attached-to": ["(Kèm theo Quyết định số 05/QĐ-BCĐ", "ngày 05/3/2026 của Ban Chỉ đạo)"],
    }
    assert found.orphans == ()


def test_numbers_stay_as_they_are_printed() -> None:
    found = recognised("""
        Điều 1. Đầu
        1. Một.
        3. Ba.
        2. Lại hai.
        a) Điểm a;
        c) Điểm c.
        Điều 1 . Lại một
        5a. Xen giữa.
    """)
    assert skeleton(found.children) == [
        ("Điều 1.", "<Đầu>", [
            ("1.", "Một."),
            ("3.", "Ba."),
            ("2.", "Lại hai.", [("a)", "Điểm a;"), ("c)", "Điểm c.")]),
        ]),
        ("Điều 1.", "<Lại một>", [("5a.", "Xen giữa.")]),
    ]  # fmt: skip


def test_decision_before_the_regulation_is_a_tree_of_its_own() -> None:
    found = recognised("""
        UBND TỈNH MẪU
        CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
        QUYẾT ĐỊNH
        Về việc ban hành Quy chế
        Căn cứ Luật Thử nghiệm;
        QUYẾT ĐỊNH:
        Điều 1. Ban hành kèm theo Quyết định này Quy chế thử.
        Điều 2. Quyết định này có hiệu lực kể từ ngày ký.
        Điều 3. Thủ trưởng các cơ quan thi hành Quyết định này./.
        Nơi nhận:
        - Như Điều 3;
        - Lưu: VT.
        CHỦ TỊCH
        Nguyễn Văn Mẫu
        QUY CHẾ
        Thử nghiệm
        Điều 1. Phạm vi
        Quy chế này nói về việc thử.
        Điều 2. Thi hành
        Mọi người thi hành Quy chế này./.
        PHỤ LỤC I
        1. Mẫu thứ nhất
        Điều 1. Không phải điều
    """)

    assert [one.marker for one in found.decision] == ["Điều 1.", "Điều 2.", "Điều 3."]
    assert [one.title for one in found.children] == ["Phạm vi", "Thi hành"]
    assert reasons(found) == {
        "letterhead": ["UBND TỈNH MẪU", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "QUYẾT ĐỊNH",
                       "Về việc ban hành Quy chế"],
        "bases": ["Căn cứ Luật Thử nghiệm;", "QUYẾT ĐỊNH:"],
        "recipients": ["Nơi nhận:", "- Như Điều 3;", "- Lưu: VT."],
        "signature": ["CHỦ TỊCH", "Nguyễn Văn Mẫu"],
        "title": ["QUY CHẾ"],
        "appendix": ["PHỤ LỤC I", "1. Mẫu thứ nhất", "Điều 1. Không phải điều"],
    }  # fmt: skip


def test_provisions_inside_the_decision_itself_take_its_subject() -> None:
    found = recognised("""
        UBND TỈNH MẪU
        QUYẾT ĐỊNH
        Quy định việc thử nghiệm
        trên địa bàn tỉnh
        _______
        Căn cứ Luật Thử nghiệm;
        QUYẾT ĐỊNH:
        Chương I
        QUY ĐỊNH CHUNG
        Điều 1. Phạm vi
        Quyết định này quy định việc thử.
    """)
    assert found.title == "Quy định việc thử nghiệm trên địa bàn tỉnh"
    assert [one.marker for one in found.children] == ["Chương I"]
    assert found.decision == ()


def test_paragraphs_between_and_behind_numbered_ones_stay_in_their_place() -> None:
    found = recognised("""
        Điều 1. Đầu
        Lời mở của điều.
        1. Khoản có tiêu đề
        Lời của khoản.
        - Gạch đầu dòng;
        a) Điểm có tiêu đề
        Lời của điểm.
        2. Khoản cuối:
        a) Điểm một.
        Đoạn sau các điểm.
    """)
    assert skeleton(found.children) == [
        ("Điều 1.", "<Đầu> / Lời mở của điều.", [
            ("1.", "<Khoản có tiêu đề> / Lời của khoản. / - Gạch đầu dòng;", [
                ("a)", "<Điểm có tiêu đề> / Lời của điểm."),
            ]),
            ("2.", "Khoản cuối:", [("a)", "Điểm một. / Đoạn sau các điểm.")]),
        ]),
    ]  # fmt: skip


def test_articles_without_titles_and_without_clauses() -> None:
    found = recognised("""
        Điều 1. Mọi người đều thử nghiệm theo quy định.
        Điều 2.
        1. Khoản một.
        Điều 3
        Lời của điều ba.
    """)
    assert skeleton(found.children) == [
        ("Điều 1.", "Mọi người đều thử nghiệm theo quy định."),
        ("Điều 2.", "", [("1.", "Khoản một.")]),
        ("Điều 3.", "Lời của điều ba."),
    ]


def test_a_line_of_an_article_that_ends_with_a_stop_is_no_title() -> None:
    found = recognised("""
        Điều 1. Mọi người đều thử nghiệm như sau:
        1. Khoản một.
        Điều 2. Câu thứ nhất.
        Câu thứ hai.
    """)
    assert [(one.title, len(one.paragraphs)) for one in found.children] == [(None, 1), (None, 2)]


def test_quoted_provisions_of_an_amending_text_are_words() -> None:
    found = recognised("""
        Điều 1. Sửa đổi Quy chế
        1. Sửa đổi Điều 5 như sau:
        “Điều 5. Cuộc họp
        1. Họp mỗi quý.
        2. Họp đột xuất.”.
        2. Bãi bỏ Điều 6.
        Điều 2. Thi hành
        "Điều" là một từ, không phải trích dẫn.
    """)
    assert skeleton(found.children) == [
        ("Điều 1.", "<Sửa đổi Quy chế>", [
            ("1.", "Sửa đổi Điều 5 như sau: / “Điều 5. Cuộc họp / 1. Họp mỗi quý. / 2. Họp đột xuất.”."),
            ("2.", "Bãi bỏ Điều 6."),
        ]),
        ("Điều 2.", '<Thi hành> / "Điều" là một từ, không phải trích dẫn.'),
    ]  # fmt: skip


def test_a_quotation_mark_that_never_closes_hides_nothing() -> None:
    found = recognised("""
        Điều 1. Đầu
        1. Sửa như sau:
        “1. Họp mỗi quý.
        2. Khoản hai.
        Điều 2. Sau
        Lời.
    """)
    assert [one.marker for one in found.children] == ["Điều 1.", "Điều 2."]


def test_an_end_mark_in_the_middle_does_not_end_the_text() -> None:
    found = recognised("""
        Điều 1. Đầu
        Lời một./.
        Điều 2. Sau
        Lời hai./.
        Điều 1. Mẫu đơn
        Kính gửi ai đó.
    """)
    assert [one.title for one in found.children] == ["Đầu", "Sau"]
    assert [one.reason for one in found.set_aside] == [Reason.SIGNATURE, Reason.SIGNATURE]


def test_what_stands_before_the_first_provision_is_never_lost() -> None:
    assert recognised("Lời không thuộc điều nào.").children == ()
    assert recognise((), "empty.txt").children == ()


@pytest.mark.parametrize(
    "head",
    ["Phụ lục: Danh sách thành viên", "PHỤ LỤC A", "Biểu số 2", "Mẫu số 01", "PHỤ LỤC", "Phụ lục II. Mẫu"],
)
def test_what_a_form_or_appendix_holds_is_no_clause(head: str) -> None:
    found = recognised(f"""
        Điều 1. Đầu
        1. Lời.
        {head}
        1. Ông Nguyễn Văn Mẫu
        Điều 1. Của mẫu hợp đồng
    """)
    assert skeleton(found.children) == [("Điều 1.", "<Đầu>", [("1.", "Lời.")])]
    assert [one.reason for one in found.set_aside] == [Reason.APPENDIX] * 3


def test_a_sentence_that_begins_like_an_appendix_or_the_recipients_ends_nothing() -> None:
    found = recognised("""
        Điều 1. Đầu
        Phụ lục I kèm theo Quy chế này là danh sách.
        Nơi nhận hồ sơ là Văn phòng.
        Điều 2. Sau
        Lời.
    """)
    assert [one.marker for one in found.children] == ["Điều 1.", "Điều 2."]
    assert found.set_aside == ()


@pytest.mark.parametrize("post", ["TM. BAN CHỈ ĐẠO", "KT. CHỦ TỊCH", "TRƯỞNG BAN", "PHÓ CHỦ TỊCH"])
def test_who_signs_is_no_text_of_the_last_clause_though_no_end_mark_stands_there(post: str) -> None:
    found = recognised(f"""
        Điều 1. Đầu
        1. Lời của khoản.
        {post}
        Nguyễn Văn Mẫu
    """)
    assert skeleton(found.children) == [("Điều 1.", "<Đầu>", [("1.", "Lời của khoản.")])]
    assert reasons(found) == {"signature": [post, "Nguyễn Văn Mẫu"]}


def test_words_quoted_inside_a_quoted_provision_do_not_end_it() -> None:
    found = recognised("""
        Điều 1. Sửa đổi
        1. Sửa Điều 5 như sau:
        “Điều 5. Họp
        1. Ban có tên “Ban Thử nghiệm”
        2. Gọi tắt là “Ban”.
        3. Họp mỗi quý.”.
        2. Bãi bỏ Điều 6.
    """)
    assert [one.marker for one in found.children[0].children] == ["1.", "2."]
    assert found.children[0].children[0].paragraphs[-1] == "3. Họp mỗi quý.”."


@pytest.mark.parametrize(
    ("line", "kind", "subject"),
    [
        ("QUY CHẾ HOẠT ĐỘNG CỦA BAN MẪU", "QUY CHẾ", "HOẠT ĐỘNG CỦA BAN MẪU"),
        ("Quy chế hoạt động của Ban Mẫu", "Quy chế", "hoạt động của Ban Mẫu"),
    ],
)
def test_kind_and_subject_in_one_line_are_told_apart(line: str, kind: str, subject: str) -> None:
    found = recognised(f"""
        {line}
        Điều 1. Đầu
        Quy chế này quy định việc thử.
    """)
    assert found.title == subject
    assert reasons(found) == {"title": [kind]}


def test_parts_may_be_counted_in_words() -> None:
    found = recognised("""
        PHẦN THỨ NHẤT
        VIỆC CHUNG
        Điều 1. Đầu
        Lời.
        Phần thứ hai. Việc riêng
        Điều 2. Sau
        Lời.
    """)
    assert [one.marker for one in found.children] == ["Phần thứ nhất", "Phần thứ hai"]


def test_a_chapter_may_be_named_after_who_signs_and_a_long_sentence_may_begin_like_an_appendix() -> None:
    sentence = "Phụ lục I " + "ban hành kèm theo Quy chế này và được sửa khi cần " * 3
    found = recognised(f"""
        Chương I
        TRƯỞNG BAN VÀ THÀNH VIÊN
        Điều 1. Đầu
        Lời.
        {sentence.strip()}.
    """)
    assert [(one.title, len(one.children)) for one in found.children] == [("TRƯỞNG BAN VÀ THÀNH VIÊN", 1)]
    assert found.set_aside == ()


def test_a_post_in_capitals_that_clauses_follow_is_no_signature() -> None:
    found = recognised("""
        Điều 1. Đầu
        1. Lời của khoản.
        CHỦ TỊCH VÀ CÁC PHÓ CHỦ TỊCH
        2. Lời của khoản hai.
    """)
    assert [one.number for one in found.children[0].children] == ["1", "2"]
    assert found.set_aside == ()
