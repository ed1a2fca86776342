"""Faults of form (lỗi thể thức) for tests: a good paper and one change that one rule must find."""

from __future__ import annotations

import copy
import io
import zipfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from lxml import etree

from generator.word.wordml import CELL, PARAGRAPH, ROW, RUN, RUN_PROPERTIES, TABLE, TEXT, W, own_texts

__all__ = ["CELL", "PARAGRAPH", "ROW", "RUN", "RUN_PROPERTIES", "TABLE", "TEXT", "Fault", "W", "WordCopy"]


class WordCopy:
    """A Word file opened to be spoilt: ``body`` is its w:body, ``parts`` all others as bytes."""

    MAIN = "word/document.xml"

    def __init__(self, content: bytes) -> None:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            self.parts = {name: archive.read(name) for name in archive.namelist()}
        self._root = etree.fromstring(self.parts.pop(self.MAIN))
        body = self._root.find(W + "body")
        assert body is not None
        self.body = body

    def bytes(self) -> bytes:
        stream = io.BytesIO()
        with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
            for name, content in self.parts.items():
                archive.writestr(name, content)
            archive.writestr(self.MAIN, etree.tostring(self._root, xml_declaration=True, encoding="UTF-8"))
        return stream.getvalue()

    def paragraphs(self, beginning: str) -> Iterator[etree._Element]:
        """The paragraphs whose text begins so, in reading order."""
        for paragraph in self.body.iter(PARAGRAPH):
            if text_of(paragraph).startswith(beginning):
                yield paragraph

    def paragraph(self, beginning: str) -> etree._Element:
        """The first paragraph whose text begins so; there must be one."""
        return next(self.paragraphs(beginning))

    def replace(self, old: str, new: str) -> None:
        """Replace words in the first text that holds them; there must be one."""
        text = next(one for one in self.body.iter(TEXT) if old in (one.text or ""))
        text.text = (text.text or "").replace(old, new, 1)
        text.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")

    def property(self, paragraph: etree._Element, name: str, **values: str) -> None:
        """Give a paragraph a property of its own, as Word writes what a person sets by hand."""
        properties = paragraph.find(W + "pPr")
        if properties is None:
            properties = etree.Element(W + "pPr")
            paragraph.insert(0, properties)
        _set(properties, name, values)

    def look(self, paragraph: etree._Element, name: str, **values: str) -> None:
        """Give all letters of a paragraph a property of their own."""
        for run in paragraph.iter(RUN):
            properties = run.find(RUN_PROPERTIES)
            if properties is None:
                properties = etree.Element(RUN_PROPERTIES)
                run.insert(0, properties)
            _set(properties, name, values)

    def add_after(self, paragraph: etree._Element, text: str) -> etree._Element:
        """Add a paragraph like this one behind it, with another text."""
        new = copy.deepcopy(paragraph)
        texts = own_texts(new)
        for one in texts:
            one.text = ""
        if texts:
            texts[0].text = text
        paragraph.addnext(new)
        return new

    def remove(self, element: etree._Element) -> None:
        parent = element.getparent()
        assert parent is not None
        parent.remove(element)


@dataclass(frozen=True, slots=True)
class Fault:
    """One known fault: ``paper`` is the file name of a good paper without ``.docx`` ("giay-moi-2026-q1"), of
    the dossier ``dossier``; ``code`` the only rule that may find anything once ``change`` is made.
    """

    name: str
    code: str
    change: Callable[[WordCopy], object]
    paper: str = "quyet-dinh-ban-hanh"
    dossier: str = "lai-chau-du-lieu"

    def __str__(self) -> str:
        return f"{self.code}: {self.name}"


def text_of(paragraph: etree._Element) -> str:
    return "".join(one.text or "" for one in own_texts(paragraph))


def _set(properties: etree._Element, name: str, values: dict[str, str]) -> None:
    for old in properties.findall(W + name):
        properties.remove(old)
    new = etree.SubElement(properties, W + name)
    for key, value in values.items():
        new.set(W + key, value)
