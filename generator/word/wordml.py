"""Names of WordprocessingML (từ vựng của tệp Word) that the compiler looks for."""

from __future__ import annotations

from typing import Final

from lxml import etree

W_NAMESPACE: Final = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
W: Final = "{" + W_NAMESPACE + "}"
W14: Final = "{http://schemas.microsoft.com/office/word/2010/wordml}"
R: Final = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
MC: Final = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"

PARAGRAPH: Final = W + "p"
RUN: Final = W + "r"
RUN_PROPERTIES: Final = W + "rPr"
TEXT: Final = W + "t"
DELETED_TEXT: Final = W + "delText"
TABLE: Final = W + "tbl"
ROW: Final = W + "tr"
CELL: Final = W + "tc"
SECTION: Final = W + "sectPr"
TEXT_BOX: Final = W + "txbxContent"


def ancestor(element: etree._Element, *tags: str) -> etree._Element | None:
    """The nearest element around this one that has one of the tags."""
    return next(element.iterancestors(*tags), None)


def remove(element: etree._Element) -> None:
    """Take an element out of its tree."""
    parent = element.getparent()
    if parent is not None:
        parent.remove(element)


def own_texts(paragraph: etree._Element) -> list[etree._Element]:
    """The w:t elements of a paragraph in reading order, without those of text boxes that hang in it."""
    return [text for text in paragraph.iter(TEXT) if ancestor(text, PARAGRAPH) is paragraph]


def visible_text(element: etree._Element) -> str:
    """The text a reader sees inside an element, tags included."""
    return "".join(text.text or "" for text in element.iter(TEXT))
