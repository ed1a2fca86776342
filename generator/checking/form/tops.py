"""The letterhead of a document (ô 1 đến ô 5b): nation and motto, bodies, number, place and date."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from generator.checking.form.document import FormParagraph
from generator.checking.form.elements import Element
from generator.checking.form.labels import Labels, blank, is_bold
from generator.checking.form.parting import is_appendix_head, table_of
from generator.checking.form.signs import (
    ARTICLE,
    ATTACHED_TO,
    BASIS,
    DIVISION,
    LETTER_SUBJECT,
    MARK,
    RECIPIENTS,
    SALUTATION,
    begins_name,
    is_motto,
    is_nation,
    is_number,
    is_place_date,
    kind_of,
)

_FARTHEST: Final = 60
_LONGEST_NAME: Final = 150
_POSTS: Final = frozenset({"CHỦ TỊCH", "TRƯỞNG BAN", "TỔ TRƯỞNG"})
"""Posts that the name of the body goes on behind, in the next line."""
_BELOW: Final = (ARTICLE, BASIS, SALUTATION, DIVISION, RECIPIENTS, ATTACHED_TO)


def read_top(labels: Labels) -> int:
    """Tell the parts of the letterhead; where the paragraphs below it begin."""
    end = _end(labels)
    zone = labels.paragraphs[:end]
    right = {one.cell.column for one in zone if one.cell and _is_right(one.text)}
    names: list[FormParagraph] = []
    subjects: set[object] = set()
    for one in zone:
        place = None if one.cell is None else one.cell.element
        element = blank(one) or _by_words(one.text.strip())
        if element is Element.LETTER_SUBJECT:
            subjects.add(place)
        elif element is None and place in subjects:
            element = Element.LETTER_SUBJECT
        elif element is None and _is_left(one, right, labels):
            names.append(one)
        labels.tell(one, element or Element.OTHER)
    _tell_bodies(names, labels)
    return end


def _end(labels: Labels) -> int:
    """Where the letterhead ends: below the last line that only a letterhead has, and below its table."""
    paragraphs = labels.paragraphs
    end = 0
    dated = False
    for index, one in enumerate(paragraphs[:_FARTHEST]):
        text = one.text.strip()
        if not text:
            continue
        date = not dated and is_place_date(text)
        dated = dated or date
        in_table = end > 0 and table_of(paragraphs[end - 1]) is not None
        if date or _is_right(text) or is_number(text) or (end and LETTER_SUBJECT.match(text)):
            end = index + 1
        elif one.cell is None and (in_table or _is_below(one, text)):
            break
    table = table_of(paragraphs[end - 1]) if end else None
    while table is not None and end < len(paragraphs) and table_of(paragraphs[end]) == table:
        end += 1
    return _below_marks(paragraphs, end) if end else 0


def _below_marks(paragraphs: Sequence[FormParagraph], end: int) -> int:
    """Where a letterhead ends that "KHẨN", "MẬT" or "DỰ THẢO" stand under, perhaps in their own table."""
    for index, one in enumerate(paragraphs[end:], start=end + 1):
        if MARK.fullmatch(one.text.strip()):
            end = index
        elif blank(one) is None:
            break
    return end


def _is_below(one: FormParagraph, text: str) -> bool:
    """Whether a paragraph outside of tables is none of a letterhead."""
    if len(text) > _LONGEST_NAME or kind_of(text) is not None or is_appendix_head(one, at_top=False):
        return True
    return any(sign.match(text) for sign in _BELOW)


def _is_left(one: FormParagraph, right: set[int], labels: Labels) -> bool:
    """Whether a line that says nothing else is one of the names of bodies."""
    if one.cell is not None:
        return one.cell.column not in right
    return not right and not labels.has(Element.NUMBER)


def _tell_bodies(names: Sequence[FormParagraph], labels: Labels) -> None:
    """Tell the body above (not bold) from the issuing body: by the look, else by where a name begins."""
    bold = [is_bold(one) for one in names]
    first = bold.index(True) if True in bold else 0
    if not first or not all(bold[first:]):
        texts = [one.text.strip().upper() for one in names]
        begins = [
            index
            for index, text in enumerate(texts)
            if begins_name(text) and not (index and texts[index - 1] in _POSTS)
        ]
        first = begins[-1] if len(begins) > 1 else 0
    for index, one in enumerate(names):
        labels.tell(one, Element.PARENT_BODY if index < first else Element.ISSUER)


def _is_right(text: str) -> bool:
    return any(is_nation(line.strip()) or is_motto(line.strip()) for line in text.split("\n"))


def _by_words(text: str) -> Element | None:
    lines = [line.strip() for line in text.split("\n") if line.strip()]
    if any(map(is_nation, lines)):
        return Element.NATION
    if any(map(is_motto, lines)):
        return Element.MOTTO
    if is_number(lines[0]):
        return Element.NUMBER
    if is_place_date(text):
        return Element.PLACE_DATE
    if LETTER_SUBJECT.match(text) or text.lower().startswith("về việc"):
        return Element.LETTER_SUBJECT
    return Element.OTHER if MARK.fullmatch(text) else None
