"""What paragraphs and runs take from their styles (kiểu): numbers, fonts, hidden text, lines of tables."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TypeVar

from lxml import etree

from generator.importing.reading.word_fonts import legacy_encoding
from generator.word.numbering import Numbering, child_value, is_on, level_number, list_styles
from generator.word.table_look import has_lines
from generator.word.theme import theme_fonts
from generator.word.wordml import RUN_PROPERTIES, W

_NAMES_KEPT = 16
_PLACES = ((W + "hAnsi", W + "hAnsiTheme"), (W + "ascii", W + "asciiTheme"))
_FONTS, _VANISH, _RUN_STYLE, _VALUE = W + "rFonts", W + "vanish", W + "rStyle", W + "val"
_T = TypeVar("_T")


@dataclass(frozen=True, slots=True)
class Look:
    """What a style says after all that it is based on; None where none of them says anything.

    ``names`` are the ids of the style and of its nearest bases.
    """

    font: str | None = None
    hidden: bool | None = None
    number_id: str | None = None
    level: int | None = None
    names: tuple[str, ...] = ()
    bordered: bool | None = None


class Styles:
    """The styles of a Word file by their ids."""

    def __init__(self, root: etree._Element | None, theme: etree._Element | None = None) -> None:
        self._theme = theme_fonts(theme)
        styles = () if root is None else root.iterchildren(W + "style")
        self._styles: dict[str, etree._Element] = {}
        self._default: str | None = None
        for style in styles:
            name = style.get(W + "styleId", "")
            self._styles.setdefault(name, style)
            default = style.get(W + "default") in {"1", "true", "on"}
            if style.get(W + "type") == "paragraph" and default and self._default is None:
                self._default = name
        defaults = None if root is None else root.find(f"{W}docDefaults/{W}rPrDefault/{W}rPr")
        self._default_font = self.own_font(defaults)
        self._looks: dict[str | None, Look] = {}

    def paragraph_look(self, style: str | None) -> Look:
        """What a paragraph of this style looks like; without a style, or with one unknown, the default."""
        return self._look(style if style in self._styles else self._default)

    def style_look(self, style: str | None) -> Look:
        """What a character or table style says itself."""
        return self._look(style) if style in self._styles else Look()

    def run_look(self, properties: etree._Element | None, paragraph: Look) -> tuple[str | None, bool]:
        """The font of a run's letters beyond ASCII, and whether it is hidden (văn bản ẩn).

        Each is said by the run itself, its style, its paragraph, or the whole file.
        """
        font: str | None = None
        hidden: bool | None = None
        style: str | None = None
        for child in () if properties is None else properties:
            if child.tag == _FONTS:
                font = self._named(child)
            elif child.tag == _VANISH:
                hidden = is_on(child)
            elif child.tag == _RUN_STYLE:
                style = child.get(_VALUE)
        by_style = Look() if style is None else self.style_look(style)
        if hidden is None:
            hidden = bool(by_style.hidden or paragraph.hidden)
        return font or by_style.font or paragraph.font or self._default_font, hidden

    def own_font(self, properties: etree._Element | None) -> str | None:
        """The font that run properties name, directly or through the theme."""
        fonts = None if properties is None else properties.find(_FONTS)
        return None if fonts is None else self._named(fonts)

    def _named(self, fonts: etree._Element) -> str | None:
        for place, by_theme in _PLACES:
            if name := self._theme.get(fonts.get(by_theme, "")) or fonts.get(place):
                return name
        return None

    def numbering_of(
        self, properties: etree._Element | None, look: Look, numbering: Numbering
    ) -> tuple[str, int] | None:
        """The list and level of a paragraph, by itself or by its style; None where it has no number."""
        own = None if properties is None else properties.find(W + "numPr")
        level = level_number(own)
        return numbering.place_of(
            child_value(own, "numId") or look.number_id, look.level if level is None else level, look.names
        )

    def name_old_fonts(self, story: etree._Element) -> bool:
        """Whether a story, the styles or the theme name a font of an old encoding at all."""
        fonts = (one for root in (story, *self._styles.values()) for one in root.iter(_FONTS))
        return any(map(legacy_encoding, (self._default_font, *map(self._named, fonts))))

    def list_styles(self) -> Mapping[str, str]:
        """The list (w:numId) of each numbering style."""
        return list_styles(self._styles)

    def _look(self, style: str | None) -> Look:
        """What a style says, each style of the file read once, from its base upwards."""
        chain: list[str] = []
        seen: set[str] = set()
        while style is not None and style in self._styles and style not in self._looks and style not in seen:
            seen.add(style)
            chain.append(style)
            style = child_value(self._styles[style], "basedOn")
        look = self._looks.get(style, Look())
        for name in reversed(chain):
            look = self._looks[name] = self._over(look, name)
        return look

    def _over(self, base: Look, name: str) -> Look:
        style = self._styles[name]
        properties = style.find(RUN_PROPERTIES)
        numbers = style.find(f"{W}pPr/{W}numPr")
        return Look(
            font=_or(self.own_font(properties), base.font),
            hidden=_or(_hidden(properties), base.hidden),
            number_id=_or(child_value(numbers, "numId"), base.number_id),
            level=_or(level_number(numbers), base.level),
            names=(name, *base.names[: _NAMES_KEPT - 1]),
            bordered=_or(has_lines(style.find(f"{W}tblPr/{W}tblBorders")), base.bordered),
        )


def _hidden(properties: etree._Element | None) -> bool | None:
    vanish = None if properties is None else properties.find(_VANISH)
    return None if vanish is None else is_on(vanish)


def _or(own: _T | None, base: _T | None) -> _T | None:
    return base if own is None else own
