"""Sentences that end with no mark (thiếu dấu kết câu)."""

from __future__ import annotations

from collections.abc import Iterator
from gettext import gettext as _
from itertools import pairwise

from generator.checking.passages import WORD, CheckedText, Passage
from generator.checking.rule import Example, Explanation, Rule, Slip
from generator.diagnostics import Severity

_ENDS = tuple(".;:…!?/")
_CLOSING = "”\"»)’'"
_LONGEST_HEADING = 150
_LAST_WORDS = 40
_LONGEST_NAME = 6


def check_ends(text: CheckedText) -> Iterator[Slip]:
    """A paragraph of a clause or point that ends without . ; or : (thiếu dấu chấm câu)."""
    pairs = _pairs_of_words(text)
    for passage in text.passages:
        if not _lacks_end(passage) or _goes_on(passage, pairs):
            continue
        message = _("no mark ends the sentence: “…{words}”").format(words=passage.text[-_LAST_WORDS:])
        yield Slip(passage.path, message, _("end it with a full stop, a semicolon or a colon"))


def _lacks_end(passage: Passage) -> bool:
    bare = passage.text.rstrip().rstrip(_CLOSING).rstrip()
    if passage.is_title or passage.is_capitals or not bare or bare.startswith("|") or bare.endswith(_ENDS):
        return False
    heading = passage.introduces and len(bare) <= _LONGEST_HEADING
    words = WORD.findall(bare)
    a_name = len(words) <= _LONGEST_NAME and all(word[0].isupper() for word in words)
    return not heading and not a_name


def _goes_on(passage: Passage, pairs: set[tuple[str, str]]) -> bool:
    """Whether the next paragraph is the rest of the sentence, parted from it by the end of a page."""
    if passage.following is None:
        return False
    words, more = WORD.findall(passage.text), WORD.findall(passage.following)
    return bool(words and more) and (more[0].islower() or (words[-1], more[0]) in pairs)


def _pairs_of_words(text: CheckedText) -> set[tuple[str, str]]:
    pairs: set[tuple[str, str]] = set()
    for passage in text.passages:
        pairs.update(pairwise(WORD.findall(passage.text)))
    return pairs


def _explain() -> Explanation:
    return Explanation(
        _("A paragraph of a clause or point ends without a full stop, semicolon or colon."),
        _("Its end may be lost; what follows may be read as part of it."),
        _("No law: the rules of punctuation, as the forms of annex III of Decree 30 show them."),
        _("Put the mark, or put back what was lost. A heading above points needs none."),
        Example(
            "Điều 1. Nhiệm vụ\n1. Tổ chức họp hằng quý\n2. Báo cáo kết quả.",
            "Điều 1. Nhiệm vụ\n1. Tổ chức họp hằng quý.\n2. Báo cáo kết quả.",
        ),
    )


RULES = (Rule("sentence-end-missing", Severity.WARNING, check_ends, _explain),)
