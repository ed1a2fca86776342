"""What paragraphs and runs take from their styles (kiểu): numbers, fonts, hidden text, lines of tables."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import TypeVar

from lxml import etree

from generator.importing.reading.numbering import Numbering, is_on
from generator.word.wordml import RUN_PROPERTIES, W

_DRAWINGML = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
_LONGEST_CHAIN = 64
_LINES = tuple(W + name for name in ("top", "left", "start", "bottom", "right", "end", "insideH", "insideV"))
_NO_LINE = frozenset({"nil", "none"})
_T = TypeVar("_T")


@dataclass(frozen=True, slots=True)
class Look:
    """What a style says after all that it is based on; None where none of them says anything."""

    font: str | None = None
    hidden: bool | None = None
    number_id: str | None = None
    level: int | None = None
    names: tuple[str, ...] = ()
    bordered: bool | None = None


class Styles:
    """The styles of a Word file by their ids."""

    def __init__(self, root: etree._Element | None, theme: etree._Element | None = None) -> None:
        self._theme = dict(_theme_fonts(theme))
        styles = () if root is None else root.iterchildren(W + "style")
        self._styles: dict[str, etree._Element] = {}
        self._default: str | None = None
        for style in styles:
            name = style.get(W + "styleId", "")
            self._styles.setdefault(name, style)
            default = style.get(W + "default") in {"1", "true", "on"}
            if style.get(W + "type") == "paragraph" and default and self._default is None:
                self._default = name
        self._defaults = None if root is None else root.find(f"{W}docDefaults/{W}rPrDefault/{W}rPr")
        self._looks: dict[str | None, Look] = {}

    def paragraph_look(self, style: str | None) -> Look:
        """What a paragraph of this style looks like; without a style, or with one unknown, the default."""
        return self._look(style if style in self._styles else self._default)

    def style_look(self, style: str | None) -> Look:
        """What a character or table style says itself."""
        return self._look(style) if style in self._styles else Look()

    def run_font(self, properties: etree._Element | None, paragraph: Look) -> str | None:
        """The font of a run's letters beyond ASCII: its own, its style's, its paragraph's, the file's."""
        return (
            self.own_font(properties)
            or self.style_look(child_value(properties, "rStyle")).font
            or paragraph.font
            or self.own_font(self._defaults)
        )

    def is_hidden(self, properties: etree._Element | None, paragraph: Look) -> bool:
        """Whether a run is hidden text (văn bản ẩn), by itself or by its styles."""
        own = None if properties is None else properties.find(W + "vanish")
        if own is not None:
            return is_on(own)
        return bool(self.style_look(child_value(properties, "rStyle")).hidden or paragraph.hidden)

    def own_font(self, properties: etree._Element | None) -> str | None:
        """The font that run properties name, directly or through the theme."""
        fonts = None if properties is None else properties.find(W + "rFonts")
        if fonts is None:
            return None
        for place in ("hAnsi", "ascii"):
            theme = self._theme.get(fonts.get(f"{W}{place}Theme", ""))
            if name := theme or fonts.get(W + place):
                return name
        return None

    def numbering_of(
        self, properties: etree._Element | None, look: Look, numbering: Numbering
    ) -> tuple[str, int] | None:
        """The list and level of a paragraph, by itself or by its style; None where it has no number."""
        own = None if properties is None else properties.find(W + "numPr")
        number_id = child_value(own, "numId") or look.number_id
        if number_id is None or numbering.list_of(number_id) is None:
            return None
        level = level_number(own)
        if level is None:
            level = look.level
        if level is None:
            tied = (numbering.level_of_style(number_id, name) for name in look.names)
            level = next((one for one in tied if one is not None), 0)
        return number_id, level

    def list_styles(self) -> Mapping[str, str]:
        """The list (w:numId) of each numbering style."""
        found = {}
        for name, style in self._styles.items():
            if style.get(W + "type") == "numbering":
                number = style.find(f"{W}pPr/{W}numPr/{W}numId")
                if number is not None:
                    found[name] = number.get(W + "val", "")
        return found

    def _look(self, style: str | None) -> Look:
        look = self._looks.get(style)
        if look is None:
            chain = list(self._chain(style))
            look = Look(
                font=_first(self.own_font(one.find(RUN_PROPERTIES)) for one in chain),
                hidden=_first(_hidden(one.find(RUN_PROPERTIES)) for one in chain),
                number_id=_first(child_value(one.find(f"{W}pPr/{W}numPr"), "numId") for one in chain),
                level=_first(level_number(one.find(f"{W}pPr/{W}numPr")) for one in chain),
                names=tuple(one.get(W + "styleId", "") for one in chain),
                bordered=_first(has_lines(one.find(f"{W}tblPr/{W}tblBorders")) for one in chain),
            )
            self._looks[style] = look
        return look

    def _chain(self, style: str | None) -> Iterator[etree._Element]:
        seen: set[str] = set()
        while style is not None and style in self._styles and style not in seen:
            seen.add(style)
            yield self._styles[style]
            if len(seen) == _LONGEST_CHAIN:
                return
            style = child_value(self._styles[style], "basedOn")


def child_value(element: etree._Element | None, name: str) -> str | None:
    """The value of a child that has nothing but one (``<w:pStyle w:val="…"/>``)."""
    child = None if element is None else element.find(W + name)
    return None if child is None else child.get(W + "val")


def level_number(numbers: etree._Element | None) -> int | None:
    """The level that w:numPr names, from 0 to 8."""
    level = child_value(numbers, "ilvl")
    return int(level) if level is not None and level in "012345678" and len(level) == 1 else None


def has_lines(borders: etree._Element | None) -> bool | None:
    """Whether borders of a table or cell draw a line; None where nothing is said."""
    if borders is None:
        return None
    return any(line.get(W + "val", "nil") not in _NO_LINE for line in borders if line.tag in _LINES)


def _hidden(properties: etree._Element | None) -> bool | None:
    vanish = None if properties is None else properties.find(W + "vanish")
    return None if vanish is None else is_on(vanish)


def _first(values: Iterator[_T | None]) -> _T | None:
    return next((one for one in values if one is not None), None)


def _theme_fonts(theme: etree._Element | None) -> Iterator[tuple[str, str]]:
    """The Latin fonts of a theme by the names that w:rFonts has for them."""
    if theme is None:
        return
    for kind in ("major", "minor"):
        latin = next(theme.iter(f"{_DRAWINGML}{kind}Font"), None)
        face = None if latin is None else latin.find(_DRAWINGML + "latin")
        if face is not None and face.get("typeface"):
            for place in ("Ascii", "HAnsi"):
                yield kind + place, face.get("typeface", "")
