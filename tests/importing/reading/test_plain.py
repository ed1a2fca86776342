"""Plain text: encodings, pages, running heads, and whole regulations read back as they were printed."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from generator.diagnostics import Diagnostics
from generator.importing.paragraphs import ReadFile, Reason, count_characters
from generator.importing.reading.limits import MAX_SIGNS
from generator.importing.reading.plain import read_plain
from generator.importing.recognising import recognise
from generator.importing.round_trip import compare_round_trip
from generator.regulation.building import build_regulation
from generator.regulation.provision import Level, Provision
from generator.regulation.source import RegulationSource
from tests.importing.pages import Fits, at_column, in_times, wrapped
from tests.regulation.trees import regulations

LARGE = frozenset({Level.PART, Level.CHAPTER, Level.SECTION, Level.SUBSECTION})
SENTENCE = (
    "cơ quan tham gia, thực hiện nhiệm vụ được giao theo kế hoạch của tỉnh; Chương trình công tác năm 2021 "
    "và 2025 do Ban Chỉ đạo thông qua khoản kinh phí, điểm họp, Điều phối viên báo cáo bằng văn bản"
)
WORDS = SENTENCE.split()
HEAD = "Quy chế thử nghiệm (bản lưu)"


def read(text: str | bytes) -> tuple[ReadFile | None, list[tuple[str, int | None]]]:
    found = Diagnostics()
    data = text if isinstance(text, bytes) else text.encode()
    result = read_plain(data, "quy-che.txt", found)
    return result, [(one.code, one.location.line if one.location else None) for one in found]


def paragraphs_of(text: str) -> list[str]:
    result, _codes = read(text)
    assert result is not None
    return [one.text for one in result.paragraphs]


def aside_of(text: str) -> list[tuple[str, Reason]]:
    result, _codes = read(text)
    assert result is not None
    return [(one.paragraph.text, one.reason) for one in result.set_aside]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-be", "cp1258"])
def test_the_text_is_the_same_in_every_encoding(encoding: str) -> None:
    text = "Điều 1. Phạm vi\nBan họp mỗi quý một lần.\n"
    if encoding == "cp1258":  # combining tones only: what Windows wrote
        data = "Ðiê\u0300u 1. Pha\u0323m vi\nBan ho\u0323p mô\u0303i quy\u0301 mô\u0323t lâ\u0300n.\n"
        written = data.replace("Ð", "Đ").encode("cp1258")
    else:
        written = text.encode(encoding)
    result, _codes = read(written)
    assert result is not None
    assert [one.text for one in result.paragraphs] == text.splitlines()


def test_bytes_that_are_no_text_are_refused_at_their_line() -> None:
    result, codes = read("Điều 1. Một\n".encode() + b"\xff\xfe\x81\x8d\n" + b"\x90\x9d" * 40)
    assert result is None
    assert codes == [("wrong-encoding", 2)]


def test_a_text_without_words_is_refused() -> None:
    assert read(" \n\f\n\u200b") == (None, [("no-text", None)])


def test_a_text_longer_than_any_law_is_refused_before_it_is_read() -> None:
    assert read(b"a " * (MAX_SIGNS // 2 + 1)) == (None, [("text-too-long", None)])


def test_control_characters_are_told_once_and_no_word_grows_together() -> None:
    result, codes = read("Ban\x07 họp\nChương I\vTÊN\u2028CHƯƠNG\n\x08\x01\n")
    assert result is not None
    assert [one.text for one in result.paragraphs] == ["Ban họp", "Chương I TÊN CHƯƠNG"]
    assert codes == [("control-characters", 1)]


@pytest.mark.parametrize(
    ("lines", "joined"),
    [
        (("theo Quyết định số 12/QĐ-", "UBND của Ủy ban"), "số 12/QĐ-UBND của"),
        (("trong giai đoạn từ năm 2021-", "2025 của toàn tỉnh"), "năm 2021-2025 của"),
        (("trong giai đoạn từ năm 2021 -", "2025 của toàn tỉnh"), "năm 2021 - 2025 của"),
        (("cho mọi cơ quan và/", "hoặc những người có tên"), "và/hoặc những"),
    ],
)
def test_a_hyphen_at_the_end_of_a_line_stays_and_takes_no_blank(lines: tuple[str, str], joined: str) -> None:
    filler = "Ban Chỉ đạo họp để bàn những việc lớn, "
    text = f"1. {filler}{lines[0]}\n{lines[1]} và thêm vài từ.\n"
    only = paragraphs_of(text)
    assert len(only) == 1
    assert joined in only[0]


def test_page_numbers_are_set_aside_also_where_they_begin_anew() -> None:
    body = [f"Dòng văn bản {word} của trang.\n" for word in ("một", "hai", "ba", "bốn", "năm", "sáu")]
    numbers = ["1", "- 2 -", "Trang 3/6", "1", "2", "3"]
    text = "\f".join(f"{number}\n{line}" for number, line in zip(numbers, body, strict=True))
    assert aside_of(text) == [(number, Reason.PAGE_NUMBER) for number in numbers]


def test_a_number_that_no_page_counts_on_is_text() -> None:
    assert "2025" in paragraphs_of("Năm báo cáo.\n\n2025\n\nHết.\n")


def test_running_heads_of_three_pages_are_set_aside_but_no_sign_of_a_provision() -> None:
    pages = [f"{HEAD}\nĐiều {n}. Việc thứ {n}.\nNội dung {n}.\n1. Như nhau.\n" for n in range(1, 4)]
    text = "\f".join(pages)
    assert aside_of(text) == [(HEAD, Reason.RUNNING_HEAD)] * 3
    assert paragraphs_of(text).count("1. Như nhau.") == 3


def test_a_long_paragraph_at_the_head_of_pages_is_no_running_head() -> None:
    words = "Ban thử nghiệm nhắc lại điều này ở mỗi trang vì đó là lời văn của bản quy chế. " * 2
    text = "\f".join(f"{words.strip()}\n\nNội dung {n}.\n" for n in range(1, 4))
    assert aside_of(text) == []


def test_a_table_of_contents_is_set_aside_and_its_articles_are_not_doubled() -> None:
    contents = [
        "MỤC LỤC",
        "Chương I. Quy định chung ..... 1",
        "Điều 1. Phạm vi và những việc khác mà",
        "tên phải nói ........ 2",
        "Điều 2. Họp . . . . . . 3",
    ]
    body = ["QUY CHẾ", "Điều 1. Phạm vi.", "Số: ......./QĐ-UBND ngày ......"]
    text = "\n".join([*contents, *body])
    assert paragraphs_of(text) == body
    assert aside_of(text) == [(one, Reason.CONTENTS) for one in contents]


def test_letters_nobody_sees_and_stray_ones_are_put_right() -> None:
    assert paragraphs_of("Ðiều 1.\u00a0Hƣớng dẫn so\u00adạn thảo e\u0302\u0301 ﬁ\u200b\n") == [
        "Điều 1. Hướng dẫn soạn thảo ế fi"
    ]


def with_texts(one: Provision, draw: st.DrawFn) -> Provision:
    """The provision with a title or a sentence as its level has it; the articles' titles are of one line."""
    place = one.location.line if one.location else 0
    count = draw(st.integers(3, 60))
    start = draw(st.integers(0, len(WORDS) - 1))
    words = [WORDS[(start + step) % len(WORDS)] for step in range(count)]
    children = tuple(with_texts(child, draw) for child in one.children)
    sentence = " ".join([f"Việc thứ {place}:", *words]).rstrip(",;") + "."
    if one.level in LARGE:
        title = f"QUY ĐỊNH THỨ {place} CỦA TỈNH"
        return replace(one, title=title, paragraphs=(), children=children)
    if one.level is Level.ARTICLE and children:
        return replace(one, title=f"Việc thứ {place} của tỉnh", paragraphs=(), children=children)
    return replace(one, title=None, paragraphs=(sentence,), children=children)


@st.composite
def printed(draw: st.DrawFn) -> tuple[Provision, ...]:
    source: RegulationSource = draw(regulations())
    built = build_regulation(source, {}, {}, Diagnostics())
    assert built is not None
    return tuple(with_texts(one, draw) for one in built.children)


def as_paragraphs(provisions: tuple[Provision, ...]) -> list[str]:
    texts: list[str] = []
    for top in provisions:
        for one in top.walk():
            if one.level in LARGE:
                texts += [one.marker, one.title or ""]
            else:
                texts.append(" ".join(filter(None, (one.marker, one.title, *one.paragraphs))))
    return texts


def on_pages(paragraphs: list[str], fits: Fits, lines_of_page: int) -> str:
    """Pages with numbers, and with a running head where there are enough for one to be told."""
    lines = [line for one in paragraphs for line in (*wrapped(one, fits), "")]
    pages = [lines[start : start + lines_of_page] for start in range(0, len(lines), lines_of_page)]
    head = [HEAD] if len(pages) >= 3 else []
    return "\f".join(
        "\n".join([*head, f"Trang {number}", *page]) for number, page in enumerate(pages, start=1)
    )


@settings(deadline=None, max_examples=40, suppress_health_check=list(HealthCheck))
@given(
    provisions=printed(),
    fits=st.sampled_from([in_times(), in_times(400, 0), at_column(72)]),
    lines_of_page=st.integers(12, 40),
)
def test_any_tree_printed_on_pages_is_read_back(
    provisions: tuple[Provision, ...], fits: Fits, lines_of_page: int
) -> None:
    texts = as_paragraphs(provisions)
    text = on_pages(["QUY CHẾ", "Thử nghiệm", *texts], fits, lines_of_page)
    result, codes = read(text)
    assert result is not None
    assert codes == []
    recognised = recognise(result.paragraphs, "quy-che.txt")
    assert compare_round_trip(provisions, recognised.children).differences == ()
    assert recognised.orphans == ()
    assert result.characters == count_characters(text)


@settings(deadline=2000, max_examples=60)
@given(st.binary(max_size=3000))
def test_any_bytes_are_read_or_refused(data: bytes) -> None:
    result, codes = read(data)
    assert (result is not None) == (not {code for code, _line in codes} & {"wrong-encoding", "no-text"})


@settings(deadline=2000, max_examples=60)
@given(st.text(st.characters(codec="utf-8"), max_size=2000))
def test_every_sign_of_a_text_is_a_paragraph_or_set_aside(text: str) -> None:
    found = Diagnostics()
    result = read_plain(text.encode("utf-8-sig"), "quy-che.txt", found)
    if result is not None:
        assert [one.text for one in result.paragraphs] == [
            " ".join(one.text.split()) for one in result.paragraphs
        ]
        assert all(one.line <= one.last_line for one in result.paragraphs)
