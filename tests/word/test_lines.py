"""Names in lines, and the line drawn under a text."""

from __future__ import annotations

import re

import pytest

from generator.typography.metrics import text_width
from generator.word.lines import line_under, name_lines

MOTTO = "Độc lập - Tự do - Hạnh phúc"


def test_line_under_the_motto_is_as_long_as_the_motto() -> None:
    line = line_under(MOTTO, 14, 1.0)
    assert line.length_pt == pytest.approx(text_width(MOTTO, 14, bold=True))
    # Measured in the decree's own forms: 6.05 cm at 14 points.
    assert line.length_pt / 72 * 2.54 == pytest.approx(6.05, abs=0.01)


def test_line_under_a_name_takes_its_last_line_in_the_case_it_is_printed_in() -> None:
    name = "Ban Chỉ đạo phát triển khoa học, công nghệ, đổi mới sáng tạo, chuyển đổi số và Đề án 06"
    lines = name_lines(name, 6.5, 13)
    assert len(lines) > 1
    assert line_under(lines, 13).length_pt == pytest.approx(
        0.4 * text_width(lines[-1].upper(), 13, bold=True)
    )


def test_lines_of_a_name_fit_the_width_and_join_to_the_name() -> None:
    name = "Ủy ban nhân dân xã Sì Lở Lầu, tỉnh Lai Châu"
    lines = name_lines(name, 6.5, 13)
    assert " ".join(lines) == name
    assert all(text_width(line.upper(), 13, bold=True) <= 6.5 / 2.54 * 72 for line in lines)


@pytest.mark.parametrize("text", ["SỞ Y TẾ", "I", "Công an tỉnh"])
def test_the_line_under_a_short_name_stays_between_a_third_and_a_half_of_it(text: str) -> None:
    width = text_width(text, 13, bold=True)
    assert width / 3 <= line_under(text, 13).length_pt <= width / 2


def test_drawing_has_its_length_and_number_in_both_notations() -> None:
    xml = line_under(MOTTO, 14, 1.0).xml(7)
    assert re.findall(r'cx="(\d+)"', xml) == [str(round(line_under(MOTTO, 14, 1.0).length_pt * 12_700))] * 2
    assert 'id="7"' in xml
    assert 'to="171' in xml
