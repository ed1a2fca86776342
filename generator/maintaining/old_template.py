"""A template begun from an old Word file of an office (mẫu từ tệp cũ): what is recognised becomes blocks.

Its head, signature and recipients become the blocks, every paragraph gets our style of what it is, and its
words stay words: which of them are data only a person knows, so the likely ones are told and not replaced.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from copy import deepcopy
from dataclasses import dataclass
from gettext import gettext as _
from itertools import chain
from pathlib import Path
from typing import Final

from lxml import etree

from generator.checking.form.document import FormDocument, FormParagraph, FormPart
from generator.checking.form.elements import Element, Role
from generator.checking.form.reading import read_form
from generator.diagnostics import Diagnostics, Location
from generator.documents import DocumentKind
from generator.documents.fields import FieldDescription, describe
from generator.maintaining.frames import Frame, frame_of
from generator.maintaining.fresh import OF_BLOCKS
from generator.places import Story, WordPlace
from generator.word.comments import with_comments
from generator.word.dialect import ESCAPED_SIGNS
from generator.word.package import package_from, parse_xml, read_package
from generator.word.places import paragraphs_of
from generator.word.wordml import CELL, PARAGRAPH, TABLE, W, visible_text

_STYLES: Final = {
    Element.KIND: "Tên loại văn bản",
    Element.SUBJECT: "Trích yếu nội dung",
    Element.AUTHORITY: "Thẩm quyền ban hành",
    Element.BASIS: "Căn cứ ban hành",
    Element.DECIDES: "Lệnh ban hành",
    Element.SALUTATION: "Kính gửi",
    Element.ADDRESSEE: "Nơi kính gửi",
    Element.CLAUSE: "Khoản",
    Element.POINT: "Điểm",
    Element.ITEM: "Gạch đầu dòng",
    Element.APPENDIX: "Phụ lục",
    Element.APPENDIX_TITLE: "Tên phụ lục",
    Element.ATTACHED_TO: "Kèm theo văn bản",
    Element.CELL_TEXT: "Ô bảng",
}
_OF_LETTERHEAD: Final = frozenset(
    {Element.NATION, Element.MOTTO, Element.PARENT_BODY, Element.ISSUER, Element.NUMBER, Element.PLACE_DATE}
)
_OF_SIGNATURE: Final = frozenset(
    {Element.CAPACITY, Element.OTHER_POST, Element.SIGNER, Element.RECIPIENTS, Element.RECIPIENT}
)
_OF_TOP: Final = _OF_LETTERHEAD | {Element.KIND, Element.SUBJECT, Element.LETTER_SUBJECT}
_OF_BASES: Final = frozenset({Element.AUTHORITY, Element.BASIS, Element.DECIDES})
_NOTHING: Final = frozenset({Element.EMPTY, Element.LINE})
_ARTICLE: Final = re.compile(r"Điều \d+\.")
_LEAD: Final = re.compile(r"([^{:]+: ?)\{\{ ([\w.]+)")
_ROMAN: Final = re.compile(r"[IVX]+\.")
AUTHOR: Final = "vanban"
_SHORTEST: Final = 20
"""Letters from which a sample value found in a paragraph is hardly there by chance."""


@dataclass(frozen=True, slots=True)
class Proposal:
    """A paragraph that probably shows a value (gợi ý thay bằng trường): ``field`` as a tag names it."""

    place: WordPlace
    text: str
    field: str
    meaning: str

    @property
    def tag(self) -> str:
        """How a template writes the field: as a tag, but one of a list by its path, which a loop needs."""
        return self.field if "[]" in self.field else f"{{{{ {self.field} }}}}"


@dataclass(frozen=True, slots=True)
class BegunTemplate:
    """The template that an old file became, and what a person has to decide in it."""

    content: bytes
    proposals: tuple[Proposal, ...]


def kind_of_old(old: Path, kinds: Sequence[DocumentKind], found: Diagnostics) -> tuple[DocumentKind, ...]:
    """The kinds that an old file may be one of, by the abbreviation that its name or number shows."""
    form = _read(old, found)
    symbol = None if form is None else form.main.kind
    return tuple(one for one in kinds if symbol is not None and one.symbol == symbol)


def begin_from(old: Path, kind: DocumentKind, templates: Path, found: Diagnostics) -> BegunTemplate | None:
    """Make a template of an old file; None where it cannot be read, or shows nothing of the decree's form.

    Errors: those of reading, ``not-administrative``.
    """
    frame = frame_of(kind, templates, found)
    form = _read(old, found)
    if frame is None or form is None:
        return None
    if not form.is_administrative:
        message = _("nothing in this file is recognised as an administrative paper")
        hint = _("begin with a fresh template instead: vanban template new {kind}").format(kind=kind.code)
        found.error("not-administrative", message, Location(old.as_posix()), hint)
        return None
    elements: list[etree._Element] = []
    for part in form.parts:
        if elements:
            elements.append(frame.section_break())
        elements += _Converting(frame, kind, part).made()
    if elements and (elements[-1].tag == TABLE or "include" in visible_text(elements[-1])):
        # A block may end with a table, and no file may.
        elements.append(frame.paragraph("Ngắt phần", ""))
    proposals = _proposals(form, kind, frame)
    return BegunTemplate(_with_notes(frame.file(elements), old, proposals, found), proposals)


def _with_notes(content: bytes, old: Path, proposals: Sequence[Proposal], found: Diagnostics) -> bytes:
    """The template with a comment of Word at each paragraph that a proposal is about."""
    package = package_from(content, old, found)
    if package is None or not proposals:
        return content
    root = parse_xml(package.parts[package.main])
    texts = {
        visible_text(one): place for one, place in paragraphs_of(root, WordPlace(package.main, Story.BODY))
    }
    message = _("may become {tag}: {meaning}")
    notes = [
        (place, message.format(tag=one.tag, meaning=one.meaning))
        for one in proposals
        if (place := texts.get(one.text)) is not None
    ]
    return with_comments(package, notes, AUTHOR) if notes else content


def _read(old: Path, found: Diagnostics) -> FormDocument | None:
    package = read_package(old, found)
    return None if package is None else read_form(package, found)


class _Converting:
    """One document of the old file, in reading order; each block stands where its first paragraph stood."""

    def __init__(self, frame: Frame, kind: DocumentKind, part: FormPart) -> None:
        self._frame = frame
        self._part = part
        self._names = {one.name for one in describe(kind.fields)}
        self._done: set[str] = set()
        self._tables: set[etree._Element] = set()
        texts = [one for one in part.of(Element.TEXT, Element.OTHER) if one.cell is None and one.text.strip()]
        self._last = texts[-1] if texts and texts[-1].text.rstrip().endswith("./.") else None

    def made(self) -> Iterator[etree._Element]:
        for paragraph in self._part.paragraphs:
            element = self._part.element_of(paragraph)
            if element in _NOTHING or (element in _OF_TOP and self._part.role is Role.MAIN):
                yield from self._top() if element not in _NOTHING else ()
            elif element in _OF_LETTERHEAD:
                yield from self._attached_letterhead()
            elif element in _OF_SIGNATURE:
                yield from self._signature()
            elif element in _OF_BASES and "authority" in self._names:
                yield from self._block("can-cu")
            elif element is Element.ATTACHED_TO and "attached_to" in self._names:
                yield from self._block("kem-theo")
            elif paragraph.cell is not None:
                yield from self._table(paragraph)
            else:
                yield from self._paragraph(paragraph, element)

    def _top(self) -> Iterator[etree._Element]:
        """Letterhead, kind and subject as the kind's own template has them, once."""
        if "top" not in self._done:
            self._done.add("top")
            yield from self._frame.top

    def _attached_letterhead(self) -> Iterator[etree._Element]:
        """The head of an attached text, which has neither number nor date (PL3, form 1.3)."""
        if "attached_letterhead" in self._names and "dau-van-ban" not in self._done:
            yield self._tag("set letterhead = attached_letterhead")
        yield from self._block("dau-van-ban")

    def _block(self, name: str) -> Iterator[etree._Element]:
        if name not in self._done:
            self._done.add(name)
            yield self._tag(f'include "{name}"')

    def _signature(self) -> Iterator[etree._Element]:
        """The block of the signatures, with the first recipient as it was."""
        if "secretary_signature" in self._names:
            yield from self._block("chu-ky-thu-ky-chu-toa")
        elif "recipients" not in self._names:
            yield from self._block("chu-ky")
        elif "chu-ky-noi-nhan" not in self._done:
            lines = self._part.of(Element.RECIPIENT)
            first = lines[0].text.strip(" -+\t;.,") if lines else ""
            yield self._tag(f'set first_recipient = "{first.replace(chr(34), "") or "Như trên"}"')
            yield from self._block("chu-ky-noi-nhan")

    def _paragraph(self, paragraph: FormParagraph, element: Element) -> Iterator[etree._Element]:
        text = paragraph.text.strip()
        if element is Element.DIVISION_TITLE:
            return
        if element is Element.DIVISION:
            title = self._title_after(paragraph)
            yield self._said(text.split()[0].capitalize(), "\n".join(one for one in (text, title) if one))
            return
        style = _STYLES.get(element, "Lời văn")
        if element is Element.ARTICLE:
            style = "Điều không tên" if text.endswith((".", ";", ":", "/.")) else "Điều"
        elif element is Element.HEADING:
            style = "Đề mục lớn" if _ROMAN.match(text) else "Đề mục"
        elif paragraph is self._last:
            style = "Cuối phụ lục" if self._part.role is Role.APPENDIX else "Đoạn cuối"
        number = _ARTICLE.match(text) if style == "Điều không tên" else None
        if number is not None:
            rest = _without_tags(text[number.end() :])
            yield self._frame.paragraph(style, rest, bold=number.group())
        elif text:
            yield self._said(style, text)

    def _title_after(self, division: FormParagraph) -> str | None:
        """The title of a chapter, where it stands in the next paragraph."""
        paragraphs = list(self._part.paragraphs)
        following = paragraphs[paragraphs.index(division) + 1 :][:1]
        titled = following and self._part.element_of(following[0]) is Element.DIVISION_TITLE
        return following[0].text.strip() if titled else None

    def _table(self, paragraph: FormParagraph) -> Iterator[etree._Element]:
        """The whole table of a paragraph, once, in our styles; its cells stay as they were joined."""
        table = next(reversed([*paragraph.element.iterancestors(TABLE)]), None)
        if table is None or table in self._tables:
            return
        self._tables.add(table)
        copy = deepcopy(table)
        for properties in copy.iter(W + "tblPr"):
            for one in [*properties.iterchildren(W + "tblStyle", W + "tblBorders")]:
                properties.remove(one)
            style = etree.Element(W + "tblStyle")
            style.set(W + "val", self._frame.style("Bảng kẻ"))
            properties.insert(0, style)
        for number, cell in enumerate(copy.iter(CELL)):
            in_head = number < _columns(copy)
            for old in [*cell.iterchildren(PARAGRAPH)]:
                text = "".join(piece.text or "" for piece in old.iter(W + "t")).strip()
                cell.replace(old, self._said("Đầu bảng" if in_head else "Ô bảng", text))
        yield copy

    def _said(self, style: str, text: str) -> etree._Element:
        return self._frame.paragraph(style, _without_tags(text))

    def _tag(self, statement: str) -> etree._Element:
        return self._frame.paragraph("Thẻ lệnh", f"{{%p {statement} %}}")


def _columns(table: etree._Element) -> int:
    row = table.find(W + "tr")
    return 0 if row is None else len(row.findall(CELL))


def _without_tags(text: str) -> str:
    """A text in which nothing is taken for a tag."""
    for escaped, signs in ESCAPED_SIGNS:
        text = text.replace(signs, escaped)
    return text.replace("{#", "{ #")


def _proposals(form: FormDocument, kind: DocumentKind, frame: Frame) -> tuple[Proposal, ...]:
    """Paragraphs of the body that begin as the kind's own template does before a field, or with what a field
    is called, or that hold its sample.
    """
    tops = (one for one in describe(kind.fields) if one.name not in OF_BLOCKS)
    fields = {one.path: one for top in tops for one in top.walk() if not one.members}
    leads = {words: fields[name] for words, name in _leads(frame) if name in fields}
    proposals = []
    for paragraph in form.main.paragraphs:
        if form.main.element_of(paragraph) in _OF_TOP | _OF_BASES | _OF_SIGNATURE | _NOTHING:
            continue
        words = paragraph.text.strip(" -+\t").casefold()
        led = (one for lead, one in leads.items() if words.startswith(lead))
        about = (one for one in fields.values() if _is_about(words, one))
        field = next(chain(led, about), None)
        if field is not None:
            text = paragraph.text.strip()
            proposals.append(Proposal(paragraph.place, text, field.path, field.description))
    return tuple(proposals)


def _leads(frame: Frame) -> Iterator[tuple[str, str]]:
    """The words before the first tag of each paragraph of the template's body, and the field of that tag."""
    for element in frame.body:
        led = _LEAD.match(visible_text(element)) if element.tag == PARAGRAPH else None
        if led is not None:
            yield led.group(1).casefold(), led.group(2)


def _is_about(words: str, field: FieldDescription) -> bool:
    label = re.split(r"[,:;(.]", field.description)[0].strip().casefold()
    if words.startswith(f"{label}:"):
        return True
    sample = field.sample
    if not isinstance(sample, str):
        return False
    return words.strip(".;") == sample.casefold() or (len(sample) >= _SHORTEST and sample.casefold() in words)
