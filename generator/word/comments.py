"""Comments put into a copy of a Word file (lời nhận xét trong bản sao tệp Word), each at its place."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from lxml import etree

from generator.places import Step, StepKind, Story, WordPlace
from generator.vietnamese.text import without_forbidden
from generator.word.archive import deflate, write_zip
from generator.word.assembly import to_xml
from generator.word.attaching import attach
from generator.word.package import DamagedPart, Package, parse_xml
from generator.word.places import paragraphs_of
from generator.word.wordml import PARAGRAPH, RUN, RUN_PROPERTIES, SECTION, TEXT, W_NAMESPACE, W, remove

_TYPE: Final = "application/vnd.openxmlformats-officedocument.wordprocessingml.comments+xml"
_RELATIONSHIP: Final = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/comments"
_NO_COMMENTS: Final = f'<w:comments xmlns:w="{W_NAMESPACE}"/>'.encode()
_ID: Final = W + "id"
_MARKS: Final = (W + "commentRangeStart", W + "commentRangeEnd", W + "commentReference")
_SPACE: Final = "{http://www.w3.org/XML/1998/namespace}space"


def with_comments(package: Package, comments: Sequence[tuple[WordPlace | None, str]], author: str) -> bytes:
    """A copy of a Word file with a comment around the paragraph at each place (chèn lời nhận xét).

    Word has no comments in headers, footers, notes and text boxes: those of the first three, and those of the
    whole file, stand at the first paragraph of the body and name their place; those of a text box at the
    paragraph that it hangs in, those of a section at its first one. Comments of the same author from an
    earlier copy are taken out first. Parts that need no change keep their bytes.
    """
    parts = dict(package.parts)
    part = next(iter(package.related(package.main, "comments")), None)
    told = _told(_NO_COMMENTS if part is None else parts[part])
    earlier = [one for one in told if one.get(W + "author") == author]
    if comments or earlier:
        document = parse_xml(parts[package.main])
        _take_out(earlier, document)
        taken = {one.get(_ID, "") for one in told}
        number = 1 + max((int(one) for one in taken if one.isdecimal()), default=-1)
        body = _Body(document, package.main)
        for identity, (place, text) in enumerate(comments, start=number):
            paragraph = body.at(place)
            words = text if place is None or paragraph is not None else f"{place}: {text}"
            told.append(_comment(identity, words, author))
            _mark(body.first if paragraph is None else paragraph, identity)
        if part is None:
            attach(parts, package.main, "comments", to_xml(told).encode(), _TYPE, _RELATIONSHIP)
        else:
            parts[part] = to_xml(told).encode()
        parts[package.main] = to_xml(document).encode()
    return write_zip(deflate(name, content) for name, content in parts.items())


class _Body:
    """The paragraphs of the body that can carry a comment, by their places."""

    def __init__(self, document: etree._Element, part: str) -> None:
        body = document.find(W + "body")
        root = document if body is None else body
        self._paragraphs: dict[tuple[Step, ...], etree._Element] = {}
        self._sections: list[etree._Element] = []
        section_ended = True
        for paragraph, place in paragraphs_of(root, WordPlace(part, Story.BODY)):
            if _stands_in_a_box(place.steps):
                continue
            for length in range(1, len(place.steps) + 1):
                self._paragraphs.setdefault(place.steps[:length], paragraph)
            if section_ended:
                self._sections.append(paragraph)
            section_ended = paragraph.find(f"{W}pPr/{SECTION}") is not None
        if not self._sections:
            self._sections.append(etree.Element(PARAGRAPH))
            root.insert(0, self._sections[0])

    @property
    def first(self) -> etree._Element:
        return self._sections[0]

    def at(self, place: WordPlace | None) -> etree._Element | None:
        """The paragraph at a place of the body; None for any other place."""
        if place is None or place.story is not Story.BODY:
            return None
        if not place.steps:
            return self.first
        step = place.steps[0]
        if step.kind is StepKind.SECTION:
            number = step.numbers[0]
            return self._sections[number - 1] if number <= len(self._sections) else self.first
        boxes = (index for index, one in enumerate(place.steps) if one.kind is StepKind.TEXT_BOX)
        return self._paragraphs.get(place.steps[: next(boxes, None)])


def _told(comments: bytes) -> etree._Element:
    """The comments that are there; those of a damaged part are lost to Word, too."""
    try:
        return parse_xml(comments)
    except DamagedPart:
        return parse_xml(_NO_COMMENTS)


def _take_out(comments: Sequence[etree._Element], document: etree._Element) -> None:
    """Remove comments, and their marks in the text."""
    gone = {one.get(_ID) for one in comments}
    for mark in [one for one in document.iter(*_MARKS) if one.get(_ID) in gone]:
        run = mark.getparent()
        remove(mark)
        if run is not None and run.tag == RUN and all(child.tag == RUN_PROPERTIES for child in run):
            remove(run)
    for comment in comments:
        remove(comment)


def _stands_in_a_box(steps: Sequence[Step]) -> bool:
    return any(one.kind is StepKind.TEXT_BOX for one in steps)


def _comment(identity: int, text: str, author: str) -> etree._Element:
    initials = "".join(word[0] for word in author.split())
    comment = etree.Element(
        W + "comment", {_ID: str(identity), W + "author": author, W + "initials": initials}
    )
    for line in without_forbidden(text).splitlines():
        run = etree.SubElement(etree.SubElement(comment, PARAGRAPH), RUN)
        etree.SubElement(run, TEXT, {_SPACE: "preserve"}).text = line
    return comment


def _mark(paragraph: etree._Element, identity: int) -> None:
    """Put the range of a comment around what a paragraph holds, and its sign behind it."""
    start = etree.Element(W + "commentRangeStart", {_ID: str(identity)})
    paragraph.insert(1 if paragraph.find(W + "pPr") is not None else 0, start)
    etree.SubElement(paragraph, W + "commentRangeEnd", {_ID: str(identity)})
    etree.SubElement(etree.SubElement(paragraph, RUN), W + "commentReference", {_ID: str(identity)})
