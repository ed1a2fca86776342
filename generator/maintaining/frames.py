"""The head and the end of a template (khung mẫu), taken from the shipped one of a kind."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from copy import deepcopy
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Final

from lxml import etree

from generator.checking.form.kinds import KINDS as NAMES
from generator.diagnostics import Diagnostics
from generator.documents import KINDS, DocumentKind
from generator.word.archive import deflate, write_zip
from generator.word.package import Package, parse_xml, read_package
from generator.word.styles import StyleSheet, read_style_sheet
from generator.word.wordml import PARAGRAPH, RUN, RUN_PROPERTIES, SECTION, TABLE, TEXT, W, visible_text

_KIND_STYLE: Final = "Tên loại văn bản"
_HEAD_STYLES: Final = frozenset(
    {
        *("Thẻ lệnh", "Tên loại văn bản", "Trích yếu nội dung", "Đường kẻ", "Trích yếu công văn"),
        *("Kính gửi", "Kính gửi nhiều nơi", "Nơi kính gửi", "Căn cứ ban hành"),
    }
)
"""Styles of what stands above the body, in every kind."""

_OPENS: Final = re.compile(r"\{%p?\s*(?:if|for)\b")
_CLOSES: Final = re.compile(r"\{%p?\s*end(?:if|for)\b")
_ENDS: Final = ("first_recipient", 'include "chu-ky')
"""What the first paragraph of the end holds: the first recipient, or the block of the signature."""

_TAG: Final = re.compile(r"\{[{%].*?[}%]\}", re.DOTALL)
_SPACE: Final = "{http://www.w3.org/XML/1998/namespace}space"


@dataclass(frozen=True, slots=True)
class Frame:
    """A template in three: what stands above its body, the body, and what stands below it."""

    package: Package
    sheet: StyleSheet
    document: etree._Element
    head: tuple[etree._Element, ...]
    body: tuple[etree._Element, ...]
    end: tuple[etree._Element, ...]

    @property
    def has_body(self) -> bool:
        """Whether there is a body to write anew: provisions and appendices are blocks and tables instead."""
        styles = {_style(one, self.sheet) for one in self.body}
        return bool(self.end) and not styles.isdisjoint({"Lời văn", "Tên điểm"})

    @property
    def closing(self) -> etree._Element | None:
        """The paragraph that closes the body, where it does not begin with a number or a condition."""
        last = self.body[-1] if self.body else None
        if last is None or _style(last, self.sheet) != "Đoạn cuối" or visible_text(last).startswith("{%"):
            return None
        return last

    def style(self, name: str) -> str:
        """The id of a style by its name."""
        return next((identity for identity, own in self.sheet.names.items() if own == name), name)

    def uses(self, field: str) -> bool:
        """Whether a tag above or below the body uses a field, named as tags name it (``meeting.name``)."""
        name = re.compile(rf"(?<![\w.\"]){re.escape(field)}\b")
        return any(
            name.search(tag) for one in (*self.head, *self.end) for tag in _TAG.findall(visible_text(one))
        )

    def paragraph(self, style: str, text: str, *, bold: str = "") -> etree._Element:
        """A paragraph of a style, with bold words in front; a line feed in the text ends a line."""
        paragraph = etree.Element(PARAGRAPH)
        properties = etree.SubElement(paragraph, W + "pPr")
        etree.SubElement(properties, W + "pStyle").set(W + "val", self.style(style))
        if bold:
            run = etree.SubElement(paragraph, RUN)
            etree.SubElement(etree.SubElement(run, RUN_PROPERTIES), W + "b")
            _write(run, bold)
        if text:
            _write(etree.SubElement(paragraph, RUN), text)
        return paragraph

    @property
    def top(self) -> tuple[etree._Element, ...]:
        """Of the head, what ends with the subject and the line under it."""
        subjects = {"Trích yếu nội dung", "Đường kẻ", "Trích yếu công văn"}
        last = max(
            (
                i
                for i, one in enumerate(self.head)
                if subjects & {_style(p, self.sheet) for p in one.iter(PARAGRAPH)}
            ),
            default=-1,
        )
        return self.head[: last + 1]

    def section_break(self) -> etree._Element:
        """A paragraph that ends a section like the first of the template, that of the paper itself."""
        paragraph = self.paragraph("Ngắt phần", "")
        section = next(self.document.iter(SECTION), None)
        if section is not None:
            paragraph[0].append(deepcopy(section))
        return paragraph

    def with_body(self, body: Iterable[etree._Element]) -> bytes:
        """The Word file with a body between head and end."""
        return self.file([*self.head, *body, *self.end])

    def file(self, content: Sequence[etree._Element]) -> bytes:
        """The Word file with other content altogether; the last section stays."""
        document = deepcopy(self.document)
        [body] = document.iterchildren(W + "body")
        section = body.find(SECTION)
        for element in list(body):
            body.remove(element)
        body.extend(deepcopy(one) for one in content)
        if section is not None:
            body.append(section)
        xml = etree.tostring(document, xml_declaration=True, encoding="UTF-8", standalone=True)
        parts: Mapping[str, bytes] = {**self.package.parts, self.package.main: xml}
        return write_zip(deflate(name, content) for name, content in parts.items())


def _write(run: etree._Element, text: str) -> None:
    for index, line in enumerate(text.split("\n")):
        if index:
            etree.SubElement(run, W + "br")
        piece = etree.SubElement(run, TEXT)
        piece.text = line
        piece.set(_SPACE, "preserve")


def frame_of(kind: DocumentKind, templates: Path, found: Diagnostics) -> Frame | None:
    """The frame of a kind, from its template in ``templates``.

    A further kind takes the frame of that whose fields it has, under the name that its own abbreviation means
    (PL3 I).
    """
    shipped = next(one for one in KINDS.values() if one.fields is kind.fields)
    package = read_package(templates / shipped.template, found)
    sheet = None if package is None else read_style_sheet(package, found)
    if package is None or sheet is None:
        return None
    document = parse_xml(package.parts[package.main])
    content = [one for one in document.iterchildren(W + "body").__next__() if one.tag in {PARAGRAPH, TABLE}]
    head = _head(content, sheet)
    end = next(
        (
            i
            for i, one in enumerate(content)
            if i >= head and any(sign in visible_text(one) for sign in _ENDS)
        ),
        len(content),
    )
    frame = Frame(
        package, sheet, document, tuple(content[:head]), tuple(content[head:end]), tuple(content[end:])
    )
    if kind.code == shipped.code:
        return frame
    name = next((name for name, symbol in NAMES.items() if symbol == kind.symbol), kind.title).upper()
    renamed = (
        frame.paragraph(_KIND_STYLE, name) if _style(one, sheet) == _KIND_STYLE else one for one in frame.head
    )
    return replace(frame, head=tuple(renamed))


def _head(content: Sequence[etree._Element], sheet: StyleSheet) -> int:
    """How many elements stand above the body: all loops and conditions that begin there end there."""
    depth = whole = 0
    for index, one in enumerate(content):
        if not {_style(paragraph, sheet) for paragraph in one.iter(PARAGRAPH)} <= _HEAD_STYLES:
            break
        text = visible_text(one)
        depth += len(_OPENS.findall(text)) - len(_CLOSES.findall(text))
        if depth == 0:
            whole = index + 1
    return whole


def _style(element: etree._Element, sheet: StyleSheet) -> str:
    use = element.find(f"{W}pPr/{W}pStyle")
    return "" if use is None else sheet.names.get(use.get(W + "val", ""), "")
