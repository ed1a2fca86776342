"""Styles stand once: the parts that every output takes from templates_docx/styles.docx."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from gettext import gettext as _
from typing import Final

from lxml import etree

from generator.diagnostics import Diagnostics, Location
from generator.vietnamese.text import nearest
from generator.word.package import DamagedPart, Package, parse_xml
from generator.word.places import Places
from generator.word.wordml import W

STYLES_FILE: Final = "styles.docx"
SHARED_KINDS: Final = ("styles", "theme", "fontTable", "settings", "numbering", "webSettings")
_USES_OF_STYLES: Final = (W + "pStyle", W + "rStyle", W + "tblStyle")


@dataclass(frozen=True, slots=True)
class StyleSheet:
    """The styles and numberings of one Word file (bảng kiểu).

    ``names`` holds the name of each style by its id, which is what a paragraph holds; ``numberings`` the ids
    of the lists that a paragraph may belong to, where 0 means none.
    """

    package: Package
    names: Mapping[str, str]
    numberings: frozenset[str]


def read_style_sheet(package: Package, found: Diagnostics) -> StyleSheet | None:
    """Read the styles of a Word file (đọc bảng kiểu); a damaged part is reported as None."""
    try:
        styles = [element for root in _roots(package, "styles") for element in root.iter(W + "style")]
        lists = [element for root in _roots(package, "numbering") for element in root.iter(W + "num")]
    except DamagedPart:
        found.error(
            "xml-damaged",
            _("the styles of the file are damaged"),
            Location(package.path.as_posix()),
            _("save the file again in Word"),
        )
        return None
    names = {}
    for style in styles:
        name = style.find(W + "name")
        if name is not None:
            names[style.get(W + "styleId", "")] = name.get(W + "val", "")
    return StyleSheet(package, names, frozenset({"0", *(one.get(W + "numId", "") for one in lists)}))


def _roots(package: Package, kind: str) -> list[etree._Element]:
    return [parse_xml(package.parts[name]) for name in package.related(package.main, kind)]


def use_styles_of(
    sheet: StyleSheet, root: etree._Element, own: StyleSheet, places: Places, found: Diagnostics
) -> None:
    """Make a part use the styles of the sheet (dùng chung kiểu); one that the sheet lacks is reported.

    The same style may have another id in another file (Word makes ids from translated names): the name
    decides.
    """
    ids = {name: style_id for style_id, name in sheet.names.items()}
    for use in root.iter(*_USES_OF_STYLES):
        style_id = use.get(W + "val", "")
        name = own.names.get(style_id, style_id)
        if name in ids:
            use.set(W + "val", ids[name])
        elif style_id not in sheet.names:
            close = nearest(name, ids)
            places.of(use).error(
                found,
                "style-missing",
                _("the style {style} is not in {file}").format(style=name, file=sheet.package.path.name),
                _("the nearest style there is {style}").format(style=close)
                if close
                else _("add the style to {file}, or choose one of its styles").format(
                    file=sheet.package.path.name
                ),
            )
    for use in root.iter(W + "numId"):
        if use.get(W + "val", "") not in sheet.numberings:
            places.of(use).error(
                found,
                "numbering-missing",
                _("the paragraph belongs to a list that is not in {file}").format(
                    file=sheet.package.path.name
                ),
                _(
                    "take the paragraph out of the list, or give it a style of {file} that has the list"
                ).format(file=sheet.package.path.name),
            )
