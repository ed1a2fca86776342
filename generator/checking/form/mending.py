"""Small repairs of a Word file's tree (sửa định dạng), written as Word itself writes them."""

from __future__ import annotations

from typing import Final

from lxml import etree

from generator.word.wordml import RUN_PROPERTIES, W, own_texts

_SPACE: Final = "{http://www.w3.org/XML/1998/namespace}space"

# The order of the schema (ECMA-376, 17.3.1.26, 17.3.2.28, 17.6.17): Word calls a file with another damaged.
_PARAGRAPH_ORDER: Final = (
    *("pStyle", "keepNext", "keepLines", "pageBreakBefore", "framePr", "widowControl", "numPr"),
    *("suppressLineNumbers", "pBdr", "shd", "tabs", "suppressAutoHyphens", "kinsoku", "wordWrap"),
    *("overflowPunct", "topLinePunct", "autoSpaceDE", "autoSpaceDN", "bidi", "adjustRightInd", "snapToGrid"),
    *("spacing", "ind", "contextualSpacing", "mirrorIndents", "suppressOverlap", "jc", "textDirection"),
    *("textAlignment", "textboxTightWrap", "outlineLvl", "divId", "cnfStyle", "rPr", "sectPr", "pPrChange"),
)
_RUN_ORDER: Final = (
    *("rStyle", "rFonts", "b", "bCs", "i", "iCs", "caps", "smallCaps", "strike", "dstrike", "outline"),
    *("shadow", "emboss", "imprint", "noProof", "snapToGrid", "vanish", "webHidden", "color", "spacing", "w"),
    *("kern", "position", "sz", "szCs", "highlight", "u", "effect", "bdr", "shd", "fitText", "vertAlign"),
    *("rtl", "cs", "em", "lang", "eastAsianLayout", "specVanish", "oMath", "rPrChange"),
)
_SECTION_ORDER: Final = (
    *("headerReference", "footerReference", "footnotePr", "endnotePr", "type", "pgSz", "pgMar", "paperSrc"),
    *("pgBorders", "lnNumType", "pgNumType", "cols", "formProt", "vAlign", "noEndnote", "titlePg"),
    *("textDirection", "bidi", "rtlGutter", "docGrid", "printerSettings", "sectPrChange"),
)


def set_on_paragraph(paragraph: etree._Element, name: str, **values: str | None) -> None:
    """Give a paragraph a property of its own (w:pPr); attributes not named stay, None takes one away."""
    _set(_properties(paragraph, W + "pPr"), name, _PARAGRAPH_ORDER, values)


def set_on_run(run: etree._Element, name: str, **values: str | None) -> None:
    """Give a run a property of its own (w:rPr); attributes not named stay, None takes one away."""
    _set(_properties(run, RUN_PROPERTIES), name, _RUN_ORDER, values)


def set_on_section(section: etree._Element, name: str, **values: str | None) -> None:
    """Give a section (its w:sectPr) a property; attributes not named stay, None takes one away."""
    _set(section, name, _SECTION_ORDER, values)


def replace_words(paragraph: etree._Element, old: str, new: str) -> None:
    """Replace the first ``old`` in the text of a paragraph by ``new``, which looks as its first letter."""
    texts = own_texts(paragraph)
    start = "".join(one.text or "" for one in texts).find(old)
    if start < 0:
        return
    end, position, put = start + len(old), 0, False
    for one in texts:
        words = one.text or ""
        first, last = max(start - position, 0), end - position
        position += len(words)
        if first < len(words) and last > 0:
            one.text = words[:first] + ("" if put else new) + words[last:]
            one.set(_SPACE, "preserve")
            put = True


def _properties(element: etree._Element, tag: str) -> etree._Element:
    found = element.find(tag)
    if found is None:
        found = etree.Element(tag)
        element.insert(0, found)
    return found


def _set(
    properties: etree._Element, name: str, order: tuple[str, ...], values: dict[str, str | None]
) -> None:
    one = properties.find(W + name)
    if one is None:
        one = etree.Element(W + name)
        later = {W + other for other in order[order.index(name) + 1 :]}
        behind = next((child for child in properties if child.tag in later), None)
        if behind is None:
            properties.append(one)
        else:
            behind.addprevious(one)
    for key, value in values.items():
        if value is not None:
            one.set(W + key, value)
        elif W + key in one.attrib:
            del one.attrib[W + key]
