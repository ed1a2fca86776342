"""The text of one paragraph of Word as a reader sees it (nội dung đoạn): runs, fields, tracked changes."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from enum import Enum, auto

from lxml import etree

from generator.importing.reading.word_fonts import Piece, symbol
from generator.importing.reading.word_styles import Look, Styles
from generator.word.numbering import child_value, is_on
from generator.word.wordml import MC, PARAGRAPH, RUN, RUN_PROPERTIES, TEXT_BOX, W

LINE_BREAK = "\n"
PAGE_BREAK = "\f"

_MATH_TEXT = "{http://schemas.openxmlformats.org/officeDocument/2006/math}t"
_TEXTS = frozenset({W + "t", W + "delText", _MATH_TEXT})
_FIXED = {
    W + "tab": "\t",
    W + "ptab": "\t",
    W + "cr": LINE_BREAK,
    W + "noBreakHyphen": "-",
    # Nobody sees it, but under .VnTime the soft hyphen is the letter ư.
    W + "softHyphen": "\N{SOFT HYPHEN}",
}
_BREAK, _SIGN = W + "br", W + "sym"
_NOTHING_SHOWN = frozenset(
    W + name
    for name in (
        "pPr",
        "rPr",
        "sdtPr",
        "sdtEndPr",
        "tblPr",
        "rt",
        "delInstrText",
        "smartTagPr",
        "customXmlPr",
    )
)
DELETIONS = frozenset({W + "del", W + "moveFrom"})
INSERTIONS = frozenset({W + "ins", W + "moveTo"})
_NOTES = {W + "footnoteReference": "footnotes", W + "endnoteReference": "endnotes"}
_FIELD = re.compile(r"\s*([A-Z]+)")
_PAGE_FIELDS = frozenset({"PAGE", "NUMPAGES", "SECTIONPAGES"})


class Mark(Enum):
    """What became of the mark that ends a paragraph: without it the next paragraph goes on."""

    KEPT = auto()
    DELETED = auto()
    HIDDEN = auto()


@dataclass(slots=True)
class Content:
    """What one paragraph holds: what is shown, what is not, and what hangs in it; a box may be deleted."""

    mark: Mark = Mark.KEPT
    mark_font: str | None = None
    shown: list[Piece] = field(default_factory=list)
    deleted: list[Piece] = field(default_factory=list)
    hidden: list[Piece] = field(default_factory=list)
    boxes: list[tuple[etree._Element, bool]] = field(default_factory=list)
    notes: list[tuple[str, str]] = field(default_factory=list)
    comments: list[str] = field(default_factory=list)
    in_contents: bool = False
    has_page_number: bool = False


@dataclass(slots=True)
class _Field:
    """A field that is open: its instruction, and whether its result has begun."""

    instruction: str = ""
    in_result: bool = False

    @property
    def kind(self) -> str:
        match = _FIELD.match(self.instruction)
        return match[1] if match else ""


class TextReader:
    """Reads the paragraphs of one story in order: a field may begin in one and end in another."""

    def __init__(self, story: etree._Element, styles: Styles) -> None:
        self._styles = styles
        self._fields: list[_Field] = []
        self._fields_are_whole = _fields_are_whole(story)

    def read(self, paragraph: etree._Element, look: Look, *, deleted: bool = False) -> Content:
        """What a paragraph of this look holds; ``deleted`` when a change around it takes it away."""
        properties = paragraph.find(W + "pPr")
        mark = None if properties is None else properties.find(RUN_PROPERTIES)
        content = Content(
            mark=Mark.DELETED if deleted else _mark(mark),
            mark_font=self._styles.run_look(mark, look)[0],
        )
        self._inside(paragraph, content, look, deleted)
        return content

    def _inside(self, element: etree._Element, content: Content, look: Look, deleted: bool) -> None:
        for child in element:
            tag = child.tag
            if tag == RUN:
                self._run(child, content, look, deleted)
            elif tag in _NOTHING_SHOWN or not isinstance(tag, str):
                continue
            elif tag in DELETIONS:
                self._inside(child, content, look, deleted=True)
            elif tag == W + "fldSimple":
                self._fields.append(_Field(child.get(W + "instr", ""), in_result=True))
                self._inside(child, content, look, deleted)
                self._fields.pop()
            elif tag == MC + "AlternateContent":
                for chosen in chosen_content(child):
                    self._inside(chosen, content, look, deleted)
            elif tag == _MATH_TEXT:
                self._add(child.text or "", None, content, _ASIDES[deleted, False])
            else:
                self._inside(child, content, look, deleted)

    def _run(self, run: etree._Element, content: Content, look: Look, deleted: bool) -> None:
        properties = run.find(RUN_PROPERTIES)
        font, hidden = self._styles.run_look(properties, look)
        self._run_content(run, font, content, look, _ASIDES[deleted, hidden])

    def _run_content(
        self, element: etree._Element, font: str | None, content: Content, look: Look, aside: _Aside
    ) -> None:
        for child in element:
            tag = child.tag
            if tag == RUN_PROPERTIES:
                continue
            text = _text_of(child)
            if text is not None:
                # A sign of a font of signs names that font itself.
                self._add(text, child.get(W + "font") if tag == _SIGN else font, content, aside)
            elif tag == RUN:
                self._run(child, content, look, aside.deleted)
            elif tag == MC + "AlternateContent":
                for chosen in chosen_content(child):
                    self._run_content(chosen, font, content, look, aside)
            elif (
                tag not in _NOTHING_SHOWN
                and isinstance(tag, str)
                and not self._is_sign(child, content, aside)
            ):
                self._run_content(child, font, content, look, aside)

    def _is_sign(self, element: etree._Element, content: Content, aside: _Aside) -> bool:
        """Whether it is what stands for something else: a note, a comment, a box, a part of a field."""
        tag = element.tag
        if tag == W + "fldChar":
            self._field_sign(element.get(W + "fldCharType"))
        elif tag == W + "instrText":
            if self._fields:
                self._fields[-1].instruction += element.text or ""
        elif tag == W + "commentReference":
            content.comments.append(element.get(W + "id", ""))
        elif tag == W + "pgNum":
            content.has_page_number = True
        elif tag in _NOTES:
            if not aside.deleted:
                content.notes.append((_NOTES[tag], element.get(W + "id", "")))
        elif tag == TEXT_BOX:
            content.boxes.append((element, aside.deleted))
        else:
            return False
        return True

    def _field_sign(self, kind: str | None) -> None:
        if not self._fields_are_whole:
            return
        if kind == "begin":
            self._fields.append(_Field())
        elif kind == "separate" and self._fields:
            self._fields[-1].in_result = True
        elif kind == "end" and self._fields:
            self._fields.pop()

    def _add(self, text: str, font: str | None, content: Content, aside: _Aside) -> None:
        if not text or (self._fields and not all(one.in_result for one in self._fields)):
            return
        piece = Piece(text, font)
        if aside.deleted:
            content.deleted.append(piece)
        elif aside.hidden:
            content.hidden.append(piece)
        else:
            content.shown.append(piece)
            if self._fields:
                kinds = {one.kind for one in self._fields}
                content.in_contents |= "TOC" in kinds
                content.has_page_number |= not kinds.isdisjoint(_PAGE_FIELDS)


@dataclass(frozen=True, slots=True)
class _Aside:
    """Why the text of a run is not shown."""

    deleted: bool
    hidden: bool


_ASIDES = {
    (deleted, hidden): _Aside(deleted, hidden) for deleted in (False, True) for hidden in (False, True)
}


def runs_of(story: etree._Element, styles: Styles) -> Iterator[Piece]:
    """The text of all runs with their fonts, whatever becomes of it; nothing where no old font is named."""
    if not styles.name_old_fonts(story):
        return
    for paragraph in story.iter(PARAGRAPH):
        look = styles.paragraph_look(child_value(paragraph.find(W + "pPr"), "pStyle"))
        for run in paragraph.iter(RUN):
            font, _hidden = styles.run_look(run.find(RUN_PROPERTIES), look)
            yield Piece("".join(one.text or "" for one in run.iterchildren(W + "t")), font)


def chosen_content(alternatives: etree._Element) -> Sequence[etree._Element]:
    """The one alternative that is read: the first for new programs that has text, else that for old ones.

    Word writes a text box twice, once for each.
    """
    children = [one for one in alternatives if one.tag in {MC + "Choice", MC + "Fallback"}]
    return ([one for one in children if next(one.iter(*_TEXTS), None) is not None] or children)[:1]


def _text_of(element: etree._Element) -> str | None:
    """What an element of a run shows by itself; None where it is no text."""
    tag = element.tag
    if tag in _TEXTS:
        return element.text or ""
    if tag == _BREAK:
        return PAGE_BREAK if element.get(W + "type") == "page" else LINE_BREAK
    if tag == _SIGN:
        return symbol(element.get(W + "font"), _code(element))
    return _FIXED.get(tag)


def _mark(properties: etree._Element | None) -> Mark:
    if properties is None:
        return Mark.KEPT
    if any(child.tag in DELETIONS for child in properties):
        return Mark.DELETED
    hidden = is_on(properties.find(W + "vanish")) or is_on(properties.find(W + "specVanish"))
    return Mark.HIDDEN if hidden else Mark.KEPT


def _fields_are_whole(story: etree._Element) -> bool:
    """Whether every field that begins also ends: after one that does not, all text would be instruction."""
    open_fields = 0
    for sign in story.iter(W + "fldChar"):
        kind = sign.get(W + "fldCharType")
        open_fields += (kind == "begin") - (kind == "end")
        if open_fields < 0:
            return False
    return open_fields == 0


def _code(sign: etree._Element) -> int:
    code = sign.get(W + "char", "")
    return int(code, 16) if re.fullmatch("[0-9A-Fa-f]{1,5}", code) else 0
