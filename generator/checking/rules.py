"""All rules (danh mục quy tắc), in the order in which their findings are told for one place."""

from __future__ import annotations

from typing import Final

from generator.checking import (
    abolished,
    capitals,
    citations,
    doubled_words,
    figures,
    names,
    numbering,
    sentence_ends,
    spellings,
    syllables,
    terms,
    typing_slips,
)
from generator.checking.rule import Rule

RULES: Final[dict[str, Rule]] = {
    rule.code: rule
    for room in (
        *(numbering, citations, doubled_words, names, spellings, figures, terms),
        *(sentence_ends, capitals, abolished, syllables, typing_slips),
    )
    for rule in room.RULES
}
"""The rules by their code."""
