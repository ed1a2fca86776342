"""The skeleton of a regulation, as text and as data."""

from __future__ import annotations

import json

from generator.regulation.outline import FIRST_WORDS, outline_data, outline_lines
from tests.regulation.support import SAMPLE, build_file


def test_outline_shows_numbers_titles_and_ids() -> None:
    lines = outline_lines(build_file(SAMPLE).built)
    assert lines[:3] == (
        "Hoạt động của Ban Chỉ đạo thử nghiệm xã Mẫu",
        "Chương I. Những quy định chung [general]",
        "  Điều 1. Phạm vi và đối tượng áp dụng [scope]",
    )
    assert "      b) Sử dụng con dấu" in [line[2:] for line in lines]
    assert sum(line.lstrip().startswith("– ") for line in lines) == 3


def test_outline_cuts_long_texts_between_words() -> None:
    lines = outline_lines(build_file(SAMPLE).built)
    (line,) = [line.strip() for line in lines if line.endswith("[scope.who]")]
    words = line.removeprefix("2. ").removesuffix(" [scope.who]")
    assert words == "Quy chế này áp dụng đối với Trưởng Ban Chỉ đạo, các thành…"
    assert len(words) <= FIRST_WORDS + 1


def test_outline_as_data_has_the_same_tree() -> None:
    regulation = build_file(SAMPLE).built
    data = json.loads(json.dumps(outline_data(regulation)))

    def numbers(provisions: list[dict[str, object]]) -> list[object]:
        return [
            one
            for provision in provisions
            for one in [provision["number"], *numbers(provision["children"])]  # type: ignore[arg-type]
        ]

    assert data["title"] == regulation.title
    assert numbers(data["children"]) == [one.number for one in regulation.walk()]
