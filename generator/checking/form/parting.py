"""Where the documents within a file begin (tách văn bản): the main one, those it issues, appendices."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from generator.checking.form.document import FormParagraph
from generator.checking.form.elements import Role
from generator.checking.form.signs import (
    APPENDIX,
    ARTICLE,
    ATTACHED_LINE,
    ATTACHED_TO,
    RECIPIENTS,
    is_nation,
    is_number,
    is_place_date,
    is_upper,
    kind_of,
)
from generator.places import StepKind
from generator.word.formats import Alignment
from generator.word.wordml import W

_REACH: Final = 14
"""How many paragraphs that say something the head of an attached text has above "(Kèm theo …)"."""
_LONGEST_TITLE: Final = 150
_ISSUED: Final = frozenset({"QC", "QyĐ", "KH", "CTr", "ĐA", "PA", "DA", "HD"})
"""Kinds that a decision issues: they are documents of their own, not appendices."""


@dataclass(frozen=True, slots=True)
class Stretch:
    """The paragraphs of one document of the file."""

    role: Role
    paragraphs: Sequence[FormParagraph]


def table_of(paragraph: FormParagraph) -> int | None:
    """The number of the table of the body that holds a paragraph, however deep."""
    steps = paragraph.place.steps
    return steps[0].numbers[0] if steps and steps[0].kind is StepKind.CELL else None


def is_appendix_head(paragraph: FormParagraph, *, at_top: bool) -> bool:
    """Whether it is the word "Phụ lục" with its number; ``at_top`` when it begins a page or a file."""
    text = paragraph.text.strip()
    match = APPENDIX.match(text.split("\n")[0])
    if match is None or (paragraph.cell is not None and paragraph.cell.bordered):
        return False
    rest = match["rest"].strip()
    centred = paragraph.layout.alignment in {Alignment.CENTRE, Alignment.RIGHT}
    if rest and not is_upper(rest):
        bold = all(run.look.bold for run in paragraph.letters)
        return centred and bold and rest[0].isupper() and len(rest) <= _LONGEST_TITLE
    return centred or at_top or is_upper(text.split("\n")[0])


def holds_title(appendix: FormParagraph) -> bool:
    """Whether the paragraph of the word "Phụ lục" holds the title, too."""
    match = APPENDIX.match(appendix.text.strip().replace("\n", " "))
    return match is not None and bool(match["rest"].strip())


def is_attached_to(paragraph: FormParagraph) -> bool:
    """Whether it is "(Kèm theo …)"; a line without the brackets is where it looks like one of a head."""
    text = paragraph.text.strip()
    if ATTACHED_TO.match(text):
        return True
    if not ATTACHED_LINE.match(text):
        return False
    centred = paragraph.layout.alignment is Alignment.CENTRE
    return centred or all(run.look.italic for run in paragraph.letters)


def stretches(paragraphs: Sequence[FormParagraph]) -> Iterator[Stretch]:
    """Divide a file into its documents."""
    starts = list(_starts(paragraphs))
    for (start, role), (end, _next) in zip(starts, [*starts[1:], (len(paragraphs), Role.MAIN)], strict=True):
        yield Stretch(role, paragraphs[start:end])


def _starts(paragraphs: Sequence[FormParagraph]) -> Iterator[tuple[int, Role]]:
    first = next((index for index, one in enumerate(paragraphs) if one.text.strip()), 0)
    start, role = 0, Role.MAIN
    if paragraphs and is_appendix_head(paragraphs[first], at_top=True):
        role = Role.APPENDIX
    elif _is_attached(paragraphs, first, alone=True):
        role = Role.ATTACHED
    yield start, role
    has_nation = ended = attached = False
    for index, one in enumerate(paragraphs):
        text = one.text.strip()
        if not text:
            continue
        new: tuple[int, Role] | None = None
        if text[0] in "Pp" and index > first and is_appendix_head(one, at_top=begins_page(paragraphs, index)):
            new = index, Role.APPENDIX
        elif text[0] in "Cc" and any(map(is_nation, text.replace("\t", "\n").split("\n"))):
            if has_nation or ended:
                at = _top(paragraphs, index, start)
                new = at, Role.ATTACHED if _is_attached(paragraphs, index, alone=False) else Role.MAIN
            has_nation = True
        elif is_attached_to(one):
            at = _top(paragraphs, index, start)
            own_head = role is not Role.MAIN and not attached
            attached = True
            if not own_head and (ended or begins_page(paragraphs, at)):
                issued = any(kind_of(each.text.strip()) in _ISSUED for each in paragraphs[at:index])
                new = at, Role.ATTACHED if issued else Role.APPENDIX
        if new is not None and new[0] > start:
            start, role = new
            has_nation, ended = has_nation and role is not Role.APPENDIX, False
            attached = is_attached_to(one)
            yield new
        ended = ended or RECIPIENTS.match(text) is not None or text.endswith("./.")


def begins_page(paragraphs: Sequence[FormParagraph], index: int) -> bool:
    """Whether a paragraph begins a new page by what the file says: a section, a page break, its own look."""
    this = paragraphs[index]
    if index == 0 or this.layout.page_break_before:
        return True
    for before in range(index - 1, -1, -1):
        one = paragraphs[before]
        if one.section != this.section or _has_page_break(one):
            return True
        if one.text.strip():
            return False
    return True


def _has_page_break(paragraph: FormParagraph) -> bool:
    return any(one.get(W + "type") == "page" for one in paragraph.element.iter(W + "br"))


def _top(paragraphs: Sequence[FormParagraph], index: int, start: int) -> int:
    """Where the document begins that has this line in its head: its table, or its page, or what is below a
    table or the end of a text.
    """
    table = table_of(paragraphs[index])
    at = index
    for at in range(index, start, -1):
        before = paragraphs[at - 1]
        if table is not None:
            if table_of(before) != table:
                return at
        elif (
            begins_page(paragraphs, at)
            or table_of(before) is not None
            or _ends(before)
            or index - at > _REACH
        ):
            return at
    return max(at - 1, start)


def _ends(paragraph: FormParagraph) -> bool:
    """Whether nothing of a head stands above this line."""
    text = paragraph.text.strip()
    return text.endswith(("./.", ";", ".")) or RECIPIENTS.match(text) is not None


def _is_attached(paragraphs: Sequence[FormParagraph], index: int, *, alone: bool) -> bool:
    """Whether the letterhead here is one of an attached text: "(Kèm theo …)", or neither number nor date."""
    said = [one for one in paragraphs[index : index + 4 * _REACH] if one.text.strip()][: 2 * _REACH]
    end = next((at for at, one in enumerate(said) if ARTICLE.match(one.text.strip())), len(said))
    head = [one.text.strip() for one in said[:end]]
    if any(map(is_attached_to, said[:end])):
        return not alone or not any(is_number(text) or is_place_date(text) for text in head)
    return not alone and not any(is_number(text) or is_place_date(text) for text in head)
