"""The tags of a template (thẻ của mẫu): found in the paragraphs of a part, joined, and given their place."""

from __future__ import annotations

import re
from copy import deepcopy
from dataclasses import dataclass
from gettext import gettext as _
from typing import Final

from lxml import etree

from generator.diagnostics import Diagnostics
from generator.word.dialect import clean_tag, mark, unmark
from generator.word.places import Place, Places, shortened
from generator.word.wordml import (
    CELL,
    DELETED_TEXT,
    PARAGRAPH,
    ROW,
    RUN,
    RUN_PROPERTIES,
    SECTION,
    TABLE,
    TEXT,
    TEXT_BOX,
    W,
    ancestor,
    own_texts,
    visible_text,
)
from generator.word.written_tags import TAG

_OPENING = re.compile(r"\{\{|\{%|\{#")
_CLOSING = re.compile(r"\}\}|%\}|#\}")
_PREFIX = re.compile(r"(?:\{\{|\{%|\{#)(tr|tc|p|r)\s")
# A blank before the letter: docxtpl reads the letter as the word of a statement.
_LETTER_APART = re.compile(r"(\{%)\s+((?:tr|tc|p|r)\s+(?:for|if|elif|else|endif|endfor|set|include)\b)")
_BARE = re.compile(r"(?:\{\{|\{%)(?:(?:tr|tc|p|r)\s|[-+])?\s*(.*?)\s*[-+]?(?:\}\}|%\})")
_WORD = re.compile(r"\w+")
_HOLDERS = (W + "body", CELL, TEXT_BOX, W + "footnote", W + "endnote", W + "hdr", W + "ftr")
END_OF: Final = {"for": "endfor", "if": "endif"}
_OWNERS = {"p": PARAGRAPH, "tr": ROW, "tc": CELL}
_LOST_WITH_TAG = (SECTION, W + "drawing", W + "pict", W + "footnoteReference", W + "endnoteReference")


@dataclass(frozen=True, slots=True)
class Tag:
    """One ``{{ }}`` or ``{% %}`` of a template.

    ``prefix`` is docxtpl's letter for what the tag replaces (p, tr, tc, r or none), ``code`` the inside
    without it, ``word`` the first word of a statement and "" for a tag that prints.
    """

    raw: str
    prefix: str
    code: str
    word: str
    place: Place
    text: etree._Element

    @property
    def shown(self) -> str:
        return shortened(self.raw)

    @property
    def owner(self) -> etree._Element | None:
        """The paragraph, row or cell that the tag replaces, None where it replaces none."""
        tag = _OWNERS.get(self.prefix)
        return None if tag is None else ancestor(self.text, tag)

    @property
    def holder(self) -> etree._Element | None:
        """What the block of the tag may not leave: a row for tc, a table for tr, else a cell or the body."""
        levels = {"tc": (ROW,), "tr": (TABLE,)}
        return ancestor(self.text, *levels.get(self.prefix, _HOLDERS))


def find_tags(
    root: etree._Element, places: Places, numbered: list[Tag], found: Diagnostics
) -> tuple[Tag, ...]:
    """Find the tags of a part in reading order (tìm thẻ), put each into one w:t and mark it with its number.

    The number is the index in ``numbered``, which receives the tags. Reported: a tag that is not closed or
    not opened, one that does not stand in text, and one in a wrong kind of place for its prefix.
    """
    _report_outside_text(root, places, found)
    first = len(numbered)
    torn = _torn_over_paragraphs(root, places, found)
    for paragraph in list(root.iter(PARAGRAPH)):
        if paragraph not in torn:
            _scan(paragraph, places.of(paragraph), numbered, found)
    tags = tuple(numbered[first:])
    crowded = _report_crowded(tags, found)
    for tag in tags:
        if tag.prefix:
            _check_prefix(tag, found, is_crowded=tag in crowded)
    return tags


def _torn_over_paragraphs(root: etree._Element, places: Places, found: Diagnostics) -> set[etree._Element]:
    """Report tags that begin in one paragraph and end in the next, and return their paragraphs."""
    torn: set[etree._Element] = set()
    for paragraph in root.iter(PARAGRAPH):
        following = paragraph.getnext()
        if following is None or following.tag != PARAGRAPH or paragraph in torn:
            continue
        rest = _beside_tags(paragraph)
        opened = _OPENING.search(rest)
        if opened is None or _CLOSING.search(rest):
            continue
        next_rest = _beside_tags(following)
        if _CLOSING.search(next_rest) and not _OPENING.search(next_rest):
            torn |= {paragraph, following}
            places.of(paragraph).error(
                found,
                "tag-over-paragraphs",
                _("the tag that begins with {tag} ends in the next paragraph").format(
                    tag=shortened(rest[opened.start() :])
                ),
                _("write the tag in one paragraph: delete the line break inside it"),
            )
    return torn


def _beside_tags(paragraph: etree._Element) -> str:
    """The text of a paragraph without its tags."""
    return TAG.sub("", "".join(one.text or "" for one in own_texts(paragraph)))


def _report_outside_text(root: etree._Element, places: Places, found: Diagnostics) -> None:
    for element in root.iter():
        if not isinstance(element.tag, str):
            continue
        texts = [str(value) for value in element.attrib.values()]
        if element.tag not in {TEXT, DELETED_TEXT} and element.text:
            texts.append(element.text)
        if any(_OPENING.search(text) for text in texts):
            places.of(element).error(
                found,
                "tag-outside-text",
                _("a tag stands in a field code or in the description of a picture"),
                _("tags may only stand in the text of paragraphs"),
            )


def find_property_tags(element: etree._Element, place: Place, numbered: list[Tag], found: Diagnostics) -> str:
    """Find the tags in a document property and return its text with the tags marked."""
    whole = unmark(element.text or "")
    _report_unpaired(whole, [match.span() for match in TAG.finditer(whole)], place, found)

    def number(match: re.Match[str]) -> str:
        numbered.append(read_tag(match.group(), place, element))
        return mark(match.group(), len(numbered) - 1)

    return TAG.sub(number, whole)


def _scan(paragraph: etree._Element, place: Place, numbered: list[Tag], found: Diagnostics) -> None:
    texts = own_texts(paragraph)
    for one in texts:
        # A line break in the XML of a text is a blank to Word.
        one.text = re.sub(r"[\r\n\t]", " ", unmark(one.text or ""))
    whole = "".join(one.text or "" for one in texts)
    spans = [match.span() for match in TAG.finditer(whole)]
    if not _report_unpaired(whole, spans, place, found):
        return
    starts = _starts(texts)
    written: list[str] = []
    for start, end in spans:
        tag = read_tag(whole[start:end], place, texts[_index(starts, start)])
        if tag.raw.startswith("{#"):
            written.append(tag.raw)
            _check_prefix(tag, found)
        else:
            written.append(mark(tag.raw, len(numbered)))
            numbered.append(tag)
    for (start, end), marked in reversed(list(zip(spans, written, strict=True))):
        index = _index(starts, start)
        _join(texts, starts, start, end, marked)
        if _prefix(marked) == "r":
            _isolate(texts[index], start - starts[index], marked)


def _report_unpaired(whole: str, spans: list[tuple[int, int]], place: Place, found: Diagnostics) -> bool:
    """Report what opens or closes a tag alone; whether the paragraph is free of that."""
    rest = TAG.sub("\0", whole)
    nested = [whole[start:end] for start, end in spans if _OPENING.search(whole, start + 2, end)]
    for shown in (*nested, *(rest[match.start() :][:30] for match in _OPENING.finditer(rest))):
        place.error(
            found,
            "tag-not-closed",
            _("the tag that begins with {tag} is not closed in its paragraph").format(
                tag=shortened(shown.replace("\0", "…"))
            ),
            _("close it with the signs that belong to it, as in {example}").format(
                example="{{ … }}, {% … %}"
            ),
        )
    closings = list(_CLOSING.finditer(rest)) if not nested else []
    for match in closings:
        place.error(
            found,
            "tag-not-opened",
            _("{signs} closes a tag that was not opened").format(signs=match.group()),
            _("open the tag before it, or write {written} if the signs are meant as text").format(
                written=match.group()[0] + "_" + match.group()[1]
            ),
        )
    return not nested and not closings and not _OPENING.search(rest)


def _starts(texts: list[etree._Element]) -> list[int]:
    starts, at = [], 0
    for one in texts:
        starts.append(at)
        at += len(one.text or "")
    return starts


def _index(starts: list[int], at: int) -> int:
    """The text of a paragraph that holds a character; empty texts hold none."""
    return max(index for index, start in enumerate(starts) if start <= at)


def _join(texts: list[etree._Element], starts: list[int], start: int, end: int, written: str) -> None:
    """Put the characters start to end of a paragraph, as ``written``, into the text where they begin."""
    first = _index(starts, start)
    for index in range(len(texts) - 1, first, -1):
        text = texts[index].text or ""
        overlap = end - starts[index]
        if overlap > 0:
            texts[index].text = text[overlap:]
    text = texts[first].text or ""
    offset = start - starts[first]
    rest = text[end - starts[first] :] if end - starts[first] <= len(text) else ""
    texts[first].text = text[:offset] + written + rest


def _isolate(text: etree._Element, offset: int, written: str) -> None:
    """Give a {%r tag a run of its own, so that the text around it keeps the format of its run."""
    run = text.getparent()
    if run is None or run.tag != RUN:
        return
    whole = text.text or ""
    following = list(text.itersiblings())
    properties = run.find(RUN_PROPERTIES)
    rest = whole[offset + len(written) :]
    text.text = whole[:offset]
    for content, others in ((rest, following), (written, [])):
        if content or others:
            new = etree.Element(RUN)
            if properties is not None:
                new.append(deepcopy(properties))
            etree.SubElement(new, TEXT).text = content
            new.extend(others)
            run.addnext(new)


def _prefix(raw: str) -> str:
    match = _PREFIX.match(raw)
    return match.group(1) if match else ""


def with_letter_attached(raw: str) -> str:
    """The tag with its letter where it belongs, for ``{% tr`` is told once and read as ``{%tr``."""
    return _LETTER_APART.sub(r"\1\2", raw)


def read_tag(raw: str, place: Place, text: etree._Element) -> Tag:
    """Read one tag (đọc thẻ): its prefix, its inside as docxtpl cleans it, its first word."""
    meant = with_letter_attached(raw)
    match = _BARE.fullmatch(meant)
    code = clean_tag(match.group(1)) if match else ""
    word = _WORD.match(code)
    return Tag(raw, _prefix(meant), code, word.group() if word and raw.startswith("{%") else "", place, text)


def _report_crowded(tags: tuple[Tag, ...], found: Diagnostics) -> set[Tag]:
    """Report what opens and closes in one paragraph, row or cell, and return the tags there."""
    crowded: set[Tag] = set()
    for index, tag in enumerate(tags):
        end = END_OF.get(tag.word)
        if end is None or tag.prefix not in _OWNERS:
            continue
        around = tag.owner
        inside = [one for one in tags[index:] if one.prefix == tag.prefix and one.owner is around]
        if around is not None and any(one.word == end for one in inside):
            crowded.update(inside)
            tag.place.error(
                found,
                "block-in-one-place",
                _("{tag} opens and closes in the same {owner}, which it would replace").format(
                    tag=tag.shown, owner=_owner_name(tag)
                ),
                _(
                    "leave out the letter after the opening signs of both, or give each a {owner} of its own"
                ).format(owner=_owner_name(tag)),
            )
    return crowded


def _check_prefix(tag: Tag, found: Diagnostics, *, is_crowded: bool = False) -> None:
    """docxtpl puts the tag in place of its paragraph, row or cell: all else in it would vanish silently."""
    if tag.raw != with_letter_attached(tag.raw):
        tag.place.error(
            found,
            "tag-letter-apart",
            _("a blank stands between the opening signs and the letter of {tag}").format(tag=tag.shown),
            _("write {tag}").format(tag=shortened(with_letter_attached(tag.raw))),
        )
    if re.search("[%}]", tag.raw[2:-2]):
        tag.place.error(
            found,
            "tag-signs-inside",
            _("{tag} holds a sign % or }} inside, which a tag with a letter cannot hold").format(
                tag=tag.shown
            ),
            _("put the text into a name before it: {example}").format(example='{% set x = "50%" %}'),
        )
    if is_crowded or tag.prefix not in _OWNERS:
        return
    around = tag.owner
    if around is None:
        tag.place.error(
            found,
            "tag-outside-table",
            _("the tag {tag} stands outside a table").format(tag=tag.shown),
            _("use {written} for a whole paragraph").format(written=tag.raw[:2] + "p"),
        )
    elif _plain(visible_text(around)) != _plain(tag.raw) or (
        next(around.iter(*_LOST_WITH_TAG), None) is not None
    ):
        _report_shared(tag, found)


def _report_shared(tag: Tag, found: Diagnostics) -> None:
    owner = _owner_name(tag)
    tag.place.error(
        found,
        "tag-not-alone",
        _("the tag {tag} replaces its whole {owner}, and would make everything else in it vanish").format(
            tag=tag.shown, owner=owner
        ),
        _("give the tag a {owner} of its own, or leave out the letter after the opening signs").format(
            owner=owner
        ),
    )


def _owner_name(tag: Tag) -> str:
    return {"p": _("paragraph"), "tr": _("row"), "tc": _("cell")}[tag.prefix]


def _plain(text: str) -> str:
    return "".join(unmark(text).split())
