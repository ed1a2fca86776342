"""The lower part of a document (phần cuối văn bản): who gets it and who signs it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import takewhile
from typing import Final

from generator.checking.form.document import FormParagraph
from generator.checking.form.elements import Element
from generator.checking.form.labels import Elements, blank
from generator.checking.form.parting import table_of
from generator.checking.form.signs import CAPACITY, ITEM, RECIPIENTS, is_person, is_place_date, is_upper
from generator.word.formats import Alignment

_GAP: Final = 500
"""Room above a line, in twips, that is left for a signature."""
_FARTHEST: Final = 40
_LONGEST_LINE: Final = 120


def read_ending(paragraphs: Sequence[FormParagraph], body: int, elements: Elements) -> int:
    """Tell recipients and signatures; where they begin, the end of the document where there are none."""
    start = _table_start(paragraphs, body)
    if start is not None:
        table = table_of(paragraphs[start])
        inside = [one for one in paragraphs[start:] if table_of(one) == table]
        cells: dict[int, list[FormParagraph]] = {}
        for one in inside:
            cells.setdefault(one.cell.column if one.cell else 0, []).append(one)
        for column in cells.values():
            _read_column(column, elements)
        _read_column([one for one in paragraphs[start:] if table_of(one) != table], elements, loose=True)
        return start
    start = _loose_start(paragraphs, body)
    if start is None:
        return len(paragraphs)
    _read_column(paragraphs[start:], elements)
    return start


def _table_start(paragraphs: Sequence[FormParagraph], body: int) -> int | None:
    """Where the table begins that holds recipients or a signature: the last one without lines."""
    tables: dict[int, list[int]] = {}
    for index in range(body, len(paragraphs)):
        table = table_of(paragraphs[index])
        if table is not None:
            tables.setdefault(table, []).append(index)
    for indexes in reversed(tables.values()):
        inside = [paragraphs[index] for index in indexes]
        if any(one.cell is not None and one.cell.bordered for one in inside):
            continue
        texts = [one.text.strip() for one in inside]
        marked = any(RECIPIENTS.match(text) or CAPACITY.match(text) for text in texts)
        signed = any(map(is_person, texts)) and any(
            is_upper(text) and len(text) <= _LONGEST_LINE for text in texts
        )
        after = [one for one in paragraphs[indexes[-1] + 1 :] if one.text.strip()]
        if marked or (signed and not after):
            return indexes[0]
    return None


def _loose_start(paragraphs: Sequence[FormParagraph], body: int) -> int | None:
    """Where recipients or a signature begin that stand in no table."""
    first = max(body, len(paragraphs) - _FARTHEST)
    for index in range(first, len(paragraphs)):
        one = paragraphs[index]
        text = one.text.strip()
        if one.cell is not None or not text:
            continue
        if RECIPIENTS.match(text) or (CAPACITY.match(text) and is_upper(text)):
            return index
        if is_upper(text) and len(text) <= _LONGEST_LINE and _ends_text(paragraphs, index):
            return index
    return None


def _ends_text(paragraphs: Sequence[FormParagraph], index: int) -> bool:
    """Whether what stands from here to the end is only short lines aside or centred, the last a name."""
    said = [one for one in paragraphs[index:] if one.text.strip()]
    rest = list(takewhile(lambda one: not RECIPIENTS.match(one.text.strip()), said))
    aside = all(
        one.layout.alignment in {Alignment.CENTRE, Alignment.RIGHT} or one.layout.left > 2000 for one in rest
    )
    return aside and len(rest) > 1 and is_person(rest[-1].text.strip())


def _read_column(column: Iterable[FormParagraph], elements: Elements, *, loose: bool = False) -> None:
    """Tell the lines of one column: those that sign, then those that receive, in either order."""
    signing: list[FormParagraph] = []
    receiving = listed = False
    for one in column:
        text = one.text.strip()
        what = blank(one)
        if what is not None:
            elements[id(one)] = what
            if not receiving:
                signing.append(one)
        elif RECIPIENTS.match(text):
            receiving = listed = True
            elements[id(one)] = Element.RECIPIENTS
        elif (receiving and not _signs(one, text)) or (listed and ITEM.match(text)):
            elements[id(one)] = Element.RECIPIENT
        else:
            receiving = False
            signing.append(one)
    _read_signature(signing, elements, loose=loose)


def _signs(one: FormParagraph, text: str) -> bool:
    """Whether a line below the recipients is the signature of a document without a table."""
    return one.cell is None and not ITEM.match(text) and (CAPACITY.match(text) is not None or is_upper(text))


def _read_signature(signing: Sequence[FormParagraph], elements: Elements, *, loose: bool) -> None:
    """Capacity lines, then room for the signature, then another post and the name."""
    said = [one for one in signing if one.text.strip()]
    for one in said:
        elements[id(one)] = Element.OTHER
    lines = [one for one in said if not _is_aside(one.text.strip())]
    if loose and not any(is_upper(one.text.strip()) for one in lines):
        for one in lines:
            elements[id(one)] = Element.TEXT
        return
    if not lines:
        return
    below = lines[_gap(signing, lines) :]
    names = len(lines)
    while names > 1 and is_person(lines[names - 1].text.strip()):
        names -= 1
    for index, one in enumerate(lines):
        if index >= names:
            elements[id(one)] = Element.SIGNER
        elif one in below:
            elements[id(one)] = Element.OTHER_POST
        elif is_upper(one.text.strip()) or CAPACITY.match(one.text.strip()) or names < len(lines):
            elements[id(one)] = Element.CAPACITY


def _is_aside(text: str) -> bool:
    """Whether a line of a signature is a date of its own, or a note: "(Ký tên, đóng dấu)"."""
    return text.startswith(("(", "[")) or text.casefold() == "đã ký" or is_place_date(text)


def _gap(signing: Sequence[FormParagraph], lines: Sequence[FormParagraph]) -> int:
    """Which line comes first after the room for the signature; none where there is no telling."""
    for index in range(len(lines) - 1, 0, -1):
        above, this = lines[index - 1], lines[index]
        between = signing[signing.index(above) + 1 : signing.index(this)]
        signed = len(between) >= 2 or any(one.text.strip() for one in between)
        if signed or this.layout.before >= _GAP or above.layout.after >= _GAP:
            return index
    return len(lines)
