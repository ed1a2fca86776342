"""Markdown: marks removed, typed numbers kept, paragraphs and tables found."""

from __future__ import annotations

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.diagnostics import Diagnostics
from generator.importing.paragraphs import ReadFile, Reason
from generator.importing.reading.markdown import read_markdown


def read(text: str | bytes) -> tuple[ReadFile | None, list[str]]:
    found = Diagnostics()
    data = text if isinstance(text, bytes) else text.encode()
    return read_markdown(data, "quy-che.md", found), [one.code for one in found]


def texts_of(text: str) -> list[str]:
    result, _codes = read(text)
    assert result is not None
    return [one.text for one in result.paragraphs]


def test_a_regulation_comes_out_line_for_line() -> None:
    text = """\
# QUY CHẾ
## Chương I
QUY ĐỊNH CHUNG
---
**Điều 1. Phạm vi điều chỉnh**
Quy chế này quy định *nguyên tắc*
làm việc theo khoản 2 và khoản
3. Điều này.
1\\. Khoản một
2. Khoản hai:
   a) Điểm a
   b) Điểm b
* gạch
- gạch nữa
> trích

Hết./.
"""
    assert texts_of(text) == [
        "QUY CHẾ", "Chương I", "QUY ĐỊNH CHUNG", "Điều 1. Phạm vi điều chỉnh",
        "Quy chế này quy định nguyên tắc làm việc theo khoản 2 và khoản 3. Điều này.",
        "1. Khoản một", "2. Khoản hai:", "a) Điểm a", "b) Điểm b", "- gạch", "- gạch nữa trích", "Hết./.",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("marked", "plain"),
    [
        ("**đậm** và _nghiêng_ và ***cả hai***", "đậm và nghiêng và cả hai"),
        ("2 * 3 * 4 và ten_tep_nay", "2 * 3 * 4 và ten_tep_nay"),
        (r"\*không đậm\* và \#", "*không đậm* và #"),
        ("[Nghị định](https://a.b/c 'x') số ![ảnh](a.png)", "Nghị định số ảnh"),
        ("`mã` <b>đậm</b> <script>x</script>", "mã đậm <script>x</script>"),
        ("một <!-- bỏ\nđi --> hai", "một hai"),
        ("## Đầu đề ##", "Đầu đề"),
    ],
)
def test_marks_are_removed_and_what_only_looks_like_one_stays(marked: str, plain: str) -> None:
    assert texts_of(marked) == [plain]


def test_a_hard_break_ends_a_paragraph() -> None:
    assert texts_of("Một  \nhai\\\nba<br>\nbốn\nnăm") == ["Một", "hai", "ba", "bốn năm"]


def test_tables_are_tables_and_their_numbers_no_clauses() -> None:
    text = "Trước\n\n| TT | Tên |\n|---|:-:|\n| 1. | Sở \\| **Ban** |\n| 2. |\n\nSau"
    result, _codes = read(text)
    assert result is not None
    assert [one.text for one in result.paragraphs] == [
        "Trước", "| TT | Tên |", "| 1. | Sở | Ban |", "| 2. |  |", "Sau",
    ]  # fmt: skip
    assert [(one.rows, one.line) for one in result.tables] == [
        ((("TT", "Tên"), ("1.", "Sở | Ban"), ("2.", "")), 3)
    ]


def test_notes_are_set_aside_and_lines_told() -> None:
    result, _codes = read("Một[^1]\nhai.\n\n[^1]: Chú thích.\n")
    assert result is not None
    assert [(one.text, one.line, one.last_line) for one in result.paragraphs] == [("Một hai.", 1, 2)]
    assert [(one.paragraph.text, one.paragraph.line, one.reason) for one in result.set_aside] == [
        ("Chú thích.", 4, Reason.NOTE)
    ]


def test_a_file_of_marks_alone_is_told() -> None:
    assert read("---\n***\n# \n") == (None, ["no-text"])


@settings(deadline=2000, max_examples=150)
@given(
    st.lists(
        st.sampled_from(["|", "-", "*", "_", "#", "`", "[", "](", "<", ">", "\\", "\n", "1. ", "a "]),
        max_size=300,
    )
)
def test_any_marks_are_read_or_refused(pieces: list[str]) -> None:
    result, codes = read("".join(pieces))
    assert (result is None) == ("no-text" in codes)


@pytest.mark.parametrize(
    "sign", ["*", "_", "`", "[", "](", "<!--", "|", "> ", "\\", "**a", "- ", "[a](", " ", "<br "]
)
def test_a_line_of_one_sign_over_and_over_takes_no_time(sign: str) -> None:
    started = time.monotonic()
    read(f"{sign * 20_000}\n{sign * 20_000}x")
    assert time.monotonic() - started < 5
