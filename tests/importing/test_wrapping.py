"""Lines of pages joined into paragraphs."""

from __future__ import annotations

import pytest

from generator.importing.characters import cleaned
from generator.importing.wrapping import Line, join_lines
from tests.importing.pages import Fits, at_column, in_times, page_text

PARAGRAPHS = (
    "QUY CHẾ",
    "Hoạt động của Ban Chỉ đạo thử nghiệm tỉnh Mẫu",
    "Chương I",
    "NHỮNG QUY ĐỊNH CHUNG",
    "Điều 1. Phạm vi điều chỉnh, đối tượng áp dụng của Quy chế và những việc mà Quy chế không nói",
    "1. Quy chế này nói về việc họp, việc báo cáo và việc phối hợp giữa các cơ quan tham gia thử nghiệm theo "
    "Chương trình số 12 của tỉnh giai đoạn 2021 - 2025 và theo kế hoạch hằng năm của từng cơ quan.",
    "2. Khoản này ngắn.",
    "3. Khoản này viện dẫn khoản 1 và khoản 2 của Điều 1, các điểm a và b của khoản ấy, rồi còn nói "
    "thêm về những việc khác để cho đủ dài mà xuống dòng vài lần, dù chẳng có gì quan trọng trong đó cả:",
    "a) Điểm thứ nhất gồm một câu vừa đủ để dài hơn một dòng của trang giấy khổ A4 theo lề của nghị định;",
    "b) Điểm thứ hai.",
    "Điều 2. Nguyên tắc làm việc",
    "Ban Chỉ đạo làm việc theo nguyên tắc tập trung dân chủ; "
    "người đứng đầu kết luận sau khi mọi người đã cho ý kiến.",
)


def lines_of(text: str) -> list[Line]:
    lines: list[Line] = []
    empty = 0
    for number, raw in enumerate(text.split("\n"), start=1):
        if raw.strip():
            lines.append(Line(cleaned(raw), number, empty))
            empty = 0
        else:
            empty += 1
    return lines


def joined(text: str) -> list[str]:
    return [one.text for one in join_lines(lines_of(text))]


@pytest.mark.parametrize("fits", [in_times(), in_times(indent_pt=0), at_column(72), at_column(100)])
@pytest.mark.parametrize("between", ["\n", "\n\n", " \n"])
@pytest.mark.parametrize("after", ["\n", "\n\n", "\n\n\n"])
def test_pages_of_every_make_give_the_paragraphs_back(fits: Fits, between: str, after: str) -> None:
    assert joined(page_text(PARAGRAPHS, fits, between, after)) == list(PARAGRAPHS)


def test_text_with_a_line_a_paragraph_stays_as_it_is() -> None:
    assert joined("\n".join(PARAGRAPHS)) == list(PARAGRAPHS)


def test_a_page_break_in_the_middle_of_a_sentence_joins_its_halves() -> None:
    lines = page_text(PARAGRAPHS, in_times()).split("\n")
    middle = next(index for index, line in enumerate(lines) if line.startswith("1. Quy chế")) + 1
    broken = "\n".join([*lines[:middle], "", "", "", *lines[middle:]])
    assert joined(broken) == list(PARAGRAPHS)


def test_a_wrapped_line_that_begins_like_a_chapter_or_a_clause_is_no_new_paragraph() -> None:
    text = (
        "1. Các cơ quan tham gia thực hiện những nhiệm vụ đã được giao tại khoản 2 và khoản\n"
        "3. Việc tổng hợp theo các quyết định của tỉnh và kế hoạch hằng năm thì theo\n"
        "Chương trình công tác của tỉnh giai đoạn từ năm 2021 cho đến hết năm 2025, và\n"
        "2025. Hết.\n"
        "2. Khoản sau.\n"
    )
    assert [one.partition(" ")[0] for one in joined(text)] == ["1.", "2."]


def test_paragraphs_know_their_first_and_last_line() -> None:
    text = page_text(PARAGRAPHS, in_times(), after="\n\n")
    lines = text.split("\n")
    for one in join_lines(lines_of(text)):
        assert " ".join(lines[one.line - 1 : one.last_line]) == one.text


def test_the_bold_title_of_an_article_is_wider_than_its_letters_would_be_otherwise() -> None:
    lines = list(PARAGRAPHS[5:6])
    heading = "Điều 6. Nhiệm vụ, quyền hạn của Phó Trưởng Ban thử nghiệm, Giám đốc"
    text = page_text(lines, in_times(465, 42)) + f"{heading}\nSở Mẫu\n1. Khoản một.\n"
    assert joined(text) == [*lines, f"{heading} Sở Mẫu", "1. Khoản một."]


def test_a_basis_and_a_post_in_capitals_begin_a_paragraph_behind_a_full_line() -> None:
    text = (
        "Về việc ban hành Quy chế hoạt động của Ban Chỉ đạo thử nghiệm\n"
        "CHỦ TỊCH ỦY BAN NHÂN DÂN\n"
        "Căn cứ Luật Thử nghiệm;\n"
    )
    assert joined(text) == text.splitlines()


def test_a_sentence_may_begin_with_the_word_of_a_basis_and_a_line_with_an_abbreviation() -> None:
    text = (
        "1. Các cơ quan báo cáo kết quả thử nghiệm của cơ quan mình hằng tháng.\n"
        "Căn cứ báo cáo ấy, Ban Thử nghiệm gửi báo cáo chung cho lãnh đạo của\n"
        "UBND.\n"
    )
    assert len(joined(text)) == 1
    assert len(joined("1. Ban Thử nghiệm báo cáo, tham mưu và chịu sự chỉ đạo của\nUBND TỈNH MẪU.")) == 1


@pytest.mark.parametrize(
    ("lines", "whole"),
    [
        (("1. Theo Chương trình giai đoạn 2021 -", "2025."), "1. Theo Chương trình giai đoạn 2021 - 2025."),
        (("1. Theo Quyết định số 12/QĐ-", "UBND."), "1. Theo Quyết định số 12/QĐ-UBND."),
    ],
)
def test_a_dash_at_the_end_of_a_short_line_wants_more(lines: tuple[str, str], whole: str) -> None:
    assert joined("\n".join((*PARAGRAPHS, *lines)))[-1] == whole


def test_one_stray_long_line_in_fifty_says_nothing_of_the_width_of_the_page() -> None:
    stray = "| " + "một ô rất dài của bảng " * 12 + "|"
    text = page_text(PARAGRAPHS * 5, in_times())
    assert joined(f"{text}\n{stray}") == [*PARAGRAPHS * 5, stray]


def test_nothing_gives_nothing() -> None:
    assert join_lines([]) == ()
