"""Paragraphs made into the tree of provisions, every number kept as printed (nhận dạng bố cục)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from types import MappingProxyType

from generator.diagnostics import Location
from generator.importing.markers import Marker, marker_of
from generator.importing.paragraphs import Reason, SetAside, SourceParagraph, SourceTable, count_characters
from generator.places import WordPlace
from generator.regulation.provision import Level, Provision, Table

_TITLE = re.compile(r"QUY CHẾ(?:\s+\S.*)?|Quy chế|QUY ĐỊNH")
_TITLE_IN_ONE = re.compile(r"(QUY CHẾ|Quy chế)\s+(?!này\b)(\S.*[^.;:,\s])")
_ATTACHED = re.compile(r"\(\s*(?:Ban hành )?[Kk]èm theo\b")
_RULE = frozenset("_-–—*. ")
_DECISION = re.compile(r"(?:QUYẾT ĐỊNH|NGHỊ ĐỊNH|NGHỊ QUYẾT|THÔNG TƯ)")
_QUOTED = re.compile(r"[“\"«]\s*(?=(?:Điều|Chương|Mục|Phần)\s+[IVXLC\d]|\d{1,3}[a-zđ]?\s*\.|[a-zđ]\s*\))")
_QUOTE_ENDS = re.compile(r"[”\"»][.;,]?$")
_OPENS_QUOTE, _CLOSES_QUOTE = re.compile("[“«]"), re.compile("[”»]")
_LONGEST_QUOTE = 200
"""An article quoted by an amending text ends within so many paragraphs, or its quotation mark is a slip."""
_RECIPIENTS = re.compile(r"Nơi nhận\s*(?::.*)?")
_APPENDIX = re.compile(
    r"(?:PHỤ LỤC|Phụ lục|(?:MẪU|Mẫu|BIỂU|Biểu)\s+(?:SỐ|số)|BIỂU MẪU|Biểu mẫu)"
    r"\s*(?::.*|(?:[IVXLC]+|\d+|[A-ZĐ])\b.*)?"
)
_SIGNS = re.compile(
    r"(?:TM|KT|TL|TUQ|Q)\.\s*\w.*|(?:PHÓ )?(?:CHỦ TỊCH|TRƯỞNG BAN|TỔ TRƯỞNG|GIÁM ĐỐC|BỘ TRƯỞNG|THỦ TƯỚNG)\b.*"
)
"""The authority or post of who signs, in capitals (thẩm quyền ký, chức vụ)."""
_ENDED = re.compile(r"\./\.$")
_SENTENCE_END = re.compile(r"[.;:,/]$")
_SIGNATURE_LINES = 2
_LONGEST_HEAD = 120
"""The head of an appendix, or the post of who signs, is no longer."""
_LARGE = (Level.PART, Level.CHAPTER, Level.SECTION, Level.SUBSECTION)
_LONGEST_TITLE = 150
"""A line without a full stop of so many letters is text: titles of points and clauses are shorter."""


@dataclass(frozen=True, slots=True)
class Recognised:
    """A regulation as it was found in a file: numbers are those printed.

    ``decision`` holds the articles of the decision that stands before it, if there is one. ``other_signs``
    is how many signs the file has more (less, below 0) in marks such as "Mục 1." than the law's own "Mục 1".
    """

    title: str
    children: tuple[Provision, ...]
    decision: tuple[Provision, ...] = ()
    set_aside: tuple[SetAside, ...] = ()
    orphans: tuple[SourceParagraph, ...] = ()
    other_signs: int = 0


def recognise(
    paragraphs: Sequence[SourceParagraph],
    file: str,
    places: Mapping[int, WordPlace] = MappingProxyType({}),
) -> Recognised:
    """Find the regulation among the paragraphs of a file and divide it into provisions.

    ``places`` says of the lines of a Word file where they stand in it.
    """
    parts = _divided(paragraphs)
    decision, _none, signs = _tree(parts.decision, file, places)
    children, orphans, more_signs = _tree(parts.body, file, places)
    title = " ".join(one.text for one in parts.title)
    return Recognised(title, children, decision, tuple(parts.set_aside), orphans, signs + more_signs)


@dataclass(slots=True)
class _Parts:
    title: list[SourceParagraph] = field(default_factory=list)
    decision: list[SourceParagraph] = field(default_factory=list)
    body: list[SourceParagraph] = field(default_factory=list)
    set_aside: list[SetAside] = field(default_factory=list)

    def leave(self, paragraphs: Sequence[SourceParagraph], reason: Reason) -> None:
        self.set_aside += [SetAside(one, reason) for one in paragraphs]


def _divided(paragraphs: Sequence[SourceParagraph]) -> _Parts:
    """The decision, the title and the provisions; the rest is set aside with its reason."""
    parts = _Parts()
    start = _title_of_regulation(paragraphs)
    first = _first_provision(paragraphs, 0 if start is None else start)
    if start is None:
        heading: Sequence[SourceParagraph] = ()
        parts.title = _title_of_decision(paragraphs[:first])
        _divide_front([one for one in paragraphs[:first] if one not in parts.title], parts)
    else:
        _divide_front(paragraphs[:start], parts)
        heading = paragraphs[start:first]
    _divide_heading(heading, parts)
    end = _end_of_provisions(paragraphs, first)
    parts.body = list(paragraphs[first:end])
    _divide_back(paragraphs[end:], parts)
    return parts


def _divide_heading(heading: Sequence[SourceParagraph], parts: _Parts) -> None:
    """What stands between QUY CHẾ and the first provision: its subject, "(Kèm theo …)", a preamble."""
    inside, after = False, False
    for one in _parted(heading):
        if _ATTACHED.match(one.text):
            inside, after = True, True
        if inside:
            parts.leave([one], Reason.ATTACHED_TO)
            inside = not one.text.rstrip().endswith(")")
        elif after or one.table is not None:
            parts.leave([one], Reason.PREAMBLE)
        elif one.text.casefold() in {"quy chế", "quy định"}:
            parts.leave([one], Reason.TITLE)
        elif set(one.text) <= _RULE:
            parts.leave([one], Reason.LETTERHEAD)
        else:
            parts.title.append(one)


def _parted(heading: Sequence[SourceParagraph]) -> Iterator[SourceParagraph]:
    """The heading, its kind and its subject apart where they stand in one line."""
    for one in heading:
        match = _TITLE_IN_ONE.fullmatch(one.text) if one is heading[0] and one.table is None else None
        if match is None:
            yield one
        else:
            yield from (replace(one, text=text) for text in match.groups())


def _title_of_regulation(paragraphs: Sequence[SourceParagraph]) -> int | None:
    """The line QUY CHẾ that stands above the regulation: the last one that provisions from 1 follow."""
    for index in range(len(paragraphs) - 1, -1, -1):
        if _TITLE.fullmatch(paragraphs[index].text):
            following = _first_provision(paragraphs, index)
            if following < len(paragraphs) and following - index <= 12:
                return index
    # The kind and the subject in one line, in small letters: a sentence may begin so, but not up there.
    above = range(min(_first_provision(paragraphs, 0), 12))
    return next((index for index in above if _TITLE_IN_ONE.fullmatch(paragraphs[index].text)), None)


def _title_of_decision(front: Sequence[SourceParagraph]) -> list[SourceParagraph]:
    """The subject of a paper that holds the provisions itself: what stands between its kind and its bases."""
    start = next((index for index, one in enumerate(front) if _DECISION.fullmatch(one.text)), None)
    title: list[SourceParagraph] = []
    for one in front[start + 1 :] if start is not None else ():
        if one.text.startswith("Căn cứ ") or set(one.text) <= _RULE or (title and one.text.isupper()):
            break
        title.append(one)
    return title


def _first_provision(paragraphs: Sequence[SourceParagraph], start: int) -> int:
    for index in range(start, len(paragraphs)):
        marker = marker_of(paragraphs[index].text)
        if marker is not None and marker.level not in {Level.CLAUSE, Level.POINT} and marker.ordinal == 1:
            return index
    return len(paragraphs)


def _end_of_provisions(paragraphs: Sequence[SourceParagraph], first: int) -> int:
    goes_on = _articles_go_on(paragraphs)
    seen_article = False
    for index in range(first, len(paragraphs)):
        text = paragraphs[index].text
        behind = paragraphs[index + 1 : index + 1 + _SIGNATURE_LINES]
        seen_article = seen_article or _is_article(marker_of(text))
        if _RECIPIENTS.fullmatch(text):
            return index
        if seen_article and _opens_end(text, behind) and not goes_on[index]:
            return index
        if index > first and _ENDED.search(paragraphs[index - 1].text) and not _goes_on(text):
            return index
    return len(paragraphs)


def _opens_end(text: str, behind: Sequence[SourceParagraph]) -> bool:
    """Whether what stands behind the provisions may begin so: an appendix or the post of who signs.

    Right behind who signs stand posts and a name, and no clause.
    """
    if len(text) > _LONGEST_HEAD:
        return False
    if _APPENDIX.fullmatch(text):
        return True
    signs = text.isupper() and _SIGNS.fullmatch(text) is not None
    return signs and all(marker_of(one.text) is None for one in behind)


def _articles_go_on(paragraphs: Sequence[SourceParagraph]) -> list[bool]:
    """For each paragraph whether the next article behind it counts on; those of a form begin with 1."""
    goes_on = [False] * len(paragraphs)
    for index in range(len(paragraphs) - 2, -1, -1):
        marker = marker_of(paragraphs[index + 1].text)
        goes_on[index] = marker.ordinal != 1 if marker and _is_article(marker) else goes_on[index + 1]
    return goes_on


def _is_article(marker: Marker | None) -> bool:
    return marker is not None and marker.level is Level.ARTICLE


def _goes_on(text: str) -> bool:
    """Whether provisions go on behind an end mark, which then was a slip: a form may have clauses too."""
    marker = marker_of(text)
    return marker is not None and marker.level in {*_LARGE, Level.ARTICLE} and marker.ordinal != 1


def _divide_front(front: Sequence[SourceParagraph], parts: _Parts) -> None:
    """A decision before the regulation: letterhead, bases, articles, recipients."""
    first = _first_provision(front, 0)
    bases = next((i for i, one in enumerate(front[:first]) if one.text.startswith("Căn cứ ")), first)
    parts.leave(front[:bases], Reason.LETTERHEAD)
    parts.leave(front[bases:first], Reason.BASES)
    end = _end_of_provisions(front, first)
    parts.decision = list(front[first:end])
    _divide_back(front[end:], parts)


def _divide_back(back: Sequence[SourceParagraph], parts: _Parts) -> None:
    reason = Reason.SIGNATURE
    for one in back:
        if _RECIPIENTS.fullmatch(one.text):
            reason = Reason.RECIPIENTS
        elif _APPENDIX.fullmatch(one.text):
            reason = Reason.APPENDIX
        elif reason is Reason.RECIPIENTS and not one.text.startswith(("-", "–", "+", "•")):
            reason = Reason.SIGNATURE
        parts.leave([one], reason)


@dataclass(slots=True)
class _Open:
    """A provision that is still being read."""

    marker: Marker | None
    line: int
    texts: list[str] = field(default_factory=list)
    children: list[_Open] = field(default_factory=list)
    table: SourceTable | None = None

    @property
    def level(self) -> Level:
        return self.marker.level if self.marker else Level.PARAGRAPH


def _tree(
    paragraphs: Sequence[SourceParagraph], file: str, places: Mapping[int, WordPlace]
) -> tuple[tuple[Provision, ...], tuple[SourceParagraph, ...], int]:
    """The provisions of paragraphs in reading order, the paragraphs before the first, and ``other_signs``."""
    levels = list(Level)
    roots: list[_Open] = []
    path: list[_Open] = []
    orphans: list[SourceParagraph] = []
    quoted = _quoted(paragraphs)
    other_signs = 0
    for one in paragraphs:
        if one.table is not None:
            if not _add_row(path, one, one.table):
                orphans.append(one)
            continue
        marker = None if one in quoted else marker_of(one.text)
        if marker is not None and _fits(marker, path):
            other_signs += _other_signs(one, marker)
            while path and levels.index(path[-1].level) >= levels.index(marker.level):
                path.pop()
            opened = _Open(marker, one.line, [marker.rest] if marker.rest else [])
            (path[-1].children if path else roots).append(opened)
            path.append(opened)
        elif not path:
            orphans.append(one)
        else:
            _add_text(path, one)
    return tuple(_closed(one, file, places) for one in roots), tuple(orphans), other_signs


def _other_signs(one: SourceParagraph, marker: Marker) -> int:
    """How many signs the mark of a provision has more in the file than as the law writes it."""
    usual = Provision(level=marker.level, number=marker.number).marker
    return one.characters - count_characters(marker.rest) - count_characters(usual)


def _quoted(paragraphs: Sequence[SourceParagraph]) -> frozenset[SourceParagraph]:
    """The paragraphs of provisions that are quoted (điều khoản được trích): they are words, not structure."""
    quoted: set[SourceParagraph] = set()
    for index, one in enumerate(paragraphs):
        if one in quoted or not _QUOTED.match(one.text):
            continue
        within = paragraphs[index : index + _LONGEST_QUOTE]
        end = _end_of_quote(within)
        if end is not None:
            quoted.update(within[: end + 1])
    return frozenset(quoted)


def _end_of_quote(paragraphs: Sequence[SourceParagraph]) -> int | None:
    """Where the quotation that the first paragraph opens ends: words quoted inside it do not end it.

    Marks that do not tell, or do not match, end at the first paragraph that closes one.
    """
    ends = [index for index, one in enumerate(paragraphs) if _QUOTE_ENDS.search(one.text)]
    depth, open_at = 0, []
    for one in paragraphs:
        depth += len(_OPENS_QUOTE.findall(one.text)) - len(_CLOSES_QUOTE.findall(one.text))
        open_at.append(depth)
    return next((index for index in ends if open_at[index] <= 0), ends[0] if ends else None)


def _fits(marker: Marker, path: Sequence[_Open]) -> bool:
    """A clause or point belongs into an article; outside of one its number is the beginning of words."""
    if marker.level in {Level.CLAUSE, Level.POINT}:
        return any(one.level is Level.ARTICLE for one in path)
    return True


def _add_text(path: list[_Open], one: SourceParagraph) -> None:
    holder = path[-1]
    if holder.children:
        holder.children.append(_Open(None, one.line, [one.text]))
    else:
        holder.texts.append(one.text)


def _add_row(path: list[_Open], one: SourceParagraph, table: SourceTable) -> bool:
    """Put the table of a row into the article or clause that it stands in; whether there is one.

    A point holds no table: what follows one belongs to the same clause.
    """
    while path and path[-1].level is Level.POINT:
        path.pop()
    if not path or path[-1].level in _LARGE:
        return False
    children = path[-1].children
    if not children or children[-1].table is not table:
        children.append(_Open(None, one.line, table=table))
    return True


def _closed(one: _Open, file: str, places: Mapping[int, WordPlace]) -> Provision:
    children = tuple(_closed(child, file, places) for child in one.children)
    title, texts = _title_and_texts(one, bool(children))
    return Provision(
        level=one.level,
        number=one.marker.number if one.marker else None,
        title=title,
        paragraphs=tuple(texts),
        table=Table(one.table.rows, one.table.head) if one.table is not None else None,
        children=children,
        location=Location(file, one.line, spot=places.get(one.line)),
    )


def _title_and_texts(one: _Open, has_children: bool) -> tuple[str | None, list[str]]:
    """What of the words is the title: all of a chapter's, an article's line that ends without a stop."""
    texts = one.texts
    if one.level in _LARGE:
        return (" ".join(texts) or None), []
    if not texts or one.level is Level.PARAGRAPH:
        return None, texts
    head, more = texts[0], texts[1:]
    without_stop = not _SENTENCE_END.search(head)
    if one.level is Level.ARTICLE and without_stop and (more or has_children):
        return head, more
    if one.level in {Level.CLAUSE, Level.POINT} and without_stop and more and len(head) <= _LONGEST_TITLE:
        return head, more
    return None, texts
