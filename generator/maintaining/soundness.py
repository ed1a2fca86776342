"""What Word would want to repair (tệp hỏng khi mở): the structure of what a template prints with any data.

The schema of WordprocessingML (ECMA-376 part 1) is far stricter than Word; these are the faults that Word
does not open, or repairs with a message.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from gettext import gettext as _
from typing import Final

from lxml import etree

from generator.diagnostics import Diagnostics
from generator.maintaining.symbolic import SymbolicTemplate, Way
from generator.word.assembly import output_package
from generator.word.compiling import OpenedTemplate
from generator.word.package import DamagedPart, parse_xml
from generator.word.places import Place
from generator.word.wordml import CELL, PARAGRAPH, ROW, RUN, SECTION, TABLE, R, W

_WP: Final = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"
_BLOCKS: Final = {PARAGRAPH, TABLE, W + "sdt"}
_RUN_PARENTS: Final = {W + name for name in ("body", "tbl", "tr", "tc")}
_ORDER: Final[Mapping[str, tuple[str, ...]]] = {
    W + "pPr": (
        "pStyle", "keepNext", "keepLines", "pageBreakBefore", "framePr", "widowControl", "numPr",
        "suppressLineNumbers", "pBdr", "shd", "tabs", "suppressAutoHyphens", "kinsoku", "wordWrap",
        "overflowPunct", "topLinePunct", "autoSpaceDE", "autoSpaceDN", "bidi", "adjustRightInd", "snapToGrid",
        "spacing", "ind", "contextualSpacing", "mirrorIndents", "suppressOverlap", "jc", "textDirection",
        "textAlignment", "textboxTightWrap", "outlineLvl", "divId", "cnfStyle", "rPr", "sectPr", "pPrChange",
    ),
    W + "tcPr": (
        "cnfStyle", "tcW", "gridSpan", "hMerge", "vMerge", "tcBorders", "shd", "noWrap", "tcMar",
        "textDirection", "tcFitText", "vAlign", "hideMark",
    ),
    W + "tblPr": (
        "tblStyle", "tblpPr", "tblOverlap", "bidiVisual", "tblStyleRowBandSize", "tblStyleColBandSize",
        "tblW", "jc", "tblCellSpacing", "tblInd", "tblBorders", "shd", "tblLayout", "tblCellMar", "tblLook",
        "tblCaption", "tblDescription",
    ),
}  # fmt: skip
"""The order of children that Word insists on; that of w:rPr it does not care for."""

_FIRST: Final = {
    PARAGRAPH: W + "pPr", RUN: W + "rPr", CELL: W + "tcPr", TABLE: W + "tblPr", ROW: W + "trPr"
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Damage:
    """What is wrong in a part, at an element of it (chỗ hỏng)."""

    element: etree._Element
    message: str


def damages(root: etree._Element, relationships: Iterable[str]) -> Iterator[Damage]:
    """What Word would want to repair in a part; ``relationships`` are the ids of its links."""
    known = set(relationships)
    for element in root.iter():
        if not isinstance(element.tag, str):
            continue
        yield from _own_damages(element)
        yield from (
            Damage(element, _("something here belongs to a part that the file does not have"))
            for name, value in element.attrib.items()
            if str(name).startswith(R) and value not in known
        )
    yield from _unbalanced_fields(root)
    yield from _twice(root)


def _own_damages(element: etree._Element) -> Iterator[Damage]:
    tag = element.tag
    children = [one for one in element if isinstance(one.tag, str)]
    if tag == CELL and (not children or children[-1].tag not in {PARAGRAPH, W + "sdt"}):
        yield Damage(element, _("a cell does not end with a paragraph"))
    elif tag == ROW and not any(one.tag in {CELL, W + "sdt"} for one in children):
        yield Damage(element, _("a row has no cell"))
    elif tag == TABLE and not any(one.tag in {ROW, W + "sdt"} for one in children):
        yield Damage(element, _("a table has no row"))
    elif tag == PARAGRAPH and any(one.tag in {PARAGRAPH, TABLE, ROW, CELL} for one in children):
        yield Damage(element, _("a paragraph holds another paragraph or a table"))
    elif tag in _RUN_PARENTS and any(one.tag == RUN or _is_stray(one, tag) for one in children):
        yield Damage(element, _("text stands outside any paragraph"))
    if element.text and element.text.strip() and tag in {*_RUN_PARENTS, PARAGRAPH, RUN}:
        yield Damage(element, _("text stands outside any paragraph"))
    if (
        tag in _FIRST
        and any(one.tag == _FIRST[tag] for one in children[1:])
        and not _has_exceptions(children)
    ):
        yield Damage(element, _("properties stand in the wrong order"))
    if tag in _ORDER:
        order = _ORDER[tag]
        places = [order.index(name) for one in children if (name := one.tag.rpartition("}")[2]) in order]
        if places != sorted(places) or len(set(places)) < len(places):
            yield Damage(element, _("properties stand in the wrong order"))
    if tag == W + "body" and (SECTION in {one.tag for one in children[:-1]}):
        yield Damage(element, _("the settings of the page do not stand at the end"))
    if tag == W + "gridSpan" and not element.get(W + "val", "").isdecimal():
        yield Damage(element, _("a cell spans a number of columns that is no number"))


def _is_stray(child: etree._Element, holder: str) -> bool:
    wrong = {
        W + "body": {ROW, CELL},
        TABLE: {PARAGRAPH, CELL},
        ROW: {PARAGRAPH, TABLE, ROW},
        CELL: {ROW, CELL},
    }
    return child.tag in wrong[holder]


def _has_exceptions(children: list[etree._Element]) -> bool:
    """A row may have exceptions of its table before its properties."""
    return children[0].tag == W + "tblPrEx"


def _unbalanced_fields(root: etree._Element) -> Iterator[Damage]:
    """Fields of several runs: each begin has its end, in this order."""
    open_fields: list[etree._Element] = []
    for one in root.iter(W + "fldChar"):
        match one.get(W + "fldCharType"):
            case "begin":
                open_fields.append(one)
            case "end" if open_fields:
                open_fields.pop()
            case "end":
                yield Damage(one, _("a field ends that has not begun"))
            case _:
                pass
    yield from (Damage(one, _("a field begins and does not end")) for one in open_fields)


def _twice(root: etree._Element) -> Iterator[Damage]:
    """Ids that may occur once: of drawings, bookmarks, and of content controls."""
    for tag, name in (
        (_WP + "docPr", "id"),
        (W + "bookmarkStart", W + "id"),
        (W + "bookmarkStart", W + "name"),
    ):
        seen: Counter[str] = Counter()
        for one in root.iter(tag):
            seen[one.get(name, "")] += 1
            if seen[one.get(name, "")] == 2:
                yield Damage(one, _("two drawings or bookmarks have the same number"))


def check_soundness(opened: OpenedTemplate, template: SymbolicTemplate, found: Diagnostics) -> None:
    """Print a template on all its ways, and report what Word would want to repair, once a place."""
    if opened.sheet is None:
        return
    package = output_package(opened.package, opened.sheet.package)
    told: set[tuple[Place, str]] = set()
    for way in (*(Way(branch, 2) for branch in range(template.branches)), Way(0, 0)):
        for part, xml in template.print(way).items():
            if part not in opened.roots:
                continue
            links = [one.id for one in package.relationships.get(part, ()) if one.target in package.parts]
            here = opened.places.of(opened.roots[part])
            for damage in _read(xml, links):
                place = _kept_place(damage.element, opened, here)
                if (place, damage.message) not in told:
                    told.add((place, damage.message))
                    place.error(
                        found,
                        "word-would-repair",
                        _("Word would want to repair the document: {damage}").format(damage=damage.message),
                        _("make this place anew in Word; a copy of a file that Word saved is sound"),
                    )


def _read(xml: bytes, links: list[str]) -> Iterator[Damage]:
    try:
        root = parse_xml(xml)
    except DamagedPart:
        yield Damage(etree.Element("part"), _("its XML is damaged"))
    else:
        yield from damages(root, links)


def _kept_place(element: etree._Element, opened: OpenedTemplate, here: Place) -> Place:
    """The place of the nearest paragraph that came from the template: around, inside, or before."""
    nearest = (
        *element.iterancestors(PARAGRAPH),
        *element.iter(PARAGRAPH),
        *element.itersiblings(preceding=True),
        *(one for holder in element.iterancestors(CELL, ROW, TABLE) for one in holder.iter(PARAGRAPH)),
    )
    return next((place for one in nearest if (place := opened.places.kept(one)) is not None), here)
