"""Regulations of a few sentences, recognised."""

from __future__ import annotations

from generator.importing.paragraphs import SourceParagraph
from generator.importing.recognising import Recognised, recognise


def regulation(
    *sentences: str, title: str = "Hoạt động của Ban Chỉ đạo về giống lúa tỉnh Lai Châu"
) -> Recognised:
    """A regulation whose only article has these clauses; the first stands on line 4."""
    lines = ["QUY CHẾ", title, "Điều 1. Chung"]
    lines += [f"{number}. {sentence}" for number, sentence in enumerate(sentences, start=1)]
    return recognise(
        [SourceParagraph(line, place, place) for place, line in enumerate(lines, start=1)], "quy-che.txt"
    )
